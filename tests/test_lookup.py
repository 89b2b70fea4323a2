"""Names that are misspelt, empty, of another case or several things': each is said with what it may mean."""

from __future__ import annotations

import pytest

import kg
from kg.errors import ConfigError, DatasetError
from kg.lookup import find_class, find_name, find_property, namesakes
from tests.commands import run_command
from tests.contributions import graph_of, saved, telling

A = telling("a", ("SoftBank Group:Company", "investsIn", "Japan:Country"), ("SoftBank Group:Company", "acquires", "Arm:Company"))
B = telling("b", ("Jordan:Person", "leads", "SoftBank Group:Company"))
C = telling("c", ("Jordan:Country", "supports", "Japan:Country"))
KGE, KGO = "https://kg.example.org/entity/", "https://kg.example.org/ontology#"


@pytest.fixture(scope="module")
def stored():
    return graph_of(A, B, C).stored


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Softbank grup", "did you mean 'SoftBank Group'?"),
        ("SOFTBANK GROPU", "did you mean 'SoftBank Group'?"),
        ("SoftBank", "did you mean 'SoftBank Group'?"),
        ("group", "did you mean 'SoftBank Group'?"),
        ("kge:Softbank_Grup", "did you mean 'SoftBank Group'?"),
        (f"{KGE}Japam", "did you mean 'Japan'?"),
        ("kge:Nobody", "see kg stats"),
    ],
)
def test_entity_that_is_not_there_is_said_with_the_nearest(stored, name, remedy):
    for find in (find_name, kg.lookup.find_entity):
        with pytest.raises(DatasetError) as error:
            find(stored, name)
        assert error.value.message == f"no entity named {name!r}"
        assert error.value.remedy.startswith(remedy)


def test_iri_that_a_decision_is_about_is_one_of_the_graph(stored):
    assert find_name(stored, "kge:Japan") == find_name(stored, f"{KGE}Japan") == find_name(stored, "Japan") == f"{KGE}Japan"
    assert find_name(stored, "japan") == f"{KGE}Japan"


@pytest.mark.parametrize("name", ["", "  "])
def test_empty_name_is_said_to_be_empty(stored, name):
    for find in (find_name, kg.lookup.find_entity, find_property):
        with pytest.raises(DatasetError, match="is empty"):
            find(stored, name)


def test_property_is_one_of_the_ontology_or_the_graph_however_it_is_written(stored):
    assert str(find_property(stored, "kgo:investsIn")) == str(find_property(stored, f"{KGO}investsIn")) == f"{KGO}investsIn"
    assert str(find_property(stored, "kgo:partnersWith")) == f"{KGO}partnersWith"  # in no statement
    for name in ("kgo:invetsIn", "InvestsIn", "invests in", f"{KGO}investIn"):
        with pytest.raises(DatasetError, match="did you mean 'investsIn'"):
            find_property(stored, name)


def test_class_is_one_of_the_ontology_however_it_is_written(stored):
    assert find_class(stored, "Company") == find_class(stored, "kgo:Company") == find_class(stored, f"{KGO}Company")
    for name in ("company", "foo:Company", "http://example.org/Company", ""):
        with pytest.raises(ConfigError, match=f"no class named '{name}'"):
            find_class(stored, name)


def test_fact_that_is_none_is_said_with_those_that_are(tmp_path):
    denied = telling("d", ("Arm:Company", "acquires", "Bolt:Company"), negated=True)
    with kg.edit(saved(tmp_path / "g", A, B, C, denied)) as editor:
        with pytest.raises(DatasetError, match="no fact: SoftBank Group investsIn Arm: the graph has it of 'Japan'"):
            editor.reject("SoftBank Group", "investsIn", "Arm")
        with pytest.raises(DatasetError, match="no fact: Japan acquires Arm: kg why shows"):
            editor.reject("Japan", "acquires", "Arm")
        with pytest.raises(DatasetError, match="no fact: Arm acquires Bolt: sentences say so, and it stands as no fact already"):
            editor.reject("Arm", "acquires", "Bolt")


def test_label_has_a_letter(tmp_path):
    with kg.edit(saved(tmp_path / "g", A, B)) as editor:
        for decide in (lambda: editor.rename("Arm", " "), lambda: editor.split("Arm", documents=["a"], label=" ")):
            with pytest.raises(DatasetError, match="cannot be called ' '"):
                decide()


def test_name_of_several_is_said_with_the_others(tmp_path, stored):
    (further,) = namesakes(stored, "Jordan", f"{KGE}Jordan")
    assert further in ("kge:Jordan_person", "kge:Jordan_place")
    assert namesakes(stored, "jordan", f"{KGE}Jordan") == [further]
    assert namesakes(stored, "kge:Jordan", f"{KGE}Jordan") == namesakes(stored, "Japan", f"{KGE}Japan") == []
    folder = saved(tmp_path / "g", A, B, C)
    said = f"kg: 'Jordan' is kge:Jordan here; called so are also {further}\n"
    assert run_command("why", folder, "Jordan").stderr == said
    assert run_command("rename", folder, "Jordan", "Jordan Lee").stderr == said
    assert run_command("why", folder, further).stderr == ""


@pytest.mark.parametrize("empty", range(4))
def test_wish_of_nothing_is_refused(empty):
    words = ["Acme bought Bolt.", "Acme", "acquires", "Bolt"]
    words[empty] = " "
    run = run_command("why-not", *words)
    assert run.returncode == 2
    assert "it is empty" in run.stderr


def test_wish_that_is_misspelt_is_said_with_the_nearest(nlp):
    assert str(kg.why_not("Acme bought Bolt.", "Acne", "acquires", "Bolt").steps[-1]).endswith(
        "'Acne' not in the text; use the text's own words: for 'Acne', did you mean 'Acme'?"
    )
    assert str(kg.why_not("Acme bought Bolt.", "Acme", "aquires", "Bolt").steps[-1]).endswith(
        "; 'aquires' is no property, nor what the text says: did you mean 'acquires'?"
    )
