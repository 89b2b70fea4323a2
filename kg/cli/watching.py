"""The command that keeps a graph what its folder says: watch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.configured import configured
from kg.cli.options import (
    INPUT,
    check_folder,
    tell,
)
from kg.cli.progress import progress
from kg.config import Config
from kg.counting import count_words


@configured("strict", "fetch")
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
    *,
    config: Config,
) -> None:
    """Keep a graph what a folder says: new, changed, renamed and removed files flow in; what is not in the folder is taken out."""
    from kg.watching import Watcher
    from kg.watching import watch as look_again

    check_folder(output)
    with progress("Watching") as tally:
        watcher = Watcher(source, output, config=config, report=tally.report, progress=tally.add, settled=settled)
        for change in look_again(watcher, interval=interval, once=once):
            tell(f"{output}: {count_words(change.put, 'document')} put in, {change.removed} removed")
    if tally.errors:
        raise typer.Exit(INPUT)
