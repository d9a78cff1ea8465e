"""What was planted in each outlet, counted from the key."""

from __future__ import annotations

from collections.abc import Iterable

from building.keys import CATEGORIES, Row
from building.reports import OUTLETS

PLANTED = {
    ("The Merrow Courier", "loaded", "person_label"),
    ("The Merrow Courier", "loaded", "group_label"),
    ("Northline News", "loaded", "atmosphere"),
    ("Lantern Daily", "loaded", "intensifier"),
    ("Lantern Daily", "tone", "all"),
    ("Lantern Daily", "quoted_side", "Velmora"),
    ("Halden Today", "loaded", "doubt"),
    ("Halden Today", "quoted_side", "Tassary"),
    ("Halden Today", "cues", "distancing Velmora"),
    ("Halden Today", "cues", "neutral Tassary"),
}
SEEN_BY = {
    "loaded": "rate_by_outlet: loaded phrases in own words, by category",
    "tone": "mean_by_outlet: compound_own",
    "quoted_share": "mean_by_outlet: quoted_share",
    "quoted_side": "speakers_by_outlet: words given, by the side of the speaker",
    "cues": "stance_by_outlet: stance of the verb of saying, by the side of the speaker",
}


def planted_rows(
    tables: dict[str, list[Row]], outlet_of: dict[str, str], side: dict[str, str], stance: dict[str, str]
) -> list[Row]:
    """Rows of planted.csv: for each outlet and measure a count, what it is counted in, and the rate."""
    rows: list[Row] = []
    for outlet in OUTLETS.values():
        own = {name: [r for r in tables[name] if outlet_of[str(r["article_id"])] == outlet] for name in tables}
        if own["sentences"]:
            rows += [
                *_loaded(outlet, own),
                _tone(outlet),
                *_quoted(outlet, own),
                *_sides(outlet, own, side),
                *_cues(outlet, own, side, stance),
            ]
    return rows


def _row(outlet: str, measure: str, category: str, n: int, of: int, unit: str, per: int, terms: str = "") -> Row:
    return {
        "outlet": outlet,
        "measure": measure,
        "category": category,
        "planted": str((outlet, measure, category) in PLANTED).lower(),
        "n": n,
        "denominator": of,
        "unit": unit,
        "rate": f"{per * n / of:.3f}" if of else "",
        "per": per,
        "terms": terms,
        "seen_by": SEEN_BY[measure],
    }


def _loaded(outlet: str, own: dict[str, list[Row]]) -> Iterable[Row]:
    words = sum(int(str(r["n_own"])) for r in own["sentences"])
    used = [r for r in own["phrases"] if r["voice"] == "outlet"]
    for category in [*CATEGORIES, "all"]:
        rows = [r for r in used if category in ("all", r["category"])]
        terms = "" if category == "all" else "; ".join(sorted({str(r["match"]).lower() for r in rows}))
        yield _row(outlet, "loaded", category, len(rows), words, "own words", 1000, terms)


def _tone(outlet: str) -> Row:
    """A score, which the key cannot count: n, denominator and rate stay empty."""
    return _row(outlet, "tone", "all", 0, 0, "reports", 1) | {"n": "", "denominator": ""}


def _quoted(outlet: str, own: dict[str, list[Row]]) -> Iterable[Row]:
    quoted = sum(int(str(r["quoted_words"])) for r in own["sentences"])
    words = sum(int(str(r["n_words"])) for r in own["sentences"])
    yield _row(outlet, "quoted_share", "all", quoted, words, "words", 1)


def _sides(outlet: str, own: dict[str, list[Row]], side: dict[str, str]) -> Iterable[Row]:
    rows = [(side.get(str(r["speaker"]), ""), int(str(r["n_words"]))) for r in own["quotes"] if r["kind"] != "indirect"]
    rows = [(s, n) for s, n in rows if s]
    for name in ("Velmora", "Tassary", "other"):
        yield _row(
            outlet,
            "quoted_side",
            name,
            sum(n for s, n in rows if s == name),
            sum(n for _, n in rows),
            "quoted words",
            1,
        )


def _cues(outlet: str, own: dict[str, list[Row]], side: dict[str, str], stance: dict[str, str]) -> Iterable[Row]:
    for name in ("Velmora", "Tassary", "other"):
        cues = [str(r["cue"]) for r in own["quotes"] if r["cue"] and side.get(str(r["speaker"])) == name]
        for kind in ("neutral", "distancing", "other"):
            rows = [c for c in cues if _stance(stance.get(c, "other")) == kind]
            yield _row(
                outlet,
                "cues",
                f"{kind} {name}",
                len(rows),
                len(cues),
                "verbs of saying",
                1,
                "; ".join(sorted(set(rows))),
            )


def _stance(stance: str) -> str:
    return stance if stance in ("neutral", "distancing") else "other"
