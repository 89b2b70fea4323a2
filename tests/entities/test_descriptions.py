"""What a description means by its noun alone: of what is named near, what it may stand for."""

import pytest

from tests import parses
from tests.entities.test_who_is_meant import labels_of


@pytest.mark.parametrize(
    ("rows", "words", "labels"),
    [
        pytest.param(parses.WHICH_STORM, "The storm", ["Hurricane Odile"], id="another noun of storms in the name"),
        pytest.param(parses.WHICH_STATE, "The state", ["Ohio"], id="a state of a federation"),
        pytest.param(parses.WHICH_COUNTRY, "The state", ["The state"], id="no country is the state"),
        pytest.param(parses.WHICH_EMBASSY, "the embassy", ["the embassy"], id="a ministry is no embassy"),
        pytest.param(parses.WHICH_CAPITAL, "the capital", ["Oslo"], id="a capital"),
        pytest.param(parses.WHICH_CITY, "the capital", ["the capital"], id="a city that is no capital"),
        pytest.param(parses.WHICH_LAW, "the law", ["Clean Water Act"], id="a law"),
        pytest.param(parses.WHICH_BOUGHT, "the company", ["Acme Foods"], id="not the subject of its own verb"),
        pytest.param(parses.WHICH_HERE, "This country", ["This country"], id="what a speaker points to"),
        pytest.param(parses.WHICH_SUCH, "Such a company", ["Such a company"], id="one of a kind"),
        pytest.param(parses.WHICH_BUYER, "The company of Karl Berg", ["The company of Karl Berg"], id="one that is told here"),
        pytest.param(parses.WHICH_PLURAL.replace("company NOUN", "Company NOUN"), "The Company", ["The Company"], id="a term"),
        pytest.param(parses.WHICH_DOUBTFUL, "The Sunni sports group", ["The Sunni sports group"], id="what is hardly meant"),
        pytest.param(parses.WHICH_PLURAL, "The company", ["Acme Foods"], id="several that are called so leave it the one"),
    ],
)
def test_what_a_noun_stands_for(rows, words, labels):
    assert labels_of(rows, words) == labels


@pytest.mark.parametrize(
    ("rows", "word", "labels"),
    [
        pytest.param(parses.SHORT_BODY, "Institute", ["Falk Institute for Law"], id="the only one of its noun"),
        pytest.param(parses.SHORT_BODY.replace("Institute", "Society"), "Society", ["Falk Society for Law"], id="a society"),
        pytest.param(parses.SHORT_BODY.replace("Trust", "Institute"), "Institute", ["Institute"], id="one of two"),
        pytest.param(parses.SHORT_BODY.replace("The DET DT", "No DET DT"), "Institute", ["Institute"], id="any"),
        pytest.param(parses.SHORT_BODY.replace("ORG:NONPROFIT", "FAC"), "Institute", ["Institute"], id="no body"),
        pytest.param(parses.SHORT_HEADING, "Trust", ["Norda Trust", "Norda Trust"], id="a heading"),
        pytest.param(parses.SHORT_HEADING.replace("The DET DT", "Both DET DT"), "Trust", ["Norda Trust"] * 2, id="as its heading"),
    ],
)
def test_which_body_a_noun_is_short_for(rows, word, labels):
    assert labels_of(rows, word) == labels
