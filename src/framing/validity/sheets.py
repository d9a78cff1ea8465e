"""A sample -> files: a sheet for each coder, the codebook beside, and the key apart from both."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from framing.tables import TableError, need, one_of
from framing.validity.codebook import codebook, codebook_page
from framing.validity.sample import KEY_COLUMNS, SHEET_COLUMNS, Sample

SEPARATORS = (",", ";")
# A spreadsheet takes a cell that begins so for a formula. An apostrophe before it makes it text.
FORMULA = re.compile(r"^[=+\-@\t\r＝＋－＠]")


def save_sample(  # noqa: PLR0913 - one option a file
    sample: Sample,
    folder: str | os.PathLike[str],
    coders: Iterable[str] = ("A", "B"),
    *,
    lexicon: pd.DataFrame | None = None,
    definitions: pd.DataFrame | None = None,
    separator: str = ",",
) -> list[Path]:
    """Write a sample for coders to fill in with a spreadsheet.

    Parameters
    ----------
    sample : Sample
        As `draw_sample` returns it.
    folder : path
        Made if it is not there. `for_coders/` in it is what the coders get; `key.csv` stays with the researcher.
    coders : iterable of str
        Each gets a sheet of their own, all of the same items in the same order.
    lexicon, definitions : DataFrame, optional
        As for `codebook`.
    separator : {",", ";"}
        ";" where spreadsheets expect semicolons, as Excel does where a comma is the decimal mark.

    Returns
    -------
    list of Path
        The files written: `for_coders/sheet-A.csv`, ..., `for_coders/codebook.html` and `codebook.md`, `key.csv`.

    Raises
    ------
    TableError
        If `sample` is none, a sheet is there already, or a coder's name cannot be part of a file's name.

    Notes
    -----
    The sheets are UTF-8 with a byte order mark, by which Excel knows the encoding, with line ends as
    spreadsheets write them. A text that a spreadsheet would take for a formula (it begins with = + - @)
    has an apostrophe put before it, as OWASP's Application Security Verification Standard asks.

    Examples
    --------
    >>> import tempfile
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"]})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "sentence": [0], "text": ["- It rained."], "n_own": [2]})
    >>> phrases = pd.DataFrame({"article_id": [], "sentence": [], "category": [], "voice": []})
    >>> from framing.validity.sample import draw_sample
    >>> files = save_sample(draw_sample(phrases, sentences, articles), tempfile.mkdtemp(), ["ann"])
    >>> [path.name for path in files]
    ['sheet-ann.csv', 'codebook.html', 'codebook.md', 'key.csv']
    >>> print(files[0].read_text("utf-8-sig").strip())
    item,before,sentence,after,category,words,note
    s001,,'- It rained.,,,,
    """
    one_of(separator, SEPARATORS, "separator", "save_sample")
    if not (hasattr(sample, "sheet") and hasattr(sample, "key")):
        raise TableError(f"save_sample needs a Sample; found {type(sample).__name__}. draw_sample() makes it.")
    need(sample.sheet, SHEET_COLUMNS, "save_sample", "draw_sample")
    need(sample.key, KEY_COLUMNS, "save_sample", "draw_sample")
    names = _named(coders)
    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        raise TableError(f"save_sample needs a folder; found a file at {str(folder)!r}. Name another place.")
    apart = folder / "for_coders"
    sheets = [apart / f"sheet-{name}.csv" for name in names]
    for path in [*sheets, folder / "key.csv"]:
        if path.exists():
            raise TableError(
                f"save_sample would write over {str(path)!r}, which may hold codes or belong to filled sheets. "
                "Name another folder."
            )
    apart.mkdir(parents=True, exist_ok=True)
    for path in sheets:
        _write_sheet(sample.sheet, path, separator)
    texts = {
        apart / "codebook.html": codebook_page(codebook(lexicon, definitions, format="html")),
        apart / "codebook.md": codebook(lexicon, definitions),
    }
    for path, text in texts.items():
        path.write_text(text, "utf-8", newline="\n")
    sample.key.to_csv(folder / "key.csv", index=False, lineterminator="\n")
    return [*sheets, *texts, folder / "key.csv"]


def open_key(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Open the key that `save_sample` wrote.

    Parameters
    ----------
    path : path
        `key.csv`, or the folder it is in.

    Returns
    -------
    DataFrame
        As `Sample.key`.

    Raises
    ------
    TableError
        If it is not there, or no key.
    """
    if not isinstance(path, str | os.PathLike):
        raise TableError(f"open_key needs the path of key.csv; found {type(path).__name__}. save_sample() writes it.")
    path = Path(path)
    path = path / "key.csv" if path.is_dir() else path
    if not path.is_file():
        raise TableError(f"open_key needs key.csv; found no file at {str(path)!r}. save_sample() writes it.")
    numbers = {"sentence": "int64", "n_stratum": "int64", "n_drawn": "int64", "weight": "float64"}
    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    need(table, KEY_COLUMNS, "open_key", "save_sample")
    return table.astype(numbers)


def without_formula(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> print(without_formula("=1+1"), without_formula("A - B"))
    '=1+1 A - B
    """
    return f"'{text}" if FORMULA.match(text) else text


def _named(coders: Iterable[str]) -> list[str]:
    if not isinstance(coders, Iterable):
        raise TableError(f"save_sample needs coders' names; found {coders!r}. Write coders=['A', 'B'].")
    names = [coders] if isinstance(coders, str) else list(coders)
    for name in names:
        if not isinstance(name, str) or not re.fullmatch(r"[\w .-]*\w", name) or names.count(name) > 1:
            raise TableError(
                f"save_sample needs coders' names of letters, digits, spaces and hyphens, each once; found {name!r}."
            )
    if not names:
        raise TableError("save_sample needs at least one coder; found none. Write coders=['A', 'B'].")
    return names


def _write_sheet(sheet: pd.DataFrame, path: Path, separator: str) -> None:
    safe = sheet[SHEET_COLUMNS].apply(lambda column: column.map(without_formula))
    safe.to_csv(path, index=False, sep=separator, encoding="utf-8-sig", lineterminator="\r\n")
