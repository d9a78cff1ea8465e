"""Sentences -> pairs of near-duplicates, without families of copies."""

from framing.wire.recurring.matching import match_sentences

__all__ = ["match_sentences"]
