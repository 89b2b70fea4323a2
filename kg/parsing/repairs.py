"""Mend what parsers get wrong time and again, where words and names show how it is.

In: a tree whose lists are filled. Out: the same tree, some words under another head. Each repair tells whether it has moved a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kg.english import determiners, nouns, phrases, prepositions, roles, verbs

DOUBLED = frozenset({"nsubj", "nsubj:pass", "obj"})
"""What a verb has but one of, however the parser reads a noun before a name."""

OBLIQUES = frozenset({"nmod", "obl"})
"""What stands behind a preposition."""

OBJECTS = frozenset({"NOUN", "PROPN"})
"""The parts of speech of an object that a participle before it does not take."""

OF_NOUNS = frozenset({"amod", "compound", "nmod", "nmod:desc", "nummod"})
"""What stands before a noun and describes it, and no name behind it."""

OF_PHRASES = frozenset({"case", "cc", "mark", "punct"})
"""What stands before a phrase, whichever of its words is the head."""


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: the places of its words and of their head, its label, its subtype ("" where none is told), its text."""

    start: int
    end: int
    root: int
    label: str
    subtype: str
    text: str


class Draft(Protocol):
    """What is mended of a tree: its text with the places where words begin and end, its lists by word, its names and sentences."""

    source: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    heads: list[int]
    labels: list[str]
    children: list[list[int]]
    names: list[Name]
    entity: list[int]
    sentence: list[int]
    sentence_extents: list[tuple[int, int]]

    def link(self) -> None:
        """List the children of each word anew."""


def mend(tree: Draft) -> None:
    """Mend a tree in place."""
    for repair in (
        _gather_titles,
        _name_predicates,
        _keep_in_fronted_clauses,
        _lift_appositions,
        _lift_lists,
        _find_finite_verbs,
        _join_subjects,
        _part_complements,
        _name_complements,
        _lift_from_ages,
        _lift_accusers,
        _fix_prepositions,
        _part_gapped,
    ):
        if repair(tree):
            tree.link()


def _gather_titles(tree: Draft) -> bool:
    """Make a name the head of the bare nouns listed before it: it is the singer, actor and activist Doris Day who died."""
    moved = False
    for name in tree.names:
        last = name.start - 1
        if (
            last >= 0
            and tree.pos[last] == "NOUN"
            and tree.heads[last] == tree.heads[name.root]
            and (tree.labels[last] == tree.labels[name.root] or (tree.labels[last], tree.labels[name.root]) == ("iobj", "obj"))
            and (tree.labels[name.root] in DOUBLED or (tree.labels[last] in OBLIQUES and _takes_preposition(tree, last, name.root)))
        ):  # "the Swiss bank UBS agreed" has one subject, "chairman of soup maker Acme" one owner
            for c in tree.children[last]:
                if tree.labels[c] == "case" or c > name.root:
                    tree.heads[c] = name.root
            tree.heads[last], tree.labels[last] = name.root, "nmod:desc"
            moved = True
            continue
        if name.label != "PERSON" or last < 0:
            continue
        listed = _bare_list(tree, last)
        is_doubled = bool(listed) and tree.labels[listed[0]] == tree.labels[name.root] and tree.labels[name.root] in DOUBLED
        is_beside = is_doubled and tree.heads[listed[0]] == tree.heads[name.root]  # "teacher and activist Ann Lee was shot"
        is_apposed = tree.labels[name.root] == "appos" and tree.heads[name.root] in listed[:1]
        if tree.heads[name.root] != last and not (is_apposed or is_beside):
            continue
        if listed:
            first = listed[0]
            tree.heads[name.root] = tree.heads[first] if tree.heads[first] != first else name.root
            tree.labels[name.root] = tree.labels[first]
            for c in tree.children[first]:
                if tree.labels[c] in OF_PHRASES and c < first:
                    tree.heads[c] = name.root
            for i in listed:
                tree.heads[i], tree.labels[i] = name.root, "nmod:desc"
            moved = True
        elif tree.labels[name.root] == "flat" or any(tree.labels[c] == "cop" for c in tree.children[last]):
            moved |= _turn_round(tree, last, name.root)  # "Norwegian actor Tom Hale spoke"
    return moved


