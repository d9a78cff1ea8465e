"""What titles claim: an outlet is named only where the intervals bear it."""

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


@pytest.mark.parametrize(
    ("low", "said"),
    [
        ([4.1, 0.0, 0.0], "Alder Times uses words of urgency more than any other: 9.0 per 1,000 own words, the others"),
        ([4.0, 0.0, 0.0], "No outlet stands apart from all others in loaded phrases: the intervals overlap"),
        (
            [None, 0.0, 0.0],
            "No outlet stands apart from all others in loaded phrases: the intervals overlap; "
            "one outlet has no interval to compare",
        ),
        ([None, None, 0.0], "No intervals were made: 24 reports of three outlets, not ranked"),
    ],
)
def test_the_title_ranks_only_where_a_low_exceeds_every_high(low: list, said: str) -> None:
    table = pd.DataFrame(RATES | {"rate": [9.0, 2.0, 1.0], "low": low, "high": [10.0, 4.0, 2.0]})
    table = table.assign(category="urgency", low=table["low"].astype("float64"))
    assert finding_rates(table).startswith(said)
    assert finding_rates(table.iloc[::-1]) == finding_rates(table)
    assert ("bold" in [t.get_fontweight() for t in plot_rates(table).texts if t.get_gid() == "count"]) == (
        low[0] == 4.1
    )


def test_several_outlets_that_stand_apart_are_counted() -> None:
    rows = pd.DataFrame(RATES | {"rate": [9.0, 2.0, 1.0], "low": [5.0, 0.0, 0.0], "high": [10.0, 4.0, 2.0]})
    other = rows.assign(outlet=rows["outlet"].to_numpy()[::-1], low=[6.0, 0.0, 0.0]).sort_values("outlet")
    one, two = rows.assign(category="urgency"), other.assign(category="doubt")
    said = "Two outlets stand apart from all others in two categories; furthest is Zonal Post in words of doubt and"
    assert finding_rates(pd.concat([one, two])).startswith(said)
    said = "Alder Times stands apart from all others in two categories, furthest in words of urgency"
    assert finding_rates(pd.concat([one, one.assign(category="doubt")])) == said


WITHOUT = {"low": None, "high": None, "n_articles": 3}
LACKING = pd.DataFrame(
    [
        RATES | {"outlet": "Alder Times", "rate": 9.0, "low": 7.0, "high": 11.0},
        RATES | {"outlet": "Birch Times", "rate": 99.0} | WITHOUT,
        RATES | {"outlet": "Elm Echo", "rate": 2.0, "low": 1.0, "high": 3.0},
        RATES | {"outlet": "Zonal Post", "rate": 0.0} | WITHOUT,
    ]
).assign(category="atmosphere")


def test_outlets_without_interval_are_counted_and_not_ranked() -> None:
    said = "Alder Times uses words of atmosphere and weather more than any other: 9.0 per 1,000 own words, Elm Echo 2.0"
    assert finding_rates(LACKING) == f"{said}; two outlets have too few reports to compare"
    said = "Elm Echo uses fewer loaded phrases: 2.0 per 1,000 own words, Alder Times 9.0"
    assert finding_rates(LACKING.drop(columns="category")) == f"{said}; two outlets have too few reports to compare"
    one_left = LACKING[LACKING["outlet"] != "Elm Echo"]
    assert finding_rates(one_left).startswith("Too few reports to tell outlets apart: 14 reports, three to eight")
    ax = plot_rates(LACKING)
    assert [t.get_text() for t in ax.texts if t.get_gid() == "count" and t.get_weight() == "bold"] == ["9 of 900"]
    assert "Bold: the interval lies above those of all other outlets that have one." in " ".join(texts_of(ax, "source"))


def test_the_tone_of_outlets_without_interval_is_not_ranked() -> None:
    facts = {"level": "outlet", "voice": "outlet", "article_id": "", "n_sentences": 90}
    own = LACKING.rename(columns={"rate": "value"}).assign(**facts)
    own = own.assign(**{name: own[name] / 100 for name in ("value", "low", "high")})
    said = "Alder Times scores highest in its own words: mean +0.09, Elm Echo +0.02"
    assert finding_tone(own) == f"{said}; two outlets have too few reports to compare"
    order = ["Birch Times", "Alder Times", "Elm Echo", "Zonal Post"]
    own = own.set_index("outlet").loc[order].reset_index()
    assert texts_of(plot_tone(own), "label") == order  # first would look like highest of all
    overlapping = finding_tone(own.assign(high=own["high"] + 1))
    assert overlapping == (
        "No outlet’s own words stand apart in tone: the intervals overlap; two outlets have too few reports to compare"
    )


def test_a_finding_names_the_column_it_lacks() -> None:
    with pytest.raises(TableError, match=r"finding_rates needs column 'rate'.*rate_by_outlet\(\) makes it"):
        finding_rates(LACKING.drop(columns="rate"))


def test_rates_of_all_phrases_may_fall_into_two_groups() -> None:
    table = pd.DataFrame(RATES | {"rate": [9.0, 8.0, 1.0], "low": [7.0, 7.0, 0.5], "high": [10.0, 9.0, 2.0]})
    assert (
        finding_rates(table) == "Zonal Post uses fewer loaded phrases: 1.0 per 1,000 own words, the others 8.0 to 9.0"
    )
    assert finding_rates(table.assign(high=[10.0, 9.0, 7.5])).startswith("No outlet stands apart")


def test_titles_count_in_plain_english() -> None:
    table = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "term": "thaw", "count": 1, "n_outlets": 2})
    assert finding_terms(table) == "The one loaded term is used by two outlets"
    more = pd.concat([table, table.assign(term="icy")])
    assert finding_terms(more) == "Of two loaded terms, none is used by one outlet alone"
    assert finding_terms(more.assign(n_outlets=1)) == "Of two loaded terms, each is used by one outlet alone"
    one = pd.DataFrame({"level": "outlet", "voice": "outlet", "outlet": ["Alder Times"], "n_articles": [6]})
    assert finding_tone(one.assign(value=0.1, low=0.0, high=0.2)) == "One outlet, six reports: nothing to compare"
