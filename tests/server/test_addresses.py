from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.identifiers import mint_iri, slug
from kg.server.addresses import address_of, iris_of, is_path

BASE = "https://kg.example.org/"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(TEXT)
@example(".")
@example("..")
@settings(max_examples=300)
def test_address_of_what_kg_mints_leads_back_to_it(name):
    for iri in (mint_iri(BASE, "document", name), mint_iri(BASE, "entity", slug(name))):
        address = address_of(iri, BASE)
        assert is_path(address)
        assert next(iris_of(address.removeprefix("/"), BASE)) == iri


@pytest.mark.parametrize("name", [".", "..", "~.", "~~.."])
def test_names_of_dots_are_minted_with_an_address_of_their_own(name):
    assert address_of(mint_iri(BASE, "document", name), BASE) == f"/document/~{name}"


@pytest.mark.parametrize("name", [".", ".."])
def test_dots_alone_have_no_path(name):
    assert address_of(f"{BASE}document/{name}", BASE).startswith("/named?iri=")


@given(st.text(st.sampled_from("aé%C3A9.?#/:[]'😀\u0301"), min_size=1))
@settings(max_examples=300)
def test_address_of_any_iri_leads_to_no_other(local):
    address = address_of(f"{BASE}entity/{local}", BASE)
    assert address.startswith("/named?iri=") or next(iris_of(address.removeprefix("/"), BASE)) == f"{BASE}entity/{local}"


def test_letters_may_be_escaped_in_either_case():
    assert next(iris_of("entity/S%c3%a3o_%50aulo", BASE)) == f"{BASE}entity/São_Paulo"


def test_iris_with_escapes_or_marks_of_their_own_are_read_too():
    assert f"{BASE}entity/%C3%A9" in iris_of("entity/%C3%A9", BASE)
    assert f"{BASE}entity/a?b#c" in iris_of("entity/a%3Fb%23c", BASE)
    assert f"{BASE}entity/😀" in iris_of("entity/%F0%9F%98%80", BASE)


def test_bytes_that_are_no_text_stay_escaped():
    assert next(iris_of("entity/%ff%c3%a9", BASE)) == f"{BASE}entity/%FFé"


def test_what_is_not_of_the_graph_has_no_address():
    assert address_of("https://elsewhere.example/a", BASE) == ""
