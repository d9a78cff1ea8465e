"""Refuses what is no sentence: VADER's compound score runs to -1 or +1 with length."""

from __future__ import annotations

import re

import pandas as pd

from framing.marks import PARAGRAPH_BREAK
from framing.tables import TableError
from framing.words import count_words

# What is no sentence. Of the 9,301 in four annotated sets, those with more than
# 3 ends of sentences inside have 66 words at most, and the longest of all, 433.
MOST_WORDS, MOST_ENDS, NEVER_A_SENTENCE = 100, 3, 600
SENTENCE_END = re.compile(r"[a-z]{4}[.?!][\"'”’)\]]*\s+[\"'“‘(\[]*[A-Z]")  # four letters: not "Prof. X", "Sept. 5"


def refuse_long(texts: list[str], labels: pd.Index) -> None:
    """Raise a `TableError` at the first text that is more than a sentence; `labels` are those of their rows."""
    # Counting words takes longer than scoring them. A word and what parts it from the next are two characters.
    suspects = [number for number, text in enumerate(texts) if len(text) >= 2 * MOST_WORDS or "\n" in text]
    for number in suspects:
        found = _too_much(texts[number])
        if found:
            raise TableError(
                f"score_sentiment needs one sentence a row; found {found} in the row with index {labels[number]!r}."
                " VADER's compound score runs to -1 or +1 with length, so a whole text gets no score."
                " split_sentences() makes sentences."
            )


def _too_much(text: str) -> str:
    if PARAGRAPH_BREAK.search(text.strip()):
        return "several paragraphs"
    if len(text) < 2 * NEVER_A_SENTENCE and _few_ends(text):
        return ""
    n_words = count_words(text)
    if n_words <= MOST_WORDS:
        return ""
    ends = len(SENTENCE_END.findall(text))
    too_much = ends > MOST_ENDS or n_words > NEVER_A_SENTENCE
    return f"{n_words} words and {ends} ends of sentences" if too_much else ""


def _few_ends(text: str) -> bool:
    return text.count(".") + text.count("?") + text.count("!") <= MOST_ENDS
