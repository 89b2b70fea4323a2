"""Other names that stand in brackets or commas behind a name: "Ann Lee (née Olsen)", "Ann Lee, née Olsen", "Omar Saad (Arabic: …)"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import lives
from kg.mentions.names import adjectives_of_countries
from kg.model import Relation
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

RULE = "bracket/name"


def find_bracketed_names(reading: DocumentReading) -> Iterator[Relation]:
    """Yield be known as(name, alias) for names at birth and names in another language in the brackets behind a name."""
    tree = reading.tree
    for name in tree.names:
        if name.end >= len(tree.words) or tree.sentence[name.end] != tree.sentence[name.root]:
            continue
        for start in _places_behind(tree, name.end):
            alias = _name_at(tree, start + 1)
            if alias is None or alias == tree.entity[name.root]:
                continue
            if name.label == tree.names[alias].label == "PERSON" and _tells_birth_name(tree, start):
                phrase = "was born as"
            elif tree.words[start] == ":" and (language := _language_before(tree, start)):
                phrase = f"is known in {language} as"
            else:
                continue
            trigger = reading.trigger(name.root)
            yield trigger.relation(name.root, "be known as", tree.names[alias].root, rule=RULE, phrase=phrase)


def _places_behind(tree: Tree, end: int) -> range:
    """Return where the word before another name may stand: in the brackets behind a name; behind a comma a word for a maiden name alone."""
    if tree.words[end] == "(":
        return range(end + 1, tree.closing_bracket(end))
    before = tree.words[end + 1].lower() if tree.words[end] == "," and end + 1 < len(tree.words) else ""
    return range(end + 1, end + 2) if before in lives.before_names_at_birth - lives.born else range(0)


def _name_at(tree: Tree, start: int) -> int | None:
    """Return the number of the name that begins at a place, None where none does."""
    if start >= len(tree.words) or tree.entity[start] < 0 or tree.names[tree.entity[start]].start != start:
        return None
    return tree.entity[start]


def _tells_birth_name(tree: Tree, i: int) -> bool:
    """Tell whether a word says that the name behind it is one at birth; one name behind "born" may be a place."""
    word, name = tree.words[i].lower(), tree.names[tree.entity[i + 1]]
    return word in lives.before_names_at_birth and (word not in lives.born or name.end > name.start + 1)


def _language_before(tree: Tree, colon: int) -> str:
    """Return the language that is told before a colon, with its script ("Serbian Cyrillic"); "" where none is: "NYSE:"."""
    first = next((i for i in range(colon - 1, max(colon - 3, -1), -1) if tree.words[i - 1] in ("(", ";", ",")), colon)
    if first == colon or tree.entity[first] < 0:
        return ""
    is_people = tree.names[tree.entity[first]].label == "NORP" or tree.words[first] in adjectives_of_countries()
    return tree.text(first, colon) if is_people else ""
