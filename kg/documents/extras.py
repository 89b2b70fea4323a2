"""Read formats whose libraries are an extra of their own (`pip install 'proofgraph[readers]'`): XLSX, RTF, Parquet, WARC."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

from kg.documents.blocks import Block, document_of
from kg.documents.checking import Mended, Placed
from kg.documents.members import Member
from kg.documents.rows import Row, has_texts
from kg.errors import ReadError
from kg.places import fragment

RESPONSES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}
MOST_OF_A_RESPONSE = 100_000_000
"""Bytes of a page in a crawl, as of a file that is one document."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The part of an office file that is there only with a password."""


@contextmanager
def _library(source: str) -> Iterator[None]:
    """Say how to install the library of a format where it is missing.

    Raises:
        ReadError: it is; files of other formats are read.
    """
    try:
        yield
    except ImportError as error:
        reason = f"{str(error.name).partition('.')[0]} is not installed"
        raise ReadError(source, f"{reason}, which reads it", reason=reason, remedy="pip install 'proofgraph[readers]'") from error


def read_sheets(source: str, content: bytes) -> Iterator[Row | Placed | ReadError | Mended]:
    """Yield a document for each row of the sheets that have a column of texts, and one for each other sheet."""
    with _library(source):
        from python_calamine import CalamineError, CalamineWorkbook
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except CalamineError as error:
        is_locked = ENCRYPTED in content or "password" in str(error).lower()
        reason = "protected by a password" if is_locked else "a damaged file"
        remedy = "save it without one" if is_locked else "open it in its program and save it again"
        yield ReadError(source, reason if is_locked else f"{reason} ({error})", reason=reason, remedy=remedy)
        return
    for name, rows in sheets:
        names = [str(cell).strip() for cell in rows[0]] if rows else []
        if has_texts(names):
            for number, row in enumerate(rows[1:], start=2):
                if any(map(str, row)):
                    yield Row(dict(zip(names, map(_whole, row), strict=False)), fragment(sheet=name, row=number), number)
        elif any(str(cell).strip() for row in rows for cell in row):
            lines = (" | ".join(text for cell in row if (text := str(_whole(cell)).strip())) for row in rows)
            blocks = [Block(line, fragment(sheet=name, row=number)) for number, line in enumerate(lines, start=1)]
            yield from document_of(source, blocks, title=name)


def _whole(cell: object) -> object:
    """Return a whole number without the fraction that sheets keep of every number."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def read_rtf(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended]:
    """Yield the one document of a file in the Rich Text Format."""
    with _library(source):
        from striprtf.striprtf import rtf_to_text
    if not content.lstrip().startswith(b"{\\rtf"):
        yield ReadError(source, "a damaged file", remedy="open it in its program and save it again")
        return
    lines = [line.strip() for line in rtf_to_text(content.decode("latin-1"), errors="replace").split("\n")]  # type: ignore[no-untyped-call]  # it has no types
    blocks = [Block(line, fragment(paragraph=number)) for number, line in enumerate(filter(None, lines), start=1)]
    yield from document_of(source, blocks)


def read_parquet(source: str, content: bytes) -> Iterator[Row | ReadError]:
    """Yield the rows of a Parquet file."""
    with _library(source):
        from pyarrow import ArrowException, BufferReader
        from pyarrow.parquet import ParquetFile
    number = 0
    try:
        for batch in ParquetFile(BufferReader(content)).iter_batches():
            for fields in batch.to_pylist():
                number += 1
                yield Row(fields, fragment(row=number), number)
    except (ArrowException, OSError) as error:
        yield ReadError(source, f"a damaged file ({str(error)[:80]})", reason="a damaged file", remedy="write it again")


def read_warc(source: str, content: bytes) -> Iterator[Member | ReadError]:
    """Yield the pages of a crawl, under their addresses."""
    with _library(source):
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    try:
        for record in ArchiveIterator(io.BytesIO(content)):
            if record.rec_type not in ("response", "resource"):
                continue
            kind = (record.http_headers or record.rec_headers).get_header("Content-Type", "").partition(";")[0].strip().lower()
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            if kind in RESPONSES and status == "200":
                address = record.rec_headers.get_header("WARC-Target-URI", "")
                yield Member(address, record.content_stream().read(MOST_OF_A_RESPONSE), RESPONSES[kind], address)
    except (ArchiveLoadFailed, EOFError, OSError) as error:
        yield ReadError(source, f"a damaged archive ({error})", reason="a damaged archive", remedy="write it again")
