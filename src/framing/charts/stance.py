"""Stance of the verbs of saying: a strip for each outlet, in blocks by speaker."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.apart import apart_in, interval_name
from framing.charts.bars import INTERVAL, Look, put_label, put_part
from framing.charts.evidence import bold_words
from framing.charts.findings_voices import finding_stance
from framing.charts.frame import Chart, Given, Key, Words, drawn, nothing_to_show, open_axes, room
from framing.charts.rows import LABEL_MAX
from framing.charts.style import (
    FAINT,
    GREY,
    INK,
    RULE,
    SMALL,
    TEXT,
    label_lines,
    luminance,
    shorten,
    text_width,
)
from framing.charts.voices import NOT_COMPARED, OTHER, UNRESOLVED, source_of
from framing.charts.wording import counted, number

COLUMNS = ["outlet", "speaker_id", "stance", "n_cues", "n_all", "share", "low", "high", "n_articles"]
# Neutral first, so that its end, and all that is not neutral behind it, can be compared; from light to dark.
LOOKS = {
    "neutral": Look("#e6e6e6"),
    "endorsing": Look("#a9cde4", "....", "#2f5d7c"),
    "conceding": Look("#e0b95f", "//////", "#6b4e08"),
    "distancing": Look("#c0560f", "\\\\\\\\", "white"),
    "combative": Look(INK),
}
OWN_LOOK = Look("#8f8f8f", "xxxx", "white")
NAMES = {OTHER: "Speakers in no group", UNRESOLVED: "Speaker not resolved"}
TOP = 6
FEW = 5  # verbs: of fewer a share says little, and each is a square of its own
SQUARE = 14.0
ROW, LONG_ROW = 19.0, 27.0
STRIP = 11.5
SCALE = (0, 0.25, 0.5, 0.75, 1)
HEAD = 24.0
FOOT = 16.0
BETWEEN = 6.0


class Strip(NamedTuple):
    """An outlet's verbs for a speaker: its label, the middle of its row, its rows of the table, and whether bold."""

    label: str
    y: float
    cues: pd.DataFrame
    bold: bool

    @property
    def weight(self) -> str:
        """Of its label."""
        return "bold" if self.bold else "normal"


class Block(NamedTuple):
    """A speaker's strips, from top to bottom."""

    head: str
    top: float
    bottom: float
    strips: list[Strip]


class Span(NamedTuple):
    """Where the strips stand: left edge and width, the right edge of the counts, and whether any strip is shares."""

    x: float
    width: float
    right: float
    has_shares: bool


def plot_stance(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    ax: Axes | None = None,
    top: int = TOP,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw the stance of the verbs with which outlets let each speaker speak.

    A block for each speaker or group, a strip for each outlet: the shares of neutral,
    endorsing, conceding, distancing and combative verbs, in this order. Numbers in the parts
    and behind the strip are verbs. Of fewer than five a share says little: they stand as
    squares. Where the table has one, the interval of the neutral share lies beneath the strip.
    The name of an outlet is bold where it was told apart from all others (`mark_apart`).

    Parameters
    ----------
    table : DataFrame
        As `stance_by_outlet` returns it: outlet, speaker_id, stance, n_cues, n_all, share, low, high,
        n_articles.
    top : int
        Speakers drawn, those with most verbs; the source line says how many there are.
    ax, title, subtitle, source
        As for `plot_tone`.

    Returns
    -------
    Axes
        With a part for each stance that a strip has, or a square for each verb.

    Raises
    ------
    TableError
        As for `plot_tone`.

    Examples
    --------
    >>> plot_stance(pd.DataFrame({"outlet": []})).texts[0].get_text()
    'Nothing to show: no verbs of saying'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source), top=top)


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given, top: int) -> Axes:
    if not table["n_all"].any():
        return nothing_to_show(ax, given.title or finding_stance(table), "The table counts no verbs.")
    blocks = _blocks(table, max(top, 1))
    height = blocks[-1].bottom + FOOT
    ax = open_axes(ax, given.over(_words(table, blocks)), height=height, below=4)
    span = _span(blocks, room(ax))
    for block in blocks:
        _put_block(ax, block, span)
    for share in SCALE if span.has_shares else ():
        text = f"{100 * share:g}" + (" %" if share == 1 else "")
        ax.text(span.x + share * span.width, height - 6, text, fontsize=SMALL, color=GREY, ha="center",
                va="center_baseline", gid="scale")  # fmt: skip
    return ax


CHART = Chart("plot_stance", "stance_by_outlet", COLUMNS, finding_stance, _draw)


def in_order(stances: list[str]) -> list[str]:
    """Stances in the order of the strips, a user's own behind.

    >>> in_order(["distancing", "ironic", "neutral"])
    ['neutral', 'distancing', 'ironic']
    """
    return sorted(set(stances), key=lambda s: (list(LOOKS).index(s) if s in LOOKS else len(LOOKS), s))


def _blocks(table: pd.DataFrame, top: int) -> list[Block]:
    """The speakers with most verbs, those first; what is no speaker of its own last."""
    strips = table.drop_duplicates(["outlet", "speaker_id"])
    n = strips.groupby("speaker_id", sort=False)["n_all"].sum()
    named = sorted((name for name in n.index if name not in NAMES and n[name]), key=lambda name: (-n[name], name))
    blocks, y = [], 0.0
    for speaker in [*named[:top], *(name for name in NAMES if n.get(name, 0))]:
        strips, begin, y = [], y, y + HEAD
        said = table[table["speaker_id"] == speaker]
        stances = [] if speaker in NOT_COMPARED else [rows for _, rows in said.groupby("stance")]
        apart = set().union(*map(apart_in, stances))
        for outlet, part in said.groupby("outlet", sort=False):
            strip = Strip(str(outlet), 0, part, outlet in apart)
            height = LONG_ROW if len(label_lines(strip.label, LABEL_MAX, TEXT, strip.weight)) > 1 else ROW
            strips.append(strip._replace(y=y + height / 2))
            y += height
        blocks.append(Block(NAMES.get(speaker, str(speaker)), begin, y, strips))
        y += BETWEEN
    return blocks


