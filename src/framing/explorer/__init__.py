"""Tables -> an interactive view of them in JupyterLab."""

from framing.explorer.exploring import explore

__all__ = ["explore"]
