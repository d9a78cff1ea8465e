"""Two reports side by side: the table of their sentences."""

from __future__ import annotations

from html import escape

from framing.html_output import element
from framing.reader import looks
from framing.reader.copies.changes import Change
from framing.reader.copies.heading import caption, names
from framing.reader.copies.marking import Sentence, base_place, copy_place, marked, touches
from framing.reader.copies.notes import notes_html
from framing.reader.copies.pairs import Pair, Report, row_of
from framing.reader.copies.rows import Row, spans
from framing.reader.scrolling import scrolled

SIDES = "The base at the left, the copy at the right, in the copy’s order."
WIDTHS = ("90px", "auto", "auto", "21%")  # "reworded," and "Sentence" are not broken in a narrow notebook
FATES = {"replaced": "headline replaced"}


def side_by_side_html(pair: Pair) -> str:
    """The comparison as a table: fate and numbers of each sentence, base, copy, notes."""
    body = "".join(_rows(pair)) + _homeless(pair)
    inner = f"{caption(SIDES)}{_columns()}{_head(pair)}{element('tbody', body)}"
    return scrolled(element("table", inner, looks.TABLE), " beside ".join(names(pair)))


def _columns() -> str:
    return element("colgroup", "".join(f'<col style="width:{width}">' for width in WIDTHS))


def _head(pair: Pair) -> str:
    copy, base = names(pair)
    cells = (
        ("Sentence", "base → copy"),
        (f"Base: {base}", pair.base.published),
        (f"Copy: {copy}", pair.copy.published),
        ("What changed", ""),
    )
    heads = [element("th", _two_lines(*cell), looks.HEAD, scope="col") for cell in cells]
    return element("thead", element("tr", "".join(heads)))


def _two_lines(first: str, second: str) -> str:
    under = f"<br>{element('span', escape(second), looks.UNDER_HEAD)}" if second else ""
    return escape(first) + under


def _rows(pair: Pair) -> list[str]:
    numbers = [row.base_sentence for row in pair.rows], [row.sentence for row in pair.rows]
    deep = list(zip(*(spans(side) for side in numbers), strict=True))
    notes = _notes(pair)
    return [
        element("tr", _fate(row, pair) + _cells(row, span, pair) + _note_cell(row, span, notes[at], pair))
        for at, (row, span) in enumerate(zip(pair.rows, deep, strict=True))
    ]


def _cells(row: Row, span: tuple[int, int], pair: Pair) -> str:
    """The sentence of the base and that of the copy; a cell of a sentence split or merged spans its rows."""
    base = _cell(row, pair, is_base=True, rows=span[0]) if span[0] else ""
    return base + (_cell(row, pair, is_base=False, rows=span[1]) if span[1] else "")


def _cell(row: Row, pair: Pair, *, is_base: bool, rows: int) -> str:
    number = row.base_sentence if is_base else row.sentence
    report = pair.base if is_base else pair.copy
    look, inner = looks.TEXT, element("span", escape(_absent(pair, is_base)), looks.ABSENT)
    if number is not None:
        sentence = report.sentences[number]
        look = looks.HEADLINE if sentence.part == "headline" else looks.TEXT
        inner = _wording(row, sentence, pair, is_base)
    return element("td", inner, look, rowspan=rows if rows > 1 else "")


def _absent(pair: Pair, is_base: bool) -> str:
    return f"— not in {names(pair)[1]}" if is_base else "— left out"


def _wording(row: Row, sentence: Sentence, pair: Pair, is_base: bool) -> str:
    """A sentence with its changes; struck or underlined as a whole where it was cut or added."""
    if not sentence.text:
        return element("span", "(the text is not at hand)", looks.ABSENT)
    if row.edit in ("cut", "added", "replaced"):
        tag, look = ("del", looks.WHOLE_STRUCK) if is_base else ("ins", looks.WHOLE_INSERTED)
        return element(tag, escape(sentence.text), look, title=FATES.get(row.edit, row.edit))
    return marked(sentence, _touching(sentence, pair, is_base), is_base=is_base)


def _touching(sentence: Sentence, pair: Pair, is_base: bool) -> list[Change]:
    """Changes of a sentence, and those of its neighbours that reach into it (one sentence made into two)."""
    report = pair.base if is_base else pair.copy
    place = base_place if is_base else copy_place
    found = []
    for change in pair.changes:
        number = change.base_sentence if is_base else change.sentence
        here = number == sentence.number
        if here or (_same_text(number, sentence, report) and touches(change, sentence, place)):
            found.append(change)
    return found


def _same_text(number: int | None, sentence: Sentence, report: Report) -> bool:
    """Offsets of the headline are of the title, all others of the text."""
    other = report.sentences.get(-1 if number is None else number)
    return other is not None and (other.part == "headline") == (sentence.part == "headline")


def _fate(row: Row, pair: Pair) -> str:
    parts = [FATES.get(row.edit, row.edit)]
    if row.edit != "replaced" and _is_headline(row, pair):
        parts.insert(0, "headline")
    fate = escape(", ".join([*parts, *_shared(row, pair)]))
    look = looks.PALE_FATE if row.edit == "kept" else looks.FATE
    numbers = " → ".join("–" if n is None else str(n) for n in (row.base_sentence, row.sentence))
    return element("th", f"{fate}<br>{element('span', numbers, looks.NUMBERS)}", look, scope="row")


def _is_headline(row: Row, pair: Pair) -> bool:
    sides = ((pair.base, row.base_sentence), (pair.copy, row.sentence))
    found = [report.sentences[n].part for report, n in sides if n is not None and n in report.sentences]
    return "headline" in found


def _shared(row: Row, pair: Pair) -> list[str]:
    """Whether the sentence is one of two made from one, or one made from two."""
    bases = [other.base_sentence for other in pair.rows]
    copies = [other.sentence for other in pair.rows]
    split = row.base_sentence is not None and bases.count(row.base_sentence) > 1
    merged = row.sentence is not None and copies.count(row.sentence) > 1
    return ["split"] * split + ["merged"] * merged


def _notes(pair: Pair) -> list[list[Change]]:
    """Changes of each row, and those of none."""
    notes: list[list[Change]] = [[] for _ in (*pair.rows, None)]
    for change in pair.changes:
        notes[row_of(change, pair.rows)].append(change)
    return notes


def _note_cell(row: Row, span: tuple[int, int], changes: list[Change], pair: Pair) -> str:
    lines = [element("div", escape(line), looks.NOTE) for line in _happened(row, span, pair)]
    return element("td", "".join(lines) + notes_html(changes), looks.NOTES)


def _happened(row: Row, span: tuple[int, int], pair: Pair) -> list[str]:
    """What happened to the sentence as a whole."""
    base = names(pair)[1]
    said = [f"Moved here: sentence {row.base_sentence} of {base}’s"] if row.edit == "moved" else []
    said += [f"One sentence of {base} made into {span[0]}"] * (span[0] > 1)
    return said + [f"{span[1]} sentences of {base} made into one"] * (span[1] > 1)


def _homeless(pair: Pair) -> str:
    """Changes of sentences that are in no row: shown all the same."""
    changes = _notes(pair)[-1]
    if not changes:
        return ""
    head = element("th", "not aligned", looks.FATE, scope="row")
    return element("tr", head + element("td", notes_html(changes), looks.NOTES, colspan=3))
