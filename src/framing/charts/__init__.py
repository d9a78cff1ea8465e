"""Tables -> charts in the house style, and figures saved with the table they draw."""

from framing.charts.findings import finding_corpus, finding_places, finding_rates, finding_terms, finding_tone
from framing.charts.overview import plot_corpus
from framing.charts.places import plot_places
from framing.charts.rates import plot_rates
from framing.charts.save import save_figure
from framing.charts.style import style
from framing.charts.terms import plot_terms
from framing.charts.tone import plot_tone

__all__ = [
    "finding_corpus",
    "finding_places",
    "finding_rates",
    "finding_terms",
    "finding_tone",
    "plot_corpus",
    "plot_rates",
    "plot_places",
    "plot_terms",
    "plot_tone",
    "save_figure",
    "style",
]
