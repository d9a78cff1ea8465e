"""The lists of words that tell the kind of a change, read from lexicons/ once."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

ARTICLES = frozenset(("a", "an", "the"))
DETERMINERS = ARTICLES | frozenset(
    "this that these those my your his her its our their whose no any each every some another such both".split()
)
PRONOUNS = frozenset(
    """i me we us you he him she her it they them who whom his hers its their theirs our ours my mine one
    himself herself itself themselves""".split()
)
PREPOSITIONS = frozenset(
    """about above across after against along amid among around at before behind below beneath beside between beyond by
    despite down during for from in inside into near of off on onto out outside over past per since through throughout
    till to toward towards under until up upon via with within without as than""".split()
)
CONJUNCTIONS = frozenset(
    """and but or nor so yet that if whether because while when where which who although though whether
    then""".split()
)
HAVE = frozenset("have has had having".split())
BE = frozenset("be am is are was were been being".split())
DO = frozenset("do does did".split())
MODALS = frozenset("will would shall should may might can could must cannot ought".split())
DENIED = frozenset(
    """isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't don't doesn't didn't can't couldn't
    shouldn't""".split()
)
AUXILIARIES = HAVE | BE | DO | MODALS | DENIED
# A pronoun and its auxiliary in one word, and what other writers set apart of such words.
CONTRACTED = frozenset("'s 're 've 'll n't it's he's she's they're we're i'm i've we've they've".split())
HEDGES = frozenset(
    "more less most least very just only even still about some around almost nearly roughly also".split()
)
# They begin sentences, with a capital that is no name's.
OPENERS = frozenset(
    """however meanwhile moreover still instead later earlier now then thus afterwards nevertheless elsewhere separately
    finally here again perhaps""".split()
)
FUNCTION = (
    DETERMINERS
    | PRONOUNS
    | PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | frozenset(("not", "there", "to", "also"))
    | OPENERS
)

LABELS = ("person_label", "group_label")  # categories of loaded.csv

# What an outlet calls itself: "told the Courier", "seen by this newspaper".
PAPERS = frozenset(
    """courier times post news newspaper paper herald tribune guardian telegraph observer journal gazette mail mirror
    express independent radio television channel network daily agency broadcaster magazine website cnn bbc cbs nbc abc
    msnbc reporters""".split()
)


@cache
def _rows(name: str) -> list[dict[str, str]]:
    text = files("framing").joinpath("lexicons", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _forms(row: dict[str, str], head: str) -> list[str]:
    return [form.strip() for form in [row[head], *row["forms"].split(";")] if form.strip()]


@cache
def sayings() -> dict[str, str]:
    """Each form of a verb or phrase of saying with its headword: "told" is of "tell"."""
    # "says the figure is about 40", "estimates 40": no verb for a verb, the second takes in more words than the saying
    rows = [row for row in reversed(_rows("attribution.csv")) if row["term"] != "estimate"]
    return {form: row["term"] for row in rows for form in _forms(row, "term")}


@cache
def titles() -> dict[str, str]:
    """Each form of a word of a title or office, without points, with its headword: "gen" is of "general"."""
    rows = _rows("titles_and_offices.csv")
    return {form.rstrip(".").lower(): row["term"].lower() for row in rows for form in _forms(row, "term")}


@cache
def nouns() -> dict[str, tuple[str, str]]:
    """Common nouns for persons, groups, governments and acts: what they name, and on whose side."""
    return {row["term"]: (row["of"], row["side"]) for row in _rows("persons_and_acts.csv")}


@cache
def loaded_labels() -> frozenset[str]:
    """Single words that are loaded names of persons and groups."""
    rows = [row for row in _rows("loaded.csv") if row["category"] in LABELS]
    return frozenset(form for row in rows for form in _forms(row, "term") if " " not in form)


def common_noun(low: str) -> str:
    """The form under which the lists know a common noun for persons, groups and acts, or nothing.

    >>> common_noun("rebels"), common_noun("deputies"), common_noun("thugs"), common_noun("strait")
    ('rebels', 'deputy', 'thugs', '')
    """
    key = low.removesuffix("'s").removesuffix("'")
    for form in (key, key.removesuffix("s"), key.removesuffix("es"), f"{key.removesuffix('ies')}y"):
        if form in nouns():
            return form
    return key if key in loaded_labels() else ""


@cache
def places() -> dict[str, str]:
    """Each name of a state, its people and its capital, with the name of the state."""
    return {form: row["name"] for row in _rows("places.csv") for form in _forms(row, "name")}


@cache
def verb_forms() -> dict[str, str]:
    """Irregular past tenses and participles with their base: "met" is of "meet"."""
    rows = _rows("irregular_verbs.csv")
    return {form: row["base"] for row in rows for form in [row["past"], *_participles(row)]}


@cache
def participles() -> frozenset[str]:
    """Irregular past participles."""
    return frozenset(form for row in _rows("irregular_verbs.csv") for form in _participles(row))


def _participles(row: dict[str, str]) -> list[str]:
    return [form.strip() for form in row["participle"].split(";")]
