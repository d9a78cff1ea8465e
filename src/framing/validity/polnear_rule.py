"""A plain rule for quotations and speakers, which ours are scored beside: marks, and a verb of saying by them."""

from __future__ import annotations

import re

import pandas as pd

from framing.words import count_words

LONGER_THAN = 3  # words, as the gold quotations
MARKS = re.compile(r"“([^”\n]+)”|\"([^\"\n]+)\"")
NAME = r"(?:[Hh]e|[Ss]he|[Tt]hey|I|(?:[Tt]he )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)"
VERB = r"(?:said|says|say|told|tells|added|adds|asked|asks|wrote|writes|explained|continued|argued|noted|tweeted)"
SAID = re.compile(rf"\b{VERB}\b")
NAMED = re.compile(rf"\b{NAME}\b")
LATE = re.compile(rf" (?P<name>{NAME})\b")
# What stands by the marks: up to the end of the sentence, or to other marks.
AFTER = re.compile(r"[^.!?\n“”\"]*")
BEFORE = re.compile(r"[^.!?\n“”\"]*$")


def find_by_rule(text: str) -> pd.DataFrame:
    """Find stretches in marks whose sentence goes on, or begins, with a verb of saying.

    The speaker is the name or pronoun right after the verb, or else the last before it.

    Returns
    -------
    DataFrame
        start, end (between the marks), kind (direct), speaker_start, speaker_end (missing where there is none).

    Notes
    -----
    The rule and its fifteen forms of verbs are ours, and as plain as the first that comes to mind.

    Examples
    --------
    >>> text = 'A day later Toll said, "We sail at dawn." "It is not late," he thought.'
    >>> rows = find_by_rule(text)
    >>> [(text[a:b], text[c:d]) for a, b, c, d in rows.drop(columns="kind").to_numpy()]
    [('We sail at dawn.', 'Toll')]
    """
    rows = []
    for found in _marked(text):
        after, before = AFTER.match(text, found.end()), BEFORE.search(text, 0, found.start())
        for place in (after, before):
            said = place and SAID.search(text, *place.span())
            if place and said:
                rows.append((*found.span(found.lastindex or 0), *_speaker(text, place.start(), said.span())))
                break
    return _as_quotes(rows)


def find_marked(text: str) -> pd.DataFrame:
    """Find every stretch of more than three words in marks: columns as `find_by_rule`, without a speaker.

    >>> len(find_marked('"We sail at dawn," he thought. "Late," it said.'))
    1
    """
    return _as_quotes([(*found.span(found.lastindex or 0), None, None) for found in _marked(text)])


def _marked(text: str) -> list[re.Match[str]]:
    return [found for found in MARKS.finditer(text) if count_words(found.group(found.lastindex or 0)) > LONGER_THAN]


def _as_quotes(rows: list[tuple[int, int, int | None, int | None]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["start", "end", "speaker_start", "speaker_end"]).astype("Int64")
    return table.assign(kind="direct")[["start", "end", "kind", "speaker_start", "speaker_end"]]


def _speaker(text: str, start: int, said: tuple[int, int]) -> tuple[int | None, int | None]:
    late = LATE.match(text, said[1])
    if late:
        return late.span("name")
    names = [found.span() for found in NAMED.finditer(text, start, said[0])]
    return names[-1] if names else (None, None)
