"""Relations that verbs express: subject, verb, object, with obliques.

"Microsoft will invest $10 billion in Japan" is invest in(Microsoft, Japan) with the amount; "the airline was bought by
Lufthansa" is buy(Lufthansa, the airline); "the firm was founded in 1998" is be founded in(the firm, 1998).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.clauses import Oblique, conjuncts_meant, status_of_object
from kg.english import determiners, factuality, nouns, phrases, prepositions, verbs
from kg.english.classes import AGENTS
from kg.mentions import phrase_extent
from kg.model import Modality, Qualifier, QualifierKind, Relation
from kg.relations.amounts import MEASURES, about_measures, about_value, compared_values, is_date, is_time, target_of_value
from kg.relations.arguments import kind_argument, organizations_of_staff
from kg.relations.clause_qualifiers import clause_qualifiers
from kg.relations.completions import of_noun
from kg.relations.coordination import few_pairs, iter_pairs, own_times
from kg.relations.counts import number_of
from kg.relations.fields import fields_of_subject
from kg.relations.foundings import founding_date
from kg.relations.kinds import noun_relations
from kg.relations.nominal import noun_verbs
from kg.relations.noun_qualifiers import around_last, beside_oblique, counted_as_victims, in_topic, noun_qualifiers, of_own_share
from kg.relations.noun_status import is_deed_of_another
from kg.relations.oblique_choice import beside_others, choose_obliques, listed_with
from kg.relations.qualifiers import merge_qualifiers, value_qualifier
from kg.relations.reading import ClauseReading, DocumentReading
from kg.relations.role_phrases import find_role, role_relations
from kg.relations.set_phrases import with_set_phrase
from kg.relations.together import agreed_together, done_together, each_alone, entered_together, is_round, with_one_another
from kg.relations.transfers import sold_through, to_recipients, winners
from kg.relations.verbal_roles import as_named, is_for_prize, is_judged, names_for_later, post_left, roles_at_stake, roles_by_verb


def find_verbal(reading: DocumentReading) -> Iterator[Relation]:
    """Yield the relations of verbal clauses."""
    for clause in reading.clauses:
        if clause.copular:
            continue
        actors = clause.agents if clause.passive else clause.subjects
        patients = clause.subjects if clause.passive else clause.objects
        actors, patients = (tuple(i for head in side for i in reading.instances(head)) for side in (actors, patients))
        if actors and patients:
            actors, patients = (tuple(side) for side in few_pairs(each_alone(clause, actors, patients), patients))
        if clause.passive and clause.lemma in verbs.of_couples:
            yield from done_together(clause, patients)  # whom they "were married by" is not their spouse
            actors = ()
        yield from roles_by_verb(clause, actors, patients)
        yield from compared_values(clause, actors)
        if actors and patients:
            yield from _transitive(clause, actors, patients)
            yield from founding_date(clause, patients)
        elif clause.passive and patients:
            yield from _agentless(clause, patients)
        if clause.passive and patients:
            yield from list(_named(clause, patients)) or (*_retained(clause, patients), *_deemed(clause, patients))
        elif clause.objects and actors:
            yield from _deemed(clause, clause.objects)
        elif actors:
            yield from _intransitive(clause, actors)


def _transitive(clause: ClauseReading, actors: Sequence[int], patients: Sequence[int]) -> Iterator[Relation]:
    reading = clause.reading
    sums = [v for p in patients if (v := reading.value_of(p)) is not None and v.kind in MEASURES]
    if clause.indirect and len(sums) == len(patients):
        yield from _paid(clause, actors, [value_qualifier(v) for v in sums])
        return
    for patient in [o for p in patients for o in organizations_of_staff(reading, p)] if clause.lemma in verbs.joining else patients:
        if clause.lemma == "take" and reading.tree.lemmas[patient] == "place" and not reading.tree.children[patient]:
            yield from _oblique_relations(clause, actors, "take place", "verbal/oblique", words="place")
            continue
        value = reading.value_of(patient)
        target = target_of_value(clause, patient) if value is not None and value.kind in MEASURES else None
        if value is not None and target is not None:
            yield from about_value(clause, actors, patient, value, target)
            continue
        # Of a passive "against" alone is sure to be of the noun: "a lawsuit was filed by Acme against Bolt".
        light = [o for o in _light_targets(clause, patient) if not clause.passive or o.preposition in prepositions.accused]
        is_light = any(reading.is_named(o.head) or clause.lemma in verbs.empty for o in light)
        bare = [] if light or clause.passive else list(_targets_of_bare(clause, patient))
        yield from winners(clause, patient)
        yield from (joint := list(agreed_together(clause, actors, patient)))
        for actor in (a for a in actors if a != patient and not (joint and is_round(clause, patient))):
            yield from (_light(clause, actor, patient, oblique) for oblique in light)
            if (not is_light or reading.tree.lemmas[patient] in nouns.sites) and not is_judged(clause):
                yield from to_recipients(clause, actor, patient)
                yield from about_measures(clause, actor, patient)
                yield _direct(clause, actor, patient)
                yield from sold_through(clause, patient)
                yield from _beside_object(clause, actor, patient, [*light, *bare])
            yield from (_light(clause, actor, patient, oblique, "verbal/bare") for oblique in bare if oblique.head != actor)


def _paid(clause: ClauseReading, actors: Sequence[int], sums: Sequence[Qualifier]) -> Iterator[Relation]:
    """Yield "fined Meta €798 million": the one who pays is the object, the sum a qualifier."""
    qualifiers = merge_qualifiers(sums, clause_qualifiers(replace(clause, indirect=())))
    for actor, payer in iter_pairs(actors, clause.indirect):
        yield clause.verb_group.relation(actor, clause.lemma, payer, rule="verbal/paid", qualifiers=qualifiers)


def _direct(clause: ClauseReading, actor: int, patient: int) -> Relation:
    """Return what one does to another; of a passive with its own words kept, which the object stands before."""
    reading = clause.reading
    inside = [*noun_qualifiers(reading, patient), *around_last(reading, patient), *roles_at_stake(clause, patient)]
    inside += [*of_noun(reading, patient, clause.predicate), *([number] if (number := number_of(reading, patient)) else [])]
    qualifiers = of_own_share(reading, actor, merge_qualifiers(inside, clause_qualifiers(clause), _given(clause)))
    rule = "verbal/passive" if clause.passive else "verbal/svo"
    state = _state(clause, patient)
    predicate, phrase = f"{clause.lemma} {state}".rstrip(), f"{clause.active_phrase()} {state}".rstrip()
    if names_for_later(clause, actor, patient):
        if is_for_prize(clause):
            predicate = f"{predicate} for"
        else:
            clause = replace(clause, status=clause.status.under(Modality.PLANNED))
    relation = clause.verb_group.relation(actor, predicate, patient, rule=rule, phrase=phrase, qualifiers=qualifiers)
    return replace(relation, passive=f"{clause.verb_phrase()} {state}".rstrip() + " by") if clause.passive else relation


def _state(clause: ClauseReading, patient: int) -> str:
    """Return the words that say what the object is brought to or found to be, without which the verb says little: "left it unchanged"."""
    tree = clause.tree
    states = [
        c
        for c in tree.kids(clause.predicate, "xcomp")
        if c > (clause.predicate if clause.passive else patient)
        and (tree.pos[c] == "ADJ" or tree.tags[c] == "VBN" or _is_declared(clause, c))
    ]
    if not states or tree.kids(states[0], "mark", "aux", "cop", "obj", "case") or tree.exact_kids(states[0], "obl:unmarked"):
        return ""  # "set it up aged 15" says when
    state = states[0]
    negations = [c for c in tree.kids(state, "advmod") if c < state and tree.words[c].lower() in factuality.negations]
    start = phrase_extent(tree, state)[0] if tree.pos[state] == "NOUN" else min([state, *negations])  # "declared Zika a pandemic"
    return tree.text(start, state + 1).lower()


def _is_declared(clause: ClauseReading, noun: int) -> bool:
    """Tell whether a noun says what the object is declared to be: "declared Zika a pandemic"; a role is told apart."""
    is_noun = clause.lemma in verbs.declaring and clause.tree.pos[noun] == "NOUN"
    return is_noun and find_role(clause.reading, noun) is None


def _given(clause: ClauseReading) -> Iterator[Qualifier]:
    """Yield what stands as object of a passive: the sum of "was fined £88 million by regulators", the gift of "was awarded a medal by Ann"."""
    reading = clause.reading
    for i in clause.objects if clause.passive and clause.lemma not in verbs.naming else ():
        value, gift = reading.value_of(i), reading.argument(i)
        if value is not None and value.kind in MEASURES:
            yield value_qualifier(value)
        else:
            yield Qualifier(kind=QualifierKind.COMPLEMENT, text=gift.text, span=gift.span)


def _light_targets(clause: ClauseReading, patient: int) -> Iterator[Oblique]:
    """Yield the partners of a light verb's noun, "a deal with X"; one without a name only if the verb says nothing itself."""
    reading, tree = clause.reading, clause.tree
    accuses = f"{clause.lemma} {tree.lemmas[patient]}" in phrases.of_accusing
    if (tree.lemmas[patient] not in nouns.light and not accuses) or reading.is_named(patient):
        return
    empty = clause.lemma in verbs.empty
    if (
        is_deed_of_another(clause, patient) or _is_refused_offer(clause, patient) or clause.lemma in verbs.accusing
    ):  # "blamed the attack on Ann"
        return
    inside = [Oblique(tree.preposition(c), c) for c in tree.kids(patient, "nmod") if tree.labels[c] == "nmod"]
    inside += clause.obliques
    if accuses:  # "charges of fraud against Karl"
        inside += [Oblique(tree.preposition(c), c) for o in inside for c in tree.exact_kids(o.head, "nmod")]
        inside = [o for o in inside if o.preposition in prepositions.accused]
    for oblique in inside:
        stake = tree.lemmas[patient] in nouns.stakes
        if (
            not oblique.preposition
            or oblique.preposition in prepositions.without_partners
            or (stake and oblique.preposition != "in")
            or is_time(reading, oblique)
        ):
            continue
        for conjunct in conjuncts_meant(tree, oblique.head):
            for i in reading.instances(conjunct):
                is_somebody = reading.mention(i).label in AGENTS
                if reading.is_named(i) or is_somebody or ((empty or stake) and tree.pos[i] in ("NOUN", "PROPN")):
                    yield Oblique(oblique.preposition, i)


