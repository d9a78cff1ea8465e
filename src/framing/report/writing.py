"""A corpus -> the page, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from framing.charts.wording import listed
from framing.html_output import Html
from framing.report.citation import citation_section
from framing.report.elements import heading, items, joined, link, paragraph
from framing.report.figures import part_section
from framing.report.findings import findings_section
from framing.report.limits import limits_section
from framing.report.looks import Looks
from framing.report.methods import methods_section
from framing.report.page import page
from framing.report.parts import PARTS, Part
from framing.report.provenance import hashes_section, versions_section
from framing.report.reading import reading_section
from framing.report.settings import ALPHA, CALLER, Settings, check
from framing.report.studies import Source, Study, open_corpora
from framing.report.svg import Outlines
from framing.report.trust import trust_section
from framing.resampling import N_BOOT, SEED
from framing.study.saving import write_whole
from framing.tables import TableError

WHAT = (
    "What outlets made of the same events, measured and tested. The file needs no network and no program but a "
    "browser; every figure comes with its numbers, and the last sections say how all was made and how to check it."
)


def write_report(  # noqa: PLR0913 - what a report is made with is shown, not hidden in an object
    sources: Source | list[Source] | Mapping[str, Source],
    out: str | os.PathLike[str],
    *,
    view: str = "all",
    voice: str = "outlet",
    seed: int = SEED,
    n_boot: int = N_BOOT,
    alpha: float = ALPHA,
    text: bool = False,
    notebooks: Mapping[str, Sequence[str]] | None = None,
) -> Path:
    r"""Write the results of a corpus as one page of HTML for colleagues and reviewers.

    The page holds what was asked and read, the findings, how far each measure can be trusted, the figures of notebooks
    01 to 06 with their numbers, a methods paragraph with the actual settings, versions and hashes, how to cite, and
    what the numbers do not show. It opens without a network, asks for nothing, runs no script, and prints on A4.

    Parameters
    ----------
    sources : path, list of paths, mapping of str to DataFrame, or mapping of str to these
        A corpus as `open_study` takes it, or its tables as `measure` returns them; several by name, each
        of which becomes a section.
    out : path
        The file. Its folder is made; an older file is replaced once the new one is whole.
    view : {"all", "own", "once"}
        Sentences that count: all; without the agency's words; these once a family (`filter_origin`).
        Copies are always compared with their base as a whole.
    voice : {"outlet", "narration", "paraphrased", "quoted"}
        Words in which loaded phrases are counted, as for `rate_by_outlet`.
    seed, n_boot, alpha
        As for `tell_apart`.
    text : bool
        True shows a dozen loaded phrases in context. Otherwise no wording of the reports is in the page but
        headlines, loaded terms, single words and changed phrases of up to five words.
    notebooks : mapping of str to list of str, optional
        Addresses of pages to link, by name of the corpus.

    Returns
    -------
    Path
        The file written. The same input and settings give the same bytes.

    Raises
    ------
    TableError
        A corpus cannot be opened, a setting makes no sense, or `out` is a folder.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "page.txt").write_text("A frosty hour\n\nThe strongman kept his guest waiting.\n", "utf-8")
    >>> file = write_report(folder, folder / "out" / "report.html", n_boot=0)
    >>> "One report of outlets that are not known, six words." in file.read_text("utf-8")
    True
    """
    settings = check(Settings(view, voice, seed, n_boot, alpha, text))
    out = Path(out)
    if out.is_dir():
        raise TableError(f"{CALLER} needs a file to write to; found the folder {str(out)!r}. Add report.html to it.")
    studies = open_corpora(sources, settings)
    content = make_report(studies, settings, notebooks or {}).encode("utf-8")
    out.parent.mkdir(parents=True, exist_ok=True)
    return write_whole(out, lambda part: part.write_bytes(content))


def make_report(studies: Sequence[Study], settings: Settings, notebooks: Mapping[str, Sequence[str]]) -> str:
    """The page of these corpora."""
    outlines = Outlines(Looks())
    measured = [(study, [part(study, settings) for part in PARTS]) for study in studies]
    used = [place for _, parts in measured for part in parts for place in part.gold]
    corpora = [
        _corpus_section(study, parts, settings, f"c{number}", outlines, notebooks.get(study.name, ()))
        for number, (study, parts) in enumerate(measured, start=1)
    ]
    main = joined(
        paragraph(WHAT),
        *corpora,
        trust_section(used),
        versions_section(),
        citation_section(),
        limits_section(),
        Html(outlines.svg()),
    )
    title = f"How outlets report: {listed([study.name for study in studies])}"
    return page(title, main, f"Written by framing {version('framing')}.", outlines.looks)


def _corpus_section(
    study: Study, parts: Sequence[Part], settings: Settings, prefix: str, outlines: Outlines, notebooks: Sequence[str]
) -> Html:
    return joined(
        heading(2, f"Corpus: {study.name}", prefix),
        reading_section(study, prefix),
        findings_section(parts, prefix),
        *(part_section(part, prefix, outlines) for part in parts),
        methods_section(study, parts, settings, prefix),
        hashes_section(study, parts, prefix),
        _linked(notebooks, prefix),
    )


def _linked(notebooks: Sequence[str], prefix: str) -> Html | str:
    """Links to the notebooks as they were run, in files beside the page."""
    if not notebooks:
        return ""
    links = [link(address, Path(address).stem) for address in notebooks]
    return joined(heading(3, "The notebooks, as run on this corpus", f"{prefix}-notebooks"), items(links))
