"""A page as numbered lines, and what the shape of a line tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from framing.words import WORD

_RUNS = re.compile(r"[\W_]*([^\W_]*)[\W_]*([^\W_]*)[\W_]*([^\W_]*)")
SPACES = re.compile(r"\s+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")  # also page feeds and the line breaks of Word
_NO_BREAKS = ("\x1c", "\x1d", "\x1e")  # Python's splitlines takes them for breaks, too
# The end of a sentence, a closing mark or bracket after it allowed
_END = re.compile(r"[.!?…][\"'”’»)\]*]*$|[.!?…,][\"”»]$")
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w’'.-]*|de|da|di|van|von|der|den|la|le|bin|al|el)"
NAME = re.compile(rf"[A-ZÀ-Þ][\w’'.-]*(?:\s+{_NAME_WORD}){{1,3}}")


class Cut(NamedTuple):
    """A piece cut from a line of the page."""

    line: int
    rule: str
    text: str


class Line(NamedTuple):
    """A line of a page: its number, what is left of it, and what was cut from it."""

    number: int
    text: str
    cuts: tuple[Cut, ...] = ()

    def cut(self, rule: str, start: int = 0, end: int | None = None) -> Line:
        """Cut a piece, the whole line if no place is given."""
        end = len(self.text) if end is None else end
        piece = self.text[start:end].strip()
        rest = f"{self.text[:start].rstrip()} {self.text[end:].lstrip()}".strip()
        return Line(self.number, rest, (*self.cuts, Cut(self.number, rule, piece)))

    @property
    def rule(self) -> str:
        """The rule that took the whole line; empty while something is left."""
        return "" if self.text or not self.cuts else self.cuts[-1].rule


def page_lines(text: str) -> list[Line]:
    r"""Number the lines of a page from 1, and leave out the blank ones.

    >>> [(line.number, line.text) for line in page_lines("Talks held \n\nThe\u00a0talks were brief.")]
    [(1, 'Talks held'), (3, 'The talks were brief.')]
    """
    lines = _BREAK.split(text) if holds(text, _NO_BREAKS) else text.splitlines()  # a tenth of the time
    plain = [" ".join(line.split()) for line in lines]
    return [Line(number, line) for number, line in enumerate(plain, start=1) if line]


def unwrap(lines: Sequence[Line]) -> list[Line]:
    r"""Join the lines of paragraphs that were broken at a fixed width, as in plain-text mails.

    Only where nearly all lines that are followed directly by another are about
    equally long: a page of short lines, each a paragraph, stays as it is.

    >>> page = "\n".join(["The talks on the strait were the third in as many weeks,"] * 6 + ["and brief."])
    >>> [len(line.text) for line in unwrap(page_lines(page))]
    [352]
    """
    followed = [a for a, b in zip(lines, lines[1:], strict=False) if b.number == a.number + 1]
    lengths = sorted(len(line.text) for line in followed)
    if len(lengths) < 6 or lengths[-1] > 110 or lengths[len(lengths) // 5] < lengths[-1] - 22 or lengths[-1] < 40:
        return list(lines)
    joined: list[list[Line]] = []
    for line in lines:
        if joined and line.number == joined[-1][-1].number + 1:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [Line(block[0].number, " ".join(line.text for line in block)) for block in joined]


def fold(text: str) -> str:
    """Reduce a text to its words in small letters, to compare wordings.

    >>> fold("“Talks” in Halden: a start.") == fold('"Talks" in Halden - A Start')
    True
    """
    pieces = text.lower().replace("’", "'").split()
    return " ".join(filter(None, [piece if piece.isalnum() else _fold_piece(piece) for piece in pieces]))


def _fold_piece(piece: str) -> str:
    """A piece between white space, most often a word with a mark before or after it."""
    piece = piece.strip('.,;:!?"“”()')  # for speed alone
    return piece if piece.isalnum() else " ".join(WORD.findall(piece))


def opening(text: str) -> tuple[str, ...]:
    """Find the first three runs of letters or figures: texts that `fold` to one wording share them.

    Most texts differ in them, and need not be folded to know that they differ.

    >>> opening("“Talks” in Halden: a start."), opening("Talks!")
    (('talks', 'in', 'halden'), ('talks', '', ''))
    """
    match = _RUNS.match(text.lower())
    return match.groups("") if match else ()


# Letters beside a-z that a pattern with re.IGNORECASE takes for one of a-z
_ALIKE = (("İ", "i"), ("ı", "i"), ("ſ", "s"), ("\u212a", "k"))


def lower(text: str) -> str:
    """Small letters, so that a word is in it wherever a pattern that ignores case may match that word.

    >>> lower("READ MORE"), lower("PHOTOGRAPH\u0130C")
    ('read more', 'photographic')
    """
    if not text.isascii():
        for letter, plain in _ALIKE:
            text = text.replace(letter, plain)
    return text.lower()


def length(text: str) -> int:
    """Count the words of a line by its spaces.

    >>> length("Talks in Halden")
    3
    """
    return text.count(" ") + 1 if text else 0


def holds(text: str, signs: Iterable[str]) -> bool:
    """Say whether a text holds one of several signs; far cheaper than a pattern, which it may spare.

    >>> holds("READ MORE", ("MORE", "LESS"))
    True
    """
    return any(map(text.__contains__, signs))


def ends_sentence(text: str) -> bool:
    """Say whether a line ends as a sentence does.

    >>> ends_sentence("It was over.”"), ends_sentence("READ MORE")
    (True, False)
    """
    return bool(_END.search(text[-8:]))


def is_prose(text: str) -> bool:
    """Say whether a line is a paragraph of prose: long enough, and ended as a sentence or very long.

    >>> is_prose("The two ministers met for an hour in Halden."), is_prose("Talks held in Halden")
    (True, False)
    """
    spaces = text.count(" ")
    return spaces >= 24 or (spaces >= 7 and ends_sentence(text))


def is_name(text: str) -> bool:
    """Say whether a line is two to four capitalised words, as a person's name is.

    >>> is_name("Corin van Halloway"), is_name("Talks held in Halden")
    (True, False)
    """
    return len(text) < 50 and bool(NAME.fullmatch(text))


def removed_from(lines: Iterable[Line]) -> list[Cut]:
    """Collect what was cut from all lines, in their order.

    >>> removed_from([Line(3, "READ MORE").cut("read_more")])
    [Cut(line=3, rule='read_more', text='READ MORE')]
    """
    return [cut for line in lines for cut in line.cuts]