def _targets_of_bare(clause: ClauseReading, patient: int) -> Iterator[Oblique]:
    """Yield whom the verb with its object is about, where the object is a bare noun: "received permission from Russia".

    A noun without an article, or with one like "no" and "any", names no thing of its own: it makes one predicate with its verb.
    """
    reading, tree = clause.reading, clause.tree
    limits = [tree.words[c].lower() for c in tree.kids(patient, "det", "nmod:poss", "nummod", "flat")]  # "reached number 14"
    is_bare = tree.tags[patient] == "NN" or (tree.tags[patient] == "NNS" and limits)
    if not is_bare or not determiners.unspecific.issuperset(limits) or reading.value_of(patient) is not None:
        return
    before = {tree.words[i].lower() for i in range(phrase_extent(tree, patient)[0], patient)}
    if not determiners.negative.isdisjoint(before) and not clause.status.negated:
        return  # "had no more information from Acme than ..." denies nothing, and says little
    inside = [Oblique(tree.preposition(c), c) for c in tree.kids(patient, "nmod") if tree.labels[c] == "nmod"]
    if clause.lemma.split()[0] in verbs.light and not limits and not inside:
        yield from [o for o in clause.obliques if is_date(reading, o)][:1]  # "took effect on 1 May"
    for oblique in (*inside, *clause.obliques):
        if oblique.head > patient and oblique.preposition in prepositions.of_targets and not is_time(reading, oblique):
            for conjunct in tree.conjuncts(oblique.head):
                yield from (Oblique(oblique.preposition, i) for i in reading.instances(conjunct) if reading.value_of(i) is None)


