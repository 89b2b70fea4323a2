"""Who is whose kin: "his wife, Ann", "Ann and Bo are cousins", "was born in Oslo, the second son of Karl and Ann Lee", "their daughter".

In: a reading. Out: relations of two people, with the noun that tells their kinship.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.clauses import Status
from kg.english import adjectives, lives, nouns, prepositions, pronouns, verbs
from kg.english.classes import PEOPLE, class_of_noun
from kg.model import Modality, Relation
from kg.parsing.trees import Tree
from kg.relations.arguments import kind_label
from kg.relations.coordination import pairs_among
from kg.relations.reading import DocumentReading

BESIDE_BIRTHS = frozenset({"appos", "dep", "nmod:unmarked", "obl:unmarked", "parataxis"})
"""What "the son of Karl Lee" is called behind where and when somebody was born."""

IN_ADJUNCTS = BESIDE_BIRTHS | {"conj", "flat", "nmod", "nummod", "obl"}
"""What stands between that and the verb."""


def find_kin(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Yield the kin that a noun tells."""
    tree = reading.tree
    if tree.lemmas[noun] in lives.mutual and tree.tags[noun] == "NNS":
        yield from _kin_together(reading, noun)
    if tree.lemmas[noun] in nouns.kinship:
        yield from _kin(reading, noun)
        yield from _listed_kin(reading, noun)
        yield from _descent(reading, noun)


def _kin(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Find "his wife, Ann" and "her two sons, Bill and Ben": the kin of the possessor; who plays in a film "as her brother" is none."""
    tree, lemma = reading.tree, reading.tree.lemmas[noun]
    if tree.preposition(noun) == "as" and tree.bases[noun] == "nmod":
        return
    beside = (tree.heads[noun],) if tree.bases[noun] in ("appos", "compound", "nmod") and tree.entity[tree.heads[noun]] >= 0 else ()
    several = tree.tags[noun] == "NNS"
    first = tree.heads[noun] if tree.bases[noun] == "conj" and tree.lemmas[tree.heads[noun]] in nouns.kinship else noun
    verb = tree.heads[first]  # "had a daughter, Ann, and a son, Bo"
    having = tree.bases[first] == "obj" and tree.lemmas[verb] in lives.parenting_verbs and tree.entity[noun] < 0
    parents = [s for subject in tree.kids(verb, "nsubj") for s in tree.conjuncts(subject)] if having else []
    for owner in (o for word in (*_possessors(reading, noun), *parents) for o in _both(reading, word)):
        for named in (*_named_beside(reading, noun), *beside):
            for relative in tree.conjuncts(named) if several else (named,):
                if tree.entity[relative] >= 0 and reading.is_named(relative):
                    yield _kin_of(reading, relative, owner, lemma, noun)
    if tree.labels[noun] in ("nmod:desc", "compound") and tree.entity[tree.heads[noun]] >= 0:
        for owner in _possessors(reading, tree.heads[noun]):
            yield _kin_of(reading, tree.heads[noun], owner, lemma, noun)


def means_people(tree: Tree, noun: int) -> bool:
    """Tell whether a noun without a name means people: "two sons aged 13", not "his death, aged 69"."""
    kind = class_of_noun(tree.lemmas[noun], counted=False, plural=tree.tags[noun] == "NNS")
    return tree.entity[noun] < 0 and tree.pos[noun] == "NOUN" and kind in PEOPLE


def _both(reading: DocumentReading, owner: int) -> list[int]:
    """Return the two people whom "they", "their" or "the couple" means, where those are known; else the word itself."""
    tree, word = reading.tree, reading.tree.words[owner].lower()
    is_couple = tree.lemmas[owner] in nouns.couples and tree.tags[owner] == "NN"
    if word not in pronouns.plural and not is_couple:
        return [owner]
    first, _ = tree.sentence_extents[max(0, tree.sentence[owner] - 1)]
    for i in range(owner - 1, first - 1, -1):
        if pair := _pair_at(reading, i):
            return pair
        if tree.tags[i] == "NNS" and tree.lemmas[i] not in nouns.kinship and means_people(tree, i):
            break  # "The guests left; their daughter": whose it is nobody knows
    return [owner]


def _pair_at(reading: DocumentReading, i: int) -> list[int]:
    """Return the two people of whom a word is the second, coordinated ("Karl and Ann", "Karl and his wife, Ann"), or married ("Karl wed Ann")."""
    tree = reading.tree
    if tree.lemmas[i] in verbs.of_couples or tree.words[i].lower() in adjectives.of_couples:
        other = [c for c in tree.kids(i, "obj", "obl") if tree.preposition(c) in ("", "to") and tree.entity[c] >= 0]
        pair = [*tree.kids(i, "nsubj"), *other]
    elif tree.labels[i] == "conj" and _are_two(tree, tree.conjuncts(tree.heads[i]), i):
        pair = [tree.heads[i], *([i] if tree.entity[i] >= 0 else _named_beside(reading, i))]
    else:
        return []
    return pair if len(pair) == 2 and all(tree.entity[p] >= 0 and reading.is_person(p) for p in pair) else []


def _are_two(tree: Tree, listed: list[int], second: int) -> bool:
    """Tell whether a word is the last of two that are listed, but for kin of both: "Karl and Ann Lee and their sons"."""
    return listed[1:2] == [second] and all(tree.lemmas[c] in nouns.kinship for c in listed[2:])


def _descent(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Find "was born in Oslo, the son of Karl Lee", "born as the second son of Karl Lee", "the eldest of three children of Karl and Ann Lee"."""
    tree = reading.tree
    owners = [o for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) in prepositions.of_parents for o in tree.conjuncts(c)]
    named = [p for o in owners for p in (_named_beside(reading, o) if tree.entity[o] < 0 else [o])]
    several = any(tree.tags[o] == "NNS" for o in owners)  # "to emigrants Karl Lee and Ann Moss"
    parents = [p for first in named for p in (tree.conjuncts(first) if several else [first]) if reading.is_person(p)]
    if not parents or tree.entity[noun] >= 0:
        return
    top = noun
    if tree.tags[noun] == "NNS":  # the fourth of several
        top = tree.heads[noun]
        if tree.preposition(noun) != "of" or tree.pos[top] not in ("ADJ", "NUM") or top > noun:
            return
    child = _child_told(reading, top, is_of_several=top != noun)
    if child is not None and child not in parents:
        for parent in parents:
            yield _kin_of(reading, child, parent, tree.lemmas[noun], noun)


