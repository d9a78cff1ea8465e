from .batches import measure_in_batches as measure_in_batches
from .charts import (
    plot_copies as plot_copies,
)
from .charts import (
    plot_corpus as plot_corpus,
)
from .charts import (
    plot_gold as plot_gold,
)
from .charts import (
    plot_inherited as plot_inherited,
)
from .charts import (
    plot_keyness as plot_keyness,
)
from .charts import (
    plot_ledger as plot_ledger,
)
from .charts import (
    plot_pairs as plot_pairs,
)
from .charts import (
    plot_places as plot_places,
)
from .charts import (
    plot_planted as plot_planted,
)
from .charts import (
    plot_rates as plot_rates,
)
from .charts import (
    plot_sources as plot_sources,
)
from .charts import (
    plot_speakers as plot_speakers,
)
from .charts import (
    plot_specifications as plot_specifications,
)
from .charts import (
    plot_stance as plot_stance,
)
from .charts import (
    plot_terms as plot_terms,
)
from .charts import (
    plot_tone as plot_tone,
)
from .charts import (
    plot_word_shift as plot_word_shift,
)
from .charts import (
    save_figure as save_figure,
)
from .charts import (
    style as style,
)
from .compact import compact as compact
from .compare import (
    article_means as article_means,
)
from .compare import (
    copy_strips as copy_strips,
)
from .compare import (
    direct_by_article as direct_by_article,
)
from .compare import (
    direct_by_outlet as direct_by_outlet,
)
from .compare import (
    edit_ledger as edit_ledger,
)
from .compare import (
    edits_by_article as edits_by_article,
)
from .compare import (
    edits_by_outlet as edits_by_outlet,
)
from .compare import (
    inherited_by_outlet as inherited_by_outlet,
)
from .compare import (
    mark_apart as mark_apart,
)
from .compare import (
    mark_units as mark_units,
)
from .compare import (
    mean_by_article as mean_by_article,
)
from .compare import (
    mean_by_outlet as mean_by_outlet,
)
from .compare import (
    page_contents as page_contents,
)
from .compare import (
    passives_by_article as passives_by_article,
)
from .compare import (
    passives_by_outlet as passives_by_outlet,
)
from .compare import (
    phrase_places as phrase_places,
)
from .compare import (
    rate_by_article as rate_by_article,
)
from .compare import (
    rate_by_outlet as rate_by_outlet,
)
from .compare import (
    selection_by_outlet as selection_by_outlet,
)
from .compare import (
    sources_by_article as sources_by_article,
)
from .compare import (
    sources_by_outlet as sources_by_outlet,
)
from .compare import (
    speakers_by_article as speakers_by_article,
)
from .compare import (
    speakers_by_outlet as speakers_by_outlet,
)
from .compare import (
    stance_by_article as stance_by_article,
)
from .compare import (
    stance_by_outlet as stance_by_outlet,
)
from .compare import (
    stance_contrast as stance_contrast,
)
from .compare import (
    tell_apart as tell_apart,
)
from .compare import (
    term_counts as term_counts,
)
from .compare import (
    tone_points as tone_points,
)
from .corpus import Corpus as Corpus
from .corpus import read_corpus as read_corpus
from .events import find_events as find_events
from .events import mark_events as mark_events
from .explorer import explore as explore
from .lexicon import check_lexicon as check_lexicon
from .lexicon import loaded_terms as loaded_terms
from .lexicon import read_lexicon as read_lexicon
from .passives import find_passives as find_passives
from .phrases import concordance as concordance
from .phrases import concordance_html as concordance_html
from .phrases import find_loaded as find_loaded
from .quotes import find_quotes as find_quotes
from .quotes import mark_sentence as mark_sentence
from .quotes import mark_voice as mark_voice
from .reader import (
    compare_copies as compare_copies,
)
from .reader import (
    read_article as read_article,
)
from .report import write_report as write_report
from .robustness import specification_curve as specification_curve
from .sentences import split_sentences as split_sentences
from .sentiment import score_sentiment as score_sentiment
from .sentiment import sentiment_gaps as sentiment_gaps
from .study import measure as measure
from .study import open_study as open_study
from .study import open_tables as open_tables
from .study import save_tables as save_tables
from .table_output import table_html as table_html
from .tables import TableError as TableError
from .validity import Sample as Sample
from .validity import agreement as agreement
from .validity import codebook as codebook
from .validity import codes_of_phrases as codes_of_phrases
from .validity import draw_sample as draw_sample
from .validity import false_alarms as false_alarms
from .validity import open_key as open_key
from .validity import planted_found as planted_found
from .validity import read_codes as read_codes
from .validity import read_figures as read_figures
from .validity import save_sample as save_sample
from .validity import validate as validate
from .validity import validity_report as validity_report
from .vocabulary import (
    cooccurrence as cooccurrence,
)
from .vocabulary import (
    count_capitals as count_capitals,
)
from .vocabulary import (
    keyness as keyness,
)
from .vocabulary import (
    split_words as split_words,
)
from .vocabulary import (
    word_shift as word_shift,
)
from .wire import (
    align_copies as align_copies,
)
from .wire import (
    diff_words as diff_words,
)
from .wire import (
    filter_origin as filter_origin,
)
from .wire import (
    mark_origin as mark_origin,
)
from .wire import (
    match_sentences as match_sentences,
)
from .wire import (
    match_wire as match_wire,
)
