"""Options that several commands share, and how commands speak."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.config import Config, ReadOptions
from kg.errors import ExportError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.stored import StoredGraph

FINDING, INPUT = 1, 3
"""Exit codes: something was found that should be looked at; the input cannot be used."""


defaults = Config()


def only_where_named(context: typer.Context, option: typer.CallbackParam, value: str) -> str:
    """Take what kg.toml names for a graph only where the graph names it, too; what is named by flag or environment holds anyhow."""
    source = context.get_parameter_source(str(option.name))
    if source is None or source.name != "DEFAULT_MAP":
        return value
    try:
        settings = json.loads((Path(str(context.params["graph"])) / "manifest.json").read_text(encoding="utf-8"))["settings"]
    except (OSError, ValueError, KeyError, TypeError):  # no graph, or a damaged one: who opens it says so
        return ""
    return value if settings.get(option.name) == value else ""


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCES...",
        help="Files (texts, web pages, PDFs, tables, mails …), folders, patterns, addresses (--fetch); - for standard input.",
        show_default=False,
    ),
]
Graph = Annotated[
    str, typer.Argument(metavar="GRAPH", help="A folder that kg build wrote, or sparql+http://HOST/query.", show_default=False)
]
Model = Annotated[
    str, typer.Option(envvar="KG_MODEL", help="spaCy pipeline: the shipped one, the name of an installed one, or a folder.")
]
OntologyName = Annotated[
    str,
    typer.Option(
        "--ontology", envvar="KG_ONTOLOGY", help="A shipped ontology, a file in any RDF syntax, or a folder with ontology.ttl."
    ),
]
LexiconFile = Annotated[
    str,
    typer.Option(
        "--lexicon",
        envvar="KG_LEXICON",
        help="Its lexicon; without one, the one beside it, or one proposed from labels.",
        show_default=False,
    ),
]
GraphOntology = Annotated[
    str,
    typer.Option(
        "--ontology",
        envvar="KG_ONTOLOGY",
        callback=only_where_named,
        help="The graph's ontology, where it is not a shipped one: what a graph names itself is not loaded.",
        show_default=False,
    ),
]
GraphLexicon = Annotated[
    str,
    typer.Option(
        "--lexicon",
        envvar="KG_LEXICON",
        callback=only_where_named,
        help="The graph's lexicon, where it has one of its own.",
        show_default=False,
    ),
]
GraphModel = Annotated[
    str,
    typer.Option("--model", envvar="KG_MODEL", help="The graph's pipeline, where it is not the shipped one.", show_default=False),
]
Shared = Annotated[bool, typer.Option("--shared", help="Let others read the graph, as the umask says; without it, only you.")]


def _checked_base(value: str) -> str:
    if not value.endswith(("/", "#")):
        raise typer.BadParameter("must end in / or #", param_hint="--base")
    return value


Base = Annotated[str, typer.Option(envvar="KG_BASE", callback=_checked_base, help="IRI that everything is minted under.")]
Complements = Annotated[
    bool,
    typer.Option(
        "--complements",
        envvar="KG_COMPLEMENTS",
        help="Give each complement of a clause as a triple of its own, too, not as a qualifier only, and passives in their own words.",
    ),
]
Processes = Annotated[
    int, typer.Option(min=1, envvar="KG_PROCESSES", help="Worker processes; the result is the same for any number.")
]
Threads = Annotated[int, typer.Option(min=1, envvar="KG_THREADS", help="CPU threads of the language model in each process.")]
MinConfidence = Annotated[
    float,
    typer.Option(min=0.0, max=1.0, envvar="KG_MIN_CONFIDENCE", help="Leave out statements that are less likely right than this."),
]
DirectConfidence = Annotated[
    float,
    typer.Option(
        min=0.0,
        max=1.0,
        envvar="KG_DIRECT_CONFIDENCE",
        help="Keep statements that are less likely right than this from standing as facts.",
    ),
]
OpenConfidence = Annotated[
    float,
    typer.Option(
        min=0.0,
        max=1.0,
        envvar="KG_OPEN_CONFIDENCE",
        help="The same of statements for whose relation the lexicon has no property.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", envvar="KG_STRICT", help="Stop at the first source that cannot be read.")]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="PATTERN",
        help="Read only these files of folders and archives ('*.pdf'); may be repeated.",
        show_default=False,
    ),
]
Skip = Annotated[
    list[str] | None,
    typer.Option(
        "--skip", metavar="PATTERN", help="Leave out these files of folders and archives; may be repeated.", show_default=False
    ),
]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="PART=NAME",
        help="The column or field that is text, id, title, date, source, author or site, where it is called otherwise.",
        show_default=False,
    ),
]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Read also texts that are not in English.")]
Fetch = Annotated[
    Path | None,
    typer.Option(
        "--fetch",
        metavar="FOLDER",
        help="Fetch sources that are addresses (https://…), unless they are in this folder, which keeps them.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def reading_of(
    only: list[str] | None, skip: list[str] | None, column: list[str] | None, any_language: bool, fetch: Path | None = None
) -> ReadOptions:
    """Return which files are to be read, and how."""
    from kg.documents.rows import NAMES

    columns = [(part, name) for part, _, name in (text.partition("=") for text in column or ())]
    for part, name in columns:
        if part not in NAMES or not name:
            raise typer.BadParameter(f"{part!r} is none of {', '.join(NAMES)}, with = and a name", param_hint="--column")
    return ReadOptions(
        only=tuple(only or ()),
        skip=tuple(skip or ()),
        columns=tuple(columns),
        any_language=any_language,
        fetch=str(fetch) if fetch is not None else "",
        fetch_private=os.environ.get("KG_FETCH_PRIVATE") == "1",
    )


MOST_NAMESAKES = 5
"""Entities of one name that are told by their own names, of however many."""

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters by which a terminal is steered, all but tab and line feed; and half characters, which it cannot be sent."""


