"""Text of several weights and colours in one paragraph: words, broken into lines, with the place of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from framing.charts.style import TEXT, shorten, text_width

GAP = "…"  # stands for words left out
BLANK = re.compile(r"[^\S\xa0]+")  # where a line may be broken
_CLOSING = tuple(",.;:!?)]’”…")
_OPENING = tuple("([‘“")


class Run(NamedTuple):
    """Words set alike: `role` says how, `x` is where they begin, in points from the line's left edge."""

    text: str
    role: str
    bold: bool
    x: float = 0.0


def width_of(run: Run, size: float = TEXT) -> float:
    """Width of a run in points."""
    return text_width(run.text, size, "bold" if run.bold else "normal")


def set_runs(runs: list[Run], width: float, size: float = TEXT) -> list[list[Run]]:
    """Break runs into lines no wider than `width`; a word that is too long is shortened.

    Runs follow one another with a blank between them, but for a comma or a point behind, or an
    opening mark before.

    >>> lines = set_runs([Run("said that", "around", False), Run("insurgents", "new", True)], 90)
    >>> [[(run.text, run.role) for run in line] for line in lines]
    [[('said that', 'around')], [('insurgents', 'new')]]
    """
    lines: list[list[Run]] = [[]]
    for word in _words(runs, width, size):
        end = _end(lines[-1], size)
        at = end + _blank(lines[-1], word, size)
        if lines[-1] and at + width_of(word, size) > width:
            lines.append([])
            at = 0.0
        lines[-1] = _with(lines[-1], word._replace(x=at))
    return [line for line in lines if line]


def fit_around(  # noqa: PLR0913 - a wording and what stands around it
    before: str, new: Run, after: str, width: float, most: int = 2, loaded: Sequence[str] = ()
) -> list[list[Run]]:
    """A wording among the words around it, in one line or at most `most`.

    One line is preferred where two words on each side fit into it; where even two lines have no
    room, words around the wording are left out, those furthest first, and of a wording that is
    too long alone, the middle. Its `loaded` terms are bold; those that were left out stand behind
    it, for which there may be one line more.

    >>> lines = fit_around("It said that", Run("rebels", "new", True), "had left the town.", 130)
    >>> [[run.text for run in line] for line in lines]
    [['said that', 'rebels', 'had left']]
    """
    left, right, wording = before.split(), after.split(), with_loaded(new, loaded)
    fullest = max(len(left), len(right))
    for n, allowed in [(n, 1) for n in range(fullest, 1, -1)] + [(n, most) for n in range(fullest, -1, -1)]:
        around = [" ".join(left[max(len(left) - n, 0) :]), " ".join(right[:n])]
        lines = set_runs([Run(around[0], "around", False), *wording, Run(around[1], "around", False)], width)
        if len(lines) <= allowed:
            return lines
    return _cut(new, width, most, loaded)


def _cut(new: Run, width: float, most: int, loaded: Sequence[str]) -> list[list[Run]]:
    """A wording with an ellipsis for its middle: what two outlets word differently begins and ends it."""
    words = [word for word in new.text.split() if word != GAP]
    ways = [(left, allowed) for allowed in (most, most + 1) for left in range(len(words) - 1, 1, -1)]
    for left, allowed in ways:
        cut = " ".join([*words[: (left + 1) // 2], GAP, *words[len(words) - left // 2 :]])
        lines = set_runs(with_loaded(new._replace(text=cut), loaded), width)
        if len(lines) <= (allowed if loaded else most):
            return lines
    first = words[0] + (GAP if len(words) > 1 else "")
    return set_runs(with_loaded(new._replace(text=first), loaded), width)[: most + bool(loaded)]


def with_loaded(new: Run, loaded: Sequence[str]) -> list[Run]:
    r"""A wording with its loaded terms bold; those that it was shortened by stand behind it.

    >>> runs = with_loaded(Run("the Velmoran strongman", "new", False), ["strongman"])
    >>> [(run.text, run.bold) for run in runs]
    [('the', False), ('Velmoran', False), ('strongman', True)]
    >>> runs = with_loaded(Run("with President … bloodshed", "new", False), ["strongman", "bloodshed"])
    >>> [(run.text, run.bold) for run in runs][3:]
    [('bloodshed', True), ('·\xa0strongman', True)]
    """
    spans, hidden = _places(new.text, loaded)
    words = [
        new._replace(
            text=word.group(), bold=new.bold or any(start < word.end() and word.start() < end for start, end in spans)
        )
        for word in re.finditer(r"\S+", new.text)
    ]
    if not hidden:
        return words
    return [*words, Run(f"·\xa0{'; '.join(hidden)}", "behind", True)]


def _places(text: str, loaded: Sequence[str]) -> tuple[list[tuple[int, int]], list[str]]:
    """Where terms stand in a wording, each after the one before it, and those that do not.

    Of a term that the wording holds a part of, that part; a shortened wording shows it whole or not at all.
    """
    spans: list[tuple[int, int]] = []
    hidden: list[str] = []
    at = 0
    for term in loaded:
        words = [term] if GAP in text else [term, *term.split()]
        found = [place for word in words if (place := re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(text, at))]
        if found:
            spans += [place.span() for place in found]
            at = found[0].end()
        else:
            hidden.append(term)
    return spans, hidden


def _words(runs: list[Run], width: float, size: float) -> list[Run]:
    return [
        run._replace(text=shorten(word, width, size, "bold" if run.bold else "normal"))
        for run in runs
        for word in BLANK.split(run.text.strip())
        if word
    ]


def _end(line: list[Run], size: float) -> float:
    return line[-1].x + width_of(line[-1], size) if line else 0.0


def _blank(line: list[Run], word: Run, size: float) -> float:
    """Room before a word: none at the begin of a line, or where another run's comma follows."""
    if not line:
        return 0.0
    last = line[-1]
    if last.role != word.role and (word.text.startswith(_CLOSING) or last.text.endswith(_OPENING)):
        return 0.8
    return text_width("a a", size) - 2 * text_width("a", size)


def _with(line: list[Run], word: Run) -> list[Run]:
    """The line with a word more, joined to the last run where both are set alike."""
    if line and (line[-1].role, line[-1].bold) == (word.role, word.bold):
        return [*line[:-1], line[-1]._replace(text=f"{line[-1].text} {word.text}")]
    return [*line, word]
