"""A word shift says in each row of a word what is so of its two outlets: beneath the table it is said once."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from framing.table_output.units import unit_in
from framing.table_output.values import texts_of

COLUMNS = (
    *("outlet_a", "outlet_b", "average_a", "average_b", "difference", "difference_low", "difference_high", "verdict"),
    *("p", "n_words_a", "n_words_b", "n_articles_a", "n_articles_b", "n_units_a", "n_units_b"),
)


def pair_said(table: pd.DataFrame) -> Mapping[str, str]:
    """What a word shift says of its two outlets, under the columns that say it; nothing of other tables."""
    if not {"contribution", *COLUMNS} <= {*table} or len(table[[*COLUMNS]].drop_duplicates()) != 1:
        return {}
    say = {name: texts_of(table[name].head(1), unit_in(table, name))[0] for name in COLUMNS}
    sides = [
        f"{side} {say[f'outlet_{side}']}, average {say[f'average_{side}']}, {say[f'n_words_{side}']} words in "
        f"{say[f'n_articles_{side}']} reports ({say[f'n_units_{side}']} families or reports)"
        for side in "ab"
    ]
    apart = (
        f"a less b {say['difference']}, {unit_in(table, 'difference_low').said} {say['difference_low']} to "
        f"{say['difference_high']}, p {say['p']}, {say['verdict']}"
    )
    return dict.fromkeys(COLUMNS, "; ".join([*sides, apart]))
