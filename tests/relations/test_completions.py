"""What completes a verb or a noun: what one is accused of, what was claimed, which people; a row a sentence."""

from __future__ import annotations

import pytest

from kg.relations.completions import WITH_CONTENTS
from tests import parses
from tests.parses import relations_of

ROWS = [
    ("what one is accused of, with the quotation in it", parses.JL_ACCUSED_OF, "accuse", {("complement", 'of "hiding the truth"')}),
    (
        "how it is done",
        parses.JL_ACCUSED_OF.replace("of SCONJ IN 6 mark", "by SCONJ IN 6 mark"),
        "accuse",
        set(),
    ),
    (
        "what another did, who is named in the clause",
        parses.JL_ACCUSED_OF.replace("of SCONJ IN 6 mark", "with SCONJ IN 6 mark").replace(
            "the DET DT 8 det\ntruth_ NOUN NN 6 obj", "bad ADJ JJ 8 amod\ndays_ NOUN NNS 6 nsubj"
        ),
        "accuse",
        set(),
    ),
    ("what is claimed", parses.JL_CLAIMS_THAT, "deny", {("complement", "that Karl had left Norway")}),
    (
        "what is said beside a noun",
        parses.JL_CLAIMS_THAT.replace("that SCONJ", ", PUNCT")
        .replace("8 mark", "8 punct")
        .replace("had AUX VBD 8 aux\nleft VERB VBN", "having AUX VBG 8 aux\nleft VERB VBN"),
        "deny",
        set(),
    ),
    (
        "which people are meant",
        parses.JL_STOPPED_PEOPLE,
        "stop",
        {("count", "80"), ("complement", "trying to cross the strait")},
    ),
    ("what one agrees to with somebody", parses.JL_AGREES_THAT, "agree with", {("complement", "that the deal must go")}),
    ("what several agree on", parses.MS_AGREED_THAT, "agree with", {("complement", "that taxes fell")}),
    ("what a day is spent on", parses.JL_SPENT_THE_DAY, "spend", {("complement", "playing golf in Leeds")}),
    (
        "what is done while something is bought",
        parses.JL_SPENT_THE_DAY.replace("spent VERB", "bought VERB").replace("day NOUN", "club NOUN"),
        "buy",
        set(),
    ),
    ("what is proposed", parses.JL_PREFERENCE_TO, "vote for", {("complement", "to sell Acme in May")}),
    (
        "what a noun without contents is for",
        parses.JL_PREFERENCE_TO.replace("proposal NOUN", "lawyer NOUN"),
        "vote for",
        {("purpose", "to sell Acme in May")},
    ),
    (
        "what several talk about with one another",
        parses.JL_TALKS_AIMED,
        "hold talk with",
        {("complement", "aimed at ending the war in Mali")},
    ),
    ("whom an adviser advises", parses.JL_ADVISER_TO, "hold role", {("other", "to Karl Voss")}),
    (
        "since when somebody is an adviser",
        parses.JL_ADVISER_TO.replace(
            "to ADP IN 6 case\nKarl PROPN NNP 4 nmod PERSON", "until ADP IN 6 case\nMay PROPN NNP 4 nmod"
        ).replace("Voss_ PROPN NNP 6 flat +PERSON", "2010_ NUM CD 6 nummod"),
        "hold role",
        {("time", "until May 2010")},
    ),
    ("which group something is", parses.JL_A_GROUP_WHICH, "be", {("complement", "which honours all nurses in Norway")}),
    (
        "what one of a kind does, which is told apart already",
        parses.JL_A_GROUP_WHICH.replace("a DET DT 4 det", "medical ADJ JJ 4 amod"),
        "be",
        set(),
    ),
    (
        "what the third did",
        parses.JL_THE_THIRD_TO,
        "be",
        set(),  # the kind is told with it
    ),
    (
        "what a nation is for",
        parses.JL_THE_THIRD_TO.replace("third ADJ", "old ADJ"),
        "be",
        {("purpose", "to report cases of the rare flu of the north to Acme")},
    ),
    ("what others call for", parses.JL_CALLS_BY, "ignore", {("complement", "to sell Acme in May")}),
    (
        "what is ignored for a purpose",
        parses.JL_CALLS_BY.replace("calls NOUN", "papers NOUN"),
        "ignore",
        {("purpose", "to sell Acme in May")},
    ),
    ("what something is compared to", parses.JL_COMPARED_TO, "compare", {("other", "to a trap")}),
    ("what one is permitted", parses.JL_GRANTED_PERMISSION, "be granted", {("complement", "to appeal against the plan")}),
    (
        "what most of a day is spent on",
        parses.JL_MOST_OF_THE_DAY,
        "spend",
        {("time", "the day"), ("complement", "playing golf")},
    ),
    ("what a passive gives", parses.JL_AWARDED_BY, "award", {("complement", "Holt Medal")}),
    ("which unit is left", parses.JL_UNIT_LED_BY, "leave", {("time", "2010"), ("complement", "headed by Karl Voss")}),
    ("who heads it is told by that very clause", parses.JL_UNIT_LED_BY, "head", set()),
]


@pytest.mark.parametrize(("rows", "predicate", "wanted"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_completions(rows, predicate, wanted):
    (qualifiers,) = {
        frozenset((q.kind.value, q.text) for q in r.qualifiers) for r in relations_of(rows) if r.predicate == predicate
    }
    assert qualifiers == wanted


def test_a_noun_has_a_content_or_an_aim():
    assert {"decision", "request", "preference", "proposal"} <= WITH_CONTENTS
    assert WITH_CONTENTS.isdisjoint({"contract", "lawyer", "petition"})


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (parses.JL_PLEADED_GUILTY, ("plead not guilty in", "pleaded not guilty in")),
        (
            parses.JL_PLEADED_GUILTY.replace("not PART RB 4 advmod", "then ADV RB 2 advmod"),
            ("plead guilty in", "pleaded guilty in"),
        ),
        (parses.JL_FOUND_DEAD, ("be found dead in", "was found dead in")),
    ],
)
def test_how_somebody_is_belongs_to_the_verb(rows, wanted):
    assert wanted in {(r.predicate, r.phrase) for r in relations_of(rows)}


def test_each_of_several_met_the_others():
    met = {r.subject.text: [q.text for q in r.qualifiers] for r in relations_of(parses.JL_MET_AT) if r.predicate == "meet in"}
    assert met == {"Ann": ["Karl"], "Karl": ["Ann"]}
    with_bo = parses.JL_MET_AT.replace(". PUNCT . 4 punct", "with ADP IN 8 case\nBo PROPN NNP 4 obl PERSON")
    met = {r.subject.text: [q.text for q in r.qualifiers] for r in relations_of(with_bo) if r.predicate == "meet in"}
    assert met == {"Ann": ["Bo"], "Karl": ["Bo"]}
