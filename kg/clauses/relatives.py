"""Tell what the noun before a relative clause is in it: its subject, its object, or neither.

In: a `Tree` and places of words. Out: the place of the noun that a relative pronoun, seen or not, stands for.
"""

from __future__ import annotations

from kg.english import determiners, nouns, prepositions, pronouns, roles, verbs
from kg.english.classes import HAPPENING, ORGANIZATIONS, PLACES, class_of_noun
from kg.parsing.trees import Tree

PLURAL_TAGS = frozenset({"NNS", "NNPS"})
SINGULAR_TAGS = frozenset({"NN", "NNP"})
FINITE_TAGS = frozenset({"MD", "VBD", "VBP", "VBZ"})
BODIES = frozenset({"ORG", "GPE", "FAC"})
"""Labels of names that are no person's."""

STRUCK = PLACES | {"Product", "Vehicle"}
"""Classes of what an event happens to, that does no harm itself."""


def antecedent(tree: Tree, i: int, clause: int) -> int:
    """Return the noun a relative pronoun stands for, or the word itself."""
    if tree.words[i].lower() in pronouns.relative and tree.pos[i] in ("PRON", "DET", "SCONJ"):
        top = clause
        while tree.labels[top] == "conj":
            top = tree.heads[top]
        if tree.labels[top] == "acl:relcl":
            return described_noun(tree, top) if tree.bases[i] == "nsubj" else referent(tree, tree.heads[top])
    return _those_meant(tree, i)


def _those_meant(tree: Tree, i: int) -> int:
    """Return of whom a clause tells by a number: of "two sites near Leeds, both of which were sold" the sites; else the word itself."""
    if tree.words[i].lower() in determiners.partial or not _is_relative_part(tree, i):
        return i
    if named := [c for c in tree.exact_kids(i, "appos") if tree.entity[c] >= 0]:
        return named[0]  # "one of which, Acme, was sold"
    return _several_before(tree, i)


def whole_of(tree: Tree, i: int) -> int | None:
    """Return the noun of which a word means but a part: of "two sites, some of which were sold" the sites; None where it means no such part."""
    if tree.words[i].lower() not in determiners.partial or not _is_relative_part(tree, i):
        return None
    whole = _several_before(tree, i)
    return whole if whole != i else None


def _is_relative_part(tree: Tree, i: int) -> bool:
    """Tell whether a word has "of which" or "of whom" behind it."""
    whole = [c for c in tree.exact_kids(i, "nmod") if tree.preposition(c) == "of" and tree.words[c].lower() in pronouns.relative]
    return bool(whole) and tree.pos[i] in ("DET", "PRON", "NUM", "ADJ")


def _several_before(tree: Tree, i: int) -> int:
    """Return the plural noun before a clause, or the first of several coordinated; the word itself where there is none."""
    first, _ = tree.sentence_extents[tree.sentence[i]]
    for noun in range(min(tree.subtree(i)) - 1, first - 1, -1):
        if tree.pos[noun] in ("NOUN", "PROPN") and tree.bases[noun] == "conj" and tree.pos[tree.heads[noun]] == tree.pos[noun]:
            return tree.heads[noun]
        if tree.tags[noun] in PLURAL_TAGS and tree.bases[noun] != "compound":
            return noun
    return i


def referent(tree: Tree, noun: int) -> int:
    """Return whom a predicate noun is said of ("X is a firm that ..." is about X), what changed by how much, or the noun itself."""
    if tree.bases[noun] in ("obj", "obl") and tree.lemmas[tree.heads[noun]] in verbs.of_change and tree.exact_kids(noun, "nummod"):
        changed = tree.kids(tree.heads[noun], "nsubj") if not tree.kids(noun, "det", "amod", "nmod") else []
        return changed[0] if changed else noun  # "sales fell 4%, driven by exports"
    top = noun
    while tree.labels[top] == "conj" and not tree.kids(top, "nsubj"):
        top = tree.heads[top]
    linked = tree.labels[top] == "xcomp" and tree.lemmas[tree.heads[top]] in verbs.linking  # "became the first bank to"
    if (not linked and not tree.kids(top, "cop")) or tree.preposition(top):
        return noun  # "the cuts are in response to a law known as X": the law is
    subjects = tree.kids(tree.heads[top] if linked else top, "nsubj")
    if not subjects or tree.words[subjects[0]].lower() in pronouns.relative:
        return noun
    is_named = tree.entity[noun] >= 0 and tree.entity[subjects[0]] < 0 and tree.pos[subjects[0]] == "NOUN"
    return noun if is_named else subjects[0]  # "an exception was Acme, which sold it": Acme did


