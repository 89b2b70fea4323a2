"""Relations that "be", "become" and "remain" express: what somebody or something is, and with what.

"Japan is the world's fourth-largest economy" is be(Japan, the world's ... economy); "the models are available through
Foundry" is be available through(the models, Foundry).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.clauses import Oblique
from kg.english import adjectives, conjunctions, determiners, factuality, nouns, prepositions, roles, signs, verbs
from kg.english.classes import ORGANIZATIONS, PLACES, class_of_noun
from kg.mentions import phrase_extent
from kg.mentions.ranks import is_ranked
from kg.model import Argument, Qualifier, QualifierKind, Relation
from kg.parsing.trees import Tree
from kg.relations.amounts import compared_values, is_time
from kg.relations.arguments import country_of_adjective, kind_argument, kind_label, organizations_of_staff
from kg.relations.clause_qualifiers import clause_qualifiers
from kg.relations.completions import of_kind, whole_kind
from kg.relations.coordination import few_pairs
from kg.relations.fields import fields_of_subject
from kg.relations.kin import kin_who_is
from kg.relations.kinds import COPULAR, noun_relations
from kg.relations.lives import is_age
from kg.relations.noun_qualifiers import times_after
from kg.relations.qualifiers import merge_qualifiers
from kg.relations.reading import ClauseReading, DocumentReading
from kg.relations.role_phrases import as_described, at_workplace, find_role, role_relations
from kg.relations.together import are_mutual


def find_copular(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the relations of copular clauses."""
    for clause in reading.clauses:
        if clause.copular:
            subjects, predicates = few_pairs(clause.subjects, _predicates(clause))
            mutual = list(are_mutual(clause, subjects))
            yield from mutual
            if mutual and not clause.tree.exact_kids(clause.predicate, "nmod"):
                continue  # "are rivals" says no more of each
            for subject in subjects:
                yield from _of_subject(clause, subject, predicates)
            yield from compared_values(clause, subjects)


def _predicates(clause: ClauseReading) -> list[int]:
    """Return the predicate with the nouns and adjectives after it that are no clauses of their own: not "was a maker and sold it"."""
    tree, first = clause.tree, clause.predicate
    clausal = {
        i
        for i in tree.conjuncts(first)
        if i != first and (tree.pos[i] == "VERB" or tree.kids(i, "cop", "nsubj", "aux") or _is_somebody_else(tree, i))
    }
    below = {i for c in clausal for i in tree.conjuncts(c)}  # "is a biologist, and is now professor and head" heads now
    return [i for i in tree.conjuncts(first) if i not in below]


def _is_somebody_else(tree: Tree, noun: int) -> bool:
    """Tell whether a noun behind "and" says who somebody named right behind it is: "became head of Acme, and the poet Ann Lee"."""
    behind = tree.entity[noun + 1] if noun + 1 < len(tree.words) else -1
    is_named = behind >= 0 and tree.names[behind].start == noun + 1 and tree.names[behind].label == "PERSON"
    is_the = any(tree.words[c].lower() in determiners.articles for c in tree.kids(noun, "det"))
    return is_named and is_the and tree.heads[tree.names[behind].root] == noun


def _of_subject(clause: ClauseReading, subject: int, predicates: Sequence[int]) -> Iterator[Relation]:
    reading, tree, i = clause.reading, clause.tree, clause.predicate
    above = tree.lemmas[tree.heads[i]]
    verb = above if tree.labels[i] == "xcomp" and (above in verbs.linking or tree.pos[i] == "ADJ") else "be"
    nominal = tree.pos[i] in ("NOUN", "PROPN", "NUM", "PRON", "SYM")
    if (country := _country_of(reading, subject, i)) is not None and verb == "be":
        yield clause.trigger.relation(subject, "be from", country, rule="copular/nationality", phrase=clause.verb_phrase())
    elif not nominal:
        yield from _adjective(clause, subject, verb)
    elif tree.preposition(i):
        yield from _in_talks(clause, subject, verb)
        for noun in _places(clause, predicates):
            preposition = tree.preposition(noun) or tree.preposition(i)
            for place in organizations_of_staff(reading, noun):
                yield clause.trigger.relation(
                    subject,
                    "sit on" if place != noun and preposition == "on" else f"{verb} {preposition}",
                    place,
                    rule="copular/place",
                    phrase=clause.verb_phrase(preposition),
                    qualifiers=clause_qualifiers(clause),
                )
    elif tree.entity[i] >= 0 and reading.mention(i).label == "Person" and (role := find_role(reading, subject)) is not None:
        phrase, when = clause.verb_phrase(), clause_qualifiers(clause)
        yield from role_relations(clause.trigger, i, role, rule="copular/identity", verb=phrase, qualifiers=when)
    elif tree.entity[i] >= 0 and (kin := list(kin_who_is(reading, subject, i))):
        yield from (replace(r, factuality=reading.factuality(clause.status)) for r in kin)
    else:
        is_turned = False
        for head in predicates:
            if head != i and (_is_of_body(reading, subject, head) or tree.pos[head] == "ADV"):
                continue  # "was the first guest and there already"
            is_turned |= head != i and any(tree.words[c].lower() in conjunctions.contrast for c in tree.kids(head, "cc"))
            for predicate in (head, *_beside(reading, head)):
                yield from _of_noun(clause, subject, predicate, verb, is_turned=is_turned)


