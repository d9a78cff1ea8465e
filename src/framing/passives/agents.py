"""Whether a by-phrase names who did it: "by rebels", not "by Monday", "by train", "by firing"."""

from __future__ import annotations

import re

from framing.words import WORD

# Where the clause of the passive ends. A comma does not end it: "was killed, police said, by rebels".
STOPS = re.compile(r"\.(?=\s|$)|[;:!?—“”\"]|\s[-–]\s")
ABBREVIATED = re.compile(r"\b[A-Z][a-z]{0,3}$")
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


def names_agent(after: str) -> bool:
    """Whether a by-phrase that names who did it follows in the clause.

    Parameters
    ----------
    after : str
        The sentence from the end of the participle.

    Returns
    -------
    bool
        Days, dates, sums, means of transport and what is done are nobody.

    Examples
    --------
    >>> names_agent(" on Monday by the army."), names_agent(" by Monday."), names_agent(" by firing at it.")
    (True, False, False)
    """
    clause = _clause(after)
    words = [found.group() for found in WORD.finditer(clause)]
    return any(word.lower() == "by" and _is_somebody(words[i + 1 :]) for i, word in enumerate(words))


def _clause(after: str) -> str:
    # the point of an abbreviation ends nothing: "by U.S. troops", "by Gen. Rusk"
    stop = next((found for found in STOPS.finditer(after) if not _abbreviates(after, found)), None)
    clause = after[: stop.start()] if stop else after
    opener = next((found for found in WORD.finditer(clause) if found.group().lower() in OPENERS), None)
    return clause[: opener.start()] if opener else clause


def _abbreviates(after: str, stop: re.Match) -> bool:
    return stop.group() == "." and bool(ABBREVIATED.search(after[: stop.start()]))


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
