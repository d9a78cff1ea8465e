"""Sentences to code by hand: drawn by outlet and by what was found, and shown without either."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.compare.outlets import named_outlets
from framing.compare.units import units_of
from framing.resampling import SEED
from framing.table_output import Part, number_of, summary_html, summary_text
from framing.tables import TableError, is_number, need, need_numbers

SHEET_COLUMNS = ["item", "before", "sentence", "after", "category", "words", "note"]
KEY_COLUMNS = [
    *("item", "article_id", "sentence", "outlet", "unit", "found", "stratum", "n_stratum", "n_drawn", "weight"),
]
KEY_DTYPES = {"sentence": "int64", "n_stratum": "int64", "n_drawn": "int64", "weight": "float64"}
OWN = ("outlet", "paraphrased")  # voices that `rate_by_outlet` counts as the outlet's own words
NOTHING = "(nothing found)"
FOUND = "(found)"
MASK = "[outlet]"


class Sample(NamedTuple):
    """Sentences for the coders, and what only the researcher may see."""

    sheet: pd.DataFrame
    key: pd.DataFrame

    def __repr__(self) -> str:
        return summary_text([_summary(self)])

    def _repr_html_(self) -> str:
        return summary_html([_summary(self)])


def _summary(sample: Sample) -> Part:
    """The first sentences as coders see them; of the key, only how large it is: whoever looks may be a coder."""
    key = sample.key
    beneath = (
        f"sheet is for the coders; key, of {number_of(key['article_id'].nunique(), 'report')} by "
        f"{number_of(key['outlet'].nunique(), 'outlet')}, is not: it says what was found. "
        "save_sample(sample, folder) writes both.",
    )
    return Part(sample.sheet, f"{number_of(len(sample.sheet), 'sentence')} to code by hand", beneath, 5)


def draw_sample(  # noqa: PLR0913 - what a sample depends on is shown, not hidden in an object
    phrases: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    n: int = 200,
    *,
    found_share: float = 0.5,
    seed: int = SEED,
) -> Sample:
    """Draw sentences to be coded by hand, by outlet and by what was found in them.

    A coder reads a sentence with the one before and the one after, and says which categories of
    loaded phrasing the outlet's own words in it hold. Sentences without a find are drawn too, since
    only they show what the measure misses. All sentences with own words may be drawn, headlines included.

    Parameters
    ----------
    phrases : DataFrame
        article_id, sentence, category, voice: what was found. Finds in quotations do not count.
    sentences : DataFrame
        article_id, sentence, text, n_own: sentences with at least one own word are drawn from.
    articles : DataFrame
        article_id, outlet; unit where there is one (else each report is a unit of its own).
    n : int
        Sentences to draw; all of them where there are no more. Two hundred take an afternoon.
    found_share : float
        Share of `n` that goes to sentences with a find, above 0 and below 1. Where one
        of the two kinds has not as many, the other gets the rest.
    seed : int
        Seed of the draw and of the order.

    Returns
    -------
    Sample
        `sheet`, for coders: item (s001, ...), before, sentence, after (the texts), category, words,
        note (to be filled in). Rows are shuffled; neither outlet nor find is shown, and names of
        outlets in the texts read "[outlet]". `key`, not for coders: item, article_id, sentence, outlet, unit,
        found (categories found in own words, joined by "; "; empty for none), stratum, n_stratum (sentences
        in it), n_drawn, weight (n_stratum / n_drawn: the sentences of the corpus that an item stands for).

    Raises
    ------
    TableError
        A column is missing, a report is not in `articles`, or `n` is too small for every stratum to be drawn.

    Notes
    -----
    A stratum is an outlet and the category found, of several the one that the fewest sentences have, or an
    outlet's sentences without a find. Sentences are drawn from each by chance, without replacement, as many
    from one as from another where it has as many, so that small outlets and rare categories are there.
    Where `n` is too small for that, an outlet's sentences with finds are one stratum. To weigh a drawn
    item by the inverse of the share drawn makes up for the unequal shares.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Post", "Times"]})
    >>> sentences = pd.DataFrame({"article_id": list("aabb"), "sentence": [0, 1, 0, 1], "n_own": 3,
    ...     "text": ["A frosty hour.", "It rained.", "Talks held.", "The Post was late."]})
    >>> phrases = pd.DataFrame({"article_id": ["a"], "sentence": [0], "category": ["atmosphere"],
    ...     "voice": ["outlet"]})
    >>> sample = draw_sample(phrases, sentences, articles, n=3)
    >>> sample.sheet.sort_values("sentence")["sentence"].tolist()
    ['A frosty hour.', 'It rained.', 'The [outlet] was late.']
    >>> sample.key.sort_values(["weight", "found"])[["outlet", "found", "weight"]].values.tolist()
    [['Post', '', 1.0], ['Post', 'atmosphere', 1.0], ['Times', '', 2.0]]
    """
    _check(n, found_share)
    frame = _frame(phrases, sentences, articles)
    rng = np.random.default_rng(seed)
    drawn = _draw(_with_strata(frame, n, found_share), rng)
    drawn = drawn.iloc[rng.permutation(len(drawn))].reset_index(drop=True)
    digits = max(3, len(str(len(drawn))))
    drawn["item"] = pd.Series([f"s{number:0{digits}}" for number in range(1, len(drawn) + 1)], dtype="str")
    key = drawn[KEY_COLUMNS].astype(KEY_DTYPES)
    return Sample(_sheet(drawn, articles["outlet"].dropna().unique()), key)


def _check(n: int, found_share: float) -> None:
    if not is_number(n, whole=True) or n < 1:
        raise TableError(f"draw_sample needs n, a number of sentences; found {n!r}. Write 200.")
    if not is_number(found_share) or not 0 < found_share < 1:
        raise TableError(f"draw_sample needs found_share between 0 and 1; found {found_share!r}. For half write 0.5.")


def _frame(phrases: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Sentences with own words: their neighbours, outlet, unit, and the categories found in own words."""
    place = ["article_id", "sentence"]
    need(phrases, [*place, "category", "voice"], "draw_sample", "find_loaded")
    need(sentences, [*place, "text", "n_own"], "draw_sample", "mark_voice")
    need_numbers(sentences, ["sentence", "n_own"], "draw_sample")
    need(articles, ["article_id", "outlet"], "draw_sample", "read_corpus")
    rows = sentences[[*place, "text", "n_own"]].sort_values(place, kind="stable", ignore_index=True)
    rows["text"] = rows["text"].fillna("").astype("str")
    beside = rows.groupby("article_id", sort=False)["text"]
    rows["before"], rows["after"] = beside.shift(1).fillna(""), beside.shift(-1).fillna("")
    rows = rows[(rows["n_own"] > 0) & rows["text"].ne("")]
    own = phrases.loc[phrases["voice"].isin(OWN), [*place, "category"]].drop_duplicates()
    own = own.sort_values("category", kind="stable")
    found = own.groupby(place)["category"].agg("; ".join).astype("str").rename("found").reset_index()
    rows = rows.merge(found, on=place, how="left")
    rows["found"] = rows["found"].fillna("").astype("str")
    return rows.merge(_outlets(rows, articles), on="article_id", how="left")


