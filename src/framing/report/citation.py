"""How to cite the package: what its metadata says, since CITATION.cff is not installed."""

from __future__ import annotations

from importlib.metadata import metadata

from framing.html_output import Html, element
from framing.report.elements import heading, joined, paragraph, text


def citation_section() -> Html:
    """The citation in a sentence, and as BibTeX."""
    about = metadata("framing")
    name, version, title = about["Name"], about["Version"], about["Summary"]
    author, licence = about["Author"] or about["Author-email"] or "", about["License-Expression"] or ""
    told = f"{author}: {name}, version {version}. {title}. Software, {licence} licence."
    bibtex = "\n".join(
        [
            f"@software{{{name},",
            f"  author = {{{{{author}}}}},",
            f"  title = {{{name}: {title}}},",
            f"  version = {{{version}}},",
            f"  license = {{{licence}}}",
            "}",
        ]
    )
    corpus = (
        "Cite the reports themselves by outlet, headline and date, as listed above, and the publications of the "
        "methods that you use. Say which version made your numbers: lists and rules change."
    )
    return joined(
        heading(2, "How to cite", "cite"), paragraph(told), Html(element("pre", text(bibtex))), paragraph(corpus)
    )
