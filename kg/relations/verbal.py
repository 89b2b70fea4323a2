"""Relations that verbs express: subject, verb, object, with obliques.

"Microsoft will invest $10 billion in Japan" is invest in(Microsoft, Japan) with the amount; "the airline was bought by
Lufthansa" is buy(Lufthansa, the airline); "the firm was founded in 1998" is be founded in(the firm, 1998).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.clauses import Clause, Oblique, status_of_object
from kg.english import nouns, verbs
from kg.mentions import phrase_extent
from kg.model import Qualifier, Relation, ValueKind
from kg.relations.qualifiers import KIND_OF_VALUE, clause_qualifiers, merge_qualifiers, noun_qualifiers
from kg.relations.reading import DocumentReading, active_phrase, few_pairs, iter_pairs, pairs_among, relation, verb_phrase
from kg.relations.roles import find_role, kind_argument, noun_relations, role_relations

MEASURES = frozenset({ValueKind.MONEY, ValueKind.PERCENT})
TIMES = frozenset({ValueKind.DATE, ValueKind.DURATION})
FURTHER = 2
"""Names after other prepositions that make relations of their own: "launched via Falcon 9 from Cape Canaveral"."""

NO_PARTNER = frozenset(
    {"", "of", "by", "according to", "because of", "due to", "despite", "amid", "after", "before", "during", "since"}
)
"""Prepositions that join no partner to a deal."""

VALUE_PREPOSITIONS = frozenset({"in", "into", "on", "to", "for", "from", "at"})


def find_verbal(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the relations of verbal clauses."""
    for clause in reading.clauses:
        if clause.copular:
            continue
        actors = clause.agents if clause.passive else clause.subjects
        patients = clause.subjects if clause.passive else clause.objects
        patients = tuple(i for patient in patients for i in reading.instances(patient))
        actors = tuple(i for actor in actors for i in reading.instances(actor))
        if actors and patients:
            actors, patients = (tuple(side) for side in few_pairs(actors, patients))
        yield from _as_role(reading, clause, actors or patients)
        if actors and patients:
            yield from _transitive(reading, clause, actors, patients)
            yield from _founding_date(reading, clause, patients)
        elif clause.passive and patients:
            yield from _agentless(reading, clause, patients)
        if clause.passive and patients:
            yield from _retained(reading, clause, patients)
            yield from _deemed(reading, clause, patients)
        elif clause.objects and actors:
            yield from _deemed(reading, clause, clause.objects)
        elif actors:
            yield from _intransitive(reading, clause, actors)


def _transitive(reading: DocumentReading, clause: Clause, actors: Sequence[int], patients: Sequence[int]) -> Iterator[Relation]:
    if clause.indirect and all((v := reading.value_of(p)) and v.kind in MEASURES for p in patients):
        # "fined Meta €798 million": the one who pays is the object, the sum a qualifier.
        sums = [reading.value_of(p) for p in patients]
        paid = [Qualifier(kind=KIND_OF_VALUE[v.kind], text=v.text, span=v.span, normal=v.normal) for v in sums if v is not None]
        for actor, payer in iter_pairs(actors, clause.indirect):
            yield relation(
                reading, reading.argument(actor, clause.predicate), clause.lemma, reading.argument(payer, clause.predicate),
                at=clause.predicate, rule="verbal/paid", status=clause.status, phrase=verb_phrase(reading, clause),
                qualifiers=merge_qualifiers(paid, clause_qualifiers(reading, replace(clause, indirect=()))),
            )  # fmt: skip
        return
    for patient in patients:
        value = reading.value_of(patient)
        if clause.lemma == "take" and reading.tree.lemmas[patient] == "place" and not reading.tree.children[patient]:
            yield from _oblique_relations(reading, clause, actors, "take place", "verbal/oblique", said="place")
            continue
        if value is not None and value.kind in MEASURES:
            target = _target_of_value(reading, clause, patient)
            if target is not None:
                yield from _about_value(reading, clause, actors, patient, target)
                continue
        light = [] if clause.passive else list(_light_targets(reading, clause, patient))
        for actor in actors:
            if actor == patient:
                continue
            for oblique in light:
                yield _light(reading, clause, actor, patient, oblique)
            if light and reading.tree.lemmas[patient] not in nouns.sites:
                continue
            qualifiers = merge_qualifiers(
                noun_qualifiers(reading, patient), clause_qualifiers(reading, clause), _sums(reading, clause)
            )
            yield from _to_recipients(reading, clause, actor, patient)
            yield relation(
                reading,
                reading.argument(actor, clause.predicate),
                clause.lemma,
                reading.argument(patient, clause.predicate),
                at=clause.predicate,
                rule="verbal/svo" if not clause.passive else "verbal/passive",
                status=clause.status,
                phrase=active_phrase(reading, clause) if clause.passive else verb_phrase(reading, clause),
                qualifiers=qualifiers,
                passive=verb_phrase(reading, clause, "by") if clause.passive else "",
            )


