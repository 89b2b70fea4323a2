"""Reads files for tests of readers."""

from __future__ import annotations

from pathlib import Path

from kg.config import ReadOptions
from kg.documents import iter_documents
from kg.errors import ReadError
from kg.model import Document
from kg.places import place_name, places_of


def read_file(folder: Path, name: str, content: bytes | str, **options) -> tuple[list[Document], list[str]]:
    """Write a file and read it: its documents, and what is said of what is not read."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, **options)


def read(*sources: Path | str | Document, **options) -> tuple[list[Document], list[str]]:
    """Read sources: their documents, and what is said of what is not read."""
    results = list(iter_documents(sources, ReadOptions(**options)))
    documents = [result for result in results if isinstance(result, Document)]
    return documents, [str(result) for result in results if isinstance(result, ReadError)]


def cited(document: Document, words: str) -> str:
    """Return where in its file some words of a document stand, as they are cited."""
    start = document.text.index(words)
    return place_name(places_of(document.places, start, start + len(words)))
