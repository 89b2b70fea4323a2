import gzip
import json
import os
import socket
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.documents import READERS, Mended, iter_documents
from kg.documents.checking import Placed
from kg.documents.dates import normal_date
from kg.documents.members import Member
from kg.documents.plain_text import blank_marks
from kg.documents.rows import Row
from kg.errors import ReadError
from kg.model import Document


def read(*sources):
    results = list(iter_documents(sources))
    return [d for d in results if isinstance(d, Document)], [str(e) for e in results if isinstance(e, ReadError)]


def test_text_file_is_one_document_with_its_first_line_as_title(tmp_path):
    (tmp_path / "a.txt").write_text("A title\n\nA sentence.\n")
    documents, errors = read(tmp_path / "a.txt")
    assert not errors
    assert (documents[0].title, documents[0].text) == ("A title", "A title\n\nA sentence.\n")


def test_a_source_that_stands_alone_is_one_and_not_its_letters(tmp_path):
    (tmp_path / "a.txt").write_text("A sentence.\n")
    for source in (tmp_path / "a.txt", str(tmp_path / "a.txt"), Document(id="d", text="A sentence.\n")):
        assert [document.text for document in iter_documents(source)] == ["A sentence.\n"]


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
    (tmp_path / "c.txt").write_bytes("Vier.".encode("utf-32"))
    (tmp_path / "d.jsonl").write_bytes('{"id": 1, "text": "Fünf."}\r\n{"id": 2, "text": "Sechs."}'.encode("utf-16"))
    assert [d.text for d in read(tmp_path)[0]] == ["One.\nTwo.", "Drei.", "Vier.", "Fünf.", "Sechs."]


BAD = [
    ("empty.txt", b" \n", "the file is empty"),
    ("binary.txt", b"\x00\x01\x02text", "binary file"),
    ("latin.jsonl", '{"text": "Müller sagt"}'.encode("latin-1"), "save the file as UTF-8"),
    ("broken.jsonl", b'{"id": 1, "text": "ok"}\n{"id": 2\n', "line 2: not JSON"),
    ("notext.jsonl", b'{"id": 1}\n', 'line 1: no string under "text"'),
    ("tool.exe", b"MZ", "no reader for files that end in '.exe'"),
    ("README", b"text", "no reader for files that have no ending"),
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
    assert f"{path}, line 2: a second document with the id 'x' (the first: {path}, line 1)" in errors[0]


def test_every_reader_is_named_by_an_ending():
    assert all(ending.startswith(".") for ending in READERS)


def jsonl(tmp_path, *lines):
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"\n".join([b'{"id": "first", "text": "First."}', *lines, b'{"id": "last", "text": "Last."}']))
    return path


