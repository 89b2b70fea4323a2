"""Whom a description means that the text said of somebody: by a title, beside the name, by "is", or in the name itself."""

import pytest

from kg.entities import resolve_entities
from kg.relations import extract_relations
from tests import parses


def resolved(rows):
    reading = parses.reading_of(rows)
    return reading, resolve_entities(reading, extract_relations(reading), "https://kg.example.org/")


def chains_of(rows):
    reading, resolution = resolved(rows)
    return {tuple(reading.tree.source[span.start : span.end] for span in chain) for chain in resolution.chains}


@pytest.mark.parametrize(
    ("rows", "chains"),
    [
        (parses.COR_MAYOR, {("Mayor Ann Lee", "The mayor")}),
        (parses.COR_PAINTER, {("Ann Lee, a painter", "The painter")}),
        (parses.COR_IS_MAYOR, {("Ann Lee", "The mayor")}),
        (parses.COR_SOCIETY, {("the Linguistic Society of Kent", "The society"), ("Ann", "her")}),
        (parses.COR_FALL, set()),
        (parses.COR_SENATOR_QUOTED, set()),
        (parses.COR_SENATOR_OBJECT, set()),
        (parses.COR_SINGER, set()),
        (parses.FOR_THE_APPELLANT, set()),
        (parses.FOR_THE_APPELLANT.replace("For ADP", "Of ADP"), {("the Appellant:Ann Lee", "The appellant")}),
    ],
)
def test_description_means_whom_the_text_calls_so(rows, chains):
    assert chains_of(rows) == chains


def test_a_name_keeps_its_class_where_it_is_described_by_another():
    rows = parses.COR_BANK.replace("COMPANY", "INTERNATIONAL")
    bank = next(entity for entity in resolved(rows)[1].entities if "Bank" in entity.label)
    assert (bank.types, len(bank.mentions)) == (("InternationalBody",), 2)
