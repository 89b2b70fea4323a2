from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from kg.documents import Mended, iter_documents
from kg.documents.isolation import ReaderProcess
from kg.documents.layout import Line, in_reading_order, join
from tests.documents.files import make_pdf, paragraph
from tests.documents.reading import cited, read, read_file

HEAD = [(60, 770, 9, "Northgate Holdings – Annual Report"), (500, 20, 9, "3")]
FIRST = paragraph(
    "Northgate Holdings acquired Velmouth Port Company for $340 million, and it",
    "agreed to invest $60 million in a new container term-",
    "inal.",
)
SECOND = paragraph(
    "Alder Bank lent the group $120 million. The bank is based in Velmouth, and it", "has a well-known branch there."
)


def text_of(tmp_path, *pages, **more):
    (document,), errors = read_file(tmp_path, "a.pdf", make_pdf(*pages, **more))
    assert not errors
    return document


def test_lines_become_paragraphs_with_their_page_and_without_head_foot_and_hyphens(tmp_path):
    document = text_of(
        tmp_path, FIRST + HEAD, SECOND + HEAD, entries="/Title (Annual report) /Author (Ann Lee) /CreationDate (D:20240506093000Z)"
    )
    assert document.text == (
        "Northgate Holdings acquired Velmouth Port Company for $340 million, and it agreed to invest $60 million in a new container terminal."
        "\n\nAlder Bank lent the group $120 million. The bank is based in Velmouth, and it has a well-known branch there."
    )
    assert (document.title, document.author, document.date, document.dated_by) == (
        "Annual report",
        "Ann Lee",
        "2024-05-06",
        "creation of the file",
    )
    assert (cited(document, "new container terminal"), cited(document, "Alder Bank")) == ("page 1", "page 2")


def test_paragraph_goes_on_over_a_page(tmp_path):
    first = paragraph("The council had not approved the sale of the light-", top=120)
    document = text_of(tmp_path, first, paragraph("house, and Northgate did not buy it."))
    assert document.text == "The council had not approved the sale of the lighthouse, and Northgate did not buy it."
    assert (cited(document, "council"), cited(document, "Northgate"), cited(document, "lighthouse")) == (
        "page 1",
        "page 2",
        "pages 1–2",
    )


LEFT = paragraph(
    "Left one is a line that fills its column,",
    "left two is a line that fills it as well,",
    "left three is a line that fills it too,",
    "left four is a line that ends it here.",
    size=10,
)
RIGHT = paragraph(
    "Right one is a line that fills the column,",
    "right two is a line that fills it as well,",
    "right three is a line that fills it too,",
    "right four is the line that ends it here.",
    left=320,
    size=10,
)


@pytest.mark.parametrize("lines", [LEFT + RIGHT, RIGHT + LEFT, [line for pair in zip(LEFT, RIGHT, strict=True) for line in pair]])
def test_columns_are_read_one_after_the_other_in_whatever_order_they_were_printed(tmp_path, lines):
    title = [(60, 740, 18, "A title that goes over both of the columns of the page")]
    document = text_of(tmp_path, title + lines)
    order = [document.text.index(words) for words in ("A title", "Left one", "left four", "Right one", "right four")]
    assert order == sorted(order)
    assert "left two is a line that fills it as well, left three" in document.text


def test_rows_of_a_table_stay_together(tmp_path):
    rows = [
        (x, 700 - 14 * n, 10, words)
        for n, cells in enumerate(
            [
                ("Quarter", "Containers", "Ships"),
                ("First", "41,000", "212"),
                ("Second", "43,500", "230"),
                ("Third", "44,100", "241"),
                ("Fourth", "40,900", "199"),
            ]
        )
        for x, words in zip((60, 250, 420), cells, strict=True)
    ]
    assert "Second | 43,500 | 230" in text_of(tmp_path, rows).text.split("\n\n")


def test_short_lines_headings_and_items_stand_for_themselves(tmp_path):
    lines = [
        (60, 740, 16, "Outlook"),
        *paragraph("The group expects to grow in the next year, and will open a branch in Ohio.", "It will", top=710),
        *paragraph("• sell two ships", "• buy a terminal", top=660),
    ]
    assert text_of(tmp_path, lines).text.split("\n\n") == [
        "Outlook",
        "The group expects to grow in the next year, and will open a branch in Ohio. It will",
        "• sell two ships",
        "• buy a terminal",
    ]


