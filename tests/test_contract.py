"""What every public function of tables keeps to: a new function is a new row here."""

from functools import partial

import numpy as np
import pandas as pd
import pytest

import framing
from framing import tables
from framing.table_output.units import UNITS

STORY = (
    "The envoys of Velmora and Tassary met in Halden on Tuesday for the third time since the winter began. "
    "They talked for two hours about the toll that ships pay before they pass through the Ordal strait. "
    "The rebels in the upper valley had no part in it, and their leader said he would not wait for ever. "
    "No date was set for another meeting, and neither side told reporters what had been agreed."
)
COPY = STORY.replace("rebels", "insurgents").replace("two hours about", "three hours about") + " The rain stayed away."
ARTICLES = tables.make(
    "articles",
    [
        {
            "article_id": "a",
            "outlet": "Courier",
            "title": "A frosty hour",
            "text": "The strongman was late. “We are content with what we heard,” he said.\n\nNo one called it a thaw.",
        },
        {"article_id": "b", "outlet": "Tribune", "title": "Talks held", "text": "The talks were brief."},
        {"article_id": "c", "outlet": np.nan, "title": np.nan, "text": np.nan},
        {"article_id": "d", "outlet": "Courier", "agency": "Meridian", "title": "Envoys meet", "text": STORY},
        {"article_id": "e", "outlet": "Tribune", "title": "Envoys meet again", "text": COPY},
    ],
)


def draw_sample(*tables: pd.DataFrame) -> pd.DataFrame:
    """The coders' sheet alone: the key is tested with it elsewhere."""
    return framing.draw_sample(*tables).sheet


def stages() -> dict:
    quotes = framing.find_quotes(ARTICLES)
    split = framing.split_sentences(ARTICLES)
    marked = framing.mark_voice(split, quotes)
    scored = framing.score_sentiment(marked)
    phrases = framing.find_loaded(scored, quotes)
    families = framing.match_wire(scored, quotes, ARTICLES)
    alignment = framing.align_copies(families, scored)
    edits = framing.diff_words(alignment, scored, quotes)
    key = framing.draw_sample(phrases, scored, ARTICLES).key
    codes = [key[["item"]].assign(coder=coder, categories=key["found"]) for coder in ("ann", "ben")]
    reports = framing.rate_by_article(phrases, scored, ARTICLES)
    removed = tables.make("removed", [{"article_id": "a", "line": 1, "rule": "clock", "text": "9 AM"}])
    return {
        "removed": removed,
        "reports": reports,
        "rates": framing.rate_by_outlet(phrases, scored, ARTICLES),
        "pairs": framing.tell_apart(reports),
        "planted": reports[["outlet", "measure", "category"]].drop_duplicates().assign(planted=False),
        "articles": ARTICLES,
        "quotes": quotes,
        "placed": framing.mark_sentence(quotes, split),
        "split": split,
        "marked": marked,
        "scored": scored,
        "phrases": framing.mark_origin(phrases, families, alignment, edits),
        "passives": framing.find_passives(marked, quotes),
        "families": families,
        "alignment": alignment,
        "edits": edits,
        "events": framing.find_events(ARTICLES),
        "key": key,
        "codes": pd.concat(codes, ignore_index=True),
        "by_origin": framing.mark_origin(scored, families, alignment),
        "words": framing.split_words(marked),
    }


STAGES = stages()

