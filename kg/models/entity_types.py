"""The spaCy component `kg_entity_types`: tell the finer types of entities by tables of names and words.

In: a parsed `Doc` with entities PERSON, ORG, LOC, NORP, MISC. Out: the same entities, LOC split into GPE, FAC and LOC,
EVENT, WORK, PRODUCT, AWARD and LAW taken out of MISC, and a subtype (COMPANY, COUNTRY, ...) in `ent.ent_id_`. The knowledge is in
`tables/`; rules are tried in the order of the file, then the nouns that describe the entity in the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.models.bearers import DESCRIBING, lives
from kg.models.contexts import with_contexts
from kg.models.gazetteer import (
    PLACE_KINDS,
    country_names,
    known_names,
    place_kinds,
    read_countries,
    read_nouns,
    read_words,
    words_of_no_firms,
)
from kg.models.legal_names import with_legal_names
from kg.models.makers import with_products, words_of_makers
from kg.models.name_spans import mended_names
from kg.models.short_names import with_short_names

CLEARLY = 2
"""How many times as many mentions must have a type for the others to follow."""

LEARNED = frozenset({"ORG", "LOC", "MISC"})
LABELS_BY_NOUN = {"DISASTER": "EVENT", "VEHICLE": "PRODUCT"}
"""The labels of what is named like a person or a firm, by the kind that a noun beside the name tells."""

LABELS_BY_APPOSITION = {"DEVICE": "PRODUCT", "SOFTWARE": "PRODUCT", "WORK": "WORK"}
"""Those by the kind of a noun that says what the name is, as one that it stands before does not: "Falk, a film", "a Falk film"."""

OF_APPOSITIONS = frozenset({"PERSON", *LEARNED})
"""The labels of names that may be of what a noun says they are."""

SHORTEST_ABBREVIATION = 3
"""Letters of one that names a country and hardly anything else."""

JOINS = frozenset({",", "and", "or"})
"""Between a town and its state, and between the places of a list."""

OF_PLACES = PLACE_KINDS | {"NATURAL"}
"""Kinds of nouns that tell the kind of a place beside them; "the Lisse hospital" is no name of the hospital."""

NEEDS_NOUN = {"COMPANY", "GOVERNMENT", "PARTY", "SCHOOL", "MEDIA", "TEAM", "INTERNATIONAL", "NONPROFIT"}


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(adjective for country in read_countries() for adjective in country.adjectives)


@cache
def _states_too() -> frozenset[str]:
    return read_words("names")["states_too"]


@dataclass(frozen=True, slots=True)
class TypeRule:
    """Entities of a `learned` label whose `where` is one of `words` are `label`, of `subtype`."""

    learned: frozenset[str]
    where: str
    label: str
    subtype: str
    words: frozenset[str]


@cache
def _rules() -> tuple[TypeRule, ...]:
    return tuple(
        TypeRule(frozenset(learned.split("|")), where, label, subtype, words)
        for (learned, where, label, subtype), words in ((rule.split(), words) for rule, words in read_words("entity_types").items())
    )


def _bare(span: Span) -> str:
    """Return the name without an article."""
    words = span.text.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() == "the" else words)


def _matches(rule: TypeRule, span: Span, name: str, words: list[str]) -> bool:
    if rule.where == "name":
        return name in rule.words or span.text in rule.words
    if rule.where == "last":
        return words[-1] in rule.words and len(words) > 1
    if rule.where == "first":
        return words[0] in rule.words and len(words) > 1
    if rule.where == "within":
        return any(f" {phrase} " in f" {name} " for phrase in rule.words)
    if rule.where == "any":
        return not rule.words.isdisjoint(words)
    return span.start > 0 and span.doc[span.start - 1].lower_ in rule.words


def _described_as(span: Span) -> str:
    """Return the subtype that a noun beside the name tells: "carmaker X", "X, a carmaker", "X is a carmaker"."""
    root = span.root
    beside = [t for t in root.children if t.dep_ in DESCRIBING and t.pos_ == "NOUN" and not _has_preposition(t)]
    beside += [t for t in root.children if t.dep_ == "amod" and t.i == span.start - 1 and t.text.islower()]  # "the nonprofit X"
    if root.dep_ in DESCRIBING and root.head.pos_ == "NOUN" and root.dep_ != "nmod":
        beside.append(root.head)
    if root.dep_ == "nsubj" and root.head.pos_ == "NOUN":
        beside.append(root.head)
    for token in sorted(beside, key=lambda t: abs(t.i - root.i)):
        subtype = _kind_of(token)
        before = [t.text.lower() for t in token.children if t.i < token.i]
        if subtype == "COMPANY" and not words_of_no_firms().isdisjoint(before):
            return next(
                (kind for word in before if (kind := read_nouns().get(word, "")) == "NONPROFIT"), ""
            )  # "the militant group X"
        if subtype:
            return subtype
    return ""


def _apposed_as(span: Span) -> str:
    """Return the kind of the noun that is in apposition to a name; one that a comma parts from it tells nothing of a person."""
    root = span.root
    nouns = [token for token in root.children if token.dep_ == "appos" and not _has_preposition(token)]
    if root.dep_ == "appos":
        nouns.append(root.head)
    for noun in nouns:
        is_beside = noun.i == span.start - 1 or span.label_ != "PERSON"
        if noun.pos_ == "NOUN" and is_beside and (kind := _kind_of(noun)):
            return kind
    return ""


def _kind_of(noun: Token) -> str:
    """Return what a noun tells a thing to be, with the noun that it is joined to where that says more: a news agency is none of government."""
    before = noun.nbor(-1) if noun.i else noun
    is_joined = before.head == noun and before.dep_ == "compound"
    kinds = read_nouns()
    joined = kinds.get(f"{before.lemma_} {noun.lemma_}".lower(), "") if is_joined else ""
    return joined or kinds.get(noun.lemma_.lower(), "")


def _has_preposition(noun: Token) -> bool:
    """Tell whether a noun says what something is for or of, and not what it is: "Zorblax for enterprises"."""
    return any(child.dep_ == "case" for child in noun.children)


def refine(span: Span) -> tuple[str, str]:
    """Return the finer label of an entity and its subtype ("" where nothing tells it)."""
    label = span.label_
    if label in ("PERSON", "ORG") and (subtype := _described_as(span)) in LABELS_BY_NOUN:
        return LABELS_BY_NOUN[subtype], subtype  # nor is the frigate Marlin
    if label == "PERSON" and subtype in NEEDS_NOUN:
        return "ORG", subtype  # "Opel, the German division of General Motors" is nobody
    if (apposed := _apposed_as(span)) in LABELS_BY_APPOSITION and label in OF_APPOSITIONS:
        return LABELS_BY_APPOSITION[apposed], apposed
    name = _bare(span)
    if label not in LEARNED:
        words = name.split()
        matching = (rule for rule in _rules() if label in rule.learned and _matches(rule, span, name, words))
        return next(((rule.label, rule.subtype) for rule in matching), (label, ""))
    if label != "MISC" and (name in _adjectives() or _adjectives().issuperset(name.split())):
        return "NORP", ""  # "Bosnian Serb"
    if label != "LOC" and name.isupper() and len(name) >= SHORTEST_ABBREVIATION and name in country_names():
        return "GPE", "COUNTRY"  # "the DRC"; "England" may well be a team
    if label == "ORG" and _is_of_party(span):
        return label, "PARTY"
    kind = place_kinds().get(name, "")
    words = name.split()
    if label == "LOC" and (kind or _is_town(span, words)):
        return "GPE", "REGION" if name in _states_too() and _is_state(span) else kind or "CITY"
    if _is_service(span):
        return "PRODUCT", "SERVICE"
    for rule in _rules():
        if label in rule.learned and _matches(rule, span, name, words):
            return rule.label, rule.subtype
    return _by_description(span, words)


def _is_of_party(span: Span) -> bool:
    """Tell whether "party" stands right behind a name or ends it: "the Norda Congress party"."""
    ends = {span[-1].text, span.root.head.text if span.root.head.i == span.end else ""}
    return span.text[:1].isupper() and not ends.isdisjoint(read_words("names")["parties"])


def _by_description(span: Span, words: list[str]) -> tuple[str, str]:
    """Return the finer label and the subtype that the words around a name tell where its own tell none."""
    label = span.label_
    described = _described_as(span)
    is_named_so = label == "ORG" or (label == "MISC" and span.root.dep_ != "compound")  # not "the Brexit party"
    if is_named_so and described in NEEDS_NOUN:
        return "ORG", described
    if label == "MISC" and is_named_so and described == "PRODUCT":
        return "PRODUCT", described
    if label == "LOC":
        described = described or _placed_as(span)
        return ("GPE" if described in PLACE_KINDS else "LOC", described if described in OF_PLACES else "")
    if label == "MISC" and _is_model(words):
        return "PRODUCT", "PRODUCT"
    return label, ""


def _is_model(words: list[str]) -> bool:
    """Tell whether a name that is no organization's goes on after a firm's: "Boeing 737 Max", "Apple Watch SE"; not "Apple Stock Program"."""
    affairs = words_of_makers()["of_firms_affairs"]
    return len(words) > 1 and known_names().get(words[0]) == ("ORG", "COMPANY") and affairs.isdisjoint(words)


def _is_town(span: Span, words: list[str]) -> bool:
    """Tell whether a town is called like a park or a fort: "Cedar Park, Texas", "Fort Moss, Texas"; not "Cedar State Park, Texas"."""
    table = read_words("names")
    is_site = span.start > 0 and span.doc[span.start - 1].text.lower() == "at"  # one serves "at Fort Moss, Texas", and lives in it
    may_be = not is_site and (words[0] in table["forts"] or (len(words) > 1 and words[-1] in table["towns_too"]))
    return may_be and table["public"].isdisjoint(words) and _placed_as(span) == "CITY"


def _is_firm(span: Span) -> bool:
    """Tell whether a name that a firm and a person may have is the firm's: nothing before it or behind it tells a person."""
    doc, start = span.doc, span.start
    if known_names().get(span.text) != ("ORG", "COMPANY"):
        return False
    is_titled = start > span.sent.start and doc[start - 1].text[:1].isupper() and doc[start - 1].head == span.root
    is_titled |= any(child.text[:1].isupper() and child.dep_ in DESCRIBING for child in span.root.children)
    return not is_titled and not lives(span)


