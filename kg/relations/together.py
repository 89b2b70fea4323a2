"""What several subjects do or are to one another: "Acme and Bolt will merge", "Norway and Chad signed a treaty", "Acme and Bolt are rivals".

It takes two to do so; where the other is told behind the verb ("signed a treaty with Mali"), the subjects did it with that one instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.english import determiners, nouns, phrases, prepositions, verbs
from kg.mentions import phrase_extent
from kg.model import MentionKind, Qualifier, QualifierKind, Relation
from kg.relations.clause_qualifiers import clause_qualifiers
from kg.relations.completions import of_noun
from kg.relations.coordination import iter_pairs, pairs_among
from kg.relations.noun_qualifiers import noun_qualifiers
from kg.relations.qualifiers import merge_qualifiers
from kg.relations.reading import ClauseReading

RULE = "verbal/together"


def each_alone(clause: ClauseReading, actors: Sequence[int], patients: Sequence[int]) -> Sequence[int]:
    """Return who does something by themselves: none of several of whom a number or parts are told together.

    "A blast and a fire killed 75 people"; of "A and B, which include C and D" nobody knows which is whose.
    """
    tree, lemma = clause.tree, clause.tree.lemmas[clause.predicate]
    if len(actors) < 2:
        return actors
    are_counted = lemma in verbs.harming and any(tree.exact_kids(p, "nummod") or tree.pos[p] == "NUM" for p in patients)
    are_parts = lemma in verbs.of_parts and tree.labels[clause.predicate] == "acl:relcl"
    return () if are_counted or are_parts else actors


def done_together(clause: ClauseReading, actors: Sequence[int]) -> Iterator[Relation]:
    """Yield what coordinated subjects do with one another: "Nissan and Renault will merge"."""
    predicate, phrase = f"{clause.lemma} with", clause.verb_phrase("with")
    qualifiers = clause_qualifiers(clause)
    for first, second in pairs_among(actors):
        yield clause.verb_group.relation(first, predicate, second, rule=RULE, phrase=phrase, qualifiers=qualifiers)


def with_one_another(clause: ClauseReading, actors: Sequence[int], relations: Iterable[Relation]) -> Iterator[Relation]:
    """Yield what each of several does, with the others beside it: of "Ann and Karl met in Leeds" Ann met there with Karl."""
    partners = [] if len(actors) < 2 or _has_other(clause, clause.predicate) else [clause.argument(i) for i in actors]
    for relation in relations:
        beside = (
            Qualifier(
                kind=QualifierKind.WITH,
                text=a.text,
                span=a.span,
                mention=a.mention if a.mention.kind is MentionKind.NAME else None,
            )
            for a in partners
            if a.span != relation.subject.span
        )
        yield replace(relation, qualifiers=tuple(merge_qualifiers(relation.qualifiers, beside)))


def agreed_together(clause: ClauseReading, actors: Sequence[int], patient: int) -> Iterator[Relation]:
    """Yield who makes with whom what takes two: "Norway and Chad signed a treaty", "held talks"."""
    reading, tree = clause.reading, clause.tree
    parts = [c for c in tree.exact_kids(patient, "nmod") if tree.preposition(c) == "of"] if is_round(clause, patient) else []
    deed = parts[0] if parts else patient
    act = f"{clause.lemma} {tree.lemmas[deed]}"
    if act not in phrases.of_two or clause.passive or not _are_told_apart(clause, actors) or _has_other(clause, deed):
        return
    words = f"{clause.verb_phrase()} {tree.text(phrase_extent(tree, patient)[0], deed + 1)} with"
    inside = [*noun_qualifiers(reading, patient), *of_noun(reading, deed, clause.predicate)]
    qualifiers = merge_qualifiers(inside, clause_qualifiers(clause))
    for first, second in pairs_among(actors):
        yield clause.verb_group.relation(first, f"{act} with", second, rule=RULE, phrase=words, qualifiers=qualifiers)


def entered_together(clause: ClauseReading, actors: Sequence[int]) -> Iterator[Relation]:
    """Yield with whom somebody has what they enter: "entered into an agreement with Bolt"."""
    tree = clause.tree
    for joint in (o.head for o in clause.obliques if o.preposition == "into" and tree.lemmas[o.head] in nouns.light):
        joined = [i for c in tree.exact_kids(joint, "nmod") if tree.preposition(c) == "with" for i in tree.conjuncts(c)]
        for actor, partner in iter_pairs(actors, [partner for i in joined for partner in clause.reading.instances(i)]):
            yield clause.verb_group.relation(
                actor,
                f"enter into {tree.lemmas[joint]} with",
                partner,
                rule="verbal/entered",
                phrase=f"{clause.verb_phrase('into')} {tree.text(phrase_extent(tree, joint)[0], joint + 1)} with",
                qualifiers=clause_qualifiers(clause, used=[joint]),
            )


def is_round(clause: ClauseReading, noun: int) -> bool:
    """Tell whether a noun only says how often several did what follows its "of": "a third round of talks"."""
    return clause.tree.lemmas[noun] in nouns.rounds


def are_mutual(clause: ClauseReading, subjects: Sequence[int]) -> Iterator[Relation]:
    """Yield what several are to one another: "Acme and Bolt are rivals"."""
    tree, noun = clause.tree, clause.predicate
    if tree.tags[noun] != "NNS" or tree.lemmas[noun] not in nouns.mutual or not _are_told_apart(clause, subjects):
        return
    if _has_other(clause, noun) or tree.kids(noun, "nmod:poss"):
        return  # "Acme and Bolt are partners of Corex", "its rivals"
    words, qualifiers = f"{clause.verb_phrase()} {tree.words[noun]} of", clause_qualifiers(clause)
    for first, second in pairs_among(subjects):
        predicate = f"be {tree.lemmas[noun]} of"
        yield clause.trigger.relation(first, predicate, second, rule="copular/together", phrase=words, qualifiers=qualifiers)


def _are_told_apart(clause: ClauseReading, subjects: Sequence[int]) -> bool:
    """Tell whether there are several subjects, each with a name: "Acme and its owners signed" may be one side."""
    return len(subjects) > 1 and all(clause.reading.is_named(i) for i in subjects)


def _has_other(clause: ClauseReading, noun: int) -> bool:
    """Tell whether somebody else is told with whom it is, or "each" that it is not with one another."""
    tree = clause.tree
    beside = {o.preposition for o in clause.obliques} | {tree.preposition(c) for c in tree.kids(noun, "nmod")}
    is_each = any(tree.words[c].lower() in determiners.distributive for c in tree.kids(clause.predicate, "det", "advmod", "obl"))
    return is_each or not beside.isdisjoint(prepositions.with_others)