def _sums(reading: DocumentReading, clause: Clause) -> list[Qualifier]:
    """Return the sum that stands as object of a passive: "was fined £88 million by regulators"."""
    values = (reading.value_of(i) for i in clause.objects) if clause.passive else ()
    return [
        Qualifier(kind=KIND_OF_VALUE[v.kind], text=v.text, span=v.span, normal=v.normal)
        for v in values
        if v is not None and v.kind in MEASURES
    ]


def _to_recipients(reading: DocumentReading, clause: Clause, actor: int, patient: int) -> Iterator[Relation]:
    """Yield to whom something goes, where it has a name: "Brazil exports soybeans to China"."""
    if clause.passive or clause.lemma not in verbs.transfer or reading.is_named(patient):
        return
    recipients = [o.head for o in clause.obliques if o.preposition == "to" and reading.is_named(o.head)]
    for recipient in (*recipients, *(i for i in clause.indirect if reading.is_named(i))):
        if recipient != actor:
            yield relation(
                reading, reading.argument(actor, clause.predicate), f"{clause.lemma} to", reading.argument(recipient, clause.predicate),
                at=clause.predicate, rule="verbal/recipient", status=clause.status,
                phrase=f"{verb_phrase(reading, clause)} {reading.argument(patient).text} to",
                qualifiers=clause_qualifiers(reading, replace(clause, indirect=()), used=[recipient]),
            )  # fmt: skip


def _founding_date(reading: DocumentReading, clause: Clause, patients: Sequence[int]) -> Iterator[Relation]:
    """Yield when something was founded, from who founded it: "Ann founded Acme in 1998"."""
    if clause.lemma not in verbs.founding:
        return
    for oblique in clause.obliques:
        value = reading.values.at(oblique.head)
        if value is not None and value.kind is ValueKind.DATE:
            for patient in patients:
                date = reading.argument(oblique.head, clause.predicate)
                predicate = f"be founded {oblique.preposition or 'in'}"
                yield relation(
                    reading,
                    reading.argument(patient, clause.predicate),
                    predicate,
                    date,
                    at=clause.predicate,
                    phrase=f"was {reading.tree.words[clause.predicate].lower()} {oblique.preposition or 'in'}",
                    rule="verbal/founded",
                    status=clause.status,
                )
            return


def _is_time(reading: DocumentReading, oblique: Oblique) -> bool:
    value = reading.values.at(oblique.head)
    return (value is not None and value.kind in TIMES) or reading.tree.lemmas[oblique.head] in nouns.time


def _target_of_value(reading: DocumentReading, clause: Clause, patient: int) -> Oblique | None:
    """Return what money is spent on: the first oblique of the verb, or of the amount, that is no time."""
    tree = reading.tree
    inside = [Oblique(tree.preposition(c), c) for c in tree.kids(patient, "nmod") if tree.labels[c] == "nmod"]
    found = [o for o in inside if o.preposition == "of" and not reading.value_of(o.head)]
    found += [o for o in (*clause.obliques, *inside) if o.preposition in VALUE_PREPOSITIONS and not _is_time(reading, o)]
    return min(found, key=lambda o: o.head) if found else None


def _about_value(
    reading: DocumentReading, clause: Clause, actors: Sequence[int], patient: int, target: Oblique
) -> Iterator[Relation]:
    """Yield "invest in": the amount becomes a qualifier, what it is for the object."""
    value = reading.value_of(patient)
    assert value is not None
    amount = noun_qualifiers(reading, patient, used=[target.head])
    qualifier = Qualifier(kind=KIND_OF_VALUE[value.kind], text=value.text, span=value.span, normal=value.normal)
    for actor, head in iter_pairs(actors, [i for c in reading.tree.conjuncts(target.head) for i in reading.instances(c)]):
        yield relation(
            reading,
            reading.argument(actor, clause.predicate),
            f"{clause.lemma} {target.preposition}".removesuffix(" of"),
            reading.argument(head, clause.predicate),
            at=clause.predicate,
            rule="verbal/amount",
            status=clause.status,
            phrase=verb_phrase(reading, clause, "" if target.preposition == "of" else target.preposition),
            qualifiers=merge_qualifiers([qualifier], amount, clause_qualifiers(reading, clause, used=[target.head])),
        )


