"""Find clauses: who does what, to whom, with which obliques, in the sense of ClausIE (Del Corro & Gemulla 2013).

In: a `Tree`. Out: `Clause` records that hold places of words. Subjects of relative, participial and infinitival clauses
are recovered, coordination is distributed, passives are marked with their agent; governing verbs ("plans to", "began
to") are folded into the status of the clause they govern and make no clause of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from kg.clauses.agents import agents_of, is_agent
from kg.clauses.blame import blamed
from kg.clauses.careers import whose_time
from kg.clauses.carriers import accused, group_formed, owners_behind, verb_of_carrier
from kg.clauses.effects import status_of_object
from kg.clauses.infinitives import (
    asked_from,
    is_backed_out_of,
    is_headline,
    is_the_first_to,
    is_to_infinitive,
    is_what_for,
    may_be_to,
    tasked,
)
from kg.clauses.measures import counted, is_before_mark, is_degree
from kg.clauses.newcomers import newcomers
from kg.clauses.own_status import DEEPEST, Status, is_additive, is_doubted
from kg.clauses.relatives import (
    antecedent,
    described_noun,
    has_relative_adverb,
    is_inverted,
    is_of_complement,
    noun_of_stranded,
    noun_told_of,
    object_of_complement,
    referent,
    relative_object,
    whole_of,
    whose,
)
from kg.clauses.sharing import clause_of_ending, conjuncts_meant, has_own_instead, next_verbs, objects_after, those_meant
from kg.clauses.sources import holder_of_opinion, speaker_of_quotation
from kg.clauses.status import status_of
from kg.clauses.unreal import is_tale, is_to_come
from kg.clauses.upshots import is_basis, is_upshot
from kg.english import factuality, nouns, phrases, prepositions, verbs
from kg.parsing.companions import VERBAL
from kg.parsing.trees import Tree, persons_beside

__all__ = [
    "Clause",
    "Oblique",
    "Status",
    "antecedent",
    "conjuncts_meant",
    "is_additive",
    "is_backed_out_of",
    "is_doubted",
    "is_the_first_to",
    "is_to_come",
    "is_to_infinitive",
    "iter_clauses",
    "speaker_of_quotation",
    "status_of",
    "status_of_object",
    "subjects_of",
    "whole_of",
    "whose",
]

CLAUSAL = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "conj", "parataxis", "csubj", "dep"})

MOST_OBLIQUES = 40
"""Obliques of one clause: each may qualify every relation of it. In 1,138 texts (news, reports, novels) none had more than 11."""


class Oblique(NamedTuple):
    """A noun with its preposition ("" without one); a tuple, as what it says of its clause is looked up again and again."""

    preposition: str
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One predicate with its arguments, as places of head words.

    `predicate` is the verb, or the noun or adjective of a copular clause; `lemma` the verb with its particle.
    """

    predicate: int
    lemma: str
    copular: bool
    passive: bool
    subjects: tuple[int, ...]
    agents: tuple[int, ...]
    objects: tuple[int, ...]
    indirect: tuple[int, ...]
    obliques: tuple[Oblique, ...]
    purposes: tuple[int, ...]
    status: Status


def iter_clauses(tree: Tree) -> Iterator[Clause]:
    """Yield the clauses of a text in the order of their predicates."""
    with_copulas = {head for i, head in enumerate(tree.heads) if tree.bases[i] == "cop" and head != i}
    for i in range(len(tree.words)):
        copular = (i in with_copulas and not (tree.pos[i] == "VERB" and tree.exact_kids(i, "nsubj:outer"))) or (
            tree.labels[i] == "xcomp" and _is_state(tree, i)
        )
        if not copular and (tree.pos[i] not in VERBAL or not _is_verbal(tree, i)):
            continue
        if not copular and _only_governs(tree, i):
            continue
        yield _make_clause(tree, i, copular)


def _is_state(tree: Tree, i: int) -> bool:
    """Tell whether a complement says what its subject is: after a linking verb, or with a complement of its own ("tested positive for it")."""
    verb = tree.heads[i]
    if tree.lemmas[verb] in verbs.linking and tree.pos[i] != "VERB":
        return True
    is_bare = tree.pos[i] == "ADJ" and verb < i and tree.pos[verb] == "VERB"
    return is_bare and bool(tree.kids(i, "obl")) and not tree.kids(i, "mark", "case") and not tree.kids(verb, "obj", "iobj")


