"""Who somebody's supervisor, lawyer or rival is, by name: "her supervisor, Ann Lee", "Karl's coach Ann Lee", "his rival, the poet Ann Lee".

Kin are told apart (kin.py), roles in organizations beside names (roles.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.clauses import whose
from kg.english import adjectives, lives, nouns, pronouns, roles, signs
from kg.model import Relation
from kg.parsing.trees import Tree
from kg.relations.arguments import kind_label
from kg.relations.reading import DocumentReading
from kg.relations.role_phrases import as_described
from kg.relations.role_words import role_before, whole_role

SCORE = 0.87
"""How sure the rule is: of 45 facts that it read in training texts about nine in ten were right, whoever "his" is told for included."""


def find_owned(reading: DocumentReading) -> Iterator[Relation]:
    """Yield be ROLE of(name, owner) for each noun of a person who has no organization, but somebody whose one that is."""
    tree = reading.tree
    for i, label in enumerate(tree.labels):
        if label != "nmod:poss":
            continue
        noun = tree.heads[i] if tree.entity[tree.heads[i]] < 0 else _noun_before_name(tree, i)
        if noun is None or not _is_of_person(tree, noun) or tree.preposition(noun) == "as":
            continue  # "picked as his deputy Ann Lee"
        owner = _owner(reading, i, noun)
        if owner is None:
            continue
        for name in _named_beside(tree, noun):
            if reading.is_named(name) and reading.mention(name).label == "Person" and tree.entity[name] != tree.entity[owner]:
                core, words = _core(reading, noun, tree.names[tree.entity[i]].end if tree.entity[i] >= 0 else i + 1)
                trigger = as_described(reading.trigger(noun), noun)
                relation = trigger.relation(name, f"be {core} of", owner, rule="possessive/role", phrase=f"is {words} of")
                yield replace(relation, evidence=replace(relation.evidence, score=SCORE))


def _is_of_person(tree: Tree, noun: int) -> bool:
    """Tell whether a noun says what somebody is to another, other than kin."""
    lemma = tree.lemmas[noun]
    is_person = lemma in roles.kinds or kind_label(lemma) == "Role"
    return tree.pos[noun] == "NOUN" and is_person and lemma not in nouns.kinship and lemma not in nouns.mere_people


def _noun_before_name(tree: Tree, owner: int) -> int | None:
    """Return the noun that stands right before a name which a parser hangs the possessor on: "her neighbour Karl Voss"."""
    name = tree.names[tree.entity[tree.heads[owner]]]
    noun = name.start - 1
    return noun if owner < noun and tree.entity[noun] < 0 and tree.heads[noun] == name.root else None


def _owner(reading: DocumentReading, possessor: int, noun: int) -> int | None:
    """Return whose somebody is: a person's, or theirs; an organization's people have a role there, "its" too."""
    tree = reading.tree
    word = tree.words[possessor].lower()
    first = tree.heads[noun]
    if tree.labels[noun] == "conj" and word in pronouns.of_kin and tree.entity[first] >= 0 and reading.is_person(first):
        return first  # "Ann Lee and her lawyer, Karl Voss"
    owner = whose(tree, possessor)
    return owner if reading.is_person(owner) or tree.words[owner].lower() in lives.owners else None


def _named_beside(tree: Tree, noun: int) -> list[int]:
    """Return the one name beside a noun, behind a description of it, too: "her deputy, the poet Karl Voss"; all of a list behind a plural."""
    beside = [c for c in tree.kids(noun, "appos", "flat") if c > noun]
    described = [n for c in beside if tree.entity[c] < 0 and tree.pos[c] == "NOUN" for n in tree.kids(c, "appos", "flat")]
    above = tree.heads[noun]
    if tree.bases[noun] in ("compound", "nmod", "amod", "appos") and tree.entity[above] >= 0:
        beside.append(above)
    named = [c for c in (*beside, *described) if tree.entity[c] >= 0][:1]
    return [n for c in named for n in tree.conjuncts(c)] if tree.tags[noun] == "NNS" else named


def _core(reading: DocumentReading, noun: int, start: int) -> tuple[str, str]:
    """Return the role that a noun names, and all that is said of it behind the possessor: "chief of staff", "running mate", "fellow student"."""
    tree = reading.tree
    start += start < noun and tree.words[start] in signs.possessive
    before = tree.words[noun - 1].lower() if noun > start else ""
    if before in adjectives.of_peers:
        core = f"{before} {tree.lemmas[noun]}"
        return core, core
    if tree.tags[noun] != "NN":
        return tree.lemmas[noun], tree.lemmas[noun]
    places = role_before(reading, noun + 1)
    if places is not None:
        first, last = whole_role(tree, places)
        return tree.text(first, last).lower(), tree.text(min(start, first), last)
    is_joined = noun > start and tree.tags[noun - 1] in ("NN", "VBG")
    return tree.text(noun - is_joined, noun + 1).lower(), tree.text(start, noun + 1)
