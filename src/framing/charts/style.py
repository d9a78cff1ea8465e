"""The house style: sizes, colours, marks, and measured text, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, cast

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

# All lengths are points, 72 to the inch. A figure is 8 inches wide: 800 pixels on
# a page, 1600 in the saved PNG.
WIDTH = 576.0
MARGIN = 14.0
DPI = 200

TITLE = 14.0
SUBTITLE = 10.0
TEXT = 9.5
SMALL = 8.5
LEADING = 1.3  # line height, as a multiple of the size

INK = "#1a1a1a"
GREY = "#595959"  # the lightest grey for text: 7 to 1 against white
RULE = "#c4c4c4"
FAINT = "#e9e9e9"
OWN = "#0b4f7d"  # the outlet's own words: dark, filled, round
INTERVAL = "#6f9ab8"  # OWN, lighter: an interval beneath its mark
QUOTED = "#d55e00"  # quoted words: lighter, hollow, a diamond
QUOTED_FILL = "#e8dccb"

CATEGORIES = {
    "person_label": "labels for persons",
    "group_label": "labels for groups",
    "atmosphere": "atmosphere and weather",
    "metaphor": "conflict, game and war",
    "violence": "violence and scale",
    "intensifier": "intensifiers, evaluation",
    "doubt": "doubt and distance",
    "demeanour": "demeanour",
    "urgency": "urgency",
}
# Colours that the colour-blind tell apart (after Okabe and Ito, the light ones darkened to 3:1
# against white), each with a shape of its own, which is what tells in grey.
_MARKS = (
    ("o", "#0072b2"),
    ("s", "#d55e00"),
    ("^", "#00795a"),
    ("D", "#a8488f"),
    ("v", "#1a1a1a"),
    ("P", "#8f6a00"),
    ("X", "#0072b2"),
    ("*", "#d55e00"),
    ("p", "#00795a"),
    (">", "#a8488f"),
    ("<", "#1a1a1a"),
    ("h", "#8f6a00"),
)

RC: dict[str, Any] = {
    "axes.edgecolor": RULE,
    "axes.facecolor": "white",
    "axes.grid": False,
    "axes.labelcolor": GREY,
    "axes.labelsize": SMALL,
    "axes.linewidth": 0.8,
    "axes.spines.bottom": False,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.unicode_minus": True,
    "figure.dpi": 100.0,
    "figure.facecolor": "white",
    "font.family": ["DejaVu Sans"],  # ships with matplotlib: the same bytes on every machine
    "font.size": TEXT,
    "hatch.color": "#8a7d6b",
    "hatch.linewidth": 0.7,
    "path.sketch": None,
    "savefig.bbox": None,
    "savefig.dpi": DPI,
    "savefig.facecolor": "white",
    "svg.fonttype": "path",  # looks equal where the font is missing
    "svg.hashsalt": "framing",
    "text.color": INK,
    "text.hinting": "none",  # drawn as wide as measured: hinted, small text came out 2 to 13 % wider
    "text.parse_math": False,  # a report may say "$5m to $10m"
    "text.usetex": False,
    "xtick.color": GREY,
    "xtick.labelcolor": GREY,
    "xtick.labelsize": SMALL,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
}


@contextmanager
def style() -> Iterator[None]:
    """Draw in the house style inside a `with`; settings outside stay as they were.

    >>> import matplotlib
    >>> before = matplotlib.rcParams["svg.hashsalt"]
    >>> with style():
    ...     matplotlib.rcParams["svg.hashsalt"]
    'framing'
    >>> matplotlib.rcParams["svg.hashsalt"] == before
    True
    """
    # Loads the backend before the settings are put aside: Jupyter's switches to interactive as it is
    # loaded, and leaving the context would switch that off, so that no later figure would be shown.
    plt.draw_if_interactive()
    with mpl.rc_context():
        params = cast(dict[str, Any], mpl.rcParams)  # its keys are declared one by one
        params.update({k: v for k, v in mpl.rcParamsDefault.items() if k not in _KEEP})
        params.update(RC)
        yield


# What belongs to the machine or the notebook, not to the look.
_KEEP = {
    "backend", "backend_fallback", "interactive", "toolbar", "timezone", "webagg.address", "webagg.port",
    "webagg.port_retries", "webagg.open_in_browser", "figure.max_open_warning",
}  # fmt: skip


def category_name(category: str) -> str:
    """A category in words.

    >>> category_name("atmosphere"), category_name("my_own_list")
    ('atmosphere and weather', 'my own list')
    """
    return CATEGORIES.get(category, str(category).replace("_", " "))


def category_marks(categories: list[str]) -> dict[str, tuple[str, str]]:
    """Mark and colour of each category: fixed for ours, in turn for a user's own.

    >>> category_marks(["atmosphere", "sport"])
    {'atmosphere': ('^', '#00795a'), 'sport': ('>', '#a8488f')}
    """
    ours = {category: _MARKS[number] for number, category in enumerate(CATEGORIES)}
    rest = _MARKS[len(CATEGORIES) :] + _MARKS
    others = sorted(c for c in set(categories) if c not in ours)
    marks = ours | {c: rest[number % len(rest)] for number, c in enumerate(others)}
    return {c: marks[c] for c in in_house_order(categories)}


def in_house_order(categories: list[str]) -> list[str]:
    """Categories in the order of the lexicon's description, a user's own behind them.

    >>> in_house_order(["urgency", "sport", "violence"])
    ['violence', 'urgency', 'sport']
    """
    ours = list(CATEGORIES)
    return sorted(set(categories), key=lambda c: (ours.index(c) if c in ours else len(ours), str(c)))


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float = TEXT, weight: str = "normal") -> float:
    """Width of a line of text in points, from the font itself.

    >>> text_width("wide", 10) > text_width("will", 10) > 10
    True
    """
    with style():
        font = FontProperties(family="DejaVu Sans", size=size, weight=weight)
        width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def wrap(text: str, width: float, size: float = TEXT, weight: str = "normal") -> list[str]:
    """Break a text into lines no wider than `width` points; a word that is too long is shortened.

    >>> wrap("Too few reports to tell outlets apart", 120, 10)
    ['Too few reports to tell', 'outlets apart']
    """
    lines: list[str] = []
    for word in str(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(shorten(word, width, size, weight))
    return lines or [""]


def balanced(text: str, width: float, size: float = TEXT, weight: str = "normal") -> list[str]:
    """Break a text into as few lines as `wrap` needs, of about equal length: no word alone on a line.

    >>> balanced("Too few reports to tell outlets apart: five", 190, 10)
    ['Too few reports to tell', 'outlets apart: five']
    """
    lines = wrap(text, width, size, weight)
    while len(lines) > 1 and width > 40:
        narrower = wrap(text, width - 4, size, weight)
        if len(narrower) > len(lines) or "…" in "".join(narrower):
            break
        lines, width = narrower, width - 4
    return lines


def shorten(text: str, width: float, size: float = TEXT, weight: str = "normal") -> str:
    """Cut a text to `width` points, with an ellipsis where something is missing.

    >>> shorten("uncompromisingly", 60, 10)
    'uncompr…'
    """
    text = str(text)
    if text_width(text, size, weight) <= width:
        return text
    while len(text) > 1 and text_width(text + "…", size, weight) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def label_lines(text: str, width: float, size: float = TEXT, weight: str = "normal") -> list[str]:
    """A row's label in one line, or two where it is long, the second shortened.

    >>> label_lines("The Northern Standard and Evening Advertiser of Port Alder", 130, 9.5)
    ['The Northern Standard and', 'Evening Advertiser of Por…']
    """
    lines = wrap(text, width, size, weight)
    return lines if len(lines) <= 2 else [lines[0], shorten(" ".join(lines[1:]), width, size, weight)]


def luminance(colour: str) -> float:
    """Relative luminance of a colour, 0 to 1, as WCAG 2 defines it.

    >>> round(luminance("#ffffff"), 2), round(luminance("#0b4f7d"), 2)
    (1.0, 0.07)
    """
    from matplotlib.colors import to_rgb

    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])


def contrast(one: str, other: str = "#ffffff") -> float:
    """Contrast of two colours, 1 to 21, as WCAG 2 defines it: text wants 4.5, marks 3.

    >>> round(contrast("#000000"), 1)
    21.0
    """
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)
