"""The manifest of a graph: what it was made of and by what, how much there is, and a hash of all of it.

It is kept in the store itself, in the same transaction as what it describes, so that the two never part; the file
manifest.json in a graph's folder is a copy for people. Nothing in it is a clock's or a counter's: equal graphs have equal ones.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from rdflib import RDF, RDFS, Literal, URIRef

from kg.counting import count_words
from kg.dataset.graphs import GraphNames
from kg.dataset.quads import MODULUS, Quad, line_hash, sum_hashes
from kg.dataset.store import Engine
from kg.errors import DatasetError
from kg.identifiers import digest, mint_iri
from kg.vocabulary import ACTIVITY_SETTINGS, KGO, PROV

FORMAT = 2
"""The layout of stores; a kg that writes another one counts it up."""

MOST = 1 << 63
"""What no count of a graph reaches."""

CONTENT_HASH = KGO.contentHash
STATEMENT, REJECTION = (f"{RDF.type}> <{kind}> <" for kind in (KGO.Statement, KGO.Rejection))
DOCUMENT, ACTIVITY = f'{CONTENT_HASH}> "', f"{PROV.wasGeneratedBy}> <"
MARKS = (STATEMENT, REJECTION, DOCUMENT, ACTIVITY)
"""How the lines of the quads that are counted go on after their subjects."""


HASH = re.compile(r"[0-9a-f]{64}")
BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f]*[/#]")
SETTINGS: Mapping[str, type | tuple[type, ...]] = {
    "base": str,
    "complements": bool,
    "direct_confidence": (int, float),
    "kg": str,
    "lexicon": str,
    "min_confidence": (int, float),
    "model": str,
    "ontology": str,
    "open_confidence": (int, float),
}
"""What settings a manifest has, each with what kind of value: a manifest may come from anybody."""


def _check_fields(fields: Mapping[str, object]) -> None:
    """Raise where something in a manifest is not what it has to be."""
    settings, activities = fields.get("settings"), fields.get("activities", {})
    if not isinstance(settings, dict):
        raise ValueError("it has no settings")  # what a text holds, not what is passed
    for name, kind in SETTINGS.items():
        if name in settings and not isinstance(settings[name], kind):
            raise ValueError(f"its setting {name} is {str(settings[name])[:40]!r}")
    if not BASE.fullmatch(str(settings.get("base", ""))):
        raise ValueError(f"its base is {str(settings.get('base'))[:80]!r}, not an IRI that ends in / or #")
    for name in ("hash", "inputs"):
        if not HASH.fullmatch(str(fields.get(name, ""))):
            raise ValueError(f"its {name} is no hash")
    for name in ("documents", "statements", "rejections", "quads", "format"):
        value = fields.get(name, 1)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < MOST:
            raise ValueError(f"its number of {name} is {str(value)[:40]!r}")
    if not isinstance(activities, dict) or not all(isinstance(activity, dict) for activity in activities.values()):
        raise ValueError("its activities are none")


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a graph was made of and by what, and how much there is.

    Attributes:
        settings: what decided the graph beside the documents: model, ontology, lexicon, base, and so on.
        activities: IRI of a run of the pipeline -> the versions it ran with, and how many documents it read.
        decisions: hash of the decisions that were applied.
        inputs: hash of the set of documents, each with its content.
        hash: hash of the set of quads (`kg.dataset.quads.add_to_hash`), the manifest's own left out.
    """

    settings: Mapping[str, object]
    activities: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    decisions: str = ""
    documents: int = 0
    statements: int = 0
    rejections: int = 0
    quads: int = 0
    inputs: int = 0
    hash: int = 0
    format: int = FORMAT

    @property
    def base(self) -> str:
        """The IRI that everything in the graph is minted under."""
        return str(self.settings["base"])

    def counts(self) -> str:
        """Return in words how many documents and statements there are."""
        return f"{count_words(self.documents, 'document')}, {count_words(self.statements, 'statement')}"

    def to_json(self) -> str:
        """Return it as JSON, the same for equal ones; hashes in hexadecimal."""
        fields = asdict(self) | {"inputs": f"{self.inputs:064x}", "hash": f"{self.hash:064x}"}
        return json.dumps(fields, sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Return the manifest of a JSON text.

        Raises:
            ValueError: it is none.
        """
        try:
            fields = json.loads(text)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        if not isinstance(fields, dict):
            raise ValueError("not a manifest")  # what a text holds, not what is passed
        _check_fields(fields)
        known = {name: fields[name] for name in cls.__dataclass_fields__ if name in fields}
        return cls(**known | {"inputs": int(fields["inputs"], 16), "hash": int(fields["hash"], 16)})

    def after(self, added: Collection[str], removed: Collection[str]) -> Manifest:
        """Return the manifest after a change of the quads, in lines of N-Quads."""
        counts = dict.fromkeys((STATEMENT, REJECTION, DOCUMENT), 0)
        activities = {iri: dict(fields) for iri, fields in self.activities.items()}
        inputs, total, quads = self.inputs, self.hash, self.quads
        for sign, changed in ((1, added), (-1, removed)):
            total += sign * sum_hashes(changed)
            quads += sign * len(changed)
            for subject, mark, rest in _marked(changed):
                counts[mark] = counts.get(mark, 0) + sign
                if mark == DOCUMENT:
                    content = rest.partition('"')[0]
                    inputs += sign * line_hash(f"{subject} {content}\n".encode())
                elif mark == ACTIVITY:
                    fields = activities.setdefault(rest.partition(">")[0], {"documents": 0})
                    fields["documents"] = int(str(fields["documents"])) + sign
        return replace(
            self,
            documents=self.documents + counts[DOCUMENT],
            statements=self.statements + counts[STATEMENT],
            rejections=self.rejections + counts[REJECTION],
            inputs=inputs % MODULUS,
            quads=quads,
            hash=total % MODULUS,
            activities={iri: fields for iri, fields in sorted(activities.items()) if fields["documents"]},
        )

    def with_activity(self, iri: str, versions: Mapping[str, object]) -> Manifest:
        """Return the manifest with what an activity ran with."""
        fields = {**versions, "documents": self.activities.get(str(iri), {}).get("documents", 0)}
        return replace(self, activities={**self.activities, str(iri): fields})

    def to_quads(self) -> list[Quad]:
        """Return it in RDF: PROV-O activities, and itself as JSON."""
        graph = GraphNames(self.base).manifest
        quads: list[Quad] = [
            (graph, RDF.type, KGO.Manifest, graph),
            (graph, KGO.manifest, Literal(self.to_json(), datatype=RDF.JSON, normalize=False), graph),
        ]
        for iri, fields in self.activities.items():
            node = URIRef(iri)
            quads += [
                (node, RDF.type, PROV.Activity, graph),
                (
                    node,
                    RDFS.label,
                    Literal(f"kg {fields.get('kg', '')}, {fields.get('model', '')}, {fields.get('ontology', '')}"),
                    graph,
                ),
            ]
            quads += [
                (node, term, Literal(str(value)), graph)
                for name, value in sorted(fields.items())
                if value and (term := ACTIVITY_SETTINGS.get(name)) is not None
            ]
        return quads


def _marked(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the subject, the mark and the rest of the lines of quads that are counted."""
    for line in lines:
        subject, _, rest = line.partition("> <")
        if rest.startswith(MARKS):
            mark = next(mark for mark in MARKS if rest.startswith(mark))
            yield subject[1:], mark, rest[len(mark) :]


def activity_iri(base: str, versions: Mapping[str, object]) -> URIRef:
    """Return the IRI of running the pipeline with some versions: the same for the same ones."""
    return URIRef(mint_iri(base, "activity", digest(json.dumps(versions, sort_keys=True))))


def read_manifest(engine: Engine) -> Manifest | None:
    """Return the manifest that a store holds, or None for an empty store.

    Raises:
        ValueError: what it holds is none.
    """
    for quad in engine.find(predicate=KGO.manifest):
        return Manifest.from_json(str(quad[2]))
    return None


def manifest_in(engine: Engine, source: str, remedy: str) -> Manifest:
    """Return the manifest of a graph that was read from somewhere; the remedy is for what holds none.

    Raises:
        DatasetError: there is none, or none that can be read.
    """
    try:
        manifest = read_manifest(engine)
    except ValueError as error:
        raise DatasetError(f"{source}: its manifest cannot be read: {error}", remedy="export the graph again") from error
    if manifest is None:
        raise DatasetError(f"{source}: it holds no graph of kg", remedy=remedy)
    return manifest


def file_hash(content: bytes) -> str:
    """Return the hash of a file's content, as manifests show it."""
    return hashlib.sha256(content).hexdigest()[:16]


def folder_hash(folder: Path) -> str:
    """Return a hash of all files of a folder, by their paths in it, as manifests show it: for a model, its weights included."""
    total = hashlib.sha256()
    for path in sorted((p for p in folder.rglob("*") if p.is_file()), key=Path.as_posix):
        total.update(f"{path.relative_to(folder).as_posix()} {file_hash(path.read_bytes())}\n".encode())
    return total.hexdigest()[:16]
