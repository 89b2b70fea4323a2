"""The command line: build, extract, query, export, explore, stats, why, why-not.

Exit codes: 0 fine, 1 a finding (no rows, nothing to explain), 2 usage, 3 input that could not be read or understood; what
could be read is done all the same. Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from kg.config import Config
from kg.errors import ExportError, KgError, ReadError, unknown_name
from kg.ontology_cli import app as ontology_app
from kg.severity import Severity

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.model import Contribution
    from kg.queries import Derivation, Explanation, Rows

FINDING, INPUT = 1, 3

app = typer.Typer(
    name="kg", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Turn text into a knowledge graph you can trust: every statement carries the sentence that proves it.",
)  # fmt: skip

defaults = Config()
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCES...", help="Files (.txt, .md, .jsonl), folders, patterns; - for standard input.", show_default=False
    ),
]
Graph = Annotated[Path, typer.Argument(metavar="GRAPH", help="A folder that kg build wrote.", show_default=False)]
Model = Annotated[str, typer.Option(help="spaCy pipeline: the shipped one, the name of an installed one, or a folder.")]
OntologyName = Annotated[
    str, typer.Option("--ontology", help="A shipped ontology, a file in any RDF syntax, or a folder with ontology.ttl.")
]
LexiconFile = Annotated[
    str,
    typer.Option(
        "--lexicon",
        help="Its lexicon; without one, the one beside it, or one proposed from labels.",
        show_default=False,
    ),
]
Processes = Annotated[int, typer.Option(min=1, help="Worker processes; the result is the same for any number.")]
Threads = Annotated[int, typer.Option(min=1, help="CPU threads of the language model in each process.")]
MinConfidence = Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out statements that are less likely right than this.")]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first source that cannot be read.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        import kg

        typer.echo(f"kg {kg.__version__}")
        raise typer.Exit


app.add_typer(ontology_app, name="ontology")


@app.callback()
def common(
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole traceback of an error.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)] = False,
) -> None:
    """Options for every command."""
    del debug, version  # main() looks for the one, the callback has dealt with the other


def _say(message: str) -> None:
    typer.echo(message, err=True)


class _Reporter:
    """Tell of sources that cannot be read, and remember how many there were."""

    def __init__(self) -> None:
        self.errors: list[ReadError] = []

    def __call__(self, error: ReadError) -> None:
        self.errors.append(error)
        _say(f"kg: {error}")


@contextmanager
def _progress(action: str) -> Iterator[object]:
    """Show a bar of documents done on a terminal; yield the function to call for each."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task(action, total=None)

        def done(contribution: Contribution) -> None:
            bar.update(task, advance=1, description=f"{action}: {contribution.document.title[:50] or contribution.document.id}")

        yield done


@app.command()
def build(
    sources: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the graph.", show_default=False)],
    model: Model = defaults.model,
    ontology: OntologyName = defaults.ontology,
    lexicon: LexiconFile = defaults.lexicon,
    base: Annotated[str, typer.Option(help="IRI that everything is minted under.")] = defaults.base,
    processes: Processes = defaults.processes,
    threads: Threads = defaults.threads,
    min_confidence: MinConfidence = defaults.min_confidence,
    strict: Strict = False,
    as_json: AsJson = False,
) -> None:
    """Build a graph from documents, and keep it in a folder."""
    from kg.pipeline import build as build_graph

    if not base.endswith(("/", "#")):
        raise typer.BadParameter("must end in / or #", param_hint="--base")
    _check_folder(output)
    config = Config(
        model=model,
        ontology=ontology,
        lexicon=lexicon,
        base=base,
        processes=processes,
        threads=threads,
        strict=strict,
        min_confidence=min_confidence,
    )
    report = _Reporter()
    with _progress("Building") as progress:
        graph = build_graph(sources, config=config, report=report, progress=progress)  # type: ignore[arg-type]  # a function of a contribution
    if not graph.manifest["documents"]:
        _say("kg: no document could be read, so no graph was written")
        raise typer.Exit(INPUT)
    graph.save(output)
    counts = {k: graph.manifest[k] for k in ("statements", "rejections")}
    documents = len(graph.manifest["documents"])  # type: ignore[arg-type]  # a mapping of ids
    if as_json:
        typer.echo(json.dumps({"graph": str(output), "documents": documents, **counts, "unread": [str(e) for e in report.errors]}))
    else:
        typer.echo(f"{output}: {documents} documents, {counts['statements']} statements, {counts['rejections']} rejected")
    if report.errors:
        raise typer.Exit(INPUT)


def _check_folder(output: Path) -> None:
    """Refuse a folder that cannot be written before hours of work, not after."""
    import os

    place = output
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir():
        raise ExportError(f"{output}: {place} is a file", remedy="name a folder")
    if not os.access(place, os.W_OK):
        raise ExportError(f"{output}: no permission to write in {place}", remedy="name a folder that you may write")


