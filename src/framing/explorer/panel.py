"""The controls of the explorer, and what each of them sets in motion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets
import pandas as pd

from framing.charts.drawn_rows import close
from framing.charts.save import svg_bytes, words_of
from framing.charts.style import category_name
from framing.explorer.choices import LISTS, RATES, TONE, VIEWS, VOICES, Choices, first_choices, options_of
from framing.explorer.code import Settings
from framing.explorer.figures import Figure, figure_of
from framing.explorer.labels import marks_of
from framing.explorer.notes import notes_of, why_empty
from framing.explorer.parts import Article, Chart, Code, Lines, as_image
from framing.explorer.picks import Listing, listing_of
from framing.explorer.sums import Study
from framing.reader import read_article
from framing.tables import TableError

NOTHING = Listing("", "", [])
MEASURE_NAMES = {RATES: "loaded phrases per 1,000 words", TONE: "tone of sentences (VADER)"}
ALL_WORDS = "all"  # what the list of voices calls None
ROWS = 8  # of a list, before it scrolls
REMEMBERED = 50  # figures that come back at once
LOOK: dict[str, Any] = {
    "layout": {"width": "auto", "flex_flow": "column", "align_items": "stretch"},  # the label above
    "style": {"description_width": "auto"},
}


class Explorer(widgets.VBox):
    """The explorer as a widget: its controls, chart, list, article and code, one under the other."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], settings: Settings) -> None:
        self.study, self.settings = Study(tables), settings
        self.options = options_of(tables)
        self.controls = _controls(self.options._asdict(), first_choices(self.options, tables["articles"]))
        self.chart, self.lines, self.article, self.code = Chart(), Lines(), Article(), Code()
        self._drawn: dict[Choices, tuple[Figure, dict[str, Any]]] = {}
        self.figure = self._draw()
        for control in self.controls.values():
            control.observe(self._redraw, "value")
        self.chart.on_msg(lambda _, sent, __: self._pick(sent["row"]))
        self.lines.on_msg(lambda _, sent, __: self._open(sent["article_id"]))
        self.article.on_msg(lambda *_: self._close())
        super().__init__([_grid(self.controls), self.chart, self.lines, self.article, self.code])
        self.add_class("framing-explorer")

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        chosen = {name: control.value for name, control in self.controls.items()}
        return Choices(**chosen | {"voice": None if chosen["voice"] == ALL_WORDS else chosen["voice"]})

    def _draw(self) -> Figure:
        """Show what is chosen, drawn anew or as it was drawn before, and say of it what is to be said."""
        choices = self.choices
        if choices not in self._drawn:
            self._drawn[choices] = self._drawing_of(choices)
        if len(self._drawn) > REMEMBERED:
            del self._drawn[next(iter(self._drawn))]
        figure, drawing = self._drawn[choices]
        self.controls["categories"].disabled = self.controls["voice"].disabled = choices.measure != RATES
        self.chart.drawing, self.code.code = drawing, figure.code
        return figure

    def _drawing_of(self, choices: Choices) -> tuple[Figure, dict[str, Any]]:
        figure = figure_of(self.study, choices, self.options, self.settings)
        words = (words_of(figure.axes.figure, gid) for gid in ("title", "subtitle"))
        drawing = {
            "image": as_image(svg_bytes(figure.axes.figure)),
            "alt": ". ".join(filter(None, words)),
            "marks": [] if why_empty(figure) else marks_of(figure),
            "notes": notes_of(figure, self.settings),
        }
        close(figure.axes)
        return figure, drawing

    def _redraw(self, _change: Any) -> None:
        self.chart.busy = True
        try:
            self.figure = self._draw()
            self._list(NOTHING)
            self._close()
        except TableError as error:
            self.chart.drawing = {"image": "", "alt": "", "marks": [], "notes": [str(error)]}
        finally:
            self.chart.busy = False

    def _pick(self, row: int) -> None:
        label = next((mark["label"] for mark in self.chart.drawing["marks"] if mark["row"] == row), None)
        if label is not None:  # a mark of an older drawing may come late
            self._list(listing_of(self.study, self.figure, row, label))

    def _list(self, listing: Listing) -> None:
        self.lines.listing = listing._asdict()

    def _open(self, article_id: str) -> None:
        html = str(read_article(self.study.tables, article_id))
        self.article.article = {"title": f"Article {article_id}", "html": html}

    def _close(self) -> None:
        self.article.article = {"title": "", "html": ""}


def _controls(options: dict[str, tuple[str, ...]], chosen: Choices) -> dict[str, Any]:
    """A control for each choice, by its name, in the order in which they are read."""
    voices = {name or ALL_WORDS: words for name, words in VOICES.items()}
    menus = {"measure": ("Measure", MEASURE_NAMES), "voice": ("Words", voices), "view": ("Agency’s text", VIEWS)}
    made: dict[str, Any] = {
        name: widgets.Dropdown(options=[(words, value) for value, words in named.items()], description=title, **LOOK)
        for name, (title, named) in menus.items()
    }
    for name in LISTS:
        values, size = options[name], min(max(len(options[name]), 2), ROWS)
        shown = [(_said(value) if name == "categories" else value, value) for value in values]
        title, value = name.capitalize(), getattr(chosen, name)
        made[name] = widgets.SelectMultiple(options=shown, value=value, rows=size, description=title, **LOOK)
    for control in made.values():
        control.add_class("framing-explorer-choice")
    return made | {"tested": widgets.Checkbox(chosen.tested, description="Test which outlets differ", indent=False)}


def _said(category: str) -> str:
    """A category as the list has it: as tables name it, and as the figure does.

    >>> _said("metaphor"), _said("urgency")
    ('metaphor: conflict, game and war', 'urgency')
    """
    name = category_name(category)
    return category if name == category else f"{category}: {name}"


def _grid(controls: dict[str, Any]) -> widgets.VBox:
    """Menus in one line, lists in the next, as far as there is room."""
    hint = widgets.HTML("In a list, Ctrl (⌘ on a Mac) and a click chooses several, Shift a range, Ctrl+A all.")
    lines = [[controls[name] for name in names] for names in (("measure", "voice", "view"), LISTS)]
    columns = {
        "grid_template_columns": "repeat(auto-fit, minmax(200px, 1fr))",
        "grid_gap": "4px 16px",
        "align_items": "flex-start",
    }
    return widgets.VBox([*(widgets.GridBox(line, layout=columns) for line in lines), hint, controls["tested"]])
