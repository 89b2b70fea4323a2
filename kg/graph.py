"""The knowledge graph as people read it: ask, explain, check, export, draw, analyse. `kg.edit` changes one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext, suppress
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Dataset

from kg.asking import ask, choice_of
from kg.dataset import Engine, Manifest, quad_line
from kg.dataset.folder import Snapshot
from kg.errors import DamageError
from kg.exports import format_of, write_export, write_text
from kg.lookup import find_entity, find_statements
from kg.ontology import Ontology
from kg.queries import Derivation, Proofs, Rows, derive_all, explain_all
from kg.queries.tables import ENTITIES, FACTS, MENTIONS, TEXTS
from kg.severity import Severity
from kg.stored import StoredGraph, stored_in_memory

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from kg.queries.citations import Citation
    from kg.resolution import Decision
    from kg.resolution.uncertain_matches import UncertainMatch
    from kg.validation import Problem
    from kg.views import Page, Selection

SHOWN = 10
"""Facts shown of a graph in a notebook."""


class _Kept:
    """What a graph is made of, and where it is kept."""

    stored: StoredGraph

    @property
    def engine(self) -> Engine:
        """What keeps the quads."""
        return self.stored.engine

    @property
    def dataset(self) -> Dataset:
        """The rdflib dataset, to be read: a named graph per document, derived graphs, their union as default graph."""
        return self.stored.dataset

    @property
    def manifest(self) -> Manifest:
        """What the graph was made of and by what, how much there is, and a hash of all of it."""
        return self.stored.manifest

    @property
    def folder(self) -> Path | None:
        """Where the graph is stored, if it is in a folder."""
        return self.stored.folder

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that queries know, with their namespaces."""
        return self.stored.prefixes

    @property
    def base(self) -> str:
        """The IRI that everything in the graph is minted under."""
        return self.stored.base

    @property
    def ontology(self) -> Ontology:
        """The ontology whose terms the graph is in.

        Raises:
            ConfigError: the graph names one that is not shipped, and whoever opened it has not.
        """
        return self.stored.ontology


