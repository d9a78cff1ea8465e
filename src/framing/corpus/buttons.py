"""The frame of a page: buttons, labels, notices and invitations."""

from __future__ import annotations

import re

from framing.corpus.lines import length

_WORDS = re.compile(r"[^\W\d_]+")
_SHARE = frozenset(
    "share shares sharing tweet tweets retweet retweets email mail print facebook twitter whatsapp "
    "linkedin pinterest reddit google fbshare gshare flipboard messenger telegram sms embed connect "
    "commentemailmore like likes pin".split()
)
_BESIDE_SHARE = _SHARE | frozenset(
    "e on this story article via to link copy post more comment comments save send by a the page it".split()
)


def is_share_buttons(text: str) -> bool:
    """Say whether a line is a row of buttons to share the page.

    >>> is_share_buttons("Share on Facebook Share on Twitter 12"), is_share_buttons("Share prices fell")
    (True, False)
    """
    small = text.lower()
    if any(word[0] not in _BESIDE_SHARE for word in _WORDS.finditer(small)):  # mostly the first word tells
        return False
    return any(word in _SHARE for word in _WORDS.findall(small))


# Lines that are labels of page frames, collected from the pages of some seventy
# sites; compared in small letters, marks at both ends left out.
NAVIGATION = frozenset(
    label.strip()
    for label in """
    a a|accuweather.com quick look|amp|autoplay|autoplay autoplay|back to gallery|back to top|buy photo|cancelsend
    caption|close|close share panel|cnn livestream|cnn video|coming soon|congratulations
    edit|edition|embed|enlarge this image
    expand|font size|full screen|fullscreen|go to permalink|hide caption|home|image|image gallery|interactive
    just watched|less|listen|log in|login|mail icon|main menu|media playback is unsupported on your device|menu
    modal trigger|more|more videos|more_vert|must watch|next|none|now playing|npr shop|obituaries front
    photo gallery|play|play video|play_arrow|prev next|previous|print this page|privacy policy
    purchase order reprint|purchase: order reprint|recommended video|replay|resize text|save|scroll to top of page
    search|share this|share_button|show chapters|sign in|sign out|site map|skip ad|skip to content
    skip to main content|subscribe now sign in|text size
    today|toggle caption|top|top coverage|transcript
    up next|video|video_youtube|view gallery|view more videos|watch live|watch now|x|you are signed in as
    your browser does not support html5 video
    """.replace("\n", "|").split("|")
)
_NOTICES = (
    "a link has been posted to",
    "a link has been sent to",
    "copy this code to your",
    "enter city and state or",
    "tap here to turn on",
    "these are external links and",
    "this programme will be available",
    "turn on notifications",
    "your weather is set to",
)
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")


def is_navigation(text: str) -> bool:
    """Say whether a line is a button or a label of the page's frame, or a bare number.

    >>> is_navigation("Back to top"), is_navigation("Your weather is set to Halden.")
    (True, True)
    """
    plain = _EDGE.sub("", text.lower())
    if plain.isdigit():  # a number of a slide, of comments; not a year
        return len(plain) < 4
    if plain in NAVIGATION or plain.startswith(_NOTICES):
        return True
    return text[-1] == "•" and len(text) < 32  # a provider's name: "Northline News•"


_ASKING = re.compile(
    r"(?:sign\s(?:me\s)?up|subscribe|get\s|thank\syou\sfor\ssign|you\s(?:can|have)|be\sthe\sfirst|by\s(?:clicking|signing|submitting|subscribing)"
    r"|never\smiss|choose|join\s|try\s|unlimited|digital|your\s|the\s|receive|want\s|click|to\s|enter|stay\s|like\sthis|breaking|most|daily"
    r"|please|already|support|free|follow|not\sa\s|privacy)",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"newsletters?\b|\binbox\b|unsubscribe|\bsign(?:ing)?\s(?:me\s)?up\b|\bsubscri(?:be|bed|bing|ption|bers?)\b|privacy\spolicy"
    r"|digital\saccess|never\sshare\syour|news\salerts|news\semails?\b|never\smiss\sa\sstory|first\sto\sknow|app\sstore|plan\sthat.s\sright"
    r"|like\sthis\sarticle\?|(?:top|today.s)\s(?:stories|headlines)\sdelivered|stories\sdelivered\severy|^get\s[\w\s’']{3,30}\sheadlines$"
    r"|digital\sand\sprint\sdelivery|try\sone\smonth|breaking\snews\sas\sit\shappens|story\smust\sbe\stold",
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
    if '"' in text or "“" in text or not _ASKING.match(text):
        return False
    # "The union's newsletter" is news; an invitation speaks to the reader or praises itself
    small = text.lower()
    told = small.startswith(("the ", "to ", "most ")) or (small.startswith("get ") and length(text) > 12)
    return (not told or bool(_PRAISE.search(text))) and bool(_LETTER.search(text))


_COOKIES = re.compile(
    r"\b(?:site|website|accept|polic(?:y|ies)|consent|settings|browser|browsing|preferences|agree|your "
    r"device)\b|\buses cookies\b"
)


def is_cookie_notice(text: str) -> bool:
    """Say whether a line is a notice about cookies.

    >>> is_cookie_notice("We use cookies to improve this site."), is_cookie_notice("She baked cookies for the guards.")
    (True, False)
    """
    small = text.lower()
    return "cookie" in small and bool(_COOKIES.search(small))


_SCRIPT = re.compile(r"\bwindow\.\w+\s?=|\b(?:var|function)\b.*[{;]|\.push\(\s?\{|\bdocument\.\w+\(|^<\w+[^>]*>$")


def is_script(text: str) -> bool:
    """Say whether a line is code of the page.

    >>> is_script("window.ads = window.ads || [];")
    True
    """
    return text[-1] in ";})>" and bool(_SCRIPT.search(text))


def is_separator(text: str) -> bool:
    """Say whether a line holds no letter and no figure.

    >>> is_separator("* * *")
    True
    """
    return not (text[0].isalnum() or any(c.isalnum() for c in text))
