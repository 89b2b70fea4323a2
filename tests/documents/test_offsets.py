"""In every format: each paragraph is read once, as it was written, and is cited where it stands."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import READERS
from tests.documents.files import make_pdf, paragraph
from tests.documents.reading import cited, read_file
from tests.documents.test_archives import tarred, zipped
from tests.documents.test_extras import crawled, xlsx
from tests.documents.test_office import SLIDE, docx, epub, odt, p, pptx

NAMES = st.text("aeéßn&<>'\"();", min_size=1, max_size=6).map("B{}k".format)


@st.composite
def _texts(draw: st.DrawFn) -> list[str]:
    names = draw(st.lists(NAMES, min_size=3, max_size=6))
    return [f"In {1990 + n} {name} bought {n} plants in Ohio, the company said." for n, name in enumerate(names)]


def _html(texts: list[str], **_: object) -> str:
    return f"<html><body><article>{''.join(f'<p>{escape(text)}</p>' for text in texts)}</article></body></html>"


def _table(texts: list[str], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([("n", "text"), *enumerate(texts)])
    return out.getvalue()


def _mail(text: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Bolt"
    message.set_content(text)
    return message.as_bytes()


def _rtf(texts: list[str]) -> str:
    escaped = ("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text) for text in texts)
    return "{\\rtf1\\ansi " + "".join(f"{text}\\par " for text in escaped) + "}"


def _parquet(texts: list[str]) -> bytes:
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.table({"text": texts}), out)
    return out.getvalue()


def _crawl(texts: list[str]) -> bytes:
    return b"".join(crawled(b"https://a.example/%d" % n, b"200 OK", b"text/plain", text.encode()) for n, text in enumerate(texts))


def _subtitles(texts: list[str], point: str) -> str:
    return "WEBVTT\n\n" + "\n".join(
        f"00:00:{n:02}{point}000 --> 00:00:{n + 1:02}{point}000\n- {escape(text)}\n" for n, text in enumerate(texts, 1)
    )


def _files(texts: list[str]) -> dict[str, bytes]:
    return {f"{n}.txt": text.encode() for n, text in enumerate(texts)}


def _feed(texts: list[str]) -> str:
    return (
        "<rss version='2.0'><channel>"
        + "".join(f"<item><description>{escape(escape(t))}</description></item>" for t in texts)
        + "</channel></rss>"
    )


def _atom(texts: list[str]) -> str:
    entries = "".join(f"<entry><content type='html'>{escape(escape(text))}</content></entry>" for text in texts)
    return f"<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>"


def _sheet(texts: list[str]) -> bytes:
    return xlsx(News=[("Text",), *((escape(text),) for text in texts)])


Write = Callable[[list[str]], bytes | str]
FORMATS: dict[str, tuple[Write, str]] = {
    ".txt": ("\n\n".join, "line {odd}"),
    ".md": ("\n\n".join, "line {odd}"),
    ".html": (_html, "paragraph {n}"),
    ".mhtml": (lambda texts: b"Content-Type: text/html; charset=utf-8\r\n\r\n" + _html(texts).encode(), "paragraph {n}"),
    ".pdf": (lambda texts: make_pdf(*(paragraph(text, size=7) for text in texts)), "page {n}"),
    ".docx": (lambda texts: docx("".join(map(p, map(escape, texts)))), "paragraph {n}"),
    ".odt": (lambda texts: odt("".join(f"<text:p>{escape(text)}</text:p>" for text in texts)), "paragraph {n}"),
    ".pptx": (lambda texts: pptx(*(SLIDE.format(escape(text)) for text in reversed(texts))), "slide {n}"),
    ".rtf": (_rtf, "paragraph {n}"),
    ".epub": (lambda texts: epub(*(f"<p>{escape(text)}</p>" for text in texts)), "chapter {n}, paragraph 1"),
    ".csv": (lambda texts: _table(texts, ","), "row {next}"),
    ".tsv": (lambda texts: _table(texts, "\t"), "row {next}"),
    ".xlsx": (_sheet, "sheet News, row {next}"),
    ".parquet": (_parquet, "row {n}"),
    ".jsonl": (lambda texts: "".join(json.dumps({"body": text}) + "\n" for text in texts), "line {n}"),
    ".json": (lambda texts: json.dumps([{"text": text} for text in texts]), "record {n}"),
    ".eml": (lambda texts: _mail("\n\n".join(texts)), "paragraph {n}"),
    ".mbox": (lambda texts: b"\n".join(b"From a Mon May 6 09:00:00 2024\n" + _mail(t) for t in texts), "mail {n}, paragraph 1"),
    ".rss": (_feed, "entry {n}"),
    ".atom": (_atom, "entry {n}"),
    ".vtt": (lambda texts: _subtitles(texts, "."), "time 00:00:{n:02}"),
    ".srt": (lambda texts: _subtitles(texts, ","), "time 00:00:{n:02}"),
    ".zip": (lambda texts: zipped(_files(texts)), "line 1"),
    ".tar": (lambda texts: tarred(_files(texts)), "line 1"),
    ".tgz": (lambda texts: tarred(_files(texts), "w:gz"), "line 1"),
    ".warc": (_crawl, "line 1"),
}


def test_formats_of_all_readers_are_tried():
    written = {reader.read for ending, reader in READERS.items() if ending in FORMATS}
    assert [ending for ending, reader in READERS.items() if reader.read not in written] == [".opml"]  # it has no text


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=6, deadline=None)
@given(texts=_texts())
def test_each_paragraph_is_cited_where_it_stands(ending, texts):
    write, place = FORMATS[ending]
    with TemporaryDirectory() as folder:
        documents, errors = read_file(Path(folder), f"a{ending}", write(texts))
    assert not errors
    for number, text in enumerate(texts, start=1):
        (document,) = (document for document in documents if text in document.text)
        assert document.text.count(text) == 1
        assert cited(document, text) == place.format(n=number, next=number + 1, odd=2 * number - 1)
    assert sum(len(document.text.split()) for document in documents) == sum(len(text.split()) for text in texts)
