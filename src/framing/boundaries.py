"""Where sentences end: one answer for every stage.

Punkt finds the ends of sentences with a list of abbreviations of our own; what
follows a candidate then overrules it where Punkt, untrained, cannot know:
"in the U.S. The talks" are two sentences, ``"Why?" she said`` is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framing.marks import PARAGRAPH_BREAK
from framing.words import WORD

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

CANDIDATE = re.compile(r"(?P<stop>\.{2,}|…|[.?!]+)(?P<close>[\"'”’»›)\]}]*(?: [»›])?)(?P<blank>\s+)(?=\S)")
# A point glued to the next sentence, as on pages that lost a line break: "to the talks.The minister".
GLUED = re.compile(
    r"(?<=[a-z][a-z][a-z])(?P<stop>[.?])(?P<close>[”’)]?)(?P<blank>)(?=[“‘(]?(?!Com\b|Net\b|Org\b)[A-Z][a-z]*[\s,'’])"
)
STRAIGHTEN = str.maketrans("“”„«»‘’‚‹›", "\"\"\"\"\"'''''")
OPENING = re.compile(r"[\s\"'“‘„«»‹(\[{*•–—-]*")
# Words that begin sentences far more often than names: our choice.
STARTERS = frozenset(
    "A An The This That These Those There Here He She It We They You I His Her Its Their Our My In On At By For From"
    " With After Before When While As If But And Or So Yet Still Since Although Though Despite However Meanwhile"
    " Both Some Many Most Few Several All Each Every No Not Now Then Earlier Later Last Next Under Over During Among"
    " According Asked Also Another Other Such What Who Why How Where Which Even Only Until Because Once Nor"
    " Instead".split()
)
DOTTED = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]\.){2,}$")
INITIAL = re.compile(r"[A-Z]\.")
LAST_WORD = re.compile(r"[^\s\"'“”‘’„«»()\[\]]+$")
# Abbreviations only where a number follows: "No. 5", "Sat. 12", "p. 7".
BEFORE_NUMBER = re.compile(r"\b(?:[Nn]o|[Aa]rt|[Ff]ig|[Cc]h|[Ss]ec|Sat|Sun|Res|pp?)\.$")
SPEECH_TAG = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen)\. )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
    r" (?:said|asks|asked|says|wondered|added|replied|wrote|tweeted|shouted|cried|exclaimed|told \w+)(?=[.,;:]|$)"
)
NUMBER_ONLY = re.compile(r"[(\[]?(?:\d{1,3}|[ivx]{1,4})[.)]\)?")


def sentence_spans(text: str) -> list[tuple[int, int, int]]:
    r"""Number of the paragraph (from 1), first character and one past the last of each sentence of a text.

    >>> sentence_spans("Gen. X came. He left.\n\nWhy?")
    [(1, 0, 12), (1, 13, 21), (2, 23, 27)]
    """
    edges = [0, *(edge for m in PARAGRAPH_BREAK.finditer(text) for edge in m.span()), len(text)]
    paragraphs = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]
    return [
        (number, begin + start, begin + end)
        for number, (begin, stop) in enumerate(paragraphs, start=1)
        for start, end in _paragraph_sentences(text[begin:stop])
    ]


def _paragraph_sentences(paragraph: str) -> list[tuple[int, int]]:
    starts, ends = [0], []
    for end, start in _boundaries(paragraph):
        ends.append(end)
        starts.append(start)
    pieces = [_trimmed(paragraph, a, b) for a, b in zip(starts, [*ends, len(paragraph)], strict=True)]
    return _with_words(paragraph, pieces)


def _boundaries(paragraph: str) -> Iterator[tuple[int, int]]:
    """End of each sentence and start of the next one within a paragraph."""
    punkt_ends = {end for _, end in _punkt().span_tokenize(paragraph.translate(STRAIGHTEN))}
    matches = [*CANDIDATE.finditer(paragraph), *GLUED.finditer(paragraph)]
    for m in sorted(matches, key=lambda m: m.start()):
        by_punkt = any(end in punkt_ends for end in range(m.start() + 1, m.end("close") + 1))
        before = paragraph[max(0, m.start() - 30) : m.end("stop")]
        after = paragraph[m.end() : m.end() + 80]
        if not m["blank"]:
            ends = not _stands_before_name(before)
        else:
            ends = by_punkt or _ends_anyway(before, m["close"], after)
        if ends and not _goes_on(before, m["close"], after):
            yield m.end("close"), m.end()


def _ends_anyway(before: str, close: str, after: str) -> bool:
    """Whether a sentence ends where Punkt saw an abbreviation, an initial or an ellipsis."""
    following = OPENING.sub("", after, count=1)
    if not following[:1].isupper():
        return False
    if before.endswith(("...", "…")):
        # "We waited... Then they came" against "we will ... President"
        return not before.rstrip(".…")[-1:].isspace() or _starts_sentence(following)
    return bool(close.strip(")]}")) or not _stands_before_name(before) and _starts_sentence(following)


def _goes_on(before: str, close: str, after: str) -> bool:
    """Whether the sentence goes on where Punkt ended it."""
    following = OPENING.sub("", after, count=1)
    if following[:1].islower():
        return True
    if following[:1].isdigit():
        return bool(BEFORE_NUMBER.search(before))
    if before.endswith(("?", "!")) and close:
        return bool(SPEECH_TAG.match(after))
    # An opening mark hides the abbreviation from Punkt: "he said, 'Mrs. Vole came'"
    abbreviated = bool(DOTTED.search(before)) or _stands_before_name(before)
    return not close and abbreviated and not _starts_sentence(following)


def _starts_sentence(following: str) -> bool:
    word = WORD.match(following)
    if INITIAL.match(following):  # "Capt. R. A. Vole"
        return False
    return bool(word) and re.split("['’]", word.group())[0] in STARTERS  # type: ignore[union-attr]


def _stands_before_name(before: str) -> bool:
    word = LAST_WORD.search(before)
    return bool(word) and word.group().lower().removesuffix(".") in abbreviations()["before a name"]  # type: ignore[union-attr]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _with_words(paragraph: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join "* * *" or a mark left alone to the piece before it, the number of a list to the one after it."""
    kept: list[tuple[int, int]] = []
    waiting: int | None = None
    for start, end in pieces:
        if NUMBER_ONLY.fullmatch(paragraph, start, end) and end < pieces[-1][1]:
            waiting = start if waiting is None else waiting
            continue
        if not WORD.search(paragraph, start, end):
            if kept:
                kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
            elif waiting is None:
                waiting = start
            continue
        kept.append((start if waiting is None else waiting, end))
        waiting = None
    return kept


@cache
def abbreviations() -> dict[str, frozenset[str]]:
    """The shipped abbreviations by the place they take: 'before a name' or 'elsewhere'.

    >>> "gen" in abbreviations()["before a name"], "u.n" in abbreviations()["elsewhere"]
    (True, True)
    """
    places: dict[str, set[str]] = {}
    place = ""
    for line in (files("framing") / "lexicons" / "abbreviations.txt").read_text("utf-8").splitlines():
        heading = re.fullmatch(r"# \[(.+)\]", line.strip())
        if heading:
            place = heading[1]
        elif line.strip() and not line.startswith("#"):
            places.setdefault(place, set()).add(line.strip())
    return {name: frozenset(words) for name, words in places.items()}


@cache
def _punkt() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set().union(*abbreviations().values())
    return PunktSentenceTokenizer(parameters)
