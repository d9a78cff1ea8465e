"""British and American spelling meet in one key.

Both sides of a comparison are folded, so a merge of two forms does no harm
unless both are words of their own ("four" and "for" stay apart). Rules cover
what is regular; lexicons/spelling.csv lists the rest, word by word.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

# Listed stems, not "any -our": four, hour, tour, your, pour, sour and flour are no variants.
OUR = re.compile(
    r"(hon|lab|behavi|neighb|col|fav|harb|rum|hum|arm|vap|vig|val|od|parl|ranc|rig|savi|sav|splend|tum|ard|cand"
    r"|clam|demean|endeav|ferv|flav|succ|arb|enam)our"
)
RE = re.compile(r"(cent|theat|met|lit|fib|calib|sab|somb|spect|lust|meag|mit|reconnoit|sepulch|och)r(e|es|ed)$")
ER = {"e": "er", "es": "ers", "ed": "ered"}  # centre, centres, centred
YSE = re.compile(r"(?<=[a-z][a-z]l)ys(e|ed|es|er|ers|ing)$")
ISE = re.compile(r"(?<=[a-z]{3})(?<![aouw])is(e|ed|es|er|ers|ing|ation|ations|able|ational)$")
# Words in -ise that have no -ize: what stands before "ise" ends like this ("compromise", "enterprise").
NOT_IZE = (
    *("adv", "advert", "appr", "chast", "circumc", "compr", "prom", "conc", "dem", "desp", "dev", "enterpr"),
    *("exc", "exerc", "expert", "franch", "improv", "inc", "merchand", "parad", "prec", "prem", "repr", "rev"),
    *("superv", "surm", "surpr", "telev", "treat", "upr", "sunr", "moonr", "highr", "overr"),
)
# The stress lies before the last syllable, so American spelling keeps one l: travelled, traveled.
DOUBLED = re.compile(
    r"^((?:re|un|dis|mis|pre|out|be)?(?:travel|cancel|label|model|level|signal|counsel|fuel|duel|quarrel|rival|shovel"
    r"|total|tunnel|ravel|marshal|marvel|libel|jewel|funnel|equal|dial|channel|barrel|pedal|revel|snivel|spiral"
    r"|initial|dishevel|bevel|chisel|cudgel|devil|grovel|imperil|panel|parcel|pencil|pummel|shrivel|swivel|snarl"
    r"|trammel|victual|weasel))l(ed|ing|ings|er|ers)$"
)
STEMS = (
    *(("sceptic", "skeptic"), ("scepticis", "skepticis"), ("anaesth", "anesth"), ("paediatr", "pediatr")),
    *(("paedophil", "pedophil"), ("mediaev", "mediev"), ("archaeo", "archeo"), ("haemo", "hemo")),
    *(("leukaem", "leukem"), ("anaem", "anem"), ("diarrhoea", "diarrhea"), ("encyclopaed", "encycloped")),
    *(("foet", "fet"), ("oestro", "estro"), ("manoeuv", "maneuv")),
)
# What every rule above needs of a word; most words have none of it and are their own key. An ending or a part
# is looked for in a quarter of the time that the rules take.
CLUE_ENDINGS = (
    *("re", "res", "red", "yse", "ysed", "yses", "yser", "ysers", "ysing"),
    *("ise", "ised", "ises", "iser", "isers", "ising", "isation", "isations", "isable", "isational"),
    *("lled", "lling", "llings", "ller", "llers"),
)
CLUE_PARTS = ("our", "ae", "oe", "sceptic")
CLUES = rf"(?:{'|'.join(CLUE_ENDINGS)})$|{'|'.join(CLUE_PARTS)}"
LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00ad": None})


def american(word: str) -> str:
    """Fold a word to a key in which its British and American spellings meet.

    Parameters
    ----------
    word : str
        One word or several; case, curly apostrophes and soft hyphens are folded too.

    Returns
    -------
    str
        Lower case, mostly the American spelling; for a few words a key that is
        no usual spelling in America ("dialog"). To compare, fold both sides.

    Notes
    -----
    The lists are our own. French accents are dropped in the loan words that
    news English writes both ways ("régime"), nowhere else.

    Examples
    --------
    >>> american("Organised"), american("defence"), american("unravelling"), american("promise")
    ('organized', 'defense', 'unraveling', 'promise')
    """
    low = word.lower() if word.isascii() else word.translate(APOSTROPHES).lower()
    if low.isalpha():  # one word without an apostrophe, as most are: all that LETTERS would find
        return _fold(low)
    return LETTERS.sub(lambda found: _fold(found.group()), low)


def may_fold_each(words: pa.Array) -> pa.BooleanArray:
    """Of each of many words in plain lower-case letters, whether `american` may change it; most it cannot.

    >>> import pyarrow as pa
    >>> may_fold_each(pa.array(["strongman", "organise", "wise", "grey"])).to_pylist()
    [False, True, True, True]
    """
    import pyarrow.compute as pc

    return pc.or_(
        pc.is_in(words, _listed(words.type)),
        pc.match_substring_regex(words, rf"(?:{'|'.join(CLUE_ENDINGS)})$|{'|'.join(CLUE_PARTS)}"),
    )


def is_spelling_variant(a: str, b: str) -> bool:
    """Tell whether two wordings differ in spelling alone.

    Spelling is British or American, capitals, the form of apostrophes, and a
    hyphen beside a space or nothing ("cease-fire", "cease fire", "ceasefire").
    A word with "re-" is another word without the hyphen: "re-sign", "resign".

    Parameters
    ----------
    a, b : str
        Words or short phrases. Equal ones are variants of each other; empty ones are not.

    Examples
    --------
    >>> is_spelling_variant("sceptical", "skeptical"), is_spelling_variant("rebels", "insurgents")
    (True, False)
    """
    left, right = " ".join(american(a).split()), " ".join(american(b).split())
    if not left or not right:
        return False
    return _spaced(left) == _spaced(right) or _hyphen_apart(left, right)


@lru_cache(maxsize=100_000)
def _fold(word: str) -> str:
    table = _table()
    stem, mark, rest = word.partition("'")
    listed = table.get(word) or table.get(stem)
    if listed is not None:
        return listed if word in table else listed + mark + rest
    return (_by_rule(stem) if _may_fold(stem) else stem) + mark + rest


def _may_fold(word: str) -> bool:
    """Whether a rule can change a word at all.

    >>> _may_fold("strongman"), _may_fold("organise"), _may_fold("wise")
    (False, True, True)
    """
    return word.endswith(CLUE_ENDINGS) or any(part in word for part in CLUE_PARTS)


def _by_rule(word: str) -> str:
    for british, key in STEMS:
        word = word.replace(british, key, 1)
    word = RE.sub(lambda found: found.group(1) + ER[found.group(2)], OUR.sub(r"\1or", word))
    word = YSE.sub(r"yz\1", DOUBLED.sub(r"\1\2", word))
    ending = ISE.search(word)
    if ending and not word[: ending.start()].endswith(NOT_IZE):
        word = f"{word[: ending.start()]}iz{ending.group(1)}"
    return word


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    text = files("framing").joinpath("lexicons", "spelling.csv").read_text(encoding="utf-8")
    return {row["british"]: row["american"] for row in csv.DictReader(text.splitlines())}


@lru_cache(maxsize=2)
def _listed(kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    return pa.array(list(_table()), kind)


def _spaced(words: str) -> str:
    return re.sub(r"\s*[-‐‑]\s*", " ", words)


def _hyphen_apart(left: str, right: str) -> bool:
    """Whether one has a hyphen where the other runs on: cease-fire, ceasefire."""
    hyphened = [words for words in (left, right) if re.search("[-‐‑]", words)]
    if not hyphened or any(words.startswith("re-") for words in hyphened):
        return False
    return re.sub("[-‐‑]", "", left) == re.sub("[-‐‑]", "", right)
