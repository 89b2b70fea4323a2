"""Say which entities of different documents are one, and derive what the documents together tell.

In: a dataset of documents' graphs, and what people decided. Out: the derived graphs, as quads that come and go with a change.
"""

from kg.resolution.decisions import Decision, Decisions, appended, check_decision, gather, read_decisions, touched_by
from kg.resolution.update import Update

__all__ = ["Decision", "Decisions", "Update", "appended", "check_decision", "gather", "read_decisions", "touched_by"]