# function, the tables it takes, the table it makes, and whether its rows are those of its first argument
FUNCTIONS = [
    (framing.split_sentences, ["articles"], "sentences", False),
    (framing.find_quotes, ["articles"], "quotes", False),
    (framing.mark_voice, ["split", "quotes"], "sentences", True),
    (framing.score_sentiment, ["marked"], "sentences", True),
    (framing.find_loaded, ["marked", "quotes"], "phrases", False),
    (framing.find_events, ["articles"], None, False),
    (framing.mark_events, ["articles", "events"], None, True),
    (framing.sentiment_gaps, ["phrases", "articles"], None, False),
    (framing.concordance, ["phrases", "split"], None, False),
    (framing.mean_by_outlet, ["scored", "articles"], None, False),
    (framing.rate_by_outlet, ["phrases", "scored", "articles"], None, False),
    (framing.rate_by_article, ["phrases", "scored", "articles"], None, False),
    (framing.mean_by_article, ["scored", "articles"], None, False),
    (framing.tell_apart, ["reports"], None, False),
    (framing.mark_apart, ["rates", "pairs"], None, True),
    (framing.term_counts, ["phrases", "scored", "articles"], None, False),
    (framing.tone_points, ["scored", "articles"], None, False),
    (framing.phrase_places, ["scored", "quotes", "phrases", "articles"], None, False),
    (framing.page_contents, ["articles", "scored", "removed"], None, False),
    (framing.match_wire, ["scored", "quotes", "articles"], "families", False),
    (framing.match_sentences, ["scored", "articles"], None, False),
    (partial(framing.match_sentences, between="outlets"), ["scored", "articles"], None, False),
    (framing.mark_units, ["articles", "families"], "articles", True),
    (framing.align_copies, ["families", "scored"], "alignment", False),
    (framing.diff_words, ["alignment", "scored", "quotes"], "edits", False),
    (framing.mark_origin, ["scored", "families", "alignment"], "sentences", True),
    (framing.mark_sentence, ["quotes", "split"], "quotes", True),
    (framing.mark_origin, ["placed", "families", "alignment"], "quotes", True),
    (framing.mark_origin, ["passives", "families", "alignment"], "passives", True),
    (partial(framing.filter_origin, view="once"), ["by_origin", "families"], None, False),
    (framing.edits_by_outlet, ["edits", "alignment", "scored", "articles"], None, False),
    (framing.selection_by_outlet, ["alignment", "scored", "articles"], None, False),
    (framing.edit_ledger, ["edits", "articles", "scored"], None, False),
    (framing.copy_strips, ["alignment", "scored", "families", "articles"], None, False),
    (framing.inherited_by_outlet, ["phrases", "alignment", "families", "articles"], None, False),
    (framing.find_passives, ["marked", "quotes"], "passives", False),
    (framing.passives_by_outlet, ["passives", "marked", "articles"], None, False),
    (framing.speakers_by_outlet, ["quotes", "articles"], None, False),
    (framing.sources_by_outlet, ["quotes", "articles"], None, False),
    (framing.direct_by_outlet, ["quotes", "articles"], None, False),
    (framing.stance_by_outlet, ["quotes", "articles"], None, False),
    (framing.speakers_by_article, ["quotes", "articles"], None, False),
    (framing.sources_by_article, ["quotes", "articles"], None, False),
    (framing.direct_by_article, ["quotes", "articles"], None, False),
    (framing.stance_by_article, ["quotes", "articles"], None, False),
    (framing.passives_by_article, ["passives", "marked", "articles"], None, False),
    (framing.edits_by_article, ["edits", "alignment", "scored", "articles"], None, False),
    (framing.split_words, ["by_origin"], "words", False),
    (framing.count_capitals, ["by_origin"], None, False),
    (partial(framing.keyness, min_count=1, min_articles=1), ["words", "articles"], None, False),
    (partial(framing.word_shift, outlet_a="Courier", outlet_b="Tribune"), ["words", "articles"], None, False),
    (partial(framing.cooccurrence, term="envoys"), ["by_origin", "articles"], None, False),
    (partial(framing.article_means, value="compound_own"), ["scored", "articles"], None, False),
    (draw_sample, ["phrases", "scored", "articles"], None, False),
    (partial(framing.codes_of_phrases, coder="key"), ["phrases", "key"], None, False),
    (framing.agreement, ["codes"], None, False),
    (framing.planted_found, ["pairs", "planted"], None, False),
    (partial(framing.false_alarms, n=2), ["reports"], None, False),
    (framing.validity_report, ["codes", "key"], None, False),
]
IDS = [getattr(function, "func", function).__name__ for function, *_ in FUNCTIONS]
each = pytest.mark.parametrize(("function", "takes", "makes", "same_rows"), FUNCTIONS, ids=IDS)


def given(takes: list[str]) -> list[pd.DataFrame]:
    return [STAGES[name].copy() for name in takes]