def _is_verbal(tree: Tree, i: int) -> bool:
    """Tell whether a verb or an auxiliary is the predicate of a clause."""
    if tree.bases[i] not in CLAUSAL:
        return False
    return tree.pos[i] == "VERB" or not tree.kids(tree.heads[i], "aux") or tree.heads[i] == i


def _only_governs(tree: Tree, i: int) -> bool:
    """Tell whether a verb only passes its subject on to the clause it governs, or reports it."""
    open_clauses = [c for c in tree.kids(i, "xcomp") if tree.pos[c] in VERBAL or tree.kids(c, "cop")]
    if open_clauses and tree.lemmas[i] in factuality.governing_verbs:
        # "Urged X to go" and "X was urged by Y to go" are urging X, too.
        return not tree.kids(i, "obj", "iobj") and not (tree.exact_kids(i, "nsubj:pass") and agents_of(tree, i))
    if tree.lemmas[i] not in verbs.judging_plans and any(
        tree.lemmas[o] in nouns.planning and any(is_to_infinitive(tree, c) for c in tree.exact_kids(o, "acl"))
        for o in tree.kids(i, "obj")
    ):
        return True
    if tree.kids(i, "xcomp") and tree.lemmas[i] in verbs.linking:
        return True
    return bool(tree.kids(i, "ccomp")) and tree.lemmas[i] in verbs.saying


def _make_clause(tree: Tree, i: int, copular: bool) -> Clause:
    passive = _is_passive(tree, i)
    subjects = tuple(s for s in _spread(tree, those_meant(tree, subjects_of(tree, i))) if not _is_listed_after(tree, s, i))
    words = (i, tree.heads[i]) if copular and tree.labels[i] == "xcomp" else (i,)  # "remained weak in July"
    obliques = [o for word in words for o in _obliques(tree, word, passive)]
    if tree.bases[i] == "conj" and not copular:
        # "They met and spoke in Tokyo": what stands after the last verb may belong to each; what stands before the first does.
        first = tree.heads[i]
        fronted = [o for o in _obliques(tree, first, passive) if o.head < first or (i in next_verbs(tree, first) and o.head > i)]
        obliques += [o for o in fronted if not (is_degree(tree, o.head) or has_own_instead(tree, i, o.head))]
    elif not obliques and not tree.kids(i, "obj"):
        obliques += [o for c in next_verbs(tree, i) for o in _obliques(tree, c, passive)]
    ending = clause_of_ending(tree, i)
    obliques += [o for c in ending for o in _obliques(tree, c, passive) if o.head > c and o.preposition in prepositions.of_frames]
    return Clause(
        predicate=i,
        lemma=tree.phrasal_lemma(i),
        copular=copular,
        passive=passive,
        subjects=subjects,
        agents=tuple(_spread(tree, [a for c in (i, *ending) for a in agents_of(tree, c)] if passive else [])),
        objects=tuple(_those_described(tree, i, _spread(tree, _objects(tree, i) or _urged(tree, i)))),
        indirect=tuple(_spread(tree, tree.kids(i, "iobj"))),
        obliques=tuple(obliques[:MOST_OBLIQUES]),
        purposes=tuple(c for c in tree.kids(i, "advcl", "xcomp") if _is_purpose(tree, c)),
        status=status_of(tree, i),
    )


def _is_listed_after(tree: Tree, subject: int, i: int) -> bool:
    """Tell whether a word is listed behind a clause that describes another: "hired Ann, who led Bolt, and Karl", "Ann (born 1950) and Karl"."""
    while tree.labels[i] == "conj":  # "Ann, who led Bolt and left, and Karl"
        i = tree.heads[i]
    return tree.bases[i] == "acl" and tree.bases[subject] == "conj" and i < subject and tree.heads[subject] == tree.heads[i]


def _is_passive(tree: Tree, i: int) -> bool:
    return bool(tree.exact_kids(i, "nsubj:pass", "aux:pass", "csubj:pass")) or _is_reduced_passive(tree, i)


