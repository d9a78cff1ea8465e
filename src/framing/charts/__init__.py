"""Tables -> charts in the house style, and figures saved with the table they draw."""

from framing.charts.copies import plot_copies
from framing.charts.findings import finding_corpus, finding_places, finding_rates, finding_terms, finding_tone
from framing.charts.findings_gold import finding_gold
from framing.charts.findings_pairs import finding_pairs
from framing.charts.findings_specifications import finding_specifications
from framing.charts.findings_vocabulary import finding_keyness, finding_word_shift
from framing.charts.findings_voices import finding_sources, finding_speakers, finding_stance
from framing.charts.findings_wire import finding_copies, finding_inherited, finding_ledger
from framing.charts.gold import plot_gold
from framing.charts.inherited import plot_inherited
from framing.charts.keyness import plot_keyness
from framing.charts.ledger import plot_ledger
from framing.charts.overview import plot_corpus
from framing.charts.pairs import plot_pairs
from framing.charts.places import plot_places
from framing.charts.power import finding_alarms, finding_planted, plot_planted
from framing.charts.rates import plot_rates
from framing.charts.save import save_figure
from framing.charts.sources import plot_sources
from framing.charts.speakers import plot_speakers
from framing.charts.specifications import plot_specifications
from framing.charts.stance import plot_stance
from framing.charts.style import style
from framing.charts.terms import plot_terms
from framing.charts.tone import plot_tone
from framing.charts.word_shift import plot_word_shift

__all__ = [
    "finding_alarms",
    "finding_copies",
    "finding_corpus",
    "finding_gold",
    "finding_inherited",
    "finding_keyness",
    "finding_ledger",
    "finding_pairs",
    "finding_places",
    "finding_planted",
    "finding_rates",
    "finding_sources",
    "finding_speakers",
    "finding_specifications",
    "finding_stance",
    "finding_terms",
    "finding_tone",
    "finding_word_shift",
    "plot_copies",
    "plot_corpus",
    "plot_gold",
    "plot_inherited",
    "plot_keyness",
    "plot_ledger",
    "plot_rates",
    "plot_pairs",
    "plot_places",
    "plot_planted",
    "plot_sources",
    "plot_speakers",
    "plot_specifications",
    "plot_stance",
    "plot_terms",
    "plot_tone",
    "plot_word_shift",
    "save_figure",
    "style",
]
