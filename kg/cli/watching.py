"""The command that keeps a graph what its folder says: watch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import (
    INPUT,
    AnyLanguage,
    Base,
    Column,
    Complements,
    DirectConfidence,
    LexiconFile,
    MinConfidence,
    Model,
    Only,
    OntologyName,
    Processes,
    Skip,
    Threads,
    check_folder,
    defaults,
    reading_of,
    tell,
)
from kg.cli.progress import progress
from kg.config import Config


def watch(
    source: Annotated[
        str, typer.Argument(metavar="FOLDER", help="A folder, or a file of many documents such as a feed.", show_default=False)
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Folder of the graph, built where it is not there.", show_default=False)
    ],
    once: Annotated[bool, typer.Option("--once", help="Bring the graph up to date and end, for cron.")] = False,
    interval: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks at the folder.")] = 2.0,
    settled: Annotated[float, typer.Option(min=0.0, help="Seconds for which a file must be left alone before it is read.")] = 2.0,
    model: Model = defaults.model,
    ontology: OntologyName = defaults.ontology,
    lexicon: LexiconFile = defaults.lexicon,
    base: Base = defaults.base,
    complements: Complements = defaults.complements,
    min_confidence: MinConfidence = defaults.min_confidence,
    direct_confidence: DirectConfidence = defaults.direct_confidence,
    processes: Processes = defaults.processes,
    threads: Threads = defaults.threads,
    only: Only = None,
    skip: Skip = None,
    column: Column = None,
    any_language: AnyLanguage = False,
) -> None:
    """Keep a graph what a folder says: new, changed, renamed and removed files flow in; what is not in the folder is taken out."""
    from kg.watching import Watcher
    from kg.watching import watch as look_again

    check_folder(output)
    config = Config(
        model=model,
        ontology=ontology,
        lexicon=lexicon,
        base=base,
        complements=complements,
        min_confidence=min_confidence,
        direct_confidence=direct_confidence,
        processes=processes,
        threads=threads,
        reading=reading_of(only, skip, column, any_language),
    )
    with progress("Watching") as tally:
        watcher = Watcher(source, output, config=config, report=tally.report, progress=tally.add, settled=settled)
        for change in look_again(watcher, interval=interval, once=once):
            tell(f"{output}: {change.put} documents put in, {change.removed} removed")
    if tally.errors:
        raise typer.Exit(INPUT)
