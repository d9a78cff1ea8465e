"""What titles claim: an outlet is named only where it was told apart from others."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes

from framing.charts import finding_rates, finding_terms, finding_tone, plot_rates, plot_tone
from framing.tables import TableError


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Close what a test has drawn."""
    yield
    plt.close("all")


def texts_of(ax: Axes, gid: str) -> list[str]:
    """Texts of one kind, in the order drawn."""
    return [t.get_text() for t in ax.texts if t.get_gid() == gid]


RATES = {"outlet": ["Alder Times", "Elm Echo", "Zonal Post"], "count": 9, "n_words": 900, "per": 1000}
RATES |= {"voice": "outlet", "n_articles": 8}


ALDER, ELM, ZONAL = RATES["outlet"]
URGENCY = pd.DataFrame(RATES | {"category": "urgency", "rate": [9.0, 2.0, 1.0], "low": [5.0, 0.0, 0.0], "high": 10.0})
ALL = [(ALDER, ELM), (ALDER, ZONAL)]


@pytest.mark.parametrize(
    ("told", "few", "said", "bold"),
    [
        (
            ALL,
            [],
            "Alder Times uses words of urgency more than any other outlet: 9.0 per 1,000 own words against 1.0 to 2.0; "
            "cannot tell the other two apart",
            1,
        ),
        (
            [(ELM, ZONAL), (ALDER, ZONAL)],
            [],
            "Zonal Post uses words of urgency less than any other outlet: 1.0 per 1,000 own words against 2.0 to 9.0; "
            "cannot tell the other two apart",
            1,
        ),
        (
            [*ALL, (ELM, ZONAL)],
            [],
            "Alder Times uses words of urgency more than any other outlet: 9.0 per 1,000 own words against 1.0 to 2.0; "
            "one further pair is told apart",
            2,
        ),
        (
            [(ALDER, ZONAL)],
            [],
            "Alder Times uses words of urgency more than Zonal Post: 9.0 per 1,000 own words against 1.0; "
            "cannot tell the rest",
            0,
        ),
        (
            [(ALDER, ZONAL)],
            [ELM],
            "Alder Times uses words of urgency more than Zonal Post: 9.0 per 1,000 own words against 1.0; "
            "one outlet could not be compared",
            2,
        ),
        ([], [], "These reports cannot tell the three outlets apart in words of urgency", 0),
        (
            [],
            [ELM],
            "These reports cannot tell two of the three outlets apart in words of urgency; "
            "one outlet could not be compared",
            0,
        ),
        ([], RATES["outlet"], "Too few reports to tell outlets apart: 24 reports, eight an outlet", 0),
    ],
)
def test_the_title_names_only_outlets_told_apart(mark, told: list, few: list, said: str, bold: int) -> None:
    table = mark(URGENCY, told, few)
    assert finding_rates(table) == said
    assert finding_rates(table.iloc[::-1]) == said
    assert [t.get_weight() for t in plot_rates(table).texts if t.get_gid() == "count"].count("bold") == bold


def test_intervals_that_lie_apart_rank_nobody() -> None:
    table = URGENCY.assign(high=[10.0, 2.5, 1.5])
    said = "27 loaded phrases in 2,700 own words of three outlets; differences between outlets were not tested"
    assert finding_rates(table) == said
    assert "bold" not in [t.get_weight() for t in plot_rates(table).texts if t.get_gid() == "count"]
    assert finding_rates(table.assign(n_articles=3)).startswith("Too few reports to tell outlets apart: nine reports")
    assert finding_rates(table.assign(n_units=4)) == (
        "Too few reports to tell outlets apart: 24 reports, four units an outlet"
    )


def test_a_title_read_from_the_saved_table_is_the_same(tmp_path, mark) -> None:
    for told in (ALL, [(ALDER, ZONAL)], []):
        table = mark(URGENCY, told)
        table.to_csv(tmp_path / "rates.csv", index=False)
        assert finding_rates(pd.read_csv(tmp_path / "rates.csv")) == finding_rates(table)


def test_values_that_stand_otherwise_than_the_test_within_events_are_left_out(mark) -> None:
    table = mark(URGENCY.assign(rate=[1.0, 2.0, 0.5]), ALL)
    assert finding_rates(table) == (
        "Alder Times uses words of urgency more than any other outlet, event for event; cannot tell the other two apart"
    )


def test_of_several_categories_the_title_counts_those_in_which_outlets_stand_apart(mark) -> None:
    doubt, violence, mood = (URGENCY.assign(category=name) for name in ("doubt", "violence", "demeanour"))
    none = pd.concat([mark(URGENCY), mark(doubt)])
    assert finding_rates(none) == (
        "These reports cannot tell the three outlets apart in any of two categories of loaded phrases"
    )
    one = finding_rates(pd.concat([mark(URGENCY, ALL), mark(doubt)]))
    assert one.endswith("against 1.0 to 2.0; cannot tell outlets apart in the other one")
    two = pd.concat([mark(URGENCY, ALL), mark(doubt, [(ZONAL, ALDER), (ZONAL, ELM)])])
    assert finding_rates(two) == "In both categories Alder Times or Zonal Post stands apart from all others"
    four = pd.concat([two, mark(violence), mark(mood, few=RATES["outlet"])])
    assert finding_rates(four) == (
        "In two of four categories Alder Times or Zonal Post stands apart from all others; "
        "cannot tell outlets apart in the other two"
    )
    some = pd.concat([two, mark(violence, [(ELM, ZONAL)])])
    assert finding_rates(some).endswith("stands apart from all others; cannot tell all outlets apart in the other one")
    same = pd.concat([mark(URGENCY, ALL), mark(doubt, ALL), mark(violence)])
    assert finding_rates(same) == (
        "Alder Times stands apart from all others in two of three categories; "
        "cannot tell outlets apart in the other one"
    )
    pairs = pd.concat([mark(violence, [(ELM, ZONAL)]), mark(mood, [(ALDER, ZONAL)]), mark(doubt)])
    assert finding_rates(pairs) == (
        "Two pairs of outlets are told apart, in two of three categories; cannot tell the rest"
    )


