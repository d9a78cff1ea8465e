"""One contrast of two outlets under every reasonable choice of how to measure it.

This module calls the stages, as `study` does: a specification is the whole way from sentences and
phrases to a difference, gone anew with other choices.
"""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from framing.compare import mean_by_article, rate_by_article, tell_apart
from framing.compare.intervals import MIN_UNITS
from framing.progress import progress
from framing.resampling import LEVEL, N_BOOT, N_PERMUTATIONS, SEED
from framing.tables import TableError, need, need_numbers, one_of
from framing.wire import filter_origin

MEASURES = ("rate", "tone")
# What may reasonably be chosen. The first of each is what is declared if the caller declares nothing.
CHOICES: dict[str, tuple[Hashable, ...]] = {
    "strength": (1, 2, 3),
    "voice": ("outlet", "narration", "all"),
    "view": ("all", "own", "once"),
    "headline": (True, False),
}
NEEDED = {
    "articles": (["article_id", "outlet"], "read_corpus"),
    "sentences": (["article_id", "sentence", "part", "origin"], "measure"),
    "phrases": (["article_id", "sentence", "part", "category", "strength", "voice", "origin"], "measure"),
    "families": (["article_id", "role"], "match_wire"),
}
NO_DIFFERENCE = {"note": "no words of both outlets to compare"}
FOUND = {
    **dict.fromkeys(["difference", "low", "high", "confidence_level", "p"], "float64"),
    **dict.fromkeys(["n_arrangements", "n_events", "n_units_a", "n_units_b", "n_articles_a", "n_articles_b"], "int64"),
    **{"note": "str"},
}
COLUMNS = {
    **dict.fromkeys(["outlet_a", "outlet_b", "measure", "category"], "str"),
    **{"strength": "Int64", "voice": "str", "view": "str", "headline": "bool"},
    **{"left_out_kind": "str", "left_out": "str", "declared": "bool"},
    **FOUND,
    **{"per": "int64", "of": "str"},
}

Tables = Mapping[str, pd.DataFrame]
Choice = dict[str, Hashable]


class Contrast(NamedTuple):
    """What is compared: two outlets, the measure, and of a rate the category."""

    outlet_a: str
    outlet_b: str
    measure: str
    category: str | None


