"""Whether a by-phrase names who did it: "by rebels", not "by Monday", "by train", "by firing"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

Words = list[tuple[str, int, int]]
# Where the clause of the passive ends. A comma does not end it: "was killed, police said, by rebels".
STOPS = re.compile(r"\.(?=\s|$)|[;:!?—“”\"]|\s[-–](?=\s)")
ABBREVIATED = re.compile(r"\b[A-Z][a-z]{0,3}$")
LONGEST_ABBREVIATED = 5  # characters, with a line break after it
OPENERS = frozenset(
    "who whom whose which that when while after before because although though if unless where until since but".split()
)
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = """january february march april june july august september october november december jan feb aug sept oct nov
    dec""".split()
TIMES = """then now noon midnight dawn dusk nightfall daybreak tomorrow today tonight yesterday late early mid next
    christmas election easter spring summer autumn fall winter year-end day night morning evening time""".split()
WAYS = """accident mistake chance force law name hand train car bus air boat plane sea land rail road mail phone email
    telephone text post default far contrast comparison definition design proxy means way virtue voice acclamation
    consensus unanimous word surprise foot helicopter truck ambulance itself himself herself themselves ourselves myself
    yourself standing order decree reason nature extension happenstance storm fire and""".split()
AMOUNTS = """percent about nearly almost roughly approximately around half two-thirds one-third several more less at
    double-digits double up as""".split()
NO_AGENT = frozenset([*DAYS, *MONTHS, *TIMES, *WAYS, *AMOUNTS])
ARTICLES = frozenset(("a", "an", "the", "this", "that", "next", "last", "one", "two", "three", "its", "his", "her"))
AFTER_ARTICLE = frozenset(
    """end time start beginning middle close deadline weekend week month year day hour minute fall spring summer winter
    morning evening afternoon night century decade vote margin third quarter fifth half factor total way dozen thousands
    hundreds millions wide narrow large score measure count ratio tally party-line""".split()
)
# "by 147 countries", not "by 40 percent", "by 6 p.m."
COUNTED = frozenset(
    """people men women persons officers soldiers troops police states countries nations parties members senators
    lawmakers judges justices justice voters republicans democrats other others companies groups gunmen rebels
    militants governors officials scientists experts employees""".split()
)
# They end in -ing and may be who did it.
ING_NOUNS = frozenset("king everything something anything nothing building wing being beijing viking sibling".split())


def names_agent(text: str, words: Words) -> list[bool]:
    """Whether after each word of a sentence a by-phrase that names who did it follows in the clause.

    Parameters
    ----------
    text : str
        The sentence.
    words : list of tuple
        Its words in lower case, with first character and one past the last of each.

    Returns
    -------
    list of bool
        One for each word. Days, dates, sums, means of transport and what is
        done are nobody.

    Examples
    --------
    >>> from framing.words import find_words
    >>> def named(text):
    ...     return names_agent(text, find_words(text))[0]
    >>> named("hit on Monday by the army."), named("hit by Monday."), named("hit by firing at it.")
    (True, False, False)
    """
    follows = [False] * len(words)
    if all(low != "by" for low, _, _ in words):
        return follows
    stopped, closed = _stops(text, words)
    # from the last word to the first, so that a clause of many passives is read once
    for i in range(len(words) - 2, -1, -1):
        if i in closed or words[i + 1][0] in OPENERS:
            continue
        follows[i] = follows[i + 1] or (
            words[i + 1][0] == "by"
            and _is_somebody([text[start:end] for start, end in _next_two(words, i + 1, closed)])
        )
    return [named and i not in stopped for i, named in enumerate(follows)]


def _stops(text: str, words: Words) -> tuple[set[int], set[int]]:
    """Numbers of the words that a stop follows, and of those among them that it ends the clause after."""
    starts = [start for _, start, _ in words]
    stopped, closed = set(), set()
    for stop in STOPS.finditer(text):
        i = bisect_right(starts, stop.start()) - 1
        stopped.add(i)
        # the point of an abbreviation ends nothing: "by U.S. troops", "by Gen. Rusk"
        if not _abbreviates(text, stop):
            closed.add(i)
    return stopped, closed


def _abbreviates(text: str, stop: re.Match) -> bool:
    at = stop.start()
    return stop.group() == "." and bool(ABBREVIATED.search(text, max(0, at - LONGEST_ABBREVIATED), at))


def _next_two(words: Words, i: int, closed: set[int]) -> Iterator[tuple[int, int]]:
    """Where the words after word `i` stand, two at most, as far as the clause goes."""
    for k in range(i + 1, min(i + 3, len(words))):
        if k - 1 in closed or words[k][0] in OPENERS:
            return
        yield words[k][1:]


def _is_somebody(words: list[str]) -> bool:
    if not words:
        return False
    first = words[0].lower()
    if first[0].isdigit():
        return len(words) > 1 and words[1].lower() in COUNTED
    if first in NO_AGENT:
        return False
    if first in ARTICLES:
        return not any(word.lower() in AFTER_ARTICLE or word[0].isdigit() for word in words[1:2])
    return not first.endswith("ing") or first in ING_NOUNS or words[0][0].isupper()
