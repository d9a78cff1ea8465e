"""What the outlets made of the copy they were handed."""

from __future__ import annotations

from framing import charts
from framing.compare import copy_strips, edit_ledger, edits_by_article, inherited_by_outlet, tell_apart
from framing.report.parts.part import Part, draw, tests_of
from framing.report.settings import Settings
from framing.report.studies import Study

STRIPS = ("family", "article_id", "outlet", "role", "overlap", "part", "sentence", "base_sentence", "edit", "n_words",
          "similarity")  # fmt: skip
LEDGER = ("outlet", "base_outlet", "article_id", "part", "old", "new", "kind", "voice", "old_category", "new_category",
          "strength_change")  # fmt: skip
INHERITED = ("outlet", "article_id", "base_article_id", "category", "term", "fate", "count", "n_words")
LIMITS = (
    "Who changed a word, and why: an agency sends several versions of a story. The base is the best candidate in the "
    "corpus, not the agency’s file, unless the corpus says so. Reports are compared in the words outside quotation "
    "marks: a copy rewritten from end to end is not found."
)


def copies_part(study: Study, settings: Settings) -> Part:
    """Families of copies, what became of their sentences and words; always of all text."""
    tables, articles = study.tables, study.articles
    families, alignment, edits, sentences = (tables[n] for n in ("families", "alignment", "edits", "sentences"))
    strips = copy_strips(alignment, sentences, families, articles)
    ledger = edit_ledger(edits, articles, sentences)
    inherited = inherited_by_outlet(tables["phrases"], alignment, families, articles)
    pairs = tell_apart(edits_by_article(edits, alignment, sentences, articles), **settings.tests)
    figures = [
        draw("04-copies", "What became of the base’s sentences", strips, charts.plot_copies, charts.finding_copies,
             STRIPS),
        draw("04-ledger", "Changes of wording", ledger, charts.plot_ledger, charts.finding_ledger, LEDGER),
        draw("04-inherited", "Loaded phrases inherited, brought in, left out", inherited, charts.plot_inherited,
             charts.finding_inherited, INHERITED),
    ]  # fmt: skip
    question = "Which reports are copies of one agency story, and what did each outlet change in what it was handed?"
    tests = [tests_of("changes of wording, by kind", pairs)]
    return Part("copies", "Agency copy", question, figures, tests, (10, 11, 12), LIMITS)
