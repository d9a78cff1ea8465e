"""Sentences -> passives: what was done, and whether the sentence names who did it."""

from framing.passives.finding import find_passives

__all__ = ["find_passives"]
