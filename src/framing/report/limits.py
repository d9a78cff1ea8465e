"""What no figure of a report shows."""

from __future__ import annotations

from framing.html_output import Html
from framing.report.elements import heading, items, joined

LIMITS = (
    "Why an outlet wrote what it wrote. A loaded word, a changed sentence or a distancing verb is a fact of the text; "
    "intention, truth and fairness are not measured.",
    "What was left out: a report that was never written, a speaker who was never asked, a fact that nobody mentions.",
    "A ranking of outlets. Only pairs that were told apart differ, in this measure and in these reports; “cannot "
    "tell” is no proof that two are alike.",
    "Other reports. The outlets stand here with the reports that were collected, and whoever collected them chose.",
    "All tests of this page corrected together. Each question was corrected by itself; who reads many questions finds "
    "more by chance than one alone would let through.",
    "A verdict on single sentences. The measures err in single cases and are made for comparing many.",
)


def limits_section() -> Html:
    """The limits of all measures together; those of each stand with its figures."""
    return joined(heading(2, "What the numbers do not show", "limits"), items(LIMITS))
