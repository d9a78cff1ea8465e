"""How time grows with length, on texts made to be slow: a ratio of 16 is linear, one of 256 a square.

Run it with `.venv/bin/python benchmarks/growth.py`. It asserts nothing: machines differ, and a ratio is for reading.
"""

import re
import time
from collections.abc import Callable

import pandas as pd

from framing import find_quotes, mark_voice, split_sentences
from framing.corpus.page import clean_page
from framing.marks import quotation_spans
from framing.quotes.identity import identify

TIMES, SHORT = 16, 1_000
MARKS = ["'a ", 'b" ', '"a ', "“a. ", "''", '"', "players' ", "'a,' ", "“a.\n\n", " \n", '5" "a" ']
LINES = ["a ", "A. ", "(", "Aa ", "1:00 ", "by A ", "A/A ", "share ", ". ", "“a” ", "A, ", "A — "]
SPEECH = ['"We wait for you," he said. ']
# A word that ends in 0 is another one each time, so that a long text has many names.
NAMES = [
    "Ivara Toll met the Reed Party. The party said she left. ",
    "Ana V0 met V0. She told the V0 Party that it left. ",
]
MENTION = re.compile(r"\b(?:[Ss]he|it|party)\b")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def mark(text: str) -> None:
    """Sentences, quotations and voice of a text."""
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    mark_voice(split_sentences(articles), find_quotes(articles))


def tell_speakers(text: str) -> None:
    """Who is meant by each pronoun of a text."""
    named = "".join(_named(line, number) for number, line in enumerate(text.split(". ")))
    identify(named, [found.span() for found in MENTION.finditer(named)])


def _named(line: str, number: int) -> str:
    """A sentence with a name of its own for what ends in 0: two sentences share one."""
    return line.replace("0", "".join(LETTERS[number // 2 // 26**k % 26] for k in (2, 1, 0))) + ". "


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
    for work, pieces in ((quotation_spans, MARKS), (clean_page, LINES), (mark, SPEECH), (tell_speakers, NAMES)):
        for piece in pieces:
            print(f"{work.__name__:16} {piece!r:32} {ratio(work, piece):6.1f}", flush=True)
