"""Relations of what is no noun, for open extraction: "proved that | it works", "became | very ill".

In: a document or a clause of it. Out: who says, thinks or shows what, and how something is. `complements.py` gives them where they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.clauses import status_of, subjects_of
from kg.english import factuality, verbs
from kg.model import Argument, MentionKind, Relation
from kg.parsing.trees import Tree
from kg.relations.reading import ClauseReading, DocumentReading
from kg.relations.verb_groups import verb_words, words_before

SUBJECTS = ("nsubj", "csubj", "expl")


def find_contents(reading: DocumentReading) -> Iterator[Relation]:
    """Yield who says, thinks or shows what: "the minister | said that | talks would go on"; clauses with a "that" each are told apart."""
    tree = reading.tree
    for i in range(len(tree.words)):
        contents = [c for c in tree.kids(i, "ccomp") if _is_content(tree, i, c)] if tree.pos[i] == "VERB" else []
        subjects = [s for c in subjects_of(tree, i) for s in tree.conjuncts(c)] if contents else []
        for content in (part for c in contents for part in _parts(tree, c)):
            marks = [m for m in tree.exact_kids(content, "mark") if tree.words[m].lower() == "that"]
            argument = _content(reading, content, marks, verb=i)
            phrase = " ".join([*verb_words(tree, i, copular=False), *(tree.words[m] for m in marks)])
            rule = "complement/report" if tree.lemmas[i] in verbs.saying else "complement/content"
            trigger = reading.trigger(i, status_of(tree, i))
            for subject in subjects:
                yield trigger.relation(reading.argument(subject, i), tree.lemmas[i], argument, rule=rule, phrase=phrase)


def _is_content(tree: Tree, verb: int, clause: int) -> bool:
    """Tell whether a clause is what a verb says or shows: any of a verb of saying, of another one that with a subject."""
    return tree.lemmas[verb] in verbs.saying or bool(tree.kids(clause, *SUBJECTS))


def _parts(tree: Tree, clause: int) -> list[int]:
    """Return a clause with those that are said beside it, each with a "that" of its own."""
    return [clause, *(c for c in tree.exact_kids(clause, "conj") if "that" in tree.marks(c))]


def _content(reading: DocumentReading, clause: int, marks: Sequence[int], verb: int) -> Argument:
    """Return the words of a clause as an argument, without "that", what stands before it and what is said beside it."""
    tree = reading.tree
    beside = {p for c in _parts(tree, clause)[1:] for p in tree.subtree(c)}
    below = [p for p in tree.subtree(clause) if p not in beside]
    return _in_words(reading, clause, [p for p in below if p not in marks and p > max([verb, *marks])] or below)


def _in_words(reading: DocumentReading, head: int, places: Sequence[int]) -> Argument:
    """Return what stands from the first to the last of some places as an argument, without the signs around it."""
    tree = reading.tree
    words = [p for p in places if tree.pos[p] not in ("PUNCT", "CCONJ")] or places
    start, end = words[0], words[-1] + 1
    span, text = reading.span(start, end), tree.text(start, end)
    mention = replace(reading.mention(head), span=span, text=text, kind=MentionKind.NOMINAL, label="")
    return Argument(text=text, span=span, mention=mention)


def find_states(clause: ClauseReading) -> Iterator[Relation]:
    """Yield how something is: "became | very ill", "arrived | intact". What has a complement is told with it: "was ready for | the trial"."""
    tree, i = clause.tree, clause.predicate
    lemma = clause.lemma if not clause.copular else tree.lemmas[tree.heads[i]] if tree.labels[i] == "xcomp" else "be"
    for first in _states(clause):
        if tree.kids(first, "ccomp", "csubj", "expl") or any(o.preposition and o.head > first for o in clause.obliques):
            continue
        phrase = words_before(tree, i, _extent(tree, first)[0], copular=clause.copular)
        joined = [c for c in tree.conjuncts(first)[1:] if tree.pos[c] == "ADJ" and not tree.kids(c, "nsubj", "cop")]
        for state in (c for c in (first, *joined) if not _has_clause(tree, c)):
            argument = _in_words(clause.reading, state, _extent(tree, state))
            for subject in clause.subjects:
                yield clause.trigger.relation(subject, lemma, argument, rule="complement/state", phrase=phrase)


def _states(clause: ClauseReading) -> list[int]:
    """Return the adjective or adverb that is a predicate, or that stands right behind a verb without an object."""
    tree, i = clause.tree, clause.predicate
    if clause.copular:
        return [i] if tree.pos[i] in ("ADJ", "ADV") else []
    behind = [c for c in tree.kids(i, "xcomp") if c > i and tree.pos[c] == "ADJ" and not tree.kids(c, "mark", "cop")]
    return [] if clause.objects or clause.passive else behind


def _has_clause(tree: Tree, state: int) -> bool:
    """Tell whether a clause completes an adjective: "able to service debt", "as eager as they were"."""
    clauses = tree.kids(state, "xcomp", "advcl")
    return any(tree.kids(c, "obj", "obl", "xcomp", "ccomp") or not tree.marks(c).isdisjoint({"as", "than"}) for c in clauses)


def _extent(tree: Tree, state: int) -> list[int]:
    """Return the places of an adjective with what says how much it is so, but for a negation: "very ill", "nine inches long"."""
    beside = [
        c for c in tree.exact_kids(state, "advmod", "obl:unmarked", "xcomp") if tree.words[c].lower() not in factuality.negations
    ]
    below = {p for c in beside for p in tree.subtree(c)}
    places = [state]
    while places[0] - 1 in below:
        places.insert(0, places[0] - 1)
    while places[-1] + 1 in below:
        places.append(places[-1] + 1)
    return places
