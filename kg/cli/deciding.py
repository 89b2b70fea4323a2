"""Commands by which people decide who is who: resolve, merge, split, retype, rename, reject, decide; decisions and undo."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import FINDING, AsJson, Graph, GraphLexicon, GraphOntology, opened, say, say_namesakes, tell, tell_json
from kg.counting import count_words

if TYPE_CHECKING:
    from kg.editing import Editor
    from kg.resolution import Decision
    from kg.resolution.uncertain_matches import UncertainMatch

Names = Annotated[list[str], typer.Argument(metavar="NAME...", help="Names, prefixed names or IRIs.", show_default=False)]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, a prefixed name or an IRI.", show_default=False)]


def resolve(
    graph: Graph,
    accept: Annotated[list[int] | None, typer.Option(help="Numbers of pairs that are one thing.", show_default=False)] = None,
    deny: Annotated[list[int] | None, typer.Option("--reject", help="Numbers of pairs that are two.", show_default=False)] = None,
    joined: Annotated[
        bool, typer.Option("--all", help="List also the pairs that are surely one: over documents, and within each.")
    ] = False,
    as_json: AsJson = False,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """List the pairs of names that may mean one thing; accept or reject some of them by their numbers."""
    pairs = opened(graph, ontology, lexicon).uncertain_matches(joined=True)
    matches = [match for match in pairs if joined or not match.is_joined]
    for option, number in (*(("--accept", n) for n in accept or ()), *(("--reject", n) for n in deny or ())):
        if not 1 <= number <= len(matches):
            raise typer.BadParameter(f"there is no pair {number}; there are {len(matches)}", param_hint=option)
    if both := set(accept or ()) & set(deny or ()):
        raise typer.BadParameter(f"pair {min(both)} cannot be accepted and rejected", param_hint="--reject")
    if accept or deny:
        same, different = ([matches[number - 1] for number in numbers or ()] for numbers in (accept, deny))
        _decide_pairs(graph, same, different, ontology, lexicon)
        return
    if as_json:
        tell_json([_fields_of(match) for match in matches])
    for number, match in enumerate([] if as_json else matches, 1):
        counts = f"{match.documents[0]} and {count_words(match.documents[1], 'document')}"
        counts = f"in {match.document}" if match.document else counts
        sign = "= " if match.is_joined else "=?"
        tell(f"{number:4}  {match.first_label}  {sign}  {match.second_label}   ({match.reason}; {match.score:.2f}; {counts})")
    if not as_json and len(pairs) > len(matches):
        say(f"kg: {count_words(len(pairs) - len(matches), 'pair')} more that are surely one (to see them: --all)")
    if not matches:
        tell("no doubtful pairs") if not as_json else None
        raise typer.Exit(FINDING)


def _fields_of(match: UncertainMatch) -> dict[str, object]:
    """Return a pair of names as `kg resolve --json` writes it."""
    return {
        "one": match.first,
        "other": match.second,
        "label": match.first_label,
        "other_label": match.second_label,
        "documents": match.documents,
        "reason": match.reason,
        "score": match.score,
        "document": match.document,
        "joined": match.is_joined,
    }


def _decide_pairs(graph: str, same: list[UncertainMatch], different: list[UncertainMatch], ontology: str, lexicon: str) -> None:
    """Say which doubtful pairs of names mean one thing, and which two, all at once."""
    from kg.editing import edit

    decisions = [match.decision(is_one=is_one) for matches, is_one in ((same, True), (different, False)) for match in matches]
    with edit(graph, ontology=ontology, lexicon=lexicon) as editor:
        editor.decide(*decisions)
    for match, answer in (*((match, "one") for match in same), *((match, "two") for match in different)):
        tell(f"{match.first_label} and {match.second_label}: {answer}")


def _decide(graph: str, name: str, decide: Callable[[Editor], list[Decision]], meaning: str, ontology: str, lexicon: str) -> None:
    """Decide something of a name, and say what it means, and whether it is new."""
    from kg.editing import edit

    with edit(graph, ontology=ontology, lexicon=lexicon) as editor:
        _meant(editor, [name])
        new = decide(editor)
    _tell_decided(graph, meaning, new)


def _meant(editor: Editor, names: Iterable[str]) -> list[str]:
    """Return the names that a decision is about, by their IRIs, and say where others are called so, too."""
    from kg.lookup import find_name

    stored = editor.writer.stored
    meant = {name: find_name(stored, name) for name in names}
    for name, iri in meant.items():
        say_namesakes(stored, name, iri)
    return list(meant.values())


def _tell_decided(graph: str, meaning: str, new: list[Decision]) -> None:
    tell(f"{graph}: {meaning}{'' if new else ', as it was'}")


def merge(
    graph: Graph,
    names: Names,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", help="Documents that write the name so, and mean it.", show_default=False),
    ] = None,
    any_class: Annotated[
        bool, typer.Option("--any-class", help="Merge also what nothing can both be by the ontology: a person and a firm.")
    ] = False,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Say that names mean one thing."""
    from kg.editing import edit
    from kg.merging import class_of, companions

    if len(names) < 2:
        raise typer.BadParameter("name two or more", param_hint="NAME")
    with edit(graph, ontology=ontology, lexicon=lexicon) as editor:
        stored = editor.writer.stored
        merged = _meant(editor, names[:1] if documents else names)
        before, classes = companions(stored, merged), {class_of(stored, name) for name in merged}
        new = editor.merge(*names, documents=documents or (), any_class=any_class)
        after = companions(stored, merged)
    _tell_decided(graph, f"{' and '.join(names)} are one{_within(documents)}", new)
    further = {
        "one with them, too, as one of them was before": [str(before.get(name, third)) for name, third in after.items()],
        "no longer one with either": [third.called for name, third in before.items() if name not in after],
    }
    for what, thirds in further.items():
        if new and thirds and not documents:
            tell(f"  {what}: {', '.join(thirds)}")
    if new and len(classes) > 1 and not documents:
        _tell_not_read_anew(graph, names[0], sorted(classes))


