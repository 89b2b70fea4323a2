"""The settings of a run, in one frozen record."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_BASE = "https://kg.example.org/"
SHIPPED_MODEL = "en_kg_news"
ACCURATE_MODEL = "accurate"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Which files are read, and how.

    >>> options = ReadOptions(only=("*.txt",), skip=("drafts/*",))
    >>> [contribution.document.source for contribution in kg.extract("articles/", config=Config(reading=options))]
    ['articles/invest.txt']

    Attributes:
        only: patterns of the files that are read, of a folder or an archive ("*.pdf", "2024/*"); all without one.
        skip: patterns of those that are not.
        columns: which column or field is which part of a document, where it is called otherwise: ("text", "Abstract").
        any_language: read also what is not English.
        fetch: the folder that keeps what is fetched by its address; nothing is fetched without one.
        fetch_private: fetch also from addresses that are not public.
    """

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    any_language: bool = False
    fetch: str = ""
    fetch_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What decides a graph, beside the documents and the code.

    >>> kg.build("articles/", config=Config(base="https://news.example/", min_confidence=0.1)).find_entity("Japan")
    'https://news.example/entity/Japan'

    Attributes:
        model: the spaCy pipeline: the shipped one, "accurate" (proofgraph-accurate), the name of an installed one, or a folder.
        ontology: the name of a shipped ontology, an ontology file in any RDF syntax, or a folder with ontology.ttl.
        lexicon: the file of its lexicon; without one, the one beside it, else one proposed from its labels.
        base: the IRI that entities, statements and documents are minted under; ends in "/" or "#".
        processes: worker processes; the graph is the same for any number.
        threads: CPU threads of the network in each process.
        min_confidence: statements less likely right than this are rejected.
        direct_confidence: statements less likely right than this are no direct triples.
        open_confidence: nor are those that are less likely right than this, to which no phrase of the lexicon gives a property, and that do not
            tell a fact whole by their two ends ("decorated two sailors").
            `python -m training.confidence` says from where on 85 in 100 are right of both kinds.
        complements: give each complement of a clause as an open relation of its own, too, and passives in their own words, without a property.
        strict: stop at the first document that cannot be read, instead of reporting it and going on.
        reading: which files are read, and how.
    """

    model: str = SHIPPED_MODEL
    ontology: str = "news"
    lexicon: str = ""
    base: str = DEFAULT_BASE
    processes: int = 1
    threads: int = 1
    min_confidence: float = 0.0
    direct_confidence: float = 0.55
    open_confidence: float = 0.86
    complements: bool = False
    strict: bool = False
    reading: ReadOptions = ReadOptions()