def specification_curve(  # noqa: PLR0913 - the settings of the tests are shown, not hidden in an object
    tables: Tables,
    outlet_a: str,
    outlet_b: str,
    *,
    measure: str = "rate",
    category: str | None = None,
    declared: Mapping[str, Hashable] | None = None,
    n_permutations: int = N_PERMUTATIONS,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Compare two outlets under every reasonable choice of how to measure.

    All choices are crossed: strength (loaded phrases of that strength and above: 1, 2, 3),
    voice (outlet: the outlets' own words, paraphrase among them; narration: those that tell
    nobody's words; all: quotations too), view (all text; own: without the agency's words; once:
    the agency's words once a family) and headline (counted or not). With the declared choice, each event
    and each unit of evidence is left out in turn.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        articles, sentences, phrases, families, as `measure` and `open_study` return them.
    outlet_a, outlet_b : str
        The difference is the first less the second.
    measure : {"rate", "tone"}
        rate: loaded phrases per 1,000 words. tone: mean compound score of the reports, sentence
        by sentence; narration is then the sentences that are not indirect speech for the most
        part, and strength is no choice.
    category : str, optional
        Of a rate, the category of loaded phrases; all phrases if left out.
    declared : mapping, optional
        The choice made before looking, or what of it differs from strength 1, voice "outlet",
        view "all", headline True.
    n_permutations, n_boot, level, seed
        As for `tell_apart`.

    Returns
    -------
    DataFrame
        A row a specification, those of the crossed choices first: outlet_a, outlet_b, measure,
        category; strength (missing of tone), voice, view, headline; left_out_kind (event, unit; empty
        where nothing is) and left_out (which); declared (the choice declared, with nothing left out);
        difference, low, high, confidence_level, p, n_arrangements, n_events, n_units_a,
        n_units_b, n_articles_a, n_articles_b, note, per, of as from `tell_apart`. difference is missing where
        a choice leaves one outlet without words or no event that both report, p also where an outlet has
        fewer than five units.

    Raises
    ------
    TableError
        A table or a column is missing, an outlet is not in `articles`, or a choice is none of those above.

    Notes
    -----
    Specification curve: Simonsohn, Simmons and Nelson 2020, Nature Human Behaviour,
    doi 10.1038/s41562-020-0912-z; multiverse analysis: Steegen, Tuerlinckx, Gelman and Vanpaemel 2016,
    doi 10.1177/1745691616658637. Which choices are reasonable is our judgement. The rows share their reports, so that
    their p-values are not so many independent tests: they are not corrected, and their number proves nothing;
    they say what the declared result hangs on.

    Examples
    --------
    >>> both = {"article_id": ["a", "b"], "sentence": 0, "part": "body", "origin": "own"}
    >>> tables = {
    ...     "articles": pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Alder Times", "Zonal Post"]}),
    ...     "sentences": pd.DataFrame({**both, "n_own": [100, 200], "n_words": [150, 250], "n_paraphrased": [20, 0]}),
    ...     "phrases": pd.DataFrame({**both, "category": "doubt", "strength": [1, 3], "voice": "outlet"}),
    ...     "families": pd.DataFrame({"article_id": [], "role": []}),
    ... }
    >>> table = specification_curve(tables, "Alder Times", "Zonal Post")
    >>> len(table[table["left_out_kind"] == ""]), round(table.loc[table["declared"], "difference"].item(), 3)
    (54, 5.0)
    """
    contrast = Contrast(outlet_a, outlet_b, measure, category)
    pair = _of_pair(tables, contrast)
    choices = {name: values for name, values in CHOICES.items() if measure == "rate" or name != "strength"}
    chosen = _declared(declared or {}, choices)
    compare = partial(_differences, contrast, n_permutations=n_permutations, n_boot=n_boot, level=level, seed=seed)
    others = [name for name in choices if name != "strength"]
    rows, fewer = [], []
    crossed = list(itertools.product(*(choices[name] for name in others)))
    for values in progress(crossed, label="comparing", unit="choices"):
        choice = dict(zip(others, values, strict=True))
        reports = _reports(pair, contrast, choice)
        found = compare(reports)
        for strength in choices.get("strength", ("",)):
            one = choice | ({"strength": strength} if strength else {})
            rows.append({**one, "declared": one == chosen, **found.get(str(strength), NO_DIFFERENCE)})
            if one == chosen:
                of_it = reports[reports["category"] == str(strength)]
                for kind, name, rest in _left_out(of_it):
                    less = {"left_out_kind": kind, "left_out": name}
                    fewer.append({**one, **less, **compare(rest).get(str(strength), NO_DIFFERENCE)})
    order = list(itertools.product(*choices.values()))
    rows.sort(key=lambda row: order.index(tuple(row[name] for name in choices)))
    return _table([*rows, *fewer], contrast)


def _of_pair(tables: Tables, contrast: Contrast) -> dict[str, pd.DataFrame]:
    """The tables, with the reports of the two outlets alone."""
    caller = "specification_curve"
    one_of(contrast.measure, MEASURES, "measure", caller)
    if contrast.measure == "tone" and contrast.category is not None:
        raise TableError(f"{caller} needs no category for tone; found {contrast.category!r}. Leave it out.")
    if not isinstance(tables, Mapping):
        raise TableError(
            f"{caller} needs the tables by name; found {type(tables).__name__}. measure() and open_tables() make them."
        )
    if missing := [name for name in NEEDED if name not in tables]:
        raise TableError(f"{caller} needs table {missing[0]!r}; found {', '.join(tables)}. measure() makes it.")
    for name, (columns, maker) in NEEDED.items():
        need(tables[name], columns, caller, maker)
    need_numbers(tables["phrases"], ["strength"], caller)
    articles = tables["articles"]
    known = sorted(set(articles["outlet"].dropna()))
    if not known:
        raise TableError(
            f"{caller} needs reports of {contrast.outlet_a!r} and {contrast.outlet_b!r}; found no outlet in articles. "
            "Say in articles who published each report: see read_corpus()."
        )
    for outlet in (contrast.outlet_a, contrast.outlet_b):
        one_of(outlet, known, "outlet", caller)
    if contrast.outlet_a == contrast.outlet_b:
        raise TableError(f"{caller} needs two outlets; found {contrast.outlet_a!r} twice. Name another.")
    articles = articles[articles["outlet"].isin([contrast.outlet_a, contrast.outlet_b])]
    kept = {n: tables[n][tables[n]["article_id"].isin(articles["article_id"])] for n in ("sentences", "phrases")}
    if contrast.category is not None:
        one_of(contrast.category, sorted(set(tables["phrases"]["category"])), "category", caller)
        kept["phrases"] = kept["phrases"][kept["phrases"]["category"] == contrast.category]
    return {**kept, "articles": articles, "families": tables["families"]}


def _declared(given: Mapping[str, Hashable], choices: dict[str, tuple[Hashable, ...]]) -> Choice:
    if not isinstance(given, Mapping):
        raise TableError(
            f"specification_curve needs declared to be a dict; found {type(given).__name__}. Write {{'view': 'own'}}."
        )
    for name, value in given.items():
        one_of(name, choices, "each name in declared", "specification_curve")
        one_of(value, choices[name], name, "specification_curve")
    return {name: given.get(name, values[0]) for name, values in choices.items()}


def _reports(pair: Tables, contrast: Contrast, choice: Choice) -> pd.DataFrame:
    """The reports measured with one choice; of a rate, the category is the lowest strength that counts."""
    sentences, phrases, families = pair["sentences"], pair["phrases"], pair["families"]
    view = str(choice["view"])
    if not choice["headline"]:
        sentences, phrases = sentences[sentences["part"] != "headline"], phrases[phrases["part"] != "headline"]
    if contrast.measure == "tone":
        return _tone(filter_origin(sentences, families, view), pair["articles"], str(choice["voice"]))
    phrases = filter_origin(phrases, families, view, sentences)
    strengths = [int(str(value)) for value in CHOICES["strength"]]
    each = [phrases[phrases["strength"] >= least].assign(least=str(least)) for least in strengths]
    levels = pd.DataFrame({"least": pd.Series(map(str, strengths), dtype="str")})
    voice = None if choice["voice"] == "all" else str(choice["voice"])
    sentences = filter_origin(sentences, families, view)
    return rate_by_article(pd.concat(each), sentences, pair["articles"], "least", voice=voice, lexicon=levels)


def _tone(sentences: pd.DataFrame, articles: pd.DataFrame, voice: str) -> pd.DataFrame:
    if voice == "all":
        return mean_by_article(sentences, articles, "compound")
    if voice == "narration":
        need(sentences, ["attributed"], "specification_curve", "mark_voice")
        sentences = sentences[~sentences["attributed"].astype("bool")]
    return mean_by_article(sentences, articles, "compound_own")


def _left_out(reports: pd.DataFrame) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """The reports without each event, and without each unit."""
    for kind in ("event", "unit"):
        for name in sorted(set(reports[kind].dropna())):
            yield kind, name, reports[reports[kind] != name]


def _differences(contrast: Contrast, reports: pd.DataFrame, **settings: Any) -> dict[str, dict[str, object]]:
    """What `tell_apart` says of the two outlets, the first less the second, by category."""
    found = tell_apart(reports, **settings)
    turn = contrast.outlet_a > contrast.outlet_b  # tell_apart takes them by name
    return {row["category"]: _turned(row) if turn else row for row in map(_tested, found.to_dict("records"))}


def _tested(row: dict) -> dict:
    """A row of `tell_apart`, without p where there is too little to test."""
    few = min(row["n_units_a"], row["n_units_b"]) < MIN_UNITS
    return row | ({"p": np.nan} if few else {})


def _turned(row: dict) -> dict:
    """A row of `tell_apart` with the outlets the other way round."""
    turned = {"difference": -row["difference"], "low": -row["high"], "high": -row["low"]}
    for name in ("n_units", "n_articles"):
        turned |= {f"{name}_a": row[f"{name}_b"], f"{name}_b": row[f"{name}_a"]}
    return row | turned


def _table(rows: list[dict], contrast: Contrast) -> pd.DataFrame:
    table = (
        pd.DataFrame(rows)
        .drop(columns=["category"], errors="ignore")
        .assign(
            outlet_a=contrast.outlet_a,
            outlet_b=contrast.outlet_b,
            measure="loaded phrases" if contrast.measure == "rate" else "tone",
            category=contrast.category or "",
        )
    )
    blank = {"left_out_kind": "", "left_out": "", "declared": False}
    table = table.reindex(columns=[*COLUMNS]).astype({"left_out_kind": "str", "left_out": "str"})
    counts = [name for name, kind in COLUMNS.items() if kind == "int64" and name != "per"]
    table = table.fillna(blank | dict.fromkeys(counts, 0))
    of = table["of"].astype("str").fillna("")
    return table.assign(per=table["per"].ffill().bfill().fillna(1), of=of).astype(COLUMNS)
