"""Reading lists of loaded terms: ours, quanteda's YAML, LIWC's .dic and .dicx, plain lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import pandas as pd

from framing.lexicon.columns import read_columns, read_dicx
from framing.lexicon.liwc import read_dic
from framing.lexicon.plain import read_plain
from framing.lexicon.quanteda import read_yaml
from framing.lexicon.terms import make_terms
from framing.tables import TableError

Reader = Callable[[str, str], list[dict[str, object]]]
READERS: dict[str, Reader] = {
    ".csv": read_columns,
    ".tsv": read_columns,
    ".yml": read_yaml,
    ".yaml": read_yaml,
    ".dic": read_dic,
    ".dicx": read_dicx,
    ".txt": read_plain,
}


def read_lexicon(path: str | Path, *, category: str | None = None) -> pd.DataFrame:
    r"""Read a list of loaded terms.

    Parameters
    ----------
    path : path of a file
        Its ending says what it is:

        - ``.csv``, ``.tsv``: our columns, of which only `term` is obligatory;
        - ``.yml``, ``.yaml``: a quanteda dictionary; nested keys are joined to a category ``a.b``;
        - ``.dic``: a LIWC dictionary with its categories between two lines ``%``; categories set in
          by tabs (LIWC 2015) are joined like nested keys. Of a conditional entry ("(02 134)125/464")
          the category without the condition is taken;
        - ``.dicx``: the table of LIWC-22; a number or an X puts the term into the column's category;
        - ``.txt``: one term a line; what follows a # is a comment.
    category : str, optional
        Category of terms that the file gives none. The file's name without its ending if not given.

    Returns
    -------
    DataFrame
        A row a term: term, forms, category, strength (1 where the file says nothing), polarity
        ("either" where it says nothing), gloss, neutral, not_when, source. A term in several
        categories has a row in each. Further columns of a CSV file follow.

    Raises
    ------
    TableError
        The file is not there or not readable as what its ending says; names the line.

    See Also
    --------
    check_lexicon : What is wrong with a lexicon that can be read.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "weather.txt"
    >>> _ = path.write_text("frosty\nchill*  # and chilling\n")
    >>> read_lexicon(path)[["term", "category", "strength"]]
         term category  strength
    0  frosty  weather         1
    1  chill*  weather         1
    """
    path = Path(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise TableError(
            f"read_lexicon needs a file ending in one of {known}; found {path.name!r}. Rename or convert it."
        )
    rows = reader(_text_of(path), path.name)
    if not rows:
        raise TableError(f"{path.name}: needs at least one term; found none.")
    for row in rows:
        row["category"] = row.get("category") or category or path.stem
    return make_terms(rows)


def loaded_terms() -> pd.DataFrame:
    """Return the table of loaded terms that comes with the package, a fresh copy each time.

    Returns
    -------
    DataFrame
        A row a term: term, forms, category (one of nine), strength (1 to 3), polarity
        (negative, positive, either), gloss, neutral, not_when, source.

    Notes
    -----
    The terms and their strengths are our judgement; column source names a publication
    only where the term was found in it. ``lexicons/README.md`` says what the categories
    mean, and how far the list agrees with people who marked loaded words.

    Examples
    --------
    >>> terms = loaded_terms()
    >>> terms.loc[terms["term"] == "frosty", ["term", "category", "polarity", "neutral"]].to_dict("records")
    [{'term': 'frosty', 'category': 'atmosphere', 'polarity': 'negative', 'neutral': 'reserved'}]
    """
    return _shipped().copy()


@lru_cache(maxsize=1)
def _shipped() -> pd.DataFrame:
    with as_file(files("framing").joinpath("lexicons", "loaded.csv")) as path:
        return read_lexicon(path)


def _text_of(path: Path) -> str:
    """Text of a file: by its mark of byte order, else UTF-8, else Windows-1252 (older LIWC files)."""
    if not path.is_file():
        raise TableError(f"read_lexicon needs a file; found none at {str(path)!r}.")
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    if b"\0" in data:
        raise TableError(f"read_lexicon needs a text file; found binary data in {path.name!r}. Save it as text.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