def _is_means(tree: Tree, i: int) -> bool:
    """Tell whether a gerund says how something is done: "by cutting costs", "using averages"."""
    marks = {tree.words[m].lower() for m in tree.kids(i, "mark")}
    return tree.tags[i] == "VBG" and ("by" in marks or (not marks and tree.lemmas[i] == "use"))


def _is_purpose(tree: Tree, c: int) -> bool:
    return tree.bases[c] == "advcl" and is_to_infinitive(tree, c) and not tree.kids(c, "nsubj")


def _is_reduced_passive(tree: Tree, i: int) -> bool:
    while (tree.tags[i] == "VBN" or _is_given_away(tree, i)) and not tree.kids(i, "aux", "nsubj"):
        if tree.bases[i] != "conj":
            naming = tree.lemmas[i] in verbs.naming  # "a storm named Daniel" is named
            return tree.labels[i] in ("acl", "advcl") and (naming or not tree.kids(i, "obj"))
        i = tree.heads[i]
        if tree.exact_kids(i, "nsubj:pass", "aux:pass"):
            return True
    return False


def _is_given_away(tree: Tree, i: int) -> bool:
    """Tell whether a verb without an object says what somebody got, whatever tense the parser saw: "was closed and sold to Acme"."""
    is_bare = tree.tags[i] == "VBD" and tree.bases[i] == "conj" and tree.lemmas[i] in verbs.transfer and not tree.kids(i, "obj")
    return is_bare and any(tree.preposition(c) == "to" for c in tree.kids(i, "obl"))


def _spread(tree: Tree, heads: list[int]) -> Iterator[int]:
    """Distribute coordination: "Nissan and Renault" gives both."""
    seen: set[int] = set()
    for head in map(partial(counted, tree), heads):
        for i in [head] if _in_two_roles(tree, head) else conjuncts_meant(tree, head):
            if i not in seen:
                seen.add(i)
                yield i


def _those_described(tree: Tree, clause: int, heads: Iterable[int]) -> Iterable[int]:
    """Return of coordinated nouns those before a clause that describes them: of "Acme, which makes soap, and Bolt" Bolt makes none."""
    top = clause
    while tree.labels[top] == "conj":
        top = tree.heads[top]
    if tree.bases[top] != "acl":
        return heads
    return (i for i in heads if i < clause or tree.bases[i] != "conj" or not tree.heads[i] < clause or i in tree.subtree(top))


def _in_two_roles(tree: Tree, head: int) -> bool:
    """Tell whether coordinated nouns are the roles of one person: "the founder and chairman, Masayoshi Son"; "her mother and sister" are two."""
    if tree.pos[head] != "NOUN" or tree.lemmas[head] in nouns.kinship:
        return False
    coordinated = tree.conjuncts(head)[1:]
    if not coordinated or any(tree.pos[o] != "NOUN" or tree.exact_kids(o, "det", "nmod:poss") for o in coordinated):
        return False
    people = [c for o in (head, *coordinated) for c in persons_beside(tree, o)]
    return bool(people) and min(people) > coordinated[-1]


def _objects(tree: Tree, i: int) -> list[int]:
    own = tree.kids(i, "obj")
    if own and tree.labels[i] == "acl:relcl" and tree.tags[tree.heads[i]] == "WP" and tree.lemmas[i] in verbs.deeming:
        return []  # "what she calls rogue states" is a name of something
    if own:
        return [antecedent(tree, o, i) for o in own if not is_of_complement(tree, o, i)]
    if tree.bases[i] == "xcomp" and tree.pos[i] == "VERB" and (shared := object_of_complement(tree, i)):
        return shared
    people = [c for c in tree.kids(i, "xcomp") if tree.entity[c] >= 0 and tree.names[tree.entity[c]].label == "PERSON"]
    if people and tree.pos[people[0]] == "PROPN" and not tree.kids(people[0], "cop", "mark"):
        return people  # "named Ann Lee as its chief": a person is no state that somebody is put into
    if tree.labels[i] == "acl:relcl" and tree.pos[i] == "VERB" and (gap := relative_object(tree, i)):
        return gap
    if tree.bases[i] == "conj" and tree.heads[i] < i and not tree.kids(i, "obl", "ccomp", "xcomp"):
        # "designed and built cars": the object of the last verb belongs to the first too, not the other way round.
        return objects_after(tree, i)
    if tree.lemmas[i] in verbs.without_objects:
        return []  # "died and left a fortune"
    shared = [o for c in next_verbs(tree, i)[-1:] for o in tree.kids(c, "obj")]
    is_change = tree.lemmas[i] in verbs.of_change  # "grew and bought Bolt"; "expanded and renamed the hotel" did both
    return [o for o in shared if not (is_change and tree.entity[o] >= 0)]


