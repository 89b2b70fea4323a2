"""Let a description before the subject describe it: "A native of Bonn, he studied law", "A unit of Acme, Bolt sells power".

In: a tree that the guidelines hold. Out: the same tree, where what opens a sentence with "of" and is closed by a comma is an apposition of
the subject after it. Parsers take the description for the subject, and the subject for what it is of.
"""

from __future__ import annotations

from kg.english import nouns
from kg.parsing.guidelines import FARTHEST, FINITE, SUBJECTS, hang
from kg.parsing.repairs import Draft

LONGEST_DESCRIPTION = 25
"""Words from the start of a sentence to the subject after its description. Not measured."""


def front_descriptions(tree: Draft) -> None:
    """Mend a tree in place."""
    for start, end in tree.sentence_extents:
        comma = next((i for i in range(start, min(end, start + LONGEST_DESCRIPTION)) if tree.words[i] == ","), end)
        if comma + 2 >= end:
            continue
        _turn_participle(tree, start)
        _free_role(tree, start, comma)
        noun = _described_by(tree, start, comma)
        subject = _subject_after(tree, comma)
        verb = None if noun is None or subject is None else _verb_of(tree, noun, subject)
        if noun is None or subject is None or verb is None:
            continue
        if tree.heads[verb] == noun:  # the description was the head of the sentence
            hang(tree, verb, verb if tree.heads[noun] == noun else tree.heads[noun], tree.labels[noun])
        label = next((tree.labels[i] for i in (noun, subject) if tree.labels[i] in SUBJECTS), "nsubj")
        if hang(tree, subject, verb, label):
            hang(tree, noun, subject, "appos")


def _turn_participle(tree: Draft, start: int) -> None:
    """Hang a participle that opens a sentence on the verb with a subject beside it: "Spotted by Karl as a boy, he won" has "won" for its verb."""
    if tree.tags[start] not in ("VBN", "VBG") or tree.heads[start] != start:
        return
    labels = {tree.labels[c] for c in tree.children[start]}
    clauses = [c for c in tree.children[start] if tree.labels[c] in ("parataxis", "ccomp") and tree.tags[c] in FINITE]
    if not labels.isdisjoint((*SUBJECTS, "aux", "aux:pass", "mark")) or len(clauses) != 1:
        return
    verb = clauses[0]
    subjects = [c for c in tree.children[verb] if tree.labels[c] in SUBJECTS and c < verb]
    if subjects and "," in tree.words[start : subjects[0]]:
        hang(tree, verb, verb, tree.labels[start])
        hang(tree, start, verb, "advcl")


def _free_role(tree: Draft, start: int, comma: int) -> None:
    """Hang on the verb what a sentence opens with behind "as", where a parser takes it for a title of the subject: "As president, Ann Lee signed"."""
    role = tree.heads[start]
    subject = tree.heads[role]
    if tree.words[start].lower() == "as" and tree.labels[role] == "nmod:desc" and start < role < comma < subject:
        hang(tree, role, tree.heads[subject], "obl")


def _described_by(tree: Draft, start: int, comma: int) -> int | None:
    """Return the noun that heads a phrase with an article and "of" between the start of a sentence and its first comma."""
    if tree.pos[start] != "DET":
        return None
    noun = tree.heads[start]
    is_time = tree.lemmas[noun] in nouns.time | nouns.bounds | nouns.quantities  # "The day of the attack, Ann Lee was in Bonn"
    is_phrase = start < noun < comma and tree.pos[noun] == "NOUN" and tree.entity[noun] < 0 and not is_time
    return noun if is_phrase and tree.words[noun + 1].lower() == "of" else None


def _subject_after(tree: Draft, comma: int) -> int | None:
    """Return the pronoun or the name that stands after a comma, with no other comma behind it."""
    first = comma + 1
    if tree.tags[first] == "PRP":
        return first
    number = tree.entity[first]
    if number < 0 or tree.names[number].start != first:
        return None
    name = tree.names[number]
    is_open = name.end < len(tree.words) and tree.words[name.end] != "," and name.label != "NORP"
    return name.root if is_open else None


def _verb_of(tree: Draft, noun: int, subject: int) -> int | None:
    """Return the verb after a subject that has it, or the description before it, for its own, with nothing but adverbs between."""
    verb = tree.heads[subject] if tree.labels[subject] in SUBJECTS else tree.heads[noun]
    is_taken = tree.labels[subject] in SUBJECTS or (tree.labels[noun] in SUBJECTS and tree.labels[subject] == "appos")
    if not is_taken or verb <= subject or not _is_below(tree, subject, noun, verb):
        return None
    end = tree.names[tree.entity[subject]].end if tree.entity[subject] >= 0 else subject + 1
    before = range(end, min([verb, *(c for c in tree.children[verb] if c >= end and tree.labels[c] in ("cop", "aux", "aux:pass"))]))
    return verb if all(tree.pos[i] in ("ADV", "AUX") for i in before) else None


def _is_below(tree: Draft, subject: int, noun: int, verb: int) -> bool:
    """Tell whether a subject stands below the verb of its description or the description itself, as parsers have it."""
    if tree.heads[noun] == verb or tree.heads[verb] == noun:
        return True
    above = subject
    for _ in range(FARTHEST):
        above = tree.heads[above]
        if above == noun:
            return True
    return False
