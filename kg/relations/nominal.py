"""Relations that nouns express: "a meeting between A and B", "its partnership with C", "the acquisition of D by E".

Who does it is the noun's possessor, its "by" phrase, or the subject of the verb that governs the noun.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from kg.clauses import Oblique
from kg.english import adjectives, factuality, nouns, prepositions, pronouns, verbs
from kg.english.classes import ORGANIZATIONS, PLACES, class_of_noun
from kg.model import MentionKind, QualifierKind, Relation, ValueKind
from kg.parsing.trees import Tree
from kg.relations.amounts import is_time
from kg.relations.clause_qualifiers import clause_qualifiers, context_qualifiers
from kg.relations.coordination import iter_pairs, pairs_among
from kg.relations.noun_qualifiers import noun_qualifiers
from kg.relations.noun_status import is_former, noun_status
from kg.relations.predicates import said_of
from kg.relations.qualifiers import merge_qualifiers, value_qualifier
from kg.relations.reading import ClauseReading, DocumentReading
from kg.relations.role_phrases import as_described


@cache
def noun_verbs() -> dict[str, dict[str, str]]:
    """Read what nouns say with which preposition: noun -> preposition -> verb phrase."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for noun, preposition, verb in nouns.predicates:
        table[noun][preposition] = verb
    return dict(table)


def find_nominal(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the relations that nouns with their complements express."""
    tree = reading.tree
    for i, lemma in enumerate(tree.lemmas):
        if tree.pos[i] != "NOUN":
            continue
        if tree.bases[i] == "nsubj":
            yield from _stands_in(reading, i)
            yield from _named_by(reading, i)
            yield from _won(reading, i)
            if lemma in nouns.of_members:
                yield from _made_up_of(reading, i)
        if lemma in nouns.premises and tree.preposition(i) == "with":
            yield from _had_in(reading, i)
        if lemma in nouns.of_charge and tree.preposition(i) == "under":
            yield from _led(reading, i)
            continue
        yield from _undergone(reading, i)
        predicates = noun_verbs().get(lemma)
        if predicates is None:
            continue
        yield from _done_by(reading, i, predicates)
        if lemma in nouns.seats:
            yield from _seated(reading, i)
        for c in (*tree.kids(i, "nmod"), *_beside_agent(tree, i)):
            verb = predicates.get(tree.preposition(c)) if tree.labels[c] == "nmod" else None
            if "between" in predicates and tree.labels[c] == "nmod" and _are_joined(reading, c, predicates):
                yield from _between(reading, i, c, predicates["between"])
            elif verb is not None and not is_time(reading, Oblique(tree.preposition(c), c)):  # "the attack on Monday"
                yield from (_between(reading, i, c, verb) if tree.preposition(c) == "between" else _towards(reading, i, c, verb))


def _beside_agent(tree: Tree, noun: int) -> list[int]:
    """Return what parsers hang on who does what a noun tells, and not on the noun: "the lawsuit by Acme against Bolt"; a name has no "against"."""
    ways = {"by"}  # "the visit of Karl Voss to Bonn", "a loan from the bank to Acme"
    ways |= {"of"} if tree.lemmas[noun] in nouns.movement else {"from"} if tree.lemmas[noun] in nouns.gifts else set()
    doers = [c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) in ways]
    beside = [c for doer in doers for c in tree.exact_kids(doer, "nmod") if tree.preposition(c) in prepositions.of_targets]
    return [c for c in beside if tree.entity[tree.heads[c]] >= 0 or tree.entity[c] >= 0]  # not "attacks by rebels on motorbikes"


def _had_in(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Yield where somebody has what stands behind "with": "Acme is a maker with plants in Norway", "operates there, with offices in Bonn"."""
    tree = reading.tree
    clause = reading.clause_of.get(tree.heads[noun]) if tree.bases[noun] == "obl" else None
    above = tree.heads[noun]
    is_owner = tree.bases[noun] == "nmod" and (reading.is_named(above) or reading.mention(above).label in ORGANIZATIONS)
    owners = (
        list(clause.subjects) if clause is not None else [said_of(tree, above)] if is_owner else []
    )  # "cars with plants" have none
    places = [
        p
        for c in tree.exact_kids(noun, "nmod")
        if tree.preposition(c) == "in"
        for p in tree.conjuncts(c)
        if reading.mention(p).label in PLACES
    ]
    trigger = reading.trigger(noun, noun_status(reading, noun))
    for owner, place in iter_pairs(owners, places):
        yield trigger.relation(
            owner, f"have {tree.lemmas[noun]} in", place, rule="nominal/with", phrase=f"has {tree.words[noun]} in"
        )


def _done_by(reading: DocumentReading, noun: int, predicates: dict[str, str]) -> Iterator[Relation]:
    """Yield what one does to another by a noun with its possessor and its agent: "Bolt's acquisition by Acme", "his arrest by police"."""
    tree = reading.tree
    agents = [c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) == "by"]
    owners = tree.exact_kids(noun, "nmod:poss")
    if "of" in predicates and agents and owners:
        trigger = reading.trigger(noun, noun_status(reading, noun))
        qualifiers = merge_qualifiers(noun_qualifiers(reading, noun, used=agents), context_qualifiers(reading, noun))
        for actor, patient in iter_pairs(_targets(reading, agents[0]), tree.conjuncts(owners[0])):
            yield trigger.relation(actor, predicates["of"], patient, rule="nominal/by", qualifiers=qualifiers)


