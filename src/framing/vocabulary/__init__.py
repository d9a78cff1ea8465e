"""Sentences -> words, and what they tell of the outlets: which tell them apart, which carry a difference.

A bag of words is all that is compared here: how often a report has a word, in whose voice. Tests and
intervals are over units of evidence, never over words, which hang together in a text.
"""

from framing.vocabulary.cooccurrence import cooccurrence
from framing.vocabulary.keyness import keyness
from framing.vocabulary.shift import word_shift
from framing.vocabulary.splitting import count_capitals, split_words

__all__ = ["cooccurrence", "count_capitals", "keyness", "split_words", "word_shift"]
