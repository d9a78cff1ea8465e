"""The categories of a lexicon -> instructions for people who code by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from importlib.resources import as_file, files

import pandas as pd

from framing.html_output import GREY, INK, PAPER, Html, element
from framing.lexicon.read import loaded_terms
from framing.tables import TableError, need, one_of

FORMATS = ("markdown", "html")
DEFINED = ["category", "name", "definition", "counts", "does_not_count", "why_not"]
UNDEFINED = "(No definition yet: write one before anybody codes, and pass it as `definitions`.)"

Block = tuple[str, list[str]]  # kind (h1, h2, h3, p, ul, ol, th, tr) and its pieces


def codebook(
    lexicon: pd.DataFrame | None = None,
    definitions: pd.DataFrame | None = None,
    *,
    format: str = "markdown",
) -> str:
    """Write the instructions for coding loaded phrasing by hand.

    What to read, whose words count, each category with its definition, what counts and what does not,
    the rules for hard cases, and how to fill in the sheet. Terms of the lexicon are not listed: coders who
    know them would find what the measure finds, and no more.

    Parameters
    ----------
    lexicon : DataFrame, optional
        Column category, as from `read_lexicon`: its categories, in the order they first come. The shipped list's
        nine if not given.
    definitions : DataFrame, optional
        For categories of one's own: category, definition; name, counts and does_not_count (a sentence each)
        and why_not (in a few words) where there are such. They take the place of ours of the same name.
    format : {"markdown", "html"}

    Returns
    -------
    str
        The text; "html" is a piece of HTML that a notebook shows.

    Raises
    ------
    TableError
        If a table lacks a column, or `format` is another one.

    Notes
    -----
    Definitions are those of ``lexicons/README.md``; the examples are sentences of the control corpus, which
    is ours. The rules follow what `rate_by_outlet` counts as the outlet's own words: indirect speech is,
    quotations and scare quotes are not, and denying a word does not take it back.

    Examples
    --------
    >>> text = codebook()
    >>> print(text[:33])
    # How to code loaded phrasing
    <BLANKLINE>
    Yo
    >>> "### `atmosphere`: atmosphere and weather" in text
    True
    """
    one_of(format, FORMATS, "format", "codebook")
    categories = categories_of(lexicon, "codebook")
    if not categories:
        raise TableError("codebook needs at least one category; found none in the lexicon. Fill its column category.")
    known = _definitions(definitions)
    examples = _shipped("examples.csv")
    blocks = [*_task(), *_whose(examples)]
    blocks.append(("h2", ["The categories"]))
    for category in categories:
        blocks += _category(category, known.get(category, {}), examples[examples["category"] == category])
    blocks += [*_hard_cases(examples), *_sheet(categories), *_before()]
    return _markdown(blocks) if format == "markdown" else Html(_html(blocks))


def categories_of(lexicon: pd.DataFrame | None, caller: str) -> list[str]:
    """Categories of a lexicon, in the order they first come; of the shipped list, in that of its description."""
    if lexicon is None:
        return _shipped("categories.csv")["category"].tolist()
    need(lexicon, ["category"], caller, "read_lexicon")
    found = lexicon["category"].dropna().drop_duplicates().astype("str").tolist()
    ours = loaded_terms()["category"].unique()
    return categories_of(None, caller) if set(found) == set(ours) else found


def codebook_page(text: str) -> str:
    """A whole page around the codebook, for a browser.

    >>> codebook_page(Html("<p>Read.</p>"))[:15]
    '<!doctype html>'
    """
    look = f"max-width:46em;margin:2em auto;padding:0 1em;font:16px/1.5 sans-serif;background:{PAPER};color:{INK}"
    head = '<meta charset="utf-8"><title>How to code loaded phrasing</title>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body style="{look}">\n{text}\n</body></html>\n'


def _shipped(name: str) -> pd.DataFrame:
    with as_file(files("framing").joinpath("lexicons", name)) as path:
        return pd.read_csv(path, dtype="str", keep_default_na=False)


def _definitions(given: pd.DataFrame | None) -> dict[str, dict[str, str]]:
    tables = [_shipped("categories.csv")]
    if given is not None:
        need(given, ["category", "definition"], "codebook", "pandas.read_csv")
        filled = given.reindex(columns=DEFINED).astype("object")
        tables.append(filled.where(filled.notna(), "").astype("str"))
    return {row["category"]: row for table in tables for row in table.to_dict("records")}


def _task() -> Iterable[Block]:
    yield "h1", ["How to code loaded phrasing"]
    yield (
        "p",
        [
            "You read single sentences from news reports. For each you say whether the outlet's own words in it are "
            "loaded: whether they rank, colour, warn or wink where a plain word would have told the same fact. Ask: "
            "*would somebody who reports the same event for the other side have written this word?* If a plain word "
            "lies ready and this one was chosen instead, it is loaded."
        ],
    )
    yield (
        "p",
        [
            "Whether you agree with the word, and whether the person or act deserves it, does not matter. You do not "
            "judge the outlet, and you are not told which it is."
        ],
    )


def _whose(examples: pd.DataFrame) -> Iterable[Block]:
    yield "h2", ["Whose words"]
    yield "p", ["Only the outlet's own words count, in the sentence in the column `sentence`."]
    yield (
        "ul",
        [
            "Words inside quotation marks are not the outlet's, also where the quotation began in a sentence before "
            f"(read the column `before`). {_quoted(examples, 'quoted', 'atmosphere')}",
            "One or two words in quotation marks by which the outlet keeps away from them are not its own either. "
            f"{_quoted(examples, 'scare', 'atmosphere')}",
            "What somebody said, told without quotation marks, is told in the outlet's words: it counts. "
            f"{_quoted(examples, 'told')}",
            "The verb that brings somebody's words is the outlet's own, also beside a quotation.",
            "The sentences before and after are there to be understood by. Code nothing in them.",
        ],
    )


def _category(category: str, about: dict[str, str], examples: pd.DataFrame) -> Iterable[Block]:
    name = about.get("name") or category.replace("_", " ")
    yield "h3", [f"`{category}`: {name}"]
    yield "p", [about.get("definition") or UNDEFINED]
    own = examples[examples["rule"] == "own"].to_dict("records")
    counts = ([about["counts"]] if about.get("counts") else []) + [_marked(row) for row in own]
    plain = examples[examples["rule"] == "plain"].to_dict("records")
    why = f" ({about['why_not']})" if about.get("why_not") else ""
    not_counted = [f"*{about['does_not_count']}*{why}"] if about.get("does_not_count") else []
    not_counted += [f"*{row['sentence']}* ({row['words']}: the thing itself)" for row in plain]
    yield "ul", [*(f"Counts: {_italic(text)}" for text in counts), *(f"Does not: {text}" for text in not_counted)]


def _hard_cases(examples: pd.DataFrame) -> Iterable[Block]:
    yield "h2", ["Hard cases"]
    yield (
        "ul",
        [
            f"Denied words count: the outlet chose them. {_quoted(examples, 'denied')}",
            "A word that is plain where it stands does not count: real weather, a sport, a name, a title, the set term "
            "of a law or treaty. Read the sentence, not the word.",
            "Bad news is not loaded. A plain word for something terrible (killed, bombed, arrested) does not count.",
            "An opinion in plain words does not count, nor does what a report leaves out. You code words.",
            "A label that is earned still counts, if it judges. *Terrorist* and *hero* are loaded of whomever they are "
            "said.",
            "A word that fits two categories gets the one that says what is done with it here: *a war of words* is "
            "told as war (metaphor), though words of war are violent too.",
            "Several words, several categories: name each category once, however many words of it there are.",
            "In doubt, and still in doubt after reading it aloud: `no`, and a line in `note`.",
        ],
    )


def _sheet(categories: list[str]) -> Iterable[Block]:
    short = abbreviations(categories)
    yield "h2", ["How to fill in the sheet"]
    yield (
        "ul",
        [
            "`category`: `no` where nothing is loaded, else the categories, separated by semicolons. The beginning of "
            "a name is enough. Leave no row empty.",
            "`words`: the loaded words as they stand, separated by semicolons. Two people may agree on a category and "
            "mean different words; this shows it.",
            "`note`: whatever made you hesitate. Change nothing else, add no rows and delete none; sorting is fine.",
        ],
    )
    yield "th", ["category", "enough to type"]
    for category in categories:
        yield "tr", [f"`{category}`", f"`{short[category]}`"]
    yield "tr", ["nothing loaded", "`no`"]
    yield "p", ["Rows as they might look:" if len(categories) == 1 else "Three rows as they might look:"]
    yield "th", ["sentence", "category", "words"]
    first, last = categories[0], categories[-1]
    yield "tr", ["(nothing loaded)", "`no`", ""]
    yield "tr", ["(one loaded word)", f"`{short[first]}`", "the word"]
    if first == last:
        return
    yield "tr", ["(two, of two categories)", f"`{short[first]}; {short[last]}`", "the word; the other word"]


def _before() -> Iterable[Block]:
    yield "h2", ["Before you begin, and how"]
    yield (
        "ol",
        [
            "Read this through once. Code twenty sentences that are not in your sheet, each for yourself; talk about "
            "where you differ, and write down what you settle. Then begin.",
            "From then on work alone. Do not talk about items until all sheets are in.",
            "Take the items in the order they come, at a steady pace: half a minute an item, a break every fifty. Do "
            "not look anything up, and do not search for the report.",
            "When you are through, read your first twenty again. If you would now code them otherwise, say so in "
            "`note` and leave the codes as they are.",
            "Save the sheet as CSV (in Excel: CSV UTF-8) under the name it has.",
        ],
    )


def abbreviations(categories: list[str]) -> dict[str, str]:
    """The shortest beginning of each name that no other name begins with.

    >>> abbreviations(["doubt", "demeanour", "urgency", "urgent"])
    {'doubt': 'do', 'demeanour': 'de', 'urgency': 'urgenc', 'urgent': 'urgent'}
    """

    def shortest(name: str) -> str:
        others = [other for other in categories if other != name]
        lengths = range(1, len(name) + 1)
        alone = (name[:n] for n in lengths if not any(other.startswith(name[:n]) for other in others))
        return next((beginning for beginning in alone if not "none".startswith(beginning)), name)

    return {name: shortest(name) for name in categories}


def _marked(row: dict[str, str]) -> str:
    return f"*{row['sentence']}* ({row['words']})"


def _italic(text: str) -> str:
    return text if text.startswith("*") else f"*{text}*"


def _quoted(examples: pd.DataFrame, rule: str, category: str | None = None) -> str:
    rows = examples[examples["rule"] == rule]
    rows = rows[rows["category"] == category] if category else rows
    return _marked(rows.iloc[0].to_dict())


def _markdown(blocks: Iterable[Block]) -> str:
    lines: list[str] = []
    before = ""
    for kind, pieces in blocks:
        lines += [""] if lines and not (kind == "tr" and before in ("th", "tr")) else []
        lines += _markdown_lines(kind, pieces)
        before = kind
    return "\n".join(lines) + "\n"


def _markdown_lines(kind: str, pieces: list[str]) -> list[str]:
    if kind in ("h1", "h2", "h3"):
        return [f"{'#' * int(kind[1])} {pieces[0]}"]
    if kind in ("ul", "ol"):
        return [f"{'-' if kind == 'ul' else f'{number}.'} {piece}" for number, piece in enumerate(pieces, 1)]
    if kind in ("th", "tr"):
        row = "| " + " | ".join(piece.replace("|", "\\|") for piece in pieces) + " |"
        return [row, "|" + " --- |" * len(pieces)] if kind == "th" else [row]
    return pieces


def _html(blocks: Iterable[Block]) -> str:
    out: list[str] = []
    rows: list[str] = []
    for kind, pieces in [*blocks, ("end", [])]:
        if rows and kind != "tr":
            out.append(element("table", "".join(rows), "border-collapse:collapse;margin:8px 0"))
            rows = []
        if kind in ("th", "tr"):
            cell, look = ("th" if kind == "th" else "td"), f"border:1px solid {GREY};padding:3px 8px;text-align:left"
            rows.append(element("tr", "".join(element(cell, _inline(piece), look) for piece in pieces)))
        elif kind in ("ul", "ol"):
            out.append(element(kind, "".join(element("li", _inline(piece)) for piece in pieces)))
        elif kind != "end":
            out.append(element(kind, _inline(pieces[0])))
    return "\n".join(out)


def _inline(text: str) -> str:
    """Escape a text, then make its *italics* and `code`."""
    safe = escape(text, quote=False)
    safe = re.sub(r"`([^`]+)`", r"<code>\1</code>", safe)
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", safe)
