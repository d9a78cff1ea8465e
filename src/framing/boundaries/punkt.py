"""Punkt's decision at one stop, from the words on both sides of it.

Kept from NLTK (``nltk.tokenize.punkt``, 3.10), and compared with it by the tests on whole texts: its tokens, what
it takes for an abbreviation, an initial, a number and an ellipsis, which stop of a word it looks at, and where it
sets closing marks. Left out is what an untrained Punkt never uses: collocations, frequent starters of sentences,
and what it has seen of capitals. Each stop can then be judged by itself, and the word before it mostly settles it.
NLTK reads both words anew at each stop, twenty times the work, and takes longer to import than pandas.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from framing.boundaries.abbreviations import every_abbreviation

# Punkt knows straight marks better than curly and German ones.
STRAIGHTEN = str.maketrans("“”„«»‘’‚‹›", "\"\"\"\"\"'''''")
# NLTK's expressions run on another engine than Python's, to which the separators \x1c to \x1f are no blanks.
BLANK, SIGN = r"[^\S\x1c-\x1f]", r"[\S\x1c-\x1f]"
NON_WORD = r"[)\";}\]*:@'({\[‘’“”«»?!]"
RUN = rf"(?:-{{2,}}|\.{{2,}}|(?:\.{BLANK}){{2,}}\.)"
WORD_END = rf"{BLANK}|$|{NON_WORD}|{RUN}"
TOKEN = re.compile(rf"{RUN}|(?=[^(\"`{{\[:;&#*@)}}\]\-,]){SIGN}+?(?={WORD_END}|,(?={WORD_END}))|{SIGN}")
NUMBER = re.compile(r"-?[.,]?\d[\d,.-]*\.?")
PUNCTUATION = tuple(";:,.!?")
# What parts words where Punkt looks for the one before a stop; other blanks do not.
BLANKS = " \t\n\r\x0b\x0c"
AFTER = re.compile(rf"(?:{NON_WORD}|[„‚‹›]|{BLANK}+(?P<word>{SIGN}+))")
CONTEXT = re.compile(rf"[.?!]{AFTER.pattern}")
MARKS_ALONE = re.compile(rf"[\"')\]}}“”„«»‘’‚‹›]+(?:{BLANK}|--|\s*\Z)")


def punkt_ends(found: re.Match[str], word: str, begin: int, stop: int) -> bool:
    """Whether Punkt ends a sentence at a stop or at the marks that close after it.

    Parameters
    ----------
    found : re.Match
        Groups stop (points, question and exclamation marks), close (marks after it) and blank.
    word : str
        What stands before the end of the stop, back to the nearest space at most.
    begin, stop : int
        Where the paragraph begins and ends.
    """
    text = found.string
    at, end = found.span("stop")
    if text[at] == "…":
        return False
    if end - at > 1 and text[at + 1] in "?!" and _begins_word(text, at, begin):
        return True  # where "?!" stands alone, Punkt looks at both marks
    # The word before most stops settles it: looked up, rather than read with the word after it.
    ends = _is_plain(found, word, begin) and _ends_after(word) or _ends_in_context(found, begin, stop)
    return ends and (bool(found["close"]) or not _marks_follow(found, stop))


def _is_plain(found: re.Match[str], word: str, begin: int) -> bool:
    """Whether `word` is a whole word of Punkt's, and only blanks that part words follow."""
    start, blank = found.end("stop") - len(word), found["blank"]
    is_whole = start == begin or found.string[start - 1] in BLANKS
    return is_whole and word.isprintable() and (blank == " " or not blank.strip(BLANKS))


@lru_cache(maxsize=1 << 13)
def _ends_after(word: str) -> bool:
    """Whether a sentence ends after a word with its stop whatever follows."""
    *before, last = TOKEN.findall(word.translate(STRAIGHTEN))
    return _ends_by_itself(last) or any(_ends_between(*pair) for pair in pairwise([*before, last]))


def _ends_in_context(found: re.Match[str], begin: int, stop: int) -> bool:
    """Whether a sentence ends at a stop, read with the word before and the one after it."""
    text = found.string
    at, end = found.span("stop")
    while not (after := AFTER.match(text, end, stop)):
        end -= 1  # of "?!" before a separator, Punkt sees the first mark alone
        if end == at:
            return False
    # Of the stops in one word only the last counts, and one that begins it.
    later = CONTEXT.search(text, end, stop)
    is_first = end - at == 1 and _begins_word(text, at, begin)
    if later and not is_first and not any(sign in BLANKS for sign in text[end : later.start()]):
        return False
    start = at
    while start > begin and text[start - 1] not in BLANKS:
        start -= 1
    return _has_end(text[start:end] + after.group())


@lru_cache(maxsize=1 << 13)
def _has_end(context: str) -> bool:
    lines = context.translate(STRAIGHTEN).split("\n")
    tokens = [token for line in lines if line.strip() for token in TOKEN.findall(line)]
    return any(_ends_between(*pair) for pair in pairwise(tokens))


def _begins_word(text: str, at: int, begin: int) -> bool:
    return at == begin or text[at - 1] in BLANKS and at - 1 > begin


def _ends_between(token: str, following: str) -> bool:
    ends = _ends_by_itself(token)
    if ends is not None:
        return ends
    if following in PUNCTUATION or following[0].islower():
        return False
    return not (_is_initial(token) and following[0].isupper())


def _ends_by_itself(token: str) -> bool | None:
    """Whether a sentence ends after a token whatever follows; None for initials and numbers."""
    if token in (".", "?", "!"):
        return True
    if not token.endswith(".") or token.endswith(".."):
        return False
    word = token[:-1].lower()
    if word in every_abbreviation() or word.rpartition("-")[2] in every_abbreviation():
        return False
    return None if _is_initial(token) or NUMBER.fullmatch(token.lower()) else True


def _is_initial(token: str) -> bool:
    return len(token) == 2 and token[1] == "." and (token[0].isalpha() or token[0] == "_")


def _marks_follow(found: re.Match[str], stop: int) -> bool:
    """Whether marks stand alone after the blank: Punkt gives them to the sentence before, away from its stop."""
    text = found.string
    if text[found.end()].isalnum():
        return False
    after = AFTER.match(text, found.end("stop"), stop)
    return bool(after and MARKS_ALONE.match(text, after.start("word"), stop))