def _country_of(reading: DocumentReading, person: int, i: int) -> Argument | None:
    """Return the country that says what somebody is: "is Norwegian", "is a Norwegian"; not "half Norwegian", nor what their accent is."""
    tree = reading.tree
    if not tree.words[i][0].isupper() or tree.tags[i] not in ("JJ", "NN", "NNP") or not reading.is_person(person):
        return None
    beside = [c for c in tree.children[i] if c < i and tree.bases[c] not in ("nsubj", "cop", "aux", "det", "cc", "mark", "punct")]
    of_status = {*factuality.negations, *factuality.near_misses, *factuality.adverbs_of_doubt, *factuality.adverbs_of_falsity}
    is_apart = any(tree.words[c].lower() not in of_status for c in beside if c > person)
    is_joined = i + 1 < len(tree.words) and tree.words[i + 1] in signs.hyphens
    return None if is_apart or is_joined or tree.preposition(i) else country_of_adjective(reading, i)


def _is_of_body(reading: DocumentReading, subject: int, noun: int) -> bool:
    """Tell whether a noun behind what a person is can mean no person: "is the head of Acme, a maker of cars and a unit of Bolt"."""
    is_body = class_of_noun(reading.tree.lemmas[noun], counted=False, plural=False) in ORGANIZATIONS
    return is_body and reading.mention(subject).label == "Person"


def _of_noun(clause: ClauseReading, subject: int, predicate: int, verb: str, *, is_turned: bool) -> Iterator[Relation]:
    """Yield what a predicate noun says: an age, a role, or a kind with what stands beside it; one after "but" is not denied with the first."""
    reading, phrase = clause.reading, clause.verb_phrase()
    if is_turned and clause.status.negated:
        clause = replace(clause, status=replace(clause.status, negated=False))
        phrase = " ".join(word for word in phrase.split() if word.lower() not in factuality.negations)
    trigger = clause.trigger
    if verb == "be" and _is_held(clause, predicate) and clause.is_past() and not clause.status.negated:
        trigger = trigger.of_former()  # "was a member of the club", "was the capital"
    if targets := _targets_of_bare(clause, predicate):
        for target in targets:
            yield clause.trigger.relation(
                subject,
                f"{verb} {clause.tree.lemmas[predicate]} to",
                target,
                rule="copular/bare",
                phrase=f"{phrase} {clause.tree.words[predicate]} to",
                qualifiers=clause_qualifiers(clause, used=targets),
            )
        return
    role = find_role(reading, predicate) if reading.may_be_person(subject) else None
    when = _qualifiers_of(clause, predicate)
    is_one = bool(clause.tree.kids(predicate, "det"))  # "Ann was the one who left"
    is_aged = is_age(reading, predicate) and reading.is_person(subject) and not is_one
    if is_aged:
        yield clause.trigger.relation(subject, "be of age", predicate, rule="copular/age", phrase=f"{phrase} of age")
    elif role is not None:
        held = at_workplace(clause, reading, replace(role, former=role.former or (verb == "be" and clause.is_past())))
        yield from role_relations(clause.trigger, subject, held, rule="copular/role", verb=phrase, qualifiers=when)
    described = _several_of(reading, subject, predicate)
    beside = (
        list(
            noun_relations(
                trigger,
                subject,
                described,
                rule="copular",
                verb=phrase if described == predicate else f"{phrase} one of",
                owned=role is None,
                qualifiers=when,
            )
        )
        if clause.tree.pos[described] == "NOUN"
        else []
    )
    is_of = any(relation.predicate.endswith(" of") for relation in beside)
    # "Is a member of the board", "is the widow of Ann" are told by whose it is.
    completing = list(of_kind(reading, predicate))
    is_cut = (not completing and _is_cut_short(clause.tree, predicate)) or _is_of_all(clause, predicate)
    is_cut |= _is_of_one(clause, subject, predicate)
    if (
        role is None
        and not is_aged
        and not is_cut
        and not (is_of and clause.tree.lemmas[predicate] in nouns.no_kinds | nouns.kinship)
    ):
        kind = whole_kind(reading, kind_argument(reading, predicate), predicate)
        of_both = merge_qualifiers(when, completing) if kind.value is None else when
        yield as_described(trigger, predicate).relation(subject, verb, kind, rule=COPULAR, phrase=phrase, qualifiers=of_both)
    yield from (r for r in beside if not (is_cut and r.predicate.endswith(" in")))


