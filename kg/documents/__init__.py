"""Read sources into documents.

In: paths of files and folders, glob patterns, "-" for standard input, addresses of pages, `Document` records. Out: `Document` records, in the order of the
sources (a folder's files by name), each such that every later stage can hold it. What cannot be read is a `ReadError` in the stream: the
caller goes on or stops; what was mended in a document, or left out of it, is a `Mended` before it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

from kg.config import ReadOptions
from kg.documents.archives import read_gzip, read_tar, read_zip
from kg.documents.checking import Mended, Placed, check, shown_path
from kg.documents.dating import dated
from kg.documents.decoding import MARK, empty, to_utf8
from kg.documents.epub import read_epub
from kg.documents.extras import read_parquet, read_rtf, read_sheets, read_warc
from kg.documents.feeds import read_feed, read_opml
from kg.documents.fetching import Fetcher, Page, is_address
from kg.documents.files import STDIN, find_sources, is_chosen, read_file, read_stdin, too_large, without_reader
from kg.documents.html import read_html, read_mhtml
from kg.documents.isolation import STOPPED, ReaderProcess
from kg.documents.json_files import read_json
from kg.documents.jsonl import read_jsonl
from kg.documents.languages import language_of
from kg.documents.mail import read_mail, read_mailbox
from kg.documents.members import Member
from kg.documents.office import read_docx, read_odt, read_pptx
from kg.documents.pdf import read_pdf
from kg.documents.plain_text import read_markdown, read_plain_text
from kg.documents.rows import Columns, Row
from kg.documents.subtitles import read_subtitles
from kg.documents.tables import read_csv, read_tsv
from kg.errors import ReadError, SkippedError
from kg.model import Document

logger = logging.getLogger(__name__)

__all__ = [
    "READERS",
    "STDIN",
    "Mended",
    "ReadResult",
    "Reader",
    "Source",
    "Sources",
    "as_several",
    "holds_one_document",
    "iter_documents",
]

Source = str | Path | Document
Sources = Source | Iterable[Source]
"""Paths of files and folders, patterns, "-" for standard input, `Document` records: one of them or several."""

ReadResult = Placed | ReadError | Mended | Row | Member
"""What a reader yields: a document with its place, a row that is to be one, a file within the file, what could not be read, or what was
mended in the document that follows."""

LARGEST = 100_000_000
"""Bytes of a file that are read, where it is one document."""

LARGEST_OF_MANY = 1_000_000_000
"""Bytes of a file that are read, where it holds many documents."""

MOST_UNPACKED = 1_000_000_000
"""Bytes that come out of all archives within a file."""

DEEPEST = 3
"""Archives within archives."""

MOST_STOPPED = 3
"""Files within a file whose reader had to be stopped, after which the others are left: each may have taken a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How files of a format are read.

    Args:
        read: takes the name of a file and its bytes, and yields its documents through `kg.documents.checking.check`.
        holds_many: whether a file may hold several documents. Where it holds one, its path names the document: when the text
            changes, the new text takes the place of the old. Documents of a file of many are known by their ids alone.
        is_text: whether a file that is not in UTF-8 is text in another encoding, which is guessed.
        is_isolated: whether it reads in a process of its own, as a file may crash it, or keep it for ever.
    """

    read: Callable[[str, bytes], Iterator[ReadResult]]
    holds_many: bool
    is_text: bool = False
    is_isolated: bool = False

    @property
    def largest(self) -> int:
        """Bytes of a file that it reads."""
        return LARGEST_OF_MANY if self.holds_many else LARGEST


PLAIN_TEXT = Reader(read=read_plain_text, holds_many=False, is_text=True)
MARKDOWN = Reader(read=read_markdown, holds_many=False, is_text=True)
JSON_LINES = Reader(read=read_jsonl, holds_many=True)
HTML = Reader(read=read_html, holds_many=False, is_isolated=True)
MHTML = Reader(read=read_mhtml, holds_many=False, is_isolated=True)
SHEETS = Reader(read=read_sheets, holds_many=True, is_isolated=True)
FEED = Reader(read=read_feed, holds_many=True, is_isolated=True)
SUBTITLES = Reader(read=read_subtitles, holds_many=False, is_text=True)
GZIP = Reader(read=read_gzip, holds_many=True, is_isolated=True)

READERS: dict[str, Reader] = {
    ".txt": PLAIN_TEXT,
    ".text": PLAIN_TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".mhtml": MHTML,
    ".mht": MHTML,
    ".pdf": Reader(read=read_pdf, holds_many=False, is_isolated=True),
    ".csv": Reader(read=read_csv, holds_many=True, is_text=True, is_isolated=True),
    ".tsv": Reader(read=read_tsv, holds_many=True, is_text=True, is_isolated=True),
    ".parquet": Reader(read=read_parquet, holds_many=True, is_isolated=True),
    ".xlsx": SHEETS,
    ".xls": SHEETS,
    ".ods": SHEETS,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".json": Reader(read=read_json, holds_many=True, is_text=True, is_isolated=True),
    ".docx": Reader(read=read_docx, holds_many=False, is_isolated=True),
    ".odt": Reader(read=read_odt, holds_many=False, is_isolated=True),
    ".pptx": Reader(read=read_pptx, holds_many=False, is_isolated=True),
    ".rtf": Reader(read=read_rtf, holds_many=False, is_isolated=True),
    ".epub": Reader(read=read_epub, holds_many=False, is_isolated=True),
    ".eml": Reader(read=read_mail, holds_many=False, is_isolated=True),
    ".mbox": Reader(read=read_mailbox, holds_many=True, is_isolated=True),
    ".rss": FEED,
    ".atom": FEED,
    ".xml": FEED,
    ".opml": Reader(read=read_opml, holds_many=True, is_isolated=True),
    ".vtt": SUBTITLES,
    ".srt": SUBTITLES,
    ".warc": Reader(read=read_warc, holds_many=True, is_isolated=True),
    ".zip": Reader(read=read_zip, holds_many=True, is_isolated=True),
    ".tar": Reader(read=read_tar, holds_many=True, is_isolated=True),
    ".gz": GZIP,
    ".tgz": GZIP,
}


def holds_one_document(source: str) -> bool:
    """Tell whether a source is a file of one document, so that its path names the document whatever its text is.

    >>> holds_one_document("news/a.txt"), holds_one_document("news.jsonl"), holds_one_document("stdin")
    (True, False, False)
    """
    reader = READERS.get(Path(source).suffix.lower())
    return reader is not None and not reader.holds_many


def as_several(sources: Sources) -> Iterable[Source]:
    """Return sources as what can be gone through: a path that stands alone is one source, not its letters."""
    return [sources] if isinstance(sources, str | Path | Document) else sources


def iter_documents(
    sources: Sources, options: ReadOptions | None = None, process: ReaderProcess | None = None
) -> Iterator[Document | ReadError | Mended]:
    """Yield the documents of the sources; a second document with an id already seen is an error in the stream.

    Args:
        sources: what is read; one that stands alone needs no list around it.
        options: which files, and how.
        process: reads files that are not read here, and is left open; without it, one that is ended with the last source.
    """
    seen: dict[str, Placed] = {}
    for result in _iter_results(as_several(sources), options or ReadOptions(), process):
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
            reason = "a second document with an id"
            yield ReadError(result.source, message, line=result.line, reason=reason, remedy="give each document its own id")


def _iter_results(
    sources: Iterable[Source], options: ReadOptions, process: ReaderProcess | None
) -> Iterator[Placed | ReadError | Mended]:
    if process is not None:
        yield from _iter_read(sources, options, process)
        return
    with closing(ReaderProcess()) as own:
        yield from _iter_read(sources, options, own)


def _iter_read(sources: Iterable[Source], options: ReadOptions, process: ReaderProcess) -> Iterator[Placed | ReadError | Mended]:
    fetch = cache(_fetch_with(options))
    for source in sources:
        if isinstance(source, Document):
            for result in check(source, _called(source)):
                yield _judged(result, options) if isinstance(result, Placed) else result
            continue
        if is_address(source):
            page = fetch(str(source))
            yield from [page] if isinstance(page, ReadError) else _Opened(page.address, options, process).read_page(page)
            continue
        for path in find_sources([source], READERS, options):
            yield from [path] if isinstance(path, ReadError) else _Opened(path, options, process).read()


def _fetch_with(options: ReadOptions) -> Callable[[str], Page | ReadError]:
    """Return what fetches pages, or says that nothing is fetched."""
    if options.fetch:
        return Fetcher(Path(options.fetch), private=options.fetch_private).fetch
    return lambda address: ReadError(
        address, "nothing is fetched unless you ask for it", remedy="--fetch FOLDER, which keeps the pages"
    )


def _called(document: Document) -> str:
    """Return what a record is called that somebody made in Python."""
    return document.source if isinstance(document.source, str) and document.source else f"document {document.id!r}"


def _judged(placed: Placed, options: ReadOptions) -> Placed | SkippedError:
    """Return a document with its language, or what is said of one that is left out for that."""
    document = placed.document
    language = document.language if document.language not in ("", "en") else language_of(document.text)
    if language and not options.any_language:
        message = f"document {document.id!r} is not in English ({language})"
        return SkippedError(placed.source, message, reason=f"not in English ({language})", remedy="--any-language reads it")
    return replace(placed, document=replace(document, language=language)) if language != document.language else placed


class _Opened:
    """Read one file, and the files within it."""

    def __init__(self, path: str, options: ReadOptions, process: ReaderProcess) -> None:
        self._path = path
        self._process = process
        self._options = options
        self._left = MOST_UNPACKED
        self._stopped = 0
        self._unread: dict[str, list[str]] = {}

    def read(self) -> Iterator[Placed | ReadError | Mended]:
        """Yield its documents; what has no reader is named, once for each ending."""
        name = "stdin" if self._path == STDIN else shown_path(self._path)
        reader = _reader_of(self._path)
        content = read_stdin() if self._path == STDIN else read_file(self._path, reader.largest) if reader else b""
        if isinstance(content, ReadError):
            yield content
        elif self._path == STDIN:
            yield from self._documents(name, content, _kind_of(content))
        elif reader is None:
            yield _unknown(name)
        else:
            yield from self._documents(name, content, reader)
        yield from self._without_reader(name)

    def read_page(self, page: Page) -> Iterator[Placed | ReadError | Mended]:
        """Yield the documents of a page that was fetched."""
        reader = READERS.get(page.ending)
        if reader is None:
            yield without_reader(page.address, page.ending, [page.address])
        else:
            yield from self._documents(page.address, page.content, reader)
        yield from self._without_reader(page.address)

    def _without_reader(self, name: str) -> Iterator[ReadError]:
        return (without_reader(name, ending, files) for ending, files in sorted(self._unread.items()))

    def _documents(self, name: str, content: bytes, reader: Reader, depth: int = 0) -> Iterator[Placed | ReadError | Mended]:
        if reader.is_text:
            content, encoding = to_utf8(content)
            if encoding:
                yield Mended(name, f"not in UTF-8, and read as {encoding}: if letters are wrong, save it as UTF-8")
        columns = Columns(name, dict(self._options.columns))
        documents, is_empty = 0, True
        for result in self._results(name, content, reader, depth) if content else ():
            is_empty = False
            if isinstance(result, Member):
                yield from self._member(name, result, depth)
                if self._left < 0 or self._stopped >= MOST_STOPPED:
                    yield ReadError(name, "the rest of it is not read", reason="hostile or damaged", remedy="unpack it first")
                    return
                continue
            for reading in columns.document(result) if isinstance(result, Row) else [result]:
                documents += isinstance(reading, Placed)
                self._check_number(name, reader, documents)
                yield self._finished(reading) if isinstance(reading, Placed) else reading
        if is_empty:
            yield empty(name) if not content else ReadError(name, "nothing to read in this file", remedy="leave it out")

    def _results(self, name: str, content: bytes, reader: Reader, depth: int) -> Iterator[ReadResult]:
        try:
            if reader.is_isolated:
                ending = next(ending for ending, known in READERS.items() if known is reader)
                for result in cast("Iterator[ReadResult]", self._process.read(ending, name, content, depth)):
                    self._stopped += isinstance(result, ReadError) and result.reason == STOPPED
                    yield result
            else:
                yield from reader.read(name, content)
        except ReadError as error:
            yield error
        except Exception as error:  # whatever fails in one file must not end a run; it is reported, with its traceback
            logger.debug("%s", name, exc_info=True)
            message = f"its reader failed ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
            yield ReadError(name, message, reason="its reader failed", remedy="it may be damaged; --debug shows where it happened")

    def _finished(self, placed: Placed) -> Placed | SkippedError:
        return _judged(replace(placed, document=dated(placed.document)), self._options)

    def _check_number(self, name: str, reader: Reader, documents: int) -> None:
        if documents > 1 and not reader.holds_many:  # else `kg add` would take each for the new text of the one before
            suffix = Path(name).suffix.lower()
            raise TypeError(f"the reader of {suffix} files gave several documents of {name}: it must say holds_many=True")

    def _member(self, name: str, member: Member, depth: int) -> Iterator[Placed | ReadError | Mended]:
        path = member.address or f"{name}/{member.name}"
        self._left -= len(member.content)
        reader = READERS.get(member.ending)
        if not is_chosen(member.name, self._options):
            return
        if reader is None:
            self._unread.setdefault(member.ending, []).append(member.name)
        elif depth >= DEEPEST:
            yield ReadError(path, "an archive within too many others", reason="nested too deeply", remedy="unpack it first")
        elif self._left < 0:
            yield too_large(path, MOST_UNPACKED)
        elif len(member.content) > reader.largest:
            yield too_large(path, reader.largest)
        else:
            yield from self._documents(path, member.content, reader, depth + 1)


def _reader_of(path: str) -> Reader | None:
    return READERS.get(Path(path).suffix.lower())


def _kind_of(content: bytes) -> Reader:
    """Return the reader of what comes on standard input: a JSON object on the first line says JSON Lines, as no text starts with '{"'."""
    beginning = content.removeprefix(MARK.encode()).lstrip()[:2]
    return JSON_LINES if beginning in (b'{"', b"{ ") else PLAIN_TEXT


def _unknown(name: str) -> ReadError:
    suffix = Path(name).suffix.lower()
    called = f"end in {suffix!r}" if suffix else "have no ending"
    return ReadError(name, f"no reader for files that {called}", remedy=f"known endings: {', '.join(sorted(READERS))}")
