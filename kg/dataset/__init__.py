"""Write contributions as RDF, and keep the graph.

In: `Contribution` records. Out: a dataset with a named graph per document (statements, mentions, evidence), in an embedded
store or on a server; its canonical form is sorted N-Quads without blank nodes.
"""

from kg.dataset.graphs import GraphNames
from kg.dataset.manifest import Manifest, activity_iri, read_manifest
from kg.dataset.provenance import contribution_lines
from kg.dataset.quads import Quad, Term, add_to_hash, quad_line, to_nquads
from kg.dataset.remote import RemoteStore
from kg.dataset.store import EmbeddedStore, Engine, bind_prefixes

__all__ = [
    "EmbeddedStore",
    "Engine",
    "GraphNames",
    "Manifest",
    "Quad",
    "RemoteStore",
    "Term",
    "activity_iri",
    "add_to_hash",
    "bind_prefixes",
    "contribution_lines",
    "quad_line",
    "read_manifest",
    "to_nquads",
]