def _beside_object(clause: ClauseReading, actor: int, patient: int, given: Sequence[Oblique]) -> Iterator[Relation]:
    """Yield where to or from, with or against whom something is done, if that has a name: "disclosed the matter to the EPA"."""
    reading = clause.reading
    if clause.passive or clause.lemma in verbs.transfer or reading.is_named(patient) or reading.value_of(patient) is not None:
        return
    heads = {o.head for o in given}
    for oblique in clause.obliques:
        is_given = verbs.delivering.get(clause.lemma) == oblique.preposition
        if is_given and any(reading.tree.preposition(c) == oblique.preposition for c in reading.tree.kids(oblique.head, "nmod")):
            continue  # "blamed the attack on Bolt on Karl": the first is not the one who is to blame
        is_after = oblique.head > patient and (is_given or oblique.preposition in prepositions.beside_objects)
        if (
            is_after
            and oblique.head not in heads
            and oblique.head != actor
            and (reading.is_named(oblique.head) or reading.mention(oblique.head).label in AGENTS)
            and not is_time(reading, oblique)
        ):
            yield replace(
                _light(clause, actor, patient, oblique, "verbal/beside"), predicate=f"{clause.lemma} {oblique.preposition}"
            )


def _is_refused_offer(clause: ClauseReading, noun: int) -> bool:
    """Tell whether an object is another's offer that is turned down: that is what is told, and no denial: "rejected a bid from Bolt"."""
    return clause.lemma in verbs.refusing and clause.tree.lemmas[noun] in nouns.offers


