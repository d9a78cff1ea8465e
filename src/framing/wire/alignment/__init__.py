"""Families -> what became of each sentence."""

from framing.wire.alignment.aligning import align_copies

__all__ = ["align_copies"]
