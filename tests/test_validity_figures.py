"""Figures on gold sets: their intervals and margins, the forms of the sets, and the table they are kept in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from framing import TableError
from framing.cli import main
from framing.compare.intervals import TOO_FEW
from framing.datapackage import lexicon_hash
from framing.resampling import Boot, bootstrap_interval, draw_weights
from framing.validity import SCORERS, validate
from framing.validity.babe import score_babe
from framing.validity.clusters import count_bcubed, count_pairs, groups_of, score_bcubed, score_pairs
from framing.validity.newsmtsc import read_newsmtsc
from framing.validity.polnear_read import find_articles, read_article
from framing.validity.record import read_figures, save_figures
from framing.validity.resampled import NO_SPREAD, Figure, Units, alike, from_sums, tell
from framing.validity.scores import (
    FIGURE_COLUMNS,
    PRECISION_RECALL,
    class_counts,
    correlation,
    macro_f1,
    share,
    weighted_area,
    weighted_spearman,
)

BOOT = Boot(2000, 0.95, 1)
RNG = np.random.default_rng(5)


def one(measure: str, counts: list, against: str = "") -> Figure:
    return Figure(measure, "share", from_sums(counts, share), len(counts), against)


def times(weights: np.ndarray, items: np.ndarray) -> np.ndarray:
    """The items of one draw, each as often as it was drawn."""
    return np.repeat(items, weights.astype(int))


def test_an_interval_is_that_of_scipy_s_bootstrap() -> None:
    """Other draws of the same units: the ends agree to a hundredth or so."""
    counts = np.column_stack([RNG.integers(0, 4, 60), RNG.integers(4, 9, 60)]).astype(float)
    told = tell([one("ours", counts.tolist())], alike("articles", 60), BOOT, "babe", "all").iloc[0]
    ratio = lambda part, whole, axis=-1: part.sum(axis=axis) / whole.sum(axis=axis)  # noqa: E731
    low, high = bootstrap_interval((counts[:, 0], counts[:, 1]), ratio, BOOT, paired=True)
    assert (told["low"], told["high"]) == pytest.approx((low, high), abs=0.01)
    assert told["low"] < told["value"] < told["high"]
    assert (told["units"], told["unit"], told["confidence_level"]) == (60, "articles", 0.95)


def test_the_margin_is_of_the_same_draws() -> None:
    """A rival that is right where ours is, but for the first sentence, is never ahead: drawn apart, it would be."""
    right = [[float(i % 2), 1.0] for i in range(40)]
    worse = [[0.0, 1.0] for _ in range(2)] + right[2:]
    rows = tell([one("ours", right), one("rival", worse, "ours")], alike("sentences", 40), BOOT, "babe", "all")
    ours, rival = rows.iloc[0], rows.iloc[1]
    assert rival["margin"] == pytest.approx(1 / 40)
    assert 0 <= rival["margin_low"] <= rival["margin"] <= rival["margin_high"] < 0.15
    assert ours["high"] - ours["low"] > 0.25
    assert pd.isna(ours["margin"])


def test_units_are_drawn_within_their_stratum() -> None:
    weights = draw_weights(["x", "x", "x", "y"], Boot(500, 0.95, 1))
    assert (weights[:, :3].sum(axis=1) == 3).all() and (weights[:, 3] == 1).all()
    assert weights[:, :3].std() > 0


def test_the_same_seed_gives_the_same_intervals_and_another_does_not() -> None:
    figure = [one("ours", RNG.random((30, 2)).tolist())]
    seeds = [tell(figure, alike("s", 30), BOOT._replace(seed=seed), "babe", "all") for seed in (1, 1, 2)]
    pd.testing.assert_frame_equal(seeds[0], seeds[1])
    assert not seeds[0].equals(seeds[2])


def test_few_units_have_no_interval_and_a_share_of_one_has_an_end_that_chance_may_hide() -> None:
    few = tell([one("ours", [[1, 1], [0, 1]])], alike("pages", 2), BOOT, "babe", "all").iloc[0]
    assert few["value"] == 0.5 and pd.isna(few["low"]) and few["note"] == TOO_FEW
    whole = tell([one("ours", [[1, 1]] * 20)], alike("pages", 20), BOOT, "babe", "all").iloc[0]
    assert whole["low"] == pytest.approx(stats.binomtest(20, 20).proportion_ci(method="exact").low)
    assert (whole["high"], whole["note"]) == (1, NO_SPREAD)
    none = tell([one("ours", [[0, 1]] * 20)], alike("pages", 20), BOOT, "babe", "all").iloc[0]
    assert (none["low"], none["high"]) == (0, pytest.approx(1 - whole["low"]))


def test_no_draws_no_intervals() -> None:
    rows = tell([one("ours", [[1, 2]] * 9)], alike("pages", 9), BOOT._replace(n_boot=0), "babe", "all")
    assert rows[["low", "high", "confidence_level"]].isna().all(axis=None)
    assert list(rows) == FIGURE_COLUMNS


@pytest.mark.parametrize("seed", range(5))
def test_scores_of_a_draw_are_those_of_its_items_written_out(seed: int) -> None:
    """Each score of weighted items, against scipy's or a plain count over the items, each as often as drawn."""
    rng = np.random.default_rng(seed)
    x, y = rng.integers(0, 6, 40).astype(float), rng.normal(size=40)
    is_so = rng.random(40) < 0.4
    weights = rng.multinomial(40, [1 / 40] * 40, size=1).astype(float)
    xs, ys, so = (times(weights[0], items) for items in (x, y, is_so))
    assert weighted_spearman(pd.Series(x), pd.Series(y))(weights)[0] == pytest.approx(stats.spearmanr(xs, ys).statistic)
    u = stats.mannwhitneyu(xs[so], xs[~so]).statistic
    assert weighted_area(pd.Series(x), pd.Series(is_so))(weights)[0] == pytest.approx(u / (so.sum() * (~so).sum()))
    moments = np.column_stack([np.ones(40), x, y, x * x, y * y, x * y])
    assert from_sums(moments, correlation)(weights)[0] == pytest.approx(stats.pearsonr(xs, ys).statistic)