def _light(clause: ClauseReading, actor: int, patient: int, oblique: Oblique, rule: str = "verbal/light") -> Relation:
    """Return what a verb and its noun say of a partner: "signed a deal with"."""
    tree = clause.tree
    first = tree.heads[oblique.head] if tree.labels[oblique.head] == "conj" else oblique.head
    used = [
        oblique.head,
        *(c for c in tree.conjuncts(first) if tree.preposition(c) in ("", oblique.preposition)),
    ]  # "offices in Bonn and Kiel", "drew criticism for its size and its cost"
    start = phrase_extent(tree, patient)[0]
    noun = tree.text(start, max([patient, *(c for c in tree.exact_kids(patient, "flat") if tree.tags[c] == "NNS")]) + 1)
    noun = noun[0].lower() + noun[1:] if clause.passive and tree.pos[start] == "DET" else noun  # it opens the sentence
    # Who sought approval from Acme did so; who sought a merger with it has not merged.
    is_deed = clause.lemma not in factuality.prospects or oblique.preposition in noun_verbs().get(tree.lemmas[patient], {})
    is_halted = rule == "verbal/beside" and clause.lemma in verbs.stopping | verbs.ending  # who halted sales to Bolt did so
    is_deed &= not (is_halted or _is_refused_offer(clause, patient))
    status = status_of_object(clause.lemma, clause.status) if is_deed else clause.status
    is_said = tree.lemmas[patient] in nouns.responsibility or any(tree.words[c].lower() == "any" for c in tree.kids(patient, "det"))
    if clause.lemma in verbs.saying and is_said and status != clause.status:
        status = status.said_by(actor)  # "denied any link to Bolt"
    return replace(clause, status=status).verb_group.relation(
        actor,
        f"{clause.lemma} {tree.lemmas[patient]} {oblique.preposition}",
        oblique.head,
        rule=rule,
        phrase=f"{clause.active_phrase()} {noun} {oblique.preposition}",
        qualifiers=merge_qualifiers(
            noun_qualifiers(clause.reading, patient, used),
            clause_qualifiers(clause, used),
            in_topic(clause.reading, patient, oblique),
        ),
    )