def _is_cut_short(tree: Tree, noun: int) -> bool:
    """Tell whether a phrase ends before the clause that says of what something is the first: "the first state in the union | to begin it"."""
    _, end = phrase_extent(tree, noun)
    opens = end + 1 < len(tree.words) and (
        tree.tags[end] in ("WP", "WDT") or (tree.tags[end] == "TO" and tree.tags[end + 1] == "VB")
    )
    return opens and tree.labels[end] != "case" and is_ranked(tree, noun)


def _is_of_all(clause: ClauseReading, noun: int) -> bool:
    """Tell whether several things together are what is said, and none of them alone: "Ann and Karl are the only members", "the two largest towns"."""
    tree = clause.tree
    is_the = any(tree.words[c].lower() in determiners.definite for c in tree.kids(noun, "det"))
    return (
        len(clause.subjects) > 1
        and tree.tags[noun] in ("NNS", "NNPS")
        and is_the
        and (is_ranked(tree, noun) or bool(tree.kids(noun, "nummod")))
    )


def _is_of_one(clause: ClauseReading, several: int, noun: int) -> bool:
    """Tell whether a noun is said of but one of several things: "its first clients are the grocer Acme and the bank Bolt"."""
    tree = clause.tree
    named = [c for c in tree.kids(noun, "appos", "flat") if c > noun and tree.entity[c] >= 0]
    is_one = tree.tags[several] == "NNS" and tree.tags[noun] == "NN" and bool(named)
    return is_one and any(len(tree.conjuncts(i)) > 1 for i in (noun, *named))


def _is_held(clause: ClauseReading, noun: int) -> bool:
    """Tell whether a noun names what somebody or some place is for a time: a member, a capital, "directors" of several people."""
    lemma = clause.tree.lemmas[noun]
    is_role = clause.tree.tags[noun] == "NNS" and lemma in roles.kinds and lemma not in roles.lasting
    return lemma == "member" or lemma in nouns.of_places or is_role


def _targets_of_bare(clause: ClauseReading, noun: int) -> list[int]:
    """Return to what something is what a bare noun says: "is home to three lions", "was heir to the throne"."""
    reading, tree = clause.reading, clause.tree
    if (
        tree.pos[noun] != "NOUN"
        or tree.tags[noun] == "NNS"
        or tree.entity[noun] >= 0
        or tree.kids(noun, "det", "amod", "compound", "nmod:poss", "nummod")
    ):
        return []
    beside = [o.head for o in clause.obliques if o.preposition == "to" and o.head > noun and not is_time(reading, o)]
    inside = [i for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) == "to" for i in tree.conjuncts(c)]
    return [i for head in dict.fromkeys((*beside, *inside)) for i in reading.instances(head)]


def _qualifiers_of(clause: ClauseReading, predicate: int) -> list[Qualifier]:
    """Return what qualifies one of several predicates: "was $3 million in 2024 and $2 million in 2023" dates each by what stands beside it.

    What else stands behind the first says nothing of the next: "was editor at Acme and director of Bolt".
    """
    shared, tree = clause_qualifiers(clause), clause.tree
    own, is_first = times_after(clause.reading, predicate), predicate == clause.predicate
    if not is_first:
        between = range(tree.starts[clause.predicate], tree.starts[predicate])
        shared = [q for q in shared if q.kind is QualifierKind.TIME or q.span.start not in between]
    return merge_qualifiers(own, [q for q in shared if is_first or not own or q.kind is not QualifierKind.TIME])


def _several_of(reading: DocumentReading, subject: int, predicate: int) -> int:
    """Return the noun of the people of whom somebody is one ("one of the founders of Acme" is a founder of it), else the predicate."""
    tree = reading.tree
    if tree.lemmas[predicate] != "one" or not reading.may_be_person(subject):
        return predicate
    people = [c for c in tree.exact_kids(predicate, "nmod") if tree.preposition(c) == "of" and tree.tags[c] == "NNS"]
    return next((c for c in people if kind_label(tree.lemmas[c]) == "Role"), predicate)


