"""Read examples: sentences with the triples that they state, in an ontology's properties."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.documents.checking import whole_characters
from kg.documents.jsonl import parse_line
from kg.english import labels
from kg.errors import ReadError
from kg.ontology import Ontology

FORM = '{"text": …, "triples": [[subject, property, object], …]}'


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence or a short text, and the triples it states: subject, property by name, object, in the words of the examples."""

    id: str
    text: str
    triples: tuple[tuple[str, str, str], ...]
    about: frozenset[str] | None = None
    """The properties that it names every fact of, where it says so; None: all."""


def squash(text: str) -> str:
    """Return a text as names are compared: without case, white space, underscores and accents.

    >>> squash("René_Goscinny") == squash("rene goscinny")
    True
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[_\s]+", "", plain).lower()


def read_examples(path: Path, ontology: Ontology) -> Iterator[Example]:
    """Yield the examples of a JSON Lines file: `{"id", "text", "triples": [[subject, property, object]]}`, or KnowledgeNet's `facts`.

    Raises:
        ReadError: a line is not such an object; names file and line.
    """
    named = _property_names(ontology)
    try:
        stream = path.open("rb")
    except OSError as error:
        raise ReadError(str(path), error.strerror or str(error), remedy="name a file of examples") from error
    with stream as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            read = parse_line(str(path), number, line, FORM)
            if isinstance(read, ReadError):
                raise read
            row: Mapping[str, Any] = read
            try:
                text = whole_characters(str(row["text"]))[0]
                triples = list(_triples(row, text))
            except (ValueError, KeyError, TypeError) as error:
                raise ReadError(
                    str(path),
                    f"not an example ({error})",
                    line=number,
                    remedy=f"write {FORM}",
                ) from error
            known = tuple(
                (o, name, s) if turned else (s, name, o)
                for s, p, o in triples
                if squash(p) in named
                for name, turned in [named[squash(p)]]
            )
            about = frozenset(named[squash(p)][0] for p in row["properties"] if squash(p) in named) if "properties" in row else None
            yield Example(str(row.get("id", number)), text, known, about)


def _property_names(ontology: Ontology) -> dict[str, tuple[str, bool]]:
    """Return what examples may call a property -> its name, and whether they exchange subject and object."""
    found: dict[str, tuple[str, bool]] = {}
    if ontology.is_native:
        for name, direction, label in labels.of_properties:
            if name in ontology.properties:
                found.setdefault(squash(label), (name, direction == "-"))
    found |= {squash(p.label): (name, False) for name, p in ontology.properties.items()}
    return found | {squash(name): (name, False) for name in ontology.properties}


def _triples(row: Mapping[str, Any], text: str) -> Iterator[tuple[str, str, str]]:
    if "triples" in row:
        yield from ((str(s), str(p), str(o)) for s, p, o in row["triples"])
    for fact in row["facts"] if "triples" not in row else ():
        (start, end), (first, last) = fact["subject"], fact["object"]
        yield text[start:end], str(fact["property"]), text[first:last]
