"""Source files to reports: header, blocks, sentences with offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from pathlib import Path
from typing import NamedTuple

from building.marks import Mark, SourceError, read_line

HEADER = ("id", "outlet", "published", "event", "agency", "base", "role", "encoding", "title")
RULES = (
    "clock repeated_title repeated_lead caption credit cross_link read_more comments cookies "
    "copyright byline dateline published"
).split()
OUTLETS = {
    "o1": "The Merrow Courier",
    "o2": "Northline News",
    "o3": "Halden Today",
    "o4": "Lantern Daily",
    "o5": "The Ordal Observer",
    "o6": "Strait Tribune",
}


class Block(NamedTuple):
    """A block of a source: a paragraph, the standfirst, or page clutter to be cut."""

    kind: str
    rule: str
    glue: bool
    line: int
    lines: list[tuple[int, str]]


class Sentence(NamedTuple):
    """A sentence: offsets are into the text (into the title for the headline)."""

    part: str
    paragraph: int
    start: int
    text: str
    marks: list[Mark]
    origin: str  # '=', '~' or '+' in copies, else ''
    bases: tuple[int, ...]  # sentences of the base it was made from; two where they were merged
    line: int
    old: str = ""  # its wording with the edits undone; of a split sentence, its part of the base's
    old_start: int = 0  # where that begins in the wording of `bases`

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass
class Report:
    """A source file read."""

    path: Path
    header: dict[str, str]
    blocks: list[Block]
    sentences: list[Sentence] = field(default_factory=list)
    text: str = ""
    standfirst_end: int = 0

    @property
    def id(self) -> str:
        return self.header["id"]

    @property
    def title(self) -> str:
        return self.sentences[0].text

    def fail(self, line: int, message: str) -> SourceError:
        return SourceError(f"{self.path.name}:{line}: {message}")


def read_source(path: Path) -> Report:
    """Read header and blocks of one source file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if "===" not in lines:
        raise SourceError(f"{path.name}:1: no line '===' between header and text")
    split = lines.index("===")
    report = Report(path, _header(path, lines[:split]), [])
    for number, line in enumerate(lines[split + 1 :], split + 2):
        if line.startswith("# "):
            report.blocks.append(_block(report, number, line))
        elif line.strip() and not report.blocks:
            raise report.fail(number, "text before the first '# p', '# standfirst' or '# cut' line")
        elif line.strip():
            report.blocks[-1].lines.append((number, line.rstrip()))
    for block in report.blocks:
        if not block.lines:
            raise report.fail(block.line, "an empty block")
    return report


def _header(path: Path, lines: list[str]) -> dict[str, str]:
    header = dict.fromkeys(HEADER, "")
    for number, line in enumerate(lines, 1):
        name, colon, value = line.partition(":")
        if not colon or name.strip() not in HEADER:
            raise SourceError(f"{path.name}:{number}: header needs one of {', '.join(HEADER)}; found {line!r}")
        header[name.strip()] = value.strip()
    if header["id"] != path.stem:
        raise SourceError(f"{path.name}:1: id is {header['id']!r}; it must be the file's name")
    outlet = OUTLETS.get(path.stem.partition("-")[2])
    if header["outlet"] != outlet:
        raise SourceError(f"{path.name}:2: outlet is {header['outlet']!r}; the id says {outlet!r}")
    if not re.fullmatch(r"2031-\d\d-\d\d", header["published"]):
        raise SourceError(f"{path.name}:3: published needs a day like 2031-03-04; found {header['published']!r}")
    for name in ("event", "title"):
        if not header[name]:
            raise SourceError(f"{path.name}:1: header lacks {name}")
    return header | {"encoding": header["encoding"] or "utf-8"}


def _block(report: Report, number: int, line: str) -> Block:
    words = line[2:].split()
    if words[:1] == ["cut"]:
        if len(words) < 2 or words[1] not in RULES or words[2:] not in ([], ["glue"]):
            raise report.fail(number, f"'# cut' needs one of {', '.join(RULES)} (and 'glue'); found {line!r}")
        return Block("cut", words[1], "glue" in words, number, [])
    if words not in (["p"], ["standfirst"]):
        raise report.fail(number, f"a block begins '# p', '# standfirst' or '# cut RULE'; found {line!r}")
    return Block(words[0], "", False, number, [])


def fill(report: Report, base: Report | None) -> Report:
    """Make the sentences and the text of a report; `base` is filled already."""
    report.sentences = [_sentence(report, base, (0, report.header["title"]), "headline", 0, 0)]
    paragraph = 0
    for block in report.blocks:
        if block.kind != "cut":
            paragraph += 1
            _paragraph(report, base, block, paragraph)
    if not paragraph:
        raise report.fail(1, "the report has no paragraph")
    if base:
        report.sentences = undone(report, base)
    return report


