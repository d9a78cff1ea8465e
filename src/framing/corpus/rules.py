"""Rules for page clutter that a line shows by its own wording.

Each rule has a name, an example, the most words such a line may have, and a
test that the whole line must pass. Where a line may be prose, the rule leaves
it in: clutter left over is seen in the text, prose cut is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from framing.corpus.buttons import (
    is_cookie_notice,
    is_navigation,
    is_newsletter,
    is_script,
    is_separator,
    is_share_buttons,
)
from framing.corpus.lines import length, lower
from framing.corpus.stamps import is_clock, is_time_stamp


class Rule(NamedTuple):
    """A kind of clutter line: `matches` says whether a line is one.

    Of `signs`, in small letters, every such line holds one; most lines hold
    none, and are spared the pattern. Without signs every line is tried.
    """

    name: str
    example: str
    most_words: int
    matches: Callable[[str], object]
    signs: tuple[str, ...] = ()


def _any_of(*patterns: str) -> Callable[[str], object]:
    """Match a whole line, in capitals or not, by one of several patterns; a space stands for white space."""
    joined = "|".join(pattern.replace(" ", r"\s") for pattern in patterns)
    return re.compile(joined, re.IGNORECASE).fullmatch


_ADVERT = _any_of(
    r"\W*(?:advertisements?|ad|sponsored(?: content)?|promoted|paid (?:content|post))\b(?:\W*(?:continue "
    r"reading (?:below|the main story)|by\b.*))?\W*",
    r"(?:story|article) continue[sd] (?:below|after)(?: (?:the )?(?:ad|advert|advertisement))?\W*",
)
_READ_MORE = _any_of(
    r"(?:to )?(?:read|see|show|view|load|continue|learn) (?:more|reading|all)(?: (?:here|»|at\b.*))?[\s.…»>:]*",
    r"(?:to )?(?:read|see|show|view) (?:the )?(?:full|rest|whole|original)\b.{0,30}",
    r"story continues|(?:go to )?full (?:story|article)|more ?»|(?:click for|for) more(?: click here)?|tap to "
    r"read more",
    r"(?:watch|read|see)(?: (?:more|a clip|the (?:video|clip)))?(?: from [^:]{2,30})?:",
)
_COMMENTS = _any_of(
    r"(?:comments?\W{0,3})?\d* ?(?:reader )?comments?(?: (?:to|on) this (?:article|story))?(?:\W*\d+)?\W*",
    r"(?:view|show|hide|see|read|loading|load|post|leave|add|write) (?:all |your |a )?(?:\d+ )?comments?\W*",
    r"(?:click )?(?:here )?to comment on this article\W*|click here to comment\b.{0,30}",
    r"(?:join|start) the (?:[\w’']+ )?(?:conversation|discussion)\W*|be the first to comment\W*",
    r"no comments(?: yet)?\W*|comments (?:are )?(?:closed|off|disabled)\W*",
    r"to find out more about facebook commenting.*|.{0,60}\bread our comment(?:s|ing)? policy.*",
    r"\W*% of readers think.*|.{0,40}\badd your two cents\W*",
)
_COPYRIGHT = _any_of(
    # "Copyright holders said on Monday" is news
    r"(?:©|\(c\) |(?:trademark and )?copyright\W{0,3}(?:©|\(c\)|\d{4}|by\b|reserved))(?!.*\bphoto\b).*",
    r".{0,120}\ball rights reserved\b.*|.*\bmay not be published, broadcast\b.*|.{2,40}© ?\d{4}.{0,40}",
)
_CROSS_LINK = _any_of(
    r"(?:more (?:from|on|in) [^:]{2,60}|more news|more|(?:please )?(?:also )?(?:read|see|watch|listen)(?: "
    r"(?:more|also|next|this|here|now))?"
    r"|also read|also|related(?: \w+)?|videos?|photos?|(?:in )?pictures|gallery|recommended|don[’']t miss"
    r"|must[ -]read|live"
    r"|from the archives?|up next|slideshow|click here) ?[:|»>]\s*\S.*",
    r"\[ ?[^\[\]]{12,200} ?\]|.{10,150} »|https?://\S+|(?:[\w-]+\.)+(?:com|org|net|co\.uk)/\S+",
    r".{10,120}(?<! at)(?<! by)(?<! until)(?<! to)(?<! from) \d{1,2}:\d\d",  # a film and its length
)
_RELATED = _any_of(
    r"(?:related|recommended|trending|popular)(?: (?:content|articles?|stories|story|coverage|links?|news"
    r"|topics|videos?|posts?|reading|for you|now|in \w+))?"
    r"(?: from .{2,40})?[\s:.…]*|trending \w+ \w+",
    r"(?:more|most|also) (?:popular|read|viewed|shared|commented|in|from|on)\b.{0,40}|more stories|(?:read"
    r"|see) (?:also|next)\W*",
    r"(?:you (?:may|might) also like|editors?[’']?s? (?:picks?|choice)|top (?:stories|news|picks)|latest "
    r"(?:news|stories)|breaking news"
    r"|what to read next|don[’']t miss)\W*",
    r"read or share this story:.*",
)
# What the kind of report is, explained to every reader of it
_LABEL = _any_of(
    r"(?:analysis|perspective|opinion|review) (?:interpretation of the news|discussion of news topics)\b.*"
)
_TAGS = _any_of(r"(?:tags?|topics?|keywords?|categor(?:y|ies)|posted in)(?: ?:.*|)|filed (?:under|in)\b.*")
_CONTRIBUTORS = _any_of(
    r"\(?(?:additional |further )?(?:reporting|writing|editing|compiled|production) (?:and (?:writing|editing"
    r"|reporting) )?by\b.*",
    r"\(?with (?:inputs?|reports?|reporting|files) (?:from|by)\b[^.]{2,100}[.)]*|sources? ?: ?[\w\s/&,.-]{2,50}",
)
_CONTRIBUTED = _any_of(
    r".{3,200}\bcontributed(?: (?:additional reporting )?(?:to|for) this (?:report|story|article|post"
    r"|newsletter)\b.{0,60}|\.?)",
)
_REPORTED = re.compile(
    r"(?:[A-Z][\w’'-]+\s){1,3}(?:(?:and|,)\s(?:[A-Z][\w’'-]+\s){1,3})?reported\sfrom\s[^.]{3,60}\.?"
).fullmatch
_EMBED = _any_of(r"[—–-]{1,2} ?.{1,70}\(@\w+\).{0,40}|\S.* (?:pic\.twitter\.com|https?://t\.co)/\w+\W*")
_ABOUT_AUTHOR = re.compile(
    r".{0,300}\b[Ff]ollow\s(?:him|her|them|me|us|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}|the\s[A-Z][\w\s]{2,40})"
    r"\s(?:on\s(?:Twitter|Facebook|Instagram|X)\b|@|at\s@).*"
    r"|.{0,200}\b(?:[Ss]ubmit\sa\s(?:letter|comment)\sto|[Ww]rite\sto\s\S+@|[Ee]-?mail\s(?:him|her|the\s(?:author|writer|reporter))"
    r"|can\sbe\s(?:reached|contacted)\sat)\b.*"
    r"|(?:[Cc]ontact|[Ee]-?mail)\s.{3,60}@\S+|\S+@\S+\.\w+(?:\s\([^)]*\))?"
).fullmatch
_GALLERY = _any_of(
    r"(?:image|photo|slide|picture)s? ?\d+ ?(?:of|/) ?\d+|\d+ ?(?:/|of) ?\d+|\d+/n|[\w. -]{1,60}\.(?:jpe?g|png"
    r"|gif)(?: file photo)?"
)

_OF_COMMENTS = ("comment", "conversation", "discussion", "readers think", "two cents")
_OF_COPYRIGHT = ("©", "(c)", "copyright", "rights reserved", "may not be published")
_OF_LINKS = (*":|»>[/",)
_OF_AUTHORS = ("follow ", "submit a ", "mail ", "reached at", "contacted at", "@")

RULES: tuple[Rule, ...] = (
    Rule("separator", "* * *", 20, is_separator),
    Rule("script", "window.ads = window.ads || [];", 400, is_script),
    Rule("navigation", "Skip to content", 14, is_navigation),
    Rule("navigation", "Analysis Interpretation of the news, with background", 40, _LABEL),
    Rule("advert", "Advertisement - Continue Reading Below", 8, _ADVERT),
    Rule("read_more", "READ MORE", 8, _READ_MORE),
    Rule("comments", "14 Comments To This Article", 25, _COMMENTS, _OF_COMMENTS),
    Rule("share_buttons", "Share on Facebook Share on Twitter", 14, is_share_buttons),
    Rule("gallery", "Image 1 of 9", 8, _GALLERY),
    Rule("cookies", "By staying on this site you agree to our use of cookies.", 90, is_cookie_notice, ("cookie",)),
    Rule("copyright", "© 2031 Meridian. All rights reserved.", 60, _COPYRIGHT, _OF_COPYRIGHT),
    Rule("clock", "04-11-2032 09:41 AM Halden Time", 12, is_clock),
    Rule("published", "Posted: 10:30 AM, July 15, 2031", 22, is_time_stamp),
    Rule("newsletter", "Sign up for our daily newsletter.", 45, is_newsletter),
    Rule("cross_link", "More from the Courier: Pilots ask for a say", 32, _CROSS_LINK, _OF_LINKS),
    Rule("related", "Related stories", 10, _RELATED),
    Rule("tags", "Filed under: Ordal strait, fishing", 25, _TAGS),
    Rule("contributors", "(Reporting by A. Writer; Editing by B. Editor)", 70, _CONTRIBUTORS),
    Rule("contributors", "A. Writer contributed to this report.", 70, _CONTRIBUTED, ("contributed",)),
    Rule("contributors", "Maddow reported from Halden.", 14, _REPORTED, ("reported",)),
    Rule("embed", "— Office of the Envoy (@envoy) March 4, 2031", 60, _EMBED, ("(@", "pic.twitter.com/", "t.co/")),
    Rule("about_author", "A. Writer covers the strait. Follow her on Twitter @awriter", 80, _ABOUT_AUTHOR, _OF_AUTHORS),
)
# What a headline may look like: "Video: the summit in a minute"
NOT_FOR_TITLES = frozenset("cross_link related contributors embed copyright".split())


def find_rule(text: str, spare: frozenset[str] = frozenset()) -> str:
    """Name the rule that a whole line falls under; empty where none does.

    Parameters
    ----------
    text : str
        A line of the page, spaces normalised.
    spare : frozenset of str
        Rules not to use, as for a line that may be the title.

    Examples
    --------
    >>> find_rule("READ MORE"), find_rule("The envoy will read more of the file on Monday.")
    ('read_more', '')
    """
    words = min(length(text), _MOST)
    signs = tuple(filter(lower(text).__contains__, _signs_for(words)))
    for rule in _rules_for(words, signs):
        if rule.name not in spare and rule.matches(text):
            return rule.name
    return ""


_MOST = 1 + max(rule.most_words for rule in RULES)


@cache
def _signs_for(words: int) -> tuple[str, ...]:
    """The signs of the rules for lines of so many words."""
    return tuple(dict.fromkeys(sign for rule in RULES if words <= rule.most_words for sign in rule.signs))


@lru_cache(maxsize=4096)
def _rules_for(words: int, signs: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules for lines of so many words that hold these signs."""
    return tuple(
        rule for rule in RULES if words <= rule.most_words and not (rule.signs and set(signs).isdisjoint(rule.signs))
    )
