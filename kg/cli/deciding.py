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
    from kg.resolution import Decision

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
    for number in (*(accept or ()), *(deny or ())):
        if not 1 <= number <= len(doubts):
            raise typer.BadParameter(f"there is no pair {number}; there are {len(doubts)}", param_hint="--accept")
    if accept or deny:
        from kg.opening import opened_for_writing
        from kg.resolution import Merge, Split

        one, two = ([doubts[number - 1] for number in numbers or ()] for numbers in (accept, deny))
        decisions: list[Decision] = [Merge(names=(doubt.one, doubt.other)) for doubt in one]
        decisions += [Split(names=(doubt.one, doubt.other)) for doubt in two]
        with opened_for_writing(graph, ontology=ontology, lexicon=lexicon) as writable:
            writable.decide(*decisions)
        for doubt, answer in (*((doubt, "one") for doubt in one), *((doubt, "two") for doubt in two)):
            tell(f"{doubt.label} and {doubt.other_label}: {answer}")
        return
    if as_json:
        tell_json([asdict(d) for d in doubts])
    for number, doubt in enumerate([] if as_json else doubts, 1):
        counts = f"{doubt.documents[0]} and {doubt.documents[1]} documents"
        tell(f"{number:4}  {doubt.label}  =?  {doubt.other_label}   ({doubt.reason}; {doubt.score:.2f}; {counts})")
    if not doubts:
        tell("no doubtful pairs") if not as_json else None
        raise typer.Exit(FINDING)


Made = tuple[list["Decision"], str]
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
        from kg.resolution import Merge

        wanted = tuple(dict.fromkeys(opened.find_names(names)))
        return [Merge(names=wanted)] if len(wanted) > 1 else [], f"{' and '.join(names)} are one"

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
        from kg.resolution import Divide, Rename, Split

        wanted = tuple(dict.fromkeys(opened.find_names(names)))
        if not documents:
            if len(wanted) < 2:
                raise typer.BadParameter("name two, or the documents that mean another (--document)", param_hint="NAME")
            return [Split(names=wanted)], f"{' and '.join(names)} are two"
        for document in documents:
            if not opened.has_document(document):
                raise unknown_name("document", document, opened.documents())
        called = label or f"{names[0]} ({documents[0]})"
        part = opened.entity_iri(called)
        decisions: list[Decision] = [Divide(name=wanted[0], documents=tuple(documents), part=part)]
        if label:
            decisions.append(Rename(name=part, label=label))
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

    def make(opened: KnowledgeGraph) -> Made:
        from kg.resolution import Retype

        return [Retype(name=opened.find_names([name])[0], class_iri=opened.find_class(class_name))], f"{name} is a {class_name}"

    _decide(graph, make, ontology, lexicon)


def rename(
    graph: Graph,
    name: Name,
    label: Annotated[str, typer.Argument(metavar="LABEL", show_default=False)],
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Say what something is called."""

    def make(opened: KnowledgeGraph) -> Made:
        from kg.resolution import Rename

        return [Rename(name=opened.find_names([name])[0], label=label)], f"{name} is called {label}"

    _decide(graph, make, ontology, lexicon)


def reject(
    graph: Graph,
    subject: Annotated[str, typer.Argument(show_default=False)],
    predicate: Annotated[str, typer.Argument(metavar="PROPERTY", show_default=False)],
    object_: Annotated[str, typer.Argument(metavar="OBJECT", show_default=False)],
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Say that a fact is wrong: its statements stay, with their sentences, but no longer make it a fact."""

    def make(opened: KnowledgeGraph) -> Made:
        from kg.resolution import Reject

        subject_iri, predicate_iri, object_term = opened.find_fact(subject, predicate, object_)
        rejection = Reject(subject=subject_iri, predicate=predicate_iri, object_term=object_term)
        return [rejection], f"{subject} {predicate} {object_} is no fact"

    _decide(graph, make, ontology, lexicon)