def _oblique_relations(
    clause: ClauseReading, subjects: Sequence[int], lemma: str, rule: str, *, words: str = ""
) -> Iterator[Relation]:
    """Yield what the obliques of a verb without an object say; `words` are those of the verb beside its group ("take place")."""
    reading = clause.reading
    chosen = choose_obliques(clause)
    subjects, places = few_pairs(subjects, range(len(chosen)))
    for oblique in chosen[: len(places)]:
        predicate = f"{lemma} {oblique.preposition}".strip()
        if len(subjects) > 1 and predicate in phrases.of_aliases:
            continue  # "Ann and Bo, known as Lucky and Skuff": each has one of the names, or both have it together
        used = [*listed_with(clause, chosen, oblique), *beside_others(clause, oblique)]
        beside = [*beside_oblique(reading, oblique, clause.lemma), *of_noun(reading, oblique.head, clause.predicate)]
        around = reading.enclosing(oblique.head) if clause.lemma.split()[0] in verbs.dwelling else []
        measured = (about_measures(clause, s, oblique.head, oblique.preposition) for s in subjects)
        yield from (relation for relations in measured for relation in relations)
        for subject, place in iter_pairs(subjects, [*organizations_of_staff(reading, oblique.head), *around]):
            object_ = post_left(clause, oblique, clause.argument(place))
            repeated = oblique.preposition and object_.text.lower().startswith(f"{oblique.preposition} ")  # "from 2006 to 2008"
            said = replace(clause, status=clause.status.under(Modality.PAST)) if predicate in phrases.of_leaving else clause
            yield said.verb_group.relation(
                subject,
                predicate,
                object_,
                rule=rule,
                phrase=clause.verb_phrase(f"{words} {'' if repeated else oblique.preposition}".strip()),
                qualifiers=merge_qualifiers(clause_qualifiers(clause, used), counted_as_victims(clause, subject, beside)),
            )


def _agentless(clause: ClauseReading, patients: Sequence[int]) -> Iterator[Relation]:
    kept = [c for c in clause.tree.kids(clause.predicate, "xcomp") if clause.tree.tags[c] == "NN" and not clause.tree.children[c]]
    if (clause.objects or kept) and clause.lemma not in {*verbs.naming, *verbs.dwelling, *verbs.deeming}:
        return  # "was granted citizenship in Bonn" was not granted in Bonn
    tree = clause.tree
    is_higher = tree.pos[tree.heads[clause.predicate]] == "ADJ"  # "was higher compared to May"
    if clause.lemma == "compare" and not tree.kids(clause.predicate, "aux") and not is_higher:
        return  # "fell 4% compared with May" compares no two
    participle = tree.words[clause.predicate].lower()
    state = _state(clause, clause.predicate)
    lemma = " ".join(["be", participle, *clause.lemma.split()[1:], *state.split()])
    yield from _oblique_relations(clause, patients, lemma, "verbal/agentless", words=state)
    means = [c for c in tree.kids(clause.predicate, "advcl") if tree.lemmas[c] == "use" and tree.tags[c] == "VBG"]
    for patient, instrument in iter_pairs(patients, [o for c in means for o in tree.kids(c, "obj")]):
        yield clause.trigger.relation(
            patient, f"be {participle} using", instrument, rule="verbal/using", phrase=clause.verb_phrase("using")
        )


def _named(clause: ClauseReading, bearers: Sequence[int]) -> Iterator[Relation]:
    """Yield what a verb of naming gives as another name: "was renamed Bolt", "born Heinz Kissinger"; what somebody calls it is none.

    A person has only the name of a person: who was "named Woman of the Year" has won it. "A firm called Acme" has no other name.
    """
    reading, tree = clause.reading, clause.tree
    if clause.lemma not in verbs.naming or (clause.agents and clause.lemma in verbs.deeming) or len(bearers) > 1:
        return
    given = (*clause.objects, *tree.kids(clause.predicate, "xcomp"))
    names = [i for i in given if reading.is_named(i) and find_role(reading, i) is None]
    if clause.lemma in verbs.dwelling:  # "born Lugano 7 June 1914": one word may be a place
        names = [i for i in names if " " in reading.mention(i).text]
    for bearer, name in iter_pairs(bearers, names):
        if reading.is_person(bearer) == (reading.mention(name).label == "Person"):
            is_new = any(determiners.kinds.get(tree.words[c].lower()) == "indefinite" for c in tree.kids(bearer, "det"))
            when = clause_qualifiers(clause, used=names)
            yield clause.verb_group.relation(
                bearer, "be named" if is_new else "be known as", name, rule="verbal/named", qualifiers=when
            )


