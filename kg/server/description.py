"""What a server tells programs of itself: its service (SPARQL 1.1 Service Description), its dataset (VoID), its terms, its health.

https://www.w3.org/TR/sparql11-service-description/, https://www.w3.org/TR/void/
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from rdflib import RDF, VOID, XSD, Graph, Literal, URIRef
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from kg.exports.jsonld import context
from kg.ontology.documentation import to_html
from kg.ontology.loading import FOLDERS, read_ontology_graph
from kg.server.answers import media_wanted, served_by
from kg.server.protocol import TRIPLE_TYPES
from kg.server.state import Served
from kg.vocabulary import DCTERMS

SD, FORMATS = "http://www.w3.org/ns/sparql-service-description#", "http://www.w3.org/ns/formats/"
RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
SYNTAXES = {"text/turtle": "turtle", "application/n-triples": "nt", "application/ld+json": "json-ld", "application/rdf+xml": "xml"}
"""What rdflib calls the syntaxes that are offered."""

ROBOTS = ("sparql", "query", "search", "ask/", "explore", "named")
"""What is not for robots: their addresses have no end."""

POLICY_OF_ONTOLOGY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"


async def void(request: Request) -> Response:
    """Describe the dataset."""
    served, address = served_by(request), _address(request)
    graph = await run_in_threadpool(_dataset, served, address)
    return _in_rdf(request, graph)


async def well_known(request: Request) -> Response:
    """Lead to the description of the dataset."""
    return RedirectResponse(f"{request.app.state.settings.root_path}/void", 302)


def service(request: Request) -> Response | None:
    """Describe the endpoint to who wants RDF; None for everybody else."""
    if media_wanted(request, ["text/html", *TRIPLE_TYPES]) not in TRIPLE_TYPES:
        return None
    served, address = served_by(request), _address(request)
    graph, node = Graph(), URIRef(f"{address}/sparql")
    _bind(graph, served)
    dataset, union = URIRef(f"{address}/void#dataset"), URIRef(f"{address}/void#union")
    graph.add((node, RDF.type, URIRef(f"{SD}Service")))
    graph.add((node, URIRef(f"{SD}endpoint"), node))
    graph.add((node, URIRef(f"{SD}supportedLanguage"), URIRef(f"{SD}SPARQL11Query")))
    graph.add((node, URIRef(f"{SD}feature"), URIRef(f"{SD}UnionDefaultGraph")))
    for name in RESULTS:
        graph.add((node, URIRef(f"{SD}resultFormat"), URIRef(FORMATS + name)))
    graph.add((node, URIRef(f"{SD}defaultDataset"), dataset))
    graph.add((dataset, RDF.type, URIRef(f"{SD}Dataset")))
    graph.add((dataset, URIRef(f"{SD}defaultGraph"), union))
    graph.add((union, RDF.type, URIRef(f"{SD}Graph")))
    graph.add((union, VOID.triples, Literal(served.graph.manifest.quads)))
    return _in_rdf(request, graph)


async def ontology(request: Request) -> Response:
    """Give the graph's ontology and kg's own terms, as a page or as RDF."""
    served = served_by(request)
    media = media_wanted(request, ["text/html", *TRIPLE_TYPES])
    if media == "text/html":
        content = await run_in_threadpool(to_html, served.ontology)
        return HTMLResponse(content, headers={"Content-Security-Policy": POLICY_OF_ONTOLOGY})
    return _in_rdf(request, await run_in_threadpool(_terms, served.ontology.path))


async def context_file(request: Request) -> Response:
    """Give the JSON-LD context of the graph's terms."""
    content = json.dumps({"@context": context(served_by(request).graph.prefixes)}, ensure_ascii=False, indent=1)
    return Response(content + "\n", media_type="application/ld+json")


async def health(request: Request) -> Response:
    """Say that the graph can be read, to whoever asks: nothing else of it."""
    served_by(request)
    return JSONResponse({"status": "ok"})


async def robots(request: Request) -> Response:
    """Tell robots what is not for them."""
    root = request.app.state.settings.root_path
    return PlainTextResponse("User-agent: *\n" + "".join(f"Disallow: {root}/{name}\n" for name in ROBOTS))


def _dataset(served: Served, address: str) -> Graph:
    graph, node, manifest = Graph(), URIRef(f"{address}/void#dataset"), served.graph.manifest
    _bind(graph, served)
    changed = datetime.fromtimestamp(served.changed, UTC).replace(microsecond=0)
    entries = served.pages.names.entries
    graph.add((node, RDF.type, VOID.Dataset))
    graph.add((node, DCTERMS.title, Literal(served.pages.title)))
    graph.add((node, URIRef(f"{DCTERMS.title.removesuffix('title')}modified"), Literal(changed.isoformat(), datatype=XSD.dateTime)))
    graph.add((node, VOID.sparqlEndpoint, URIRef(f"{address}/sparql")))
    graph.add((node, VOID.uriSpace, Literal(served.graph.base)))
    graph.add((node, VOID.triples, Literal(manifest.quads)))
    graph.add((node, VOID.documents, Literal(manifest.documents)))
    graph.add((node, VOID.entities, Literal(len(entries))))
    for vocabulary in sorted({served.graph.prefixes[name] for name in ("kgo", "prov", "nif", "dcterms", "skos")}):
        graph.add((node, VOID.vocabulary, URIRef(vocabulary)))
    for entry in entries[:3]:
        graph.add((node, VOID.exampleResource, URIRef(entry.iri)))
    for name, count in sorted(Counter(entry.class_name for entry in entries).items()):
        part = URIRef(f"{address}/void#class-{name}")
        graph.add((node, VOID.classPartition, part))
        graph.add((part, VOID["class"], URIRef(served.ontology.class_iri(name))))
        graph.add((part, VOID.entities, Literal(count)))
    return graph


def _bind(graph: Graph, served: Served) -> None:
    for prefix, namespace in served.graph.prefixes.items():
        graph.bind(prefix, namespace)
    graph.bind("sd", SD)
    graph.bind("void", str(VOID))


@lru_cache(maxsize=4)
def _terms(path: Path) -> Graph:
    """Return an ontology with kg's own terms."""
    graph = read_ontology_graph(path, [])
    own = next((folder / "kg.ttl" for folder in FOLDERS if (folder / "kg.ttl").is_file()), None)
    return graph if own is None else graph + read_ontology_graph(own, [])


def _address(request: Request) -> str:
    """Return the address of this server as the client knows it: the gate has looked at its host."""
    return f"{request.url.scheme}://{request.headers['host']}{request.app.state.settings.root_path}"


def _in_rdf(request: Request, graph: Graph) -> Response:
    media = media_wanted(request, list(SYNTAXES))
    if media is None:
        return PlainTextResponse(f"the formats are {', '.join(SYNTAXES)}\n", 406)
    return Response(graph.serialize(format=SYNTAXES[media]), media_type=media, headers={"Vary": "Accept"})
