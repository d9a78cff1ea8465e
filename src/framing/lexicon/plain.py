"""Plain lists: one term a line."""

from __future__ import annotations

from framing.lexicon.terms import check_term


def read_plain(text: str, name: str) -> list[dict[str, object]]:
    r"""Read a plain list; what follows a # is a comment.

    >>> read_plain("# labels\nstrongman\n\nhard-liner  # and hard-liners", "labels.txt")
    [{'term': 'strongman'}, {'term': 'hard-liner'}]
    """
    lines = [(number, line.partition("#")[0].strip()) for number, line in enumerate(text.splitlines(), 1)]
    return [{"term": check_term(line, name, number)} for number, line in lines if line]