@pytest.mark.parametrize(
    ("sizes", "titles", "kept"),
    [
        ([18, 18, 18], ["Harbour news"] * 3, ["Harbour news"]),
        ([18, 18, 18], ["Report 1", "Report 2", "Report 2"], ["Report 1", "Report 2"]),
        ([10, 18, 10], ["Harbour news"] * 3, ["Harbour news"]),
        ([10, 10, 10], ["Harbour news"] * 3, []),
        ([8, 8, 8], ["Harbour news"] * 3, []),
        ([18, 18, 18], ["1", "2", "3"], []),
    ],
)
def test_title_on_several_pages_stays_where_it_comes_first_and_a_running_head_nowhere(tmp_path, sizes, titles, kept):
    texts = ["Acme bought Bolt.", "Tidewater sued Alder Bank.", "Northgate is based in Velmouth."]
    pages = [
        [(60, 760, size, title), *paragraph(text), (60, 20, size, "Confidential")]
        for title, text, size in zip(titles, texts, sizes, strict=True)
    ]
    assert [block for block in text_of(tmp_path, *pages).text.split("\n\n") if block not in texts] == kept


def test_title_that_a_program_gave_is_none(tmp_path):
    assert (
        text_of(tmp_path, paragraph("The bank bought it."), entries="/Title (Microsoft Word - x.docx)").title
        == "The bank bought it."
    )


CYCLE = make_pdf(paragraph("Acme bought Bolt.")).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /O ({0}) /U ({0}) /P -4 >> /ID [(a) (a)]".format("x" * 32)
BAD = {
    "a scan": (make_pdf(b"0 0 100 100 re f", b""), "no text layer: a scan: recognise its text first (ocrmypdf)"),
    "broken": (b"%PDF-1.4 and nothing else", "a damaged PDF file"),
    "cut off": (make_pdf(FIRST)[:300], "a damaged PDF file"),
    "pages that hold themselves": (CYCLE, "a damaged PDF file"),
    "no pages": (make_pdf(), "a damaged PDF file"),
    "locked": (make_pdf(FIRST, more=LOCKED), "protected by a password: save it without one"),
    "another format": (b"Text.", "a damaged PDF file"),
    "empty": (b"", "the file is empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_an_error_that_says_what_it_is(tmp_path, name):
    content, message = BAD[name]
    documents, (error,) = read_file(tmp_path, "a.pdf", content)
    assert not documents
    assert message in error


@pytest.mark.slow
def test_file_that_keeps_its_reader_for_ever_is_given_up_and_the_next_one_is_read():
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream"
    with closing(ReaderProcess(seconds=10)) as process:
        (error,) = process.read(".pdf", "a.pdf", make_pdf(b"/X Do", objects=(form,)))
        assert "a.pdf: " in str(error)
        assert "which was stopped" in str(error)
        (placed,) = process.read(".pdf", "b.pdf", make_pdf(FIRST))
        assert placed.document.text.startswith("Northgate Holdings")


def test_pages_without_text_among_others_are_named(tmp_path):
    (tmp_path / "a.pdf").write_bytes(make_pdf(FIRST, b"0 0 100 100 re f", SECOND))
    mended, document = iter_documents([tmp_path / "a.pdf"])
    assert isinstance(mended, Mended)
    assert "no text on pages 2" in str(mended)
    assert cited(document, "Alder Bank") == "page 3"


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        ("the acqui-", "sition", ""),
        ("a well-", "known", "-"),
        ("Merkel-", "Sarkozy", "-"),
        ("the next", "day", " "),
        ("5 -", "six", " "),
        ("the acqui\u0002", "sition", ""),
    ],
)
def test_word_goes_on_after_a_hyphen(first, second, between):
    assert join(first, second, {"well-known", "well", "known"}) == between


def test_reading_order_of_nothing_is_nothing():
    assert in_reading_order([]) == []
    many = [Line(str(n), n % 7, n % 90, n % 7 + 1, n % 90 + 1) for n in range(5_000)]
    assert sum(len(line.text.split()) for line in in_reading_order(many)) >= 5_000


def test_sample_report_is_read():
    (document,), _ = read(Path(__file__).parents[2] / "data" / "inbox" / "annual.pdf")
    assert cited(document, "chief financial officer") == "page 2"
