from .tables import TableError as TableError
from .corpus import Corpus as Corpus, read_corpus as read_corpus
from .sentences import split_sentences as split_sentences
from .quotes import find_quotes as find_quotes, mark_voice as mark_voice
from .sentiment import score_sentiment as score_sentiment, sentiment_gaps as sentiment_gaps
from .lexicon import check_lexicon as check_lexicon, loaded_terms as loaded_terms, read_lexicon as read_lexicon
from .phrases import concordance as concordance, concordance_html as concordance_html, find_loaded as find_loaded
from .compare import (
    article_means as article_means,
    mean_by_outlet as mean_by_outlet,
    page_contents as page_contents,
    phrase_places as phrase_places,
    rate_by_outlet as rate_by_outlet,
    term_counts as term_counts,
    tone_points as tone_points,
)
from .charts import (
    plot_corpus as plot_corpus,
    plot_rates as plot_rates,
    plot_places as plot_places,
    plot_terms as plot_terms,
    plot_tone as plot_tone,
    save_figure as save_figure,
    style as style,
)
from .validity import validate as validate
from .study import measure as measure, open_study as open_study, open_tables as open_tables, save_tables as save_tables
