"""Rules for page clutter that a line shows by its own wording.

Each rule has a name, an example, the most words such a line may have, and a
pattern that the whole line must match. Where a line may be prose, the rule
leaves it in: clutter left over is seen in the text, prose cut is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from framing.corpus.dates import MONTHS
from framing.corpus.lines import is_prose, length


class Rule(NamedTuple):
    """A kind of clutter line: `matches` says whether a line is one."""

    name: str
    example: str
    most_words: int
    matches: Callable[[str], object]


def _pattern(pattern: str, flags: int = re.IGNORECASE) -> Callable[[str], object]:
    return re.compile(pattern, flags | re.VERBOSE).fullmatch


_WORDS = re.compile(r"[^\W\d_]+")

_SHARE = frozenset(
    "share shares sharing tweet tweets retweet retweets email mail print facebook twitter whatsapp linkedin pinterest "
    "reddit google fbshare gshare flipboard messenger telegram sms embed connect commentemailmore like likes pin".split()
)
_BESIDE_SHARE = _SHARE | frozenset(
    "e on this story article via to link copy post more comment comments save send by a the page it".split()
)


def is_share_buttons(text: str) -> bool:
    """Say whether a line is a row of buttons to share the page.

    >>> is_share_buttons("Share on Facebook Share on Twitter 12"), is_share_buttons("Share prices fell")
    (True, False)
    """
    words = _WORDS.findall(text.lower())
    return bool(words) and all(w in _BESIDE_SHARE for w in words) and any(w in _SHARE for w in words)


_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
_CLOCK_WORDS = frozenset(
    f"{_WEEKDAYS} am pm a m p et est edt cet cest ct cst cdt mt mst mdt pt pst pdt bst gmt utc ist st nd rd th at on of "
    "t z eastern central noon midnight "
    "ago hr hrs hour hours min mins minute minutes sec second seconds day days week weeks less than one an "
    "published posted updated update first last originally modified created date time comment comments today yesterday".split()
) | frozenset(MONTHS)
_STAMP_WORDS = frozenset("published posted updated update modified yesterday today".split())
_TIME = re.compile(r"\d{1,2}[:.]\d\d|\d ?[ap]\.?m\b", re.IGNORECASE)


def is_time_stamp(text: str) -> bool:
    """Say whether a line is nothing but a day, a time, or both.

    >>> is_time_stamp("Posted: 10:30 AM, July 15, 2031"), is_time_stamp("3 hours ago"), is_time_stamp("May 7 talks")
    (True, True, False)
    """
    words = _WORDS.findall(text.lower())
    if not all(w in _CLOCK_WORDS for w in words):
        return False
    digits = any(c.isdigit() for c in text)
    named = any(w in MONTHS or w in _STAMP_WORDS or w in _WEEKDAYS.split() or w == "ago" for w in words)
    numeric = digits and (bool(_TIME.search(text)) or bool(re.search(r"\d+[/.-]\d+[/.-]\d{4}|\d{4}-\d\d-\d\d", text)))
    # "May 2031" and "2031" may be subheads; "Monday" begins a diary
    return (digits and (named and len(words) + text.count("20") > 1 or numeric)) or any(
        w in _STAMP_WORDS for w in words
    )


_SECTION_STAMP = re.compile(
    r"(?:[A-Z][\w./&’'-]*,?\s+){1,5}(?:\|\s*)?(?P<stamp>(?:\d|\w{3,9}\.?,?\s+\d)[\w\s,.:/|-]*\d{4}[\w\s,.:|]*)"
)


def is_section_stamp(text: str) -> bool:
    """Say whether a line is a section's or an outlet's name with a day and a time.

    >>> is_section_stamp("The Merrow Courier, 3 October 2031, 17:05"), is_section_stamp("Summer Games 2031")
    (True, False)
    """
    match = _SECTION_STAMP.fullmatch(text)
    return bool(match and _TIME.search(text) and is_time_stamp(match["stamp"]))


_QUOTE = re.compile('["“]')
_ASKING = re.compile(
    r"(?:sign\s(?:me\s)?up|subscribe|get\s(?:the|our|today|unlimited|breaking|more|alerts)|thank\syou\sfor\ssign|you\s(?:can|have)|be\sthe\sfirst|by\s(?:clicking|signing|submitting|subscribing)"
    r"|never\smiss|choose|join\s|try\s|unlimited|digital|your\s|the\s|receive|want\s|click|to\s|enter|stay\s|like\sthis|breaking|most|daily|please|already|support|free|follow)",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"newsletters?\b|\binbox\b|unsubscribe|\bsign(?:ing)?\s(?:me\s)?up\b|\bsubscri(?:be|bed|bing|ption|bers?)\b|privacy\spolicy|digital\saccess"
    r"|news\semails?\b|never\smiss\sa\sstory|first\sto\sknow|app\sstore|plan\sthat.s\sright|like\sthis\sarticle\?|(?:top|today.s)\s(?:stories|headlines)\sdelivered"
    r"|stories\sdelivered\severy|try\sone\smonth|breaking\snews\sas\sit\shappens|story\smust\sbe\stold",
    re.IGNORECASE,
)

_PRAISE = re.compile(
    r"\byour?\b|delivered\s(?:every|daily|to)|most\sreliable|must\sbe\stold|first\sto\sknow", re.IGNORECASE
)


def is_newsletter(text: str) -> bool:
    """Say whether a line asks the reader to subscribe.

    >>> is_newsletter("Sign up for our daily newsletter."), is_newsletter("The union's newsletter was seized.")
    (True, False)
    """
    if _QUOTE.search(text) or not _ASKING.match(text):
        return False
    # "The union's newsletter" is news; an invitation speaks to the reader or praises itself
    told = text.lower().startswith(("the ", "to ", "most "))
    return bool(_LETTER.search(text)) and (not told or bool(_PRAISE.search(text)))


NAVIGATION = frozenset(
    """
    a a|accuweather.com quick look|amp|autoplay|autoplay autoplay|back to gallery|back to top|buy photo|caption|close|close share panel
    cnn livestream|cnn video|coming soon|congratulations|edit|edition|embed|enter city and state or zip code|expand|go to permalink
    home|image|interactive|just watched|less|log in|login|main menu|media playback is unsupported on your device|menu|modal trigger|more
    more videos|more_vert|must watch|next|now playing|npr shop|obituaries front|play|play video|play_arrow|prev next|previous|print this page
    purchase: order reprint|purchase order reprint|recommended video|replay|scroll to top of page|search|share_button|show chapters|sign in
    sign out|site map|skip ad|skip to content|skip to main content|subscribe now sign in|text size|toggle caption|top|transcript
    these are external links and will open in a new window|this programme will be available shortly after broadcast|today|top coverage
    up next|video|video_youtube|watch live|watch now|you are signed in as|your browser does not support html5 video|x|none
    hide caption|enlarge this image|image gallery|photo gallery|view gallery|view more videos|full screen|fullscreen|share this
    """.replace("\n", "|").split("|")
)
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")


def is_navigation(text: str) -> bool:
    """Say whether a line is a button or a label of the page's frame.

    >>> is_navigation("Back to top"), is_navigation("Your weather is set to . You can change the location at any time.")
    (True, True)
    """
    plain = _EDGE.sub("", text.lower())
    return plain in NAVIGATION or plain.replace("  ", " ") in NAVIGATION or plain.startswith("your weather is set to")


def is_cookie_notice(text: str) -> bool:
    """Say whether a line is a notice about cookies.

    >>> is_cookie_notice("We use cookies to improve this site."), is_cookie_notice("She baked cookies for the guards.")
    (True, False)
    """
    low = text.lower()
    return "cookie" in low and bool(
        re.search(
            r"\b(?:site|website|accept|polic(?:y|ies)|consent|settings|browser|browsing|preferences|agree)\b", low
        )
    )


def is_separator(text: str) -> bool:
    """Say whether a line holds no letter and no figure.

    >>> is_separator("* * *")
    True
    """
    return not any(c.isalnum() for c in text)


_STARTS_LINK = r"more\s(?:from|on|in)\s[^:]{2,60}|more\snews|(?:please\s)?(?:also\s)?(?:read|see|watch|listen)(?:\s(?:more|also|next|this|here|now))?|also\sread|also|related(?:\s\w+)?|video|videos|photos?|pictures|in\spictures|gallery|recommended|don[’']t\smiss|must[\s-]read|live|from\sthe\sarchives?|up\snext|slideshow|click\shere"

RULES: tuple[Rule, ...] = (
    Rule("separator", "* * *", 20, is_separator),
    Rule("navigation", "Skip to content", 14, is_navigation),
    Rule(
        "advert",
        "Advertisement - Continue Reading Below",
        8,
        _pattern(
            r"[\W]*(?:advertisements?|ad|sponsored(?:\scontent)?|promoted|paid\s(?:content|post))\b(?:\W*(?:continue\sreading\s(?:below|the\smain\sstory)|by\b.*))?\W*|(?:story|article)\scontinues\s(?:below|after)(?:\s(?:the\s)?(?:ad|advert|advertisement))?\W*"
        ),
    ),
    Rule(
        "read_more",
        "READ MORE",
        8,
        _pattern(
            r"(?:(?:to\s)?(?:read|see|show|view|load|continue|learn)\s(?:more|reading|all|(?:the\s)?(?:full|rest|whole|original)\b.{0,30})(?:\s(?:here|»|at\b.*))?|story\scontinues|(?:go\sto\s)?full\s(?:story|article)|more\s?»|click\sfor\smore|for\smore\sclick\shere|tap\sto\sread\smore)[\s.…»>:]*"
        ),
    ),
    Rule(
        "comments",
        "14 Comments To This Article",
        25,
        _pattern(r"""
        (?:comments?\W{0,3})?\d*\s?(?:reader\s)?comments?(?:\s(?:to|on)\sthis\s(?:article|story))?(?:\W*\d+)?\W*
        |(?:view|show|hide|see|read|loading|load|post|leave|add|write)\s(?:all\s|your\s|a\s)?(?:\d+\s)?comments?\W*
        |(?:click\s)?(?:here\s)?to\scomment\son\sthis\sarticle\W*|click\shere\sto\scomment\b.{0,30}
        |(?:join|start)\sthe\s(?:[\w’']+\s)?(?:conversation|discussion)\W*|be\sthe\sfirst\sto\scomment\W*
        |(?:no\scomments(?:\syet)?|comments\s(?:are\s)?(?:closed|off|disabled))\W*
        |to\sfind\sout\smore\sabout\sfacebook\scommenting.*|.{0,60}\bread\sour\scomment(?:s|ing)?\spolicy.*
        |\W*%\sof\sreaders\sthink.*|.{0,40}\badd\syour\stwo\scents\W*"""),
    ),
    Rule("share_buttons", "Share on Facebook Share on Twitter", 14, is_share_buttons),
    Rule(
        "gallery",
        "Image 1 of 9",
        5,
        _pattern(
            r"(?:image|photo|slide|picture)s?\s?\d+\s?(?:of|/)\s?\d+|\d+\s?(?:/|of)\s?\d+|\d+/n|[\w\s-]{1,60}\.(?:jpe?g|png|gif)"
        ),
    ),
    Rule("cookies", "By staying on this site you agree to our use of cookies.", 90, is_cookie_notice),
    Rule(
        "copyright",
        "© 2031 Meridian. All rights reserved.",
        60,
        _pattern(
            r"(?:©|\(c\)\s|copyright\b(?!\s(?:law|case|suit|claim|infring|rules|reform)))(?!.*\bphoto\b).*|.{0,120}\ball\srights\sreserved\b.*|.*\bmay\snot\sbe\spublished,\sbroadcast\b.*|.{2,40}©\s?\d{4}.{0,40}"
        ),
    ),
    Rule(
        "clock",
        "04-11-2032 09:41 AM Halden Time",
        12,
        _pattern(
            r"(?=.*\d).{4,40}\s(?:[A-Z][a-z]+\s){0,2}tim(?:e|ing)\W*|.*\b\d+[\s-]day\sforecast\W*|(?:page\s)?(?:saved|printed|retrieved|accessed|archived)(?:\son|:)?\s.*\d{4}.*|today(?:\sis|[’']s\sdate\sis|:)\s.*\d.*"
        ),
    ),
    Rule(
        "published", "Posted: 10:30 AM, July 15, 2031", 22, lambda text: is_time_stamp(text) or is_section_stamp(text)
    ),
    Rule("newsletter", "Sign up for our daily newsletter.", 45, is_newsletter),
    Rule(
        "cross_link",
        "More from the Courier: Pilots ask for a say",
        32,
        _pattern(
            rf"(?:{_STARTS_LINK})\s?[:|»>]\s*\S.*|\[\s?[^\[\]]{{12,200}}\s?\]|.{{10,150}}\s»|https?://\S+|(?:[\w-]+\.)+(?:com|org|net|co\.uk)/\S+"
        ),
    ),
    Rule(
        "related",
        "Related stories",
        7,
        _pattern(
            r"(?:related|recommended|trending|popular)(?:\s(?:content|articles?|stories|story|coverage|links?|news|topics|videos?|posts?|reading|for\syou|now|in\s\w+))?[\s:.…]*|(?:more|most|also)\s(?:popular|read|viewed|shared|commented|in|from|on)\b.{0,40}|(?:read|see)\s(?:also|next)\W*|(?:you\s(?:may|might)\salso\slike|editors?[’']?s?\s(?:picks?|choice)|top\s(?:stories|news|picks)|latest\s(?:news|stories)|breaking\snews|what\sto\sread\snext|don[’']t\smiss)\W*|[\w\s.]{2,30}•"
        ),
    ),
    Rule(
        "tags",
        "Filed under: Ordal strait, fishing",
        25,
        _pattern(
            r"(?:tags?|topics?|filed\s(?:under|in)|keywords?|categor(?:y|ies)|posted\sin)(?:\s?:.*|\s(?![a-z]).*|)"
        ),
    ),
    Rule(
        "contributors",
        "(Reporting by A. Writer; Editing by B. Editor)",
        70,
        _pattern(r"""
        \(?(?:additional\s|further\s)?(?:reporting|writing|editing|compiled|production)\s(?:and\s(?:writing|editing|reporting)\s)?by\b(?:[^.]|\.(?!\s[A-Z][a-z]+\s[a-z]+ed\b))*
        |.{3,200}\bcontributed\s(?:additional\sreporting\s)?(?:to|for)\sthis\s(?:report|story|article|post|newsletter)\b.{0,60}
        |\(?with\s(?:inputs?|reports?|reporting|files)\s(?:from|by)\b[^.]{2,100}[.)]*|sources?\s?:\s?[\w\s/&,.-]{2,50}
        |(?:[A-Z][\w’'-]+\s){1,3}(?:(?:and|,)\s(?:[A-Z][\w’'-]+\s){1,3})?reported\sfrom\s[^.]{3,60}\.?"""),
    ),
    Rule(
        "embed",
        "— Office of the Envoy (@envoy) March 4, 2031",
        60,
        _pattern(r"[—–-]{1,2}\s?.{1,70}\(@\w+\).{0,40}|\S.*\s(?:pic\.twitter\.com|https?://t\.co)/\w+\W*"),
    ),
    Rule(
        "about_author",
        "A. Writer covers the strait. Follow her on Twitter @awriter",
        80,
        _pattern(r"""
        .{0,300}\bfollow\s(?:him|her|them|me|us|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}|the\s[A-Z][\w\s]{2,40})\s(?:on\s(?:twitter|facebook|instagram|x)\b|@|at\s).*
        |.{0,200}\b(?:submit\sa\s(?:letter|comment)\sto|write\sto\s\S+@|e-?mail\s(?:him|her|the\s(?:author|writer|reporter))|can\sbe\s(?:reached|contacted)\sat)\b.*
        |(?:contact|e-?mail)\s.{3,60}@\S+|\S+@\S+\.\w+(?:\s\([^)]*\))?"""),
    ),
)
_EARLY = tuple(rule for rule in RULES)


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
    words = length(text)
    for rule in _EARLY:
        if words <= rule.most_words and rule.name not in spare and rule.matches(text):
            return rule.name
    return ""


# Rules that a headline may fall under by its wording: "Video: the summit in a minute"
NOT_FOR_TITLES = frozenset(
    {
        "cross_link",
        "related",
        "tags",
        "contributors",
        "newsletter",
        "embed",
        "about_author",
        "clock",
        "copyright",
        "cookies",
    }
)
__all__ = ["NOT_FOR_TITLES", "RULES", "Rule", "find_rule", "is_prose"]
