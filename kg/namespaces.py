"""The vocabularies kg writes, and the prefixes it knows without declaring."""

from __future__ import annotations

from collections.abc import Mapping

from kg.config import DEFAULT_BASE

KGO = DEFAULT_BASE + "ontology#"
"""Classes and properties of the ontology, and the terms for statements and evidence."""

NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SCHEMA = "https://schema.org/"
OWL = "http://www.w3.org/2002/07/owl#"


def prefixes(base: str) -> dict[str, str]:
    """Return prefix -> namespace for a graph minted under a base.

    >>> prefixes("https://kg.example.org/")["kge"]
    'https://kg.example.org/entity/'
    """
    return {
        "kgo": KGO,
        "kge": f"{base}entity/",
        "kgs": f"{base}statement/",
        "kgd": f"{base}document/",
        "kgr": f"{base}relation/",
        "kgv": f"{base}value/",
        "kgg": f"{base}graph/",
        "kgf": f"{base}fact/",
        "kgn": f"{base}name/",
        "nif": NIF,
        "oa": OA,
        "prov": PROV,
        "dcterms": DCTERMS,
        "skos": SKOS,
        "rdf": RDF,
        "rdfs": RDFS,
        "xsd": XSD,
        "owl": OWL,
    }


def base_of(prefixes: Mapping[str, str]) -> str:
    """Return the base that prefixes were made for.

    >>> base_of(prefixes("https://kg.example.org/"))
    'https://kg.example.org/'
    """
    return prefixes["kgg"].removesuffix("graph/")


def local_name(iri: str) -> str:
    """Return the last part of an IRI.

    >>> local_name("https://kg.example.org/ontology#Person"), local_name("http://schema.org/Person")
    ('Person', 'Person')
    """
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri
