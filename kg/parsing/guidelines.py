"""Hold a tree to what the guidelines of Universal Dependencies allow, where its words show what is meant.

In: a tree whose lists are filled. Out: the same tree without what no annotator writes: subjects with a preposition, possessors that are
neither possessive pronouns nor have "'s", a "who" that is a personal pronoun, an adjective with an object, two subjects of one predicate
or one in brackets, an indirect object alone, a role beside what another is of. Larger networks, trained longer, write such things of names and
roles ("the CEO of Acme" has two subjects then).

Reference: de Marneffe, Manning, Nivre, Zeman (2021), Universal Dependencies, Computational Linguistics 47(2).
"""

from __future__ import annotations

from bisect import insort
from itertools import pairwise

from kg.english import factuality, lives, nouns, prepositions, pronouns, roles, signs, verbs
from kg.english.classes import class_of_noun
from kg.parsing.repairs import Draft
from kg.parsing.word_tags import mend_tags

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
ARGUMENTS = SUBJECTS | {"obj", "iobj"}
"""What a verb governs without a preposition."""

BESIDE_INDIRECT = frozenset({"obj", "ccomp", "xcomp", "advcl", "parataxis"})
"""What an indirect object has beside it: "gave her a prize", "told her that it rained", "directs the desk to buy"."""

COMPLETE = frozenset({"nsubj", "nsubj:pass", "cop", "mark", "aux"})
"""What an adjective has that is a clause."""

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})
POSSESSIVE_TAGS = frozenset({"PRP$", "WP$"})
BRACKETS = ("-LRB-", "-RRB-")

LONGEST_BRACKET = 30
"""Words in brackets that are looked through. Not measured."""

INFINITIVES = frozenset({"xcomp", "advcl", "acl", "ccomp"})
"""What an infinitive is to the word that governs it."""

BETWEEN_TO_AND_VERB = frozenset({"ADV", "CCONJ", "PUNCT"})
LONGEST_SPLIT = 6
"""Words from "to" to its verb at most. Not measured."""

FARTHEST = 20
"""Steps up a tree at most: a parser of whatever kind may give a circle. Not measured."""


def hold_to_guidelines(tree: Draft) -> None:
    """Mend a tree in place."""
    mend_tags(tree)
    for mend in (
        _gather_names,
        _join_infinitives,
        _lift_from_flat,
        _close_brackets,
        _give_subjects,
        _part_couples,
        _join_roles,
        _let_prepositions_tell,
        _bind_particles,
        _open_relative_clauses,
        _count_more,
        _let_finite_verbs_act,
        _let_infinitives_be_said,
        _take_numbers,
        _part_ages,
        _leave_one_object,
        _leave_one_subject,
        _complete_objects,
    ):
        mend(tree)


def _gather_names(tree: Draft) -> None:
    """Hang the words of a cited case on its first: the parties to "Vinos v Marks" do nothing where it is cited."""
    for name in tree.names:
        if name.subtype == "CASE":
            for i in range(name.start, name.end):
                if i != name.root and not name.start <= tree.heads[i] < name.end:
                    hang(tree, i, name.root, "flat")


def _lift_from_flat(tree: Draft) -> None:
    """Hang on the head of a phrase without a head what stands behind it: "Professor Emeritus of Law" is a professor of law."""
    for i, label in enumerate(tree.labels):
        if label == "flat" and tree.entity[i] < 0 and tree.pos[tree.heads[i]] in NOMINAL:
            for c in [c for c in tree.children[i] if c > i and tree.labels[c] in ("nmod", "appos", "acl", "acl:relcl")]:
                hang(tree, c, tree.heads[i], tree.labels[c])


def _join_infinitives(tree: Draft) -> None:
    """Give "to" the plain form that it goes with, whatever adverbs part them: "allows users to quickly and simply build sites"."""
    for i, label in enumerate(tree.labels):
        if tree.tags[i] != "TO" or label not in INFINITIVES:
            continue
        verb = next((j for j in range(i + 1, min(i + LONGEST_SPLIT, len(tree.words))) if tree.pos[j] not in BETWEEN_TO_AND_VERB), i)
        if tree.tags[verb] == "VB" and tree.heads[verb] == tree.heads[i] and hang(tree, verb, tree.heads[i], label):
            for c in (i, *tree.children[i]):
                hang(tree, c, verb, "mark" if c == i else tree.labels[c])


def _count_more(tree: Draft) -> None:
    """Make an object of a number of further people: "injured at least 50 more"."""
    for i, lemma in enumerate(tree.lemmas):
        if lemma != "more":
            continue
        verb = tree.heads[i]
        is_counted = tree.labels[i] in ("advmod", "obl", "obl:unmarked") and tree.pos[i - 1] == "NUM"
        is_done_to = verb < i and tree.lemmas[verb] in verbs.of_people and all(tree.labels[c] != "obj" for c in tree.children[verb])
        if is_counted and is_done_to and tree.heads[i - 1] == i:
            tree.labels[i], tree.labels[i - 1] = "obj", "nummod"


