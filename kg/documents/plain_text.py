r"""Read plain text and Markdown: one file, one document.

The text of a document keeps every character of the file after decoding (UTF-8, with or without a byte order mark, or
UTF-16 with one); line ends become "\n". Markdown's marks are blanked out, not removed, so offsets stay those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.checking import Mended, Placed, check, whole_characters
from kg.documents.decoding import decode
from kg.errors import ReadError
from kg.identifiers import document_id
from kg.model import Document

LONGEST_TITLE = 120

MARKS = re.compile(
    r"^[ \t]*(?:\#{1,6}|>|[-*+]|\d+\.)(?=[ \t])"  # headings, quotes, list items
    r"|^[ \t]*(?:```|~~~).*$|^[ \t]*(?:-{3,}|={3,}|\*{3,})[ \t]*$"  # fences and rules
    r"|\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)|`"  # emphasis and code
    r"|!?\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)",  # links and images: the text stays, the address goes
    re.MULTILINE,
)


def read_plain_text(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended]:
    """Yield the one document of a plain text file."""
    text = decode(source, content)
    yield from [text] if isinstance(text, ReadError) else _document(source, text)


def read_markdown(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended]:
    """Yield the one document of a Markdown file."""
    text = decode(source, content)
    yield from [text] if isinstance(text, ReadError) else _document(source, blank_marks(text))


def blank_marks(text: str) -> str:
    """Replace Markdown's marks by as many spaces.

    >>> blank_marks("# A **bold** [word](http://x.y)")
    '  A   bold    word             '
    """
    return MARKS.sub(lambda mark: " " * len(mark.group()), text)


def _document(source: str, text: str) -> Iterator[Placed | ReadError | Mended]:
    whole, _ = whole_characters(text)
    first = next((line.strip() for line in whole.splitlines() if line.strip()), "")
    title = first if len(first) <= LONGEST_TITLE else first[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    yield from check(Document(id=document_id(source, whole), text=text, source=source, title=title), source)