def _urged(tree: Tree, i: int) -> list[int]:
    """Return whom somebody is asked or told to do something: an indirect object without a direct one."""
    return tree.kids(i, "iobj") if tree.kids(i, "xcomp") else []


def _obliques(tree: Tree, i: int, passive: bool) -> Iterator[Oblique]:
    said = [p for p in tree.kids(i, "parataxis") if tree.lemmas[p] in verbs.saying and p > i]
    for c in tree.kids(i, "obl", "nmod"):
        if said and c > said[0]:
            continue  # "Acme will invest, it said on Tuesday" was said on Tuesday
        if tree.labels[c] in ("nmod:poss", "nmod:desc") or (passive and is_agent(tree, c)) or is_before_mark(tree, c):
            continue
        if tree.pos[c] == "ADP":  # "the report it relies upon"
            yield from (Oblique(tree.words[c].lower(), noun) for noun in noun_of_stranded(tree, i))
            continue
        preposition = tree.preposition(c)
        fixed = f"{preposition} {tree.words[c].lower()}"
        if (fixed in phrases.discourse and not (fixed in phrases.causes and tree.kids(c, "nmod"))) or is_tale(tree, c):
            continue
        if holder_of_opinion(tree, c) is not None:
            continue
        for conjunct in conjuncts_meant(tree, c):
            own = tree.preposition(conjunct) if tree.bases[conjunct] == "conj" else preposition
            yield Oblique(own or preposition, antecedent(tree, conjunct, i))


def subjects_of(tree: Tree, i: int, depth: int = 0) -> list[int]:
    """Return the head words of the subjects of a clause, its own or recovered; none where the tree shows none."""
    own = tree.kids(i, "nsubj")
    if (outer := tree.exact_kids(i, "nsubj:outer")) and is_to_infinitive(tree, i):
        # "Acme's plan is to sell Bolt", "world leaders are to attend it"
        return tree.exact_kids(outer[0], "nmod:poss") or [o for o in outer if may_be_to(tree, o)]
    if own:
        return [antecedent(tree, s, i) for s in own]
    head, label = tree.heads[i], tree.bases[i]
    if head == i or depth > DEEPEST or tree.kids(i, "csubj", "expl") or is_inverted(tree, i):
        return []
    if label in ("advcl", "acl") and tree.tags[i] == "VBN" and "as" in tree.marks(i):
        # "As submitted by Ann Lee" says of the whole clause who said it, "inflation, as measured by the index, rose" of inflation.
        return [s for s in tree.kids(head, "nsubj") if s < i < head and tree.lemmas[i] in verbs.measuring]
    if label in ("advcl", "acl") and is_what_for(tree, i):
        return []
    if label in ("advcl", "acl") and (doers := blamed(tree, i)):
        return doers
    if label in ("advcl", "acl") and tree.pos[head] == "ADJ" and not tree.kids(head, "cop") and tree.bases[head] in ("amod", "acl"):
        return [tree.heads[head]]
    if label == "acl":
        return _adnominal_subject(tree, i, depth)
    if label in ("conj", "advcl", "parataxis", "ccomp"):
        return _shared_subjects(tree, i, depth)
    if label == "xcomp":
        objects = [o for o in tree.kids(head, "obj", "iobj") if not is_of_complement(tree, o, head)] or asked_from(tree, i)
        if objects and tree.lemmas[head] not in verbs.subject_control:
            return objects
        return subjects_of(tree, head, depth + 1)
    return []


