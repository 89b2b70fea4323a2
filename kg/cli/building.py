"""Commands that make and change graphs: build, add, remove, load, extract."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from kg.cli.configured import configured
from kg.cli.options import (
    INPUT,
    AnyLanguage,
    AsJson,
    Column,
    Fetch,
    Graph,
    GraphLexicon,
    GraphModel,
    GraphOntology,
    Only,
    Processes,
    Shared,
    Skip,
    Sources,
    Threads,
    check_folder,
    defaults,
    json_text,
    reading_of,
    say,
    tell,
    tell_json,
)
from kg.cli.progress import keep_report, progress, tell_report
from kg.config import Config
from kg.counting import count_words
from kg.errors import ConfigError, ExportError, unknown_name

if TYPE_CHECKING:
    from kg.analysis import Report
    from kg.editing import Editor
    from kg.graph import KnowledgeGraph
    from kg.resolution import Decision
    from kg.statements.contract import Contribution

ENGINES = ("processes", "spark")


@configured()
def build(
    sources: Sources,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="Folder for the graph; one that is there is replaced. Without it, one beside you called as the source is (news-graph).",
            show_default=False,
        ),
    ] = None,
    store: Annotated[
        str, typer.Option(help="A SPARQL server instead of a folder: sparql+http://HOST/query.", show_default=False)
    ] = "",
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a build that was cut off.")] = False,
    engine: Annotated[
        str, typer.Option(help="What does the work: processes of this machine, or spark, as it is set up here.", show_default=False)
    ] = "processes",
    work: Annotated[
        str,
        typer.Option(
            metavar="FOLDER",
            help="Where Spark keeps what is done, any folder that its executors reach; without it, one beside the graph (GRAPH.work).",
            show_default=False,
        ),
    ] = "",
    shared: Shared = False,
    as_json: AsJson = False,
    *,
    config: Config,
) -> None:
    """Build a graph from documents, and keep it in a folder or on a SPARQL server."""
    if engine not in ENGINES:
        raise unknown_name("engine", engine, ENGINES)
    if output is not None and store:
        raise typer.BadParameter("name a folder (-o) or a server (--store), and not both", param_hint="--output")
    if store and not store.startswith("sparql+"):
        raise ConfigError(f"{store}: not a store", remedy="give one such as sparql+http://localhost:7878/query")
    if not store:
        output = output or _default_folder(sources, resume=resume)
        check_folder(output)
    place = output or store
    with progress("Building", sources, config.reading) as tally:
        if engine == "spark":
            graph = _build_on_spark(sources, str(place), work, config, resume=resume, shared=shared, report=tally.report)
            tally.count_unseen(graph.manifest.documents)
        else:
            from kg.pipeline import build as build_graph

            graph = build_graph(
                sources, config=config, folder=place, resume=resume, shared=shared, report=tally.report, progress=tally.add
            )
    manifest = graph.manifest
    if output is not None:
        keep_report(tally, output)
    if as_json:
        counts = {"documents": manifest.documents, "statements": manifest.statements, "rejections": manifest.rejections}
        tell_json({"graph": str(place), **counts, **tally.to_record()})
    else:
        tell(f"{place}: {manifest.counts()}, {manifest.rejections:,} rejected")
        tell_report(tally, graph, str(place))
    if tally.errors:
        raise typer.Exit(INPUT)


def _build_on_spark(
    sources: list[str], place: str, work: str, config: Config, *, resume: bool, shared: bool, report: Report
) -> KnowledgeGraph:
    from kg.dataset.modes import OPEN, PRIVATE, make_folder
    from kg.spark import build as build_graph

    if not work and place.startswith("sparql+"):
        raise ConfigError("Spark keeps what is done in a folder", remedy="name one: --work FOLDER")
    if not work:  # it holds every text, as the graph does
        work = f"{place.rstrip('/')}.work"
        make_folder(Path(work), OPEN if shared else PRIVATE)
    return build_graph(sources, place, work=work, config=config, resume=resume, shared=shared, report=report)


def _default_folder(sources: list[str], *, resume: bool) -> Path:
    """Return the folder of a graph for which none is named, called as its only source is.

    Raises:
        ConfigError: it is there already: what nobody named is not replaced.
    """
    stem = Path(sources[0]).resolve().stem if len(sources) == 1 and Path(sources[0]).exists() else ""
    folder = Path(f"{stem}-graph" if stem else "graph")
    if folder.exists() and not resume:
        raise ConfigError(f"{folder}: already there", remedy=f"to replace it, name it: -o {folder}; or name another folder")
    return folder


def add(
    graph: Graph,
    sources: Sources,
    processes: Processes = defaults.processes,
    threads: Threads = defaults.threads,
    only: Only = None,
    skip: Skip = None,
    column: Column = None,
    any_language: AnyLanguage = False,
    fetch: Fetch = None,
    as_json: AsJson = False,
    model: GraphModel = "",
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Put new and changed documents into a graph; those it has are skipped."""
    from kg.editing import edit

    reading = reading_of(only, skip, column, any_language, fetch)
    with (
        edit(graph, ontology=ontology, lexicon=lexicon, model=model) as editor,
        _inferences_mentioned(editor),
        progress("Adding", sources, reading) as tally,
    ):
        resting = editor.graph.resting_decisions()
        changes = editor.add(
            sources, processes=processes, threads=threads, reading=reading, report=tally.report, progress=tally.add
        )
        resting_now = [decision for decision in editor.graph.resting_decisions() if decision not in resting]
    if as_json:
        fields = {"added": changes.added, "changed": changes.changed, "unchanged": changes.unchanged}
        tell_json({"graph": graph, **fields, **tally.to_record()})
    else:
        tell(
            f"{graph}: {count_words(len(changes.added), 'document')} added, {len(changes.changed)} changed, {len(changes.unchanged)} unchanged"
        )
    _mention_resting(graph, resting_now)
    if tally.errors:
        raise typer.Exit(INPUT)


