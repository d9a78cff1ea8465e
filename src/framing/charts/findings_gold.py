"""What a table of figures on gold sets shows, in a sentence, and which of its figures are drawn."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd


class Head(NamedTuple):
    """A figure that stands for a measure: where it is in the table, and what to call it."""

    gold_set: str
    part: str  # how its name begins; of several, the first of PARTS
    metric: str
    measures: tuple[str, ...]  # ours; none: all of ours
    name: str  # of the block
    task: str  # in a sentence


PARTS = ("test", "dev", "")
HEADS = (
    Head("babe", "held back", "word_f1", (), "Words called biased, BABE: F1", "biased words"),
    Head("babe", "held back", "sentence_auc", (), "Sentences called biased, BABE: area under the curve",
         "biased sentences"),
    Head("nyt_editorials", "", "Pearson r with the mean rating", (),
         "Tone of a sentence, NYT editorials: r with people", "tone of a sentence"),
    Head("newsmtsc", "", "macro-F1", (), "Tone towards a person, NewsMTSC: macro-F1", "tone towards a person"),
    Head("polnear", "", "F1", ("quotations",), "Quotations in marks, PolNeAR: F1", "quotations"),
    Head("polnear", "", "F1", ("speakers",), "Who says a quotation, PolNeAR: F1", "speakers"),
    Head("polnear", "", "F1", ("indirect speech",), "Speech without marks, PolNeAR: F1", "speech without marks"),
    Head("polnear", "", "F1", ("agency credit",), "Agency credits, PolNeAR: F1", "agency credits"),
    Head("helsinki", "", "B-cubed F1", (), "Copies of one story, Helsinki: B-cubed F1", "copies of one story"),
    Head("clough_stevenson", "", "AUC copied or not", (), "Copied answers, Clough and Stevenson: area under the curve",
         "copied answers"),
    Head("gum_news", "", "F1", (), "Sentence boundaries, GUM news: F1", "sentence boundaries"),
)  # fmt: skip


def finding_gold(table: pd.DataFrame) -> str:
    """Say where ours is ahead of every rival run on the same items, where behind one, and where neither can be told.

    Parameters
    ----------
    table : DataFrame
        Figures as `validate` or `read_figures` returns them.

    Returns
    -------
    str
        A title for `plot_gold`. Ours is ahead where the whole interval of the margin is above 0.
    """
    rivals = {head.task: rows_of(table, head).query("role == 'baseline'") for head in HEADS}
    ahead, parts = [], []
    for task, rows in rivals.items():
        behind, open_ = rows[rows["margin_high"] < 0], rows[~(rows["margin_low"] > 0) & ~(rows["margin_high"] < 0)]
        if len(behind):
            parts.append(f"behind {_listed(behind['measure'].tolist())} in {task}")
        elif len(open_):
            parts.append(f"cannot be told apart from {_listed(open_['measure'].tolist())} in {task}")
        elif len(rows):
            ahead.append(task)
    if ahead:
        parts.insert(0, f"ahead of every plain rival in {_listed(ahead)}")
    text = "; ".join(parts) or "our measures against codes that people made"
    return text[0].upper() + text[1:]


def _listed(tasks: list[str]) -> str:
    """Join names.

    >>> _listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(tasks[:-1]), tasks[-1])))


def rows_of(table: pd.DataFrame, head: Head) -> pd.DataFrame:
    """Rows of the table that a block shows: ours, rivals against ours, and published figures; each measure once."""
    known = table[(table["gold_set"] == head.gold_set) & (table["metric"] == head.metric)]
    ours = known[known["role"] == "ours"]
    ours = ours[ours["measure"].isin(head.measures)] if head.measures else ours
    part = next((name for start in PARTS for name in ours["part"] if name.startswith(head.part or start)), "")
    ours = ours[ours["part"] == part]
    rivals = known[(known["role"] == "baseline") & (known["part"] == part) & known["against"].isin(ours["measure"])]
    others = known[known["role"] == "published"]
    if head.measures:
        others = others[others["measure"].str.startswith(head.measures)]
    rows = pd.concat([ours, rivals, others]) if len(ours) else ours
    return rows.drop_duplicates(["role", "measure"], ignore_index=True)
