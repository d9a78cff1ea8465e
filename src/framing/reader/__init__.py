"""Tables as pages to read: reports in their words, marked up."""

from framing.reader.article import read_article
from framing.reader.copies import compare_copies

__all__ = ["compare_copies", "read_article"]