def _placed_as(span: Span) -> str:
    """Return the subtype that the words around a place tell: "the city of X", "X, Virginia".

    Of 35 such places in 1,078 annotated passages all are what is said here.
    """
    doc, start, end = span.doc, span.start, span.end
    if start > 1 and doc[start - 1].text == "of" and doc[start - 2].text.lower() in read_words("names")["before_of_places"]:
        kind = read_nouns().get(doc[start - 2].text.lower(), "")
        return "REGION" if kind == "COUNTRY" else kind  # "the state of X"
    if end + 1 < len(doc) and doc[end].text == "," and (follows := _name_at(doc, end + 1)):
        return "CITY" if place_kinds().get(follows) == "REGION" else ""
    return ""


def _is_state(span: Span) -> bool:
    """Tell whether a name that a state has, too, is a state's: "Albany, New York", "Texas and Georgia"; not "Albany, New York and Boston"."""
    doc, start, end = span.doc, span.start, span.end
    before = _name_before(doc, start - 1) if start > 1 and doc[start - 1].text in JOINS else ""
    after = _name_at(doc, end + 1) if end + 1 < len(doc) and doc[end].text in JOINS else ""
    is_before, is_after = place_kinds().get(before, ""), place_kinds().get(after, "")
    if "REGION" in (is_before, is_after):
        return is_before == "REGION" or doc[end].text != ","  # "Albany, Georgia" is in Georgia
    if doc[start - 1].text == "of" and _is_among_states(span):
        return True
    is_town = is_before == "CITY" or (before != "" and not is_before and doc[start - 2].ent_type_ == "LOC")
    return is_town and not after and doc[start - 1].text == "," and place_kinds()[span.text] == "CITY"


