"""Coordinate what is listed with a date or a sum each: "lived in Bonn until 1995 and in Leeds until 2001" has two places, no year that is Leeds.

In: a tree that the guidelines hold. Out: the same tree, a noun that the parser coordinated with a date, with a sum or with the verb beside the
noun before it that has its preposition, or none, either; its own date below it. What follows "and" without a verb of its own answers, part by
part, to what stands before.
"""

from __future__ import annotations

from kg.english import nouns, roles, times
from kg.parsing.coordination import CLAUSAL
from kg.parsing.guidelines import FARTHEST, SUBJECTS, hang
from kg.parsing.repairs import Draft

NOUNS = frozenset({"NOUN", "PROPN"})

ACTING = frozenset({"GPE", "ORG", "PERSON"})
"""Labels of names of those who do something."""

BARE = ("obj", "xcomp")
"""Labels of what stands behind a verb with no preposition: "joined Acme", "was appointed lecturer"."""

OPENING = frozenset({"DET", "PRON"})
"""What opens a noun phrase behind a name: an article, a possessive."""

CASES = frozenset({"ADP", "PART"})
"""Parts of speech of what stands before a phrase of a verb, as parsers have it: of "to", too."""


def coordinate_gapped(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label == "conj" and tree.entity[i] >= 0:
            _set_remnants_apart(tree, i)
            _set_goal_apart(tree, i)
    for i, label in enumerate(tree.labels):
        if label == "conj" and tree.pos[i] == "SYM":
            _join_sum(tree, i)
        if label == "conj" and tree.entity[i] >= 0:
            _give_second_subject(tree, i)
        if label == "conj" and tree.lemmas[i] in roles.kinds:
            _give_subject_before(tree, i)
        if label not in ("conj", "obl") or tree.pos[i] not in NOUNS or not tree.heads[i] < i or _is_value(tree, i):
            continue
        if label == "obl":
            _join_listed(tree, i)
        elif _is_value(tree, tree.heads[i]):
            _join(tree, i, _partner(tree, i, tree.heads[tree.heads[i]], tree.heads[i]))
        elif tree.pos[tree.heads[i]] == "VERB" and any(c > i and _is_value(tree, c) for c in tree.children[i]):
            partner = _partner(tree, i, tree.heads[i], i)
            is_clause = any(tree.labels[c] in CLAUSAL for c in tree.children[i])
            _join(tree, i, partner if partner is not None and _is_dated(tree, partner, i) and not is_clause else None)


def _set_remnants_apart(tree: Draft, i: int) -> None:
    """Hang what is left of a clause without its verb on the verb before it: "Ann won the gold medal and Bo Ek the silver", who wins silver.

    The name right before a noun with an article, with no comma between, is no object beside the first.
    """
    name, above = tree.names[tree.entity[i]], tree.heads[i]
    verb = above if tree.pos[above] == "VERB" else tree.heads[above]
    is_joined = tree.pos[name.start - 1] == "CCONJ" and name.root == i and name.label in ACTING
    if (
        tree.pos[verb] != "VERB"
        or not verb < i
        or not is_joined
        or name.end >= len(tree.words)
        or tree.pos[name.end] not in OPENING
    ):
        return
    labels = {tree.labels[c]: c for c in tree.children[verb] if c < i}
    object_ = labels.get("obj", -1)
    is_other = object_ >= 0 and (tree.entity[object_] < 0 or tree.names[tree.entity[object_]].label != name.label)
    behind = [c for host in {verb, above, i} for c in tree.children[host] if c > i and _start(tree, c) == name.end]
    is_left = behind and tree.labels[behind[0]] in ("obj", "conj", "appos") and tree.pos[behind[0]] in NOUNS
    if is_other and is_left and not SUBJECTS.isdisjoint(labels) and hang(tree, i, verb, "dep"):
        hang(tree, behind[0], i, "orphan")


def _set_goal_apart(tree: Draft, i: int) -> None:
    """Hang on the verb before who does the same with a phrase of the same preposition: "was jailed for two years and Karl for five"."""
    name = tree.names[tree.entity[i]]
    is_next = name.root == i and name.label in ACTING and name.end + 1 < len(tree.words) and tree.pos[name.end] in CASES
    if not is_next or tree.pos[name.start - 1] != "CCONJ" or _case(tree, i):
        return
    above = verb = tree.heads[i]
    for _ in range(FARTHEST):
        if tree.pos[verb] == "VERB" or not tree.heads[verb] < verb:
            break
        verb = tree.heads[verb]
    word = tree.words[name.end].lower()
    beside = [c for c in tree.children[verb] if verb < c < i and tree.labels[c] == "obl" and _case(tree, c) == word]
    if tree.pos[verb] != "VERB" or not beside:
        return
    doing = [tree.entity[c] for c in tree.children[verb] if tree.labels[c] in SUBJECTS and c < verb]
    is_alike = any(number >= 0 and tree.names[number].label == name.label for number in doing)
    is_other = tree.entity[beside[-1]] < 0 or tree.names[tree.entity[beside[-1]]].label != name.label
    behind = [c for host in {verb, above, i} for c in tree.children[host] if c > i and _start(tree, c) == name.end]
    if is_alike and is_other and behind and hang(tree, i, verb, "dep"):
        hang(tree, behind[0], i, "orphan")


def _give_second_subject(tree: Draft, i: int) -> None:
    """Make the name between two nouns that say what somebody is the subject of the second: "Ann is the chief and Karl the chairman"."""
    first = _predicate_above(tree, i)
    subjects = [c for c in tree.children[first] if tree.labels[c] == "nsubj" and tree.entity[c] >= 0]
    if tree.pos[first] != "NOUN" or not subjects or all(tree.labels[c] != "cop" for c in tree.children[first]):
        return
    name, kind = tree.names[tree.entity[i]], tree.names[tree.entity[subjects[0]]].label
    beside = [c for above in {first, tree.heads[i]} for c in tree.children[above] if c > i and tree.labels[c] in ("appos", "conj")]
    behind = [c for c in beside if _start(tree, c) == name.end and tree.pos[c] == "NOUN"]
    if name.label in (kind, "PERSON") and name.root == i and behind and hang(tree, behind[0], first, "conj"):
        hang(tree, i, behind[0], "nsubj")


def _predicate_above(tree: Draft, i: int) -> int:
    """Return the noun that a word is coordinated with, or inside of which what it is coordinated with stands: "is the mayor of Kiel and Karl"."""
    above = tree.heads[i]
    while tree.labels[above] in ("conj", "nmod") and tree.heads[above] < above:
        above = tree.heads[above]
    return above


def _give_subject_before(tree: Draft, i: int) -> None:
    """Make the name right before a bare role its subject, where another name has a role before: "Ann is chief of Acme, and Karl chairman"."""
    first, before = _predicate_above(tree, i), [c for c in tree.children[i] if c < i and tree.labels[c] == "compound"]
    subjects = [c for c in tree.children[first] if tree.labels[c] == "nsubj" and tree.entity[c] >= 0]
    named = [c for c in before if tree.entity[c] >= 0 and tree.names[tree.entity[c]].label == "PERSON"]
    if not named or not subjects or all(tree.labels[c] != "cop" for c in tree.children[first]):
        return
    name = tree.names[tree.entity[named[0]]]
    is_role = " ".join(tree.words[name.end : i + 1]).lower() in roles.kinds
    is_joined = tree.pos[name.start - 1] == "CCONJ" and tree.names[tree.entity[subjects[0]]].label == "PERSON"
    if is_role and is_joined and hang(tree, i, first, "conj"):
        hang(tree, name.root, i, "nsubj")


def _join_sum(tree: Draft, i: int) -> None:
    """Coordinate a sum with what it is for with such a sum: "spent $3 on pumps and $2 on cars", not $2 with the pumps."""
    cases = {_case(tree, c) for c in tree.children[i] if c > i and tree.labels[c] == "nmod"} - {""}
    verb = tree.heads[i] if tree.pos[tree.heads[i]] == "VERB" else tree.heads[tree.heads[i]]
    before = [c for c in tree.children[verb] if verb < c < i]
    sums = [c for c in before if tree.labels[c] == "obj" and tree.words[c] == tree.words[i]]
    if sums and any(tree.labels[c] == "obl" and c > sums[-1] and _case(tree, c) in cases for c in before):
        hang(tree, i, sums[-1], "conj")


def _join_listed(tree: Draft, i: int) -> None:
    """Coordinate the second of three phrases that commas part: "moved to Leeds in 1990, to Bonn in 1995 and to Kiel in 2001"."""
    if tree.words[_start(tree, i) - 1] != ",":
        return
    last = [c for c in tree.children[i] if tree.labels[c] == "conj" and _case(tree, c) == _case(tree, i)]
    partner = _partner(tree, i, tree.heads[i], i) if last else None
    if partner is not None and _is_dated(tree, partner, i):
        for c in (i, *last):
            _join(tree, c, partner)


def _join(tree: Draft, i: int, partner: int | None) -> None:
    """Coordinate a noun with its partner, and make what is left of the verb's other parts a phrase of it: "in Leeds until 2001"."""
    if partner is not None and hang(tree, i, partner, "conj"):
        for c in tree.children[i]:
            if tree.labels[c] in ("obl", "orphan") and c > i and _case(tree, c):
                tree.labels[c] = "nmod"


def _is_value(tree: Draft, i: int) -> bool:
    """Tell whether a word is a date, a number or a sum."""
    word = tree.words[i].lower()
    is_date = tree.lemmas[i] in nouns.time or word in times.months or word in times.weekdays
    return tree.pos[i] in ("NUM", "SYM") or (is_date and tree.entity[i] < 0)


def _case(tree: Draft, i: int) -> str:
    return " ".join(tree.words[c].lower() for c in tree.children[i] if tree.labels[c] == "case" and c < i)


def _start(tree: Draft, i: int) -> int:
    """Return where a noun's phrase starts, by what stands right before it."""
    return min([i, *(c for c in tree.children[i] if c < i and tree.labels[c] not in ("cc", "punct"))])


def _partner(tree: Draft, i: int, verb: int, end: int) -> int | None:
    """Return the last noun before a value that has a word's preposition; without one the verb's object or what it makes one, else one of its kind."""
    if tree.pos[verb] != "VERB":
        return None
    case = _case(tree, i)
    before = [c for c in tree.children[verb] if verb < c < end and tree.pos[c] in NOUNS and not _is_value(tree, c)]
    alike = [c for c in before if tree.labels[c] in (("obl",) if case else BARE) and _case(tree, c) == case]
    if not case and not alike:
        alike = [c for c in before if tree.labels[c] == "obl" and _kind(tree, c) and _kind(tree, c) == _kind(tree, i)]
    return alike[-1] if alike else None


def _kind(tree: Draft, i: int) -> str:
    return tree.names[tree.entity[i]].label if tree.entity[i] >= 0 else ""


def _is_dated(tree: Draft, first: int, second: int) -> bool:
    """Tell whether a date or a sum of the verb stands between two of its phrases."""
    return any(first < c < second and _is_value(tree, c) for c in tree.children[tree.heads[first]])
