"""Sentences -> loaded phrases, and the phrases in context."""

from framing.phrases.concordance import concordance, concordance_html
from framing.phrases.finding import find_loaded

__all__ = ["concordance", "concordance_html", "find_loaded"]
