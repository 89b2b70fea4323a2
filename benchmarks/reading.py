"""Read the inputs of a benchmark with kg: the contract's object for each, the statements behind it, the seconds of each stage."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.gold import Json
from kg.analysis import contribution_of
from kg.config import Config
from kg.model import Document
from kg.ontology import load_ontology
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations import DocumentReading
from kg.statements.contract import Contribution


@dataclass(slots=True)
class Reading:
    """What kg made of the inputs, in their order."""

    predictions: list[Json] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    words: int = 0
    parsing: float = 0.0
    extracting: float = 0.0


def read(golds: Iterable[Json], config: Config, *, keep: bool = False) -> Reading:
    """Return what kg reads in the texts, with the contributions if they are to be kept; times are CPU seconds of this process."""
    reading = Reading()
    documents = [Document(id=str(g["id"]), text=g["text"], date=g.get("date") or "") for g in golds]
    load_ontology(config.ontology, config.lexicon)  # not within the time that is measured
    nlp = load_pipeline(config.model, config.threads)
    began = time.process_time()
    for document, doc in iter_parses(documents, nlp):
        parsed = time.process_time()
        contribution = contribution_of(DocumentReading(document, Tree(doc)), config)
        reading.predictions.append(contribution.to_dict())
        done = time.process_time()
        reading.parsing += parsed - began
        reading.extracting += done - parsed
        reading.words += len(doc)
        if keep:
            reading.contributions.append(contribution)
        began = time.process_time()
    return reading
