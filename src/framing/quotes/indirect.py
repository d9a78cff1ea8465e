"""Sentences -> what they report somebody to have said, without quotation marks.

What is speech here, as a careful reader would have it:

- said, written, told, announced, believed or estimated by somebody: "Toll said the
  ships would sail", "the commission estimates 140". Papers, polls and offices speak
  too: "the accord says", "according to a count by the ministry";
- accusing, blaming, urging, denying, warning, calling for, naming: the words after the
  verb tell what was said, "Tassary of arming rebels". "denied" is a saying; so is
  "declined to say why", where ``lexicons/attribution.csv`` lists the phrase;
- not what was not said: "did not say", "refused to confirm", "no official said";
- not what is yet to be said, or might be: "will announce", "is expected to say", "if Toll
  says so", "could argue"; but "went on to say" is a saying;
- not a question put to somebody, "asked whether", "was asked about", nor one that the
  outlet asks; "Toll asked why" is a saying;
- not what writers say of themselves: "I think", "we believe";
- not where nobody speaks: "was said to be false", "the deal, agreed in May".

Speech within speech belongs to the outer one: in "Toll said Ekwall had denied it" Toll
speaks, in "Toll said it was over, officials said" officials do. Where words in quotation
marks stand in what was said, they are the row, not the clause around them: rows never
overlap quotations, nor each other.

What was said ends at the sentence's end, unless another saying begins (", but Ekwall
said", ", adding that"), or a relative clause or a verb follows that the outlet adds
(", which nobody denied", ", and has sent a letter").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from framing.quotes.content import content_of
from framing.quotes.cues import Cue, find_cues
from framing.quotes.masks import mask_spans
from framing.quotes.said import is_said
from framing.quotes.saying import Saying, saying_of, starts_with_pronoun
from framing.quotes.subjects import Span
from framing.quotes.uses import fitting_use

# Longer ones are lists or tables that lost their points: our choice.
LONGEST_SENTENCE = 2000


class Indirect(NamedTuple):
    """What was said, `text[start:end]`, by which cue and by whom."""

    start: int
    end: int
    cue: Cue
    source: Span | None


def find_indirect(text: str, sentences: Iterable[Span], quotations: Iterable[Span]) -> list[Indirect]:
    """Find speech that is reported without quotation marks.

    Parameters
    ----------
    text : str
        An article.
    sentences : iterable of (start, end)
        Where its sentences stand.
    quotations : iterable of (start, end)
        What stands between quotation marks.

    Returns
    -------
    list of Indirect
        In order of start. ``start:end`` is what was said, without speaker, verb
        and "that"; where the verb stands in the midst of it, "The talks, Toll
        said, would go on", it is the sentence. A sentence of more than 2,000
        characters is left aside.

    Examples
    --------
    >>> text = "Ada Vole said that the ships would sail."
    >>> [(text[row.start:row.end], row.cue.term) for row in find_indirect(text, [(0, len(text))], [])]
    [('the ships would sail', 'say')]
    """
    marked = sorted(quotations)
    starts, ends = [start for start, _ in marked], [end for _, end in marked]
    rows: list[Indirect] = []
    for start, end in sentences:
        if end - start > LONGEST_SENTENCE:
            continue
        inside = marked[bisect_right(ends, start) : bisect_left(starts, end)]
        spans = [(max(a, start) - start, min(b, end) - start) for a, b in inside]
        rows += [_moved(row, start) for row in _in_sentence(text[start:end], spans)]
    return rows


def _in_sentence(sentence: str, quotations: list[Span]) -> list[Indirect]:
    masked = mask_spans(sentence, quotations) if quotations else sentence
    sayings = list(_sayings(masked))
    if not sayings:
        return []
    found = []
    for i, saying in enumerate(sayings):
        content = content_of(masked, saying, sayings[:i] + sayings[i + 1 :]) if is_said(masked, saying) else None
        if content and not any(a < content[1] and content[0] < b for a, b in quotations):
            found.append(Indirect(*content, saying.cue, saying.source))
    return _outermost(masked, found)


def _sayings(sentence: str) -> Iterator[Saying]:
    for _, uses in groupby(find_cues(sentence), key=lambda cue: cue.start):
        yield saying_of(sentence, fitting_use(sentence, list(uses)))


def _outermost(sentence: str, rows: list[Indirect]) -> list[Indirect]:
    """Rows that stand in no other's words, and of those that still overlap the longest."""
    if len(rows) < 2:
        return rows
    told = [row for row in rows if not any(_holds(sentence, other, row) for other in rows if other.cue != row.cue)]
    kept: list[Indirect] = []
    for row in sorted(told, key=lambda row: (row.start - row.end, row.start)):
        if all(row.end <= other.start or other.end <= row.start for other in kept):
            kept.append(row)
    return sorted(kept)


def _holds(sentence: str, outer: Indirect, row: Indirect) -> bool:
    """Whether the words of `outer` hold the cue of `row`; where each holds the other's, the tag is the outer one.

    "Toll said it was over, officials said" is what officials said; but in "Toll
    said that a shell, she said, had hit it" the tag only says again who speaks.
    """
    if outer.cue.start == row.cue.start or not outer.start <= row.cue.start < outer.end:
        return False
    if not row.start <= outer.cue.start < row.end:
        return True
    if row.cue.start > outer.cue.start:
        return _says_again(sentence, row)
    return not _says_again(sentence, outer)


def _says_again(sentence: str, row: Indirect) -> bool:
    return row.source is not None and starts_with_pronoun(sentence[slice(*row.source)])


def _moved(row: Indirect, by: int) -> Indirect:
    source = (row.source[0] + by, row.source[1] + by) if row.source else None
    cue = row.cue._replace(start=row.cue.start + by, end=row.cue.end + by)
    return Indirect(row.start + by, row.end + by, cue, source)