def test_macro_f1_by_hand() -> None:
    gold, found = pd.Series([-1, -1, 0, 1]), pd.Series([-1, 0, 0, 0])
    # F1: negative 2/3 (P 1, R 1/2), neutral 1/2 (P 1/3, R 1), positive 0
    assert macro_f1(*class_counts(gold, found).sum(axis=0)) == pytest.approx((2 / 3 + 1 / 2) / 3)


def test_pairs_and_bcubed_counted_a_page_add_up_to_those_of_all() -> None:
    rows = pd.DataFrame({"id": list("abcdef"), "group": ["x"] * 3 + ["y"] * 2 + [None]})
    gold = groups_of(rows, "id", "group")
    found = groups_of(pd.DataFrame({"id": list("abcde"), "group": ["u"] * 2 + ["v"] * 3}), "id", "group")
    for count, score in ((count_pairs, score_pairs(found, gold)), (count_bcubed, score_bcubed(found, gold, gold))):
        sums = count(found, gold).sum()
        told = [PRECISION_RECALL[name](*sums) for name in ("precision", "recall")]
        assert told == [pytest.approx(value) for value in score]


BABE = {
    "text": [f"A brutal regime fell in town {i}." for i in range(6)],
    "label_bias": ["Biased", "Non-biased"] * 3,
    "biased_words": ["['brutal']", "[]"] * 3,
}


def test_babe_is_read_as_its_authors_distribute_it(tmp_path: Path) -> None:
    ours, theirs, hub = tmp_path / "a.csv", tmp_path / "final_labels_SG2.csv", tmp_path / "hub.csv"
    pd.DataFrame(BABE).to_csv(ours, index=False)
    theirs_columns = pd.DataFrame({**BABE, "news_link": "x", "outlet": "y, z", "topic": "t"})
    theirs_columns.to_csv(theirs, sep=";", index=False, encoding="utf-8-sig")
    labels = pd.DataFrame(BABE).assign(label=[1, 0] * 3).drop(columns="label_bias")
    labels.to_csv(hub, index=False)
    tables = [score_babe(path, boot=Boot(50, 0.95, 1)) for path in (ours, theirs, hub)]
    pd.testing.assert_frame_equal(tables[0], tables[1])
    pd.testing.assert_frame_equal(tables[0], tables[2])


def test_words_that_are_no_list_are_refused(tmp_path: Path) -> None:
    pd.DataFrame({**BABE, "biased_words": "brutal, regime"}).to_csv(tmp_path / "b.csv", index=False)
    with pytest.raises(TableError, match=r"biased_words as lists .* found 'brutal, regime'"):
        score_babe(tmp_path / "b.csv")


@pytest.mark.parametrize("name", ["babe", "clough_stevenson", "helsinki", "nyt_editorials"])
def test_a_spreadsheet_or_an_empty_file_is_no_csv(name: str, tmp_path: Path) -> None:
    for content in (b"PK\x03\x04\xff\xfe\x00\x00\n\xff", b""):
        (tmp_path / "labels.xlsx").write_bytes(content)
        with pytest.raises(TableError, match=r"labels\.xlsx"):
            validate(name, tmp_path / "labels.xlsx")


