"""Text of several weights and colours in one paragraph: words, broken into lines, with the place of each."""

from __future__ import annotations

from typing import NamedTuple

from framing.charts.style import TEXT, shorten, text_width

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


def fit_around(before: str, new: Run, after: str, width: float, most: int = 2) -> list[list[Run]]:
    """A wording among the words around it, in one line or at most `most`.

    One line is preferred where two words on each side fit into it; where even two lines have no
    room, words around the wording are left out, those furthest first, and of a wording that is
    too long alone, the middle.

    >>> lines = fit_around("It said that", Run("rebels", "new", True), "had left the town.", 130)
    >>> [[run.text for run in line] for line in lines]
    [['said that', 'rebels', 'had left']]
    """
    left, right = before.split(), after.split()
    fullest = max(len(left), len(right))
    for n, allowed in [(n, 1) for n in range(fullest, 1, -1)] + [(n, most) for n in range(fullest, -1, -1)]:
        around = [" ".join(left[max(len(left) - n, 0) :]), " ".join(right[:n])]
        lines = set_runs([Run(around[0], "around", False), new, Run(around[1], "around", False)], width)
        if len(lines) <= allowed:
            return lines
    return _cut(new, width, most)


def _cut(new: Run, width: float, most: int) -> list[list[Run]]:
    """A wording with an ellipsis for its middle: what two outlets word differently begins and ends it."""
    words = new.text.split()
    for left in range(len(words) - 1, 1, -1):
        head = words[: (left + 1) // 2]
        tail = words[len(words) - left // 2 :]
        lines = set_runs([new._replace(text=" ".join([*head, "…", *tail]))], width)
        if len(lines) <= most:
            return lines
    return set_runs([new._replace(text=words[0] + ("…" if len(words) > 1 else ""))], width)[:most]


def _words(runs: list[Run], width: float, size: float) -> list[Run]:
    return [
        run._replace(text=shorten(word, width, size, "bold" if run.bold else "normal"))
        for run in runs
        for word in run.text.split()
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
