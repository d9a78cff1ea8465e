"""Charts of words: what titles claim, what is drawn, and that nothing is claimed where nothing is told apart."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

import framing
from framing.charts import finding_keyness, finding_word_shift


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def corpus(n_events: int = 8) -> tuple[pd.DataFrame, pd.DataFrame]:
    rng = np.random.default_rng(2)
    reports = [
        (f"{outlet[0]}{event}", outlet, f"e{event}")
        for event in range(n_events)
        for outlet in ("Post", "Times", "Echo")
    ]
    rows = []
    for report, outlet, _ in reports:
        counts = {"ship": int(rng.integers(60, 120)), "war": int(rng.integers(1, 4)), "talks": int(rng.integers(1, 40))}
        counts |= {"triumph": 3, "bold": 1} if outlet == "Post" else {}
        rows += [{"article_id": report, "word": word, "count": n} for word, n in counts.items()]
    words = pd.DataFrame(rows).assign(voice="outlet", is_name=False)
    return words, pd.DataFrame(reports, columns=["article_id", "outlet", "event"])


def texts(ax, gid: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def test_the_title_counts_what_is_told_apart_and_names_the_clearest():
    table = framing.keyness(*corpus(), n_boot=50)
    title = finding_keyness(table)
    assert title.startswith("Two words tell one of three outlets apart from all others; clearest: Post uses “triumph”")
    ax = framing.plot_keyness(table)
    assert " ".join(texts(ax, "title")) == title
    bold = [t.get_text() for t in ax.texts if t.get_gid() == "word" and t.get_weight() == "bold"]
    assert bold == ["triumph", "bold"]


def test_where_no_word_is_told_apart_the_title_says_so_and_names_nobody():
    words, articles = corpus()
    table = framing.keyness(words[~words["word"].isin(["triumph", "bold"])], articles, n_boot=0)
    title = finding_keyness(table)
    assert title == "Cannot tell apart: no word sets one of three outlets off from all others"
    assert "cannot tell" in texts(framing.plot_keyness(table), "key")


def test_too_few_reports_are_said_to_be_too_few():
    table = framing.keyness(*corpus(2), min_count=1, min_articles=1)
    assert finding_keyness(table) == "Too few reports to tell outlets apart: six reports, two an outlet"
    ax = framing.plot_keyness(table)
    assert "Differences not tested." in " ".join(texts(ax, "source"))
    assert not [line for line in ax.lines if line.get_gid() == "interval"]


def test_names_are_drawn_only_where_they_are_asked_for():
    words, articles = corpus()
    table = framing.keyness(words.assign(is_name=words["word"] == "triumph"), articles, n_boot=0)
    assert finding_keyness(table).startswith("One word and one name tell one of three outlets apart")
    assert "triumph" not in texts(framing.plot_keyness(table), "word")
    assert texts(framing.plot_keyness(table, names=True), "word")[0] == "triumph"


def test_the_source_line_says_what_the_numbers_rest_on():
    said = " ".join(texts(framing.plot_keyness(framing.keyness(*corpus(), n_boot=0)), "source"))
    assert "24 reports of three outlets, eight units each" in said
    assert "All text." in said
    assert "corrected together" in said


def test_word_shift_ranks_two_outlets_only_where_they_are_told_apart():
    words, articles = corpus()
    apart = framing.word_shift(words, articles, "Echo", "Post")
    assert finding_word_shift(apart).startswith("Post scores higher than Echo in its own words by ")
    assert "“triumph” adds most: 24 uses to 0" in finding_word_shift(apart)
    alike = framing.word_shift(words, articles, "Echo", "Times")
    assert finding_word_shift(alike).startswith("Cannot tell Echo and Times apart: a difference of ")
    few = framing.word_shift(*corpus(2), "Echo", "Times")
    assert finding_word_shift(few).startswith("Too few reports to tell Echo and Times apart: four reports")


def test_word_shift_draws_the_words_that_add_most_and_sums_up_the_rest():
    table = framing.word_shift(*corpus(), "Post", "Echo", n_boot=50)
    ax = framing.plot_word_shift(table, top=2)
    assert texts(ax, "word") == ["Difference", *table["word"].head(2), "one more word"]
    widths = [patch.get_width() for patch in ax.patches if patch.get_gid() == "bar"]
    sizes = table["contribution"].abs().head(2)
    assert widths[0] / widths[1] == pytest.approx(sizes.iloc[0] / sizes.iloc[1])
    assert texts(ax, "sum")[0] == f"+{table['difference'].iloc[0]:.1f}"


def test_tables_without_rows_give_a_panel_that_says_so():
    assert texts(framing.plot_keyness(pd.DataFrame({"outlet": []})), "title") == ["Nothing to show: no words"]
    said = " ".join(texts(framing.plot_word_shift(pd.DataFrame({"word": []})), "title"))
    assert said == "Nothing to show: neither outlet uses a word with a score"


@pytest.mark.parametrize(
    ("plot", "maker"), [(framing.plot_keyness, "keyness"), (framing.plot_word_shift, "word_shift")]
)
def test_a_table_of_something_else_is_refused(plot, maker):
    with pytest.raises(framing.TableError, match=rf"{maker}\(\) makes"):
        plot(pd.DataFrame({"id": ["a"]}))
