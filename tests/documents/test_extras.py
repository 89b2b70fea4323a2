"""Formats whose libraries are an extra: sheets, RTF, Parquet, crawls."""

from __future__ import annotations

import builtins
import datetime
import io

import pytest

from kg.documents import READERS
from kg.documents.isolation import ReaderProcess
from tests.documents.reading import cited, read, read_file
from tests.documents.test_office import packed

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RTF = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator x;}\pard Acme bought {\b Bolt} for \'805.\par It paid on Monday.\par}"


def xlsx(**sheets):
    """Return a spreadsheet: for each sheet its rows."""

    def cells(row):
        return "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row)

    tabs = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, start=1))
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>' for n in range(1, len(sheets) + 1)
    )
    parts = {
        f"xl/worksheets/s{n}.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{"".join(f"<row>{cells(row)}</row>" for row in rows)}</sheetData></worksheet>'
        for n, rows in enumerate(sheets.values(), start=1)
    }
    return packed(
        {
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{tabs}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
            **parts,
        }
    )


def test_rows_of_a_sheet_with_texts_are_documents_and_another_sheet_is_one(tmp_path):
    content = xlsx(
        News=[("Title", "Body"), ("A", "Acme bought Bolt."), ("B", "Fiat bought Opel.")],
        Sums=[("Quarter", "Ships"), ("First", "41")],
    )
    documents, errors = read_file(tmp_path, "a.xlsx", content)
    assert not errors
    assert [(d.title, d.text) for d in documents] == [
        ("A", "Acme bought Bolt."),
        ("B", "Fiat bought Opel."),
        ("Sums", "Quarter | Ships\n\nFirst | 41"),
    ]
    assert cited(documents[1], "Fiat") == "sheet News, row 3"
    assert cited(documents[2], "First") == "sheet Sums, row 2"


def test_rich_text_is_read(tmp_path):
    (document,), errors = read_file(tmp_path, "a.rtf", RTF)
    assert not errors
    assert document.text == "Acme bought Bolt for €5.\n\nIt paid on Monday."
    assert cited(document, "paid") == "paragraph 2"


def test_rows_of_a_parquet_file_are_documents(tmp_path):
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.table({"abstract": ["Acme bought Bolt.", "Fiat bought Opel."], "date": ["2024-05-06", "2024"]}), out)
    documents, errors = read_file(tmp_path, "a.parquet", out.getvalue())
    assert not errors
    assert [(d.text, d.date, cited(d, "bought")) for d in documents] == [
        ("Acme bought Bolt.", "2024-05-06", "row 1"),
        ("Fiat bought Opel.", "2024", "row 2"),
    ]


def test_columns_of_a_parquet_file_are_named(tmp_path):
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    rows = [{"data": {"was": "Acme bought Bolt."}, "wann": datetime.date(2024, 5, 6)}, {"data": {"was": None}, "wann": None}]
    write_table(pyarrow.Table.from_pylist(rows), out)
    (document,), errors = read_file(tmp_path, "a.parquet", out.getvalue(), columns=(("text", "data.was"), ("date", "wann")))
    assert (document.text, document.date) == ("Acme bought Bolt.", "2024-05-06")
    assert len(errors) == 1


def crawled(address, status, kind, page):
    """Return a record of a crawl."""
    answer = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (status, kind, len(page), page)
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-07T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:%d>\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    ) % (address, len(address), len(answer), answer)


def test_pages_of_a_crawl_are_read_under_their_addresses(tmp_path):
    story = "".join(f"<p>Paragraph {n}: Acme bought {n} plants of Bolt in Ohio.</p>" for n in range(9)).encode()
    crawl = [
        (b"https://a.example/2024/05/06/x", b"200 OK", b"text/html"),
        (b"https://a.example/y", b"404 Not Found", b"text/html"),
        (b"https://a.example/zz", b"200 OK", b"image/png"),
    ]
    (document,), errors = read_file(tmp_path, "a.warc", b"".join(crawled(*record, story) for record in crawl))
    assert not errors
    assert (document.source, document.date, document.dated_by) == ("https://a.example/2024/05/06/x", "2024-05-06", "address")


@pytest.mark.parametrize("name", ["a.xlsx", "a.rtf", "a.parquet", "a.warc"])
def test_file_that_is_none_is_an_error(tmp_path, name):
    documents, (error,) = read_file(tmp_path, name, b"This is a text.")
    assert not documents
    assert "a damaged" in error


def test_missing_library_is_named_with_the_way_to_get_it(tmp_path, monkeypatch):
    genuine = builtins.__import__

    def without(name, *arguments):
        if name.startswith("striprtf"):
            raise ImportError(name=name)
        return genuine(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", without)
    (tmp_path / "b.txt").write_text("Acme bought Bolt.")
    with monkeypatch.context() as here:  # in this process, which lacks it
        here.setattr(ReaderProcess, "read", lambda _, ending, *file: READERS[ending].read(*file[:2]))
        (tmp_path / "a.rtf").write_text(RTF)
        documents, errors = read(tmp_path)
    assert [document.text for document in documents] == ["Acme bought Bolt."], "the others are read"
    assert errors == [f"{tmp_path}/a.rtf: striprtf is not installed, which reads it: pip install 'proofgraph[readers]'"]
