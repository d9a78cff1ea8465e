"""Parts of the builder of the control corpus; see ../README.md for the format they read."""
