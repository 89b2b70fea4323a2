"""Coordinate who takes part along with others: "Karl, along with Ann, founded Acme", "co-founded Acme with Ann".

In: a tree that the guidelines hold. Out: the same tree, those who take part beside the argument of their kind: a person beside a person, a
body beside a body. "Police arrested Karl along with Ann" arrests her; "Karl sold the firm along with Ann" has her sell it (Quirk et al. 1985,
10.40: what is said so is of the same rank as what stands before, though it agrees with no verb).
"""

from __future__ import annotations

from kg.english import nouns, prepositions, pronouns, roles, verbs
from kg.english.classes import ORGANIZATIONS, PLACES, class_of_noun
from kg.parsing.guidelines import FARTHEST, NOMINAL, SUBJECTS, hang
from kg.parsing.repairs import Draft

BODIES = frozenset({"ORG", "GPE"})
"""Labels of names of what acts and is no person."""

OBJECTS = frozenset({"obj", "iobj"})
HOSTS = OBJECTS | SUBJECTS | {"obl:agent"}
VERBAL = frozenset({"VERB", "AUX"})


def join_companions(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, pos in enumerate(tree.pos):
        if pos not in NOMINAL or tree.labels[i].partition(":")[0] not in ("nmod", "obl"):
            continue
        opening = _opening(tree, i)
        if not opening and (founder := _founder_beside(tree, i)) is not None:
            if hang(tree, i, founder, "conj"):
                for c in [c for c in tree.children[i] if tree.labels[c] == "case" and c < i]:
                    hang(tree, c, i, "cc")
        elif opening:
            is_joint = tree.words[opening[0]].lower() != "along"
            partner = _partner(tree, i, opening[0], is_place=len(opening) == 1, is_joint=is_joint)
            if partner is not None and hang(tree, i, partner, "conj"):
                for c in opening:
                    hang(tree, c, i, "cc")


def _opening(tree: Draft, i: int) -> list[int]:
    """Return the places of the words before a noun that say it takes part, too: "along with", "together with"; none right behind a verb.

    Who "gets along with" somebody or "works together with" somebody does it with them.
    """
    cases = [c for c in tree.children[i] if tree.labels[c] == "case" and c < i]
    if not cases:
        return []
    words = [cases[0] - 1, *cases] if tree.words[cases[0] - 1].lower() == "together" else cases
    first = words[0]
    if " ".join(tree.words[w].lower() for w in words) not in prepositions.of_company or first < 1:
        return []
    before = first - 1
    is_phrasal = tree.pos[before] in VERBAL and all(tree.labels[c] != "aux:pass" for c in tree.children[before])
    return [] if is_phrasal else words


def _partner(tree: Draft, i: int, first: int, *, is_place: bool, is_joint: bool) -> int | None:
    """Return the argument before a noun that is of its kind, the nearest of the verb: its object, else its subject.

    What may be a place ("worked alongside Ann") is company where something is done, or is held as a role, between the two. Those who act
    together may be either: "Norway beat Iceland alongside Finland" tells for certain of neither.
    """
    kinds = _kinds(tree, i)
    above = tree.heads[i]
    for _ in range(FARTHEST):
        if tree.pos[above] not in NOMINAL or tree.labels[above].partition(":")[0] not in ("nmod", "obj", "obl", "conj", "appos"):
            break
        above = tree.heads[above]
    before = [c for c in tree.children[above] if c < first]
    if is_place and all(tree.labels[c] not in OBJECTS and not _is_role(tree, c) for c in before):
        return None
    arguments = [c for c in before if tree.labels[c] in HOSTS]
    if tree.labels[above] in SUBJECTS and above < first:
        arguments = [above]
    alike = [c for c in arguments if not kinds.isdisjoint(_kinds(tree, c))]
    is_open = is_joint and len({tree.labels[c] in SUBJECTS for c in alike}) > 1
    return alike[-1] if alike and not is_open else None


def _founder_beside(tree: Draft, i: int) -> int | None:
    """Return the subject with whom somebody founds something: "founded Acme with Ann", not "with Ann as its head"."""
    if [tree.words[c].lower() for c in tree.children[i] if tree.labels[c] == "case" and c < i] != ["with"]:
        return None
    verb = tree.heads[i]
    for _ in range(FARTHEST):
        if tree.pos[verb] not in NOMINAL:
            break
        verb = tree.heads[verb]
    if tree.lemmas[verb] not in verbs.joint or tree.pos[verb] != "VERB" or "person" not in _kinds(tree, i):
        return None
    end = tree.names[tree.entity[i]].end if tree.entity[i] >= 0 else i + 1
    is_post = tree.words[end : end + 1] == ["as"] or any(_is_role(tree, c) for c in tree.children[i])
    has_object = any(tree.labels[c] in (*OBJECTS, "nsubj:pass") for c in tree.children[verb])
    if is_post or not has_object or i < verb or tree.sentence[i] != tree.sentence[verb]:
        return None
    subjects = [c for c in tree.children[verb] if tree.labels[c] in ("nsubj", "obl:agent") and "person" in _kinds(tree, c)]
    return subjects[0] if subjects else None


def _is_role(tree: Draft, i: int) -> bool:
    """Tell whether a noun is what somebody serves as."""
    return any(tree.labels[c] == "case" and tree.words[c].lower() == "as" for c in tree.children[i])


def _kinds(tree: Draft, i: int) -> set[str]:
    """Return which of person and body a word may mean."""
    beside = [c for c in tree.children[i] if tree.labels[c] == "appos" and tree.entity[c] >= 0 and tree.entity[i] < 0]
    if (number := tree.entity[beside[0] if beside else i]) >= 0:
        label = tree.names[number].label
        return {"person"} if label == "PERSON" else {"body"} if label in BODIES else set()
    word, lemma = tree.words[i].lower(), tree.lemmas[i]
    if tree.pos[i] == "PRON":
        return {"body"} if word == "it" else {"person", "body"} if word in pronouns.plural else {"person"}
    if lemma in nouns.people or lemma in roles.kinds or lemma in nouns.kinship:
        return {"person"}
    kind = class_of_noun(lemma, counted=False, plural=False)
    return {"person"} if kind in ("Person", "Group") else {"body"} if kind in ORGANIZATIONS | PLACES else set()
