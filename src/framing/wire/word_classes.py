"""What sort of word it is: function word, verb of saying, number, person; and its stem.

Lists are short and closed, our own judgement of news English. There is no tagger:
a rule that depends on one would change with the tagger's version.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files

DETERMINERS = "a an the this that these those its his her their our my your some any no each every all both"
PREPOSITIONS = (
    "of in on at to for with by from into onto over under after before about around against between among through "
    "during since until till within without toward towards upon across behind beyond near off out up down per amid "
    "amidst along above below as than like via despite"
)
AUXILIARIES = (
    "be is are was were been being am 's 're have has had having 've do does did will would shall should can could may "
    "might must 'll not n't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't don't doesn't didn't"
)
PRONOUNS = "he she it they we i you him them us me himself herself itself themselves who whom whose which what there"
CONJUNCTIONS = "and or but nor yet so if when while where because although though whether that then also"
HEDGES = "more less most least very just only even still about some around almost nearly roughly at"

CLASS_OF = {
    word: name
    for name, words in (
        ("hedge", HEDGES),
        ("conjunction", CONJUNCTIONS),
        ("pronoun", PRONOUNS),
        ("auxiliary", AUXILIARIES),
        ("preposition", PREPOSITIONS),
        ("determiner", DETERMINERS),
    )
    for word in words.split()
}

UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
TENS = "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth half quarter dozen dozens hundreds "
NUMERALS = frozenset((UNITS + TENS + ORDINALS + "thousands millions once twice zero noon midnight").split())
DIGITS = re.compile(r"\d")

# Nouns for those who act in the news, beside those of the lexicon.
PEOPLE = frozenset(
    "man men woman women people person persons group groups force forces troops soldiers army military police "
    "officers officer gunmen crowd protesters demonstrators activists citizens residents villagers civilians "
    "officials official government governments authorities leader leaders president minister premier fighters "
    "fighter members member side sides party parties movement organisation organization workers migrants refugees "
    "youths students opposition".split()
)
TITLES = frozenset(
    "mr mrs ms dr sir lord lady president minister premier chancellor secretary general gen colonel col captain capt "
    "senator sen governor gov judge justice king queen prince princess envoy ambassador spokesman spokeswoman chief "
    "spokesperson chairman chairwoman director head leader commander mayor professor prof prime foreign defence "
    "defense interior finance vice deputy former state counterpart".split()
)

# Verbs whose forms share no stem; the first is the name of the rest.
IRREGULAR = (
    "be is are was were been being am",
    "have has had having",
    "do does did done doing",
    *("go goes went gone", "come came", "see saw seen", "take took taken", "give gave given", "get got gotten"),
    *("make made", "say said says", "tell told", "think thought", "know knew known", "find found", "hold held"),
    *("keep kept", "leave left", "meet met", "lead led", "feel felt", "lose lost", "pay paid", "send sent"),
    *("spend spent", "build built", "buy bought", "bring brought", "fight fought", "seek sought", "teach taught"),
    *("catch caught", "stand stood", "understand understood", "begin began begun", "break broke broken"),
    *("choose chose chosen", "draw drew drawn", "drive drove driven", "fall fell fallen", "fly flew flown"),
    *("forget forgot forgotten", "freeze froze frozen", "grow grew grown", "hide hid hidden", "ride rode ridden"),
    *("rise rose risen", "run ran running", "shake shook shaken", "show showed shown", "sing sang sung"),
    *("sink sank sunk", "sit sat sitting", "speak spoke spoken", "steal stole stolen", "strike struck stricken"),
    *("swear swore sworn", "swim swam swum", "tear tore torn", "throw threw thrown", "wear wore worn"),
    *("win won winning", "withdraw withdrew withdrawn", "write wrote written", "shoot shot", "sell sold"),
    *("will would", "can could", "shall should", "may might", "man men", "woman women", "child children"),
    *("person people", "lie lay lain lying", "become became", "overcome overcame", "undergo underwent undergone"),
)
LEMMA = {form: line.split()[0] for line in IRREGULAR for form in line.split()}
ENDINGS: tuple[str, ...] = ("ations", "ation", "ments", "ment", "ingly", "edly", "ings", "ians", "ing", "ied", "ies", "ian", "ers")
ENDINGS += ("ed", "es", "er", "an", "ly", "s", "e", "y", "n")


def class_of(low: str) -> str:
    """Class of a function word; empty for a word of content.

    >>> class_of("the"), class_of("would"), class_of("strait")
    ('determiner', 'auxiliary', '')
    """
    return CLASS_OF.get(low, "")


def is_number(low: str) -> bool:
    """Whether a word is a figure or a numeral.

    >>> is_number("70,000"), is_number("forty-six"), is_number("fortune")
    (True, True, False)
    """
    return bool(DIGITS.search(low)) or all(part in NUMERALS for part in re.split("[-‐‑]", low))


def is_person(low: str) -> bool:
    """Whether a word is a noun for a person or a group, by our list or the lexicon's labels.

    >>> is_person("rebels"), is_person("insurgents"), is_person("strait")
    (True, True, False)
    """
    return low.removesuffix("'s") in PEOPLE or low.removesuffix("'s") in _labels()


def is_saying(low: str) -> bool:
    """Whether a word is a verb of saying in any of its forms.

    >>> is_saying("claimed"), is_saying("crossed")
    (True, False)
    """
    return low in _saying()


@lru_cache(maxsize=100_000)
def stem(low: str) -> str:
    """What the forms of a word share, roughly; only ever compared with another stem.

    >>> stem("wants") == stem("want"), stem("velmora's") == stem("velmoran"), stem("came") == stem("come")
    (True, True, True)
    """
    word = low.removesuffix("'s").rstrip("'.")
    if word in LEMMA:
        return LEMMA[word]
    base = next((word[: -len(e)] for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), word)
    base = base[:-1] if len(base) > 3 and base[-1] == base[-2] else base
    return base.rstrip("aeiy") if len(base.rstrip("aeiy")) >= 3 else base


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    words = {form.strip() for row in _read("attribution.csv") for form in (row["term"] + ";" + row["forms"]).split(";")}
    return frozenset(word for word in words if word and " " not in word) | {"told", "tells", "telling", "tell"}


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    rows = [row for row in _read("loaded.csv") if row["category"] in ("person_label", "group_label")]
    cells = [cell for row in rows for cell in re.split("[;/]", f"{row['term']};{row['forms']};{row['neutral']}")]
    return frozenset(cell.strip().lower() for cell in cells if re.fullmatch(r"\s*[A-Za-z-]{3,}\s*", cell))


def _read(name: str) -> list[dict[str, str]]:
    text = files("framing").joinpath("lexicons", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
