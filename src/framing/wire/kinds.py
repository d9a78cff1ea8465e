"""The kind of a change."""

from __future__ import annotations

from framing.wire.agents import is_recast
from framing.wire.change import Change
from framing.wire.labels import is_relabelled
from framing.wire.names import is_renamed
from framing.wire.numbers import is_renumbered
from framing.wire.qualifiers import is_qualified
from framing.wire.quoting import is_punctuation, is_requoted, moved_marks
from framing.wire.reading import read_change
from framing.wire.respelling import is_respelled
from framing.wire.verbs import is_retensed
from framing.wire.verbs_of_saying import is_reattributed

# In the order of the codebook: the first that fits.
KINDS = (
    ("punctuation", is_punctuation),
    ("spelling", lambda reading: is_respelled(reading) and not moved_marks(reading)),
    ("quotation", is_requoted),
    ("number", is_renumbered),
    ("attribution", is_reattributed),
    ("name", is_renamed),
    ("label", is_relabelled),
    ("agent", is_recast),
    ("tense", is_retensed),
    ("qualifier", is_qualified),
)


def kind_of(change: Change) -> str:
    """Tell the kind of a change."""
    reading = read_change(change)
    return next((kind for kind, fits in KINDS if fits(reading)), "other")
