"""Propose a lexicon for an ontology that brings none: the phrases that its labels, synonyms and alignments suggest.

A label is read as English: "employs" is a verb, "birth place" a noun that its owner has, "member of" a noun with a preposition, "born in"
a participle. What the news ontology knows carries over to a property that is called like one of its own or aligned with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from kg.english import labels
from kg.models.lemmas import Lemmatizer
from kg.namespaces import KGO
from kg.ontology.lexicon import Lexicon, LexiconEntry
from kg.ontology.terms import Property, plain

NEWS = "news"
LEMMAS = Path(__file__).parents[1] / "models" / "en_kg_news" / "kg_multitask" / "lemmas.json"

Phrases = Mapping[str, list[tuple[str, bool]]]
"""Property of the news ontology -> its phrases, each with whether it is turned round."""


@cache
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer.read(LEMMAS)


def propose_lexicon(properties: Mapping[str, Property], news: Phrases) -> Lexicon:
    """Return a lexicon made of what each property is called; of equal rows the first stands."""
    verbs = frozenset(phrase.split()[0] for phrases in news.values() for phrase, _ in phrases)
    entries: dict[tuple[str, str], LexiconEntry] = {}
    for name, prop in sorted(properties.items()):
        for phrase, inverse in _phrases(prop, news, verbs):
            entries.setdefault((phrase, name), LexiconEntry(phrase, name, inverse))
    return Lexicon(entries.values())


def _phrases(prop: Property, news: Phrases, verbs: frozenset[str]) -> Iterator[tuple[str, bool]]:
    for iri in prop.equivalents:
        yield from news.get(iri.removeprefix(KGO), ())
    for label in (prop.label, prop.name.rpartition(":")[2], *prop.synonyms):
        words = plain(label).split()
        if not words or any(w.isdigit() for w in words) or (len(words) == 1 and any(c.isdigit() for c in words[0])):
            continue  # "P136" is no English
        for name, direction in _same_in_news().get(" ".join(words), ()):
            yield from ((phrase, inverse != (direction == "-")) for phrase, inverse in news.get(name, ()))
        yield from _read_label(words, verbs, dated=prop.datatype == "date")


@cache
def _same_in_news() -> dict[str, list[tuple[str, str]]]:
    same: dict[str, list[tuple[str, str]]] = {}
    for name, direction, label in labels.of_properties:
        same.setdefault(plain(label), []).append((name, direction))
    return same


def _read_label(words: list[str], verbs: frozenset[str], *, dated: bool) -> Iterator[tuple[str, bool]]:
    """Yield the phrases that a label stands for.

    >>> list(_read_label(["founded", "by"], frozenset(), dated=False)), list(_read_label(["employs"], frozenset(["employ"]), dated=False))
    ([('found', True)], [('employ', False)])
    """
    if words[0] in labels.first_verbs and len(words) > 1:
        words = words[1:]
    *before, last = words
    if last in labels.last_prepositions and before:
        yield from _with_preposition(before, last, verbs)
    elif len(words) == 1 and _is_third_person(words[0], verbs):
        yield _lemma(words[0], "VBZ"), False
    elif len(words) > 1 and _is_third_person(words[0], verbs):
        yield " ".join([_lemma(words[0], "VBZ"), *words[1:]]), False
    elif _is_participle(words[-1]) and dated:  # "founded", of a date
        yield from ((f"be {words[-1]} {p}", False) for p in sorted(labels.of_dates))
    else:
        yield from _noun(words, verbs)


def _with_preposition(before: list[str], preposition: str, verbs: frozenset[str]) -> Iterator[tuple[str, bool]]:
    verb = before[-1]
    if _is_participle(verb) and preposition == "by":
        yield _lemma(verb, "VBN"), True
    elif _is_participle(verb):
        yield f"be {verb} {preposition}", False
        yield f"{_lemma(verb, 'VBN')} {preposition}", False
    elif len(before) == 1 and _is_third_person(verb, verbs):
        yield f"{_lemma(verb, 'VBZ')} {preposition}", False
    else:
        noun = " ".join(before)
        yield f"be {noun} {preposition}", False
        yield f"have {noun} {preposition}", False


def _noun(words: list[str], verbs: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Yield what a noun stands for: the author of X is Y, Y authors X, X has the author Y."""
    noun = " ".join(words)
    yield f"be {noun} of", True
    yield f"be {noun} for", True
    yield f"have {noun}", False
    if words[-1].endswith(tuple(labels.agent_endings)):
        stem = words[-1][:-2]
        candidates = (stem, f"{stem}e", words[-1][:-1], stem[:-1] if stem[-1:] == stem[-2:-1] else "")
        yield from ((verb, True) for verb in [c for c in candidates if c in verbs][:1])


def _lemma(word: str, tag: str) -> str:
    return _lemmatizer().lemma(word, tag, "VERB")


def _is_third_person(word: str, verbs: frozenset[str]) -> bool:
    return word.endswith("s") and _lemma(word, "VBZ") in verbs and _lemma(word, "VBZ") != word


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or _lemmatizer().has(word, "VBN")
