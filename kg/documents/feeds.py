"""Read feeds (RSS, Atom): a document an entry; and lists of feeds (OPML), which hold no text themselves."""

from __future__ import annotations

from collections.abc import Iterator

from kg.documents.blocks import Block, document_of
from kg.documents.checking import Mended, Placed, half_characters, whole_characters
from kg.documents.decoding import decode_markup
from kg.documents.html import text_blocks
from kg.documents.packed import PackedError, local, parse_xml
from kg.errors import ReadError
from kg.places import fragment


def read_feed(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended]:
    """Yield the entries of a feed."""
    from feedparser import parse

    text = decode_markup(source, content)
    if isinstance(text, ReadError):
        yield text
        return
    if "<!ENTITY" in text:
        yield ReadError(source, "a feed that declares entities", remedy="it may be hostile: leave it out")
        return
    text, replaced = whole_characters(text)
    if replaced:
        yield Mended(source, f"{half_characters(replaced)}, replaced by U+FFFD")
    feed = parse(text.encode(), response_headers={"content-type": "application/xml; charset=utf-8"})
    if not feed.entries:
        yield ReadError(source, "no entries of a feed in this file", remedy="leave it out")
    for number, entry in enumerate(feed.entries, start=1):
        bodies = [part.value for part in entry.get("content", ())] or [entry.get("summary", "")]
        blocks = [Block(text, fragment(entry=number)) for body in bodies for text in text_blocks(body)]
        title = entry.get("title", "")
        yield from document_of(
            entry.get("link") or source,
            blocks or [Block(title, fragment(entry=number))],
            title=title,
            date=entry.get("published") or entry.get("updated") or "",
            author=entry.get("author", ""),
            site=feed.feed.get("title", ""),
        )


def read_opml(source: str, content: bytes) -> Iterator[ReadError]:
    """Yield what is said of a list of feeds: they are elsewhere."""
    try:
        root = parse_xml(content)
    except PackedError as error:
        yield error.of(source)
        return
    feeds = [element for element in root.iter() if local(element) == "outline" and element.get("xmlUrl")]
    message = f"a list of feeds ({len(feeds)}), which are not in it"
    yield ReadError(source, message, reason="a list of feeds", remedy="save the feeds themselves, and name those")
