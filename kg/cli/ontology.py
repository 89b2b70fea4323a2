"""Run `kg ontology`: look after an ontology and its lexicon."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.examples import example_of
from kg.cli.options import FINDING, emit, printable, say, tell
from kg.config import Config
from kg.counting import count_words
from kg.errors import ExportError, ReadError, unknown_name

if TYPE_CHECKING:
    from kg.learning.phrases import PhraseCounts

MOST_UNKNOWN = 5
"""Names of properties that an ontology has not, as examples give them, which are told."""

app = typer.Typer(no_args_is_help=True, help="Look after an ontology: check it, give it a lexicon, learn one, see what it lacks.")
defaults = Config()

OntologyName = Annotated[
    str, typer.Argument(metavar="ONTOLOGY", help="A shipped ontology, a file in any RDF syntax, or a folder.", show_default=False)
]
LexiconFile = Annotated[str, typer.Option("--lexicon", help="Its lexicon, where it is not the one beside it.", show_default=False)]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="File to write; standard output without it.", show_default=False)
]


def _write(text: str, output: Path | None) -> None:
    if output is None:
        emit(text)
    else:
        _write_bytes(text.encode(), output)


def _write_bytes(content: bytes, output: Path) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise _unwritable(output, error.strerror or str(error)) from error


def _check_place(output: Path) -> None:
    """Raise an error where a file cannot be written, as far as that can be known before."""
    if output.is_dir():
        raise _unwritable(output, "is a folder")
    if not output.parent.is_dir():
        raise _unwritable(output, "there is no such folder")
    if not os.access(output if output.exists() else output.parent, os.W_OK):
        raise _unwritable(output, "permission denied")


def _unwritable(output: Path, reason: str) -> ExportError:
    return ExportError(f"{output}: {reason}", remedy="name a file in a folder that can be written")


@app.command(epilog=example_of("ontology lexicon"))
def lexicon(
    ontology: OntologyName,
    lexicon: LexiconFile = "",
    output: Output = None,
    format_name: Annotated[
        str, typer.Option("--format", help="tsv, the table kg reads; or ontolex, OntoLex-Lemon in Turtle.")
    ] = "tsv",
    read: Annotated[
        Path | None, typer.Option("--from", help="Take the phrases from an OntoLex-Lemon file.", show_default=False)
    ] = None,
) -> None:
    """Write the lexicon of an ontology, or one proposed from its labels, to be edited."""
    from kg.ontology import load_ontology, write_lexicon
    from kg.ontology.lemon import read_ontolex, to_ontolex

    if format_name not in ("tsv", "ontolex"):
        raise unknown_name("format", format_name, ["tsv", "ontolex"])
    loaded = load_ontology(ontology, lexicon)
    if format_name == "ontolex":
        _write(to_ontolex(loaded, defaults.base), output)
        return
    if read is not None:
        _write(write_lexicon(read_ontolex(read, loaded.properties), loaded.properties), output)
        return
    comment = [
        f"What English phrases express which property of {loaded.path.name}.",
        "phrase, property, + as said or - with subject and object exchanged",
    ]
    _write(write_lexicon(loaded.lexicon, loaded.properties, comment=comment), output)


@app.command(epilog=example_of("ontology learn"))
def learn(
    ontology: OntologyName,
    examples: Annotated[
        Path,
        typer.Option(
            "--examples", help=r'JSON Lines: {"text", "triples": \[\[subject, property, object], …]}.', show_default=False
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="Lexicon to write.", show_default=False)],
    lexicon: LexiconFile = "",
    partial: Annotated[bool, typer.Option("--partial", help="An example names only some of the facts of its text.")] = False,
    model: Annotated[str, typer.Option(help="spaCy pipeline that reads the examples.")] = defaults.model,
) -> None:
    """Learn a lexicon from sentences with their triples, and say how well it reads what it has not seen."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from kg.learning import learn_lexicon, read_examples
    from kg.learning.examples import FORM
    from kg.ontology import files_of_lexicon, load_ontology

    _check_place(output)  # before minutes of work, not after
    loaded = load_ontology(ontology, lexicon)
    read = list(read_examples(examples, loaded))
    if not read:
        raise ReadError(str(examples), "no example is in it", remedy=f"write one a line: {FORM}")
    given = [e for e in read if e.triples or not partial]
    if not any(e.triples for e in given):
        raise ReadError(
            str(examples),
            "no triple has a property of the ontology",
            remedy="see the properties with: kg ontology lexicon ONTOLOGY",
        )
    for name, times in Counter(name for e in given for name in e.unknown).most_common(MOST_UNKNOWN):
        say(f"{examples}: {loaded.path.name} has no property {printable(name)!r}: left out, {count_words(times, 'triple')}")
    learned, report = learn_lexicon(given, loaded, model=model, partial=partial, report=say)
    comment = [
        f"Lexicon of {loaded.path.name}, learned from {len(given)} examples of {examples.name}.",
        "Rows may be changed or left out: kg reads what stands here.",
        *_left_out(report.contradicted),
    ]
    written = list(files_of_lexicon(learned, loaded.properties, output, comment=comment))
    for path, content in written:
        _write_bytes(content, path)
    table = Table()
    for column in ("property", "triples", "found in their text", "precision", "recall"):
        table.add_column(column, justify="left" if column == "property" else "right")
    rows = sorted(report.properties.items())
    for name, r in [*rows, ("all", report.total())]:
        precision = f"{r.right / r.predicted:.2f}" if r.predicted else "-"
        table.add_row(
            escape(printable(name)), str(r.triples), str(r.aligned), precision, f"{r.right / r.triples:.2f}" if r.triples else "-"
        )
    Console(width=110).print(table)
    tell(f"{' and '.join(str(path) for path, _ in written)}: precision and recall by cross-validation")


