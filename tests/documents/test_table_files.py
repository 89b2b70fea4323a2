from __future__ import annotations

import pytest

from tests.documents.reading import cited, read_file

ROWS = 'title,text,date\nA,Fiat bought Opel.,2024-05-06\nB,"Acme bought Bolt, and\nsold it.",2024-05-07\n'


def test_each_row_of_a_table_is_a_document_with_its_place(tmp_path):
    documents, errors = read_file(tmp_path, "a.csv", ROWS)
    assert not errors
    assert [(d.title, d.text, d.date) for d in documents] == [
        ("A", "Fiat bought Opel.", "2024-05-06"),
        ("B", "Acme bought Bolt, and\nsold it.", "2024-05-07"),
    ]
    assert [cited(d, "bought") for d in documents] == ["row 2", "row 3"]
    assert len({d.id for d in documents}) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "Headline;Body\nA;Fiat bought Opel.\n"),
        ("a.csv", "body|url\nFiat bought Opel.|x\n"),
        ("a.tsv", "n\tArticle\n1\tFiat bought Opel.\n"),
        ("a.csv", "\ufeffText\r\nFiat bought Opel.\r\n"),
        ("a.jsonl", '{"body": "Fiat bought Opel."}\n'),
    ],
)
def test_column_of_texts_is_known_by_its_name(tmp_path, name, content):
    (document,), errors = read_file(tmp_path, name, content)
    assert not errors
    assert document.text == "Fiat bought Opel."


def test_columns_of_other_names_are_named(tmp_path):
    content = "Was,Wann,Woher\nFiat bought Opel.,2024-05-06,https://a.example/1\n"
    documents, (error,) = read_file(tmp_path, "a.csv", content)
    assert not documents
    assert 'no string under "text" (there are: Was, Wann, Woher): name the one that holds the text: --column text=NAME' in error
    (document,), errors = read_file(tmp_path, "a.csv", content, columns=(("text", "Was"), ("date", "Wann"), ("source", "Woher")))
    assert not errors
    assert (document.text, document.date, document.source) == ("Fiat bought Opel.", "2024-05-06", "https://a.example/1")
    (document,), _ = read_file(tmp_path, "a.jsonl", '{"data": {"was": "Fiat bought Opel."}}', columns=(("text", "data.was"),))
    assert document.text == "Fiat bought Opel."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('text\n""\n', '"text" is empty'),
        ("text,id\n,7\n", '"text" is empty'),
        ("text\n" + "a" * 10_000_001, "not a table after row 1"),
    ],
)
def test_bad_row_is_named(tmp_path, content, message):
    documents, (error,) = read_file(tmp_path, "a.csv", content)
    assert not documents
    assert message in error