def _light_targets(reading: DocumentReading, clause: Clause, patient: int) -> Iterator[Oblique]:
    """Yield the partners of a light verb's noun, "a deal with X"; one without a name only if the verb says nothing itself."""
    tree = reading.tree
    empty = clause.lemma in verbs.empty
    if tree.lemmas[patient] not in nouns.light or reading.is_named(patient):
        return
    inside = [Oblique(tree.preposition(c), c) for c in tree.kids(patient, "nmod") if tree.labels[c] == "nmod"]
    for oblique in (*inside, *clause.obliques):
        stake = tree.lemmas[patient] in nouns.stakes
        if oblique.preposition in NO_PARTNER or (stake and oblique.preposition != "in") or _is_time(reading, oblique):
            continue
        for conjunct in tree.conjuncts(oblique.head):
            for i in reading.instances(conjunct):
                if reading.is_named(i) or ((empty or stake) and reading.tree.pos[i] == "NOUN"):
                    yield Oblique(oblique.preposition, i)


def _light(reading: DocumentReading, clause: Clause, actor: int, patient: int, oblique: Oblique) -> Relation:
    tree = reading.tree
    predicate = f"{clause.lemma} {tree.lemmas[patient]} {oblique.preposition}"
    qualifiers = merge_qualifiers(
        noun_qualifiers(reading, patient, used=[oblique.head]), clause_qualifiers(reading, clause, used=[oblique.head])
    )
    return relation(
        reading,
        reading.argument(actor, clause.predicate),
        predicate,
        reading.argument(oblique.head, clause.predicate),
        at=clause.predicate,
        rule="verbal/light",
        status=status_of_object(clause.lemma, clause.status),
        phrase=f"{verb_phrase(reading, clause)} {tree.text(phrase_extent(tree, patient)[0], patient + 1)} {oblique.preposition}",
        qualifiers=qualifiers,
    )


def _choose(reading: DocumentReading, clause: Clause) -> list[Oblique]:
    """Return the obliques that stand as object of a verb without one: all with the preposition of the first that is no time."""
    others = [
        o
        for o in clause.obliques
        if not _is_time(reading, o)
        and o.preposition not in ("according to", "because of", "due to", "despite")
        and not (o.preposition == "as" and clause.lemma in verbs.serving and find_role(reading, o.head))
        and not (reading.tree.lemmas[o.head] == "age" and o.preposition == "at")
    ]
    dates = [o for o in clause.obliques if (v := reading.values.at(o.head)) and v.kind is ValueKind.DATE]
    if not others:
        return dates[:1] if clause.passive or clause.lemma in verbs.dated else []
    named = [o for o in others if reading.is_named(o.head)]
    first = others[0] if others[0].preposition not in ("as",) or not named else named[0]
    same = [o for o in others if o.preposition == first.preposition]
    chosen = [Oblique(o.preposition, i) for o in same for i in reading.instances(o.head)]
    further = [o for o in named if o.preposition not in (first.preposition, "as", "by", "")]
    dates = dates[:1] if clause.lemma in verbs.dated else []
    return [*chosen, *further[:FURTHER], *dates] if first.preposition else [*chosen, *dates]


def _oblique_relations(
    reading: DocumentReading, clause: Clause, subjects: Sequence[int], lemma: str, rule: str, *, said: str = ""
) -> Iterator[Relation]:
    chosen = _choose(reading, clause)
    subjects, places = few_pairs(subjects, range(len(chosen)))
    for oblique in chosen[: len(places)]:
        # What is a fact of its own still qualifies the others: "died on Monday at home".
        heads = [o.head for o in chosen if o.preposition == oblique.preposition and (o == oblique or not _is_time(reading, o))]
        around = reading.enclosing(oblique.head) if clause.lemma.split()[0] in verbs.dwelling else []
        for subject, place in iter_pairs(subjects, [oblique.head, *around]):
            predicate = f"{lemma} {oblique.preposition}".strip()
            thing = reading.argument(place, clause.predicate)
            said_twice = oblique.preposition and thing.text.lower().startswith(f"{oblique.preposition} ")  # "from 2006 to 2008"
            yield relation(
                reading,
                reading.argument(subject, clause.predicate),
                predicate,
                thing,
                at=clause.predicate,
                rule=rule,
                status=clause.status,
                phrase=verb_phrase(reading, clause, f"{said} {'' if said_twice else oblique.preposition}".strip()),
                qualifiers=merge_qualifiers(clause_qualifiers(reading, clause, used=heads), noun_qualifiers(reading, oblique.head)),
            )


