"""Read examples: sentences with the triples that they state, in an ontology's properties."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from kg.documents.checking import whole_characters
from kg.documents.jsonl import parse_line
from kg.english import labels
from kg.errors import ReadError
from kg.ontology import Ontology

FORM = '{"text": …, "triples": [[subject, property, object], …]}'


class Triple(NamedTuple):
    """A fact that an example states: subject and object in its own words, the property by name."""

    subject: str
    property: str
    object: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence or a short text, and the triples that it states.

    Attributes:
        id: names it.
        text: the text.
        triples: what the text states.
        complete: the properties of which it names every fact, where it says which; None: all.
        place: the file and line that it was read from.
        unknown: the names of properties in its triples that the ontology has not.
    """

    id: str
    text: str
    triples: tuple[Triple, ...]
    complete: frozenset[str] | None = None
    place: str = ""
    unknown: tuple[str, ...] = ()

    def judged_properties(self, *, partial: bool) -> frozenset[str] | None:
        """Return the properties whose absence from its triples means that the text does not state them; None: all.

        Args:
            partial: examples name only some of what their texts state: of other properties than those named they say nothing.
        """
        return frozenset(t.property for t in self.triples) if partial else self.complete


def squash(text: str) -> str:
    """Return a text as names are compared: without case, white space, underscores and accents.

    >>> squash("René_Goscinny") == squash("rene goscinny")
    True
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[_\s]+", "", plain).lower()


def same_letters(text: str) -> str:
    """Return a text as names are compared where a text may mark them otherwise: squashed, without marks; what has no letter keeps them.

    >>> same_letters("U.S. Città_di_Palermo") == same_letters("US Citta di Palermo"), same_letters("-3.5")
    (True, '-3.5')
    """
    squashed = squash(text)
    return "".join(c for c in squashed if c.isalnum()) if any(c.isalpha() for c in squashed) else squashed


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
                reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
                raise ReadError(
                    str(path),
                    f"not an example ({reason})",
                    line=number,
                    remedy=f"write {FORM}",
                ) from error
            known = tuple(named[key].triple(t.subject, t.object) for t in triples if (key := squash(t.property)) in named)
            unknown = tuple(t.property for t in triples if squash(t.property) not in named)
            complete = None
            if "properties" in row:
                complete = frozenset(named[key].property for p in row["properties"] if (key := squash(p)) in named)
            yield Example(str(row.get("id", number)), text, known, complete, f"{path.name}:{number}", unknown)


@dataclass(frozen=True, slots=True)
class _NamedProperty:
    """The property that a name of the examples means; `inverse` with subject and object exchanged."""

    property: str
    inverse: bool = False

    def triple(self, subject: str, object_: str) -> Triple:
        """Return the triple that the examples mean."""
        return Triple(object_, self.property, subject) if self.inverse else Triple(subject, self.property, object_)


def _property_names(ontology: Ontology) -> dict[str, _NamedProperty]:
    """Return what examples may call a property, squashed -> the property."""
    named: dict[str, _NamedProperty] = {}
    if ontology.is_native:
        for name, direction, label in labels.of_properties:
            if name in ontology.properties:
                named.setdefault(squash(label), _NamedProperty(name, inverse=direction == "-"))
    named |= {squash(p.label): _NamedProperty(name) for name, p in ontology.properties.items()}
    return named | {squash(name): _NamedProperty(name) for name in ontology.properties}


def _triples(row: Mapping[str, Any], text: str) -> Iterator[Triple]:
    if "triples" in row:
        for triple in row["triples"]:
            if not isinstance(triple, list):  # the keys of an object, or the letters of a text, are three values, too
                raise TypeError("a triple is no list")
            subject, name, object_ = triple
            yield Triple(str(subject), str(name), str(object_))
    elif "facts" not in row:
        raise KeyError("triples")
    for fact in row["facts"] if "triples" not in row else ():
        (start, end), (first, last) = fact["subject"], fact["object"]
        yield Triple(text[start:end], str(fact["property"]), text[first:last])