def whose(tree: Tree, possessor: int) -> int:
    """Return the noun that "whose" stands for: of "Bolt, whose owner is Ann" Bolt; any other possessor itself."""
    clause = possessor
    while tree.words[possessor].lower() == "whose" and tree.heads[clause] != clause:
        if tree.labels[clause] == "acl:relcl":
            return tree.heads[clause]
        clause = tree.heads[clause]
    return possessor


def described_noun(tree: Tree, clause: int) -> int:
    """Return the noun that is the subject of a relative clause: the one its verb agrees with, "the amount of payments that exceeds"."""
    noun = tree.heads[clause]
    if (event := _event_of_harm(tree, clause)) is not None:
        return event
    if _means_no_people(tree, clause) and tree.lemmas[noun] in nouns.people | roles.kinds.keys():
        inner = [c for c in tree.exact_kids(noun, "nmod") if noun < c < clause and tree.entity[c] >= 0]
        if inner:
            return inner[-1]  # "members of the party, which won it": the party did
    if (person := _person_above(tree, clause)) is not None:
        return referent(tree, person)
    number = _number_of_verb(tree, clause)
    candidate = noun
    while number and not _agrees(tree, candidate, number):
        if tree.labels[candidate] != "nmod" or tree.pos[tree.heads[candidate]] != "NOUN":
            inner = [c for c in tree.exact_kids(noun, "nmod") if noun < c < clause and _agrees(tree, c, number)]
            return inner[-1] if inner else referent(tree, noun)  # "the policies of the bank, which regulates"
        candidate = tree.heads[candidate]
    return referent(tree, candidate)


def _event_of_harm(tree: Tree, clause: int) -> int | None:
    """Return the event that does harm, not where or to what it happens: "an explosion at a pipeline that killed two"; None without one."""
    noun = tree.heads[clause]
    if tree.lemmas[clause] not in verbs.harming or tree.exact_kids(clause, "nsubj:pass"):
        return None
    if _may_harm(tree, noun):
        return _event_behind(tree, noun, clause)
    above = noun
    # "The bombing of a train that killed two": what it happens to; an army that is said to attack may kill itself.
    is_struck = class_of_noun(tree.lemmas[noun], counted=False, plural=False) in STRUCK or tree.lemmas[noun] in nouns.gatherings
    is_struck &= tree.entity[noun] < 0
    while tree.labels[above] == "nmod" and (
        tree.preposition(above) in prepositions.sites_of_nouns or (is_struck and tree.preposition(above) in prepositions.of_struck)
    ):
        above = tree.heads[above]
        if class_of_noun(tree.lemmas[above], counted=False, plural=False) in HAPPENING:
            return None if tree.lemmas[above] in nouns.meetings | nouns.gatherings else above
    return None


def _event_behind(tree: Tree, noun: int, clause: int) -> int | None:
    """Return the event between people and a "that" that is no "who": "a man wounded in a bombing that killed two"; None without one."""
    is_that = any(tree.words[c].lower() == "that" for c in tree.kids(clause, "nsubj"))
    if not is_that or class_of_noun(tree.lemmas[noun], counted=False, plural=False) in HAPPENING:
        return None
    behind = [c for c in tree.exact_kids(noun, "acl") if noun < c < clause]
    events = [o for c in behind for o in tree.kids(c, "obl", "obj") if o < clause and tree.entity[o] < 0]
    kinds = {o: class_of_noun(tree.lemmas[o], counted=False, plural=False) for o in events}
    return next((o for o in reversed(events) if kinds[o] in HAPPENING), None)


def _may_harm(tree: Tree, noun: int) -> bool:
    """Tell whether a word means an event that is no gathering, or people: "an attack on a funeral that killed two"."""
    kind = class_of_noun(tree.lemmas[noun], counted=False, plural=False)
    return (
        (kind in HAPPENING and tree.lemmas[noun] not in nouns.gatherings)
        or kind in ("Person", "Group")
        or (tree.entity[noun] >= 0 and tree.names[tree.entity[noun]].label == "PERSON")
    )


