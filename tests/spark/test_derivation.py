"""A graph that is derived in parts has the quads of one that is derived whole, whatever the documents tell; without Spark."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import groupby

import pytest

from benchmarks.synthetic import contributions
from kg.config import Config
from kg.contributions import versions_of
from kg.dataset import GraphNames, activity_iri, contribution_lines, quad_line
from kg.ontology import load_ontology
from kg.resolution import name_index
from kg.resolution.name_index import LARGEST_BLOCK
from kg.spark import derivation, joining
from kg.vocabulary import KGO
from tests.contributions import graph_of, telling

CONFIG = Config()
ONTOLOGY = load_ontology(CONFIG.ontology)


@dataclass(frozen=True)
class Rows:
    """A table in this process."""

    pairs: tuple[tuple[str, str], ...]

    def map(self, function):
        return Rows(tuple(made for key, text in self.pairs for made in function(key, text)))

    def grouped(self, function):
        keys = groupby(sorted(self.pairs), key=lambda pair: pair[0])
        return Rows(tuple(made for key, pairs in keys for made in function(key, (text for _, text in pairs))))

    def union(self, *tables):
        return Rows((*self.pairs, *(pair for table in tables for pair in table.pairs)))

    def of(self, pairs):
        return Rows(tuple(pairs))

    def kept(self):
        return self

    def marked(self, mark):
        return Rows(tuple((key, mark + text) for key, text in self.pairs))

    def keyed(self, *, are):
        return Rows(tuple((key, text) for key, text in self.pairs if bool(key) == are))

    def collect(self):
        return list(self.pairs)


def derived_in_parts(made):
    activity = activity_iri(CONFIG.base, versions_of(CONFIG))
    lines = {each.document.id: contribution_lines(each, ONTOLOGY, CONFIG.base, activity) for each in made}
    documents = Rows(tuple((str(GraphNames(CONFIG.base).document(name)), "".join(lines[name])) for name in lines))
    rows = documents.union(joining.derive(documents, CONFIG))
    return {f"{line}\n" for _, text in rows.pairs for line in text.split("\n") if line}


def lines_of(graph):
    return {quad_line(quad) for quad in graph.engine.find() if quad[3] != graph.stored.graphs.manifest}


def assert_same(made):
    made = list(made)
    expected, derived = lines_of(graph_of(*made)), derived_in_parts(made)
    assert (sorted(derived - expected)[:5], sorted(expected - derived)[:5]) == ([], [])
    return derived


PEOPLE = ["Tim Cook:Person", "Tim D. Cook:Person", "Cook:Person", "T. Cook:Person", "Ann Smith:Person", "Ann Smyth:Person"]
FIRMS = [
    "SoftBank:Company",
    "SoftBank Group:Company",
    "IMF:Organization",
    "International Monetary Fund:Organization",
    "Jordan:Company",
]
PLACES = ["Jordan:Country", "Jordan:Person", "Jordan person:Person", "the bank:Company", "Japan:Country"]
PROPERTIES = ["acquires", "investsIn", "spouseOf", "leads", "headquarteredIn", None]


def told_at_random(seed):
    """Yield documents about a few names that are alike, of several kinds, with birthdays, some of them twice the same text."""
    chance = random.Random(seed)
    for number in range(14):
        claims = [
            (chance.choice(PEOPLE + FIRMS + PLACES), chance.choice(PROPERTIES), chance.choice(PEOPLE + FIRMS + PLACES))
            for _ in range(5)
        ]
        claims = [(s, p, o) for s, p, o in claims if s.partition(":")[0] != o.partition(":")[0]]
        born = [(who, "dateOfBirth", f"19{chance.choice((50, 51, 80))}-01-01") for who in chance.sample(PEOPLE, 1)]
        text = "One text that several documents have, word for word, as the agencies send it. " * 4 if chance.random() < 0.3 else ""
        yield telling(f"d{number}", *claims, *born, date=chance.choice(("", "2025-01-01", "2025-02-03")), text=text)


@pytest.mark.parametrize("seed", range(4))
def test_parts_make_the_whole_whatever_the_documents_tell(seed):
    assert_same(told_at_random(seed))


@pytest.mark.parametrize(("documents", "names"), [(8, 16), pytest.param(25, 40, marks=pytest.mark.slow)])
def test_names_places_and_facts_of_many_documents(documents, names):
    derived = assert_same(contributions(0, documents, names=names, descriptions=0.2))
    assert any(KGO.Fact in line for line in derived)
    assert any("sameAs" in line for line in derived)


def test_persons_born_years_apart_are_two_in_parts_too():
    born = [("a", "1950-01-01"), ("b", "1950-01-01"), ("c", "1980-01-01")]
    derived = assert_same(
        telling(name, ("Ann Lee:Person", "dateOfBirth", date), ("Ann Lee:Person", "leads", "Acme:Company")) for name, date in born
    )
    assert any(KGO.resolvesTo in line for line in derived)


def test_documents_with_several_names_of_one_are_counted_once_in_parts_too():
    firms = ("Orrin Works:Company", "Orrin Works Ltd:Company")
    documents = [("a", firms), ("b", firms[1:]), ("c", firms[:1]), ("d", ())]
    derived = assert_same(
        telling(name, *((firm, "acquires", "Bolt:Company") for firm in (*of, "Acme:Company"))) for name, of in documents
    )
    assert [line.split('"')[1] for line in derived if f"{KGO.documentCount}" in line and "/Orrin_Works>" in line] == ["3"]


def test_a_name_that_is_split_off_meets_one_that_is_called_so():
    kinds = [("a", "Jordan:Country"), ("b", "Jordan:Country"), ("c", "Jordan:Person"), ("d", "Jordan person:Person")]
    derived = assert_same(
        telling(name, (kind, "spouseOf" if "Person" in kind else "borders", "Eve Roe:Person")) for name, kind in kinds
    )
    assert any(KGO.splitFrom in line for line in derived)


@pytest.mark.parametrize("largest", [20, pytest.param(LARGEST_BLOCK, marks=pytest.mark.slow)])
def test_names_under_a_key_of_too_many_are_not_compared(largest, monkeypatch):
    for module in (derivation, joining, name_index):
        monkeypatch.setattr(module, "LARGEST_BLOCK", largest)
    many = [(f"Person{number} Smith:Person", "leads", "Acme:Company") for number in range(largest + 1)]
    few = [
        ("Ann Bell:Person", "leads", "Acme:Company"),
        ("Bell:Person", "leads", "Acme:Company"),
        ("Smith:Person", "leads", "Acme:Company"),
    ]
    derived = assert_same([telling("many", *many), telling("few", *few)])
    assert [line for line in derived if "sameAs" in line and "/entity/" in line.split()[0]] != []
