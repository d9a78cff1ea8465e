"""Reports to the tables of the answer key."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import groupby

from building.quotations import Quotation, indirect, quotations
from building.reports import Report, Sentence, old_place
from framing.words import count_words, find_words

Row = dict[str, object]


def sentence_rows(report: Report) -> Iterable[Row]:
    """One row a sentence: whose words, how many of them quoted, who speaks."""
    for number, sentence in enumerate(report.sentences):
        words = find_words(sentence.text)
        spans = _spans(report, sentence)
        quoted = sum(any(a <= sentence.start + w[1] < b for a, b in spans) for w in words)
        yield {
            "article_id": report.id,
            "sentence": number,
            "paragraph": sentence.paragraph,
            "part": sentence.part,
            "start": sentence.start,
            "end": sentence.end,
            "voice": "outlet" if not quoted else "quoted" if quoted == len(words) else "mixed",
            "n_words": len(words),
            "quoted_words": quoted,
            "n_own": len(words) - quoted,
            "speakers": "; ".join(dict.fromkeys(_speakers(report, sentence))),
            "text": sentence.text,
        }


def _spans(report: Report, sentence: Sentence) -> list[tuple[int, int]]:
    return [(q.start, q.end) for q in quotations(report, sentence.part == "headline")]


def _speakers(report: Report, sentence: Sentence) -> Iterable[str]:
    headline = sentence.part == "headline"
    for q in quotations(report, headline) + ([] if headline else indirect(report)):
        if q.speaker and q.start < sentence.end and q.end > sentence.start:
            yield q.speaker


def quote_rows(report: Report) -> Iterable[Row]:
    """One row a quotation of the text, in marks or indirect, in the order they begin."""
    for number, q in enumerate(sorted(quotations(report) + indirect(report), key=lambda q: (q.start, q.indirect))):
        words = report.text[q.start : q.end]
        yield {
            "article_id": report.id,
            "quote": number,
            "start": q.start,
            "end": q.end,
            "part": q.part,
            "kind": q.kind(report.text),
            "closed": str(q.closed).lower(),
            "speaker": q.speaker,
            "cue": q.cue,
            "n_words": count_words(words),
            "text": words,
        }


def phrase_rows(report: Report) -> Iterable[Row]:
    """One row a loaded term in use, with its voice."""
    for number, sentence in enumerate(report.sentences):
        headline = sentence.part == "headline"
        around = quotations(report, headline)
        whole = report.title if headline else report.text
        for mark in (m for m in sentence.marks if m.tag == "t"):
            start, end = sentence.start + mark.start, sentence.start + mark.end
            yield {
                "article_id": report.id,
                "sentence": number,
                "part": sentence.part,
                "start": start,
                "end": end,
                "match": whole[start:end],
                "category": _category(report, sentence, mark.fields),
                "voice": _voice(around, start, whole),
                "negated": str("negated" in mark.fields[1:]).lower(),
            }


CATEGORIES = "person_label group_label atmosphere metaphor violence intensifier doubt demeanour urgency".split()


def _category(report: Report, sentence: Sentence, fields: tuple[str, ...]) -> str:
    if not fields or fields[0] not in CATEGORIES or fields[1:] not in ((), ("negated",)):
        raise report.fail(
            sentence.line, f"{{t:...}} needs a category of {', '.join(CATEGORIES)}; found {'|'.join(fields)!r}"
        )
    return fields[0]


def _voice(around: list[Quotation], start: int, whole: str) -> str:
    for q in around:
        if q.start <= start < q.end:
            return "scare" if q.kind(whole) == "scare" else "quoted"
    return "outlet"


def family_rows(report: Report) -> Iterable[Row]:
    """The report's place in its family of copies, if it has one."""
    base = report.header["base"] or (report.id if report.header["role"] == "base" else "")
    if base:
        role = "copy" if report.header["base"] else "base"
        yield {"family": report.header["event"], "article_id": report.id, "role": role, "base_article_id": base}


