"""Edits of copies -> rates by outlet and by copy, each with its count and its words."""

from __future__ import annotations

import pandas as pd

from framing.compare import intervals
from framing.compare.aligned import sentence_facts, taken_sentences
from framing.compare.intervals import LEVEL, N_BOOT, SEED, Boot
from framing.compare.outlets import UNKNOWN, estimate_grid, grid_of, outlets_of, with_outlet
from framing.compare.ratios import RATE_DTYPES, rate_row
from framing.compare.reports import report_table
from framing.compare.views import ALL, with_view
from framing.tables import EDIT_KINDS, STYLE_KINDS, need, one_of

NO_CATEGORY = "(none)"
VOICES = ("outlet", "quoted", "scare")
TAKEN = "words taken over"


def edits_by_outlet(  # noqa: PLR0913 - the settings of a bootstrap are shown, not hidden in an object
    edits: pd.DataFrame,
    alignment: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | None = "kind",
    *,
    per: int = 1000,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Changes of wording per 1,000 words that each outlet took from a base.

    Spelling and punctuation are never counted together with other changes: they have rows
    of their own, marked `is_style`, whatever `by` is.

    Parameters
    ----------
    edits : DataFrame
        article_id, kind, strength_change, `by`, as from `diff_words`.
    alignment : DataFrame
        family, article_id, sentence, edit, as from `align_copies`.
    sentences : DataFrame
        article_id, sentence, n_words: the words to count by, quoted ones and the headline among them.
    articles : DataFrame
        article_id, outlet.
    by : {"kind", "voice", "new_category", None}
        What to split by. An edit whose new wording holds terms of two categories counts
        in each; one without a loaded term counts in "(none)". None for all edits together.
    per : int
        Words the rate is given for.
    n_boot, level, seed
        As for `mean_by_outlet`.

    Returns
    -------
    DataFrame
        outlet, [by], count (edits), n_words (words of the outlet's sentences that were kept,
        reworded or moved), rate (per `per` words; 0 or more), low, high (its interval, in that
        unit), confidence_level (of the interval, 0 to 1), n_articles (copies with such
        sentences), n_units (families of these copies), strength_change (sum; above 0 where the copies
        are more loaded than their bases), is_style (punctuation and spelling, which say nothing of
        framing), per, view ("all": copies are what a view would leave out), note.
        Every outlet that published a copy times every level has its row, zeros included; an
        outlet that only published bases is left out. Kinds stand in the order of
        `tables.EDIT_KINDS`. A copy made from two bases counts in each
        family, words and edits alike. low, high and confidence_level are missing below five
        families, and the note says so. Where an outlet of five or more has no such edit, low is
        0 and high the bound of `intervals.none_found_high`.

    Raises
    ------
    TableError
        A column is missing, a sentence is not in `sentences`, a report not in `articles`, or
        a setting makes no sense.

    Notes
    -----
    The interval is that of `rate_by_outlet`, over families of copies: several copies
    that an outlet made of one base count as one piece of evidence. To count by the words taken over,
    and not by all words of the copy, is our judgement: only what was taken can be changed.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Alder Times", "Zonal Post"]})
    >>> alignment = pd.DataFrame({"family": ["wire-b"], "article_id": ["a"], "sentence": [1], "edit": ["reworded"]})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "sentence": [1], "n_words": [20]})
    >>> edits = pd.DataFrame({"article_id": ["a"], "kind": ["label"], "strength_change": [2]})
    >>> table = edits_by_outlet(edits, alignment, sentences, articles)
    >>> table.loc[table["count"] > 0, ["outlet", "kind", "count", "n_words", "rate"]].values.tolist()
    [['Alder Times', 'label', 1, 20, 50.0]]
    """
    caller = "edits_by_outlet"
    intervals.check_settings(n_boot, level, caller)
    one_of(by, ["kind", "voice", "new_category", None], "by", caller)
    changes = _changes(edits, by, articles, caller)
    words = _words(alignment, sentences, articles, caller)
    copies = with_outlet(alignment[["article_id"]], articles, caller)
    grid = grid_of(outlets_of(pd.concat([copies[["outlet"]], changes[["outlet"]]])), _levels(changes, by))
    groups = dict(list(changes.groupby(["outlet", *([by] if by else []), "is_style"])))
    texts, none, boot = dict(list(words.groupby("outlet"))), words.iloc[:0], Boot(n_boot, level, seed)

    def estimate(key: tuple) -> tuple:
        found = groups.get(key, changes.iloc[:0])
        row = rate_row(texts.get(key[0], none), found.groupby("article_id").size(), boot, per)
        return *row, int(found["strength_change"].sum())

    table = estimate_grid(grid, estimate, {**RATE_DTYPES, "strength_change": "int64"}).assign(per=per)
    table = with_view(table, ALL)
    table = table.astype({"is_style": "bool", **({by: "str"} if by else {})})
    last = ["strength_change", "is_style", "per", "view", "note"]
    return table[[*[name for name in table if name not in last], *last]]


def edits_by_article(  # noqa: PLR0913 - the tables that an edit is counted from
    edits: pd.DataFrame,
    alignment: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | None = "kind",
    *,
    per: int = 1000,
) -> pd.DataFrame:
    """Changes of wording of each copy, per 1,000 words that it took from a base: what `tell_apart` compares.

    Parameters
    ----------
    edits, alignment, sentences, by, per
        As for `edits_by_outlet`.
    articles : DataFrame
        article_id, outlet; event and unit where there are any.

    Returns
    -------
    DataFrame
        article_id (the copy), outlet, event (missing where nobody has said), unit (the report itself where
        there is none), measure ("changes", and "changes of style" for punctuation and spelling), category
        (the level of `by`, "" without), numerator (edits), denominator (words of the sentences that were kept,
        reworded or moved, above 0), per, of ("words taken over"), view ("all"). A row a copy and category,
        zeros included.

    Raises
    ------
    TableError
        As for `edits_by_outlet`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Alder Times", "Zonal Post"]})
    >>> alignment = pd.DataFrame({"family": ["wire-b"], "article_id": ["a"], "sentence": [1], "edit": ["reworded"]})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "sentence": [1], "n_words": [20]})
    >>> edits = pd.DataFrame({"article_id": ["a"], "kind": ["label"], "strength_change": [2]})
    >>> table = edits_by_article(edits, alignment, sentences, articles)
    >>> table.loc[table["numerator"] > 0, ["category", "numerator", "denominator"]].values.tolist()
    [['label', 1.0, 20.0]]
    """
    caller = "edits_by_article"
    one_of(by, ["kind", "voice", "new_category", None], "by", caller)
    changes = _changes(edits, by, articles, caller)
    words = _words(alignment, sentences, articles, caller)
    keys = [*([by] if by else []), "is_style"]
    counts = words.merge(pd.DataFrame(_levels(changes, by)), how="cross").rename(columns={"n": "denominator"})
    found = changes.groupby(["article_id", *keys], as_index=False).size().rename(columns={"size": "numerator"})
    counts = counts.merge(found, "left", ["article_id", *keys]).fillna({"numerator": 0})
    counts = counts.assign(category=counts[by] if by else "")
    table = [
        report_table(
            counts[counts["is_style"] == style], articles, caller, measure=measure, per=per, of=TAKEN, view=ALL
        )
        for style, measure in ((False, "changes"), (True, "changes of style"))
    ]
    return pd.concat(table, ignore_index=True)


def _changes(edits: pd.DataFrame, by: str | None, articles: pd.DataFrame, caller: str) -> pd.DataFrame:
    """outlet, article_id, [by], is_style, strength_change of each edit, once for each of its categories."""
    columns = list(dict.fromkeys(["article_id", "kind", "strength_change", *([by] if by else [])]))
    need(edits, columns, caller, "diff_words")
    rows = with_outlet(edits[columns], articles, caller)
    rows = rows.assign(is_style=rows["kind"].isin(STYLE_KINDS))
    if by == "new_category":
        categories = rows[by].astype("str").fillna("").str.split("; ")
        rows = rows.assign(**{by: categories}).explode(by)
        rows = rows.assign(**{by: rows[by].astype("str").str.strip().replace("", NO_CATEGORY)})
    return rows.assign(**{by: rows[by].fillna(UNKNOWN)}) if by else rows


def _words(alignment: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame, caller: str) -> pd.DataFrame:
    """article_id, outlet, n, unit: words of the sentences each copy took over, copies without any left out."""
    rows = with_outlet(taken_sentences(alignment, caller), articles, caller).astype({"family": "str"})
    rows = rows.assign(n=sentence_facts(rows[["article_id", "sentence"]], sentences, ["n_words"], caller)["n_words"])
    words = rows.groupby(["article_id", "outlet"], as_index=False).agg(n=("n", "sum"), unit=("family", "min"))
    return words[words["n"] > 0].reset_index(drop=True)


def _levels(changes: pd.DataFrame, by: str | None) -> dict[str, list]:
    """Every level, and again with is_style where spelling or punctuation has it; a kind is style or is not."""
    if by is None:
        return {"is_style": [False, True]}
    declared = {"kind": EDIT_KINDS, "voice": VOICES, "new_category": ()}[by]
    last = [NO_CATEGORY] if by == "new_category" else []
    last += [UNKNOWN] if changes[by].eq(UNKNOWN).any() else []
    values = [*declared, *sorted(set(changes[by]) - {*declared, *last}), *last]
    if by == "kind":
        return {by: values, "is_style": [value in STYLE_KINDS for value in values]}
    in_style = set(changes.loc[changes["is_style"], by])
    levels = [(value, style) for value in values for style in (False, True) if not style or value in in_style]
    return {by: [value for value, _ in levels], "is_style": [style for _, style in levels]}
