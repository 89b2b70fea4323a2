"""The engines that keep quads: what one is, and Oxigraph, in memory or in a folder; `remote` has the one on a server.

rdflib is the interface: each engine has an rdflib `Dataset` whose default graph is the union of its graphs. What must be
quick or whole goes past it: patterns, queries, and the one way to write, `commit`, which is a single transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import Protocol

import pyoxigraph
from rdflib import Dataset, Literal, URIRef

from kg.dataset.failures import FAILURES, RdflibStore, answer_error, is_value, store_error
from kg.dataset.heap import trim_heap
from kg.dataset.quads import Given, Quad, Term, quad_line, term_line
from kg.errors import DatasetError, QueryError

Answer = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples
NQUADS = pyoxigraph.RdfFormat.N_QUADS
Pair = tuple[Term, Term]
"""A subject and an object of a property."""
DEAREST_LOOK = 4
"""Values of a scan that cost what a look at one subject does: 4.0, 4.8 and 3.0 in graphs of 10,000, 41,000 and 122,000 statements."""
OxTerm = pyoxigraph.NamedNode | pyoxigraph.Literal


class Engine(Protocol):
    """What keeps quads. `dataset` is it as an rdflib dataset, to be read."""

    @property
    def dataset(self) -> Dataset:
        """The rdflib dataset."""
        ...

    def find(
        self, subject: Given = None, predicate: Given = None, object_: Term | None = None, graph: Given = None
    ) -> Iterator[Quad]:
        """Yield the quads that have the terms given."""
        ...

    def pairs(self, predicate: URIRef, subjects: Collection[Term] | None = None, graph: Given = None) -> Iterator[Pair]:
        """Yield the subjects and objects of a property, those of some subjects only where these are given."""
        ...

    def subjects(self, predicate: URIRef, object_: Term, graph: Given = None) -> Iterator[URIRef]:
        """Yield the nodes that have a value of a property."""
        ...

    def commit(self, added: Iterable[Quad], removed: Iterable[Quad] = ()) -> None:
        """Take quads out and put quads in: all of it or nothing.

        Raises:
            DatasetError: the store cannot be written; it is as it was.
        """
        ...

    def commit_lines(self, added: Sequence[str], removed: Sequence[str] = ()) -> None:
        """Take quads out and put quads in, given as lines of canonical N-Quads: all of it or nothing.

        Raises:
            DatasetError: the store cannot be written; it is as it was.
        """
        ...

    def query(
        self, text: str, prefixes: Mapping[str, str], *, default_graphs: Iterable[str] = (), named_graphs: Iterable[str] = ()
    ) -> Answer:
        """Run a query whose default graph is the union of all graphs, or of those given, in place of what FROM says.

        Raises:
            QueryError: it is not SPARQL, or cannot be run.
        """
        ...


def bind_prefixes(dataset: Dataset, prefixes: Mapping[str, str]) -> None:
    """Make prefixes known to queries and serializers."""
    for prefix, namespace in prefixes.items():
        dataset.bind(prefix, namespace, replace=True)


@lru_cache(maxsize=1 << 14)
def _node(iri: str) -> URIRef:
    return str.__new__(URIRef, iri)  # the store has checked it; rdflib would look for every sign that an IRI must not have


@lru_cache(maxsize=1 << 10)
def _named(iri: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(iri)  # which looks for every sign that an IRI must not have


@lru_cache(maxsize=1 << 12)
def _literal(value: str, datatype: str, language: str | None) -> Literal:
    if language:
        return Literal(value, lang=language)
    return Literal(value) if datatype.endswith("#string") else Literal(value, datatype=URIRef(datatype), normalize=False)


def from_oxigraph(term: object) -> Term:
    """Return a term of Oxigraph as one of rdflib.

    >>> from_oxigraph(pyoxigraph.Literal("a", language="en")).n3()
    '"a"@en'
    """
    if isinstance(term, pyoxigraph.NamedNode):
        return _node(term.value)
    assert isinstance(term, pyoxigraph.Literal), f"no term of ours: {term}"
    return _literal(term.value, term.datatype.value, term.language)


def to_oxigraph(term: Term) -> OxTerm:
    """Return a term of rdflib as one of Oxigraph."""
    if type(term) is not Literal:  # isinstance of an abstract class is slow
        return pyoxigraph.NamedNode(term)
    if term.language:
        return pyoxigraph.Literal(str(term), language=term.language)
    return pyoxigraph.Literal(str(term), datatype=pyoxigraph.NamedNode(term.datatype) if term.datatype else None)


def is_iri(text: str) -> bool:
    """Tell whether a text is an IRI (RFC 3987) that a store can hold.

    >>> is_iri("https://kg.example.org/entity/Nestlé"), is_iri("https://kg.example.org/entity/<a>")
    (True, False)
    """
    try:
        pyoxigraph.NamedNode(text)
    except ValueError:
        return False
    return True


def parse_lines(lines: Iterable[str]) -> list[pyoxigraph.Quad]:
    """Return the quads of lines of N-Quads, in the forms of the store."""
    return list(pyoxigraph.parse("".join(lines).encode(), format=NQUADS))


def property_query(asked: str, predicate: URIRef, value: str, graph: Given) -> str:
    """Return the query for what has a property, in all graphs or in one: a scan, which ends where a table is damaged, as a join does not."""
    return f"SELECT {asked} WHERE {{ GRAPH {term_line(graph) if graph is not None else '?g'} {{ ?s {term_line(predicate)} {value} }} }}"


def _rows(store: pyoxigraph.Store, asked: str, predicate: URIRef, value: str, graph: Given) -> pyoxigraph.QuerySolutions:
    answer = store.query(property_query(asked, predicate, value, graph))
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return answer


def update_text(added: Iterable[str], removed: Iterable[str]) -> str:
    """Return one SPARQL update: first what goes, then what comes."""
    parts = []
    for verb, lines in (("DELETE DATA", removed), ("INSERT DATA", added)):
        by_graph: dict[str, list[str]] = defaultdict(list)
        for line in lines:
            triple, _, graph = line[: -len(" .\n")].rpartition(" ")
            by_graph[graph].append(f"{triple} .\n")
        if by_graph:
            groups = "".join(f"GRAPH {graph} {{\n{''.join(triples)}}}\n" for graph, triples in by_graph.items())
            parts.append(f"{verb} {{\n{groups}}}")
    return " ;\n".join(parts)


def _quad(quad: pyoxigraph.Quad) -> Quad:
    """Return a quad of Oxigraph as one of ours: without blank nodes, in a named graph."""
    return _node(quad.subject.value), _node(quad.predicate.value), from_oxigraph(quad.object), _node(quad.graph_name.value)  # type: ignore[union-attr]  # see above


class EmbeddedStore:
    """Oxigraph in this process: in memory, or in a folder that survives a crash (RocksDB's write-ahead log).

    Args:
        folder: where it is kept; in memory without one.
        read_only: open a folder that nobody writes to.

    Raises:
        DatasetError: the folder cannot be opened.
    """

    def __init__(self, folder: Path | None = None, *, read_only: bool = False) -> None:
        self.folder = folder
        self.read_only = read_only
        self._is_closed = False
        self._readers = 0
        _ = self.inner

    @cached_property
    def inner(self) -> pyoxigraph.Store:
        """Oxigraph's store; where it could not be opened anew, the next who asks for it tries again."""
        if self._is_closed:
            raise DatasetError(f"{self.folder or 'the store in memory'}: closed", remedy="open it again")
        try:
            if self.folder is None:
                return pyoxigraph.Store()
            return pyoxigraph.Store.read_only(str(self.folder)) if self.read_only else pyoxigraph.Store(str(self.folder))
        except FAILURES as error:
            raise store_error(self.folder, error) from error

    @cached_property
    def dataset(self) -> Dataset:
        """The rdflib dataset; a store that nobody reads so, as one in memory for a while, goes when it is left: rdflib's is a circle."""
        return Dataset(store=RdflibStore(self.folder, self.inner), default_union=True)

    def find(
        self, subject: Given = None, predicate: Given = None, object_: Term | None = None, graph: Given = None
    ) -> Iterator[Quad]:
        """Yield the quads that have the terms given."""
        pattern = (
            pyoxigraph.NamedNode(subject) if subject is not None else None,
            _named(predicate) if predicate is not None else None,
            to_oxigraph(object_) if object_ is not None else None,
            _named(graph) if graph is not None else None,
        )
        wanted = str(object_) if type(object_) is Literal else None
        self._readers += 1
        try:
            for quad in self.inner.quads_for_pattern(*pattern):
                if wanted is None or is_value(wanted, quad.object.value):  # type: ignore[union-attr]  # no triple terms of ours
                    yield _quad(quad)
        except FAILURES as error:
            raise store_error(self.folder, error) from error
        finally:
            self._readers -= 1

    def pairs(self, predicate: URIRef, subjects: Collection[Term] | None = None, graph: Given = None) -> Iterator[Pair]:
        """Yield the subjects and objects of a property, by a scan that reads nothing else, or by a look at each of few subjects."""
        self._readers += 1
        try:
            if subjects is not None and self._has_more(DEAREST_LOOK * len(subjects), predicate, graph):
                pattern = pyoxigraph.NamedNode(predicate), None, pyoxigraph.NamedNode(graph) if graph is not None else None
                for subject in sorted(node for node in subjects if type(node) is not Literal):  # a literal is no subject
                    for quad in self.inner.quads_for_pattern(pyoxigraph.NamedNode(subject), *pattern):
                        yield subject, from_oxigraph(quad.object)
                return
            for row in _rows(self.inner, "?s ?o", predicate, "?o", graph):
                pair = _node(row[0].value), from_oxigraph(row[1])
                if subjects is None or pair[0] in subjects:
                    yield pair
        except FAILURES as error:
            raise store_error(self.folder, error) from error
        finally:
            self._readers -= 1

    def _has_more(self, number: int, predicate: URIRef, graph: Given) -> bool:
        """Tell whether a property has more values than so many. Rows are counted here: where a table is damaged, COUNT never ends."""
        return next(islice(_rows(self.inner, "(1 AS ?row)", predicate, "?o", graph), number, None), None) is not None

    def subjects(self, predicate: URIRef, object_: Term, graph: Given = None) -> Iterator[URIRef]:
        """Yield the nodes that have a value of a property, by a scan that reads nothing else."""
        self._readers += 1
        try:
            for row in _rows(self.inner, "?s", predicate, term_line(object_), graph):
                yield _node(row[0].value)
        except FAILURES as error:
            raise store_error(self.folder, error) from error
        finally:
            self._readers -= 1

    def commit(self, added: Iterable[Quad], removed: Iterable[Quad] = ()) -> None:
        """Take quads out and put quads in, as one transaction."""
        self.commit_lines(list(map(quad_line, added)), list(map(quad_line, removed)))

    def commit_lines(self, added: Sequence[str], removed: Sequence[str] = ()) -> None:
        """Take quads out and put quads in, given as lines of N-Quads, as one transaction."""
        try:
            if removed and self.folder is not None:
                self.inner.update(update_text(added, removed))
                return
            self.inner.load("".join(added).encode(), format=NQUADS)
            if removed:  # in memory nothing fails between them
                for quad in parse_lines(set(removed).difference(added)):
                    self.inner.remove(quad)
        except FAILURES as error:
            raise store_error(self.folder, error) from error

    def load_lines(self, path: Path) -> None:
        """Load a file of N-Quads in bulk; only into a store that may be thrown away when it fails.

        Raises:
            DatasetError: it is not N-Quads, or the store cannot be written.
        """
        try:
            self.inner.bulk_load(path=str(path), format=NQUADS)
        except SyntaxError as error:
            raise _not_nquads(path, error) from error
        except FAILURES as error:
            raise store_error(self.folder, error) from error

    def fill(self, source: EmbeddedStore) -> None:
        """Put all quads of another store in, in bulk; only into a store that may be thrown away when it fails.

        Raises:
            DatasetError: the store cannot be written, or the source not be read.
        """
        try:
            self.inner.bulk_extend(source.inner)
        except RuntimeError as error:
            raise store_error(source.folder, error) from error
        except OSError as error:
            raise store_error(self.folder, error) from error

    def query(
        self, text: str, prefixes: Mapping[str, str], *, default_graphs: Iterable[str] = (), named_graphs: Iterable[str] = ()
    ) -> Answer:
        """Run a query whose default graph is the union of all graphs, or of those given."""
        default: list[pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph]
        default = [pyoxigraph.NamedNode(graph) for graph in default_graphs]
        named: list[pyoxigraph.NamedNode | pyoxigraph.BlankNode] = [pyoxigraph.NamedNode(graph) for graph in named_graphs]
        if named and not default:
            default = [pyoxigraph.NamedNode("urn:x-kg:none")]  # named graphs alone leave the default graph empty
        try:
            return self.inner.query(
                text,
                prefixes=dict(prefixes),
                use_default_graph_as_union=not default,
                default_graph=default or None,
                named_graphs=named or None,
            )
        except SyntaxError as error:
            raise QueryError(f"not SPARQL: {error}", remedy="check the syntax there") from error
        except FAILURES as error:
            raise answer_error(self, error) from error

    def dump(self, path: Path) -> None:
        """Write every quad to a file, in the order of the store.

        Raises:
            OSError: the file cannot be written.
            DamageError: the store cannot be read.
        """
        try:
            self.inner.dump(str(path), format=NQUADS)
        except RuntimeError as error:
            raise store_error(self.folder, error) from error

    def reopen(self) -> None:
        """Open the folder anew, so that what Oxigraph keeps in memory of what it read and wrote is let go.

        Its caches and the tables of its files take more with each file, and have no setting (of 1,000 documents 70 MB, of 3,000 190). A
        store that was given out as rdflib's dataset, or that somebody is reading, stays open.

        Raises:
            DatasetError: the folder cannot be opened; whoever asks for the store next tries again.
        """
        if self.folder is not None and "dataset" not in self.__dict__ and not self._readers:
            self.__dict__.pop("inner", None)  # first: the folder is locked by whoever has it open
            _ = self.inner
            trim_heap()

    def close(self) -> None:
        """Let go of the folder, so that another may open it; nothing can be read or written afterwards."""
        if "dataset" in self.__dict__:
            self.dataset.store._store = None  # type: ignore[attr-defined]  # oxrdflib keeps a reference of its own
        self._is_closed = True
        self.__dict__.pop("inner", None)

    def __len__(self) -> int:
        return len(self.inner)

    def __bool__(self) -> bool:
        return True  # also when it is empty


def _not_nquads(path: Path, error: SyntaxError) -> DatasetError:
    return DatasetError(f"{path}: not N-Quads: {error}", remedy="give a file that kg export wrote")


def parse_line(line: bytes, path: Path) -> list[Quad]:
    """Return the quads of a line of N-Quads, in the forms of the store.

    Raises:
        DatasetError: it is none.
    """
    engine = EmbeddedStore()
    read_lines_into(engine, line, path)
    return list(engine.find())


def read_lines_into(engine: EmbeddedStore, content: bytes, path: Path) -> None:
    """Put the N-Quads of a part of a file into a store in memory.

    Raises:
        DatasetError: they are none.
    """
    try:
        engine.inner.load(content, format=NQUADS)
    except SyntaxError as error:
        raise _not_nquads(path, error) from error
