from __future__ import annotations

import json

import pytest

from tests.documents.reading import cited, read_file

A, B = {"title": "A", "text": "Fiat bought Opel.", "date": "2024-05-06"}, {"title": "B", "body": "Acme bought Bolt."}


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ([A, B], ["record 1", "record 2"]),
        ({"total": 2, "articles": [A, B]}, ["list articles, record 1", "list articles, record 2"]),
        (
            {"response": {"docs": [A, B], "tags": ["x"], "none": []}},
            ["list response.docs, record 1", "list response.docs, record 2"],
        ),
        ({"old": [A], "new": [B]}, ["list old, record 1", "list new, record 1"]),
    ],
)
def test_each_record_is_a_document_with_its_place(tmp_path, content, places):
    documents, errors = read_file(tmp_path, "a.json", json.dumps(content))
    assert not errors
    assert [(d.title, d.text, d.date) for d in documents] == [("A", A["text"], "2024-05-06"), ("B", B["body"], "")]
    assert [cited(d, "bought") for d in documents] == places


def test_record_alone_is_a_document_whatever_lists_it_has(tmp_path):
    (document,), errors = read_file(tmp_path, "a.json", json.dumps(A | {"authors": [{"name": "Ann Lee"}]}))
    assert not errors
    assert (document.text, document.places) == (A["text"], ())


def test_fields_of_other_names_are_named(tmp_path):
    content = json.dumps([{"meta": {"was": "Fiat bought Opel."}, "wann": 2024}])
    documents, (error,) = read_file(tmp_path, "a.json", content)
    assert not documents
    assert 'record 1: no string under "text" (there are: meta, wann)' in error
    (document,), _ = read_file(tmp_path, "a.json", content, columns=(("text", "meta.was"), ("date", "wann")))
    assert (document.text, document.date) == ("Fiat bought Opel.", "2024")


def test_lines_of_json_are_read_as_such(tmp_path):
    documents, errors = read_file(tmp_path, "a.json", f"{json.dumps(A)}\n{json.dumps(B)}\n")
    assert not errors
    assert [(d.text, cited(d, "bought")) for d in documents] == [(A["text"], "line 1"), (B["body"], "line 2")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'[{"text": "a"},\n{', "line 2: not JSON (Expecting property name"),
        (b"[" * 100_000, "brackets nested too deeply"),
        (b"7", "a record is no object"),
        (b'["text"]', "a record is no object"),
        (b'[{"text": ""}]', 'record 1: "text" is empty'),
        (b'{"text": %s}' % (b"9" * 5_000), '"text" is'),
        (b"", "the file is empty"),
        (b'{"a": {"b": {"c": {"d": [{"text": "x"}]}}}}', 'no string under "text" (there are: a)'),
    ],
)
def test_bad_file_is_named(tmp_path, content, message):
    documents, (error,) = read_file(tmp_path, "a.json", content)
    assert not documents
    assert message in error


def test_file_larger_than_can_be_held_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.documents.json_files.LARGEST", 20)
    documents, (error,) = read_file(tmp_path, "a.json", json.dumps([A]))
    assert not documents
    assert "larger than" in error
