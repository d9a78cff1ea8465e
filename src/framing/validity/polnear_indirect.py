"""Speech reported without quotation marks against PolNeAR's attributions (Newell and others 2018).

PolNeAR marks more than speech: what people want, know, plan, support or vote for,
what figures show, what was not said, and headings ("Vole:"). `cue_kind` tells
these apart by the words of the gold cue, so that recall can be told by kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain

import pandas as pd

from framing.quotes.cues import find_cues
from framing.validity.polnear_quotes import Counts
from framing.validity.polnear_read import Claim, Pieces, in_common, places_of

MARK = re.compile(r"[\"“”„«»]")
OVERLAP = 0.5
UNSAID = re.compile(
    r"\b(?:not|no|never|without|nor|neither|will|would|may|might|could|can|should|must|cannot|to|expected|refus\w+"
    r"|declin\w+|avoid\w*|fail\w*|silent|asked)\b|n[’']t\b|[’']ll\b",
    re.IGNORECASE,
)
MIND = re.compile(
    r"\b(?:want|think|thought|believ|know|knew|hope|fear|feel|felt|prefer|support|expect|plan|intend|like|love|hate|see|saw"
    r"|consider|regard|view|favor|favour|oppos|back|seem|appear|seek|sought|interest|concern|worr|angr|tired|vote|voting"
    r"|agree|doubt|sure|decid|understand|understood|wish|aim|idea|opinion|want)\w*",
    re.IGNORECASE,
)
SHOWN = re.compile(r"\b(?:show|found|find|reveal|indicat|rul|requir|allow|evidence|record|document)\w*", re.IGNORECASE)
SPEAKERS = "indirect speech, speakers"
KINDS = ("verb of saying", "not said or not yet", "thought or wish", "finding or rule", "mark or noun", "other words")


def cue_kind(cue: str) -> str:
    """Tell what kind of attribution a gold cue makes, by its words.

    Returns
    -------
    str
        verb of saying: a form of ``lexicons/attribution.csv``, and none of these: not said or not yet ("did not say",
        "is expected to say", "was asked"); thought or wish ("wants"); finding or rule ("requires"). mark or noun: no
        word, or a capital or preposition alone (":", "for"). other words: the rest.

    Examples
    --------
    >>> [cue_kind(cue) for cue in ("has said", "did not say", "wants", "requires", ":", "took a shot at")]
    ['verb of saying', 'not said or not yet', 'thought or wish', 'finding or rule', 'mark or noun', 'other words']
    """
    if find_cues(f"They {cue} that") and not UNSAID.search(cue):
        return "verb of saying"
    for pattern, kind in ((UNSAID, KINDS[1]), (MIND, KINDS[2]), (SHOWN, KINDS[3])):
        if pattern.search(cue):
            return kind
    return KINDS[4] if len(cue.strip()) < len("from ") else KINDS[5]


def gold_indirect(text: str, claims: list[Claim], marked: list[tuple[int, int]]) -> list[Claim]:
    """Find the attributions whose Content holds no quotation mark, first to last character, nor stands within marks.

    `marked` are the quotations in marks; what is reported within them is the quoted speaker's matter.
    """
    ends = sorted(end for _, end in marked)
    starts = sorted(start for start, _ in marked)
    return [claim for claim in claims if claim.content and not _is_marked(text, claim.content, starts, ends)]


def _is_marked(text: str, content: Pieces, starts: list[int], ends: list[int]) -> bool:
    start, end = min(content)[0], max(b for _, b in content)
    return bool(MARK.search(text, start, end)) or bisect_left(starts, end) > bisect_left(ends, start + 1)


def compare_indirect(text: str, claims: list[Claim], quotes: pd.DataFrame) -> pd.DataFrame:
    """Set the indirect speech found in a text against the gold attributions without quotation marks.

    Parameters
    ----------
    text : str
    claims : list of Claim
    quotes : DataFrame
        Columns start, end, kind, speaker_start, speaker_end (find_quotes) of this text.

    Returns
    -------
    DataFrame
        A row for each gold Content (gold true) and for each row found (gold false), with start, end, the greatest
        overlap with one of the other side (characters shared of all in either, 0 to 1), kind (of the gold cue; empty
        for rows found), has_source (gold names one), and right: the speaker found overlaps the gold Source.
    """
    is_indirect = quotes["kind"] == "indirect"
    marked = list(zip(quotes.loc[~is_indirect, "start"], quotes.loc[~is_indirect, "end"], strict=True))
    gold = gold_indirect(text, claims, marked)
    ours = places_of(quotes[is_indirect])
    found: list[Pieces] = [(place,) for place, _ in ours]
    rows = []
    for claim in gold:
        overlap, i = _best(claim.content, found)
        right = i is not None and in_common(claim.source, ours[i][1]) > 0
        kind = cue_kind(" ".join(text[a:b] for a, b in claim.cue).strip())
        rows.append((*_ends(claim.content), True, overlap, kind, bool(claim.source), right))
    contents = [claim.content for claim in gold]
    rows += [(*span, False, _best((span,), contents)[0], "", False, False) for span in chain.from_iterable(found)]
    columns = ["start", "end", "gold", "overlap", "kind", "has_source", "right"]
    return pd.DataFrame(rows, columns=columns).astype(
        {"gold": "bool", "overlap": "float64", "has_source": "bool", "right": "bool"}
    )


def count_indirect(rows: pd.DataFrame) -> dict[str, Counts]:
    """Count rows of indirect speech that are right and found, and gold ones that were met, also by kind of gold cue.

    Parameters
    ----------
    rows : DataFrame
        As `compare_indirect` makes it, of one text.

    Returns
    -------
    dict
        Counts by measure. indirect speech: spans that share half of all their characters. indirect speech, any overlap:
        a character in common. indirect speech, KIND: gold of one kind of cue, without what was found. indirect speech,
        speakers: gold ones that were hit and name a Source, and of these the ones with the right speaker.
    """
    gold, found = rows[rows["gold"]], rows[~rows["gold"]]
    kinds = {f"indirect speech, {kind}": gold[gold["kind"] == kind] for kind in KINDS}
    asked = gold[(gold["overlap"] >= OVERLAP) & gold["has_source"]]
    return {
        "indirect speech": (*_hits(found, OVERLAP), *_hits(gold, OVERLAP)),
        "indirect speech, any overlap": (*_hits(found), *_hits(gold)),
        **{name: (0, 0, *_hits(part, OVERLAP)) for name, part in kinds.items()},
        SPEAKERS: (0, 0, int(asked["right"].sum()), len(asked)),
    }


def _hits(rows: pd.DataFrame, least: float = 0.0) -> tuple[int, int]:
    is_hit = rows["overlap"] >= least if least else rows["overlap"] > 0
    return int(is_hit.sum()), len(rows)


def _best(pieces: Pieces, others: list[Pieces]) -> tuple[float, int | None]:
    """The greatest share of characters in common, and with which of the others."""
    shares = ((_share(pieces, other), -i) for i, other in enumerate(others))
    share, i = max(shares, default=(0.0, 0))
    return share, (-i if share else None)


def _share(one: Pieces, other: Pieces) -> float:
    common = in_common(one, other)
    return common / (_length(one) + _length(other) - common) if common else 0.0


def _length(pieces: Pieces) -> int:
    return sum(b - a for a, b in pieces)


def _ends(pieces: Pieces) -> tuple[int, int]:
    return min(pieces)[0], max(b for _, b in pieces)
