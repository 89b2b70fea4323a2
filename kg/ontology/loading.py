"""Find and load an ontology: OWL or RDFS in any syntax that rdflib reads.

In: the name of a shipped ontology, a file, or a folder with `ontology.ttl`; its lexicon beside it, named apart, or proposed from the
labels. Out: an `Ontology`. Nothing is ever fetched: what `owl:imports` names is read from the files that a `catalog-v001.xml` beside
the ontology gives for it (OASIS XML Catalogs 1.1, as Protégé writes it), else left out with a warning.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict
from xml.etree import ElementTree

from kg.errors import ConfigError, OntologyError, is_path, unknown_name
from kg.namespaces import KGO, OWL, RDF, RDFS, SCHEMA, SKOS, XSD, local_name
from kg.ontology.lexicon import read_lexicon
from kg.ontology.ontology import Ontology
from kg.ontology.proposal import NEWS, propose_lexicon
from kg.ontology.rdf_files import parse_rdf
from kg.ontology.terms import OntologyClass, Property, plain
from kg.ontology.untrusted import refuse_entities

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

FOLDERS = (Path(__file__).parents[1] / "_ontologies", Path(__file__).parents[2] / "ontologies")
"""Where the shipped ontologies are: inside the installed package, or beside it in a source tree."""

CATALOGUE = "catalog-v001.xml"

CLASSES = (f"{OWL}Class", f"{RDFS}Class")
PROPERTIES = (f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty", f"{RDF}Property")
DOMAINS = (f"{RDFS}domain", f"{KGO}domainIncludes", f"{SCHEMA}domainIncludes", "http://schema.org/domainIncludes")
RANGES = (f"{RDFS}range", f"{KGO}rangeIncludes", f"{SCHEMA}rangeIncludes", "http://schema.org/rangeIncludes")
LABELS = (f"{RDFS}label", f"{SKOS}prefLabel")
SYNONYMS = (f"{SKOS}altLabel", f"{SCHEMA}alternateName")
COMMENTS = (f"{RDFS}comment", f"{SKOS}definition")
ALIGNMENTS = (f"{OWL}equivalentProperty", f"{SKOS}exactMatch", f"{SKOS}closeMatch")

DATATYPES = {
    "date": "date", "datetime": "date", "datetimestamp": "date", "gyear": "date", "gyearmonth": "date", "year": "date", "date time": "date",
    "number": "decimal", "integer": "decimal", "float": "decimal", "decimal": "decimal", "double": "decimal", "int": "decimal", "long": "decimal",
    "nonnegativeinteger": "decimal", "positiveinteger": "decimal", "duration": "duration", "string": "string", "text": "string",
    "literal": "string", "langstring": "string", "anyuri": "string", "url": "string", "boolean": "string", "time": "string",
}  # fmt: skip
"""Names of datatypes (XML Schema, schema.org, and what ontologies without datatypes call them), each with what is read for it."""


def find_ontology(name: str) -> Path:
    """Return the file of an ontology given by name, file or folder: a name is a shipped one's, a path is written as a path.

    Raises:
        ConfigError: there is none of that name.
        OntologyError: the folder has no ontology.ttl.
    """
    shipped = _shipped()
    if name in shipped:
        return shipped[name]
    path = Path(name)
    if not is_path(name):
        error = unknown_name("ontology", name, shipped)
        hint = f"a path is written as a path: ./{name}. " if path.exists() else ""
        raise ConfigError(error.message, remedy=hint + error.remedy)
    if path.is_file():
        return path
    if not path.is_dir():
        raise ConfigError(
            f"{name}: no such file or folder", remedy=f"name an ontology file, or a shipped one: {', '.join(sorted(shipped))}"
        )
    if not (path / "ontology.ttl").is_file():
        raise OntologyError(
            f"{name}: no ontology.ttl in this folder", remedy="name the file of the ontology, or a folder that has one"
        )
    return path / "ontology.ttl"


@cache
def _shipped() -> dict[str, Path]:
    return {
        p.name: p / "ontology.ttl"
        for folder in FOLDERS
        if folder.is_dir()
        for p in sorted(folder.iterdir())
        if (p / "ontology.ttl").is_file()
    }


def is_shipped(name: str) -> bool:
    """Tell whether a name is that of a shipped ontology, whatever else is called so."""
    return name in _shipped()


def load_ontology(name: str, lexicon: str = "") -> Ontology:
    """Load an ontology by name, file or folder, with its lexicon.

    Args:
        name: a shipped ontology, a file, or a folder with `ontology.ttl`.
        lexicon: a lexicon file; without one, `lexicon.tsv` beside the ontology, else one proposed from the labels.

    Raises:
        ConfigError: there is no ontology of that name, or no lexicon.
        OntologyError: one of them is not well formed; names file and line.
    """
    path = find_ontology(name)
    table = Path(lexicon) if lexicon else path.parent / "lexicon.tsv" if path.name == "ontology.ttl" else None
    if lexicon and not Path(lexicon).is_file():
        raise ConfigError(f"{lexicon}: no such lexicon", remedy="write one with: kg ontology lexicon ONTOLOGY -o FILE")
    table = table if table is not None and table.is_file() else None
    return _load(path, _hash(path), table, _hash(table) if table else "")


@cache
def news_phrases() -> dict[str, list[tuple[str, bool]]]:
    """Return the phrases of each property of the shipped news ontology, with whether they are turned round."""
    phrases: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for entry in load_ontology(NEWS).lexicon.entries:
        phrases[entry.property].append((entry.phrase, entry.inverse))
    return dict(phrases)


def _hash(path: Path) -> str:
    catalogue = path.parent / CATALOGUE
    content = path.read_bytes() + (catalogue.read_bytes() if catalogue.is_file() else b"")
    return hashlib.sha256(content).hexdigest()


@lru_cache(maxsize=64)
def _load(path: Path, _content: str, table: Path | None, _table_content: str) -> Ontology:
    """Load once for each content of the files: a file that was changed is read anew."""
    warnings: list[str] = []
    graph = read_ontology_graph(path, warnings)
    names = _short_names(graph)
    classes, properties = _classes(graph, names), _properties(graph, names)
    if not classes and not properties:
        raise OntologyError(
            f"{path}: no classes and no properties in it", remedy="an ontology declares owl:Class and owl:ObjectProperty terms"
        )
    prefixes = {prefix: str(namespace) for prefix, namespace in graph.namespaces()}
    if table is not None:
        lexicon = read_lexicon(table, properties)
        warnings += lexicon.warnings
    else:
        lexicon = propose_lexicon(properties, news_phrases())
    return Ontology(path, classes, properties, lexicon, prefixes=prefixes, warnings=tuple(warnings))


def read_ontology_graph(path: Path, warnings: list[str]) -> Graph:
    """Parse an ontology with what it imports, as far as a catalogue beside it gives files for that; the rest is told in `warnings`.

    Raises:
        OntologyError: a file is not RDF or is empty; names file and line.
    """
    graph = parse_rdf(path)
    catalogue = _read_catalogue(path.parent / CATALOGUE)
    read = {path.resolve()}
    from rdflib import URIRef

    imported = {str(o) for o in graph.objects(None, URIRef(f"{OWL}imports"))}
    done: set[str] = set()
    while imported - done:
        iri = min(imported - done)
        done.add(iri)
        place = catalogue.get(iri)
        if place is None:
            warnings.append(
                f"{path}: imports {iri}, which is not fetched; terms of it are unknown. Save it, and name the file in {path.parent / CATALOGUE}"
            )
        elif place.resolve() not in read:
            read.add(place.resolve())
            graph += parse_rdf(place)
            imported |= {str(o) for o in graph.objects(None, URIRef(f"{OWL}imports"))}
    return graph


def _read_catalogue(path: Path) -> dict[str, Path]:
    if not path.is_file():
        return {}
    try:
        content = path.read_bytes()
        refuse_entities(path, content)
        root = ElementTree.fromstring(content)  # noqa: S314  # its entities have been looked at
    except ElementTree.ParseError as error:
        raise OntologyError(f"{path}, line {error.position[0]}: not XML", remedy=str(error)) from error
    entries = (element.attrib for element in root.iter() if element.tag.rpartition("}")[2] == "uri")
    return {entry["name"]: path.parent / entry["uri"] for entry in entries if "name" in entry and "uri" in entry}


def _short_names(graph: Graph) -> dict[str, str]:
    """Return a name for each term: its local name, with a prefix where two namespaces have the same."""
    from rdflib import URIRef

    terms = {
        str(node)
        for kind in (*CLASSES, *PROPERTIES)
        for node in graph.subjects(URIRef(RDF + "type"), URIRef(kind))
        if isinstance(node, URIRef)
    }
    terms |= {
        str(o) for p in (*DOMAINS, *RANGES, f"{RDFS}subClassOf") for o in graph.objects(None, URIRef(p)) if isinstance(o, URIRef)
    }
    shared = Counter(local_name(iri) for iri in terms)
    names, taken = {}, set[str]()
    for iri in sorted(terms):
        local = local_name(iri)
        if shared[local] > 1:
            prefix, _, rest = graph.namespace_manager.compute_qname(iri)
            local = f"{prefix}:{rest}"
        while local in taken:
            local += "_"
        taken.add(local)
        names[iri] = local
    return names


def _texts(graph: Graph, predicates: Iterable[str]) -> dict[Node, list[str]]:
    """Return each node's texts in English or without language, the sure predicates first; any language where there is no other."""
    from rdflib import Literal, URIRef

    texts: dict[Node, list[Literal]] = defaultdict(list)
    for predicate in predicates:
        for node, text in sorted(graph.subject_objects(URIRef(predicate)), key=lambda pair: str(pair[1])):
            if isinstance(text, Literal):
                texts[node].append(text)
    return {
        node: [str(o) for o in [o for o in own if o.language is None or o.language.split("-")[0] == "en"] or own]
        for node, own in texts.items()
    }


