"""Say which entities of different documents are one, and derive what the documents together tell.

In: a dataset of documents' graphs, and what people decided. Out: the derived graphs, as quads that come and go with a change.
"""

from kg.resolution.basis import Basis
from kg.resolution.decision_file import appended, read_decisions, without
from kg.resolution.decisions import (
    Decision,
    Decisions,
    Divide,
    Join,
    Merge,
    Reject,
    Remarks,
    Rename,
    Retype,
    Split,
    decision_of,
    fields_of,
    gather,
    names_affected_by,
)
from kg.resolution.update import Change, plan_rederivation, plan_update

__all__ = [
    "Basis",
    "Change",
    "Decision",
    "Decisions",
    "Divide",
    "Join",
    "Merge",
    "Reject",
    "Remarks",
    "Rename",
    "Retype",
    "Split",
    "appended",
    "decision_of",
    "fields_of",
    "gather",
    "names_affected_by",
    "plan_rederivation",
    "plan_update",
    "read_decisions",
    "without",
]
