"""Find the queries an ontology brings: `queries/NAME.rq`, with a title and parameters in the first comment lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import unknown_name

PARAMETER = re.compile(r"^# parameter (\w+): (.*)$", re.MULTILINE)

HELD_BACK = "all"
"""The variable that a query takes held-back statements for, too, when it is bound, to whatever."""


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A query with a name, what it asks, and the variables one may bind (name -> description)."""

    name: str
    title: str
    parameters: dict[str, str]
    text: str


def list_stored_queries(folder: Path) -> list[StoredQuery]:
    """Return the stored queries of an ontology's folder, by name."""
    return [_read(path) for path in sorted((folder / "queries").glob("*.rq"))]


def find_stored_query(folder: Path, name: str) -> StoredQuery:
    """Return the stored query of a name.

    Raises:
        ConfigError: there is none.
    """
    known = {query.name: query for query in list_stored_queries(folder)}
    if name not in known:
        raise unknown_name("stored query", name, known)
    return known[name]


def _read(path: Path) -> StoredQuery:
    text = path.read_text(encoding="utf-8")
    title = text.splitlines()[0].removeprefix("#").strip()
    return StoredQuery(path.stem, title, dict(PARAMETER.findall(text)), text)
