"""Whatever a sentence says, an operator put into it ("not", "may", "Smith denied that", "?") changes its status and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Modality, Relation
from tests import parses
from tests.parses import relations_of
from tests.relations.test_constructions import RELATIONS

BESIDE = ("modifier", "apposition", "bracket", "title", "life", "possessive", "instance", "counsel", "nominal/seat", "place/comma")
"""Constructions that describe a name in passing: what is denied of the sentence is not denied of them."""

Row = list[str]


def table(rows: str) -> list[Row]:
    return [line.split() for line in rows.strip().splitlines()]


def text(cells: list[Row]) -> str:
    return "\n".join(" ".join(row) for row in cells)


def root_of(cells: list[Row]) -> int:
    return next(i for i, row in enumerate(cells) if row[4] == "root")


def is_sentence(rows: str) -> bool:
    """Tell whether an operator can be put into a parse: one sentence of a subject and a predicate, in Universal Dependencies."""
    cells = table(rows)
    root = root_of(cells) + 1
    labels = {row[4] for row in cells}
    return any(row[3] == str(root) and row[4].startswith("nsubj") for row in cells) and labels.isdisjoint({"pobj", "dobj", "attr"})


SENTENCES = {case: rows for case, rows, _ in RELATIONS if is_sentence(rows) and "\\n_" not in rows}
"""What a construction reads of one sentence; lines below one another are no sentence."""


def insert(cells: list[Row], at: int, new: list[Row]) -> list[Row]:
    """Put rows before place `at`; their own heads, and all others, count as in the result (`at` is counted from 0)."""
    moved = [[*row[:3], str(int(row[3]) + len(new)) if int(row[3]) > at else row[3], *row[4:]] for row in cells]
    return [*moved[:at], *new, *moved[at:]]


def first_of_group(cells: list[Row]) -> tuple[int, int]:
    """Return the places of the root and of the first auxiliary or copula of it, the root itself without one."""
    root = root_of(cells)
    group = [i for i, row in enumerate(cells) if row[4].startswith(("aux", "cop")) and int(row[3]) == root + 1]
    return root, min([*group, root])


def with_adverb(word: str, tag: str = "RB") -> Callable[[str], str]:
    """Return what puts an adverb before the verb, or after the first auxiliary."""

    def put(rows: str) -> str:
        cells = table(rows)
        root, first = first_of_group(cells)
        place = first + 1 if first != root else root
        return text(insert(cells, place, [[word, "ADV", tag, str(root + 2), "advmod"]]))

    return put


def with_modal(word: str) -> Callable[[str], str]:
    """Return what puts a modal before the verb group, or in the place of the one that is there."""

    def put(rows: str) -> str:
        cells = table(rows)
        root, first = first_of_group(cells)
        if cells[first][2] == "MD":
            cells[first] = [word, *cells[first][1:]]
            return text(cells)
        return text(insert(cells, first, [[word, "AUX", "MD", str(root + 2), "aux"]]))

    return put


def under(head: str, label: str) -> Callable[[str], str]:
    """Return what makes the sentence the clause of a word; `head` are the rows before it, `ROOT` in them is the old root."""

    def put(rows: str) -> str:
        cells, new = table(rows), table(head)
        size, root, top = len(new), root_of(cells), root_of(new) + 1
        hangs_on = next((i + 1 for i, row in enumerate(new) if row[0].endswith("*")), top)
        new = [[row[0].rstrip("*"), *row[1:3], str(root + 1 + size) if row[3] == "ROOT" else row[3], *row[4:]] for row in new]
        cells[root] = [*cells[root][:3], str(hangs_on - size), label, *cells[root][5:]]
        return text([*new, *([*row[:3], str(int(row[3]) + size), *row[4:]] for row in cells)])

    return put


def asked(rows: str) -> str:
    """Put a question mark at the end."""
    cells = table(rows)
    last = len(cells) - 1 if cells[-1][1] == "PUNCT" else len(cells)
    return text([*cells[:last], ["?", "PUNCT", ".", str(root_of(cells) + 1), "punct"]])


def marked(words: str) -> Callable[[str], str]:
    """Return what puts a mark before the sentence."""

    def put(rows: str) -> str:
        cells = table(rows)
        new = [[word, "SCONJ", "IN", str(root_of(cells) + 1 + len(words.split())), "mark"] for word in words.split()]
        return text(insert(cells, 0, new))

    return put


def fronted(words: str) -> Callable[[str], str]:
    """Return what puts a preposition and its nouns before the sentence."""

    def put(rows: str) -> str:
        cells, (preposition, *before, noun) = table(rows), words.split()
        size = len(before) + 2
        new = [[preposition, "ADP", "IN", str(size), "case"], *([word, "ADJ", "JJ", str(size), "amod"] for word in before)]
        return text(insert(cells, 0, [*new, [noun, "NOUN", "NN", str(root_of(cells) + 1 + size), "obl"]]))

    return put


THAT = "that SCONJ IN ROOT mark"
MILLER = "Miller PROPN NNP 2 nsubj PERSON"
DENIED = under(f"{MILLER}\ndenied VERB VBD 0 root\n{THAT}", "ccomp")
CHANGES: dict[str, Callable[[str], str]] = {
    "not": with_adverb("not"),
    "almost": with_adverb("almost"),
    "nearly": with_adverb("nearly"),
    "allegedly": with_adverb("allegedly"),
    "apparently": with_adverb("apparently"),
    "may": with_modal("may"),
    "can": with_modal("can"),
    "should": with_modal("should"),
    "would": with_modal("would"),
    "?": asked,
    "if only": marked("If only"),
    "in theory": fronted("In theory"),
    "in a hypothetical case": fronted("In hypothetical case"),
    "denied that": DENIED,
    "believed that": under(f"{MILLER}\nbelieved VERB VBD 0 root\n{THAT}", "ccomp"),
    "judged that": under(f"{MILLER}\njudged VERB VBD 0 root\n{THAT}", "ccomp"),
    "pretended that": under(f"{MILLER}\npretended VERB VBD 0 root\n{THAT}", "ccomp"),
    "imagine that": under(f"Imagine VERB VB 0 root\n{THAT}", "ccomp"),
    "it is false that": under(f"It PRON PRP 3 expl\nis AUX VBZ 3 cop\nfalse ADJ JJ 0 root\n{THAT}", "csubj"),
    "it is unlikely that": under(f"It PRON PRP 3 expl\nis AUX VBZ 3 cop\nunlikely ADJ JJ 0 root\n{THAT}", "csubj"),
    "no guarantee that": under(
        f"There PRON EX 2 expl\nis VERB VBZ 0 root\nno DET DT 4 det\nguarantee* NOUN NN 2 nsubj\n{THAT}", "acl"
    ),
    "spread a false rumour that": under(
        f"{MILLER}\nspread VERB VBD 0 root\nfalse ADJ JJ 4 amod\nrumour* NOUN NN 2 obj\n{THAT}", "acl"
    ),
    "denied reports that": under(f"{MILLER}\ndenied VERB VBD 0 root\nreports* NOUN NNS 2 obj\n{THAT}", "acl"),
}
PRESUPPOSED = {
    ("what she founded is the firm right before", "be founded in"),
    ("what she founded is the firm right before", "co-found"),
    ("whom somebody worked for as an analyst, not with", "join"),
    ("who founded what stands behind a role and a name", "found"),
    ("who founded what stands behind a role and a name", "be founded in"),
    ("who is named behind one of which does what that one does", "leave"),
    ("whose father was a miner is none", "be"),
    ("a firm whose founder died is not what died", "die in"),
    ("an attack kills, not the funeral", "kill"),
    ("a maker of what is made, based where the parser puts what it makes", "be based in"),
    ("participles of which the second was read as the verb of a clause", "build"),
    ("participles of which the second was read as the verb of a clause", "open"),
    ("who is led by whom where a noun before the name was read as another subject", "lead"),
    ("what somebody is named, and a noun that sums it up", "leave"),
    ("who is listed behind two clauses about the one before", "lead"),
    ("who is listed behind two clauses about the one before", "sell"),
    ("whom somebody worked for who is hired from there", "be employee of"),
    ("whom somebody works for whom others want from there", "be employee of"),
    ("whom somebody worked for who joins another, where the parser took it for the other's home", "be employee of"),
    ("a share before who owns it, in commas", "own"),
    ("shares in a firm, when it was founded", "be founded in"),
    ("shares in a firm, when it was founded", "set up"),
    ("what there is a share of is what a relative clause tells of", "lead"),
    ("from where somebody comes, before a hyphen behind the name", "be raised in"),
    ("a year that ends on a day", "be ended"),
    ("relative clause", "buy"),
    ("name that a noun is said to be, with a relative clause", "buy"),
    ("of what, without what it says", "do"),
    ("date of the nearest of two events", "be born in"),
    ("birth name", "be known as"),
    ("birth place of one word", "be born"),
    ("name of another language in brackets", "be born"),
    ("visit during which somebody does something", "visit"),
    ("date of a founding, of a name", "be formed in"),
    ("date of a founding, of a pronoun", "be founded in"),
    ("role at the firm that a relative clause tells of", "serve at"),
    ("role in the body that a relative clause tells of, which may be that of a part", "serve at"),
    ("the office that somebody holds", "hold role"),
    ("the office that somebody holds", "be mayor of"),
    ("the office held by whom the clause behind it is about", "hold role"),
    ("the office of one of whom nobody is told behind it", "hold role"),
    ("what somebody works as", "hold role"),
    ("the name that something known has beside another", "be known as"),
}
"""What a relative clause, or a participle in brackets, says of a definite noun holds whatever is said of it; so do "during a visit", "its founding", "her
tenure as mayor"."""


