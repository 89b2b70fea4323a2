"""What the rules know of English: its words, as tables, and the classes that its nouns tell.

`tables/` holds the words, one entry a line with an optional comment (`kg/models/word_files.py` reads the format); `words.py`, `joining_words.py` and
`content_words.py` give each section of a file a name and a type. To add a word is to add a line; to add a set is to add a section and its name.

This is the seam by which another language comes in. It would provide
- the same files of words under the same names of sections (a set may be empty, as articles are in Russian);
- a spaCy pipeline that labels with Universal Dependencies, and the tables of names and nouns beside it (`kg/models/tables/`);
- the phrases of each ontology (`ontologies/<name>/lexicon.tsv`), and weights learned again (`kg/models/weights/`).
Two more places hold English, as rules: the patterns of amounts and times (`kg/mentions/numbers.py`, `kg/mentions/dates.py`), which are made
of these words, and the constructions of `kg/clauses` and `kg/relations`, where they go by the order of words or name a single word ("to").
"""

from __future__ import annotations

from kg.english.content_words import lives, nouns, verbs
from kg.english.joining_words import conjunctions, prepositions
from kg.english.words import (
    adjectives,
    currencies,
    determiners,
    factuality,
    labels,
    name_parts,
    numbers,
    phrases,
    places,
    pronouns,
    roles,
    signs,
    times,
)

__all__ = [
    "adjectives",
    "conjunctions",
    "currencies",
    "determiners",
    "factuality",
    "labels",
    "lives",
    "name_parts",
    "nouns",
    "numbers",
    "phrases",
    "places",
    "prepositions",
    "pronouns",
    "roles",
    "signs",
    "times",
    "verbs",
]
