"""Files made to fill the memory or to keep a reader for ever: each is named, within bounds of time and memory, and the next file is read."""

from __future__ import annotations

import gzip
import lzma
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.attack.scale import share
from tests.documents.files import make_pdf
from tests.documents.test_archives import nested
from tests.documents.test_office import ODF, W, docx, epub, odt, packed, pptx

SECONDS = 20
UNPACKED = 200_000_000
"""For a file, in place of a minute and a gigabyte."""

SLOWEST = 120
LARGEST = 4_500
"""Seconds and megabytes that a process may take: a file has 4 GB in one of its own, and what is read of it is held in ours."""

READ = f"""
import sys, time, resource
from functools import partial
import kg.documents as reading
from kg.config import ReadOptions
from kg.documents.isolation import ReaderProcess
reading.MOST_UNPACKED = {UNPACKED}
reading.ReaderProcess = partial(ReaderProcess, seconds={SECONDS})
begin, documents = time.monotonic(), 0
for result in reading.iter_documents(sys.argv[1:], ReadOptions(any_language=True)):
    documents += isinstance(result, reading.Document)
    if not isinstance(result, reading.Document):
        print(str(result)[:300])
kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
print(documents, round(time.monotonic() - begin, 1), *(resource.getrusage(kind).ru_maxrss // 1024 for kind in kinds))
"""
LINE = 500_000_000
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">{BOMB}]>'
FORM = (
    "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 11 >>\n"
    "stream\n/X Do /X Do\nendstream"
)