def _jsonl(path: Path, rows: list[dict]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


def test_newsmtsc_is_read_in_both_forms(tmp_path: Path) -> None:
    archive = [
        {
            "primary_gid": "1",
            "sentence_normalized": "Toll praised Rusk.",
            "targets": [{"polarity": 4.0}, {"polarity": 6}],
        },
        {"primary_gid": "2", "sentence_normalized": "Ekwall lied.", "targets": [{"polarity": 2.0}]},
    ]
    hub = [
        {"sentence": "Toll praised Rusk.", "polarity": 0, "mention": "Toll"},
        {"sentence": "Toll praised Rusk.", "polarity": 1, "mention": "Rusk"},
        {"sentence": "Ekwall lied.", "polarity": -1, "mention": "Ekwall"},
    ]
    tables = [read_newsmtsc(_jsonl(tmp_path / name, rows)) for name, rows in (("a", archive), ("b", hub))]
    pd.testing.assert_frame_equal(tables[0], tables[1])
    assert tables[0]["polarity"].tolist() == [0, 1, -1]
    figures = validate("newsmtsc", tmp_path / "a").set_index(["measure", "metric"])
    # "praised" +, "lied" -: Rusk and Ekwall are right, Toll is not; units are the two sentences
    assert figures.loc[("sentence sentiment", "accuracy"), "value"] == pytest.approx(2 / 3)
    assert figures.loc[("sentence sentiment", "accuracy"), ["items", "units"]].tolist() == [3, 2]


@pytest.mark.parametrize("line", ['{"sentence": "a"}', "no json", '{"sentence": "a", "polarity": 7}', ""])
def test_newsmtsc_of_another_form_is_refused(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line)
    with pytest.raises(TableError, match=r"needs (lines of JSON|sentences with targets)"):
        validate("newsmtsc", tmp_path / "a.jsonl")


def test_answers_are_read_as_their_authors_distribute_them(tmp_path: Path) -> None:
    source = "Inheritance lets a class take on what another class has. It saves writing the same thing twice."
    texts = {"orig_taska.txt": source, "g0pA_taska.txt": source, "g0pB_taska.txt": "Dogs bark at night, mostly."}
    pairs = [("g0pA_taska.txt", 3), ("g0pB_taska.txt", 0)]
    (tmp_path / "corpus").mkdir()
    for name, text in texts.items():
        (tmp_path / "corpus" / name).write_bytes(text.encode("cp1252"))
    listed = {"File": list(texts), "Group": 0, "Task": "a", "Category": ["orig", "cut", "non"]}
    pd.DataFrame(listed).to_csv(tmp_path / "corpus" / "list.csv", index=False)
    rows = [(texts[name], source, degree) for name, degree in pairs]
    pd.DataFrame(rows).to_csv(tmp_path / "pairs.csv", index=False, header=False)
    theirs, ours = (validate("clough_stevenson", tmp_path / name) for name in ("corpus", "pairs.csv"))
    pd.testing.assert_frame_equal(theirs, ours)
    assert theirs["value"].tolist()[:2] == [1, 1]
    (tmp_path / "corpus" / "list.csv").unlink()
    with pytest.raises(TableError, match="3 .txt files and no list"):
        validate("clough_stevenson", tmp_path / "corpus")


def test_polnear_is_read_as_its_authors_distribute_it(tmp_path: Path) -> None:
    data = tmp_path / "PolNeAR" / "data"
    for folder in ("dev/text", "dev/attributions"):
        (data / folder).mkdir(parents=True)
    text = 'Toll said, "We sail on Monday at dawn."'
    claim = f"T1\tSource 0 4\tToll\nT2\tCue 5 9\tsaid\nT3\tContent 11 {len(text)}\tx\nT4\tAttribution 5 9\tsaid\n"
    claim += "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    for name in ("a_2016-09-08_toll", "a_2016-09-08_toll-sails"):
        (data / "dev" / "text" / f"{name}.txt").write_text(text)
        (data / "dev" / "attributions" / f"{name}_4b22.ann").write_text(claim)
        (data / "dev" / "attributions" / f"{name}_ef2d.ann").write_text("")
    (data / "metadata.tsv").write_text("filename\twire\na_2016-09-08_toll\treuters\n")
    articles = find_articles(data)
    assert [(one.part, one.claims.name if one.claims else "") for one in articles] == [
        ("dev", "a_2016-09-08_toll-sails_4b22.ann"),
        ("dev", "a_2016-09-08_toll_4b22.ann"),
    ]
    assert len(read_article(articles[0].text, articles[0].claims)[1]) == 1
    for path in (data, tmp_path / "PolNeAR"):
        figures = validate("polnear", path).set_index(["part", "measure", "metric"])["value"]
        assert figures["dev, 2 articles", "quotations", "F1"] == 1
        assert figures["dev, 2 articles", "speakers by a plain rule", "F1"] == 1
        assert figures["2 articles", "agency credit", "recall"] == 0


def test_of_gum_s_kinds_news_alone_is_scored(tmp_path: Path) -> None:
    rows = ["# newdoc id = GUM_{}_a", "# newpar", "# text = One ended.", "# text = Two too."]
    lines = [row.format(kind) for kind in ("news", "vlog") for row in rows]
    (tmp_path / "en_gum-ud-dev.conllu").write_text("\n".join(lines))
    figures = validate("gum_news", tmp_path)
    assert set(figures["part"]) == {"1 document"}
    assert set(figures["items"]) == {2}
    assert figures["value"].tolist()[:3] == [1, 1, 1]


def _figures(gold_set: str, value: float) -> pd.DataFrame:
    units = Units("sentences", [0] * 6)
    figure = Figure("ours", "share", lambda weights: np.full(len(weights), value), 6, note="")
    return tell([figure], units, BOOT._replace(n_boot=0), gold_set, "all")


def test_a_set_s_figures_take_the_place_of_its_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "gold.csv"
    save_figures(_figures("polnear", 0.5), path, "framing validate polnear data", date(2020, 1, 2))
    save_figures(_figures("babe", 0.25), path, "framing validate babe a.csv", date(2020, 1, 3))
    saved = save_figures(_figures("polnear", 0.75), path, "framing validate polnear data", date(2020, 1, 4))
    read = read_figures(path)
    pd.testing.assert_frame_equal(read, saved)
    assert read[["gold_set", "value", "date"]].to_numpy().tolist() == [
        ["babe", 0.25, "2020-01-03"],
        ["polnear", 0.75, "2020-01-04"],
    ]
    assert read["loaded_csv"].str.fullmatch("[0-9a-f]{64}").all()
    assert [file.name for file in tmp_path.iterdir()] == ["gold.csv"]


def test_the_saved_table_was_measured_with_the_lists_as_they_are(root: Path) -> None:
    """Else `framing validate ... --save data/validation/gold.csv` has to be run again: see data/README.md."""
    saved = read_figures(root / "data" / "validation" / "gold.csv").set_index("gold_set")
    assert set(saved.index) == set(SCORERS)
    assert set(saved.loc["babe", "loaded_csv"]) == {lexicon_hash("loaded.csv")}
    assert set(saved.loc["polnear", "attribution_csv"]) == {lexicon_hash("attribution.csv")}
    assert not saved["command"].str.contains("/").any()


def test_another_table_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "articles.csv"
    path.write_text("article_id,text\n1,a\n")
    with pytest.raises(TableError, match=r"articles\.csv without gold_set"):
        save_figures(_figures("babe", 0.5), path, "framing validate babe a.csv")
    assert path.read_text() == "article_id,text\n1,a\n"


def test_the_command_line_scores_a_list_and_saves_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    pd.DataFrame(BABE).to_csv(tmp_path / "s.csv", index=False)
    (tmp_path / "words.txt").write_text("; a list\nBrutal\n\n")
    listed = f"Their list={tmp_path / 'words.txt'}"
    saved = tmp_path / "gold.csv"
    assert main(["validate", "babe", str(tmp_path / "s.csv"), "--list", listed, "--save", str(saved)]) == 0
    told = capsys.readouterr().out
    assert "Their list" in told and "ours ahead by" in told and "macro-F1" in told
    table = read_figures(saved)
    figure = table[(table["measure"] == "Their list") & (table["part"] == "all")].set_index("metric")["value"]
    # "brutal" stands in all six and is marked in three
    assert figure["word_precision"] == 0.5 and figure["word_recall"] == 1
    assert set(table["command"]) == {"framing validate babe s.csv --list 'Their list=words.txt'"}


@pytest.mark.parametrize(
    ("name", "listed", "message"),
    [
        ("babe", "words.txt", "needs NAME=FILE"),
        ("babe", "theirs=nowhere.txt", "found no file at 'nowhere.txt'"),
        ("gum_news", "theirs=words.txt", "babe alone"),
    ],
)
def test_a_list_that_cannot_be_scored_is_told(
    name: str, listed: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "words.txt").write_text("brutal\n")
    assert main(["validate", name, "s.csv", "--list", listed]) == 2
    assert message in capsys.readouterr().err
