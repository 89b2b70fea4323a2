"""The knowledge graph as people use it: ask, explain, export, draw, analyse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, Dataset, Literal, URIRef
from rdflib.term import Identifier, Node

from kg.dataset import Quad, dataset_of, read_graph, to_nquads, write_graph
from kg.dataset.store import bind_prefixes
from kg.errors import DatasetError, unknown_name
from kg.exports import export_text, format_of, write_text
from kg.identifiers import mint_iri, slug
from kg.namespaces import prefixes
from kg.ontology import Ontology, find_ontology, load_ontology
from kg.queries import Derivation, Explanation, Rows, derive_all, explain_all, find_stored_query, run_query

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from kg.reasoning import Entailment
    from kg.validation import Problem
    from kg.views import Page


class KnowledgeGraph:
    """A graph built from documents. Make one with `kg.build`, open a stored one with `kg.open_graph`."""

    def __init__(self, *, manifest: dict[str, object], quads: Sequence[Quad] | None = None, dataset: Dataset | None = None) -> None:
        self.manifest = manifest
        self.prefixes: Mapping[str, str] = prefixes(str(manifest["base"]))
        self._quads = quads
        self._dataset = dataset

    @cached_property
    def dataset(self) -> Dataset:
        """The rdflib dataset: a named graph per document, the facts, their union as default graph."""
        if self._dataset is None:
            return dataset_of(self._quads or (), dict(self.prefixes))
        bind_prefixes(self._dataset, dict(self.prefixes))
        return self._dataset

    @property
    def ontology(self) -> Ontology:
        """The ontology whose terms the graph is in."""
        return load_ontology(str(self.manifest["ontology"]), str(self.manifest.get("lexicon") or ""))

    @property
    def base(self) -> str:
        """The IRI that everything in the graph is minted under."""
        return str(self.manifest["base"])

    def query(self, text: str, **bindings: str) -> Rows:
        """Run SPARQL, or a stored query by its name, with variables bound to names, prefixed names or IRIs.

        >>> graph.query("who-invests-in", where="Japan")  # doctest: +SKIP
        """
        if " " not in text.strip() and "{" not in text:
            text = find_stored_query(find_ontology(str(self.manifest["ontology"])).parent, text.strip()).text
        return run_query(self.dataset, text, self.prefixes, {name: self._term(value) for name, value in bindings.items()})

    def write(self, path: str | Path, *, format: str | None = None) -> None:  # noqa: A002  # the word users know
        """Write the graph to a file; the format is told by the ending (.ttl, .jsonld, .nq) unless given."""
        path = Path(path)
        write_text(path, export_text(self.dataset, self.prefixes, format or format_of(path)))

    def save(self, folder: str | Path) -> None:
        """Keep the graph in a folder, to be opened again by `kg.open_graph`."""
        nquads = to_nquads(self._quads) if self._quads is not None else export_text(self.dataset, self.prefixes, "nquads")
        write_graph(Path(folder), nquads, {k: v for k, v in self.manifest.items() if k != "sha256"})

    def to_nquads(self) -> str:
        """Return the canonical form: sorted N-Quads."""
        return to_nquads(self._quads) if self._quads is not None else export_text(self.dataset, self.prefixes, "nquads")

    def explore(self, path: str | Path | None = None, *, title: str = "") -> Page:
        """Draw the graph as one HTML page that opens without a network; write it where a path is given."""
        from kg.views import make_page

        page = make_page(self.dataset, self.prefixes, title or "Knowledge graph")
        if path is not None:
            write_text(Path(path), page.html)
        return page

    def to_networkx(self) -> MultiDiGraph:
        """Return the facts as a networkx graph: nodes by IRI with label and type, one edge a fact, keyed by property."""
        from kg.views.networks import to_networkx

        return to_networkx(self.dataset, self.prefixes)

    def stats(self) -> dict[str, object]:
        """Count what is in the graph."""

        def count(where: str) -> int:
            rows = run_query(self.dataset, f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}", self.prefixes).rows
            return int(str(rows[0][0]))

        facts = f"GRAPH <{mint_iri(self.base, 'graph', 'facts')}>"
        by_property = run_query(
            self.dataset,
            "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a kgo:Statement ; rdf:predicate ?p } GROUP BY ?p ORDER BY DESC(?n) ?p LIMIT 15",
            self.prefixes,
        )
        documents = self.manifest.get("documents")
        return {
            "documents": len(documents) if isinstance(documents, dict) else 0,
            "entities": count(f"{facts} {{ ?e rdfs:label ?label }}"),
            "facts": sum(1 for _ in self.dataset.graph(URIRef(mint_iri(self.base, "graph", "facts")))),
            "statements": count("{ SELECT DISTINCT ?s WHERE { ?s a kgo:Statement } }"),
            "denied": count("{ SELECT DISTINCT ?s WHERE { ?s kgo:polarity kgo:Denied } }"),
            "rejected": count("{ SELECT DISTINCT ?s WHERE { ?s a kgo:Rejection } }"),
            "quads": sum(1 for _ in self.dataset.quads()),
            "properties": {row["p"]: int(row["n"]) for row in by_property},
        }

    def why(self, subject: str, predicate: str | None = None, object: str | None = None) -> list[Explanation]:  # noqa: A002  # RDF's word
        """Explain the statements with this subject, and this property and object where given, by names or IRIs.

        An object may also be a value as the graph writes it, such as the year "2015".

        Raises:
            DatasetError: no entity, value or property of that name is in the graph.
        """
        return explain_all(self.dataset, self.prefixes, self._about(subject, predicate, object))

    def why_inferred(self, subject: str, predicate: str | None = None, object: str | None = None) -> list[Derivation]:  # noqa: A002
        """Explain what was inferred of this subject: the rule and the chain of premises down to their sentences.

        Raises:
            DatasetError: no entity, value or property of that name is in the graph.
        """
        return derive_all(self.dataset, self.prefixes, self._about(subject, predicate, object))

    def _about(self, subject: str, predicate: str | None, object: str | None) -> set[Node]:  # noqa: A002
        """Return the statements and inferences with this subject, and this property and object where given."""
        nodes = set(self.dataset.subjects(RDF.subject, self.find_entity(subject)))
        if predicate:
            nodes &= set(self.dataset.subjects(RDF.predicate, self._property(predicate)))
        if object:
            values = {node for node in nodes if str(self.dataset.value(node, RDF.object)) == object}
            nodes = values or nodes & set(self.dataset.subjects(RDF.object, self.find_entity(object)))
        return nodes

    def validate(self) -> list[Problem]:
        """Return the problems of the graph: violations of its shapes, contradictions, rejections."""
        from kg.validation import iter_problems

        return list(iter_problems(self.dataset, self.ontology, self.base))

    def infer(self) -> list[Entailment]:
        """Infer what follows by the ontology, put it into the graph `inferred` in place of what stood there, and return it."""
        from kg.reasoning import infer, inferred_quads

        dataset = self.dataset
        dataset.remove_graph(URIRef(mint_iri(self.base, "graph", "inferred")))
        entailments = infer(dataset, self.ontology, self.base)
        for subject, predicate, object_, graph in inferred_quads(entailments, dataset, self.base):
            dataset.graph(graph).add((subject, predicate, object_))
        self._dataset, self._quads = dataset, None
        return entailments

    def find_entity(self, name: str) -> URIRef:
        """Return the entity of a name, an alias, a prefixed name or an IRI.

        Raises:
            DatasetError: there is none.
        """
        iri = self._expand(name)
        if iri is not None and (iri, None, None) in self.dataset:
            return iri
        minted = URIRef(mint_iri(self.base, "entity", slug(name)))
        if (minted, RDFS.label, None) in self.dataset:
            return minted
        wanted = _plain(name)
        entity_base = self.prefixes["kge"]
        labels = {}
        for predicate in (RDFS.label, URIRef(self.prefixes["skos"] + "altLabel")):
            for node, label in self.dataset.subject_objects(predicate):
                if str(node).startswith(entity_base):
                    if _plain(str(label)) == wanted:
                        return URIRef(str(node))
                    labels[str(label)] = node
        error = unknown_name("entity", name, labels)
        near = error.remedy.partition("Known:")[0].strip() or "see kg stats, or ask for ?label in SPARQL"
        raise DatasetError(error.message, remedy=near)

    def _property(self, name: str) -> URIRef:
        iri = self._expand(name)
        if iri is not None:
            return iri
        properties = self.ontology.properties
        if name in properties:
            return URIRef(properties[name].iri)
        open_relation = URIRef(mint_iri(self.base, "relation", slug(name)))
        if (open_relation, None, None) in self.dataset:
            return open_relation
        error = unknown_name("property or open relation", name, properties)
        raise DatasetError(error.message, remedy=error.remedy.partition("Known:")[0].strip() or "see kg stats for what there is")

    def _expand(self, name: str) -> URIRef | None:
        """Return the IRI of a prefixed name or of an IRI, or None for a plain name."""
        prefix, colon, local = name.partition(":")
        if colon and prefix in self.prefixes:
            return URIRef(self.prefixes[prefix] + local)
        return URIRef(name) if name.startswith(("http://", "https://", "urn:")) else None

    def _term(self, value: str) -> Identifier:
        iri = self._expand(value)
        if iri is not None:
            return iri
        try:
            return self.find_entity(value)
        except DatasetError:
            return Literal(value)


def open_graph(folder: str | Path) -> KnowledgeGraph:
    """Open a graph that `KnowledgeGraph.save` or `kg build -o` wrote.

    Raises:
        DatasetError: it is not there, or not whole.
    """
    dataset, manifest = read_graph(Path(folder))
    return KnowledgeGraph(dataset=dataset, manifest=manifest)


def _plain(name: str) -> str:
    """Return a name as it is compared: without case and without "the" before it."""
    return name.casefold().removeprefix("the ")
