"""What answers for pages: the first page, lists, searches, and whatever the graph names, in the format that is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from kg.queries.stored import HELD_BACK
from kg.server.addresses import is_path
from kg.server.answers import media_wanted, page, page_number, served_by
from kg.server.protocol import TRIPLE_TYPES
from kg.server.state import Served
from kg.server.tables import to_csv

OFFERED = ("text/html", *TRIPLE_TYPES, "text/csv")
LONGEST_NAME = 200
"""Characters of a name that is not there, as its page repeats it."""

ON_A_PAGE = 50
"""Documents on a page of their list."""

POLICY_OF_EXPLORER = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


async def home(request: Request) -> Response:
    """Show what this graph is."""
    served = served_by(request)
    async with served.making:
        overview = await run_in_threadpool(lambda: served.pages.home)
    return page(request, "home", home=overview, questions=served.pages.questions, held_back=HELD_BACK)


async def documents(request: Request) -> Response:
    """Show the list of documents."""
    served, number = served_by(request), page_number(request)
    entries = await run_in_threadpool(lambda: served.pages.document_entries)
    pages = max(1, -(-len(entries) // ON_A_PAGE))
    number = min(max(1, number), pages)
    shown = entries[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return page(request, "documents", entries=shown, total=len(entries), number=number, pages=pages)


async def search(request: Request) -> Response:
    """Show what a search finds."""
    served = served_by(request)
    async with served.making:
        await run_in_threadpool(lambda: served.pages.names)
    words, kind = (request.query_params.get(name, "").strip() for name in ("q", "class"))
    matches = await run_in_threadpool(lambda: served.pages.names.search(words, kind, page_number(request)))
    if media_wanted(request, ["text/html", "application/json"]) == "application/json":
        entries = [
            {"iri": e.iri, "href": e.href, "label": e.label, "type": e.class_name, "documents": e.documents}
            for e in matches.entries
        ]
        return JSONResponse(entries if words else [], headers={"Vary": "Accept", "X-Total-Count": str(matches.total)})
    return page(request, "search", words=words, kind=kind, matches=matches)


async def explore(request: Request) -> Response:
    """Show the explorer."""
    served = served_by(request)
    async with served.making:
        if not served.explorer:
            explorer = await run_in_threadpool(served.graph.explore, title=request.app.state.settings.title)
            served.explorer = explorer.html
    return HTMLResponse(served.explorer, headers={"Content-Security-Policy": POLICY_OF_EXPLORER})


async def described(request: Request) -> Response:
    """Answer for the thing whose IRI is the graph's base and the path."""
    path: str = request.scope["path"]
    if not is_path(path):
        return PlainTextResponse("the address is not well formed: letters outside ASCII and signs are escaped, % is %25\n", 400)
    served = served_by(request)
    iri = await run_in_threadpool(served.pages.iri_at, path)
    return await _negotiated(request, served, iri, unquote(path.removeprefix("/")))


async def named(request: Request) -> Response:
    """Answer for the thing whose IRI is given, whatever is in it."""
    served, iri = served_by(request), request.query_params.get("iri", "")
    is_known = await run_in_threadpool(served.pages.knows, iri)
    return await _negotiated(request, served, iri if is_known else "", iri)


async def _negotiated(request: Request, served: Served, iri: str, asked: str) -> Response:
    """Answer for a thing in the format that is wanted; what was asked for is named where there is none."""
    media = media_wanted(request, OFFERED)
    if media is None:
        answer: Response = PlainTextResponse(f"the formats are {', '.join(OFFERED)}\n", 406)
    elif not iri and media == "text/html":
        answer = page(request, "missing", status=404, asked=asked[:LONGEST_NAME])
    elif not iri:
        answer = PlainTextResponse("nothing of that name is in this graph\n", 404)
    elif media == "text/html":
        answer = await run_in_threadpool(_html_of, request, served, iri)
    elif media == "text/csv":
        answer = Response(await run_in_threadpool(lambda: to_csv(served.pages.lines_of(iri))), media_type=media)
    else:
        answer = Response(await run_in_threadpool(_rdf_of, served, iri, media), media_type=media)
    answer.headers.add_vary_header("Accept")
    return answer


def _html_of(request: Request, served: Served, iri: str) -> Response:
    pages, prefixes = served.pages, served.graph.prefixes
    if iri.startswith(prefixes["kge"]):
        canonical = str(pages.entities.canonical(iri))
        if canonical != iri:
            return RedirectResponse(pages.path(canonical), 301)
        entity = pages.entities.read(iri, page_number(request))
        if entity is not None:
            return page(request, "entity", page=entity, classes=sorted(served.ontology.classes))
    if (document := pages.documents.read(iri)) is not None:
        return page(request, "document", document=document)
    if (fact := pages.facts.read(iri)) is not None:
        return page(request, "fact", fact=fact)
    rows: list[Mapping[str, object]] = [
        {"property": pages.lines.link(q[1]), "value": pages.lines.link(q[2])} for q in pages.describe(iri) if str(q[0]) == iri
    ]
    return page(request, "thing", iri=iri, rows=rows, derivations=pages.facts.derivations(iri))


def _rdf_of(served: Served, iri: str, media: str) -> bytes:
    from kg.dataset import EmbeddedStore
    from kg.exports import write_export

    part = EmbeddedStore()
    part.commit(served.pages.describe(iri))
    with TemporaryDirectory() as folder:
        (path,) = write_export(part, served.graph.prefixes, Path(folder) / "thing", TRIPLE_TYPES[media])
        return path.read_bytes()
