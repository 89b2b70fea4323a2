"""Let who says something between commas say it: "Acme, Bolt claims, owns Corex", "Karl, prosecutors allege, bribed Ann".

In: a tree that the guidelines hold. Out: the same tree, where the verb between commas has its speaker for its subject and hangs on the verb
whose subject it follows. Parsers take the speaker for an apposition of that subject, and the verb for a noun or for the head of it all.
"""

from __future__ import annotations

from kg.english import verbs
from kg.parsing.guidelines import SUBJECTS, hang
from kg.parsing.repairs import Draft

LONGEST_SPEAKER = 6
"""Words of who speaks, between the comma and the verb. Chosen by hand."""

FINITE = {"VBZ": "VBZ", "VBP": "VBP", "VBD": "VBD", "NNS": "VBZ"}
"""The tags of a verb of saying, and of the noun it may be taken for, with what it is then."""

IN_SPEAKERS = frozenset({"NOUN", "PROPN", "DET", "ADJ"})
"""The parts of speech of who speaks."""


def part_asides(tree: Draft) -> None:
    """Mend a tree in place."""
    for verb in range(3, len(tree.words) - 2):
        if tree.tags[verb] not in FINITE or tree.words[verb + 1] != "," or tree.lemmas[verb] not in verbs.saying:
            continue
        comma = verb - 2
        while comma > max(0, verb - LONGEST_SPEAKER) and tree.pos[comma] in IN_SPEAKERS:
            comma -= 1
        if tree.words[comma] != "," or any(tree.pos[i] not in IN_SPEAKERS for i in range(comma + 1, verb)):
            continue
        number = tree.entity[verb - 1]
        speaker = tree.names[number].root if number >= 0 else verb - 1
        subject = tree.heads[speaker]
        main = tree.heads[subject]
        is_beside = tree.labels[speaker] in ("appos", "conj") and comma < speaker and subject < comma
        if not is_beside or tree.labels[subject] not in SUBJECTS or main <= verb + 1:
            continue
        if tree.heads[main] == verb:  # the verb of saying was the head of it all
            hang(tree, main, main if tree.heads[verb] == verb else tree.heads[verb], tree.labels[verb])
        if hang(tree, verb, main, "parataxis") and hang(tree, speaker, verb, "nsubj"):
            tree.pos[verb], tree.tags[verb] = "VERB", FINITE[tree.tags[verb]]