def _name_predicates(tree: Draft) -> bool:
    """Make a name what a subject is said to be, not the noun right before it: "its owner is the investment company Norda Invest"."""
    moved = False
    for name in tree.names:
        noun = tree.heads[name.root]
        if tree.labels[name.root] != "appos" or noun != name.start - 1 or tree.pos[noun] != "NOUN":
            continue
        labels = {tree.labels[c] for c in tree.children[noun]}
        if tree.entity[noun] < 0 and {"cop", "det"} <= labels and "nsubj" in labels:
            tree.heads[name.root] = tree.heads[noun] if tree.heads[noun] != noun else name.root
            tree.labels[name.root] = tree.labels[noun]
            for c in tree.children[noun]:
                if c != name.root and tree.labels[c] not in OF_NOUNS:
                    tree.heads[c] = name.root
            tree.heads[noun], tree.labels[noun] = name.root, "nmod:desc"
            moved = True
    return moved


def _takes_preposition(tree: Draft, noun: int, name: int) -> bool:
    """Tell whether a noun has a preposition and the name after it none, nor an article: the preposition is that of both."""
    of_name = {tree.labels[c] for c in tree.children[name]}
    return "case" in {tree.labels[c] for c in tree.children[noun]} and of_name.isdisjoint({"case", "det"})


def _keep_in_fronted_clauses(tree: Draft) -> bool:
    """Give a participle before the subject what stands between it and the comma: "Born 4 May 1961 in Oslo, Hansen founded"."""
    moved = False
    for i, label in enumerate(tree.labels):
        main = tree.heads[i]
        if label != "advcl" or main < i or tree.tags[i] not in ("VBN", "VBG"):
            continue
        for c in tree.children[main]:
            if i < c < main and tree.labels[c].startswith("obl") and "," not in tree.words[i + 1 : c]:
                tree.heads[c] = i
                moved = True
    return moved


def _bare_list(tree: Draft, last: int) -> list[int]:
    """Return the bare nouns that a word is the last of, the first one first; none where it ends no list of such."""
    if tree.labels[last] != "conj":
        return []
    first = tree.heads[last]
    listed = [first, *(c for c in tree.children[first] if tree.labels[c] == "conj")]
    is_bare = all(tree.pos[i] == "NOUN" and i <= last and all(tree.labels[c] != "det" for c in tree.children[i]) for i in listed)
    is_owned = any(tree.labels[c] == "nmod:poss" for i in listed[1:] for c in tree.children[i])  # "her husband and their son Bo"
    is_owned |= any(tree.labels[c] == "appos" and c < last for i in listed[:-1] for c in tree.children[i])  # "the poet Ann and"
    return listed if is_bare and not is_owned else []


def _turn_round(tree: Draft, noun: int, name: int) -> bool:
    """Make a person the head of the bare noun before the name, which keeps what describes it; a wife stays whose she is."""
    bound = ("det", "nmod:poss")
    is_bare = tree.pos[noun] == "NOUN" and tree.entity[noun] < 0 and not any(tree.labels[c] in bound for c in tree.children[noun])
    if not is_bare or tree.lemmas[noun] in nouns.kinship:
        return False
    tree.heads[name] = tree.heads[noun] if tree.heads[noun] != noun else name
    tree.labels[name] = tree.labels[noun]
    is_predicate = any(tree.labels[c] == "cop" for c in tree.children[noun])  # "her mother is wrestler Ann Lee"
    for c in tree.children[noun]:
        if c != name and (c > noun or tree.labels[c] in OF_PHRASES or (is_predicate and tree.labels[c] not in OF_NOUNS)):
            tree.heads[c] = name
    tree.heads[noun], tree.labels[noun] = name, "nmod:desc"
    return True


def _lift_appositions(tree: Draft) -> bool:
    """Put a person beside the role that is told, not beside what it is the role of: "the head of the agency, Rafael Grossi"."""
    moved = False
    for name in tree.names:
        beside = tree.heads[name.root]
        if name.label != "PERSON" or tree.labels[name.root] != "appos" or name.start < 1 or tree.words[name.start - 1] != ",":
            continue
        top = beside
        while tree.labels[top] == "nmod" and tree.heads[top] != top:
            top = tree.heads[top]
        if top != beside and tree.words[top].lower() in roles.kinds and tree.entity[top] < 0:
            tree.heads[name.root] = top
            moved = True
    return moved


def _lift_lists(tree: Draft) -> bool:
    """Make subjects of persons listed after who does what and a colon: "Voting for it: Ann Lee and Tom Hale", "Votes for it: Ann Lee"."""
    moved = False
    for name in tree.names:
        if name.label != "PERSON" or name.start < 1 or tree.words[name.start - 1] != ":":
            continue
        first, _ = tree.sentence_extents[tree.sentence[name.start]]
        is_vote = tree.pos[first] == "NOUN" and f"{tree.lemmas[first]} {tree.words[first + 1].lower()}" in phrases.of_ballots
        if (is_vote or tree.tags[first] == "VBG") and tree.labels[first] == "root" and name.root in _below(tree, first):
            tree.heads[name.root], tree.labels[name.root] = first, "nsubj"
            if is_vote:
                tree.pos[first], tree.tags[first] = "VERB", "VBP"
                for c in tree.children[first]:
                    tree.labels[c] = "obl" if tree.labels[c] == "nmod" else tree.labels[c]
            moved = True
    return moved


