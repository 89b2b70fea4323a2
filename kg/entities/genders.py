"""Tell the gender of a mention: by a pronoun, a title, a noun for women or men, or a given name.

In: a `Tree`, a head word and its mention. Out: "female", "male", or "" where nothing tells it. A given name tells that of who is called so and
of nothing else: no bill is a man, and Grace Holdings no woman.
"""

from __future__ import annotations

from functools import cache

from kg.english import name_parts
from kg.model import Mention, MentionKind
from kg.parsing.trees import Tree

OF_PEOPLE = frozenset({"", "Person", "Role"})
"""Classes of mentions that may mean somebody."""


def last_names(tree: Tree) -> frozenset[str]:
    """Return the last words of the names of several words that people have in a text, lower case: alone they tell no gender."""
    return frozenset(
        tree.words[name.end - 1].lower() for name in tree.names if name.label == "PERSON" and name.end - name.start > 1
    )


def gender_of(tree: Tree, head: int, mention: Mention, families: frozenset[str]) -> str:
    """Return the gender of a mention that is no pronoun.

    Args:
        tree: the text.
        head: the head word of the mention.
        mention: the mention.
        families: the last names of people in the text.
    """
    start = tree.names[tree.entity[head]].start if tree.entity[head] >= 0 else head
    before = tree.words[start - 1].lower().rstrip(".") if start > 0 else ""
    is_name = mention.kind is MentionKind.NAME
    if mention.label not in OF_PEOPLE:  # of a name that was read as a firm's the title tells more: "Mr Falk"
        return _genders_of_nouns().get(before, "") if is_name and before in name_parts.titles else ""
    words = [w.lower().rstrip(".") for w in mention.text.split(maxsplit=2)[:2]]
    gender = next((g for word in (tree.lemmas[head], *words[:1], before) if (g := _genders_of_nouns().get(word, ""))), "")
    if gender or not is_name or not words:
        return gender
    is_family = len(words) == 1 and (words[0] in families or words[0] in name_parts.last_names_too)
    return "" if is_family else _genders_of_names().get(words[0], "")


@cache
def _genders_of_nouns() -> dict[str, str]:
    return dict.fromkeys(name_parts.female, "female") | dict.fromkeys(name_parts.male, "male")


@cache
def _genders_of_names() -> dict[str, str]:
    return dict.fromkeys(name_parts.female_names, "female") | dict.fromkeys(name_parts.male_names, "male")
