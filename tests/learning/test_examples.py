"""Examples as they are read."""

from __future__ import annotations

import pytest

from kg.errors import ReadError
from kg.learning import read_examples
from kg.ontology import load_ontology
from tests.ontology.test_loading import FIRMS


@pytest.fixture
def ontology(tmp_path):
    path = tmp_path / "firms.ttl"
    path.write_text(FIRMS, encoding="utf-8")
    return load_ontology(str(path))


BAD = ["{", '{"text": "x"}', '{"text": "x", "triples": [["a", "b"]]}', '{"text": "x", "triples": [{"s": 1, "p": 2, "o": 3}]}', "[]"]


@pytest.mark.parametrize("row", BAD)
def test_what_is_no_example_is_named_with_its_line(ontology, tmp_path, row):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "x", "triples": []}\n' + row + "\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"line 2: not (an example|JSON|a JSON object)") as error:
        list(read_examples(path, ontology))
    assert error.value.remedy


@pytest.mark.parametrize(("row", "missing"), [('{"triples": []}', "'text'"), ('{"text": "x"}', "'triples'")])
def test_what_an_example_lacks_is_named(ontology, tmp_path, row, missing):
    path = tmp_path / "bad.jsonl"
    path.write_text(row + "\n", encoding="utf-8")
    with pytest.raises(ReadError, match=rf"not an example \({missing} is missing\)"):
        list(read_examples(path, ontology))


def test_a_property_that_the_ontology_has_not_is_kept_by_name_to_be_told(ontology, tmp_path):
    known = next(iter(ontology.properties))
    path = tmp_path / "examples.jsonl"
    path.write_text(f'{{"text": "x", "triples": [["a", "{known}", "b"], ["a", "nobodysProperty", "b"]]}}\n', encoding="utf-8")
    (example,) = read_examples(path, ontology)
    assert [t.property for t in example.triples] == [known]
    assert example.unknown == ("nobodysProperty",)
