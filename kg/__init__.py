"""Turn text into a knowledge graph in which every statement carries the sentence that proves it.

>>> import kg
>>> graph = kg.build("articles/")
>>> print(graph.query("SELECT ?who WHERE { ?who kgo:investsIn kge:Japan }").table())
who
-------------
kge:Microsoft
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.version import VERSION

if TYPE_CHECKING:
    from kg.config import Config, ReadOptions
    from kg.diagnosis import Diagnosis, why_not
    from kg.editing import Editor, edit
    from kg.errors import (
        AnalysisError,
        ConfigError,
        DamageError,
        DatasetError,
        ExportError,
        KgError,
        LockedError,
        OntologyError,
        ParseError,
        QueryError,
        QueryStoppedError,
        ReadError,
        SkippedError,
        WorkerCrashedError,
    )
    from kg.explaining import with_reasons
    from kg.graph import KnowledgeGraph
    from kg.model import Document
    from kg.networks import from_networkx
    from kg.opening import open_graph
    from kg.parsing.pipelines import load_pipeline
    from kg.pipeline import build, extract
    from kg.statements.contract import Contribution
    from kg.views import Selection

__version__ = VERSION

_HOMES = {
    "AnalysisError": "kg.errors",
    "Config": "kg.config",
    "ConfigError": "kg.errors",
    "Contribution": "kg.statements.contract",
    "DamageError": "kg.errors",
    "DatasetError": "kg.errors",
    "Diagnosis": "kg.diagnosis",
    "Document": "kg.model",
    "Editor": "kg.editing",
    "ExportError": "kg.errors",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.graph",
    "LockedError": "kg.errors",
    "OntologyError": "kg.errors",
    "ParseError": "kg.errors",
    "QueryError": "kg.errors",
    "QueryStoppedError": "kg.errors",
    "ReadError": "kg.errors",
    "ReadOptions": "kg.config",
    "Selection": "kg.views",
    "SkippedError": "kg.errors",
    "WorkerCrashedError": "kg.errors",
    "build": "kg.pipeline",
    "edit": "kg.editing",
    "extract": "kg.pipeline",
    "from_networkx": "kg.networks",
    "load_pipeline": "kg.parsing.pipelines",
    "open_graph": "kg.opening",
    "why_not": "kg.diagnosis",
    "with_reasons": "kg.explaining",
}

__all__ = [
    "AnalysisError",
    "Config",
    "ConfigError",
    "Contribution",
    "DamageError",
    "DatasetError",
    "Diagnosis",
    "Document",
    "Editor",
    "ExportError",
    "KgError",
    "KnowledgeGraph",
    "LockedError",
    "OntologyError",
    "ParseError",
    "QueryError",
    "QueryStoppedError",
    "ReadError",
    "ReadOptions",
    "Selection",
    "SkippedError",
    "WorkerCrashedError",
    "build",
    "edit",
    "extract",
    "from_networkx",
    "load_pipeline",
    "open_graph",
    "why_not",
    "with_reasons",
]


def __getattr__(name: str) -> Any:  # Any: each public name has its own type, declared above
    """Import a public name when it is first used, so that `import kg` stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