@app.command()
def extract(
    sources: Sources,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; standard output without it.", show_default=False)
    ] = None,
    format_name: Annotated[
        str, typer.Option("--format", help="jsonl: one object a document, as described in CONTRIBUTING.md.")
    ] = "jsonl",
    model: Model = defaults.model,
    ontology: OntologyName = defaults.ontology,
    lexicon: LexiconFile = defaults.lexicon,
    processes: Processes = defaults.processes,
    threads: Threads = defaults.threads,
    min_confidence: MinConfidence = defaults.min_confidence,
    complements: Annotated[
        bool,
        typer.Option(
            "--complements", help="Give each complement of a clause as a triple of its own, too, not as a qualifier only."
        ),
    ] = False,
    grounded: Annotated[
        bool,
        typer.Option(
            "--grounded",
            help="Only triples in the ontology's terms: the label of the property, names as a learned lexicon writes them.",
        ),
    ] = False,
    strict: Strict = False,
) -> None:
    """Print what each document says, as it is read; no graph is kept."""
    if format_name != "jsonl":
        raise unknown_name("format", format_name, ["jsonl"])
    from kg.ontology import load_ontology
    from kg.pipeline import iter_contributions, read_documents
    from kg.statements.contract import to_contract, to_terms

    config = Config(
        model=model,
        ontology=ontology,
        lexicon=lexicon,
        processes=processes,
        threads=threads,
        strict=strict,
        min_confidence=min_confidence,
        complements=complements,
    )
    report = _Reporter()
    loaded = load_ontology(config.ontology, config.lexicon)
    with _opened(output) as out, _progress("Extracting") as progress:
        for contribution in iter_contributions(read_documents(sources, config, report), config):
            out.write(json.dumps((to_terms if grounded else to_contract)(contribution, loaded), ensure_ascii=False) + "\n")
            progress(contribution)  # type: ignore[operator]  # a function of a contribution
    if report.errors:
        raise typer.Exit(INPUT)


@contextmanager
def _opened(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    try:
        stream = path.open("w", encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}", remedy="name a file in a folder that can be written") from error
    with stream:
        yield stream


def _open(graph: Path) -> KnowledgeGraph:
    from kg.graph import open_graph

    return open_graph(graph)


@app.command()
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
    format_name: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
    as_json: AsJson = False,
) -> None:
    """Ask a graph in SPARQL; without a query, list the stored ones."""
    formats: dict[str, Callable[[Rows], None]] = {"table": _print_table, "csv": _print_csv, "json": _print_json}
    if format_name not in formats:
        raise unknown_name("format", format_name, formats)
    opened = _open(graph)
    if text is None:
        from kg.ontology import find_ontology
        from kg.queries import list_stored_queries

        for stored in list_stored_queries(find_ontology(str(opened.manifest["ontology"])).parent):
            parameters = " ".join(f"--set {name}=…" for name in stored.parameters)
            typer.echo(f"{stored.name} {parameters}\n    {stored.title}")
        return
    if text.endswith(".rq"):
        try:
            text = Path(text).read_text(encoding="utf-8")
        except OSError as error:
            raise ReadError(text, error.strerror or str(error), remedy="check the path of the query") from error
    bound = {}
    for binding in bindings or ():
        name, equals, value = binding.partition("=")
        if not equals:
            raise typer.BadParameter(f"{binding!r} is not VARIABLE=VALUE", param_hint="--set")
        bound[name.lstrip("?")] = value
    rows = opened.query(text, **bound)
    formats["json" if as_json else format_name](rows)
    if not len(rows):
        raise typer.Exit(FINDING)


def _print_csv(rows: Rows) -> None:
    typer.echo(rows.to_csv(), nl=False)


def _print_json(rows: Rows) -> None:
    typer.echo(json.dumps(rows.to_records(), ensure_ascii=False))


def _print_table(rows: Rows) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else 160)
    table = Table(show_lines=True)
    for column in rows.columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(value.replace("[", "\\[") for value in row.values()))
    console.print(table if len(rows) else "no rows")


@app.command()
def export(
    graph: Graph,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="File to write (.ttl, .jsonld, .nq), or a folder for all.", show_default=False)
    ],
    format_name: Annotated[
        str | None, typer.Option("--format", help="turtle, jsonld or nquads, where the ending does not tell.", show_default=False)
    ] = None,
) -> None:
    """Write a graph as Turtle, JSON-LD or N-Quads; into a folder, as all of them."""
    from kg.exports import EXPORTERS

    opened = _open(graph)
    targets = [output]
    if output.is_dir() or not (output.suffix or format_name):
        targets = [output / f"graph{endings[0]}" for _, endings in EXPORTERS.values()]
    for target in targets:
        opened.write(target, format=format_name)
        typer.echo(f"{target}")


