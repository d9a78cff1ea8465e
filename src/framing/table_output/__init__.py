"""A table as it is shown to people: units in headers, thousands separators, notes beneath."""

from framing.table_output.page import table_html
from framing.table_output.summary import Part, number_of, summary_html, summary_text

__all__ = ["Part", "number_of", "summary_html", "summary_text", "table_html"]