def _led(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Yield who leads or owns somebody who does something under them: "won the cup under the management of Ann", "met under Ann's chairmanship"."""
    tree = reading.tree
    clause = reading.clause_of.get(noun if tree.kids(noun, "cop") else tree.heads[noun])
    if clause is None or not (tree.bases[noun] == "obl" or clause.copular):
        return
    # "Under the chairmanship of the governor, Ann Lee": parsers hang her on the noun.
    leaders = [i for o in _owners(reading, noun) for i in tree.conjuncts(o) if reading.is_named(i)]
    leaders = leaders or [c for c in tree.exact_kids(noun, "appos") if reading.is_named(c)]
    qualifiers = [q for q in clause_qualifiers(clause, used=[noun]) if q.kind in (QualifierKind.TIME, QualifierKind.PLACE)]
    for leader, led in iter_pairs(leaders, [i for i in clause.subjects if tree.tags[i] != "WP"]):
        verb = nouns.of_charge[tree.lemmas[noun]]
        yield clause.trigger.relation(leader, verb, led, rule="nominal/led", phrase=verb, qualifiers=qualifiers)


def _undergone(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Yield who does what somebody is subject to or under: "is subject to regulation by the FDA", "is under investigation by the FBI"."""
    tree, above = reading.tree, reading.tree.heads[noun]
    is_subject = tree.preposition(noun) == "to" and tree.lemmas[above] == "subject"
    is_under = tree.preposition(noun) == "under" and bool(tree.kids(noun, "cop"))
    if not (is_subject or is_under):
        return
    # What is subject to approval by a court is yet to be approved.
    verb = nouns.of_control.get(tree.lemmas[noun]) if is_subject else noun_verbs().get(tree.lemmas[noun], {}).get("of")
    clause = reading.clause_of.get(noun if is_under else above)
    agents = [c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) == "by"]
    if verb is None or clause is None or not agents:
        return
    for actor, patient in iter_pairs(_targets(reading, agents[0]), clause.subjects):
        qualifiers = clause_qualifiers(clause, used=[noun, *agents])
        yield clause.trigger.relation(actor, verb, patient, rule="nominal/undergone", qualifiers=qualifiers)