def _is_among_states(span: Span) -> bool:
    """Tell whether others in the sentence are of states of the kind: "Ann Lee of Georgia and Karl Voss of Texas"."""
    of_places = [ent for ent in span.sent.ents if ent.start > 1 and span.doc[ent.start - 1].text == "of"]
    are_people = all(span.doc[ent.start - 2].ent_type_ == "PERSON" for ent in of_places)
    return are_people and any(place_kinds().get(ent.text) == "REGION" for ent in of_places if ent.start != span.start)


def _name_before(doc: Doc, end: int) -> str:
    """Return the name of an entity that ends before a word, or ""."""
    start = end
    while start > 0 and doc[start - 1].ent_type_ and (start == end or doc[start].ent_iob_ == "I"):
        start -= 1
    return doc[start:end].text


def _is_service(span: Span) -> bool:
    """Tell whether a company's name is that of the service where something is said: "wrote on X", "an X post", "via X"."""
    words = words_of_makers()
    if span.text not in words["services"]:
        return False
    before = span.doc[span.start - 1].text.lower() if span.start else ""
    is_told = span.root.head.lemma_.lower() in words["told_on_services"]
    return before == "via" or (is_told and (before == "on" or (span.root.dep_ == "compound" and span.root.head.pos_ == "NOUN")))


