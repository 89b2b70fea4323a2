"""Give words the tags that the tree shows them to have: pronouns that have but one, and verbs that were taken for nouns or adjectives.

In: a tree whose lists are filled. Out: the same tree, some parts of speech changed.
"""

from __future__ import annotations

from itertools import pairwise

from kg.english import nouns, pronouns, verbs
from kg.parsing.repairs import Draft


def mend_tags(tree: Draft) -> None:
    """Mend the tags of a tree in place."""
    _tag_pronouns(tree)
    _tag_verbs(tree)
    _tag_listed_verbs(tree)
    _tag_founding(tree)
    _let_be_done(tree)
    _tag_wishes(tree)


def _tag_pronouns(tree: Draft) -> None:
    """Give pronouns that have one tag, or one as possessors, that tag."""
    for i, tag in enumerate(tree.tags):
        if not tag.startswith("PRP"):
            continue
        lower = tree.words[i].lower()
        if lower in pronouns.relative_persons:
            tree.tags[i] = "WP$" if lower in pronouns.possessive else "WP"
        elif lower in pronouns.possessive and tree.labels[i] == "nmod:poss" and tag == "PRP":
            tree.tags[i] = "PRP$"


def _tag_verbs(tree: Draft) -> None:
    """Tag as a verb what is said to be an adjective or a plural and has subject and object: "Acme and Bolt own it", "Lee coaches Brann"."""
    for i, pos in enumerate(tree.pos):
        if not ((pos == "ADJ" and tree.lemmas[i] != "worth") or tree.tags[i] == "NNS"):
            continue
        labels = {tree.labels[c] for c in tree.children[i]}
        if {"nsubj", "obj"} <= labels and "cop" not in labels:
            tree.pos[i], tree.tags[i] = "VERB", "VBP" if pos == "ADJ" else "VBZ"


def _tag_founding(tree: Draft) -> None:
    """Tag as a plain form what is that of one verb and the past of another, behind "to": "went on to found Acme" finds nothing."""
    for to, (tag, next_tag) in enumerate(pairwise(tree.tags)):
        if tag == "TO" and next_tag in ("VBN", "VBD") and tree.heads[to] == to + 1:
            word = tree.words[to + 1].lower()
            if word in verbs.founding:
                tree.tags[to + 1], tree.lemmas[to + 1] = "VB", word


def _tag_listed_verbs(tree: Draft) -> None:
    """Tag as a verb a bare plural between coordinated finite verbs: "designs, manufactures and markets phones"."""
    for i, label in enumerate(tree.labels):
        first = tree.heads[i]
        if tree.tags[i] != "NNS" or label != "conj" or tree.tags[first] != "VBZ" or not first < i:
            continue
        is_bare = all(tree.labels[c] in ("punct", "cc") for c in tree.children[i])
        is_listed = any(c > i and tree.labels[c] == "conj" and tree.tags[c] == "VBZ" for c in tree.children[first])
        has_object = any(c < i and tree.labels[c] in ("obj", "xcomp", "ccomp") for c in tree.children[first])
        if is_bare and is_listed and not has_object:
            tree.pos[i], tree.tags[i] = "VERB", "VBZ"


def _let_be_done(tree: Draft) -> None:
    """Call "be" the auxiliary of a participle right behind it that is a verb: "has been married to Ann since 1990"."""
    for i, label in enumerate(tree.labels):
        verb = tree.heads[i]
        if label != "cop" or tree.lemmas[i] != "be" or tree.tags[verb] != "VBN" or tree.pos[verb] != "VERB":
            continue
        if all(tree.pos[c] == "ADV" for c in range(i + 1, verb)):
            tree.labels[i] = "aux:pass"
            for c in tree.children[verb]:
                if tree.labels[c] == "nsubj":
                    tree.labels[c] = "nsubj:pass"


def _tag_wishes(tree: Draft) -> None:
    """Tag as a plain form what no singular subject has in the present: "a proposal that Acme sell Bolt" has sold none."""
    for i, tag in enumerate(tree.tags):
        noun = tree.heads[i]
        if tag != "VBP" or tree.labels[i] not in ("acl", "acl:relcl", "ccomp") or tree.lemmas[noun] not in nouns.mandative:
            continue
        subjects = [c for c in tree.children[i] if tree.labels[c] == "nsubj" and c < i]
        that = next((c for c in tree.children[i] if tree.words[c].lower() == "that" and noun < c < i), None)
        if that is None or len(subjects) != 1 or subjects[0] < that or not _is_singular(tree, subjects[0]):
            continue
        tree.tags[i], tree.labels[i] = "VB", "acl"
        tree.labels[that], tree.tags[that], tree.pos[that] = "mark", "IN", "SCONJ"


def _is_singular(tree: Draft, noun: int) -> bool:
    """Tell whether a subject is one: a name, a noun in the singular, "it"."""
    is_one = tree.tags[noun] in ("NN", "NNP") or (
        tree.tags[noun] == "PRP" and tree.words[noun].lower() in pronouns.of_persons | pronouns.of_things
    )
    return is_one and all(tree.labels[c] != "conj" for c in tree.children[noun])
