"""Ask a graph in SPARQL: ad-hoc and stored queries, with prefixes known and updates refused."""

from kg.queries.explanations import Derivation, Explanation, Proofs, derive_all, explain_all
from kg.queries.select import Rows, run_query
from kg.queries.stored import StoredQuery, find_stored_query, list_stored_queries

__all__ = [
    "Derivation",
    "Explanation",
    "Proofs",
    "Rows",
    "StoredQuery",
    "derive_all",
    "explain_all",
    "find_stored_query",
    "list_stored_queries",
    "run_query",
]