class _Words(TypedDict):
    name: str
    iri: str
    label: str
    comment: str
    synonyms: tuple[str, ...]


def _wording(graph: Graph, names: dict[str, str]) -> Callable[[Node], _Words]:
    """Return what gives the name and the words of a class or property."""
    labels, comments, synonyms = (_texts(graph, predicates) for predicates in (LABELS, COMMENTS, SYNONYMS))

    def words_of(node: Node) -> _Words:
        name = names[str(node)]
        return {
            "name": name,
            "iri": str(node),
            "label": labels[node][0] if node in labels else plain(name.rpartition(":")[2]),
            "comment": comments[node][0] if node in comments else "",
            "synonyms": (*labels.get(node, [])[1:], *synonyms.get(node, [])),
        }

    return words_of


def _classes(graph: Graph, names: dict[str, str]) -> dict[str, OntologyClass]:
    from rdflib import URIRef

    is_a = URIRef(f"{RDF}type")
    disjoint: dict[str, set[str]] = defaultdict(set)
    for first, second in _disjoint_pairs(graph):
        disjoint[first].add(names.get(second, second))
        disjoint[second].add(names.get(first, first))
    classes = {}
    wording = _wording(graph, names)
    parents: dict[Node, set[str]] = defaultdict(set)
    for child, parent in graph.subject_objects(URIRef(f"{RDFS}subClassOf")):
        if isinstance(parent, URIRef) and parent != child:
            parents[child].add(names[str(parent)])
    for kind in CLASSES:
        for node in graph.subjects(is_a, URIRef(kind)):
            if isinstance(node, URIRef):
                iri = str(node)
                classes[names[iri]] = OntologyClass(
                    **wording(node),
                    parents=frozenset(parents.get(node, ())),
                    disjoint=frozenset(disjoint[iri]),
                )
    return classes


