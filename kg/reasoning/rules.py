"""Read an ontology's own rules: a table of name, body and head, each a triple pattern of prefixed names and variables.

`seat in its region	?x kgo:headquarteredIn ?y . ?y kgo:locatedIn ?z	?x kgo:headquarteredIn ?z`
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef

from kg.errors import OntologyError
from kg.namespaces import KGO

Pattern = tuple[str, str, str]
"""Variables begin with "?"; the rest are IRIs."""


@dataclass(frozen=True, slots=True)
class Rule:
    """If all of the body stands, the head does."""

    name: str
    body: tuple[Pattern, ...]
    head: Pattern


def read_rules(path: Path, prefixes: Mapping[str, str]) -> list[Rule]:
    """Return the rules of a table, none where there is none.

    Raises:
        OntologyError: a line is no rule, has an unknown prefix, or a head with a variable that its body has not; names file and line.
    """
    if not path.is_file():
        return []
    known = {"kgo": KGO, **prefixes}
    rules = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        place = f"{path}, line {number}"
        cells = line.split("\t")
        if len(cells) != 3:
            raise OntologyError(f"{place}: expected name, body and head separated by tabs", remedy=f"the line is {line[:100]!r}")
        body = tuple(_pattern(text, known, place) for text in cells[1].split(" . "))
        head = _pattern(cells[2], known, place)
        unbound = {t for t in head if t.startswith("?")} - {t for pattern in body for t in pattern}
        if unbound:
            raise OntologyError(
                f"{place}: {', '.join(sorted(unbound))} of the head is not in the body", remedy="name it in the body"
            )
        rules.append(Rule(cells[0].strip(), body, head))
    return rules


def _pattern(text: str, prefixes: Mapping[str, str], place: str) -> Pattern:
    words = text.split()
    if len(words) != 3:
        raise OntologyError(f"{place}: {text!r} is no triple pattern", remedy="write: ?x kgo:property ?y")
    terms = []
    for word in words:
        prefix, colon, local = word.partition(":")
        if word.startswith("?"):
            terms.append(word)
        elif colon and prefix in prefixes:
            terms.append(prefixes[prefix] + local)
        else:
            raise OntologyError(f"{place}: {word!r} has no known prefix", remedy=f"known are {', '.join(sorted(prefixes))}")
    return terms[0], terms[1], terms[2]


def match(pattern: Pattern, triple: tuple[object, URIRef, object], bound: Mapping[str, object]) -> dict[str, object] | None:
    """Return the bindings under which a triple fits a pattern, or None."""
    extended = dict(bound)
    for wanted, term in zip(pattern, triple, strict=True):
        if not wanted.startswith("?"):
            if wanted != str(term):
                return None
        elif extended.setdefault(wanted, term) != term:
            return None
    return extended
