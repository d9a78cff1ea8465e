"""What stands above a comparison: which reports, how much of the base is used, what changed, and the legend."""

from __future__ import annotations

from collections import Counter
from html import escape

from framing.html_output import element
from framing.reader import looks
from framing.reader.copies.changes import KINDS
from framing.reader.copies.marking import CARET
from framing.reader.copies.pairs import Pair, Report
from framing.reader.values import counted
from framing.tables import EDIT_KINDS, STYLE_KINDS

TELLING = [kind for kind in EDIT_KINDS[::-1] if kind not in (*STYLE_KINDS, "other")] + ["other"]
USED = {"kept": "word for word", "reworded": "reworded", "moved": "moved"}


def heading(pair: Pair) -> str:
    """What stands above the table, as HTML: it is no part of the table, so as to wrap where that one scrolls."""
    copy, base = names(pair)
    lines = [
        element("div", escape(f"{copy} beside its base, {base}"), looks.TITLE),
        element("div", f"{_report(pair.copy)}<br>made from {_report(pair.base)}", looks.SAID),
        element("div", escape(used(pair)), looks.SAID),
        element("div", changed(pair), looks.SAID),
    ]
    if pair.others:
        lines.append(element("div", escape(_others(pair)), looks.SAID))
    if pair.has_text:
        lines.append(element("div", legend(pair), looks.LEGEND))
    return "".join(lines)


def caption(said: str) -> str:
    """The line that says how the table is to be read."""
    return element("caption", escape(said), looks.CAPTION)


def names(pair: Pair) -> tuple[str, str]:
    """Names of the copy and the base: their outlets, with the ids where one outlet published both."""
    if pair.copy.outlet != pair.base.outlet:
        return pair.copy.outlet, pair.base.outlet
    return tuple(f"{one.outlet} ({one.article_id})" for one in (pair.copy, pair.base))  # type: ignore[return-value]


def used(pair: Pair) -> str:
    """How many sentences of the base the copy uses, and how many are its own."""
    copy, base = names(pair)
    fates = {row.base_sentence: row.edit for row in pair.aligned[::-1] if row.base_sentence is not None}
    counts = Counter(fates.values())
    kept = sum(counts[edit] for edit in USED)
    how = ", ".join(f"{counts[edit]} {name}" for edit, name in USED.items() if counts[edit])
    own = {row.sentence for row in pair.aligned if row.edit == "added"}
    sentences = {row.sentence for row in pair.aligned if row.sentence is not None}
    return (
        f"Headlines counted, {kept} of the {counted(len(fates), 'sentence')} of {base} are used"
        f"{f' ({how})' if how else ''} and {counts['cut']} cut; "
        f"{len(own)} of the {counted(len(sentences), 'sentence')} of {copy} {'is' if len(own) == 1 else 'are'} its own."
    )


def changed(pair: Pair) -> str:
    """How many changes of each kind there are, quotations first and loud, style last."""
    counts = Counter(change.kind for change in pair.changes)
    style = sum(counts[kind] for kind in STYLE_KINDS)
    words = len(pair.changes) - style
    kinds = [_kind_count(kind, counts[kind]) for kind in _kinds(counts) if counts[kind]]
    inside = f": {' · '.join(kinds)}" if kinds else ""
    pale = f"; and {style} of spelling or punctuation, which {'is' if style == 1 else 'are'} not framing"
    return f"{words} change{'s' * (words != 1)} of wording{inside}{pale if style else ''}."


def legend(pair: Pair) -> str:
    """What the marks mean."""
    copy, base = (escape(name) for name in names(pair))
    keys = [
        f"{element('del', 'struck', looks.STRUCK)} wording of {base}",
        f"{element('ins', 'underlined', looks.INSERTED)} wording of {copy}",
        f"{element('span', CARET, looks.PLACE)} here the other has words",
        f"{element('b', '1', looks.LABEL)} number of the note at the right",
        f"{element('ins', 'grey', looks.PALE_INSERTED)}{element('span', 'a', looks.PALE_LABEL)} "
        "spelling or punctuation, not framing",
        f"{element('span', 'quotation changed', looks.BADGE)} quoted words differ: a matter of accuracy",
    ]
    return " &nbsp;·&nbsp; ".join(keys)


def _report(report: Report) -> str:
    title = f"“{escape(report.title)}”" if report.title else "(no headline)"
    credit = f"credits {escape(report.agency)}" if report.agency else ""
    facts = [escape(report.outlet), report.published or "date unknown", credit, escape(report.article_id)]
    return f"{title} · {' · '.join(dict.fromkeys(fact for fact in facts if fact))}"


def _others(pair: Pair) -> str:
    bases = ", ".join(repr(base) for base in pair.others)
    return f"It also has words of another base: see base_article_id={bases}."


def _kinds(counts: Counter[str]) -> list[str]:
    return [*TELLING, *sorted(set(counts) - set(EDIT_KINDS))]


def _kind_count(kind: str, count: int) -> str:
    if kind == "quotation":
        return element("span", f"quotation changed {count}", looks.BADGE)
    return f"{escape(KINDS.get(kind, kind))} {count}"
