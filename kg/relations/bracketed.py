"""Names in brackets or commas behind a name: another one, "Ann Lee (née Olsen)", "Omar Saad (Arabic: …)"; or whose somebody is, "Ann Lee (Labour)"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import lives, roles
from kg.english.classes import ORGANIZATIONS
from kg.mentions.names import adjectives_of_countries
from kg.model import Relation
from kg.parsing.repairs import Name
from kg.parsing.trees import Tree
from kg.relations.apposition import is_acronym
from kg.relations.reading import DocumentReading

RULE = "bracket/name"
OF = "bracket/of"

LAST_LATIN = "\u024f"
"""The last of the letters that names in Latin script are written with."""


def find_bracketed_names(reading: DocumentReading) -> Iterator[Relation]:
    """Yield be known as(name, alias) for names at birth and names in another language in the brackets behind a name."""
    tree = reading.tree
    for name in tree.names:
        if name.end >= len(tree.words) or tree.sentence[name.end] != tree.sentence[name.root]:
            continue
        yield from _party_or_country(reading, name)
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


def _party_or_country(reading: DocumentReading, name: Name) -> Iterator[Relation]:
    """Yield whose somebody is by a bracket that holds one name: "Ann Lee (Labour)", "Karl Voss (Acme)", "Bo Ek (Norway)"."""
    tree, opening = reading.tree, name.end
    number = _name_at(tree, opening + 1) if name.label == "PERSON" and tree.words[opening] == "(" else None
    if number is None or tree.closing_bracket(opening) != tree.names[number].end:
        return
    held = tree.names[number]
    if any(word.lower() in roles.kinds for word in held.text.split()) or max(held.text) > LAST_LATIN:
        return  # "(EVP Sales)" is a role, "(정재상)" the name in another script
    label, trigger = reading.mention(held.root).label, reading.trigger(name.root)
    if label in ORGANIZATIONS and not is_acronym(held.text, name.text):
        yield trigger.relation(name.root, "be member of", held.root, rule=OF, phrase="is of")
    elif label == "Country":
        yield trigger.relation(name.root, "be from", held.root, rule=OF)


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
