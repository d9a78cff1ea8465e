"""Who says it: the noun phrase that a verb or phrase of saying has for its source.

Without a tagger: by where it stands, by capitals, and by the function words
around it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from framing.quotes.cue_forms import cues, is_noun_like
from framing.quotes.cues import Cue
from framing.quotes.noun_phrases import Found, left_phrase, linked_left, right_phrase, with_name
from framing.quotes.tokens import CONJUNCTIONS, PREPOSITIONS, Token, Tokens, person_nouns, split_tokens

Span = tuple[int, int]
# Words that follow a subject within commas: "Toll, who chairs the board, said".
RELATIVES = frozenset("who which whom whose".split())
# Verbs after which stands who hears it, not who speaks: '"...," Toll told Ekwall'.
WITH_HEARER = frozenset(
    "tell tells told remind reminds reminded assure assures assured inform informs informed notify notifies notified"
    " urge urges urged warn warns warned".split()
)
BE = frozenset("is are was were be been being".split())


def find_source(text: str, cue: Cue) -> Span | None:
    """Find the source of a cue in its sentence.

    Parameters
    ----------
    text : str
        The sentence that the cue was found in; quotations overwritten (`mask_spans`).
    cue : Cue

    Returns
    -------
    tuple of int, or None
        First character and one past the last of the noun phrase: a name, title or
        description, without appositions and relative clauses; the name in "the
        minister, Ivara Toll," belongs to it. None where the sentence names nobody.

    Examples
    --------
    >>> from framing.quotes.cues import find_cues
    >>> def source(text):
    ...     span = find_source(text, find_cues(text)[0])
    ...     return text[span[0] : span[1]]
    >>> source("Ivara Toll, the minister, said on Monday that it was over.")
    'Ivara Toll'
    >>> source("It was over, said the minister of finance, Ivara Toll.")
    'the minister of finance, Ivara Toll'
    >>> source("According to officials in Halden it was over.")
    'officials in Halden'
    """
    tokens = split_tokens(text)
    first = bisect_right(tokens.ends, cue.start)
    if first == len(tokens.words):
        return None
    after = bisect_left(tokens.starts, cue.end, first)
    found = source_tokens(tokens.words, first, after, cue.pattern)
    return _span(text, tokens, found) if found else None


def opening_subject(text: str) -> Span | None:
    """Find the first noun phrase of a sentence that may be its subject.

    >>> text = "On Monday Ivara Toll went even further:"
    >>> text[slice(*opening_subject(text))]
    'Ivara Toll'
    """
    tokens = split_tokens(text)
    found = _named_at_end(tokens.words) or main_subject(tokens.words, len(tokens.words))
    return _span(text, tokens, found) if found else None


def _named_at_end(tokens: list[Token]) -> Found | None:
    """The name that stands alone before a colon: "Ada Vole:", "Polls agree - Ada Vole:"."""
    end = len(tokens) - 1 if tokens and tokens[-1].text == ":" else len(tokens)
    found = left_phrase(tokens, end)
    if found is None or not tokens[end - 1].is_name:
        return None
    return found if not found[0] or tokens[found[0] - 1].is_mark else None


def source_tokens(tokens: list[Token], first: int, after: int, pattern: str = "speech") -> Found | None:
    """Find the source of a cue that reaches from token `first` to before token `after`."""
    if pattern == "source" or pattern == "speech" and is_inverted(tokens, first, after):
        return with_name(tokens, right_phrase(tokens, after))
    if first and after < len(tokens) and _is_passive(tokens, first, pattern):
        return right_phrase(tokens, after + 1) if tokens[after].low == "by" else None
    return left_source(tokens, first)


def _is_passive(tokens: list[Token], first: int, pattern: str) -> bool:
    """Whether somebody else says it: "Toll was asked", "theirs was described by an aide"."""
    before = first - 1
    while before > 0 and tokens[before].low.endswith("ly"):
        before -= 1
    return pattern != "passive" and tokens[before].low in BE and not tokens[first].low.endswith("ing")


def is_inverted(tokens: list[Token], first: int, after: int) -> bool:
    """Whether the source follows its verb: "...", said Toll."""
    if first < len(tokens) and (tokens[first].low in WITH_HEARER or tokens[first].low.endswith("ing")):
        return False
    before = first - 1
    while before >= 0 and tokens[before].is_adverb:
        before -= 1
    found = right_phrase(tokens, after)
    if found is None:
        return False
    if before < 0 or tokens[before].is_mask:
        return True
    if tokens[before].text not in (",", "—", "–", "--", "-", "?", "!"):
        return False
    if before and tokens[before - 1].is_mask:
        return True
    # "It was over, said Toll" against "Toll, the minister, said talks went on"
    return _is_person(tokens, found) and (found[1] == len(tokens) or _may_end_sentence(tokens[found[1]]))


def _may_end_sentence(token: Token) -> bool:
    return token.is_mark or token.is_time or token.low in PREPOSITIONS


def _is_person(tokens: list[Token], found: Found) -> bool:
    """Whether a phrase is a name, or holds a noun for persons or bodies: no pronoun, no "talks"."""
    words = tokens[found[0] : found[1]]
    return any(token.is_name or token.low.removesuffix("s") in person_nouns() for token in words[-3:])


def left_source(tokens: list[Token], first: int) -> Found | None:
    """Find the subject before a verb."""
    end = _skip_left(tokens, first)
    if end <= 0:
        return None
    last = tokens[end - 1]
    found: Found | None = None
    if first < len(tokens) and tokens[first].low.endswith("ing"):
        found = _with_subject(tokens, end)
    elif last.low in RELATIVES or last.low == "that":
        return _before_relative(tokens, end)
    further = last.low in CONJUNCTIONS or last.low == "to" or last.is_mask or _is_participle(tokens, first, end)
    if found is None and not further:
        found = with_name(tokens, _before_insert(tokens, end - 1)) if last.is_mark else left_phrase(tokens, end)
    return found or main_subject(tokens, end)


def _before_relative(tokens: list[Token], end: int) -> Found | None:
    """Find what "who" before a verb stands for; "who" itself where nothing can be seen."""
    before = end - 2 if end > 1 and tokens[end - 2].text == "," else end - 1
    return left_phrase(tokens, before) or (None if tokens[end - 1].low == "that" else (end - 1, end))


def _with_subject(tokens: list[Token], end: int) -> Found | None:
    """Find the noun phrase of "with Toll saying that"."""
    found = linked_left(tokens, end)
    if found and tokens[found[0]].low == "with":
        return found[0] + 1, found[1]
    return found if found and found[0] and tokens[found[0] - 1].low == "with" else None


def _is_participle(tokens: list[Token], first: int, end: int) -> bool:
    """Whether the verb hangs on another one: "..., adding that", "in saying"."""
    if first >= len(tokens) or not tokens[first].low.endswith("ing"):
        return False
    return end == first and (tokens[end - 1].is_mark or tokens[end - 1].low in PREPOSITIONS)


def _skip_left(tokens: list[Token], first: int) -> int:
    """Step back over what may stand between a subject and its verb: "has", "on Monday", "later"."""
    end = first
    while end > 0:
        token = tokens[end - 1]
        if token.is_adverb and not (token.low == "all" and end == first):
            end -= 1
        elif token.is_time and end < 2:
            break
        elif token.is_time:
            end -= 1
            while end > 1 and (tokens[end - 1].is_time or tokens[end - 1].text.isdigit()):
                end -= 1
            if tokens[end - 1].low in ("on", "in", "this", "last", "late", "early", "the", "at"):
                end -= 1
        else:
            break
    return end


def _before_insert(tokens: list[Token], mark: int) -> Found | None:
    """Find the subject before what stands between two marks: "Toll, the minister, said".

    Of several marks the first fitting one counts, since appositions hold commas
    of their own: "Toll, a minister of trade, labour and ports, said".
    """
    closing = tokens[mark].text
    if closing == "," and mark and tokens[mark - 1].text == ")":  # "Gov. Toll (R), said"
        return _before_insert(tokens, mark - 1)
    opening = {")": "(", "]": "["}.get(closing, closing)
    best: Found | None = None
    for i in range(mark - 1, 0, -1):
        if tokens[i].is_mask or tokens[i].text in (";", ":"):
            break
        if tokens[i].text != opening:
            continue
        found = left_phrase(tokens, i)
        if found is None:
            continue
        best = found
        if not _is_aside(tokens, found):
            break
    return best


def _is_aside(tokens: list[Token], found: Found) -> bool:
    """Whether a phrase between commas tells more of the one before it: "Toll, the minister for ports, who"."""
    before = found[0] - 1
    if before < 1 or tokens[before].text != ",":
        return False
    head = tokens[found[0]]
    return head.low in ("a", "an", "the", "one", "former", "his", "her") or not head.is_name


def main_subject(tokens: list[Token], end: int) -> Found | None:
    """Find the subject of the clause that a further verb belongs to: "Toll met the envoys and said".

    That of a verb of saying before it, else the nearest pronoun that can only be
    a subject, else the first noun phrase of the sentence.
    """
    found = _speaker_before(tokens, end)
    if found:
        return found
    for i in range(end - 1, -1, -1):
        if tokens[i].low in ("he", "she", "they"):
            return i, i + 1
    start = _after_opening(tokens, end)
    while start < end:
        found = right_phrase(tokens, start)
        if found and found[1] <= end and not _is_opening(tokens, found):
            return found
        following = next((i for i in range(start, end) if tokens[i].text == "," or tokens[i].is_mask), None)
        if following is None:
            return None
        start = following + 1
    return None


def _speaker_before(tokens: list[Token], end: int) -> Found | None:
    """Source of the last verb of saying before a token; in "Toll said Ekwall claimed it, adding" Toll."""
    found: Found | None = None
    last = -1
    for i in range(1, end):
        if tokens[i].low in cues() and not tokens[i].low.endswith("ing") and not is_noun_like(tokens[i].low):
            source = left_phrase(tokens, _skip_left(tokens, i))
            if source is None:
                continue
            if (
                found is None
                or source[0] - 1 != last
                and (tokens[source[0] - 1].low != "that" or source[0] - 2 != last)
            ):
                found = source
            last = i
    return found


def _after_opening(tokens: list[Token], end: int) -> int:
    """Where a sentence begins after a dateline or "On Monday"."""
    if not tokens:
        return 0
    dash = next((i for i in range(1, min(end, 10)) if tokens[i].text in ("—", "–", "--", "-")), 0)
    start = dash + 1 if dash and tokens[0].text.isupper() and len(tokens[0].text) > 2 else 0
    if start < end and tokens[start].low in PREPOSITIONS:
        after = next((i for i in range(start + 1, end) if not tokens[i].is_time), end)
        start = after if after > start + 1 else start
    return start


def _is_opening(tokens: list[Token], found: Found) -> bool:
    """Whether what opens a sentence is no subject: "Holding signs,", "Hours later,"."""
    first, after = tokens[found[0]], tokens[found[1]].low if found[1] < len(tokens) else ""
    return (
        first.low.endswith("ing") and first.text[0].isupper() or after in ("later", "earlier", "ago", "after", "before")
    )


def _span(text: str, tokens: Tokens, found: Found) -> Span:
    start, end = tokens.starts[found[0]], tokens.ends[found[1] - 1]
    last = tokens.words[found[1] - 1].text
    if text[end : end + 1] == "." and ("." in last or len(last) == 1) and text[end + 1 :].strip():
        end += 1
    # "Toll's" as the source of "in Toll's words" is Toll
    return start, end
