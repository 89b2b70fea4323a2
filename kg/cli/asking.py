"""Commands that ask a graph: query, why, why-not, stats, diff, export, explore, serve."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import (
    FINDING,
    AsJson,
    Graph,
    GraphLexicon,
    GraphOntology,
    LexiconFile,
    Model,
    OntologyName,
    defaults,
    emit,
    opened,
    printable,
    say,
    say_namesakes,
    tell,
    tell_json,
)
from kg.config import Config
from kg.counting import count_words
from kg.errors import ReadError, needing, unknown_name
from kg.queries.stored import HELD_BACK

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.queries import Derivation, Explanation, Rows

ORIGIN = re.compile(r"\*|null|[a-z][a-z0-9+.-]*://[!-~]+")
ROOT_PATH = re.compile(r"(?:/[\w.~-]+)+", re.ASCII)
LONGEST_PATH = 255
"""Characters of a text that may be a path; the system refuses longer names."""

NOTHING_SAYS = 'nothing in the graph says so (kg why-not "SENTENCE" SUBJECT PROPERTY OBJECT tells what a sentence is read as)'

RESULTS = ("table", "json", "csv", "tsv", "xml", "turtle", "ntriples", "jsonld", "rdfxml")


def query(
    graph: Graph,
    text: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="SPARQL, a file that ends in .rq, or a stored query.", show_default=False)
    ] = None,
    bindings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="VARIABLE=VALUE", help="Bind a variable to a name, prefixed name or IRI.", show_default=False
        ),
    ] = None,
    format_name: Annotated[
        str,
        typer.Option(
            "--format", help="table; json, csv, tsv or xml as the W3C defines them; turtle, ntriples, jsonld, rdfxml for triples."
        ),
    ] = "table",
    as_json: Annotated[bool, typer.Option("--json", help="Print an array of rows for programs.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Rows at most.", show_default=False)] = None,
    timeout: Annotated[
        float | None, typer.Option(min=0.01, help="Seconds after which the query is stopped.", show_default=False)
    ] = None,
    cite: Annotated[bool, typer.Option("--cite", help="Give the sentences that prove each row.")] = False,
    held_back: Annotated[
        bool, typer.Option("--all", help="With a stored query: take statements that are held back from the facts, too.")
    ] = False,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Ask a graph in SPARQL; without a query, list the stored ones."""
    if format_name not in RESULTS:
        raise unknown_name("format", format_name, RESULTS)
    loaded = opened(graph, ontology, lexicon)
    if text is None:
        _list_stored(loaded)
        return
    text = _read_query(text)
    bound = dict(_binding(b) for b in bindings or ()) | ({HELD_BACK: "true"} if held_back else {})
    rows = loaded.query(text, limit=limit, timeout=timeout, **bound)
    citations = loaded.cite(rows) if cite else None
    if as_json:
        records: list[dict[str, object]] = [dict(record) for record in rows.to_records()]
        for record, proofs in zip(records, citations or [], strict=False):
            record["citations"] = [citation.to_record() for citation in proofs]
        tell_json(records)
    elif format_name == "table" and rows.form not in ("CONSTRUCT", "DESCRIBE"):
        _print_table(rows)
        for number, proofs in enumerate(citations or [], 1):
            for citation in proofs:
                tell(f"row {number}: {citation}")
    else:
        emit(rows.serialize("turtle" if format_name == "table" else format_name))
    if citations and not any(citations):
        say(
            "kg: no row holds a statement, or both sides of one: select both, as in SELECT ?who ?what WHERE { ?who kgo:leads ?what }"
        )
    for note in rows.notes:
        say(f"kg: {note}")
    if rows.truncated:
        say(f"kg: there are more than {count_words(limit or 0, 'row')}")
    if not len(rows):
        raise typer.Exit(FINDING)


def _list_stored(graph: KnowledgeGraph) -> None:
    from kg.queries import list_stored_queries

    for stored in list_stored_queries(graph.ontology.folder):
        parameters = " ".join(f"--set {name}=…" for name in stored.parameters)
        tell(f"{stored.name} {parameters}\n    {stored.title}")


def _read_query(text: str) -> str:
    if not text.endswith(".rq"):
        return text
    try:
        return Path(text).read_text(encoding="utf-8")
    except OSError as error:
        raise ReadError(text, error.strerror or str(error), remedy="check the path of the query") from error


def _binding(binding: str) -> tuple[str, str]:
    name, equals, value = binding.partition("=")
    if not equals:
        raise typer.BadParameter(f"{binding!r} is not VARIABLE=VALUE", param_hint="--set")
    return name.lstrip("?"), value


def _print_table(rows: Rows) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 160)
    table = Table(show_lines=True)
    for column in rows.columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(value)) for value in row.values()))
    console.print(table if len(rows) else "no rows")


