"""How a newspaper writes counts, shares, scores and names inside a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from framing.charts.style import category_name

# Names of categories inside a sentence: "uses words of urgency more than any other".
_IN_SENTENCE = {
    "person_label": "labels for persons",
    "group_label": "labels for groups",
    "atmosphere": "words of atmosphere and weather",
    "metaphor": "metaphors of conflict, game and war",
    "violence": "words of violence and scale",
    "intensifier": "intensifiers and evaluation",
    "doubt": "words of doubt and distance",
    "demeanour": "words of demeanour",
    "urgency": "words of urgency",
}
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def number(n: int) -> str:
    """A count as a newspaper writes it: words up to twelve, then figures.

    >>> number(5), number(48), number(1204)
    ('five', '48', '1,204')
    """
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else f"{n:,}"


def counted(n: int, noun: str, plural: str = "") -> str:
    """A count with its noun, whose plural has an s if it is not given.

    >>> counted(1, "report"), counted(5, "report"), counted(2, "copy", "copies")
    ('one report', 'five reports', 'two copies')
    """
    return f"{number(n)} {noun if n == 1 else plural or noun + 's'}"


def share(part: float) -> str:
    """A share in words where they are exact enough, else in per cent.

    >>> share(0.251), share(0.34), share(0.08)
    ('A quarter', 'A third', '8 per cent')
    """
    for value, words in ((1 / 4, "A quarter"), (1 / 3, "A third"), (1 / 2, "Half")):
        if abs(part - value) < 0.01:
            return words
    return "Less than 1 per cent" if 0 < part < 0.005 else f"{100 * part:.0f} per cent"


def signed(value: float) -> str:
    """A score with its sign.

    >>> signed(0.204), signed(-0.1), signed(0.001)
    ('+0.20', '−0.10', '0.00')
    """
    text = f"{abs(value):.2f}"
    return text if float(text) == 0 else f"{'+' if value > 0 else '−'}{text}"


def signed_points(value: float) -> str:
    """Points, or a rate, with their sign and one decimal place.

    >>> signed_points(4.26), signed_points(-0.5), signed_points(0.01)
    ('+4.3', '−0.5', '0.0')
    """
    text = one_place(abs(value))
    return text if float(text) == 0 else f"{'+' if value > 0 else '−'}{text}"


LONGEST = 40  # characters of a name in a title


def listed(parts: list[str], last: str = "and") -> str:
    """Parts in a list, with "and" before the last.

    >>> listed(["one", "two", "three"]), listed(["one"]), listed(["one", "two"], "or")
    ('one, two and three', 'one', 'one or two')
    """
    return f" {last} ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def shortened(name: object) -> str:
    """A name in a title, without its end where it is very long.

    >>> shortened("The Northern Standard and Evening Advertiser of Port Alder")
    'The Northern Standard and Evening Adver…'
    """
    text = str(name)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def names(outlets: list[str]) -> str:
    """Up to three names in a list, of more only how many they are.

    >>> names(["Zonal Post", "Alder Times"]), names(list("abcd"))
    ('Alder Times and Zonal Post', 'Four outlets')
    """
    if len(outlets) > 3:
        return f"{number(len(outlets)).capitalize()} outlets"
    return listed([shortened(name) for name in sorted(outlets)])


def one_place(value: float) -> str:
    """A rate with one decimal place.

    >>> one_place(14.25)
    '14.2'
    """
    return f"{value:.1f}"


def span(values: pd.Series, write: Callable[[float], str]) -> str:
    """From the lowest to the highest value.

    >>> span(pd.Series([2.1, 0.4]), one_place), span(pd.Series([2.1]), one_place)
    ('0.4 to 2.1', '2.1')
    """
    low, high = write(values.min()), write(values.max())
    return low if low == high else f"{low} to {high}"


def what_of(by: str | None, block: object) -> str:
    """What a block of rates counts, inside a sentence; without a block, loaded phrases.

    >>> what_of("category", "doubt"), what_of("term", "thaw"), what_of("strength", 2), what_of(None, "")
    ('words of doubt and distance', '“thaw”', 'loaded phrases of strength 2', 'loaded phrases')
    """
    if by is None:
        return "loaded phrases"
    if by == "category":
        return _IN_SENTENCE.get(str(block), f"words of {category_name(str(block))}")
    return f"“{block}”" if by == "term" else f"loaded phrases of {by.replace('_', ' ')} {block}"


def parts_of_chart(by: str | None, n: int) -> str:
    """So many blocks of rates.

    >>> parts_of_chart("category", 9), parts_of_chart("strength", 2)
    ('nine categories', 'two parts of this chart')
    """
    if by == "category":
        return "one category" if n == 1 else f"{number(n)} categories"
    return counted(n, "term") if by == "term" else f"{number(n)} part{'' if n == 1 else 's'} of this chart"