def long_line(beginning: bytes, end: bytes = b"") -> Callable[[Path], None]:
    """Return what writes a file of one line of half a gigabyte."""

    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.write(beginning)
            for _ in range(LINE // 10_000_000):
                file.write(b"Acme sold." * 1_000_000)
            file.write(end)

    return write


def many_parts(name: str, number: int, size: int) -> Callable[[Path], None]:
    """Return what writes an archive of many large parts."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
            for part in range(number):
                file.writestr(name.format(part), bytes(size))

    return write


def spread(path: Path) -> None:
    """Write an archive of archives of archives, each with ten, that unpacks to ten gigabytes."""
    content = packed({f"{n}.txt": bytes(10_000_000) for n in range(10)})
    for _ in range(2):
        content = packed({f"{n}.zip": content for n in range(10)})
    path.write_bytes(content)


def nothing_in_tar(path: Path) -> None:
    """Write an archive whose one part is 100 GB of nothing, packed by xz."""
    header = tarfile.TarInfo("a.bin")
    header.size = 100_000_000_000
    path.write_bytes(lzma.compress(header.tobuf()) + lzma.compress(bytes(10_000_000), preset=0) * 10_000)


def nothing_in_gzip(path: Path) -> None:
    path.write_bytes(gzip.compress(bytes(10_000_000), 1) * 200)


def whole(make: Callable[[], bytes | str]) -> Callable[[Path], None]:
    """Return what writes a file, which is only made then."""

    def write(path: Path) -> None:
        content = make()
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return write


def in_xml(element: str) -> str:
    return f"{DOCTYPE}<x>{element}</x>"


HOSTILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "bomb.zip": (many_parts("{}.txt", 4, 60_000_000), "the rest of it is not read"),
    "hidden.zip": (many_parts(".{}.txt", 4, 60_000_000), "the rest of it is not read"),
    "large.zip": (many_parts("{}.txt", 2, 101_000_000), "a part of it unpacks to more than 100 MB"),
    "spread.zip": (spread, "the rest of it is not read"),
    "deep.zip": (whole(lambda: nested(9)), "an archive within too many others"),
    "names.zip": (many_parts("{}.txt", 20_001, 1), "more than 20,000 files in it"),
    "bomb.tar": (nothing_in_tar, "which was stopped"),
    "bomb.txt.gz": (nothing_in_gzip, "larger than 500 MB"),
    "bomb.docx": (
        whole(lambda: docx("<w:p/>", **{"word/document.xml": bytes(101_000_000).decode()})),
        "unpacks to more than 100 MB",
    ),
    "entities.docx": (whole(lambda: packed({"word/document.xml": in_xml(f"<w:p {W}><w:t>&a11;</w:t></w:p>")})), ""),
    "file.docx": (whole(lambda: packed({"word/document.xml": in_xml(f"<w:p {W}><w:t>&f;</w:t></w:p>")})), '"text" is empty'),
    "entities.odt": (whole(lambda: packed({"content.xml": in_xml(f"<text:p {ODF}>&a11;</text:p>")})), ""),
    "deep.docx": (whole(lambda: docx("<w:p>" * 100_000)), "a damaged file"),
    "many.docx": (whole(lambda: docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 300_000)), ""),
    "deep.odt": (whole(lambda: odt("<text:list>" * 100_000)), "a damaged file"),
    "nested.odt": (whole(lambda: odt("<table:table><table:table-row><table:table-cell>" * 80 + "x")), "a damaged file"),
    "many.pptx": (whole(lambda: pptx(*["<a:p/>"] * 5_000)), '"text" is empty'),
    "deep.epub": (whole(lambda: epub("<div>" * 100_000)), ""),
    "entities.rss": (whole(lambda: in_xml("&a11;")), ""),
    "entities.opml": (whole(lambda: in_xml("&a11;")), ""),
    "scripts.html": (whole(lambda: "<script>" + "document.write('<p>Acme</p>');" * 100_000 + "</script>"), "no body of text"),
    "deep.html": (whole(lambda: "<div>" * 100_000 + "Acme bought Bolt. " * 20), ""),
    "open.html": (whole(lambda: "<table>" + "<tr><td>Acme</td><td>x" * 50_000), ""),
    "signs.html": (whole(lambda: "<" * 2_000_000), ""),
    "forever.pdf": (whole(lambda: make_pdf(b"/X Do", objects=(FORM,))), "which was stopped"),
    "cycle.pdf": (
        whole(lambda: make_pdf([(9, 9, 9, "Acme bought Bolt.")]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")),
        "a damaged PDF file",
    ),
    "pages.pdf": (whole(lambda: make_pdf(*[b""] * 6_000)), "6,000 pages"),
    "deep.json": (whole(lambda: "[" * 50_000_000), "brackets nested too deeply"),
    "deep.rtf": (whole(lambda: "{\\rtf1" + "{" * 1_000_000), ""),
    "deep.eml": (
        whole(lambda: "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))),
        "",
    ),
    "quotes.eml": (whole(lambda: "Subject: x\n\n" + "> a\n" * 500_000), "a mail without a text of its own"),
    "quotes.csv": (whole(lambda: "text\n" + '"' * 30_000_000), ""),
    "times.vtt": (whole(lambda: "00:00:01.000 --> " * 1_000_000), "no subtitles in this file"),
    "line.txt": (long_line(b""), "larger than 100 MB"),
    "line.md": (long_line(b"# "), "larger than 100 MB"),
    "line.html": (long_line(b"<p>"), "larger than 100 MB"),
    "line.jsonl": (long_line(b'{"text": "', b'"}'), "a line of 500,"),
    "line.json": (long_line(b'{"text": "', b'"}'), "larger than 100 MB"),
    "line.csv": (long_line(b"text\n"), "not a table after row 1"),
    "line.xml": (long_line(b"<rss><channel><title>"), ""),
    "line.mbox": (long_line(b"From a Mon May 6 09:00:00 2024\n\n"), ""),
    "line.warc": (long_line(b"WARC/1.0\r\n"), ""),
    "line.parquet": (long_line(b"PAR1"), "a damaged file"),
}


OFTEN = ("hidden.zip", "spread.zip", "bomb.tar", "entities.docx", "deep.docx", "deep.html", "deep.json", "line.jsonl", "quotes.csv")
"""Those that run each time, one of each kind."""


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(HOSTILE, key=lambda name: name not in OFTEN)[: share(len(HOSTILE), len(OFTEN))])
def test_hostile_file_is_named_within_bounds_and_the_next_is_read(tmp_path, name):
    write, message = HOSTILE[name]
    write(tmp_path / name)
    (tmp_path / "whole.txt").write_text("Fiat bought Opel.")
    command = [sys.executable, "-W", "ignore", "-c", READ, tmp_path / name, tmp_path / "whole.txt"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=5 * SLOWEST, check=True)
    figures = answer.stdout.splitlines()[-1]
    documents, seconds, *memory = map(float, figures.split())
    assert message in answer.stdout or "which was stopped" in answer.stdout
    assert documents >= 1
    assert "root:" not in answer.stdout
    assert seconds < SLOWEST
    assert max(memory) < LARGEST
    (tmp_path / name).unlink()
