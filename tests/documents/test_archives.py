from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

import pytest

import kg.documents
from kg.documents.isolation import STOPPED
from kg.errors import ReadError
from tests.documents.reading import read_file


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def tarred(parts, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as file:
        for name, content in parts.items():
            part = tarfile.TarInfo(name)
            part.size = len(content)
            file.addfile(part, io.BytesIO(content))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        file.addfile(link)
    return out.getvalue()


PARTS = {"news/a.txt": b"Acme bought Bolt.", "b.md": b"# Bolt", "c.png": b"x", ".hidden.txt": b"x", "__MACOSX/a.txt": b"x"}


ARCHIVES = {
    "x.zip": zipped(PARTS),
    "x.tar": tarred(PARTS),
    "x.tgz": tarred(PARTS, "w:gz"),
    "x.tar.gz": gzip.compress(tarred(PARTS)),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_members_are_read_under_their_paths(tmp_path, name):
    documents, (error,) = read_file(tmp_path, name, ARCHIVES[name])
    assert [(d.source.rpartition("/x.")[2].partition("/")[2].removeprefix("x.tar/"), d.text.strip()) for d in documents] == [
        ("news/a.txt", "Acme bought Bolt."),
        ("b.md", "Bolt"),
    ]
    assert "no reader for a file that ends in .png (c.png)" in error


def test_patterns_choose_members(tmp_path):
    (document,), errors = read_file(tmp_path, "x.zip", zipped(PARTS), only=("*.txt",))
    assert not errors
    assert document.text == "Acme bought Bolt."


def test_path_that_leads_out_of_an_archive_is_one_within(tmp_path):
    (document,), _ = read_file(tmp_path, "x.zip", zipped({"../../etc/a.txt": b"Acme bought Bolt."}))
    assert document.source == f"{tmp_path}/x.zip/etc/a.txt"


def nested(depth):
    content = zipped({"a.txt": b"Acme bought Bolt."})
    for _ in range(depth):
        content = zipped({"a.zip": content})
    return content


def test_archives_within_archives_are_read_to_a_depth(tmp_path):
    assert [d.text for d in read_file(tmp_path, "x.zip", nested(2))[0]] == ["Acme bought Bolt."]
    documents, (error,) = read_file(tmp_path, "x.zip", nested(3))
    assert not documents
    assert "an archive within too many others" in error


def test_all_that_comes_out_of_a_file_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(kg.documents, "MOST_UNPACKED", 250)
    documents, errors = read_file(tmp_path, "x.zip", zipped({f"{n}.txt": b"%03d " % n * 25 for n in range(1_000)}))
    assert len(documents) == 2
    assert "2.txt: larger than" in errors[0]
    assert "x.zip: the rest of it is not read" in errors[1]


def test_what_hidden_files_unpack_to_counts_too(tmp_path, monkeypatch):
    monkeypatch.setattr(kg.documents, "MOST_UNPACKED", 250)
    documents, (error,) = read_file(
        tmp_path, "x.zip", zipped({f".{n}.txt": bytes(100) for n in range(1_000)} | {"a.txt": b"Acme."})
    )
    assert not documents
    assert "the rest of it is not read" in error


def test_archive_whose_members_keep_their_readers_is_given_up(tmp_path, monkeypatch):
    class Stuck(kg.documents.ReaderProcess):
        def read(self, ending, source, content, depth=0):
            stopped = iter([ReadError(source, "stopped", reason=STOPPED)])
            return stopped if ending == ".pdf" else super().read(ending, source, content, depth)

    monkeypatch.setattr(kg.documents, "ReaderProcess", Stuck)
    inner = zipped({f"{n}.pdf": b"%PDF" for n in range(9)})
    documents, errors = read_file(tmp_path, "x.zip", zipped({"a.txt": b"Acme.", "b.zip": inner, "c.zip": inner}))
    assert len(documents) == 1
    assert [error.partition("x.zip")[2] for error in errors] == [
        "/b.zip/0.pdf: stopped",
        "/b.zip/1.pdf: stopped",
        "/b.zip/2.pdf: stopped",
        "/b.zip: the rest of it is not read: unpack it first",
        ": the rest of it is not read: unpack it first",
    ]


def marked(at, in_directory, value):
    """Return an archive of one file with two bytes of its header changed, there and in the directory."""
    content = bytearray(zipped({"a.txt": b"Acme bought Bolt."}))
    directory = content.index(b"PK\x01\x02")
    content[at : at + 2] = content[directory + in_directory : directory + in_directory + 2] = value.to_bytes(2, "little")
    return bytes(content)


BAD = {
    "with a password": ("x.zip", marked(6, 8, 1), "a.txt: protected by a password"),
    "another method": ("x.zip", marked(8, 10, 97), "a.txt: packed in a way that is not known here"),
    "cut off": ("x.zip", b"PK\x03\x04", "a damaged file"),
    "bomb": ("x.zip", b"", "a.txt: a part of it unpacks to more than 100 MB"),
    "no TAR": ("x.tar", b"x" * 600, "a damaged archive"),
    "no GZIP": ("x.gz", b"\x1f\x8bxx", "a damaged archive"),
    "cut off GZIP": ("x.txt.gz", gzip.compress(b"Acme " * 99)[:20], "a damaged archive"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_archive_is_an_error_that_says_what_it_is(tmp_path, name):
    called, content, message = BAD[name]
    content = content or zipped({"a.txt": b"\0" * 100_000_001})  # packing it takes a second
    documents, (error,) = read_file(tmp_path, called, content)
    assert not documents
    assert message in error
