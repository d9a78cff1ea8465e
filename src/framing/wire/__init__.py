"""Copies of one agency report: families, alignment, and what each outlet changed in the wording."""

from framing.wire.aligning import align_copies

__all__ = ["align_copies"]
