"""One change of wording and what is said of it in words."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from framing.reader.values import category_name, letters, said, whole
from framing.tables import STYLE_KINDS
from framing.words import find_words, first_words, last_words

LONG = 12  # words; of more, a note says the first and the last, for the whole stands marked in the sentence
MARKS = set('"“”„‟«»‘’‚')
VOICES = {"quoted": "inside a quotation", "scare": "in scare quotes"}
KINDS = {"agent": "agent (who does what to whom)", "name": "form of a name"}
NOT_FRAMING = "not framing"
COLUMNS = (
    *("family", "article_id", "sentence", "start", "end", "old", "new", "kind", "old_category", "new_category"),
    *("old_terms", "new_terms", "voice", "base_article_id", "base_sentence", "base_start", "base_end"),
)


class Change(NamedTuple):
    """A row of edits: places are offsets in the two texts, None where unknown."""

    sentence: int | None
    start: int | None
    end: int | None
    base_sentence: int | None
    base_start: int | None
    base_end: int | None
    old: str
    new: str
    kind: str
    old_category: str
    new_category: str
    old_terms: str
    new_terms: str
    voice: str
    label: str = ""  # number of the note; a letter where it is a matter of style

    @property
    def is_style(self) -> bool:
        """Whether it says nothing of framing."""
        return self.kind in STYLE_KINDS

    @property
    def is_loud(self) -> bool:
        """Whether somebody's quoted words were changed: a finding about accuracy."""
        return self.kind == "quotation"


def read_changes(edits: pd.DataFrame) -> list[Change]:
    """Rows of edits in the order of the copy."""
    texts = ("old", "new", "kind", "old_category", "new_category", "old_terms", "new_terms", "voice")
    numbers = ("sentence", "start", "end", "base_sentence", "base_start", "base_end")
    columns = [[whole(v) for v in edits[name]] for name in numbers] + [[said(v) for v in edits[name]] for name in texts]
    changes = [Change(*row) for row in zip(*columns, strict=True)]
    return sorted(changes, key=lambda c: (c.sentence or 0, c.start or 0, c.end or 0))


def kind_name(change: Change) -> str:
    """The kind as a reader understands it."""
    return KINDS.get(change.kind, change.kind)


def wording(change: Change) -> str:
    """Old and new wording in a line: "old" → "new".

    >>> blank = Change(1, 4, 4, 1, 4, 10, "frosty", "", "qualifier", "atmosphere", "", "frosty", "", "outlet")
    >>> wording(blank), wording(blank._replace(old="said", new="claimed"))
    ('left out “frosty”', '“said” → “claimed”')
    """
    old, new = (_shortened(text.strip()) for text in (change.old, change.new))
    if not any(text[at : at + 1] in MARKS for text in (old, new) if text for at in (0, len(text) - 1)):
        old, new = (f"“{text}”" for text in (old, new))  # mark upon mark could not be told apart
    if not change.old:
        return f"put in {new}"
    return f"{old} → {new}" if change.new else f"left out {old}"


def remarks(change: Change) -> list[str]:
    """What else is known: whose words it stands in, and which loaded terms came or went."""
    voice = "" if change.is_loud else VOICES.get(change.voice, "")
    return [remark for remark in (voice, loading(change)) if remark]


def loading(change: Change) -> str:
    """Which loaded terms the old wording has, and the new, with their categories.

    >>> change = Change(1, 4, 10, 1, 4, 6, "chief", "strongman", "label", "", "person_label", "", "strongman", "outlet")
    >>> loading(change)
    'now loaded: strongman (label for persons)'
    >>> loading(change._replace(old_category="person_label", old_terms="boss"))
    'loaded before and after: boss → strongman (label for persons)'
    """
    old, new = (_plain(categories) for categories in (change.old_category, change.new_category))
    gone, come = (terms.replace("; ", ", ") for terms in (change.old_terms, change.new_terms))
    if old == new:
        terms = " → ".join(dict.fromkeys(filter(None, (gone, come))))
        return f"loaded before and after: {_named(terms, old)}" if old else ""
    if not old or not new:
        return f"now loaded: {_named(come, new)}" if new else f"no longer loaded: {_named(gone, old)}"
    return f"loaded: {_named(gone, old)} → {_named(come, new)}"


def _named(terms: str, categories: str) -> str:
    return f"{terms} ({categories})" if terms else categories


def sentence_of(change: Change) -> str:
    """All of a note in one line, for hovering: kind, wording, remarks; of style, that it is no framing."""
    kind = f"{kind_name(change)} ({NOT_FRAMING})" if change.is_style else kind_name(change)
    kind = f"{kind} changed" if change.is_loud else kind
    return "; ".join([f"{kind}: {wording(change)}", *remarks(change)])


def numbered(changes: list[Change]) -> list[Change]:
    """Give labels in the order given: 1, 2, 3 to changes of wording, a, b, c to those of style.

    So the last number is the count of the changes that may be framing.
    """
    counts = {True: 0, False: 0}
    labelled = []
    for change in changes:
        counts[change.is_style] += 1
        n = counts[change.is_style]
        labelled.append(change._replace(label=letters(n) if change.is_style else str(n)))
    return labelled


def _plain(categories: str) -> str:
    return ", ".join(category_name(name) for name in categories.split("; "))


def _shortened(text: str) -> str:
    return f"{first_words(text, 4)} … {last_words(text, 3)}" if len(find_words(text)) > LONG else text
