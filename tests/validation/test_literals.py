"""Ill-typed literals are found, wherever they stand, and nothing that XML Schema allows is taken for one."""

from __future__ import annotations

import pytest
from rdflib import RDF, XSD, Literal, URIRef

from kg.severity import Severity
from kg.validation.literals import is_well_typed
from tests.contributions import graph_of, telling


@pytest.mark.parametrize(
    ("datatype", "text", "is_right"),
    [
        (XSD.date, "2024-02-29", True),
        (XSD.date, "03/04/2024", False),
        (XSD.date, "2023-02-29", False),
        (XSD.date, "2024-13-01", False),
        (XSD.date, "2024-1-1", False),
        (XSD.date, "-0044-03-15", True),
        (XSD.date, "12024-01-01Z", True),
        (XSD.date, "2024-04-31+02:00", False),
        (XSD.date, "２０２４-01-01", False),
        (XSD.date, "2024-01-01\n", False),
        (XSD.dateTime, "2024-01-01T24:00:00", True),
        (XSD.dateTime, "2024-01-01", False),
        (XSD.time, "25:00:00", False),
        (XSD.gYear, "2024", True),
        (XSD.gYear, "24", False),
        (XSD.gYearMonth, "2024-00", False),
        (XSD.duration, "P", False),
        (XSD.duration, "P1YT", False),
        (XSD.duration, "P4Y", True),
        (XSD.duration, "PT.5S", False),
        (XSD.duration, "-P1DT2.5S", True),
        (XSD.integer, "1.0", False),
        (XSD.integer, "+7", True),
        (XSD.integer, "", False),
        (XSD.decimal, ".5", True),
        (XSD.decimal, "1e5", False),
        (XSD.double, "1e5", True),
        (XSD.double, "inf", False),
        (XSD.boolean, "yes", False),
        (XSD.boolean, "1", True),
        (XSD.anyURI, "a b", False),
        (XSD.string, "\x00", True),
        (RDF.JSON, "{", False),
        (URIRef("http://x/own"), "anything", True),
        (XSD.integer, "9" * 5000, True),
    ],
)
def test_texts_of_datatypes(datatype, text, is_right):
    assert is_well_typed(text, str(datatype)) is is_right


def test_validation_tells_of_an_ill_typed_literal():
    graph = graph_of(telling("a", ("Acme:Company", "investsIn", "Japan:Country")))
    assert not [p for p in graph.validate() if p.kind == "ill-typed"]
    node, document = URIRef("https://kg.example.org/document/a"), URIRef("https://kg.example.org/graph/document-a")
    wrong = Literal("03/04/2024", datatype=XSD.date, normalize=False)
    graph.engine.commit([(node, URIRef("http://purl.org/dc/terms/date"), wrong, document)])
    (problem,) = [p for p in graph.validate() if p.kind == "ill-typed"]
    assert problem.severity is Severity.VIOLATION
    assert problem.message == "date is '03/04/2024', which is no date"
