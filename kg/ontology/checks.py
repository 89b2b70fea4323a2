"""Check an ontology and its lexicon: what is undefined, unsaid, circular or contradictory, each with its file and line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.namespaces import OWL, RDF, RDFS, SCHEMA, XSD
from kg.ontology.lexicon import LexiconEntry
from kg.ontology.loading import CLASSES, DATATYPES, DOMAINS, PROPERTIES, RANGES
from kg.ontology.ontology import Ontology
from kg.ontology.rdf_files import parse_rdf
from kg.ontology.terms import plain

BUILT_IN = (XSD, OWL, RDF, RDFS, f"{SCHEMA}Thing", "http://schema.org/Thing")
REFERRING = {
    **dict.fromkeys(DOMAINS, "domain"),
    **dict.fromkeys(RANGES, "range"),
    f"{RDFS}subClassOf": "superclass",
    f"{RDFS}subPropertyOf": "super-property",
    f"{OWL}inverseOf": "inverse",
    f"{OWL}disjointWith": "disjoint class",
}
"""Predicates whose object must be a defined term, each with what the object is."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something to mend ("error") or to know of ("warning"), at a line of a file (0: the whole file)."""

    path: str
    line: int
    severity: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.severity}: {self.message}"


FindingAt = Callable[[str, str, str], Finding]
"""Make a finding of an ontology's file: term, severity, message."""


class _Lines:
    """Find the line of a file that a term stands on: where it is a subject, else where it is first named."""

    def __init__(self, path: Path) -> None:
        self._lines = path.read_text(encoding="utf-8", errors="replace").splitlines()

    def of(self, name: str) -> int:
        """Return the number of the line, 0 where no line names the term."""
        local = name.rpartition(":")[2]
        named = [n for n, line in enumerate(self._lines, start=1) if local in line]
        first = next((n for n in named if not self._lines[n - 1][:1].isspace() and not self._lines[n - 1].startswith("#")), None)
        return first or next(iter(named), 0)


def check_ontology(ontology: Ontology) -> list[Finding]:
    """Return the findings by file and line."""
    path, lines = str(ontology.path), _Lines(ontology.path)

    def at(name: str, severity: str, message: str) -> Finding:
        return Finding(path, lines.of(name), severity, message)

    findings = [Finding(path, 0, "warning", warning.removeprefix(f"{path}: ")) for warning in ontology.warnings]
    findings += _undefined(ontology, at)
    findings += _cycles(ontology, at)
    findings += _unsaid(ontology, at)
    findings += _twins(ontology, at)
    findings += _clashes(ontology)
    findings += _conditions(ontology)
    return sorted(set(findings))


def _undefined(ontology: Ontology, at: FindingAt) -> Iterator[Finding]:
    from rdflib import URIRef

    graph = parse_rdf(ontology.path)
    declared = {str(s) for kind in (*CLASSES, *PROPERTIES) for s in graph.subjects(URIRef(f"{RDF}type"), URIRef(kind))}
    declared |= {c.iri for c in ontology.classes.values()} | {p.iri for p in ontology.properties.values()}
    for predicate, role in REFERRING.items():
        for node, term in graph.subject_objects(URIRef(predicate)):
            iri = str(term)
            local = iri.replace("#", "/").rpartition("/")[2]
            if not isinstance(term, URIRef) or iri in declared or iri.startswith(BUILT_IN):
                continue
            if role == "range" and local.lower() in DATATYPES:
                continue  # read as a datatype
            yield at(
                str(node).replace("#", "/").rpartition("/")[2],
                "error",
                f"{role} {local!r} is not defined here: declare it as a class or property",
            )
    multiple = [
        (node, predicate)
        for predicate in (f"{RDFS}domain", f"{RDFS}range")
        for node in set(graph.subjects(URIRef(predicate)))
        if len(set(graph.objects(node, URIRef(predicate)))) > 1
    ]
    for node, predicate in multiple:
        name = str(node).replace("#", "/").rpartition("/")[2]
        role = predicate.removeprefix(RDFS)
        yield at(
            name,
            "warning",
            f"{name} has several rdfs:{role}: in RDFS a thing must be of all of them; kg admits each (owl:unionOf says so)",
        )


def _cycles(ontology: Ontology, at: FindingAt) -> Iterator[Finding]:
    for kind, terms in (("class", ontology.classes), ("property", ontology.properties)):
        parents: Mapping[str, frozenset[str]] = {name: term.parents for name, term in terms.items()}
        for name in sorted(parents):
            seen, waiting = set[str](), list(parents[name])
            while waiting:
                above = waiting.pop()
                if above == name:
                    yield at(name, "error", f"{kind} {name} is above itself: leave one of the sub-{kind} axioms out")
                    break
                if above not in seen:
                    seen.add(above)
                    waiting += parents.get(above, ())


def _unsaid(ontology: Ontology, at: FindingAt) -> Iterator[Finding]:
    said = {entry.property for entry in ontology.lexicon.entries}
    if ontology.lexicon.learned is not None:
        said |= ontology.lexicon.learned.properties
    for name in sorted(set(ontology.properties) - said):
        prop = ontology.properties[name]
        bookkeeping = not prop.domain and not prop.range  # a qualifier, or what is said of statements
        if not bookkeeping and not any(name in p.parents for p in ontology.properties.values()):
            yield at(name, "warning", f"no phrase of the lexicon expresses {name}: no text will state it")


def _twins(ontology: Ontology, at: FindingAt) -> Iterator[Finding]:
    by_label: dict[str, list[str]] = defaultdict(list)
    for name, prop in sorted(ontology.properties.items()):
        by_label[plain(prop.label)].append(name)
    for label, names in sorted(by_label.items()):
        if len(names) > 1:
            yield at(
                names[0], "warning", f"{', '.join(names)} have one label, {label!r}: only their domains and ranges tell them apart"
            )


def _clashes(ontology: Ontology) -> Iterator[Finding]:
    """Yield rows that repeat an earlier one, and rows between which only their order decides."""
    by_phrase: dict[tuple[str, bool], list[LexiconEntry]] = defaultdict(list)
    for entry in ontology.lexicon.entries:
        by_phrase[entry.phrase, entry.inverse].append(entry)
    path = str(ontology.lexicon.path or "proposed lexicon")
    for (phrase, _), (first, *later) in sorted(by_phrase.items()):
        for entry in later:
            if first.conditions != entry.conditions:
                continue  # they hold in different places
            if first.property == entry.property:
                if ontology.lexicon.path is not None:
                    message = f"{phrase!r} stands here again for {entry.property} (line {first.line})"
                    yield Finding(path, entry.line, "warning", message)
            elif first.priority == entry.priority and _admit_the_same(ontology, first.property, entry.property):
                message = (
                    f"{phrase!r} may mean {first.property} or {entry.property}, which admit the same: the first will be taken; "
                    "a priority says which"
                )
                yield Finding(path, entry.line, "warning", message)


def _conditions(ontology: Ontology) -> Iterator[Finding]:
    """Yield the conditions of rows that ask for a class which is not defined."""
    for entry in ontology.lexicon.entries:
        for condition in entry.conditions:
            for name in sorted(condition.classes - ontology.classes.keys()):
                message = f"the condition {condition.text!r} asks for {name!r}, which is not defined: name a class of the ontology"
                yield Finding(str(ontology.lexicon.path), entry.line, "error", message)


def _admit_the_same(ontology: Ontology, *names: str) -> bool:
    """Tell whether properties have the same domain and range."""
    properties = [ontology.properties[name] for name in names]
    return len({(p.domain, p.range, p.datatype) for p in properties}) == 1
