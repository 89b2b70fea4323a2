from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.reading import cited, read, read_file

INBOX = Path(__file__).parents[2] / "data" / "inbox"
STORY = "".join(f"<p>Paragraph {n}: Acme bought {n} plants of Bolt in Ohio, and sold them again.</p>" for n in range(1, 6))
PAGE = f"""<html><head><title>Acme buys</title></head><body>
<nav><a href=/>Home</a><a href=/news>News</a></nav><article><h1>Acme buys</h1>{STORY}</article></body></html>"""


def test_body_of_a_page_is_read_without_menu_banner_and_links():
    (document,), errors = read(INBOX / "harbour.html")
    assert not errors
    assert (document.title, document.author, document.site, document.date, document.dated_by) == (
        "Northgate buys the port of Velmouth",
        "Ann Lee",
        "The Velmouth Courier",
        "2024-05-06",
        "",
    )
    for gone in ("cookies", "Adlink", "Home", "Tidewater", "Rovers", "rights reserved"):
        assert gone not in document.text
    assert cited(document, "Maria Keller") == "paragraph 3"
    assert cited(document, "Second | 43,500") == "table 1, row 3"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (PAGE.replace("Ohio", "<script>alert('x')</script>Ohio<style>p {}</style>").encode(), "plants of Bolt in Ohio, and"),
        (PAGE.replace("Ohio", "K&ouml;ln &amp; Ohio").encode(), "Köln & Ohio"),
        (PAGE.replace("Ohio", "Köln").replace("<head>", '<head><meta charset="iso-8859-1">').encode("latin-1"), "Köln"),
        (PAGE.replace("Ohio", "Köln – “Ohio”").encode("cp1252"), "Köln – “Ohio”"),
        (PAGE.replace("Ohio", "Köln").encode("utf-16"), "Köln"),
        (PAGE.replace("Ohio", "Oh<b>i</b>o\n\t and&nbsp;Utah").encode(), "in Ohio and Utah,"),
        (PAGE.replace("</article>", "").replace("</p>", "").encode(), "Paragraph 5"),
    ],
)
def test_text_of_a_page_is_what_its_reader_sees(tmp_path, page, words):
    (document,), errors = read_file(tmp_path, "a.html", page)
    assert not errors
    assert words in document.text
    assert "alert" not in document.text


@pytest.mark.parametrize(
    "page",
    [b"<html></html>", b"<html><script>alert('x')</script></html>"],
)
def test_page_without_a_body_is_an_error(tmp_path, page):
    documents, (error,) = read_file(tmp_path, "a.html", page)
    assert not documents
    assert "no body of text in this page" in error


def test_page_that_a_browser_saved_whole_is_read(tmp_path):
    page = "=\r\n".join(PAGE[i : i + 60] for i in range(0, len(PAGE), 60)).replace("<a href=/", "<a href=3D/")
    mhtml = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://a.example/acme\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nxx\r\n'
        f"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{page}\r\n--b--\r\n"
    )
    (document,), errors = read_file(tmp_path, "a.mhtml", mhtml)
    assert not errors
    assert cited(document, "bought 4 plants") == "paragraph 5"
    assert "no page in this file" in read_file(tmp_path, "b.mht", "Content-Type: text/plain\r\n\r\nx")[1][0]
