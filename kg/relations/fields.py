"""What a verb says of its subject in some field: "growth in China picked up", "the rate for women fell", "activity in Norway remained weak".

The noun is what changes or is so, its complement where: pick up in(growth, China), fall for(the rate, women).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.clauses import Oblique
from kg.english import prepositions
from kg.model import Argument, MentionKind, QualifierKind, Relation
from kg.relations.amounts import is_time
from kg.relations.clause_qualifiers import clause_qualifiers
from kg.relations.reading import ClauseReading


def fields_of_subject(clause: ClauseReading, subject: int, lemma: str, linking: str = "") -> Iterator[Relation]:
    """Yield where or for whom what a noun names changes or is so, where the clause says nothing else of it."""
    reading, tree = clause.reading, clause.tree
    if reading.mention(subject).kind is not MentionKind.NOMINAL or tree.pos[subject] != "NOUN":
        return
    fields = [c for c in tree.exact_kids(subject, "nmod") if tree.preposition(c) in prepositions.of_fields]
    fields = [c for c in fields if not is_time(reading, Oblique(tree.preposition(c), c))][:1]
    is_own = tree.heads[subject] == clause.predicate or tree.bases[clause.predicate] in ("xcomp", "conj")
    if not is_own:
        return
    beside = [q for q in clause_qualifiers(clause) if q.kind is not QualifierKind.PLACE]
    for field in (i for c in fields for i in tree.conjuncts(c)):
        preposition = tree.preposition(fields[0])
        said = f"{clause.verb_phrase()} {lemma}" if linking else clause.verb_phrase()
        yield clause.verb_group.relation(
            _before(clause, subject, fields[0]),
            f"{linking} {lemma} {preposition}".strip(),
            field,
            rule="fields/of subject",
            phrase=f"{said} {preposition}",
            qualifiers=beside,
        )


def _before(clause: ClauseReading, subject: int, field: int) -> Argument:
    """Return the argument of a noun without its complements from a field on: "growth" of "growth in China"."""
    reading, tree = clause.reading, clause.tree
    argument = clause.argument(subject)
    first = min(tree.subtree(field))
    start = tree.places(argument.span.start, argument.span.end).start
    if not start <= subject < first:
        return argument
    span, text = reading.span(start, first), tree.text(start, first)
    return replace(argument, text=text, span=span, mention=replace(argument.mention, text=text, span=span))
