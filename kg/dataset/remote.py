"""An engine on any server that speaks SPARQL 1.1, for queries and for updates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pyoxigraph
from rdflib import Dataset, URIRef

from kg.dataset.quads import Given, Quad, Term, quad_line, term_line
from kg.dataset.store import Answer, Pair, from_oxigraph, property_query, update_text
from kg.errors import DatasetError, QueryError


class RemoteStore:
    """A server that speaks the SPARQL 1.1 Protocol, for queries and for updates.

    Args:
        url: where it takes queries.
        update_url: where it takes updates; the same with "query" or "sparql" turned to "update" without one.
    """

    def __init__(self, url: str, update_url: str = "") -> None:
        from rdflib.plugins.stores.sparqlstore import SPARQLStore

        self.url = url
        self.update_url = update_url or _update_url(url)
        self.dataset = Dataset(store=SPARQLStore(url, returnFormat="json", context_aware=True), default_union=True)

    def find(
        self, subject: Given = None, predicate: Given = None, object_: Term | None = None, graph: Given = None
    ) -> Iterator[Quad]:
        """Yield the quads that have the terms given."""
        given = (subject, predicate, object_, graph)
        s, p, o, g = (term_line(term) if term is not None else f"?{name}" for term, name in zip(given, "spog", strict=True))
        answer = self.query(f"SELECT * WHERE {{ GRAPH {g} {{ {s} {p} {o} }} }}", {})
        assert isinstance(answer, pyoxigraph.QuerySolutions)
        names = {variable.value for variable in answer.variables}
        for row in answer:
            terms = [from_oxigraph(row[name]) if name in names else term for term, name in zip(given, "spog", strict=True)]
            yield tuple(terms)  # type: ignore[misc]  # four terms

    def pairs(self, predicate: URIRef, subjects: Collection[Term] | None = None, graph: Given = None) -> Iterator[Pair]:
        """Yield the subjects and objects of a property, of one request, those of some subjects only where these are given."""
        for row in self._rows("?s ?o", predicate, "?o", graph):
            pair = from_oxigraph(row["s"]), from_oxigraph(row["o"])
            if subjects is None or pair[0] in subjects:
                yield pair

    def subjects(self, predicate: URIRef, object_: Term, graph: Given = None) -> Iterator[URIRef]:
        """Yield the nodes that have a value of a property, of one request."""
        return (URIRef(row["s"].value) for row in self._rows("?s", predicate, term_line(object_), graph))

    def _rows(self, asked: str, predicate: URIRef, value: str, graph: Given) -> pyoxigraph.QuerySolutions:
        answer = self.query(property_query(asked, predicate, value, graph), {})
        assert isinstance(answer, pyoxigraph.QuerySolutions)
        return answer

    def commit(self, added: Iterable[Quad], removed: Iterable[Quad] = ()) -> None:
        """Take quads out and put quads in, as one request."""
        self.commit_lines(list(map(quad_line, added)), list(map(quad_line, removed)))

    def commit_lines(self, added: Sequence[str], removed: Sequence[str] = ()) -> None:
        """Take quads out and put quads in, given as lines of N-Quads, as one request."""
        text = update_text(added, removed)
        if text:
            self._post(self.update_url, text, "application/sparql-update", "*/*")

    def query(
        self, text: str, prefixes: Mapping[str, str], *, default_graphs: Iterable[str] = (), named_graphs: Iterable[str] = ()
    ) -> Answer:
        """Run a query; the default graph is what the server makes it, unless the query itself names graphs."""
        del default_graphs, named_graphs
        declared = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes.items())
        accept = "application/sparql-results+json, application/n-triples;q=0.9"
        content, kind = self._post(self.url, declared + text, "application/sparql-query", accept)
        if "n-triples" in kind:
            triples = pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.N_TRIPLES)
            store = pyoxigraph.Store()
            store.extend(triples)
            answer = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
        else:
            answer = pyoxigraph.parse_query_results(content, format=pyoxigraph.QueryResultsFormat.JSON)
        return answer

    def _post(self, url: str, text: str, content_type: str, accept: str) -> tuple[bytes, str]:
        from urllib.error import HTTPError
        from urllib.request import Request, urlopen

        headers = {"Content-Type": content_type, "Accept": accept}
        request = Request(url, data=text.encode(), headers=headers)  # noqa: S310  # the scheme is checked where the URL is given
        try:
            with urlopen(request) as response:  # noqa: S310
                return response.read(), response.headers.get("Content-Type", "")
        except HTTPError as error:
            detail = error.read().decode(errors="replace").strip()[:200]
            if error.code == 400 and content_type.endswith("query"):
                raise QueryError(f"{url}: not accepted: {detail}", remedy="check the syntax") from error
            raise DatasetError(f"{url}: {error.code} {error.reason}: {detail}", remedy="see the log of the server") from error
        except OSError as error:  # no answer, or one that was cut off
            reason = getattr(error, "reason", error)
            raise DatasetError(f"{url}: {reason}", remedy="start the server, or check its address") from error

    def __len__(self) -> int:
        answer = self.query("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }", {})
        assert isinstance(answer, pyoxigraph.QuerySolutions)
        return int(str(from_oxigraph(next(iter(answer))["n"])))

    def __bool__(self) -> bool:
        return True


def _update_url(url: str) -> str:
    head, slash, last = url.rstrip("/").rpartition("/")
    return f"{head}{slash}update" if last in ("query", "sparql") else url
