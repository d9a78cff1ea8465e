"""Names made unique and duplicates found, from small keys of the reports, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from itertools import count
from pathlib import PurePosixPath
from sys import intern
from typing import NamedTuple

from framing.corpus.digests import SIZE, Digests
from framing.corpus.lines import fold
from framing.corpus.reports import Report


class ReportKey(NamedTuple):
    """What has to be known of a report to settle its name and whether it is a duplicate.

    `sha256` is that of its bytes, `words` a digest of its text in small letters
    without punctuation; both are empty where there is no report.
    """

    source: str
    sha256: str
    words: bytes
    outlet: str
    article_id: str
    problem: str


class Settled(NamedTuple):
    """What becomes of a report: its name, or the reason why it is left out; one of them is empty.

    `renamed` says that the name it asked for was taken, `shared` that another
    outlet published the same text.
    """

    article_id: str
    reason: str = ""
    renamed: str = ""
    shared: str = ""


def key_of(report: Report) -> ReportKey:
    """Make the key of a report: it can be made where the report is read, and is all that has to travel.

    >>> key_of(Report("a.txt", {}, problem="the file is empty")).problem
    'the file is empty'
    """
    row = report.row
    if not row:
        return ReportKey(report.source, "", b"", "", "", report.problem)
    words = blake2b(fold(row["text"]).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()
    return ReportKey(report.source, row["sha256"], words, row["outlet"], row["article_id"], report.problem)


class Gathering:
    """The reports settled so far: digests, names, sources and outlets, no texts. It can be pickled.

    Of reports that are the same byte for byte, or in their text once clutter is
    cut, the first is kept and the others left out; not so where two outlets are
    known to have published it, for that is a copy worth seeing.

    Examples
    --------
    >>> first = ReportKey("a.txt", "00" * 32, b"0" * 16, "Courier", "", "")
    >>> second, third = first._replace(source="b.txt"), first._replace(sha256="01" * 32, outlet="Tribune")
    >>> gathering = Gathering()
    >>> [settled.article_id for settled in gathering.settle([first, second, third])]
    ['a', '', 'a-2']
    >>> gathering.settle([second])[0].reason[:45]
    'the same file as a.txt (article a), which was'
    """

    def __init__(self) -> None:
        # of each kept report, at its number
        self._names: list[str] = []
        self._sources: list[str] = []
        self._outlets: list[str] = []
        self._files = Digests()
        self._words = Digests()
        self._taken: set[str] = set()  # names
        self._next: dict[str, int] = {}  # a name that was taken: the number to try next

    def settle(self, keys: Iterable[ReportKey]) -> list[Settled]:
        """Settle reports, in their order, after those of the calls before."""
        return [self._settle(key) for key in keys]

    def _settle(self, key: ReportKey) -> Settled:
        if key.problem:
            return Settled("", key.problem)
        file, words = bytes.fromhex(key.sha256)[:SIZE], key.words
        same_file = self._files.find(file)
        twins = [*same_file, *self._words.find(words)]
        if reason := self._duplicate(key, twins, same_file):
            return Settled("", reason)
        name, renamed = self._name(key)
        shared = f"the same text as {self._names[twins[0]]}, published by another outlet" if twins else ""
        self._files.add(file)
        self._words.add(words)
        self._taken.add(name)
        self._names.append(name)
        self._sources.append(key.source)
        self._outlets.append(intern(key.outlet))
        return Settled(name, "", renamed, shared)

    def _duplicate(self, key: ReportKey, twins: list[int], same_file: list[int]) -> str:
        twin = next((n for n in twins if _may_be_one(key.outlet, self._outlets[n])), None)
        if twin is None:
            return ""
        same = "the same file as" if twin in same_file and "#" not in key.source else "the same text as"
        return (
            f"{same} {self._sources[twin]} (article {self._names[twin]}), which was read: take out one, or name "
            "both outlets in a manifest"
        )

    def _name(self, key: ReportKey) -> tuple[str, str]:
        """The name given, else that of the file; made unique with a number."""
        wanted = key.article_id or _stem(key.source)
        if wanted not in self._taken:
            return wanted, ""
        # numbers below the last one given are taken: without remembering it, n pages of one name take n * n steps
        number = next(n for n in count(self._next.get(wanted, 2)) if f"{wanted}-{n}" not in self._taken)
        self._next[wanted] = number + 1
        name = f"{wanted}-{number}"
        return name, f"{wanted!r} was taken: this is {name!r}"


def _may_be_one(outlet: str, other: str) -> bool:
    """Two reports of one text are one report unless two outlets are known."""
    return not outlet or not other or outlet == other


def _stem(source: str) -> str:
    """Name a report after its file, or after its table and row.

    >>> _stem("courier/page.txt"), _stem("reports.jsonl.gz#7"), _stem("U.S. talks.txt")
    ('page', 'reports-7', 'U.S. talks')
    """
    file, _, row = source.partition("#")
    stem = " ".join(PurePosixPath(file.removesuffix(".gz")).stem.split())
    return f"{stem}-{row}" if row else stem
