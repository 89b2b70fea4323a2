r"""Read plain text and Markdown: one file, one document.

The text of a document keeps every character of the file after decoding (UTF-8, with or without a byte order mark, or
UTF-16 with one); line ends become "\n". Markdown's marks, and the YAML before it, are blanked out, not removed, so offsets stay
those of the file. Each line is a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from kg.documents.checking import Mended, Placed, check, whole_characters
from kg.documents.decoding import decode
from kg.documents.rows import NAMES
from kg.errors import ReadError
from kg.identifiers import document_id
from kg.model import Document, Place
from kg.places import fragment

LONGEST_TITLE = 120
"""Characters of a first line that are taken for the title. Not measured: a headline is shorter."""

MOST_LINES = 200_000
"""Lines up to which each is a place: in a text of more, nobody counts them."""

FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,20000}?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
YAML_LINE = re.compile(r"[\w-]+[ \t]*:(?!\S)|[ \t#]|-[ \t]|$")
YAML_FIELD = re.compile(r"^([\w-]+)[ \t]*:[ \t]*(.*(?:\n[ \t]*-[ \t].*)*)", re.MULTILINE)
YAML_COMMENT = re.compile(r"(?:^|[ \t])#.*")
IN_FRONT = {
    "title": NAMES["title"],
    "date": NAMES["date"],
    "author": (*NAMES["author"], "authors"),
    "site": (*NAMES["site"], "source"),
}
"""Which fields of the YAML before a text tell what of its document. Its own source stays the file, in which it is cited."""

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
    if isinstance(text, ReadError):
        yield text
        return
    fields, end = front_matter(text)
    yield from _document(source, re.sub(r"[^\n]", " ", text[:end]) + blank_marks(text[end:]), **fields)


def front_matter(text: str) -> tuple[dict[str, str], int]:
    r"""Return what the YAML at the beginning of a text tells of the document, and where it ends.

    >>> front_matter("---\ntitle: 'Notes'\nauthors: [Ann Lee, Tom Reyes]\n---\nAcme bought Bolt.")
    ({'title': 'Notes', 'author': 'Ann Lee, Tom Reyes'}, 53)
    """
    match = FRONT_MATTER.match(text)
    if match is None or not all(map(YAML_LINE.match, match[1].splitlines())):
        return {}, 0
    values = {name.lower(): _value(value) for name, value in YAML_FIELD.findall(match[1])}
    fields = {part: next((values[name] for name in names if values.get(name)), "") for part, names in IN_FRONT.items()}
    return {part: value for part, value in fields.items() if value}, match.end()


def _value(written: str) -> str:
    items = (
        YAML_COMMENT.sub("", item.strip().removeprefix("- ")).strip(" \t[]'\"") for item in re.split(r"\n|(?<=['\"]),", written)
    )
    return ", ".join(filter(None, items))


def blank_marks(text: str) -> str:
    """Replace Markdown's marks by as many spaces.

    >>> blank_marks("# A **bold** [word](http://x.y)")
    '  A   bold    word             '
    """
    return MARKS.sub(lambda mark: " " * len(mark.group()), text)


def _document(source: str, text: str, **fields: str) -> Iterator[Placed | ReadError | Mended]:
    whole, _ = whole_characters(text)
    first = next((line.strip() for line in whole.splitlines() if line.strip()), "")
    title = first if len(first) <= LONGEST_TITLE else first[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    fields.setdefault("title", title)
    yield from check(Document(id=document_id(source, whole), text=text, source=source, places=_lines(whole), **fields), source)


def _lines(text: str) -> tuple[Place, ...]:
    """Return the place of each line that is not blank."""
    lines = text.split("\n", MOST_LINES)
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    numbered = enumerate(zip(lines, starts, strict=False), start=1)
    places = tuple(Place(start, fragment(line=number)) for number, (line, start) in numbered if line.strip())
    return places if len(lines) <= MOST_LINES else ()
