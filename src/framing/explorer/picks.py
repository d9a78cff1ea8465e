"""A mark of the chart that was picked -> its sentences, each with the report it stands in."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from framing.compare.outlets import named_outlets
from framing.compare.rates import COUNTED
from framing.explorer.choices import RATES
from framing.explorer.figures import Figure, of_articles
from framing.explorer.labels import signed
from framing.explorer.sums import Study, scores
from framing.phrases import concordance

LIMIT = 50  # phrases listed
WINDOW = 20  # words on each side of a phrase
ENDS = 10  # sentences listed from each end of the scores
NO_TEXT = "The texts are not at hand: each line gives its place, in characters of the report’s text."


class Listing(NamedTuple):
    """Lines under the chart: what they are, how many of how many, and each as a row of plain values."""

    title: str
    note: str
    lines: list[dict[str, Any]]


def listing_of(study: Study, figure: Figure, row: int, label: str, limit: int = LIMIT) -> Listing:
    """The sentences behind a row of the table drawn.

    Parameters
    ----------
    study : Study
        The tables.
    figure : Figure
        What is shown.
    row : int
        Number of the row in `figure.table`, from 0.
    label : str
        What the mark stands for, in words.
    limit : int
        Lines at most; of tone, half from each end.

    Returns
    -------
    Listing
        Its lines have article_id, title, outlet, event, sentence, score, left, match, right, note.
    """
    picked = figure.table.iloc[row].to_dict()
    if figure.choices.measure == RATES:
        return _phrases(study, figure, picked, label, limit)
    return _sentences(study, figure, picked, label, min(limit // 2, ENDS))


def _phrases(study: Study, figure: Figure, picked: dict, label: str, limit: int) -> Listing:
    view = study.view(figure.choices.view)
    articles = figure.articles[named_outlets(figure.articles) == picked["outlet"]]
    found = of_articles(view.phrases[view.phrases["category"] == picked["category"]], articles)
    voice = figure.choices.voice
    found = found[found["voice"].isin(COUNTED[voice])] if voice else found
    shown = found.head(limit)
    has_text = "text" in view.sentences
    kwic = concordance(shown, of_articles(view.sentences, shown), WINDOW, sort=None)
    places = zip(kwic.to_dict("records"), shown["start"].tolist(), shown["end"].tolist(), strict=True)
    lines = [
        line | {"score": "", "note": " · ".join(filter(None, [line["term"], _voice(line), _place(has_text, *at)]))}
        for line, *at in places
    ]
    return Listing(label, _note(len(shown), len(found), "phrase", has_text), _with_reports(lines, articles))


def _sentences(study: Study, figure: Figure, picked: dict, label: str, ends: int) -> Listing:
    articles = figure.articles[named_outlets(figure.articles) == picked["outlet"]]
    if picked["level"] == "article":
        articles = articles[articles["article_id"] == picked["article_id"]]
    rows = scores(of_articles(study.view(figure.choices.view).sentences, articles), picked["voice"])
    rows = rows.sort_values(["value", "article_id", "sentence"], kind="stable")
    shown = rows if len(rows) <= 2 * ends else pd.concat([rows.head(ends), rows.tail(ends)])
    has_text = "text" in rows
    lines = [
        {
            "article_id": line["article_id"],
            "sentence": line["sentence"],
            "left": "",
            "match": "",
            "right": line["text"] if has_text else "",
            "score": signed(line["value"]),
            "note": _place(has_text, line["start"], line["end"]),
        }
        for line in shown.to_dict("records")
    ]
    note = _note(len(shown), len(rows), "sentence", has_text)
    if len(shown) < len(rows):
        note = f"The {ends} lowest and the {ends} highest of {len(rows):,} sentences. {'' if has_text else NO_TEXT}"
    said = "Scores are of the words outside quotation marks. " if picked["voice"] == "outlet" else ""
    return Listing(label, f"{said}{note}".strip(), _with_reports(lines, articles))


def _with_reports(lines: list[dict], articles: pd.DataFrame) -> list[dict[str, Any]]:
    """Lines as plain values, each with title, outlet and event of its report."""
    facts = articles.assign(outlet=named_outlets(articles)).set_index("article_id")
    columns = {
        name: facts[name].astype("str").fillna("").to_dict() for name in ("title", "outlet", "event") if name in facts
    }
    keep = ("left", "match", "right", "score", "note")
    return [
        {"article_id": line["article_id"], "sentence": int(line["sentence"])}
        | {name: str(line[name]) for name in keep}
        | {name: columns.get(name, {}).get(line["article_id"], "") for name in ("title", "outlet", "event")}
        for line in lines
    ]


def _voice(line: dict) -> str:
    return "" if line["voice"] == "outlet" else {"scare": "scare quotes"}.get(line["voice"], line["voice"])


def _place(has_text: bool, start: int, end: int) -> str:
    return "" if has_text else f"characters {int(start):,} to {int(end):,}"


def _note(shown: int, found: int, what: str, has_text: bool) -> str:
    some = f"{found:,} {what}{'' if found == 1 else 's'}" if shown == found else f"{shown:,} of {found:,} {what}s"
    order = ", in the order of the reports" if what == "phrase" else ", lowest score first"
    return f"{some[0].upper()}{some[1:]}{order if found > 1 else ''}.{'' if has_text else ' ' + NO_TEXT}"
