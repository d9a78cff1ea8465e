"""Loaded phrases in their sentences: the concordance, as table and as HTML."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd

from framing.html_output import FOOT, GREY, GROUND, INK, PAPER, TABLE, Html
from framing.tables import TableError, need, one_of
from framing.words import find_words, first_words, flat, last_words

COLUMNS = ("article_id", "sentence", "left", "match", "right", "term", "category", "voice")
FROM_PHRASE = ("article_id", "sentence", "term", "category", "voice")
INTEGERS = ("sentence",)
VOICE_NAMES = {"outlet": "", "paraphrased": "paraphrased", "quoted": "quoted", "scare": "scare quotes"}

CELL = f"padding:1px 0;border:0;background:{PAPER};white-space:nowrap;vertical-align:baseline"
LEFT = f"{CELL};text-align:right;color:{INK}"
RIGHT = f"{CELL};text-align:left;color:{INK}"
MATCH = f"background:{PAPER};color:#8f1d14;font-weight:bold"
NOTE = f"{CELL};padding-left:24px;text-align:left;color:{GREY}"


def concordance(
    phrases: pd.DataFrame, sentences: pd.DataFrame, window: int = 8, sort: str | None = "right"
) -> pd.DataFrame:
    """Show each phrase with the words around it (keyword in context).

    Parameters
    ----------
    phrases : DataFrame
        Columns article_id, sentence, start, end, match, term, category, voice, as from `find_loaded`.
    sentences : DataFrame
        Columns article_id, sentence, start, text: the table that `phrases` was made from. In tables
        shared without text there are no contexts, and each match stands alone.
    window : int
        Words to show on each side, 0 or more. The context ends with the sentence: what the
        neighbouring sentence says belongs to another statement.
    sort : {"right", "left", "match", None}
        Sort by the words after the match, by those before it (nearest first), or by the match
        itself; None keeps the order of `phrases`. Ties keep that order too. What has no word on
        that side comes last.

    Returns
    -------
    DataFrame
        A row a phrase, with a new index: article_id, sentence, left, match, right, term, category,
        voice. ``left + match + right`` is a piece of the sentence, line breaks shown as spaces.

    Raises
    ------
    TableError
        A column is missing, window is negative, sort is unknown, or `sentences` does not hold
        the sentences of `phrases`.

    Examples
    --------
    >>> sentences = pd.DataFrame({"article_id": ["a"], "sentence": [0], "start": [0],
    ...     "text": ["The envoys met in a frosty mood on Monday."]})
    >>> phrases = pd.DataFrame({"article_id": ["a"], "sentence": [0], "start": [20], "end": [26],
    ...     "match": ["frosty"], "term": ["frosty"], "category": ["atmosphere"], "voice": ["outlet"]})
    >>> concordance(phrases, sentences, window=2)[["left", "match", "right"]]
        left   match     right
    0  in a   frosty   mood on
    """
    need(phrases, [*FROM_PHRASE, "start", "end", "match"], "concordance", "find_loaded")
    need(sentences, ["article_id", "sentence", "start"], "concordance", "split_sentences")
    one_of(sort, [*SORT_KEYS, None], "sort", "concordance")
    if window < 0:
        raise TableError(f"concordance needs window to be 0 or more words; found {window}.")
    alone = [("", match, "") for match in phrases["match"].astype("str")]
    contexts = _contexts(phrases, sentences, window) if "text" in sentences else alone
    columns = {name: phrases[name].tolist() for name in FROM_PHRASE}
    for name, values in zip(("left", "match", "right"), zip(*contexts, strict=True), strict=False):
        columns[name] = list(values)
    kwic = pd.DataFrame(columns).reindex(columns=list(COLUMNS))
    kwic = kwic.astype({name: "int64" if name in INTEGERS else "str" for name in COLUMNS})
    if sort is None or kwic.empty:
        return kwic
    keys = pd.Series([SORT_KEYS[sort](row) for row in contexts])
    return kwic.iloc[sorted(range(len(kwic)), key=keys.tolist().__getitem__)].reset_index(drop=True)


def concordance_html(kwic: pd.DataFrame, limit: int | None = 200) -> Html:
    """Draw a concordance with the matches beneath each other in the middle.

    Parameters
    ----------
    kwic : DataFrame
        Columns article_id, left, match, right, voice, as from `concordance`.
    limit : int, optional
        Lines to show; a note says how many there are. None shows all.

    Returns
    -------
    str
        HTML with inline styles only and everything escaped. As the last line of a cell in
        JupyterLab it shows itself; elsewhere it is a string like any other.

    Raises
    ------
    TableError
        A needed column is missing.

    Examples
    --------
    >>> print(concordance_html(pd.DataFrame(columns=["article_id", "left", "match", "right", "voice"]))[-35:-12])
    No loaded phrase found.
    """
    need(kwic, ["article_id", "left", "match", "right", "voice"], "concordance_html", "concordance")
    shown = kwic if limit is None else kwic.head(limit)
    columns = (shown[name].tolist() for name in ("left", "match", "right", "article_id", "voice"))
    lines = "".join(_line(*cells) for cells in zip(*columns, strict=True))
    table = f'<table style="{TABLE}"><tbody>{lines}</tbody></table>' if lines else ""
    return Html(f'<div style="{GROUND}">{table}<div style="{FOOT}">{_foot(len(shown), len(kwic))}</div></div>')


def _line(left: str, match: str, right: str, article_id: object, voice: object) -> str:
    note = " · ".join(filter(None, (str(article_id), VOICE_NAMES.get(str(voice), str(voice)))))
    # One cell for the match and what follows: a column for the match alone would tear short ones from their context.
    middle = f'<b style="{MATCH}">{escape(match)}</b>{_kept(right)}'
    cells = ((LEFT, _kept(left)), (RIGHT, middle), (NOTE, escape(note)))
    return "<tr>" + "".join(f'<td style="{style}">{text}</td>' for style, text in cells) + "</tr>"


def _kept(context: str) -> str:
    """Escape a context; spaces at its ends part it from the match, and HTML would drop them."""
    inner = context.strip(" ")
    before = len(context) - len(context.lstrip(" "))
    after = len(context) - before - len(inner)
    return "&nbsp;" * before + escape(inner) + "&nbsp;" * after


def _foot(shown: int, found: int) -> str:
    if not found:
        return "No loaded phrase found."
    phrases = f"{found:,} phrase{'' if found == 1 else 's'}"
    return f"{phrases}." if shown == found else f"The first {shown:,} of {phrases}."


def _contexts(phrases: pd.DataFrame, sentences: pd.DataFrame, window: int) -> list[tuple[str, str, str]]:
    """Left, match and right of each phrase."""
    texts = dict(_keyed(sentences, sentences["text"].tolist(), sentences["start"].tolist()))
    places = _keyed(phrases, phrases["start"].tolist(), phrases["end"].tolist())
    found = []
    for (key, place), match in zip(places, phrases["match"].tolist(), strict=True):
        text, offset = texts.get(key, ("", 0))
        start, end = (int(at - offset) for at in place)
        if not isinstance(text, str) or start < 0 or text[start:end] != match:
            raise TableError(
                f"concordance needs the sentences that phrases was made from; {match!r} does not stand "
                f"in sentence {key[1]} of {key[0]!r}. Pass the table that find_loaded() was given."
            )
        found.append((last_words(text[:start], window), flat(match), first_words(text[end:], window)))
    return found


def _keyed(frame: pd.DataFrame, *columns: list[Any]) -> list[tuple[tuple[Any, Any], tuple[Any, ...]]]:
    keys = zip(frame["article_id"].tolist(), frame["sentence"].tolist(), strict=True)
    return list(zip(keys, zip(*columns, strict=True), strict=True))


def _by_right(row: tuple[str, str, str]) -> tuple[bool, list[str]]:
    """Words after the match; where the sentence ends with it there is nothing to compare, so these come last."""
    words = [word.lower() for word, _, _ in find_words(row[2])]
    return not words, words


def _by_left(row: tuple[str, str, str]) -> tuple[bool, list[str]]:
    words = [word.lower() for word, _, _ in find_words(row[0])]
    return not words, words[::-1]


def _by_match(row: tuple[str, str, str]) -> tuple[str, bool, list[str]]:
    return row[1].lower(), *_by_right(row)


SORT_KEYS: dict[str, Callable[[tuple[str, str, str]], tuple[Any, ...]]] = {
    "right": _by_right,
    "left": _by_left,
    "match": _by_match,
}