def export(
    graph: Graph,
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write, or a folder for all formats.", show_default=False)],
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="turtle, jsonld, nquads, ntriples, trig, rdfxml, graphml, gexf, csv, cypher, schemaorg or ftm, where the ending does not tell.",
            show_default=False,
        ),
    ] = None,
    encoding: Annotated[
        str,
        typer.Option(help="How statements are written: statements (nodes), graphs (a named graph each), triple-terms (RDF 1.2)."),
    ] = "statements",
) -> None:
    """Write a graph as RDF in six syntaxes, as tables, scripts or networks; into a folder, as all of them."""
    from kg.exports import EXPORTERS

    loaded = opened(graph)
    targets = [(output, format_name)]
    if output.is_dir() or not (output.suffix or format_name):
        targets = [(output / f"graph{exporter.endings[0]}", name) for name, exporter in EXPORTERS.items()]
    for target, name in targets:
        for written in loaded.write(target, format=name, encoding=encoding):
            tell(f"{written}")


def explore(
    graph: Graph,
    output: Annotated[Path, typer.Option("-o", "--output", help="HTML file to write.")] = Path("graph.html"),
    title: Annotated[str, typer.Option(help="Title of the page.")] = "",
    focus: Annotated[str, typer.Option(metavar="NAME", help="Open on an entity.", show_default=False)] = "",
    hops: Annotated[int, typer.Option(min=1, max=6, help="Steps around it.")] = 1,
    where: Annotated[
        str, typer.Option(metavar="SELECT", help="Carry only the entities that a query gives.", show_default=False)
    ] = "",
    since: Annotated[str, typer.Option(metavar="DATE", help="Carry only what is dated from then on.", show_default=False)] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Carry only what is dated up to then.", show_default=False)] = "",
    classes: Annotated[
        list[str] | None, typer.Option("--class", help="Carry only entities of this class.", show_default=False)
    ] = None,
    properties: Annotated[
        list[str] | None, typer.Option("--property", help="Carry only this property.", show_default=False)
    ] = None,
    max_nodes: Annotated[int, typer.Option(min=1, max=2000, help="Entities drawn at once.")] = 300,
    open_it: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Draw a graph as one HTML file that opens without a network, with search, filters, proofs, a timeline and the texts."""
    from kg.views import Selection

    part = Selection(where=_read_query(where), since=since, until=until, classes=classes or (), properties=properties or ())
    loaded = opened(graph, ontology, lexicon)
    page = loaded.explore(output, title=title or "Knowledge graph", focus=focus, hops=hops, max_nodes=max_nodes, only=part)
    tell(f"{output}: {page.nodes:,} of {count_words(page.total_nodes, 'entity')}, {count_words(page.edges, 'relation')}")
    if open_it:
        typer.launch(str(output))


def stats(
    graph: Graph,
    documents: Annotated[bool, typer.Option("--documents", help="List the documents by their ids.")] = False,
    held_back: Annotated[bool, typer.Option("--all", help="Say also what holds statements back from the facts.")] = False,
    as_json: AsJson = False,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Count what is in a graph, and show how it hangs together."""
    loaded = opened(graph, ontology, lexicon)
    if documents:
        listed = loaded.documents()
        if as_json:
            tell_json(listed)
        else:
            tell("\n".join(name.replace("\n", "\\n") for name in listed))
        return
    counts = loaded.stats(held_back=held_back)
    if as_json:
        tell_json(counts)
        return
    for name, value in counts.items():
        if isinstance(value, dict) and value:
            tell(f"{name}:")
            for key, count in value.items():
                tell(f"  {count:6} {key}")
        else:
            tell(f"{name + ':':30} {value if value != {} else 'none'}")


def why(
    graph: Graph,
    subject: Annotated[str, typer.Argument(help="A name, an alias, a prefixed name or an IRI.", show_default=False)],
    predicate: Annotated[str | None, typer.Argument(metavar="[PROPERTY]", show_default=False)] = None,
    object_: Annotated[str | None, typer.Argument(metavar="[OBJECT]", show_default=False)] = None,
    as_json: AsJson = False,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Show the sentences that prove what a graph says: with that subject; of a name alone, whatever is said of it."""
    from kg.explaining import with_reasons

    loaded = opened(graph, ontology, lexicon)
    say_namesakes(loaded.stored, subject, loaded.find_entity(subject))
    explanations: list[Explanation | Derivation] = [
        *with_reasons(loaded, loaded.why(subject, predicate, object_)),
        *loaded.why_inferred(subject, predicate, object_),
    ]
    if as_json:
        tell_json([_fields(e) for e in explanations])
    else:
        tell("\n\n".join(map(str, explanations)) if explanations else NOTHING_SAYS)
    if not explanations:
        raise typer.Exit(FINDING)


def why_not(
    text: Annotated[str, typer.Argument(help="A sentence, or - for a text on standard input.", show_default=False)],
    subject: Annotated[str, typer.Argument(help="The subject you wish for, in the text's words.", show_default=False)],
    relation: Annotated[str, typer.Argument(help="A property (investsIn) or a phrase (invest in).", show_default=False)],
    object_: Annotated[str, typer.Argument(metavar="OBJECT", help="The object you wish for.", show_default=False)],
    model: Model = defaults.model,
    ontology: OntologyName = defaults.ontology,
    lexicon: LexiconFile = defaults.lexicon,
) -> None:
    """Show which stage keeps a text from yielding a triple, and what it saw instead."""
    from kg.diagnosis import why_not as diagnose
    from kg.documents.checking import whole_characters

    for given, what in ((text, "TEXT"), (subject, "SUBJECT"), (relation, "RELATION"), (object_, "OBJECT")):
        if not given.strip():
            raise typer.BadParameter("it is empty", param_hint=what)
    if text != "-" and len(text) < LONGEST_PATH and Path(text).is_file():
        raise ReadError(text, "a file stands where a text should", remedy=f"kg why-not - … < {text}")
    if len(text) < LONGEST_PATH and Path(text).is_dir():
        raise ReadError(
            text,
            "a folder stands where a text should",
            remedy='give the sentence itself: kg why-not "SENTENCE" …; kg why asks a graph',
        )
    wished = whole_characters(sys.stdin.buffer.read().decode(errors="replace") if text == "-" else text)[0]
    diagnosis = diagnose(wished, subject, relation, object_, config=Config(model=model, ontology=ontology, lexicon=lexicon))
    tell(str(diagnosis))
    if not diagnosis.is_fact:
        raise typer.Exit(FINDING)


def diff(
    old: Annotated[str, typer.Argument(metavar="A", help="The graph as it was.", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="B", help="The graph as it is.", show_default=False)],
    format_name: Annotated[str, typer.Option("--format", help="text, json, html, or patch (RDF Patch).")] = "text",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; standard output without it.", show_default=False)
    ] = None,
) -> None:
    """Show what two graphs say differently: added, removed, changed, newly contradicted."""
    from kg.comparison import FORMATS, compare_graphs
    from kg.exports import write_text

    if format_name not in FORMATS:
        raise unknown_name("format", format_name, FORMATS)
    first, second = opened(old), opened(new)
    difference = compare_graphs(first, second)
    text = FORMATS[format_name](difference, first, second)
    if output is not None:
        write_text(output, text)
        tell(f"{output}")
    else:
        emit(text)
    if difference:
        raise typer.Exit(FINDING)


def serve(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="A folder that kg build wrote.", show_default=False)],
    host: Annotated[str, typer.Option(help="Address to listen on; the default is reached from this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
    token: Annotated[
        str, typer.Option(envvar="KG_TOKEN", help="Ask every request for this bearer token.", show_default=False)
    ] = "",
    allowed: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help="Answer requests for this name, too (repeat it); known without: the address listened on, and localhost.",
            show_default=False,
        ),
    ] = None,
    cors: Annotated[str, typer.Option(help="Let pages of this origin ask (* for any).", show_default=False)] = "",
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds a query may take.")] = 30.0,
    most_queries: Annotated[int, typer.Option("--max-queries", min=1, help="Queries that run at once.")] = 2,
    most_bytes: Annotated[int, typer.Option("--max-bytes", min=1000, help="Bytes of an answer.")] = 64 << 20,
    may_edit: Annotated[
        bool, typer.Option("--edit", help="Let who brings the token decide from the pages: merge, split, retype, rename, reject.")
    ] = False,
    access_log: Annotated[bool, typer.Option("--access-log", help="Write a line for each request.")] = False,
    title: Annotated[str, typer.Option(help="What the pages call the graph.")] = "Knowledge graph",
    root_path: Annotated[
        str, typer.Option(metavar="/PATH", help="What a proxy has before the addresses of this server.", show_default=False)
    ] = "",
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Serve a graph over HTTP: SPARQL endpoint, pages of entities, search, explorer, query page."""
    from kg.foreign import Given

    with needing("server"):
        from kg.server import Settings, run_server

    if cors and not ORIGIN.fullmatch(cors):
        raise typer.BadParameter(f"{cors!r} is no origin such as https://example.org", param_hint="--cors")
    if may_edit and not token:
        raise typer.BadParameter("who may decide brings a token: give one with --token or KG_TOKEN", param_hint="--edit")
    if root_path and not ROOT_PATH.fullmatch(root_path):
        raise typer.BadParameter(f"{root_path!r} is no path such as /kg", param_hint="--root-path")
    settings = Settings(
        title=title,
        root_path=root_path,
        edit=may_edit,
        access_log=access_log,
        token=token,
        cors=cors,
        hosts=tuple(allowed or ()),
        timeout=timeout,
        most_queries=most_queries,
        most_bytes=most_bytes,
        given=Given(ontology=ontology, lexicon=lexicon),
    )
    run_server(graph, host, port, settings, say)


def _fields(explanation: Explanation | Derivation) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(explanation)
