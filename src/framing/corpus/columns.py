"""Which column of a table is which of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.tables import TableError

OURS = ("article_id", "outlet", "title", "published", "event", "agency", "url", "text")
# Names that others use for the same thing. Taken only where exactly one of them
# is there, and listed in the notes; a time of download is no day of publication.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "article_id": ("id", "doc_id", "uuid"),
    "outlet": ("source", "publisher", "publication", "newspaper", "news_source", "site_name", "domain"),
    "title": ("headline", "title_text"),
    "published": ("date", "publication_date", "date_published", "published_at", "pub_date", "pubdate", "datepublished"),
    "agency": ("wire", "news_agency"),
    "event": ("event_id", "cluster_label"),
    "url": ("link", "source_url", "article_url"),
    "text": ("content", "body", "article", "maintext", "full_text", "fulltext", "article_text", "content_original"),
}


def map_columns(found: Sequence[str], columns: Mapping[str, str] | None, name: str) -> tuple[dict[str, str], list[str]]:
    """Settle which column of a table is which of ours.

    Parameters
    ----------
    found : sequence of str
        Columns of the table.
    columns : mapping of str to str, optional
        Ours to theirs, as the user gives it; it wins over every other name.
    name : str
        Name of the table, for messages.

    Returns
    -------
    tuple
        Ours to theirs, and a note for each synonym taken or left.

    Raises
    ------
    TableError
        If no column is the text, a name of ours is none, or a named column is not there.

    Examples
    --------
    >>> map_columns(["headline", "content", "scraped"], None, "reports.csv")[0]
    {'title': 'headline', 'text': 'content'}
    """
    given = dict(columns or {})
    _check_given(found, given, name)
    settled, notes = {}, []
    taken = set(given.values())
    for ours in OURS:
        able = [c for c in found if c.lower() in SYNONYMS[ours] and c not in taken and c.lower() not in OURS]
        if ours in given:
            settled[ours] = given[ours]
        elif own := _capitalized(ours, found):
            settled[ours] = own
        elif len(able) == 1:
            settled[ours] = able[0]
            notes.append(f"{name}: column {able[0]!r} read as {ours}")
        elif able:
            notes.append(f"{name}: columns {_listed(able)} may each be {ours}; none was read. Say which with columns=")
    if "text" not in settled:
        raise TableError(_no_text(found, name))
    return settled, notes


def _capitalized(ours: str, found: Sequence[str]) -> str:
    """Our name as the table writes it: "Text" is text, but where "text" is there, too, it is that."""
    return ours if ours in found else next((name for name in found if name.lower() == ours), "")


def _check_given(found: Sequence[str], given: Mapping[str, str], name: str) -> None:
    unknown = [ours for ours in given if ours not in OURS]
    if unknown:
        raise TableError(
            f"read_corpus needs columns= from our names {_listed(OURS)} to those of {name}; found {_listed(unknown)}."
        )
    missing = [theirs for theirs in given.values() if theirs not in found]
    if missing:
        raise TableError(f"read_corpus needs the columns {_listed(missing)} in {name}; found {_listed(found)}.")


def _no_text(found: Sequence[str], name: str) -> str:
    guess = next(
        (c for c in found if "text" in c.lower() or "body" in c.lower() or "content" in c.lower()),
        "NAME OF YOUR COLUMN",
    )
    return (
        f"read_corpus needs a column 'text' in {name}; found {_listed(found) or 'no columns'}. "
        f'Say which it is: read_corpus(path, columns={{"text": "{guess}"}})'
    )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(str(name)) for name in names)