def _let_prepositions_tell(tree: Draft) -> None:
    """Make a modifier or an oblique of what has a preposition, whatever a verb governs without one."""
    for i, label in enumerate(tree.labels):
        head = tree.heads[i]
        is_bare = label in ARGUMENTS or label == "appos" or (label == "compound" and i > head)
        if not is_bare or not (preposition := _preposition(tree, i)):
            continue
        if i < head:
            if label in SUBJECTS:
                _give_to_participle(tree, i)
        elif tree.pos[head] in NOMINAL:
            if label != "appos" or preposition == "of":
                tree.labels[i] = "nmod"
        elif label != "appos":
            is_agent = preposition == "by" and any(tree.labels[c] == "aux:pass" for c in tree.children[head])
            tree.labels[i] = "obl:agent" if is_agent else "obl"


def _bind_particles(tree: Draft) -> None:
    """Call an adverb a particle where it is one with the verb before it: "stepped down from Acme", "went on to lead it"."""
    for i, label in enumerate(tree.labels):
        is_beside = label == "advmod" and tree.heads[i] == i - 1 and not tree.children[i] and tree.pos[i - 1] == "VERB"
        if is_beside and f"{tree.lemmas[i - 1]} {tree.words[i].lower()}" in verbs.phrasal:
            tree.labels[i] = "compound:prt"
            for c in tree.children[i - 1]:  # "went on to lead it" is no purpose
                is_infinitive = tree.labels[c] == "advcl" and any(m == i + 1 and tree.tags[m] == "TO" for m in tree.children[c])
                if (
                    is_infinitive
                    and tree.tags[i - 1] != "VBG"
                    and f"{tree.lemmas[i - 1]} {tree.words[i].lower()}" in factuality.governing_verbs
                ):
                    tree.labels[c] = "xcomp"


def _give_to_participle(tree: Draft, i: int) -> None:
    """Hang a noun on the participle before its preposition: "known as Ann Lee"."""
    first = min(c for c in tree.children[i] if tree.labels[c] == "case")
    participle = first - 1
    if participle >= 0 and tree.tags[participle] == "VBN" and participle != tree.heads[i]:
        hang(tree, i, participle, "obl")


def _preposition(tree: Draft, i: int) -> str:
    """Return the preposition before a word, lower case; none where a number follows it: "over 50 people"."""
    for c in tree.children[i]:
        if c < i and tree.labels[c] == "case" and tree.words[c].lower() not in signs.possessive:
            return "" if tree.pos[c + 1] == "NUM" else tree.words[c].lower()
    return ""


def _is_bare_possessor(tree: Draft, i: int) -> bool:
    """Tell whether a word is called a possessor and shows nothing of it."""
    return (
        tree.labels[i] == "nmod:poss"
        and tree.tags[i] not in POSSESSIVE_TAGS
        and tree.words[i].lower() not in pronouns.possessive
        and not any(tree.words[c].lower() in signs.possessive for c in tree.children[i])
    )


def _give_subjects(tree: Draft) -> None:
    """Make a subject of a personal pronoun that is called a possessor: "He is married to actress Ann Lee"."""
    for i in range(len(tree.words)):
        if tree.pos[i] != "PRON" or not _is_bare_possessor(tree, i):
            continue
        predicate = _predicate_above(tree, i)
        if predicate is not None and not any(tree.labels[c] in SUBJECTS for c in tree.children[predicate]):
            hang(tree, i, predicate, _subject_label(tree, predicate))


def _close_brackets(tree: Draft) -> None:
    """Take the subject of a clause from before the brackets that a word in them was taken for: "Ann Lee (Arabic: …) is a judge"."""
    if BRACKETS[0] not in tree.tags:
        return
    for i, label in enumerate(tree.labels):
        predicate = tree.heads[i]
        if label not in SUBJECTS or predicate < i:
            continue
        opening = _opening_before(tree, i, predicate)
        if opening is None:
            continue
        before = _top_of_phrase(tree, opening - 1)
        if before is None:
            continue
        has_subject = any(tree.labels[c] in SUBJECTS and c != i for c in tree.children[predicate])
        if has_subject or hang(tree, before, predicate, label):
            hang(tree, i, before, "appos")


