"""Give the rows of an answer the sentences that prove them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import permutations

import pyoxigraph
from rdflib import Literal, URIRef

from kg.dataset import Engine
from kg.dataset.failures import reading
from kg.dataset.quads import Term, term_line
from kg.dataset.store import from_oxigraph
from kg.identifiers import minted_from
from kg.queries.claims import read_claim
from kg.queries.select import Rows

MOST_TERMS = 12
"""Terms of a row looked at: more columns than that are no claim any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A sentence that proves a row, and where it stands."""

    statement: str
    sentence: str
    begin: int
    end: int
    document: str
    title: str
    date: str
    source: str
    status: str

    def __str__(self) -> str:
        place = ", ".join(filter(None, [self.title or self.document, self.date, self.source]))
        return f"“{' '.join(self.sentence.split())}” ({place}; characters {self.begin}–{self.end}; {self.status})"

    def to_record(self) -> dict[str, object]:
        """Return it as a dictionary."""
        return asdict(self)


def cite(engine: Engine, rows: Rows, prefixes: Mapping[str, str]) -> list[tuple[Citation, ...]]:
    """Return the citations of each row: of statements in it, and of statements that join two things in it.

    A row that holds a property, too, is proven by statements with that property only. Labels prove nothing by themselves: a
    query must give the IRIs of what it speaks of.
    """
    documents: dict[URIRef, tuple[str, str, str]] = {}
    answer = []
    for row in rows.terms:
        terms = [from_oxigraph(t) for t in row if isinstance(t, pyoxigraph.NamedNode | pyoxigraph.Literal)][:MOST_TERMS]
        nodes = sorted(set(_statements(engine, terms, prefixes)))
        answer.append(tuple(_citation(engine, node, documents, prefixes) for node in nodes))
    return answer


def _statements(engine: Engine, terms: list[Term], prefixes: Mapping[str, str]) -> list[URIRef]:
    found = [t for t in terms if isinstance(t, URIRef) and t.startswith(prefixes["kgs"])]
    named = {t for t in terms if isinstance(t, URIRef) and str(t).startswith((prefixes["kgo"], prefixes["kgr"]))}
    pairs = [
        f"({term_line(a)} {term_line(b)})"
        for a, b in permutations(dict.fromkeys(terms), 2)
        if isinstance(a, URIRef)
        and str(a).startswith(prefixes["kge"])
        and (isinstance(b, Literal) or str(b).startswith((prefixes["kge"], prefixes["kgv"])))
    ]
    if pairs:
        text = f"SELECT ?s ?p WHERE {{ VALUES (?a ?b) {{ {' '.join(pairs)} }} ?s rdf:subject ?a ; rdf:object ?b ; rdf:predicate ?p ; a kgo:Statement }}"
        with reading(engine):
            rows = [(from_oxigraph(row["s"]), from_oxigraph(row["p"])) for row in engine.query(text, prefixes)]  # type: ignore[union-attr]  # solutions
        kept = [s for s, p in rows if p in named] or [s for s, _ in rows]
        found += [s for s in kept if isinstance(s, URIRef)]
    return found


def _citation(engine: Engine, node: URIRef, documents: dict[URIRef, tuple[str, str, str]], prefixes: Mapping[str, str]) -> Citation:
    claim = read_claim(engine, node, documents)
    return Citation(
        statement=str(node),
        sentence=claim.sentence,
        begin=claim.begin,
        end=claim.end,
        document=minted_from(claim.document.removeprefix(prefixes["kgd"])),
        title=claim.title,
        date=claim.date,
        source=claim.source,
        status=f"{claim.polarity}, {claim.modality}",
    )
