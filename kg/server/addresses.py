"""Where on a server an IRI of its graph is found, and which IRI an address means.

An IRI may hold letters of any script, an address may not: they are escaped in it (RFC 3987, 3.1). The way back is not unique: an
IRI may hold escapes of its own. `kg.identifiers.mint_iri` leaves letters and digits and escapes the rest, so that reading is tried first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from kg.identifiers import NOT_IN_IRI

ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
NOT_IN_PATH = re.compile(r"[^!-~]|[\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")
KEPT = "/%:~@!$&'()*+,;="
NAMED = "/named?iri="
"""The address of what has no path of its own: `document/..` is taken for another one by whoever reads addresses."""


def address_of(iri: str, base: str) -> str:
    """Return the address of what an IRI names, without the server's; empty for what is not of this graph.

    >>> address_of("https://e.org/entity/Nestlé", "https://e.org/"), address_of("https://e.org/document/..", "https://e.org/")
    ('/entity/Nestl%C3%A9', '/named?iri=https%3A%2F%2Fe.org%2Fdocument%2F..')
    """
    if not iri.startswith(base):
        return ""
    path = quote(iri.removeprefix(base), safe=KEPT)
    is_plain = not {".", "..", ""} & set(path.split("/")) and next(iris_of(path, base)) == str(iri)  # an rdflib term equals no text
    return f"/{path}" if is_plain else NAMED + quote(iri, safe="")


def iris_of(path: str, base: str) -> Iterator[str]:
    """Yield the IRIs that a path may mean, the likeliest first.

    >>> list(iris_of("entity/Nestl%C3%A9", "https://e.org/"))
    ['https://e.org/entity/Nestlé', 'https://e.org/entity/Nestl%C3%A9']
    """
    minted = ESCAPES.sub(lambda match: _unescaped(match.group(), minted=True), path)
    decoded = ESCAPES.sub(lambda match: _unescaped(match.group(), minted=False), path)
    marked = re.sub("%3F|%23|%5B|%5D", lambda match: chr(int(match.group()[1:], 16)), decoded, flags=re.IGNORECASE)
    yield from dict.fromkeys(base + reading for reading in (minted, path, decoded, marked))


def _unescaped(escapes: str, *, minted: bool) -> str:
    """Return a run of escapes with its letters as themselves: those that `mint_iri` leaves, or all outside ASCII."""
    text = bytes.fromhex(escapes.replace("%", "")).decode("utf-8", errors="surrogateescape")
    parts = []
    for char in text:
        if "\udc80" <= char <= "\udcff":
            parts.append(f"%{ord(char) - 0xDC00:02X}")
        elif char.isascii() or (minted and NOT_IN_IRI.match(char)):
            parts.append(quote(char, safe=""))
        else:
            parts.append(char)
    return "".join(parts)


def is_path(path: str) -> bool:
    """Tell whether a path is well formed (RFC 3986, 3.3).

    >>> is_path("/entity/a%20b"), is_path("/entity/%"), is_path("/entity/<a>")
    (True, False, False)
    """
    return NOT_IN_PATH.search(path) is None
