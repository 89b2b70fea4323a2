"""Hang on whom they are said of a seat behind goods and a name behind a clause: who is "a seller of funerals based in Kiel" is there, no funeral.

In: a tree that the guidelines hold, relative clauses on their nouns. Out: the same tree, a participle of a seat below the body or person of which
the goods are, and a name behind the comma of a relative clause beside the noun that the clause is about.
"""

from __future__ import annotations

from kg.english import verbs
from kg.english.classes import ORGANIZATIONS, PEOPLE, PLACES, class_of_noun
from kg.parsing.guidelines import SUBJECTS, hang
from kg.parsing.repairs import Draft

BASED = ORGANIZATIONS | PEOPLE | PLACES | {"Facility", "Person"}
"""Classes of what is based somewhere."""


def raise_seats(tree: Draft) -> bool:
    """Mend a tree in place; tell whether anything moved."""
    moved = False
    for i, label in enumerate(tree.labels):
        noun = tree.heads[i]
        above = tree.heads[noun]
        if label == "acl" and tree.lemmas[i] in verbs.of_seats and tree.tags[i] == "VBN":
            if (body := _body_before(tree, noun, i)) is not None:
                moved |= hang(tree, i, body, "acl")
            elif (
                tree.labels[noun] == "nmod"
                and above < noun < i
                and not _may_be_based(tree, noun)
                and _may_be_based(tree, above)
                and tree.entity[noun] < 0
            ):
                moved |= hang(tree, i, above, "acl")
        elif label == "appos" and tree.labels[noun] == "acl:relcl" and tree.entity[i] >= 0 and above < noun < i:
            moved |= _is_told_apart(tree, noun, i) and hang(tree, i, above, "appos")
    return moved


def _body_before(tree: Draft, noun: int, participle: int) -> int | None:
    """Return the body right before the comma behind which a seat stands: of "the head of Acme, based in Leeds" Acme; None where there is none."""
    last = participle - 2
    if last <= noun or tree.words[participle - 1] != "," or tree.entity[last] < 0 or tree.names[tree.entity[last]].label != "ORG":
        return None
    body = tree.names[tree.entity[last]].root
    return body if tree.heads[body] == noun and tree.labels[body] == "nmod" and tree.entity[noun] < 0 else None


def _may_be_based(tree: Draft, noun: int) -> bool:
    if tree.entity[noun] >= 0:
        return tree.names[tree.entity[noun]].label in ("FAC", "GPE", "ORG", "PERSON")
    kind = class_of_noun(tree.lemmas[noun], counted=False, plural=tree.tags[noun] == "NNS")
    is_said = tree.labels[noun] == "appos" or any(tree.labels[c] == "cop" for c in tree.children[noun])
    return kind in BASED or (not kind and is_said)


def _is_told_apart(tree: Draft, predicate: int, name: int) -> bool:
    """Tell whether a clause with a subject of its own says what that is, and a comma parts it from a name: "the firm in which he is a partner, Acme,"."""
    labels = {tree.labels[c] for c in tree.children[predicate]}
    subjects = [c for c in tree.children[predicate] if tree.labels[c] in SUBJECTS]
    is_anothers = bool(subjects) and tree.tags[subjects[0]] not in ("WDT", "WP")
    return "cop" in labels and is_anothers and tree.words[tree.names[tree.entity[name]].start - 1] == ","
