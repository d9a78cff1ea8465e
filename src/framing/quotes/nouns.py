"""Lists by which persons and bodies are known, read from lexicons/ once, and the function words between them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

MEN, WOMEN = "m", "f"
GENDERED = {
    MEN: "mr sir lord king prince sultan emir baron count father pope imam rabbi sheikh monsignor brother son husband"
    " man boy gentleman uncle nephew grandfather spokesman chairman congressman councilman assemblyman businessman"
    " policeman fisherman gunman statesman alderman councilor widower actor",
    WOMEN: "mrs ms miss lady queen princess baroness dame duchess sister daughter wife mother woman girl widow aunt"
    " niece grandmother spokeswoman chairwoman congresswoman councilwoman assemblywoman businesswoman policewoman"
    " actress heroine hostess",
}
GENDERS = {word: gender for gender, words in GENDERED.items() for word in words.split()}

DETERMINERS = frozenset(
    """the a an this that these those my your his her its our their some any several many most more few both all no
    either neither each every such one two three four five six seven eight nine ten eleven twelve dozens hundreds
    thousands scores""".split()
)
# What a description loses: "two officials" and "some officials" are officials, but "both sides" are not any sides.
DROPPED = DETERMINERS - frozenset("both his her its their my our your no neither most".split())
DEFINITE = frozenset("the this that these those his her its their my our your".split())
PREPOSITIONS = frozenset(
    """about above across after against along amid among around at before behind below beneath beside between beyond by
    despite down during for from in inside into like near of off on onto out outside over past per since through to
    toward towards under until up upon via with within without as than""".split()
)
FUNCTION = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset(
        """and but or nor so yet if whether because while when where who whom whose which what why how not there here
        also is are was were be been has have had will would can could may might must shall should do does did said
        says told tells added he she it they we you i him them us me himself herself itself themselves then later
        meanwhile however""".split()
    )
)
# Capitals that are no name's: first words of sentences, days, months, and what stands before a title.
NO_NAMES = frozenset(
    """a an the this that these those there here he she it they we you i his her its their our my your him them us in
    on at by for from with after before when while as if whether whose since although though because despite however
    meanwhile both some many most few several all each every no not now then earlier later last next under over during
    among according asked also another other others such what who why how where which even only until once nor instead
    and but or so yet still to of up out into about against between within without through across around near like
    unlike speaking writing today yesterday tomorrow tonight recently finally moreover nevertheless nonetheless
    separately elsewhere afterwards afterward thus therefore indeed perhaps maybe
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sept sep oct
    nov dec am pm gmt est edt yes well oh mr's asking responding photo read more just never again two three four five
    six seven eight nine ten one""".split()
)
PARTIES = frozenset("republican democrat democratic democrats republicans gop conservative labour liberal tory".split())
PARTICLES = frozenset(
    "de da di del della der den du van von bin ibn ben al el la le los las dos das ter ten af av bint abu y zu".split()
)
PREFIXES = ("al-", "el-", "ar-", "as-", "ash-", "at-", "ad-", "an-", "ez-", "d'", "d’")
SUFFIXES = frozenset("jr sr ii iii iv".split())
# Words that make another office of it: a former president is not the president.
ALTERING = frozenset("former ex vice deputy acting assistant late then-president shadow".split())
# Offices that go by another word, and the head nouns that it may stand for.
STANDS_FOR = {
    "premier": ("prime minister", "premier"),
    "leader": ("president", "prime minister", "premier", "chancellor", "king", "leader", "ruler", "chief"),
    "diplomat": ("foreign minister", "secretary of state", "foreign secretary", "ambassador", "envoy", "diplomat"),
    "lawmaker": ("senator", "congressman", "congresswoman", "representative", "mp", "lawmaker", "legislator"),
    "envoy": ("envoy", "ambassador", "negotiator"),
    "spokesperson": ("spokesman", "spokeswoman", "spokesperson"),
    "spokesman": ("spokesman", "spokesperson"),
    "spokeswoman": ("spokeswoman", "spokesperson"),
}
PLURALS = {"men": "man", "women": "woman", "people": "person", "children": "child", "spokesmen": "spokesman"}
# Words of offices that are not their heads: "foreign minister", "harbour master".
NO_HEADS = frozenset(
    """state home foreign first special crown prime vice acting deputy harbour harbor finance interior defence defense
    field count""".split()
)
# Endings of nouns for persons: "pollster", "economist", "strategist", "manager".
PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eer", "ee", "ster", "person")
NO_PERSONS = frozenset(
    """former other either order matter number power paper letter center water river border corner chapter quarter
    winter summer october september november december weather sector factor error mirror color labor favor
    behavior honor humor rumor labour favour behaviour honour humour rumour colour twist degree fee guarantee computer
    newsletter counter offer buffer tower whether together another rather further later earlier however never ever
    under over after better lower higher larger smaller longer greater older younger stronger weaker closer major minor
    prior senior junior interior exterior superior inferior latter consumer feather dinner transfer charter motor
    tractor reactor human german roman pan career shelter winter
    disaster register poster helicopter chamber timber manner banner layer server parlor soviet
    committee coffee exist resist insist assist persist consist christian egyptian indian asian
    italian russian norwegian""".split()
)
# Bodies that need no article, so that a capital at the beginning of a sentence is no name's.
MASSES = frozenset("police authorities media opposition militia government".split())
# Plural or shapeless sources that no list of nouns has.
VAGUE = frozenset(
    """others some many most several few critics sources aides analysts observers experts insiders reports sides
    officials residents witnesses advocates surrogates staffers nobody everyone somebody someone both""".split()
)


@cache
def _rows(name: str) -> list[dict[str, str]]:
    text = files("framing").joinpath("lexicons", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _forms(row: dict[str, str], head: str) -> list[str]:
    return [form.strip() for form in [row[head], *row["forms"].split(";")] if form.strip()]


@cache
def titles() -> frozenset[str]:
    """Words of titles and offices with their short forms, lower case, without points.

    >>> {"gen", "minister", "mr"} <= titles()
    True
    """
    return frozenset(heads())


@cache
def heads() -> dict[str, str]:
    """Each word or short form of a title with its headword: "sen" is of "senator"."""
    rows = _rows("titles_and_offices.csv")
    return {form.rstrip(".").lower(): row["term"].lower() for row in rows for form in _forms(row, "term")}


@cache
def person_nouns() -> frozenset[str]:
    """Nouns that a person is called by, singular, lower case: offices and `persons_and_acts.csv`."""
    offices = {row["term"].lower() for row in _rows("titles_and_offices.csv")}
    persons = {row["term"] for row in _rows("persons_and_acts.csv") if row["of"] == "person"}
    return frozenset(offices | persons) - NO_HEADS


@cache
def body_words(*uses: str) -> frozenset[str]:
    """Words of `bodies.csv` in lower case: a noun for a body, a part of its name, or its name.

    >>> "ministry" in body_words("noun"), "gazette" in body_words("part"), "kremlin" in body_words("name")
    (True, True, True)
    """
    return frozenset(row["term"].lower() for row in _rows("bodies.csv") if row["of"] in uses)


@cache
def places() -> dict[str, str]:
    """States and alliances: each of their names, of their people and of their capitals, with the name of the state."""
    named = {form: row["name"] for row in _rows("places.csv") for form in _forms(row, "name")}
    return {form: name for form, name in named.items() if form.lower() not in body_words("name") and form[0].isupper()}


@cache
def first_names() -> dict[str, str]:
    """First names, lower case, that only men or only women commonly have, with their gender."""
    return {row["name"].lower(): row["gender"] for row in _rows("first_names.csv")}


@cache
def peoples() -> frozenset[str]:
    """Forms of `places.csv` that stand before a noun or name a people: "Russian", not "Moscow"."""
    endings = ("an", "ans", "ish", "ese", "i", "is", "ch", "ss", "ian", "ians", "ine", "ino", "inos")
    return frozenset(form for form, name in places().items() if form != name and form.endswith(endings))


def singular(noun: str) -> str:
    """The singular of a noun in lower case, by its ending.

    >>> singular("officials"), singular("ministries"), singular("men"), singular("witness")
    ('official', 'ministry', 'man', 'witness')
    """
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def is_person_noun(noun: str) -> bool:
    """Whether a noun in lower case is what one person is called: "envoy", "pollster".

    >>> is_person_noun("pollster"), is_person_noun("mate"), is_person_noun("after")
    (True, True, False)
    """
    if noun in FUNCTION or noun in NO_PERSONS or noun in body_words("noun"):
        return False
    return noun in person_nouns() or noun == "mate" or len(noun) > 4 and noun.endswith(PERSON_ENDINGS)


def is_office(noun: str) -> bool:
    """Whether a word in lower case is the head of an office or a title: "minister", but not "foreign".

    >>> is_office("minister"), is_office("foreign")
    (True, False)
    """
    return noun in titles() and noun not in NO_HEADS
