"""Reports to read: whose words are whose, what is loaded, what came from the agency."""

from framing.reader.article.reading import read_article

__all__ = ["read_article"]
