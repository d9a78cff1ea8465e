"""Reports to pages as saved from the web, clutter and all, and the list of what is clutter."""

from __future__ import annotations

from building.reports import Report

CREDITS = ("copyright", "byline", "dateline")


def page(report: Report) -> tuple[bytes, list[dict[str, object]]]:
    """The page's bytes, and a row of removed.csv for each line of clutter.

    The title stands first, or after a page clock. Blocks are separated by an
    empty line, but a block that is glued continues in the same line: a caption
    without a space, anything else with one.
    """
    lines: list[str] = []
    removed: list[dict[str, object]] = []
    gap, stuck = True, ""
    for rule, text in _pieces(report):
        if gap and lines:
            lines.append("")
        piece, glue = text if isinstance(text, tuple) else (text, False)
        start = len(lines) + 1
        if rule:
            removed += _removed(report, rule, piece, start)
        if glue:
            stuck += piece + ("" if rule == "caption" else " ")
        else:
            lines += (stuck + piece).split("\n")
            stuck = ""
        gap = not stuck
    if stuck:
        raise report.fail(report.blocks[-1].line, "a glued block needs a paragraph after it")
    return _encode(report, "\n".join(lines) + "\n"), removed


def _pieces(report: Report) -> list[tuple[str, tuple[str, bool]]]:
    pieces: list[tuple[str, tuple[str, bool]]] = []
    paragraph = 0
    for block in report.blocks:
        if block.kind == "cut":
            pieces.append((block.rule, ("\n".join(line.strip() for _, line in block.lines), block.glue)))
        else:
            paragraph += 1
            words = " ".join(s.text for s in report.sentences if s.paragraph == paragraph)
            pieces.append(("", (words, False)))
    clocks = next((i for i, (rule, _) in enumerate(pieces) if rule != "clock"), 0)
    pieces.insert(clocks, ("", (report.title, False)))
    return pieces


def _removed(report: Report, rule: str, piece: str, start: int) -> list[dict[str, object]]:
    return [
        {"article_id": report.id, "line": start + n, "rule": rule, "text": text}
        for n, text in enumerate(piece.split("\n"))
    ]


def _encode(report: Report, text: str) -> bytes:
    agency = report.header["agency"]
    credited = [text for b in report.blocks if b.rule in CREDITS for _, text in b.lines if agency in text]
    if agency and not credited:
        raise report.fail(6, f"agency is {agency}, but no {', '.join(CREDITS)} block credits it")
    try:
        return text.encode(report.header["encoding"])
    except (UnicodeEncodeError, LookupError) as error:
        raise report.fail(8, f"the page cannot be written as {report.header['encoding']}: {error}") from None