def test_every_function_from_tables_to_a_table_stands_in_the_list():
    others = {"read_corpus", "read_lexicon", "loaded_terms", "measure", "save_tables", "open_tables", "open_study"}
    others |= {
        "measure_in_batches",
        "compact",
        "concordance_html",
        "table_html",
        "compare_copies",
        "read_article",
        "explore",
        "stance_contrast",
        "specification_curve",
        "check_lexicon",
        "save_figure",
        "validate",
        "style",
        "save_sample",
        "open_key",
        "read_codes",
        "read_figures",
        "write_report",
        "codebook",
    }
    public = {
        n for n in framing.__all__ if callable(getattr(framing, n)) and n[0].islower() and not n.startswith("plot_")
    }
    assert public - others - set(IDS) == set()


@each
def test_leaves_what_it_is_given_untouched(function, takes, makes, same_rows):
    arguments = given(takes)
    function(*arguments)
    for argument, name in zip(arguments, takes, strict=True):
        pd.testing.assert_frame_equal(argument, STAGES[name])


@each
def test_tables_in_less_memory_give_the_same(function, takes, makes, same_rows):
    plain = function(*given(takes))
    small = function(*map(framing.compact, given(takes)))
    pd.testing.assert_frame_equal(plain, small.astype(plain.dtypes))


@each
def test_an_index_that_is_not_0_to_n_changes_no_number(function, takes, makes, same_rows):
    plain = function(*given(takes))
    arguments = given(takes)
    for argument in arguments:
        argument.index = pd.Index([f"row {n}" for n in range(len(argument), 0, -1)])
    renamed = function(*arguments)
    if same_rows:
        assert list(renamed.index) == list(arguments[0].index)
    pd.testing.assert_frame_equal(renamed.reset_index(drop=True), plain.reset_index(drop=True))


@each
def test_an_empty_table_gives_an_empty_table_with_the_same_columns(function, takes, makes, same_rows):
    full = function(*given(takes))
    empty = function(*[argument.iloc[:0] for argument in given(takes)])
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)
    if makes:
        pd.testing.assert_series_equal(empty.dtypes, full.dtypes)


@each
def test_makes_the_columns_that_are_declared(function, takes, makes, same_rows):
    made = function(*given(takes))
    if makes:
        declared = tables.column_names(makes)
        assert [name for name in made.columns if name not in declared] == []
        assert [name for name in declared if name in made.columns] == list(made.columns)
    assert all(str(name).isidentifier() for name in made.columns)


@each
def test_every_column_of_numbers_says_what_it_is_when_it_is_shown(function, takes, makes, same_rows):
    made = function(*given(takes))
    assert [name for name in made.select_dtypes("number") if name not in UNITS] == []


@each
def test_a_table_without_the_columns_it_needs_is_refused_with_what_to_do(function, takes, makes, same_rows):
    wrong = pd.DataFrame({"id": ["a"], "body": ["text"]})
    with pytest.raises(framing.TableError, match=r"needs column.*found 'id', 'body'\. \w+\(\) makes"):
        function(wrong, *given(takes)[1:])


@each
def test_something_that_is_no_table_is_refused(function, takes, makes, same_rows):
    with pytest.raises(framing.TableError, match="needs a DataFrame; found str"):
        function("articles.csv", *given(takes)[1:])


def test_every_row_is_where_it_says_it_is():
    text = ARTICLES.set_index("article_id")["text"]
    title = ARTICLES.set_index("article_id")["title"]
    for name, wording in (("scored", "text"), ("quotes", "text"), ("phrases", "match")):
        assert len(STAGES[name])
        for row in STAGES[name].to_dict("records"):
            source = title if row["part"] == "headline" else text
            assert source[row["article_id"]][row["start"] : row["end"]] == row[wording]


def test_the_whole_chain_reads_as_a_sentence():
    piped = (
        ARTICLES.pipe(framing.split_sentences).pipe(framing.mark_voice, STAGES["quotes"]).pipe(framing.score_sentiment)
    )
    pd.testing.assert_frame_equal(piped, STAGES["scored"])
