"""Choices -> the lines of Python that make the same figure."""

from __future__ import annotations

import json
from typing import NamedTuple

from framing.compare.outlets import UNKNOWN
from framing.explorer.choices import NO_EVENT, RATES, Choices, Options

WIDTH = 100  # characters of a line; a longer list stands a value a line
UNKNOWNS = {"event": NO_EVENT, "outlet": UNKNOWN}


class Settings(NamedTuple):
    """What the code says beside the choices: the variable of the tables, and the bootstrap's settings."""

    name: str
    n_boot: int
    seed: int


def code_of(choices: Choices, options: Options, settings: Settings, *, with_sentences: bool = True) -> str:
    """Lines to paste into a cell of the notebook in which the tables are.

    Parameters
    ----------
    choices, options
        What is chosen, of what there is.
    settings : Settings
        Name of the variable that holds the tables, n_boot, seed.
    with_sentences : bool
        Whether the chart of tone shows single sentences.

    Returns
    -------
    str
        Lines that end in `table`, the table drawn, and `axes`, the figure.

    Examples
    --------
    >>> choices = Choices("tone", ("pipeline-leak",), ("Northline News",), ())
    >>> options = Options(("pipeline-leak",), ("Halden Today", "Northline News"), ())
    >>> print(code_of(choices, options, Settings("tables", 500, 1)))
    import framing
    <BLANKLINE>
    articles, families = tables["articles"], tables["families"]
    articles = articles[articles["outlet"].isin(["Northline News"])]
    sentences = framing.filter_origin(tables["sentences"], families, "all")
    sentences = sentences[sentences["article_id"].isin(articles["article_id"])]
    table = framing.tone_points(sentences, articles, n_boot=500, seed=1)
    axes = framing.plot_tone(table)
    """
    name, view = settings.name, f'"{choices.view}"'
    lines = ["import framing", "", f'articles, families = {name}["articles"], {name}["families"]']
    lines += _filter("articles", "outlet", choices.outlets, options.outlets)
    lines += _filter("articles", "event", choices.events, options.events)
    lines += [f'sentences = framing.filter_origin({name}["sentences"], families, {view})', _of_articles("sentences")]
    lines += _rates(choices, options, settings) if choices.measure == RATES else _tone(choices, settings)
    if choices.measure == RATES:
        return "\n".join([*lines, "axes = framing.plot_rates(table)"])
    if not with_sentences:
        lines.append('table = table[table["level"] != "sentence"].reset_index(drop=True)')
    return "\n".join([*lines, "axes = framing.plot_tone(table)"])


def _rates(choices: Choices, options: Options, settings: Settings) -> list[str]:
    name, voice = settings.name, _literal(choices.voice)
    called = f"phrases, sentences, articles, voice={voice}, lexicon=listed"
    lines = [f'listed = {name}["phrases"]']
    lines += _filter("listed", "category", choices.categories, options.categories)
    lines += [f'phrases = framing.filter_origin(listed, families, "{choices.view}", {name}["sentences"])']
    lines += [_of_articles("phrases"), f"table = framing.rate_by_outlet({called}, {_boot(settings)})"]
    return lines + (_tested(f"rate_by_article({called})", settings) if choices.tested else [])


def _tone(choices: Choices, settings: Settings) -> list[str]:
    lines = [f"table = framing.tone_points(sentences, articles, {_boot(settings)})"]
    return lines + (_tested("mean_by_article(sentences, articles)", settings) if choices.tested else [])


def _tested(reports: str, settings: Settings) -> list[str]:
    return [
        f"reports = framing.{reports}",
        f"pairs = framing.tell_apart(reports, n_boot=0, seed={settings.seed})",
        "table = framing.mark_apart(table, pairs)",
    ]


def _boot(settings: Settings) -> str:
    return f"n_boot={settings.n_boot}, seed={settings.seed}"


def _of_articles(name: str) -> str:
    return f'{name} = {name}[{name}["article_id"].isin(articles["article_id"])]'


def _filter(table: str, column: str, chosen: tuple[str, ...], there: tuple[str, ...]) -> list[str]:
    """The line that keeps what is chosen; none where that is all there is."""
    if set(chosen) == set(there):
        return []
    values = f'{table}["{column}"]'
    unknown = UNKNOWNS.get(column)
    if unknown in chosen:
        values += f'.fillna("{unknown}")'
    line = f"{table} = {table}[{values}.isin([{', '.join(map(_literal, chosen))}])]"
    if len(line) <= WIDTH:
        return [line]
    inner = "".join(f"    {_literal(value)},\n" for value in chosen)
    return [f"{table} = {table}[{values}.isin([\n{inner}])]"]


def _literal(value: str | None) -> str:
    """A value as Python writes it, in double quotation marks.

    >>> print(_literal("The Merrow Courier"), _literal(None))
    "The Merrow Courier" None
    """
    return "None" if value is None else json.dumps(value, ensure_ascii=False)
