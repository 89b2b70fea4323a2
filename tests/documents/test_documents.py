import json

import pytest

from kg.documents import READERS, iter_documents
from kg.documents.plain_text import blank_marks
from kg.errors import ReadError
from kg.model import Document


def read(*sources):
    found = list(iter_documents(sources))
    return [d for d in found if isinstance(d, Document)], [str(e) for e in found if isinstance(e, ReadError)]


def test_text_file_is_one_document_with_its_first_line_as_title(tmp_path):
    (tmp_path / "a.txt").write_text("A title\n\nA sentence.\n")
    documents, errors = read(tmp_path / "a.txt")
    assert not errors
    assert (documents[0].title, documents[0].text) == ("A title", "A title\n\nA sentence.\n")


def test_json_lines_keep_their_fields(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": 7, "text": "x y", "date": "2024-01-02", "title": "T"}) + "\n\n")
    (document,), errors = read(path)
    assert not errors
    assert (document.id, document.date, document.title, document.source) == ("7", "2024-01-02", "T", str(path))


def test_markdown_marks_become_spaces_and_offsets_stay(tmp_path):
    text = "# Heading\n\n- **Bold** [link](http://x.y) and `code`\n"
    blanked = blank_marks(text)
    assert len(blanked) == len(text)
    for word in ("Heading", "Bold", "link", "and", "code"):
        assert blanked.index(word) == text.index(word)
    assert not set("#*[]()`") & set(blanked)


def test_folder_and_pattern_give_their_files_by_name(tmp_path):
    for name in ("b.txt", "a.md", "c.bin"):
        (tmp_path / name).write_text(f"Text {name}")
    assert [d.text for d in read(tmp_path)[0]] == ["Text a.md", "Text b.txt"]
    assert [d.text for d in read(str(tmp_path / "*.txt"))[0]] == ["Text b.txt"]


def test_byte_order_marks_and_line_ends_are_taken_off(tmp_path):
    (tmp_path / "a.txt").write_bytes("\ufeffOne.\r\nTwo.".encode())
    (tmp_path / "b.txt").write_bytes("Drei.".encode("utf-16"))
    assert [d.text for d in read(tmp_path)[0]] == ["One.\nTwo.", "Drei."]


BAD = [
    ("empty.txt", b" \n", "the file is empty"),
    ("binary.txt", b"\x00\x01\x02text", "binary file"),
    ("latin.txt", "Müller sagt".encode("latin-1"), "save the file as UTF-8"),
    ("broken.jsonl", b'{"id": 1, "text": "ok"}\n{"id": 2\n', "line 2: not JSON"),
    ("notext.jsonl", b'{"id": 1}\n', 'line 1: no string under "text"'),
    ("table.xlsx", b"PK", "no reader for files that end in '.xlsx'"),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD, ids=[name for name, *_ in BAD])
def test_bad_file_is_an_error_that_names_it_and_the_rest_is_read(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text("Good.")
    documents, errors = read(tmp_path / name, tmp_path / "z.txt")
    assert "Good." in [d.text for d in documents]
    assert len(errors) == 1
    assert message in errors[0] and name in errors[0]


def test_missing_file_and_empty_folder_are_errors(tmp_path):
    _, errors = read(tmp_path / "no.txt", tmp_path)
    assert "no such file or folder" in errors[0]
    assert "nothing readable in this folder" in errors[1]


def test_second_document_with_an_id_is_an_error_and_the_first_stays(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x", "text": "First."}\n{"id": "x", "text": "Second."}\n{"id": "y", "text": "Third."}\n')
    documents, errors = read(path)
    assert [d.text for d in documents] == ["First.", "Third."]
    assert "a second document with the id 'x'" in errors[0]


def test_every_reader_is_named_by_an_ending():
    assert all(ending.startswith(".") for ending in READERS)
