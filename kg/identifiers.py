"""Mint identifiers from content: the same thing gets the same one, in every run and on every machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote, unquote

DIGEST_LENGTH = 16
"""Hexadecimal digits, 64 bits: that two of ten million are the same has a chance of three in a million."""

LONGEST_SLUG = 60
"""Characters: of 15,000 entities of 2,371 texts, 590 have longer labels, which are cut."""
WORD = re.compile(r"\w+")
NOT_IN_IRI = re.compile(r"[^\w.~-]")
DOTS = re.compile(r"~*\.{1,2}")
"""Names that alone between slashes mean this folder or the one above it, with what keeps them from that."""


def digest(*parts: object) -> str:
    """Return a short hash of the parts (SHA-256, 64 bits in hexadecimal).

    >>> digest("a", 1) == digest("a", 1), digest("ab", "c") == digest("a", "bc")
    (True, False)
    """
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:DIGEST_LENGTH]


def slug(name: str) -> str:
    """Return a name as the last part of an IRI: words joined by underscores, nothing that needs escaping in Turtle.

    >>> slug("SoftBank Group"), slug("Côte d’Ivoire"), slug("AT&T"), slug("Apple TV+")
    ('SoftBank_Group', 'Côte_d_Ivoire', 'AT_T', 'Apple_TV_plus')
    """
    words = WORD.findall(unicodedata.normalize("NFC", name).replace("+", " plus "))
    return "_".join(words)[:LONGEST_SLUG].strip("_") or "_"


def mint_iri(base: str, kind: str, local: str) -> str:
    """Return the IRI of a thing of a kind (entity, statement, document, relation, value, graph), another one for each name.

    >>> mint_iri("https://kg.example.org/", "document", "a b/c"), mint_iri("", "document", "..")
    ('https://kg.example.org/document/a%20b%2Fc', 'document/~..')
    """
    escaped = f"~{local}" if DOTS.fullmatch(local) else local
    return f"{base}{kind}/{NOT_IN_IRI.sub(lambda match: quote(match.group(), safe='', errors='replace'), escaped)}"


def minted_from(local: str) -> str:
    """Return the name that the last part of an IRI was minted from, also where a program has escaped more of it.

    >>> minted_from("a%20b%2Fc"), minted_from("~.."), minted_from("%C3%A9")
    ('a b/c', '..', 'é')
    """
    name = unquote(local)
    return name[1:] if name.startswith("~") and DOTS.fullmatch(name) else name


def document_id(source: str, text: str) -> str:
    """Return the id of a document that brings none: the name of its source and a hash of its text."""
    stem = source.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return f"{slug(stem)}-{digest(text)[:8]}"
