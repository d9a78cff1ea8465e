"""Aligned sentences -> changes of wording, each with its place."""

from framing.wire.edits.diffing import diff_words

__all__ = ["diff_words"]
