"""Read sources into documents.

In: paths of files and folders, glob patterns, "-" for standard input. Out: `Document` records, in the order of the
sources (a folder's files by name). What cannot be read is a `ReadError` in the stream: the caller goes on or stops.
"""

from __future__ import annotations

import glob
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.documents.jsonl import read_jsonl
from kg.documents.plain_text import read_markdown, read_plain_text
from kg.errors import ReadError
from kg.model import Document

__all__ = ["READERS", "STDIN", "find_sources", "holds_one", "iter_documents"]

Reader = Callable[[str, bytes], Iterator[Document | ReadError]]

READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}

STDIN = "-"


def find_sources(sources: Iterable[str | Path]) -> Iterator[str | ReadError]:
    """Yield the files that the sources name; a source that names none is an error in the stream."""
    for source in map(str, sources):
        path = Path(source)
        if source == STDIN or path.is_file():
            yield source
        elif path.is_dir():
            found = sorted(str(p) for p in path.rglob("*") if p.suffix.lower() in READERS and p.is_file())
            if not found:
                yield _nothing_in(source)
            yield from found
        else:
            matches = sorted(p for p in glob.glob(source, recursive=True) if Path(p).is_file())  # noqa: PTH207  # patterns may be absolute
            if not matches:
                yield ReadError(source, "no such file or folder", remedy="check the path (patterns such as 'news/*.txt' work too)")
            yield from matches


def _nothing_in(folder: str) -> ReadError:
    return ReadError(folder, "nothing readable in this folder", remedy=f"put files there that end in {', '.join(sorted(READERS))}")


def holds_one(source: str) -> bool:
    """Tell whether a source is a file that is one document, so that its path names it whatever its text is.

    >>> holds_one("news/a.txt"), holds_one("news.jsonl"), holds_one("stdin")
    (True, False, False)
    """
    reader = READERS.get(Path(source).suffix.lower())
    return reader is not None and reader is not read_jsonl


def iter_documents(sources: Iterable[str | Path]) -> Iterator[Document | ReadError]:
    """Yield the documents of the sources; a second document with an id already seen is an error in the stream."""
    seen: dict[str, Document] = {}
    for source in find_sources(sources):
        for document in [source] if isinstance(source, ReadError) else _read(source):
            if isinstance(document, ReadError):
                yield document
            elif document.id not in seen:
                seen[document.id] = document
                yield document
            elif seen[document.id].text != document.text:
                first = seen[document.id].source
                yield ReadError(
                    document.source,
                    f"a second document with the id {document.id!r} (the first: {first})",
                    remedy="give each document its own id",
                )


def _read(source: str) -> Iterator[Document | ReadError]:
    if source == STDIN:
        content = sys.stdin.buffer.read()
        # A JSON object on the first line says JSON Lines: plain text does not start with '{"'.
        reader = read_jsonl if content.lstrip()[:2] in (b'{"', b"{ ") else read_plain_text
        yield from reader("stdin", content)
        return
    path = Path(source)
    found = READERS.get(path.suffix.lower())
    if found is None:
        known = ", ".join(sorted(READERS))
        yield ReadError(source, f"no reader for files that end in {path.suffix or 'nothing'!r}", remedy=f"known endings: {known}")
        return
    try:
        content = path.read_bytes()
    except OSError as error:
        yield ReadError(source, error.strerror or str(error), remedy="check that the file may be read")
        return
    yield from found(source, content)
