"""Quotations and their speakers against PolNeAR's attributions (Newell and others 2018)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.validity.scores import precision_recall
from framing.words import count_words

Pieces = tuple[tuple[int, int], ...]
PRONOUNS = frozenset("he she they it i we you who".split())
# Marks as PolNeAR's texts have them. What a paragraph leaves open goes on where the next one opens it again.
MARKED = re.compile(
    r"“([^”\n]*(?:\n+“[^”\n]*)*)”?"
    r"|\"([^\"\n]*(?:\n+\"[^\"\n]*)*)\"?"
    r"|''((?:(?!'')[^\n])*(?:\n+''(?:(?!'')[^\n])*)*)(?:'')?"
)
# Marks stand in it too: '<tweet author="...">'
MARKUP = re.compile(r"<[^<>]*>")
LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
LONGER_THAN = 3
OVERLAP = 0.8


class Claim(NamedTuple):
    """An attribution of the gold set: what is said (in pieces), who says it, the words of saying."""

    content: Pieces
    source: Pieces
    cue: Pieces


class GoldQuotation(NamedTuple):
    """A quotation in marks inside a Content, and its Source; no pieces where the annotators saw none."""

    start: int
    end: int
    source: Pieces


def read_article(path: Path) -> tuple[str, list[Claim]]:
    """Read a text and its attributions: `.txt` and `.ann` in brat's stand-off format.

    Every line is a paragraph, as `read_corpus` would have it, so that a single
    line break becomes an empty line, and the places of the spans move along.
    Markup is blanked out.
    """
    text = MARKUP.sub(lambda found: " " * len(found.group()), path.with_suffix(".txt").read_text("utf-8"))
    breaks = [found.start() for found in LINE_END.finditer(text)]
    return LINE_END.sub("\n\n", text), [
        Claim(*(tuple((a + bisect_left(breaks, a), b + bisect_left(breaks, b)) for a, b in pieces) for pieces in claim))
        for claim in _read_claims(path)
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


def gold_quotations(text: str, claims: Iterable[Claim]) -> list[GoldQuotation]:
    """Find quotations in marks of more than three words of which at least four fifths lie in gold Contents.

    The Source is that of the shortest Content that holds half of the quotation:
    Contents lie in one another where somebody tells what others say.
    """
    claims = [claim for claim in claims if claim.content]
    found = []
    for match in MARKED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        if count_words(text[start:end]) <= LONGER_THAN:
            continue
        over = [(claim, _common(claim.content, start, end)) for claim in claims]
        covered = sum(_common(piece, start, end) for piece in _merged([p for c, n in over if n for p in c.content]))
        if covered >= OVERLAP * (end - start):
            most = max(n for _, n in over)
            holding = [claim for claim, n in over if n >= min(most, 0.5 * (end - start))]
            shortest = min(holding, key=lambda claim: sum(b - a for a, b in claim.content))
            found.append(GoldQuotation(start, end, shortest.source))
    return found


def _merged(pieces: list[tuple[int, int]]) -> list[Pieces]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return [(piece,) for piece in kept]


def _common(pieces: Pieces, start: int, end: int) -> int:
    return sum(max(0, min(end, b) - max(start, a)) for a, b in pieces)


def match_spans(found: list[tuple[int, int]], gold: list[tuple[int, int]], overlap: float) -> list[int | None]:
    """Find for each found span the gold one with which it shares `overlap` of the longer of the two, each once."""
    free = dict(enumerate(gold))
    result: list[int | None] = []
    for start, end in found:
        fit = (
            (min(end, b) - max(start, a), i)
            for i, (a, b) in free.items()
            if min(end, b) - max(start, a) >= overlap * max(end - start, b - a)
        )
        best = max(fit, default=None)
        result.append(best[1] if best else None)
        if best:
            del free[best[1]]
    return result


def compare_quotations(text: str, claims: list[Claim], quotes: pd.DataFrame) -> pd.DataFrame:
    """Set the direct quotations found in a text against the gold ones.

    Parameters
    ----------
    text : str
    claims : list of Claim
    quotes : DataFrame
        Columns start, end, kind, speaker_start, speaker_end (find_quotes) of this text.

    Returns
    -------
    DataFrame
        A row a quotation found or gold: start, end, found, gold (whether it is), has_source (the gold names a source),
        has_speaker, pronoun (the gold source, or the speaker of a quotation without one, is a pronoun), right (the
        speaker overlaps the gold source).
    """
    gold = gold_quotations(text, claims)
    direct = quotes[quotes["kind"] == "direct"]
    places = [(int(a), int(b)) for a, b in zip(direct["start"], direct["end"], strict=True)]
    matches = match_spans(places, [(g.start, g.end) for g in gold], OVERLAP)
    rows = []
    for place, match, a, b in zip(places, matches, direct["speaker_start"], direct["speaker_end"], strict=True):
        source = gold[match].source if match is not None else ()
        speaker = () if pd.isna(a) else ((int(a), int(b)),)
        rows.append((*place, True, match is not None, *_speaker_facts(text, source, speaker)))
    unseen = [g for i, g in enumerate(gold) if i not in matches]
    rows += [(g.start, g.end, False, True, *_speaker_facts(text, g.source, ())) for g in unseen]
    columns = ["start", "end", "found", "gold", "has_source", "has_speaker", "pronoun", "right"]
    return pd.DataFrame(rows, columns=columns).astype({name: "bool" for name in columns[2:]})


def _speaker_facts(text: str, source: Pieces, speaker: Pieces) -> tuple[bool, bool, bool, bool]:
    words = " ".join(text[a:b] for a, b in source or speaker).lower()
    right = any(_common(source, a, b) for a, b in speaker)
    return bool(source), bool(speaker), words in PRONOUNS, right


def score_quotations(rows: pd.DataFrame) -> pd.DataFrame:
    """Precision, recall and F1 of quotations and of their speakers.

    Parameters
    ----------
    rows : DataFrame
        As `compare_quotations` makes it; of several texts one below the other.

    Returns
    -------
    DataFrame
        measure, metric, value, items (gold ones). Quotations: spans that share four fifths. Speakers: quotations with
        the right speaker among those with any, and among those of which the gold names a source; a gold quotation
        without a source counts on neither side.
    """
    spans = _figures("quotations", rows["found"] & rows["gold"], rows["found"], rows["gold"])
    asked = rows[rows["has_source"] | ~rows["gold"]]
    parts = {
        "speakers": asked,
        "speakers, names": asked[~asked["pronoun"]],
        "speakers, pronouns": asked[asked["pronoun"]],
    }
    return pd.concat(
        [spans, *(_figures(name, p["right"], p["has_speaker"], p["has_source"]) for name, p in parts.items())],
        ignore_index=True,
    )


def _figures(measure: str, right: pd.Series, found: pd.Series, gold: pd.Series) -> pd.DataFrame:
    n_gold = int(gold.sum())
    return precision_recall(int(right.sum()), int(found.sum()), n_gold).assign(measure=measure, items=n_gold)
