"""Files to articles: one file a format, page clutter, dates and agency credits.

`read_corpus` reads a corpus whole. One larger than memory is read in batches by
the same parts: `open_source` goes through pages and records, `read_raw` reads
one, in any process, and `key_of` makes its key there; `Gathering` settles names
and duplicates from the keys, in order; `tables_of` makes the tables of a batch.
"""

from framing.corpus.gathering import Corpus, tables_of
from framing.corpus.raw import Raw, read_raw
from framing.corpus.reading import read_corpus
from framing.corpus.reports import Report
from framing.corpus.settings import agency_names
from framing.corpus.settling import Gathering, ReportKey, Settled, key_of
from framing.corpus.sources import Source, open_source

__all__ = [
    "Corpus",
    "Gathering",
    "Raw",
    "Report",
    "ReportKey",
    "Settled",
    "Source",
    "agency_names",
    "key_of",
    "open_source",
    "read_corpus",
    "read_raw",
    "tables_of",
]
