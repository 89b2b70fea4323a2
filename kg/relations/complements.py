"""Relations of a clause's further complements, for open extraction: "held a workshop in | 1982", "was founded as | an academy".

A graph keeps these as qualifiers of one relation. Who wants each as a relation of its own, as ClausIE (Del Corro & Gemulla 2013)
gives them with its "SVOA" clauses split, asks for them (`kg extract --complements`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from kg.clauses import Oblique, status_of
from kg.english import factuality, nouns, phrases, verbs
from kg.mentions import phrase_extent
from kg.model import Argument, MentionKind, Relation, ValueKind
from kg.relations.coordination import MOST_PAIRS, iter_pairs
from kg.relations.reading import ClauseReading, DocumentReading


def find_complements(reading: DocumentReading) -> Iterator[Relation]:
    """Yield subject, verb with its object and a preposition, and what the preposition governs."""
    yield from _reports(reading)
    for clause in reading.clauses:
        if clause.copular:
            yield from islice(_of_predicate(clause), MOST_PAIRS)
        else:
            objects = [None] if clause.passive or not clause.objects else clause.objects
            yield from islice((r for object_ in objects for r in _of_clause(clause, object_)), MOST_PAIRS)


def _reports(reading: DocumentReading) -> Iterator[Relation]:
    """Yield who says what: "the minister | said that | talks would go on"."""
    tree = reading.tree
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in verbs.saying or tree.pos[i] != "VERB":
            continue
        subjects = [s for c in tree.kids(i, "nsubj") for s in tree.conjuncts(c)]
        for clause in tree.kids(i, "ccomp") if subjects else ():
            marks = [m for m in tree.exact_kids(clause, "mark") if tree.words[m].lower() == "that"]
            report = _report(reading, clause, marks, verb=i)
            negations = [c for c in tree.kids(i, "advmod") if tree.words[c].lower() in factuality.negations]
            group = sorted([*tree.kids(i, "aux"), *negations, i])
            phrase = " ".join(tree.words[p] for p in (*group, *marks))
            trigger = reading.trigger(i, status_of(tree, i))
            for subject in subjects:
                yield trigger.relation(reading.argument(subject, i), lemma, report, rule="complement/report", phrase=phrase)


def _report(reading: DocumentReading, clause: int, marks: Sequence[int], verb: int) -> Argument:
    """Return the words of a reported clause as an argument, without "that" and what stands before it."""
    tree = reading.tree
    places = [p for p in tree.subtree(clause) if p not in marks and p > max([verb, *marks])] or tree.subtree(clause)
    while len(places) > 1 and tree.pos[places[-1]] == "PUNCT":
        places.pop()
    while len(places) > 1 and tree.pos[places[0]] == "PUNCT":
        places.pop(0)
    span, text = reading.span(places[0], places[-1] + 1), tree.text(places[0], places[-1] + 1)
    mention = replace(reading.mention(clause), span=span, text=text, kind=MentionKind.NOMINAL, label="")
    return Argument(text=text, span=span, mention=mention)


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
        for subject in clause.subjects:
            if subject != oblique.head:
                yield _complement(clause, subject, oblique, lemma=lemma, phrase=phrase, rule="complement/verb")


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
