"""Write contributions as RDF, and keep the graph.

In: `Contribution` records. Out: an rdflib `Dataset` with a named graph per document (statements, mentions, evidence) and
the derived graph of facts; its canonical form is sorted N-Quads without blank nodes.
"""

from kg.dataset.facts import derive_facts
from kg.dataset.provenance import contribution_quads
from kg.dataset.store import Quad, dataset_of, read_graph, to_nquads, write_graph

__all__ = ["Quad", "contribution_quads", "dataset_of", "derive_facts", "read_graph", "to_nquads", "write_graph"]
