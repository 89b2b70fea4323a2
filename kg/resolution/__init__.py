"""Say which entities of different documents are one, and derive what the documents together tell.

In: a dataset of documents' graphs, and what people decided. Out: the derived graphs, as quads that come and go with a change.
"""

from kg.resolution.decision_file import appended, read_decisions
from kg.resolution.decisions import (
    Decision,
    Decisions,
    Divide,
    Merge,
    Reject,
    Rename,
    Retype,
    Split,
    decision_of,
    gather,
    names_affected_by,
)
from kg.resolution.update import Update

__all__ = [
    "Decision",
    "Decisions",
    "Divide",
    "Merge",
    "Reject",
    "Rename",
    "Retype",
    "Split",
    "Update",
    "appended",
    "decision_of",
    "gather",
    "names_affected_by",
    "read_decisions",
]
