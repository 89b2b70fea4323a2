"""Hang on a verb what parsers hang on its object: "supplies shops with milk", "ships chips to Acme", "accused the army of killing".

In: a tree that is being mended. Out: the same tree, some words under another head, or labelled as who gets a sum.
"""

from __future__ import annotations

from kg.english import nouns, prepositions, verbs
from kg.english.classes import ORGANIZATIONS, PLACES, class_of_noun
from kg.parsing.guidelines import hang
from kg.parsing.repairs import Draft

MADE = frozenset({"CreativeWork", "Facility", "Law", "Product", "Vehicle"})
"""Classes of what somebody makes: "a novel by Ann Lee"."""

RECEIVERS = ORGANIZATIONS | PLACES | {"Facility", "Group", "Person"}
"""Classes of who is supplied with something."""


def part_provisions(tree: Draft) -> None:
    """Hang what somebody is supplied with, who it is shipped to and who is blamed on the verb; "provides phones with two cameras" supplies nobody."""
    for noun, label in enumerate(tree.labels):
        verb = tree.heads[noun]
        if label != "obj" or verb > noun:
            continue
        lemma, given = tree.lemmas[verb], -1
        if lemma in verbs.providing and _may_receive(tree, noun):
            given = _behind(tree, noun, "with")
            nested = _behind(tree, given, "with") if given >= 0 else -1
            given = nested if nested >= 0 else given  # "provides children with disabilities with meals"
        if given < 0 and tree.entity[noun] < 0 and (preposition := verbs.delivering.get(lemma, "")):
            given = _behind(tree, noun, preposition)
            given = given if given >= 0 and tree.entity[given] >= 0 and _may_receive(tree, given) else -1
        if given > noun:
            hang(tree, given, verb, "obl")


def part_payments(tree: Draft) -> None:
    """Tell who gets or pays a sum from the sum itself, where the parser saw two objects: "fined Acme and Bolt $3 million"."""
    for verb, children in enumerate(tree.children):
        objects = [c for c in children if tree.labels[c] == "obj" and c > verb]
        if len(objects) == 2 and _is_sum(tree, objects[1]) and not _is_sum(tree, objects[0]) and _may_receive(tree, objects[0]):
            tree.labels[objects[0]] = "iobj"


def _is_sum(tree: Draft, i: int) -> bool:
    """Tell whether a word is a currency with its number, or a noun for a sum of such: "a total of $3 million"."""
    parts = [c for c in tree.children[i] if tree.labels[c] == "nmod"] if tree.lemmas[i] in nouns.counting else []
    return tree.tags[i] == "$" or tree.lemmas[i] in nouns.money or any(_is_sum(tree, c) for c in parts)


def part_charges(tree: Draft) -> None:
    """Hang what somebody is accused of or kept from on the verb: "accused the army of killing" or "of torture" speaks of no such army."""
    for i, label in enumerate(tree.labels):
        noun = tree.heads[i]
        if label not in ("acl", "nmod") or tree.labels[noun] != "obj":
            continue
        verb = tree.heads[noun]
        lemma = tree.lemmas[verb]
        if lemma not in verbs.accusing and lemma not in verbs.preventing:
            continue
        marks = {tree.words[c].lower() for c in tree.children[i] if tree.labels[c] in ("mark", "case")}
        if label == "acl":
            of_charges = prepositions.charges if lemma in verbs.accusing else ("from",)
            is_charge = tree.tags[i] == "VBG" and not marks.isdisjoint(of_charges)
        else:  # whose government it is has a name or an article
            is_bare = tree.entity[i] < 0 and not any(tree.labels[c] in ("det", "nmod:poss") for c in tree.children[i])
            is_charge = lemma in verbs.of_guilt and marks == {"of"} and is_bare and tree.pos[i] == "NOUN"
        if is_charge:
            hang(tree, i, verb, "advcl" if label == "acl" else "obl")


def part_judges(tree: Draft) -> None:
    """Hang on a passive verb who takes something for what it is called: "considered a terrorist group by Norway"; "called a novel by Ann" is hers."""
    for kind, label in enumerate(tree.labels):
        verb = tree.heads[kind]
        if label != "xcomp" or tree.tags[verb] != "VBN" or tree.lemmas[verb] not in verbs.deeming or tree.pos[kind] != "NOUN":
            continue
        judge = _behind(tree, kind, "by")
        is_made = class_of_noun(tree.lemmas[kind], counted=False, plural=False) in MADE
        is_somebody = judge >= 0 and (tree.pos[judge] == "PROPN" or tree.entity[judge] >= 0 or tree.lemmas[judge] in nouns.people)
        if judge > kind > verb and is_somebody and not is_made and not _has_aux(tree, verb, "have"):
            hang(tree, judge, verb, "obl")


def _has_aux(tree: Draft, verb: int, lemma: str) -> bool:
    """Tell whether a verb is active: "has called it a raid by rebels"."""
    auxiliaries = [tree.lemmas[c] for c in tree.children[verb] if tree.labels[c].startswith("aux")]
    return lemma in auxiliaries and "be" not in auxiliaries


def _behind(tree: Draft, noun: int, preposition: str) -> int:
    """Return the last complement of a noun with a preposition, or -1."""
    return next((c for c in reversed(tree.children[noun]) if tree.labels[c] == "nmod" and _has(tree, c, preposition)), -1)


def _has(tree: Draft, i: int, preposition: str) -> bool:
    return any(tree.labels[c] == "case" and tree.words[c].lower() == preposition for c in tree.children[i])


def _may_receive(tree: Draft, noun: int) -> bool:
    """Tell whether a word means somebody, or a place where somebody is."""
    if tree.entity[noun] >= 0:
        return tree.names[tree.entity[noun]].label not in ("PRODUCT", "WORK")
    return class_of_noun(tree.lemmas[noun], counted=False, plural=False) in RECEIVERS or tree.pos[noun] == "PRON"
