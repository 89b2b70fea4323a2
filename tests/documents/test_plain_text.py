from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.plain_text import front_matter, read_markdown, read_plain_text
from kg.places import place_name, places_of
from tests.documents.reading import cited, read_file


@pytest.mark.parametrize("name", ["notes.txt", "notes.md"])
def test_each_line_is_a_place(tmp_path, name):
    (document,), _ = read_file(tmp_path, name, "Minutes\r\n\r\nAcme bought\nBolt. Fiat bought Opel.\n")
    assert [cited(document, words) for words in ("Minutes", "bought\nBolt", "Fiat")] == ["line 1", "lines 3–4", "line 4"]


@given(st.lists(st.text("aé. \U0001f600\ud800-#*", max_size=8)))
def test_places_are_the_lines_of_the_file(lines):
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    for read in (read_plain_text, read_markdown):
        for placed in read("notes.txt", content):
            document = getattr(placed, "document", None)
            for number, line in enumerate(document.text.split("\n") if document is not None else [], start=1):
                start = sum(len(before) + 1 for before in document.text.split("\n")[: number - 1])
                assert not line.strip() or place_name(places_of(document.places, start, start + len(line))) == f"line {number}"


def test_lines_of_a_text_that_has_too_many_are_no_places(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.documents.plain_text.MOST_LINES", 2)
    assert [len(read_file(tmp_path, "a.txt", text)[0][0].places) for text in ("a\nb", "a\nb\nc", "a\nb\nc\nd")] == [2, 0, 0]


FRONT = """---
title: "Bolt: a purchase"   # of 2024
date: 2024-05-06 10:00:00 +0200
authors:
  - Ann Lee
  - 'Tom Reyes'
source: Alder News
tags: [acme, bolt]
summary: >
  Acme denies it.
---
"""


def test_front_matter_tells_of_the_document_and_is_no_evidence(tmp_path):
    (document,), errors = read_file(tmp_path, "a.md", FRONT + "# Acme\n\nAcme *bought* Bolt.\n")
    assert not errors
    assert (document.title, document.date, document.author, document.site) == (
        "Bolt: a purchase",
        "2024-05-06",
        "Ann Lee, Tom Reyes",
        "Alder News",
    )
    assert (document.text.split(), document.source) == (["Acme", "Acme", "bought", "Bolt."], str(tmp_path / "a.md"))
    assert (document.text.index("bought"), cited(document, "bought")) == (len(FRONT) + 14, "line 14")


@pytest.mark.parametrize(
    "text",
    [
        "---\nAcme bought Bolt.\n---\nIt paid.",
        "---\ntitle: Acme\nIt paid.",
        "Acme.\n---\ntitle: Acme\n---\n",
        "---\nsee http://a.example\n---\n",
        "--- \n",
    ],
)
def test_rules_around_a_text_are_no_front_matter(text):
    assert front_matter(text) == ({}, 0)


@pytest.mark.parametrize(
    ("yaml", "fields"),
    [
        ("headline: Acme", {"title": "Acme"}),
        ("author: [Ann Lee, Tom Reyes]", {"author": "Ann Lee, Tom Reyes"}),
        ('author: ["Ann Lee", "Tom Reyes"]', {"author": "Ann Lee, Tom Reyes"}),
        ("title:\nDate: 2024", {"date": "2024"}),
        ("# title: x\nlayout: post", {}),
        ("title: C# and F#", {"title": "C# and F#"}),
        ("title: &a [*a, *a]", {"title": "&a [*a, *a"}),
    ],
)
def test_fields_of_front_matter(yaml, fields):
    assert front_matter(f"---\n{yaml}\n---\nx")[0] == fields
