"""Quotation marks in a string: what stands in them (pairs), and which single ones are apostrophes (singles)."""

from framing.marks.pairs import PARAGRAPH_BREAK, SIGNS, Span, quotation_spans

__all__ = ["PARAGRAPH_BREAK", "SIGNS", "Span", "quotation_spans"]
