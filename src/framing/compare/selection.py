"""Alignments -> which sentences of its bases each outlet used, by place, voice, loadedness, speaker and topic word."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.compare import intervals
from framing.compare.aligned import BASE_KEYS, base_sentences
from framing.compare.intervals import LEVEL, N_BOOT, SEED, Boot
from framing.compare.outlets import by_outlet, estimate_grid, grid_of, outlets_of
from framing.compare.qualities import LEVELS, SORTS, qualities_of
from framing.compare.ratios import SHARE_DTYPES, share_row
from framing.compare.views import ALL, with_view
from framing.tables import one_of

FIXED = ("place", "voice", "loaded")  # every value has its row, zeros included
MIN_SENTENCES = 2  # of a word: what stands in one sentence tells of that sentence


def selection_by_outlet(  # noqa: PLR0913 - the settings of a bootstrap are shown, not hidden in an object
    alignment: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    by: str = "place",
    *,
    phrases: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Which sentences of its bases each outlet used, as a share of those it could have used.

    Parameters
    ----------
    alignment : DataFrame
        article_id, base_article_id, base_sentence, edit, as from `align_copies`.
    sentences : DataFrame
        article_id, sentence, part, and what `by` needs: voice; start and end (speaker); text (word).
        All sentences of the bases.
    articles : DataFrame
        article_id, outlet.
    by : {"place", "voice", "loaded", "speaker", "word"}
        place: the headline, or the first, middle or last third of the base's other sentences.
        voice: outlet, mixed, quoted. loaded: "loaded" with any phrase of `phrases` in it, whoever
        says it, else "plain". speaker: who is quoted in it, "(unresolved)" where nobody has said,
        "(no quotation)" without any; a sentence that quotes two counts for each, scare quotes
        are nobody's speech, and headlines are left out, as `quotes` does not cover them. word:
        its content words, without a list of function words and without figures; those that stand
        in two or more sentences of the outlet's bases.
    phrases : DataFrame, optional
        article_id, sentence; for "loaded". Filter it by voice to count the outlet's words alone.
    quotes : DataFrame, optional
        article_id, start, end, kind, speaker; for "speaker".
    n_boot, level, seed
        As for `mean_by_outlet`. Words are many: n_boot=0 saves the time of their intervals.

    Returns
    -------
    DataFrame
        outlet, by, value, n_kept (base sentences used: kept, reworded or moved), n_sentences (base
        sentences of that value that the outlet's copies could have used; a sentence counts for
        each copy made from its base, and once where a copy used it in two places), share (n_kept of n_sentences,
        0 to 1), low, high (its interval), confidence_level (of the interval, 0 to 1), n_articles
        (copies whose base has such a sentence), n_units (families of these copies), view ("all": copies
        are what a view would leave out), note. Outlets that published a copy only; one
        with nothing but bases is left out. Of place, voice and loaded every value has its row,
        zeros included. Words stand in the order of their distance from the outlet's share of all
        its base sentences, largest first: an order to read in, no ranking, since of many words
        some stand far off by chance. low, high and confidence_level are missing below five
        families, and the note says so. Where none or all were used, the open end is the bound of
        `intervals.none_used_high`.

    Raises
    ------
    TableError
        A column or a table is missing, a base's sentence is not in `sentences`, a report not
        in `articles`, or a setting makes no sense.

    Notes
    -----
    The interval is that of `rate_by_outlet`, over families of copies: several copies that an outlet made of
    one base count as one piece of evidence. Thirds, the list of function words
    and the two sentences a word needs are our judgement.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Alder Times", "Zonal Post"]})
    >>> sentences = pd.DataFrame({"article_id": ["b"] * 4, "sentence": range(4), "part": ["headline"] + ["body"] * 3})
    >>> alignment = pd.DataFrame({"article_id": ["a"] * 4, "base_article_id": ["b"] * 4,
    ...     "base_sentence": range(4), "edit": ["cut", "kept", "reworded", "cut"]})
    >>> table = selection_by_outlet(alignment, sentences, articles)
    >>> table[["value", "n_kept", "n_sentences"]].values.tolist()
    [['headline', 0, 1], ['first third', 1, 1], ['middle third', 1, 1], ['last third', 0, 1]]
    """
    caller = "selection_by_outlet"
    intervals.check_settings(n_boot, level, caller)
    one_of(by, SORTS, "by", caller)
    used = base_sentences(alignment, articles, caller)
    values = qualities_of(used[BASE_KEYS].drop_duplicates(), sentences, by, phrases, quotes, caller)
    rows = used.merge(values, on=BASE_KEYS)
    copies = rows.groupby(["outlet", "value", "article_id"], as_index=False)["kept"].agg(n="size", kept="sum")
    at, none = copies.groupby(["outlet", "value"]).indices, np.array([], dtype="int64")
    kept, n = (copies[name].to_numpy(dtype="float64") for name in ("kept", "n"))
    families = (
        copies["article_id"]
        .map(used.astype({"base_article_id": "str"}).groupby("article_id")["base_article_id"].min())
        .to_numpy(dtype="str")
    )
    boot = Boot(n_boot, level, seed)

    def estimate(key: tuple) -> tuple:
        rows_of = at.get(key, none)
        return share_row(kept[rows_of], n[rows_of], boot, units=families[rows_of])

    table = estimate_grid(_grid(used, rows, by), estimate, SHARE_DTYPES)
    table.insert(1, "by", pd.Series(by, index=table.index, dtype="str"))
    table = with_view(table, ALL)
    return _by_distance(table, used) if by == "word" else table


def _grid(used: pd.DataFrame, rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """outlet, value: every value of a short list; of speakers and words those that the outlet's bases have."""
    if by in FIXED:
        found = set(rows["value"])
        levels = [value for value in LEVELS[by] if value in found or not value.startswith("(")]
        return grid_of(outlets_of(used), {"value": [*sorted(found - set(levels)), *levels]}).astype({"value": "str"})
    pairs = rows.drop_duplicates(["outlet", "value", *BASE_KEYS])
    n = pairs.groupby(["outlet", "value"]).size().rename("n").reset_index()
    n = n[n["n"] >= (MIN_SENTENCES if by == "word" else 1)]
    last = {value: number for number, value in enumerate(LEVELS[by])}
    return by_outlet(n.assign(_last=n["value"].map(last).fillna(-1)), ["_last", "value"])[["outlet", "value"]]


def _by_distance(table: pd.DataFrame, used: pd.DataFrame) -> pd.DataFrame:
    """Words by the distance of their share from the outlet's share of all its base sentences."""
    overall = table["outlet"].map(used.groupby("outlet")["kept"].mean()).astype("float64")
    distance = (table["share"] - overall).abs().round(12)  # so that equal shares of 1/3 and 2/6 are tied
    keys = table.assign(_far=-distance, _n=-table["n_sentences"])
    return by_outlet(keys, ["_far", "_n", "value"])[[*table]]
