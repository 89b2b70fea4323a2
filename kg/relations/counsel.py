"""Who speaks for whom in court: "Mr Hale KC for the defendant", "Ms Voss, for the appellants,", "counsel for Acme, Mr Hale", "his solicitor, Ms Voss".

Who acts together acts for the same, and the plural of a side means the parties that a heading names for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.clauses import whose
from kg.english import conjunctions, name_parts, nouns, prepositions, verbs
from kg.mentions.parties import parties_of
from kg.model import Relation
from kg.parsing.party_lines import number_of, tells_sides
from kg.relations.reading import DocumentReading

SCORE = 0.8
"""How sure it is. Of 19 that it reads in documents of our own 17 are right; in the others a name is linked wrongly."""

LONGEST_BETWEEN = 8
"""Words between "counsel" and the name of who it is: "counsel for the first and second respondents, Mr Hale". Chosen by hand."""


def find_counsel(reading: DocumentReading) -> Iterator[Relation]:
    """Yield for whom somebody acts."""
    for entity in reading.tree.names:
        if entity.label == "PERSON":
            end = _end_of_team(reading, entity.end)
            clients = _clients_after(reading, end) or _clients_before(reading, entity.start, entity.root)
            for client in clients:
                trigger = reading.trigger(entity.root)
                relation = trigger.relation(entity.root, "act for", client, rule="counsel/for", phrase="acts for")
                yield replace(relation, evidence=replace(relation.evidence, score=SCORE))


def _end_of_team(reading: DocumentReading, end: int) -> int:
    """Return where the last name ends of those who act together, and a bracket behind it: "Ms Ek KC and Mr Hale (instructed by Falk LLP)"."""
    tree, i = reading.tree, end
    i += i < len(tree.words) and tree.words[i].lower() in nouns.advocates
    if i < len(tree.words) and tree.words[i].lower() in conjunctions.coordinating:
        i += 1
        while i < len(tree.words) and tree.words[i].lower().rstrip(".") in name_parts.titles:
            i += 1
        number = tree.entity[i] if i < len(tree.words) else -1
        if number < 0 or tree.names[number].start != i or tree.names[number].label != "PERSON":
            return end
        return _end_of_team(reading, tree.names[number].end)
    is_instructed = tree.words[i : i + 1] == ["("] and tree.lemmas[i + 1 : i + 2] == ["instruct"]
    closing = tree.closing_bracket(i) if is_instructed else i
    return closing + 1 if closing > i else end


def _clients_after(reading: DocumentReading, end: int) -> list[int]:
    """Return whom a name is followed by: "Mr Hale KC for Acme", "Ms Voss, for the appellants,"; without "KC" a side of the case alone."""
    tree = reading.tree
    rest = [word.lower() for word in tree.words[end : end + 6]]
    is_advocate = bool(rest) and rest[0] in nouns.advocates
    i = end + is_advocate
    i += i < len(tree.words) and tree.words[i] == ","
    words = " ".join(word.lower() for word in tree.words[i : i + 3])
    mark = next((m for m in prepositions.for_clients if words.startswith(f"{m} ") or words == m), None)
    if mark is None or tree.sentence[i] != tree.sentence[end - 1]:
        return []
    client = tree.heads[i] if tree.bases[i] == "case" else i
    if client > i and _is_side(reading, client):
        return _parties_of(reading, i, client)
    is_named = client > i and reading.is_named(client)
    return [client] if is_named and (is_advocate or _pleads(reading, end, client)) else []


def _parties_of(reading: DocumentReading, start: int, side: int) -> list[int]:
    """Return the parties that the plural of a side means, "the Claimants", "the First and Third Defendants"; else the noun of the side."""
    tree = reading.tree
    noun = tree.words[side].lower().removesuffix("s")
    numbers = {number_of([word]) for word in tree.words[start + 1 : side]} - {0}
    if tree.tags[side] not in ("NNS", "NNPS"):
        return [side]
    parties = [p for p in parties_of(tree) if p.side == noun and (not numbers or p.number in numbers)]
    return [p.name for p in sorted(parties, key=lambda p: p.number)] or [side]


def _pleads(reading: DocumentReading, end: int, client: int) -> bool:
    """Tell whether somebody speaks for a name that two commas set apart, where a case is told: "Mr Hale, for Voss, argues"."""
    tree = reading.tree
    behind = tree.names[tree.entity[client]].end if tree.entity[client] >= 0 else client + 1
    is_apart = tree.words[end : end + 1] == [","] and tree.words[behind : behind + 1] == [","]
    return (
        is_apart
        and tree.lemmas[behind + 1 : behind + 2] != []
        and tree.lemmas[behind + 1] in verbs.saying
        and tells_sides(tree.words)
    )


def _is_side(reading: DocumentReading, i: int) -> bool:
    """Tell whether a noun is a side of the case, and no deed: "for the defence", not "for the defence of the bridge"."""
    tree = reading.tree
    word = tree.lemmas[i].lower()
    is_deed = any(tree.preposition(c) == "of" for c in tree.exact_kids(i, "nmod"))
    return not is_deed and (word in nouns.sides or word.removesuffix("s") in nouns.sides)


def _clients_before(reading: DocumentReading, start: int, name: int) -> list[int]:
    """Return whom a noun before a name says that he acts for: "counsel for Acme, Mr Hale", "his solicitor, Ms Voss"."""
    tree = reading.tree
    i = start - 1
    while i > 0 and tree.words[i].lower().rstrip(".") in name_parts.titles:
        i -= 1
    if i < 1 or tree.words[i] != ",":
        return []
    before = (c for c in range(i - 1, max(i - LONGEST_BETWEEN, -1), -1) if tree.lemmas[c].lower() in nouns.advocates)
    noun = next(before, None)
    above = tree.heads[name]
    is_beside = tree.bases[name] == "appos" and noun is not None and noun <= above < start
    if noun is None or not (is_beside or (tree.bases[noun] == "appos" and tree.heads[noun] == name)):
        return []  # "in a letter to his lawyer, Karl Voss said" names no lawyer
    if any(tree.pos[c] == "VERB" or tree.words[c] in {",", ";", ":"} for c in range(noun, i)):
        return []
    clients = [c for c in tree.exact_kids(noun, "nmod") if tree.preposition(c) in prepositions.for_clients]
    return clients or [whose(tree, c) for c in tree.exact_kids(noun, "nmod:poss")]
