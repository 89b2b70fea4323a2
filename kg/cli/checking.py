"""Commands that check and complete a graph, and look at the installation: validate, infer, doctor."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import FINDING, AsJson, Graph, GraphLexicon, GraphOntology, opened, tell, tell_json
from kg.counting import count_words
from kg.severity import Severity


def validate(
    graph: Graph,
    severity: Annotated[Severity, typer.Option(help="The least grave problems to show.")] = Severity.INFO,
    shapes: Annotated[
        list[str] | None,
        typer.Option("--shapes", metavar="FILE", help="SHACL shapes of your own, too; may be repeated.", show_default=False),
    ] = None,
    as_json: AsJson = False,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Check a graph: its shapes, contradictions between its sentences, relations that the ontology's types rejected."""
    from dataclasses import asdict

    grave = list(Severity)
    problems = opened(graph, ontology, lexicon).validate(*(shapes or ()))
    shown = [p for p in problems if grave.index(p.severity) <= grave.index(severity)]
    if as_json:
        tell_json([asdict(p) for p in shown])
    else:
        for problem in shown:
            tell(str(problem))
        counts = ", ".join(
            count_words(sum(p.severity == s for p in problems), noun)
            for s, noun in zip(grave, ("violation", "warning", "rejection"), strict=True)
        )
        tell(f"{graph}: {counts}")
    if any(p.severity is Severity.VIOLATION for p in problems):
        raise typer.Exit(FINDING)


def infer(
    graph: Graph,
    as_json: AsJson = False,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Infer what follows from the facts of a graph by its ontology, into a graph of its own, and say how much that is."""
    from kg.editing import edit
    from kg.reasoning import count_rules

    with edit(graph, ontology=ontology, lexicon=lexicon) as editor:
        entailments = editor.infer()
        facts = editor.graph.stored.count_facts()
    share = 100 * len(entailments) / max(1, len(entailments) + facts)
    rules = count_rules(entailments).most_common()
    if as_json:
        tell_json({"inferred": len(entailments), "facts": facts, "rules": dict(rules)})
        return
    tell(
        f"{graph}: {count_words(len(entailments), 'triple')} inferred from {count_words(facts, 'fact')}, {share:.0f} % of both together"
    )
    for rule, number in rules[:10]:
        tell(f"  {number:6} {rule}")


def doctor(
    graph: Annotated[str, typer.Argument(metavar="[GRAPH]", help="A graph to look at, too.", show_default=False)] = "",
    as_json: AsJson = False,
) -> None:
    """Look at the installation: libraries, model, store, browser, extras; say what is wrong and what to do."""
    from dataclasses import asdict

    from kg.doctor import Result, iter_checks

    checks = []
    for check in iter_checks(graph):
        checks.append(check)
        if not as_json:
            tell(str(check))
    if as_json:
        tell_json([asdict(check) | {"result": check.result.name.lower()} for check in checks])
    if any(check.result is Result.WRONG for check in checks):
        raise typer.Exit(FINDING)
