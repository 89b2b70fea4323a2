"""Write a graph as files others read.

In: a store. Out: RDF in six syntaxes, or tables, scripts and networks; `EXPORTERS` says what each loses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.dataset import Engine
from kg.errors import ExportError, unknown_name
from kg.exports.encodings import ENCODINGS
from kg.exports.followthemoney import write_followthemoney
from kg.exports.jsonld import write_jsonld
from kg.exports.lines import write_nquads, write_ntriples
from kg.exports.networks import write_gexf, write_graphml
from kg.exports.rdfxml import write_rdfxml
from kg.exports.schema_org import write_schema_org
from kg.exports.tables import write_csv, write_cypher
from kg.exports.turtle import write_trig, write_turtle
from kg.exports.void import write_void

__all__ = ["ENCODINGS", "EXPORTERS", "Exporter", "format_of", "write_export", "write_text"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: who writes it, how its files end, and what does not come back when they are read again."""

    write: Callable[[Engine, Mapping[str, str], Path, str], None]
    endings: tuple[str, ...]
    loses: str = ""


NAMES = "the names of graphs"
EXPORTERS: dict[str, Exporter] = {
    "turtle": Exporter(write_turtle, (".ttl",), NAMES),
    "jsonld": Exporter(write_jsonld, (".jsonld", ".json"), NAMES),
    "nquads": Exporter(write_nquads, (".nq",)),
    "ntriples": Exporter(write_ntriples, (".nt",), NAMES),
    "trig": Exporter(write_trig, (".trig",)),
    "rdfxml": Exporter(write_rdfxml, (".rdf",), NAMES),
    "graphml": Exporter(write_graphml, (".graphml",), "what is no fact; sentences"),
    "gexf": Exporter(write_gexf, (".gexf",), "what is no fact; sentences"),
    "csv": Exporter(write_csv, (".csv",), "places of mentions, rejections, how names were resolved"),
    "cypher": Exporter(write_cypher, (".cypher",), "places of mentions, rejections, how names were resolved"),
    "schemaorg": Exporter(
        write_schema_org, (".schema.jsonld",), "what is no fact; facts without a property of schema.org; sentences"
    ),
    "ftm": Exporter(
        write_followthemoney,
        (".ftm.json",),
        "what is no fact; facts about what has no schema there; places in documents; confidence",
    ),
    "void": Exporter(write_void, (".void.ttl",), "all but how much there is of what"),
}


def format_of(path: Path) -> str:
    """Return the format that a file name's ending tells.

    Raises:
        ConfigError: no format has that ending.
    """
    fits = {
        name: max(len(e) for e in exporter.endings if path.name.lower().endswith(e))
        for name, exporter in EXPORTERS.items()
        if path.name.lower().endswith(exporter.endings)
    }
    if fits:
        return max(fits, key=lambda name: fits[name])
    endings = [e for exporter in EXPORTERS.values() for e in exporter.endings]
    raise unknown_name("format for files", path.suffix, endings, called="that end in")


def write_export(
    engine: Engine, prefixes: Mapping[str, str], path: Path, format_name: str, encoding: str = "statements"
) -> list[Path]:
    """Write a graph in a format, whole or not at all; return the files.

    Raises:
        ConfigError: there is no such format or encoding.
        ExportError: it cannot be written.
    """
    if format_name not in EXPORTERS:
        raise unknown_name("format", format_name, EXPORTERS)
    if encoding not in ENCODINGS:
        raise unknown_name("encoding", encoding, ENCODINGS)
    if encoding != "statements" and format_name not in ("nquads", "ntriples"):
        raise ExportError(
            f"{format_name} is written with statement nodes only", remedy="take nquads or ntriples for the other encodings"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            EXPORTERS[format_name].write(engine, prefixes, Path(folder) / path.name, encoding)
            written = sorted(p for p in Path(folder).iterdir() if p.is_file())
            for part in written:
                part.replace(path.parent / part.name)
            return [path.parent / part.name for part in written]
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}", remedy="name a file in a folder that can be written") from error


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
