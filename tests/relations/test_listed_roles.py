"""Each of several roles that one verb tells has its own date and its own body."""

from __future__ import annotations

from kg.model import QualifierKind
from tests import parses
from tests.parses import relations_of, triples_of


def roles(rows: str) -> dict[str, tuple[list[str], list[str]]]:
    """Return of each role that is held since when, and of whom it is."""
    held = (r for r in relations_of(rows) if r.predicate == "hold role")
    return {
        r.object.text: tuple([q.text for q in r.qualifiers if q.kind is kind] for kind in (QualifierKind.TIME, QualifierKind.OF))
        for r in held
    }


def test_dated_roles_share_nothing():
    assert roles(parses.DOC_CHAIR_SINCE) == {
        "president": (["since 2011"], []),
        "director": (["since 2008"], ["Bolt Inc."]),
    }


UNDATED = parses.DOC_CHAIR_SINCE.replace(
    "since ADP IN 8 case\n2011 NUM CD 4 obl", "there ADV RB 4 advmod\nthen ADV RB 4 advmod"
).replace("director NOUN NN 4", "director NOUN NN 6")


def test_roles_without_a_date_between_share_their_body():
    assert roles(UNDATED)["president"][1] == ["Bolt Inc."]


def test_role_with_a_possessor_is_told_whole():
    assert roles(UNDATED.replace("there ADV RB 4 advmod", "his PRON PRP$ 6 nmod:poss"))["president"][1] == []


def test_what_is_founded_as_something_is_that_not_who_founds_it():
    rows = parses.DOC_THE_BROTHERS.replace(
        ". PUNCT",
        "as ADP IN 13 case\na DET DT 13 det\nfoundry NOUN NN 3 obl\nin ADP IN 15 case\nBonn_ PROPN NNP 13 nmod GPE:CITY\n. PUNCT",
    )
    assert not any(predicate == "be foundry in" for subject, predicate, _ in triples_of(rows) if subject != "Acme")