def remove(
    graph: Graph,
    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCUMENT...",
            help="Ids of documents, as kg stats --documents lists them, or files of one document each.",
            show_default=False,
        ),
    ],
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Take documents out of a graph, with everything that was derived from them."""
    from kg.editing import edit

    with edit(graph, ontology=ontology, lexicon=lexicon) as editor, _inferences_mentioned(editor):
        removed = editor.remove(*documents)
        left = editor.graph.manifest.documents
        resting = editor.graph.resting_decisions()
    tell(f"{graph}: {count_words(len(removed), 'document')} removed, {left} left")
    _mention_resting(graph, resting)


def _mention_resting(graph: str, decisions: list[Decision]) -> None:
    """Name the decisions that still hold words of what is gone."""
    if decisions:
        from kg.dataset.folder import DECISIONS
        from kg.resolution.resting import in_short

        say(
            f"kg: without effect: {count_words(len(decisions), 'decision')}, as no document speaks of what is decided; kept in"
            f" {graph}/{DECISIONS} in case one comes again; delete the lines if nothing of it is to be left:"
        )
        for decision in decisions:
            say(f"  {in_short(decision)}")


@contextmanager
def _inferences_mentioned(editor: Editor) -> Iterator[None]:
    """Say so where a change takes out what was inferred before it."""
    had_inferences = editor.graph.stored.has_inferences
    yield
    if had_inferences and not editor.graph.stored.has_inferences:
        say("kg: what had been inferred may not follow any more and was taken out; kg infer makes it anew")


def load(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="N-Quads that kg export wrote.", show_default=False)],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Folder for the graph; one that is there is replaced.", show_default=False)
    ],
    shared: Shared = False,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Make a graph of its export as N-Quads: the way back, in bulk."""
    from kg.dataset.folder import DECISIONS
    from kg.dataset.manifest import FORMAT
    from kg.opening import load_graph

    check_folder(output)
    manifest = load_graph(file, output, shared=shared, ontology=ontology, lexicon=lexicon)
    if manifest.decisions and not (output / DECISIONS).exists():
        say(
            f"kg: what people had decided is in this graph, but not in its export: before you change the graph, copy {DECISIONS}"
            f" from the folder that it was exported from into {output}, else the next change undoes it"
        )
    tell(f"{output}: {manifest.counts()}, {count_words(manifest.quads, 'quad')}")
    if manifest.format != FORMAT:
        say(f"kg: it is of format {manifest.format}, an older one: kg upgrade {output} builds it anew from its texts")


def upgrade(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="A folder that kg build wrote, of any age.", show_default=False)],
    anew: Annotated[bool, typer.Option("--anew", help="Read the texts anew, also where the graph is of this format.")] = False,
    processes: Processes = defaults.processes,
    threads: Threads = defaults.threads,
    model: GraphModel = "",
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Make a graph of an older kg, or a damaged one, anew from what it holds: from a whole copy, else from its texts."""
    from kg.foreign import Given
    from kg.upgrading import upgrade as make_anew

    given = Given(model=model, ontology=ontology, lexicon=lexicon)
    with progress("Reading anew") as tally:
        made = make_anew(graph, given=given, processes=processes, threads=threads, anew=anew, progress=tally.add)
    how = "the texts" if made.read_anew else "a whole copy"
    tell(f"{graph}: {made.manifest.counts()}, made anew from {how} in {made.source.name}")
    if made.had_inferences:
        say("kg: what had been inferred was left out; kg infer makes it anew")


@configured("base")
def extract(
    sources: Sources,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; standard output without it.", show_default=False)
    ] = None,
    format_name: Annotated[
        str, typer.Option("--format", help="jsonl: one object a document, as described in CONTRIBUTING.md.")
    ] = "jsonl",
    grounded: Annotated[
        bool,
        typer.Option(
            "--grounded",
            help="Only triples in the ontology's terms: the label of the property, names as a learned lexicon writes them.",
        ),
    ] = False,
    *,
    config: Config,
) -> None:
    """Print what each document says, as it is read; no graph is kept."""
    if format_name != "jsonl":
        raise unknown_name("format", format_name, ["jsonl"])
    from kg.analysis import attempt, raise_error
    from kg.ontology import load_ontology
    from kg.pipeline import extract as iter_contributions
    from kg.statements.contract import to_terms

    loaded = load_ontology(config.ontology, config.lexicon)

    def record_of(contribution: Contribution) -> dict[str, object]:
        return to_terms(contribution, loaded) if grounded else contribution.to_dict()

    with _opened(output) as out, progress("Extracting", sources, config.reading) as tally:
        for contribution in iter_contributions(sources, config=config, report=tally.report):
            report = raise_error if config.strict else tally.report
            record = attempt(contribution.document, report, lambda c=contribution: record_of(c))  # type: ignore[misc]  # the one of now
            if record is not None:
                out.write(json_text(record) + "\n")
                out.flush()  # a document that is done is not lost with those that are not
                tally.add(contribution)
    if tally.errors:
        raise typer.Exit(INPUT)


@contextmanager
def _opened(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # as JSON is exchanged, wherever it is run
        yield sys.stdout
        return
    try:
        stream = path.open("w", encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}", remedy="name a file in a folder that can be written") from error
    with stream:
        yield stream
