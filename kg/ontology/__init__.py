"""Load ontologies: classes, properties and the lexicon that says which English expresses them.

In: the name of a shipped ontology, a file in any RDF syntax, or a folder with `ontology.ttl` and `lexicon.tsv`. Out: an `Ontology`.
"""

from __future__ import annotations

from kg.ontology.learned import Learned, NameHint
from kg.ontology.lexicon import LEARNED, Lexicon, LexiconEntry, read_lexicon, write_lexicon
from kg.ontology.loading import find_ontology, is_shipped, load_ontology
from kg.ontology.terms import Ontology, OntologyClass, Property

__all__ = [
    "LEARNED",
    "Learned",
    "Lexicon",
    "LexiconEntry",
    "NameHint",
    "Ontology",
    "OntologyClass",
    "Property",
    "find_ontology",
    "is_shipped",
    "load_ontology",
    "read_lexicon",
    "write_lexicon",
]