@app.command()
def explore(
    graph: Graph,
    output: Annotated[Path, typer.Option("-o", "--output", help="HTML file to write.")] = Path("graph.html"),
    title: Annotated[str, typer.Option(help="Title of the page.")] = "",
) -> None:
    """Draw a graph as one HTML file that opens without a network."""
    page = _open(graph).explore(output, title=title)
    typer.echo(f"{output}: {page.nodes} of {page.total_nodes} entities, {page.edges} relations")


@app.command()
def stats(graph: Graph, as_json: AsJson = False) -> None:
    """Count what is in a graph."""
    counts = _open(graph).stats()
    if as_json:
        typer.echo(json.dumps(counts, ensure_ascii=False))
        return
    for name, value in counts.items():
        if isinstance(value, dict):
            typer.echo(f"{name}:")
            for key, count in value.items():
                typer.echo(f"  {count:6} {key}")
        else:
            typer.echo(f"{name + ':':12} {value}")


@app.command()
def why(
    graph: Graph,
    subject: Annotated[str, typer.Argument(help="A name, an alias, a prefixed name or an IRI.", show_default=False)],
    predicate: Annotated[str | None, typer.Argument(metavar="[PROPERTY]", show_default=False)] = None,
    object_: Annotated[str | None, typer.Argument(metavar="[OBJECT]", show_default=False)] = None,
    as_json: AsJson = False,
) -> None:
    """Show the sentences that prove what a graph says."""
    opened = _open(graph)
    explanations: list[Explanation | Derivation] = [
        *opened.why(subject, predicate, object_),
        *opened.why_inferred(subject, predicate, object_),
    ]
    if as_json:
        typer.echo(json.dumps([_fields(e) for e in explanations], ensure_ascii=False))
    else:
        typer.echo("\n\n".join(map(str, explanations)) if explanations else "nothing in the graph says so")
    if not explanations:
        raise typer.Exit(FINDING)


@app.command("why-not")
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

    wished = sys.stdin.read() if text == "-" else text
    diagnosis = diagnose(wished, subject, relation, object_, config=Config(model=model, ontology=ontology, lexicon=lexicon))
    typer.echo(str(diagnosis))
    if not diagnosis.is_fact:
        raise typer.Exit(FINDING)


@app.command()
def validate(
    graph: Graph,
    severity: Annotated[Severity, typer.Option(help="The least grave problems to show.")] = Severity.INFO,
    as_json: AsJson = False,
) -> None:
    """Check a graph: its shapes, contradictions between its sentences, relations that the ontology's types rejected."""
    from dataclasses import asdict

    grave = list(Severity)
    problems = _open(graph).validate()
    shown = [p for p in problems if grave.index(p.severity) <= grave.index(severity)]
    if as_json:
        typer.echo(json.dumps([asdict(p) for p in shown], ensure_ascii=False))
    else:
        for problem in shown:
            typer.echo(str(problem))
        counts = ", ".join(
            f"{sum(p.severity == s for p in problems)} {name}"
            for s, name in zip(grave, ("violations", "warnings", "rejections"), strict=True)
        )
        typer.echo(f"{graph}: {counts}")
    if any(p.severity is Severity.VIOLATION for p in problems):
        raise typer.Exit(FINDING)


@app.command()
def infer(graph: Graph, as_json: AsJson = False) -> None:
    """Infer what follows from the facts of a graph by its ontology, into a graph of its own, and say how much that is."""
    from kg.reasoning import count_rules

    opened = _open(graph)
    entailments = opened.infer()
    opened.save(graph)
    facts = opened.stats()["facts"]
    share = 100 * len(entailments) / max(1, len(entailments) + int(str(facts)))
    rules = count_rules(entailments).most_common()
    if as_json:
        typer.echo(json.dumps({"inferred": len(entailments), "facts": facts, "rules": dict(rules)}))
        return
    typer.echo(f"{graph}: {len(entailments)} triples inferred from {facts} facts, {share:.0f} % of both together")
    for rule, number in rules[:10]:
        typer.echo(f"  {number:6} {rule}")


def _fields(explanation: Explanation | Derivation) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(explanation)


def main() -> None:
    """Run the command line, and turn errors into one line and an exit code."""
    debug = "--debug" in sys.argv
    logging.basicConfig(level=logging.DEBUG if debug else logging.ERROR, format="%(name)s: %(message)s")
    try:
        app()
    except KgError as error:
        if debug:
            raise
        _say(f"kg: {error}")
        sys.exit(INPUT)
    except BrokenPipeError:
        # The reader of our output has gone (kg extract | head): nothing is left to do.
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