class KnowledgeGraph(_Kept):
    """A graph built from documents, to be read. Make one with `kg.build`, open a kept one with `kg.open_graph`.

    What was opened from a folder stays as it was then; `kg.edit` changes the folder's graph, or one in memory, which then reads as changed.
    With the graph of some sentences:

    >>> print(graph.query("SELECT ?who WHERE { ?who kgo:investsIn kge:Japan }").table())
    who
    -------------
    kge:Microsoft
    >>> (proof,) = graph.why("Microsoft", "investsIn", "Japan")
    >>> proof.sentence, proof.document, (proof.start, proof.end)
    ('Microsoft will invest $10 billion in Japan over four years.', 'invest', (0, 59))
    >>> [citation.title for (citation,) in graph.cite(graph.query("SELECT ?who ?where WHERE { ?who kgo:investsIn ?where }"))]
    ['About invest']
    >>> graph.find_entity("Japan"), graph.base, graph.prefixes["kgd"], graph.folder
    ('https://kg.example.org/entity/Japan', 'https://kg.example.org/', 'https://kg.example.org/document/', None)
    >>> len(graph.texts), len(graph.documents()), graph.manifest.documents, graph.verify()
    (12, 12, 12, True)
    >>> graph.stats()["facts"] == len(graph.facts) == graph.to_networkx().number_of_edges(), len(graph.entities) < len(graph.mentions)
    (True, True)
    >>> print(graph.validate()[0].message)
    acquires does not admit 'Growth' (Quantity) as object
    >>> graph.why_inferred("Microsoft"), graph.uncertain_matches(), graph.resting_decisions()
    ([], [], [])
    >>> any(graph.engine.find()), "investsIn" in graph.ontology.properties
    (True, True)
    >>> graph.write("graph.csv"), graph.explore("graph.html", focus="Microsoft").total_nodes == len(graph.entities)
    ([PosixPath('graph-edges.csv'), PosixPath('graph-nodes.csv')], True)
    >>> graph.save("saved")
    >>> saved = kg.open_graph("saved")
    >>> kg.KnowledgeGraph.from_dataset(saved.dataset).to_nquads() == graph.to_nquads()
    True
    >>> saved.close()

    Args:
        stored: the graph as it is kept.
        snapshot: the state of the folder that was opened, which is held as long as the graph is.
    """

    def __init__(self, stored: StoredGraph, *, snapshot: Snapshot | None = None) -> None:
        self.stored = stored
        self._snapshot = snapshot

    @classmethod
    def from_dataset(cls, dataset: Dataset) -> KnowledgeGraph:
        """Return the graph that an rdflib dataset holds, as one parsed from an export as N-Quads or TriG does: a copy in memory.

        Raises:
            DatasetError: it holds none that kg built.
        """
        return cls(stored_in_memory(dataset))

    def close(self) -> None:
        """Let a stored graph's snapshot be cleaned away; nothing can be read afterwards."""
        if self._snapshot is not None:
            self._snapshot.close()

    # Ask.

    def query(self, text: str, *, limit: int | None = None, timeout: float | None = None, **bindings: str) -> Rows:
        """Run SPARQL, or a stored query by its name, with variables bound to names, prefixed names or IRIs.

        >>> graph.query("who-invests-in", where="Japan", limit=10).to_records()[0]["investor"]
        'Microsoft'

        Args:
            text: the query, or the name of a stored one.
            limit: rows at most.
            timeout: seconds after which the query is stopped; only for a graph in a folder.
            bindings: values for variables of the query.

        Raises:
            QueryError: it is not SPARQL, or asks for what is not allowed; a `QueryStoppedError` where it took too long.
        """
        return ask(self.stored, text, bindings, limit=limit, timeout=timeout)

    @property
    def facts(self) -> Rows:
        """The facts, with the labels of their sides, the number of their sources and their confidence; `.to_pandas()` makes a frame."""
        return self.query(FACTS)

    @property
    def entities(self) -> Rows:
        """The entities: label, class, in how many documents, aliases."""
        return self.query(ENTITIES)

    @property
    def mentions(self) -> Rows:
        """The mentions of subjects and objects of statements, as `[start, end)` characters of their documents."""
        return self.query(MENTIONS)

    @property
    def texts(self) -> Rows:
        """The documents, with what is known of them, and their texts."""
        return self.query(TEXTS)

    def __repr__(self) -> str:
        place = f" in {self.folder}" if self.folder is not None else ""
        return f"<KnowledgeGraph{place}: {self.manifest.counts()}>"

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self))}</p>{self.query(FACTS, limit=SHOWN)._repr_html_()}"

    def cite(self, rows: Rows) -> list[tuple[Citation, ...]]:
        """Return the sentences that prove each row of an answer."""
        from kg.queries.citations import cite

        return cite(self.engine, rows, self.prefixes)

    def why(self, subject: str, predicate: str | None = None, object: str | None = None) -> Proofs:  # noqa: A002  # RDF's word
        """Explain the statements with this subject, and this property and object where given, by names or IRIs.

        Of a subject alone, those whose object it is are explained, too. An object may also be a value as the graph writes it, such as the year "2015".

        Raises:
            DatasetError: no entity, value or property of that name is in the graph.
        """
        nodes = find_statements(self.stored, subject, predicate, object)
        return Proofs(explain_all(self.stored.engine, self.prefixes, nodes, self.stored.is_rejected))

    def why_inferred(self, subject: str, predicate: str | None = None, object: str | None = None) -> list[Derivation]:  # noqa: A002
        """Explain what was inferred of this subject: the rule and the chain of premises down to their sentences.

        Raises:
            DatasetError: no entity, value or property of that name is in the graph.
        """
        nodes = find_statements(self.stored, subject, predicate, object)
        return derive_all(self.stored.engine, self.prefixes, nodes, self.stored.is_rejected)

    def find_entity(self, name: str) -> str:
        """Return the IRI of the entity of a name, an alias or a prefixed name.

        Raises:
            DatasetError: there is none; says which name is like it.
        """
        return str(find_entity(self.stored, name))

    def documents(self) -> dict[str, str]:
        """Return the ids of the documents, in order, and the hash of each one's content."""
        return self.stored.documents()

    def uncertain_matches(self, *, joined: bool = False) -> list[UncertainMatch]:
        """Return the pairs of names that may mean one entity, the surest first, for a person to decide; with `joined` also those that are surely one."""
        from kg.resolution.uncertain_matches import find_uncertain_matches

        return find_uncertain_matches(self.engine, self.base, self.stored.decisions(), joined=joined)

    def resting_decisions(self) -> list[Decision]:
        """Return the decisions that have no effect, because no document speaks any more, or yet, of what they are about."""
        return self.stored.resting_decisions()

    # Check and count.

    def stats(self, *, held_back: bool = False) -> dict[str, object]:
        """Count what is in the graph, and say how it hangs together; with `held_back` also what holds statements back from the facts."""
        from kg.statistics import graph_statistics

        return graph_statistics(self.stored, uncertain_matches=len(self.uncertain_matches()), held_back=held_back)

    def verify(self) -> bool:
        """Tell whether the quads are those that the manifest was written of."""
        return self.stored.is_whole()

    def validate(self, *shapes: str | Path) -> list[Problem]:
        """Return the problems of the graph: damage, violations of its shapes and those of further files, contradictions, rejections."""
        from kg.validation import Problem, iter_problems

        problems = [Problem(Severity.VIOLATION, "damage", what, message) for what, message in self.stored.damage()]
        with suppress(DamageError) if problems else nullcontext():
            problems += iter_problems(self.stored.engine_at_hand(), self.ontology, self.base, map(Path, shapes))
        return problems

    # Hand on.

    def write(self, path: str | Path, *, format: str | None = None, encoding: str = "statements") -> list[Path]:  # noqa: A002  # the word users know
        """Write the graph to a file, or the two files of a pair, and return them; the ending says the format unless it is given.

        Args:
            path: the file.
            format: one of `kg.exports.EXPORTERS`.
            encoding: how statements are written: "statements" (nodes), "graphs" (a named graph each) or "triple-terms" (RDF 1.2).
        """
        return write_export(self.engine, self.prefixes, Path(path), format or format_of(Path(path)), encoding)

    def save(self, folder: str | Path, *, shared: bool = False) -> None:
        """Keep the graph in a folder, with the decisions about it, to be opened again by `kg.open_graph`.

        Decisions that are in the folder already are applied in place of those about this graph.

        Args:
            folder: where; a graph that is there is replaced.
            shared: others may read it, as the umask says; without it, only who saved it.

        Raises:
            DatasetError: the folder cannot be written, or the graph is kept on a server.
        """
        from kg.writing import save

        save(self.stored, Path(folder), shared=shared)

    def to_nquads(self) -> str:
        """Return the canonical form: sorted N-Quads."""
        return "".join(sorted(map(quad_line, self.engine.find())))

    def to_networkx(self) -> MultiDiGraph:
        """Return the facts as a networkx graph: nodes by IRI with label and type, one edge a fact, keyed by property."""
        from kg.queries.networks import to_networkx

        return to_networkx(self.engine, self.prefixes)

    def explore(
        self,
        path: str | Path | None = None,
        *,
        title: str = "Knowledge graph",
        focus: str = "",
        hops: int = 1,
        max_nodes: int = 300,
        only: Selection | None = None,
    ) -> Page:
        """Draw the graph as one HTML page that opens without a network; write it where a path is given.

        Args:
            path: the file to write.
            title: what the page is called.
            focus: the entity it opens on.
            hops: steps around that.
            max_nodes: entities drawn at once.
            only: what part of the graph the page carries; all of it without.

        Raises:
            DatasetError: there is no entity to focus on.
            QueryError: the selection's query is none of entities.
        """
        from kg.views import Selection, make_page

        choice = choice_of(self.stored, only or Selection(), focus=focus, hops=hops, max_nodes=max_nodes)
        page = make_page(self.engine, self.base, self.ontology, title, choice)
        if path is not None:
            write_text(Path(path), page.html)
        return page
