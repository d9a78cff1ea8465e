"""Files to articles."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from framing.corpus.gathering import Corpus, tables_of
from framing.corpus.raw import read_raw
from framing.corpus.settling import Gathering, key_of
from framing.corpus.sources import open_source


def read_corpus(
    path: str | os.PathLike[str],
    *,
    manifest: str | os.PathLike[str] | None = None,
    columns: Mapping[str, str] | None = None,
    paragraphs: str | None = None,
    agencies: Iterable[str] = (),
) -> Corpus:
    r"""Read a corpus of news reports from a folder or a file.

    Saved pages (`.txt`), web pages (`.html`), and tables with a report a row
    (`.csv`, `.tsv`, `.jsonl` or `.ndjson`, plain or with `.gz`, and `.parquet`).
    Page clutter is cut, and every cut listed.

    Parameters
    ----------
    path : path
        A folder, read with its sub-folders, or one file. Hidden files and
        README, LICENSE and the like are passed over.
    manifest : path, optional
        A CSV file that says what each page is: `file` (relative to the folder)
        or `sha256` (of its bytes), and any of article_id, outlet, title,
        published, event, agency, url. Columns of your own, such as a leaning,
        come along in `articles`. Left out, `articles.csv` in the folder.
        With a manifest, pages that it does not name are rejected where they lie
        beside pages that it names, and other files are passed over.
    columns : mapping of str to str, optional
        For tables: our names of columns to theirs, as
        ``{"outlet": "source", "text": "content"}``.
    paragraphs : str, optional
        For tables: what separates paragraphs, where it is no line break, as
        ``" ### "``.
    agencies : iterable of str, optional
        Names of news agencies beside the known ones, for credit lines. Those
        that the manifest credits are added.

    Returns
    -------
    Corpus
        The tables articles, rejected, removed and notes, with the columns that
        `framing.tables` declares. `published`, `outlet`, `title` and `agency`
        are empty where neither the manifest nor the page says them; `notes`
        lists what is unknown, and where a value was found.

    Raises
    ------
    TableError
        If there is nothing at `path`; if the manifest is missing or has neither
        `file` nor `sha256`; if the one table at `path` has no column for the text.

    Notes
    -----
    A page's clock is never its day of publication, nor is a caption's day. A
    day such as 03/05/2031, whose order is uncertain, is left unknown. The rules
    for clutter are our judgement; `removed` shows each at work.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> page = "09-11-2032 09:41 AM Halden Time\n\nTalks held\n\nHALDEN (AP) - They met for an hour.\n\nREAD MORE"
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "page.txt").write_text(page)
    >>> corpus = read_corpus(folder)
    >>> corpus.articles.loc[0, ["article_id", "title", "agency", "text"]].tolist()
    ['page', 'Talks held', 'AP', 'They met for an hour.']
    >>> corpus.removed["rule"].tolist()
    ['clock', 'dateline', 'read_more']
    """
    source = open_source(path, manifest=manifest, columns=columns, paragraphs=paragraphs, agencies=agencies)
    reports = [read_raw(raw) for raw in source]
    settled = Gathering().settle(map(key_of, reports))
    return tables_of(reports, settled, further=source.further, rejected=source.rejected, notes=source.notes)
