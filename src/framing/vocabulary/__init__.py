"""Sentences -> words, and what they tell of the outlets: which tell them apart, which carry a difference."""

from framing.vocabulary.splitting import split_words

__all__ = ["split_words"]
