"""Read saved web pages (HTML, MHTML): the body that a reader of the page reads, without menus, banners, comments and scripts.

trafilatura finds the body (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15/), the title, the author, the site and the date.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from functools import cache
from typing import TYPE_CHECKING

from kg.documents.blocks import Block, document_of, on_one_line
from kg.documents.checking import Mended, Placed
from kg.documents.decoding import decode_markup
from kg.errors import ReadError
from kg.places import fragment

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.etree import _Element
    from lxml.html import HTMLParser

SHORTEST_BODY = "50"
"""Characters of a body below which trafilatura takes all text of a page; its own 250 makes short news lose their paragraphs."""

CONTAINERS = frozenset({"body", "main", "list", "quote", "div", "table"})


BLOCKS = frozenset({
    "p", "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "table",
    "tr", "figcaption", "body", "title", "hr",
})  # fmt: skip
PARAGRAPH = "\n\x1e\n"
"""What stands between paragraphs until they are parted."""


def read_html(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended]:
    """Yield the one document of a web page."""
    from trafilatura import bare_extraction

    text = decode_markup(source, content)
    if isinstance(text, ReadError):
        yield text
        return
    page = bare_extraction(
        text,
        config=_settings(),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if page is None or isinstance(page, dict) or page.body is None or not (page.text or "").strip():
        yield ReadError(source, "no body of text in this page", remedy="leave it out, or save its text as a .txt file")
        return
    yield from document_of(
        source,
        _blocks(page.body),
        title=page.title or "",
        date=page.date or "",
        author=page.author or "",
        site=page.sitename or "",
    )


def read_mhtml(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended]:
    """Yield the one document of a page that a browser saved with all that belongs to it."""
    message = BytesParser(policy=policy.default).parsebytes(content)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    body = page.get_payload(decode=True) if page is not None else None
    if not isinstance(body, bytes):
        yield ReadError(source, "no page in this file", remedy="save the page again as HTML")
        return
    yield from read_html(source, body)


@cache
def _settings() -> ConfigParser:
    from copy import deepcopy

    from trafilatura.settings import DEFAULT_CONFIG

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it logs of bad pages is an error of ours
    settings = deepcopy(DEFAULT_CONFIG)
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = SHORTEST_BODY
    return settings


def text_blocks(markup: str) -> list[str]:
    """Return the paragraphs of a piece of HTML that is all text: of a mail, of a feed, of a book.

    >>> text_blocks("<h1>Acme</h1><p>Acme bought <b>Bolt</b>.<br>It paid.</p><script>x</script>")
    ['Acme', 'Acme bought Bolt. It paid.']
    """
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    try:
        root = document_fromstring(markup.encode("utf-8", "replace"), parser=_parser())
    except ParserError:  # nothing but white space and comments
        return []
    for element in root.xpath(
        ".//script|.//style|.//head|.//nav|.//comment()|.//blockquote[@type='cite']|.//*[@class='gmail_quote']"
    ):
        element.drop_tree()
    return list(filter(None, map(on_one_line, "".join(_pieces(root)).split(PARAGRAPH))))


def _pieces(root: _Element) -> Iterator[str]:
    """Yield the text of an element, with a mark before and after what stands for itself."""
    from lxml.etree import iterwalk

    for event, element in iterwalk(root, events=("start", "end")):
        is_block = element.tag in BLOCKS
        if event == "start":
            yield (PARAGRAPH if is_block else "") + (element.text or "")
        else:
            yield (PARAGRAPH if is_block else " " if element.tag in ("br", "td", "th") else "") + (element.tail or "")


@cache
def _parser() -> HTMLParser:
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8", no_network=True)


def _blocks(body: _Element) -> Iterator[Block]:
    """Yield paragraphs, headings and items by their number in the body, and rows of tables by theirs."""
    paragraphs = tables = 0
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if element.tag == "table":
            tables += 1
            for number, row in enumerate(element.iter("row"), start=1):
                yield Block(_line(row), fragment(table=tables, row=number))
        elif element.tag in CONTAINERS and len(element):
            waiting += reversed(element)
        elif text := on_one_line("".join(element.itertext())):
            paragraphs += 1
            yield Block(text, fragment(paragraph=paragraphs))


def _line(row: _Element) -> str:
    cells = (on_one_line("".join(cell.itertext())) for cell in row.iter("cell"))
    return " | ".join(filter(None, cells))
