"""Keep a graph: an rdflib `Dataset` in memory, a folder with sorted N-Quads and a manifest on disk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from rdflib import Dataset, Literal, URIRef

from kg.errors import DatasetError

Term = URIRef | Literal
Quad = tuple[URIRef, URIRef, Term, URIRef]

QUADS, MANIFEST = "graph.nq", "manifest.json"
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def dataset_of(quads: Iterable[Quad], prefixes: dict[str, str]) -> Dataset:
    """Return an in-memory dataset whose default graph is the union of its graphs."""
    dataset = Dataset(default_union=True)
    graphs = {}
    for subject, predicate, object_, name in quads:
        if name not in graphs:
            graphs[name] = dataset.graph(name)
        graphs[name].add((subject, predicate, object_))
    bind_prefixes(dataset, prefixes)
    return dataset


def bind_prefixes(dataset: Dataset, prefixes: dict[str, str]) -> None:
    """Make prefixes known to queries and serializers."""
    for prefix, namespace in prefixes.items():
        dataset.bind(prefix, namespace, replace=True)


def _literal(node: Literal) -> str:
    """Write a literal as N-Quads want it (https://www.w3.org/TR/n-quads/)."""
    text = f'"{str(node).translate(ESCAPES)}"'
    if node.language:
        return f"{text}@{node.language}"
    return f"{text}^^<{node.datatype}>" if node.datatype else text


def to_nquads(quads: Iterable[Quad]) -> str:
    r"""Return the canonical form of quads: N-Quads, each once, sorted by code point.

    >>> to_nquads([(URIRef("s:1"), URIRef("p:1"), Literal("a"), URIRef("g:1"))])
    '<s:1> <p:1> "a" <g:1> .\n'
    """
    seen: dict[URIRef, str] = {}  # the same IRIs come again and again: each is written once

    def iri(node: URIRef) -> str:
        text = seen.get(node)
        if text is None:
            text = seen[node] = f"<{node}>"
        return text

    lines = {f"{iri(s)} {iri(p)} {iri(o) if isinstance(o, URIRef) else _literal(o)} {iri(g)} .\n" for s, p, o, g in quads}
    return "".join(sorted(lines))


def write_graph(folder: Path, nquads: str, manifest: dict[str, object]) -> None:
    """Write a graph's folder: the quads, and the manifest with their hash. What was there is replaced only when all is written.

    Raises:
        DatasetError: the folder cannot be written.
    """
    content = nquads.encode("utf-8")
    manifest = {**manifest, "sha256": hashlib.sha256(content).hexdigest()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in (
            (QUADS, content),
            (MANIFEST, (json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()),
        ):
            part = folder / f".{name}.part"
            part.write_bytes(data)
            part.replace(folder / name)
    except OSError as error:
        raise DatasetError(f"{folder}: {error.strerror or error}", remedy="name a folder that can be written") from error


def read_graph(folder: Path) -> tuple[Dataset, dict[str, object]]:
    """Read a graph's folder.

    Raises:
        DatasetError: it is not there, is none, or is not whole.
    """
    try:
        content = (folder / QUADS).read_bytes()
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DatasetError(
            f"{folder}: no graph here ({Path(error.filename).name} is missing)", remedy=f"build one: kg build SOURCES -o {folder}"
        ) from error
    except OSError as error:
        raise DatasetError(f"{folder}: {error.strerror or error}", remedy="check that the folder may be read") from error
    except json.JSONDecodeError as error:
        raise DatasetError(f"{folder / MANIFEST}: not JSON", remedy="build the graph again") from error
    if hashlib.sha256(content).hexdigest() != manifest.get("sha256"):
        raise DatasetError(
            f"{folder / QUADS}: does not match its manifest", remedy="it was changed or cut off; build the graph again"
        )
    dataset = Dataset(default_union=True)
    dataset.parse(data=content, format="nquads")
    return dataset, manifest