def _span(blocks: list[Block], wide: float) -> Span:
    strips = [strip for block in blocks for strip in block.strips]
    left = (
        max(
            text_width(line, TEXT, strip.weight)
            for strip in strips
            for line in label_lines(strip.label, LABEL_MAX, TEXT, strip.weight)
        )
        + 10
    )
    counts = max(text_width(f"{strip.cues['n_all'].max():,}", SMALL) for strip in strips)
    right = max(counts, text_width("verbs", SMALL)) + 10
    has_shares = any(strip.cues["n_all"].max() >= FEW for strip in strips)
    return Span(left, max(wide - left - right, 40.0), wide, has_shares)


def _words(table: pd.DataFrame, blocks: list[Block]) -> Words:
    drawn_rows = pd.concat([strip.cues for block in blocks for strip in block.strips])
    key = [_key(stance) for stance in in_order(drawn_rows.loc[drawn_rows["n_cues"] > 0, "stance"].tolist())]
    if drawn_rows.loc[drawn_rows["stance"] == "neutral", "low"].notna().any():
        key.append(Key("bar", INTERVAL, f"{interval_name(table)} of the neutral share"))
    speakers = [name for name in table["speaker_id"].unique() if name not in NAMES]
    shown = sum(block.head not in NAMES.values() for block in blocks)
    left = (
        f" {number(shown).capitalize()} of {counted(len(speakers), 'speaker')} drawn." if shown < len(speakers) else ""
    )
    few = drawn_rows["n_all"].between(1, FEW - 1).any()
    named = drawn_rows[~drawn_rows["speaker_id"].isin(NOT_COMPARED)]
    bold = bold_words([rows for _, rows in named.groupby(["speaker_id", "stance"])])
    return Words(
        finding_stance(table),
        "Verbs with which each outlet lets a speaker speak, by their stance to what is said; numbers are verbs"
        + (f"; of fewer than {number(FEW)} each is a square" if few else ""),
        source_of(table, "verb", bold, "list of verbs of saying") + left,
        tuple(key),
    )


def _key(stance: str) -> Key:
    look = LOOKS.get(stance, OWN_LOOK)
    return Key("bar", look.colour, stance, hatch=look.hatch, hatch_colour=look.hatch_colour)


def _put_block(ax: Axes, block: Block, span: Span) -> None:
    top = block.top + HEAD
    head = shorten(block.head, span.width, TEXT, "bold")
    ax.text(span.x, top - 8, head, fontsize=TEXT, weight="bold", color=INK, gid="head")
    ax.text(span.right, top - 8, "verbs", fontsize=SMALL, color=GREY, ha="right", gid="head")
    ax.plot([span.x, span.right], [top - 3] * 2, color=RULE, linewidth=0.8, zorder=0)
    for share in SCALE if span.has_shares else (0,):
        ax.plot([span.x + share * span.width] * 2, [top - 1, block.bottom], color=FAINT, linewidth=0.9, zorder=0)
    for strip in block.strips:
        put_label(ax, strip.label, 0, strip.y - 1, LABEL_MAX, weight=strip.weight)
        _put_strip(ax, strip, span)


def _put_strip(ax: Axes, strip: Strip, span: Span) -> None:
    facts = strip.cues.drop_duplicates("stance").set_index("stance").to_dict("index")
    n_all, y = int(strip.cues["n_all"].iloc[0]), strip.y - 1
    ax.text(span.right, y, f"{n_all:,}", fontsize=SMALL, color=INK if n_all else GREY, ha="right",
            va="center_baseline", gid="n")  # fmt: skip
    unit, x = (span.width / n_all if n_all >= FEW else SQUARE), span.x
    for stance in in_order([*facts]):
        n, look = int(facts[stance]["n_cues"]), LOOKS.get(stance, OWN_LOOK)
        for width in [n * unit] if n_all >= FEW and n else [unit] * n:
            put_part(ax, x, y, width, STRIP, look, f"stance {stance}")
            x += width
        if n and n_all >= FEW:
            _put_number(ax, n, x - n * unit, y, n * unit, look)
    low, high = (facts.get("neutral", {}).get(end) for end in ("low", "high"))
    if low is not None and pd.notna(low):
        ends = [span.x + end * span.width for end in (low, high)]
        ax.plot(ends, [y + 8] * 2, color=INTERVAL, linewidth=2, solid_capstyle="butt", gid="interval")


def _put_number(ax: Axes, n: int, x: float, y: float, width: float, look: Look) -> None:
    text = f"{n:,}"
    if text_width(text, SMALL) + 7 > width:
        return
    colour = INK if luminance(look.colour) > 0.25 else "white"
    box = {"facecolor": look.colour, "edgecolor": "none", "pad": 0.2} if look.hatch else None
    ax.text(x + width / 2, y, text, fontsize=SMALL, color=colour, ha="center", va="center_baseline", zorder=4,
            bbox=box, gid="number")  # fmt: skip
