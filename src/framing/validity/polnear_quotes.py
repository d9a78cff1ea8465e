"""Quotations and their speakers against PolNeAR's attributions (Newell and others 2018)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from framing.validity.polnear_read import Claim, Pieces, in_common, places_of
from framing.words import count_words

Counts = tuple[int, int, int, int]  # right, found, met, gold, as scores.PRECISION_RECALL takes them
PRONOUNS = frozenset("he she they it i we you who".split())
# Marks as PolNeAR's texts have them. What a paragraph leaves open goes on where the next one opens it again.
MARKED = re.compile(
    r"“([^”\n]*(?:\n+“[^”\n]*)*)”?"
    r"|\"([^\"\n]*(?:\n+\"[^\"\n]*)*)\"?"
    r"|''((?:(?!'')[^\n])*(?:\n+''(?:(?!'')[^\n])*)*)(?:'')?"
)
LONGER_THAN = 3
OVERLAP = 0.8


class GoldQuotation(NamedTuple):
    """A quotation in marks inside a Content, and its Source; no pieces where the annotators saw none."""

    start: int
    end: int
    source: Pieces


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
        place = ((start, end),)
        over = [(claim, in_common(claim.content, place)) for claim in claims]
        covered = in_common(_merged([piece for claim, n in over if n for piece in claim.content]), place)
        if covered >= OVERLAP * (end - start):
            most = max(n for _, n in over)
            holding = [claim for claim, n in over if n >= min(most, 0.5 * (end - start))]
            shortest = min(holding, key=lambda claim: sum(b - a for a, b in claim.content))
            found.append(GoldQuotation(start, end, shortest.source))
    return found


def _merged(pieces: list[tuple[int, int]]) -> Pieces:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


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
    direct = places_of(quotes[quotes["kind"] == "direct"])
    matches = match_spans([place for place, _ in direct], [(g.start, g.end) for g in gold], OVERLAP)
    rows = []
    for (place, speaker), match in zip(direct, matches, strict=True):
        source = gold[match].source if match is not None else ()
        rows.append((*place, True, match is not None, *_speaker_facts(text, source, speaker)))
    unseen = [g for i, g in enumerate(gold) if i not in matches]
    rows += [(g.start, g.end, False, True, *_speaker_facts(text, g.source, ())) for g in unseen]
    columns = ["start", "end", "found", "gold", "has_source", "has_speaker", "pronoun", "right"]
    return pd.DataFrame(rows, columns=columns).astype({name: "bool" for name in columns[2:]})


def _speaker_facts(text: str, source: Pieces, speaker: Pieces) -> tuple[bool, bool, bool, bool]:
    words = " ".join(text[a:b] for a, b in source or speaker).lower()
    right = in_common(source, speaker) > 0
    return bool(source), bool(speaker), words in PRONOUNS, right


def count_quotations(rows: pd.DataFrame) -> dict[str, Counts]:
    """Count quotations and their speakers that are right, found, and gold.

    Parameters
    ----------
    rows : DataFrame
        As `compare_quotations` makes it, of one text.

    Returns
    -------
    dict
        Counts by measure. quotations: spans that share four fifths. speakers: quotations with the right speaker among
        those with any, and among those of which the gold names a source; a gold quotation without a source counts on
        neither side; names and pronouns also apart.
    """
    asked = rows[rows["has_source"] | ~rows["gold"]]
    parts = {
        "speakers": asked,
        "speakers, names": asked[~asked["pronoun"]],
        "speakers, pronouns": asked[asked["pronoun"]],
    }
    return {
        "quotations": _counts(rows["found"] & rows["gold"], rows["found"], rows["gold"]),
        **{name: _counts(part["right"], part["has_speaker"], part["has_source"]) for name, part in parts.items()},
    }


def _counts(right: pd.Series, found: pd.Series, gold: pd.Series) -> Counts:
    n_right = int(right.sum())
    return n_right, int(found.sum()), n_right, int(gold.sum())
