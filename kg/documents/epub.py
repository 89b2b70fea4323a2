"""Read books (EPUB): their chapters in the order of the book, without its table of contents."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from kg.documents.blocks import Block, document_of
from kg.documents.checking import Mended, Placed
from kg.documents.html import text_blocks
from kg.documents.office import described_by
from kg.documents.packed import Package, PackedError, attribute, local, metadata
from kg.errors import ReadError
from kg.places import fragment

RIGHTS = ("META-INF/rights.xml", "META-INF/license.lcpl")


def read_epub(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended]:
    """Yield the one document of a book."""
    try:
        package = Package(content)
        if any(name in package for name in RIGHTS):
            raise PackedError("protected against copying", "ask who sold it for a copy that is not")
        blocks, terms = _book(package)
    except PackedError as error:
        yield error.of(source)
        return
    yield from document_of(source, blocks, **described_by(terms))


def _book(package: Package) -> tuple[list[Block], dict[str, str]]:
    container = package.xml("META-INF/container.xml")
    path = next((attribute(file, "full-path") for file in container.iter() if local(file) == "rootfile"), "")
    root = package.xml(path)
    items = {attribute(item, "id"): item for item in root.iter() if local(item) == "item"}
    spine = [items.get(attribute(item, "idref")) for item in root.iter() if local(item) == "itemref" and item.get("linear") != "no"]
    chapters = [item for item in spine if item is not None and "nav" not in (item.get("properties") or "")]
    blocks: list[Block] = []
    for number, item in enumerate(chapters, start=1):
        page = package.read(posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(item.get("href", "")))))
        texts = text_blocks(page.decode("utf-8", "replace"))
        blocks += [Block(text, fragment(chapter=number, paragraph=place)) for place, text in enumerate(texts, start=1)]
    return blocks, metadata(root)
