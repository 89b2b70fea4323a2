"""What word processors, presentations and books are read as, and hostile ones of them."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.documents.reading import cited, read_file

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
A = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
ODF = 'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:m"'
CORE = (
    '<cp:coreProperties xmlns:cp="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Minutes</dc:title><dc:creator>Ann Lee</dc:creator><dcterms:created>2024-05-06T09:00:00Z</dcterms:created></cp:coreProperties>"
)


def packed(parts, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content, **options)
    return out.getvalue()


def docx(body, **parts):
    return packed(
        {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", "docProps/core.xml": CORE, **parts}
    )


def odt(body):
    meta = f"<office:meta {ODF}><dc:title>Minutes</dc:title><dc:creator>Ann Lee</dc:creator><dc:date>2024-05-06T09:00:00</dc:date></office:meta>"
    return packed({"content.xml": f"<office:body {ODF}>{body}</office:body>", "meta.xml": meta})


def pptx(*slides):
    ids = "".join(f'<p:sldId id="{n}" r:id="r{n}"/>' for n in reversed(range(len(slides))))
    links = "".join(f'<Relationship Id="r{n}" Target="slides/slide{n}.xml"/>' for n in range(len(slides)))
    parts = {f"ppt/slides/slide{n}.xml": f"<p:sld {A}>{slide}</p:sld>" for n, slide in enumerate(slides)}
    return packed(
        {
            "ppt/presentation.xml": f"<p:presentation {A}>{ids}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": f"<R>{links}</R>",
            **parts,
        }
    )


def epub(*chapters, **more):
    items = "".join(f'<item id="c{n}" href="text/c%20{n}.xhtml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    opf = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Harbours</dc:title><item id="n" href="nav.xhtml" properties="nav"/>'
        f'{items}<itemref idref="n"/>{spine}</package>'
    )
    parts = {
        f"OEBPS/text/c {n}.xhtml": f"<?xml version='1.0' encoding='utf-8'?><!-- c --><html><head><title>x</title></head><body>{text}</body></html>"
        for n, text in enumerate(chapters)
    }
    container = '<container><rootfile full-path="OEBPS/book.opf"/></container>'
    return packed(
        {"META-INF/container.xml": container, "OEBPS/book.opf": opf, "OEBPS/nav.xhtml": "<p>Contents</p>", **parts, **more}
    )


def p(text):
    return f"<w:p><w:pPr><w:t>style</w:t></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


TABLE = f"<w:tbl><w:tr><w:tc>{p('Acme')}</w:tc><w:tc>{p('Jane Roe')}</w:tc></w:tr><w:tr><w:tc>{p('Bolt')}</w:tc><w:tc>{p('Max')}</w:tc></w:tr></w:tbl>"
CHANGES = (
    "<w:p><w:r><w:t>Acme </w:t></w:r><w:del><w:r><w:delText>sold</w:delText><w:t>sold</w:t></w:r></w:del><w:ins><w:r><w:t>bought</w:t></w:r></w:ins>"
    "<w:hyperlink><w:r><w:tab/><w:t>Bolt</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText><w:t>.</w:t></w:r></w:p>"
)
BOX = (
    f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p('In a box.')}</w:txbxContent></mc:Choice>"
    f"<mc:Fallback><w:txbxContent>{p('In a box.')}</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Beside it.</w:t></w:r></w:p>"
)
SLIDE = "<p:sp><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sp><p:sp><p:nvPr><p:ph type='ftr'/></p:nvPr><a:p><a:r><a:t>Confidential</a:t></a:r></a:p></p:sp>"
ODT_TABLE = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("Acme", "1"))
ODT = (
    "<text:h>Acme</text:h><text:p>Acme<text:s/>bought <text:span>Bolt</text:span><text:note>Not so.</text:note>.</text:p>"
    "<text:tracked-changes><text:p>Gone</text:p></text:tracked-changes>"
    f"<table:table><table:table-row>{ODT_TABLE}</table:table-row></table:table>"
)
MINUTES = docx(p("Acme bought Bolt.") + TABLE + p("It paid."))
BOOK = epub("<h1>One</h1><p>Acme bought<br/>Bolt.</p>", "<p>Two &amp; three.</p>")
SLIDES = pptx(SLIDE.format("Second."), SLIDE.format("First."))
READ = {
    "docx": ("a.docx", MINUTES, "Acme bought Bolt.\n\nAcme | Jane Roe\n\nBolt | Max\n\nIt paid.", ("Max", "table 1, row 2")),
    "changes": ("a.docx", docx(CHANGES), "Acme bought Bolt.", ("Bolt", "paragraph 1")),
    "box": ("a.docx", docx(BOX), "Beside it.\n\nIn a box.", ("box", "paragraph 2")),
    "odt": ("a.odt", odt(ODT), "Acme\n\nAcme bought Bolt.\n\nAcme | 1", ("Acme | 1", "table 1, row 1")),
    "pptx": ("a.pptx", SLIDES, "First.\n\nSecond.", ("Second", "slide 2")),
    "epub": ("a.epub", BOOK, "One\n\nAcme bought Bolt.\n\nTwo & three.", ("Two", "chapter 2, paragraph 1")),
}


@pytest.mark.parametrize("kind", READ)
def test_text_of_a_document_is_what_stands_in_it(tmp_path, kind):
    name, content, text, place = READ[kind]
    (document,), errors = read_file(tmp_path, name, content)
    assert not errors
    assert document.text == text
    assert cited(document, place[0]) == place[1]


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_title_author_and_date_are_those_of_the_file(tmp_path, kind):
    (document,), _ = read_file(tmp_path, *READ[kind][:2])
    assert (document.title, document.author, document.date, document.dated_by) == (
        "Minutes",
        "Ann Lee",
        "2024-05-06",
        "creation of the file",
    )


ENTITIES = '<!DOCTYPE w [<!ENTITY a "Acme"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
LOCKED = bytearray(packed({"word/document.xml": b"x" * 90}))
for place in (LOCKED.find(b"PK\x03\x04") + 6, LOCKED.find(b"PK\x01\x02") + 8):
    LOCKED[place] |= 1  # the mark of a member that is encrypted
BAD = {
    "no ZIP": (b"Text.", "a damaged file"),
    "empty": (b"", "the file is empty"),
    "cut off": (docx(p("Acme"))[:200], "a damaged file"),
    "no document in it": (packed({"a.txt": "x"}), "a damaged file"),
    "no XML": (packed({"word/document.xml": "<w:p"}), "a damaged file"),
    "nested deeply": (docx("<w:p>" * 5_000 + "</w:p>" * 5_000), "a damaged file"),
    "old format": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "protected by a password, or of an old format"),
    "locked": (bytes(LOCKED), "protected by a password"),
    "bomb": (None, "a part of it unpacks to more than 100 MB"),
    "no text": (docx(""), '"text" is empty'),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_an_error_that_says_what_it_is(tmp_path, name):
    content, message = BAD[name]
    if content is None:
        content = packed({"word/document.xml": b"\0" * 100_000_001})  # takes a second
    documents, (error,) = read_file(tmp_path, "a.docx", content)
    assert not documents
    assert message in error


def test_entities_are_not_followed(tmp_path):
    content = packed({"word/document.xml": f"{ENTITIES}<w:document {W}>{p('Acme &b;&f; bought Bolt.')}</w:document>"})
    (document,), _ = read_file(tmp_path, "a.docx", content)
    assert document.text == "Acme bought Bolt."


def test_book_that_may_not_be_copied_is_told_for_one(tmp_path):
    _, (error,) = read_file(tmp_path, "a.epub", epub("<p>x</p>", **{"META-INF/rights.xml": "<x/>"}))
    assert "protected against copying" in error
