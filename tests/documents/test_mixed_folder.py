"""A folder as somebody has one: whole, broken, hostile, empty, locked and scanned files of many kinds; each is read and cited, or named."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from kg.documents import READERS, iter_documents
from kg.documents.packed import OLE
from kg.errors import ReadError
from kg.model import Document
from tests.documents import test_archives as archives
from tests.documents import test_extras as extras
from tests.documents import test_feeds as feeds
from tests.documents import test_html as pages
from tests.documents import test_mail as mails
from tests.documents import test_office as office
from tests.documents import test_pdf as pdf
from tests.documents.files import make_pdf, paragraph
from tests.documents.reading import cited

GERMAN = "Der Stadtrat sagte am Montag, dass er den Hafen an ein Unternehmen aus Rotterdam verkaufen werde, das im März ein Angebot machte."


def said(number: int) -> str:
    """Return a sentence that stands in one file of the folder."""
    return f"In 1990 Northgate Holdings bought {number} plants of Bolt in Ohio, the company said."


READ: dict[str, tuple[str | bytes, str]] = {
    "notes.txt": (f"Notes\n\n{said(1)}", "line 3"),
    "latin.txt": (f"“Müller” sagte nichts.\n{said(2)}".encode("cp1252"), "line 2"),
    "notes.md": (f"---\ntitle: Notes\n---\n# Notes\n\n{said(3)}", "line 6"),
    "lines.jsonl": (json.dumps({"text": "Acme."}) + "\n" + json.dumps({"id": "b", "text": said(4)}), "line 2"),
    "list.json": (json.dumps({"articles": [{"text": "Acme."}, {"text": said(5)}]}), "list articles, record 2"),
    "page.html": (pages.PAGE.replace("</article>", f"<p>{said(6)}</p></article>"), "paragraph 7"),
    "page.mhtml": ("Content-Type: text/html\r\n\r\n" + pages.PAGE.replace("</h1>", f"</h1><p>{said(7)}</p>"), "paragraph 2"),
    "annual.pdf": (make_pdf(pdf.FIRST, pdf.SECOND, paragraph(said(8), size=8)), "page 3"),
    "minutes.docx": (office.docx(office.p("Minutes") + office.p(said(9))), "paragraph 2"),
    "minutes.odt": (office.odt(f"<text:h>Minutes</text:h><text:p>{said(10)}</text:p>"), "paragraph 2"),
    "talk.pptx": (office.pptx(office.SLIDE.format(said(11)), office.SLIDE.format("A talk")), "slide 2"),
    "book.epub": (office.epub("<p>A book.</p>", f"<h1>Two</h1><p>{said(12)}</p>"), "chapter 2, paragraph 2"),
    "letter.rtf": (r"{\rtf1\ansi Dear all\par " + said(13) + r"\par}", "paragraph 2"),
    "table.csv": (f'title,text\nA,Acme.\nB,"{said(14)}"\n', "row 3"),
    "table.tsv": (f"text\tdate\n{said(15)}\t2024-05-06\n", "row 2"),
    "sheet.xlsx": (extras.xlsx(Sums=[("a", "b")], News=[("Title", "Body"), ("A", said(16))]), "sheet News, row 2"),
    "mail.eml": (mails.mail(f"Hello\n\n{said(17)}\n\n-- \nAnn").as_bytes(), "paragraph 2"),
    "box.mbox": (b"From a Mon May 6 09:00:00 2024\n" + mails.mail(said(18)).as_bytes(), "mail 1, paragraph 1"),
    "feed.atom": (feeds.ATOM.replace("Acme bought Bolt.", said(19)), "entry 1"),
    "talk.vtt": (feeds.VTT.replace("It paid.", said(20)), "time 00:01:02"),
    "news.zip": (archives.zipped({"a/x.pdf": make_pdf(pdf.FIRST, paragraph(said(21), size=8))}), "page 2"),
    "news.tar.gz": (gzip.compress(archives.tarred({"t.txt": said(22).encode()})), "line 1"),
    "crawl.warc": (extras.crawled(b"https://a.example/x", b"200 OK", b"text/plain", said(23).encode()), "line 1"),
}
NAMED: dict[str, tuple[str | bytes, str]] = {
    "empty.txt": (b"", "the file is empty"),
    "binary.txt": (b"\0\1\2", "a binary file"),
    "german.txt": (GERMAN, "not in English (de)"),
    "empty.html": (b"", "the file is empty"),
    "empty.docx": (b"", "the file is empty"),
    "empty.warc": (b"", "the file is empty"),
    "none.json": ("[]", "nothing to read in this file"),
    "none.zip": (archives.zipped({}), "nothing to read in this file"),
    "none.csv": ("title,text\n", "nothing to read in this file"),
    "locked.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "scripts.html": ("<html><script>alert(1)</script></html>", "no body of text in this page"),
    "scan.pdf": (make_pdf(b"0 0 100 100 re f"), "no text layer: a scan"),
    "locked.pdf": (pdf.BAD["locked"][0], "protected by a password"),
    "broken.pdf": (b"%PDF-1.4 x", "a damaged PDF file"),
    "cycle.pdf": (pdf.CYCLE, "a damaged PDF file"),
    "locked.docx": (bytes(office.LOCKED), "protected by a password"),
    "old.docx": (office.BAD["old format"][0], "of an old format"),
    "broken.pptx": (b"PK\3\4", "a damaged file"),
    "columns.csv": ("a,b\n1,2\n", 'no string under "text"'),
    "lines.ndjson": ('{"text": 1}\n', '"text" is a number'),
    "config.json": ('{"port": 80}', 'no string under "text"'),
    "quoted.eml": (mails.mail("> No.").as_bytes(), "a mail without a text of its own"),
    "bomb.xml": (feeds.BOMB, "a feed that declares entities"),
    "list.opml": (feeds.OPML, "a list of feeds (2)"),
    "deep.zip": (archives.nested(4), "an archive within too many others"),
    "photo.jpg": (b"x", "no reader for a file that ends in .jpg (photo.jpg)"),
    "README": (b"x", "no reader for a file with no ending (README)"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("mixed")
    for name, (content, _) in (READ | NAMED | {".hidden.txt": (said(99), ""), "~$lock.docx": (b"x", "")}).items():
        (place / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


def test_documentation_of_each_reader_says_where_its_sentences_are_cited():
    page = (Path(__file__).parents[2] / "docs" / "readers.md").read_text(encoding="utf-8")
    assert [ending for ending in READERS if f"`{ending}`" not in page] == []
    firsts = [part.split("\n")[2] for part in page.split("\n## ")[1:]]
    for name, (_, place) in READ.items():
        (first,) = (line for line in firsts if f"`{Path(name).suffix}`" in line)
        assert f"`{re.sub(r'[0-9]+', '0', place)}`" in re.sub(r"[0-9]+", "0", first), name


@pytest.mark.heavy
def test_every_file_is_read_and_cited_or_named(folder):
    results = list(iter_documents([folder]))
    documents = [result for result in results if isinstance(result, Document)]
    errors = [str(result) for result in results if isinstance(result, ReadError)]
    assert len(READ) + len(NAMED) >= 40
    for number, (name, (_, place)) in enumerate(READ.items(), start=1):
        (document,) = (document for document in documents if said(number) in document.text)
        assert (name in document.source or document.source == "https://a.example/x", cited(document, said(number))) == (True, place)
    for name, (_, message) in NAMED.items():
        assert [error for error in errors if name in error and message in error], name
    assert len(errors) == len(NAMED)
    left = [d.text for d in documents if not any(said(number) in d.text for number in range(1, len(READ) + 1))]
    assert sorted(text.partition("\n")[0] for text in left) == ["Acme.", "Acme.", "Acme.", "a | b"]
    assert said(99) not in "".join(document.text for document in documents)
