"""The methods paragraph, written from what a report was made with."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from framing.charts.evidence import VIEWS
from framing.charts.wording import counted
from framing.datapackage import lexicon_hash
from framing.html_output import Html
from framing.lexicon import loaded_terms
from framing.report.elements import heading, items, joined, paragraph
from framing.report.parts import Part
from framing.report.publications import PUBLICATIONS
from framing.report.reading import summary
from framing.report.settings import Settings
from framing.report.studies import Study
from framing.resampling import LEVEL, MIN_UNITS, N_PERMUTATIONS
from framing.wire.families.grouping import KEPT_RUN
from framing.wire.families.settings import MIN_SHARE, MIN_WORDS, RUN, WITHIN_DAYS

COUNTED_WORDS = {
    "outlet": "the outlet’s own words, paraphrase of others’ words among them",
    "narration": "the outlet’s own words that tell nobody’s words",
    "paraphrased": "the outlet’s own words that tell what somebody said",
    "quoted": "words in quotation marks",
}


def methods_section(study: Study, parts: Sequence[Part], settings: Settings, prefix: str) -> Html:
    """The paragraph, ready to paste, and the publications it names."""
    told = [_reports(study), _reading(), _tone(), _loaded(study, settings), _copies(study, settings), _voices(study)]
    told += [_tests(parts, settings), _words(settings), _specifications(settings)]
    return joined(
        heading(3, "Methods, ready to paste", f"{prefix}-methods"),
        paragraph(*told, kind="methods"),
        heading(4, "Publications named"),
        items(PUBLICATIONS),
    )


def _reports(study: Study) -> str:
    return " ".join(["We compared news reports with framing", f"{version('framing')}.", *summary(study)])


def _reading() -> str:
    return (
        "Page clutter was cut by rules, sentences were split by the rules of Punkt (Kiss and Strunk 2006), and "
        "quotations, their speakers and verbs of saying were found by rules and lists; what stands in quotation marks "
        "was set apart from the outlet’s own words."
    )


def _tone() -> str:
    return (
        "Tone is the compound score, from -1 to 1, of the outlet’s own words in each sentence (VADER, Hutto and "
        f"Gilbert 2014, in vaderSentiment {version('vaderSentiment')}); a report has the mean of its sentences, an "
        "outlet that of its units."
    )


def _loaded(study: Study, settings: Settings) -> str:
    terms = loaded_terms()
    used = study.measured_with.get("loaded.csv", lexicon_hash())
    size = f"{len(terms):,} terms in {counted(terms['category'].nunique(), 'category', 'categories')}, "
    known = size if used == lexicon_hash() else "another version than the one installed, "
    n_words = int(study.sentences["n_own"].sum())
    return (
        f"Loaded phrases were counted with the list loaded.csv ({known}SHA-256 {used}) in "
        f"{COUNTED_WORDS[settings.voice]}, per 1,000 of these words ({len(study.phrases):,} phrases of any voice, "
        f"{n_words:,} own words). View of copied text: {settings.view} ({VIEWS[settings.view].lower()})."
    )


def _copies(study: Study, settings: Settings) -> str:
    families = study.tables["families"]
    n, of = families["family"].nunique(), study.articles["unit"].nunique()
    found = counted(n, "family", "families")
    return (
        f"Two reports published at most {WITHIN_DAYS} days apart were taken for copies of one story where runs of "
        f"{RUN} words or more outside quotation marks, {MIN_WORDS} words in all and {MIN_SHARE:.0%} of the shorter "
        f"report’s own words, stand in both; what a copy keeps are runs of {KEPT_RUN} words or more. We found {found}. "
        f"A family counts as one unit of evidence: {counted(of, 'unit')}. Where no event was named, reports were "
        f"grouped by rare words (cosine of {settings.similarity:g} or more) and dates ({settings.days:g} days apart at "
        "most)."
    )


def _voices(study: Study) -> str:
    by = "each speaker by name" if isinstance(study.by, str) else "the sides that the corpus lists"
    return f"Words given to speakers and the stance of verbs of saying were counted for {by}."


def _tests(parts: Sequence[Part], settings: Settings) -> str:
    numbers = "; ".join(
        f"{tests.what}, {int(tests.verdicts.ne('too few').sum()):,} of {len(tests.verdicts):,}"
        for part in parts for tests in part.tests
    )  # fmt: skip
    interval = (
        f"Intervals are BCa bootstrap intervals ({LEVEL:.0%}, {settings.n_boot:,} resamples of units; Efron 1987, "
        "widened for few units as in Hesterberg 2014)."
        if settings.n_boot
        else "No intervals were made."
    )
    return (
        "Pairs of outlets were compared within the events that both report, by exchanging their names between units "
        f"(all arrangements, or {N_PERMUTATIONS:,} drawn; seed {settings.seed}). All tests of a call were corrected "
        f"together (Benjamini and Hochberg 1995): outlets are told apart where q is at most {settings.alpha:g}. "
        f"Outlets with fewer than {MIN_UNITS} units were not tested. Tests made, of comparisons: {numbers}. {interval}"
    )


def _words(settings: Settings) -> str:
    choice = settings.words
    return (
        "Words that set an outlet off were ordered by log-odds with an informative Dirichlet prior (Monroe, Colaresi "
        f"and Quinn 2008) and tested over texts, not words (Lijffijt et al. 2016): words used {settings.min_count} "
        f"times or more in {settings.min_articles} reports or more, voice {choice['voice']}, at most "
        f"{choice['n_permutations']:,} arrangements. Word shift follows Gallagher et al. 2021."
    )


def _specifications(settings: Settings) -> str:
    return (
        "The clearest contrast was measured anew under every choice of strength, voice, view and headline, and without "
        "each event and unit (specification curve, Simonsohn, Simmons and Nelson 2020)."
    )
