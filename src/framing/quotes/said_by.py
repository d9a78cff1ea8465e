"""Who says it, as far as one sentence tells: its verbs of saying, each with its source."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from framing.quotes.cues import Cue, find_cues
from framing.quotes.subjects import find_source

# A noun phrase follows: 'denied the "lie"'.
OBJECT = re.compile(r"\s+(?:the|a|an|his|her|its|their|any|such|all)\s")


class Attribution(NamedTuple):
    """Who says a quotation: places in the text; the cue is missing where it has none of its own."""

    source: tuple[int, int] | None
    cue: Cue | None


class Tag(NamedTuple):
    """A verb of saying in a unit, with its source, both counted in the text."""

    cue: Cue
    source: tuple[int, int] | None


NOBODY = Attribution(None, None)


def find_tags(masked: str, start: int, end: int) -> list[Tag]:
    """Verbs of saying; of several uses of one the plain one, unless a noun phrase follows: 'denied the "lie"'."""
    sentence = masked[start:end]
    tags: list[Tag] = []
    for _, group in groupby(find_cues(sentence), key=lambda cue: cue.start):
        uses = list(group)
        plain = [cue for cue in uses if cue.pattern == "speech"]
        takes_noun = OBJECT.match(sentence, uses[0].end)
        cue = (plain or uses)[0] if not takes_noun else ([c for c in uses if c not in plain] or uses)[0]
        source = find_source(sentence, cue)
        placed = cue._replace(start=cue.start + start, end=cue.end + start)
        tags.append(Tag(placed, (source[0] + start, source[1] + start) if source else None))
    return tags