def printable(text: str) -> str:
    r"""Return a text as a terminal may show it: what would steer it stands as an escape.

    >>> printable("\x1b[2Jgone")
    '\\x1b[2Jgone'
    """
    return CONTROLS.sub(lambda control: control.group().encode("unicode_escape").decode(), text)


def json_text(value: object) -> str:
    r"""Return JSON as programs read it and no terminal is steered by it.

    >>> json_text("\x9b[2J")
    '"\\u009b[2J"'
    """
    text = json.dumps(value, ensure_ascii=False)
    return CONTROLS.sub(lambda control: f"\\u{ord(control.group()):04x}", text)


def tell(text: str = "", *, end: str = "\n") -> None:
    """Tell people a result on standard output."""
    typer.echo(printable(text) + end, nl=False)


def tell_json(value: object) -> None:
    """Tell programs a result on standard output."""
    typer.echo(json_text(value))


def emit(text: str) -> None:
    """Write a format for programs as it is; a terminal gets what it may show of it."""
    typer.echo(printable(text) if sys.stdout.isatty() else text, nl=False)


def say(message: str) -> None:
    """Tell something on standard error, apart from results."""
    typer.echo(printable(message), err=True)


def say_namesakes(stored: StoredGraph, name: str, entity: str) -> None:
    """Say which entity a name stands for, where others are called so, too."""
    from kg.lookup import namesakes

    if further := namesakes(stored, name, entity):
        own = entity.replace(stored.prefixes["kge"], "kge:")
        rest = f" and {len(further) - MOST_NAMESAKES} more" if len(further) > MOST_NAMESAKES else ""
        say(f"kg: {name!r} is {own} here; called so are also {', '.join(further[:MOST_NAMESAKES])}{rest}")


def check_folder(output: Path) -> None:
    """Refuse a folder that cannot be written before hours of work, not after."""
    place = output
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir():
        raise ExportError(
            f"{output}: this is a file" if place == output else f"{output}: {place} is a file", remedy="name a folder"
        )
    if not os.access(place, os.W_OK):
        raise ExportError(f"{output}: no permission to write in {place}", remedy="name a folder that you may write")


def opened(graph: str, ontology: str = "", lexicon: str = "") -> KnowledgeGraph:
    """Open a graph for reading, with the ontology and lexicon named for it."""
    from kg.opening import open_graph

    return open_graph(graph, ontology=ontology, lexicon=lexicon)
