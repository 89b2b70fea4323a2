"""Whatever text comes in: no exception, true spans, and work that grows with the text, not faster."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.analysis import contribute, contribution_of
from kg.config import Config
from kg.model import Document
from kg.parsing import Tree, load_pipeline
from kg.relations import DocumentReading
from kg.statements.contract import Contribution

ODD = {
    "empty": "",
    "blank": " \n\t  ",
    "punctuation": "... !!! ?? -- (((",
    "German": "Der Bundestag hat am Freitag das Gesetz mit großer Mehrheit beschlossen.",
    "Chinese": "微软将在日本投资一百亿美元。",
    "emoji": "🚀🚀 Acme 💰 raised $10m 🎉!!",
    "right to left": "قال الرئيس إن الشركة ستستثمر في اليابان. أعلنت Microsoft ذلك.",
    "numbers": "1\t2\t3\n4.5\t6,7\t8%\n2019\t2020\t2021\n" * 20,
    "capitals": "MICROSOFT TO INVEST $10BN IN JAPAN, SAYS BRAD SMITH IN TOKYO",
    "quotes": '"He said “it will \'buy" Nokia» and “ "left.',
    "controls": "Acme\u0000 bought\u200b Nokia\u202e in\ufeff 2020.\r\r\n",
    "a title and a name that are two sentences": "CEO J0",
    "combining": "A\u0301cme bo\u0300ught No\u0302kia.",
    "surrogate-free oddities": "Acme \U0001d504 bought \ufffd Nokia.",
}

CONFIG = Config()


def read(text: str, date: str = "") -> Contribution:
    (contribution,) = contribute([Document(id="d", text=text, date=date)], CONFIG)
    return contribution


def check_spans(contribution: Contribution) -> None:
    text = contribution.document.text
    record = contribution.to_dict()
    for start, end in [span for chain in record["clusters"] for span in chain]:
        assert 0 <= start < end <= len(text)
    for entity in record["entities"]:
        assert entity["mentions"]
        for start, end in entity["mentions"]:
            assert 0 <= start < end <= len(text)
    for triple in record["triples"]:
        first, last = triple["evidence"]
        assert 0 <= first < last <= len(text)
        for start, end in (triple["subject_span"], triple["object_span"]):
            assert first <= start < end <= last
        assert 0.0 <= triple["confidence"] <= 1.0
    for statement in (*contribution.statements, *contribution.unresolved):
        for argument in (statement.relation.subject, statement.relation.object):
            mention = argument.mention
            said = text[mention.span.start : mention.span.end]
            assert said == mention.text or "/adjective" in mention.text or said in ADJECTIVES


ADJECTIVES = __import__("kg.mentions.names", fromlist=["x"]).adjectives_of_countries()
"""Words that name a country otherwise: "Japanese" is a mention of Japan."""


@pytest.mark.parametrize("name", ODD)
def test_odd_text_is_read_without_an_exception(name):
    check_spans(read(ODD[name], "2026-01-01"))


FIRST = "Microsoft Japan he it the a company said that not may will bought of in by and , . “ ” ( ) $10 2020 billion"
SECOND = "who which 's to be is from than when Ann Oslo wife born CEO no"
WORDS = st.sampled_from([*FIRST.split(), *SECOND.split()])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)))
def test_random_text_is_read_without_an_exception_and_spans_are_true(text):
    check_spans(read(text))


LONG = {
    "a blob without sentences": lambda n: "oil price market " * n,
    "conjuncts": lambda n: "Acme bought " + ", ".join(f"Firm{i}" for i in range(n)) + " and Nokia.",
    "nested clauses": lambda n: "Ann said that " * n + "Acme bought Nokia.",
    "relative clauses": lambda n: "Acme owns a firm" + " that owns a firm" * n + ".",
    "possessives": lambda n: "Acme" + "'s owner" * n + " bought Nokia.",
    "brackets": lambda n: "(" * n + "Acme" + ")" * n + " bought Nokia.",
    "pronouns": lambda n: "He met her. " * n,
    "names": lambda n: " ".join(f"Firm{i} bought Acme{i} Group." for i in range(n)),
    "digits": lambda n: "1,000 " * n,
    "quotations": lambda n: '"We bought Nokia," said Ann Moss. ' * (n // 4),
    "terms": lambda n: " ".join(f'Firm{i} Inc. (the "Firm{i}") bought Nokia.' for i in range(n // 4)),
    "words cut at line ends": lambda n: "the mar-\nket " * n,
}


def stages_after_parse(text: str) -> float:
    nlp = load_pipeline(CONFIG.model)
    document = Document(id="d", text=text)
    doc = nlp(text)
    began = time.process_time()
    contribution_of(DocumentReading(document, Tree(doc)), CONFIG)
    return time.process_time() - began


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_work_grows_with_the_text_not_faster(name):
    make = LONG[name]
    stages_after_parse(make(50))
    small, large = stages_after_parse(make(400)), stages_after_parse(make(3200))
    assert large < 1.0 + 24 * small, f"{name}: {small:.2f} s for 400, {large:.2f} s for 3,200"


def long_line(size: int) -> str:
    sentence = "Acme Corp. bought Nokia for $5 billion in 2020, he said. "
    return sentence * (size // len(sentence) + 1)


def test_long_line_is_read():
    contribution = read(long_line(10_000))
    check_spans(contribution)
    assert len(contribution.statements) > 100


@pytest.mark.slow
def test_megabyte_on_one_line_is_read():
    text = long_line(1_000_000)
    assert len(text) >= 1_000_000 and "\n" not in text
    contribution = read(text)
    check_spans(contribution)
    assert len(contribution.statements) > 10_000
