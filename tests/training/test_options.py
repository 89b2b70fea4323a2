"""What the scripts that fit weights have in common: their arguments, and what they say where data is bad."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from kg.config import ACCURATE_MODEL, SHIPPED_MODEL
from training import antecedents, classes, confidence, coreference, senses
from training.options import WEIGHTS, ending_on_bad_data, parser_of

SCRIPTS = {"antecedents": antecedents, "classes": classes, "confidence": confidence, "coreference": coreference, "senses": senses}


def run(monkeypatch, name, *words):
    monkeypatch.setattr(sys, "argv", [name, *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        SCRIPTS[name].main()
    return str(ended.value)


def test_arguments_are_called_alike():
    options = parser_of("senses", "x", data="FACTS: passages").parse_args(["facts.jsonl", "--model", ACCURATE_MODEL])
    assert (options.data, options.output, options.model) == (Path("facts.jsonl"), WEIGHTS, ACCURATE_MODEL)
    alone = parser_of("coreference", "x", data="DATA: chains", output=Path("t.tsv"), models=False).parse_args(["data"])
    assert (alone.output, hasattr(alone, "model")) == (Path("t.tsv"), False)
    assert parser_of("senses", "x", data="FACTS: passages").parse_args(["f"]).model == SHIPPED_MODEL


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_data_that_is_not_there_is_one_line(monkeypatch, tmp_path, name):
    assert run(monkeypatch, name, tmp_path / "nowhere").startswith("error: ")


@pytest.mark.parametrize("name", ["classes", "confidence", "senses"])
def test_a_bad_line_of_annotated_passages_is_named(monkeypatch, tmp_path, name):
    path = tmp_path / "facts.jsonl"
    path.write_text('{"id": "a", "text": "", "entities": [], "facts": []}\n{"id": "b"}\n', encoding="utf-8")
    assert run(monkeypatch, name, path).startswith(f"error: {path}, line 2: text, entities, facts missing")


@pytest.mark.parametrize("name", ["classes", "confidence", "senses"])
def test_a_pipeline_that_is_not_kgs_own_is_refused(monkeypatch, tmp_path, capsys, name):
    assert run(monkeypatch, name, tmp_path, "--model", "en_core_web_sm") == "2"
    assert "invalid choice: 'en_core_web_sm'" in capsys.readouterr().err


def test_a_packed_file_that_was_cut_off_is_one_line(tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b"x" * 1000)[:-12])
    with pytest.raises(SystemExit, match="error: Compressed file ended"), ending_on_bad_data(), gzip.open(path) as file:
        file.read()