def _retained(clause: ClauseReading, patients: Sequence[int]) -> Iterator[Relation]:
    """Yield what a passive gives its subject: "Day was awarded the Medal of Freedom"."""
    predicate = f"be {clause.tree.words[clause.predicate].lower()}"
    for patient, gift in iter_pairs(patients, clause.objects):
        value = clause.reading.value_of(gift)
        if value is None or (value.kind in MEASURES and not clause.agents):
            inside = [*noun_qualifiers(clause.reading, gift), *of_noun(clause.reading, gift, clause.predicate)]
            qualifiers = merge_qualifiers(inside, clause_qualifiers(clause))
            yield clause.trigger.relation(
                patient, predicate, gift, rule="verbal/retained", phrase=clause.verb_phrase(), qualifiers=qualifiers
            )


def _deemed(clause: ClauseReading, described: Sequence[int]) -> Iterator[Relation]:
    """Yield what something is considered or called: "Mugabe was considered the father of Zimbabwe", "elected president"."""
    reading, tree, lemma = clause.reading, clause.tree, clause.tree.lemmas[clause.predicate]
    if lemma not in verbs.deeming:
        return
    kinds = [
        kind
        for c in tree.kids(clause.predicate, "xcomp")
        if tree.pos[c] in ("NOUN", "PROPN") and not tree.kids(c, "mark", "cop")
        for kind in (conjuncts_meant(tree, c) if lemma in verbs.appointing else [c])
    ]
    behind = [o.head for o in clause.obliques if o.preposition == "as" and o.head > clause.predicate]
    kinds += [i for i in behind if tree.pos[i] in ("NOUN", "PROPN", "NUM")]
    when = clause_qualifiers(clause, used=kinds)
    phrase = clause.verb_phrase() if clause.passive else "is"
    predicate, appoints = f"be {verbs.deeming[lemma]} as", lemma in verbs.appointing
    described = [i for i in described if not appoints or reading.mention(i).label or tree.pos[i] != "NOUN"]  # not "an interest"
    described = [] if len(described) > 1 and predicate in phrases.of_aliases else described
    judge = next(iter(clause.agents if clause.passive else clause.subjects), None)
    judged = replace(clause.trigger, status=clause.status.said_by(judge))
    for head, kind in iter_pairs(described, kinds):
        role = find_role(reading, kind)
        if role is not None and appoints:
            dated = own_times(reading, kind, kinds, when)
            yield from role_relations(as_named(clause), head, role, rule="verbal/deemed", verb=phrase, qualifiers=dated)
        elif appoints and tree.pos[kind] == "NOUN" and reading.may_be_person(head):
            beside = noun_relations(as_named(clause), head, kind, rule="verbal/deemed", verb=phrase, qualifiers=when)
            yield from (r for r in beside if r.predicate.endswith(" of"))  # "elected a member of the academy", not "for Reading"
        elif not appoints and (tree.pos[kind] != "PROPN" or tree.entity[kind] >= 0):  # "called the Nigerian Scam" by name
            argument = kind_argument(reading, kind)
            yield judged.relation(head, predicate, argument, rule="verbal/deemed", phrase=phrase, qualifiers=when)


def _intransitive(clause: ClauseReading, actors: Sequence[int]) -> Iterator[Relation]:
    if clause.lemma in verbs.reciprocal:
        yield from done_together(clause, actors)
    if clause.lemma == "enter":
        yield from entered_together(clause, actors)
    clause, phrase = with_set_phrase(clause)
    state = phrase or _state(clause, clause.predicate)
    done = _oblique_relations(clause, actors, f"{clause.lemma} {state}".rstrip(), "verbal/oblique", words=state)
    yield from with_one_another(clause, actors, done) if clause.lemma in verbs.reciprocal else done
    if clause.lemma.split()[0] in verbs.of_change and all(is_time(clause.reading, o) for o in clause.obliques):
        for actor in actors:
            yield from fields_of_subject(clause, actor, clause.lemma)
