"""Relations of a clause's further complements, for open extraction: "held a workshop in | 1982", "was founded as | an academy".

A graph keeps these as qualifiers of one relation. Who wants each as a relation of its own, as ClausIE (Del Corro & Gemulla 2013)
gives them with its "SVOA" clauses split, asks for them (`kg extract --complements`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from kg.clauses import Clause, Oblique, status_of
from kg.english import factuality, verbs
from kg.mentions import phrase_extent
from kg.model import Argument, MentionKind, Relation
from kg.relations.reading import MOST_PAIRS, DocumentReading, iter_pairs, relation, verb_phrase

NO_COMPLEMENT = frozenset({"", "according to"})


def find_complements(reading: DocumentReading) -> Iterator[Relation]:
    """Yield subject, verb with its object and a preposition, and what the preposition governs."""
    yield from _reports(reading)
    for clause in reading.clauses:
        if not clause.copular:
            things = [None] if clause.passive or not clause.objects else clause.objects
            yield from islice((r for thing in things for r in _of_clause(reading, clause, thing)), MOST_PAIRS)


def _reports(reading: DocumentReading) -> Iterator[Relation]:
    """Yield who says what: "the minister | said that | talks would go on"."""
    tree = reading.tree
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in verbs.saying or tree.pos[i] != "VERB":
            continue
        subjects = [s for c in tree.kids(i, "nsubj") for s in tree.conjuncts(c)]
        for clause in tree.kids(i, "ccomp") if subjects else ():
            marks = [m for m in tree.exact_kids(clause, "mark") if tree.words[m].lower() == "that"]
            places = [p for p in tree.subtree(clause) if p not in marks and p > max([i, *marks], default=i)] or tree.subtree(clause)
            while len(places) > 1 and tree.pos[places[-1]] in ("PUNCT", "SPACE"):
                places.pop()
            while len(places) > 1 and tree.pos[places[0]] in ("PUNCT", "SPACE"):
                places.pop(0)
            span, text = reading.span(places[0], places[-1] + 1), tree.text(places[0], places[-1] + 1)
            said = Argument(
                text=text,
                span=span,
                mention=replace(reading.mention(clause), span=span, text=text, kind=MentionKind.NOMINAL, label=""),
            )
            negations = [c for c in tree.kids(i, "advmod") if tree.words[c].lower() in factuality.negations]
            verb = sorted([*tree.kids(i, "aux"), *negations, i])
            phrase = " ".join(tree.words[p] for p in (*verb, *marks))
            for subject in subjects:
                yield relation(
                    reading,
                    reading.argument(subject, i),
                    lemma,
                    said,
                    at=i,
                    rule="complement/report",
                    status=status_of(tree, i),
                    phrase=phrase,
                )


def _of_clause(reading: DocumentReading, clause: Clause, thing: int | None) -> Iterator[Relation]:
    tree = reading.tree
    verb = verb_phrase(reading, clause)
    lemma = f"be {tree.words[clause.predicate].lower()}" if clause.passive else clause.lemma
    if thing is not None:
        words = reading.argument(thing, clause.predicate)
        verb, lemma = f"{verb} {words.text}", f"{lemma} {words.mention.head}"
        yield from _of_object(reading, clause, thing)
    elif clause.passive and clause.objects:
        verb = f"{verb} {reading.argument(clause.objects[0], clause.predicate).text}"
    for oblique in clause.obliques:
        if oblique.preposition in NO_COMPLEMENT:
            continue
        agents = [a for a in clause.agents if clause.predicate < a < oblique.head]
        said = f"{verb} by {reading.argument(agents[0], clause.predicate).text}" if agents else verb
        for subject in clause.subjects:
            if subject != oblique.head:
                yield _complement(reading, clause, subject, oblique, said, lemma, "complement/verb")


def _of_object(reading: DocumentReading, clause: Clause, thing: int) -> Iterator[Relation]:
    """Yield what the object's own complement says: "joined the board of | Acme"."""
    tree = reading.tree
    if reading.is_named(thing) or clause.copular:
        return
    start, _ = phrase_extent(tree, thing)
    verb = f"{verb_phrase(reading, clause)} {tree.text(start, thing + 1)}"
    for c in tree.exact_kids(thing, "nmod"):
        if c > thing and tree.preposition(c):
            for subject, head in iter_pairs(clause.subjects, tree.conjuncts(c)):
                oblique = Oblique(tree.preposition(c), head)
                yield _complement(
                    reading, clause, subject, oblique, verb, f"{clause.lemma} {tree.lemmas[thing]}", "complement/noun"
                )


def _complement(
    reading: DocumentReading, clause: Clause, subject: int, oblique: Oblique, verb: str, lemma: str, rule: str
) -> Relation:
    tree, head = reading.tree, oblique.head
    complement = reading.argument(head, clause.predicate)
    if complement.value is not None:  # the whole phrase: "his seven years with the firm"
        start, end = phrase_extent(tree, head, clause.predicate)
        complement = replace(complement, text=tree.text(start, end), value=None)
    case = [p for c in tree.exact_kids(head, "case") for p in (c, *tree.exact_kids(c, "fixed")) if p < head]
    preposition = " ".join(tree.words[p] for p in sorted(case)) or oblique.preposition
    return relation(
        reading, reading.argument(subject, clause.predicate), f"{lemma} {oblique.preposition}", complement, at=clause.predicate,
        rule=rule, status=clause.status, phrase=f"{verb} {preposition}",
    )  # fmt: skip
