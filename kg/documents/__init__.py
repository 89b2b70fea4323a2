"""Read sources into documents.

In: paths of files and folders, glob patterns, "-" for standard input, `Document` records. Out: `Document` records, in the order of the
sources (a folder's files by name), each such that every later stage can hold it. What cannot be read is a `ReadError` in the stream: the
caller goes on or stops; what was mended in a document, or left out of it, is a `Mended` before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.documents.checking import Mended, Placed, check, shown_path
from kg.documents.decoding import MARK
from kg.documents.files import STDIN, find_sources, read_file, read_stdin
from kg.documents.jsonl import read_jsonl
from kg.documents.plain_text import read_markdown, read_plain_text
from kg.errors import ReadError
from kg.model import Document

__all__ = ["READERS", "STDIN", "Mended", "ReadResult", "Reader", "holds_one_document", "iter_documents"]

ReadResult = Placed | ReadError | Mended
"""What a reader yields: a document with its place, or what could not be read, or what was mended in the document that follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How files of a format are read.

    Args:
        read: takes the name of a file and its bytes, and yields its documents through `kg.documents.checking.check`.
        holds_many: whether a file may hold several documents. Where it holds one, its path names the document: when the text
            changes, the new text takes the place of the old. Documents of a file of many are known by their ids alone.
    """

    read: Callable[[str, bytes], Iterator[ReadResult]]
    holds_many: bool


PLAIN_TEXT = Reader(read=read_plain_text, holds_many=False)
MARKDOWN = Reader(read=read_markdown, holds_many=False)
JSON_LINES = Reader(read=read_jsonl, holds_many=True)

READERS: dict[str, Reader] = {
    ".txt": PLAIN_TEXT,
    ".text": PLAIN_TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
}


def holds_one_document(source: str) -> bool:
    """Tell whether a source is a file of one document, so that its path names the document whatever its text is.

    >>> holds_one_document("news/a.txt"), holds_one_document("news.jsonl"), holds_one_document("stdin")
    (True, False, False)
    """
    reader = READERS.get(Path(source).suffix.lower())
    return reader is not None and not reader.holds_many


def iter_documents(sources: Iterable[str | Path | Document]) -> Iterator[Document | ReadError | Mended]:
    """Yield the documents of the sources; a second document with an id already seen is an error in the stream."""
    seen: dict[str, Placed] = {}
    for result in _iter_results(sources):
        if not isinstance(result, Placed):
            yield result
            continue
        document = result.document
        first = seen.setdefault(document.id, result)
        if first is result:
            yield document
        elif first.document.text != document.text:
            place = first.source if first.line is None else f"{first.source}, line {first.line}"
            message = f"a second document with the id {document.id!r} (the first: {place})"
            yield ReadError(result.source, message, line=result.line, remedy="give each document its own id")


def _iter_results(sources: Iterable[str | Path | Document]) -> Iterator[ReadResult]:
    for source in sources:
        if isinstance(source, Document):
            yield from check(source, _called(source))
            continue
        for path in find_sources([source], READERS):
            yield from [path] if isinstance(path, ReadError) else _read(path)


def _called(document: Document) -> str:
    """Return what a record is called that somebody made in Python."""
    return document.source if isinstance(document.source, str) and document.source else f"document {document.id!r}"


def _read(source: str) -> Iterator[ReadResult]:
    if source == STDIN:
        content = read_stdin()
        if isinstance(content, ReadError):
            yield content
            return
        # A JSON object on the first line says JSON Lines: plain text does not start with '{"'.
        is_json = content.removeprefix(MARK.encode()).lstrip()[:2] in (b'{"', b"{ ")
        yield from (JSON_LINES if is_json else PLAIN_TEXT).read("stdin", content)
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
    if isinstance(content, ReadError):
        yield content
        return
    documents = 0
    for result in reader.read(shown_path(source), content):
        documents += isinstance(result, Placed)
        if documents > 1 and not reader.holds_many:  # else `kg add` would take each for the new text of the one before
            raise TypeError(
                f"the reader of {suffix} files gave several documents of {shown_path(source)}: it must say holds_many=True"
            )
        yield result
