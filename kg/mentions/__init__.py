"""Find what is mentioned: names, noun phrases, pronouns, values."""

from kg.mentions.definitions import Definition, find_definitions
from kg.mentions.parties import find_party_terms, parties_of
from kg.mentions.phrases import counts_people, is_term, make_argument, make_mention, name_extent, named_head, part_of, phrase_extent
from kg.mentions.values import ValueIndex, find_values, is_rate

__all__ = [
    "Definition",
    "ValueIndex",
    "counts_people",
    "find_definitions",
    "find_party_terms",
    "find_values",
    "is_rate",
    "is_term",
    "make_argument",
    "make_mention",
    "name_extent",
    "named_head",
    "part_of",
    "parties_of",
    "phrase_extent",
]
