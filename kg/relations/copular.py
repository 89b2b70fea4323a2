"""Relations that "be", "become" and "remain" express: what somebody or something is, and with what.

"Japan is the world's fourth-largest economy" is be(Japan, the world's ... economy); "the models are available through
Foundry" is be available through(the models, Foundry).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.clauses import Clause
from kg.model import Relation
from kg.relations.lives import is_age
from kg.relations.qualifiers import clause_qualifiers
from kg.relations.reading import DocumentReading, few_pairs, relation, verb_phrase
from kg.relations.roles import find_role, kind_argument, noun_relations, role_relations

LINKS = {"become": "become", "remain": "remain"}


def find_copular(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the relations of copular clauses."""
    for clause in reading.clauses:
        if clause.copular:
            subjects, predicates = few_pairs(clause.subjects, reading.tree.conjuncts(clause.predicate))
            for subject in subjects:
                yield from _of_subject(reading, clause, subject, predicates)


def _of_subject(reading: DocumentReading, clause: Clause, subject: int, predicates: Sequence[int]) -> Iterator[Relation]:
    tree, i = reading.tree, clause.predicate
    verb = LINKS.get(tree.lemmas[tree.heads[i]], "be") if tree.labels[i] == "xcomp" else "be"
    preposition = tree.preposition(i)
    nominal = tree.pos[i] in ("NOUN", "PROPN", "NUM", "PRON")
    if nominal and not preposition:
        if tree.entity[i] >= 0 and reading.mention(i).label == "Person" and (role := find_role(reading, subject)) is not None:
            yield from role_relations(
                reading, i, role, status=clause.status, rule="copular/identity", at=i, verb=verb_phrase(reading, clause),
                qualifiers=clause_qualifiers(reading, clause),
            )  # fmt: skip
            return
        for predicate in (p for c in predicates for p in (c, *_beside(reading, c))):
            role = find_role(reading, predicate) if verb != "remain" and reading.may_be_person(subject) else None
            if is_age(reading, predicate) and reading.is_person(subject):
                age = reading.argument(predicate)
                yield relation(
                    reading, reading.argument(subject), "be of age", age, at=i, rule="copular/age", status=clause.status,
                    phrase=f"{verb_phrase(reading, clause)} of age",
                )  # fmt: skip
            elif role is not None:
                when = clause_qualifiers(reading, clause)
                yield from role_relations(
                    reading, subject, role, status=clause.status, rule="copular/role", at=i,
                    verb=verb_phrase(reading, clause), qualifiers=when,
                )  # fmt: skip
            else:
                yield _be(reading, clause, subject, predicate, verb)
            if tree.pos[predicate] == "NOUN":
                yield from noun_relations(
                    reading, subject, predicate, at=i, rule="copular", verb=verb_phrase(reading, clause), status=clause.status,
                    owned=role is None,
                )  # fmt: skip
    elif nominal:
        yield from _in_talks(reading, clause, subject, verb)
        yield relation(
            reading, reading.argument(subject), f"{verb} {preposition}", reading.argument(i), at=i, rule="copular/place",
            status=clause.status, phrase=verb_phrase(reading, clause, preposition), qualifiers=clause_qualifiers(reading, clause),
        )  # fmt: skip
    else:
        yield from _adjective(reading, clause, subject, verb)


def _in_talks(reading: DocumentReading, clause: Clause, subject: int, verb: str) -> Iterator[Relation]:
    """Yield with whom somebody is in something: "is in talks with Booker", "are at war with Sudan"."""
    tree, i = reading.tree, clause.predicate
    partners = [c for c in tree.kids(i, "nmod", "obl") if tree.preposition(c) == "with"]
    for partner in (p for c in partners for p in tree.conjuncts(c) if reading.is_named(p)):
        yield relation(
            reading, reading.argument(subject), f"{verb} {tree.preposition(i)} {tree.lemmas[i]} with", reading.argument(partner), at=i,
            rule="copular/with", status=clause.status, phrase=f"{verb_phrase(reading, clause, tree.preposition(i))} {tree.words[i]} with",
            qualifiers=clause_qualifiers(reading, clause, used=[partner]),
        )  # fmt: skip


def _beside(reading: DocumentReading, noun: int) -> list[int]:
    """Return the nouns listed after a predicate noun: "a politician, former member of X and head of Y"."""
    tree = reading.tree
    return [
        conjunct
        for c in tree.exact_kids(noun, "appos")
        if tree.pos[c] == "NOUN" and tree.entity[noun] < 0 and not reading.is_named(c)
        for conjunct in tree.conjuncts(c)
    ]


def _be(reading: DocumentReading, clause: Clause, subject: int, predicate: int, verb: str) -> Relation:
    return relation(
        reading, reading.argument(subject), verb, kind_argument(reading, predicate), at=clause.predicate, rule="copular/noun",
        status=clause.status, phrase=verb_phrase(reading, clause), qualifiers=clause_qualifiers(reading, clause),
    )  # fmt: skip


def _adjective(reading: DocumentReading, clause: Clause, subject: int, verb: str) -> Iterator[Relation]:
    """Yield "be available through", "be based in", "be more affordable than"."""
    tree, i = reading.tree, clause.predicate
    degree = [tree.words[c] for c in tree.kids(i, "advmod") if tree.words[c].lower() in ("more", "less", "most", "least")]
    for oblique in clause.obliques:
        value = reading.values.at(oblique.head)
        if oblique.preposition and value is None:
            predicate = " ".join([verb, *degree, tree.lemmas[i], oblique.preposition])
            phrase = " ".join([verb_phrase(reading, clause), *degree, tree.words[i], oblique.preposition])
            yield relation(
                reading, reading.argument(subject), predicate, reading.argument(oblique.head), at=i, rule="copular/adjective",
                status=clause.status, phrase=phrase,
                qualifiers=clause_qualifiers(reading, clause, used=[oblique.head]),
            )  # fmt: skip
            return
