"""What a verb or a role means by what stands beside it: a report names and appoints nobody, a "German-owned" ship is not Germany's."""

from __future__ import annotations

import pytest

from tests.graphs import contribution_of

INVITED = """
Karl PROPN NNP 2 nsubj PERSON
invited VERB VBD 0 root
Ann PROPN NNP 2 obj PERSON
to PART TO 5 mark
leave VERB VB 2 xcomp
Acme_ PROPN NNP 5 obj ORG
. PUNCT . 2 punct
"""

NAMED = """
A DET DT 2 det
report NOUN NN 3 nsubj
named VERB VBD 0 root
Karl PROPN NNP 3 obj PERSON
as ADP IN 7 case
a DET DT 7 det
suspect_ NOUN NN 3 obl
. PUNCT . 3 punct
"""

OWNED = """
The DET DT 5 det
German_ ADJ JJ 4 compound NORP
-_ PUNCT HYPH 2 punct
owned VERB VBN 5 amod
ship NOUN NN 7 nsubj
Falk PROPN NNP 5 appos PRODUCT:VEHICLE
sank_ VERB VBD 0 root
. PUNCT . 7 punct
"""

SUPPORTS = """
Falk PROPN NNP 2 nsubj MISC
supports VERB VBZ 0 root
new ADJ JJ 4 amod
hardware_ NOUN NN 2 obj
. PUNCT . 2 punct
"""

CREATED = """
Karl PROPN NNP 2 nsubj PERSON
created VERB VBD 0 root
the DET DT 5 det
title NOUN NN 5 compound
role_ NOUN NN 2 obj
. PUNCT . 2 punct
"""

CHIEF = """
Norway PROPN NNP 3 compound GPE:COUNTRY
chief ADJ JJ 3 amod
executive NOUN NN 4 nmod:desc
Ann PROPN NNP 6 nsubj PERSON
Lee PROPN NNP 4 flat +PERSON
left_ VERB VBD 0 root
. PUNCT . 6 punct
"""

DIRECTOR = """
The DET DT 3 det
Norwegian ADJ JJ 3 amod NORP
director NOUN NN 4 nmod:desc
Ann PROPN NNP 6 nsubj PERSON
Lee PROPN NNP 4 flat +PERSON
left_ VERB VBD 0 root
. PUNCT . 6 punct
"""


@pytest.mark.parametrize(
    ("rows", "prop", "is_meant"),
    [
        pytest.param(INVITED, "urges", True, id="invited to do something"),
        pytest.param(INVITED.replace("to PART TO", "for SCONJ IN"), "urges", False, id="invited for something"),
        pytest.param(NAMED, "appoints", False, id="named by a report"),
        pytest.param(
            NAMED.replace("report NOUN", "mayor NOUN").replace("suspect", "judge"), "appoints", True, id="named by a mayor"
        ),
        pytest.param(OWNED, "owns", False, id="owned by somebody of a country"),
        pytest.param(
            OWNED.replace("German_ ADJ JJ 4 compound NORP", "Acme_ PROPN NNP 4 compound ORG"), "owns", True, id="owned by a firm"
        ),
        pytest.param(SUPPORTS, "affects", False, id="what software runs on"),
        pytest.param(CREATED, "develops", False, id="a role on a stage"),
        pytest.param(CHIEF, "ceoOf", False, id="the chief executive of a country"),
        pytest.param(
            CHIEF.replace("Norway PROPN NNP 3 compound GPE:COUNTRY", "Acme PROPN NNP 3 compound ORG:COMPANY"),
            "ceoOf",
            True,
            id="of a firm",
        ),
        pytest.param(DIRECTOR, "leads", False, id="a director from a country"),
        pytest.param(DIRECTOR, "nationality", True, id="from there"),
        pytest.param(DIRECTOR.replace("director", "leader"), "leads", True, id="the leader of a country"),
    ],
)
def test_what_a_verb_or_a_role_means(rows, prop, is_meant):
    assert (prop in {statement.property for statement in contribution_of("d", rows).statements}) == is_meant