def alignment_rows(report: Report, base: Report) -> Iterable[Row]:
    """What became of each sentence of the base, and what was added."""
    used = _used_once(report)
    moved = _out_of_order(used)
    common = {"family": report.header["event"], "article_id": report.id}
    for number, s in enumerate(report.sentences):
        for n in s.bases:
            edit = "moved" if n in moved else "kept" if _same_words(report, base, s.bases) else "reworded"
            yield common | {"sentence": number, "base_article_id": base.id, "base_sentence": n, "edit": edit}
        if not s.bases:
            yield common | {"sentence": number, "base_article_id": "", "base_sentence": "", "edit": "added"}
    for n in range(len(base.sentences)):
        if n not in used:
            yield common | {"sentence": "", "base_article_id": base.id, "base_sentence": n, "edit": "cut"}


def _used_once(report: Report) -> list[int]:
    """Sentences of the base in the copy's order; the parts of a split one stand together and count once."""
    groups = [list(group) for _, group in groupby(report.sentences, key=lambda s: (s.bases, s.origin))]
    used = [n for group in groups for s in (group[:1] if group[0].origin == "~" else group) for n in s.bases]
    if twice := sorted({n for n in used if used.count(n) > 1}):
        raise report.fail(1, f"sentences of the base used twice: {twice}")
    return used


def _same_words(report: Report, base: Report, bases: tuple[int, ...]) -> bool:
    """The copy has the words of these sentences of the base, save capitals at a beginning; marks aside."""
    old = _words([base.sentences[n].text for n in bases])
    new = _words([s.text for s in report.sentences if s.bases == bases])
    return len(old) == len(new) and all(
        a == b or ((first or begins) and a.lower() == b.lower())
        for (a, first), (b, begins) in zip(old, new, strict=True)
    )


def _words(texts: list[str]) -> list[tuple[str, bool]]:
    """Words of sentences; true for the first of each."""
    return [(word, not n) for text in texts for n, (word, _, _) in enumerate(find_words(text))]


def _out_of_order(numbers: list[int]) -> set[int]:
    """Numbers outside the longest increasing run (the first such run, where several are as long)."""
    best: list[list[int]] = []
    for n in numbers:
        ends = [run[-1] for run in best]
        at = bisect_left(ends, n)
        run = [*(best[at - 1] if at else []), n]
        best[at : at + 1] = [run]
    return set(numbers) - set(best[-1] if best else [])


EDITS = "spelling punctuation name number attribution label qualifier tense agent quotation other".split()


def edit_rows(report: Report, base: Report) -> Iterable[Row]:
    """One row a change of wording, with the categories of the old and the new words."""
    for number, s in enumerate(report.sentences):
        for mark in (m for m in s.marks if m.tag == "e"):
            kind, or_kind = _kinds(report, s, mark.fields)
            place, base_start = old_place(base, s.bases, s.old_start + mark.old_start)
            last, base_end = old_place(base, s.bases, s.old_start + mark.old_start + len(mark.old))
            start, end = s.start + mark.start, s.start + mark.end
            headline = s.part == "headline"
            whole = report.title if headline else report.text
            yield {
                "family": report.header["event"],
                "article_id": report.id,
                "sentence": number,
                "part": s.part,
                "start": start,
                "end": end,
                "old": mark.old,
                "new": whole[start:end],
                "kind": kind,
                "or_kind": or_kind,
                "old_category": _categories(place, base_start, base_start + len(mark.old)),
                "new_category": _categories(s, mark.start, mark.end),
                "voice": _voice(quotations(report, headline), start, whole)
                if end > start
                else _voice(
                    quotations(base, headline), place.start + base_start, base.title if headline else base.text
                ),
                "base_sentence": base.sentences.index(place),
                "base_start": place.start + base_start,
                "base_end": last.start + base_end,
            }


def _kinds(report: Report, sentence: Sentence, fields: tuple[str, ...]) -> tuple[str, str]:
    if len(fields) not in (1, 2) or not set(fields) <= set(EDITS):
        raise report.fail(
            sentence.line, f"{{e:...}} needs a kind of {', '.join(EDITS)} (or two); found {'|'.join(fields)!r}"
        )
    return fields[0], (*fields, "")[1]


def _categories(sentence: Sentence, start: int, end: int) -> str:
    inside = [m.fields[0] for m in sentence.marks if m.tag == "t" and m.start < end and m.end > start]
    return "; ".join(dict.fromkeys(inside))
