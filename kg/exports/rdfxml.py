"""RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/), by subject.

What XML cannot hold is replaced by U+FFFD; a triple whose property has no name of XML at its end is left out, as its statement says the
same. Both are told.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph
from rdflib import Literal

from kg.counting import count_words
from kg.dataset import Engine, Quad
from kg.dataset.store import to_oxigraph
from kg.exports.characters import NOT_IN_XML, Replacing, has_xml_name

logger = logging.getLogger(__name__)


def write_rdfxml(engine: Engine, prefixes: Mapping[str, str], path: Path, encoding: str) -> None:
    """Write the union of all graphs as RDF/XML."""
    del encoding
    replaced = Replacing(NOT_IN_XML)
    named = [quad for quad in engine.find() if has_xml_name(quad[1])]
    triples = sorted((_triple(quad, replaced) for quad in named), key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    raw = path.with_name(f".{path.name}.raw")
    pyoxigraph.serialize(triples, str(raw), format=pyoxigraph.RdfFormat.RDF_XML, prefixes=dict(prefixes))
    with raw.open("rb") as lines, path.open("wb") as out:
        # Oxigraph writes carriage returns as they are, and readers of XML take them for line feeds.
        out.writelines(line.replace(b"\r", b"&#xD;") for line in lines)
    raw.unlink()
    replaced.tell(path, "characters that XML cannot hold were replaced by U+FFFD")
    left = sum(1 for _ in engine.find()) - len(named)
    if left:
        message = "%s: left out: %s, as XML has no name for their property; statements say the same"
        logger.warning(message, path.name, count_words(left, "triple"))


def _triple(quad: Quad, text: Replacing) -> pyoxigraph.Triple:
    """Return the triple of a quad; each stands in one graph only, so none comes twice."""
    subject, predicate, object_, _ = quad
    if isinstance(object_, Literal):
        object_ = Literal(text(str(object_)), lang=object_.language, datatype=object_.datatype, normalize=False)
    return pyoxigraph.Triple(pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(predicate), to_oxigraph(object_))