def _opening_before(tree: Draft, i: int, predicate: int) -> int | None:
    """Return the place of the bracket that opens before a word and closes before its predicate."""
    behind, ahead = range(i - 1, max(0, i - LONGEST_BRACKET), -1), range(i + 1, min(predicate, i + LONGEST_BRACKET))
    closing = next((c for c in ahead if tree.tags[c] in BRACKETS), None)
    opening = next((c for c in behind if tree.tags[c] in BRACKETS), None)
    if closing is None or opening is None or (tree.tags[opening], tree.tags[closing]) != BRACKETS:
        return None
    return opening if tree.sentence[opening] == tree.sentence[opening - 1] == tree.sentence[i] else None


def _top_of_phrase(tree: Draft, last: int) -> int | None:
    """Return the head of the noun phrase that ends with a word; None where it ends none."""
    i = last
    for _ in range(FARTHEST):
        head = tree.heads[i]
        if head > last or head == i or tree.pos[head] not in NOMINAL:
            break
        i = head
    return i if tree.pos[i] in NOMINAL else None


def _part_couples(tree: Draft) -> None:
    """Coordinate two people who share what follows: "Tom Hale and his wife, Ann Lee, live in Oslo"."""
    for i in range(len(tree.words)):
        kin = tree.heads[i]
        if tree.lemmas[kin] not in nouns.kinship or not _is_bare_possessor(tree, i):
            continue
        own = [c for c in tree.children[kin] if i < c < kin and tree.labels[c] == "nmod:poss"]
        joint = [c for c in range(i + 1, kin) if tree.labels[c] == "cc"]
        if not own or not joint:
            continue
        top = tree.heads[kin] if tree.heads[kin] > kin and tree.pos[tree.heads[kin]] == "PROPN" else kin
        above, label = tree.heads[top], tree.labels[top]
        before = [c for c in (*tree.children[kin], *tree.children[top]) if c < i and tree.labels[c] in ("case", "mark")]
        if above in (top, i):
            above, label = i, "root"
        elif above > i and label not in ARGUMENTS and not before:
            label = _subject_label(tree, above)
        if not hang(tree, i, above, label):
            continue
        hang(tree, kin, i, "conj")
        if top != kin:
            hang(tree, top, kin, "appos")
        for c, noun in [*((c, kin) for c in joint), *((c, i) for c in before)]:
            hang(tree, c, noun, tree.labels[c])


def _open_relative_clauses(tree: Draft) -> None:
    """Call a clause with a relative pronoun for its subject one, not an apposition: "a politician who was chairman"."""
    for i, label in enumerate(tree.labels):
        if label == "appos" and any(
            tree.labels[c] in SUBJECTS and tree.words[c].lower() in pronouns.relative_subjects for c in tree.children[i]
        ):
            tree.labels[i] = "acl:relcl"


def _take_numbers(tree: Draft) -> None:
    """Make a bare number the object of what reaches it: "surpassed 100,000"."""
    for i, label in enumerate(tree.labels):
        verb = tree.heads[i]
        is_reached = label == "xcomp" and tree.pos[i] == "NUM" and verb < i and tree.lemmas[verb] in verbs.of_reaching
        if is_reached and not any(tree.labels[c] == "obj" for c in tree.children[verb]):
            tree.labels[i] = "obj"


def _part_ages(tree: Draft) -> None:
    """Hang where and when somebody died on the verb, not on the age before it: "died in May aged 80 at his home"."""
    for i, label in enumerate(tree.labels):
        aged = tree.heads[i]
        if label != "obl" or tree.labels[aged] != "advcl" or tree.words[aged].lower() not in lives.ages:
            continue
        age = [c for c in tree.children[aged] if aged < c < i and tree.pos[c] == "NUM"]
        case = {tree.words[c].lower() for c in tree.children[i] if tree.labels[c] == "case"}
        if tree.heads[aged] < aged and age and case & prepositions.sites_of_nouns:
            hang(tree, i, tree.heads[aged], "obl")


def _leave_one_object(tree: Draft) -> None:
    """Make the object of an indirect object that has no other beside it: "charged Ann Lee with fraud"."""
    for i, label in enumerate(tree.labels):
        if label == "iobj" and not any(tree.labels[c] in BESIDE_INDIRECT for c in tree.children[tree.heads[i]]):
            tree.labels[i] = "obj"


def _let_finite_verbs_act(tree: Draft) -> None:
    """Make the subject of a finite verb with an object one that acts, where no auxiliary makes it passive: "The board appointed Ann"."""
    for i, label in enumerate(tree.labels):
        verb = tree.heads[i]
        if label == "nsubj:pass" and tree.tags[verb] in FINITE:
            beside = {tree.labels[c] for c in tree.children[verb]}
            if "obj" in beside and beside.isdisjoint(("aux", "aux:pass", "obl:agent")):
                tree.labels[i] = "nsubj"


