"""Lines that show by their own wording that they are clutter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from framing.corpus.captions import find_glued, is_caption, is_credit
from framing.corpus.credits import is_agency_line, is_byline, is_dateline_alone
from framing.corpus.lines import Line, length
from framing.corpus.rules import NOT_FOR_TITLES, find_rule
from framing.corpus.titles import same_title

_NONE: frozenset[str] = frozenset()
_WRITERS = re.compile(r"\s*\((?:Additional\s)?(?:Reporting|Writing|Editing)\sby\s[^()]{3,400}\)$")


def cut_by_wording(lines: Sequence[Line], title: str = "") -> list[Line]:
    """Cut the lines that show by their own wording that they are clutter.

    A line that is the title as given, and the first line where only its
    wording speaks against it, are spared.

    >>> [line.rule for line in cut_by_wording([Line(1, "Talks held"), Line(3, "READ MORE")])]
    ['', 'read_more']
    """
    return [line if title and same_title(line.text, title) else _cut(line, not i) for i, line in enumerate(lines)]


def _cut(line: Line, first: bool) -> Line:
    rule = _whole(line.text, first)
    if rule:
        return line.cut(rule)
    glued = find_glued(line.text)
    if glued:
        return line.cut("caption", 0, glued)
    if is_caption(line.text):
        return line.cut("caption")
    writers = _WRITERS.search(line.text) if line.text.endswith(")") else None
    return line.cut("contributors", writers.start()) if writers else line


def _whole(text: str, first: bool) -> str:
    """The rule for a line that is clutter as a whole, apart from captions."""
    words = length(text)
    name = next((rule for rule, most_words, test in _CREDITS if words <= most_words and test(text)), "")
    if name and not (first and name == "credit"):
        return name
    return find_rule(text, NOT_FOR_TITLES if first and words > 2 else _NONE)


# Name, the most words such a line has, and the test
_CREDITS: tuple[tuple[str, int, Callable[[str], bool]], ...] = (
    ("byline", 28, is_byline),
    (
        "byline",
        10_000,
        lambda text: text[-1] == "•" and is_agency_line(text.rstrip(" •")),
    ),  # a provider's label: "Reuters •"
    ("dateline", 6, lambda text: text[-1] == ")" and is_dateline_alone(text)),
    ("credit", 14, is_credit),
)
