"""Tell from what stands around a name whether a person bears it or an organization.

In: the `Span` of a name in a parsed text. Out: whether what is said there is said of persons alone, or of organizations alone. Most of what is
said of either is said of both: then neither is told. The words that tell are in `tables/bearers.txt`.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from kg.models.gazetteer import read_nouns, read_words
from kg.models.makers import words_of_makers

DESCRIBING = frozenset({"compound", "appos", "nmod", "flat"})
TITLES = DESCRIBING | {"nmod:desc"}
"""How a title or an office hangs on the name that it stands before."""

OBJECTS = frozenset({"obj", "iobj"})

BECOMING = frozenset({"obj", "xcomp"})
"""How an office hangs on the verb that tells who got it: "became chairman", "was named chairman"."""


@cache
def words_of_bearers() -> dict[str, frozenset[str]]:
    """Return the words of each section of the table of bearers, read once."""
    return read_words("bearers")


def tells_person(name: Span) -> bool:
    """Tell whether what stands around a name is said of people alone: "Mr Falk", "Falk, 54,", "Falk, an engineer", "Falk, who", "Falk said he", "Falk died"."""
    return _is_called(name) or _is_titled(name) or lives(name) or _takes_office(name) or _is_he(name)


def is_called_person(name: Span) -> bool:
    """Tell whether the words right beside a name are said of people alone: "Mr Falk", "Falk, 54,", "Falk, who"; not "Falk and his wife".

    Who says "I" is one, too.
    """
    return any(token.text == "I" for token in name.sent) or _is_called(name) or _is_titled(name) or _is_described_as_person(name)


def _is_called(name: Span) -> bool:
    return name.start > 0 and name.doc[name.start - 1].text.lower() in words_of_bearers()["before_last_names"]


def lives(name: Span) -> bool:
    """Tell whether what stands behind a name is said of people alone, or "he" or "she" beside it."""
    return bool(_genders(name) - {"Neut"}) or any(token.text == "I" for token in name.sent) or _is_described_as_person(name)


def _is_described_as_person(name: Span) -> bool:
    root, table = name.root, words_of_bearers()
    for token in root.children:
        is_noun = token.dep_ == "appos" and token.pos_ == "NOUN" and read_nouns().get(token.lemma_.lower(), "PERSON") == "PERSON"
        is_age = token.pos_ == "NUM" and token.i == name.end + 1
        if is_noun or is_age or (token.dep_ == "acl:relcl" and any(child.tag_ in ("WP", "WP$") for child in token.children)):
            return True
    is_kin = root.dep_ == "nmod:poss" and root.head.lemma_.lower() in table["kin"]
    return is_kin or (root.dep_ in ("nsubj", "nsubj:pass") and root.head.lemma_.lower() in table["of_lives"])


def may_be_person(name: Span) -> bool:
    """Tell whether what stands around a name is said of people alone, where who else is "he" in its sentence is told before it: "He starred in Falk"."""
    is_he = any(t.i >= name.end and t.pos_ == "PRON" and set(t.morph.get("Gender", [])) - {"Neut"} for t in name.sent)
    return is_he or _is_called(name) or _is_titled(name) or _is_described_as_person(name) or _takes_office(name) or _is_he(name)


def _is_titled(name: Span) -> bool:
    return any(token.i < name.start and token.dep_ in TITLES for token in name.root.children)


def _genders(name: Span) -> set[str]:
    """Return the genders of the pronouns in the sentence of a name, but for objects of what it does: in "Falk thanked her" she is another."""
    own = name.root.head if name.root.dep_ == "nsubj" else None
    said = (token for token in name.sent if token.pos_ == "PRON" and not (token.dep_ in OBJECTS and token.head == own))
    return {gender for token in said for gender in token.morph.get("Gender", [])}


def _takes_office(name: Span) -> bool:
    """Tell whether somebody is or becomes what people are: "Falk became chairman", "Falk was named chairman", "Falk is an engineer"."""
    root = name.root
    if root.dep_ not in ("nsubj", "nsubj:pass"):
        return False
    offices = [root.head, *(token for token in root.head.children if token.dep_ in BECOMING)]
    is_taken = root.head.pos_ == "NOUN" or root.head.lemma_.lower() in words_of_bearers()["of_offices"]
    return is_taken and any(o.pos_ == "NOUN" and read_nouns().get(o.lemma_.lower()) == "PERSON" for o in offices)


def _is_he(name: Span) -> bool:
    """Tell whether the next sentence begins with "he" or "she", and the name is the subject of its own, in which no other person is named."""
    sentence, doc = name.sent, name.doc
    if name.root.dep_ not in ("nsubj", "nsubj:pass") or sentence.end >= len(doc):
        return False
    following = doc[sentence.end]
    is_other = any(token.ent_type_ == "PERSON" and token.text not in name.text for token in sentence)
    return following.pos_ == "PRON" and bool(set(following.morph.get("Gender", [])) - {"Neut"}) and not is_other


def tells_organization(name: Span) -> bool:
    """Tell whether what stands around a name is said of organizations alone: "joined Falk", "the board of Falk", "Falk was founded"."""
    root, table = name.root, words_of_bearers()
    head, link = root.head, root.dep_
    word = head.lemma_.lower()
    if link == "nsubj":
        return word in table["done_by_organizations"]
    if link == "nsubj:pass":
        return word in table["made_of_organizations"]
    if link == "obj":
        is_another = any(token.dep_ == "nsubj" and token.text == root.text for token in head.children)  # "Falk left Falk"
        return is_another or word in table["done_to_organizations"]
    if link in ("nmod:poss", "compound"):
        return word in table["had_by_organizations"] or (link == "compound" and word in table["held_in_organizations"])
    preposition = _preposition(root)
    if preposition == "at":
        return word not in table["done_at_persons"]
    is_had = preposition == "of" and word in table["had_by_organizations"]
    return is_had or (preposition in ("of", "in") and word in table["held_in_organizations"])


def _preposition(token: Token) -> str:
    return next((child.text.lower() for child in token.children if child.dep_ == "case"), "")


def acts(name: Span) -> bool:
    """Tell whether a name is that of who does something, as a place seldom is."""
    return name.root.dep_ == "nsubj" and name.root.head.lemma_.lower() in words_of_makers()["done_by_firms"]