def _left_out(phrases: PhraseCounts) -> Iterator[str]:
    """Yield lines that say which proposed phrases a learned lexicon is without."""
    for entry, count in sorted(phrases.items(), key=lambda item: (item[0].property, item[0].phrase)):
        if count.read:
            yield f"Left out, right {count.right} of {count_words(count.read, 'time')}: {entry.phrase} ({entry.property})"
    silent = sum(not count.read for count in phrases.values())
    if silent:
        yield f"Left out, as they read no example of properties that have many: {silent} phrases (kg ontology lexicon writes them)"


@app.command(epilog=example_of("ontology check"))
def check(ontology: OntologyName, lexicon: LexiconFile = "") -> None:
    """Say what is undefined, circular, unsaid or contradictory in an ontology and its lexicon, with file and line."""
    from kg.ontology import load_ontology
    from kg.ontology.checks import check_ontology

    loaded = load_ontology(ontology, lexicon)
    findings = check_ontology(loaded)
    for finding in findings:
        tell(str(finding))
    errors = sum(f.severity == "error" for f in findings)
    tell(
        f"{loaded.path}: {len(loaded.classes)} classes, {len(loaded.properties)} properties, {len(loaded.lexicon.entries)} phrases; "
        f"{errors} errors, {len(findings) - errors} warnings"
    )
    if errors:
        raise typer.Exit(FINDING)


@app.command(epilog=example_of("ontology gap"))
def gap(
    graph: Annotated[Path, typer.Argument(help="Folder of a graph.", show_default=False)],
    most: Annotated[int, typer.Option(min=1, help="How many relations to show.")] = 20,
) -> None:
    """List the relations of a graph that its ontology has no property for, with examples and the axioms that would give them one."""
    from kg.gaps import find_gaps
    from kg.opening import open_graph

    stored = open_graph(graph)
    gaps = find_gaps(stored.engine)[:most]
    for entry in gaps:
        tell(f"{entry.phrase}: {count_words(entry.times, 'statement')}, mostly {entry.domain} → {entry.range}")
        tell(
            "".join(f"    “{sentence}”\n" for sentence in entry.sentences)
            + "".join(f"    {line}\n" for line in entry.axioms.splitlines())
        )
    if not gaps:
        tell("every statement of the graph is in the ontology's terms")


@app.command(epilog=example_of("ontology docs"))
def docs(
    ontology: OntologyName,
    output: Annotated[Path, typer.Option("-o", "--output", help="HTML file to write.")] = Path("ontology.html"),
) -> None:
    """Write an ontology as one HTML page."""
    from kg.ontology import load_ontology
    from kg.ontology.documentation import to_html

    _write(to_html(load_ontology(ontology)), output)
    tell(f"{output}")
