"""Tables in less memory: the same values, and when a column is worth it."""

from __future__ import annotations

import pandas as pd
import pytest

from framing import compact
from framing.tables import TableError

WORDS = pd.DataFrame(
    {
        "article_id": ["a"] * 4,
        "word": ["frosty", "calm", "frosty", None],
        "origin": pd.Series([None] * 4, dtype="str"),
        "text": ["one", "two", "three", "four"],
        "count": [1, 2, 3, 4],
        "is_name": [True, False, True, False],
    },
    index=[7, 7, 2, 0],
)


def test_strings_that_repeat_are_held_once_and_nothing_else_changes() -> None:
    before = WORDS.copy()
    small = compact(WORDS)
    kinds = {"article_id": "category", "word": "str", "origin": "category", "text": "str"}
    assert small.dtypes.astype(str).to_dict() == {**kinds, "count": "int64", "is_name": "bool"}
    pd.testing.assert_frame_equal(small.astype(WORDS.dtypes), WORDS)
    pd.testing.assert_frame_equal(WORDS, before)


def test_it_saves_memory_and_can_be_done_twice() -> None:
    many = pd.concat([WORDS] * 1_000, ignore_index=True)
    small = compact(many)
    assert small.memory_usage(deep=True).sum() < 0.5 * many.memory_usage(deep=True).sum()
    pd.testing.assert_frame_equal(compact(small), small)


def test_no_rows_and_no_table() -> None:
    pd.testing.assert_frame_equal(compact(WORDS.head(0)), WORDS.head(0))
    with pytest.raises(TableError, match="compact needs a DataFrame; found str"):
        compact("words.csv")  # type: ignore[arg-type]