def _person_above(tree: Tree, clause: int) -> int | None:
    """Return the person that "who" means, not whom they work for: "Ann Lee, a director of the agency, who was"; None where that is the noun."""
    noun = tree.heads[clause]
    is_who = any(tree.words[c].lower() == "who" for c in tree.kids(clause, "nsubj"))
    if not is_who or not _is_body(tree, noun):
        return None
    is_plural = _number_of_verb(tree, clause) == "VBP"  # "the singer of the band, who are from Leeds"
    while tree.labels[noun] in ("nmod", "appos") and tree.heads[noun] < noun:
        noun = tree.heads[noun]
        if tree.words[noun].lower() in roles.kinds or tree.lemmas[noun] in nouns.people or tree.pos[noun] == "PROPN":
            return None if is_plural and not _agrees(tree, noun, "VBP") else noun
    return None


def _is_body(tree: Tree, noun: int) -> bool:
    """Tell whether a word means an organization or a place, by its name or as one noun: "Acme", "the firm"."""
    if tree.entity[noun] >= 0:
        return tree.names[tree.entity[noun]].label in BODIES
    return tree.tags[noun] == "NN" and class_of_noun(tree.lemmas[noun], counted=False, plural=False) in ORGANIZATIONS | PLACES


def _means_no_people(tree: Tree, clause: int) -> bool:
    """Tell whether the subject of a relative clause is "which"."""
    return any(tree.words[c].lower() == "which" for c in tree.kids(clause, "nsubj"))


def _number_of_verb(tree: Tree, clause: int) -> str:
    """Return the tag of a finite verb in the present, whose form tells its number, or ""."""
    tags = [tree.tags[c] for c in sorted(tree.kids(clause, "aux", "cop"))] or [tree.tags[clause]]
    return tags[0] if tags[0] in ("VBZ", "VBP") else ""


def _agrees(tree: Tree, noun: int, number: str) -> bool:
    """Tell whether a noun may be the subject of a verb with this tag; what the tree does not tell may."""
    if tree.kids(noun, "conj") or tree.bases[noun] == "conj":
        return True
    if number == "VBZ":
        return tree.tags[noun] not in PLURAL_TAGS or tree.entity[noun] >= 0
    return tree.tags[noun] not in SINGULAR_TAGS or tree.entity[noun] >= 0


def has_relative_adverb(tree: Tree, clause: int) -> bool:
    """Tell whether a relative clause says when, where or why: the noun before it is neither subject nor object."""
    return any(tree.words[c].lower() in pronouns.relative_adverbs for c in tree.children[clause])


def relative_object(tree: Tree, i: int) -> list[int]:
    """Return the noun a relative clause hangs on, where it is the object of the clause ("the deal it signed").

    It is none where the pronoun has a preposition ("in which it pressed"), where one is left at the end ("it relies upon"), where a clause under the
    verb has it ("that it hoped would thrive"), in a time ("the last year he lived there"), or where the clause only says who tells it
    ("who, it claimed, was indebted").
    """
    if not _may_lack_object(tree, i) or tree.exact_kids(i, "nsubj:pass"):
        return []
    is_elsewhere = tree.kids(i, "ccomp") or any(tree.pos[c] in ("VERB", "AUX") for c in tree.kids(i, "xcomp"))
    return [] if is_elsewhere or clause_told_in_passing(tree, i) is not None else [tree.heads[i]]


def _may_lack_object(tree: Tree, clause: int) -> bool:
    """Tell whether the noun before a relative clause may be an object in it: it has another subject, no adverb or preposition for the noun."""
    noun = tree.heads[clause]
    subjects = tree.kids(clause, "nsubj")
    has_other_subject = any(tree.words[s].lower() not in pronouns.relative and not _is_relative_part(tree, s) for s in subjects)
    if any(tree.words[c].lower() == "whose" for s in subjects for c in tree.exact_kids(s, "nmod:poss")):
        return False  # "Acme, whose founder died": nobody died it
    is_time = tree.entity[noun] < 0 and tree.lemmas[noun] in nouns.time
    return has_other_subject and not (is_time or has_relative_adverb(tree, clause) or _has_preposition(tree, clause))


def is_inverted(tree: Tree, predicate: int) -> bool:
    """Tell whether a predicate noun is what is there, and said of nothing: "a group, at the head of which is a firm called Acme"."""
    return any(c > 0 and tree.tags[c - 1] in ("WDT", "WP") and bool(tree.kids(c - 1, "case")) for c in tree.kids(predicate, "cop"))


def noun_of_stranded(tree: Tree, clause: int) -> list[int]:
    """Return the noun that a preposition left at the end of a relative clause governs: "the report it relies upon"."""
    has_other_subject = any(tree.words[s].lower() not in pronouns.relative for s in tree.kids(clause, "nsubj"))
    return [tree.heads[clause]] if tree.labels[clause] == "acl:relcl" and has_other_subject else []


