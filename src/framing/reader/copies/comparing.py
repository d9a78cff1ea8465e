"""A copy beside the text it was made from."""

from __future__ import annotations

import pandas as pd

from framing.html_output import Html, element
from framing.reader import looks
from framing.reader.copies.changes import COLUMNS
from framing.reader.copies.heading import heading
from framing.reader.copies.ledger import ledger_html
from framing.reader.copies.page import side_by_side_html
from framing.reader.copies.pairs import choose, read_pair
from framing.tables import need


def compare_copies(  # noqa: PLR0913 - four tables, and the two reports by name
    alignment: pd.DataFrame,
    edits: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    article_id: str | None = None,
    base_article_id: str | None = None,
) -> Html:
    """Show a copy beside its base, sentence by sentence, with the changes marked as newspapers mark corrections.

    The base stands at the left, the copy at the right, in the copy's order; sentences of the base that
    were cut stand at their place. Words of the base that the copy does not have are struck, words of the
    copy are underlined, and each change is numbered and named in a note beside the row. A changed
    quotation is loud, for it is a finding about accuracy. Changes of spelling and punctuation are pale
    and lettered: they are not framing.

    Parameters
    ----------
    alignment : DataFrame
        Columns family, article_id, sentence, base_article_id, base_sentence, edit, as from `align_copies`.
    edits : DataFrame
        Columns family, article_id, sentence, start, end, old, new, kind, old_category, new_category,
        old_terms, new_terms, voice, base_article_id, base_sentence, base_start, base_end, as from `diff_words`.
    sentences : DataFrame
        Columns article_id, sentence, part, start, and text. In tables shared without text the changes
        are listed instead: sentence, old and new wording, kind, loaded terms with their categories.
    articles : DataFrame
        Columns article_id, outlet, title, published; agency where it is known.
    article_id : str, optional
        The copy; without, the first of `alignment`.
    base_article_id : str, optional
        The base, where the report is a copy of two; without, the first.

    Returns
    -------
    str
        HTML with inline styles only and everything from the texts escaped. As the last line of a cell
        in JupyterLab it shows itself, also in a notebook that is not trusted; elsewhere it is a string
        like any other.

    Raises
    ------
    TableError
        A column is missing; `alignment` has no such copy or base, and then the message lists those it
        has; or `sentences` does not hold the sentences that the changes are from.

    Notes
    -----
    Sentences are numbered as in the tables, from 0, which is the headline where there is one. A
    headline that was replaced as a whole stands in one row. What is shown pale, and what loud, is our
    judgement.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Courier", "Meridian"],
    ...     "title": ["", ""], "published": [None, None]})
    >>> sentences = pd.DataFrame({"article_id": ["a", "b"], "sentence": [0, 0], "part": ["body"] * 2,
    ...     "start": [0, 0], "text": ["Toll claimed it.", "Toll said it."]})
    >>> pair = pd.DataFrame({"family": ["f"], "article_id": ["a"], "sentence": [0],
    ...     "base_article_id": ["b"], "base_sentence": [0]})
    >>> edits = pair.assign(start=5, end=12, base_start=5, base_end=9, old="said", new="claimed",
    ...     kind="attribution", old_category="", new_category="doubt", old_terms="",
    ...     new_terms="claimed", voice="outlet")
    >>> html = compare_copies(pair.assign(edit="reworded"), edits, sentences, articles)
    >>> "attribution</span>: “said” → “claimed” · now loaded: claimed (doubt)" in html
    True
    """
    need(alignment, ALIGNED, "compare_copies", "align_copies")
    need(edits, COLUMNS, "compare_copies", "diff_words")
    need(sentences, ["article_id", "sentence", "part", "start"], "compare_copies", "split_sentences")
    need(articles, ["article_id", "outlet", "title", "published"], "compare_copies", "read_corpus")
    if alignment.empty and article_id is None and base_article_id is None:
        return Html(element("div", "No report is a copy of another here.", looks.FRAME))
    pair = read_pair(alignment, edits, sentences, articles, choose(alignment, article_id, base_article_id))
    table = side_by_side_html(pair) if pair.has_text else ledger_html(pair)
    return Html(element("div", heading(pair) + table, looks.FRAME))


ALIGNED = ["family", "article_id", "sentence", "base_article_id", "base_sentence", "edit"]