FOUR = pd.DataFrame(
    [
        RATES | {"outlet": "Alder Times", "rate": 9.0, "low": 7.0, "high": 11.0},
        RATES | {"outlet": "Birch Times", "rate": 99.0, "n_articles": 3},
        RATES | {"outlet": "Elm Echo", "rate": 2.0, "low": 1.0, "high": 3.0},
        RATES | {"outlet": "Zonal Post", "rate": 0.0, "n_articles": 3},
    ]
).assign(category="atmosphere")
FEW = ["Birch Times", "Zonal Post"]


def test_outlets_with_too_few_reports_are_counted_and_not_ranked(mark) -> None:
    table = mark(FOUR, [("Alder Times", "Elm Echo")], FEW)
    said = (
        "Alder Times uses words of atmosphere and weather more than Elm Echo: 9.0 per 1,000 own words against 2.0; "
        "two outlets have too few reports to compare"
    )
    assert finding_rates(table) == said
    ax = plot_rates(table)
    assert "Bold: told apart from all other outlets that could be compared." in " ".join(texts_of(ax, "source"))
    assert "corrected for one test; of other pairs there was too little to test" in " ".join(texts_of(ax, "source"))


def test_the_tone_of_outlets_with_too_few_reports_is_not_ranked(mark) -> None:
    facts = {"level": "outlet", "voice": "outlet", "article_id": "", "n_sentences": 90}
    own = FOUR.rename(columns={"rate": "value"}).assign(**facts)
    own = own.assign(**{name: own[name] / 100 for name in ("value", "low", "high")})
    marked = mark(own, [("Alder Times", "Elm Echo")], FEW)
    said = "Alder Times scores higher in its own words than Elm Echo: mean +0.09 against +0.02"
    assert finding_tone(marked) == f"{said}; two outlets have too few reports to compare"
    assert texts_of(plot_tone(marked), "label") == own["outlet"].tolist()
    assert finding_tone(mark(own, [], FEW)) == (
        "These reports cannot tell two of the four outlets apart in tone; two outlets have too few reports to compare"
    )
    assert finding_tone(own) == "22 reports of four outlets; differences between outlets were not tested"


def test_a_finding_names_the_column_it_lacks() -> None:
    with pytest.raises(TableError, match=r"finding_rates needs column 'rate'.*rate_by_outlet\(\) makes it"):
        finding_rates(FOUR.drop(columns="rate"))


def test_rates_of_all_phrases_may_fall_into_two_groups(mark) -> None:
    table = pd.DataFrame(RATES | {"outlet": list("ABCDE"), "rate": [9.0, 8.0, 1.0, 7.0, 2.0], "low": 0.5, "high": 10.0})
    groups = [(high, low) for high in "ABD" for low in "CE"]
    assert finding_rates(mark(table, groups)) == (
        "C and E use loaded phrases less than all others: 1.0 to 2.0 per 1,000 own words against 7.0 to 9.0; "
        "cannot tell the rest"
    )
    assert finding_rates(mark(table, groups[:-1])) == (
        "Five pairs of outlets are told apart in loaded phrases; cannot tell the rest"
    )
    assert finding_rates(mark(table)) == "These reports cannot tell the five outlets apart in loaded phrases"


def test_titles_count_in_plain_english() -> None:
    table = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "term": "thaw", "count": 1, "n_outlets": 2})
    assert finding_terms(table) == "The one loaded term is used by two outlets"
    more = pd.concat([table, table.assign(term="icy")])
    assert finding_terms(more) == "Of two loaded terms, none is used by one outlet alone"
    assert finding_terms(more.assign(n_outlets=1)) == "Of two loaded terms, each is used by one outlet alone"
    one = pd.DataFrame({"level": "outlet", "voice": "outlet", "outlet": ["Alder Times"], "n_articles": [6]})
    assert finding_tone(one.assign(value=0.1, low=0.0, high=0.2)) == "One outlet, six reports: nothing to compare"


def test_outlets_that_stand_apart_together_are_not_said_to_stand_apart_alone(mark) -> None:
    four = pd.DataFrame(RATES | {"outlet": list("ABCD"), "rate": [9.0, 8.0, 1.0, 2.0], "low": 0.5, "high": 10.0})
    groups = [(high, low) for high in "AB" for low in "CD"]
    both = pd.concat([mark(four.assign(category=name), groups) for name in ("doubt", "urgency")])
    assert finding_rates(both) == (
        "A and B use words of doubt and distance more than all others: 8.0 to 9.0 per 1,000 own words against "
        "1.0 to 2.0; cannot tell all outlets apart in the other one"
    )


def test_two_outlets_are_not_said_to_stand_apart_from_all_others(mark) -> None:
    two = URGENCY.iloc[:2]
    both = pd.concat([mark(two, ALL[:1]), mark(two.assign(category="doubt"), ALL[:1])])
    assert finding_rates(both) == "Alder Times and Elm Echo are told apart in both categories"
    assert finding_rates(mark(two)) == "These reports cannot tell the two outlets apart in words of urgency"
