"""Agency credits, quotations, their speakers and indirect speech against PolNeAR (Newell and others 2018)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.corpus.page import clean_page
from framing.quotes.finding import find_quotes
from framing.resampling import Boot
from framing.tables import TableError
from framing.validity.agencies import canonical_agency
from framing.validity.polnear_indirect import KINDS, SPEAKERS, compare_indirect, count_indirect
from framing.validity.polnear_quotes import Counts, compare_quotations, count_quotations
from framing.validity.polnear_read import Article, find_articles, read_article
from framing.validity.polnear_rule import find_by_rule, find_marked
from framing.validity.resampled import BOOT, Figure, alike, from_sums, tell
from framing.validity.scores import PRECISION_RECALL, share

RULE, MARKS = "by a plain rule", "all in marks"
MEASURES = ("quotations", "speakers", "speakers, names", "speakers, pronouns")
RECALL_ALONE = {**{f"indirect speech, {kind}": "recall" for kind in KINDS}, SPEAKERS: "accuracy"}


def score_polnear(path: str | Path, boot: Boot = BOOT) -> pd.DataFrame:
    """Score agency credits, quotations in marks, their speakers, and indirect speech.

    Parameters
    ----------
    path : path
        Folder with `metadata.tsv` (columns filename, wire) and the articles as `.txt` files, in
        it or in folders below it; the attributions, in brat's form (Source, Cue and Content
        spans, linked by E lines), as `.ann` files beside them, or as the publishers have them:
        `data/train/text` and `data/train/attributions` and so on, of which `data` is named.
    boot : Boot
        Draws, level and seed of the intervals.

    Returns
    -------
    DataFrame
        A row a figure, as `validate` describes; items are gold ones (of precision, rows found), units
        articles, a part is a folder (compartment) of articles.

        agency credit: an article is right where the agency found is the one in
        `wire`. quotations: a gold quotation is a stretch of more than three words
        in quotation marks, four fifths of it inside gold Contents; found is what
        `find_quotes` calls direct; they match where four fifths of the longer are
        shared. speakers: right where ours overlaps the Source of the shortest
        Content that holds the quotation; names and pronouns also apart. indirect
        speech: see `count_indirect`. The baseline of quotations and speakers is
        `find_by_rule`; of quotations also all that stands in marks and is long enough.

    Raises
    ------
    TableError
        If the metadata or the articles are not there.
    """
    folder = Path(path)
    folder = folder / "data" if (folder / "data" / "metadata.tsv").is_file() else folder
    articles = find_articles(folder)
    tables = [_score_credits(folder, articles, boot)]
    for part in sorted({article.part for article in articles if article.claims}):
        tables.append(_score_part(part, [one for one in articles if one.part == part and one.claims], boot))
    return pd.concat(tables, ignore_index=True)


def _score_part(name: str, articles: list[Article], boot: Boot) -> pd.DataFrame:
    ours, theirs, all_marked = [], [], []
    for article in articles:
        text, claims = read_article(article.text, article.claims)
        quotes = find_quotes(pd.DataFrame({"article_id": [article.text.stem], "text": [text]}))
        marked = count_quotations(compare_quotations(text, claims, quotes))
        ours.append({**marked, **count_indirect(compare_indirect(text, claims, quotes))})
        theirs.append(count_quotations(compare_quotations(text, claims, find_by_rule(text))))
        all_marked.append(count_quotations(compare_quotations(text, claims, find_marked(text))))
    figures = [figure for measure in ours[0] for figure in _figures(measure, ours)]
    for measure, rule, counts in [*((name, RULE, theirs) for name in MEASURES), ("quotations", MARKS, all_marked)]:
        rival = _figures(measure, counts)
        figures += [figure._replace(measure=f"{measure} {rule}", against=measure) for figure in rival]
    return tell(figures, alike("articles", len(articles)), boot, "polnear", f"{name}, {len(articles)} articles")


def _figures(measure: str, counted: list[dict[str, Counts]]) -> list[Figure]:
    counts = pd.DataFrame([one[measure] for one in counted], columns=["right", "found", "met", "gold"])
    n_found, n_gold = int(counts["found"].sum()), int(counts["gold"].sum())
    if measure in RECALL_ALONE:
        return [Figure(measure, RECALL_ALONE[measure], from_sums(counts[["met", "gold"]], share), n_gold)]
    return [
        Figure(measure, metric, from_sums(counts, score), n_found if metric == "precision" else n_gold)
        for metric, score in PRECISION_RECALL.items()
    ]


def _score_credits(folder: Path, articles: list[Article], boot: Boot) -> pd.DataFrame:
    table = _read_credits(folder, articles)
    right = table["found"].eq(table["wire"]) & table["wire"].ne("")
    counts = [
        {"agency credit": (int(is_right), int(found != ""), int(is_right), int(wire != ""))}
        for is_right, found, wire in zip(right, table["found"], table["wire"], strict=True)
    ]
    units = alike("articles", len(articles))
    return tell(_figures("agency credit", counts), units, boot, "polnear", f"{len(articles)} articles")


def _read_credits(folder: Path, articles: list[Article]) -> pd.DataFrame:
    """filename, wire (agency by its canonical name, empty where there is none), found."""
    metadata = folder / "metadata.tsv"
    if not metadata.is_file() or not articles:
        raise TableError(
            f"score_polnear needs PolNeAR's metadata.tsv and its articles as .txt files; found {len(articles)} .txt "
            f"files and {'a' if metadata.is_file() else 'no'} metadata.tsv in {str(folder)!r}."
        )
    wire = pd.read_csv(metadata, sep="\t", dtype=str, keep_default_na=False).drop_duplicates("filename")
    named = dict(zip(wire["filename"], wire["wire"].map(canonical_agency), strict=True))
    files = [article.text for article in articles]
    rows = [(file.stem, named.get(file.stem, ""), clean_page(file.read_text("utf-8")).agency) for file in files]
    return pd.DataFrame(rows, columns=["filename", "wire", "found"])
