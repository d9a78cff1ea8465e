"""A table as it is shown to people: units in headers, thousands separators, notes beneath."""

from framing.table_output.page import table_html

__all__ = ["table_html"]