def split(
    graph: Graph,
    names: Names,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", help="Documents that mean another by the name, or by how they write it.", show_default=False),
    ] = None,
    label: Annotated[str, typer.Option("--as", help="What the other one is to be called.", show_default=False)] = "",
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Say that two names are two things, or that some documents mean another by one name, or by how they write it."""
    from kg.editing import edit
    from kg.lookup import minted_entity, name_of_part
    from kg.merging import companions

    if not documents and len(set(names)) < 2:
        raise typer.BadParameter("name two, or the documents that mean another (--document)", param_hint="NAME")
    with edit(graph, ontology=ontology, lexicon=lexicon) as editor:
        stored = editor.writer.stored
        meant = _meant(editor, names[:1] if documents else names)
        new = editor.split(*names, documents=documents or (), label=label)
        part = name_of_part(stored, names, documents, label) if documents else ""
        of_part = companions(stored, [minted_entity(stored, part)]) if documents else {}
        beside = {} if documents else {name: companions(stored, [iri]) for name, iri in zip(names, meant, strict=True)}
    meaning = f"{' and '.join(names)} {'is another' if len(names) == 1 else 'are two'}{_within(documents)}{part and f': {part}'}"
    _tell_decided(graph, meaning, new)
    for name, thirds in beside.items():
        if new and thirds:
            tell(f"  still one with {name}: {', '.join(map(str, thirds.values()))}")
    if of_part:
        tell(f"  {part} is one with {', '.join(map(str, of_part.values()))}, by what was decided or read before")
        tell(f"  if it is not: kg split {shlex.join((graph, part, next(iter(of_part.values())).called))}")


def _within(documents: list[str] | None) -> str:
    return f" in {', '.join(documents)}" if documents else ""


def retype(
    graph: Graph,
    name: Name,
    class_name: Annotated[str, typer.Argument(metavar="CLASS", show_default=False)],
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Say what something is: a class of the ontology; what was read of it stays as it was read."""
    from kg.editing import edit
    from kg.merging import class_of

    with edit(graph, ontology=ontology, lexicon=lexicon) as editor:
        stored, (iri,) = editor.writer.stored, _meant(editor, [name])
        former = class_of(stored, iri)
        new = editor.retype(name, class_name)
        present = class_of(stored, iri)
    _tell_decided(graph, f"{name}: {class_name} now", new)
    if new and former != present:
        _tell_not_read_anew(graph, name, [former])


def _tell_not_read_anew(graph: str, name: str, classes: Iterable[str]) -> None:
    """Say that what was read of a name as something else stays."""
    tell(
        f"  its sentences are not read anew: facts that hang on its being {' or '.join(classes)} stay; "
        f"see them with kg why {shlex.quote(graph)} {shlex.quote(name)}, and kg reject those that are wrong"
    )


