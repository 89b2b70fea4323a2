"""What dependent clauses say of the clause above them: when it is, what for, what somebody is urged to do or fined for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.clauses import is_to_infinitive
from kg.english import conjunctions, nouns, pronouns, times, verbs
from kg.model import Qualifier, QualifierKind, ValueKind
from kg.parsing.trees import Tree
from kg.relations.completions import WITH_CONTENTS, clause_text, of_verb
from kg.relations.reading import ClauseReading


def dependent_clauses(clause: ClauseReading, words: Iterable[int]) -> Iterator[Qualifier]:
    """Yield what the clauses under a clause, or under the words it is said with, say of it: what for, when, to do what."""
    if clause.lemma not in verbs.of_constitution:
        for c in (*_fronted_purposes(clause), *clause.purposes):
            yield clause_text(clause.reading, _kind_of_infinitive(clause.tree, c), c)
    for kind, c in _kinds(clause, words):
        yield clause_text(clause.reading, kind, c)


def _fronted_purposes(clause: ClauseReading) -> Iterator[int]:
    """Yield the purposes that open the first of several coordinated clauses, which are of all: "to cut costs, Acme closed a mill and Bolt sold one"."""
    tree, i = clause.tree, clause.predicate
    first = clause.reading.clause_of.get(tree.heads[i]) if tree.bases[i] == "conj" else None
    for c in first.purposes if first is not None else ():
        subjects = tree.kids(tree.heads[i], "nsubj")
        if subjects and c < subjects[0] and (clause.objects or not tree.kids(i, "nsubj")):
            yield c


def _kinds(clause: ClauseReading, words: Iterable[int]) -> Iterator[tuple[QualifierKind, int]]:
    """Yield the clauses that say when, and those that complete a verb with an object: what one is urged to do, what one is fined for."""
    tree = clause.tree
    for c in (c for i in words for c in tree.kids(i, "advcl")):
        marks = {tree.words[m].lower() for m in tree.kids(c, "mark", "advmod")}
        if _explains_time(clause, c) or _is_ahead(tree, clause.predicate, c):
            continue
        if _is_aim(tree, c):
            yield QualifierKind.PURPOSE, c
        elif marks & conjunctions.of_time or (marks & conjunctions.of_sameness and not is_set_against(tree, c)):
            yield QualifierKind.TIME, c
    yield from of_verb(clause)
    for object_ in clause.objects:
        for c in tree.exact_kids(object_, "acl"):
            if is_to_infinitive(tree, c) and tree.lemmas[object_] not in WITH_CONTENTS and tree.entity[object_] < 0:
                yield QualifierKind.PURPOSE, c


def _is_aim(tree: Tree, clause: int) -> bool:
    """Tell whether a clause says what for: "closed a road so that they could mend it"; not what came of it: "was ill, so she could not go"."""
    start = tree.subtree(clause)[0]
    is_so = tree.words[start].lower() in conjunctions.of_aims and tree.words[start - 1] != ","
    return is_so and any(tree.tags[c] == "MD" for c in tree.kids(clause, "aux"))


def _explains_time(clause: ClauseReading, when: int) -> bool:
    """Tell whether a clause with "when" explains the date before it that something is so since or until: "since 1996, when Karl opened it"."""
    tree = clause.tree
    start = tree.subtree(when)[0]
    start += tree.words[start] == ","
    last = start - 1 - (tree.words[start - 1] == ",")
    if last < 0 or tree.words[start].lower() not in pronouns.relative_adverbs:
        return False
    value = clause.reading.values.at(last)
    head = tree.head_of(tree.places(value.span.start, value.span.end)) if value is not None else 0
    return value is not None and value.kind is ValueKind.DATE and tree.preposition(head) in (*times.open_intervals, "from")


def _is_ahead(tree: Tree, verb: int, clause: int) -> bool:
    """Tell whether a clause of time behind a past verb is in the present: it is of what is to come, "signed to join after his term ends"."""
    finite = next(iter(tree.kids(clause, "aux", "cop")), clause)
    return tree.tags[verb] == "VBD" and clause > verb and tree.tags[finite] in ("VBP", "VBZ")


def _kind_of_infinitive(tree: Tree, infinitive: int) -> QualifierKind:
    """Return the kind of an infinitive: behind what is said it is its content ("rejected calls to resign"), else a purpose."""
    start = tree.subtree(infinitive)[0]
    is_content = start > tree.heads[infinitive] and tree.lemmas[start - 1] in nouns.speech_acts
    is_content = is_content or tree.tags[infinitive] == "VBG"  # "pleaded guilty to selling it"
    return QualifierKind.COMPLEMENT if is_content else QualifierKind.PURPOSE


def is_set_against(tree: Tree, clause: int) -> bool:
    """Tell whether a "while" says no time but a contrast, as with a subject of its own before the main clause or behind a comma."""
    start = tree.subtree(clause)[0]
    is_apart = clause < tree.heads[clause] or tree.words[start] == "," or tree.words[start - 1] == ","
    return is_apart and bool(tree.kids(clause, "nsubj"))
