"""Where quotation marks open and close in a string.

Pure string work. Double marks (straight, curly, German, doubled single ones),
guillemets and single marks are told apart. A quotation is the outermost pair;
whatever other marks stand inside it are its own affair.

A mark is read by its shape (blank before it and letter after it: it opens) and
by what is open at that point. Straight marks whose shapes do not add up in a
paragraph, as in ``"I agree, "he said``, are read as taking turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from framing.marks.singles import Mark, pair_singles


class Span(NamedTuple):
    """A quotation: `start` and `end` of the words between its marks, and where the marks stand."""

    start: int
    end: int
    open_at: int
    close_at: int  # first character of the closing mark; the same as end where there is none
    closed: bool


PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
KINDS = {
    "double": ("``", "''", "‘‘", "’’", "‚‚", '"', '""', *"“”„‟〝〞＂"),
    "guillemet": tuple("«»"),
    "angle": tuple("‹›"),
    "corner": tuple("「」"),
    "white corner": tuple("『』"),
    "single": tuple("'‘’‚‛`"),
}
KIND = {sign: kind for kind, signs in KINDS.items() for sign in signs}
MARKS = "".join(dict.fromkeys("".join(KIND)))
# A sign, or two of the same kind. It begins with a set, by which text is passed over ten times as fast as by a choice.
SIGNS = re.compile(rf"[{MARKS}](?:(?<=`)`|(?<=')'|(?<=‘)‘|(?<=’)’|(?<=‚)‚|(?<=\")\")?")
# A sign that may open or close: not the apostrophe inside a word, which most reports have in every other paragraph.
LIVE = re.compile(rf"[{MARKS}](?:(?<![{''.join(KINDS['single'])}])|(?<!\w.)|(?![^\W_]))")
STRAIGHT = ('"', '""', "＂", "''", "’’")  # nothing in the sign says which way it points
ONLY_OPEN = ("``", "‚‚", *"„‟〝「『")
ONLY_CLOSE = tuple("〞」』")
# The sign that closes what an unusual opener opened: German „so“ and »so«, Swedish ”so”.
PARTNER = {"„": "“", "‟": "”", "‚‚": "‘‘", "»": "«", "›": "‹"}
SENTENCE_END = re.compile(r"[.?!…][^\w\s]*\s+$")
MOST_REPAIRS = 3  # in a paragraph; each reads on to its end, so without a limit time would grow as the square
FEET = re.compile(r"\d['’′] ?\d+$")


def quotation_spans(text: str) -> list[Span]:
    r"""Find what stands in quotation marks.

    Only outermost marks count. A quotation whose closing mark is missing ends
    with its paragraph (``closed`` false), or before a mark that opens another
    after the end of a sentence. If the next paragraph begins with an opening
    mark of the kind, it runs on, as is the custom for long speech. Apostrophes, feet and inches are no marks.

    Parameters
    ----------
    text : str
        Any text; an empty line parts paragraphs.

    Returns
    -------
    list of Span
        In order, without overlap: characters between the marks, the marks,
        and whether the closing one is there.

    Examples
    --------
    >>> text = "The players' union called it 'a farce' and \"no 'fair' game\"."
    >>> [text[s.start:s.end] for s in quotation_spans(text)]
    ['a farce', "no 'fair' game"]
    >>> quotation_spans('The 6\'2" envoy said: "We wait.')
    [Span(start=22, end=30, open_at=21, close_at=30, closed=False)]
    """
    spans: list[Span] = []
    last_kind = ""
    for start, end, follows in _paragraphs(text):
        for span, kind in _paragraph_spans(text, start, end, follows):
            if spans and kind == last_kind and _runs_on(text, spans[-1], span, start):
                before = spans.pop()
                spans.append(span._replace(start=before.start, open_at=before.open_at))
            else:
                spans.append(span)
            last_kind = kind
    return spans


def _runs_on(text: str, before: Span, span: Span, paragraph: int) -> bool:
    """Whether `span` opens the paragraph right after the one where `before` was left open."""
    return not before.closed and span.open_at == paragraph and not text[before.end : paragraph].strip()


def _paragraphs(text: str) -> Iterator[tuple[int, int, str]]:
    """Paragraphs with marks: first and last character, blanks around them left out, and the first sign of the next."""
    edges = [0, *(edge for m in PARAGRAPH_BREAK.finditer(text) for edge in m.span()), len(text)]
    for begin, stop in zip(edges[::2], edges[1::2], strict=True):
        if LIVE.search(text, begin, stop):
            piece = text[begin:stop]
            follows = PARAGRAPH_BREAK.match(text, stop)
            yield (
                begin + len(piece) - len(piece.lstrip()),
                begin + len(piece.rstrip()),
                text[follows.end() : follows.end() + 1] if follows else "",
            )


def _paragraph_spans(text: str, start: int, end: int, follows: str) -> list[tuple[Span, str]]:
    marks = _marks(text, start, end)
    partners = pair_singles(text, marks, start, follows)
    found, balanced = _walk(text, marks, partners, end, in_turns=False)
    doubles = [mark for mark in marks if mark.kind == "double"]
    if balanced or len(doubles) % 2 or any(mark.sign not in STRAIGHT for mark in doubles):
        return found
    return _walk(text, marks, partners, end, in_turns=True)[0]


def _marks(text: str, start: int, end: int) -> list[Mark]:
    """All marks of a paragraph, each with what stands left and right of the run of marks it belongs to."""
    signs = [(m.start(), m.end()) for m in SIGNS.finditer(text, start, end)]
    left = [text[at - 1 : at] if at > start else "" for at, _ in signs]
    right = [text[stop : stop + 1] if stop < end else "" for _, stop in signs]
    for i in range(1, len(signs)):
        if signs[i][0] == signs[i - 1][1]:
            left[i] = left[i - 1]
    for i in range(len(signs) - 2, -1, -1):
        if signs[i][1] == signs[i + 1][0]:
            right[i] = right[i + 1]
    return [
        Mark(at, stop, text[at:stop], KIND[text[at:stop]], before, after)
        for (at, stop), before, after in zip(signs, left, right, strict=True)
    ]


def _walk(
    text: str, marks: list[Mark], partners: dict[int, int], end: int, in_turns: bool
) -> tuple[list[tuple[Span, str]], bool]:
    """Pair the marks of a paragraph from left to right; also say whether every double mark found a partner."""
    found: list[tuple[Span, str]] = []
    balanced, i, repairs = True, 0, 0
    while i < len(marks):
        mark = marks[i]
        if mark.kind == "single" and i not in partners or mark.kind != "single" and not _may_open(mark, in_turns):
            balanced &= mark.kind == "single"
            i += 1
            continue
        j = partners[i] if mark.kind == "single" else _closing(text, marks, i, in_turns)
        repairs += j == len(marks)
        after = j + 1 if j < len(marks) else _reopening(text, marks, i) if repairs <= MOST_REPAIRS else len(marks)
        close_at = marks[j].at if j < len(marks) else marks[after].at if after < len(marks) else end
        found.append((Span(mark.end, close_at, mark.at, close_at, j < len(marks)), mark.kind))
        balanced &= j < len(marks)
        i = after
    return found, balanced


def _closing(text: str, marks: list[Mark], i: int, in_turns: bool) -> int:
    """Index of the mark that closes mark `i`; the number of marks if none does."""
    depth = 1
    for j in range(i + 1, len(marks)):
        if marks[j].kind == marks[i].kind:
            depth += _step(text, marks, i, j, in_turns)
            if depth == 0:
                return j
    return len(marks)


def _reopening(text: str, marks: list[Mark], i: int) -> int:
    """Index of the mark that opens the next quotation while `i` was never closed; the number of marks if none does.

    'The plan is "sound. We know," he said. "It works."' has lost a mark: what
    opens after the end of a sentence is a quotation of its own.
    """
    return next((j for j in range(i + 1, len(marks)) if _reopens(text, marks[i], marks[j])), len(marks))


def _reopens(text: str, opener: Mark, mark: Mark) -> bool:
    ended = SENTENCE_END.search(text, max(opener.end, mark.at - 8), mark.at)
    return mark.kind == opener.kind and mark.kind != "single" and _only_opens(mark) and bool(ended)


def _step(text: str, marks: list[Mark], i: int, j: int, in_turns: bool) -> int:
    """What mark `j` does while mark `i` is open: -1 closes a level, 1 opens one, 0 neither."""
    opener, mark = marks[i], marks[j]
    if mark.sign in STRAIGHT and _is_inches(text, marks, j):
        return 0
    if not mark.right:  # nothing follows that it could open
        return -1
    if mark.sign in ONLY_OPEN:
        return 1
    if in_turns or mark.sign in ONLY_CLOSE or mark.sign == PARTNER.get(opener.sign):
        return -1
    if mark.sign in ("“", "‘‘", "«", "‹") or mark.sign == opener.sign == "»" or mark.sign == opener.sign == "›":
        return -1 if _only_closes(mark) else 1
    return 1 if mark.sign in STRAIGHT and _only_opens(mark) else -1


def _may_open(mark: Mark, in_turns: bool) -> bool:
    """Whether a mark opens where nothing is open."""
    if mark.sign in ONLY_CLOSE or not mark.right:
        return False
    if mark.sign in ONLY_OPEN:
        return True
    if mark.sign in STRAIGHT:
        return not mark.left.isdigit() and (in_turns or not (_only_closes(mark) or mark.right.isspace()))
    return _only_opens(mark) if mark.sign in ("”", "»", "›") else not _only_closes(mark)


def _only_opens(mark: Mark) -> bool:
    # '" , he said' with a blank before the mark is a closing mark all the same
    return (not mark.left or mark.left.isspace() or mark.left in "([{") and not _ends(mark.right, ",;:!?)]}")


def _only_closes(mark: Mark) -> bool:
    return bool(mark.left) and not mark.left.isspace() and _ends(mark.right, ".,;:!?)]}…—–")


def _ends(right: str, signs: str) -> bool:
    return not right or right.isspace() or right in signs


def _is_inches(text: str, marks: list[Mark], j: int) -> bool:
    """Whether a straight mark after a digit, inside a quotation, measures: 6'2", or 'a 12" pipe' closed later on."""
    mark = marks[j]
    if not mark.left.isdigit():
        return False
    if FEET.search(text, max(0, mark.at - 8), mark.at):
        return True
    after = next((m for m in marks[j + 1 : j + 4] if m.kind == "double"), None)
    return mark.right.isspace() and after is not None and _only_closes(after) and not after.left.isdigit()
