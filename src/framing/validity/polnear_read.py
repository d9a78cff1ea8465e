"""PolNeAR's articles and their attributions, as its authors or we have laid them out."""

from __future__ import annotations

import re
from bisect import bisect_left
from pathlib import Path
from typing import NamedTuple

import pandas as pd

Pieces = tuple[tuple[int, int], ...]
# Marks stand in it too: '<tweet author="...">'
MARKUP = re.compile(r"<[^<>]*>")
LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
TEXTS, ATTRIBUTIONS = "text", "attributions"  # the publishers' folders inside each compartment


class Claim(NamedTuple):
    """An attribution of the gold set: what is said (in pieces), who says it, the words of saying."""

    content: Pieces
    source: Pieces
    cue: Pieces


class Article(NamedTuple):
    """Where an article is: its part of the set, its text, and its attributions (None where it has none)."""

    part: str
    text: Path
    claims: Path | None


def find_articles(folder: Path) -> list[Article]:
    """Articles of a folder in either form: attributions beside the texts, or in the publishers' folders.

    The publishers keep a compartment's texts in `text/` and the attributions in
    `attributions/`, under the article's name and the annotator's; where several
    annotated one article, the first by name counts.
    """
    return [_article(text) for text in sorted(folder.rglob("*.txt"))]


def _article(text: Path) -> Article:
    if text.parent.name != TEXTS:
        beside = text.with_suffix(".ann")
        return Article(text.parent.name, text, beside if beside.is_file() else None)
    home = text.parent.parent
    of_it = re.compile(rf"{re.escape(text.stem)}(_[0-9a-f]+)?\.ann")
    claims = sorted(path for path in (home / ATTRIBUTIONS).glob("*.ann") if of_it.fullmatch(path.name))
    return Article(home.name, text, claims[0] if claims else None)


def read_article(path: Path, claims: Path | None = None) -> tuple[str, list[Claim]]:
    """Read a text and its attributions: `.txt` and `.ann` in brat's stand-off format.

    Every line is a paragraph, as `read_corpus` would have it, so that a single
    line break becomes an empty line, and the places of the spans move along.
    Markup is blanked out. Without `claims`, the attributions stand beside the text.
    """
    text = MARKUP.sub(lambda found: " " * len(found.group()), path.with_suffix(".txt").read_text("utf-8"))
    breaks = [found.start() for found in LINE_END.finditer(text)]
    return LINE_END.sub("\n\n", text), [
        Claim(*(tuple((a + bisect_left(breaks, a), b + bisect_left(breaks, b)) for a, b in pieces) for pieces in claim))
        for claim in _read_claims(claims or path.with_suffix(".ann"))
    ]


def _read_claims(path: Path) -> list[Claim]:
    """T lines are spans, E lines link them."""
    spans: dict[str, Pieces] = {}
    links: list[list[list[str]]] = []
    for line in path.read_text("utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            _, places = rest.partition("\t")[0].split(" ", 1)
            spans[name] = tuple((int(a), int(b)) for a, b in (piece.split() for piece in places.split(";")))
        elif name.startswith("E"):
            links.append([item.split(":") for item in rest.split()])
    return [_claim(spans, event) for event in links]


def _claim(spans: dict[str, Pieces], event: list[list[str]]) -> Claim:
    def pieces(role: str) -> Pieces:
        return tuple(piece for name, to in event if name.rstrip("0123456789") == role for piece in spans[to])

    return Claim(pieces("Content"), pieces("Source"), pieces("Cue"))


def places_of(quotes: pd.DataFrame) -> list[tuple[tuple[int, int], Pieces]]:
    """Place of each quotation found, and of its speaker: no pieces where none was found."""
    columns = [quotes[name] for name in ("start", "end", "speaker_start", "speaker_end")]
    return [((int(a), int(b)), () if pd.isna(c) else ((int(c), int(d)),)) for a, b, c, d in zip(*columns, strict=True)]


def in_common(one: Pieces, other: Pieces) -> int:
    """Characters that two spans in pieces have in common.

    >>> in_common(((0, 5), (8, 10)), ((4, 9),))
    2
    """
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