def _below(tree: Draft, i: int) -> list[int]:
    """Return the children of a word and those of its objects and obliques."""
    return [c for above in (i, *(c for c in tree.children[i] if tree.labels[c].startswith("ob"))) for c in tree.children[above]]


def _part_complements(tree: Draft) -> bool:
    """Part the object of a verb from what it is made or called: "named Ann Lee chief executive", "consider the Front a terrorist group"."""
    moved = False
    for name in tree.names:
        noun = tree.heads[name.root]
        verb = tree.heads[noun]
        if tree.labels[name.root] not in ("compound", "nmod:desc", "nmod") or not verb < name.start <= name.end <= noun:
            continue
        if tree.labels[noun] in ("obj", "xcomp") and tree.lemmas[verb] in verbs.deeming and _is_complement(tree, name, noun):
            for c in tree.children[noun]:
                if c < name.start:
                    tree.heads[c] = name.root
            tree.heads[name.root], tree.labels[name.root], tree.labels[noun] = verb, "obj", "xcomp"
            moved = True
    return moved


def _name_complements(tree: Draft) -> bool:
    """Call the second object of a verb that says what the first is its complement: "made Ann Lee chairman"."""
    for verb, children in enumerate(tree.children):
        if tree.lemmas[verb] not in verbs.deeming:
            continue
        objects = [c for c in children if tree.labels[c] == "obj"]
        if len(objects) > 1 and tree.pos[objects[1]] == "NOUN":
            tree.labels[objects[1]] = "xcomp"
        said = [c for c in children if tree.labels[c] == "xcomp" and tree.pos[c] in OBJECTS]
        if not objects and len(said) > 1 and tree.entity[said[0]] >= 0:
            tree.labels[said[0]] = "obj"
    return False


def _find_finite_verbs(tree: Draft) -> bool:
    """Make a participle the verb of a sentence that has no other, where objects follow it: "Acme named Ann Lee its chief executive."."""
    moved = False
    for start, end in tree.sentence_extents:
        root = next((i for i in range(start, end) if tree.heads[i] == i), start)
        if tree.words[end - 1] != "." or tree.pos[root] not in ("NOUN", "PROPN"):
            continue
        verbs_inside = [i for i in range(start, end) if tree.pos[i] in ("VERB", "AUX")]
        if len(verbs_inside) != 1:
            continue
        verb = verbs_inside[0]
        is_past = tree.tags[verb] in ("VBN", "VBD") and tree.labels[verb] == "acl" and tree.heads[verb] == root < verb
        objects = [c for c in tree.children[verb] if tree.labels[c] in ("obj", "xcomp") and c > verb and tree.pos[c] in OBJECTS]
        least = 1 + (tree.lemmas[verb] in verbs.naming)  # "a man named Karl Voss."
        beside = any(tree.labels[c] == "appos" and root < c < verb for c in tree.children[root])  # "Acme, the soup maker, named"
        if not is_past or len(_names_and_nouns(tree, verb, objects)) < least or (tree.words[verb - 1] == "," and not beside):
            continue
        for c in list(tree.children[root]):
            if c > verb or tree.labels[c] == "punct":
                tree.heads[c] = verb
        tree.heads[verb], tree.labels[verb] = verb, "root"
        tree.heads[root], tree.labels[root] = verb, "nsubj"
        moved = True
    return moved


def _join_subjects(tree: Draft) -> bool:
    """Make a name that a verb is coordinated with its subject: "Acme as well as Bolt owns it", "Not Acme but Bolt bought it"."""
    moved = False
    for start, end in tree.sentence_extents:
        root = next((i for i in range(start, end) if tree.heads[i] == i), start)
        if tree.entity[root] < 0 or any(tree.pos[i] in ("VERB", "AUX") for i in range(start, root)):
            continue
        verb = next((c for c in tree.children[root] if tree.labels[c] == "conj" and tree.pos[c] == "VERB"), -1)
        subject = next((c for c in tree.children[verb] if tree.labels[c] == "nsubj" and root < c < verb), -1) if verb >= 0 else -1
        signs = [c for c in tree.children[verb] if tree.labels[c] == "cc" and root < c < subject] if subject >= 0 else []
        if not signs or "," in tree.words[root:subject]:
            continue
        for c in list(tree.children[root]):
            if c > verb or tree.labels[c] == "punct":
                tree.heads[c] = verb
        for c in signs:
            tree.heads[c] = subject
        tree.heads[verb], tree.labels[verb] = verb, "root"
        tree.heads[root], tree.labels[root] = verb, "nsubj"
        tree.heads[subject], tree.labels[subject] = root, "conj"
        moved = True
    return moved


