"""What people annotated of the silver texts: names that got classes, facts that got verdicts, and what is read of them."""

import gzip

import pytest

from kg.entities.classes import NEVER
from kg.errors import ConfigError
from kg.ontology import load_ontology
from training import classes, confidence, judged
from training.silver import iter_silver_texts

TREES = """# newdoc id = one
# source = ours
# text = Anna Berg left Orvale Hall.
1\tAnna\t_

# text = It was cold.
1\tIt\t_

# newdoc id = two
# text = Orvale Hall burnt down.
1\tOrvale\t_
"""


@pytest.fixture
def trees(tmp_path):
    path = tmp_path / "trees.conllu.gz"
    path.write_bytes(gzip.compress(TREES.encode()))
    return path


def test_silver_texts_are_their_sentences_joined(trees):
    texts = [(document.id, document.text) for document in iter_silver_texts(trees)]
    assert texts == [("one", "Anna Berg left Orvale Hall. It was cold."), ("two", "Orvale Hall burnt down.")]


def test_named_silver_is_read_where_a_pipeline_finds_the_name(trees, tmp_path, monkeypatch):
    monkeypatch.setattr(classes, "NAMES", tmp_path / "names.tsv")
    classes.NAMES.write_text("# a head\none\t15\t26\tFacility|Organization\none\t30\t34\tCity\n", encoding="utf-8")
    (example,) = classes.collect_silver(trees, "en_kg_news")
    assert (example.passage, example.annotated) == (classes.SILVER, "Facility")
    assert example.accepted == {"Facility", "Organization"}
    assert "first orvale" in example.facts


def test_silver_that_is_missing_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"nowhere\.gz is no file"):
        list(iter_silver_texts(tmp_path / "nowhere.gz"))


def test_classes_of_names_are_those_of_the_ontology():
    known = {*load_ontology("news").classes, *NEVER}
    rows = [line.split("\t") for line in classes.NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) > 2000
    assert {name for *_, names in rows for name in names.split("|")} <= known
    assert all(int(start) < int(end) for _, start, end, _ in rows)


def test_judged_facts_are_those_that_a_pipeline_reads_again(trees, tmp_path, monkeypatch):
    path = tmp_path / "judged.tsv"
    rows = [
        "# a head",
        "one\t0\t9\t15\t26\tleave\tR\t",
        "one\t0\t9\t15\t26\towns\tW\tsense",
        "two\t50\t60\t0\t9\tburn down\tW\tparse",
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setattr(confidence, "read_verdicts", lambda: judged.read_verdicts(path))
    (example,) = confidence.collect_judged(trees, "en_kg_news", 5)
    assert (example.right, example.typed, example.passage) == (True, False, 5)
    assert example.vectors is not None


@pytest.mark.parametrize(
    ("verdict", "fault", "right"), [("R", "", True), ("W", "qual", True), ("W", "sense", False), ("U", "vague", False)]
)
def test_who_errs_in_a_qualifier_alone_is_right_in_the_triple(tmp_path, verdict, fault, right):
    path = tmp_path / "judged.tsv"
    path.write_text(f"one\t0\t4\t9\t13\towns\t{verdict}\t{fault}\n", encoding="utf-8")
    assert [v.right for v in judged.read_verdicts(path)["one"]] == [right]


@pytest.mark.parametrize("line", ["one\t0\t4", "one\t0\tx\t9\t13\towns\tR\t"])
def test_a_verdict_that_is_none_is_named(tmp_path, line):
    path = tmp_path / "judged.tsv"
    path.write_text(f"# a head\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"judged\.tsv, line 2: no verdict"):
        judged.read_verdicts(path)


def test_shipped_verdicts_are_in_order_of_their_texts():
    verdicts = judged.read_verdicts()
    ours = [document for document in verdicts if not document.startswith("silver-")]
    numbers = [int(document.rpartition("-")[2]) for document in verdicts if document.startswith("silver-")]
    assert list(verdicts)[: len(ours)] == ours
    assert (ours, numbers) == (sorted(ours), sorted(numbers))
    assert sum(map(len, verdicts.values())) > 7000


def test_documents_of_our_own_are_judged_texts_too(trees):
    texts = list(judged.iter_judged_texts(trees, judged.read_verdicts().keys() | {"two"}))
    assert (texts[0].id, texts[-1].id) == ("f001", "two")
    assert len(texts) > 100
