"""An estimate says which view of copied text its rows are of."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.compare.views import view_of, with_view
from framing.tables import TableError


def rows(*views: str | None) -> pd.DataFrame:
    return pd.DataFrame({"view": pd.Series(views, dtype="str")})


def test_rows_that_nobody_filtered_are_of_all_text():
    unfiltered = pd.DataFrame({"article_id": ["a"]})
    assert view_of("me", phrases=unfiltered, sentences=rows("all", "all")) == "all"
    assert view_of("me", phrases=rows(None)) == "all"


def test_a_table_without_rows_is_of_any_view():
    assert view_of("me", phrases=rows().iloc[:0], sentences=rows("once")) == "once"
    assert view_of("me", phrases=pd.DataFrame({"article_id": []}), sentences=rows("own")) == "own"
    assert view_of("me", phrases=rows()) == "all"


def test_tables_of_several_views_are_refused_by_name():
    with pytest.raises(TableError, match=r"me needs rows of one view; found 'own' in phrases; 'all' in sentences"):
        view_of("me", phrases=rows("own"), sentences=pd.DataFrame({"article_id": ["a"]}))
    with pytest.raises(TableError, match="'once' and 'own' in quotes. Filter each table with filter_origin"):
        view_of("me", quotes=rows("own", "once"))


def test_the_view_stands_before_the_note_and_the_table_is_left_as_it_was():
    table = pd.DataFrame({"share": [0.5, 0.1], "note": ["", ""]}, index=[7, 7])
    made = with_view(table, "own")
    assert made.columns.tolist() == ["share", "view", "note"] and made["view"].tolist() == ["own"] * 2
    assert list(table.columns) == ["share", "note"] and list(made.index) == [7, 7]
    assert with_view(table.iloc[:0], "own")["view"].dtype == made["view"].dtype == "str"
