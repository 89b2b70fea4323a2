"""Write a graph as a file others read.

In: a dataset. Out: Turtle and JSON-LD (the union of all graphs) or N-Quads (every graph by its name).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from rdflib import Dataset

from kg.errors import ExportError, unknown_name
from kg.exports.jsonld import to_jsonld
from kg.exports.nquads import to_sorted_nquads
from kg.exports.turtle import to_turtle

__all__ = ["EXPORTERS", "export_text", "format_of", "write_text"]

Exporter = Callable[[Dataset, Mapping[str, str]], str]

EXPORTERS: dict[str, tuple[Exporter, tuple[str, ...]]] = {
    "turtle": (to_turtle, (".ttl",)),
    "jsonld": (to_jsonld, (".jsonld", ".json")),
    "nquads": (to_sorted_nquads, (".nq",)),
}
"""Format -> (exporter, file name endings)."""


def format_of(path: Path) -> str:
    """Return the format that a file name's ending tells.

    Raises:
        ConfigError: no format has that ending.
    """
    for name, (_, endings) in EXPORTERS.items():
        if path.suffix.lower() in endings:
            return name
    raise unknown_name(
        "format for files that end in", path.suffix, [ending for _, endings in EXPORTERS.values() for ending in endings]
    )


def export_text(dataset: Dataset, prefixes: Mapping[str, str], format_name: str) -> str:
    """Return a graph in a format.

    Raises:
        ConfigError: there is no such format.
    """
    if format_name not in EXPORTERS:
        raise unknown_name("format", format_name, EXPORTERS)
    return EXPORTERS[format_name][0](dataset, prefixes)


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all.

    Raises:
        ExportError: it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}", remedy="name a file in a folder that can be written") from error
