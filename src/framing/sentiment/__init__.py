"""Sentences + sentiment (scoring), and what the sentiment lexicon does not know (gaps).

VADER as its authors ship it (vaderSentiment; NLTK's version differs on a third
of sentences), in batches: batch scores many sentences at once, tokens parts
them, kinds holds what VADER's rules see in a token, valences what they make of
a word among its neighbours, totals what becomes of a sentence; library is
vaderSentiment itself, and lists its lexicon and constants as they are now.
"""

from framing.sentiment.gaps import sentiment_gaps
from framing.sentiment.scoring import score_sentiment

__all__ = ["score_sentiment", "sentiment_gaps"]