def _outlets(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    missing = sorted(set(rows["article_id"]) - set(articles["article_id"]))
    if missing:
        raise TableError(
            f"draw_sample needs every report of sentences in articles; found no {missing[0]!r}. "
            "Take the three tables from one run of measure()."
        )
    return articles[["article_id"]].assign(outlet=named_outlets(articles), unit=units_of(articles))


def _with_strata(frame: pd.DataFrame, n: int, found_share: float) -> pd.DataFrame:
    """The sentences with their stratum, and how many are drawn from it."""
    is_found = frame["found"].ne("")
    total = min(n, len(frame))
    n_found = min(max(round(n * found_share), total - int((~is_found).sum())), int(is_found.sum()))
    frame = frame.assign(stratum=_rarest(frame["found"]))
    cells = frame.groupby(["outlet", "stratum"]).ngroups - frame.loc[~is_found, "outlet"].nunique()
    if cells > n_found:
        frame["stratum"] = frame["stratum"].where(~is_found, FOUND)
    sizes = [frame[part].groupby(["outlet", "stratum"]).size() for part in (is_found, ~is_found)]
    for size, share in zip(sizes, (n_found, total - n_found), strict=True):
        if len(size) > share:
            least = max(frame.loc[is_found, "outlet"].nunique(), frame.loc[~is_found, "outlet"].nunique())
            raise TableError(
                f"draw_sample needs a sentence at least of each of {len(size)} strata (outlets, with and without a "
                f"find); found room for {share}. Draw more: n={2 * least} at least where found_share is a half."
            )
    shares = [*share_out(n_found, sizes[0].tolist()), *share_out(total - n_found, sizes[1].tolist())]
    table = pd.concat(sizes).rename("n_stratum").reset_index().assign(n_drawn=shares)
    return frame.merge(table, on=["outlet", "stratum"], how="left")


def _rarest(found: pd.Series) -> pd.Series:
    """Of the categories found in a sentence the one that the fewest sentences have."""
    sets = [text.split("; ") if text else [] for text in found]
    counts = pd.Series([category for each in sets for category in each], dtype="str").value_counts().to_dict()
    rarest = [min(each, key=lambda c: (counts[c], c)) if each else NOTHING for each in sets]
    return pd.Series(rarest, index=found.index, dtype="str")


def share_out(n: int, sizes: list[int]) -> list[int]:
    """Share `n` out as equally as may be, to none more than its size.

    >>> share_out(10, [2, 9, 9]), share_out(9, [2, 3]), share_out(10, [5, 3, 1, 3])
    ([2, 4, 4], [2, 3], [3, 3, 1, 3])
    """
    shares = [0] * len(sizes)
    left = min(n, sum(sizes))
    while left:
        open_ = [i for i, size in enumerate(sizes) if shares[i] < size]
        each = max(1, left // len(open_))
        for i in open_:
            more = min(each, sizes[i] - shares[i], left)
            shares[i] += more
            left -= more
    return shares


def _draw(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    parts = []
    for _, rows in frame.groupby(["outlet", "stratum"], sort=True):
        take = int(rows["n_drawn"].iloc[0])
        parts.append(rows.iloc[np.sort(rng.choice(len(rows), take, replace=False))])
    drawn = pd.concat(parts) if parts else frame
    return drawn.assign(weight=drawn["n_stratum"] / drawn["n_drawn"])


def _sheet(drawn: pd.DataFrame, outlets: Iterable[str]) -> pd.DataFrame:
    masked = {name: drawn[column].map(masker(outlets)) for name, column in _TEXTS.items()}
    blank = dict.fromkeys(("category", "words", "note"), "")
    return drawn[["item"]].assign(**masked, **blank)[SHEET_COLUMNS].astype("str")


_TEXTS = {"before": "before", "sentence": "text", "after": "after"}


def masker(outlets: Iterable[str]):  # type: ignore[no-untyped-def]
    """A function that puts "[outlet]" for the names of outlets in a text, with or without their article.

    >>> masker(["The Merrow Courier", "Post"])("The Post, not a merrow  Courier, said: Posted. Merrow Courier!")
    'The [outlet], not a merrow Courier, said: Posted. [outlet]!'
    """
    names = {name.strip() for name in outlets if name.strip()}
    names |= {name[4:] for name in names if name.lower().startswith("the ")}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)") if ordered else None

    def mask(text: str) -> str:
        flat = " ".join(text.split())
        return pattern.sub(MASK, flat) if pattern else flat

    return mask
