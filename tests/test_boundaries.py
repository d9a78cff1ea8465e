"""Which stops end a sentence: Punkt's decisions are those of NLTK."""

from __future__ import annotations

import csv
import gzip
import itertools
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from framing.boundaries import sentence_spans
from framing.boundaries.abbreviations import every_abbreviation
from framing.boundaries.punkt import STRAIGHTEN, punkt_ends
from framing.boundaries.stops import STOP
from framing.marks import PARAGRAPH_BREAK


@cache
def _nltk() -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = set(every_abbreviation())
    return PunktSentenceTokenizer(parameters)


def _decisions(paragraph: str) -> list[tuple[str, bool, bool]]:
    """Each stop before a blank with what stands around it, whether it ends a sentence by us, and by NLTK."""
    ends = {end for _, end in _nltk().span_tokenize(paragraph.translate(STRAIGHTEN))}
    found = []
    for stop in STOP.finditer(paragraph):
        if stop["blank"] is not None:
            at, end = stop.span("stop")
            word = paragraph[paragraph.rfind(" ", 0, end) + 1 : end]
            ours = punkt_ends(stop, word, 0, len(paragraph))
            theirs = any(place in ends for place in range(at + 1, stop.end("close") + 1))
            found.append((paragraph[max(0, at - 20) : stop.end() + 20], ours, theirs))
    return found


def _differences(paragraph: str) -> list[str]:
    return [around for around, ours, theirs in _decisions(paragraph) if ours != theirs]


def test_both_decisions_are_seen():
    text = "Gen. Kovar met J. Toll in 2012. He left. “Why?” she said. It was no. 5 of the U.S. list."
    assert [ours for _, ours, _ in _decisions(text)] == [False, False, True, True, True, True, True, False]
    assert _differences(text) == []


PIECES = st.sampled_from(
    [
        *(
            "Word",
            "word",
            "U.S.",
            "Mr. ",
            "ex-gen. ",
            "J. ",
            "_.",
            "5. ",
            "2012. ",
            "1,000.5",
            "n't",
            "The ",
            "x.",
            "--",
        ),
        *(".", "?", "!", "…", "...", ". . .", "?!", ".!", ",", ":", "@", "#", "«", "»", " »", "“", "”", "‘", "’", "„"),
        *(
            '"',
            "'",
            " '",
            ' "',
            "(",
            ")",
            "]",
            "}",
            " ",
            " ",
            " ",
            "\n",
            "\t",
            "\xa0",
            "\x85",
            "\u2028",
            "\x1c",
            "ß",
            "²",
        ),
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).map("".join)))
@example("?\xa0The end. So")
@example("??.\x1cThe")
@example("Mr. Kovar." + '" She left')
@example('He left. "')
@example("He left. ) She did not. '--no")
@settings(max_examples=600, deadline=None)
def test_decisions_are_those_of_nltk_on_any_signs(text):
    assert _differences(text) == []


def _gold(shared: Path) -> Iterator[str]:
    """Texts of the sets: annotated sentences, reports, and 300 articles of the largest."""
    with (shared / "babe" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        yield " ".join(row["text"] for row in csv.DictReader(file))
    with (shared / "helsinki" / "articles.csv").open(encoding="utf-8", newline="") as file:
        yield from (" ".join(row.values()) for row in csv.DictReader(file))
    for pattern in ("gum_news/*.conllu", "nyt_editorials/*.txt", "newsmtsc/*.jsonl", "clough_stevenson/*.csv"):
        yield from (path.read_text("utf-8", "replace") for path in sorted(shared.glob(pattern)))
    with gzip.open(shared / "allsides" / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from (json.loads(line)["content_original"] for line in itertools.islice(file, 300))


def test_decisions_are_those_of_nltk_on_the_gold_texts():
    shared = os.environ.get("FRAMING_SHARED")
    if not shared:
        pytest.skip("FRAMING_SHARED is not set: it names the folder with gold/")
    paragraphs = [part for text in _gold(Path(shared, "gold")) for part in PARAGRAPH_BREAK.split(text)]
    found = [decision for paragraph in paragraphs for decision in _decisions(paragraph)]
    assert len(found) > 20_000
    assert sum(ours != theirs for _, ours, theirs in found) == 0


def test_a_stop_is_judged_within_its_paragraph():
    assert sentence_spans("It is by Mr.\n\nKovar left.\n\nsee talks.The\n\nend") == [
        (1, 0, 12),
        (2, 14, 25),
        (3, 27, 40),
        (4, 42, 45),
    ]


def test_a_run_of_stops_after_an_ellipsis_is_one_of_its_own():
    text = "He said…. The envoy left?! So it was…? Yes."
    assert [text[start:end] for _, start, end in sentence_spans(text)] == [
        *("He said….", "The envoy left?!", "So it was…?", "Yes.")
    ]
