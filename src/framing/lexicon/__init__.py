"""Lexicon files -> terms: the shipped table, and lists of one's own."""

from __future__ import annotations

from framing.lexicon.check import check_lexicon
from framing.lexicon.read import loaded_terms, read_lexicon
from framing.lexicon.terms import CATEGORIES, TERM_COLUMNS

__all__ = ["CATEGORIES", "TERM_COLUMNS", "check_lexicon", "loaded_terms", "read_lexicon"]
