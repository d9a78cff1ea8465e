"""Every measure run on a corpus."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

import pandas as pd

from framing.compare import mark_units
from framing.corpus import Corpus, read_corpus
from framing.passives import find_passives
from framing.phrases import find_loaded
from framing.progress import stages
from framing.quotes import find_quotes, mark_sentence, mark_voice
from framing.sentences import split_sentences
from framing.sentiment import score_sentiment
from framing.study.mapping import Tables
from framing.vocabulary import split_words
from framing.wire import align_copies, diff_words, mark_origin, match_wire

# What share of the time each stage takes, in percent and roughly, so that the time left can be told.
STAGES = {
    "reading": 15,
    "finding quotations": 30,
    "splitting and scoring sentences": 15,
    "finding phrases and passives": 10,
    "looking for copies": 10,
    "comparing copies": 15,
    "marking copies, counting words": 5,
}


def measure(corpus: Corpus | str | os.PathLike[str], lexicon: pd.DataFrame | None = None) -> Tables:
    r"""Run every measure on a corpus.

    Parameters
    ----------
    corpus : Corpus or path
        What `read_corpus` returned, or what it can read.
    lexicon : DataFrame, optional
        Terms as `read_lexicon` returns them; the shipped list if left out.

    Returns
    -------
    dict of str to DataFrame
        The tables under their names, of which a notebook shows what each holds: articles, rejected, removed, notes,
        sentences, quotes, phrases, passives, words, families, alignment, edits. Their columns,
        with units and ranges, stand in `framing.tables`.

    Raises
    ------
    TableError
        If the corpus cannot be read at all.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> page = "A frosty meeting\n\nThe strongman met his guest. “We talked at length,” he said.\n"
    >>> _ = (folder / "page.txt").write_text(page, encoding="utf-8")
    >>> tables = measure(folder)
    >>> tables["phrases"][["match", "category", "voice"]]
           match      category   voice
    0     frosty    atmosphere  outlet
    1  strongman  person_label  outlet
    """
    with stages(STAGES) as begin:
        begin("reading")
        if not isinstance(corpus, Corpus):
            corpus = read_corpus(corpus)
        measured = measure_reports(corpus.articles, lexicon, begin)
        begin("looking for copies")
        families = match_wire(measured["sentences"], measured["quotes"], corpus.articles)
        begin("comparing copies")
        copies = compare_copies(families, measured["sentences"], measured["quotes"], lexicon)
        begin("marking copies, counting words")
        marked = mark_copies({"articles": corpus.articles, **measured}, copies)
    return Tables({**corpus._asdict(), **marked, **copies})


def measure_reports(
    articles: pd.DataFrame, lexicon: pd.DataFrame | None = None, begin: Callable[[str], None] = lambda stage: None
) -> dict[str, pd.DataFrame]:
    """Measure what each report tells by itself: its sentences, quotes, phrases and passives."""
    begin("finding quotations")
    quotes = find_quotes(articles)
    begin("splitting and scoring sentences")
    sentences = split_sentences(articles).pipe(mark_voice, quotes).pipe(score_sentiment)
    quotes = mark_sentence(quotes, sentences)
    begin("finding phrases and passives")
    phrases = find_loaded(sentences, quotes, lexicon)
    return {"sentences": sentences, "quotes": quotes, "phrases": phrases, "passives": find_passives(sentences, quotes)}


def compare_copies(
    families: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame, lexicon: pd.DataFrame | None = None
) -> dict[str, pd.DataFrame]:
    """Compare the copies of each family with their base; sentences and quotes of other reports are not looked at."""
    alignment = align_copies(families, sentences)
    return {
        "families": families,
        "alignment": alignment,
        "edits": diff_words(alignment, sentences, quotes, lexicon),
    }


def mark_copies(
    measured: Mapping[str, pd.DataFrame], copies: Mapping[str, pd.DataFrame], capitals: pd.DataFrame | None = None
) -> dict[str, pd.DataFrame]:
    """Mark whose words each row of `measured` is, and count the words.

    Of a part of a corpus, `copies` has to hold the rows of all its families, and `capitals` the counts of
    `count_capitals` for the whole.
    """
    families, alignment = copies["families"], copies["alignment"]
    marked = mark_origin(measured["sentences"], families, alignment)
    return {
        "articles": mark_units(measured["articles"], families),
        "sentences": marked,
        "quotes": mark_origin(measured["quotes"], families, alignment),
        "phrases": mark_origin(measured["phrases"], families, alignment, copies["edits"]),
        "passives": mark_origin(measured["passives"], families, alignment),
        "words": split_words(marked, capitals),
    }
