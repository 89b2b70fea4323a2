"""Measure how often the rules that join mentions of a document are right: `python -m training.reasons DATA`.

In: the documents of OntoGUM with their chains, as `training.coreference` reads them. Out: a line for each reason of `kg.entities.links`: the
share that is right, and of how many. A written name is right where most of its mentions are in a chain with another name of its entity; a
pronoun or a description where it is in a chain with what stands before it. What the annotators put into no chain is left out.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from kg.config import Config
from kg.entities.antecedents import VectorScorer
from kg.entities.candidates import find_candidates
from kg.entities.cluster import Cluster
from kg.entities.clusters import Resolver, choose_best
from kg.entities.forms import shared_last_names, written_forms
from kg.mentions.names import name_key
from kg.model import MentionKind, TextSpan
from kg.parsing import Tree, iter_parses, load_pipeline
from kg.relations import DocumentReading, extract_relations
from training.coreference import gold_chains, iter_documents

Verdict = tuple[str, bool]
"""A reason, and whether it is right."""


def verdicts_on(clusters: list[Cluster], chain_of: Mapping[TextSpan, int]) -> Iterator[Verdict]:
    """Yield the reasons of a document's written names, pronouns and descriptions, each with whether it is right."""
    families = shared_last_names(clusters)
    for cluster in clusters:
        if cluster.names:
            yield from _on_names(cluster, chain_of, families)
        before: set[int] = set()
        for mention in cluster.mentions:
            chain, reason = chain_of.get(mention.span), cluster.reasons.get(mention.span)
            if chain is None:
                continue
            if before and reason is not None and mention.kind is not MentionKind.NAME:
                yield reason.words, chain in before
            before.add(chain)


def _on_names(cluster: Cluster, chain_of: Mapping[TextSpan, int], families: frozenset[str]) -> Iterator[Verdict]:
    names = (mention for mention in cluster.mentions if mention.kind is MentionKind.NAME and mention.span in chain_of)
    named = [(name_key(mention.text), chain_of[mention.span]) for mention in names]
    for form in written_forms(cluster, families):
        own = [chain for key, chain in named if key == name_key(form.name)]
        chains = {chain for key, chain in named if key != name_key(form.name)}
        if own and chains:
            yield form.reason, sum(chain in chains for chain in own) * 2 > len(own)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--model", default=Config().model)
    options = arguments.parse_args()
    documents = list(iter_documents(options.data))
    verdicts = defaultdict[str, list[bool]](list)
    parses = iter_parses([document for document, _ in documents], load_pipeline(options.model))
    for (document, chains), (_, doc) in zip(documents, parses, strict=True):
        reading = DocumentReading(document, Tree(doc))
        candidates = find_candidates(reading, extract_relations(reading))
        resolver = Resolver(reading, partial(choose_best, VectorScorer(reading.tree.vectors)))
        resolver.look_ahead(candidates)
        for candidate in candidates:
            resolver.read(candidate)
        clusters = [cluster for cluster in resolver.clusters if cluster.candidates]
        for reason, is_right in verdicts_on(clusters, gold_chains(reading.tree, chains, candidates)):
            verdicts[reason].append(is_right)
    for reason, judged in sorted(verdicts.items()):
        print(f"{sum(judged) / len(judged):.2f} of {len(judged):5,}  {reason}")


if __name__ == "__main__":
    main()
