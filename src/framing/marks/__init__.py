"""Quotation marks in a string: what stands in them (pairs), and which single ones are apostrophes (singles)."""

from framing.marks.pairs import MARKS, PARAGRAPH_BREAK, SIGNS, Span, quotation_spans

__all__ = ["MARKS", "PARAGRAPH_BREAK", "SIGNS", "Span", "quotation_spans"]
