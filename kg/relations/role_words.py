"""Find the words that name a role: "president", "Lt. Gov.", "chief of staff", "emergency situations minister", and say what kind of role they tell."""

from __future__ import annotations

from functools import cache

from kg.english import adjectives, conjunctions, nouns, numbers, roles, signs
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

LONGEST_ROLE = 5
"""Words of the longest role in the table, hyphens and full stops among them: "commander-in-chief"."""


NOT_YET = "not yet"
"""What the table says of words behind a role that is to come."""

BEFORE_ROLES = adjectives.before_roles | roles.qualified_by | roles.by_field
"""What may stand between a role and whose it is: "Acme's new interim chairman"."""

LONGEST_BEHIND = 3
"""Words of the longest of what stands behind a role, a hyphen among them: "president pro tempore", "chairwoman-elect"."""


@cache
def _last_words() -> frozenset[str]:
    """Return what ends a role, as a tokenizer splits it: "elect" of "president-elect", the full stop of "Lt."."""
    ends = {role.split()[-1] for role in (*roles.kinds, *roles.abbreviations)}
    return frozenset({*ends, *(end.rpartition("-")[2] for end in ends), *("." for end in ends if end.endswith("."))})


def whole_word(text: str) -> str:
    """Return a role in lower case, as it is written out: "governor" for "Gov.", "secretary-general" for one set with spaces.

    >>> whole_word("Lt. Gov."), whole_word("Secretary - General"), whole_word("Major-General")
    ('lieutenant governor', 'secretary-general', 'major general')
    """
    word = text.lower().replace(" - ", "-")
    apart = word.replace("-", " ")
    return roles.abbreviations.get(word) or (apart if word not in roles.kinds and apart in roles.kinds else word)


def is_role(text: str) -> bool:
    """Tell whether the table knows a role, or it is an office told by its field: "chief risk officer".

    >>> is_role("chief risk officer"), is_role("chief officer"), is_role("chief police officer Ann")
    (True, False, False)
    """
    word = whole_word(text)
    return word in roles.kinds or _is_around_field(word)


def _is_around_field(word: str) -> bool:
    first, _, rest = word.partition(" ")
    return " " in rest and roles.around_fields.get(first) == rest.rpartition(" ")[2]


def kind_of_role(text: str) -> str:
    """Return what kind of role it is, that of a department's minister too, "" where the table does not say."""
    word = whole_word(text)
    last = word.rpartition(" ")[2]
    if _is_around_field(word):
        return roles.kinds.get(word, "office")
    return roles.kinds.get(word) or (roles.kinds[last] if last in roles.of_departments else "")


def role_before(reading: DocumentReading, end: int, *, of_each: bool = False) -> tuple[int, int] | None:
    """Return the places of a role whose last word stands before `end`, or None; a part of a longer one is none.

    A plural is one only where it is asked what it says of each: "founders".
    """
    tree = reading.tree
    if end < 1 or (text_of_role(tree, end - 1, end) if of_each else tree.words[end - 1]).lower() not in _last_words():
        return None
    for start in range(max(0, end - LONGEST_ROLE), end):
        number = tree.entity[start]
        if number >= 0 and tree.names[number].start < start and tree.names[number].end < end:
            continue  # of "Green Party leader" the role is "leader"
        if is_role(text_of_role(tree, start, end) if of_each else tree.text(start, end)):
            is_part = start > 0 and tree.words[start - 1] in signs.hyphens and not _is_of_then(tree, start)
            is_part = is_part and not _is_behind_name(tree, start)
            is_prize = tree.words[end : end + 1] == [":"] and tree.words[start - 1].lower() in adjectives.of_prizes
            is_adjective = start == end - 1 and tree.tags[start] == "JJ" and tree.words[start].islower()  # "a major Ann Lee film"
            return None if is_part or is_adjective or is_prize else (_with_department(tree, start, end), end)
    return None


def _is_behind_name(tree: Tree, start: int) -> bool:
    """Tell whether a role is set apart by a dash from the person who has it: "Ann Lee – Chair"; "general - secretary" is one, spaces or not."""
    number = tree.entity[start - 2] if start > 1 else -1
    is_apart = tree.starts[start] > tree.ends[start - 1] and tree.starts[start - 1] > tree.ends[start - 2]
    return is_apart and number >= 0 and tree.names[number].label == "PERSON"


def text_of_role(tree: Tree, start: int, end: int) -> str:
    """Return the words of a role as one person has it: "vice president" for "vice presidents"; "head of sales" stays."""
    if tree.tags[end - 1] != "NNS" or "of" in tree.words[start:end]:
        return tree.text(start, end)
    return f"{tree.text(start, end - 1)} {tree.lemmas[end - 1]}".lstrip()


