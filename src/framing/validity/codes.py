"""Sheets that coders filled in -> a table of codes."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.tables import TableError, need
from framing.validity.codebook import categories_of
from framing.validity.sample import OWN

CODE_COLUMNS = ["coder", "item", "categories", "words", "note"]
NO = {"no", "none", "n", "nothing", "0", "-", "–", "—", "'-"}
SHOWN = 12  # problems that a message lists


class Sheet(NamedTuple):
    """A filled sheet: its coder, its name, and its rows with their number in a spreadsheet."""

    coder: str
    name: str
    rows: list[tuple[int, dict[str, str]]]


def read_codes(
    *paths: str | os.PathLike[str],
    key: pd.DataFrame | None = None,
    lexicon: pd.DataFrame | None = None,
    partial: bool = False,
) -> pd.DataFrame:
    r"""Read the sheets that coders filled in, and say what is wrong with them.

    Parameters
    ----------
    *paths : path
        Sheets, one a coder, or a folder with all of them (`sheet-*.csv`). The coder is the name of the
        file without "sheet-" and ending.
    key : DataFrame, optional
        As `draw_sample` or `open_key` returns it: items that are not in it, or that a sheet lacks, are
        told. Without it the sheets must have the same items.
    lexicon : DataFrame, optional
        Column category: the categories there are. The shipped list's nine if not given.
    partial : bool
        True takes sheets with empty cells and missing rows: an item without a code is left out for this coder.

    Returns
    -------
    DataFrame
        A row an item and coder, by coder and item: coder, item, categories (joined by "; ", in the order of
        the lexicon; empty where the coder wrote "no"), words, note.

    Raises
    ------
    TableError
        Every problem with its file, row and column: a category that is none or can be two, an empty cell, an
        item that is unknown, twice there or missing; or a file that cannot be read.

    Notes
    -----
    Sheets come back from spreadsheets with semicolons or tabs for commas, in Windows-1252, with rows in
    another order, with further columns, or with empty rows below: all this is read. The beginning of a category's
    name is enough where no other begins so.

    Examples
    --------
    >>> import tempfile
    >>> sheet = Path(tempfile.mkdtemp()) / "sheet-ann.csv"
    >>> _ = sheet.write_text("item;sentence;category\ns002;It rained.;no\ns001;A frosty hour.;atm\n")
    >>> read_codes(sheet)[["coder", "item", "categories"]].values.tolist()
    [['ann', 's001', 'atmosphere'], ['ann', 's002', '']]
    """
    categories = categories_of(lexicon, "read_codes")
    sheets = [_open(path) for path in _files(paths)]
    twice = sorted({s.coder for s in sheets if [t.coder for t in sheets].count(s.coder) > 1})
    if twice:
        raise TableError(f"read_codes needs one sheet a coder; found two of {twice[0]!r}. Give the files other names.")
    items = _items(key, sheets)
    problems: list[str] = []
    rows = [row for sheet in sheets for row in _codes(sheet, categories, items, partial, problems)]
    if problems:
        more = f"\n... and {len(problems) - SHOWN} more" if len(problems) > SHOWN else ""
        raise TableError(
            "read_codes needs every item coded once, with categories of the codebook; found\n"
            + "\n".join(problems[:SHOWN])
            + more
            + "\nMend the sheets and read them again; partial=True leaves out what has no code."
        )
    table = pd.DataFrame(rows, columns=CODE_COLUMNS).astype("str")
    return table.sort_values(["coder", "item"], kind="stable", ignore_index=True)


def codes_of_phrases(phrases: pd.DataFrame, key: pd.DataFrame, coder: str) -> pd.DataFrame:
    """Read a table of phrases as one coder's codes of a sample: an answer key, or what another lexicon finds.

    Parameters
    ----------
    phrases : DataFrame
        article_id, sentence, category, voice. Phrases in quotation marks do not count.
    key : DataFrame
        As from `draw_sample`: the items to code.
    coder : str
        What to call it.

    Returns
    -------
    DataFrame
        As `read_codes` returns it, a row an item of `key`: coder, item, categories, words, note. words are the
        phrases as they stand, where `phrases` has column match.

    Raises
    ------
    TableError
        A column is missing.

    Examples
    --------
    >>> phrases = pd.DataFrame({"article_id": ["a"], "sentence": [1], "category": ["doubt"], "voice": ["outlet"]})
    >>> key = pd.DataFrame({"item": ["s001", "s002"], "article_id": ["a", "a"], "sentence": [0, 1]})
    >>> codes_of_phrases(phrases, key, "answer key")[["coder", "item", "categories"]].values.tolist()
    [['answer key', 's001', ''], ['answer key', 's002', 'doubt']]
    """
    place = ["article_id", "sentence"]
    need(phrases, [*place, "category", "voice"], "codes_of_phrases", "find_loaded")
    need(key, ["item", *place], "codes_of_phrases", "draw_sample")
    own = phrases.assign(words=phrases.get("match", ""))[phrases["voice"].isin(OWN).to_numpy()]
    own = own.drop_duplicates([*place, "category", "words"]).sort_values(["category", "words"], kind="stable")
    said = own.groupby(place).agg(
        categories=("category", lambda names: "; ".join(dict.fromkeys(names))), words=("words", "; ".join)
    )
    codes = key[["item", *place]].merge(said.reset_index(), on=place, how="left").assign(coder=coder, note="")
    codes[["categories", "words"]] = codes[["categories", "words"]].astype("object").where(codes["words"].notna(), "")
    return codes[CODE_COLUMNS].astype("str").sort_values("item", kind="stable", ignore_index=True)


def _files(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    found: list[Path] = []
    for given in paths:
        if not isinstance(given, str | os.PathLike):
            raise TableError(
                f"read_codes needs paths of sheets; found {type(given).__name__}. "
                "Write read_codes('sheet-A.csv', 'sheet-B.csv'), or the folder they are in; a key is given as key=."
            )
        path = Path(given)
        inside = sorted(path.glob("sheet-*.csv")) if path.is_dir() else [path]
        if not inside or not inside[0].is_file():
            raise TableError(f"read_codes needs filled sheets; found none at {str(path)!r}. save_sample() writes them.")
        found += inside
    if not found:
        raise TableError("read_codes needs at least one sheet; found none. Name the files, or their folder.")
    return found


def _open(path: Path) -> Sheet:
    data = path.read_bytes()
    if data[:2] == b"PK" or (b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff")):
        raise TableError(f"read_codes needs CSV; found a spreadsheet's own format in {path.name!r}. Save it as CSV.")
    text = _decode(data)
    lines = text.split("\n", 1)
    if re.fullmatch(r'"?sep=.', lines[0].strip().strip('"'), re.IGNORECASE):
        text = lines[1] if len(lines) > 1 else ""
    header = text.split("\n", 1)[0]
    separator = max(",;\t", key=lambda mark: (header.count(mark), mark == ","))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = [[cell.strip() for cell in row] for row in reader]
    names = [name.strip("'\"").lower() for name in rows[0]] if rows else []
    missing = [name for name in ("item", "category") if name not in names]
    if missing:
        found = ", ".join(filter(None, names)) or "nothing"
        raise TableError(
            f"read_codes needs columns item and category in the first row of {path.name!r}; found {found}. "
            "Keep the sheet's first row as save_sample() wrote it."
        )
    filled = [(number, dict(zip(names, row, strict=False))) for number, row in enumerate(rows[1:], 2) if any(row)]
    return Sheet(re.sub(r"^sheet-", "", path.stem), path.name, filled)


def _decode(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _items(key: pd.DataFrame | None, sheets: list[Sheet]) -> set[str]:
    if key is not None:
        need(key, ["item"], "read_codes", "draw_sample")
        return set(key["item"])
    return {row.get("item", "") for sheet in sheets for _, row in sheet.rows} - {""}


def _codes(
    sheet: Sheet, categories: list[str], items: set[str], partial: bool, problems: list[str]
) -> Iterable[dict[str, str]]:
    seen: dict[str, int] = {}
    empty: list[str] = []
    for number, row in sheet.rows:
        item, where = row.get("item", ""), f"{sheet.name}, row {number}"
        if item in seen:
            problems.append(f"{where}, column item: {item!r} is in row {seen[item]} already")
        elif item not in items:
            problems.append(f"{where}, column item: {item!r} is no item of the sample")
        else:
            seen[item] = number
            if not row.get("category"):
                empty.append(str(number))
                continue
            found, wrong = read_cell(row["category"], categories)
            problems += [f"{where}, column category: {text}" for text in wrong]
            note, words = row.get("note", ""), row.get("words", "")
            yield {"coder": sheet.coder, "item": item, "categories": "; ".join(found), "words": words, "note": note}
    if partial:
        return
    if empty:
        rows = ", ".join(empty[:30]) + (f" and {len(empty) - 30} more" if len(empty) > 30 else "")
        problems.append(f"{sheet.name}, column category: empty in row{'s' if len(empty) > 1 else ''} {rows}")
    gone = sorted(items - set(seen))
    if gone:
        problems.append(f"{sheet.name}: {len(gone)} items are missing: {', '.join(gone[:10])}")


def read_cell(text: str, categories: list[str]) -> tuple[list[str], list[str]]:
    """The categories that a cell names, and what is wrong with it.

    >>> read_cell("atm; Person label", ["person_label", "atmosphere"])
    (['person_label', 'atmosphere'], [])
    >>> read_cell("d", ["doubt", "demeanour"])
    ([], ["'d' can be doubt or demeanour"])
    """
    found, wrong, said_no = set(), [], False
    for part in filter(None, (part.strip() for part in re.split(r"[;,/\n]", text))):
        name = part.lower() if part.lower() in NO else re.sub(r"[\s-]+", "_", part.lower())
        fits = [name] if name in categories else [c for c in categories if c.lower().startswith(name)]
        if name in NO and name not in categories:
            said_no = True
        elif len(fits) == 1:
            found.add(fits[0])
        elif fits:
            wrong.append(f"{part!r} can be {' or '.join(fits)}")
        else:
            wrong.append(f"{part!r} is no category; there are {', '.join(categories)}, and no")
    if said_no and found:
        wrong.append(f"{text!r} says no and a category")
    return [c for c in categories if c in found], wrong
