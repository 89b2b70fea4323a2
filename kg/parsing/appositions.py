"""Set beside a noun what can be said of it: "a river in Norway, a tributary of the Aire" is no Norway, "counsel for Acme, Mr Hale KC," no Acme.

In: a tree that the guidelines hold. Out: the same tree, some appositions below a noun further up. Parsers hang an apposition on the noun before it.
"""

from __future__ import annotations

from kg.english import nouns, roles, verbs
from kg.english.classes import ORGANIZATIONS, PEOPLE, class_of_entity, class_of_noun
from kg.parsing.guidelines import FARTHEST, hang
from kg.parsing.repairs import Draft, Name

LOOSE = ORGANIZATIONS | PEOPLE | {"", "Place", "Country", "Region", "City", "Product"}
"""Classes of nouns that names of another one are called by, too: a country is a partner, and a city a region."""


def set_beside_kind(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label == "appos" and tree.pos[i] == "NOUN" and tree.entity[i] < 0 and tree.entity[tree.heads[i]] >= 0:
            noun = _noun_of_kind(tree, i)
            if noun is not None:
                hang(tree, i, noun, "appos")
        elif label == "acl" and tree.lemmas[i] in verbs.of_seats and (noun := _body_of(tree, tree.heads[i])) is not None:
            hang(tree, i, noun, "acl")
        elif label == "obl:unmarked" and _is_said_of_clause(tree, i):
            tree.labels[i] = "parataxis"
        elif label == "nmod" and tree.entity[i] >= 0 and tree.tags[tree.heads[i]] == "NNS":
            _set_holders_beside(tree, i)
    for name in tree.names:
        if name.label == "PERSON" and tree.labels[name.root] == "appos":
            advocate = _advocate_before(tree, name)
            if advocate is not None:
                hang(tree, name.root, advocate, "appos")


def _set_holders_beside(tree: Draft, owner: int) -> None:
    """Set the people listed behind what several have a role in beside the role: "the founders of Acme, Ann Lee and Bo Ek"."""
    noun, listed = tree.heads[owner], [c for c in tree.children[owner] if tree.labels[c] == "conj"]
    are_people = all(tree.entity[c] >= 0 and tree.names[tree.entity[c]].label == "PERSON" for c in listed)
    is_role = tree.lemmas[noun] in roles.kinds and tree.names[tree.entity[owner]].label != "PERSON"
    if len(listed) > 1 and are_people and is_role and tree.words[tree.names[tree.entity[listed[0]]].start - 1] == ",":
        hang(tree, listed[0], noun, "appos")
        for c in listed[1:]:
            hang(tree, c, listed[0], "conj")


def _body_of(tree: Draft, noun: int) -> int | None:
    """Return the body that what is based somewhere belongs to, where a parser took its product for it: "a maker of tests based in Leeds"."""
    above = noun
    for _ in range(FARTHEST):
        if tree.entity[above] >= 0 or _kind_of(tree.lemmas[above]) in ORGANIZATIONS | PEOPLE or tree.heads[above] == above:
            break
        if tree.labels[above] not in ("nmod", "conj"):
            return None
        above = tree.heads[above]
    is_body = tree.entity[above] < 0 and _kind_of(tree.lemmas[above]) in ORGANIZATIONS
    return above if is_body and above != noun else None


def _is_said_of_clause(tree: Draft, i: int) -> bool:
    """Tell whether a noun without a preposition sums up the clause before it: "was named head, a post she left"; it is no measure and no time."""
    phrase = min((c for c in tree.children[i] if c < i and tree.labels[c] == "det"), default=i)
    is_after = tree.heads[i] < phrase < i and tree.words[phrase - 1] == ","
    is_told = any(tree.labels[c] == "acl:relcl" for c in tree.children[i])
    return is_after and is_told and tree.pos[i] == "NOUN" and tree.lemmas[i] not in nouns.time


def _noun_of_kind(tree: Draft, i: int) -> int | None:
    """Return the noun of its own kind that an apposition stands behind, where the name before it is of another."""
    name = tree.names[tree.entity[tree.heads[i]]]
    kind = _kind_of(tree.lemmas[i])
    if kind in LOOSE or kind == class_of_entity(name.label, name.subtype):
        return None
    behind = [c for c in tree.children[name.root] if tree.labels[c] == "nmod" and tree.entity[c] >= 0 and name.root < c < i]
    if behind and _kind_of_name(tree, behind[-1]) in ("", kind):
        return behind[-1]  # "the Elm Prize for The Lake, a novel"
    above = name.root
    for _ in range(FARTHEST):
        if tree.labels[above] not in ("nmod", "obl") or tree.heads[above] == above:
            return None
        above = tree.heads[above]
        if tree.pos[above] == "NOUN" and above < i and tree.entity[above] < 0 and _kind_of(tree.lemmas[above]) == kind:
            return above
    return None


def _kind_of_name(tree: Draft, i: int) -> str:
    name = tree.names[tree.entity[i]]
    return class_of_entity(name.label, name.subtype)


def _kind_of(lemma: str) -> str:
    return class_of_noun(lemma, counted=False, plural=False)


def _advocate_before(tree: Draft, name: Name) -> int | None:
    """Return the advocate that a name with "KC" is set beside, not whom he is counsel for."""
    client = tree.heads[name.root]
    letters = {tree.words[i].lower() for i in range(name.start, min(name.end + 1, len(tree.words)))}
    advocate = tree.heads[client]
    is_counsel = tree.labels[client] == "nmod" and tree.lemmas[advocate].lower() in nouns.advocates
    return advocate if is_counsel and not letters.isdisjoint(nouns.ranks_of_advocates) else None