def _places(clause: ClauseReading, predicates: Sequence[int]) -> list[int]:
    """Return the nouns that say where something is; none where the first is no place, and of those after "but" or "not" none."""
    tree, first = clause.tree, clause.predicate
    if _is_idiom(clause):
        return []
    joined = [i for i in predicates if i != first and tree.pos[i] in ("NOUN", "PROPN")]
    turning = conjunctions.contrast | factuality.negations
    return [first, *(i for i in joined if not any(tree.words[c].lower() in turning for c in tree.kids(i, "cc", "advmod")))]


def _is_idiom(clause: ClauseReading) -> bool:
    """Tell whether a bare noun with a complement is no place but a way to be: "is in effect for Texas", "is in play on both cases"."""
    reading, tree, i = clause.reading, clause.tree, clause.predicate
    is_bare = tree.tags[i] == "NN" and not tree.kids(i, "det", "nmod:poss", "amod", "compound", "nummod")
    return is_bare and tree.entity[i] < 0 and bool(tree.kids(i, "nmod")) and reading.mention(i).label not in PLACES


def _in_talks(clause: ClauseReading, subject: int, verb: str) -> Iterator[Relation]:
    """Yield with whom somebody is in something: "is in talks with Booker", "are at war with Sudan"."""
    tree, i = clause.tree, clause.predicate
    partners = [c for c in tree.kids(i, "nmod", "obl") if tree.preposition(c) == "with"]
    for partner in (p for c in partners for p in tree.conjuncts(c) if clause.reading.is_named(p)):
        yield clause.trigger.relation(
            subject,
            f"{verb} {tree.preposition(i)} {tree.lemmas[i]} with",
            partner,
            rule="copular/with",
            phrase=f"{clause.verb_phrase(tree.preposition(i))} {tree.words[i]} with",
            qualifiers=clause_qualifiers(clause, used=[partner]),
        )


def _beside(reading: DocumentReading, noun: int) -> list[int]:
    """Return the nouns listed after a predicate noun: "a politician, former member of X and head of Y"."""
    tree = reading.tree
    return [
        conjunct
        for c in tree.exact_kids(noun, "appos")
        if tree.pos[c] == "NOUN" and tree.entity[noun] < 0 and not reading.is_named(c)
        for conjunct in tree.conjuncts(c)
    ]


def _adjective(clause: ClauseReading, subject: int, verb: str) -> Iterator[Relation]:
    """Yield "be available through", "be based in", "be more affordable than"."""
    tree, i = clause.tree, clause.predicate
    years = [c for c in tree.exact_kids(i, "obl:unmarked") if tree.lemmas[c] == "year"] if tree.lemmas[i] == "old" else []
    if years and clause.reading.is_person(subject):
        yield clause.trigger.relation(subject, "be of age", years[0], rule="copular/age", phrase=f"{clause.verb_phrase()} of age")
    compared = [c for c in tree.kids(i, "advmod") if tree.words[c].lower() in adjectives.comparison]
    degree = [tree.words[c] for c in compared]
    # One right before the adjective stands in the verb group.
    apart = [tree.words[c] for c in compared if c != i - 1 or tree.children[c]]
    beside = [o for o in clause.obliques if o.head > i and _names_something(clause, o)]
    beside = [o for o in beside if o.preposition not in prepositions.circumstances] or beside
    named = [o for o in beside if clause.reading.values.at(o.head) is None] or beside
    same = [o for o in named if o.preposition == named[0].preposition]
    if not named and verb != "be":
        yield from fields_of_subject(clause, subject, " ".join([*degree, tree.lemmas[i]]), verb)
    for oblique in (Oblique(o.preposition, noun) for o in same for noun in clause.reading.instances(o.head)):
        yield clause.trigger.relation(
            subject,
            " ".join([verb, *degree, tree.lemmas[i], oblique.preposition]),
            oblique.head,
            rule="copular/adjective",
            phrase=" ".join([clause.verb_phrase(), *apart, tree.words[i], oblique.preposition]),
            qualifiers=clause_qualifiers(clause, used=[o.head for o in same]),
        )


def _names_something(clause: ClauseReading, oblique: Oblique) -> bool:
    """Tell whether an oblique names what an adjective is about: "lower than earlier in the year" and "strong, including in Norway" do not.

    Nor is "low by historical standards" about them.
    """
    if oblique.preposition == "by" and clause.tree.lemmas[oblique.head] in nouns.yardsticks:
        return False
    is_instance = oblique.preposition in ("", *prepositions.instances)
    return not is_instance and clause.tree.pos[oblique.head] not in ("ADJ", "ADV", "VERB")
