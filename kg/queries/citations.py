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
from kg.dataset.statements import StatementReader, StatementRecord
from kg.dataset.store import from_oxigraph
from kg.identifiers import minted_from
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
    place: str = ""
    """Where in its file the sentence stands ("page 14")."""

    def __str__(self) -> str:
        place = ", ".join(filter(None, [self.title or self.document, self.date, self.source, self.place]))
        return f"“{' '.join(self.sentence.split())}” ({place}; characters {self.begin}–{self.end}; {self.status})"

    def to_record(self) -> dict[str, object]:
        """Return it as a dictionary."""
        return asdict(self)


def cite(engine: Engine, rows: Rows, prefixes: Mapping[str, str]) -> list[tuple[Citation, ...]]:
    """Return the citations of each row: of statements in it, and of statements that join two things in it.

    A row that holds a property, too, is proven by statements with that property only. Labels prove nothing by themselves: a
    query must give the IRIs of what it speaks of.
    """
    reader = StatementReader(engine)
    answer = []
    for row in rows.terms:
        terms = [from_oxigraph(t) for t in row if isinstance(t, pyoxigraph.NamedNode | pyoxigraph.Literal)][:MOST_TERMS]
        nodes = _statements(engine, terms, prefixes)
        answer.append(tuple(_citation(statement, reader, prefixes) for statement in reader.read_all(nodes)))
    return answer


def _statements(engine: Engine, terms: list[Term], prefixes: Mapping[str, str]) -> list[URIRef]:
    statements = [t for t in terms if isinstance(t, URIRef) and t.startswith(prefixes["kgs"])]
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
        statements += [s for s in kept if isinstance(s, URIRef)]
    return statements


def _citation(statement: StatementRecord, reader: StatementReader, prefixes: Mapping[str, str]) -> Citation:
    document = reader.document(statement.document)
    return Citation(
        statement=str(statement.node),
        sentence=reader.sentence(statement.evidence),
        begin=statement.span[0],
        end=statement.span[1],
        document=minted_from(document.node.removeprefix(prefixes["kgd"])),
        title=document.title,
        date=document.date,
        source=document.source,
        place=reader.place(statement.evidence),
        status=f"{statement.polarity}, {statement.modality}",
    )
