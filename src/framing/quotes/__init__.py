"""Articles -> quotations, who says them and how; sentences + whose words they are."""

from framing.quotes.finding import find_quotes
from framing.quotes.places import mark_sentence
from framing.quotes.voice import mark_voice

__all__ = ["find_quotes", "mark_sentence", "mark_voice"]
