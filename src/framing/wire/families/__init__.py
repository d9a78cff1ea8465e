"""Sentences and quotations -> families of copies."""

from framing.wire.families.matching import match_wire

__all__ = ["match_wire"]
