"""Sums and shares as objects of verbs: "invested $5 million in Acme", "won 38 percent of the vote", "rose 2 percent to $5"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.clauses import Oblique
from kg.english import nouns, prepositions, verbs
from kg.mentions import phrase_extent
from kg.model import Argument, MentionKind, QualifierKind, Relation, Value, ValueKind
from kg.relations.clause_qualifiers import clause_qualifiers
from kg.relations.coordination import iter_pairs
from kg.relations.kinds import COPULAR
from kg.relations.noun_qualifiers import noun_qualifiers
from kg.relations.oblique_kinds import is_share_of_time
from kg.relations.qualifiers import merge_qualifiers, qualify, value_qualifier
from kg.relations.reading import ClauseReading, DocumentReading

TIMES = frozenset({ValueKind.DATE, ValueKind.DURATION})
MEASURES = frozenset({ValueKind.MONEY, ValueKind.PERCENT})


def target_of_value(clause: ClauseReading, patient: int) -> Oblique | None:
    """Return what money is spent on, or what something has a share of: the first oblique of the amount, else of the verb, that is no time."""
    reading, tree = clause.reading, clause.tree
    if clause.lemma in verbs.of_reaching:
        return None  # "exceeded $3 million in Norway"
    inside = [Oblique(tree.preposition(c), c) for c in tree.kids(patient, "nmod") if tree.labels[c] == "nmod"]
    targets = [o for o in inside if o.preposition == "of" and not reading.value_of(o.head)]
    for obliques in (inside, clause.obliques):
        targets += [o for o in obliques if o.preposition in prepositions.of_spending and _is_spent_on(clause, o)]
        if targets:
            return min(targets, key=lambda o: o.head)
    return None


def _is_spent_on(clause: ClauseReading, oblique: Oblique) -> bool:
    """Tell whether a sum goes to what an oblique names: "spent $5 on food", "rose 2% to $5"; "earned $5 for her work" is said of the sum."""
    goes = clause.lemma in verbs.spending or oblique.preposition in prepositions.of_changes
    return (goes or clause.reading.is_named(oblique.head)) and not is_time(clause.reading, oblique)


def about_value(clause: ClauseReading, actors: Sequence[int], patient: int, value: Value, target: Oblique) -> Iterator[Relation]:
    """Yield "invest in": the amount becomes a qualifier, what it is for the object; "38 percent of the vote" is one."""
    reading, preposition = clause.reading, "" if target.preposition == "of" else target.preposition
    amount = noun_qualifiers(reading, patient, used=[target.head])
    listed = reading.tree.conjuncts(target.head)
    inside = reading.tree.kids(patient, "nmod")
    # "Spent $3 on pumps and $2 on cars": what the verb has with the preposition is of the other sum.
    foreign = [o.head for o in clause.obliques if target.head in inside and o.preposition == preposition]
    qualifiers = merge_qualifiers([value_qualifier(value)], amount, clause_qualifiers(clause, used=[*listed, *foreign]))
    predicate, phrase = f"{clause.lemma} {preposition}".rstrip(), clause.verb_phrase(preposition)
    group, rule = clause.verb_group, "verbal/amount"
    if not preposition and reading.mention(target.head).kind is MentionKind.NOMINAL:
        sums = _with_amount(reading, patient, target.head)
        yield from (group.relation(a, predicate, sums, rule=rule, phrase=phrase, qualifiers=qualifiers) for a in actors)
        return
    if preposition and clause.lemma.split()[0] in verbs.of_change:  # "fell 3% to $5" fell by so much, too
        change = merge_qualifiers([value_qualifier(value)], clause_qualifiers(clause, used=[target.head]))
        yield from (group.relation(a, f"{clause.lemma} by", patient, rule="verbal/change", qualifiers=change) for a in actors)
    for actor, head in iter_pairs(actors, [i for c in listed for i in reading.instances(c)]):
        yield group.relation(actor, predicate, head, rule=rule, phrase=phrase, qualifiers=qualifiers)


def compared_values(clause: ClauseReading, subjects: Sequence[int]) -> Iterator[Relation]:
    """Yield the value that something had at another time: "revenue was $5 million in May, compared with $4 million in April".

    It may be told with the noun again: "compared with revenue of $4 million". A clause that gives no value of the kind compares something else.
    """
    reading, tree = clause.reading, clause.tree
    own = {v.kind for i in _measured(clause) if (v := reading.values.at(i)) is not None and v.kind in MEASURES}
    for participle in tree.kids(clause.predicate, "advcl", "acl") if own else ():
        if tree.lemmas[participle] != "compare" or tree.tags[participle] != "VBN" or tree.kids(participle, "aux", "nsubj"):
            continue
        beside = [Oblique(tree.preposition(c), c) for c in tree.kids(participle, "obl")]
        first = next((o.head for o in beside if o.preposition in prepositions.of_comparison), participle)
        again = [s for s in subjects if tree.lemmas[s] == tree.lemmas[first]]
        then = next((c for c in tree.exact_kids(first, "nmod") if again and tree.preposition(c) == "of"), first)
        value = reading.values.at(then)
        if value is None or value.kind not in own:
            continue
        around = [q for o in beside if o.head != first and (q := qualify(reading, o)) is not None]
        when = merge_qualifiers([q for q in noun_qualifiers(reading, then) if q.span != value.span], around)
        if when and all(q.kind is QualifierKind.TIME for q in when):  # "compared with 30% for Bolt" is the value of another
            for subject in again or subjects:
                yield clause.trigger.relation(subject, "be", then, rule=COPULAR, phrase="was", qualifiers=when)


def _measured(clause: ClauseReading) -> list[int]:
    """Return the words that may give the value that something has: the predicate, or what it has risen or fallen "to"."""
    tree = clause.tree
    if clause.copular:
        return [clause.predicate]
    changed = [c for o in clause.objects for c in tree.kids(o, "nmod") if tree.preposition(c) == "to"]
    return (
        [*changed, *(o.head for o in clause.obliques if o.preposition == "to")]
        if clause.lemma.split()[0] in verbs.of_change
        else []
    )


def about_measures(clause: ClauseReading, actor: int, noun: int, preposition: str = "") -> Iterator[Relation]:
    """Yield how much a noun is: "had revenue of $4 million and $3 million", "resulted in a loss of $2 million"."""
    reading, tree = clause.reading, clause.tree
    first = next((c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) == "of" and c > noun), None)
    kinds = {*MEASURES, ValueKind.COUNT} if clause.lemma in verbs.bare else MEASURES
    places = tree.conjuncts(first) if first is not None and reading.values.at(noun) is None else []
    values = [value for i in places if (value := reading.values.at(i)) is not None and value.kind in kinds]
    if not places or len(values) < len(places):
        return
    beside = merge_qualifiers(noun_qualifiers(reading, noun, used=places), clause_qualifiers(clause, used=[noun]))
    words = " ".join([clause.verb_phrase(preposition), tree.text(phrase_extent(tree, noun)[0], noun + 1), "of"])
    predicate = " ".join([*f"{clause.lemma} {preposition}".split(), tree.lemmas[noun], "of"])
    for i, value in zip(places, values, strict=True):
        qualifiers = merge_qualifiers([value_qualifier(value)], beside)
        yield clause.verb_group.relation(actor, predicate, i, rule="verbal/measure", phrase=words, qualifiers=qualifiers)


def _with_amount(reading: DocumentReading, amount: int, noun: int) -> Argument:
    """Return the argument for an amount with what there is of it: "$1.1 billion of senior notes"."""
    argument = reading.argument(noun)
    start, _ = phrase_extent(reading.tree, amount)
    span = argument.span._replace(start=reading.span(start, start + 1).start)
    text = reading.document.text[span.start : span.end]
    return replace(argument, text=text, span=span, mention=replace(argument.mention, text=text, span=span))


def is_time(reading: DocumentReading, oblique: Oblique) -> bool:
    """Tell whether an oblique says when or how long: "in May", "for three years"."""
    value = reading.values.at(oblique.head)
    is_named = reading.tree.lemmas[oblique.head] in nouns.time or is_share_of_time(reading.tree, oblique.head)
    return (value is not None and value.kind in TIMES) or is_named


def is_date(reading: DocumentReading, oblique: Oblique) -> bool:
    """Tell whether an oblique is a date, and not the hour alone: "died at 6:08 a.m. on 6 August" is dated by the day."""
    value = reading.values.at(oblique.head)
    return value is not None and value.kind is ValueKind.DATE and not value.normal.startswith("T")