def _names_and_nouns(tree: Draft, verb: int, objects: list[int]) -> list[int]:
    """Return the objects of a verb, and a name that stands at once behind it inside the first of them."""
    number = tree.entity[verb + 1] if objects else -1
    root = tree.names[number].root if number >= 0 else objects[0] if objects else -1
    return objects if root in objects or not objects else [root, *objects]


def _lift_from_ages(tree: Draft) -> bool:
    """Hang what follows the age of a person on the person: "Karl Voss, 54, of Leeds"."""
    moved = False
    for name in tree.names:
        age = name.end + 1
        if name.label != "PERSON" or age + 1 >= len(tree.words) or tree.words[name.end] != "," or tree.pos[age] != "NUM":
            continue
        for c in tree.children[age]:
            if tree.words[age + 1] == "," and c > age + 1 and tree.labels[c] != "punct" and tree.heads[age] == name.root:
                tree.heads[c] = name.root
                moved = True
    return moved


def _lift_accusers(tree: Draft) -> bool:
    """Hang who accuses on the verb, not on the deed: "was accused of fraud by Ann Lee"."""
    moved = False
    for i, label in enumerate(tree.labels):
        deed = tree.heads[i]
        verb = tree.heads[deed]
        if (
            label == "nmod"
            and tree.labels[deed] == "obl"
            and verb < deed < i
            and tree.lemmas[verb] in verbs.accusing
            and any(tree.labels[c] == "aux:pass" for c in tree.children[verb])
            and any(tree.labels[c] == "case" and tree.words[c].lower() == "by" for c in tree.children[i])
        ):
            tree.heads[i], tree.labels[i] = verb, "obl:agent"
            moved = True
    return moved


def _is_complement(tree: Draft, name: Name, noun: int) -> bool:
    """Tell whether a noun after a name is a phrase of its own: it has an article, or is the role of a person."""
    if tree.words[name.end].lower() in determiners.articles:
        return True
    between = " ".join(tree.words[name.end : noun + 1])
    return name.label == "PERSON" and between in roles.kinds


def _fix_prepositions(tree: Draft) -> bool:
    """Make one preposition of "in favour of" and the like, with what follows for the noun they govern."""
    moved = False
    for i, word in enumerate(tree.words):
        if i < 1 or i + 2 >= len(tree.words) or tree.heads[i - 1] != i or tree.labels[i - 1] != "case":
            continue
        if f"{tree.words[i - 1]} {word} {tree.words[i + 1]}".lower() not in prepositions.complex or tree.labels[i + 1] != "case":
            continue
        noun = tree.heads[i + 1]
        if tree.heads[noun] != i:
            continue
        tree.heads[noun], tree.labels[noun] = noun if tree.heads[i] == i else tree.heads[i], tree.labels[i]
        for c in tree.children[i]:
            if c not in (i - 1, noun):
                tree.heads[c] = noun
        tree.heads[i - 1] = noun
        tree.heads[i] = tree.heads[i + 1] = i - 1
        tree.labels[i] = tree.labels[i + 1] = "fixed"
        moved = True
    return moved


def _part_gapped(tree: Draft) -> bool:
    """Part who does the same for another from whom it was done for: "Ann appeared for Acme and Karl for Bolt" says nothing of Ann and Karl."""
    moved = False
    for i, label in enumerate(tree.labels):
        first = tree.heads[i]
        verb = tree.heads[first]
        if label != "conj" or tree.labels[first] not in ("obl", "obj", "nmod") or tree.pos[verb] != "VERB" or not verb < first < i:
            continue
        last = max([i, *(c for c in tree.children[i] if tree.labels[c] == "flat")])
        if last + 1 >= len(tree.words) or tree.labels[last + 1] != "case":
            continue
        second = tree.heads[last + 1]
        same = [c for c in tree.children[first] if tree.labels[c] == "case" and tree.words[c] == tree.words[last + 1]]
        is_time = tree.pos[second] == "NUM" or tree.lemmas[second] in nouns.time
        if tree.heads[second] == verb and same and not is_time and not any(tree.labels[c] == "case" for c in tree.children[i]):
            tree.heads[i], tree.labels[i] = verb, "parataxis"
            tree.heads[second], tree.labels[second] = i, "orphan"
            moved = True
    return moved