def _name_at(doc: Doc, place: int) -> str:
    """Return the name of an entity that begins at a word, or ""."""
    end = place
    while end < len(doc) and doc[end].ent_iob_ == ("I" if end > place else "B"):
        end += 1
    return doc[place:end].text


@Language.component("kg_entity_types", requires=["doc.ents", "token.dep"], assigns=["doc.ents"])
def refine_entities(doc: Doc) -> Doc:
    """Give every entity of a document its finer label and subtype, in place."""
    finer = []
    spans = mended_names(doc)
    people = [span.text.split() for span in spans if span.label_ == "PERSON" and len(span) > 1]
    given, last = {words[0] for words in people}, {words[-1] for words in people}
    for span in spans:
        label, subtype = refine(span)
        if span.text in country_names() and span.text in given - last and span.root.dep_ != "nsubj":
            label, subtype = "GPE", "COUNTRY"  # Jordan Pike visits Jordan
        elif label == "PERSON" and len(span) == 1 and span.text not in given | last and _is_firm(span):
            label, subtype = known_names()[span.text]
        finer.append(Span(doc, span.start, span.end, label=label, span_id=subtype))
    named, contested = with_short_names(finer)
    doc.set_ents(with_legal_names(doc, with_products(doc, _agreed(doc, with_contexts(doc, named), contested))))
    return doc


def _agreed(doc: Doc, spans: list[Span], contested: frozenset[str]) -> list[Span]:
    """Give one word that names the same throughout a text one type: the one most of its mentions have (Gale et al. 1992).

    A contested one is told where it stands: it names two.
    """
    votes: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for span in spans:
        if len(span) == 1 and span.text not in contested:
            votes[span.text][span.label_, span.id_] += 1
    kept = []
    for span in spans:
        counts = votes.get(span.text) if len(span) == 1 else None
        if counts is not None and len(counts) > 1:
            (label, subtype), count = max(counts.items(), key=lambda item: (item[1], bool(item[0][1]), item[0]))
            if count >= CLEARLY * counts[span.label_, span.id_]:
                span = Span(doc, span.start, span.end, label=label, span_id=subtype)  # noqa: PLW2901  # the same place
        kept.append(span)
    return kept
