"""Forms of a person's name: full or shortened, with titles or without, and whether two may be of one person."""

from __future__ import annotations

from functools import lru_cache

from framing.quotes.nouns import GENDERS, PARTICLES, SUFFIXES
from framing.quotes.report import Naming
from framing.quotes.wording import DISTINCT

HONORIFICS = frozenset("mr mrs ms miss sir dame lady lord dr prof mister doctor".split())
Form = tuple[str, ...]  # words of a name in lower case


def low_words(words: tuple[str, ...]) -> Form:
    """Words of a name in lower case, without points."""
    return tuple([word.rstrip(".").lower() for word in words])


@lru_cache(maxsize=DISTINCT)
def core_of(words: tuple[str, ...]) -> Form:
    """Words of a name in lower case without "Jr."."""
    low = low_words(words)
    return tuple([word for word in low if word not in SUFFIXES]) or low


@lru_cache(maxsize=DISTINCT)
def without_particles(core: Form) -> Form:
    """Words of a name without "del" and "von", where any are left."""
    return tuple([word for word in core if word not in PARTICLES]) or core


def is_full(core: Form) -> bool:
    """Whether a name has a first name: "Carla del Ombra", not "del Ombra"."""
    return sum(word not in PARTICLES for word in core) > 1


def is_same(a: Form, b: Form) -> bool:
    """Whether two full names may be one: "Hale R. Vole" and "Hale Vole", "H. Vole" and "Hale Vole"."""
    if a == b:
        return True
    if not _is_same_surname(a[-1], b[-1]):
        return False
    return a[0] == b[0] or a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0]))


def _is_same_surname(a: str, b: str) -> bool:
    """Whether two surnames are one: "Renwick" and "Renwick-Osei"."""
    return a == b or a in b.split("-") or b in a.split("-")


def surnames(core: Form) -> set[str]:
    """What a person may be called by: the last word, particles aside, and its parts."""
    last = without_particles(core)[-1]
    bare = {last.split("-", 1)[1]} if last[:3] in ("al-", "el-", "as-") else set()
    return {last, *last.split("-")} | bare


def ends_with(core: Form, short: Form) -> bool:
    """Whether a shortened name is the end of a full one: "Ombra" and "del Ombra" of "Carla del Ombra"."""
    mine, plain = without_particles(core), without_particles(short)
    return mine[-len(plain) :] == plain or len(plain) == 1 and plain[0] in surnames(core)


def title_gender(naming: Naming) -> str:
    """What a title tells: "m", "f", or nothing.

    >>> from framing.quotes.names import read_names
    >>> title_gender(read_names("Mrs Vole left.").namings[0])
    'f'
    """
    if not naming.title:
        return ""
    return next((GENDERS[word] for word in reversed(naming.title) if word in GENDERS), "")