def is_plain(relation: Relation) -> bool:
    status = relation.factuality
    return not status.negated and status.modality in (Modality.ASSERTED, Modality.PLANNED) and status.attribution is None


def said(rows: str) -> list[Relation]:
    """Return the relations of a parse without those of the one who speaks in a changed one."""
    return [r for r in relations_of(rows) if r.subject.text != "Miller"]


DONE_LATER = ("would", "what somebody went on to do")
"""An operator and a case that tell together what was done later: "would go on to lead Acme"."""


@pytest.fixture(scope="module")
def unchanged() -> dict[str, set[tuple[str, str]]]:
    return {case: {(r.subject.text, r.object.text) for r in said(rows)} for case, rows in SENTENCES.items()}


@pytest.mark.parametrize("change", CHANGES)
def test_operator_changes_the_status_of_what_a_sentence_says_and_nothing_else(change, unchanged):
    for case, rows in SENTENCES.items():
        changed = said(CHANGES[change](rows))
        assert {(r.subject.text, r.object.text) for r in changed} == unchanged[case], case
        left = [
            (r.subject.text, r.predicate, r.object.text)
            for r in changed
            if is_plain(r)
            and not r.evidence.rule.startswith(BESIDE)
            and (case, r.predicate) not in PRESUPPOSED
            and (change, case) != DONE_LATER
        ]
        assert left == [], case


def test_denial_is_attributed_to_who_denies():
    (relation,) = [r for r in relations_of(DENIED(parses.INVEST)) if r.predicate == "invest in"]
    assert relation.factuality.negated
    assert relation.factuality.attribution.text == "Miller"
