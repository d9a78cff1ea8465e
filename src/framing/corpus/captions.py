"""Photo captions and credits, standing alone or glued to the paragraph after them."""

from __future__ import annotations

import re

from framing.corpus.lines import NAME, ends_sentence, holds, is_prose, length, lower

# What names a picture's owner: never a reason to credit an agency with the text.
_OWNER = (
    r"(?:AP\sPhotos?|AFP\sPhotos?|Getty(?:\sImages)?|EPA(?:-EFE)?|Lehtikuva|Shutterstock|NurPhoto|Alamy|Zuma|Redux"
    r"|(?i:file\sphoto|pool\sphoto|handout|photo\scredit|photo\sby|photo\scourtesy|image\scourtesy)"
    r"|(?:via|Via)\s(?:AP|AFP|Reuters|REUTERS|Getty|CNN|Associated\sPress)"
    r"|[/|]\s?(?:AP|AFP|EPA|Reuters|REUTERS|TASS|Sputnik|Bloomberg|Pool|POOL|Associated\sPress|The\sAssociated\sPress|Anadolu)\b"
    r"|\(?(?:AP|AFP|Reuters|REUTERS|EPA|Lehtikuva|Bloomberg)\)?$)"
)
OWNER = re.compile(_OWNER)
_LABEL = (
    r"(?:Photo(?:graph)?s?|Picture|Pic|Image|Media|Video|Illustration|Graphic|Image\scopyright|(?:Photo"
    r"|Image)\scredit|Credit)"
)
_LABELS = (
    "Photo",
    "Pic",
    "Image",
    "Media",
    "Video",
    "Illustration",
    "Graphic",
    "Credit",
)  # what each _LABEL begins with
_CREDIT_LINE = re.compile(
    rf"\(?{_LABEL}s?\s?(?:(?:by|courtesy(?:\sof)?)\s|:\s?|\sby\s)\S.{{1,80}}|Image\scopyright\s.{{2,60}}|Image:\s+via\s.{{2,40}}"
    rf"|{NAME.pattern}\s?/\s?(?:The\s)?[A-Z][\w.’' /-]{{1,40}}",
)
_BARE = re.compile(r"^[A-ZÀ-Þ\d(-][\w.’'À-ÿ -]*(?:[/|,][\w.’'À-ÿ /|,-]*)?\)?$")
_TAIL_CREDIT = re.compile(
    rf"(?:[.\s)”\"|]|(?<=[a-z])){_LABEL}s?(?::\s?|\s?by\s|\s?/\s?)[A-Z@](?:[^.!?]"
    rf"|(?<=[A-Z])\.){{2,90}}(?:\.[^.!?]{{0,40}})?$|Photograph\sby\s[^.]{{3,80}}$|Credit[A-Z][\w.’' "
    r"]+\sfor\s[A-Z][\w’' ]+$"
)
_OWNERS = ("Images", "hoto", "AFP", "EPA", "REX", "Shutterstock", "AP", "Reuters", "REUTERS", "CNN")
_ENDS_WITH_OWNER = re.compile(
    r"(?:/|\|\s?|\s|\.)(?:Getty\sImages|AP\s[Pp]hoto|AFP|EPA|REX|Shutterstock"
    r"|(?<=/)AP|(?<=/)Reuters|(?<=/)REUTERS|via\s(?:AP|AFP|Reuters|REUTERS|CNN))$"
)
_BRACKET = re.compile(r"\((?P<inside>[^()]{2,90})\)?\W{0,2}(?:\s?(?:more|less))?$")
_LABELLED = re.compile(rf"{_LABEL}s?(?::|\sby\s|\scredit)\s?\S")
_OPENING = re.compile(
    r"(?:FILE(?:\sPHOTO)?\b\s?[-–—:,.]|File\sphoto\b|In\sthis\s[\w\s,.]{3,60}\b(?:photo|image|picture|frame\sgrab|file)\b|Image\scaption\s|Caption:?\s[A-Z]|Above:|Pictured:)"
)
_SIDES = re.compile(
    r"\((?:L|R|C|left|right|cent(?:er|re)|2nd\s[LR]|L-R|from\sL|pictured[^)]{0,40})\)|,\s(?:left|right|cent(?:er|re)),?\s|^From\sleft\b|\bL-R:",
    re.IGNORECASE,
)
# Left out are verbs that are nouns as well: "opens without talk of", "a march for"
_VERBS = (
    "speaks|shakes?|gestures|waves?|arrives?|walks|talks|listens?|looks|stands?|sits?|poses?|attends?|meets?|delivers|addresses|gets"
    "|leaves?|boards|steps|smiles|holds?|embraces|greets?|welcomes|watches|gathers?|marches|waits|seen|pictured|shown|reacts|answers"
    "|inspects|enters|disembarks?|exits|rides|takes|escorts|review"
)
_DOES = re.compile(
    rf"(?<!\bwill )(?<!\bto )(?<!\bnot )(?<!\bmay )(?<!\bcan )(?<!\bwould )(?<!\bcould )(?<!\bshould )\b(?:{_VERBS})\b"
)
# A capital directly after a full stop, bracket or small letter, as in "(R)The talks", "Halden.The talks". The capital
# comes first in the pattern, so that it is searched for by that letter: a tenth of the time
_GLUE = re.compile(r"[A-Z](?:(?<=[a-z\d]{2}\..)|(?<=[\w.][)”\"].)|(?<=[a-z].))(?=[a-z’'A-Z.\s])")


