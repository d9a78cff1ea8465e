"""How processor time grows with length, on texts made to be slow: a ratio of 16 is linear, one of 256 a square.

Run it with `.venv/bin/python benchmarks/growth.py`; it takes two minutes. It asserts nothing: machines differ, and a
ratio is for reading. What takes under 20 ms for the shorter text may show a ratio well below 16.
"""

import re
import time
from collections.abc import Callable

import pandas as pd

from framing import find_loaded, find_passives, find_quotes, mark_voice, score_sentiment, split_sentences
from framing.corpus.page import clean_page
from framing.marks import quotation_spans
from framing.quotes.identity import identify

TIMES, SHORT = 16, 500
MARKS = ["'a ", 'b" ', '"a ', "“a. ", "''", '"', "players' ", "'a,' ", "“a.\n\n", " \n", '5" "a" ']
LINES = ["a ", "A. ", "(", "Aa ", "1:00 ", "by A ", "A/A ", "share ", ". ", "“a” ", "A, ", "A — "]
SPEECH = [
    '"We wait for you," he said. ',
    '"We wait for you." ',
    'It rained. "We wait for you." ',
    '"We wait for you."\n\n',
    '"a" ',
    '"a" - ',
    "It was denied by Toll. ",
]
PASSIVES = ["was not ", "It was denied ", "It was denied by ", "It was denied by Toll. ", 'It was denied "by" ']
# One sentence each, however often it is repeated.
LONG = ["the rebels and ", "not good, ", "very ", "regime change ", '"frosty" ', "but GREAT! "]
# Sentences of more than 600 words get no score, but what holds no words does.
WORDLESS = [":) ", "!? ", "... "]
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


def quotes(text: str) -> None:
    """Quotations of a text, and who says them."""
    find_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))


def passives(text: str) -> None:
    """Passives of a text that is one sentence."""
    find_passives(_sentence(text))


def loaded(text: str) -> None:
    """Loaded phrases of a text that is one sentence."""
    find_loaded(_sentence(text))


def tone(text: str) -> None:
    """Tone of a text that is one sentence."""
    score_sentiment(_sentence(text))


def _sentence(text: str) -> pd.DataFrame:
    row = {"article_id": "a", "sentence": 0, "part": "body", "start": 0, "text": text, "voice": "outlet"}
    return pd.DataFrame([row])


def tell_speakers(text: str) -> None:
    """Who is meant by each pronoun of a text."""
    named = "".join(_named(line, number) for number, line in enumerate(text.split(". ")))
    identify(named, [found.span() for found in MENTION.finditer(named)])


def _named(line: str, number: int) -> str:
    """A sentence with a name of its own for what ends in 0: two sentences share one."""
    return line.replace("0", "".join(LETTERS[number // 2 // 26**k % 26] for k in (2, 1, 0))) + ". "


def ratio(work: Callable[[str], object], piece: str) -> float:
    """Processor time of 16 times the text over that of the text, the best of three each."""

    def seconds(times: int) -> float:
        spent = []
        for _ in range(3):
            begun = time.process_time()
            work(piece * times)
            spent.append(time.process_time() - begun)
        return min(spent)

    return seconds(SHORT * TIMES) / seconds(SHORT)


WORKS: list[tuple[Callable[[str], object], list[str]]] = [
    (quotation_spans, MARKS),
    (clean_page, LINES),
    (quotes, SPEECH),
    (mark, SPEECH[:1]),
    (passives, PASSIVES),
    (loaded, LONG),
    (tone, WORDLESS),
    (tell_speakers, NAMES),
]

if __name__ == "__main__":
    for begin in (mark, passives, loaded, tone):
        begin("It was denied. ")  # imports
    for work, pieces in WORKS:
        for piece in pieces:
            print(f"{work.__name__:16} {piece!r:36} {ratio(work, piece):6.1f}", flush=True)