def _as_role(reading: DocumentReading, clause: Clause, people: Sequence[int]) -> Iterator[Relation]:
    """Yield the role in "served as President of India"."""
    for oblique in _role_obliques(reading, clause):
        role = find_role(reading, oblique.head)
        if role is None and reading.tree.pos[oblique.head] == "NOUN":
            for one in people:  # "operates as a subsidiary of"
                yield from noun_relations(reading, one, oblique.head, at=clause.predicate, rule="verbal/as", status=clause.status)
        if role is not None:
            when = clause_qualifiers(reading, clause, used=[oblique.head])
            verb = verb_phrase(reading, clause, oblique.preposition)
            holders, _ = few_pairs(people, range(len(role.whose)))
            for person in holders:
                yield from role_relations(
                    reading, person, role, status=clause.status, rule="verbal/role", at=clause.predicate, verb=verb, qualifiers=when
                )


def _role_obliques(reading: DocumentReading, clause: Clause) -> Iterator[Oblique]:
    """Yield the nouns that name a role: "served as president", "held the position of CEO", "his role as chairman"."""
    tree = reading.tree
    if clause.lemma in verbs.serving:
        yield from (o for o in clause.obliques if o.preposition == "as")
    if clause.lemma in verbs.holding and not clause.passive:
        for post in clause.objects:
            if tree.lemmas[post] in nouns.posts:
                for c in tree.kids(post, "nmod"):
                    if tree.preposition(c) in ("of", "as"):
                        yield from (Oblique(tree.preposition(c), conjunct) for conjunct in tree.conjuncts(c))


def _agentless(reading: DocumentReading, clause: Clause, patients: Sequence[int]) -> Iterator[Relation]:
    participle = reading.tree.words[clause.predicate].lower()
    lemma = " ".join(["be", participle, *clause.lemma.split()[1:]])
    yield from _oblique_relations(reading, clause, patients, lemma, "verbal/agentless")


def _retained(reading: DocumentReading, clause: Clause, patients: Sequence[int]) -> Iterator[Relation]:
    """Yield what a passive gives its subject: "Day was awarded the Medal of Freedom"."""
    predicate = f"be {reading.tree.words[clause.predicate].lower()}"
    for patient, thing in iter_pairs(patients, clause.objects):
        value = reading.value_of(thing)
        if value is None or (value.kind in MEASURES and not clause.agents):
            yield relation(
                reading, reading.argument(patient), predicate, reading.argument(thing), at=clause.predicate, rule="verbal/retained",
                status=clause.status, phrase=verb_phrase(reading, clause),
                qualifiers=merge_qualifiers(noun_qualifiers(reading, thing), clause_qualifiers(reading, clause)),
            )  # fmt: skip


def _deemed(reading: DocumentReading, clause: Clause, things: Sequence[int]) -> Iterator[Relation]:
    """Yield what something is considered or called: "Mugabe was considered the father of Zimbabwe", "elected president"."""
    tree = reading.tree
    if tree.lemmas[clause.predicate] not in verbs.deeming:
        return
    kinds = [
        c for c in tree.kids(clause.predicate, "xcomp") if tree.pos[c] in ("NOUN", "PROPN") and not tree.kids(c, "mark", "cop")
    ]
    kinds += [o.head for o in clause.obliques if o.preposition == "as" and tree.pos[o.head] in ("NOUN", "PROPN", "NUM")]
    when = clause_qualifiers(reading, clause, used=kinds)
    phrase = verb_phrase(reading, clause) if clause.passive else "is"
    for thing, kind in iter_pairs(things, kinds):
        role = find_role(reading, kind)
        if role is not None and tree.lemmas[clause.predicate] in verbs.appointing:
            yield from role_relations(
                reading, thing, role, status=clause.status, rule="verbal/deemed", at=clause.predicate, qualifiers=when,
                verb=phrase,
            )  # fmt: skip
        elif tree.lemmas[clause.predicate] not in verbs.appointing:
            yield relation(
                reading, reading.argument(thing), f"be {tree.words[clause.predicate].lower()} as", kind_argument(reading, kind),
                at=clause.predicate, rule="verbal/deemed", status=clause.status, phrase=phrase, qualifiers=when,
            )  # fmt: skip


def _intransitive(reading: DocumentReading, clause: Clause, actors: Sequence[int]) -> Iterator[Relation]:
    if clause.lemma in verbs.reciprocal:
        yield from _together(reading, clause, actors)
    yield from _oblique_relations(reading, clause, actors, clause.lemma, "verbal/oblique")


def _together(reading: DocumentReading, clause: Clause, actors: Sequence[int]) -> Iterator[Relation]:
    """Yield what coordinated subjects do with one another: "Nissan and Renault will merge"."""
    for one, other in pairs_among(actors):
        yield relation(
            reading, reading.argument(one, clause.predicate), f"{clause.lemma} with", reading.argument(other, clause.predicate),
            at=clause.predicate, rule="verbal/together", status=clause.status, phrase=verb_phrase(reading, clause, "with"),
            qualifiers=clause_qualifiers(reading, clause),
        )  # fmt: skip
