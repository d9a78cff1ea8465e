"""A copy beside the text it was made from, with every change of wording marked."""

from framing.reader.copies.comparing import compare_copies

__all__ = ["compare_copies"]
