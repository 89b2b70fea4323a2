"""Make pages of the ontology, the vocabulary, the glossary and the measurements from where each is kept: a hook of mkdocs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from diagram import class_tree, property_picture
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from rdflib import OWL, RDF, RDFS, Graph

from kg.namespaces import local_name
from kg.ontology import Ontology, load_ontology

ROOT = Path(__file__).parents[1]
MOST_PHRASES = 8


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made here."""
    pages = {
        "news.md": ontology_page(load_ontology("news")),
        "vocabulary.md": vocabulary_page(),
        "glossary.md": _section("CONTRIBUTING.md", "Glossary"),
        "measured.md": _section("benchmarks/README.md", "Measured"),
    }
    for name, content in pages.items():
        files.append(File.generated(config, name, content=content))
    return files


def _section(path: str, heading: str) -> str:
    """Return a section of a file as a page."""
    text = (ROOT / path).read_text(encoding="utf-8")
    body = text.split(f"## {heading}\n")[1].split("\n## ")[0]
    return f"# {heading}\n{body}\nFrom `{path}`.\n"


def ontology_page(ontology: Ontology) -> str:
    """Return an ontology as a page: its classes and properties drawn, each property with its phrases and a sentence that `kg` reads it in."""
    shapes = (ontology.path.parent / "shapes.ttl").read_text(encoding="utf-8")
    sizes = f"{len(ontology.classes)} classes, {len(ontology.properties)} properties, {len(ontology.lexicon.entries)} phrases."
    return "\n".join(
        [
            "# The news ontology",
            "",
            f"{sizes} The IRI of each is its name after `https://kg.example.org/ontology#`.",
            "",
            f"## Classes\n\n{class_tree(ontology)}",
            "",
            "## Properties",
            "",
            f"From the classes of their subjects to those of their objects; each name leads to what it means.\n\n{property_picture(ontology)}",
            "",
            *_properties(ontology),
            f"## Shapes\n\nWhat `kg validate` asks of every graph, in SHACL:\n\n```turtle\n{shapes}```",
        ]
    )


def _properties(ontology: Ontology) -> Iterator[str]:
    phrases: dict[str, list[str]] = {}
    for entry in ontology.lexicon.entries:
        phrases.setdefault(entry.property, []).append(entry.phrase)
    with (ROOT / "docs" / "sentences.tsv").open(encoding="utf-8", newline="") as file:
        sentences = {row["property"]: row for row in csv.DictReader(file, delimiter="\t")}
    for name, p in sorted(ontology.properties.items()):
        ends = [", ".join(sorted(names)) or "anything" for names in (p.domain, p.range)]
        traits = [
            t for t, holds in (("symmetric", p.symmetric), ("transitive", p.transitive), ("one value", p.functional)) if holds
        ]
        traits += [f"inverse of {p.inverse}"] if p.inverse else []
        yield from (f"### {name}", "", _plain(p.comment or p.label), "")
        yield f"- IRI: `{p.iri}`"
        yield f"- from {ends[0]} to {p.datatype or ends[1]}{'; ' if traits else ''}{', '.join(traits)}"
        if name in phrases:
            yield f"- said as: {', '.join(map(_plain, phrases[name][:MOST_PHRASES]))}{', …' if len(phrases[name]) > MOST_PHRASES else ''}"
        if name in sentences:
            subject, said, object_ = (_plain(sentences[name][part]) for part in ("subject", "sentence", "object"))
            yield f"- “{said}” gives *{subject}* {name} *{object_}*"
        yield ""


def vocabulary_page() -> str:
    """Return the terms that kg itself writes."""
    graph = Graph().parse(ROOT / "ontologies" / "kg.ttl")
    lines = ["# The vocabulary", "", "The terms that `kg` itself writes, whatever the ontology (`ontologies/kg.ttl`).", ""]
    lines += ["| term | kind | means |", "|---|---|---|"]
    for term in sorted(set(graph.subjects(RDFS.label))):
        kinds = sorted(local_name(str(kind)) for kind in graph.objects(term, RDF.type) if kind != OWL.NamedIndividual)
        meaning = graph.value(term, RDFS.comment) or graph.value(term, RDFS.label)
        lines.append(f"| `kgo:{local_name(str(term))}` | {', '.join(kinds)} | {_plain(str(meaning))} |")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Return text that Markdown leaves as it is."""
    return re.sub(r"([<|\[\]*_`])", r"\\\1", " ".join(text.split()))
