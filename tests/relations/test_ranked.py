"""What is the only or the first of its kind is so with all that says of what: "the only town to keep a mill", "its first vote in ten years"."""

from __future__ import annotations

import pytest

from tests.parses import relations_of

ONLY = """
Falk PROPN NNP 5 nsubj GPE:CITY
is AUX VBZ 5 cop
the DET DT 5 det
only ADJ JJ 5 amod
town NOUN NN 0 root
to PART TO 7 mark
keep VERB VB 5 acl
a DET DT 9 det
mill_ NOUN NN 7 obj
. PUNCT . 5 punct
"""

FIRST = """
Acme PROPN NNP 2 nsubj ORG
held VERB VBD 0 root
its PRON PRP$ 5 nmod:poss
first ADJ JJ 5 amod
vote NOUN NN 2 obj
in ADP IN 8 case
ten NUM CD 8 nummod
years_ NOUN NNS 2 obl
. PUNCT . 2 punct
"""

SINCE = """
Acme PROPN NNP 2 nsubj ORG
held VERB VBD 0 root
its PRON PRP$ 5 nmod:poss
first ADJ JJ 5 amod
vote NOUN NN 2 obj
since ADP IN 7 case
May_ PROPN NNP 2 obl
. PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        pytest.param(ONLY, "the only town to keep a mill", id="only"),
        pytest.param(ONLY.replace("only ADJ JJ", "largest ADJ JJS"), "the largest town to keep a mill", id="superlative"),
        pytest.param(ONLY.replace("to PART TO", ", PUNCT ,").replace("7 mark", "7 punct"), "the only town", id="beside a comma"),
        pytest.param(ONLY.replace("only ADJ", "small ADJ"), "the small town", id="not ranked"),
        pytest.param(FIRST, "its first vote in ten years", id="in so many years"),
        pytest.param(FIRST.replace("first ADJ JJ", "biggest ADJ JJS"), "its biggest vote in ten years", id="the biggest in years"),
        pytest.param(SINCE, "its first vote since May", id="since"),
        pytest.param(FIRST.replace("first ADJ", "new ADJ"), "its new vote", id="that took so long"),
        pytest.param(
            FIRST.replace("ten NUM CD 8 nummod\nyears_ NOUN NNS 2", "the DET DT 8 det\nhall_ NOUN NN 2"),
            "its first vote",
            id="in a place",
        ),
    ],
)
def test_what_is_ranked_has_what_it_is_the_first_of(rows, kind):
    assert kind in {r.object.text for r in relations_of(rows)}