BAD_LINES = {
    "raw Latin-1": (b'{"id": "x", "text": "caf\xe9"}', "not utf-8: byte 24"),
    "brackets": (b"[" * 100_000, "brackets nested too deeply"),
    "brackets in a field": (
        b'{"id": "x", "text": "y", "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "brackets nested too deeply",
    ),
    "digits for an id": (b'{"id": %s, "text": "y"}' % (b"9" * 5_000), '"id" is no number that can be kept'),
    "NaN for an id": (b'{"id": NaN, "text": "y"}', '"id" is no number'),
    "list for an id": (b'{"id": ["x"], "text": "y"}', '"id" is a list'),
    "true for an id": (b'{"id": true, "text": "y"}', '"id" is true or false'),
    "empty id": (b'{"id": "", "text": "y"}', 'the "id" is empty'),
    "spaces for an id": (b'{"id": " \\u00a0 ", "text": "y"}', 'the "id" is empty'),
    "long id": (b'{"id": "%s", "text": "y"}' % (b"i" * 3_000), 'the "id" has 3,000 characters'),
    "half a character in the id": (b'{"id": "a\\ud800", "text": "y"}', "the \"id\" 'a\\ud800' holds half a character"),
    "null text": (b'{"id": "x", "text": null}', '"text" is null'),
    "number for a text": (b'{"id": "x", "text": 12}', '"text" is a number'),
    "digits for a text": (b'{"id": "x", "text": %s}' % (b"9" * 5_000), '"text" is no number'),
    "blank text": (b'{"id": "x", "text": " \\n"}', '"text" is empty'),
    "too long a text": (b'{"id": "x", "text": "%s"}' % (b"a " * 5_100_000), "split it into documents"),
    "text twice": (b'{"id": "x", "text": "y", "text": "z"}', '"text" stands twice'),
    "raw NUL": (b'{"id": "x", "text": "a\0b"}', "not JSON (Invalid control character"),
    "no object": (b'["x", "y"]', "not a JSON object"),
    "number": (b"9" * 5_000, "not a JSON object"),
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_bad_line_is_named_with_its_place_and_costs_no_other(tmp_path, name):
    line, message = BAD_LINES[name]
    documents, errors = read(jsonl(tmp_path, line))
    assert [d.id for d in documents] == ["first", "last"]
    (error,) = errors
    assert "lines.jsonl, line 2: " in error
    assert message in error


def test_line_that_is_longer_than_any_text_is_not_parsed(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.documents.jsonl.LONGEST_LINE", 50)
    documents, (error,) = read(jsonl(tmp_path, b'{"id": "x", "text": "%s"}' % (b"y" * 50)))
    assert [d.id for d in documents] == ["first", "last"]
    assert "line 2: a line of " in error


MENDED = {
    "half a character": (
        b'{"id": "x", "text": "a\\ud800b"}',
        {"text": "a\ufffdb"},
        "half a character (a lone surrogate) in its text",
    ),
    "raw half a character": (b'{"id": "x", "text": "a\xed\xa0\x80b"}', {"text": "a\ufffdb"}, "half a character"),
    "halves in the title": (b'{"id": "x", "text": "y", "title": "\\udc00\\udc00"}', {"title": "\ufffd\ufffd"}, "2 half characters"),
    "halves in the source": (b'{"id": "x", "text": "y", "source": "\\udfff"}', {"source": "\ufffd"}, "in its source"),
    "half a character in the date": (
        b'{"id": "x", "text": "y", "date": "2024\\ud800"}',
        {"date": ""},
        "the date '2024\\ud800' is none",
    ),
    "a date that may be two": (b'{"id": "x", "text": "y", "date": "03/04/2024"}', {"date": ""}, "write YYYY-MM-DD"),
    "a list for a title": (b'{"id": "x", "text": "y", "title": ["z"]}', {"title": ""}, '"title" is a list'),
    "NaN for a title": (b'{"id": "x", "text": "y", "title": NaN}', {"title": ""}, '"title" is no number'),
    "a number for a date": (b'{"id": "x", "text": "y", "date": 1700000000}', {"date": ""}, "the date '1700000000'"),
}


@pytest.mark.parametrize("name", MENDED)
def test_what_is_mended_in_a_line_is_said_and_the_document_is_read(tmp_path, name):
    line, fields, message = MENDED[name]
    path = jsonl(tmp_path, line)
    readings = list(iter_documents([path]))
    (mended,) = [str(r) for r in readings if isinstance(r, Mended)]
    assert mended.startswith(f"{path}, line 2: ")
    assert message in mended
    (document,) = [r for r in readings if isinstance(r, Document) and r.id == "x"]
    for field, value in fields.items():
        assert getattr(document, field) == value


KEPT = {
    "an escaped pair": (b'{"id": "x", "text": "\\ud83d\\ude00"}', "\U0001f600"),
    "a byte order mark before it": (b'\xef\xbb\xbf{"id": "x", "text": "y"}', "y"),
    "NaN in another field": (b'{"id": "x", "text": "y", "score": NaN}', "y"),
    "digits in another field": (b'{"id": "x", "text": "y", "score": %s}' % (b"9" * 5_000), "y"),
    "an escaped NUL": (b'{"id": "x", "text": "a\\u0000b"}', "a\0b"),
    "another field twice": (b'{"id": "x", "text": "y", "a": 1, "a": 2}', "y"),
}


@pytest.mark.parametrize("name", KEPT)
def test_odd_line_is_read_as_it_is(tmp_path, name):
    line, text = KEPT[name]
    readings = list(iter_documents([jsonl(tmp_path, line)]))
    assert [r.text for r in readings if isinstance(r, Document)] == ["First.", text, "Last."]
    assert len(readings) == 3


def test_lines_that_end_in_carriage_returns_are_lines(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": 1, "text": "a"}\r{"id": 2, "text": "b"}\r{"id": \r')
    documents, errors = read(path)
    assert [d.id for d in documents] == ["1", "2"]
    assert "line 3: not JSON" in errors[0]


PACKED = {
    "gzip": (gzip.compress(b"text"), "a gzip archive", "gunzip"),
    "zip": (b"PK\x03\x04rest", "a ZIP archive", "unpack"),
    "pdf": (b"%PDF-1.7 rest", "a PDF file", "pdftotext"),
    "late NUL": (b"text " * 2_000 + b"\0", "a binary file", "convert"),
}


@pytest.mark.parametrize("name", PACKED)
def test_other_files_called_like_texts_are_reported_for_what_they_are(tmp_path, name):
    content, message, remedy = PACKED[name]
    (tmp_path / "a.txt").write_bytes(content)
    _, (error,) = read(tmp_path / "a.txt")
    assert "a.txt: this is " + message in error
    assert remedy in error


def test_what_is_no_file_is_named_and_the_rest_of_the_folder_is_read(tmp_path, monkeypatch):
    (tmp_path / "news.jsonl").mkdir()
    (tmp_path / "news.jsonl" / "good.txt").write_text("Good.")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    server = socket.socket(socket.AF_UNIX)
    with closing(server):
        monkeypatch.chdir(tmp_path)  # names of sockets are short
        server.bind("socket.txt")
        documents, errors = read(tmp_path)
        alone = [read(tmp_path / name)[1][0] for name in ("broken.txt", "loop.txt", "pipe.txt", "socket.txt")]
    assert [d.text for d in documents] == ["Good."]
    for reports in (errors, alone):
        for name, reason in (
            ("broken.txt", "a link to nothing"),
            ("loop.txt", "Too many levels of symbolic links"),
            ("pipe.txt", "a named pipe, not a file"),
            ("socket.txt", "a socket, not a file"),
        ):
            assert len([e for e in reports if f"{name}: {reason}" in e]) == 1
        assert len(reports) == 4


@pytest.mark.parametrize("source", ["x" * 5_000, "a\0b.txt", "no/such/*.txt"])
def test_what_is_no_path_is_an_error(source):
    _, (error,) = read(source)
    assert "check the path" in error
    assert len(error) < 400


def test_file_that_vanishes_is_named(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Text {name}")
    readings = iter_documents([tmp_path])
    first = next(readings)
    (tmp_path / "b.txt").unlink()
    (error,) = readings
    assert first.text == "Text a.txt"
    assert "b.txt: no such file" in str(error)


def test_name_of_a_file_that_is_no_text_is_written_with_escapes(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("Text.")
    (document,) = iter_documents([tmp_path])
    assert document.source == f"{tmp_path}/caf\\xe9.txt"
    assert document.source.encode()


RECORDS = {
    "half a character in the id": (Document(id="\ud800", text="x"), "half a character"),
    "no string for a text": (Document(id="x", text=None), 'the "text" of a document is a NoneType'),
    "no string for an id": (Document(id=7, text="x"), 'the "id" of a document is a int'),
    "no string for a source": (Document(id="x", text="x", source=7), 'the "source" of a document is a int'),
    "empty id": (Document(id=" ", text="x"), 'the "id" is empty'),
    "the same id": (Document(id="good", text="other"), "a second document with the id 'good'"),
}


@pytest.mark.parametrize("name", RECORDS)
def test_records_are_checked_as_lines_are(name):
    record, message = RECORDS[name]
    documents, (error,) = read(Document(id="good", text="x"), record)
    assert [d.id for d in documents] == ["good"]
    assert message in error


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        (" 2024-03-04 ", "2024-03-04"),
        ("20240304", "2024-03-04"),
        ("2024/3/4", "2024-03-04"),
        ("2024-03-04T10:00:00Z", "2024-03-04"),
        ("2024-03-04 10:00:00.123+02:00", "2024-03-04"),
        ("20240304T101500Z", "2024-03-04"),
        ("Mon, 04 Mar 2024 10:00:00 GMT", "2024-03-04"),
        ("March 4, 2024", "2024-03-04"),
        ("4th March 2024", "2024-03-04"),
        ("Monday, March 4th, 2024 at 10:00 am", "2024-03-04"),
        ("04-Mar-2024", "2024-03-04"),
        ("31.12.2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("4/4/2024", "2024-04-04"),
        ("03/04/2024", None),
        ("04.03.2024", None),
        ("2024-02-30", None),
        ("2024-13", None),
        ("0000", None),
        ("٢٠٢٤-٠٣-٠٤", None),
        ("yesterday", None),
        ("1700000000", None),
        ("2024-03-04x", None),
        ("-0044-03-15", None),
        ("12024-03-04", None),
    ],
)
def test_date_is_read_where_it_means_one_day(written, date):
    assert normal_date(written) == date


@given(st.text(max_size=30))
def test_whatever_a_date_holds_it_is_one_or_none(written):
    date = normal_date(written)
    assert date is None or normal_date(date) == date


@settings(deadline=None)  # the first one imports libraries
@given(st.binary(max_size=200))
@example(b"\xed\xa0\x80")  # half a character
def test_whatever_bytes_come_readers_read_or_say_why_not(content):
    for reader in set(READERS.values()):
        for reading in reader.read("file", content):
            if isinstance(reading, Placed):
                assert reading.document.text.encode() and reading.document.id.strip()
            elif isinstance(reading, Row):
                assert reading.fields
            elif isinstance(reading, Member):
                assert reading.name
            else:
                assert str(reading).startswith("file")
