"""Acts, provisions, rules and cases are names as the law cites them; what only looks like a citation is none."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.models.legal_names import with_legal_names

VOCABULARY = Vocab()
SMALL = {"the": "DET", "The": "DET", "of": "ADP", "In": "ADP", "in": "ADP", "under": "ADP", "and": "CCONJ"}


def named(text, *entities):
    """Return the names in a text of words with a space between them ("|" stands for none), given those of the network."""
    words = text.replace("|", " | ").split()
    spaces = [(words[i + 1 : i + 2] or [""])[0] != "|" for i, word in enumerate(words) if word != "|"]
    words = [word for word in words if word != "|"]
    tags = [SMALL.get(word, "PROPN" if word[0].isupper() else "NOUN") for word in words]
    doc = Doc(VOCABULARY, words=words, spaces=spaces, pos=tags, heads=[0] * len(words), deps=["dep"] * len(words))
    spans = []
    for name, label, subtype in entities:
        start = next(i for i in range(len(words)) if doc[i : i + len(name.split())].text == name)
        spans.append(Span(doc, start, start + len(name.split()), label=label, span_id=subtype))
    doc.set_ents(spans)
    return [(span.text, span.label_, span.id_) for span in with_legal_names(doc, spans)]


LAW = ("LAW", "LAW")
CASE = ("EVENT", "CASE")
SECURITIES = ("Securities Act", "ORG", "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("it breached the Care Standards Act 2000 again", ["Care Standards Act 2000"]),
        ("registered under the Bank Holding Act of 1956 .", ["Bank Holding Act of 1956"]),
        ("the Goods Vehicles ( Licensing of Operators ) Act 1995 applied", ["Goods Vehicles ( Licensing of Operators ) Act 1995"]),
        ("the Response , Compensation and Liability Act failed", ["Response , Compensation and Liability Act"]),
        ("Apple and the Securities Act fell", ["Securities Act"]),
        ("the Clean Air Act and the Clean Water Act fell", ["Clean Air Act", "Clean Water Act"]),
        ("the Employers ’ Liability Act fell", ["Employers ’ Liability Act"]),
        ("the Sarbanes|-|Oxley Act fell", ["Sarbanes-Oxley Act"]),
        ("Regulation ( EU ) 2016/679 holds", ["Regulation ( EU ) 2016/679"]),
        ("the 2013 Regulations hold", ["2013 Regulations"]),
        ("under section 55A of the 1986 Act .", ["section 55A of the 1986 Act"]),
        ("the Companies Act 2006 and section 404|(|a|) hold", ["Companies Act 2006", "section 404(a)"]),
        ("it breached Article 3 ECHR .", ["Article 3 ECHR"]),
        ("see CPR 3.10 and ASC 740|-|10|.", ["CPR 3.10", "ASC 740-10"]),
    ],
)
def test_laws_are_named_as_they_are_cited(text, names):
    assert named(text) == [(name, *LAW) for name in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Vinos v Marks & Spencer plc he lost", ["Vinos v Marks & Spencer plc"]),
        ("he cited R ( Ashford Council ) v Kent Council .", ["R ( Ashford Council ) v Kent Council"]),
        ("in Customs v Bupa Ltd and Others it was", ["Customs v Bupa Ltd and Others"]),
        ("each of Davies v Chester and Bull v Hall", ["Davies v Chester", "Bull v Hall"]),
        ("In Roe v. Wade it ruled", ["Roe v. Wade"]),
    ],
)
def test_cases_are_named_by_their_parties(text, names):
    assert named(text) == [(name, *CASE) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "the Act came into force",
        "an Act of 1995 was read",
        "section 5 of this report",
        "see section 5 there",
        "the Companies Order was read",
        "as in Part 2 above",
        "a v shape",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text):
    assert named(text) == []


def test_teams_and_countries_play_and_states_sue():
    teams = [("England", "GPE", "COUNTRY"), ("Wales", "GPE", "COUNTRY")]
    assert [name for name, *_ in named("England v Wales was played", *teams)] == ["England", "Wales"]
    assert named("United States v Acme was heard", ("United States", "GPE", "COUNTRY")) == [("United States v Acme", *CASE)]


def test_longer_names_that_are_known_stay_and_people_are_no_laws():
    longer = ("European Regulation on Rights", "MISC", "")
    assert named("the European Regulation on Rights holds", longer) == [longer]
    assert named("the Securities Act 1933 holds", SECURITIES) == [("Securities Act 1933", *LAW)]
    assert named("he met Ann Act there", ("Ann Act", "PERSON", "")) == [("Ann Act", "PERSON", "")]
