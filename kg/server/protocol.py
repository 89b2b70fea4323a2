"""The SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), its query operation.

A query comes by GET, by POST as a form, or by POST as itself; the answer is in the format that the client accepts. Updates are
refused: a graph changes by its documents and by decisions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.queries.worker import Request

RESULT_TYPES = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
TRIPLE_TYPES = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
}
MEDIA_TYPES = {name: media for types in (TRIPLE_TYPES, RESULT_TYPES) for media, name in reversed(types.items())}
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


class ProtocolError(Exception):
    """A request that the protocol does not allow, with the status code that says so."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Operation:
    """A query and the graphs it is asked of."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


def read_operation(method: str, content_type: str, query_string: str, body: bytes) -> Operation:
    """Return the operation of a request (2.1 of the protocol).

    Raises:
        ProtocolError: it is none, or not one that is allowed here.
    """
    parameters = parse_qsl(query_string, keep_blank_values=True)
    if method == "POST":
        kind, _, rest = content_type.partition(";")
        kind = kind.strip().lower()
        if "charset" in rest.lower() and "utf-8" not in rest.lower():
            raise ProtocolError(415, "a query is in UTF-8")
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ProtocolError(400, f"not UTF-8: byte {error.start}") from error
        if kind == FORM:
            parameters = parse_qsl(text, keep_blank_values=True)
        elif kind == QUERY:
            parameters = [("query", text), *(p for p in parameters if p[0] != "query")]
        elif kind == UPDATE:
            raise ProtocolError(403, "updates are refused: this graph is read only")
        else:
            raise ProtocolError(415, f"a query comes as {FORM} or {QUERY}")
    if any(name == "update" for name, _ in parameters):
        raise ProtocolError(403, "updates are refused: this graph is read only")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) != 1:
        raise ProtocolError(400, f"one query is wanted, {len(queries)} came")
    graphs = {name: tuple(value for key, value in parameters if key == name) for name in ("default-graph-uri", "named-graph-uri")}
    return Operation(queries[0], graphs["default-graph-uri"], graphs["named-graph-uri"])


def accepted(accept: str, offered: Sequence[str]) -> str | None:
    """Return the media type among those offered that a client likes best (RFC 9110, 12.5.1), or None.

    >>> accepted("text/html, text/turtle;q=0.5", ["text/turtle", "application/ld+json"])
    'text/turtle'
    >>> accepted("", ["text/turtle"]), accepted("image/png", ["text/turtle"])
    ('text/turtle', None)
    """
    wishes: dict[str, float] = {}
    for part in accept.lower().split(",") if accept.strip() else ["*/*"]:
        media, *parameters = (piece.strip() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = float(value)
                except ValueError:
                    quality = 0.0
        wishes[media] = quality
    best, chosen = 0.0, None
    for media in offered:
        for pattern in (media, f"{media.partition('/')[0]}/*", "*/*"):
            if pattern in wishes:
                if wishes[pattern] > best:
                    best, chosen = wishes[pattern], media
                break
    return chosen


def to_request(operation: Operation, accept: str, most_bytes: int) -> Request:
    """Return the request for a worker, with the format of each form of query.

    Raises:
        ProtocolError: the client accepts none of the formats there are.
    """
    result, triples = accepted(accept, list(RESULT_TYPES)), accepted(accept, list(TRIPLE_TYPES))
    if result is None and triples is None:
        raise ProtocolError(406, f"the formats are {', '.join([*RESULT_TYPES, *TRIPLE_TYPES])}")
    rows, graphs = RESULT_TYPES[result or "application/sparql-results+json"], TRIPLE_TYPES[triples or "text/turtle"]
    formats: Mapping[str, str] = {"SELECT": rows, "ASK": rows, "CONSTRUCT": graphs, "DESCRIBE": graphs}
    return Request(
        text=operation.query,
        formats=formats,
        most_bytes=most_bytes,
        default_graphs=operation.default_graphs,
        named_graphs=operation.named_graphs,
    )


def media_type(name: str) -> str:
    """Return the media type of a format.

    >>> media_type("json"), media_type("turtle")
    ('application/sparql-results+json', 'text/turtle')
    """
    return MEDIA_TYPES[name]
