"""Load ontologies: classes, properties and the lexicon that says which English expresses them.

In: the name of a shipped ontology, a file in any RDF syntax, or a folder with `ontology.ttl` and `lexicon.tsv`. Out: an `Ontology`.
"""

from __future__ import annotations

from kg.ontology.learned import LearnedLexicon, NameHint, NameHints, NameRole
from kg.ontology.learned_head import LearnedHead
from kg.ontology.lexicon import Lexicon, LexiconEntry, files_of_lexicon, read_lexicon, write_lexicon
from kg.ontology.loading import find_ontology, is_shipped, load_ontology
from kg.ontology.ontology import Ontology
from kg.ontology.terms import OntologyClass, Property

__all__ = [
    "LearnedHead",
    "LearnedLexicon",
    "Lexicon",
    "LexiconEntry",
    "NameHint",
    "NameHints",
    "NameRole",
    "Ontology",
    "OntologyClass",
    "Property",
    "files_of_lexicon",
    "find_ontology",
    "is_shipped",
    "load_ontology",
    "read_lexicon",
    "write_lexicon",
]
