"""Sentences -> passives, with whether a by-phrase names who did it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

import pandas as pd

from framing import marks
from framing.passives.agents import Words, names_agent
from framing.passives.group import BE, BETWEEN, GET, MOST_BETWEEN, is_auxiliary, may_hold_passive, may_stand_between
from framing.passives.verbs import is_participle, verb_of
from framing.tables import column_names, empty, make, need
from framing.words import find_words

COLUMNS = column_names("passives")
BEFORE = BE | frozenset(
    """have has had having haven't hasn't hadn't will would shall should may might can could must won't wouldn't
    shouldn't can't cannot couldn't mustn't not never to""".split()
)
IN_GROUP = BEFORE | BETWEEN
# With "to" they are no act but a plan, a duty or hearsay: "was set to speak", "is reported to have left".
NOT_BEFORE_TO = frozenset("set used meant slated reported said supposed scheduled bound designed due opposed".split())
# States that one gets into, not acts that one suffers: "got started", "get involved".
NOT_AFTER_GET = frozenset("started married used dressed paid done carried rid mixed bogged".split())
NO_ACTS = frozenset((("taken", "aback"), ("bent", "on"), ("made", "up"), ("fed", "up"), ("left", "wondering")))


class Passive(NamedTuple):
    """A passive in a text: first character and one past the last of its verb group, verb, agent."""

    start: int
    end: int
    verb: str
    agent: str


def find_passives(sentences: pd.DataFrame, quotes: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find passives, and whether the clause names who did it.

    Found are forms of *be* and *get* with a participle, adverbs between them
    allowed: "was killed", "have not yet been charged", "got hit".

    Parameters
    ----------
    sentences : DataFrame
        Columns article_id, sentence, part, start, text (split_sentences).
    quotes : DataFrame, optional
        Columns article_id, start, end, and kind where there is one
        (find_quotes): what stands in marks is not the outlet's. Without it, and
        in headlines, the marks inside the sentence are looked for.

    Returns
    -------
    DataFrame
        A row a passive: article_id, sentence, part, start, end (characters of
        its verb group in articles.text; in articles.title for headlines), match
        (the group as written), verb (its plain form where a list or a rule
        gives it, else the participle), agent ("by": a by-phrase names who did
        it; "none"), voice ("outlet", or "quoted" inside quotation marks).

    Raises
    ------
    TableError
        A needed column is missing.

    Notes
    -----
    A pattern, no parse. Left out are words that describe a state or a feeling
    (*was worried*, *is based*), and what hides a source rather than a doer (*is
    said to*, *is expected*): ``lexicons/no_passive.csv``, our judgement. A by-phrase
    counts up to the end of the clause; days, sums, means and what is done
    (*by Monday*, *by a tenth*, *by train*, *by firing*) are no agents. Participles
    without *be* (*a man shot on Monday*), the second of two (*arrested and
    charged*) and questions are missed. ``data/README.md`` says how many of those found
    without an agent are passives whose doer the sentence does not name.

    Examples
    --------
    >>> text = "Two men were shot by guards. Nobody has been charged by Monday. They were worried."
    >>> sentences = pd.DataFrame({"article_id": "a", "sentence": 0, "part": "body", "start": 0, "text": [text]})
    >>> find_passives(sentences)[["match", "verb", "agent"]].values.tolist()
    [['were shot', 'shoot', 'by'], ['has been charged', 'charge', 'none']]
    """
    need(sentences, ["article_id", "sentence", "part", "start", "text"], "find_passives", "split_sentences")
    if quotes is not None:
        need(quotes, ["article_id", "start", "end"], "find_passives", "find_quotes")
    quoted = _quoted(quotes)
    columns = (sentences[name].tolist() for name in ("article_id", "sentence", "part", "start", "text"))
    rows = [
        {"article_id": article, "sentence": number, "part": part, **row}
        for article, number, part, start, text in zip(*columns, strict=True)
        if isinstance(text, str)
        for row in _rows(text, int(start), None if part == "headline" else quoted, article)
    ]
    return make("passives", rows, COLUMNS) if rows else empty("passives")