def _disjoint_pairs(graph: Graph) -> Iterator[tuple[str, str]]:
    from rdflib import URIRef
    from rdflib.collection import Collection

    for first, second in graph.subject_objects(URIRef(f"{OWL}disjointWith")):
        yield str(first), str(second)
    for group in graph.subjects(URIRef(f"{RDF}type"), URIRef(f"{OWL}AllDisjointClasses")):
        for start in graph.objects(group, URIRef(f"{OWL}members")):
            members = [str(m) for m in Collection(graph, start)]
            yield from ((a, b) for i, a in enumerate(members) for b in members[i + 1 :])


def _admitted(graph: Graph, node: Node, predicates: Iterable[str]) -> list[str]:
    """Return the classes that a domain or range admits; a union gives its members."""
    from rdflib import URIRef
    from rdflib.collection import Collection

    iris = []
    for predicate in predicates:
        for admitted in graph.objects(node, URIRef(predicate)):
            if isinstance(admitted, URIRef):
                iris.append(str(admitted))
            else:
                for start in graph.objects(admitted, URIRef(f"{OWL}unionOf")):
                    iris += [str(m) for m in Collection(graph, start)]
    return sorted(set(iris))


def _datatype(iri: str, declared: bool) -> str:
    """Return what is read for a range that is a datatype: one of XML Schema's, a literal, or an undeclared class that is called so."""
    local = local_name(iri).lower()
    if iri.startswith(XSD) or iri in (f"{RDFS}Literal", f"{RDF}langString"):
        return DATATYPES.get(local, "string")
    if not declared or iri.startswith(("http://schema.org/", SCHEMA)):
        return DATATYPES.get(local, "")
    return ""


