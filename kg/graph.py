"""The knowledge graph as people use it: ask, change, explain, export, draw, analyse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, SKOS, Dataset, Literal, URIRef
from rdflib.term import Node

from kg.dataset import (
    EmbeddedStore,
    Engine,
    GraphNames,
    Manifest,
    Quad,
    Term,
    bind_prefixes,
    quad_line,
)
from kg.dataset.building import building
from kg.dataset.folder import DECISIONS, Snapshot
from kg.dataset.quads import add_to_hash, term_line
from kg.dataset.renewal import mark_removal
from kg.errors import DamageError, DatasetError, QueryError, unknown_name
from kg.exports import format_of, write_export, write_text
from kg.foreign import NOTHING, Given, ontology_of
from kg.identifiers import mint_iri, minted_from, slug
from kg.namespaces import local_name, prefixes
from kg.ontology import Ontology, find_ontology, is_shipped, load_ontology
from kg.queries import Derivation, Explanation, Rows, derive_all, explain_all, find_stored_query, run_query
from kg.severity import Severity
from kg.vocabulary import KGO

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from kg.queries.citations import Citation
    from kg.reasoning import Entailment
    from kg.resolution import Decision, Decisions, Update
    from kg.resolution.doubts import Doubt
    from kg.validation import Problem
    from kg.views import Page


class KnowledgeGraph:
    """A graph built from documents. Make one with `kg.build`, open a stored one with `kg.open_graph`.

    Args:
        engine: what keeps the quads.
        manifest: what it was made of.
        folder: where it is stored, if it is; the decisions are beside it.
        snapshot: the state of the folder that was opened, which is held as long as the graph is.
        given: the ontology and the model, where the graph has others than the shipped ones: what it names itself is not loaded.
    """

    def __init__(
        self,
        engine: Engine,
        manifest: Manifest,
        *,
        folder: Path | None = None,
        snapshot: Snapshot | None = None,
        given: Given = NOTHING,
    ) -> None:
        self._snapshot = snapshot
        self.given = given
        self._decisions: Decisions | None = None
        self.engine = engine
        self.manifest = manifest
        self.folder = folder
        self.prefixes: Mapping[str, str] = prefixes(manifest.base)

    @cached_property
    def dataset(self) -> Dataset:
        """The rdflib dataset, to be read: a named graph per document, derived graphs, their union as default graph."""
        bind_prefixes(self.engine.dataset, dict(self.prefixes))
        return self.engine.dataset

    @property
    def ontology(self) -> Ontology:
        """The ontology whose terms the graph is in.

        Raises:
            ConfigError: the graph names one that is not shipped, and whoever opened it has not.
        """
        return load_ontology(*ontology_of(self.manifest.settings, self.given))

    @property
    def base(self) -> str:
        """The IRI that everything in the graph is minted under."""
        return self.manifest.base

    # Change.

    def change(self, added: Mapping[URIRef, list[Quad]], removed: Iterable[URIRef] = ()) -> None:
        """Put documents' graphs in and take others out, and derive anew what that reaches, as one transaction.

        What was inferred goes: it may not follow any more.

        Args:
            added: documents' graphs by name; one that is there is replaced.
            removed: names of documents' graphs.

        Raises:
            DatasetError: the store cannot be written, or the graph was opened for reading; nothing is changed.
        """
        update = self._update(self.decisions())
        update.run(added, removed)
        self._commit_update(update)

    def _update(self, decisions: Decisions) -> Update:
        from kg.resolution import Update

        self._check_writable()
        return Update(self.engine, self.base, self.ontology, decisions)

    def _check_writable(self) -> None:
        if self._snapshot is not None:
            raise DatasetError(
                f"{self.folder}: this graph was opened for reading", remedy="change it within kg.opening.opened_for_writing(FOLDER)"
            )

    def _commit_update(self, update: Update) -> None:
        added, removed = update.view.change
        self._commit(added, removed, replace(self.manifest, decisions=update.decisions.hash))
        self._decisions = update.decisions

    def _commit(self, added: list[Quad], removed: list[Quad], manifest: Manifest) -> None:
        """Write a change and the manifest that tells of it, as one transaction."""
        after = manifest.after(added, removed)
        graph = GraphNames(self.base).manifest
        there, wanted = set(self.engine.find(graph=graph)), set(after.to_quads())
        self.engine.commit([*added, *(wanted - there)], [*removed, *(there - wanted)])
        self.manifest = after
        self.__dict__.pop("dataset", None)

    def decisions(self) -> Decisions:
        """Return what people decided about this graph, as it was when they were first asked for.

        Raises:
            DatasetError: the file of decisions is not well formed.
        """
        from kg.resolution import Decisions, read_decisions

        if self._decisions is None:
            self._decisions = read_decisions(self.folder / DECISIONS) if self.folder is not None else Decisions()
        return self._decisions

    def remove(self, documents: Iterable[str]) -> list[str]:
        """Take documents out, with everything derived from them; return those that were there.

        Raises:
            DatasetError: a document is not in the graph; nothing is changed.
        """
        wanted = list(dict.fromkeys(documents))
        for name in wanted:
            if not self.has_document(name):
                error = unknown_name("document", name, self.documents())
                raise DatasetError(
                    error.message, remedy=error.remedy.partition("Known:")[0].strip() or "kg stats --documents lists them"
                )
        self._check_writable()
        if self.folder is not None and isinstance(self.engine, EmbeddedStore) and self.engine.folder is not None:
            mark_removal(self.folder)
        self.change({}, [GraphNames(self.base).document(name) for name in wanted])
        return wanted

    def documents(self) -> dict[str, str]:
        """Return the ids of the documents, in order, and the hash of each one's content."""
        return {self._document_id(q[0]): str(q[2]) for q in sorted(self.engine.find(predicate=KGO.contentHash))}

    def _document_id(self, node: URIRef) -> str:
        return minted_from(node.removeprefix(self.prefixes["kgd"]))

    def has_graph(self, name: str) -> bool:
        """Tell whether a named graph is in the dataset."""
        return next(self.engine.find(graph=URIRef(name)), None) is not None

    def close(self) -> None:
        """Let a stored graph's snapshot be cleaned away; nothing can be read afterwards."""
        if self._snapshot is not None:
            self._snapshot.close()

    def has_document(self, name: str, content: str = "") -> bool:
        """Tell whether a document is in the graph, and with this hash of its content where one is given."""
        node = URIRef(mint_iri(self.base, "document", name))
        found = [str(q[2]) for q in self.engine.find(node, KGO.contentHash)]
        return bool(found) and (not content or found == [content])

    def decide(self, *decisions: Decision) -> list[Decision]:
        """Apply decisions of a person, and keep them with the graph, so that they are applied again whenever the graph is built.

        Either all of them are applied and kept or, if that fails, none.

        Returns:
            Those that decide something new; a decision that is given again is not kept twice.

        Raises:
            DatasetError: the graph is not stored in a folder or was opened for reading.
        """
        from kg.resolution import appended

        if self.folder is None:
            raise DatasetError("this graph is not in a folder, where decisions are kept", remedy="save it first")
        self._check_writable()
        known = self.decisions()
        after = known.with_new(decisions)
        fresh = list(after.records[len(known.records) :])
        if not fresh:
            return []
        update = self._update(after)
        update.run({}, decided=_touched(fresh))
        if after.says_the_same(known) and not update.has_effect:
            return []  # decided again of a name, after others that are not one thing with it
        with appended(self.folder / DECISIONS, fresh):
            self._commit_update(update)
        return fresh

    def catch_up(self) -> None:
        """Apply what the file of decisions has more, or otherwise, than the graph was derived with.

        It was edited, or a command was killed between keeping a decision and applying it.

        Raises:
            DatasetError: the file is not well formed, or the store cannot be written.
        """
        self._decisions = None
        decisions = self.decisions()
        fresh = decisions.since(self.manifest.decisions)
        if fresh is None:
            self.rederive()
        elif fresh:
            update = self._update(decisions)
            update.run({}, decided=_touched(fresh))
            self._commit_update(update)

    def rederive(self) -> None:
        """Derive everything anew from the documents and the decisions: after these were edited, or as a new version of kg derives."""
        update = self._update(self.decisions())
        update.run_anew()
        self._commit_update(update)

    def resting_decisions(self) -> list[Decision]:
        """Return the decisions that have no effect, because no document speaks any more, or yet, of what they are about."""
        from kg.resolution.resting import is_resting

        return [decision for decision in self.decisions().records if is_resting(decision, self.engine, self.base)]

    def doubtful_pairs(self) -> list[Doubt]:
        """Return the pairs of names that may mean one thing, the surest first, for a person to decide."""
        from kg.resolution.doubts import find_doubts

        return find_doubts(self.engine, self.base, self.ontology, self.decisions())

    # Ask.

    def query(self, text: str, *, limit: int | None = None, **bindings: str) -> Rows:
        """Run SPARQL, or a stored query by its name, with variables bound to names, prefixed names or IRIs.

        >>> graph.query("who-invests-in", where="Japan")  # doctest: +SKIP
        """
        terms = {name: self._term(value) for name, value in bindings.items()}
        return run_query(self.engine, self.query_text(text), self.prefixes, terms, limit=limit, known=self.known_properties())

    def known_properties(self) -> tuple[str, ...]:
        """Return the IRIs of the ontology's properties, by which a typo in a query is told; none of an ontology that nobody has named."""
        if not self.given.ontology and not is_shipped(str(self.manifest.settings.get("ontology"))):
            return ()
        return tuple(p.iri for p in self.ontology.properties.values())

    def terms(self, bindings: Mapping[str, str]) -> dict[str, str]:
        """Return names, prefixed names, IRIs and values as terms in N-Triples."""
        return {name: term_line(self._term(value)) for name, value in bindings.items()}

    def cite(self, rows: Rows) -> list[tuple[Citation, ...]]:
        """Return the sentences that prove each row of an answer."""
        from kg.queries.citations import cite

        return cite(self.engine, rows, self.prefixes)

    def query_text(self, text: str) -> str:
        """Return SPARQL as it is, and the text of a stored query for its name."""
        if text.strip() and " " not in text.strip() and "{" not in text:
            return find_stored_query(find_ontology(ontology_of(self.manifest.settings, self.given)[0]).parent, text.strip()).text
        return text

    def write(self, path: str | Path, *, format: str | None = None, encoding: str = "statements") -> list[Path]:  # noqa: A002  # the word users know
        """Write the graph to a file, or the two files of a pair, and return them; the format is told by the ending unless given.

        Args:
            path: the file.
            format: one of `kg.exports.EXPORTERS`.
            encoding: how statements are written: "statements" (nodes), "graphs" (a named graph each) or "triple-terms" (RDF 1.2).
        """
        path = Path(path)
        return write_export(self.engine, self.prefixes, path, format or format_of(path), encoding)

    def save(self, folder: str | Path, *, shared: bool = False) -> None:
        """Keep the graph in a folder, with the decisions about it, to be opened again by `kg.open_graph`.

        Decisions that are in the folder are applied, and go before those about this graph.

        Args:
            folder: where; a graph that is there is replaced.
            shared: others may read it, as the umask says; without it, only who saved it.

        Raises:
            DatasetError: the folder cannot be written, or the graph is kept on a server.
        """
        if not isinstance(self.engine, EmbeddedStore):
            raise DatasetError("this graph is on a server", remedy="kg export it as N-Quads, and kg load that into a folder")
        from kg.resolution import appended

        place, own = Path(folder), self.decisions()
        with building(place, self.manifest.settings, resume=False, shared=shared) as engine:
            engine.fill(self.engine)
            saved = KnowledgeGraph(engine, self.manifest, folder=place, given=self.given)
            if saved.decisions().records:
                saved.catch_up()
            elif own.records:
                with appended(place / DECISIONS, own.records):
                    pass

    def to_nquads(self) -> str:
        """Return the canonical form: sorted N-Quads."""
        return "".join(sorted(map(quad_line, self.engine.find())))

    def verify(self) -> bool:
        """Tell whether the quads are those that the manifest tells of."""
        graph = GraphNames(self.base).manifest
        return add_to_hash(0, (q for q in self.engine.find() if q[3] != graph)) == self.manifest.hash

    def explore(
        self,
        path: str | Path | None = None,
        *,
        title: str = "",
        focus: str = "",
        hops: int = 1,
        where: str = "",
        since: str = "",
        until: str = "",
        classes: Iterable[str] = (),
        properties: Iterable[str] = (),
        max_nodes: int = 0,
    ) -> Page:
        """Draw the graph as one HTML page that opens without a network; write it where a path is given.

        Args:
            path: the file to write.
            title: what the page is called.
            focus: the entity it opens on.
            hops: steps around that.
            where: a SELECT query; the page carries the entities in its rows, and what is said between them.
            since: carry only what is dated (YYYY, YYYY-MM or YYYY-MM-DD) from then on; a statement without a time has its document's.
            until: and up to then.
            classes: carry entities of these classes only.
            properties: carry statements with these properties only.
            max_nodes: entities drawn at once; 300 without.

        Raises:
            DatasetError: there is no entity to focus on.
            QueryError: `where` is no query of entities.
        """
        from kg.views import Choice, make_page

        choice = Choice(
            focus=str(self.find_entity(focus)) if focus else "",
            hops=hops,
            only=self._entities_in(where) if where else None,
            since=since,
            until=until,
            classes=frozenset(local_name(self.find_class(name)) for name in classes),
            properties=frozenset(local_name(self._property(name)) for name in properties),
            **({"most_nodes": max_nodes} if max_nodes else {}),
        )
        page = make_page(self.engine, self.base, self.ontology, title or "Knowledge graph", choice)
        if path is not None:
            write_text(Path(path), page.html)
        return page

    def _entities_in(self, text: str) -> frozenset[str]:
        rows = self.query(text)
        found = {
            str(term) for row in rows.rows for term in row if isinstance(term, URIRef) and term.startswith(self.prefixes["kge"])
        }
        if not found:
            raise QueryError("the query gives no entity", remedy="SELECT the variables that stand for entities, not their labels")
        return frozenset(found)

    def to_networkx(self) -> MultiDiGraph:
        """Return the facts as a networkx graph: nodes by IRI with label and type, one edge a fact, keyed by property."""
        from kg.queries.networks import to_networkx

        return to_networkx(self.engine, self.prefixes)

    def stats(self) -> dict[str, object]:
        """Count what is in the graph, and say how it hangs together."""
        from kg.statistics import graph_statistics

        return graph_statistics(self)

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
            prop = self._property(predicate)
            nodes = {node for node in nodes if (node, RDF.predicate, prop) in self.dataset}
        if object:
            values = {node for node in nodes if str(self.dataset.value(node, RDF.object)) == object}
            if not values:
                end = self.find_entity(object)
                values = {node for node in nodes if (node, RDF.object, end) in self.dataset}
            nodes = values
        return nodes

    def validate(self) -> list[Problem]:
        """Return the problems of the graph: damage, violations of its shapes, contradictions, rejections."""
        from kg.validation import Problem, iter_problems

        found = [Problem(Severity.VIOLATION, "damage", what, message) for what, message in self._damage()]
        try:
            found += iter_problems(self._at_hand(), self.ontology, self.base)
        except DamageError:
            if not found:
                raise
        return found

    def _damage(self) -> Iterator[tuple[str, str]]:
        from kg.dataset.damage import CHANGED, find_damage

        if isinstance(self.engine, EmbeddedStore):
            yield from find_damage(self.engine, self.manifest, self.folder)
        elif not self.verify():
            yield "the graph", CHANGED

    def _at_hand(self) -> Dataset:
        """Return the dataset, or a copy in memory of one on a server: looking a million things up there takes too long."""
        if isinstance(self.engine, EmbeddedStore):
            return self.dataset
        copy = EmbeddedStore()
        copy.commit(self.engine.find())
        bind_prefixes(copy.dataset, dict(self.prefixes))
        return copy.dataset

    def infer(self) -> list[Entailment]:
        """Infer what follows by the ontology, put it into the graph `inferred` in place of what stood there, and return it."""
        from kg.reasoning import infer, inferred_quads

        self._check_writable()
        graph = GraphNames(self.base).inferred
        there = set(self.engine.find(graph=graph))
        facts = self._at_hand()
        entailments = infer(facts, self.ontology, self.base)
        wanted = set(inferred_quads(entailments, facts, self.base))
        self._commit(list(wanted - there), list(there - wanted), self.manifest)
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
        for candidate in (minted, *self._called(name)):
            same = next(self.engine.find(candidate, OWL.sameAs), None)
            node = URIRef(str(same[2])) if same is not None else candidate
            if (node, RDFS.label, None) in self.dataset:
                return node
        labels = [str(q[2]) for p in (RDFS.label, SKOS.altLabel) for q in self.engine.find(predicate=p)]
        error = unknown_name("entity", name, labels)
        near = error.remedy.partition("Known:")[0].strip() or "see kg stats, or ask for ?label in SPARQL"
        raise DatasetError(error.message, remedy=near)

    def find_names(self, names: Iterable[str]) -> list[str]:
        """Return the IRIs of names as decisions are about them: a name that is merged into another stays itself.

        Raises:
            DatasetError: there is no such name.
        """
        return [
            str(self._expand(name) or self._own_name(name) or self._decided_name(name) or self.find_entity(name)) for name in names
        ]

    def _own_name(self, name: str) -> URIRef | None:
        local = slug(name)
        known = next(self.engine.find(URIRef(mint_iri(self.base, "name", local)), KGO.profile), None)
        return URIRef(mint_iri(self.base, "entity", local)) if known is not None else None

    def _decided_name(self, name: str) -> str | None:
        """Return the IRI of a name that all documents mean another by, as was decided."""
        iri = self.entity_iri(name)
        return iri if iri in self.decisions().divided_names else None

    def entity_iri(self, name: str) -> str:
        """Return the IRI that something of a name would have."""
        return mint_iri(self.base, "entity", slug(name))

    def find_class(self, name: str) -> str:
        """Return the IRI of a class of the ontology.

        Raises:
            ConfigError: there is none.
        """
        local = name.rpartition(":")[2]
        if local not in self.ontology.classes:
            raise unknown_name("class", name, self.ontology.classes)
        return self.ontology.classes[local].iri

    def find_fact(self, subject: str, predicate: str, object: str) -> tuple[str, str, str]:  # noqa: A002  # RDF's word
        """Return a fact of the graph, or one that is rejected, as decisions name it: subject, property, and the object as a term.

        Raises:
            DatasetError: the graph does not hold it.
        """
        node, prop = str(self.find_entity(subject)), str(self._property(predicate))
        facts = GraphNames(self.base).facts
        lines = [term_line(q[2]) for q in self.engine.find(URIRef(node), URIRef(prop), graph=facts)]
        lines += sorted(fact[2] for fact in self.decisions().rejected if fact[:2] == (node, prop))
        value = term_line(Literal(object))
        wanted = [line for line in lines if line.startswith(value) and line[len(value) :][:1] in ("", "^", "@")]
        if not wanted:
            end = term_line(self.find_entity(object))
            wanted = [line for line in lines if line == end]
        if not wanted:
            raise DatasetError(f"no fact: {subject} {predicate} {object}", remedy="kg why shows what the graph holds of it")
        return node, prop, wanted[0]

    def count_facts(self) -> int:
        """Return how many facts there are."""
        return sum(1 for _ in self.engine.find(predicate=RDF.type, object_=KGO.Fact))

    def _called(self, name: str) -> Iterator[URIRef]:
        """Yield the entities with a label or an alias, those most spoken of first; case and "the" before it count for nothing."""
        wanted = Literal(_plain(name))
        text = (
            "SELECT DISTINCT ?e WHERE { GRAPH kgg:facts { VALUES ?p { rdfs:label skos:altLabel } ?e ?p ?l ; kgo:documentCount ?n }"
            " FILTER (REPLACE(LCASE(STR(?l)), '^the ', '') = ?wanted) } ORDER BY (?p = skos:altLabel) DESC(?n) ?e"
        )
        for row in run_query(self.engine, text, self.prefixes, {"wanted": wanted}).rows:
            yield URIRef(str(row[0]))

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

    def _term(self, value: str) -> Term:
        iri = self._expand(value)
        if iri is not None:
            return iri
        try:
            return self.find_entity(value)
        except DatasetError:
            return Literal(value)


def _touched(decisions: Iterable[Decision]) -> set[str]:
    from kg.resolution import names_affected_by

    return {name for decision in decisions for name in names_affected_by(decision)}


def _plain(name: str) -> str:
    """Return a name as it is compared: without case and without "the" before it."""
    return name.casefold().removeprefix("the ")
