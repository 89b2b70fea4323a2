"""Relations of a clause's further complements, for open extraction: "held a workshop in | 1982", "was founded as | an academy".

A graph keeps these as qualifiers of one relation. Who wants each as a relation of its own, as ClausIE (Del Corro & Gemulla 2013)
gives them with its "SVOA" clauses split, asks for them (`kg extract --complements`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from kg.clauses import Oblique
from kg.english import nouns, phrases
from kg.mentions import phrase_extent
from kg.model import Relation, ValueKind
from kg.relations.clausal_complements import find_contents, find_states
from kg.relations.coordination import MOST_PAIRS, iter_pairs
from kg.relations.reading import ClauseReading, DocumentReading

OF_OBLIQUES = frozenset({"complement/noun", "complement/predicate", "complement/verb"})
"""The rules of single complements of a noun or verb."""

PART = "complement/part"
"""The rule of one that a fuller relation has among its words."""


def find_complements(reading: DocumentReading) -> Iterator[Relation]:
    """Yield subject, verb with its object and a preposition, and what the preposition governs."""
    yield from find_contents(reading)
    for clause in reading.clauses:
        yield from islice(find_states(clause), MOST_PAIRS)
        if clause.copular:
            yield from islice(_of_predicate(clause), MOST_PAIRS)
        else:
            objects = [None] if clause.passive or not clause.objects else clause.objects
            yield from islice((r for object_ in objects for r in _of_clause(clause, object_)), MOST_PAIRS)


def _of_clause(clause: ClauseReading, object_: int | None) -> Iterator[Relation]:
    """Yield what the obliques of a verb complete, each beside one of its objects, or beside none."""
    verb = clause.verb_phrase()
    lemma = f"be {clause.tree.words[clause.predicate].lower()}" if clause.passive else clause.lemma
    if object_ is not None:
        argument = clause.argument(object_)
        verb, lemma = f"{verb} {argument.text}", f"{lemma} {argument.mention.head}"
        yield from _of_object(clause, object_)
    elif clause.passive and clause.objects:
        verb = f"{verb} {clause.argument(clause.objects[0]).text}"
    for oblique in clause.obliques:
        if oblique.preposition in phrases.of_sources or not (oblique.preposition or _is_time(clause, oblique.head)):
            continue
        agents = [a for a in clause.agents if clause.predicate < a < oblique.head]
        phrase = f"{verb} by {clause.argument(agents[0]).text}" if agents else verb
        if object_ is None and not agents:
            phrase = f"{phrase} {_governed(clause, oblique)}".rstrip()
        for subject in clause.subjects:
            if subject != oblique.head:
                yield _complement(clause, subject, oblique, lemma=lemma, phrase=phrase, rule="complement/verb")


def _governed(clause: ClauseReading, oblique: Oblique) -> str:
    """Return the words of what stands right after the verb, before another oblique of it: "taught at Yale from | 1970"."""
    tree, i = clause.tree, clause.predicate
    start = i + 1 + len(tree.exact_kids(i, "compound:prt"))
    top = oblique.head
    while tree.bases[top] == "conj":
        top = tree.heads[top]
    for first in clause.obliques if tree.heads[top] == i else ():
        if first.preposition and first.head != top and tree.heads[first.head] == i and min(tree.subtree(first.head)) == start:
            return tree.text(start, phrase_extent(tree, first.head, i)[1])
    return ""


def _is_time(clause: ClauseReading, noun: int) -> bool:
    """Tell whether what stands without a preposition says when: "was closed | last year"."""
    value = clause.reading.value_of(noun)
    return clause.tree.lemmas[noun] in nouns.time or (value is not None and value.kind is ValueKind.DATE)


def _of_predicate(clause: ClauseReading) -> Iterator[Relation]:
    """Yield what completes a predicate noun or adjective: "is an offence under | section 1", "was ready for | the trial"."""
    tree, i = clause.tree, clause.predicate
    if tree.preposition(i) or clause.reading.is_named(i) or tree.pos[i] not in ("NOUN", "ADJ"):
        return
    start = phrase_extent(tree, i)[0] if tree.pos[i] == "NOUN" else i  # adverbs before an adjective stand in the verb group
    phrase, lemma = f"{clause.verb_phrase()} {tree.text(start, i + 1)}", f"be {tree.lemmas[i]}"
    inside = [Oblique(tree.preposition(c), p) for c in tree.exact_kids(i, "nmod") if c > i for p in tree.conjuncts(c)]
    for oblique in (*inside, *clause.obliques):
        if oblique.preposition and oblique.preposition not in phrases.of_sources:
            for subject in clause.subjects:
                if subject != oblique.head:
                    yield _complement(clause, subject, oblique, lemma=lemma, phrase=phrase, rule="complement/predicate")


def _of_object(clause: ClauseReading, object_: int) -> Iterator[Relation]:
    """Yield what the object's own complement says: "joined the board of | Acme"."""
    tree = clause.tree
    if clause.reading.is_named(object_):
        return
    start, _ = phrase_extent(tree, object_)
    phrase, lemma = f"{clause.verb_phrase()} {tree.text(start, object_ + 1)}", f"{clause.lemma} {tree.lemmas[object_]}"
    for c in tree.exact_kids(object_, "nmod"):
        if c > object_ and tree.preposition(c):
            for subject, head in iter_pairs(clause.subjects, tree.conjuncts(c)):
                oblique = Oblique(tree.preposition(c), head)
                yield _complement(clause, subject, oblique, lemma=lemma, phrase=phrase, rule="complement/noun")


def _complement(clause: ClauseReading, subject: int, oblique: Oblique, *, lemma: str, phrase: str, rule: str) -> Relation:
    tree, head = clause.tree, oblique.head
    complement = clause.argument(head)
    if complement.value is not None:  # the whole phrase: "his seven years with the firm"
        start, end = phrase_extent(tree, head, clause.predicate)
        complement = replace(complement, text=tree.text(start, end), value=None)
    case = [p for c in tree.exact_kids(head, "case") for p in (c, *tree.exact_kids(c, "fixed")) if p < head]
    preposition = " ".join(tree.words[p] for p in sorted(case)) or oblique.preposition
    return clause.verb_group.relation(
        subject, f"{lemma} {oblique.preposition}".rstrip(), complement, rule=rule, phrase=f"{phrase} {preposition}".rstrip()
    )


def as_part(relation: Relation, of_sentence: Iterable[Relation]) -> Relation:
    """Return a complement under a rule of its own where a fuller relation of its subject has it among its words: it says less than that.

    Args:
        relation: what a complement says.
        of_sentence: the relations of the constructions in its sentence, with all that qualifies them.
    """
    if relation.evidence.rule in OF_OBLIQUES and any(_has_part(whole, relation) for whole in of_sentence):
        return replace(relation, evidence=replace(relation.evidence, rule=PART))
    return relation


def _has_part(whole: Relation, part: Relation) -> bool:
    """Tell whether a relation of the same subject has the object's words, or their last: "two hours" of "nearly two hours"."""
    end, outer = part.object.span.end, (whole.object.span, *(q.span for q in whole.qualifiers))
    is_of_subject = part.subject.span in (whole.subject.span, whole.object.span)
    return is_of_subject and any(s.start < end <= s.end for s in outer)
