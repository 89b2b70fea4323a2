"""Commands by which people decide who is who: resolve, merge, split, retype, rename, reject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import FINDING, AsJson, Graph, GraphLexicon, GraphOntology, opened, tell, tell_json
from kg.errors import unknown_name

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

Names = Annotated[list[str], typer.Argument(metavar="NAME...", help="Names, prefixed names or IRIs.", show_default=False)]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, a prefixed name or an IRI.", show_default=False)]


def resolve(
    graph: Graph,
    accept: Annotated[list[int] | None, typer.Option(help="Numbers of pairs that are one thing.", show_default=False)] = None,
    deny: Annotated[list[int] | None, typer.Option("--reject", help="Numbers of pairs that are two.", show_default=False)] = None,
    as_json: AsJson = False,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """List the pairs of names that may mean one thing; accept or reject some of them by their numbers."""
    doubts = opened(graph, ontology, lexicon).doubtful_pairs()
    chosen = [(n, "merge") for n in accept or ()] + [(n, "split") for n in deny or ()]
    for number, _ in chosen:
        if not 1 <= number <= len(doubts):
            raise typer.BadParameter(f"there is no pair {number}; there are {len(doubts)}", param_hint="--accept")
    if chosen:
        from kg.opening import opened_for_writing

        pairs = [(doubts[number - 1], action) for number, action in chosen]
        with opened_for_writing(graph, ontology=ontology, lexicon=lexicon) as writable:
            writable.decide(*({"do": action, "names": [doubt.one, doubt.other]} for doubt, action in pairs))
        for doubt, action in pairs:
            tell(f"{doubt.label} and {doubt.other_label}: {'one' if action == 'merge' else 'two'}")
        return
    if as_json:
        tell_json([asdict(d) for d in doubts])
    for number, doubt in enumerate([] if as_json else doubts, 1):
        counts = f"{doubt.documents[0]} and {doubt.documents[1]} documents"
        tell(f"{number:4}  {doubt.label}  =?  {doubt.other_label}   ({doubt.reason}; {doubt.score:.2f}; {counts})")
    if not doubts:
        tell("no doubtful pairs") if not as_json else None
        raise typer.Exit(FINDING)


Made = tuple[list[dict[str, object]], str]
"""Decisions, and what to say of them."""


def _decide(graph: str, make: Callable[[KnowledgeGraph], Made], ontology: str, lexicon: str) -> None:
    """Apply the decisions that are made by a graph's names, all of them or none."""
    from kg.opening import opened_for_writing

    with opened_for_writing(graph, ontology=ontology, lexicon=lexicon) as writable:
        decisions, said = make(writable)
        fresh = writable.decide(*decisions)
    tell(f"{graph}: {said}{'' if fresh else ', as it was'}")


def merge(graph: Graph, names: Names, ontology: GraphOntology = "", lexicon: GraphLexicon = "") -> None:
    """Say that names mean one thing."""
    if len(names) < 2:
        raise typer.BadParameter("name two or more", param_hint="NAME")

    def make(opened: KnowledgeGraph) -> Made:
        wanted = list(dict.fromkeys(opened.find_names(names)))
        return [{"do": "merge", "names": wanted}] if len(wanted) > 1 else [], f"{' and '.join(names)} are one"

    _decide(graph, make, ontology, lexicon)


def split(
    graph: Graph,
    names: Names,
    documents: Annotated[
        list[str] | None, typer.Option("--document", help="Documents that mean another of that name.", show_default=False)
    ] = None,
    label: Annotated[str, typer.Option("--as", help="What the other one is to be called.", show_default=False)] = "",
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Say that two names are two things, or that some documents mean another by one name."""

    def make(opened: KnowledgeGraph) -> Made:
        found = list(dict.fromkeys(opened.find_names(names)))
        if not documents:
            if len(found) < 2:
                raise typer.BadParameter("name two, or the documents that mean another (--document)", param_hint="NAME")
            return [{"do": "split", "names": found}], f"{' and '.join(names)} are two"
        for document in documents:
            if not opened.has_document(document):
                raise unknown_name("document", document, opened.documents())
        called = label or f"{names[0]} ({documents[0]})"
        other = opened.entity_iri(called)
        decisions: list[dict[str, object]] = [{"do": "split", "name": found[0], "documents": documents, "as": other}]
        if label:
            decisions.append({"do": "rename", "name": other, "label": label})
        return decisions, f"{called} is another than {names[0]}"

    _decide(graph, make, ontology, lexicon)


def retype(
    graph: Graph,
    name: Name,
    class_name: Annotated[str, typer.Argument(metavar="CLASS", show_default=False)],
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Say what something is: a class of the ontology."""
    _decide(
        graph,
        lambda g: (
            [{"do": "retype", "name": g.find_names([name])[0], "class": g.find_class(class_name)}],
            f"{name} is a {class_name}",
        ),
        ontology,
        lexicon,
    )


def rename(
    graph: Graph,
    name: Name,
    label: Annotated[str, typer.Argument(metavar="LABEL", show_default=False)],
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Say what something is called."""
    _decide(
        graph,
        lambda g: ([{"do": "rename", "name": g.find_names([name])[0], "label": label}], f"{name} is called {label}"),
        ontology,
        lexicon,
    )


def reject(
    graph: Graph,
    subject: Annotated[str, typer.Argument(show_default=False)],
    predicate: Annotated[str, typer.Argument(metavar="PROPERTY", show_default=False)],
    object_: Annotated[str, typer.Argument(metavar="OBJECT", show_default=False)],
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Say that a fact is wrong: its statements stay, with their sentences, but no longer make it a fact."""
    _decide(
        graph,
        lambda g: (
            [{"do": "reject", "statement": g.find_fact(subject, predicate, object_)}],
            f"{subject} {predicate} {object_} is no fact",
        ),
        ontology,
        lexicon,
    )
