"""Write what kg reads into a spaCy `Doc`: the components `kg_clauses`, `kg_coref`, `kg_relations`.

In: a `Doc` with a dependency tree and named entities, of the shipped pipeline or any other English one. Out: the same `Doc`, with plain
dictionaries in `doc._.kg` ("clauses", "clusters", "entities", "triples", as the extraction contract has them) and groups of spans. spaCy finds
the components by the entry points of an installed kg.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.analysis import contribution_of
from kg.clauses import Clause
from kg.config import ACCURATE_MODEL, SHIPPED_MODEL, Config
from kg.model import Document
from kg.parsing import Tree
from kg.relations import DocumentReading
from kg.statements.contract import Contribution, Json, in_order

Component = Callable[[Doc], Doc]
SETTINGS = {"ontology": "news", "lexicon": "", "complements": False, "min_confidence": 0.0}
OWN_PIPELINES = {"kg_news": SHIPPED_MODEL, "kg_news_accurate": ACCURATE_MODEL}
"""kg's own pipelines, by what spaCy calls them: of their vectors more was learned."""

NEEDED = ["token.dep", "token.head", "token.pos", "doc.ents", "doc.sents"]


@Language.factory("kg_clauses", requires=NEEDED, assigns=["doc._.kg", "doc.spans"])
def make_clauses(nlp: Language, name: str) -> Component:
    """Make the component that finds clauses: `doc._.kg["clauses"]`, and their predicates in `doc.spans["kg_clauses"]`."""
    del nlp, name  # spaCy passes them

    def annotate(doc: Doc) -> Doc:
        reading = _reading(doc)
        tree = reading.tree
        places = ((tree.starts[c.predicate], tree.ends[c.predicate], c.lemma) for c in reading.clauses)
        doc.spans["kg_clauses"] = _spans(doc, places)
        return _with(doc, clauses=[_clause(reading, clause) for clause in reading.clauses])

    return annotate


@Language.factory("kg_coref", requires=NEEDED, assigns=["doc._.kg", "doc.spans"], default_config=SETTINGS)
def make_coref(nlp: Language, name: str, *, ontology: str, lexicon: str, complements: bool, min_confidence: float) -> Component:
    """Make the component that finds who is who: `doc._.kg["clusters"]`, and each chain in `doc.spans["kg_coref_1"]`, …."""
    del name
    config = Config(ontology=ontology, lexicon=lexicon, complements=complements, min_confidence=min_confidence)

    def annotate(doc: Doc) -> Doc:
        contribution = _contribution(doc, nlp, config)
        for number, chain in enumerate(contribution.chains, 1):
            doc.spans[f"kg_coref_{number}"] = _spans(doc, ((span.start, span.end, "") for span in chain))
        return _with(doc, clusters=contribution.to_dict()["clusters"])

    return annotate


@Language.factory("kg_relations", requires=NEEDED, assigns=["doc._.kg", "doc.spans"], default_config=SETTINGS)
def make_relations(nlp: Language, name: str, *, ontology: str, lexicon: str, complements: bool, min_confidence: float) -> Component:
    """Make the component that finds who does what: `doc._.kg["triples"]` and `["entities"]`.

    The mentions of entities are in `doc.spans["kg_entities"]`, labelled by class; the sentences that prove triples are in
    `doc.spans["kg_relations"]`, labelled by property, or by predicate where the ontology has none.
    """
    del name
    config = Config(ontology=ontology, lexicon=lexicon, complements=complements, min_confidence=min_confidence)

    def annotate(doc: Doc) -> Doc:
        contribution = _contribution(doc, nlp, config)
        said = contribution.to_dict()
        mentions = ((m.start, m.end, next(iter(e.types), "")) for e in contribution.entities for m in e.mentions)
        doc.spans["kg_entities"] = _spans(doc, mentions)
        proofs = ((s.relation.evidence.span, s.property or s.relation.predicate) for s in in_order(contribution))
        doc.spans["kg_relations"] = _spans(doc, ((span.start, span.end, label) for span, label in proofs))
        return _with(doc, entities=said["entities"], triples=said["triples"])

    return annotate


def _reading(doc: Doc) -> DocumentReading:
    return DocumentReading(Document(id="doc", text=doc.text), Tree(doc))


def _contribution(doc: Doc, nlp: Language, config: Config) -> Contribution:
    name = str(nlp.meta["name"])
    own = OWN_PIPELINES.get(name) if "kg_multitask" in nlp.pipe_names else None
    return contribution_of(_reading(doc), replace(config, model=own or f"{nlp.lang}_{name}"))


def _with(doc: Doc, **annotations: object) -> Doc:
    """Put annotations beside those that other components of kg have written."""
    if not Doc.has_extension("kg"):
        Doc.set_extension("kg", default=None)
    doc._.kg = {**(doc._.kg or {}), **annotations}
    return doc


def _spans(doc: Doc, places: Iterable[tuple[int, int, str]]) -> list[Span]:
    """Return the spans at places in characters, each with its label, as whole tokens."""
    made = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in places)
    return [span for span in made if span is not None]


def _clause(reading: DocumentReading, clause: Clause) -> Json:
    def phrases(places: Iterable[int]) -> list[list[int]]:
        spans = (reading.argument(place, without=clause.predicate).span for place in places)
        return [[span.start, span.end] for span in spans]

    return {
        "predicate": [reading.tree.starts[clause.predicate], reading.tree.ends[clause.predicate]],
        "lemma": clause.lemma,
        "passive": clause.passive,
        "copular": clause.copular,
        "negated": clause.status.negated,
        "subjects": phrases(clause.subjects),
        "agents": phrases(clause.agents),
        "objects": phrases(clause.objects),
        "indirect": phrases(clause.indirect),
        "obliques": phrases(oblique.head for oblique in clause.obliques),
    }
