"""What was asked, and which reports were read."""

from __future__ import annotations

import pandas as pd

from framing.charts.wording import counted, number
from framing.html_output import Html
from framing.report.elements import grid, heading, items, joined, paragraph
from framing.report.studies import Study
from framing.resampling import MIN_UNITS

MOST = 60  # reports listed one by one
QUESTION = (
    "How do these outlets report the same events: in what tone, with which loaded words, whose copy, whose voice?"
)


def reading_section(study: Study, prefix: str) -> Html:
    """Outlets, events, dates and words; what was not read and what is not known."""
    return joined(
        heading(3, "What was asked, and what was read", f"{prefix}-read"),
        paragraph(QUESTION, kind="question"),
        paragraph(*summary(study)),
        paragraph(small_sample(study.articles), kind="warning") if small_sample(study.articles) else "",
        _by_outlet(study.articles),
        _by_event(study.articles),
        _not_read(study),
        _reports(study.articles),
    )


def summary(study: Study) -> list[str]:
    """How many reports, units, outlets, events and words, in sentences."""
    articles = study.articles
    if articles.empty:
        return ["No report was read: there is nothing to compare."]
    outlets, events = articles["outlet"].nunique(), articles["event"].nunique()
    units = articles["unit"].nunique()
    n_copies = int(study.tables["families"]["role"].eq("copy").sum())
    of = f"of {counted(outlets, 'outlet')}" if outlets else "of outlets that are not known"
    words = counted(int(articles["n_words"].sum()), "word")
    told = [f"{counted(len(articles), 'report').capitalize()} {of}, {words}."]
    found = events - min(study.n_events_known, events)
    named = "named by the corpus" if not found else f"{number(found)} of them found by rare words and dates"
    told.append(f"{counted(events, 'event').capitalize()}, {named}." if events else "No event is known.")
    dates = articles["published"].dropna()
    if len(dates):
        told.append(f"Published {_day(dates.min())} to {_day(dates.max())}{_undated(articles)}.")
    else:
        told.append("No date of publication is known.")
    copies = f"{counted(n_copies, 'report').capitalize()} {'is a copy' if n_copies == 1 else 'are copies'} of another"
    told.append(f"{copies if n_copies else 'No report is a copy of another'}: {counted(units, 'unit')} of evidence.")
    return told


def small_sample(articles: pd.DataFrame) -> str:
    """Say it loudly where outlets have too few units for any comparison."""
    units = articles.groupby("outlet")["unit"].nunique()
    few = units[units < MIN_UNITS]
    if articles.empty or few.empty:
        return ""
    if len(units) - len(few) < 2:
        return (
            f"This is a small sample. An outlet with fewer than {MIN_UNITS} units of evidence is compared with no "
            "other, and fewer than two outlets have as many: the figures show what stands in these reports, and "
            "nothing about the outlets."
        )
    return (
        f"Small samples: {', '.join(few.index)} {'has' if len(few) == 1 else 'have'} fewer than {MIN_UNITS} units of "
        "evidence and are compared with no other outlet."
    )


def _undated(articles: pd.DataFrame) -> str:
    n = int(articles["published"].isna().sum())
    return f"; {counted(n, 'report')} without a date" if n else ""


def _day(date: pd.Timestamp) -> str:
    return f"{date.day} {date:%B %Y}"


def _by_outlet(articles: pd.DataFrame) -> Html | str:
    if articles.empty:
        return ""
    named = articles.assign(outlet=articles["outlet"].fillna("(not known)"))
    rows = [
        [outlet, len(of), int(of["unit"].nunique()), int(of["event"].nunique()), int(of["n_words"].sum())]
        for outlet, of in named.groupby("outlet")
    ]
    return grid(["outlet", "reports", "units", "events", "words"], rows, "Reports by outlet")


def _by_event(articles: pd.DataFrame) -> Html | str:
    rows = [
        [event, len(of), int(of["outlet"].nunique()), int(of["n_words"].sum())]
        for event, of in articles.groupby("event")
    ]
    return grid(["event", "reports", "outlets", "words"], rows[:MOST], "Reports by event") if rows else ""


def _not_read(study: Study) -> Html:
    rejected, notes, removed = (study.tables[name] for name in ("rejected", "notes", "removed"))
    refused = [f"{row.source}: {row.reason}" for row in rejected.itertuples()]
    unknown = [
        f"{field}: {counted(of['article_id'].nunique(), 'report')}. For example: {of['note'].iloc[0]}"
        for field, of in notes.groupby("field")
    ]
    rules = removed["rule"].value_counts().sort_index()
    cut = "; ".join(f"{rule.replace('_', ' ')} {n:,}" for rule, n in rules.items())
    return joined(
        heading(4, "What was not read, what is not known, what was cut"),
        paragraph("Every file was read." if rejected.empty else f"Not read: {counted(len(rejected), 'file')}."),
        items(refused[:MOST]),
        paragraph("Not known, or repaired:" if unknown else "Nothing is noted as unknown."),
        items(unknown),
        paragraph(f"Lines cut as page clutter, by rule: {cut}." if cut else "No line was cut as page clutter."),
    )


def _reports(articles: pd.DataFrame) -> Html | str:
    """The reports one by one, with the hash of what was read."""
    if articles.empty:
        return ""
    rows = [
        [row.article_id, _told(row.outlet), _told(row.published), _told(row.title), int(row.n_words), row.sha256[:12]]
        for row in articles.head(MOST).itertuples()
    ]
    columns = ["report", "outlet", "published", "headline", "words", "SHA-256 begins"]
    shown = "" if len(articles) <= MOST else f" (the first {MOST} of {len(articles):,})"
    return Html(
        f"<details class='numbers'><summary>The reports, one by one{shown}</summary>"
        f"{grid(columns, rows, 'The reports')}</details>"
    )


def _told(value: object) -> str:
    if pd.isna(value):
        return "not known"
    return _day(value) if isinstance(value, pd.Timestamp) else str(value)