def _paragraph(report: Report, base: Report | None, block: Block, number: int) -> None:
    part = "standfirst" if block.kind == "standfirst" else "body"
    if part == "standfirst" and any(s.part == "body" for s in report.sentences):
        raise report.fail(block.line, "the standfirst must come before the first paragraph")
    gap = "\n\n" if report.text else ""
    for line in block.lines:
        start = len(report.text) + len(gap)
        sentence = _sentence(report, base, line, part, number, start)
        report.sentences.append(sentence)
        report.text += gap + sentence.text
        gap = " "
    if part == "standfirst":
        report.standfirst_end = len(report.text)


def _sentence(
    report: Report, base: Report | None, line: tuple[int, str], part: str, paragraph: int, start: int
) -> Sentence:
    number, source = line
    origin, bases, source = _origin(report, base, number, source.strip(), part)
    if origin == "=":
        kept = base.sentences[bases[0]]  # type: ignore[union-attr]
        marks = [mark for mark in kept.marks if mark.tag != "e"]
        return Sentence(part, paragraph, start, kept.text, marks, origin, bases, number, kept.text)
    try:
        read = read_line(source)
    except SourceError as error:
        raise report.fail(number, str(error)) from None
    if origin != "~" and any(mark.tag == "e" for mark in read.marks):
        raise report.fail(number, "{e:...} stands only in lines of a copy that begin '~N '")
    return Sentence(part, paragraph, start, read.text, read.marks, origin, bases, number, read.old)


def _origin(
    report: Report, base: Report | None, number: int, source: str, part: str
) -> tuple[str, tuple[int, ...], str]:
    found = re.match(r"([=~])(\d+(?:\+\d+)*)(?: (.*))?$|\+ (.*)$", source)
    if base is None:
        if found:
            raise report.fail(number, "'=N', '~N' and '+' stand only in copies (header 'base:')")
        return "", (), source
    if found is None and part != "headline":
        raise report.fail(number, f"a line of a copy begins '=N', '~N ' or '+ '; found {source[:30]!r}")
    if found is None or found[4]:
        return "+", (), found[4] if found else source
    bases = tuple(map(int, found[2].split("+")))
    if max(bases) >= len(base.sentences):
        raise report.fail(number, f"{base.id} has no sentence {max(bases)}; its last is {len(base.sentences) - 1}")
    if bool(found[3]) == (found[1] == "=") or (found[1] == "=" and len(bases) > 1):
        raise report.fail(number, "'=N' takes nothing after it, '~N ' the changed sentence")
    return found[1], bases, found[3] or ""


def undone(report: Report, base: Report) -> list[Sentence]:
    """The sentences, with where the old wording of each begins; fails where undoing the edits is not the base.

    Neighbours with one number were split: together they must give the base's sentence.
    """
    placed: list[Sentence] = []
    for bases, group in groupby(report.sentences, key=lambda s: s.bases if s.origin == "~" else s.line):
        parts = list(group)
        if isinstance(bases, tuple):
            _check_undone(report, base, parts)
            ends = accumulate((len(s.old) + 1 for s in parts), initial=0)
            parts = [s._replace(old_start=end) for s, end in zip(parts, ends, strict=False)]
        placed += parts
    return placed


def old_wording(base: Report, bases: tuple[int, ...]) -> str:
    """Sentences of the base with a space between them."""
    return " ".join(base.sentences[n].text for n in bases)


def old_place(base: Report, bases: tuple[int, ...], at: int) -> tuple[Sentence, int]:
    """The sentence of the base that holds character `at` of their joined wording, and the place in it."""
    for n in bases[:-1]:
        if at <= len(base.sentences[n].text):
            return base.sentences[n], at
        at -= len(base.sentences[n].text) + 1
    return base.sentences[bases[-1]], at


def _check_undone(report: Report, base: Report, parts: list[Sentence]) -> None:
    bases, ours = parts[0].bases, " ".join(s.old for s in parts)
    if ours != (theirs := old_wording(base, bases)):
        raise report.fail(parts[0].line, _difference(ours, theirs, "+".join(map(str, bases))))


def _difference(ours: str, theirs: str, number: str) -> str:
    same = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    there, wanted = ours[same : same + 40], theirs[same : same + 40]
    return f"with its edits undone this is not sentence {number} of the base: at {same} {there!r}, base {wanted!r}"
