"""Load ontologies: classes, properties and the lexicon that says which English expresses them.

In: the name of a shipped ontology, or a folder with `ontology.ttl` and `lexicon.tsv`. Out: an `Ontology`.
"""

from __future__ import annotations

from kg.ontology.lexicon import Lexicon, LexiconEntry, read_lexicon
from kg.ontology.loading import Ontology, Property, find_ontology, load_ontology

__all__ = ["Lexicon", "LexiconEntry", "Ontology", "Property", "find_ontology", "load_ontology", "read_lexicon"]
