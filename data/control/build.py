"""Build the control corpus (invented reports) from its annotated sources.

python data/control/build.py              verify the sources, write text/, key/, articles.csv, datapackage.json
python data/control/build.py --check      verify, and fail where a file written differs
python data/control/build.py --tally e1   verify the sources whose name begins so, write nothing, print counts
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from building.columns import COLUMNS, datapackage
from building.keys import Row, alignment_rows, edit_rows, family_rows, phrase_rows, quote_rows, sentence_rows
from building.marks import SourceError
from building.pages import page
from building.planted import planted_rows
from building.reports import Report, fill, read_source

HERE = Path(__file__).resolve().parent


def read_reports(folder: Path, prefix: str = "") -> tuple[list[Report], list[str]]:
    """Read and verify the sources; what is wrong with them comes back as messages."""
    reports: dict[str, Report] = {}
    errors: list[str] = []
    for path in sorted(folder.glob(f"{prefix}*.txt")):
        _try(errors, lambda path=path: reports.update({path.stem: read_source(path)}))
    for report in sorted(reports.values(), key=lambda r: bool(r.header["base"])):
        _try(errors, lambda report=report: fill(report, _base(reports, report)))
    return [r for r in reports.values() if r.sentences and r.text], errors


def _try(errors: list[str], step) -> None:  # type: ignore[no-untyped-def]
    try:
        step()
    except SourceError as error:
        errors.append(str(error))


def _base(reports: dict[str, Report], report: Report) -> Report | None:
    name = report.header["base"]
    if name and (name not in reports or reports[name].header["role"] != "base"):
        raise report.fail(1, f"base {name!r} is no source with the header 'role: base'")
    if name and not reports[name].text:
        raise report.fail(1, f"its base {name} has an error")
    return reports[name] if name else None


def make_tables(
    reports: list[Report], errors: list[str], prefix: str = ""
) -> tuple[dict[str, list[Row]], dict[str, bytes]]:
    """All tables of the manifest and the key, and the pages' bytes by path."""
    tables: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    pages: dict[str, bytes] = {}
    by_id = {r.id: r for r in reports}
    for report in reports:
        _try(errors, lambda report=report: _tables_of(report, by_id, tables, pages))
    side, stance = _lookup("speakers", "speaker", "side"), _lookup("cues", "cue", "stance")
    errors += _unknown(tables["quotes"], side, stance)
    outlet_of = {r.id: r.header["outlet"] for r in reports}
    tables["planted"] = planted_rows(
        {n: tables[n] for n in ("sentences", "phrases", "quotes")}, outlet_of, side, stance
    )
    return tables, pages


def _tables_of(report: Report, by_id: dict[str, Report], tables: dict[str, list[Row]], pages: dict[str, bytes]) -> None:
    name = f"text/{report.id}.txt"
    pages[name], removed = page(report)
    tables["removed"] += removed
    tables["articles"].append(_manifest(report, name, pages[name]))
    tables["sentences"] += sentence_rows(report)
    tables["quotes"] += quote_rows(report)
    tables["phrases"] += phrase_rows(report)
    tables["families"] += family_rows(report)
    if report.header["base"]:
        tables["alignment"] += alignment_rows(report, by_id[report.header["base"]])
        tables["edits"] += edit_rows(report, by_id[report.header["base"]])


def _manifest(report: Report, name: str, content: bytes) -> Row:
    row: Row = {"article_id": report.id, "file": name}
    row |= {key: report.header[key] for key in ("outlet", "published", "event", "agency")}
    return row | {"sha256": hashlib.sha256(content).hexdigest(), "note": "invented"}


def _lookup(name: str, key: str, value: str) -> dict[str, str]:
    with (HERE / "source" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row[key]: row[value] for row in csv.DictReader(file)}


def _unknown(quotes: list[Row], side: dict[str, str], stance: dict[str, str]) -> Iterable[str]:
    for row in quotes:
        if row["speaker"] and row["speaker"] not in side:
            yield f"{row['article_id']}: speaker {row['speaker']!r} has no row in source/speakers.csv (speaker, side)"
        if row["cue"] and row["cue"] not in stance:
            yield f"{row['article_id']}: cue {row['cue']!r} has no row in source/cues.csv (cue, stance)"


def outputs(tables: dict[str, list[Row]], pages: dict[str, bytes]) -> dict[str, bytes]:
    """Every file the builder writes, by path."""
    files = dict(pages)
    for name, columns in COLUMNS.items():
        path = "articles.csv" if name == "articles" else f"key/{name}.csv"
        files[path] = _csv(tables[name], [c.name for c in columns])
    package = json.dumps(datapackage(), indent=2, ensure_ascii=False) + "\n"
    return files | {"datapackage.json": package.encode()}


def _csv(rows: list[Row], columns: list[str]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def check(files: dict[str, bytes]) -> list[str]:
    """Files that differ from what the sources make, are missing, or have no source."""
    there = {str(p.relative_to(HERE)) for folder in ("text", "key") for p in (HERE / folder).glob("*") if p.is_file()}
    wrong = [f"{p}: missing" for p in sorted(files) if not (HERE / p).exists()]
    wrong += [f"{p}: differs" for p in sorted(files) if (HERE / p).exists() and (HERE / p).read_bytes() != files[p]]
    return wrong + [f"{p}: has no source" for p in sorted(there - set(files))]


def write(files: dict[str, bytes]) -> None:
    """Write what changed, and remove pages and tables that no source makes."""
    for stale in [p for p in (line.partition(":")[0] for line in check(files) if line.endswith("no source"))]:
        (HERE / stale).unlink()
    for path, content in files.items():
        target = HERE / path
        target.parent.mkdir(exist_ok=True)
        if not target.exists() or target.read_bytes() != content:
            target.write_bytes(content)


def tally(tables: dict[str, list[Row]]) -> None:
    """Print words and quoted share of each report, and the planted rates."""
    for article in tables["articles"]:
        print(_tally_of(str(article["article_id"]), tables))
    for row in tables["planted"]:
        if row["n"] or row["measure"] == "quoted_share":
            print(f"{row['outlet']:20} {row['measure']:13} {row['category']:20}", end=" ")
            print(f"{row['n']:5} of {row['denominator']:5} = {row['rate']}")


def _tally_of(article: str, tables: dict[str, list[Row]]) -> str:
    rows = [r for r in tables["sentences"] if r["article_id"] == article and r["part"] != "headline"]
    words, quoted = (sum(int(str(r[c])) for r in rows) for c in ("n_words", "quoted_words"))
    used = [p for p in tables["phrases"] if p["article_id"] == article and p["voice"] == "outlet"]
    marks = ", ".join(f"{p['match']}/{p['category']}" for p in used)
    wide = "" if 150 <= words <= 350 else "  <-- needs 150 to 350 words"
    return f"{article}  {words:4} words  {quoted / max(words, 1):4.0%} quoted  {len(used):2} loaded: {marks}{wide}"


def main(arguments: list[str]) -> int:
    """Run the builder; 1 where a source is wrong or a file differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a file differs")
    parser.add_argument("--tally", metavar="PREFIX", help="write nothing; print counts of the sources so named")
    options = parser.parse_args(arguments)
    reports, errors = read_reports(HERE / "source", options.tally or "")
    tables, pages = make_tables(reports, errors)
    files = outputs(tables, pages)
    if options.tally is not None:
        tally(tables)
    elif not errors and options.check:
        errors = check(files)
    elif not errors:
        write(files)
    print(*errors, sep="\n", end="\n" if errors else "", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
