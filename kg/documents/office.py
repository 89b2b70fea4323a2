"""Read what word processors and presentations write: DOCX, ODT, PPTX.

Each is XML in a ZIP file, and read as such: the converters there are for them unpack without bounds, weigh up to 25 MB, and tell no places.
What is deleted, a comment, a note, a head or a foot of a page is no text of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.documents.blocks import Block, Metadata, document_of, on_one_line
from kg.documents.checking import Mended, Placed
from kg.documents.packed import Package, PackedError, attribute, local, metadata
from kg.errors import ReadError
from kg.places import fragment

if TYPE_CHECKING:
    from lxml.etree import _Element

PARAGRAPHS = frozenset({"p", "h"})
ROWS = frozenset({"tr", "table-row"})
TABLES = frozenset({"tbl", "table"})
CELLS = frozenset({"tc", "table-cell"})
LEFT_OUT = frozenset(
    {
        "del",
        "delText",
        "instrText",
        "moveFrom",
        "Fallback",
        "txbxContent",
        "pPr",
        "rPr",
        "annotation",
        "tracked-changes",
        "note",
        "ruby-text",
    }
)
"""What is no text of a paragraph: what was deleted, codes of fields, a second form of the same, text boxes, notes."""

BREAKS = frozenset({"tab", "br", "cr", "s", "line-break", "noBreakHyphen"})
FURNITURE = frozenset({"ftr", "sldNum", "dt", "hdr"})
"""Kinds of boxes on slides that stand on each."""

Blocks = Iterator[Block]


def read_docx(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended]:
    """Yield the one document of a Word file."""
    yield from _read(source, content, lambda package: _flow(package.xml("word/document.xml")), "docProps/core.xml")


def read_odt(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended]:
    """Yield the one document of an OpenDocument text."""
    yield from _read(source, content, lambda package: _flow(package.xml("content.xml")), "meta.xml")


def read_pptx(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended]:
    """Yield the one document of a PowerPoint file."""
    yield from _read(source, content, _slides, "docProps/core.xml")


def _read(
    source: str, content: bytes, blocks_of: Callable[[Package], Blocks], described: str
) -> Iterator[Placed | ReadError | Mended]:
    try:
        package = Package(content)
        blocks = list(blocks_of(package))
        terms = metadata(package.xml(described)) if described in package else {}
    except PackedError as error:
        yield error.of(source)
        return
    yield from document_of(source, blocks, **described_by(terms))


def described_by(terms: dict[str, str]) -> Metadata:
    """Return the fields of a document that terms of Dublin Core tell."""
    date = terms.get("created") or terms.get("creation-date") or terms.get("date") or ""
    fields = Metadata(author=terms.get("creator", ""), date=date[:10], dated_by="creation of the file" if date else "")
    if terms.get("title"):
        fields["title"] = terms["title"]
    return fields


def _flow(root: _Element) -> Blocks:
    """Yield paragraphs by their number, and rows of tables by theirs."""
    paragraphs = tables = 0
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in TABLES:
            tables += 1
            yield from _rows(element, tables)
        elif name in PARAGRAPHS:
            if text := _text(element):
                paragraphs += 1
                yield Block(text, fragment(paragraph=paragraphs))
            waiting += [box for box in element.iter() if local(box) == "txbxContent" and not _is_repeated(box)]
        elif name not in LEFT_OUT or name == "txbxContent":
            waiting += reversed(element)


def _is_repeated(element: _Element) -> bool:
    return any(local(above) == "Fallback" for above in element.iterancestors())


def _rows(table: _Element, number: int) -> Blocks:
    for place, row in enumerate((element for element in table.iter() if local(element) in ROWS), start=1):
        cells = (" ".join(filter(None, map(_text, _paragraphs(cell)))) for cell in row if local(cell) in CELLS)
        yield Block(" | ".join(filter(None, cells)), fragment(table=number, row=place))


def _paragraphs(element: _Element) -> list[_Element]:
    return [part for part in element.iter() if local(part) in PARAGRAPHS]


def _text(paragraph: _Element) -> str:
    """Return the text of a paragraph, on one line."""
    parts: list[str] = []
    waiting: list[_Element | str] = [paragraph]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            parts.append(element)
            continue
        name = local(element)
        if element.tail and element is not paragraph:
            waiting.append(element.tail)
        if name in BREAKS:
            parts.append("-" if name == "noBreakHyphen" else " ")
        elif name and name not in LEFT_OUT:
            waiting += reversed(element)
            parts.append(element.text or "")
    return on_one_line("".join(parts))


def _slides(package: Package) -> Blocks:
    order = [attribute(slide, "}id") for slide in package.xml("ppt/presentation.xml").iter() if local(slide) == "sldId"]
    targets = {attribute(link, "Id"): attribute(link, "Target") for link in package.xml("ppt/_rels/presentation.xml.rels")}
    for number, name in enumerate((targets[key] for key in order if key in targets), start=1):
        root = package.xml(f"ppt/{name.removeprefix('/ppt/')}")
        for element in root.iter():
            is_text = local(element) == "p" and element.tag.endswith("/main}p") and not _is_furniture(element)
            if is_text and (text := _text(element)):
                yield Block(text, fragment(slide=number))


def _is_furniture(paragraph: _Element) -> bool:
    shape = next((above for above in paragraph.iterancestors() if local(above) == "sp"), None)
    return shape is not None and any(local(e) == "ph" and e.get("type") in FURNITURE for e in shape.iter())