def _properties(graph: Graph, names: dict[str, str]) -> dict[str, Property]:
    from rdflib import URIRef

    is_a = URIRef(f"{RDF}type")
    declared = {str(n) for kind in CLASSES for n in graph.subjects(is_a, URIRef(kind))}
    inverse: dict[str, str] = {}
    for first, second in sorted((str(s), str(o)) for s, o in graph.subject_objects(URIRef(f"{OWL}inverseOf"))):
        inverse.setdefault(first, second)
        inverse.setdefault(second, first)
    properties: dict[str, Property] = {}
    wording = _wording(graph, names)
    nodes = sorted({n for kind in PROPERTIES for n in graph.subjects(is_a, URIRef(kind)) if isinstance(n, URIRef)})
    for node in nodes:
        iri = str(node)
        kinds = {str(k) for k in graph.objects(node, is_a)}
        ranges = _admitted(graph, node, RANGES)
        datatypes = [d for r in ranges if (d := _datatype(r, r in declared))]
        datatype = datatypes[0] if datatypes and len(datatypes) == len(ranges) else ""
        if not datatype and f"{OWL}DatatypeProperty" in kinds:
            datatype = "string"
        properties[names[iri]] = Property(
            **wording(node),
            domain=_known(_admitted(graph, node, DOMAINS), names),
            range=frozenset() if datatype else _known([r for r in ranges if not _datatype(r, r in declared)], names),
            datatype=datatype,
            symmetric=f"{OWL}SymmetricProperty" in kinds,
            transitive=f"{OWL}TransitiveProperty" in kinds,
            functional=f"{OWL}FunctionalProperty" in kinds,
            parents=frozenset(
                names[str(p)] for p in graph.objects(node, URIRef(f"{RDFS}subPropertyOf")) if str(p) in names and str(p) != iri
            ),
            inverse=names.get(inverse.get(iri, ""), ""),
            equivalents=tuple(sorted(str(o) for p in ALIGNMENTS for o in graph.objects(node, URIRef(p)))),
        )
    return properties


def _known(iris: list[str], names: dict[str, str]) -> frozenset[str]:
    """Return classes by name; one that stands for anything admits anything."""
    restricting = [
        iri for iri in iris if iri not in (f"{OWL}Thing", f"{RDFS}Resource", "http://schema.org/Thing", f"{SCHEMA}Thing")
    ]
    return frozenset(names.get(iri, local_name(iri)) for iri in restricting) if len(restricting) == len(iris) else frozenset()
