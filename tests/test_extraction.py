"""Extract without a graph: what each document says, as the command writes it."""

from __future__ import annotations

import json

import pytest

import kg
from tests.commands import run_command
from tests.conftest import DATA

pytestmark = pytest.mark.model
TEXT = "Microsoft will invest in Japan."


def test_contributions_are_what_the_command_writes():
    path = DATA / "articles.jsonl"
    records = [contribution.to_dict() for contribution in kg.extract(path)]
    assert [json.dumps(record, ensure_ascii=False) for record in records] == run_command("extract", path).stdout.splitlines()


def test_documents_are_read_one_by_one_and_what_cannot_be_read_is_reported_or_raised(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    sources = [kg.Document(id="d", text=TEXT), tmp_path / "none.txt", tmp_path / "a.txt"]
    errors: list[kg.ReadError] = []
    contributions = list(kg.extract(sources, report=errors.append))
    assert [c.document.text for c in contributions] == [TEXT, TEXT]
    assert "no such file" in str(errors[0])
    with pytest.raises(kg.ReadError, match="no such file"):
        list(kg.extract(sources))
    stream = kg.extract(kg.Document(id=name, text=TEXT) for name in "ab")
    (triple,) = next(stream).to_dict()["triples"]
    assert (triple["subject"], triple["property"], triple["object"]) == ("Microsoft", "investsIn", "Japan")


def test_settings_are_those_of_a_build():
    with pytest.raises(kg.ConfigError, match="nonsense"):
        list(kg.extract(kg.Document(id="d", text=TEXT), config=kg.Config(ontology="nonsense")))
    (contribution,) = kg.extract(kg.Document(id="d", text=TEXT), config=kg.Config(min_confidence=1.0))
    assert contribution.to_dict()["triples"] == []