def _listed_kin(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Find "is the mother of two children, Tom and Lea": the named children of a parent."""
    tree = reading.tree
    above = tree.heads[noun]
    clause = reading.clause_of.get(above)
    is_told = tree.tags[noun] == "NNS" and tree.labels[noun] == "nmod" and tree.preposition(noun) == "of"
    if not is_told or tree.lemmas[above] not in nouns.parents or clause is None or not clause.copular or len(clause.subjects) != 1:
        return
    for child in (c for named in _named_beside(reading, noun) for c in tree.conjuncts(named)):
        if tree.entity[child] >= 0 and reading.is_person(clause.subjects[0]):
            yield _kin_of(reading, child, clause.subjects[0], tree.lemmas[noun], noun)


def _child_told(reading: DocumentReading, top: int, *, is_of_several: bool) -> int | None:
    """Return the person whom the words for a child are said of: who was born or grew up, or, of one of several, the subject or who stands before."""
    tree = reading.tree
    clause = reading.clause_of.get(top)
    if is_of_several and clause is not None and clause.copular and clause.predicate == top:
        return clause.subjects[0] if len(clause.subjects) == 1 and reading.is_person(clause.subjects[0]) else None
    if is_of_several and tree.labels[top] == "appos" and reading.is_person(tree.heads[top]):
        return tree.heads[top]
    if tree.labels[top] not in BESIDE_BIRTHS and tree.preposition(top) != "as":
        return None
    verb = top
    while tree.labels[verb] in IN_ADJUNCTS and tree.pos[verb] != "VERB" and tree.heads[verb] != verb:
        verb = tree.heads[verb]
        if tree.entity[verb] >= 0 and tree.names[tree.entity[verb]].label == "PERSON":
            return None
    clause = reading.clause_of.get(verb)
    if clause is None or tree.lemmas[verb] not in lives.growing_up or clause.objects or len(clause.subjects) != 1:
        return None
    return clause.subjects[0] if reading.is_person(clause.subjects[0]) else None


def _kin_together(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Find "the brothers Karl and Bo Voss", "Ann and Bo are cousins": kin of one another, where nobody else is told whose they are."""
    tree, clause = reading.tree, reading.clause_of.get(noun)
    if tree.exact_kids(noun, "nmod:poss") or any(tree.preposition(c) == "of" for c in tree.kids(noun, "nmod")):
        return
    is_said = clause is not None and clause.copular and clause.predicate == noun
    after = (
        tree.names[tree.entity[noun + 1]].root if not is_said and noun + 1 < len(tree.words) and tree.entity[noun + 1] >= 0 else -1
    )
    people = list(clause.subjects) if clause is not None and is_said else tree.conjuncts(after) if after >= 0 else []
    trigger = clause.trigger if clause is not None and is_said else reading.trigger(noun)
    if len(people) > 1 and all(reading.is_named(i) and reading.is_person(i) for i in people):
        for relative, owner in pairs_among(people):
            yield trigger.relation(relative, f"be {tree.lemmas[noun]} of", owner, rule="possessive/together")


def _named_beside(reading: DocumentReading, noun: int) -> list[int]:
    """Return the names of the kin a noun tells, behind a description of them, too: "her husband, the writer Karl Voss"."""
    tree = reading.tree
    # "Her mother and sister, Ann Lee": who stands behind both is the last.
    kin = [c for first in (noun, tree.heads[noun]) for c in tree.exact_kids(first, "conj") if tree.lemmas[c] in nouns.kinship]
    beside = [
        c
        for c in tree.kids(noun, "appos", "flat")
        if not any(noun < k < c for k in kin) and ";" not in tree.words[noun:c]  # "two of Karl's sons; Ann Lee" lists two
    ]
    if noun in kin[-1:]:
        beside += [c for c in tree.kids(tree.heads[noun], "appos") if c > noun]
    described = [c for c in beside if tree.entity[c] < 0 and tree.pos[c] == "NOUN" and kind_label(tree.lemmas[c]) == "Role"]
    return [*beside, *(n for c in described for n in tree.kids(c, "appos", "flat"))]


def kin_who_is(reading: DocumentReading, noun: int, relative: int) -> Iterator[Relation]:
    """Yield "Greg's mother is Edith" and "Edith is Greg's mother" as kin."""
    if reading.tree.lemmas[noun] in nouns.kinship and reading.tree.entity[noun] < 0 and reading.is_person(relative):
        for owner in _possessors(reading, noun):
            yield _kin_of(reading, relative, owner, reading.tree.lemmas[noun], noun)


def _possessors(reading: DocumentReading, noun: int) -> list[int]:
    """Return whose kin a noun tells: of "Nina and her husband" Nina's, of "Ann and Ben live with their son" that of both."""
    tree = reading.tree
    first = tree.heads[noun]
    beside = tree.labels[noun] == "conj" and tree.entity[first] >= 0 and reading.is_person(first)
    owners: list[int] = []
    possessors = tree.exact_kids(noun, "nmod:poss")
    if tree.labels[noun] == "conj" and tree.lemmas[first] in nouns.kinship:  # "his father, Ed, and his brother, Al": both are his
        of_first = tree.exact_kids(first, "nmod:poss")
        same = [c for c in of_first for p in possessors if tree.words[c].lower() == tree.words[p].lower()]
        possessors = same or possessors or of_first
    for owner in possessors:
        word = tree.words[owner].lower()
        if word in pronouns.plural:
            subjects = [i for s in tree.kids(first, "nsubj") if s != noun for i in tree.conjuncts(s)]
            owners += subjects if len(subjects) > 1 and all(map(reading.may_be_person, subjects)) else [owner]
        else:
            is_of_first = word in pronouns.of_kin and tree.labels[noun] == "conj" and tree.entity[first] >= 0
            owners += [owner] if not is_of_first else [_nearest(reading, first, noun)] if beside else []
    return owners


def _nearest(reading: DocumentReading, first: int, noun: int) -> int:
    """Return the last person listed before kin, whose they are: of "Ann, Karl and his wife" Karl's; the first where kin stand between."""
    tree = reading.tree
    listed = [i for i in tree.conjuncts(first) if i < noun]
    are_people = all(tree.entity[i] >= 0 and reading.is_person(i) for i in listed)
    return max(listed) if are_people else first


def _kin_of(reading: DocumentReading, relative: int, owner: int, lemma: str, noun: int) -> Relation:
    is_over = any(
        reading.tree.words[c].lower() in adjectives.of_divorce for c in reading.tree.kids(noun, "amod", "compound") if c < noun
    )
    status = Status(modality=Modality.PAST) if is_over else None  # "his former wife, Ann": who died stays a brother
    return reading.trigger(relative, status).relation(relative, f"be {lemma} of", owner, rule="possessive/kin")
