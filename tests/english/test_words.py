"""Every set of words is defined once, sorted, and used."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

import kg.english
from kg.english import determiners, factuality, lives, numbers, prepositions, roles
from kg.english.sections import TABLES, Section, read_entries, read_list, table_of
from kg.model import Modality, QualifierKind
from kg.models.word_files import read_sections
from kg.ontology import load_ontology
from tests.sources import parsed

LEXICON = load_ontology("news").lexicon.path
PACKAGE = Path(kg.english.__file__).parents[1]
FILES = {name: getattr(kg.english, name) for name in kg.english.__all__}


def sections_of(file):
    return {name: part for name, part in vars(type(file)).items() if isinstance(part, Section)}


SETS = [(name, section) for name, file in FILES.items() for section in sections_of(file)]


def test_every_file_has_a_name():
    assert {name: table_of(type(file)) for name, file in FILES.items()} == {path.stem: path.stem for path in TABLES.iterdir()}


@pytest.mark.parametrize("name", FILES)
def test_what_is_written_is_named_and_what_is_named_is_written(name):
    written = list(read_sections(TABLES / f"{name}.txt"))
    assert written == list(sections_of(FILES[name])), "the same sections, in the same order"
    assert written == sorted(written)


@pytest.mark.parametrize("name", FILES)
def test_every_section_says_what_its_words_share(name):
    lines = (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for line, following in pairwise(lines):
        assert not line.startswith("[") or following.startswith("# "), line


@pytest.mark.parametrize(("name", "section"), SETS)
def test_words_are_sorted_and_stand_once(name, section):
    rows = read_sections(TABLES / f"{name}.txt")[section]
    assert rows, "a section without words"
    assert len(set(rows)) == len(rows)
    assert len({len(row) for row in rows}) == 1, "the same columns in every row"
    assert all(cell == cell.strip() for row in rows for cell in row)
    words, kind = [row[0] for row in rows], sections_of(FILES[name])[section]
    if name != "labels" and kind.read is not read_list:  # of two classes with one label the first counts
        assert words == sorted(words, key=lambda word: (word.casefold(), word))
    if kind.read is not read_entries:
        assert len(set(words)) == len(words)
        assert len(getattr(FILES[name], section)) == len(words)


def uses():
    """Find `file.section` in the code of the package, where `file` is what `kg.english` calls so, and in conditions of the news lexicon."""
    yield from (("nouns", name) for name in re.findall(r"nouns\.(\w+)", LEXICON.read_text(encoding="utf-8")))
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "from kg.english import" not in text:
            continue
        tree = parsed(path)
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "kg.english"]
        files = {alias.asname or alias.name: alias.name for node in imports for alias in node.names}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in files:
                yield files[node.value.id], node.attr


def test_every_set_is_used():
    assert set(SETS) <= set(uses())


def test_a_set_is_read_once():
    assert FILES["nouns"].time is FILES["nouns"].time
    assert "year" in FILES["nouns"].time
    with pytest.raises(AttributeError, match="tyme"):
        FILES["nouns"].tyme  # noqa: B018


STATUSES = {"planned", "possible", "denied", "obligatory", "permitted", "enabled", "raise"}


@pytest.mark.parametrize(
    ("values", "known"),
    [
        (factuality.modals, set(Modality)),
        (factuality.governing_verbs, STATUSES),
        (prepositions.qualifier_kinds, set(QualifierKind)),
        (determiners.kinds, {"definite", "indefinite", "demonstrative"}),
        (roles.kinds, {"head", "member", "office"}),
        (numbers.bounds, {"least", "most", "about"}),
        (lives.nouns, set(lives.past_forms)),
    ],
)
def test_what_is_said_of_words_is_known(values, known):
    assert set(values.values()) <= known


READ = {"words", "lemmas", "lemma", "word", "lower", "preposition"}
"""What holds words of a text, where the rules compare them."""


def word_lists(path):
    """Find the comparisons of a word of a text with a list of words in the code, where it stands or under a name."""
    tree = parsed(path)
    assigned = [node for node in tree.body if isinstance(node, ast.Assign)]
    constants = {name.id: node.value for node in assigned for name in node.targets if isinstance(name, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            names = {getattr(part, "attr", getattr(part, "id", "")) for part in ast.walk(node.left)}
            named = constants.get(getattr(node.comparators[0], "id", ""))
            listed = [part.value for part in ast.walk(named or node.comparators[0]) if isinstance(part, ast.Constant)]
            if named is not None:
                listed = [word for word in listed if str(word).islower()]  # others are labels and tags
            if names & READ and sum(isinstance(word, str) and any(map(str.isalpha, word)) for word in listed) > 1:
                yield f"{path}:{node.lineno}: {listed}"


def test_the_rules_hold_no_lists_of_words():
    stages = (
        "clauses",
        "entities",
        "learning",
        "mentions",
        "ontology",
        "parsing",
        "relations",
        "resolution",
        "scoring",
        "statements",
    )
    lists = [line for stage in stages for path in (PACKAGE / stage).rglob("*.py") for line in word_lists(path)]
    assert not lists
