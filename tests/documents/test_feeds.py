from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.reading import cited, read, read_file

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>A</title><updated>2024-05-06T09:00:00Z</updated>
<author><name>Ann Lee</name></author><content type="html">&lt;p&gt;Acme bought Bolt.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</content></entry></feed>"""


def test_each_entry_of_a_feed_is_a_document_with_its_address():
    documents, errors = read(Path(__file__).parents[2] / "data" / "inbox" / "feed.xml")
    assert not errors
    assert [(d.title, d.date, d.source) for d in documents] == [
        ("Baltic Lines orders two ferries", "2024-06-20", "https://courier.example/business/ferries"),
        ("Alder Bank names a chairwoman", "2024-06-21", "https://courier.example/business/alder"),
    ]
    assert documents[0].text.startswith(
        "Baltic Lines ordered two ferries from Lindau Shipyard for $88 million on Wednesday.\n\nErik Sand"
    )
    assert documents[0].site == "The Velmouth Courier: Business"


def test_atom_is_read(tmp_path):
    (document,), errors = read_file(tmp_path, "a.atom", ATOM)
    assert not errors
    assert (document.text, document.author, document.date, cited(document, "Bolt")) == (
        "Acme bought Bolt.",
        "Ann Lee",
        "2024-05-06",
        "entry 1",
    )


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + ATOM.replace("Bolt", "&b;")
OPML = '<opml><body><outline text="x"><outline xmlUrl="https://a.example/feed"/><outline xmlUrl="https://b.example/feed"/></outline></body></opml>'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xml", BOMB, "a feed that declares entities"),
        ("a.xml", "<config/>", "no entries of a feed"),
        ("a.rss", "", "the file is empty"),
        ("a.rss", "<rss><channel>", "no entries of a feed"),
        ("a.opml", OPML, "a list of feeds (2), which are not in it"),
        ("a.opml", "<opml", "a damaged file"),
    ],
)
def test_bad_feed_is_an_error_that_says_what_it_is(tmp_path, name, content, message):
    documents, (error,) = read_file(tmp_path, name, content)
    assert not documents
    assert message in error


VTT = """WEBVTT

1
00:00:01.000 --> 00:00:04.000 align:left
<v Ann>Acme has <b>bought</b>

2
00:00:04.000 --> 00:00:07.000
the maker Bolt.

3
00:01:02.000 --> 00:01:05.000
<v Tom>It paid.
"""
SRT = """1
00:00:01,000 --> 00:00:04,000
Acme has {\\an8}<i>bought</i>

2
00:00:04,000 --> 00:00:07,000
the maker Bolt.

3
00:01:02,000 --> 00:01:05,000
- It paid.
"""


@pytest.mark.parametrize(("name", "content"), [("a.vtt", VTT), ("a.srt", SRT), ("a.srt", SRT.replace("\n", "\r\n"))])
def test_subtitles_are_one_text_with_the_times_at_which_it_is_said(tmp_path, name, content):
    (document,), errors = read_file(tmp_path, name, content)
    assert not errors
    assert document.text == "Acme has bought the maker Bolt.\n\nIt paid."
    assert (cited(document, "maker"), cited(document, "paid")) == ("time 00:00:04", "time 00:01:02")


def test_file_without_subtitles_is_an_error(tmp_path):
    assert "no subtitles in this file" in read_file(tmp_path, "a.vtt", "WEBVTT\n\nNOTE nothing")[1][0]
