"""Read sources into documents.

In: paths of files and folders, glob patterns, "-" for standard input, `Document` records. Out: `Document` records, in the order of the
sources (a folder's files by name), each such that every later stage can hold it. What cannot be read is a `ReadError` in the stream: the
caller goes on or stops; what was mended in a document, or left out of it, is a `Mended` before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.documents.checking import Mended, Placed, check, shown_path
from kg.documents.decoding import MARK
from kg.documents.files import STDIN, find_sources, read_file, read_stdin
from kg.documents.jsonl import read_jsonl
from kg.documents.plain_text import read_markdown, read_plain_text
from kg.errors import ReadError
from kg.model import Document

__all__ = ["READERS", "STDIN", "Mended", "holds_one", "iter_documents"]

Reading = Placed | ReadError | Mended
Reader = Callable[[str, bytes], Iterator[Reading]]

READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}


def holds_one(source: str) -> bool:
    """Tell whether a source is a file that is one document, so that its path names it whatever its text is.

    >>> holds_one("news/a.txt"), holds_one("news.jsonl"), holds_one("stdin")
    (True, False, False)
    """
    reader = READERS.get(Path(source).suffix.lower())
    return reader is not None and reader is not read_jsonl


def iter_documents(sources: Iterable[str | Path | Document]) -> Iterator[Document | ReadError | Mended]:
    """Yield the documents of the sources; a second document with an id already seen is an error in the stream."""
    seen: dict[str, Placed] = {}
    for reading in _iter_readings(sources):
        if not isinstance(reading, Placed):
            yield reading
            continue
        document = reading.document
        first = seen.setdefault(document.id, reading)
        if first is reading:
            yield document
        elif first.document.text != document.text:
            place = first.source if first.line is None else f"{first.source}, line {first.line}"
            message = f"a second document with the id {document.id!r} (the first: {place})"
            yield ReadError(reading.source, message, line=reading.line, remedy="give each document its own id")


def _iter_readings(sources: Iterable[str | Path | Document]) -> Iterator[Reading]:
    for source in sources:
        if isinstance(source, Document):
            yield from check(source, _called(source))
            continue
        for path in find_sources([source], READERS):
            yield from [path] if isinstance(path, ReadError) else _read(path)


def _called(document: Document) -> str:
    """Return what a record is called that somebody made in Python."""
    return document.source if isinstance(document.source, str) and document.source else f"document {document.id!r}"


def _read(source: str) -> Iterator[Reading]:
    if source == STDIN:
        content = read_stdin()
        if isinstance(content, ReadError):
            yield content
            return
        # A JSON object on the first line says JSON Lines: plain text does not start with '{"'.
        is_json = content.removeprefix(MARK.encode()).lstrip()[:2] in (b'{"', b"{ ")
        yield from (read_jsonl if is_json else read_plain_text)("stdin", content)
        return
    suffix = Path(source).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        known = ", ".join(sorted(READERS))
        yield ReadError(
            shown_path(source), f"no reader for files that end in {suffix or 'nothing'!r}", remedy=f"known endings: {known}"
        )
        return
    content = read_file(source)
    yield from [content] if isinstance(content, ReadError) else reader(shown_path(source), content)
