"""What looking for all loaded phrases costs: `find_loaded`, one regular expression, spaCy's PhraseMatcher.

    python benchmarks/phrases.py articles.jsonl.gz [ARTICLES] > phrases.csv

The file holds a record a line with the column content_original. All look for the same terms and forms in the same
sentences, in one process, in rounds one after the other, in processor time; terms with `*` are none of the shipped
list's. A ratio is another's time over ours in the same round.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd

from framing import find_loaded, loaded_terms, split_sentences
from framing.lexicon.terms import split_list
from framing.tables import empty

N_ARTICLES, ROUNDS, LONGEST = 200, 7, 60  # seconds that a way may take for a round before it is tried once only
OURS = "framing.find_loaded"
NOTES = {
    OURS: "either spelling, hyphens as blanks, contexts left out, longest first; with voice, negation and the table",
    "re, one alternation": "as listed, without case; longest first; no other spelling, no contexts",
    "spaCy PhraseMatcher": "as listed, by words in lower case; overlaps count too; no other spelling, no contexts",
}


def read_sentences(path: Path, n: int) -> pd.DataFrame:
    """Sentences of the first articles of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["content_original"] for line in islice(lines, n)]
    articles = pd.DataFrame({"article_id": [str(number) for number in range(len(texts))], "text": texts})
    return split_sentences(articles)


def patterns() -> list[str]:
    """All terms and forms of the shipped list, without `*`."""
    terms = loaded_terms()
    cells = (terms["term"] + ";" + terms["forms"]).tolist()
    return sorted({form for cell in cells for form in split_list(cell) if "*" not in form})


def ways(sentences: pd.DataFrame) -> dict[str, Callable[[], int] | None]:
    """Each way of counting the matches in the sentences; None for one that is not installed."""
    texts, forms = sentences["text"].tolist(), patterns()
    quotes = empty("quotes")
    longest_first = sorted(forms, key=lambda form: -len(form))
    regex = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)
    return {
        OURS: lambda: len(find_loaded(sentences, quotes)),
        "re, one alternation": lambda: sum(len(regex.findall(text)) for text in texts),
        "spaCy PhraseMatcher": _spacy(texts, forms) if find_spec("spacy") else None,
    }


def _spacy(texts: list[str], forms: list[str]) -> Callable[[], int]:
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("loaded", [language.make_doc(form) for form in forms])
    return lambda: sum(len(matcher(language.make_doc(text))) for text in texts)


def compare(path: str | Path, n_articles: int = N_ARTICLES, rounds: int = ROUNDS) -> pd.DataFrame:
    """Time each way on the sentences of a file.

    Returns a row a way: way, ms_per_article (median processor time), ratio (median over the rounds of its time over
    ours), ratio_low, ratio_high (least and most), matches, sentences, n_rounds, note.
    """
    sentences = read_sentences(Path(path), n_articles)
    tried = ways(sentences)
    matches = {way: run() for way, run in tried.items() if run}
    seconds: dict[str, list[float]] = {way: [] for way in matches}
    for _ in range(rounds):
        for way in matches:
            if not seconds[way] or min(seconds[way]) < LONGEST:
                seconds[way].append(_seconds(tried[way]))
    articles = sentences["article_id"].nunique()
    rows = []
    for way in tried:
        spent = np.array(seconds.get(way, []))
        ratios = spent / np.array(seconds[OURS][: len(spent)]) if len(spent) else np.array([np.nan])
        rows.append(
            {
                "way": way,
                "ms_per_article": round(1000 * float(np.median(spent)) / articles, 3) if len(spent) else np.nan,
                "ratio": round(float(np.median(ratios)), 2),
                "ratio_low": round(float(ratios.min()), 2),
                "ratio_high": round(float(ratios.max()), 2),
                "matches": matches.get(way),
                "sentences": len(sentences),
                "n_rounds": len(spent),
                "note": NOTES[way] if len(spent) else "spaCy is not installed: pip install spacy",
            }
        )
    return pd.DataFrame(rows).astype({"matches": "Int64"})


def _seconds(run: Callable[[], int] | None) -> float:
    assert run is not None
    begun = time.process_time()
    run()
    return time.process_time() - begun


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    compare(sys.argv[1], *map(int, sys.argv[2:3])).to_csv(sys.stdout, index=False)
