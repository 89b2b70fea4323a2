"""Find and load an ontology in Turtle, and answer what its classes and properties admit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OntologyError, unknown_name
from kg.namespaces import KGO
from kg.ontology.lexicon import Lexicon, read_lexicon

if TYPE_CHECKING:
    from rdflib import Graph

FOLDERS = (Path(__file__).parents[1] / "_ontologies", Path(__file__).parents[2] / "ontologies")
"""Where the shipped ontologies are: inside the installed package, or beside it in a source tree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property: the classes it admits, or the datatype of its values."""

    name: str
    domain: frozenset[str]
    range: frozenset[str]
    datatype: str
    symmetric: bool
    label: str


class Ontology:
    """Classes, properties and lexicon of one ontology, by local names."""

    def __init__(self, folder: Path, parents: dict[str, frozenset[str]], properties: dict[str, Property], lexicon: Lexicon) -> None:
        self.folder = folder
        self.name = folder.name
        self.parents = parents
        self.properties = properties
        self.lexicon = lexicon

    @cache  # noqa: B019  # an ontology lives as long as the process
    def ancestors(self, class_name: str) -> frozenset[str]:
        """Return a class and everything above it."""
        found = {class_name}
        for parent in self.parents.get(class_name, ()):
            found |= self.ancestors(parent)
        return frozenset(found)

    @cache  # noqa: B019  # an ontology lives as long as the process
    def steps_up(self, class_name: str, classes: frozenset[str]) -> int | None:
        """Return how many steps above a class the nearest of some classes is, or None where none is."""
        if class_name in classes:
            return 0
        above = (self.steps_up(parent, classes) for parent in self.parents.get(class_name, ()))
        return min((steps + 1 for steps in above if steps is not None), default=None)

    def admits(self, classes: frozenset[str], types: Iterable[str]) -> bool:
        """Tell whether something of these types is a member of one of the classes; the untyped is not excluded."""
        known = [t for t in types if t in self.parents]
        return not known or any(not classes.isdisjoint(self.ancestors(t)) for t in known)

    def could_be(self, classes: frozenset[str], types: Iterable[str]) -> bool:
        """Tell whether something so typed may turn out to be of a more specific class that is asked for."""
        return self.admits(classes, types) or any(t in self.ancestors(c) for t in types for c in classes)


def find_ontology(name: str) -> Path:
    """Return the folder of an ontology given by name or path.

    Raises:
        ConfigError: there is none of that name.
        OntologyError: the folder has no ontology.ttl.
    """
    path = Path(name)
    if path.is_dir() and (path / "ontology.ttl").is_file():
        return path
    if path.is_dir():
        raise OntologyError(f"{name}: no ontology.ttl in this folder", remedy="name a folder with ontology.ttl and lexicon.tsv")
    shipped = {
        p.name: p for folder in FOLDERS if folder.is_dir() for p in sorted(folder.iterdir()) if (p / "ontology.ttl").is_file()
    }
    if name not in shipped:
        raise unknown_name("ontology", name, shipped)
    return shipped[name]


@cache
def load_ontology(name: str) -> Ontology:
    """Load an ontology by name or folder.

    Raises:
        OntologyError: it cannot be parsed, or its lexicon names a property it does not define.
    """
    folder = find_ontology(name)
    graph = read_ontology_graph(folder)
    parents, properties = _classes(graph), _properties(graph)
    lexicon = read_lexicon(folder / "lexicon.tsv")
    for entry in lexicon.entries:
        if entry.property not in properties:
            error = unknown_name("property", entry.property, properties)
            raise OntologyError(f"{folder / 'lexicon.tsv'}: {error.message} (phrase {entry.phrase!r})", remedy=error.remedy)
    return Ontology(folder, parents, properties, lexicon)


def read_ontology_graph(folder: Path) -> Graph:
    """Parse the Turtle file of an ontology."""
    from rdflib import Graph

    path = folder / "ontology.ttl"
    try:
        return Graph().parse(data=path.read_text(encoding="utf-8"), format="turtle")
    except SyntaxError as error:  # rdflib's BadSyntax
        raise OntologyError(f"{path}: not Turtle", remedy=str(error).replace("\n", " ")[:200]) from error


def _local(node: object) -> str:
    return str(node).removeprefix(str(KGO))


def _classes(graph: Graph) -> dict[str, frozenset[str]]:
    from rdflib import OWL, RDF, RDFS

    return {
        _local(node): frozenset(_local(parent) for parent in graph.objects(node, RDFS.subClassOf))
        for node in graph.subjects(RDF.type, OWL.Class)
    }


def _properties(graph: Graph) -> dict[str, Property]:
    from rdflib import OWL, RDF, RDFS, URIRef

    includes = (URIRef(KGO + "domainIncludes"), URIRef(KGO + "rangeIncludes"))
    found = {}
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for node in graph.subjects(RDF.type, kind):
            domain = frozenset(_local(c) for p in (includes[0], RDFS.domain) for c in graph.objects(node, p))
            ranges = frozenset(_local(c) for p in (includes[1], RDFS.range) for c in graph.objects(node, p))
            datatype = (
                next((str(r).rpartition("#")[2] for r in ranges if "XMLSchema#" in r), "") if kind == OWL.DatatypeProperty else ""
            )
            if domain:
                name = _local(node)
                symmetric = (node, RDF.type, OWL.SymmetricProperty) in graph
                label = str(graph.value(node, RDFS.label) or name)
                found[name] = Property(name=name, domain=domain, range=ranges, datatype=datatype, symmetric=symmetric, label=label)
    return found
