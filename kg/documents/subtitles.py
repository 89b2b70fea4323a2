"""Read subtitles (VTT, SRT): one document, each stretch with the time at which it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from kg.documents.blocks import BETWEEN, Block, document_of, on_one_line
from kg.documents.checking import Mended, Placed
from kg.documents.decoding import decode
from kg.errors import ReadError
from kg.places import fragment

CUE = re.compile(r"^((?:\d+:)?\d\d:\d\d)[.,]\d+ +--> +[^\n]*\n((?:[^\n]*\S[^\n]*(?:\n|\Z))+)", re.MULTILINE)
MARKS = re.compile(r"<[^>\n]{0,200}>|\{\\[^}\n]{0,50}\}|^- ", re.MULTILINE)
SPEAKER = re.compile(r"<v[ .][^>\n]{0,100}>|^- ", re.MULTILINE)


def read_subtitles(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended]:
    """Yield the one document of a file of subtitles; a stretch goes on with the last one unless somebody else speaks."""
    text = decode(source, content)
    if isinstance(text, ReadError):
        yield text
        return
    blocks = []
    for match in CUE.finditer(text):
        before = BETWEEN if SPEAKER.search(match[2]) else " "
        blocks.append(Block(on_one_line(unescape(MARKS.sub("", match[2]))), fragment(time=match[1]), before))
    if not blocks:
        yield ReadError(source, "no subtitles in this file", remedy="leave it out, or save its text as a .txt file")
        return
    yield from document_of(source, blocks)
