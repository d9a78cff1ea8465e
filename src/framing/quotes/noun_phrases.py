"""Noun phrases of a sentence, read from a place to the left or to the right, without a tagger.

By capitals and function words: a phrase runs from a determiner, or from where
names and nouns begin, to the next mark or function word; prepositions that
hold nouns together are crossed.
"""

from __future__ import annotations

from framing.quotes.tokens import (
    DETERMINERS,
    LINKS,
    PREPOSITIONS,
    PRONOUNS,
    Token,
    past_forms,
)

Found = tuple[int, int]  # numbers of the first token and of one past the last
LONGEST = 14
# Pasts that are nouns or adjectives too: "the left wing", but "Toll left".
NOUNS_TOO = frozenset("left saw found felt shot stood thought fell lay".split())
# Before a subject these begin clauses, "as Toll put it", or belong to a verb, "put out a note that said".
NO_PREPOSITIONS = frozenset("as than since before after until like up down off out".split())


def left_phrase(tokens: list[Token], end: int) -> Found | None:
    """The noun phrase that ends before token `end`; None where it hangs on a preposition."""
    found = linked_left(tokens, end)
    if found is None:
        return None
    who = _restricting(tokens, found[0])
    if who is not None:
        return left_phrase(tokens, who)
    start = found[0]
    if start > 0 and tokens[start - 1].low in PREPOSITIONS and tokens[start - 1].low not in NO_PREPOSITIONS:
        return None
    return _with_partner(tokens, found)


def linked_left(tokens: list[Token], end: int) -> Found | None:
    """Nouns that prepositions hold together: "a spokesman for the ministry of finance"."""
    found = simple_left(tokens, end)
    if found is None:
        return None
    start = found[0]
    while start > 1 and tokens[start - 1].low in LINKS:
        head = simple_left(tokens, start - 1)
        if head is None or tokens[head[1] - 1].low in PRONOUNS:
            break
        found = (head[0], found[1] if _is_linked(tokens, head, start - 1) else head[1])
        start = head[0]
    return found


def _restricting(tokens: list[Token], start: int) -> int | None:
    """Number of the "who" of a clause that the words before a verb belong to: "a man who had come in a boat said"."""
    for i in range(start - 1, 0, -1):
        if tokens[i].is_mark:
            return None
        if tokens[i].low == "who":
            return i
    return None


def with_name(tokens: list[Token], found: Found | None) -> Found | None:
    """Take the name into the phrase where one follows a description: "the minister, Ivara Toll,"."""
    if found is None or tokens[found[1] - 1].is_name or found[1] + 1 >= len(tokens):
        return found
    if tokens[found[1]].text != "," or tokens[found[0]].low in PRONOUNS:
        return found
    end = found[1] + 1
    while end < len(tokens) and tokens[end].is_name and not tokens[end].is_time:
        end += 1
    n_names = end - found[1] - 1
    if 0 < n_names < 6 and (end == len(tokens) or tokens[end].is_mark):
        return found[0], end
    return found


def _is_linked(tokens: list[Token], head: Found, link: int) -> bool:
    """Whether a preposition belongs to the noun before it: "a spokesman for X", but "Toll in a speech"."""
    if tokens[link].low in ("of", "for"):
        return True
    return not tokens[head[1] - 1].is_name or tokens[link + 1].is_name and not tokens[link + 1].is_time


def _with_partner(tokens: list[Token], found: Found) -> Found:
    """Take "Toll and" before "Ekwall" into the phrase where nothing but names and nouns stands there."""
    start = found[0]
    if start > 1 and tokens[start - 1].low == "and":
        other = simple_left(tokens, start - 1)
        if other and (other[0] == 0 or tokens[other[0] - 1].is_mark) and other[1] - other[0] < 6:
            return other[0], found[1]
    return found


def simple_left(tokens: list[Token], end: int) -> Found | None:
    """Nouns, names and what stands before them, back to a determiner or a word that is none of these."""
    start = end
    if end and tokens[end - 1].low in PRONOUNS and not tokens[end - 1].is_mark:
        return end - 1, end
    while start > 0 and end - start < LONGEST and (not tokens[start - 1].is_function or _is_ordinal(tokens, start - 1)):
        start -= 1
        if tokens[start].low in DETERMINERS:
            if start and tokens[start - 1].low in DETERMINERS:
                start -= 1
            break
    if start == end or all(token.is_time for token in tokens[start:end]):
        return None
    return start, end


def _is_ordinal(tokens: list[Token], i: int) -> bool:
    """Whether a word is an adjective here, "the first envoy", and no adverb."""
    return tokens[i].low in ("first", "last", "long", "early", "late") and i > 0 and tokens[i - 1].low in DETERMINERS


def right_phrase(tokens: list[Token], start: int) -> Found | None:
    """The noun phrase that begins with token `start`."""
    found = _simple_right(tokens, start)
    if found is None or tokens[start].low in PRONOUNS:
        return found
    end = found[1]
    while end + 1 < len(tokens) and tokens[end].low in LINKS:
        more = _simple_right(tokens, end + 1)
        if more is None or tokens[end + 1].low in PRONOUNS or not _is_linked(tokens, (start, end), end):
            break
        end = more[1]
    if end + 1 < len(tokens) and tokens[end].low == "and" and tokens[end + 1].is_name and tokens[end - 1].is_name:
        more = _simple_right(tokens, end + 1)
        if more and (more[1] == len(tokens) or tokens[more[1]].is_mark):
            end = more[1]
    return start, end


def _simple_right(tokens: list[Token], start: int) -> Found | None:
    if start >= len(tokens):
        return None
    if tokens[start].low in PRONOUNS:
        return start, start + 1
    end = start
    nouns = 0
    while end < len(tokens) and end - start < LONGEST:
        token = tokens[end]
        if end == start and token.low in DETERMINERS and token.low != "that":
            end += 1
            continue
        if token.low in DETERMINERS and nouns == 0 and end == start + 1:
            end += 1
            continue
        if (token.is_function and not _is_ordinal(tokens, end)) or token.is_time or token.low in DETERMINERS:
            break
        if nouns and _may_be_verb(tokens, end):
            break
        nouns += 1
        end += 1
    return (start, end) if nouns else None


def _may_be_verb(tokens: list[Token], i: int) -> bool:
    """Whether a word after a noun goes on with a new phrase: "the report released Monday", "Toll speaking to"."""
    token = tokens[i]
    if not token.text.islower() or token.is_adverb:
        return token.text.islower()
    if token.low in past_forms() or token.low in NOUNS_TOO and tokens[i - 1].is_name:
        return True
    if not token.low.endswith(("ed", "ing")):
        return False
    return i + 1 >= len(tokens) or tokens[i + 1].is_function or tokens[i + 1].is_time
