"""Bytes to text: which encoding, and what had to be repaired."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
# Two characters that a UTF-8 letter or mark makes when it is read as Windows-1252 or Latin-1
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]"
)
_INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]")


class Decoded(NamedTuple):
    """A text, the encoding it was in, and what was repaired; `problem` says why there is no text."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()
    problem: str = ""


def decode(data: bytes) -> Decoded:
    r"""Decode the bytes of a page.

    A byte-order mark decides; then UTF-16 without one, strict UTF-8,
    UTF-8 with single stray bytes, Windows-1252, and chardet's guess where
    Windows-1252 cannot be. Mojibake is repaired line by line with ftfy's
    encoding repair alone, which leaves curly marks as they are.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    Decoded

    Examples
    --------
    >>> decode("café".encode("cp1252")).encoding, decode(b"%PDF-1.7").problem[:23]
    ('cp1252', 'a PDF, not text: export')
    >>> decode(b"the minister\xc3\xa2\xe2\x82\xac\xe2\x84\xa2s reply").text
    'the minister’s reply'
    """
    encoding, problem = find_encoding(data)
    if problem:
        return Decoded("", encoding, (), problem)
    text, notes = _decoded(data, encoding)
    mended = mend(text)
    return Decoded(mended.text, encoding, (*notes, *mending_notes(mended.repaired, mended.dropped)))


class Mended(NamedTuple):
    """A text, the number of lines whose mojibake was repaired, and that of invisible characters left out."""

    text: str
    repaired: int
    dropped: int


def mend(text: str) -> Mended:
    r"""Repair what was decoded wrongly long ago, and leave out invisible characters.

    >>> mend("cafÃ©\u200b")
    Mended(text='café', repaired=1, dropped=1)
    """
    if text.isascii():
        return Mended(text, 0, 0)
    text, repaired = repair_mojibake(text)
    text, dropped = _INVISIBLE.subn("", text)
    return Mended(text, repaired, dropped)


def mending_notes(repaired: int, dropped: int) -> tuple[str, ...]:
    """What to say of a text that was mended.

    >>> mending_notes(2, 0)
    ('mojibake repaired in 2 lines',)
    """
    repairs = f"mojibake repaired in {repaired} line{'s' * (repaired > 1)}"
    drops = f"{dropped} invisible character{'s' * (dropped > 1)} left out"
    return (repairs,) * bool(repaired) + (drops,) * bool(dropped)


def find_encoding(data: bytes) -> tuple[str, str]:
    """Find the encoding of a page, and a problem where it is no text.

    >>> find_encoding("Grüße".encode()), find_encoding("talks".encode("utf-16-le"))
    (('utf-8', ''), ('utf-16-le', ''))
    """
    encoding, problem = find_kind(data)
    return (encoding, problem) if encoding or problem else (_narrow(data), "")


def find_kind(data: bytes) -> tuple[str, str]:
    """What the first 20,000 bytes of a file tell of it: its encoding, or a problem; neither where all must be seen.

    >>> find_kind(b"Talks held"), find_kind(codecs.BOM_UTF8 + b"Talks held")
    (('', ''), ('utf-8-sig', ''))
    """
    if not data.strip():
        return "", "the file is empty"
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, ""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return "", f"{kind}, not text: export it as .txt or .html and put that here"
    if data[:4000].count(0):
        return _wide(data)
    if len(_CONTROL.findall(data[:20_000])) > len(data[:20_000]) / 50:
        return "", "binary data, not text: is it the right file?"
    return "", ""


def repair_mojibake(text: str) -> tuple[str, int]:
    r"""Repair lines whose UTF-8 was once read as another encoding, and count them.

    >>> repair_mojibake("cafÃ©\nplain “quoted” line")
    ('café\nplain “quoted” line', 1)
    """
    if text.isascii() or not _MOJIBAKE.search(text):
        return text, 0
    import ftfy

    lines = text.split("\n")
    fixed = [ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line for line in lines]
    return "\n".join(fixed), sum(a != b for a, b in zip(lines, fixed, strict=True))


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: in English every second byte is 0."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if len(data) % 2 == 0 and odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le", ""
    if len(data) % 2 == 0 and even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be", ""
    return "", "binary data (zero bytes), not text: is it the right file?"


def _narrow(data: bytes) -> str:
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    high = len(_HIGH.findall(data))
    stray = data.decode("utf-8", "replace").count("\ufffd")
    if stray * 4 < high:  # nearly all of it is sound UTF-8
        return "utf-8 with stray bytes"
    if (high < 20 or high * 5 < len(data)) and _decodes(data, "cp1252"):
        return "cp1252"
    return _guess(data)


def _guess(data: bytes) -> str:
    import chardet

    guess = chardet.detect(data[:50_000])
    name = guess["encoding"] or ""
    sure = (guess["confidence"] or 0) > 0.8
    return name.lower() if name and sure and _decodes(data, name) else "latin-1"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _decoded(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    if encoding == "utf-8 with stray bytes":
        text = data.decode("utf-8", "framing-cp1252")
        return text, ("UTF-8 with stray bytes of Windows-1252, which were read as such",)
    text = data.decode(encoding, "replace")
    notes = () if encoding in ("utf-8", "utf-8-sig") else (f"read as {encoding}",)
    lost = text.count("\ufffd")
    return text, (*notes, f"{lost} unreadable bytes") if lost else notes


def _stray_bytes(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace"), error.end


codecs.register_error("framing-cp1252", _stray_bytes)