def passives_in(text: str) -> list[Passive]:
    """Passives of a text, in order.

    >>> [(p.start, p.end, p.verb, p.agent) for p in passives_in("It was quickly denied, and he is being held.")]
    [(3, 21, 'deny', 'none'), (30, 43, 'hold', 'none')]
    """
    if not may_hold_passive(text):
        return []
    words = [(word.replace("’", "'").lower(), start, end) for word, start, end in find_words(text)]
    groups, at = [], 0
    while at < len(words):
        last = _participle(text, words, at) if is_auxiliary(words[at][0]) else None
        if last is not None:
            groups.append((_first(text, words, at), last))
            at = last
        at += 1
    named = names_agent(text, words) if groups else []
    return [
        Passive(words[first][1], words[last][2], verb_of(words[last][0]), "by" if named[last] else "none")
        for first, last in groups
    ]


def _participle(text: str, words: Words, at: int) -> int | None:
    """Number of the participle of the passive whose form of *be* or *get* is word `at`."""
    for i in range(at + 1, min(at + 2 + MOST_BETWEEN, len(words))):
        word = words[i][0]
        if not text[words[i - 1][2] : words[i][1]].isspace():
            return None
        if is_participle(word):
            return i if _is_act(words, at, i) and not _is_name(text, words[at][1], words[i][1]) else None
        if not may_stand_between(word):
            return None
    return None


def _is_act(words: Words, at: int, i: int) -> bool:
    word, following = words[i][0], words[i + 1][0] if i + 1 < len(words) else ""
    if words[at][0] in GET and word in NOT_AFTER_GET:
        return False
    return not (following == "to" and word in NOT_BEFORE_TO) and (word, following) not in NO_ACTS


def _is_name(text: str, auxiliary: int, participle: int) -> bool:
    """Whether a capital makes the participle a name, "it was Buzzfeed"; headlines have capitals throughout."""
    return text[auxiliary].islower() and text[participle : participle + 2].istitle()


def _first(text: str, words: Words, at: int) -> int:
    """Number of the first word of the verb group: "have" of "have not yet been charged"."""
    first = at
    while at and words[at - 1][0] in IN_GROUP and text[words[at - 1][2] : words[at][1]].isspace():
        at -= 1
        first = at if words[at][0] in BEFORE and words[at][0] != "not" else first
    return first


def _rows(text: str, start: int, quoted: dict[str, Spans] | None, article: str) -> Iterator[dict]:
    passives = passives_in(text)
    if not passives:
        return
    if quoted is None:
        spans, begun = Spans((s.start, s.end) for s in marks.quotation_spans(text)), 0
    else:
        spans, begun = quoted.get(article, Spans(())), start
    for found in passives:
        inside = spans.hold(begun + found.start, begun + found.end)
        yield {
            "start": start + found.start,
            "end": start + found.end,
            "match": re.sub(r"\s+", " ", text[found.start : found.end]),
            "verb": found.verb,
            "agent": found.agent,
            "voice": "quoted" if inside else "outlet",
        }


def _quoted(quotes: pd.DataFrame | None) -> dict[str, Spans] | None:
    if quotes is None:
        return None
    rows = quotes[quotes["kind"] != "indirect"] if "kind" in quotes else quotes
    spans: dict[str, list] = {}
    for article, start, end in zip(rows["article_id"], rows["start"], rows["end"], strict=True):
        spans.setdefault(article, []).append((start, end))
    return {article: Spans(listed) for article, listed in spans.items()}


class Spans:
    """Stretches of a text in any order, which may overlap, asked for many places whether one of them holds it."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        listed = sorted(spans)
        self._starts = [start for start, _ in listed]
        # how far any of the stretches up to each one reaches
        self._reach = list(accumulate((end for _, end in listed), max))

    def hold(self, start: int, end: int) -> bool:
        """Whether one of the stretches holds `start:end` whole."""
        before = bisect_right(self._starts, start)
        return before > 0 and end <= self._reach[before - 1]