def has_caption_verb(text: str) -> bool:
    """Say whether one of the first twelve words is what captions say people do.

    >>> has_caption_verb("The envoy (L) walks to her car."), has_caption_verb("The envoy walked to her car.")
    (True, False)
    """
    return bool(_DOES.search(" ".join(text.split(" ", 13)[1:13])))


def is_credit(text: str) -> bool:
    """Say whether a line is nothing but the credit of a picture.

    >>> [is_credit(text) for text in ("Photo: Ines Maddow, AP", "(AP Photo/Ines Maddow)", "I. MADDOW/AFP/Getty Images")]
    [True, True, True]
    >>> is_credit("Reuters was told of the plan.")
    False
    """
    words = length(text)
    if words > 14 or (words > 8 and ends_sentence(text)):
        return False
    if _CREDIT_LINE.fullmatch(text):
        return True
    return 1 < words <= 12 and bool(_BARE.match(text)) and bool(OWNER.search(text))


def is_caption(text: str) -> bool:
    """Say whether a line is a caption by what it says of itself.

    >>> is_caption("The envoy leaves the palace. Photograph: Meridian/Ines Maddow")
    True
    >>> is_caption("FILE - In this May 4, 2031 photo, ships wait off Halden.")
    True
    >>> is_caption("The photo of the envoy was taken in Halden, officials said.")
    False
    """
    words = length(text)
    if words > 110:
        return False
    return bool(_OPENING.match(text)) or _ends_with_credit(text) or (words <= 45 and is_sided(text))


def is_sided(text: str) -> bool:
    """Say whether a line tells who stands where in a picture.

    >>> is_sided("Minister A (L), Minister B (R)"), is_sided("Senator A (R) spoke.")
    (True, False)
    """
    if "(" not in text and not holds(lower(text), (", left", ", right", ", cent", "from left", "l-r:")):
        return False
    sides = _SIDES.findall(text)
    return len(sides) > 1 or (bool(sides) and has_caption_verb(text))


def find_glued(text: str) -> int:
    """Find where a caption ends that is glued to the paragraph after it; 0 where there is none.

    >>> text = "Minister A (L), Minister B (R)The two ministers met for an hour in Halden on Tuesday."
    >>> text[: find_glued(text)]
    'Minister A (L), Minister B (R)'
    >>> find_glued("The U.S.Navy sent a ship to the strait on Tuesday, the minister said.")
    0
    """
    for match in _GLUE.finditer(text, 8, 420):
        head, rest = text[: match.start()], text[match.start() :]
        if length(head) >= 3 and is_prose(rest) and _is_glued_caption(head):
            return match.start()
    return 0


def _is_glued_caption(head: str) -> bool:
    if head[-1].islower():  # "Photograph: Ines MaddowThe talks": only a credit ends so
        return bool(_TAIL_CREDIT.search(head)) or bool(
            re.search(r"(?:Getty Images|/AFP|/AP|Reuters|file photo)$", head)
        )
    return is_sided(head) or is_caption(head) or (has_caption_verb(head) and length(head) <= 40 and head[-1] in ".)")


def _ends_with_credit(text: str) -> bool:
    if holds(text[-140:], _LABELS) and _TAIL_CREDIT.search(text[-140:]):
        return True
    tail = text[-110:]
    bracket = _BRACKET.search(tail) if "(" in tail else None
    if bracket and _is_agency(bracket["inside"]):  # "... (AFP)" may credit the text: a sentence before it is no caption
        return not ends_sentence(tail[: bracket.start()].rstrip()) or (has_caption_verb(text) and length(text) <= 35)
    if bracket and _LABELLED.match(bracket["inside"]):
        return True
    if bracket and (OWNER.search(bracket["inside"]) or _is_owner_bracket(bracket["inside"])):
        return True
    return tail.endswith(_OWNERS) and bool(_ENDS_WITH_OWNER.search(tail))


def _is_agency(inside: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{2,5}|Reuters|Lehtikuva|Bloomberg|File", inside))


def _is_owner_bracket(inside: str) -> bool:
    """A name and an owner with a stroke between them: "(Ines Maddow/Northline News)"."""
    return bool(re.fullmatch(r"[A-ZÀ-Þ][\w.’' À-ÿ-]{3,40}\s?/\s?[A-Z][\w.’' /-]{1,50}", inside))