def _stands_in(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Yield where somebody's place stands: "Acme's headquarters is located in Leeds", "its principal offices are in Leeds"."""
    tree = reading.tree
    if tree.lemmas[noun] not in nouns.seats:
        return
    clause = reading.clause_of.get(tree.heads[noun])
    is_main = any(tree.lemmas[c] in adjectives.of_head_offices for c in tree.kids(noun, "amod", "compound"))
    if clause is None or not (is_main or "in" in noun_verbs().get(tree.lemmas[noun], ())):
        return
    places = [o.head for o in clause.obliques if o.preposition == "in"] if clause.lemma in verbs.dwelling else []
    if clause.copular and tree.preposition(clause.predicate) == "in":
        places = [clause.predicate]
    for owner, place in iter_pairs(_owners(reading, noun), places):
        qualifiers = clause_qualifiers(clause, used=[place])
        yield clause.trigger.relation(owner, "be headquartered in", place, rule="nominal/place", qualifiers=qualifiers)


def _seated(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Yield in which town somebody has the seat that its name stands before: "Acme's Leeds headquarters"; not "its Leeds regional headquarters"."""
    tree = reading.tree
    towns = [c for c in tree.exact_kids(noun, "compound", "nmod:desc") if c < noun and reading.mention(c).label == "City"]
    modifiers = [
        c for c in tree.kids(noun, "amod", "compound") if c not in towns and tree.words[c].lower() not in adjectives.former
    ]
    if len(towns) != 1 or any(tree.lemmas[c] not in adjectives.of_head_offices for c in modifiers):
        return
    owners = [o for o in _owners(reading, noun) if not reading.is_person(o)]
    trigger = as_described(reading.trigger(noun), noun)
    for owner in owners:
        yield trigger.relation(owner, "be headquartered in", towns[0], rule="nominal/seat")


def _named_by(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Yield who is named as what somebody has: "Acme's competitors include Bolt", "Acme's largest shareholder is Bolt"."""
    tree, clause = reading.tree, reading.clause_of.get(reading.tree.heads[noun])
    if clause is None or not any(tree.lemmas[noun] in words for words in (nouns.relational, nouns.units, nouns.of_places)):
        return
    if tree.lemmas[noun] in nouns.of_places and tree.kids(noun, "amod") and not is_former(tree, noun):
        return  # "Norway's cultural capital is Bergen"
    trigger = as_described(clause.trigger, noun)
    named = tree.conjuncts(clause.predicate) if clause.copular else clause.objects if clause.lemma == "include" else ()
    names = [i for i in named if reading.is_named(i) and not reading.is_person(i)]
    names = [i for i in names if i == clause.predicate or not _is_turned_down(tree, i)]
    for owner, name in iter_pairs(_owners(reading, noun), names):  # "Norway's capital is Oslo, not Leeds"
        qualifiers = clause_qualifiers(clause, used=[name])
        yield trigger.relation(name, f"be {tree.lemmas[noun]} of", owner, rule="nominal/named", qualifiers=qualifiers)


def _made_up_of(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Yield who is a member of whom: "Acme's members are Ann and Bo", "the band's line-up consisted of Ann and Bo", "members of it include Ann"."""
    clause, tree = reading.clause_of.get(reading.tree.heads[noun]), reading.tree
    if clause is None or noun not in clause.subjects:
        return
    named = tree.conjuncts(clause.predicate) if clause.copular else clause.objects if clause.lemma in verbs.of_parts else ()
    named = [*named, *(o.head for o in clause.obliques if o.preposition == "of" and clause.lemma in verbs.of_parts)]
    names = [i for i in named if reading.is_named(i) and (i == clause.predicate or not _is_turned_down(tree, i))]
    qualifiers = [q for q in clause_qualifiers(clause, used=names) if q.kind is QualifierKind.TIME]
    trigger = as_described(clause.trigger, noun)
    for owner, name in iter_pairs(_owners(reading, noun), names):
        yield trigger.relation(name, "be member of", owner, rule="nominal/named", qualifiers=qualifiers)


def _is_turned_down(tree: Tree, joined: int) -> bool:
    return any(tree.words[c].lower() in factuality.negations for c in tree.kids(joined, "advmod"))


def _won(reading: DocumentReading, noun: int) -> Iterator[Relation]:
    """Yield what somebody has won, as a list of it tells: "her awards include the Bolt Prize"; a body's awards are those that it gives."""
    tree, clause = reading.tree, reading.clause_of.get(reading.tree.heads[noun])
    if tree.lemmas[noun] not in nouns.prizes or clause is None or clause.lemma != "include" or noun not in clause.subjects:
        return
    owners = tree.exact_kids(noun, "nmod:poss")
    winners = [o for o in owners if _is_he_or_she(reading, o) or reading.mention(o).label == "CreativeWork"]
    for winner, name in iter_pairs(
        winners, [o for o in clause.objects if reading.mention(o).label == "Award" and reading.is_named(o)]
    ):
        qualifiers = merge_qualifiers(noun_qualifiers(reading, name), clause_qualifiers(clause, used=[name]))
        yield clause.trigger.relation(winner, "win", name, rule="nominal/won", phrase="has won", qualifiers=qualifiers)


def _is_he_or_she(reading: DocumentReading, owner: int) -> bool:
    return reading.is_person(owner) or reading.tree.words[owner].lower() in pronouns.of_kin


def _owners(reading: DocumentReading, noun: int) -> list[int]:
    """Return whose a noun is: its possessor, or what stands after "of"."""
    tree = reading.tree
    return tree.exact_kids(noun, "nmod:poss") or [c for c in tree.kids(noun, "nmod") if tree.preposition(c) == "of"]


def _targets(reading: DocumentReading, head: int) -> list[int]:
    return [i for conjunct in reading.tree.conjuncts(head) for i in reading.instances(conjunct)]


def _between(reading: DocumentReading, noun: int, first: int, verb: str) -> Iterator[Relation]:
    trigger = reading.trigger(noun, noun_status(reading, noun))
    own = noun_qualifiers(reading, noun, used=[first])
    is_dated = any(q.kind is QualifierKind.TIME for q in own)  # "Monday's vote follows a meeting Sunday between Ann and Karl"
    around = (q for q in context_qualifiers(reading, noun) if q.kind is not QualifierKind.TIME or not is_dated)
    qualifiers = merge_qualifiers(own, around)
    for subject, object_ in pairs_among(_targets(reading, first)):
        yield trigger.relation(subject, verb, object_, rule="nominal/between", qualifiers=qualifiers)


def _are_joined(reading: DocumentReading, first: int, predicates: Mapping[str, str]) -> bool:
    """Tell whether a noun is "of" several names: "the merger of Acme and Bolt" is between them, "the talks of Acme and Bolt with Coil" are not."""
    tree = reading.tree
    if tree.preposition(first) != "of":
        return False
    conjuncts = tree.conjuncts(first)
    beside = [c for word in (tree.heads[first], *conjuncts) for c in tree.exact_kids(word, "nmod")]
    is_with_another = any(tree.preposition(c) in predicates and tree.preposition(c) != "of" for c in beside)
    return len(conjuncts) > 1 and not is_with_another and all(reading.is_named(c) for c in conjuncts)


def _is_made(tree: Tree, noun: int) -> bool:
    """Tell whether a verb says who does what a noun tells: "Acme launched an attack on"."""
    return tree.bases[noun] == "obj" and tree.lemmas[tree.heads[noun]] in verbs.light


def _towards(reading: DocumentReading, noun: int, target: int, verb: str) -> Iterator[Relation]:
    trigger = reading.trigger(noun, noun_status(reading, noun))
    is_had = verb.split()[0] in verbs.of_having and not _is_made(reading.tree, noun)
    is_charge = (
        reading.tree.lemmas[reading.tree.heads[noun]] in verbs.blaming and reading.tree.preposition(noun) in prepositions.charges
    )
    around = context_qualifiers(reading, noun, [target]) if not (is_had or is_charge) else []
    actors = _actors(reading, noun, target, is_undergone=verb.startswith("be "))
    qualifiers = merge_qualifiers(noun_qualifiers(reading, noun, used=[target, *actors]), around)  # "broke into his home on Monday"
    if not actors and reading.tree.lemmas[noun] in nouns.assaults and not _is_made(reading.tree, noun):
        for head in _targets(reading, target):
            yield trigger.relation(noun, "target", head, rule="nominal/target", qualifiers=qualifiers)
    for actor, head in iter_pairs(actors, _targets(reading, target)):
        if reading.mention(head).kind is not MentionKind.PRONOUN:
            # "Rebels" of "attacks by rebels on Kiel" are no rebels on Kiel.
            doer = reading.argument(actor, target) if reading.tree.heads[target] == actor else actor
            numbers = (reading.values.at(c) for c in reading.tree.exact_kids(head, "nummod"))  # "the murder of two guards"
            counts = (value_qualifier(v) for v in numbers if v is not None and v.kind is ValueKind.COUNT)
            said = merge_qualifiers(counts, qualifiers)
            yield trigger.relation(doer, verb, head, rule="nominal/of", qualifiers=said)


def _actors(reading: DocumentReading, noun: int, target: int, *, is_undergone: bool) -> list[int]:
    tree = reading.tree
    movers = [c for c in tree.kids(noun, "nmod") if tree.preposition(c) == "of"] if tree.lemmas[noun] in nouns.movement else []
    if is_undergone and movers:  # "her appointment of Ann to the court"
        return tree.conjuncts(movers[0])
    owners = [c for c in tree.exact_kids(noun, "nmod:poss") if reading.values.at(c) is None]  # "next year's takeover of Bolt"
    if owners or tree.lemmas[noun] in nouns.times_of_work:  # "had a good time at Acme"
        return tree.conjuncts(owners[0]) if owners else []
    agents = [c for c in tree.kids(noun, "nmod") if tree.preposition(c) == "by"]
    if agents and not is_undergone:
        return tree.conjuncts(agents[0])
    givers = [c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) == "from"] if tree.lemmas[noun] in nouns.gifts else []
    if givers and target not in givers:
        return tree.conjuncts(givers[0])
    if movers and target not in movers:
        return tree.conjuncts(movers[0])
    names = [
        c
        for c in tree.exact_kids(noun, "compound")
        if reading.is_named(c) or class_of_noun(tree.lemmas[c], counted=False, plural=False) in (*ORGANIZATIONS, "Group")
    ]
    if names:
        return names[:1]
    head = noun
    while tree.bases[head] == "conj" and tree.pos[tree.heads[head]] == "NOUN":
        head = tree.heads[head]
    verb = tree.heads[head]
    clause = reading.clause_of.get(verb)
    if clause is None or tree.bases[head] not in ("obj", "obl"):
        return []
    if tree.bases[head] == "obj" and (clause.lemma.split()[0] not in verbs.light or _already_light(clause, head)):
        return []
    if tree.bases[head] == "obl":
        return _who_is_behind(clause, head)
    return list(clause.agents if clause.passive and clause.agents else clause.subjects)


def _who_is_behind(clause: ClauseReading, deed: int) -> list[int]:
    """Return who did what an oblique tells, by its preposition and its verb.

    Who does something "after a meeting with" or "on a visit to" is the one who met or visited.
    "Grew through the purchase of" is its subject's purchase; "jailed Karl for the murder of" is Karl's murder, "apologized for
    the murder of" its subject's, and "called for the removal of" is nobody's removal.
    """
    tree, preposition, lemma = clause.tree, clause.tree.preposition(deed), clause.lemma.split()[0]
    if preposition in prepositions.of_presence:
        is_met = tree.lemmas[deed] in nouns.meetings | nouns.travels and not clause.agents
        return [i for i in clause.subjects if is_met and clause.reading.is_person(i)]
    if lemma in verbs.blaming and preposition in prepositions.charges:
        return list(clause.subjects if clause.passive else clause.objects)
    if preposition not in prepositions.of_deeds or (
        clause.passive and lemma in verbs.of_people and tree.lemmas[deed] in nouns.assaults
    ):
        return []  # "guards were killed in an attack on the plant": they suffered it
    is_own = (
        preposition != "for"
        or tree.lemmas[deed] in nouns.meetings
        or clause.copular
        or lemma in verbs.repenting
        or any(tree.lemmas[o] in nouns.responsibility for o in clause.objects)
    )
    if not is_own:
        return []
    return list(clause.agents if clause.passive and clause.agents else clause.subjects)


def _already_light(clause: ClauseReading, noun: int) -> bool:
    """Tell whether the verbal construction reads this noun itself ("sign a deal with")."""
    return noun in clause.objects and clause.tree.lemmas[noun] in nouns.light