def _let_infinitives_be_said(tree: Draft) -> None:
    """Make what an infinitive is said of its outer subject, as it is no subject of "is": "Acme is to close its plant"."""
    for i, label in enumerate(tree.labels):
        verb = tree.heads[i]
        is_to_do = label == "nsubj" and tree.tags[verb] == "VB" and tree.tags[verb - 1] == "TO"
        if is_to_do and any(tree.labels[c] == "cop" for c in tree.children[verb]):
            tree.labels[i] = "nsubj:outer"


def _complete_objects(tree: Draft) -> None:
    """Call an adjective behind an object its complement, where it has no subject of its own: "found Ann Lee guilty"."""
    for i, label in enumerate(tree.labels):
        is_bare = label == "ccomp" and tree.pos[i] == "ADJ" and not any(tree.labels[c] in COMPLETE for c in tree.children[i])
        if is_bare and any(tree.labels[c] == "obj" and tree.heads[i] < c < i for c in tree.children[tree.heads[i]]):
            tree.labels[i] = "xcomp"


def _leave_one_subject(tree: Draft) -> None:
    """Make one name of two subjects in it, and an apposition or a conjunct of a second subject behind a comma: "Ann Lee, née Olsen, is a judge"."""
    for predicate, children in enumerate(tree.children):
        if len(children) < 2:
            continue
        subjects = [c for c in children if c < predicate and tree.labels[c] in SUBJECTS]
        for first, second in pairwise(subjects):
            start = min((second, *(c for c in tree.children[second] if c > first)))
            if tree.entity[second] >= 0 and (tree.entity[first] == tree.entity[second] or _follows_name(tree, first, second)):
                label = "flat"
            elif "," in tree.words[start - 1 : start + 1] and tree.pos[second] in ("NOUN", "PROPN"):
                label = "conj" if any(tree.labels[i] == "cc" for i in range(first + 1, second)) else "appos"
            else:
                break
            hang(tree, second, first, label)


def _follows_name(tree: Draft, first: int, second: int) -> bool:
    """Tell whether a name stands right behind another with nothing between: "Acme Europe" is one of the two."""
    return tree.entity[first] >= 0 and tree.names[tree.entity[first]].end == tree.names[tree.entity[second]].start


def _join_roles(tree: Draft) -> None:
    """Coordinate a role with the role before it, not with what that one is of: "chairman of the board and director of Acme"."""
    for i, label in enumerate(tree.labels):
        noun = tree.heads[i]
        role = tree.heads[noun]
        if label != "conj" or tree.labels[noun] != "nmod" or not role < noun < i:
            continue
        is_repeated = any(tree.labels[c] == "case" for c in tree.children[i])
        is_person = tree.entity[noun] >= 0 and tree.names[tree.entity[noun]].label == "PERSON"
        if is_repeated or is_person or is_role_noun(tree, noun) or not (is_role_noun(tree, role) and is_role_noun(tree, i)):
            continue
        if hang(tree, i, role, "conj"):
            for c in [c for c in tree.children[noun] if c > i and tree.labels[c] == "nmod"]:
                hang(tree, c, i, "nmod")


def is_role_noun(tree: Draft, i: int) -> bool:
    """Tell whether a word is the singular noun of a role, or of what somebody is."""
    lemma, pair = tree.lemmas[i].lower(), f"{tree.lemmas[i - 1]} {tree.lemmas[i]}".lower() if i else ""
    if tree.tags[i] not in ("NN", "NNP"):
        return False
    is_of_people = lemma in nouns.people or class_of_noun(lemma, counted=False, plural=False) == "Person"
    return lemma in roles.kinds or pair in roles.kinds or (tree.tags[i] == "NN" and is_of_people)


def hang(tree: Draft, i: int, head: int, label: str) -> bool:
    """Hang a word on another, or on nothing where that is itself; tell whether it could be, as nothing hangs below itself."""
    above = head
    for _ in tree.words:  # no more steps than words: what the parser gave may be a circle by itself
        if above == i or tree.heads[above] == above:
            break
        above = tree.heads[above]
    else:
        return False
    if above == i and head != i:
        return False
    if tree.heads[i] != i:
        tree.children[tree.heads[i]].remove(i)
    if head != i:
        insort(tree.children[head], i)
    tree.heads[i], tree.labels[i] = head, label
    return True


def _predicate_above(tree: Draft, i: int) -> int | None:
    """Return the nearest word above another that may have a subject: a verb, or what has a copula."""
    for _ in range(FARTHEST):
        i = tree.heads[i]
        if tree.pos[i] == "VERB" or any(tree.labels[c] == "cop" for c in tree.children[i]):
            return i
        if tree.heads[i] == i:
            break
    return None


def _subject_label(tree: Draft, predicate: int) -> str:
    return "nsubj:pass" if any(tree.labels[c] == "aux:pass" for c in tree.children[predicate]) else "nsubj"
