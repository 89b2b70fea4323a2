"""Coordinate what is alike, where a parser hung a conjunct on a word inside what it is coordinated with.

In: a tree that the guidelines hold. Out: the same tree, some conjuncts under another head. A name is coordinated whole ("the House of
Representatives and the Senate"), a noun with a noun ("by Ann Lee of Acme and 78 others"), a phrase with one of the same noun ("a warning
in Bonn and a warning for Kiel"), a name that has a clause with one that has; a plural verb has a subject of several ("the saturation of
the markets and competition from others are"), and names between commas before "and" are a list (`name_lists.py`).
"""

from __future__ import annotations

from kg.english import nouns, roles
from kg.english.classes import class_of_noun
from kg.parsing.guidelines import FARTHEST, NOMINAL, SUBJECTS, hang
from kg.parsing.name_lists import list_names
from kg.parsing.repairs import Draft
from kg.parsing.shared_heads import give_head

NOUNS = frozenset({"NOUN", "PROPN"})
BEFORE_PHRASES = frozenset({"cc", "det", "nmod:poss", "case", "punct"})
"""What stands before a phrase, whichever of its words is the head."""

PLACED = frozenset({"nmod", "obl"})
"""What has a preposition."""

CLAUSES = frozenset({"acl", "acl:relcl"})
"""What describes a noun by a clause."""

PARTICIPIAL = CLAUSES | {"advcl"}
"""What a participle is that describes a noun or opens a sentence."""

INSIDE_CLAUSES = frozenset({"conj", "nmod", "obj", "obl", "obl:agent", "xcomp"})
"""What stands below the verb of a clause that describes a noun."""

CLAUSAL = SUBJECTS | {"cop", "aux", "aux:pass", "expl", "mark"}
"""What a conjunct has that is a clause of its own."""


