"""Columns of every table the builder writes, and the data package that describes them."""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    name: str
    kind: str
    about: str


ID = Column("article_id", "string", "the report: event and outlet, e1-o1 to e8-o6")
NUMBER = Column("sentence", "integer", "number of the sentence in its report, from 0, the headline")
PART = Column("part", "string", "headline, standfirst or body")
START = Column("start", "integer", "first character, counted from 0 in the text (in the title where part is headline)")
END = Column("end", "integer", "one past the last character")
FAMILY = Column("family", "string", "the agency story: its event")

COLUMNS: dict[str, tuple[Column, ...]] = {
    "articles": (
        ID,
        Column("file", "string", "the page, relative to this folder"),
        Column("outlet", "string", "the invented outlet"),
        Column("published", "date", "day of publication"),
        Column("event", "string", "the invented event"),
        Column("agency", "string", "agency the page credits; empty where it credits none"),
        Column("sha256", "string", "SHA-256 of the page's bytes"),
        Column("note", "string", "'invented' in every row"),
    ),
    "sentences": (
        ID,
        NUMBER,
        Column("paragraph", "integer", "number of the paragraph: 0 is the headline, the text begins with 1"),
        PART,
        START,
        END,
        Column("voice", "string", "outlet: no word in quotation marks; quoted: all; mixed: some"),
        Column("n_words", "integer", "words in the sentence"),
        Column("quoted_words", "integer", "words in quotation marks"),
        Column("n_own", "integer", "words outside quotation marks"),
        Column("speakers", "string", "who is quoted in it, directly or not; several joined by '; '"),
        Column("text", "string", "the sentence"),
    ),
    "quotes": (
        ID,
        Column("quote", "integer", "number of the quotation in its report, from 0"),
        START,
        END,
        PART,
        Column(
            "kind",
            "string",
            "direct: more than three words; partial: up to three with a verb of saying; scare: up to three "
            "without; indirect: without marks",
        ),
        Column("closed", "boolean", "false where the closing mark is missing"),
        Column("speaker", "string", "who speaks; empty for scare quotes"),
        Column("cue", "string", "the verb or phrase of saying; empty where there is none"),
        Column("n_words", "integer", "words between the marks"),
        Column("text", "string", "the words between the marks"),
    ),
    "phrases": (
        ID,
        NUMBER,
        PART,
        START,
        END,
        Column("match", "string", "the words as they stand"),
        Column("category", "string", "category of the loaded lexicon"),
        Column(
            "voice",
            "string",
            "outlet: in the outlet's own words; quoted: inside a quotation; scare: in scare "
            "quotes",
        ),
        Column("negated", "boolean", "true where it is denied"),
    ),
    "removed": (
        ID,
        Column("line", "integer", "line of the page, from 1"),
        Column("rule", "string", "kind of clutter"),
        Column("text", "string", "the clutter"),
    ),
    "families": (
        FAMILY,
        ID,
        Column("role", "string", "base: carries the agency's story; copy: made from it"),
        Column("base_article_id", "string", "the base of the family"),
    ),
    "alignment": (
        FAMILY,
        ID,
        Column("sentence", "integer", "sentence of the copy; empty where the base's sentence was cut"),
        Column("base_article_id", "string", "the base; empty for an added sentence"),
        Column("base_sentence", "integer", "sentence of the base; empty for an added sentence"),
        Column(
            "edit",
            "string",
            "kept (the same words, marks aside), reworded, added, cut, moved (out of the base's order, reworded or "
            "not); a sentence split or two merged stand in two rows",
        ),
    ),
    "edits": (
        FAMILY,
        ID,
        NUMBER,
        PART,
        START,
        END,
        Column("old", "string", "wording of the base; empty for words put in"),
        Column("new", "string", "wording of the copy; empty for words left out"),
        Column(
            "kind",
            "string",
            "spelling, punctuation, name, number, attribution, label, qualifier, tense, agent, quotation or "
            "other",
        ),
        Column("or_kind", "string", "second kind where the codebook leaves a doubt; else empty"),
        Column("old_category", "string", "categories of loaded terms in the old wording"),
        Column("new_category", "string", "categories of loaded terms in the new wording"),
        Column("voice", "string", "whose words: outlet, quoted or scare; of words left out, in the base"),
        Column("base_sentence", "integer", "sentence of the base, where the old wording begins"),
        Column("base_start", "integer", "first character of the old wording in the base's text or title"),
        Column("base_end", "integer", "one past its last character"),
    ),
    "planted": (
        Column("outlet", "string", "the invented outlet"),
        Column("measure", "string", "loaded, tone, quoted_share, quoted_side or cues"),
        Column(
            "category",
            "string",
            "category of loaded terms; side of the speaker; stance of the verb and side of the "
            "speaker",
        ),
        Column("planted", "boolean", "true where the difference was planted"),
        Column("n", "integer", "how many; empty for tone, a score that the key does not count"),
        Column("denominator", "integer", "of how many; empty for tone"),
        Column("unit", "string", "what the denominator counts"),
        Column("rate", "number", "n for each `per` of the denominator; empty where the denominator is 0"),
        Column("per", "integer", "1 for a share, 1000 for a rate"),
        Column("terms", "string", "the words counted, lower case, joined by '; '"),
        Column("seen_by", "string", "the measure of framing that should see it"),
    ),
}  # fmt: skip


def datapackage() -> dict[str, object]:
    """Describe the tables as a Frictionless data package."""
    return {
        "name": "control",
        "title": "Control corpus: invented reports with planted differences and their answer key",
        "description": "INVENTED. Every country, outlet, agency, official and event in these reports is invented.",
        "licenses": [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "resources": [_resource(name, columns) for name, columns in COLUMNS.items()],
    }


def _resource(name: str, columns: tuple[Column, ...]) -> dict[str, object]:
    fields = [{"name": c.name, "type": c.kind, "description": c.about} for c in columns]
    path = "articles.csv" if name == "articles" else f"key/{name}.csv"
    about = "Manifest of the invented reports" if name == "articles" else f"Answer key, {name} of the invented reports"
    return {
        "name": name,
        "path": path,
        "description": about,
        "format": "csv",
        "encoding": "utf-8",
        "schema": {"fields": fields},
    }