def rename(
    graph: Graph,
    name: Name,
    label: Annotated[str, typer.Argument(metavar="LABEL", show_default=False)],
    same_name: Annotated[bool, typer.Option("--same-name", help="Call it so although another is called so, too.")] = False,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Say what something is called; what another is called already is refused, as the two may be one: kg merge."""
    meaning = f"{name} is called {label}"
    _decide(graph, name, lambda editor: editor.rename(name, label, same_name=same_name), meaning, ontology, lexicon)


def reject(
    graph: Graph,
    subject: Annotated[str, typer.Argument(show_default=False)],
    predicate: Annotated[str, typer.Argument(metavar="PROPERTY", show_default=False)],
    object_: Annotated[str, typer.Argument(metavar="OBJECT", show_default=False)],
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Say that a fact is wrong: its statements stay, with their sentences, but no longer make it a fact."""
    from kg.editing import edit
    from kg.lookup import facts_between
    from kg.resolution import Reject

    with edit(graph, ontology=ontology, lexicon=lexicon) as editor:
        _meant(editor, [subject])
        new = editor.reject(subject, predicate, object_)
        rejected = (decision for decision in new if isinstance(decision, Reject))
        left = [fact for r in rejected for fact in facts_between(editor.writer.stored, r.subject, r.object_term)]
    _tell_decided(graph, f"{subject} {predicate} {object_} is no fact", new)
    if left:
        facts = (f"{subject} {prop} {object_}" if forward else f"{object_} {prop} {subject}" for prop, forward in left)
        tell(f"  facts between the two that stay: {'; '.join(facts)}")


def decide(
    graph: Graph,
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A file of decisions, as the explorer writes it.")],
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Apply the decisions of a file, all or none, and keep them with the graph."""
    from kg.editing import edit
    from kg.resolution.decision_file import read_decisions

    decisions = read_decisions(file).records
    with edit(graph, ontology=ontology, lexicon=lexicon) as editor:
        new = editor.decide(*decisions)
    tell(f"{graph}: {count_words(len(decisions), 'decision')}, {len(new)} of them new")


def decisions(graph: Graph, as_json: AsJson = False, ontology: GraphOntology = "", lexicon: GraphLexicon = "") -> None:
    """List what was decided, in order; by these numbers kg undo takes it back."""
    from kg.resolution import fields_of
    from kg.resolution.resting import in_short

    stored = opened(graph, ontology, lexicon).stored
    records, resting = stored.decisions().records, stored.resting_decisions()
    if as_json:
        tell_json([{"number": n, **fields_of(record), "without effect": record in resting} for n, record in enumerate(records, 1)])
    for number, record in enumerate([] if as_json else records, 1):
        notes = [f"{key}: {value}" for key, value in record.remarks.items()]
        notes += ["without effect, as no document speaks of it"] if record in resting else []
        tell(f"{number:4}  {in_short(record)}" + (f"   ({'; '.join(notes)})" if notes else ""))
    if not records:
        tell("no decisions") if not as_json else None
        raise typer.Exit(FINDING)


def undo(
    graph: Graph,
    numbers: Annotated[
        list[int] | None,
        typer.Argument(
            metavar="[NUMBER...]",
            help="Numbers of decisions, as kg decisions lists them; without any, the last.",
            show_default=False,
        ),
    ] = None,
    ontology: GraphOntology = "",
    lexicon: GraphLexicon = "",
) -> None:
    """Take decisions back, all or none: the graph is what it would be without them."""
    from kg.editing import edit
    from kg.resolution.resting import in_short

    with edit(graph, ontology=ontology, lexicon=lexicon) as editor:
        resting, count = editor.graph.resting_decisions(), len(editor.writer.stored.decisions().records)
        gone = editor.undo(*numbers or ())
        left = editor.writer.stored.decisions().records
        resting_now = [decision for decision in editor.graph.resting_decisions() if decision not in resting]
    for decision in gone:
        tell(f"{graph}: taken back: {in_short(decision)}")
    if left:
        places = "" if numbers is None or max(numbers) == count else ", those after it by other numbers now"
        tell(f"  {count_words(len(left), 'decision')} left{places}: kg decisions {shlex.quote(graph)}")
    for decision in resting_now:
        tell(f"  without effect now, as no document speaks of it: {in_short(decision)}")
