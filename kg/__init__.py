"""Turn text into a knowledge graph in which every statement carries the sentence that proves it.

>>> import kg
>>> graph = kg.build("articles/")                                              # doctest: +SKIP
>>> graph.query("SELECT ?who WHERE { ?who kgo:investsIn kge:Japan }").table()  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.version import VERSION

if TYPE_CHECKING:
    from kg.config import Config
    from kg.diagnosis import Diagnosis, why_not
    from kg.errors import KgError
    from kg.graph import KnowledgeGraph
    from kg.model import Document
    from kg.pipeline import build

__version__ = VERSION
__all__ = ["Config", "Diagnosis", "Document", "KgError", "KnowledgeGraph", "build", "open_graph", "why_not"]

_HOMES = {
    "Config": "kg.config",
    "Diagnosis": "kg.diagnosis",
    "Document": "kg.model",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.graph",
    "build": "kg.pipeline",
    "open_graph": "kg.opening",
    "why_not": "kg.diagnosis",
}


def __getattr__(name: str) -> Any:  # Any: each public name has its own type, declared above
    """Import a public name when it is first used, so that `import kg` stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
