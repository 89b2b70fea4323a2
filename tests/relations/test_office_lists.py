"""Who held an office when, by a list below its name, on parses written by hand."""

from __future__ import annotations

import pytest

from kg.model import QualifierKind
from tests import parses
from tests.parses import relations_of

PRESIDENTS, MAYORS = parses.MD_PRESIDENTS, parses.MD_MAYORS
GUILD = {("Carl Holm", "Norda Guild", "1902–1931"), ("Ann Lee", "Norda Guild", "1931–1950")}
INLINE = PRESIDENTS.replace(
    "Presidents_ NOUN NNS 0 root\n\\n_ SPACE _SP 9 dep\n-", "Presidents_ NOUN NNS 0 root\n: PUNCT : 9 punct\n-"
)


def terms_of(rows):
    """Return who led what when, and "be born" of whom the rows tell a birth."""
    for relation in relations_of(rows):
        if relation.predicate in ("be president of", "be mayor of"):
            yield (
                relation.subject.text,
                relation.object.text,
                *(q.text for q in relation.qualifiers if q.kind is QualifierKind.TIME),
            )
        elif relation.predicate == "be born":
            yield relation.subject.text, relation.predicate


@pytest.mark.parametrize(
    ("rows", "terms"),
    [
        pytest.param(PRESIDENTS, GUILD, id="below a heading"),
        pytest.param(INLINE, GUILD, id="behind a colon"),
        pytest.param(
            MAYORS, {("Ann Lee", "Kvarnby", "1990–1998"), ("Ida Berg", "Kvarnby", "2006–present")}, id="years ahead, of a place"
        ),
        pytest.param(PRESIDENTS.replace("1950", "1990"), {("Carl Holm", "be born"), ("Ann Lee", "be born")}, id="lives are longer"),
        pytest.param(
            PRESIDENTS.replace("Presidents", "Painters").replace("1950", "1960"),
            {("Carl Holm", "be born"), ("Ann Lee", "be born")},
            id="no office",
        ),
        pytest.param(
            PRESIDENTS.replace("Presidents_ NOUN NNS", "met_ VERB VBD").replace("1950", "1960"),
            {("Carl Holm", "be born"), ("Ann Lee", "be born")},
            id="no noun",
        ),
    ],
)
def test_who_held_an_office_when(rows, terms):
    assert set(terms_of(rows)) == terms
