"""How time grows with length, on texts made to be slow: a ratio of 16 is linear, one of 256 a square.

Run it with `.venv/bin/python benchmarks/growth.py`. It asserts nothing: machines differ, and a ratio is for reading.
"""

import time
from collections.abc import Callable

import pandas as pd

from framing import find_quotes, mark_voice, split_sentences
from framing.corpus.page import clean_page
from framing.marks import quotation_spans

TIMES, SHORT = 16, 1_000
MARKS = ["'a ", 'b" ', '"a ', "“a. ", "''", '"', "players' ", "'a,' ", "“a.\n\n", " \n", '5" "a" ']
LINES = ["a ", "A. ", "(", "Aa ", "1:00 ", "by A ", "A/A ", "share ", ". ", "“a” ", "A, ", "A — "]
SPEECH = ['"We wait for you," he said. ']


def mark(text: str) -> None:
    """Sentences, quotations and voice of a text."""
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    mark_voice(split_sentences(articles), find_quotes(articles))


def ratio(work: Callable[[str], object], piece: str) -> float:
    """Time of 16 times the text over time of the text, the best of three each."""

    def seconds(times: int) -> float:
        spent = []
        for _ in range(3):
            begun = time.perf_counter()
            work(piece * times)
            spent.append(time.perf_counter() - begun)
        return min(spent)

    return seconds(SHORT * TIMES) / seconds(SHORT)


if __name__ == "__main__":
    mark("It began. ")  # imports
    for work, pieces in ((quotation_spans, MARKS), (clean_page, LINES), (mark, SPEECH)):
        for piece in pieces:
            print(f"{work.__name__:16} {piece!r:32} {ratio(work, piece):6.1f}", flush=True)
