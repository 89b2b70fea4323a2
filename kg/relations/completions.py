"""Say what completes a verb or a noun: the clauses without which "quoted Ann", "rejected a request" or "stopped 80 people" says little.

In: a clause, or a noun of it. Out: qualifiers, with the words of the clauses: what was said, requested or decided, and which people they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.clauses import is_to_infinitive
from kg.english import adjectives, nouns, prepositions, signs, verbs
from kg.mentions import phrase_extent
from kg.model import Argument, Qualifier, QualifierKind
from kg.parsing.trees import Tree
from kg.relations.reading import ClauseReading, DocumentReading

WITH_CONTENTS = nouns.ability | nouns.choices | nouns.contents | nouns.offers | nouns.opinions | nouns.planning | nouns.speech_acts
"""Nouns whose infinitive says what they are of: "a request to stay"; that of others says what for: "a petition to boycott it"."""


def clause_text(reading: DocumentReading, kind: QualifierKind, predicate: int) -> Qualifier:
    """Return the words of a dependent clause as a qualifier."""
    tree = reading.tree
    places = tree.subtree(predicate)
    start, end = places[0], _start_of_aside(tree, places) if kind is QualifierKind.PURPOSE else places[-1] + 1
    while end - 1 > start and tree.pos[start] == "PUNCT":
        start += 1
    while end - 1 > start and tree.pos[end - 1] == "PUNCT" and not _closes_quotation(tree, start, end - 1):
        end -= 1
    return Qualifier(kind=kind, text=tree.text(start, end), span=reading.span(start, end))


def _start_of_aside(tree: Tree, places: Sequence[int]) -> int:
    """Return where a clause ends before one that only says more of a name at its end: "to patrol the Baltic which Ann had joined"."""
    for c in (c for c in places if tree.labels[c] == "acl:relcl" and tree.entity[tree.heads[c]] >= 0):
        inside = tree.subtree(c)
        if places[0] < inside[0] and inside[-1] == places[-1]:
            return inside[0]
    return places[-1] + 1


def _closes_quotation(tree: Tree, start: int, sign: int) -> bool:
    """Tell whether a sign ends a quotation that begins in the same words: `of "hiding" it, and of "lying"`."""
    signs_before = [
        tree.words[i] for i in range(start, sign) if tree.words[i] in signs.quotes_before or tree.words[i] in signs.quotes_after
    ]
    return tree.words[sign] in signs.quotes_after and len(signs_before) % 2 == 1


def of_verb(clause: ClauseReading) -> Iterator[tuple[QualifierKind, int]]:
    """Yield the clauses that complete a verb with its object: what one is urged to do, fined for, accused of or quoted as saying.

    "That" completes a verb beside an oblique, too, and one of what several do: "agreed with Ann that it must go", "Ann and Bo agreed that".
    """
    tree, i = clause.tree, clause.predicate
    if clause.copular:
        return
    is_about = clause.objects or clause.passive
    for c in tree.kids(i, "xcomp", "advcl", "ccomp"):
        if c < i:
            continue
        marks = tree.marks(c)
        if tree.bases[c] == "ccomp":
            if "that" in marks and (is_about or clause.obliques or clause.lemma in verbs.reciprocal):
                yield QualifierKind.COMPLEMENT, c
        elif not is_about:
            continue
        elif tree.bases[c] == "xcomp" and "to" in marks:
            yield QualifierKind.COMPLEMENT, c
        elif tree.tags[c] == "VBG" and not tree.kids(c, "nsubj"):
            if "for" in marks:
                yield (QualifierKind.PURPOSE if clause.lemma in verbs.of_using else QualifierKind.CAUSE), c
            elif (len(marks) == 1 and not marks.isdisjoint(prepositions.before_deeds)) or _is_spent(clause, c):
                yield QualifierKind.COMPLEMENT, c


def _is_spent(clause: ClauseReading, doing: int) -> bool:
    """Tell whether a gerund says what a time went into: "spent the day playing golf"."""
    tree = clause.tree
    is_bare = not tree.marks(doing) and tree.words[tree.subtree(doing)[0] - 1] != ","
    return (
        is_bare
        and clause.lemma in verbs.spending
        and any(tree.lemmas[p] in nouns.time for o in clause.objects for p in (o, *tree.kids(o, "nmod")))
    )


def of_noun(reading: DocumentReading, noun: int, predicate: int) -> Iterator[Qualifier]:
    """Yield the clauses of a noun that are too long to stand in its phrase: "a request that he leave", "80 people trying to cross the strait".

    What a clause of its own says of the noun, with its `predicate`, is no completion of that: "a body led by Ann" is led by her.
    """
    tree = reading.tree
    clauses = tree.exact_kids(noun, "acl") if tree.entity[noun] < 0 else []
    for c in clauses:
        if c >= phrase_extent(tree, noun)[1] and not _is_aside(tree, c) and predicate not in tree.subtree(c):
            is_purpose = is_to_infinitive(tree, c) and tree.lemmas[noun] not in WITH_CONTENTS and not _is_ranked(tree, noun)
            yield clause_text(reading, QualifierKind.PURPOSE if is_purpose else QualifierKind.COMPLEMENT, c)


def _is_ranked(tree: Tree, noun: int) -> bool:
    """Tell whether a noun means the first or the most of those of whom a clause is said: "the third woman to be named", "the tallest to swim it"."""
    before = [c for c in tree.children[noun] if c < noun]
    return any(
        tree.tags[p] in ("JJS", "RBS") or tree.words[p].lower() in adjectives.rank for c in before for p in (c, *tree.children[c])
    )


def of_kind(reading: DocumentReading, noun: int, predicate: int = -1) -> Iterator[Qualifier]:
    """Yield what a kind hangs on beside what completes any noun: of a bare one the clause that tells it apart, "a group that honours nurses"."""
    tree = reading.tree
    yield from of_noun(reading, noun, predicate)
    is_bare = tree.pos[noun] == "NOUN" and not tree.kids(noun, "amod", "compound", "nmod", "nummod", "nmod:poss")
    for c in tree.exact_kids(noun, "acl:relcl") if is_bare else ():
        if c > noun and not _is_aside(tree, c):
            yield clause_text(reading, QualifierKind.COMPLEMENT, c)


def whole_kind(reading: DocumentReading, kind: Argument, noun: int) -> Argument:
    """Return a kind with the clause that says of what it is the first or the only one: "the only firm offering food", of which a firm is the kind."""
    tree = reading.tree
    clauses = tree.exact_kids(noun, "acl") if tree.entity[noun] < 0 and _is_ranked(tree, noun) else []
    last = max((tree.subtree(c)[-1] for c in clauses if c > noun and not _is_aside(tree, c)), default=-1)
    places = tree.places(kind.span.start, kind.span.end)
    if last < places.stop or "," in tree.words[noun:last]:
        return kind
    span, text = reading.span(places.start, last + 1), tree.text(places.start, last + 1)
    return replace(kind, text=text, span=span, mention=replace(kind.mention, text=text, span=span))


def _is_aside(tree: Tree, clause: int) -> bool:
    """Tell whether a clause stands behind a comma: it says something more, and is no part of what its noun means."""
    start = tree.subtree(clause)[0]
    return "," in (tree.words[start], tree.words[start - 1])
