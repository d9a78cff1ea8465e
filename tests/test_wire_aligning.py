"""What becomes of the sentences of a base in a copy of it."""

import pandas as pd

from framing.tables import DTYPES, TABLES
from framing.wire import align_copies

FAMILIES = pd.DataFrame(
    {"family": "wire-base", "article_id": ["base", "copy"], "role": ["base", "copy"], "base_article_id": "base"}
)
TALKS = "Envoys of Velmora and Tassary met at the harbour of Halden on Tuesday."
TANKERS = "Tassary's coastguard turned back three tankers in December."
DENIAL = "Tassary denies it."
OIL = "A tenth of the region's oil passes through the strait each year."
REPAIR = "The gas line needs repairs that neither government will pay for."


def report(name: str, *texts: str, headlines: int = 0) -> pd.DataFrame:
    parts = ["headline"] * headlines + ["body"] * (len(texts) - headlines)
    return pd.DataFrame({"article_id": name, "sentence": range(len(texts)), "part": parts, "text": texts})


def align(base: list[str], copy: list[str], headlines: int = 0) -> pd.DataFrame:
    sentences = [report("base", *base, headlines=headlines), report("copy", *copy, headlines=headlines)]
    return align_copies(FAMILIES, pd.concat(sentences))


def rows(table: pd.DataFrame) -> list[tuple]:
    """Sentence, base sentence and edit of every row; an empty number is None."""
    plain = table[["sentence", "base_sentence", "edit"]].astype(object)
    return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))


def test_a_copy_that_changes_nothing_is_kept():
    assert rows(align([TALKS, DENIAL, OIL], [TALKS, DENIAL, OIL])) == [(0, 0, "kept"), (1, 1, "kept"), (2, 2, "kept")]


def test_every_column_is_there_with_its_kind():
    made = align([TALKS], [OIL])
    assert made.dtypes.astype(str).to_dict() == {c.name: DTYPES[c.kind] for c in TABLES["alignment"]}
    assert made["base_article_id"].tolist() == ["base", "base"]
    assert rows(made) == [(0, None, "added"), (None, 0, "cut")]
