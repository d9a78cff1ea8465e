"""Copies of one agency report: families, alignment, and what each outlet changed in the wording."""

from framing.wire.aligning import align_copies
from framing.wire.families import match_wire

__all__ = ["align_copies", "match_wire"]