def coordinate(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label == "conj" and tree.heads[i] < i and tree.pos[i] in NOMINAL and not _is_clause(tree, i):
            higher = _whole_name(tree, i)
            ways = (
                _object_before,
                _object_in_parallel,
                _noun_before,
                _of_same_noun,
                _of_like_clause,
                _beside_of_phrase,
                _plural_subject,
                _second_list,
            )
            for partner_of in (*ways, _first_of_apposed, _before_aside):
                higher = partner_of(tree, i) if higher is None else higher
            if higher is not None:
                hang(tree, i, higher, "conj")
    _raise_gerunds(tree)
    _join_participles(tree)
    _lower_participles(tree)
    list_names(tree)
    _join_adjacent(tree)
    _share_copulas(tree)


def _raise_gerunds(tree: Draft) -> None:
    """Coordinate a gerund with the one above an infinitive: "for urging Acme to sell Bolt and buying Corex" bids Acme buy nothing."""
    for i, label in enumerate(tree.labels):
        verb = tree.heads[i]
        if label != "conj" or tree.tags[i] != "VBG" or tree.tags[verb] != "VB" or _is_clause(tree, i) or not verb < i:
            continue
        above = verb
        for _ in range(FARTHEST):
            above = tree.heads[above]
            if tree.tags[above] == "VBG" or tree.heads[above] == above:
                break
        if tree.tags[above] == "VBG" and above < verb and not any(tree.labels[c] == "aux" for c in tree.children[above]):
            hang(tree, i, above, "conj")


def _join_participles(tree: Draft) -> None:
    """Coordinate two participles, the second of which a parser hung on the verb behind: "the inn, built by Ann and sold by Karl, drew crowds"."""
    for i, label in enumerate(tree.labels):
        joint = next((c for c in tree.children[i] if c < i and tree.labels[c] == "cc"), None)
        if label != "conj" or not i < tree.heads[i] or tree.pos[i] != "VERB" or joint is None or _is_clause(tree, i):
            continue
        start, _ = tree.sentence_extents[tree.sentence[i]]
        before = range(joint - 1, start - 1, -1)
        first = next((p for p in before if tree.tags[p] == "VBN" and tree.labels[p] in PARTICIPIAL), None)
        if first is not None and hang(tree, i, first, "conj"):
            tree.tags[i] = "VBN"


def _lower_participles(tree: Draft) -> None:
    """Coordinate a participle with the one right before its "and" that describes a noun: "is backed by Norda, a fund based in Kiel and run by Ann".

    Behind a comma it may go on with the verb: "was founded by Ann, a chemist based in Kiel, and sold to Bolt".
    """
    for i, label in enumerate(tree.labels):
        joint = next((c for c in tree.children[i] if c < i and tree.labels[c] == "cc"), None)
        above = tree.heads[i]
        if label != "conj" or tree.tags[i] != "VBN" or joint is None or above > joint:
            continue
        if _is_clause(tree, i) or tree.words[joint - 1] == ",":
            continue
        first = next((p for p in range(joint - 1, above, -1) if tree.pos[p] == "VERB"), None)
        if (
            first is not None
            and tree.tags[first] == "VBN"
            and tree.labels[first] in CLAUSES
            and tree.labels[tree.heads[first]] == "appos"
        ):
            hang(tree, i, first, "conj")


def _is_clause(tree: Draft, i: int) -> bool:
    return not CLAUSAL.isdisjoint(tree.labels[c] for c in tree.children[i])


def _whole_name(tree: Draft, i: int) -> int | None:
    """Return the head of the name inside which the partner of a conjunct stands: "the House of Representatives and the Senate"."""
    number = tree.entity[tree.heads[i]]
    if number < 0 or tree.names[number].end > i:
        return None
    root = tree.names[number].root
    return root if root != tree.heads[i] else None


def _object_before(tree: Draft, i: int) -> int | None:
    """Return the object that a noun of its kind is listed with, not its verb: "holds a degree from Yale and a doctorate from Brown"."""
    verb = tree.heads[i]
    objects = [c for c in tree.children[verb] if tree.labels[c] == "obj" and verb < c < i] if tree.pos[verb] == "VERB" else []
    is_alike = bool(objects) and tree.lemmas[i] in nouns.degrees and tree.lemmas[objects[-1]] in nouns.degrees
    return objects[-1] if is_alike else None


def _noun_before(tree: Draft, i: int) -> int | None:
    """Return the last noun of a verb before "and" for a noun that is coordinated with the verb: "sued by Ann Lee of Acme and 78 others"."""
    verb = tree.heads[i]
    joint = [c for c in tree.children[i] if c < i and tree.labels[c] == "cc"]
    if tree.pos[verb] != "VERB" or not joint or not verb < joint[0] - 1:
        return None
    last = joint[0] - 1 - (tree.words[joint[0] - 1] == ",")
    partner = last
    for _ in range(FARTHEST):
        above = tree.heads[partner]
        if above in (verb, partner):
            break
        partner = above
    own = _own_preposition(tree, i)
    if own and not _opens(tree, partner, own):
        return None  # "released by Acme and in 2010 by Bolt"
    is_governed = tree.heads[partner] == verb and tree.labels[partner].partition(":")[0] in ("obj", "obl")
    is_time = tree.lemmas[partner] in nouns.time or tree.labels[partner] == "obl:unmarked"
    return partner if is_governed and verb < partner and tree.pos[partner] in NOUNS and not is_time else None


def _before_aside(tree: Draft, i: int) -> int | None:
    """Return the name before a relative clause between commas for one that is listed with it: "bought Bolt, which makes cars, and Corex".

    With what the clause is about alone no name is coordinated by a comma and "and".
    """
    noun = clause = tree.heads[i]
    joint = [c for c in tree.children[i] if tree.labels[c] == "cc"]
    is_apart = bool(joint) and joint[0] > 0 and tree.words[joint[0] - 1] == "," and tree.entity[i] >= 0
    if not is_apart or any(tree.labels[c] == "conj" and c != i for c in tree.children[noun]):
        return None
    for _ in range(FARTHEST):
        if tree.labels[clause] == "acl:relcl" or tree.heads[clause] == clause:
            break
        clause = tree.heads[clause]
    name = tree.heads[clause]
    is_aside = tree.labels[clause] == "acl:relcl" and "," in tree.words[name + 1 : clause] and tree.entity[name] >= 0
    if not is_aside or (tree.entity[noun] >= 0 and _label(tree, noun) == _label(tree, i)):
        return None
    return name if _label(tree, name) == _label(tree, i) else None


def _label(tree: Draft, i: int) -> str:
    return tree.names[tree.entity[i]].label


def _object_in_parallel(tree: Draft, i: int) -> int | None:
    """Return the object that a noun is listed with, each with a place: "studied law in Bonn and physics in Kiel" says nothing of Bonn and physics."""
    place = tree.heads[i]
    noun = tree.heads[place]
    verb = tree.heads[noun] if tree.labels[noun] == "obj" else noun
    objects = [c for c in tree.children[verb] if tree.labels[c] == "obj" and verb < c < place]
    is_place = tree.entity[place] >= 0 and tree.labels[place] in PLACED and tree.pos[verb] == "VERB"
    if not is_place or not objects or tree.pos[i] != "NOUN" or tree.entity[i] >= 0 or tree.pos[objects[-1]] != "NOUN":
        return None
    word = _own_preposition(tree, place)
    own = [c for c in tree.children[i] if c > i and tree.labels[c] == "nmod" and tree.entity[c] >= 0]
    own += [
        c for above in (place, verb) for c in tree.children[above] if c > i and tree.labels[c] in PLACED and tree.entity[c] >= 0
    ]
    is_like = (tree.tags[i] == "NNS") == (tree.tags[objects[-1]] == "NNS") and not _own_preposition(tree, i)
    if not word or not own or _own_preposition(tree, own[0]) != word or not is_like:
        return None
    for c, owner in ((own[0], i), (place, objects[-1])):
        hang(tree, c, owner, "nmod")
    return objects[-1]


def _of_same_noun(tree: Draft, i: int) -> int | None:
    """Return the noun above a conjunct's partner that is the same noun, or has the same word before it."""
    noun = tree.heads[i]
    if tree.pos[i] != "NOUN" or tree.lemmas[noun] == tree.lemmas[i]:
        return None
    words = _compounds(tree, i)
    if words and not words.isdisjoint(_compounds(tree, noun)):
        return None
    above = noun
    for _ in range(FARTHEST):
        if tree.labels[above] not in ("nmod", "obl", "conj") or tree.heads[above] == above:
            return None
        higher = tree.heads[above]
        if tree.pos[higher] == "VERB":
            higher = next((c for c in reversed(tree.children[higher]) if c < above and tree.labels[c] == "obj"), higher)
        above = higher
        if above > noun or tree.pos[above] != "NOUN":
            return None
        if tree.lemmas[above] == tree.lemmas[i] or not words.isdisjoint(_compounds(tree, above)):
            return above
    return None


def _of_like_clause(tree: Draft, i: int) -> int | None:
    """Return the noun described as a conjunct is, inside whose clause its partner stands: "Acme, which makes soap, and Bolt, which sells it"."""
    own, partner = _clause_of(tree, i), tree.heads[i]
    if own is None or _clause_of(tree, partner) is not None or not _is_set_off(tree, i):
        return None
    clause = partner
    for _ in range(FARTHEST):
        if tree.labels[clause] not in INSIDE_CLAUSES or not tree.heads[clause] < i:
            break
        clause = tree.heads[clause]
    noun = tree.heads[clause]
    if tree.labels[clause] != tree.labels[own] or clause == partner or not noun < clause:
        return None
    if (tree.tags[clause] == "VBN") != (tree.tags[own] == "VBN") or _relative(tree, clause) != _relative(tree, own):
        return None
    is_named = tree.entity[i] >= 0 and tree.entity[noun] >= 0
    return noun if is_named or (tree.lemmas[noun] == tree.lemmas[i] and tree.pos[i] == tree.pos[noun]) else None


def _clause_of(tree: Draft, noun: int) -> int | None:
    """Return the relative clause or participle behind a noun."""
    return next((c for c in tree.children[noun] if c > noun and tree.labels[c] in CLAUSES), None)


def _relative(tree: Draft, clause: int) -> str:
    """Return the relative pronoun that is the subject of a clause, lower case."""
    return next((tree.words[c].lower() for c in tree.children[clause] if tree.labels[c] in SUBJECTS), "")


def _is_set_off(tree: Draft, i: int) -> bool:
    """Tell whether a comma or semicolon parts a conjunct, with what stands before it, from its partner."""
    return any(c < i and tree.words[c] in (",", ";") for c in tree.children[i])


def _beside_of_phrase(tree: Draft, i: int) -> int | None:
    """Return the noun above the name that a noun with "of" hangs on: "the wife of Karl and mother of Ann" is one person."""
    name = tree.heads[i]
    noun = tree.heads[name]
    is_described = tree.entity[name] >= 0 and tree.labels[name] == "nmod" and _has_of(tree, noun) and tree.entity[i] < 0
    return noun if is_described and noun < name < i and _is_bare_person(tree, i) and _says_person(tree, noun) else None


def _has_of(tree: Draft, noun: int) -> bool:
    return any(tree.labels[c] == "nmod" and _opens(tree, c, "of") for c in tree.children[noun] if c > noun)


def _own_preposition(tree: Draft, i: int) -> str:
    """Return the preposition before a word, lower case, or ""."""
    return next((tree.words[c].lower() for c in tree.children[i] if tree.labels[c] == "case" and c < i), "")


def _opens(tree: Draft, i: int, preposition: str) -> bool:
    return any(tree.labels[c] == "case" and tree.words[c].lower() == preposition for c in tree.children[i])


def _says_person(tree: Draft, noun: int) -> bool:
    """Tell whether a singular noun says what somebody is."""
    lemma = tree.lemmas[noun]
    is_of_people = lemma in nouns.kinship or lemma in roles.kinds or lemma in nouns.people
    return tree.tags[noun] == "NN" and (is_of_people or class_of_noun(lemma, counted=False, plural=False) == "Person")


def _is_bare_person(tree: Draft, noun: int) -> bool:
    """Tell whether a noun without an article says of whom somebody is what: "mother of Ann"."""
    is_bare = not any(tree.labels[c] in ("det", "nmod:poss", "case") for c in tree.children[noun])
    return is_bare and _has_of(tree, noun) and _says_person(tree, noun)


def _compounds(tree: Draft, i: int) -> set[str]:
    """Return the nouns that stand before a noun as parts of it."""
    return {tree.words[c].lower() for c in tree.children[i] if tree.labels[c] == "compound" and tree.pos[c] == "NOUN"}


def _second_list(tree: Draft, i: int) -> int | None:
    """Return the noun above listed names, for what is counted after a second "and": "offices in Leeds and Bonn and 400 employees"."""
    name = tree.heads[i]
    is_counted = tree.pos[i] == "NOUN" and tree.entity[i] < 0 and any(tree.labels[c] == "nummod" for c in tree.children[i])
    if not is_counted or tree.entity[name] < 0 or tree.labels[name] != "nmod" or tree.pos[tree.heads[name]] != "NOUN":
        return None
    closed = [
        c
        for c in tree.children[name]
        if c < i and tree.labels[c] == "conj" and any(tree.labels[d] == "cc" for d in tree.children[c])
    ]
    return tree.heads[name] if closed else None


def _first_of_apposed(tree: Draft, i: int) -> int | None:
    """Return the first of the names that several things have, for the last of them: "two banks, Acme and Bolt" are no third bank."""
    noun = tree.heads[i]
    if tree.entity[i] < 0 or tree.tags[noun] != "NNS" or tree.entity[noun] >= 0:
        return None
    name = tree.names[tree.entity[i]]
    before = [c for c in tree.children[noun] if noun < c < i and tree.labels[c] == "appos" and tree.entity[c] >= 0]
    if len(before) != 1 or name.root != i or tree.names[tree.entity[before[0]]].label != name.label:
        return None
    first = tree.names[tree.entity[before[0]]]
    between = [tree.words[j].lower() for j in range(first.end, name.start)]
    return first.root if between in (["and"], [",", "and"]) and tree.words[first.start - 1] == "," else None


def _plural_subject(tree: Draft, i: int) -> int | None:
    """Return the singular subject of a plural verb, inside which a conjunct stands: it is what makes the subject several."""
    above = tree.heads[i]
    if tree.labels[above] != "nmod":
        return None
    for _ in range(FARTHEST):
        if tree.labels[above] != "nmod":
            break
        above = tree.heads[above]
    predicate = tree.heads[above]
    if tree.labels[above] not in SUBJECTS or not i < predicate or tree.tags[above] not in ("NN", "NNP"):
        return None
    is_several = any(tree.labels[c] == "conj" for c in tree.children[above])
    is_of_several = tree.lemmas[above] in nouns.quantities | nouns.counting
    return above if _is_plural(tree, predicate) and not is_several and not is_of_several else None


def _is_plural(tree: Draft, predicate: int) -> bool:
    """Tell whether the finite verb of a predicate is in the plural."""
    finite = next((c for c in tree.children[predicate] if tree.labels[c] in ("cop", "aux", "aux:pass")), predicate)
    return tree.tags[finite] == "VBP" or tree.words[finite].lower() == "were"


def _join_adjacent(tree: Draft) -> None:
    """Make one phrase of two conjuncts with nothing between them: "a barrister and Labour Party politician", "Acme and its unit Bolt"."""
    for name in tree.names:
        root = name.root
        if tree.labels[root] != "conj" or tree.heads[root] >= name.start:
            continue
        for noun, end in ((name.start - 1, name.start), (name.end, name.end)):
            is_beside = 0 <= noun < len(tree.words) and tree.labels[noun] == "conj" and tree.heads[noun] == tree.heads[root]
            if not is_beside or tree.pos[noun] != "NOUN" or tree.entity[noun] >= 0:
                continue
            if tree.tags[noun] == "NNS":
                if noun == end:
                    give_head(tree, root, noun)
                continue
            if noun < end:
                hang(tree, noun, root, "nmod:desc")
                continue
            for c in [c for c in tree.children[root] if c < name.start and tree.labels[c] in BEFORE_PHRASES]:
                hang(tree, c, noun, tree.labels[c])
            hang(tree, root, noun, "compound")


def _share_copulas(tree: Draft) -> None:
    """Give the first of coordinated predicates what stands before it: "was a barrister and politician" has its subject there."""
    for i, label in enumerate(tree.labels):
        first = tree.heads[i]
        if label != "conj" or not first < i or tree.pos[first] not in NOUNS or tree.labels[first] == "conj":
            continue
        before = [c for c in tree.children[i] if c < first and tree.labels[c] in CLAUSAL]
        if any(tree.labels[c] == "cop" for c in before) and _is_clause(tree, i) and not _is_clause(tree, first):
            for c in before:
                hang(tree, c, first, tree.labels[c])
