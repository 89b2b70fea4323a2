"""The benchmarks' scorers on tiny gold with known figures, and the runner on a folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from benchmarks import benchie, carb, coreference, kept, knowledgenet, pages
from benchmarks.coreference import best_pairing
from benchmarks.gold import read_gold
from benchmarks.reliability import expected_error
from tests.conftest import DATA

ROOT = DATA.parent


def triple(subject, relation, object_, *, spans=((0, 1), (2, 3)), prop=None, confidence=0.9, arguments=()):
    return {
        "subject": subject,
        "relation": relation,
        "object": object_,
        "subject_span": list(spans[0]),
        "object_span": list(spans[1]),
        "property": prop,
        "confidence": confidence,
        "arguments": list(arguments),
    }


def prediction(*triples, clusters=(), entities=()):
    return {"triples": list(triples), "clusters": list(clusters), "entities": list(entities)}


def test_benchie_takes_each_wording_and_counts_a_fact_once():
    gold = {"clusters": [[["[the] firm", "bought", "[a] mill"], ["firm", "bought a", "mill"]], [["x", "y", "z"]]]}
    said = prediction(triple("the firm", "bought", "mill"), triple("firm", "bought", "a mill"), triple("firm", "sold", "mill"))
    assert benchie.score([gold], [said]) == pytest.approx({"precision": 1 / 2, "recall": 1 / 2, "F1": 1 / 2})
    assert benchie.judge(gold, said) == [True, True, False]


def test_carb_shares_words_and_integrates_over_thresholds():
    gold = {"extractions": [{"relation": "bought", "args": ["the firm", "a mill"]}, {"relation": "sold", "args": ["he", "it"]}]}
    said = prediction(triple("the firm", "bought", "a mill", confidence=0.9), triple("nobody", "saw", "anything", confidence=0.4))
    assert carb.score([gold], [said])["F1"] == pytest.approx(2 / 3)
    assert carb.score([gold], [said])["area"] == pytest.approx(0.5 * 1.0)
    assert carb.judge(gold, said) == [True, False]


def test_carb_judges_one_triple_a_fact_right():
    gold = {"extractions": [{"relation": "held", "args": ["Ann", "a meeting", "in Bonn"]}]}
    part = triple("Ann", "held a meeting in", "Bonn", confidence=0.9)
    whole = triple("Ann", "held", "a meeting", arguments=["in Bonn"])
    assert carb.judge(gold, prediction(part, whole)) == [False, True]
    assert carb.judge(gold, prediction(part)) == [True]


def test_carb_reads_be_for_any_form_of_it():
    gold = {"extractions": [{"relation": "is", "args": ["Ann", "a judge"]}]}
    assert carb.score([gold], [prediction(triple("Ann", "be", "a judge"))])["recall"] == 1


def test_knowledgenet_widens_a_triple_to_the_chains_of_its_mentions():
    gold = {
        "properties": ["SPOUSE"],
        "facts": [
            {"subject": [0, 3], "property": "SPOUSE", "object": [10, 13]},
            {"subject": [20, 22], "property": "SPOUSE", "object": [10, 13]},
        ],
    }
    said = prediction(triple("Ann", "is wife of", "Bob", spans=((0, 3), (10, 13)), prop="spouseOf"), clusters=[[[0, 3], [20, 22]]])
    assert knowledgenet.score([gold], [said])["F1"] == 1
    assert knowledgenet.judge(gold, said) == [True]


def test_coreference_is_the_mean_of_three():
    chains = [[[0, 1], [2, 3], [4, 5]], [[6, 7], [8, 9]]]
    assert coreference.score([{"clusters": chains}], [{"clusters": chains}])["F1"] == 1
    half = coreference.score([{"clusters": chains}], [{"clusters": [[[0, 1], [2, 3]]]}])
    assert half["MUC"] == pytest.approx(2 * 1 * (1 / 3) / (4 / 3))


def test_best_pairing_is_the_best_of_all():
    assert best_pairing(np.array([[0.9, 0.8, 0.0], [0.8, 0.1, 0.0]])) == pytest.approx(1.6)
    assert best_pairing(np.array([[0.5], [0.7]])) == pytest.approx(0.7)


def test_expected_error_is_the_gap_between_claimed_and_found():
    assert expected_error([(0.8, True), (0.8, True), (0.8, True), (0.8, False)]) == pytest.approx(0.05)


@pytest.mark.slow
def test_runner_scores_what_it_finds(tmp_path):
    folder = tmp_path / "benchie"
    folder.mkdir()
    rows = [{"id": "1", "text": "Fiat bought Opel.", "clusters": [[["Fiat", "bought", "Opel"]]]}]
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert read_gold(folder) == rows
    done = subprocess.run([sys.executable, "-m", "benchmarks", str(tmp_path)], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "F1 1.000" in done.stdout
    assert "expected calibration error" in done.stdout


def test_runner_names_what_is_missing(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", str(tmp_path)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 2
    assert "benchmarks/README.md" in done.stderr


def test_pages_are_scored_by_what_their_texts_must_and_must_not_hold(tmp_path):
    (tmp_path / "cache").mkdir()
    body = "".join(f"<p>Acme acquired Bolt in the {year}th year of its long history.</p>" for year in range(20, 30))
    (tmp_path / "cache/acme.html").write_text(f"<html><body><nav>Menu</nav><article>{body}</article></body></html>")
    tests = tmp_path / "unit_tests.py"
    tests.write_text(
        "MOCK_PAGES = {'https://acme.example/': 'acme.html'}\n"
        "def test():\n"
        "    result = load_mock_page('https://acme.example/', True)\n"
        "    assert 'Acme acquired' in result and 'Menu' not in result\n"
        "    assert 'Zenith' in result\n"
    )
    (page,) = pages.iter_pages(tests)
    assert (page.wanted, page.unwanted) == (["Acme acquired", "Zenith"], ["Menu"])
    assert [pages.score_segments([page], reader) for reader in pages.READERS] == [(1.0, 0.5, pytest.approx(2 / 3))] * 2


def test_what_is_measured_is_kept_with_machine_and_commit_and_drawn(tmp_path):
    kept.keep(
        tmp_path / "a.json", [{"what": "parse", "s": 1.5, "words / s": 1234.5}, {"what": "peer", "notes": "not there"}], repeat=2
    )
    fields = json.loads((tmp_path / "a.json").read_text())
    assert (fields["settings"], fields["machine"]["cores"] > 0, "commit" in fields) == ({"repeat": 2}, True, True)
    drawn = kept.table(tmp_path / "a.json")
    assert drawn.startswith(
        "| what | s | words / s | notes |\n|---|---|---|---|\n| parse | 1.5 | 1,234 |  |\n| peer |  |  | not there |\n"
    )
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- a -->\nold\n<!-- end of a -->\nafter\n")
    kept.draw(page, "a", "new")
    assert page.read_text() == "before\n<!-- a -->\nnew\n<!-- end of a -->\nafter\n"


@pytest.mark.parametrize("name", sorted(path.stem for path in kept.RESULTS.glob("*.json")))
def test_tables_of_the_documentation_are_those_of_the_kept_results(name):
    page = (ROOT / kept.TABLES[name]).read_text(encoding="utf-8")
    assert f"<!-- {name} -->\n{kept.table(kept.RESULTS / f'{name}.json')}\n<!-- end of {name} -->" in page


@pytest.mark.slow
def test_scale_measures_each_in_a_process_of_its_own_and_says_what_is_not_there(tmp_path):
    command = [
        sys.executable,
        "-m",
        "benchmarks.scale",
        "--only",
        "rdflib",
        "spark",
        "--documents",
        "5",
        "--keep",
        str(tmp_path / "a.json"),
    ]
    place = {**os.environ, "JAVA_HOME": str(tmp_path)}
    subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=place)
    rows = json.loads((tmp_path / "a.json").read_text())["rows"]
    assert [row["what"] for row in rows] == [
        "kg in memory: 5 synthetic documents",
        "rdflib in memory: 5 synthetic documents",
        "spark",
    ]
    assert rows[2]["notes"].startswith("not measured: ")


@pytest.mark.slow
def test_scale_keeps_what_a_measure_that_is_cut_off_gave_before(tmp_path):
    kept_in = tmp_path / "a.json"
    sizes = ["--documents", "3", "3"]  # from 3 to 3 there is nothing to measure
    command = [sys.executable, "-m", "benchmarks.scale", "--only", "growth", *sizes, "--keep", str(kept_in)]
    subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    first, last = json.loads(kept_in.read_text())["rows"]
    assert first["what"] == "growth: 3 synthetic documents in the store"
    assert (last["what"], last["notes"]) == ("growth", "not measured: ZeroDivisionError: float division by zero")
