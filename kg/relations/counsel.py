"""Who speaks for whom in court: "Mr Hale KC for the defendant", "Ms Voss, for the appellants,", "counsel for Acme, Mr Hale", "his solicitor, Ms Voss"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.clauses import whose
from kg.english import name_parts, nouns, prepositions
from kg.model import Relation
from kg.relations.reading import DocumentReading

LONGEST_BETWEEN = 8
"""Words between "counsel" and the name of who it is: "counsel for the first and second respondents, Mr Hale". Chosen by hand."""


def find_counsel(reading: DocumentReading) -> Iterator[Relation]:
    """Yield for whom somebody acts."""
    for entity in reading.tree.names:
        if entity.label == "PERSON":
            clients = _clients_after(reading, entity.end) or _clients_before(reading, entity.start, entity.root)
            for client in clients:
                trigger = reading.trigger(entity.root)
                yield trigger.relation(entity.root, "act for", client, rule="counsel/for", phrase="acts for")


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
    is_side = _is_side(reading, client)
    return [client] if client > i and (is_side or (is_advocate and reading.is_named(client))) else []


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