def is_of_complement(tree: Tree, object_: int, clause: int) -> bool:
    """Tell whether a relative pronoun is no object: that of the verb below ("a plant that it helped build"), or what acts ("that he says hurt it")."""
    if tree.words[object_].lower() not in pronouns.relative or tree.labels[clause] != "acl:relcl":
        return tree.words[object_].lower() in pronouns.relative and noun_told_of(tree, clause) is not None
    return any(tree.pos[c] == "VERB" and not tree.kids(c, "obj") for c in tree.kids(clause, "xcomp"))


def object_of_complement(tree: Tree, i: int) -> list[int]:
    """Return the noun a relative clause hangs on, where it is the object of the verb that completes the clause: "a plant it helped build"."""
    clause = tree.heads[i]
    objects = [c for c in tree.kids(clause, "obj") if tree.words[c].lower() not in pronouns.relative]
    if tree.labels[clause] != "acl:relcl" or objects or tree.kids(i, "ccomp", "xcomp") or _has_preposition(tree, i):
        return []
    return [tree.heads[clause]] if _may_lack_object(tree, clause) else []


def _has_preposition(tree: Tree, clause: int) -> bool:
    """Tell whether a preposition stands before the relative pronoun, or alone at the end of the clause."""
    fronted = any(
        tree.words[c].lower() in pronouns.relative and tree.kids(c, "case") for c in tree.kids(clause, "obl", "nmod", "advmod")
    )
    return fronted or any(tree.tags[c] == "IN" and not tree.children[c] for c in tree.kids(clause, "obl", "case", "advmod"))


def clause_told_in_passing(tree: Tree, telling: int) -> int | None:
    """Return the relative clause that one of saying stands in: "who, the court found, was indebted", "a fall they say began here"; None elsewhere."""
    first = min(tree.kids(telling, "nsubj"), default=-1)
    if first < 1 or tree.lemmas[telling] not in verbs.saying or tree.kids(telling, "obj", "ccomp"):
        return None
    for clause in tree.exact_kids(tree.heads[telling], "acl:relcl"):
        if min(tree.subtree(clause)) == telling + 1 and not tree.kids(clause, "nsubj"):
            return clause
        relative = [c for c in tree.kids(clause, "nsubj", "obj") if tree.words[c].lower() in pronouns.relative]
        if clause > telling and relative and relative[0] < first and "," in tree.words[relative[0] : first + 1]:
            return clause
    return None


def noun_told_of(tree: Tree, deed: int) -> int | None:
    """Return the noun of which somebody tells in its relative clause what it does: "a plan he says will cut taxes"; None where it is no such clause."""
    telling = tree.heads[deed]
    if tree.labels[telling] != "acl:relcl" or tree.lemmas[telling] not in verbs.saying or tree.kids(telling, "obj", "iobj"):
        return None
    speakers = tree.kids(telling, "nsubj")
    is_finite = any(tree.tags[c] in FINITE_TAGS for c in (deed, *tree.kids(deed, "aux", "cop")))
    gap = [c for c in tree.kids(deed, "obj") if tree.words[c].lower() in pronouns.relative][:1]  # what a parser takes "that" for
    first = min(i for i in tree.subtree(deed) if i not in gap)
    is_beside = first == telling + 1 and not tree.kids(deed, "nsubj", "csubj", "expl", "mark")
    is_beside &= not gap or len(tree.kids(deed, "obj")) > 1
    is_anothers = bool(speakers) and tree.words[speakers[0]].lower() not in pronouns.relative
    return described_noun(tree, telling) if is_finite and is_beside and is_anothers else None


def is_complete(tree: Tree, clause: int) -> bool:
    """Tell whether a clause beside a noun lacks nothing that the noun could be: "fears it will leave Norway", not "fears it told Ann of"."""
    opened = bool(tree.kids(clause, "mark")) or any(tree.tags[c] in ("WDT", "WP") for c in tree.children[clause])
    return (
        not opened
        and tree.tags[clause] != "VBG"
        and bool(tree.kids(clause, "obj", "ccomp", "xcomp", "cop") or tree.exact_kids(clause, "aux:pass"))
        and not tree.kids(clause, "iobj")
        and all(tree.pos[c] != "ADP" for c in tree.kids(clause, "obl"))
    )