def whole_role(tree: Tree, places: tuple[int, int]) -> tuple[int, int]:
    """Return the places of a role with what belongs to its name behind it: "chief of staff", "secretary of state"."""
    start, end = places
    longest = min(start + LONGEST_ROLE, len(tree.words))
    return next(((start, e) for e in range(longest, end, -1) if is_role(tree.text(start, e))), places)


def qualified_role(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """Return the places of a role with what says how one has it, or of what kind it is: "interim chairman", "army colonel", "speaker pro tem"."""
    first, last = start, end
    while first > 0 and tree.sentence[first - 1] == tree.sentence[start] and _qualifies(tree, first - 1, range(first, end)):
        first -= 1
        while first > 1 and tree.words[first - 1] in signs.hyphens and not _is_of_then(tree, first):
            first -= 2  # "part-time"
    while last < len(tree.words) and last < end + LONGEST_BEHIND:
        last += 1
        if _word_behind(tree, end, last) in roles.behind:
            return first, last
    return first, end


def behind_role(tree: Tree, end: int) -> int:
    """Return where a role ends before words that end at a place and say how it is held: "Bishop Emeritus", "Governor-designate"."""
    for start in range(max(0, end - LONGEST_BEHIND), end):
        if _word_behind(tree, start, end) in roles.behind:
            return start
    return end


def is_not_yet(tree: Tree, end: int, last: int) -> bool:
    """Tell whether what stands behind a role that ends at `end` says that it is not held yet: "chairwoman-elect"."""
    return last > end and roles.behind.get(_word_behind(tree, end, last)) == NOT_YET


def _word_behind(tree: Tree, end: int, last: int) -> str:
    return tree.text(end, last).lower().lstrip("- ")


def _qualifies(tree: Tree, i: int, role: range) -> bool:
    """Tell whether a word says how the role behind it is held, or of what kind it is: "acting mayor", "foreign ministry spokesman"."""
    word = tree.words[i].lower()
    if is_of_faction(tree, i) and tree.words[role[-1]].lower() in roles.of_several:
        return True
    if tree.entity[i] >= 0 or word in adjectives.former | adjectives.of_plans:
        return False
    if word in numbers.ordinals and tree.words[i + 1].lower() in roles.under:
        return True  # "First Vice Governor"
    noun = tree.heads[i]
    if noun not in role:
        return word in roles.qualified_by | roles.by_field | roles.under
    is_noun = tree.pos[i] == "NOUN" or (tree.pos[i] == "PROPN" and word == tree.words[i])
    is_kind = tree.labels[i] == "compound" and is_noun and tree.lemmas[i] not in nouns.no_roles
    is_of_kind = tree.labels[i] == "amod" and tree.labels[noun] == "compound" and word not in adjectives.before_roles
    return is_kind or is_of_kind or word in roles.qualified_by | roles.by_field | roles.under


def is_of_faction(tree: Tree, i: int) -> bool:
    """Tell whether a word says whom a leader leads, and is in no name of an organization: "Sunni", "rebel"."""
    is_word = tree.words[i].lower() in roles.by_faction
    return is_word and (tree.entity[i] < 0 or tree.names[tree.entity[i]].label == "NORP")


def _is_of_then(tree: Tree, start: int) -> bool:
    """Tell whether a role is what somebody was at that time: "then-President Ann Lee"."""
    return start > 1 and tree.words[start - 2].lower() in adjectives.former


def _with_department(tree: Tree, start: int, end: int) -> int:
    """Return where the role of a minister begins with the department that stands before it: "Deputy Emergency Situations Minister"."""
    noun = end - 1
    if start != noun or tree.words[noun].lower() not in roles.of_departments:
        return start
    first = noun
    while first > 0 and _is_of_department(tree, first - 1, first, noun):
        first -= 1
    while first < noun and tree.pos[first] == "CCONJ":
        first += 1
    return first


def _is_of_department(tree: Tree, i: int, first: int, noun: int) -> bool:
    """Tell whether a word belongs to the department of a minister, whose next words, if any, begin at `first`."""
    word = tree.words[i].lower()
    if (
        tree.entity[i] >= 0
        or not i < tree.heads[i] <= noun
        or word in adjectives.before_roles | adjectives.former | adjectives.of_plans | roles.qualified_by | roles.under
    ):
        return False
    if word in conjunctions.coordinating:
        return first < noun
    is_adjective = tree.pos[i] == "ADJ" and first < noun and tree.words[i][0].isupper() == tree.words[first][0].isupper()
    return (tree.pos[i] in ("NOUN", "PROPN") or is_adjective) and not is_role(tree.words[i])
