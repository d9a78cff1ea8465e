"""Copies of one agency report: families, alignment, and what each outlet changed in the wording."""

from framing.wire.alignment.aligning import align_copies
from framing.wire.edits.diffing import diff_words
from framing.wire.families.matching import match_wire
from framing.wire.origin import filter_origin, mark_origin
from framing.wire.recurring.matching import match_sentences

__all__ = ["align_copies", "diff_words", "filter_origin", "mark_origin", "match_sentences", "match_wire"]