def _follows_its_noun(tree: Tree, i: int) -> bool:
    """Tell whether a participle describes the object right before it: "sentenced a doctor based in Oslo" bases the doctor there."""
    head = tree.heads[i]
    participle = tree.tags[i] == "VBN" and not tree.kids(i, "mark")
    return participle and i - 1 > head and tree.heads[i - 1] == head and tree.bases[i - 1] in ("obj", "obl")


def _shared_subjects(tree: Tree, i: int, depth: int) -> list[int]:
    """Return the subjects that a coordinated, adverbial or parallel clause has from the clause above it."""
    head, label = tree.heads[i], tree.bases[i]
    if label == "advcl" and _follows_its_noun(tree, i):
        return [i - 1]
    if label == "parataxis" and is_headline(tree, i):
        return [head]
    if label == "advcl" and (doers := tasked(tree, i)):
        return doers
    if label == "advcl" and (group := group_formed(tree, i)) is not None:
        return [group]
    if label == "advcl" and (doers := asked_from(tree, i) or newcomers(tree, i) or whose_time(tree, i)):
        return doers
    if label == "advcl" and (_is_means(tree, i) or is_upshot(tree, i)) and _is_passive(tree, head):
        return agents_of(tree, head)  # "was calculated using averages", "was made by cutting"
    if label == "advcl" and is_basis(tree, i) and (i < head or tree.kids(head, "obj")):
        return tree.kids(head, "obj") if head < i else []
    if label == "parataxis" and tree.tags[i] == "VB" and not tree.kids(i, "aux", "mark"):
        return []  # "the claim fails: see Acme v Bolt" asks the reader
    if label == "ccomp" and (noun := noun_told_of(tree, i)) is not None:
        return [noun] if tree.tags[noun] != "WP" else []  # "in what he said was a raid"
    if label in ("ccomp", "parataxis") and tree.tags[i] in ("VBD", "VBZ", "VBP"):
        return []  # a finite clause has a subject of its own, seen or not
    if label == "advcl" and tree.pos[head] not in VERBAL and not tree.kids(head, "cop") and tree.bases[head] != "xcomp":
        return []
    return subjects_of(tree, head, depth + 1)


def _adnominal_subject(tree: Tree, i: int, depth: int) -> list[int]:
    """Return the subject of a clause that hangs on a noun."""
    noun = tree.heads[i]
    if (verb := verb_of_carrier(tree, i)) is not None:
        return subjects_of(tree, verb, depth + 1)
    if (group := group_formed(tree, i)) is not None:
        return [group]
    if charged := accused(tree, i):
        return [antecedent(tree, s, tree.heads[noun]) for s in charged]
    if tree.labels[i] == "acl:relcl":
        return [] if has_relative_adverb(tree, i) else [described_noun(tree, i)]
    owners = tree.exact_kids(noun, "nmod:poss") or owners_behind(tree, noun)
    if is_headline(tree, i):
        return [noun]
    if is_the_first_to(tree, i):
        return [referent(tree, noun)]
    if tree.tags[i] == "VBG" and tree.kids(noun, "cop") and tree.preposition(noun):
        return subjects_of(tree, noun, depth + 1)  # "he was in the yard mending a fence"
    if tree.tags[i] in ("VBG", "VBN") and not tree.kids(i, "mark", "case") and not (owners and tree.lemmas[noun] in nouns.planning):
        return [referent(tree, noun)]
    if owners:
        return owners
    verb = tree.heads[noun]
    if tree.lemmas[verb] in verbs.judging_plans - verbs.approving and tree.lemmas[noun] in nouns.planning:
        return []  # "rejected a proposal to ban it"
    if tree.kids(noun, "cop") and tree.preposition(noun) and is_to_infinitive(tree, i):
        return subjects_of(tree, noun, depth + 1)  # "crews were on the scene to repair it"
    # What "was caused by efforts to sell it" sells nothing.
    is_argument = tree.bases[noun] in ("obj", "obl", "nsubj") and tree.preposition(noun) != "by"
    is_said = verb != noun and (tree.pos[verb] == "VERB" or tree.kids(verb, "cop"))
    return subjects_of(tree, verb, depth + 1) if is_argument and is_said else []
