"""A corpus as a report needs it: measured, its events found, its wording put aside."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.events import find_events, mark_events
from framing.report.settings import CALLER, Settings
from framing.study import open_study
from framing.study.opening import has_texts
from framing.study.saving import without_text
from framing.tables import TABLES, TableError
from framing.wire import filter_origin

Tables = Mapping[str, pd.DataFrame]
Source = str | os.PathLike[str] | Tables
SIDES = Path("source", "speakers.csv")  # in a corpus: columns speaker and side


class Study(NamedTuple):
    """A corpus, opened: all its tables without wording of the reports, and those of the chosen view."""

    name: str
    tables: Tables  # all text
    articles: pd.DataFrame  # with the events found
    n_events_known: int  # of these, events that the corpus names
    sentences: pd.DataFrame  # this and what follows: in the view chosen
    phrases: pd.DataFrame
    quotes: pd.DataFrame
    words: pd.DataFrame
    by: str | pd.Series  # speakers one by one, or the side of each
    measured_with: Mapping[str, str]  # as the tables say; empty where they were measured just now
    texts: Tables  # phrases and sentences in context; empty unless asked for


def open_corpora(sources: Source | list[Source] | Mapping[str, Source], settings: Settings) -> list[Study]:
    """Open one corpus or several: a path, a list of paths, tables, or paths and tables by name."""
    return [_open(name, source, settings) for name, source in _named(sources).items()]


def _named(sources: object) -> dict[str, Source]:
    if isinstance(sources, str | os.PathLike):
        sources = [sources]
    if isinstance(sources, Mapping):
        is_tables = bool(sources) and all(isinstance(value, pd.DataFrame) for value in sources.values())
        named = {"corpus": sources} if is_tables else dict(sources)
    elif isinstance(sources, list | tuple) and all(isinstance(place, str | os.PathLike) for place in sources):
        places = [Path(place).resolve() for place in sources]
        named = {place.name.split(".")[0] or place.name: place for place in places}
        if len(named) < len(set(places)):
            raise TableError(f"{CALLER} needs a name for each corpus; found two of one name. Give {{name: path}}.")
    else:
        raise TableError(
            f"{CALLER} needs a corpus: a path, tables as measure() returns them, or several by name; "
            f"found {type(sources).__name__}."
        )
    if not named:
        raise TableError(f"{CALLER} needs a corpus; found none. Name a folder of pages or of measured tables.")
    return {str(name): source for name, source in named.items()}


def _open(name: str, source: Source, settings: Settings) -> Study:
    folder = None if isinstance(source, Mapping) else Path(source)
    tables = open_study(folder) if folder else _checked(source)
    events = find_events(tables["articles"], days=settings.days, similarity=settings.similarity)
    articles = without_text(mark_events(tables["articles"], events), "articles")
    texts = {n: _in_view(tables, n, settings) for n in ("phrases", "sentences")} if settings.text else {}
    shared = {n: without_text(table, n) for n, table in tables.items() if n in TABLES}
    view = {n: _in_view(shared, n, settings) for n in ("sentences", "phrases", "quotes", "words")}
    known = events.loc[events["known"], "event"].nunique()
    return Study(
        name,
        shared,
        articles,
        int(known),
        **view,
        by=_sides(folder),
        measured_with=_measured_with(folder),
        texts=texts if "text" in texts.get("sentences", ()) else {},
    )


def _checked(tables: object) -> Tables:
    missing = [name for name in TABLES if name not in tables] if isinstance(tables, Mapping) else list(TABLES)
    if missing:
        raise TableError(
            f"{CALLER} needs every table that measure() makes; found no {', '.join(missing)}. "
            "Pass what measure() or open_study() returned."
        )
    return tables  # type: ignore[return-value]


def _in_view(tables: Tables, name: str, settings: Settings) -> pd.DataFrame:
    """A table in the view of copied text that was chosen."""
    whole = [tables["sentences"]] if name == "phrases" else []
    return filter_origin(tables[name], tables["families"], settings.view, *whole)


def _sides(folder: Path | None) -> str | pd.Series:
    """Who speaks for whom, where the corpus says so; else each speaker for himself."""
    if folder is None or not (folder / SIDES).is_file():
        return "speaker_id"
    return pd.read_csv(folder / SIDES).set_index("speaker")["side"]


def _measured_with(folder: Path | None) -> dict[str, str]:
    """What saved tables were measured with, as the description beside them says."""
    if folder is None or has_texts(folder) or not (folder / "datapackage.json").is_file():
        return {}
    return dict(json.loads((folder / "datapackage.json").read_text("utf-8")).get("measured_with", {}))
