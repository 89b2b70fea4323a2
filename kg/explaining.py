"""Say what carried the statements of a graph whose property was learned: their documents are read again, as they were when it was built.

In: a graph and explanations of its statements. Out: the same, each of a learned property with its probability, the path and the words that
weighed most, and the training examples that it is like.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.analysis import Learned, contribution_of, learned_sense, load_learned
from kg.config import Config
from kg.contributions import config_of
from kg.dataset.texts import stored_document
from kg.errors import KgError
from kg.graph import KnowledgeGraph
from kg.model import Document, Statement
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.queries import Explanation, Proofs
from kg.relations import DocumentReading
from kg.scoring import LexiconScorer
from kg.scoring.lexicon import RULE
from kg.scoring.reasons import LearnedReasons
from kg.statements import entities_of
from kg.statements.contract import in_order

SENSE = "+sense"
"""Ends the rule of a statement whose property was learned."""


NOT_READ = ("what carried it is not known: read again, its document does not say so; an older kg read it",)


def with_reasons(graph: KnowledgeGraph, proofs: Iterable[Explanation]) -> Proofs:
    """Return explanations of statements, those of learned properties with what carried them.

    >>> graph = kg.build(kg.Document(id="a", text="Acme relies upon software from Bolt."))
    >>> (proof,) = kg.with_reasons(graph, graph.why("Acme", "uses"))
    >>> proof.reasons[1]
    'path: Acme ←nsubj– relies –obl→ software'

    Args:
        graph: the graph.
        proofs: explanations of its statements, as `graph.why` gives them.
    """
    listed = list(proofs)
    learned_ones: dict[str, list[Explanation]] = {}
    for proof in filter(is_learned, listed):
        learned_ones.setdefault(proof.document, []).append(proof)
    try:
        reasons = _reasons(graph, learned_ones) if learned_ones else {}
    except KgError as error:  # what the graph was read with is not here: the proofs stand without it, and say so
        reasons = {id(proof): (f"what carried it is not known: {error}",) for proof in listed if is_learned(proof)}
    return Proofs(replace(proof, reasons=reasons.get(id(proof), ())) for proof in listed)


def is_learned(proof: Explanation) -> bool:
    """Tell whether the property of a statement was learned from examples."""
    return proof.rule.endswith(SENSE) or proof.rule == RULE


def _reasons(graph: KnowledgeGraph, proofs: dict[str, list[Explanation]]) -> dict[int, tuple[str, ...]]:
    """Return what carried statements, by the identity of their proofs, which are given by document."""
    config = config_of(graph.stored)
    learned = load_learned(config)
    reasons: dict[int, tuple[str, ...]] = {}
    for name, of_document in proofs.items():
        document = stored_document(graph.engine, graph.base, name)
        carried = _carried(document, of_document, config, learned) if document is not None else [None] * len(of_document)
        for proof, why in zip(of_document, carried, strict=True):
            reasons[id(proof)] = tuple(why.lines()) if why is not None else NOT_READ
    return reasons


def _carried(document: Document, proofs: Sequence[Explanation], config: Config, learned: Learned) -> list[LearnedReasons | None]:
    """Return for each statement of a document what carried it; None where it is not read again."""
    ((_, doc),) = iter_parses([document], load_pipeline(config.model, config.threads))
    reading = DocumentReading(document, Tree(doc))
    contribution = contribution_of(reading, config, learned)
    sense = learned_sense(config.model, learned)

    def why(statement: Statement) -> LearnedReasons | None:
        relation, prop = statement.relation, statement.property
        if isinstance(learned.scorer, LexiconScorer) and relation.property is not None:
            return learned.scorer.reasons(reading, relation)
        arguments = entities_of(relation, contribution.entities, contribution.entity_of)
        return sense.reasons(reading.tree, relation, arguments, prop) if sense is not None and prop is not None else None

    def carried(proof: Explanation) -> LearnedReasons | None:
        return next((why(s) for s in in_order(contribution) if _is_proved(s, proof, learned)), None)

    return [carried(proof) for proof in proofs]


def _is_proved(statement: Statement, proof: Explanation, learned: Learned) -> bool:
    """Tell whether a statement that is read is the one of an explanation: same place, rule and property."""
    relation, span = statement.relation, statement.relation.evidence.span
    if statement.property is None or (span.start, span.end, statement.rule()) != (proof.start, proof.end, proof.rule):
        return False
    spans = [argument.mention.span for argument in (relation.subject, relation.object)]
    marks = {(mention.start - span.start, mention.end - span.start) for mention in spans}
    return learned.ontology.properties[statement.property].iri == proof.predicate_iri and marks.issuperset(proof.marks)
