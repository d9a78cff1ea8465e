"""Articles -> events: which reports tell of one thing that happened, where nobody has said so."""

from framing.events.finding import find_events
from framing.events.marking import mark_events

__all__ = ["find_events", "mark_events"]
