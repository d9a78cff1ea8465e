"""Files to articles: one file a format, page clutter, dates and agency credits."""

from framing.corpus.gathering import Corpus
from framing.corpus.reading import read_corpus

__all__ = ["Corpus", "read_corpus"]
