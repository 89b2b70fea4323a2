"""Options that several commands share, and how commands speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.config import Config
from kg.errors import ExportError, ReadError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.model import Contribution

FINDING, INPUT = 1, 3

defaults = Config()
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCES...", help="Files (.txt, .md, .jsonl), folders, patterns; - for standard input.", show_default=False
    ),
]
Graph = Annotated[
    str, typer.Argument(metavar="GRAPH", help="A folder that kg build wrote, or sparql+http://HOST/query.", show_default=False)
]
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


def say(message: str) -> None:
    """Tell something on standard error, apart from results."""
    typer.echo(message, err=True)


class Reporter:
    """Tell of sources that cannot be read, and remember how many there were."""

    def __init__(self) -> None:
        self.errors: list[ReadError] = []

    def __call__(self, error: ReadError) -> None:
        """Tell of one."""
        self.errors.append(error)
        say(f"kg: {error}")


@contextmanager
def progress(action: str) -> Iterator[Callable[[Contribution], None]]:
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


def check_folder(output: Path) -> None:
    """Refuse a folder that cannot be written before hours of work, not after."""
    place = output
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir():
        raise ExportError(f"{output}: {place} is a file", remedy="name a folder")
    if not os.access(place, os.W_OK):
        raise ExportError(f"{output}: no permission to write in {place}", remedy="name a folder that you may write")


def opened(graph: str) -> KnowledgeGraph:
    """Open a graph for reading."""
    from kg.opening import open_graph

    return open_graph(graph)
