"""Each construction on parses written by hand: a row a sentence. Adding a case is adding a row."""

from __future__ import annotations

import pytest

from kg.model import Modality, QualifierKind
from kg.relations import PATTERNS
from tests import parses
from tests.parses import relations_of, triples_of

SERVED_THERE = (
    parses.REC_WHERE_WAS.replace(
        "was AUX VBD 8 cop\nchairman_ NOUN NN 3 acl:relcl", "served VERB VBD 3 acl:relcl\nas ADP IN 9 case\nchairman_ NOUN NN 7 obl"
    )
    .replace("where ADV WRB 8", "where ADV WRB 7")
    .replace("he PRON PRP 8", "he PRON PRP 7")
    .replace(", PUNCT , 8", ", PUNCT , 7")
)

RELATIONS: list[tuple[str, str, set[tuple[str, str, str, str]]]] = [
    (
        "the ministry that a role is of belongs to it with its adjective",
        parses.MNA_MINISTRY_SPOKESMAN,
        {("title/name", "Karl Voss", "hold role", "Foreign ministry spokesman")},
    ),
    (
        "an adjective of what somebody speaks for belongs to the role",
        parses.MNA_MILITARY_SPOKESMAN,
        {("title/name", "Karl Voss", "hold role", "Military spokesman")},
    ),
    (
        "the first of several who stand in for one is told as that",
        parses.MNA_FIRST_VICE,
        {("apposition/role", "Karl Voss", "hold role", "first vice governor")},
    ),
    (
        "a title has what it is of behind it, before the name",
        parses.MNA_PRESIDENT_OF,
        {("title/name", "Ann Lee", "be president of", "Norda")},
    ),
    (
        "and its field",
        parses.MNA_VICE_PRESIDENT_FOR,
        {("title/name", "Ann Lee", "hold role", "Vice President")},
    ),
    (
        "what stands behind a comma is of the title no more",
        parses.MNA_VICE_PRESIDENT_FOR.replace("for ADP IN 4 case", ", PUNCT , 4 punct"),
        set(),
    ),
    (
        "a form of address stands between a title and a name",
        parses.MNA_MARSHAL_SIR,
        {("title/name", "Karl Voss", "hold role", "Air Marshal")},
    ),
    (
        "what says how a title is held stands behind it",
        parses.MNA_BISHOP_EMERITUS,
        {("title/name", "Karl Voss", "hold role", "Bishop Emeritus")},
    ),
    (
        "or that it is not held yet",
        parses.MNA_DEAN_ELECT,
        {("title/name", "Karl Voss", "hold role", "Rector - elect")},
    ),
    (
        "the title of who is named next is not of who was named before",
        parses.MNA_TITLE_OF_NEXT,
        {("title/name", "Karl Voss", "hold role", "Consul")},
    ),
    (
        "two words of one rank are one, with a hyphen, too",
        parses.MNA_COLONEL_GENERAL,
        {("title/name", "Karl Voss", "hold role", "Colonel - General")},
    ),
    (
        "an adjective that is written like a rank is none",
        parses.MNA_MAJOR_FILM,
        {("copular/noun", "It", "be", "a major Falk film")},
    ),
    (
        "a people's name behind that of a country tells no country",
        parses.MNA_BOSNIAN_SERB,
        {("title/name", "Karl Voss", "hold role", "president")},
    ),
    (
        "an adjective of a part of a country names that part",
        parses.MNA_CHECHEN,
        {("title/name", "Karl Voss", "hold role", "president"), ("title/name", "Karl Voss", "be president of", "Chechnya")},
    ),
    (
        "whose visit it is may carry where it goes",
        parses.KEV_VISIT_OF,
        {("nominal/of", "Karl Voss", "visit", "Norway")},
    ),
    (
        "loans come from who gives them",
        parses.KEV_LOANS_FROM,
        {("nominal/of", "Acme", "lend to", "Bolt")},
    ),
    (
        "who attacks may carry what is attacked",
        parses.KEV_REBELS_ON,
        {("nominal/of", "rebels", "attack", "Leeds")},
    ),
    (
        "whom somebody appoints is appointed to a court",
        parses.KEV_COURT,
        {("nominal/of", "Ann", "appoint", "Karl Voss"), ("nominal/of", "Karl Voss", "be appointed to", "the court")},
    ),
    (
        "who is left of a clause without its verb does what the verb says",
        parses.KEV_GAPPED,
        {("verbal/svo", "Ann Lee", "win", "the gold medal"), ("verbal/svo", "Eva Pike", "win", "the silver")},
    ),
    (
        "who is named behind one of which does what that one does",
        parses.KEV_ONE_OF_WHICH,
        {("verbal/svo", "It", "sell", "two banks"), ("verbal/svo", "Bolt", "leave", "Norway")},
    ),
    (
        "who told of a dam called on somebody, and not the dam",
        parses.KEV_SECOND_VERB,
        {("verbal/oblique", "Karl Voss", "call on", "Norway"), ("verbal/svo", "the dam", "flood", "Leeds")},
    ),
    (
        "a lineup has members",
        parses.KEV_LINE_UP,
        {
            ("verbal/oblique", "The band's lineup", "consist of", "Ann Lee"),
            ("verbal/oblique", "The band's lineup", "consist of", "Eva Pike"),
            ("nominal/named", "Ann Lee", "be member of", "The band"),
            ("nominal/named", "Eva Pike", "be member of", "The band"),
        },
    ),
    (
        "one versus another",
        parses.KEV_VERSUS,
        {("nominal/between", "Norway", "compete with", "Chad"), ("verbal/svo", "Norway", "pleased", "Karl")},
    ),
    (
        "two contests in one list",
        parses.KEV_VERSUS_TWO,
        {
            ("verbal/svo", "Karl", "praise", "Ann Lee"),
            ("verbal/svo", "Karl", "praise", "Eva Pike"),
            ("nominal/between", "Ann Lee", "compete with", "Bo Ek"),
            ("nominal/between", "Eva Pike", "compete with", "Bo Ek"),
            ("nominal/between", "Leo Voss", "compete with", "Jan Kral"),
        },
    ),
    (
        "the parties of a case are no contenders",
        parses.KEV_VERSUS_TWO.replace("versus", "v."),
        {("verbal/svo", "Karl", "praise", "Ann Lee"), ("verbal/svo", "Karl", "praise", "Eva Pike")},
    ),
    (
        "whose father was a miner is none",
        parses.KEV_WHOSE_FATHER,
        {("verbal/svo", "Ann Lee", "lead", "Acme"), ("copular/noun", "whose father", "be", "a miner")},
    ),
    (
        "a firm whose founder died is not what died",
        parses.KEV_WHOSE_FOUNDER,
        {
            ("verbal/svo", "Acme", "buy", "Bolt"),
            ("verbal/oblique", "Ann Lee", "die in", "Leeds"),
            ("apposition/role", "Ann Lee", "be founder of", "Acme"),
            ("title/name", "Ann Lee", "hold role", "founder"),
        },
    ),
    (
        "what parsers hang on who does a deed is what it is done to",
        parses.KEV_AGAINST,
        {("nominal/of", "Norda", "sue", "Bolt Limited")},
    ),
    (
        "who does something under somebody's management is managed by them",
        parses.KEV_UNDER,
        {("verbal/svo", "The club", "win", "the cup"), ("nominal/led", "Karl Voss", "manage", "The club")},
    ),
    (
        "a name behind the office of who leads is that of who does",
        parses.KEV_CHAIR,
        {
            ("verbal/oblique", "The board", "meet under", "Ann Lee"),
            ("nominal/led", "Ann Lee", "chair", "The board"),
            ("apposition/noun", "Ann Lee", "be", "the chairmanship of the governor"),
        },
    ),
    (
        "an attack kills, not the funeral",
        parses.KEV_FUNERAL,
        {
            ("nominal/target", "A bomb attack on a funeral", "target", "a funeral"),
            ("verbal/svo", "A bomb attack on a funeral", "kill", "two people"),
            ("verbal/svo", "A bomb attack on a funeral", "shocked", "Norway"),
        },
    ),
    (
        "to whom something is sold acquires it",
        parses.KEV_PRICE,
        {
            ("verbal/svo", "Norway", "completed", "the sale of Bolt Limited to Coil Inc."),
            ("nominal/of", "Coil Inc.", "acquire", "Bolt Limited"),
        },
    ),
    (
        "the date of a death stands before who died",
        parses.KEV_DEATH_ON,
        {("life/noun", "Ann Lee", "die", "30 May"), ("verbal/svo", "Norway", "mourn", "the death on 30 May of Ann Lee")},
    ),
    (
        "a resignation has a date",
        parses.KEV_RESIGNED,
        {("verbal/svo", "Ann Lee", "lead", "Norway"), ("life/noun", "her", "resign on", "3 May")},
    ),
    (
        "whose spell it was does what a participle says",
        parses.KEV_SPELL,
        {
            ("nominal/of", "Karl Voss", "have spell at", "Acme"),
            ("copular/noun", "Karl Voss's spell at Acme", "be", "a success"),
            ("verbal/svo", "Karl Voss", "win", "Bolt Prize"),
        },
    ),
    (
        "who had a time at a firm need not be of it",
        parses.KEV_TIME_AT,
        {("verbal/svo", "Karl Voss", "have", "a time"), ("verbal/beside", "Karl Voss", "have at", "Acme")},
    ),
    ("what something is by a yardstick", parses.DOC_LOW_BY, set()),
    (
        "on whose ticket somebody runs",
        parses.RAN_ON_TICKET,
        {
            ("verbal/oblique", "Karl Voss", "run on", "the Greens ticket"),
            ("affiliation/ticket", "Karl Voss", "be member of", "Greens"),
        },
    ),
    (
        "several hold a round of talks with one another",
        parses.SEN_ROUND,
        {("verbal/together", "Norway", "hold talk with", "Chad")},
    ),
    (
        "who sold its stores supplies nobody",
        parses.SEN_STORES,
        {("verbal/svo", "Tesco", "sell", "its stores")},
    ),
    (
        "what something is called by name is no kind of it",
        parses.SEN_SCAM,
        {("verbal/svo", "Karl", "know", "a hoax")},
    ),
    (
        "a list told apart by semicolons names no kin",
        parses.SEN_SEMICOLON,
        {("verbal/svo", "Guests", "include", "three of Karl's sons"), ("verbal/svo", "Guests", "include", "Ann Lee")},
    ),
    (
        "a role for a part of a body leads no whole",
        parses.SEN_CHIEF_FOR,
        {("apposition/role", "Ann Lee", "hold role", "chief"), ("apposition/role", "Ann Lee", "be employee of", "Acme Corp.")},
    ),
    (
        "one of several directors leads no whole",
        parses.SEN_A_DIRECTOR,
        {("apposition/role", "Ann Lee", "hold role", "director"), ("apposition/role", "Ann Lee", "be employee of", "Acme Corp.")},
    ),
    (
        "a senior leader is one of several",
        parses.SEN_SENIOR,
        {("title/name", "Karl Voss", "hold role", "leader"), ("title/name", "Karl Voss", "be employee of", "Norda")},
    ),
    (
        "a leader of a nation need not lead it",
        parses.SEN_MALIAN,
        {("copular/origin", "Karl Voss", "be from", "Norway"), ("copular/role", "Karl Voss", "hold role", "leader")},
    ),
    (
        "descent is no nationality",
        parses.SEN_DESCENT,
        {("copular/origin", "Karl Voss", "be from", "Brazil"), ("copular/noun", "Karl Voss", "be", "a Japanese Brazilian banker")},
    ),
    (
        "a commander has a home, and commands no country",
        parses.SEN_COMMANDER,
        {("modifier/nationality", "Karl Voss", "be from", "Norway"), ("title/name", "Karl Voss", "hold role", "commander")},
    ),
    (
        "who is awarded a medal",
        parses.SEN_AWARDED,
        {("verbal/svo", "Acme Inc.", "award", "Falk Medal"), ("verbal/prize", "Karl Voss", "be awarded", "Falk Medal")},
    ),
    (
        "who is presented with a medal",
        parses.SEN_PRESENTED,
        {("verbal/svo", "Acme", "present", "Karl Voss"), ("verbal/prize", "Karl Voss", "be awarded", "Falk Medal")},
    ),
    (
        "who passes on a medal of their own",
        parses.SEN_PRESENTED_OWN,
        {("verbal/svo", "Karl Voss", "present", "Falk Medal")},
    ),
    (
        "whose role it is stands before where it is held",
        parses.SEN_LEADER_IN,
        {
            ("apposition/role", "Karl Voss", "hold role", "leader"),
            ("apposition/role", "Karl Voss", "be employee of", "Norda Party"),
        },
    ),
    (
        "several told by the names right behind what they are",
        parses.DOC_THE_BROTHERS,
        {
            ("verbal/passive", "Karl", "found", "Acme"),
            ("verbal/passive", "Emil Voss", "found", "Acme"),
            ("possessive/together", "Karl", "be brother of", "Emil Voss"),
            ("possessive/together", "Emil Voss", "be sibling of", "Karl"),
        },
    ),
    (
        "a river beside which its country is told",
        """
Aire PROPN NNP 4 nsubj LOC:NATURAL
is AUX VBZ 4 cop
a DET DT 4 det
river NOUN NN 0 root
in ADP IN 6 case
Norway_ PROPN NNP 4 nmod GPE:COUNTRY
, PUNCT , 9 punct
a DET DT 9 det
tributary NOUN NN 6 appos
of ADP IN 11 case
Ouse_ PROPN NNP 9 nmod LOC:NATURAL
. PUNCT . 4 punct
""",
        {
            ("copular/noun", "Aire", "be", "a river in Norway"),
            ("copular/noun of", "Aire", "be river in", "Norway"),
            ("copular/noun", "Aire", "be", "a tributary of Ouse"),
            ("copular/noun of", "Aire", "be tributary of", "Ouse"),
        },
    ),
    (
        "counsel for somebody, named beside him",
        """
Counsel PROPN NNP 10 nsubj
for ADP IN 4 case
the DET DT 4 det
appellant_ NOUN NN 1 nmod
, PUNCT , 7 punct
Mr PROPN NNP 7 nmod:desc
Hale PROPN NNP 4 appos PERSON
KC_ PROPN NNP 7 flat
, PUNCT , 1 punct
met VERB VBD 0 root
Karl_ PROPN NNP 10 obj PERSON
. PUNCT . 10 punct
""",
        {
            ("apposition/role", "Hale", "hold role", "Counsel"),
            ("counsel/for", "Hale", "act for", "the appellant"),
            ("verbal/svo", "Hale", "meet", "Karl"),
        },
    ),
    (
        "whom somebody worked for who joins another, where the parser took it for the other's home",
        """
Ann PROPN NNP 2 nsubj PERSON
joined VERB VBD 0 root
the DET DT 4 det
bank NOUN NN 2 obj
from ADP IN 6 case
Bolt_ PROPN NNP 4 nmod ORG
. PUNCT . 2 punct
""",
        {
            ("verbal/svo", "Ann", "join", "the bank"),
            ("verbal/beside", "Ann", "join from", "Bolt"),
            ("verbal/hired from", "Ann", "be employee of", "Bolt"),
        },
    ),
    (
        "who is fined, named behind what they are, and who has done it",
        """
Norway PROPN NNP 2 nsubj GPE:COUNTRY
fined VERB VBD 0 root
truck NOUN NN 4 compound
makers NOUN NNS 2 iobj
Acme PROPN NNP 2 obj ORG
$_ SYM $ 2 obj
500 NUM CD 6 nummod
for SCONJ IN 9 mark
selling VERB VBG 2 advcl
Bolt_ PROPN NNP 9 obj ORG
. PUNCT . 2 punct
""",
        {
            ("verbal/paid", "Norway", "fine", "Acme"),
            ("verbal/svo", "Acme", "sell", "Bolt"),
        },
    ),
    (
        "who is punished for a deed by a penalty laid on him",
        """
Norway PROPN NNP 2 nsubj GPE:COUNTRY
imposed VERB VBD 0 root
sanctions NOUN NNS 2 obj
on ADP IN 5 case
Acme PROPN NNP 2 obl ORG
for SCONJ IN 7 mark
selling VERB VBG 2 advcl
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 2 punct
""",
        {
            ("verbal/light", "Norway", "impose sanction on", "Acme"),
            ("verbal/svo", "Acme", "sell", "Bolt"),
        },
    ),
    (
        "a year that ends on a day",
        """
Acme PROPN NNP 2 nsubj ORG
bought VERB VBD 0 root
Bolt PROPN NNP 2 obj ORG
in ADP IN 6 case
the DET DT 6 det
year NOUN NN 2 obl
ended VERB VBD 2 advcl
March PROPN NNP 9 nmod:unmarked
31_ NUM CD 7 obl:unmarked
. PUNCT . 2 punct
""",
        {("verbal/svo", "Acme", "buy", "Bolt"), ("verbal/agentless", "the year", "be ended", "March 31")},
    ),
    (
        "who is to do something, whose subject was read as one of the verb alone",
        """
Acme PROPN NNP 4 nsubj ORG
is AUX VBZ 4 cop
to PART TO 4 mark
sell VERB VB 0 root
Bolt_ PROPN NNP 4 obj ORG
. PUNCT . 4 punct
""",
        {("verbal/svo", "Acme", "sell", "Bolt")},
    ),
    (
        "who is listed behind two clauses about the one before",
        """
Acme PROPN NNP 2 nsubj ORG
hired VERB VBD 0 root
Ann PROPN NNP 2 obj PERSON
, PUNCT , 6 punct
who PRON WP 6 nsubj
led VERB VBD 3 acl:relcl
Bolt PROPN NNP 6 obj ORG
and CCONJ CC 9 cc
sold VERB VBD 6 conj
Corex_ PROPN NNP 9 obj ORG
, PUNCT , 13 punct
and CCONJ CC 13 cc
Karl_ PROPN NNP 3 conj PERSON
. PUNCT . 2 punct
""",
        {
            ("verbal/svo", "Acme", "hire", "Ann"),
            ("verbal/svo", "Acme", "hire", "Karl"),
            ("verbal/svo", "Ann", "lead", "Bolt"),
            ("verbal/svo", "Ann", "sell", "Corex"),
        },
    ),
    (
        "for whom somebody worked who has spent years there",
        """
Ann PROPN NNP 2 nsubj PERSON
spent VERB VBD 0 root
ten NUM CD 4 nummod
years NOUN NNS 2 obj
at ADP IN 6 case
Bolt_ PROPN NNP 2 obl ORG
. PUNCT . 2 punct
""",
        {("verbal/svo", "Ann", "spend", "ten years"), ("verbal/spent", "Ann", "be employee of", "Bolt")},
    ),
    (
        "whose somebody is by a possessor",
        """
Labour_ PROPN NNP 3 nmod:poss ORG:PARTY
's PART POS 1 case
Ann PROPN NNP 5 nsubj PERSON
Lee PROPN NNP 3 flat +PERSON
met VERB VBD 0 root
Karl_ PROPN NNP 5 obj PERSON
. PUNCT . 5 punct
""",
        {("possessive/member", "Ann Lee", "be member of", "Labour"), ("verbal/svo", "Ann Lee", "meet", "Karl")},
    ),
    (
        "who is shot, named behind two roles",
        """
teacher NOUN NN 7 nsubj:pass
and CCONJ CC 3 cc
activist NOUN NN 1 conj
Ann PROPN NNP 7 nsubj:pass PERSON
Lee PROPN NNP 4 flat +PERSON
was AUX VBD 7 aux:pass
praised VERB VBN 0 root
by ADP IN 9 case
Karl_ PROPN NNP 7 obl:agent PERSON
. PUNCT . 7 punct
""",
        {
            ("verbal/passive", "Karl", "praise", "Ann Lee"),
            ("modifier/noun", "Ann Lee", "be", "activist"),
            ("apposition/noun", "Ann Lee", "be", "teacher"),
        },
    ),
    (
        "what somebody is named, and a noun that sums it up",
        """
Ann PROPN NNP 3 nsubj:pass PERSON
was AUX VBD 3 aux:pass
named VERB VBN 0 root
chairman_ NOUN NN 3 xcomp
, PUNCT , 7 punct
a DET DT 7 det
post NOUN NN 3 obl:unmarked
she PRON PRP 9 nsubj
left_ VERB VBD 7 acl:relcl
. PUNCT . 3 punct
""",
        {("verbal/deemed", "Ann", "hold role", "chairman"), ("verbal/svo", "she", "leave", "a post")},
    ),
    (
        "a maker of what is made, based where the parser puts what it makes",
        """
Acme_ PROPN NNP 14 nsubj ORG
, PUNCT , 4 punct
a DET DT 4 det
maker NOUN NN 1 appos
of ADP IN 7 case
blood NOUN NN 7 compound
tests NOUN NNS 4 nmod
based VERB VBN 7 acl
in ADP IN 10 case
Leeds_ PROPN NNP 8 obl GPE:CITY
, PUNCT , 1 punct
has AUX VBZ 14 aux
also ADV RB 14 advmod
sold VERB VBN 0 root
Bolt_ PROPN NNP 14 obj ORG
. PUNCT . 14 punct
""",
        {
            ("apposition/noun", "Acme", "be", "a maker of blood tests based in Leeds"),
            ("apposition/noun of", "Acme", "be maker of", "blood tests"),
            ("verbal/agentless", "Acme", "be based in", "Leeds"),
            ("verbal/svo", "Acme", "sell", "Bolt"),
        },
    ),
    (
        "who leads a part of a firm",
        """
Ann PROPN NNP 6 nsubj PERSON
is AUX VBZ 6 cop
Acme_ PROPN NNP 6 nmod:poss ORG
's PART POS 3 case
security NOUN NN 6 compound
chief_ NOUN NN 0 root
. PUNCT . 6 punct
""",
        {("copular/role", "Ann", "hold role", "security chief"), ("copular/role", "Ann", "be employee of", "Acme")},
    ),
    (
        "who leads a firm, told with what it is",
        """
Ann PROPN NNP 6 nsubj PERSON
is AUX VBZ 6 cop
Acme_ PROPN NNP 6 nmod:poss ORG
's PART POS 3 case
company NOUN NN 6 compound
director_ NOUN NN 0 root
. PUNCT . 6 punct
""",
        {("copular/role", "Ann", "hold role", "company director"), ("copular/role", "Ann", "be director of", "Acme")},
    ),
    (
        "whom somebody worked for who is hired from there",
        """
Acme PROPN NNP 2 nsubj ORG
hired VERB VBD 0 root
Ann PROPN NNP 2 obj PERSON
Lee PROPN NNP 3 flat +PERSON
from ADP IN 6 case
Bolt_ PROPN NNP 2 obl ORG
. PUNCT . 2 punct
""",
        {("verbal/svo", "Acme", "hire", "Ann Lee"), ("verbal/hired from", "Ann Lee", "be employee of", "Bolt")},
    ),
    (
        "a seat on a board given to somebody",
        """
Acme PROPN NNP 2 nsubj ORG
named VERB VBD 0 root
Ann PROPN NNP 2 obj PERSON
Lee PROPN NNP 3 flat +PERSON
to ADP IN 8 case
the DET DT 8 det
Rates PROPN NNPS 8 compound ORG
Board_ PROPN NNP 2 obl +ORG
. PUNCT . 2 punct
""",
        {("verbal/svo", "Acme", "name", "Ann Lee"), ("verbal/seated", "Ann Lee", "be appointed to", "Rates Board")},
    ),
    (
        "whom somebody works for whom others want from there",
        """
Karl PROPN NNP 2 nsubj PERSON
wants VERB VBZ 0 root
to PART TO 4 mark
poach VERB VB 2 xcomp
Ann PROPN NNP 4 obj PERSON
Lee PROPN NNP 5 flat +PERSON
from ADP IN 8 case
Bolt_ PROPN NNP 5 nmod ORG
. PUNCT . 2 punct
""",
        {("verbal/svo", "Karl", "poach", "Ann Lee"), ("verbal/hired from", "Ann Lee", "be employee of", "Bolt")},
    ),
    (
        "somebody confirmed in an office",
        """
Karl PROPN NNP 2 nsubj PERSON
confirmed VERB VBD 0 root
Ann PROPN NNP 2 obj PERSON
Lee PROPN NNP 3 flat +PERSON
as ADP IN 6 case
ambassador_ NOUN NN 2 obl
. PUNCT . 2 punct
""",
        {("verbal/svo", "Karl", "confirm", "Ann Lee"), ("verbal/deemed", "Ann Lee", "hold role", "ambassador")},
    ),
    (
        "who is fined a sum for something has done it",
        """
Ann PROPN NNP 4 nsubj:pass PERSON
Lee PROPN NNP 1 flat +PERSON
was AUX VBD 4 aux:pass
fined VERB VBN 0 root
$_ SYM $ 4 obj
500 NUM CD 5 nummod
for SCONJ IN 8 mark
selling VERB VBG 4 advcl
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 4 punct
""",
        {("verbal/retained", "Ann Lee", "be fined", "$500"), ("verbal/svo", "Ann Lee", "sell", "Bolt")},
    ),
    (
        "who is led by whom where a noun before the name was read as another subject",
        """
The DET DT 2 det
opposition NOUN NN 8 nsubj
Union PROPN NNP 8 nsubj ORG
, PUNCT , 5 punct
led VERB VBN 2 acl
by ADP IN 7 case
Karl PROPN NNP 5 obl:agent PERSON
won VERB VBD 0 root
Leeds_ PROPN NNP 8 obj GPE:CITY
. PUNCT . 8 punct
""",
        {
            ("modifier/noun", "Union", "be", "opposition"),
            ("verbal/passive", "Karl", "lead", "Union"),
            ("verbal/svo", "Union", "win", "Leeds"),
        },
    ),
    (
        "participles of which the second was read as the verb of a clause",
        """
Bolt_ PROPN NNP 10 nsubj ORG
, PUNCT , 3 punct
built VERB VBN 1 acl
by ADP IN 5 case
Ann PROPN NNP 3 obl:agent PERSON
and CCONJ CC 7 cc
opened VERB VBD 10 conj
by ADP IN 9 case
Karl_ PROPN NNP 7 obl:agent PERSON
helped VERB VBD 0 root
Leeds_ PROPN NNP 10 obj GPE:CITY
. PUNCT . 10 punct
""",
        {
            ("verbal/passive", "Ann", "build", "Bolt"),
            ("verbal/passive", "Karl", "open", "Bolt"),
            ("verbal/svo", "Bolt", "help", "Leeds"),
        },
    ),
    (
        "a spin-off",
        """
Acme_ PROPN NNP 11 nsubj ORG
, PUNCT , 6 punct
a DET DT 4 det
spin_ NOUN NN 1 appos
-_ PUNCT HYPH 4 punct
off NOUN NN 4 appos
of ADP IN 8 case
Bolt_ PROPN NNP 6 nmod ORG
, PUNCT , 1 punct
has AUX VBZ 11 aux
helped VERB VBN 0 root
Leeds_ PROPN NNP 11 obj GPE:CITY
. PUNCT . 11 punct
""",
        {("apposition/noun of", "Acme", "be spinoff of", "Bolt"), ("verbal/svo", "Acme", "help", "Leeds")},
    ),
    (
        "role of who is there when it is founded",
        parses.CO_WITH_AS,
        {
            ("verbal/agentless", "Acme", "be founded in", "1998"),
            ("verbal/with", "Ann Lee", "be chairman of", "Acme"),
            ("verbal/with", "Ann Lee", "hold role", "chairman"),
        },
    ),
    (
        "a second subject, of a second predicate",
        parses.CO_GAPPED,
        {("copular/role", "Ann Lee", "be mayor of", "Kiel"), ("copular/role", "Ann Lee", "hold role", "mayor")},
    ),
    (
        "a second subject before a bare role",
        parses.CO_GAPPED_BARE,
        {("copular/role", "Ann Lee", "be chairman of", "Acme"), ("copular/role", "Ann Lee", "hold role", "chairman")},
    ),
    (
        "the office that somebody comes to",
        parses.RC_APPOINTMENT,
        {
            ("nominal/role", "Ann Lee", "hold role", "chairman"),
            ("nominal/role", "Ann Lee", "be chairman of", "Bolt"),
        },
    ),
    (
        "the office that somebody holds",
        parses.RC_TENURE,
        {
            ("verbal/svo", "Karl Voss", "praises", "Ann Lee's tenure as mayor of Leeds"),
            ("nominal/role", "Ann Lee", "hold role", "mayor"),
            ("nominal/role", "Ann Lee", "be mayor of", "Leeds"),
        },
    ),
    (
        "the office held by whom the clause behind it is about",
        parses.RC_TENURE_FRONTED,
        {
            ("verbal/svo", "Ann Lee", "meet", "Karl Voss"),
            ("nominal/role", "Ann Lee", "hold role", "mayor"),
        },
    ),
    (
        "the office of one of whom nobody is told behind it",
        parses.RC_TENURE_FRONTED.replace("PERSON\nLee PROPN NNP 7 flat +PERSON", "ORG\nLee PROPN NNP 7 flat +ORG"),
        {
            ("verbal/svo", "Ann Lee", "meet", "Karl Voss"),
            ("nominal/role", "her", "hold role", "mayor"),
        },
    ),
    (
        "what somebody works as",
        parses.RC_CAREER,
        {
            ("verbal/svo", "Ann Lee", "begin", "her career as a lawyer"),
            ("nominal/role", "her", "hold role", "lawyer"),
        },
    ),
    (
        "a part that may be played",
        parses.RC_CAREER.replace("career NOUN", "role NOUN"),
        {
            ("verbal/svo", "Ann Lee", "begin", "her role as a lawyer"),
            ("verbal/light", "Ann Lee", "begin role as", "a lawyer"),
        },
    ),
    (
        "whom a lawsuit is filed against",
        parses.RC_LAWSUIT_BY,
        {("verbal/light", "Acme", "file lawsuit against", "Bolt")},
    ),
    (
        "what is done with somebody in the passive",
        parses.RC_LAWSUIT_BY.replace("against ADP", "with ADP"),
        {("verbal/passive", "Acme", "file", "A lawsuit")},
    ),
    (
        "the town before a seat",
        parses.RC_TOWN_SEAT,
        {
            ("verbal/svo", "Police", "search", "the Leeds headquarters of Acme"),
            ("nominal/seat", "Acme", "be headquartered in", "Leeds"),
        },
    ),
    (
        "the seat of a part",
        parses.RC_TOWN_SEAT.replace("the DET DT 5 det", "regional ADJ JJ 5 amod"),
        {("verbal/svo", "Police", "search", "regional Leeds headquarters of Acme")},
    ),
    (
        "the name that a participle gives",
        parses.RC_TEACHER_NAMED,
        {
            ("verbal/svo", "Police", "meet", "Bela Varga"),
            ("apposition/noun", "Bela Varga", "be", "a teacher"),
        },
    ),
    (
        "the name that something is known by",
        parses.RC_PAPER_KNOWN_AS,
        {
            ("verbal/svo", "Varga", "sell", "Norda Post"),
            ("apposition/noun", "Norda Post", "be", "a newspaper"),
        },
    ),
    (
        "the name that something known has beside another",
        parses.RC_PAPER_KNOWN_AS.replace("a DET", "the DET"),
        {
            ("verbal/svo", "Varga", "sell", "the newspaper"),
            ("verbal/agentless", "the newspaper", "be known as", "Norda Post"),
        },
    ),
    (
        "the one name of several",
        parses.RC_PAPER_KNOWN_AS.replace("a DET DT 4 det", "two NUM CD 4 nummod").replace(
            "newspaper NOUN NN ", "newspapers NOUN NNS "
        ),
        {
            ("verbal/svo", "Varga", "sell", "two newspapers"),
            ("verbal/agentless", "two newspapers", "be known as", "Norda Post"),
        },
    ),
    (
        "a name of another kind than the noun",
        parses.RC_TEACHER_NAMED.replace("teacher NOUN", "storm NOUN"),
        {
            ("verbal/svo", "Police", "meet", "a storm named Bela Varga"),
            ("verbal/retained", "a storm named Bela Varga", "be named", "Bela Varga"),
        },
    ),
    (
        "what is behind an insertion and before it a preposition",
        parses.WD_AMONG_THINGS,
        {("verbal/oblique", "Acme", "relied on", "Bolt")},
    ),
    (
        "what a parser takes for the subject behind an insertion",
        parses.WD_AMONG_THINGS.replace("2 obl ORG", "2 nsubj ORG"),
        {("verbal/oblique", "Acme", "relied on", "Bolt")},
    ),
    ("the object behind an insertion", parses.WD_AMONG_OBJECT, {("verbal/svo", "Acme", "sell", "its hotels")}),
    ("a noun before an insertion", parses.WD_AMONG_NOUN, {("verbal/svo", "Karl", "make", "appeals")}),
    ("what is our photo tool is one", parses.WD_OUR_TOOL, {("copular/noun", "Norda", "be", "photo tool")}),
    (
        "what is our first tool is ours",
        parses.WD_OUR_TOOL.replace("photo NOUN NN 5 compound", "first ADJ JJ 5 amod"),
        {("copular/noun", "Norda", "be", "our first tool")},
    ),
    ("an insertion that opens a sentence", parses.WD_AMONG_FIRST, {("verbal/svo", "Acme", "sell", "its hotels")}),
    (
        "names listed before the plural that they all describe",
        parses.WD_LISTED_DEALERS,
        {("verbal/svo", "Acme, Bolt and Corex dealers", "sell", "fast cars")},
    ),
    (
        "persons listed before a plural",
        parses.WD_LISTED_DEALERS.replace(" ORG\n", " PERSON\n"),
        {("verbal/svo", who, "sell", "fast cars") for who in ("Acme", "Bolt", "Corex", "dealers")},
    ),
    ("an offer that is turned down", parses.WKD_TURNED_DOWN, {("verbal/svo", "Acme", "turn down", "an offer from Bolt")}),
    (
        "a deal that is turned down, with whom",
        parses.WKD_TURNED_DOWN.replace("offer NOUN", "deal NOUN").replace("from ADP", "with ADP"),
        {("verbal/light", "Acme", "turn down deal with", "Bolt")},
    ),
    (
        "role at the firm that a relative clause tells of",
        SERVED_THERE,
        {
            ("verbal/svo", "Karl", "leave", "Acme"),
            ("verbal/oblique", "he", "serve at", "Acme"),
            ("verbal/role", "he", "be chairman of", "Acme"),
            ("verbal/role", "he", "hold role", "chairman"),
        },
    ),
    (
        "role in the body that a relative clause tells of, which may be that of a part",
        SERVED_THERE.replace("ORG:COMPANY", "ORG:GOVERNMENT"),
        {
            ("verbal/svo", "Karl", "leave", "Acme"),
            ("verbal/oblique", "he", "serve at", "Acme"),
            ("verbal/role", "he", "hold role", "chairman"),
        },
    ),
    (
        "what somebody was at the firm that a relative clause tells of",
        parses.REC_WHERE_WAS,
        {
            ("copular/role", "he", "be chairman of", "Acme"),
            ("copular/role", "he", "hold role", "chairman"),
            ("verbal/svo", "Karl", "leave", "Acme"),
        },
    ),
    (
        "date of a founding, of a pronoun",
        parses.REC_SINCE_FOUNDING,
        {("founding", "its", "be founded in", "1998"), ("verbal/oblique", "Norda", "grow since", "its founding in 1998")},
    ),
    (
        "date of a founding, of years between",
        parses.REC_SINCE_FOUNDING.replace("1998_ NUM CD 6 nmod", "1998 NUM CD 6 nmod\nto ADP IN 10 case\n2001_ NUM CD 8 nmod"),
        {("verbal/oblique", "Norda", "grow since", "its founding in 1998 to 2001")},
    ),
    (
        "date of a founding, of a name",
        parses.REC_FORMATION_OF,
        {("founding", "Acme", "be formed in", "1998"), ("verbal/svo", "Norda", "hail", "the formation of Acme in 1998")},
    ),
    (
        "date of what is said of a founding",
        parses.REC_FORMATION_OF.replace("1998_ NUM CD 4 nmod", "1998_ NUM CD 2 obl"),
        {("verbal/svo", "Norda", "hail", "the formation of Acme")},
    ),
    (
        "date of a founding, of no organization",
        parses.REC_FORMATION_OF.replace(" ORG:COMPANY\nin", " GPE:CITY\nin"),
        {("verbal/svo", "Norda", "hail", "the formation of Acme in 1998")},
    ),
    (
        "date of what somebody formed",
        parses.REC_FORMED,
        {("verbal/founded", "Acme", "be founded in", "1998"), ("verbal/svo", "Karl", "form", "Acme")},
    ),
    (
        "date of what somebody formed, of no organization",
        parses.REC_FORMED.replace(" ORG:COMPANY", " GPE:CITY"),
        {("verbal/svo", "Karl", "form", "Acme")},
    ),
    (
        "several children, each with a noun",
        parses.REC_DAUGHTER_AND_SON,
        {
            ("possessive/kin", "Mara", "be daughter of", "They"),
            ("possessive/kin", "Olaf", "be son of", "They"),
            ("verbal/svo", "They", "have", "Mara"),
            ("verbal/svo", "They", "have", "Olaf"),
        },
    ),
    (
        "several roles that one is elected to",
        parses.REC_ELECTED_BOTH,
        {
            ("verbal/deemed", "Ann", "be chairman of", "Acme"),
            ("verbal/deemed", "Ann", "be president of", "Acme"),
            ("verbal/deemed", "Ann", "hold role", "chairman"),
            ("verbal/deemed", "Ann", "hold role", "president"),
        },
    ),
    (
        "town in a state that is written short",
        parses.REC_STATE,
        {("verbal/agentless", "Bolt", "be based in", "Tampa"), ("verbal/agentless", "Bolt", "be based in", "Fla.")},
    ),
    (
        "two places that no state is of",
        parses.REC_STATE.replace("Fla._", "Faber_"),
        {("verbal/agentless", "Bolt", "be based in", "Tampa")},
    ),
    (
        "profession with the place where somebody has it",
        parses.WHO_LEEDS_LAWYER,
        {("apposition/role", "Ann Lee", "hold role", "lawyer")},
    ),
    (
        "office of a place",
        parses.WHO_LEEDS_LAWYER.replace("lawyer", "mayor"),
        {("apposition/role", "Ann Lee", "hold role", "mayor"), ("apposition/role", "Ann Lee", "be mayor of", "Leeds")},
    ),
    (
        "profession with the country where somebody is from",
        parses.WHO_FRENCH_JOURNALIST,
        {("title/name", "Ann Lee", "hold role", "journalist"), ("modifier/nationality", "Ann Lee", "be from", "France")},
    ),
    (
        "who somebody is, with a noun before the name",
        parses.WHO_MOTHER_IS,
        {
            ("possessive/kin", "Mia Voss", "be mother of", "Ann Lee"),
            ("modifier/noun", "Mia Voss", "be", "professional wrestler"),
        },
    ),
    (
        "what somebody is, with an article, and a name behind it",
        parses.WHO_MOTHER_IS.replace("professional ADJ JJ", "the DET DT").replace("7 amod", "7 det"),
        {("modifier/noun", "Mia Voss", "be", "wrestler"), ("possessive/kin", "Mia Voss", "be mother of", "Ann Lee")},
    ),
    (
        "what something is declared to be",
        parses.WHO_DECLARED,
        {("verbal/svo", "WHO", "declare a pandemic", "Zika")},
    ),
    (
        "role that somebody is declared to have",
        parses.WHO_DECLARED.replace("pandemic_", "chairman_"),
        {("verbal/svo", "WHO", "declare", "Zika"), ("verbal/deemed", "Zika", "hold role", "chairman")},
    ),
    (
        "what something is kept as",
        parses.WHO_DECLARED.replace("declared", "kept"),
        {("verbal/svo", "WHO", "keep", "Zika")},
    ),
    ("names of several, of which each has one", parses.WHO_KNOWN_AS, set()),
    (
        "names of several, of which each has one, behind what tells by whom",
        parses.WHO_KNOWN_AS.replace("as ADP IN 9 case", "there_ ADV RB 7 advmod\nas ADP IN 10 case")
        .replace("7 obl PERSON\nand CCONJ CC 11 cc", "7 obl PERSON\nand CCONJ CC 12 cc")
        .replace("9 conj", "10 conj")
        .replace("11 flat", "12 flat")
        .replace("14 nsubj", "15 nsubj")
        .replace("14 punct", "15 punct"),
        set(),
    ),
    ("name that several get", parses.WHO_RENAMED, set()),
    (
        "role of several, each of whom has it",
        parses.WHO_OFFICERS,
        {
            ("verbal/svo", "She", "meet", "Karl Voss"),
            ("verbal/svo", "She", "meet", "Bo Ek"),
            ("modifier/noun", "Karl Voss", "be", "officer"),
        },
    ),
    (
        "kind of several with an article and a number",
        parses.WHO_BODYGUARDS,
        {("apposition/noun", "Ann Lee", "be", "bodyguard"), ("apposition/noun", "Bo Ek", "be", "bodyguard")},
    ),
    (
        "kind of several in capitals",
        parses.WHO_NGOS,
        {("instance/such as", "Norda", "be", "Large NGO")},
    ),
    ("plain form called a participle", parses.P_LEFT_TO_FOUND, {("verbal/svo", "Ann", "found", "Acme")}),
    (
        "court where somebody is convicted",
        parses.CONVICTED_AT_COURT,
        {("verbal/passive", "Leeds Crown Court", "convict", "Karl")},
    ),
    (
        "any court, which is only where somebody is convicted",
        parses.CONVICTED_IN_COURT,
        {("verbal/agentless", "Karl", "be convicted in", "court")},
    ),
    (
        "role whose name is no deed",
        parses.WORKED_AS_MANAGING_DIRECTOR,
        {("verbal/role", "Ann", "hold role", "managing director"), ("verbal/role", "Ann", "be managing director of", "Acme")},
    ),
    (
        "role whose name is no deed, given up",
        parses.RESIGNED_AS_MANAGING_DIRECTOR,
        {
            ("verbal/oblique", "Karl", "resign as", "managing director of Acme"),
            ("verbal/given up", "Karl", "resign from", "Acme"),
        },
    ),
    (
        "deed that is done to those who have a role",
        parses.BEGAN_MANAGING_DIRECTORS,
        {("verbal/svo", "Karl", "manage", "directors at Acme"), ("modifier/staff", "directors at Acme", "be member of", "Acme")},
    ),
    (
        "what somebody went on to do",
        parses.P_WENT_ON_TO,
        {("verbal/svo", "Ann", "lead", "Acme")},
    ),
    (
        "who urges, where a passive governs what somebody is urged to do",
        parses.P_URGED_BY,
        {("verbal/svo", "Norway", "open", "its market"), ("verbal/passive", "Japan", "urge", "Norway")},
    ),
    ("verdict that is called a clause", parses.P_FOUND_GUILTY, {("verbal/svo", "A court", "found guilty", "Ann Lee")}),
    (
        "who is blamed for a deed",
        parses.P_BLAMED_ON,
        {("verbal/svo", "Norway", "blame", "the attack"), ("verbal/beside", "Norway", "blame on", "Japan")},
    ),
    (
        "who gets what is shipped, below it",
        parses.P_SHIPS_TO,
        {("verbal/svo", "Acme", "ship", "chips"), ("verbal/recipient", "Acme", "ship to", "Bolt")},
    ),
    (
        "what is of the object stays with it",
        parses.P_SHIPS_TO.replace("to ADP", "for ADP"),
        {("verbal/svo", "Acme", "ship", "chips for Bolt")},
    ),
    (
        "particle that is called an adverb",
        parses.P_STEPPED_DOWN_FROM,
        {("verbal/oblique", "Karl Voss", "step down from", "Acme")},
    ),
    (
        "role that comes with an office",
        parses.P_TOOK_OFFICE_AS,
        {
            ("verbal/svo", "Ann Lee", "take", "office"),
            ("verbal/light", "Ann Lee", "take office as", "president of Norway"),
            ("verbal/taken on", "Ann Lee", "be president of", "Norway"),
        },
    ),
    (
        "role of who succeeds somebody",
        parses.P_SUCCEEDED_AS,
        {
            ("verbal/svo", "Ann Lee", "succeed", "Karl Voss"),
            ("verbal/taken on", "Ann Lee", "hold role", "chairman"),
            ("verbal/taken on", "Ann Lee", "be chairman of", "Acme"),
        },
    ),
    (
        "role of who replaces somebody, in the passive",
        parses.P_REPLACED_BY,
        {
            ("verbal/passive", "Ann Lee", "replace", "Karl Voss"),
            ("verbal/taken on", "Ann Lee", "hold role", "chairman"),
            ("verbal/taken on", "Ann Lee", "be chairman of", "Acme"),
        },
    ),
    (
        "no role of a board that replaces somebody",
        parses.P_SUCCEEDED_AS.replace(
            "Ann PROPN NNP 3 nsubj PERSON\nLee PROPN NNP 1 flat +PERSON", "The DET DT 2 det\nboard NOUN NN 3 nsubj"
        ),
        {("verbal/svo", "The board", "succeed", "Karl Voss")},
    ),
    (
        "no role of who replaces somebody with somebody else, who has it",
        parses.NEAR_REPLACED_WITH,
        {
            ("verbal/svo", "Ann Lee", "replace", "Karl Voss"),
            ("verbal/with", "Bo", "be chairman of", "Acme"),
            ("verbal/with", "Bo", "hold role", "chairman"),
        },
    ),
    ("talks of two with another", parses.NEAR_TALKS_WITH_ANOTHER, set()),
    (
        "prize of a winner, before the name",
        parses.P_PRIZE_WINNER,
        {("modifier/of name", "Ann Lee", "be winner of", "Nobel Prize"), ("modifier/noun", "Ann Lee", "be", "winner")},
    ),
    (
        "place of a native, beside the name",
        parses.P_LEEDS_NATIVE,
        {("apposition/noun of", "Ann Lee", "be native of", "Leeds")},
    ),
    (
        "place of a resident, before a comma and the name",
        parses.P_LEEDS_RESIDENT,
        {("apposition/noun of", "Karl Voss", "be resident of", "Leeds")},
    ),
    (
        "body of which somebody is no member",
        parses.P_NATO_MEMBERS.replace("NATO", "Non-NATO"),
        {
            ("apposition/noun", "Norway", "be", "Non-NATO member"),
            ("apposition/noun", "Denmark", "be", "Non-NATO member"),
            ("verbal/svo", "Norway", "send", "ships"),
            ("verbal/svo", "Denmark", "send", "ships"),
        },
    ),
    (
        "body of which somebody would be a member",
        parses.NEAR_WOULD_BE,
        {("apposition/noun", "Norway", "be", "Would - be EU member"), ("verbal/svo", "Norway", "meet", "Denmark")},
    ),
    (
        "body of several members",
        parses.P_NATO_MEMBERS,
        {
            ("modifier/of name", "Norway", "be member of", "NATO"),
            ("apposition/noun", "Norway", "be", "NATO member"),
            ("verbal/svo", "Norway", "send", "ships"),
            ("modifier/of name", "Denmark", "be member of", "NATO"),
            ("apposition/noun", "Denmark", "be", "NATO member"),
            ("verbal/svo", "Denmark", "send", "ships"),
        },
    ),
    (
        "body of who was a member",
        parses.P_WAS_MEMBER,
        {("copular/noun", "Ann Lee", "be", "a Hamas member"), ("modifier/of name", "Ann Lee", "be member of", "Hamas")},
    ),
    (
        "work of its possessor",
        parses.P_NOVEL_OF_HERS,
        {("modifier/author", "Ann Lee", "be author of", "Rain"), ("apposition/noun", "Rain", "be", "Ann Lee's novel")},
    ),
    (
        "work that somebody likes",
        parses.P_NOVEL_OF_HERS.replace("novel NOUN NN 9", "favorite ADJ JJ 5 amod\nnovel NOUN NN 10")
        .replace("Ann PROPN NNP 4", "Ann PROPN NNP 5")
        .replace("`` 6", "`` 7")
        .replace("NNP 4 appos", "NNP 5 appos")
        .replace("'' 6", "'' 7")
        .replace("VBD 9", "VBD 10")
        .replace(". 9", ". 10"),
        {("apposition/noun", "Rain", "be", "Ann Lee's favorite novel")},
    ),
    (
        "work beside its name",
        parses.P_A_NOVEL_BY,
        {("modifier/author", "Ann Lee", "be author of", "Rain"), ("apposition/noun", "Rain", "be", "a novel by Ann Lee")},
    ),
    ("work by its name, of its possessor", parses.P_HER_RAIN, {("possessive/author", "Ann Lee", "be author of", "Rain")}),
    (
        "brothers of one another",
        parses.P_BROTHERS,
        {
            ("verbal/svo", "Karl Voss", "found", "Acme"),
            ("verbal/svo", "Tom Hale", "found", "Acme"),
            ("possessive/together", "Karl Voss", "be brother of", "Tom Hale"),
            ("possessive/together", "Tom Hale", "be sibling of", "Karl Voss"),
        },
    ),
    (
        "siblings, as a predicate says",
        parses.P_ARE_SIBLINGS,
        {
            ("possessive/together", "Ann Lee", "be sibling of", "Tom Hale"),
            ("copular/noun", "Ann Lee", "be", "siblings"),
            ("possessive/together", "Tom Hale", "be sibling of", "Ann Lee"),
            ("copular/noun", "Tom Hale", "be", "siblings"),
        },
    ),
    (
        "visit during which somebody does something",
        parses.P_DURING_VISIT,
        {
            ("verbal/oblique", "Ann Lee", "speak during", "a visit to China"),
            ("nominal/of", "Ann Lee", "visit", "China"),
        },
    ),
    (
        "no visit of what is no person",
        parses.P_DURING_VISIT.replace(
            "Ann PROPN NNP 9 nsubj PERSON\nLee PROPN NNP 7 flat +PERSON", "oil NOUN NN 8 compound\nprices NOUN NNS 9 nsubj"
        ),
        {("verbal/oblique", "oil prices", "speak during", "a visit to China")},
    ),
    (
        "capital that is named",
        parses.P_CAPITAL_IS,
        {
            ("copular/noun", "Norway's capital", "be", "Oslo"),
            ("nominal/named", "Oslo", "be capital of", "Norway"),
        },
    ),
    (
        "capital that is not named",
        parses.NEAR_CAPITAL_NOT,
        {
            ("copular/noun", "Norway's capital", "be", "Oslo"),
            ("copular/noun", "Norway's capital", "be", "Leeds"),
            ("nominal/named", "Oslo", "be capital of", "Norway"),
        },
    ),
    (
        "relative pronoun that does what somebody says",
        parses.WHICH_HE_SAYS,
        {("verbal/svo", "Karl", "leave", "Acme"), ("verbal/svo", "which", "sell", "Bolt")},
    ),
    (
        'what a point is, without "that"',
        parses.POINT_IS,
        {("verbal/svo", "Acme", "buy", "Bolt")},
    ),
    (
        "resignation of who has a title",
        parses.RESIGNATION_OF_PRESIDENT,
        {
            ("resignation/noun", "Voss", "resign as", "President"),
            ("title/name", "Voss", "hold role", "President"),
            ("verbal/svo", "Karl", "meet", "Ann"),
        },
    ),
    (
        "resignation that is called for",
        parses.CALLED_FOR_RESIGNATION,
        {
            ("title/name", "Voss", "hold role", "President"),
            ("verbal/oblique", "Karl", "call for", "the resignation of President Voss"),
        },
    ),
    (
        "office that a possessor shows",
        parses.OFFICER_RESIGNED,
        {("resignation/verb", "Norway's top army officer", "resign as", "top army officer")},
    ),
    ("no office of a relative", parses.HUSBAND_RESIGNED, set()),
    (
        "who takes part along with others",
        parses.ALONG_WITH,
        {
            ("verbal/svo", "Ann Lee", "found", "Acme"),
            ("verbal/svo", "Karl Voss", "found", "Acme"),
        },
    ),
    (
        "who takes part together with somebody, named behind",
        parses.TOGETHER_WITH_PUPIL,
        {
            ("possessive/role", "Ann Lee", "be pupil of", "Karl Voss"),
            ("verbal/svo", "Ann Lee", "write", "the opera"),
            ("verbal/svo", "Karl Voss", "write", "the opera"),
        },
    ),
    (
        "who is arrested along with somebody",
        parses.ARRESTED_ALONG_WITH,
        {
            ("verbal/svo", "Police", "arrested", "Ann Lee"),
            ("verbal/svo", "Police", "arrested", "Karl Voss"),
        },
    ),
    (
        "who acts alongside, or undergoes it",
        parses.ARRESTED_ALONG_WITH.replace("Police NOUN NNS", "Tom PROPN NNP")
        .replace("2 nsubj", "2 nsubj PERSON")
        .replace("along ADP RB", "together ADP RB"),
        {("verbal/svo", "Tom", "arrested", "Karl Voss")},
    ),
    (
        "no part of who gets along",
        parses.GETS_ALONG_WITH,
        set(),
    ),
    (
        "company where something is done",
        parses.ALONGSIDE_IN_FILM,
        {
            ("verbal/svo", "Ann Lee", "direct", "the film"),
            ("verbal/svo", "Karl Voss", "direct", "the film"),
        },
    ),
    (
        "work alongside somebody",
        parses.WORKS_ALONGSIDE,
        {
            ("verbal/oblique", "Karl Voss", "work alongside", "Ann Lee"),
            ("verbal/oblique", "Karl Voss", "work at", "Acme"),
        },
    ),
    (
        "agents along with others",
        parses.SURVIVED_ALONG_WITH,
        {
            ("verbal/passive", "eight grandchildren", "survive", "Karl Voss"),
            ("verbal/passive", "his daughter", "survive", "Karl Voss"),
        },
    ),
    (
        "participle of a predicate with a preposition",
        parses.IN_RESPONSE_TO_LAW_KNOWN,
        {
            ("copular/place", "The cuts", "be in response to", "a law"),
            ("verbal/agentless", "a law", "be known as", "Byrd Amendment"),
        },
    ),
    (
        "party of who is a member of it",
        parses.IS_A_REPUBLICAN,
        {
            ("affiliation/partisan", "Ann Lee", "be member of", "Republican Party"),
            ("copular/noun", "Ann Lee", "be", "a Republican"),
        },
    ),
    (
        "team of a league",
        parses.TEAM_OF_LEAGUE,
        {
            ("modifier/league", "Texas Rangers", "be member of", "Major League Baseball"),
            ("verbal/svo", "Ann Lee", "own", "Texas Rangers"),
        },
    ),
    (
        "department at what is a school's",
        parses.DEPARTMENT_AT.replace("University PROPN NNP 3 obl +", "grounds NOUN NNS 3 obl"),
        {
            ("verbal/svo", "Ann Lee", "join", "Department of Physics"),
        },
    ),
    (
        "department at a school, behind a verb",
        parses.DEPARTMENT_AT,
        {
            ("modifier/part", "Department of Physics", "be part of", "Ryerson University"),
            ("verbal/svo", "Ann Lee", "join", "Department of Physics"),
        },
    ),
    (
        "what a doer does it to, without a name",
        parses.LEAD_AUTHOR,
        {
            ("copular/noun", "Ann Lee", "be", "the lead author of the study"),
            ("copular/noun of", "Ann Lee", "be author of", "the study"),
        },
    ),
    (
        "role that is taken up",
        parses.JOINED_AS,
        {
            ("verbal/svo", "Ann Lee", "join", "Acme"),
            ("verbal/taken up", "Ann Lee", "be engineer of", "Acme"),
            ("verbal/taken up", "Ann Lee", "hold role", "engineer"),
        },
    ),
    (
        "role that somebody is hired for",
        parses.HIRED_AS,
        {
            ("verbal/taken up", "Ann Lee", "hold role", "engineer"),
        },
    ),
    (
        "role of a counterpart",
        parses.COUNTERPART,
        {
            ("title/counterpart", "Hamid Karzai", "be president of", "Afghanistan"),
            ("title/name", "Bush", "hold role", "President"),
            ("verbal/svo", "Bush", "meet", "Hamid Karzai"),
        },
    ),
    (
        "no king for a counterpart",
        parses.KINGS_COUNTERPART,
        {
            ("title/name", "King Harald", "hold role", "King"),
            ("verbal/svo", "King Harald", "meet", "Emmanuel Macron"),
        },
    ),
    (
        "bare noun with what it is to",
        parses.HOME_TO,
        {
            ("copular/bare", "Ithaca", "be home to", "Cornell University"),
        },
    ),
    (
        "to whom without a name something is done",
        parses.FIRED_AT_SOLDIERS,
        {
            ("verbal/beside", "Karl Voss", "fire at", "soldiers in Leeds"),
            ("verbal/svo", "Karl Voss", "fire", "rockets"),
        },
    ),
    (
        "no person is a unit",
        parses.MANUFACTURER_AND_UNIT,
        {
            ("apposition/noun", "Acme", "be", "a maker of cars"),
            ("apposition/noun of", "Acme", "be maker of", "cars"),
            ("copular/role", "Karl Voss", "be head of", "Acme"),
            ("copular/role", "Karl Voss", "hold role", "head"),
        },
    ),
    (
        "author of what is a film",
        parses.FILM_BY,
        {
            ("copular/noun", "Silent Night", "be", "a documentary by Ann Lee"),
            ("modifier/author", "Ann Lee", "be author of", "Silent Night"),
        },
    ),
    (
        "whom a film is of",
        parses.FILM_BY.replace("by ADP", "of ADP"),
        {
            ("copular/noun", "Silent Night", "be", "a documentary of Ann Lee"),
            ("copular/noun of", "Silent Night", "be documentary of", "Ann Lee"),
        },
    ),
    (
        "verb that takes no object before one that does",
        parses.DIED_AND_LEFT,
        {("verbal/svo", "Karl Voss", "leave", "Acme")},
    ),
    (
        "title of who does something meanwhile",
        parses.JOINED_AS_SHE_LEFT,
        {
            ("title/name", "Ann Lee", "hold role", "president"),
            ("verbal/svo", "Karl Voss", "join", "Acme"),
        },
    ),
    (
        "department in a minister's title",
        parses.TIT_DEPARTMENT,
        {
            ("title/name", "Ann Lee", "hold role", "Deputy Water Resources Minister"),
            ("verbal/svo", "Ann Lee", "leave", "Oslo"),
        },
    ),
    (
        "title that is abbreviated",
        parses.TIT_GOVERNOR,
        {
            ("title/name", "Ann Lee", "hold role", "Gov."),
            ("title/name", "Ann Lee", "be governor of", "Ohio"),
            ("verbal/svo", "Ann Lee", "leave", "Oslo"),
        },
    ),
    (
        "title of two abbreviations",
        parses.TIT_LIEUTENANT,
        {
            ("title/name", "Karl Voss", "hold role", "Lt. Gov."),
            ("verbal/svo", "Karl Voss", "leave", "Oslo"),
        },
    ),
    (
        "title with a hyphen",
        parses.TIT_DESIGNATE,
        {
            ("title/name", "Karl Voss", "hold role", "Prime Minister-designate"),
            ("verbal/svo", "Karl Voss", "leave", "Acme"),
        },
    ),
    (
        "title of three roles",
        parses.TIT_DETECTIVE,
        {
            ("title/name", "Ann Lee", "hold role", "Detective Chief Inspector"),
            ("verbal/svo", "Ann Lee", "leave", "Oslo"),
        },
    ),
    (
        "role with two hyphens",
        parses.TIT_COMMANDER,
        {
            ("apposition/role", "Karl Voss", "hold role", "commander-in-chief"),
            ("verbal/svo", "Karl Voss", "leave", "Oslo"),
        },
    ),
    (
        "title beside the name of who has it",
        parses.TIT_TWO_SUBJECTS,
        {
            ("title/name", "Karl Voss", "hold role", "House Speaker"),
            ("verbal/svo", "Karl Voss", "leave", "Oslo"),
        },
    ),
    (
        "name inside of its title",
        parses.TIT_INSIDE,
        {
            ("title/name", "Ann Lee", "hold role", "Acting Attorney General"),
            ("verbal/svo", "Ann Lee", "leave", "Oslo"),
        },
    ),
    (
        "who ousted somebody",
        parses.TIT_WHO_OUSTED,
        {
            ("title/name", "Karl Voss", "hold role", "president"),
            ("verbal/svo", "Norda", "oust", "Karl Voss"),
        },
    ),
    (
        "adjective of a country, of a person",
        parses.TIT_NORWEGIAN,
        {("copular/nationality", "Karl Voss", "be from", "Norway")},
    ),
    (
        "noun of a nationality",
        parses.TIT_A_NORWEGIAN,
        {("copular/nationality", "Karl Voss", "be from", "Norway")},
    ),
    (
        "nationality by half",
        parses.TIT_HALF_NORWEGIAN,
        set(),
    ),
    (
        "of which country a president is, behind the name",
        parses.TIT_PRESIDENT_OF,
        {
            ("title/name", "Karl Voss", "be president of", "Chad"),
            ("modifier/from", "Karl Voss", "be from", "Chad"),
            ("verbal/svo", "Karl Voss", "leave", "Oslo"),
        },
    ),
    (
        "a manager's town behind the name",
        parses.TIT_MANAGER_OF,
        {
            ("title/name", "Karl Voss", "hold role", "Manager"),
            ("verbal/svo", "Karl Voss", "leave", "Oslo"),
        },
    ),
    (
        "of which firm a chief executive is, behind the name",
        parses.TIT_CEO_OF,
        {
            ("title/name", "Karl Voss", "hold role", "CEO"),
            ("title/name", "Karl Voss", "be ceo of", "Bolt Inc."),
            ("modifier/member", "Karl Voss", "be member of", "Bolt Inc."),
            ("verbal/svo", "Karl Voss", "leave", "Oslo"),
        },
    ),
    (
        "titles one before the other",
        parses.STACKED_TITLES,
        {
            ("title/name", "Karl Voss", "hold role", "Major General"),
            ("title/name", "Karl Voss", "hold role", "Army spokesman"),
            ("verbal/svo", "Army spokesman Major General Karl Voss", "meet", "Ann"),
        },
    ),
    (
        "member of a body without an article",
        parses.MEMBER_OF_PARLIAMENT,
        {
            ("copular/noun of", "Karl Voss", "be member of", "parliament"),
        },
    ),
    (
        "links to what has a name",
        parses.LINKS_TO,
        {
            ("verbal/light", "The militants", "have link to", "Al-Qaida"),
        },
    ),
    (
        "year of a role",
        parses.CHAIRMAN_IN_2003,
        {
            ("verbal/taken up", "Ann Lee", "hold role", "chairman"),
        },
    ),
    ("not killed by who came", parses.KILLED_WHEN_KARL_CAME, set()),
    ("number of further people", parses.INJURED_MORE, {("verbal/svo", "Fires", "injure", "50 more")}),
    (
        "submitted, not measured",
        parses.AS_MEASURED_BY.replace("measured", "submitted"),
        set(),
    ),
    (
        "subject to a standing deed",
        parses.SUBJECT_TO_REGULATION,
        {
            ("copular/adjective", "Acme", "be subject to", "regulation by Norway"),
            ("nominal/undergone", "Norway", "regulate", "Acme"),
        },
    ),
    (
        "subject to what is yet to be done",
        parses.SUBJECT_TO_REGULATION.replace("regulation", "approval"),
        {("copular/adjective", "Acme", "be subject to", "approval by Norway")},
    ),
    (
        "under a deed",
        parses.UNDER_INVESTIGATION,
        {("nominal/undergone", "Norway", "investigate", "Acme")},
    ),
    (
        "sold through somebody",
        parses.SELLS_THROUGH,
        {("verbal/svo", "Acme", "sell", "phones"), ("verbal/through", "phones", "be sold through", "Bolt")},
    ),
    (
        "through what nobody can buy from",
        parses.SELLS_THROUGH.replace("Bolt_ PROPN NNP 2 obl ORG:COMPANY", "fear_ NOUN NN 2 obl"),
        {("verbal/svo", "Acme", "sell", "phones")},
    ),
    (
        "through a region",
        parses.SELLS_THROUGH.replace("Bolt_ PROPN NNP 2 obl ORG:COMPANY", "Africa_ PROPN NNP 2 obl LOC:REGION"),
        {("verbal/svo", "Acme", "sell", "phones")},
    ),
    (
        "sold once through somebody",
        parses.SELLS_THROUGH.replace("sells VERB VBZ", "sold VERB VBD"),
        {("verbal/svo", "Acme", "sell", "phones")},
    ),
    (
        "sum of another year",
        parses.COMPARED_WITH_A_SUM,
        {("copular/noun", "Revenue", "be", "$5 million"), ("copular/noun", "Revenue", "be", "$4 million")},
    ),
    (
        "sum of another without a date",
        parses.COMPARED_WITH_A_SUM.replace("in ADP IN 15", "at ADP IN 15").replace(
            "2023_ NUM CD 9 obl", "Bolt_ PROPN NNP 9 obl ORG"
        ),
        {("copular/noun", "Revenue", "be", "$5 million")},
    ),
    (
        "sum of another year with its noun",
        parses.COMPARED_WITH_THE_NOUN,
        {("verbal/oblique", "Revenue", "rise to", "$5 million"), ("copular/noun", "Revenue", "be", "$4 million")},
    ),
    (
        "sum of another noun",
        parses.COMPARED_WITH_THE_NOUN.replace("revenue NOUN NN", "profit NOUN NN"),
        {("verbal/oblique", "Revenue", "rise to", "$5 million")},
    ),
    (
        "plural that is a verb among verbs",
        parses.LISTED_VERBS,
        {
            ("verbal/svo", "Acme", "design", "phones"),
            ("verbal/svo", "Acme", "manufacture", "phones"),
            ("verbal/svo", "Acme", "sell", "phones"),
        },
    ),
    (
        "verbs with an adverb between that share an object",
        parses.BANNED_AND_OPENLY_ATTACKED,
        {("verbal/svo", "Norway", "ban", "Bolt"), ("verbal/svo", "Norway", "attack", "Bolt")},
    ),
    (
        "what is there at the head of something",
        parses.AT_THE_HEAD_OF_WHICH,
        {("copular/role", "Ann", "hold role", "owner"), ("copular/role", "Ann", "be owner of", "a group")},
    ),
    (
        "each of several names",
        parses.IN_EACH_OF,
        {("verbal/oblique", "Acme", "invest in", "Bolt"), ("verbal/oblique", "Acme", "invest in", "Corex")},
    ),
    (
        "name behind a name",
        parses.TWO_NAMES_IN_A_ROW,
        {("verbal/svo", "Acme", "buy", "Bolt")},
    ),
    (
        "members of what has a name before it",
        parses.MEMBERS_OF_THE_UK_PARLIAMENT,
        {
            ("copular/noun of", "Karl", "be member of", "the UK parliament"),
            ("copular/noun of", "Ann", "be member of", "the UK parliament"),
        },
    ),
    (
        "deed as a noun with its possessor",
        parses.CAMPAIGN_AGAINST,
        {("nominal/of", "Acme", "campaign against", "Bolt"), ("verbal/svo", "Acme's campaign against Bolt", "pleased", "Karl")},
    ),
    (
        "predicates with a name between them",
        parses.BARRISTER_AND_POLITICIAN,
        {
            ("copular/noun", "Karl Voss", "be", "Conservative Party politician"),
            ("copular/noun", "Karl Voss", "be", "a British barrister"),
            ("copular/origin", "Karl Voss", "be from", "Britain"),
            ("copular/party", "Karl Voss", "be member of", "Conservative Party"),
        },
    ),
    (
        "a noun beside the name that is coordinated",
        parses.AND_ITS_SUBSIDIARY,
        {
            ("modifier/noun", "Bolt Energy", "be", "subsidiary"),
            ("possessive/related", "Bolt Energy", "be subsidiary of", "its"),
            ("verbal/svo", "Acme Group", "meet", "Karl"),
            ("verbal/svo", "Bolt Energy", "meet", "Karl"),
        },
    ),
    (
        'two nouns with "of" for one person',
        parses.WIFE_AND_MOTHER,
        {
            ("copular/noun of", "Ann Berg", "be mother of", "Tom"),
            ("copular/noun of", "Ann Berg", "be wife of", "Karl"),
            ("copular/noun of", "Karl", "be spouse of", "Ann Berg"),
        },
    ),
    (
        "description that was the head of the sentence",
        parses.A_GRADUATE_HE,
        {
            ("apposition/noun of", "he", "be graduate of", "Yale University"),
            ("verbal/svo", "he", "meet", "Karl"),
        },
    ),
    (
        "what a role with a title behind it is at",
        parses.PROFESSOR_EMERITUS,
        {
            ("copular/role", "Karl", "be professor of", "Yale University"),
            ("copular/role", "Karl", "hold role", "Professor Emeritus"),
        },
    ),
    (
        "names behind a plural noun without an article",
        parses.FOUNDED_BY_ENGINEERS,
        {
            ("apposition/role", "Ann Lee", "hold role", "engineer"),
            ("apposition/role", "Karl Voss", "hold role", "engineer"),
            ("apposition/origin", "Ann Lee", "be from", "France"),
            ("apposition/origin", "Karl Voss", "be from", "France"),
            ("verbal/passive", "Ann Lee", "found", "Acme"),
            ("verbal/passive", "Karl Voss", "found", "Acme"),
        },
    ),
    (
        "adjective of a noun before the noun",
        parses.BRAZILIAN_BILLIONAIRE,
        {
            ("copular/noun", "Karl", "be", "a Brazilian billionaire businessman"),
            ("copular/origin", "Karl", "be from", "Brazil"),
        },
    ),
    (
        "one of several people",
        parses.ONE_OF_FOUNDERS,
        {
            ("copular/noun of", "Karl", "be founder of", "Acme"),
        },
    ),
    (
        "what somebody is elected, of whom",
        parses.ELECTED_A_MEMBER,
        {
            ("verbal/deemed/noun of", "Karl Voss", "be member of", "Royal Academy"),
        },
    ),
    (
        "couple in the passive",
        parses.WERE_MARRIED,
        {
            ("verbal/together", "Karl Voss", "marry with", "Ann Lee"),
        },
    ),
    (
        "who marries a couple",
        parses.WERE_MARRIED.replace(
            "married_ VERB VBN 0 root", "married VERB VBN 0 root\nby ADP IN 10 case\na DET DT 10 det\npriest_ NOUN NN 7 obl:agent"
        ),
        {
            ("verbal/together", "Karl Voss", "marry with", "Ann Lee"),
        },
    ),
    (
        "kin behind a description",
        parses.HUSBAND_THE_WRITER,
        {
            ("apposition/noun", "Karl Voss", "be", "the writer"),
            ("possessive/kin", "Her", "be spouse of", "Karl Voss"),
            ("possessive/kin", "Karl Voss", "be husband of", "Her"),
            ("verbal/svo", "Her husband", "meet", "Tom"),
        },
    ),
    (
        "office at an organization",
        parses.VICE_PRESIDENT_AT,
        {
            ("copular/role", "Karl", "be employee of", "Acme"),
            ("copular/role", "Karl", "hold role", "vice president"),
        },
    ),
    (
        "day and hour of a death",
        parses.DIED_AT_SIX,
        {
            ("verbal/oblique", "Ann", "die on", "19 February 2008"),
        },
    ),
    (
        "date of a death behind its cause",
        parses.DEATH_FROM_CANCER,
        {
            ("life/noun", "his", "die", "1986"),
            ("verbal/svo", "He", "meet", "Karl"),
        },
    ),
    (
        "date of a death behind its place",
        parses.DEATH_THERE,
        {
            ("life/noun", "his", "die", "1873"),
            ("verbal/svo", "He", "meet", "Karl"),
        },
    ),
    (
        "dates of a life behind honours and other brackets",
        parses.LIFE_BEHIND_HONOURS,
        {
            ("life/dates", "Ann Lee", "be born", "10 May 1713"),
            ("life/dates", "Ann Lee", "die", "8 June 1772"),
            ("verbal/svo", "Ann Lee", "meet", "Karl"),
        },
    ),
    (
        "school behind honours",
        parses.GRADUATED_WITH_HONORS,
        {
            ("verbal/oblique", "Ann", "graduate from", "Yale University"),
            ("verbal/oblique", "Ann", "graduate with", "honors from Yale University"),
        },
    ),
    (
        "victory in a place",
        parses.VICTORY_IN,
        {("nominal/of", "Karl", "win in", "Iowa"), ("verbal/svo", "Karl's victory in Iowa", "pleased", "Ann")},
    ),
    (
        "apology that was rejected, but made",
        parses.APOLOGY_FOR,
        {("nominal/of", "Acme", "apologize for", "the crash"), ("verbal/svo", "Karl", "reject", "Acme's apology for the crash")},
    ),
    (
        "conflict between two",
        parses.CONFLICT_BETWEEN,
        {
            ("nominal/between", "Acme", "have conflict with", "Bolt"),
            ("verbal/svo", "The conflict between Acme and Bolt", "pleased", "Karl"),
        },
    ),
    ("time that is no date", parses.FELL_OVER, {("verbal/oblique", "Prices", "fall over", "the period")}),
    ("time of a participle beside a noun", parses.GAINS_SEEN, {("verbal/svo", "Acme", "lost", "gains")}),
    ("time of a state", parses.BECAME_LOW, {("copular/adjective", "Claims", "become low through", "May")}),
    (
        "adjective with two complements, of one an example",
        parses.SUBJECT_TO_BOTH,
        {
            ("copular/adjective", "Acme", "be subject to", "fees"),
            ("copular/adjective", "Acme", "be subject to", "Voss Act"),
            ("instance/such as", "Voss Act", "be", "laws"),
        },
    ),
    (
        "where something changes",
        parses.GROWTH_IN,
        {("fields/of subject", "Growth", "fall in", "Norway"), ("fields/of subject", "Growth", "fall in", "Chile")},
    ),
    ("for whom something is so", parses.RATE_FOR, {("fields/of subject", "The rate", "become high for", "women")}),
    (
        "with whom an agreement is entered into",
        parses.ENTERED_DECREE,
        {
            ("verbal/entered", "Acme", "enter into decree with", "Bolt"),
            ("verbal/entered", "Acme", "enter into decree with", "Crate"),
            ("verbal/oblique", "Acme", "enter into", "a consent decree with Bolt and Crate"),
        },
    ),
    (
        "some of several",
        parses.SOME_OF_WHICH,
        {("verbal/svo", "Acme", "buy", "sites near Leeds"), ("verbal/svo", "some of sites near Leeds", "hinder", "Bolt")},
    ),
    (
        "name that a noun is said to be, with a relative clause",
        parses.EXCEPTION_WHICH,
        {("copular/noun", "An exception", "be", "Acme"), ("verbal/svo", "Acme", "buy", "Bolt")},
    ),
    (
        "cause of a change beside how much it was",
        parses.FELL_COMPARED,
        {("verbal/svo", "Sales", "fall", "4 percent"), ("verbal/passive", "exports", "drive", "Sales")},
    ),
    (
        "target of an attack by nobody named",
        parses.ATTACK_ON,
        {
            ("nominal/target", "A bomb attack on the bank", "target", "the bank"),
            ("verbal/svo", "A bomb attack on the bank", "pleased", "Karl"),
        },
    ),
    (
        "place of several events",
        parses.BOMBINGS_IN,
        {
            ("modifier/noun place", "Bombings in Leeds", "be located in", "Leeds"),
            ("verbal/svo", "Bombings in Leeds", "pleased", "Karl"),
        },
    ),
    (
        "what the letter that somebody signs says",
        parses.LETTER_URGING,
        {("verbal/svo", "Ann", "sign", "a letter urging Karl"), ("verbal/svo", "Ann", "urge", "Karl")},
    ),
    (
        "letter that somebody only reads",
        parses.LETTER_IN_HAND,
        {("verbal/svo", "Ann", "read", "a letter urging Karl"), ("verbal/svo", "a letter", "urge", "Karl")},
    ),
    (
        "what a group is formed to do",
        parses.COALITION_TO_PATROL,
        {("verbal/svo", "Ann", "form", "a coalition to patrol Oslo"), ("verbal/svo", "a coalition", "patrol", "Oslo")},
    ),
    (
        "adjective with a complement after a verb",
        parses.TESTED_POSITIVE,
        {("copular/adjective", "Karl", "test positive for", "the virus")},
    ),
    (
        "group with one of its members",
        parses.OFFICIALS_INCLUDING,
        {
            ("instance/such as", "Karl", "be", "official"),
            ("verbal/svo", "Karl", "meet", "Ann"),
            ("verbal/svo", "Officials", "meet", "Ann"),
        },
    ),
    (
        "who is among those that a plural means",
        parses.PEOPLE_INCLUDING,
        {
            ("verbal/svo", "Karl", "meet", "39 people"),
            ("verbal/svo", "Karl", "meet", "four teachers"),
            ("verbal/svo", "Karl", "meet", "a judge"),
        },
    ),
    ("what a sum includes", parses.SALES_INCLUDING, {("verbal/svo", "Sales", "reached", "Norway")}),
    (
        "role that one still holds",
        parses.REMAINS_PRESIDENT,
        {("copular/role", "Karl", "hold role", "president"), ("copular/role", "Karl", "be president of", "Acme")},
    ),
    (
        "firm whose name stands behind what it is",
        parses.SHIPBUILDERS_ACME,
        {("verbal/svo", "Karl", "leave", "Acme"), ("apposition/noun", "Acme", "be", "shipbuilders")},
    ),
    ("proposal that is rejected, not made", parses.REJECTED_PROPOSAL, {("verbal/svo", "Karl", "reject", "a proposal to ban Bolt")}),
    (
        "object behind two verbs that hangs on the first",
        parses.SHOT_AND_KILLED,
        {("verbal/svo", "Police", "kill", "Karl"), ("verbal/svo", "Police", "shot", "Karl")},
    ),
    (
        "trouble in doing something",
        parses.TROUBLE_SELLING,
        {("verbal/svo", "Ann", "have", "trouble selling Bolt"), ("verbal/svo", "Ann", "sell", "Bolt")},
    ),
    (
        "charges of a deed",
        parses.CHARGES_OF_ATTACKING,
        {("verbal/svo", "Karl", "attack", "Ann"), ("verbal/svo", "Police", "hold", "Karl")},
    ),
    (
        "capital of a country told by an adjective",
        parses.CAPITAL_OF,
        {("apposition/noun of", "Tokyo", "be capital of", "Japan"), ("verbal/svo", "Ann", "visit", "Tokyo")},
    ),
    ('"are to" with a subject that acts', parses.LEADERS_ARE_TO, {("verbal/svo", "Leaders", "attend", "the summit")}),
    ("no country is in a city", parses.GAME_AGAINST, {("verbal/oblique", "Norway", "play against", "Latvia")}),
    ("no place of a member of a party", parses.RAN_AS_REPUBLICAN, {("verbal/oblique", "Ann", "runs as", "Republican")}),
    (
        "title of the next in a list",
        parses.SERGEANT_LISTED,
        {
            ("title/name", "Bo Ek", "hold role", "Sergeant"),
            ("verbal/svo", "Ann", "meet", "Karl Voss"),
            ("verbal/svo", "Ann", "meet", "Bo Ek"),
            ("verbal/svo", "Ann", "meet", "Lee"),
        },
    ),
    (
        "no husband of what stands at his name",
        parses.HUSBAND_OF_BAND,
        {
            ("possessive/kin", "Karl Voss", "be husband of", "her"),
            ("possessive/kin", "her", "be spouse of", "Karl Voss"),
            ("verbal/svo", "Ann", "meet", "Karl Voss"),
        },
    ),
    (
        "chair that is called after somebody",
        parses.NAMED_CHAIR,
        {("apposition/role", "Ann Lee", "hold role", "Professor"), ("apposition/role", "Ann Lee", "be professor of", "Acme")},
    ),
    (
        "role that is part of a longer one without a place in the table",
        parses.DEPUTY_DIRECTOR.replace("deputy NOUN NN 6 amod\ndirector", "head NOUN NN 6 compound\nchef"),
        {("apposition/noun of", "Ann Lee", "be chef of", "Acme")},
    ),
    ("when an event ends is no place", parses.FIRED_NEAR_END, set()),
    (
        "end of what has a place",
        parses.FIRED_NEAR_END.replace("war_", "street_"),
        {("verbal/agentless", "Ann", "be hired near", "the end of the street")},
    ),
    (
        "those who were killed in an attack made none",
        parses.KILLED_IN_ATTACK,
        {
            ("nominal/target", "an attack on Acme", "target", "Acme"),
            ("verbal/agentless", "Two guards", "be killed in", "an attack on Acme"),
        },
    ),
    (
        "those who died in a clash took part in it",
        parses.KILLED_IN_ATTACK.replace("an DET DT 7 det\nattack", "a DET DT 7 det\nclash").replace("on ADP", "with ADP"),
        {
            ("nominal/of", "Two guards", "clash with", "Acme"),
            ("verbal/agentless", "Two guards", "be killed in", "a clash with Acme"),
        },
    ),
    (
        "place near another",
        parses.LODGE_NEAR,
        {("modifier/place", "Acme", "be near", "Oslo"), ("verbal/svo", "Acme", "hire", "Ann")},
    ),
    ("object that is the subject of a finite clause", parses.TESTS_FOUND, {("verbal/svo", "the tests", "found", "poison")}),
    (
        "participle after what somebody does something as",
        parses.RELEASING_AS,
        {("verbal/oblique", "Karl", "continue as", "a singer"), ("verbal/svo", "Karl", "release", "an album")},
    ),
    (
        "home in a place",
        parses.HOME_IN,
        {("nominal/of", "Karl", "have home in", "Oslo"), ("verbal/svo", "Police", "search", "Karl's home in Oslo")},
    ),
    ("several people in a place, who are no event", parses.CLIENTS_IN, {("verbal/svo", "Clients in Leeds", "meet", "Karl")}),
    (
        "place of where an event happened",
        parses.EXPLOSION_AT,
        {
            ("modifier/noun place", "An explosion at a pipeline in Leeds", "be located in", "Leeds"),
            ("modifier/noun place", "a pipeline in Leeds", "be located in", "Leeds"),
            ("verbal/svo", "An explosion at a pipeline in Leeds", "hurt", "Karl"),
        },
    ),
    (
        "place of what an event hit",
        parses.ATTACK_ON_MINES,
        {
            ("nominal/target", "An attack on mines in Norway", "target", "mines in Norway"),
            ("verbal/svo", "An attack on mines in Norway", "pleased", "Karl"),
        },
    ),
    (
        "age of somebody without a name",
        parses.AGED_MAYOR,
        {("life/age", "The 64-year-old mayor", "be of age", "64"), ("verbal/svo", "The 64-year-old mayor", "meet", "Karl")},
    ),
    (
        "deed that a denied report tells",
        parses.REPORTS_OF_MERGER,
        {("nominal/of", "Acme", "merge with", "Bolt"), ("verbal/svo", "Karl", "deny", "reports of a merger of Acme with Bolt")},
    ),
    (
        "deed of two",
        parses.MERGER_OF_TWO,
        {("nominal/between", "Fiat", "merge with", "Peugeot")},
    ),
    (
        "who has an object acts",
        parses.BOARD_APPOINTED,
        {("verbal/svo", "The board", "appoint", "Karl Voss")},
    ),
    (
        "deed that somebody is accused of",
        parses.ACCUSED_OF_TORTURING,
        {
            ("verbal/svo", "Amnesty International", "accuse", "the police"),
            ("verbal/svo", "the police", "torturing", "prisoners"),
        },
    ),
    (
        "accused of what has no verb",
        parses.ACCUSED_OF_TORTURE,
        {("verbal/svo", "Amnesty International", "accuse", "the army")},
    ),
    (
        "names of what is counted",
        parses.TWO_BANKS_APPOSED,
        {
            ("verbal/svo", "Acme", "sue", "Bolt"),
            ("verbal/svo", "Acme", "sue", "Corex"),
            ("apposition/noun", "Bolt", "be", "bank"),
            ("apposition/noun", "Corex", "be", "bank"),
        },
    ),
    (
        "names of another kind are not those of what is counted",
        parses.TWO_BANKS_APPOSED.replace("ORG:COMPANY", "PERSON").replace("4 conj ORG", "4 conj PERSON"),
        {("verbal/svo", "Acme", "sue", "two banks")},
    ),
    (
        "treaty of two",
        parses.TREATY_OF_TWO,
        {
            ("verbal/together", "France", "sign treaty with", "Germany"),
            ("verbal/svo", "France", "sign", "a treaty"),
            ("verbal/svo", "Germany", "sign", "a treaty"),
        },
    ),
    (
        "treaty of one with another",
        parses.TREATY_OF_TWO.replace("and CCONJ CC 3 cc\nGermany PROPN NNP 1 conj", "with ADP IN 3 case\nGermany PROPN NNP 4 obl"),
        {("verbal/light", "France", "sign treaty with", "Germany")},
    ),
    (
        "what two are to one another",
        parses.RIVALS,
        {("copular/together", "Boeing", "be rival of", "Airbus")},
    ),
    (
        "whose sister somebody is, and no role of hers",
        parses.SISTER_OF_PRESIDENT,
        {
            ("possessive/kin", "Ann Lee", "be sister of", "the president"),
            ("possessive/kin", "the president", "be sibling of", "Ann Lee"),
        },
    ),
    (
        "roles of two, with one copula",
        parses.CHIEF_AND_CHAIR,
        {("copular/role", "Raman", "hold role", "chief executive")},
    ),
    (
        "deed that is possible",
        parses.POSSIBLE_MERGER,
        {
            ("nominal/between", "Acme", "merge with", "Bolt"),
            ("verbal/svo", "Karl", "discussed", "a possible merger between Acme and Bolt"),
        },
    ),
    (
        "deed that is proposed",
        parses.PROPOSED_MERGER,
        {
            ("nominal/between", "Acme", "merge with", "Bolt"),
            ("verbal/svo", "Karl", "discussed", "the proposed merger between Acme and Bolt"),
        },
    ),
    (
        "deed that failed",
        parses.FAILED_MERGER,
        {
            ("nominal/between", "Acme", "merge with", "Bolt"),
            ("verbal/svo", "Karl", "discussed", "the failed merger between Acme and Bolt"),
        },
    ),
    (
        "deed in a plan",
        parses.PLAN_FOR_MERGER,
        {
            ("nominal/between", "Acme", "merge with", "Bolt"),
            ("verbal/svo", "Karl", "discussed", "plans for a merger between Acme and Bolt"),
        },
    ),
    (
        "deed that is denied",
        parses.DENIED_MERGER,
        {("nominal/between", "Acme", "merge with", "Bolt"), ("verbal/svo", "Karl", "deny", "a merger between Acme and Bolt")},
    ),
    (
        "where somebody was born, before the noun beside the name",
        parses.GERMAN_BORN_ACTOR,
        {
            ("modifier/-born", "Ann Lee", "be born in", "Germany"),
            ("modifier/noun", "Ann Lee", "be", "actor"),
            ("verbal/svo", "Ann Lee", "meet", "Karl"),
        },
    ),
    (
        "people of an organization",
        parses.SCIENTISTS_FROM,
        {
            ("modifier/staff", "Scientists from Leeds University", "be member of", "Leeds University"),
            ("verbal/svo", "Scientists from Leeds University", "meet", "Karl"),
        },
    ),
    (
        "people of an organization, said of another",
        parses.TEACHER_AT,
        {
            ("copular/noun", "Karl", "become", "a teacher at Yale University"),
            ("copular/noun of", "Karl", "be teacher at", "Yale University"),
        },
    ),
    (
        "people of an organization, of whom there are none",
        parses.NO_EDITOR_AT,
        set(),
    ),
    (
        "part of an organization by its possessor",
        parses.WORLD_SERVICE,
        {("possessive/part", "World Service", "be part of", "Acme"), ("verbal/svo", "World Service", "meet", "Karl")},
    ),
    (
        "party of a person",
        parses.HER_DEMOCRATS,
        {
            ("possessive/party", "Merkel", "be member of", "Christian Democrats"),
            ("verbal/svo", "Christian Democrats", "meet", "Karl"),
        },
    ),
    (
        "person of a country",
        parses.RUSSIAS_KARL,
        {("possessive/nationality", "Karl Voss", "be from", "Russia"), ("verbal/svo", "Karl Voss", "meet", "Ann")},
    ),
    (
        "author of a text",
        parses.STATEMENT_FROM,
        {
            ("modifier/author", "Ann Lee", "be author of", "a statement from Ann Lee"),
            ("verbal/svo", "Karl", "read", "a statement from Ann Lee"),
        },
    ),
    (
        "what a text is about, which did not write it",
        parses.REPORT_OF,
        {("verbal/svo", "The report of the fire", "pleased", "Karl")},
    ),
    (
        "where somebody was born, before a hyphen",
        parses.GERMAN_BORN,
        {("modifier/-born", "Ann Lee", "be born in", "Germany"), ("verbal/svo", "Ann Lee", "meet", "Karl")},
    ),
    (
        "where something without a name is based",
        parses.BONN_BASED_COURT,
        {("modifier/-based", "A Bonn-based court", "be based in", "Bonn"), ("verbal/svo", "A Bonn-based court", "meet", "Karl")},
    ),
    (
        "a state that backs rebels helps them",
        parses.BACKED_REBELS.replace("unmarked ORG", "unmarked GPE:COUNTRY").replace("Acme_", "Norway_"),
        {("modifier/-backed", "Norway", "support", "Norway-backed rebels"), ("verbal/svo", "Norway-backed rebels", "meet", "Karl")},
    ),
    (
        "who backs somebody without a name",
        parses.BACKED_REBELS,
        {("modifier/-backed", "Acme", "back", "Acme-backed rebels"), ("verbal/svo", "Acme-backed rebels", "meet", "Karl")},
    ),
    (
        "the first of two directorships",
        parses.ONCE_A_DIRECTOR,
        {
            ("apposition/role", "Ann Lee", "hold role", "director"),
            ("apposition/role", "Ann Lee", "be director of", "Acme"),
            ("verbal/svo", "Ann Lee", "meet", "Karl"),
        },
    ),
    (
        "chief of staff, a role of its own",
        parses.CHIEF_OF_STAFF,
        {("apposition/role", "Ann Lee", "hold role", "chief of staff"), ("verbal/svo", "Ann Lee", "meet", "Karl")},
    ),
    (
        "an example of something else than the noun before",
        parses.ESPECIALLY,
        {("verbal/svo", "The growth of its main markets, especially Germany", "help", "Acme")},
    ),
    (
        "a noun of what somebody has, and not of the one who has it",
        parses.SON_THE_KING,
        {
            ("verbal/svo", "Karl Voss's son", "meet", "Ann"),
            ("possessive/kin", "Leo Voss", "be son of", "Karl Voss"),
            ("title/name", "Leo Voss", "hold role", "ruler"),
        },
    ),
    ("years too near for a life", parses.AT_SCHOOL, {("verbal/svo", "Louis Deacon", "meet", "Ann")}),
    ("comparison with no noun", parses.LOWER_THAN, set()),
    ("what something is only judged to be", parses.JUDGED_AS, set()),
    ("note in brackets, which is no kind", parses.BETA, set()),
    ("what an app is for, which it does not do itself", parses.APP_FOR, {("copular/noun", "Nova", "be", "an app")}),
    ("deputy director, who is no deputy", parses.DEPUTY_DIRECTOR, {("apposition/role", "Ann Lee", "hold role", "deputy director")}),
    (
        "date of the nearest of two events",
        parses.BORN_AND_DIED,
        {("verbal/agentless", "Karl Voss", "be born in", "Bonn"), ("life/dates", "Karl Voss", "die", "1823")},
    ),
    (
        "instances of a nearer noun",
        parses.ACROSS_APPLICATIONS,
        {("verbal/svo", "Nova", "make", "journeys across applications such as Crate and Dray")},
    ),
    ("brother-in-law, who is no brother", parses.BROTHER_IN_LAW, {("verbal/svo", "Karl", "meet", "Leo Bell")}),
    (
        "father-in-law of somebody",
        parses.FATHER_IN_LAW_OF,
        {
            ("copular/noun", "Karl", "be", "the father-in-law of Ann Lee"),
            ("copular/noun of", "Karl", "be father-in-law of", "Ann Lee"),
        },
    ),
    (
        "step-father, who is no father",
        parses.STEP_FATHER,
        {("verbal/svo", "Karl", "meet", "Leo Bell"), ("possessive/kin", "Leo Bell", "be stepfather of", "his")},
    ),
    (
        "Ms, which is no degree",
        parses.MS_IS_NO_DEGREE,
        {
            ("verbal/svo", "Lee", "spend", "years"),
            ("verbal/beside", "Lee", "spend at", "Yale University"),
        },
    ),
    (
        "degree of who joins a school",
        parses.PHD_JOINED,
        {("verbal/svo", "Ann Lee", "join", "the department"), ("verbal/beside", "Ann Lee", "join at", "Yale University")},
    ),
    (
        "kin of one person in a list",
        parses.FATHER_AND_BROTHER,
        {
            ("verbal/svo", "Karl", "meet", "Leo Bell"),
            ("verbal/svo", "Karl", "meet", "Max Bell"),
            ("possessive/kin", "his", "be sibling of", "Max Bell"),
            ("possessive/kin", "Leo Bell", "be father of", "his"),
            ("possessive/kin", "Max Bell", "be brother of", "his"),
        },
    ),
    (
        "whose chairman somebody is, not where he is sued",
        parses.FINED_IT_AND_ITS_CHIEF,
        {
            ("verbal/svo", "Norway", "fine", "Acme"),
            ("verbal/svo", "Norway", "fine", "Karl Voss"),
            ("apposition/role", "Karl Voss", "be chairman of", "its"),
            ("apposition/role", "Karl Voss", "hold role", "chairman"),
        },
    ),
    (
        "a confession has no home",
        parses.SCOTTISH_CATHOLIC,
        {("verbal/svo", "Karl", "meet", "a Scottish Catholic priest")},
    ),
    (
        "the last of two kin is who is named behind them",
        parses.MOTHER_AND_SISTER,
        {
            ("verbal/svo", "Bell", "phoned", "Ann Lee"),
            ("verbal/svo", "Bell", "phoned", "her mother"),
            ("possessive/kin", "her", "be sibling of", "Ann Lee"),
            ("possessive/kin", "Ann Lee", "be sister of", "her"),
        },
    ),
    ("where something is granted", parses.GRANTED_IN, set()),
    (
        "sale of what is owned, which supplies nobody",
        parses.SOLD_DEPOSITS,
        {("verbal/svo", "Acme", "sell", "its deposits"), ("verbal/svo", "Acme", "sell", "branches")},
    ),
    ("number of a place in a list", parses.NUMBER_14, {("verbal/svo", "Acme", "reached", "number 14")}),
    (
        "phrase with a preposition before it",
        parses.FOR_A_NOVEL,
        {("verbal/svo", "Ann", "win", "Booker Prize"), ("apposition/noun", "Booker Prize", "be", "a novel about hunger")},
    ),
    (
        "who does the same for another",
        parses.GAPPED,
        {
            ("verbal/oblique", "Ann Lee", "appeared for", "the appellant"),
            ("verbal/oblique", "Karl Voss", "appeared for", "the respondent"),
            ("counsel/for", "Karl Voss", "act for", "the respondent"),
        },
    ),
    (
        "advocates by their clients",
        parses.COUNSEL_FOR,
        {("counsel/for", "Hale", "act for", "Acme"), ("counsel/for", "Voss", "act for", "the appellants")},
    ),
    (
        "who sues whom by the sides of a case",
        parses.MD_BOTH,
        {
            ("suit/parties", "Falk Mills Ltd", "sue", "Orin Bank plc"),
            ("verbal/svo", "The Claimant", "own", "Coil"),
            ("verbal/svo", "The Defendant", "sell", "Drum"),
        },
    ),
    (
        "the seat of a firm behind its short name",
        parses.MD_OF_CITY,
        {("modifier/of city", "Falk Telecom", "be based in", "Leeds"), ("verbal/svo", "Falk Telecom", "buy", "Bolt")},
    ),
    (
        "what belongs to a city is told to a firm",
        parses.MD_OF_CITY.replace("Leeds_ PROPN NNP 2 nmod", "Leeds_ PROPN NNP 12 compound"),
        {("verbal/svo", "Falk Telecom", "buy", "Bolt")},
    ),
    (
        "figures of whose text it is",
        parses.RESULTS,
        {
            ("result/issuer", "Falk Mills plc", "have revenue of", "$3 billion"),
            ("result/issuer", "Falk Mills plc", "have net income of", "$5 million"),
            ("result/issuer", "Falk Mills plc", "have gross margin of", "9%"),
            ("verbal/oblique", "net income", "fall to", "$5 million"),
            ("verbal/svo", "gross margin", "be", "9%"),
        },
    ),
    (
        "who signs as what",
        parses.MD_SIGNED,
        {
            ("verbal/svo", "We", "sell", "Coil"),
            ("signature/role", "Ann Lee", "hold role", "President"),
            ("signature/role", "Ann Lee", "hold role", "Chief Executive Officer"),
            ("signature/role", "Ann Lee", "be chief executive officer of", "Falk Mills plc"),
            ("signature/role", "Bo Ek", "hold role", "Chief Financial Officer"),
            ("signature/role", "Bo Ek", "be employee of", "Falk Mills plc"),
        },
    ),
    (
        "who held an office when, by a list",
        parses.MD_PRESIDENTS,
        {
            ("copular/noun", "Norda Guild", "be", "a guild"),
            ("list/office", "Ann Lee", "hold role", "president"),
            ("list/office", "Ann Lee", "be president of", "Norda Guild"),
            ("list/office", "Carl Holm", "hold role", "president"),
            ("list/office", "Carl Holm", "be president of", "Norda Guild"),
        },
    ),
    ("name of counsel", parses.COUNSEL_BEFORE, {("counsel/for", "Hale", "act for", "Acme")}),
    (
        "who is not the counsel before him",
        parses.COUNSEL_BEFORE.replace("Counsel NOUN NN 7 nsubj", "counsel NOUN NN 7 obl").replace(
            "6 nmod:desc\nHale PROPN NNP 3 appos", "6 nmod:desc\nHale PROPN NNP 7 nsubj"
        ),
        {("verbal/oblique", "Hale", "speak", "counsel for Acme")},
    ),
    (
        "a side that is a deed",
        parses.COUNSEL_FOR.replace(
            "appellants_ NOUN NNS 8 nmod", "defence NOUN NN 8 nmod\nof ADP IN 14 case\nLeeds_ PROPN NNP 12 nmod GPE"
        )
        .replace(" 14 ", " 16 ")
        .replace("IN 16 case", "IN 14 case"),
        {("counsel/for", "Hale", "act for", "Acme")},
    ),
    ("no advocate", parses.NAMED_FOR, {("verbal/oblique", "Ann Lee", "score for", "Acme")}),
    ("neither a means nor a time acts", parses.BY_MEANS_AND_TIME, {("verbal/agentless", "Bolt", "be sold to", "Crate")}),
    (
        "an owner acts",
        parses.BY_MEANS_AND_TIME.replace("end NOUN", "owner NOUN"),
        {("verbal/passive", "the owner of May", "sell", "Bolt")},
    ),
    ("member of what has no name", parses.MEMBER_OF_SCHEME, {("copular/noun of", "Ann Lee", "be member of", "the scheme")}),
    (
        "member of any",
        parses.MEMBER_OF_SCHEME.replace("the DET DT 8 det", "a DET DT 8 det"),
        {("copular/noun", "Ann Lee", "become", "a member of a scheme")},
    ),
    ("case to be seen", parses.SEE_THE_CASE, {("verbal/svo", "Acme", "lost", "Bolt")}),
    (
        "of what, without what it says",
        parses.OF_WHAT,
        {("verbal/svo", "Karl", "have", "memories"), ("verbal/svo", "they", "do", "what")},
    ),
    ("no more of something", parses.NO_MORE, {("verbal/svo", "Acme", "got", "no more information from Bolt")}),
    (
        "other states than those that are counted",
        parses.STATES_LIST,
        {("verbal/svo", "Acme", "have", "stores in 28 states, Utah and Canada")},
    ),
    ("individuals, which is no role", parses.TWO_INDIVIDUALS, {("verbal/svo", "Acme", "hire", "two individuals")}),
    (
        "description of the first of two names",
        parses.PILOT_AND_SENATOR,
        {
            ("verbal/svo", "Guests", "include", "Ann Lee"),
            ("apposition/noun", "Ann Lee", "be", "the pilot"),
            ("title/name", "Karl Voss", "hold role", "Senator"),
        },
    ),
    (
        "description of the last of two names",
        parses.LAST_OF_TWO,
        {
            ("verbal/svo", "Police", "hold", "Ann Lee"),
            ("verbal/svo", "Police", "hold", "Karl Voss"),
            ("apposition/noun", "Karl Voss", "be", "a dissident"),
        },
    ),
    (
        "where an economist is from",
        parses.ECONOMIST_FROM,
        {("copular/origin", "Ann Lee", "be from", "Japan"), ("copular/role", "Ann Lee", "hold role", "economist")},
    ),
    (
        "a director of films, not of where they are made",
        parses.FILM_DIRECTOR,
        {("copular/role", "Ann Lee", "hold role", "film director")},
    ),
    (
        "where a coach is from",
        parses.TENNIS_COACH,
        {("apposition/origin", "Ann Lee", "be from", "Germany"), ("apposition/role", "Ann Lee", "hold role", "tennis coach")},
    ),
    (
        "instances of other products",
        parses.OTHER_PRODUCTS,
        {
            ("verbal/oblique", "Acme", "work with", "Crate"),
            ("verbal/oblique", "Acme", "work with", "Dray"),
            ("instance/such as", "Crate", "be", "products"),
            ("instance/such as", "Dray", "be", "products"),
        },
    ),
    (
        "what the first one did",
        parses.FIRST_WOMAN,
        {("copular/noun", "Ann", "be", "the first woman to win the Nobel Prize"), ("verbal/svo", "Ann", "win", "Nobel Prize")},
    ),
    ("who is told that somebody else does something", parses.LAWMAKERS, {("verbal/svo", "Canada", "faces", "a threat")}),
    (
        "initials in the plural",
        parses.EMES,
        {("verbal/oblique", "Growth", "slowed in", "some emerging market economies")},
    ),
    (
        "verb beside joined names",
        parses.AS_WELL_AS_LEADS,
        {("verbal/svo", "Ann", "lead", "Acme"), ("verbal/svo", "Karl", "lead", "Acme")},
    ),
    (
        "verb taken for a plural",
        parses.AGED_CHAIRS,
        {("life/age", "Karl", "be of age", "54"), ("verbal/svo", "Karl", "chairs", "Acme")},
    ),
    (
        "verb taken for an adjective",
        parses.THREE_OWN,
        {("verbal/svo", owner, "own", "Crate Energy") for owner in ("Acme", "Bolt", "Dray")},
    ),
    (
        "role in a field",
        parses.HEAD_OF_AT,
        {("copular/role", "Ann", "hold role", "head of research"), ("copular/role", "Ann", "be employee of", "Acme")},
    ),
    (
        "description in front of the sentence",
        parses.RESIDENT_OF,
        {("apposition/noun of", "Leo", "be resident of", "Salem"), ("verbal/svo", "Leo", "own", "Bolt")},
    ),
    (
        "what a verb asks for, after where",
        parses.PRESSED_FOR,
        {("verbal/oblique", "Acme", "press for", "payment")},
    ),
    (
        "what a verb asks for, before where",
        parses.PRESSED_FOR.replace("in ADP", "by ADP").replace("for ADP", "in ADP").replace("by ADP", "for ADP"),
        {("verbal/oblique", "Acme", "press for", "talks")},
    ),
    (
        "named beside an object",
        parses.DISCLOSED_TO,
        {("verbal/svo", "Acme", "disclosed", "the matter"), ("verbal/beside", "Acme", "disclosed to", "EPA")},
    ),
    (
        "somebody without a name beside an object",
        parses.DISCLOSED_TO.replace("EPA_ PROPN NNP 2 obl ORG:GOVERNMENT", "agency_ NOUN NN 2 obl"),
        {("verbal/svo", "Acme", "disclosed", "the matter"), ("verbal/beside", "Acme", "disclosed to", "the agency")},
    ),
    (
        "what is nobody beside an object",
        parses.DISCLOSED_TO.replace("EPA_ PROPN NNP 2 obl ORG:GOVERNMENT", "degree_ NOUN NN 2 obl"),
        {("verbal/svo", "Acme", "disclosed", "the matter")},
    ),
    ("one of several, by name", parses.ONE_OF_APPOSED, {("verbal/svo", "Police", "arrested", "Ann")}),
    (
        "one of several",
        parses.ONE_OF_APPOSED.replace(", PUNCT , 8 punct\nAnn_ PROPN NNP 6 appos PERSON\n", ""),
        {("verbal/svo", "Police", "arrested", "one of the organizers")},
    ),
    (
        "beside a name, one of several",
        parses.AGED.replace(", PUNCT , 4 punct\n95_ NUM CD 1 nummod\n, PUNCT , 1 punct\n", "")
        .replace(
            "died_ VERB VBD 0 root",
            "died_ VERB VBD 0 root\n, PUNCT , 5 punct\none NUM CD 1 appos\nof ADP IN 7 case\nauthors_ NOUN NNS 5 nmod",
        )
        .replace("PROPN NNP 6 nsubj", "PROPN NNP 3 nsubj")
        .replace(". PUNCT . 6", ". PUNCT . 3"),
        {("apposition/noun", "Robert Mugabe", "be", "one of authors")},
    ),
    ("share of a whole", parses.SHARE_OF, {("verbal/amount", "Acme", "win", "38 percent of the vote")}),
    (
        "share of what has a name",
        parses.SHARE_OF.replace("vote_ NOUN NN 4 nmod", "Bolt_ PROPN NNP 4 nmod ORG"),
        {("verbal/amount", "Acme", "win", "Bolt")},
    ),
    (
        "share of what a pronoun means",
        parses.SHARE_OF.replace("of ADP IN 7 case\nthe DET DT 7 det\nvote_ NOUN NN", "of ADP IN 6 case\nit_ PRON PRP"),
        {("verbal/amount", "Acme", "win", "it")},
    ),
    ("sum that goes to nothing", parses.RECEIVED_FOR, {("verbal/svo", "Ann", "receive", "$5 million")}),
    (
        "sum that goes somewhere",
        parses.RECEIVED_FOR.replace("received VERB", "spend VERB").replace("for ADP", "on ADP"),
        {("verbal/amount", "Ann", "spend on", "her work")},
    ),
    ("age before a name", parses.OLD_BEFORE, {("life/age", "Ann", "be of age", "33")}),
    ("age in words", parses.YEARS_OLD, {("copular/age", "Ann", "be of age", "64 years")}),
    ("one of several is of no age", parses.ONE_OF_FIVE, {("copular/noun", "Karl", "be", "one of five men")}),
    ("share that something is", parses.TURNOUT_WAS, {("copular/noun", "The turnout", "be", "71%")}),
    (
        "noun with its possessor and its agent",
        parses.ARREST_BY,
        {("nominal/by", "police", "arrest", "Karl"), ("verbal/oblique", "She", "leave after", "Karl's arrest by police")},
    ),
    (
        "what the seventh one did",
        parses.SEVENTH_TO,
        {("copular/noun", "Chad", "be", "the seventh nation to leave Acme"), ("verbal/svo", "Chad", "leave", "Acme")},
    ),
    ("day on which something happened", parses.PRICES_ROSE, {("verbal/oblique", "Prices", "rise", "Monday")}),
    (
        "day of a bare noun with its verb",
        parses.TOOK_OFFICE,
        {("verbal/svo", "Ann", "take", "office"), ("verbal/bare", "Ann", "take office in", "2010")},
    ),
    (
        "premises behind with",
        parses.WITH_OFFICES,
        {("nominal/with", "Acme", "have office in", "Bonn"), ("verbal/svo", "Acme", "sue", "Bolt")},
    ),
    (
        "premises of what is said of a name",
        parses.IS_WITH_OFFICES,
        {
            ("copular/noun", "Falk", "be", "a charity"),
            ("copular/noun", "Falk", "be", "publisher with offices in Bonn"),
            ("nominal/with", "Falk", "have office in", "Bonn"),
        },
    ),
    (
        "place of what is said of a name",
        parses.IS_STATION_IN,
        {
            ("copular/noun", "Falk", "be", "an island"),
            ("copular/noun", "Falk", "be", "former station in the archipelago of Norway"),
            ("modifier/noun place", "Falk", "be located in", "Norway"),
        },
    ),
    ("kin that is told by whose it is", parses.WIDOW_OF, {("copular/noun of", "Ann", "be widow of", "Karl")}),
    ("bare noun that is no place", parses.IN_EFFECT, set()),
    (
        "name in another's place",
        parses.QUESTIONS_FROM,
        {("verbal/svo", "Questions from counsel", "help", "Ann")},
    ),
    (
        "what is said beside the end of a phrase",
        parses.BIRTHPLACE_OF,
        {
            ("copular/noun", "Leeds", "be", "the birthplace of Ann"),
            ("copular/noun of", "Leeds", "be birthplace of", "Ann"),
            ("apposition/role", "Ann", "hold role", "leader"),
            ("apposition/role", "Ann", "be leader of", "a party"),
        },
    ),
    (
        "role beside a name, and whose it is",
        parses.SMITH_OF_MICROSOFT,
        {("apposition/role", "Smith", "be president of", "Microsoft"), ("apposition/role", "Smith", "hold role", "president")},
    ),
    (
        "role beside a name that ends with a word of a longer role",
        parses.LEADER_OF_A_PARTY,
        {("title/name", "Ann", "be leader of", "Green Party"), ("title/name", "Ann", "hold role", "leader")},
    ),
    (
        "unit of a possessor, with its name",
        parses.POSSESSED_SUBSIDIARY,
        {("possessive/related", "Bolt", "be subsidiary of", "Acme"), ("modifier/noun", "Bolt", "be", "subsidiary")},
    ),
    (
        "role that somebody gives up",
        parses.STEPPED_DOWN_AS,
        {("verbal/given up", "Ann", "resign from", "Acme"), ("verbal/oblique", "Ann", "step down as", "chair of Acme")},
    ),
    (
        "subjects on both sides of as well as",
        parses.AS_WELL_AS,
        {("verbal/svo", "Acme", "own", "Crate"), ("verbal/svo", "Bolt", "own", "Crate")},
    ),
    (
        "subject that is set against another",
        parses.AS_WELL_AS.replace(
            "Acme PROPN NNP 0 root ORG\nas ADV RB 6 cc\nwell ADV RB 2 fixed\nas ADP IN 2 fixed",
            "not PART RB 2 advmod\nAcme PROPN NNP 0 root ORG\nbut CCONJ CC 6 cc\nthen ADV RB 6 advmod",
        )
        .replace("owns VERB VBZ 1 conj", "owns VERB VBZ 2 conj")
        .replace(". PUNCT . 1", ". PUNCT . 2"),
        {("verbal/svo", "Bolt", "own", "Crate")},
    ),
    (
        "verb that is taken for an adjective",
        parses.OWN_AS_ADJECTIVE,
        {("verbal/svo", "Acme", "own", "Crate"), ("verbal/svo", "Bolt", "own", "Crate")},
    ),
    ("whose board somebody sits on", parses.SITS_ON_BOARD, {("verbal/oblique", "Ann", "sit on", "Acme")}),
    ("whose board somebody is on", parses.IS_ON_BOARD, {("copular/place", "Ann", "sit on", "Acme")}),
    (
        "board of nobody's",
        parses.IS_ON_BOARD.replace("Acme_ PROPN NNP 5 nmod ORG:COMPANY", "censors_ NOUN NNS 5 nmod"),
        {("copular/place", "Ann", "be on", "the board of censors")},
    ),
    (
        "role of what is named after its kind",
        parses.CHAIRMAN_OF_MAKER,
        {
            ("copular/role", "Ann", "be chairman of", "Acme"),
            ("copular/role", "Ann", "hold role", "chairman"),
            ("modifier/noun", "Acme", "be", "carmaker"),
        },
    ),
    (
        "verb after an apposition that is taken for a participle",
        parses.MAKER_NAMED,
        {
            ("apposition/noun", "Acme", "be", "the carmaker"),
            ("verbal/svo", "Acme", "name", "Ann Lee"),
            ("verbal/deemed", "Ann Lee", "hold role", "chairman"),
        },
    ),
    (
        "verb that is taken for a plural",
        parses.OWN_AS_ADJECTIVE.replace("own ADJ JJ", "chairs NOUN NNS"),
        {("verbal/svo", "Acme", "chairs", "Crate"), ("verbal/svo", "Bolt", "chairs", "Crate")},
    ),
    (
        "who somebody's competitors are",
        parses.COMPETITORS_INCLUDE,
        {
            ("nominal/named", "Bolt", "be competitor of", "Acme"),
            ("nominal/named", "Crate", "be competitor of", "Acme"),
            ("verbal/svo", "Acme's competitor", "include", "Bolt"),
            ("verbal/svo", "Acme's competitor", "include", "Crate"),
        },
    ),
    (
        "what is no relation of somebody's",
        parses.COMPETITORS_INCLUDE.replace("competitor NOUN", "plan NOUN"),
        {("verbal/svo", "Acme's plan", "include", "Bolt"), ("verbal/svo", "Acme's plan", "include", "Crate")},
    ),
    (
        "what somebody has won by a list of it",
        parses.AWARDS_INCLUDE,
        {("nominal/won", "Her", "win", "Bolt Prize"), ("verbal/svo", "Her awards", "include", "Bolt Prize")},
    ),
    (
        "a body's awards are those that it gives",
        parses.AWARDS_INCLUDE.replace("Her", "Its"),
        {("verbal/svo", "Its awards", "include", "Bolt Prize")},
    ),
    (
        "against whom charges are filed",
        parses.CHARGES_OF,
        {("verbal/light", "Prosecutors", "file charge against", "Karl")},
    ),
    (
        "charges that are dropped",
        parses.CHARGES_OF.replace("filed", "denied"),
        {("verbal/svo", "Prosecutors", "deny", "charges of fraud against Karl")},
    ),
    (
        "an attack on a day has no target",
        parses.ATTACK_ON_DAY,
        {("verbal/svo", "The attack", "kill", "two people")},
    ),
    (
        "who somebody's shareholder is",
        parses.SHAREHOLDER_IS,
        {("nominal/named", "Bolt", "be shareholder of", "Acme"), ("copular/noun", "Acme's shareholder", "be", "Bolt")},
    ),
    (
        "seat by its head office",
        parses.HEAD_OFFICE_IN,
        {("nominal/place", "Acme", "be headquartered in", "Leeds"), ("copular/place", "Acme's head office", "be in", "Leeds")},
    ),
    (
        "an office",
        parses.HEAD_OFFICE_IN.replace("head NOUN", "post NOUN"),
        {("copular/place", "Acme's post office", "be in", "Leeds")},
    ),
    (
        "role of a country that somebody gives up",
        parses.STEPPED_DOWN_AS.replace("chair NOUN", "president NOUN").replace("ORG:COMPANY", "GPE:COUNTRY"),
        {("verbal/oblique", "Ann", "step down as", "president of Acme")},
    ),
    (
        "role that somebody is promoted to",
        parses.PROMOTED_TO,
        {
            ("verbal/promoted", "Ann", "be chairman of", "Acme"),
            ("verbal/promoted", "Ann", "hold role", "chairman"),
            ("verbal/agentless", "Ann", "be promote to", "chairman of Acme"),
        },
    ),
    ("who accuses of a deed", parses.ACCUSED_BY, {("verbal/passive", "Bo", "accuse", "Ann")}),
    (
        "title alone",
        parses.GENERAL_LEE,
        {("title/name", "Lee", "hold role", "Secretary-General"), ("verbal/svo", "Lee", "visit", "Oslo")},
    ),
    ("part of another word", parses.GENERAL_LEE.replace("Secretary_", "Acting_"), {("verbal/svo", "Lee", "visit", "Oslo")}),
    ("person of an organization", parses.LEE_OF_ACME, {("modifier/member", "Lee", "be member of", "Acme")}),
    (
        "person of a country",
        parses.LEE_OF_ACME.replace("Acme PROPN NNP 1 nmod ORG:COMPANY", "Chile PROPN NNP 1 nmod GPE:COUNTRY"),
        {("modifier/from", "Lee", "be from", "Chile")},
    ),
    (
        "person of a town",
        parses.LEE_OF_ACME.replace("Acme PROPN NNP 1 nmod ORG:COMPANY", "Leeds PROPN NNP 1 nmod GPE:CITY"),
        set(),
    ),
    (
        "trial with its place",
        parses.HOSPITAL_IN.replace("hospital", "trial"),
        {("modifier/noun place", "a trial in Oslo", "be located in", "Oslo")},
    ),
    ("several with their place", parses.HOSPITAL_IN.replace("hospital NOUN NN", "hospitals NOUN NNS"), set()),
    ("noun with its place", parses.HOSPITAL_IN, {("modifier/noun place", "a hospital in Oslo", "be located in", "Oslo")}),
    ("name that a verb gives", parses.RENAMED, {("verbal/named", "Acme", "be known as", "Bolt")}),
    (
        "name of what is new",
        "a DET DT 2 det\nfirm NOUN NN 3 nsubj:pass\nrenamed VERB VBN 0 root\nBolt PROPN NNP 3 xcomp ORG\n. PUNCT . 3 punct",
        {("verbal/named", "a firm", "be named", "Bolt")},
    ),
    (
        "what somebody calls it",
        parses.RENAMED.replace("renamed", "called").replace(
            "Bolt PROPN NNP 3 xcomp ORG\n", "Bolt PROPN NNP 3 xcomp ORG\nby ADP IN 6 case\ncritics NOUN NNS 3 obl:agent\n"
        ),
        {("verbal/deemed", "Acme", "be called as", "Bolt"), ("verbal/passive", "critics", "call", "Acme")},
    ),
    (
        "birth name",
        parses.BORN,
        {("verbal/named", "Ann Lee", "be known as", "Ann Berg"), ("verbal/svo", "Ann Lee", "visit", "Oslo")},
    ),
    (
        "birth place of one word",
        parses.BORN.replace("Ann PROPN NNP 4 obj PERSON\nBerg PROPN NNP 5 flat +\n", "Lugano PROPN NNP 4 obj PERSON\n").replace(
            " 8 ", " 7 "
        ),
        {("verbal/retained", "Ann Lee", "be born", "Lugano"), ("verbal/svo", "Ann Lee", "visit", "Oslo")},
    ),
    ("former name", parses.FORMERLY, {("apposition/former name", "Acme", "be known as", "Bolt")}),
    ("role in brackets after a name", parses.CHAIR, {("apposition/role", "Ann", "hold role", "chair")}),
    (
        "list after a colon",
        parses.CHAIR.replace("( PUNCT ( 3 punct", ": PUNCT : 3 punct").replace(
            "Ann PROPN NNP 5 nsubj PERSON", "Acme PROPN NNP 5 nsubj ORG"
        ),
        set(),
    ),
    ("invest with amount", parses.INVEST, {("verbal/amount", "Microsoft", "invest in", "Japan")}),
    ("complement of saying", parses.SAID_WILL, {("verbal/svo", "it", "acquire", "Nokia")}),
    (
        "listed after a participle",
        parses.VOTING.replace("it_ PRON PRP", "peace_ NOUN NN"),
        {("verbal/oblique", "Ann", "vote for", "peace"), ("verbal/oblique", "Lee", "vote for", "peace")},
    ),
    (
        "listed after a noun",
        parses.VOTING.replace("Voting VERB VBG", "Votes NOUN NNS").replace("it_ PRON PRP 1 obl", "peace_ NOUN NN 1 nmod"),
        set(),
    ),
    ("who said it by as", parses.AS_PROPOSED, {("verbal/svo", "Acme", "open", "talks")}),
    ("initials of the words before", parses.SHORT_FOR, set()),
    (
        "name in parentheses",
        parses.SHORT_FOR.replace("SP PROPN", "Bolt PROPN"),
        {("apposition/noun", "Bolt", "be", "spending plan")},
    ),
    (
        "each amount with what it is spent on",
        parses.INVESTED_IN_TWO,
        {("verbal/amount", "Acme", "invest in", "Opel"), ("verbal/amount", "Acme", "invest in", "Saab")},
    ),
    (
        "bare noun and what it is about",
        parses.RECEIVED_PERMISSION,
        {("verbal/svo", "Acme", "receive", "permission"), ("verbal/bare", "Acme", "receive permission from", "Chile")},
    ),
    (
        "noun with an article stands for itself",
        parses.RECEIVED_PERMISSION.replace("permission_ NOUN NN 2 obj", "the DET DT 4 det\nletter NOUN NN 2 obj").replace(
            "from ADP IN 5 case", "from ADP IN 6 case"
        ),
        {("verbal/svo", "Acme", "receive", "the letter"), ("verbal/beside", "Acme", "receive from", "Chile")},
    ),
    (
        "several things stand for themselves",
        parses.RECEIVED_PERMISSION.replace("permission_ NOUN NN", "letters_ NOUN NNS"),
        {("verbal/svo", "Acme", "receive", "letters"), ("verbal/beside", "Acme", "receive from", "Chile")},
    ),
    ("passive turned round", parses.PASSIVE, {("verbal/passive", "high costs", "hinder", "Growth")}),
    ("control and coordination", parses.PLANS_TO, {("verbal/svo", "Fiat", "buy", "Opel"), ("verbal/svo", "Fiat", "buy", "Saab")}),
    ("relative clause", parses.RELATIVE, {("verbal/svo", "Fiat", "buy", "Chrysler"), ("verbal/svo", "Fiat", "launch", "models")}),
    (
        "instances of a noun; such as",
        parses.SUCH_AS,
        {
            ("verbal/light", "It", "involve partnership with", "SoftBank"),
            ("verbal/light", "It", "involve partnership with", "NTT"),
            ("instance/such as", "SoftBank", "be", "company"),
            ("instance/such as", "NTT", "be", "company"),
        },
    ),
    (
        "title and name; names under titles",
        parses.TITLE,
        {
            ("title/name", "Brad Smith", "be president of", "Microsoft"),
            ("title/name", "Brad Smith", "hold role", "President"),
            ("verbal/svo", "Brad Smith", "meet", "Sanae Takaichi"),
            ("title/name", "Sanae Takaichi", "be prime minister of", "Japan"),
        },
    ),
    (
        "noun of a name",
        parses.APPOSITION,
        {
            ("apposition/noun of", "Opel", "be division of", "General Motors"),
            ("verbal/svo", "Opel", "launch", "cars"),
            ("verbal/svo", "Saab", "launch", "cars"),
            ("verbal/svo", "both", "launch", "cars"),
        },
    ),
    ("between", parses.BETWEEN, {("nominal/between", "Smith", "meet with", "Takaichi")}),
    (
        "-based",
        parses.BASED,
        {("modifier/-based", "Sakura Internet", "be based in", "Tokyo"), ("verbal/svo", "Sakura Internet", "launch", "Koukaryoku")},
    ),
    ("noun", parses.COPULA, {("copular/noun", "Japan", "be", "the world's largest creditor")}),
    (
        "noun with an owner; participle of a predicate noun",
        parses.SUBSIDIARY,
        {
            ("copular/noun", "Opel", "be", "a German subsidiary of General Motors founded in 1862"),
            ("copular/origin", "Opel", "be from", "Germany"),
            ("copular/noun of", "Opel", "be subsidiary of", "General Motors"),
            ("verbal/agentless", "Opel", "be founded in", "1862"),
        },
    ),
    (
        "dates of a life of which one is near",
        parses.LIFE.replace("1815_ NUM CD 1 dep", "c. NOUN NN 5 nmod\n1815_ NUM CD 1 dep")
        .replace("–_ PUNCT : 6", "–_ PUNCT : 7")
        .replace("4 punct", "5 punct")
        .replace("10", "11")
        .replace("1852_ NUM CD 4", "1852_ NUM CD 5"),
        {
            ("life/dates", "Ada Lovelace", "be born", "c. 1815"),
            ("life/dates", "Ada Lovelace", "die", "1852"),
            ("copular/noun", "Ada Lovelace", "be", "a mathematician"),
        },
    ),
    (
        "dates of a life",
        parses.LIFE,
        {
            ("life/dates", "Ada Lovelace", "be born", "1815"),
            ("life/dates", "Ada Lovelace", "die", "1852"),
            ("copular/noun", "Ada Lovelace", "be", "a mathematician"),
        },
    ),
    (
        "name at birth in brackets",
        parses.MAIDEN_NAME,
        {("bracket/name", "Ann Lee", "be known as", "Olsen"), ("copular/noun", "Ann Lee", "be", "a mathematician")},
    ),
    (
        "name of another language in brackets",
        parses.NAME_IN_GREEK,
        {("bracket/name", "Ion Melas", "be known as", "Ίων Μελάς")},
    ),
    ("ticker in brackets is no name", parses.TICKER, set()),
    ("age", parses.AGED, {("life/age", "Robert Mugabe", "be of age", "95")}),
    (
        "kin, both ways",
        parses.HIS_WIFE,
        {
            ("verbal/svo", "He", "meet", "Ann"),
            ("possessive/kin", "his", "be spouse of", "Ann"),
            ("possessive/kin", "Ann", "be wife of", "his"),
        },
    ),
    (
        "death as a noun",
        parses.HIS_DEATH,
        {("verbal/oblique", "He", "painted until", "his death in 1981"), ("life/noun", "his", "die", "1981")},
    ),
    (
        "degree",
        parses.DEGREE,
        {("verbal/light", "Ann", "earn degree from", "Yale"), ("life/degree", "Ann", "graduate from", "Yale")},
    ),
    (
        "roles that share whose they are",
        parses.FOUNDER_AND_CEO,
        {
            ("copular/role", "Ann", "be ceo of", "Acme"),
            ("copular/role", "Ann", "hold role", "CEO"),
            ("copular/role", "Ann", "be founder of", "Acme"),
            ("copular/role", "Ann", "hold role", "founder"),
        },
    ),
    (
        "role of its possessor",
        parses.ITS_CHIEF,
        {
            ("title/name", "Ann", "be chief of", "Its"),
            ("title/name", "Ann", "hold role", "chief"),
            ("verbal/svo", "Ann", "visit", "Oslo"),
        },
    ),
    (
        "person beside her role",
        parses.HEAD_OF_AGENCY,
        {
            ("apposition/role", "Ann", "be head of", "Agency"),
            ("apposition/role", "Ann", "hold role", "head"),
            ("verbal/svo", "Ann", "visit", "Oslo"),
        },
    ),
    (
        "who holds a role",
        parses.CEO_IS,
        {("copular/identity", "Ann", "be ceo of", "Acme"), ("copular/identity", "Ann", "hold role", "CEO")},
    ),
    ("what a passive gives its subject", parses.AWARDED, {("verbal/retained", "Ann", "be awarded", "the Fields Medal")}),
    ("what something is considered", parses.CONSIDERED, {("verbal/deemed", "Ann", "be considered as", "a pioneer")}),
    (
        "place after a date, and the place around it",
        parses.BORN_IN,
        {
            ("verbal/agentless", "Ann", "be born on", "12 October 1981 in Nara, Japan"),
            ("verbal/agentless", "Ann", "be born in", "Nara"),
            ("verbal/agentless", "Ann", "be born in", "Japan"),
            ("place/comma", "Nara", "be located in", "Japan"),
        },
    ),
    (
        "names after several prepositions",
        parses.LAUNCHED,
        {
            ("verbal/agentless", "Dragon", "be launched via", "Falcon"),
            ("verbal/agentless", "Dragon", "be launched from", "Florida"),
        },
    ),
    (
        "kin of who stands before them",
        parses.AND_HER_HUSBAND,
        {
            ("verbal/svo", "Ann", "meet", "Bea Lee"),
            ("verbal/svo", "Ann", "meet", "Cy Dunn"),
            ("possessive/kin", "Cy Dunn", "be husband of", "Bea Lee"),
            ("possessive/kin", "Bea Lee", "be spouse of", "Cy Dunn"),
        },
    ),
    ("who the mother is", parses.MOTHER_IS, {("possessive/kin", "Ann Dunn", "be mother of", "Bo Ek")}),
    (
        "kin of several, whoever they are",
        parses.THEIR_DAUGHTER,
        {("possessive/kin", "Amy Ek", "be daughter of", "Their"), ("verbal/oblique", "Amy Ek", "work for", "Acme")},
    ),
    (
        "seat",
        parses.HEADQUARTERS_IS,
        {
            ("nominal/place", "Acme", "be headquartered in", "Leeds"),
            ("verbal/agentless", "Acme's headquarters", "be located in", "Leeds"),
        },
    ),
    ("phrase before what somebody is", parses.AS_A_RESULT, {("verbal/agentless", "Ann Lee", "be known as", "a pioneer")}),
    ("urging and what is urged", parses.URGED, {("verbal/svo", "Berlin", "urge", "Fiat"), ("verbal/svo", "Fiat", "buy", "Opel")}),
    ("ClearNLP labels", parses.CLEARNLP, {("verbal/passive", "Fiat", "buy", "The firm")}),
    (
        "ClearNLP labels",
        parses.CLEARNLP_COPULA,
        {("copular/noun", "Turin", "be", "a city in Italy"), ("copular/noun of", "Turin", "be city in", "Italy")},
    ),
    (
        "party before the title of a member",
        parses.H4_LABOUR_PARTY_MP,
        {
            ("title/name", "Karl Voss", "be mp of", "Labour Party"),
            ("title/name", "Karl Voss", "hold role", "MP"),
            ("title/party", "Karl Voss", "be member of", "Labour Party"),
        },
    ),
    (
        "no party by the last words of its name",
        parses.H4_PARTY_OF_TWO_WORDS,
        {("modifier/noun", "Karl Voss", "be", "politician")},
    ),
    (
        "where somebody works, before a profession",
        parses.H4_YALE_PSYCHOLOGIST,
        {
            ("modifier/employer", "Karl Voss", "be employee of", "Yale University"),
            ("modifier/noun", "Karl Voss", "be", "psychologist"),
        },
    ),
    ("no employer of a scholar of it", parses.H4_BEATLES_HISTORIAN, {("modifier/noun", "Karl Voss", "be", "historian")}),
    (
        "whom a specialist works for",
        parses.H4_NASA_ASTRONAUT,
        {
            ("copular/employer", "Karl Voss", "be employee of", "NASA"),
            ("copular/noun", "Karl Voss", "be", "a NASA astronaut"),
        },
    ),
    (
        "party of who has an office in it",
        parses.H4_PARTY_TREASURER,
        {
            ("copular/role", "Karl Voss", "be member of", "Labour Party"),
            ("copular/role", "Karl Voss", "hold role", "treasurer"),
        },
    ),
    (
        "where somebody is a native of",
        parses.H4_LEEDS_NATIVE,
        {
            ("copular/noun", "Karl Voss", "be", "a Leeds native"),
            ("copular/noun of", "Karl Voss", "be native of", "Leeds"),
        },
    ),
    (
        "who founds something with its founder",
        parses.H4_FOUNDED_WITH,
        {("verbal/svo", "Ann", "found", "Acme"), ("verbal/svo", "Karl Voss", "found", "Acme")},
    ),
    (
        "no founder by an office in what is founded",
        parses.H4_FOUNDED_WITH_HEAD,
        {
            ("verbal/svo", "Ann", "found", "Acme"),
            ("verbal/with", "Karl Voss", "be head of", "its"),
            ("verbal/with", "Karl Voss", "hold role", "head"),
        },
    ),
    (
        "who founds something with its founder, in the passive",
        parses.H4_FOUNDED_BY_WITH,
        {
            ("possessive/kin", "Ann", "be sibling of", "Karl"),
            ("possessive/kin", "Karl", "be brother of", "Ann"),
            ("verbal/passive", "Ann", "found", "Acme"),
            ("verbal/passive", "Karl", "found", "Acme"),
        },
    ),
    (
        "role in which somebody joins what seems a person",
        parses.H4_JOINED_AS_HEAD,
        {
            ("verbal/svo", "Karl Voss", "join", "Delmora"),
            ("verbal/taken up", "Karl Voss", "hold role", "chairman"),
        },
    ),
    (
        "age behind a name in a list",
        parses.H4_SON_AGED,
        {("life/age", "Karl", "be of age", "13"), ("possessive/kin", "Karl", "be son of", "Ann")},
    ),
    (
        "where somebody was born by what is native",
        parses.H4_NATIVE_LEEDS,
        {("modifier/native", "his", "be native of", "Leeds"), ("verbal/oblique", "Karl Voss", "die in", "Leeds")},
    ),
    (
        "native city of somebody",
        parses.H4_NATIVE_CITY,
        {
            ("modifier/native", "his", "be native of", "Leeds"),
            ("verbal/oblique", "Karl Voss", "die in", "his native city of Leeds"),
        },
    ),
    ("no birth of a firm", parses.H4_NATIVE_OF_FIRM, {("verbal/svo", "Acme", "sell", "it")}),
    (
        "two roles before a name",
        parses.H4_PRESIDENT_AND_CEO,
        {
            ("title/name", "Karl Voss", "be ceo of", "Acme"),
            ("title/name", "Karl Voss", "be president of", "Acme"),
            ("title/name", "Karl Voss", "hold role", "CEO"),
            ("title/name", "Karl Voss", "hold role", "president"),
            ("verbal/passive", "Karl Voss", "found", "Bolt"),
        },
    ),
    (
        "role with an article before that of a name",
        parses.H4_PREMIER_AND_PRESIDENT,
        {
            ("title/name", "Karl Voss", "hold role", "President"),
            ("verbal/svo", "Karl Voss", "meet", "Ann"),
            ("verbal/svo", "The premier", "meet", "Ann"),
        },
    ),
    ("name before the noun that says what it is", parses.H4_THE_AIRLINE, {("verbal/svo", "Karl Voss", "lead", "Delmora")}),
    ("name before a noun with another one", parses.H4_THE_SOFTWARE_COMPANY, {("verbal/svo", "Karl Voss", "lead", "Delmora")}),
    (
        "a capital of one kind",
        parses.A2_CULTURAL,
        {("copular/noun", "Norway's cultural capital", "be", "Bergen")},
    ),
    ("an attack on somebody that is blamed on another", parses.A2_BLAMED, {("verbal/svo", "Acme", "blame", "the attack")}),
    ("a unit of who is named", parses.A2_SUBSIDIARY, {("verbal/svo", "The Acme subsidiary company", "sue", "Bolt")}),
    ("a name that ends in such a word", parses.A2_GROUP, {("verbal/svo", "The Acme Watchdog Group", "sue", "Bolt")}),
    ("one of several of a name", parses.H4_AN_AIRLINE, {("verbal/svo", "Karl Voss", "lead", "a Delmora airline")}),
    ("what a body of states has", parses.H4_AGENCY_OF_UN, {("verbal/svo", "Karl Voss", "lead", "the UN news agency")}),
    ("group in a party", parses.H4_GROUP_IN_PARTY, {("verbal/svo", "Karl Voss", "lead", "the Labour group")}),
    (
        "parent company between possessor and name",
        parses.H4_PARENT_COMPANY,
        {("apposition/noun of", "Vandex", "be parent of", "Delmora"), ("verbal/oblique", "Acme", "leave through", "Vandex")},
    ),
    (
        "whose parent company something is",
        parses.H4_IS_PARENT_COMPANY,
        {("copular/noun", "Vandex", "be", "Delmora's parent company"), ("copular/noun of", "Vandex", "be parent of", "Delmora")},
    ),
    (
        "whose successor somebody is",
        parses.H4_IS_SUCCESSOR,
        {("copular/noun", "Ann", "be", "her successor"), ("copular/noun of", "Ann", "be successor of", "her")},
    ),
    (
        "what a chief officer is chief of",
        """
The DET DT 2 det
bank NOUN NN 3 nsubj
appointed VERB VBD 0 root
Ann PROPN NNP 3 obj PERSON
Lee PROPN NNP 4 flat +PERSON
chief ADJ JJ 8 amod
risk NOUN NN 8 compound
officer_ NOUN NN 3 obj
. PUNCT . 3 punct
""",
        {
            ("verbal/deemed", "Ann Lee", "hold role", "chief risk officer"),
            ("verbal/svo", "The bank", "appoint", "Ann Lee"),
        },
    ),
    (
        "an office at a company is held there",
        """
Ann PROPN NNP 7 nsubj PERSON
Lee PROPN NNP 1 flat +PERSON
is AUX VBZ 7 cop
the DET DT 7 det
chief ADJ JJ 7 amod
design NOUN NN 7 compound
officer NOUN NN 0 root
of ADP IN 10 case
Acme PROPN NNP 10 compound ORG:COMPANY
Inc. PROPN NNP 7 nmod +ORG:COMPANY
""",
        {
            ("copular/role", "Ann Lee", "be employee of", "Acme Inc."),
            ("copular/role", "Ann Lee", "hold role", "chief design officer"),
        },
    ),
    (
        "who comes after whom, beside an appointment",
        """
Acme PROPN NNP 2 compound ORG:COMPANY
Inc. PROPN NNP 3 nsubj +ORG:COMPANY
named VERB VBD 0 root
Ann PROPN NNP 3 obj PERSON
Lee PROPN NNP 4 flat +PERSON
as ADP IN 9 case
its PRON PRP$ 9 nmod:poss
chief ADJ JJ 9 amod
executive_ NOUN NN 3 obl
, PUNCT , 11 punct
succeeding VERB VBG 3 advcl
Karl PROPN NNP 11 obj PERSON
Voss_ PROPN NNP 12 flat +PERSON
. PUNCT . 3 punct
""",
        {
            ("verbal/deemed", "Ann Lee", "be chief executive of", "its"),
            ("verbal/deemed", "Ann Lee", "hold role", "chief executive"),
            ("verbal/svo", "Acme Inc.", "name", "Ann Lee"),
            ("verbal/svo", "Ann Lee", "succeed", "Karl Voss"),
        },
    ),
    (
        "two things that somebody is, each of another",
        """
Ann PROPN NNP 15 nsubj PERSON
Lee_ PROPN NNP 1 flat +PERSON
, PUNCT , 5 punct
the DET DT 5 det
widow NOUN NN 1 appos
of ADP IN 7 case
Karl PROPN NNP 5 nmod PERSON
Voss PROPN NNP 7 flat +PERSON
and CCONJ CC 10 cc
mother NOUN NN 5 conj
of ADP IN 12 case
Bo PROPN NNP 10 nmod PERSON
Ek_ PROPN NNP 12 flat +PERSON
, PUNCT , 1 punct
died_ VERB VBD 0 root
. PUNCT . 15 punct
""",
        {
            ("apposition/noun of", "Ann Lee", "be mother of", "Bo Ek"),
            ("apposition/noun of", "Ann Lee", "be widow of", "Karl Voss"),
        },
    ),
    (
        "a share each, before the participle",
        """
The DET DT 2 det
mine NOUN NN 6 nsubj:pass
is AUX VBZ 6 aux:pass
51_ NUM CD 5 nummod
% SYM NN 6 obl:unmarked
owned VERB VBN 0 root
by ADP IN 9 case
Bolt PROPN NNP 9 compound ORG:COMPANY
Ltd. PROPN NNP 6 obl:agent +ORG:COMPANY
and CCONJ CC 12 cc
49_ NUM CD 12 nummod
% SYM NN 6 conj
by ADP IN 15 case
Acme PROPN NNP 15 compound ORG:COMPANY
Inc. PROPN NNP 12 nmod +ORG:COMPANY
""",
        {
            ("verbal/passive", "Acme Inc.", "own", "The mine"),
            ("verbal/passive", "Bolt Ltd.", "own", "The mine"),
        },
    ),
    (
        "a share each, behind the participle",
        """
The DET DT 2 det
mine NOUN NN 4 nsubj:pass
is AUX VBZ 4 aux:pass
owned VERB VBN 0 root
51_ NUM CD 6 nummod
% SYM NN 4 obl:unmarked
by ADP IN 9 case
Bolt PROPN NNP 9 compound ORG:COMPANY
Ltd._ PROPN NNP 4 obl:agent +ORG:COMPANY
, PUNCT , 12 punct
30_ NUM CD 12 nummod
% SYM NN 4 parataxis
by ADP IN 15 case
Coil PROPN NNP 15 compound ORG:COMPANY
Ltd. PROPN NNP 12 nmod +ORG:COMPANY
and CCONJ CC 18 cc
19_ NUM CD 18 nummod
% NOUN NN 4 conj
by ADP IN 21 case
Acme PROPN NNP 21 compound ORG:COMPANY
Inc. PROPN NNP 18 nmod +ORG:COMPANY
""",
        {
            ("verbal/passive", "Acme Inc.", "own", "The mine"),
            ("verbal/passive", "Bolt Ltd.", "own", "The mine"),
            ("verbal/passive", "Coil Ltd.", "own", "The mine"),
        },
    ),
    (
        "a share behind a second owner, who is not owned",
        """
Bolt PROPN NNP 2 compound ORG:COMPANY
Ltd. PROPN NNP 4 nsubj +ORG:COMPANY
will AUX MD 4 aux
own VERB VB 0 root
60_ NUM CD 6 nummod
% NOUN NN 4 obj
of ADP IN 9 case
the DET DT 9 det
mine NOUN NN 6 nmod
and CCONJ CC 13 cc
Acme PROPN NNP 6 conj ORG
40_ NUM CD 13 nummod
%_ SYM NN 6 conj
. PUNCT . 4 punct
""",
        {
            ("verbal/amount", "Bolt Ltd.", "own", "60% of the mine"),
            ("verbal/svo", "Bolt Ltd.", "own", "40%"),
        },
    ),
    (
        "a share before who owns it, in commas",
        """
Bolt PROPN NNP 2 compound ORG:COMPANY
Ltd._ PROPN NNP 11 nsubj +ORG:COMPANY
, PUNCT , 6 punct
70_ NUM CD 5 nummod
% SYM NN 6 obl:unmarked
owned VERB VBN 2 acl
by ADP IN 9 case
Acme PROPN NNP 9 compound ORG:COMPANY
Inc._ PROPN NNP 6 obl:agent +ORG:COMPANY
, PUNCT , 2 punct
makes VERB VBZ 0 root
tiles_ NOUN NNS 11 obj
. PUNCT . 11 punct
""",
        {
            ("verbal/passive", "Acme Inc.", "own", "Bolt Ltd."),
            ("verbal/svo", "Bolt Ltd.", "make", "tiles"),
        },
    ),
    (
        "to how long somebody is sentenced, behind another phrase",
        """
Karl PROPN NNP 4 nsubj:pass PERSON
Voss PROPN NNP 1 flat +PERSON
was AUX VBD 4 aux:pass
sentenced VERB VBN 0 root
in ADP IN 6 case
absentia NOUN NN 4 obl
to ADP IN 9 case
ten NUM CD 9 nummod
years NOUN NNS 4 obl
in ADP IN 11 case
prison_ NOUN NN 9 nmod
. PUNCT . 4 punct
""",
        {
            ("verbal/agentless", "Karl Voss", "be sentenced to", "ten years in prison"),
        },
    ),
    (
        "both members of one body",
        """
Norway PROPN NNP 10 nsubj GPE:COUNTRY
and CCONJ CC 3 cc
Chad_ PROPN NNP 1 conj PERSON
, PUNCT , 6 punct
both DET DT 6 det
members NOUN NNS 1 appos
of ADP IN 8 case
NATO_ PROPN NNP 6 nmod ORG:INTERNATIONAL
, PUNCT , 1 punct
met_ VERB VBD 0 root
. PUNCT . 10 punct
""",
        {
            ("apposition/noun of", "Chad", "be member of", "NATO"),
            ("apposition/noun of", "Norway", "be member of", "NATO"),
            ("verbal/together", "Norway", "meet with", "Chad"),
        },
    ),
    (
        "from where somebody comes, before a hyphen behind the name",
        """
Ann PROPN NNP 12 nsubj PERSON
Lee_ PROPN NNP 1 flat +PERSON
, PUNCT , 4 punct
Ohio_ PROPN NNP 1 nmod:unmarked GPE:REGION
-_ PUNCT , 6 punct
born VERB VBN 1 acl
but CCONJ CC 8 cc
raised VERB VBN 6 conj
in ADP IN 10 case
Kent_ PROPN NNP 8 obl GPE:REGION
, PUNCT , 1 punct
met VERB VBD 0 root
Karl PROPN NNP 12 obj PERSON
Voss_ PROPN NNP 13 flat +PERSON
. PUNCT . 12 punct
""",
        {
            ("modifier/-born", "Ann Lee", "be born in", "Ohio"),
            ("verbal/agentless", "Ann Lee", "be raised in", "Kent"),
            ("verbal/svo", "Ann Lee", "meet", "Karl Voss"),
        },
    ),
    (
        "a maiden name behind a comma",
        """
Ann PROPN NNP 7 nsubj PERSON
Lee_ PROPN NNP 1 flat +PERSON
, PUNCT , 5 punct
née X RB 5 advmod
Olsen_ PROPN NNP 1 appos PERSON
, PUNCT , 1 punct
met VERB VBD 0 root
Karl PROPN NNP 7 obj PERSON
Voss_ PROPN NNP 8 flat +PERSON
. PUNCT . 7 punct
""",
        {
            ("bracket/name", "Ann Lee", "be known as", "Olsen"),
            ("verbal/svo", "Ann Lee", "meet", "Karl Voss"),
        },
    ),
    (
        "delegates are no countries",
        """
Delegates NOUN NNS 12 nsubj
from ADP IN 4 case
two NUM CD 4 nummod
countries_ NOUN NNS 1 nmod
, PUNCT , 8 punct
among ADP IN 7 case
them PRON PRP 8 nmod
Norway PROPN NNP 1 appos GPE:COUNTRY
and CCONJ CC 10 cc
Chad_ PROPN NNP 8 conj GPE:COUNTRY
, PUNCT , 1 punct
met VERB VBD 0 root
Ann PROPN NNP 12 obj PERSON
Lee_ PROPN NNP 13 flat +PERSON
. PUNCT . 12 punct
""",
        {
            ("verbal/svo", "Delegates from two countries", "meet", "Ann Lee"),
        },
    ),
    (
        "a second participle that the parser took for a past",
        """
Norda_ PROPN NNP 8 nsubj:pass ORG:MEDIA
, PUNCT , 5 punct
the DET DT 5 det
oldest ADJ JJS 5 amod
daily_ NOUN NN 1 appos
, PUNCT , 1 punct
was AUX VBD 8 aux:pass
bought VERB VBN 0 root
by ADP IN 11 case
Bolt PROPN NNP 11 compound ORG:COMPANY
Ltd. PROPN NNP 8 obl:agent +ORG:COMPANY
in ADP IN 13 case
2003 NUM CD 8 obl
and CCONJ CC 15 cc
sold VERB VBN 8 conj
to ADP IN 18 case
Acme PROPN NNP 18 compound ORG:COMPANY
Inc. PROPN NNP 15 obl +ORG:COMPANY
in ADP IN 20 case
2012_ NUM CD 15 obl
. PUNCT . 8 punct
""",
        {
            ("apposition/noun", "Norda", "be", "the oldest daily"),
            ("verbal/agentless", "Norda", "be sold to", "Acme Inc."),
            ("verbal/passive", "Bolt Ltd.", "buy", "Norda"),
        },
    ),
    (
        "two who are fined a sum",
        """
Norway PROPN NNP 2 nsubj GPE:COUNTRY
fined VERB VBD 0 root
Acme PROPN NNP 2 obj ORG
and CCONJ CC 5 cc
Bolt PROPN NNP 3 conj ORG
a DET DT 7 det
total NOUN NN 2 obj
of ADP IN 11 case
3 NUM CD 10 compound
million NUM CD 11 nummod
euros NOUN NNS 7 nmod
for SCONJ IN 13 mark
fixing VERB VBG 2 advcl
prices_ NOUN NNS 13 obj
. PUNCT . 2 punct
""",
        {
            ("verbal/paid", "Norway", "fine", "Acme"),
            ("verbal/paid", "Norway", "fine", "Bolt"),
            ("verbal/svo", "Acme", "fixing", "prices"),
            ("verbal/svo", "Bolt", "fixing", "prices"),
        },
    ),
    (
        "what there is a share of is what a relative clause tells of",
        """
Acme PROPN NNP 2 compound ORG:COMPANY
Inc. PROPN NNP 4 nsubj +ORG:COMPANY
will AUX MD 4 aux
own VERB VB 0 root
58_ NUM CD 6 nummod
% NOUN NN 4 obj
of ADP IN 9 case
Bolt PROPN NNP 9 compound ORG:COMPANY
Ltd._ PROPN NNP 6 nmod +ORG:COMPANY
, PUNCT , 13 punct
which PRON WDT 13 nsubj:pass
is AUX VBZ 13 aux:pass
led VERB VBN 6 acl:relcl
by ADP IN 15 case
Karl PROPN NNP 13 obl:agent PERSON
Voss_ PROPN NNP 15 flat +PERSON
. PUNCT . 4 punct
""",
        {
            ("verbal/amount", "Acme Inc.", "own", "Bolt Ltd."),
            ("verbal/passive", "Karl Voss", "lead", "Bolt Ltd."),
        },
    ),
    (
        "what each of several people is, told in a plural before them",
        """
Acme PROPN NNP 2 compound ORG:COMPANY
Inc._ PROPN NNP 4 nmod:poss +ORG:COMPANY
's PART POS 2 case
co-founders_ NOUN NNS 12 nsubj
, PUNCT , 6 punct
Ann PROPN NNP 4 appos PERSON
Lee PROPN NNP 6 flat +PERSON
and CCONJ CC 9 cc
Bo PROPN NNP 6 conj PERSON
Ek_ PROPN NNP 9 flat +PERSON
, PUNCT , 4 punct
met VERB VBD 0 root
Karl PROPN NNP 12 obj PERSON
Voss_ PROPN NNP 13 flat +PERSON
. PUNCT . 12 punct
""",
        {
            ("apposition/role", "Ann Lee", "be co-founder of", "Acme Inc."),
            ("apposition/role", "Ann Lee", "hold role", "co-founder"),
            ("apposition/role", "Bo Ek", "be co-founder of", "Acme Inc."),
            ("apposition/role", "Bo Ek", "hold role", "co-founder"),
            ("verbal/svo", "Ann Lee", "meet", "Karl Voss"),
            ("verbal/svo", "Bo Ek", "meet", "Karl Voss"),
        },
    ),
    (
        "what each of several people is, told in a plural that ends on what it is of",
        """
The DET DT 2 det
founders NOUN NNS 12 nsubj
of ADP IN 4 case
Acme_ PROPN NNP 2 nmod ORG
, PUNCT , 6 punct
Ann PROPN NNP 4 conj PERSON
Lee PROPN NNP 6 flat +PERSON
and CCONJ CC 9 cc
Bo PROPN NNP 4 conj PERSON
Ek_ PROPN NNP 9 flat +PERSON
, PUNCT , 2 punct
met VERB VBD 0 root
Karl PROPN NNP 12 obj PERSON
Voss_ PROPN NNP 13 flat +PERSON
. PUNCT . 12 punct
""",
        {
            ("apposition/role", "Ann Lee", "be founder of", "Acme"),
            ("apposition/role", "Ann Lee", "hold role", "founder"),
            ("apposition/role", "Bo Ek", "be founder of", "Acme"),
            ("apposition/role", "Bo Ek", "hold role", "founder"),
            ("verbal/svo", "Ann Lee", "meet", "Karl Voss"),
            ("verbal/svo", "Bo Ek", "meet", "Karl Voss"),
        },
    ),
    (
        "several directors, none of whom leads the whole",
        """
Ann PROPN NNP 13 nsubj PERSON
Lee PROPN NNP 1 flat +PERSON
and CCONJ CC 4 cc
Bo PROPN NNP 1 conj PERSON
Ek_ PROPN NNP 4 flat +PERSON
, PUNCT , 8 punct
both DET DT 8 det
directors NOUN NNS 1 appos
of ADP IN 11 case
Acme PROPN NNP 11 compound ORG:COMPANY
Ltd_ PROPN NNP 8 nmod +ORG:COMPANY
, PUNCT , 1 punct
met VERB VBD 0 root
Karl PROPN NNP 13 obj PERSON
Voss_ PROPN NNP 14 flat +PERSON
. PUNCT . 13 punct
""",
        {
            ("apposition/role", "Ann Lee", "be employee of", "Acme Ltd"),
            ("apposition/role", "Ann Lee", "hold role", "director"),
            ("apposition/role", "Bo Ek", "be employee of", "Acme Ltd"),
            ("apposition/role", "Bo Ek", "hold role", "director"),
            ("verbal/svo", "Ann Lee", "meet", "Karl Voss"),
            ("verbal/svo", "Bo Ek", "meet", "Karl Voss"),
        },
    ),
    (
        "whose staff somebody joins",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +PERSON
joined VERB VBD 0 root
the DET DT 5 det
faculty NOUN NN 3 obj
of ADP IN 8 case
Falk PROPN NNP 8 compound ORG:SCHOOL
College_ PROPN NNP 5 nmod +ORG:SCHOOL
. PUNCT . 3 punct
""",
        {
            ("verbal/svo", "Ann Lee", "join", "Falk College"),
        },
    ),
    (
        "whose staff somebody joins, before it",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +PERSON
joined VERB VBD 0 root
Falk PROPN NNP 5 compound ORG:SCHOOL
College_ PROPN NNP 7 nmod:poss +ORG:SCHOOL
's PART POS 5 case
staff_ NOUN NN 3 obj
. PUNCT . 3 punct
""",
        {
            ("verbal/svo", "Ann Lee", "join", "Falk College"),
        },
    ),
    (
        "in the chair is no owner of a role",
        """
Ann PROPN NNP 10 nsubj PERSON
Lee PROPN NNP 1 flat +PERSON
(_ PUNCT -LRB- 4 punct
Governor_ PROPN NNP 1 appos
, PUNCT , 8 punct
in ADP IN 8 case
the DET DT 8 det
Chair_ PROPN NN 4 nmod
) PUNCT -RRB- 4 punct
met VERB VBD 0 root
Karl PROPN NNP 10 obj PERSON
Voss_ PROPN NNP 11 flat +PERSON
. PUNCT . 10 punct
""",
        {
            ("apposition/role", "Ann Lee", "hold role", "Governor"),
            ("verbal/svo", "Ann Lee", "meet", "Karl Voss"),
        },
    ),
    (
        "the manager of a depot of a firm",
        """
Ann PROPN NNP 4 nsubj:pass PERSON
Lee PROPN NNP 1 flat +PERSON
was AUX VBD 4 aux:pass
engaged VERB VBN 0 root
by ADP IN 7 case
Acme PROPN NNP 7 compound ORG:COMPANY
Ltd PROPN NNP 4 obl:agent +ORG:COMPANY
as ADP IN 11 case
a DET DT 11 det
depot NOUN NN 11 compound
manager_ NOUN NN 4 obl
. PUNCT . 4 punct
""",
        {
            ("verbal/passive", "Acme Ltd", "engage", "Ann Lee"),
            ("verbal/taken up", "Ann Lee", "be employee of", "Acme Ltd"),
            ("verbal/taken up", "Ann Lee", "hold role", "depot manager"),
        },
    ),
    (
        "where a firm has its seat and where offices",
        """
The DET DT 2 det
company NOUN NN 4 nsubj:pass
is AUX VBZ 4 aux:pass
headquartered VERB VBN 0 root
in ADP IN 6 case
Bonn_ PROPN NNP 4 obl GPE:CITY
, PUNCT , 9 punct
with ADP IN 9 case
offices NOUN NNS 4 obl
in ADP IN 11 case
Oslo_ PROPN NNP 9 nmod GPE:CITY
. PUNCT . 4 punct
""",
        {
            ("nominal/with", "The company", "have office in", "Oslo"),
            ("verbal/agentless", "The company", "be headquartered in", "Bonn"),
        },
    ),
    (
        "shares in a firm, when it was founded",
        """
Shares NOUN NNS 13 nsubj
in ADP IN 3 case
Acme_ PROPN NNP 1 nmod ORG
, PUNCT , 5 punct
set VERB VBN 1 acl
up ADP RP 5 compound:prt
in ADP IN 8 case
1958 NUM CD 5 obl
by ADP IN 10 case
Karl PROPN NNP 5 obl:agent PERSON
Voss_ PROPN NNP 10 flat +PERSON
, PUNCT , 1 punct
fell_ VERB VBD 0 root
. PUNCT . 13 punct
""",
        {
            ("fields/of subject", "Shares", "fall in", "Acme"),
            ("verbal/founded", "Acme", "be founded in", "1958"),
            ("verbal/passive", "Karl Voss", "set up", "Acme"),
        },
    ),
    (
        "whom an employer employs",
        """
Karl_ PROPN NNP 3 nmod:poss PERSON
's PART POS 1 case
employer_ NOUN NN 7 nsubj
, PUNCT , 5 punct
Acme_ PROPN NNP 3 appos PERSON
, PUNCT , 3 punct
suspended VERB VBD 0 root
him_ PRON PRP 7 obj
. PUNCT . 7 punct
""",
        {
            ("apposition/noun of", "Acme", "be employer of", "Karl"),
            ("verbal/svo", "Acme", "suspend", "him"),
        },
    ),
    (
        "who sues before a court",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +PERSON
filed VERB VBD 0 root
a DET DT 6 det
class NOUN NN 6 compound
action NOUN NN 3 obj
in ADP IN 9 case
federal ADJ JJ 9 amod
court NOUN NN 3 obl
against ADP IN 12 case
Acme PROPN NNP 12 compound ORG:COMPANY
Corp. PROPN NNP 3 obl +ORG:COMPANY
""",
        {
            ("verbal/light", "Ann Lee", "file action against", "Acme Corp."),
        },
    ),
    (
        "to whom it was sold, whatever it is",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +PERSON
sold VERB VBD 0 root
it PRON PRP 3 obj
to ADP IN 6 case
Acme PROPN NNP 3 obl ORG
in ADP IN 8 case
1991_ NUM CD 3 obl
. PUNCT . 3 punct
""",
        {
            ("verbal/svo", "Ann Lee", "sell", "it"),
        },
    ),
    (
        "what a prize was won for, told of behind",
        """
Ann PROPN NNP 4 nsubj PERSON
Lee PROPN NNP 1 flat +PERSON
has AUX VBZ 4 aux
won VERB VBN 0 root
the DET DT 7 det
Ellesmere PROPN NNP 7 compound AWARD:AWARD
Prize PROPN NNP 4 obj +AWARD:AWARD
for ADP IN 11 case
The DET DT 11 det MISC
Salt PROPN NNP 11 compound +MISC
Ledger_ PROPN NNP 7 nmod +MISC
, PUNCT , 14 punct
a DET DT 14 det
saga_ NOUN NN 7 appos
. PUNCT . 4 punct
""",
        {
            ("apposition/noun", "The Salt Ledger", "be", "a saga"),
            ("verbal/svo", "Ann Lee", "win", "Ellesmere Prize"),
        },
    ),
    (
        "as what something was started by somebody",
        """
Started VERB VBN 12 advcl
as ADP IN 4 case
a DET DT 4 det
stall NOUN NN 1 obl
in ADP IN 6 case
Oslo PROPN NNP 4 nmod GPE:CITY
by ADP IN 8 case
Karl PROPN NNP 4 nmod PERSON
Voss_ PROPN NNP 8 flat +PERSON
, PUNCT , 1 punct
Acme PROPN NNP 12 nsubj ORG
makes VERB VBZ 0 root
tiles_ NOUN NNS 12 obj
. PUNCT . 12 punct
""",
        {
            ("verbal/agentless", "Acme", "be started as", "a stall in Oslo by Karl Voss"),
            ("verbal/as/noun of", "Acme", "be stall in", "Oslo"),
            ("verbal/svo", "Acme", "make", "tiles"),
        },
    ),
    (
        "standing of a role",
        """
Helen PROPN NNP 11 nsubj PERSON
Marsh_ PROPN NNP 1 flat +PERSON
, PUNCT , 7 punct
the DET DT 7 det
interim ADJ JJ 7 amod
chief ADJ JJ 7 amod
executive NOUN NN 1 appos
of ADP IN 9 case
Norwell_ PROPN NNP 7 nmod ORG
, PUNCT , 1 punct
sold VERB VBD 0 root
the DET DT 13 det
house_ NOUN NN 11 obj
. PUNCT . 11 punct
""",
        {
            ("apposition/role", "Helen Marsh", "be chief executive of", "Norwell"),
            ("apposition/role", "Helen Marsh", "hold role", "interim chief executive"),
            ("verbal/svo", "Helen Marsh", "sell", "the house"),
        },
    ),
    (
        "office that another shadows",
        """
Shadow NOUN NN 2 compound
chancellor NOUN NN 3 nmod:desc
Ann PROPN NNP 5 nsubj PERSON
Lee PROPN NNP 3 flat +PERSON
met VERB VBD 0 root
Bo PROPN NNP 5 obj PERSON
Ek_ PROPN NNP 6 flat +PERSON
. PUNCT . 5 punct
""",
        {
            ("title/name", "Ann Lee", "hold role", "Shadow chancellor"),
            ("verbal/svo", "Ann Lee", "meet", "Bo Ek"),
        },
    ),
    (
        "role of the arms",
        """
Ivor PROPN NNP 8 nsubj PERSON
Kent_ PROPN NNP 1 flat +PERSON
, PUNCT , 6 punct
an DET DT 6 det
army NOUN NN 6 compound
colonel_ NOUN NN 1 appos
, PUNCT , 1 punct
met VERB VBD 0 root
Bo PROPN NNP 8 obj PERSON
Ek_ PROPN NNP 9 flat +PERSON
. PUNCT . 8 punct
""",
        {
            ("apposition/role", "Ivor Kent", "hold role", "army colonel"),
            ("verbal/svo", "Ivor Kent", "meet", "Bo Ek"),
        },
    ),
    (
        "role that is not held yet",
        """
Vera PROPN NNP 10 nsubj PERSON
Lind_ PROPN NNP 1 flat +PERSON
, PUNCT , 4 punct
chairwoman_ NOUN NN 1 appos
-_ PUNCT HYPH 6 punct
elect ADJ JJ 4 amod
of ADP IN 8 case
Acme_ PROPN NNP 4 nmod ORG
, PUNCT , 1 punct
met VERB VBD 0 root
Bo PROPN NNP 10 obj PERSON
Ek_ PROPN NNP 11 flat +PERSON
. PUNCT . 10 punct
""",
        {
            ("apposition/role", "Vera Lind", "hold role", "chairwoman-elect"),
            ("verbal/svo", "Vera Lind", "meet", "Bo Ek"),
        },
    ),
    (
        "what a poet was before",
        """
Lars PROPN NNP 12 nsubj:pass PERSON
Holm_ PROPN NNP 1 flat +PERSON
, PUNCT , 5 punct
a DET DT 5 det
lawyer_ NOUN NN 1 appos
-_ PUNCT HYPH 7 punct
turned_ VERB VBN 9 amod
-_ PUNCT HYPH 7 punct
poet_ NOUN NN 5 appos
, PUNCT , 1 punct
was AUX VBD 12 aux:pass
born VERB VBN 0 root
in ADP IN 14 case
Oslo_ PROPN NNP 12 obl GPE:CITY
. PUNCT . 12 punct
""",
        {
            ("apposition/role", "Lars Holm", "hold role", "lawyer"),
            ("verbal/agentless", "Lars Holm", "be born in", "Oslo"),
        },
    ),
    (
        "part-time role",
        """
Ed PROPN NNP 8 nsubj PERSON
Marr PROPN NNP 1 flat +PERSON
is AUX VBZ 8 cop
a DET DT 8 det
part_ NOUN NN 7 compound
-_ PUNCT HYPH 5 punct
time NOUN NN 8 compound
lecturer NOUN NN 0 root
at ADP IN 11 case
Hull PROPN NNP 11 compound ORG:SCHOOL
College_ PROPN NNP 8 nmod +ORG:SCHOOL
. PUNCT . 8 punct
""",
        {
            ("copular/role", "Ed Marr", "be lecturer of", "Hull College"),
            ("copular/role", "Ed Marr", "hold role", "part-time lecturer"),
        },
    ),
    (
        "adjective of what somebody leads",
        """
Jonas PROPN NNP 9 nsubj PERSON
Aeb_ PROPN NNP 1 flat +PERSON
, PUNCT , 5 punct
legal ADJ JJ 5 amod
director NOUN NN 1 appos
of ADP IN 7 case
Norda_ PROPN NNP 5 nmod ORG
, PUNCT , 1 punct
met VERB VBD 0 root
Ann PROPN NNP 9 obj PERSON
Lee_ PROPN NNP 10 flat +PERSON
. PUNCT . 9 punct
""",
        {
            ("apposition/role", "Jonas Aeb", "be employee of", "Norda"),
            ("apposition/role", "Jonas Aeb", "hold role", "legal director"),
            ("verbal/svo", "Jonas Aeb", "meet", "Ann Lee"),
        },
    ),
    (
        "adjective of the whole",
        """
Ann PROPN NNP 9 nsubj PERSON
Lee_ PROPN NNP 1 flat +PERSON
, PUNCT , 5 punct
general ADJ JJ 5 amod
manager NOUN NN 1 appos
of ADP IN 7 case
Norda_ PROPN NNP 5 nmod ORG
, PUNCT , 1 punct
met VERB VBD 0 root
Bo PROPN NNP 9 obj PERSON
Ek_ PROPN NNP 10 flat +PERSON
. PUNCT . 9 punct
""",
        {
            ("apposition/role", "Ann Lee", "be general manager of", "Norda"),
            ("apposition/role", "Ann Lee", "hold role", "general manager"),
            ("verbal/svo", "Ann Lee", "meet", "Bo Ek"),
        },
    ),
    (
        "adjective of a place before a title",
        """
Provincial ADJ JJ 3 amod
education NOUN NN 3 compound
chief NOUN NN 4 nmod:desc
Bo PROPN NNP 6 nsubj PERSON
Ek PROPN NNP 4 flat +PERSON
met VERB VBD 0 root
Ann PROPN NNP 6 obj PERSON
Lee_ PROPN NNP 7 flat +PERSON
. PUNCT . 6 punct
""",
        {
            ("title/name", "Bo Ek", "hold role", "Provincial education chief"),
            ("verbal/svo", "Bo Ek", "meet", "Ann Lee"),
        },
    ),
    (
        "who is likened to somebody of another country",
        """
Karl PROPN NNP 3 nsubj PERSON
Voss PROPN NNP 1 flat +PERSON
met VERB VBD 0 root
the DET DT 5 det
Richard PROPN NNP 3 obj PERSON
Wagner PROPN NNP 5 flat +PERSON
of ADP IN 8 case
Norway_ PROPN NNP 5 nmod GPE:COUNTRY
. PUNCT . 3 punct
""",
        {
            ("verbal/svo", "Karl Voss", "meet", "Richard Wagner"),
        },
    ),
    (
        "whom an apposed firm was founded by",
        """
Acme PROPN NNP 3 nsubj:pass ORG
is AUX VBZ 3 aux:pass
backed VERB VBN 0 root
by ADP IN 5 case
Maveron_ PROPN NNP 3 obl:agent ORG:COMPANY
, PUNCT , 9 punct
a DET DT 9 det
venture NOUN NN 9 compound
firm NOUN NN 5 appos
based VERB VBN 9 acl
in ADP IN 12 case
Oslo PROPN NNP 10 obl GPE:CITY
and CCONJ CC 14 cc
founded VERB VBN 3 conj
by ADP IN 16 case
Ann PROPN NNP 14 obl:agent PERSON
Lee_ PROPN NNP 16 flat +PERSON
. PUNCT . 3 punct
""",
        {
            ("apposition/noun", "Maveron", "be", "a venture firm"),
            ("verbal/agentless", "Maveron", "be based in", "Oslo"),
            ("verbal/passive", "Ann Lee", "found", "Maveron"),
            ("verbal/passive", "Maveron", "back", "Acme"),
        },
    ),
    (
        "scientist of nothing of which somebody was rector",
        """
Jan PROPN NNP 5 nsubj PERSON
Krys PROPN NNP 1 flat +PERSON
is AUX VBZ 5 cop
a DET DT 5 det
scientist_ NOUN NN 0 root
, PUNCT , 7 punct
specializing VERB VBG 5 acl
in ADP IN 10 case
fluid NOUN NN 10 compound
dynamics_ NOUN NNS 7 obl
, PUNCT , 14 punct
and CCONJ CC 14 cc
former ADJ JJ 14 amod
rector NOUN NN 5 conj
of ADP IN 17 case
Lodz PROPN NNP 17 compound ORG:SCHOOL
University_ PROPN NNP 14 nmod +ORG:SCHOOL
. PUNCT . 5 punct
""",
        {
            ("copular/role", "Jan Krys", "be rector of", "Lodz University"),
            ("copular/role", "Jan Krys", "hold role", "rector"),
            ("copular/role", "Jan Krys", "hold role", "scientist"),
            ("verbal/oblique", "Jan Krys", "specialize in", "fluid dynamics"),
        },
    ),
    (
        "whose child somebody is, behind where she was born",
        """
Mara PROPN NNP 4 nsubj:pass PERSON
Falk PROPN NNP 1 flat +PERSON
was AUX VBD 4 aux:pass
born VERB VBN 0 root
in ADP IN 6 case
Bonn_ PROPN NNP 4 obl GPE:CITY
, PUNCT , 10 punct
the DET DT 10 det
younger ADJ JJR 10 amod
daughter NOUN NN 6 appos
of ADP IN 12 case
Olaf PROPN NNP 10 nmod PERSON
Falk PROPN NNP 12 flat +PERSON
and CCONJ CC 15 cc
Ida PROPN NNP 12 conj PERSON
Lund_ PROPN NNP 15 flat +PERSON
. PUNCT . 4 punct
""",
        {
            ("apposition/noun of", "Mara Falk", "be daughter of", "Ida Lund"),
            ("apposition/noun of", "Mara Falk", "be daughter of", "Olaf Falk"),
            ("verbal/agentless", "Mara Falk", "be born in", "Bonn"),
        },
    ),
    (
        "one of several children to parents in an apposition",
        """
Mara PROPN NNP 4 nsubj:pass PERSON
Falk PROPN NNP 1 flat +PERSON
was AUX VBD 4 aux:pass
born VERB VBN 0 root
in ADP IN 6 case
Bonn_ PROPN NNP 4 obl GPE:CITY
, PUNCT , 9 punct
the DET DT 9 det
fourth ADJ JJ 4 parataxis
of ADP IN 12 case
seven NUM CD 12 nummod
children NOUN NNS 9 nmod
to ADP IN 15 case
Danish ADJ JJ 15 amod NORP
emigrants NOUN NNS 12 nmod
Olaf PROPN NNP 15 appos PERSON
Falk PROPN NNP 16 flat +PERSON
and CCONJ CC 19 cc
Ida PROPN NNP 16 conj PERSON
Lund_ PROPN NNP 19 flat +PERSON
. PUNCT . 4 punct
""",
        {
            ("possessive/kin", "Mara Falk", "be child of", "Ida Lund"),
            ("possessive/kin", "Mara Falk", "be child of", "Olaf Falk"),
            ("verbal/agentless", "Mara Falk", "be born in", "Bonn"),
        },
    ),
    (
        "the youngest of the sons of somebody",
        """
Olaf PROPN NNP 14 nsubj PERSON
Falk_ PROPN NNP 1 flat +PERSON
, PUNCT , 5 punct
the DET DT 5 det
youngest ADJ JJS 1 appos
of ADP IN 9 case
the DET DT 9 det
five NUM CD 9 nummod
sons NOUN NNS 5 obl
of ADP IN 11 case
Karl PROPN NNP 9 nmod PERSON
Falk_ PROPN NNP 11 flat +PERSON
, PUNCT , 1 punct
became VERB VBD 0 root
a DET DT 16 det
judge_ NOUN NN 14 xcomp
. PUNCT . 14 punct
""",
        {
            ("copular/role", "Olaf Falk", "hold role", "judge"),
            ("possessive/kin", "Olaf Falk", "be son of", "Karl Falk"),
        },
    ),
    (
        "who poses as a son is none",
        """
Olaf PROPN NNP 3 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
posed VERB VBD 0 root
as ADP IN 6 case
the DET DT 6 det
son NOUN NN 3 obl
of ADP IN 8 case
Karl PROPN NNP 6 nmod PERSON
Lund_ PROPN NNP 8 flat +PERSON
. PUNCT . 3 punct
""",
        {
            ("verbal/oblique", "Olaf Falk", "pose as", "the son of Karl Lund"),
        },
    ),
    (
        "kin behind two people who founded something",
        """
The DET DT 2 det
firm NOUN NN 5 nsubj:pass
Acme PROPN NNP 5 nsubj:pass ORG
was AUX VBD 5 aux:pass
founded VERB VBN 0 root
by ADP IN 7 case
Olaf PROPN NNP 5 obl:agent PERSON
and CCONJ CC 9 cc
Mara PROPN NNP 7 conj PERSON
Falk PROPN NNP 9 flat +PERSON
and CCONJ CC 14 cc
their PRON PRP$ 14 nmod:poss
three NUM CD 14 nummod
sons_ NOUN NNS 5 nsubj:pass
, PUNCT , 16 punct
Bo_ PROPN NNP 14 appos PERSON
, PUNCT , 18 punct
Tom PROPN NNP 16 conj PERSON
and CCONJ CC 20 cc
Karl_ PROPN NNP 16 conj PERSON
. PUNCT . 5 punct
""",
        {
            ("modifier/noun", "Acme", "be", "firm"),
            ("possessive/kin", "Bo", "be son of", "Mara Falk"),
            ("possessive/kin", "Bo", "be son of", "Olaf"),
            ("possessive/kin", "Karl", "be son of", "Mara Falk"),
            ("possessive/kin", "Karl", "be son of", "Olaf"),
            ("possessive/kin", "Tom", "be son of", "Mara Falk"),
            ("possessive/kin", "Tom", "be son of", "Olaf"),
            ("verbal/passive", "Bo", "found", "Acme"),
            ("verbal/passive", "Karl", "found", "Acme"),
            ("verbal/passive", "Mara Falk", "found", "Acme"),
            ("verbal/passive", "Olaf", "found", "Acme"),
            ("verbal/passive", "Tom", "found", "Acme"),
        },
    ),
    (
        "the children of a mother, listed",
        """
Mara PROPN NNP 5 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
is AUX VBZ 5 cop
the DET DT 5 det
mother NOUN NN 0 root
of ADP IN 8 case
two NUM CD 8 nummod
children_ NOUN NNS 5 nmod
, PUNCT , 10 punct
Tom PROPN NNP 8 appos PERSON
and CCONJ CC 12 cc
Lea_ PROPN NNP 10 conj PERSON
. PUNCT . 5 punct
""",
        {
            ("copular/noun", "Mara Falk", "be", "the mother of two children, Tom and Lea"),
            ("possessive/kin", "Lea", "be child of", "Mara Falk"),
            ("possessive/kin", "Tom", "be child of", "Mara Falk"),
        },
    ),
    (
        "names beside the kin right before",
        """
Olaf PROPN NNP 7 nmod:poss PERSON
Falk PROPN NNP 1 flat +PERSON
is AUX VBZ 4 aux:pass
survived VERB VBN 0 root
by ADP IN 7 case
his PRON PRP$ 7 nmod:poss
wife_ NOUN NN 4 obl:agent
, PUNCT , 9 punct
Mara_ PROPN NNP 7 appos PERSON
, PUNCT , 12 punct
two NUM CD 12 nummod
daughters_ NOUN NNS 7 conj
, PUNCT , 14 punct
Lea PROPN NNP 7 appos PERSON
and CCONJ CC 16 cc
Ida_ PROPN NNP 14 conj PERSON
, PUNCT , 20 punct
and CCONJ CC 20 cc
a DET DT 20 det
son_ NOUN NN 7 conj
, PUNCT , 22 punct
Bo_ PROPN NNP 20 appos PERSON
. PUNCT . 4 punct
""",
        {
            ("possessive/kin", "Bo", "be son of", "Olaf Falk"),
            ("possessive/kin", "Bo", "be son of", "his"),
            ("possessive/kin", "Ida", "be daughter of", "Olaf Falk"),
            ("possessive/kin", "Ida", "be daughter of", "his"),
            ("possessive/kin", "Lea", "be daughter of", "Olaf Falk"),
            ("possessive/kin", "Lea", "be daughter of", "his"),
            ("possessive/kin", "Mara", "be wife of", "Olaf Falk"),
            ("possessive/kin", "Mara", "be wife of", "his"),
            ("possessive/kin", "Olaf Falk", "be spouse of", "Mara"),
            ("possessive/kin", "his", "be spouse of", "Mara"),
        },
    ),
    (
        "an apposition in the singular is of one",
        """
Falk PROPN NNP 4 nmod:poss PERSON
and CCONJ CC 4 cc
his PRON PRP$ 4 nmod:poss
wife_ NOUN NN 11 nsubj
, PUNCT , 7 punct
the DET DT 7 det
painter NOUN NN 1 appos
Mara PROPN NNP 7 appos PERSON
Lund_ PROPN NNP 8 flat +PERSON
, PUNCT , 4 punct
have VERB VBP 0 root
a DET DT 13 det
son_ NOUN NN 11 obj
, PUNCT , 15 punct
Bo_ PROPN NNP 13 appos PERSON
. PUNCT . 11 punct
""",
        {
            ("apposition/noun", "Mara Lund", "be", "the painter"),
            ("possessive/kin", "Bo", "be son of", "Falk"),
            ("possessive/kin", "Bo", "be son of", "his wife"),
            ("possessive/kin", "Falk", "be spouse of", "Mara Lund"),
            ("possessive/kin", "Mara Lund", "be wife of", "Falk"),
            ("verbal/svo", "Falk", "have", "Bo"),
            ("verbal/svo", "his wife", "have", "Bo"),
        },
    ),
    (
        "the name of a wife without a comma",
        """
Olaf PROPN NNP 5 nmod:poss PERSON
Falk PROPN NNP 1 flat +PERSON
and CCONJ CC 5 cc
his PRON PRP$ 5 nmod:poss
wife NOUN NN 7 nsubj
Mara PROPN NNP 5 appos PERSON
live VERB VBP 0 root
in ADP IN 9 case
Bergen_ PROPN NNP 7 obl GPE:CITY
, PUNCT , 11 punct
Norway_ PROPN NNP 9 nmod:unmarked GPE:COUNTRY
, PUNCT , 16 punct
with ADP IN 16 case
their PRON PRP$ 16 nmod:poss
three NUM CD 16 nummod
children_ NOUN NNS 7 obl
: PUNCT : 18 punct
Bo_ PROPN NNP 16 appos PERSON
, PUNCT , 20 punct
Lea PROPN NNP 18 conj PERSON
and CCONJ CC 22 cc
Ida PROPN NNP 18 conj PERSON
Falk_ PROPN NNP 22 flat +PERSON
. PUNCT . 7 punct
""",
        {
            ("place/comma", "Bergen", "be located in", "Norway"),
            ("possessive/kin", "Bo", "be child of", "Mara"),
            ("possessive/kin", "Bo", "be child of", "Olaf Falk"),
            ("possessive/kin", "Ida Falk", "be child of", "Mara"),
            ("possessive/kin", "Ida Falk", "be child of", "Olaf Falk"),
            ("possessive/kin", "Lea", "be child of", "Mara"),
            ("possessive/kin", "Lea", "be child of", "Olaf Falk"),
            ("possessive/kin", "Mara", "be wife of", "Olaf Falk"),
            ("possessive/kin", "Olaf Falk", "be spouse of", "Mara"),
            ("verbal/oblique", "Mara", "live in", "Bergen"),
            ("verbal/oblique", "Mara", "live in", "Norway"),
            ("verbal/oblique", "Mara", "live with", "their three children"),
            ("verbal/oblique", "Olaf Falk", "live in", "Bergen"),
            ("verbal/oblique", "Olaf Falk", "live in", "Norway"),
            ("verbal/oblique", "Olaf Falk", "live with", "their three children"),
        },
    ),
    (
        "who founded what stands behind a role and a name",
        """
Mara PROPN NNP 4 nsubj PERSON
is AUX VBZ 4 cop
the DET DT 4 det
daughter NOUN NN 0 root
of ADP IN 7 case
journalist NOUN NN 7 nmod:desc
Olaf PROPN NNP 4 nsubj PERSON
Falk_ PROPN NNP 7 flat +PERSON
, PUNCT , 11 punct
who PRON PRP 11 nsubj
founded VERB VBD 6 acl:relcl
Acme PROPN NNP 11 obj ORG
in ADP IN 14 case
1980_ NUM CD 11 obl
. PUNCT . 4 punct
""",
        {
            ("copular/noun of", "Mara", "be daughter of", "Olaf Falk"),
            ("title/name", "Olaf Falk", "hold role", "journalist"),
            ("verbal/founded", "Acme", "be founded in", "1980"),
            ("verbal/svo", "Olaf Falk", "found", "Acme"),
        },
    ),
    (
        "what she founded is the firm right before",
        """
Mara PROPN NNP 6 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
is AUX VBZ 6 cop
a DET DT 6 det
vice NOUN NN 6 compound
president NOUN NN 0 root
at ADP IN 8 case
Acme_ PROPN NNP 6 nmod ORG:COMPANY
, PUNCT , 11 punct
a DET DT 11 det
firm NOUN NN 8 appos
that PRON WDT 14 obj
she PRON PRP 14 nsubj
co-founded VERB VBD 11 acl:relcl
in ADP IN 16 case
1986_ NUM CD 14 obl
. PUNCT . 6 punct
""",
        {
            ("apposition/noun", "Acme", "be", "a firm"),
            ("copular/role", "Mara Falk", "be employee of", "Acme"),
            ("copular/role", "Mara Falk", "hold role", "vice president"),
            ("verbal/founded", "Acme", "be founded in", "1986"),
            ("verbal/svo", "she", "co-found", "Acme"),
        },
    ),
    (
        "two phrases with articles of their own share no owner",
        """
Mara PROPN NNP 5 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
is AUX VBZ 5 cop
a DET DT 5 det
lawyer NOUN NN 0 root
and CCONJ CC 9 cc
a DET DT 9 det
founding VERB VBG 9 amod
member NOUN NN 5 conj
of ADP IN 13 case
the DET DT 13 det
Acme PROPN NNP 13 compound ORG:NONPROFIT
Trust_ PROPN NNP 9 nmod +ORG:NONPROFIT
. PUNCT . 5 punct
""",
        {
            ("copular/noun of", "Mara Falk", "be member of", "Acme Trust"),
            ("copular/role", "Mara Falk", "hold role", "lawyer"),
        },
    ),
    (
        "who somebody's supervisor is, by name",
        parses.OWN_SUPERVISOR,
        {("possessive/role", "Karl Voss", "be supervisor of", "her"), ("verbal/svo", "Ann Lee", "sue", "Karl Voss")},
    ),
    ("the officer of who is named before", parses.OWN_AND_OFFICER, {("possessive/role", "Karl Voss", "be officer of", "Ann Lee")}),
    (
        "fellow students are students of nobody",
        parses.OWN_FELLOWS,
        {
            ("possessive/role", "Eva Pike", "be fellow student of", "her"),
            ("possessive/role", "Karl Voss", "be fellow student of", "her"),
            ("verbal/svo", "Ann Lee", "meet", "two of her fellow students, Karl Voss and Eva Pike"),
        },
    ),
    (
        "a neighbour without a comma",
        parses.OWN_NEIGHBOUR,
        {("possessive/role", "Karl Voss", "be neighbour of", "Her"), ("verbal/svo", "Karl Voss", "meet", "Ann Lee")},
    ),
    (
        "who was somebody's teacher",
        parses.OWN_FORMER,
        {("possessive/role", "Karl Voss", "be teacher of", "her"), ("verbal/svo", "Ann Lee", "meet", "Karl Voss")},
    ),
    (
        "who is picked as a deputy is none yet",
        parses.OWN_AS_DEPUTY,
        {("title/name", "Karl Voss", "hold role", "deputy"), ("verbal/oblique", "Ann Lee", "pick as", "Karl Voss")},
    ),
    (
        "a work of whoever its noun says made it, and its kind",
        parses.OWN_ALBUM,
        {
            ("apposition/noun", "Rain", "be", "debut album"),
            ("modifier/author", "her", "be author of", "Rain"),
            ("verbal/svo", "Ann Lee", "record", "Rain"),
        },
    ),
    (
        "a larger place behind a comma",
        parses.OWN_COMMA_PLACE,
        {("place/comma", "Athens", "be located in", "Texas"), ("verbal/oblique", "Ann Lee", "lives in", "Athens")},
    ),
    (
        "no larger place in a list",
        parses.OWN_COMMA_LIST,
        {
            ("verbal/svo", "Ann Lee", "visit", "Chad"),
            ("verbal/svo", "Ann Lee", "visit", "Leeds"),
            ("verbal/svo", "Ann Lee", "visit", "Norway"),
        },
    ),
    ("a campus is a part of a name", parses.OWN_CAMPUS, {("verbal/oblique", "Ann Lee", "leave", "University of Texas")}),
    (
        "whom somebody worked for as an analyst, not with",
        """
Mara PROPN NNP 3 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
worked VERB VBD 0 root
as ADP IN 6 case
an DET DT 6 det
analyst NOUN NN 3 obl
with ADP IN 8 case
Acme PROPN NNP 6 nmod ORG
before SCONJ IN 10 mark
joining VERB VBG 3 advcl
Bolt_ PROPN NNP 10 obj ORG
. PUNCT . 3 punct
""",
        {
            ("verbal/role", "Mara Falk", "be analyst of", "Acme"),
            ("verbal/role", "Mara Falk", "hold role", "analyst"),
            ("verbal/svo", "Mara Falk", "join", "Bolt"),
        },
    ),
    (
        "a team works with another",
        """
Mara PROPN NNP 3 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
worked VERB VBD 0 root
as ADP IN 6 case
a DET DT 6 det
team NOUN NN 3 obl
with ADP IN 8 case
Acme_ PROPN NNP 6 nmod ORG
. PUNCT . 3 punct
""",
        {
            ("verbal/as/noun of", "Mara Falk", "be team with", "Acme"),
            ("verbal/oblique", "Mara Falk", "work as", "a team with Acme"),
        },
    ),
    (
        "a degree listed with a degree, not with the verb",
        """
Mara PROPN NNP 3 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
holds VERB VBZ 0 root
a DET DT 5 det
degree NOUN NN 3 obj
in ADP IN 7 case
law NOUN NN 5 nmod
from ADP IN 10 case
Yale PROPN NNP 10 compound ORG:SCHOOL
University PROPN NNP 3 obl +ORG:SCHOOL
and CCONJ CC 13 cc
a DET DT 13 det
doctorate NOUN NN 5 conj
from ADP IN 16 case
Brown PROPN NNP 16 compound ORG:SCHOOL
University_ PROPN NNP 13 nmod +ORG:SCHOOL
. PUNCT . 3 punct
""",
        {
            ("life/degree", "Mara Falk", "graduate from", "Brown University"),
            ("life/degree", "Mara Falk", "graduate from", "Yale University"),
            ("verbal/light", "Mara Falk", "hold degree from", "Yale University"),
            ("verbal/light", "Mara Falk", "hold degree in", "law"),
            ("verbal/svo", "Mara Falk", "hold", "a doctorate from Brown University"),
        },
    ),
    (
        "whose president somebody was, behind a bare compound",
        """
Mara PROPN NNP 6 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
was AUX VBD 6 cop
the DET DT 6 det
first ADJ JJ 6 amod
president NOUN NN 0 root
and CCONJ CC 8 cc
CEO NOUN NN 6 conj
of ADP IN 11 case
Acme PROPN NNP 11 compound ORG
Europe_ PROPN NNP 6 nmod +ORG
, PUNCT , 15 punct
the DET DT 15 det
European ADJ JJ 15 amod NORP
arm NOUN NN 11 appos
of ADP IN 18 case
Acme PROPN NNP 18 compound ORG:COMPANY
Corp. PROPN NNP 15 nmod +ORG:COMPANY
""",
        {
            ("apposition/noun of", "Acme Europe", "be arm of", "Acme Corp."),
            ("copular/role", "Mara Falk", "be ceo of", "Acme Europe"),
            ("copular/role", "Mara Falk", "be president of", "Acme Europe"),
            ("copular/role", "Mara Falk", "hold role", "CEO"),
            ("copular/role", "Mara Falk", "hold role", "president"),
        },
    ),
    (
        "who has been married",
        """
Mara PROPN NNP 5 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
has AUX VBZ 5 aux
been AUX VBN 5 cop
married VERB VBN 0 root
to ADP IN 7 case
Olaf PROPN NNP 5 obl PERSON
Lund PROPN NNP 7 flat +PERSON
since ADP IN 10 case
1990_ NUM CD 5 obl
. PUNCT . 5 punct
""",
        {
            ("verbal/agentless", "Mara Falk", "be married to", "Olaf Lund"),
            ("verbal/agentless", "Olaf Lund", "be spouse of", "Mara Falk"),
        },
    ),
    ("a leader with whom one leads", parses.OWN_TRIBAL, {("title/name", "Karl Voss", "hold role", "tribal leader")}),
    ("a first name that is a role, too", parses.OWN_DEAN, {("verbal/svo", "Dean Voss", "meet", "Ann Lee")}),
    (
        "a role set with spaces around its hyphen",
        parses.OWN_SPACED,
        {
            ("title/name", "Ann Lee", "be secretary-general of", "Norda"),
            ("title/name", "Ann Lee", "hold role", "Secretary - General"),
        },
    ),
    ("a style before a name is no office", parses.OWN_SHEIKH, {("title/name", "Karl Voss", "hold role", "Information Minister")}),
    (
        "a chief secretary is no chief",
        parses.OWN_CHIEF_CABINET,
        {("title/name", "Karl Voss", "hold role", "Chief Protocol Secretary")},
    ),
    (
        "a party before a mayor, and the town before it",
        parses.OWN_PARTY_MAYOR,
        {
            ("title/name", "Ann Lee", "be mayor of", "Oslo"),
            ("title/name", "Ann Lee", "hold role", "mayor"),
            ("title/party", "Ann Lee", "be member of", "Democratic Party"),
        },
    ),
    ("a leader of a people leads no country", parses.OWN_IRAQI_KURD, {("title/name", "Karl Voss", "hold role", "Kurdish leader")}),
    (
        "a party and a country in brackets",
        parses.OWN_LABOUR,
        {
            ("bracket/of", "Ann Lee", "be member of", "Labour"),
            ("bracket/of", "Karl Voss", "be from", "Norway"),
            ("verbal/svo", "Ann Lee", "meet", "Karl Voss"),
        },
    ),
    ("a role in brackets is no organization", parses.OWN_EVP, set()),
    (
        "where somebody of a city lives, and no princess",
        parses.OWN_OF_CITY,
        {("modifier/of city", "Ann Lee", "be resident of", "Leeds"), ("verbal/svo", "Ann Lee", "meet", "Anne of Cleves")},
    ),
    (
        "where a firm of a city has its seat",
        parses.OWN_FIRM_OF,
        {
            ("modifier/of city", "Acme Semiconductors", "be based in", "Leeds"),
            ("verbal/svo", "Acme Semiconductors", "meet", "Ann Lee"),
        },
    ),
    ("an instrument in brackets is nobody", parses.OWN_BASS, {("verbal/svo", "Ann Lee", "meet", "Karl")}),
    (
        "a second person behind a role before a name is listed, and has it not",
        """
The DET DT 2 det
poet NOUN NN 16 nsubj:pass
Karl PROPN NNP 2 appos PERSON
Voss_ PROPN NNP 3 flat +PERSON
, PUNCT , 8 punct
former ADJ JJ 8 amod
Acme PROPN NNP 8 compound ORG
president NOUN NN 9 nmod:desc
Ann PROPN NNP 2 appos PERSON
Lee_ PROPN NNP 9 flat +PERSON
, PUNCT , 13 punct
and CCONJ CC 13 cc
Bo PROPN NNP 3 conj PERSON
Ek PROPN NNP 13 flat +PERSON
were AUX VBD 16 aux:pass
honored VERB VBN 0 root
in ADP IN 18 case
Bonn_ PROPN NNP 16 obl GPE:CITY
. PUNCT . 16 punct
""",
        {
            ("apposition/noun", "Karl Voss", "be", "The poet"),
            ("title/name", "Ann Lee", "be president of", "Acme"),
            ("title/name", "Ann Lee", "hold role", "president"),
            ("verbal/agentless", "Ann Lee", "be honored in", "Bonn"),
            ("verbal/agentless", "Karl Voss", "be honored in", "Bonn"),
        },
    ),
    (
        "a husband and their son are two",
        """
Mara PROPN NNP 3 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
left VERB VBD 0 root
with ADP IN 6 case
her PRON PRP$ 6 nmod:poss
husband NOUN NN 3 obl
Olaf PROPN NNP 6 appos PERSON
Lund PROPN NNP 7 flat +PERSON
and CCONJ CC 11 cc
their PRON PRP$ 11 nmod:poss
son NOUN NN 6 conj
Bo_ PROPN NNP 11 appos PERSON
. PUNCT . 3 punct
""",
        {
            ("possessive/kin", "Bo", "be son of", "their"),
            ("possessive/kin", "Olaf Lund", "be husband of", "her"),
            ("possessive/kin", "her", "be spouse of", "Olaf Lund"),
            ("verbal/oblique", "Mara Falk", "leave with", "Bo"),
            ("verbal/oblique", "Mara Falk", "leave with", "Olaf Lund"),
        },
    ),
    (
        "as part of what somebody works is no role",
        """
Mara PROPN NNP 3 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
works VERB VBZ 0 root
as ADP IN 5 case
part NOUN NN 3 obl
of ADP IN 8 case
a DET DT 8 det
team_ NOUN NN 5 nmod
. PUNCT . 3 punct
""",
        set(),
    ),
    (
        "what is resolved is done by nobody called it",
        """
It PRON PRP 3 nsubj:pass
was AUX VBD 3 aux:pass
agreed VERB VBN 0 root
to PART TO 5 mark
sell VERB VB 3 xcomp
the DET DT 7 det
mill NOUN NN 5 obj
to ADP IN 9 case
Acme_ PROPN NNP 5 obl ORG
. PUNCT . 3 punct
""",
        set(),
    ),
    (
        "one of some candidates who is named is one person",
        """
Acme PROPN NNP 2 nsubj PERSON
spoke VERB VBD 0 root
to ADP IN 4 case
one NUM CD 2 obl
of ADP IN 8 case
the DET DT 8 det
four NUM CD 8 nummod
candidates_ NOUN NNS 4 nmod
, PUNCT , 10 punct
Karl PROPN NNP 8 appos PERSON
Voss_ PROPN NNP 10 flat +PERSON
. PUNCT . 2 punct
""",
        {
            ("verbal/oblique", "Acme", "speak to", "Karl Voss"),
        },
    ),
    (
        "of three bodies nobody is staff of each",
        """
Norway PROPN NNP 2 nsubj GPE:COUNTRY
invited VERB VBD 0 root
officials NOUN NNS 2 obj
from ADP IN 6 case
Acme PROPN NNP 6 compound ORG:COMPANY
Group_ PROPN NNP 3 nmod +ORG:COMPANY
, PUNCT , 9 punct
Bolt PROPN NNP 9 compound ORG:COMPANY
Group PROPN NNP 6 conj +ORG:COMPANY
and CCONJ CC 12 cc
Coil PROPN NNP 12 compound ORG:COMPANY
Group_ PROPN NNP 6 conj +ORG:COMPANY
. PUNCT . 2 punct
""",
        {
            ("verbal/svo", "Norway", "invite", "officials from Acme Group, Bolt Group and Coil Group"),
        },
    ),
    (
        "a participle at the front is of who acts behind it",
        """
Spotted VERB VBN 10 advcl
by ADP IN 3 case
Karl PROPN NNP 1 obl:agent PERSON
Voss PROPN NNP 3 flat +PERSON
as ADP IN 7 case
a DET DT 7 det
boy_ NOUN NN 1 obl
, PUNCT , 1 punct
he PRON PRP 10 nsubj
won VERB VBD 0 root
the DET DT 12 det
cup_ NOUN NN 10 obj
. PUNCT . 10 punct
""",
        {
            ("verbal/passive", "Karl Voss", "spot", "he"),
            ("verbal/svo", "he", "win", "the cup"),
        },
    ),
    (
        "somebody with another's name behind a comma is listed",
        """
Mara PROPN NNP 11 nsubj PERSON
Falk_ PROPN NNP 1 flat +PERSON
, PUNCT , 5 punct
the DET DT 5 det
poet NOUN NN 1 appos
Karl PROPN NNP 5 appos PERSON
Voss PROPN NNP 6 flat +PERSON
and CCONJ CC 9 cc
Bo PROPN NNP 6 conj PERSON
Ek PROPN NNP 9 flat +PERSON
left VERB VBD 0 root
Leeds_ PROPN NNP 11 obj GPE:CITY
. PUNCT . 11 punct
""",
        {
            ("apposition/noun", "Karl Voss", "be", "the poet"),
            ("verbal/svo", "Karl Voss", "leave", "Leeds"),
            ("verbal/svo", "Mara Falk", "leave", "Leeds"),
        },
    ),
    (
        "a vice president who is the first is told so",
        """
Mara PROPN NNP 3 nsubj PERSON
Falk PROPN NNP 1 flat +PERSON
became VERB VBD 0 root
first ADJ JJ 6 amod
vice NOUN NNP 6 compound
president NOUN NN 3 xcomp
of ADP IN 8 case
Norway_ PROPN NNP 6 nmod GPE:COUNTRY
. PUNCT . 3 punct
""",
        {
            ("copular/role", "Mara Falk", "hold role", "first vice president"),
        },
    ),
    (
        "a body whose unit something is owns what stands behind its name",
        """
Acme PROPN NNP 4 nsubj ORG:COMPANY
is AUX VBZ 4 cop
a DET DT 4 det
subsidiary NOUN NN 0 root
of ADP IN 7 case
Bolt PROPN NNP 7 compound ORG:COMPANY
Holdings_ PROPN NNPS 4 nmod +ORG:COMPANY
, PUNCT , 11 punct
which PRON WDT 11 nsubj
also ADV RB 11 advmod
owns VERB VBZ 4 acl:relcl
Coil_ PROPN NNP 11 obj ORG
. PUNCT . 4 punct
""",
        {
            ("copular/noun", "Acme", "be", "a subsidiary of Bolt Holdings"),
            ("copular/noun of", "Acme", "be subsidiary of", "Bolt Holdings"),
            ("verbal/svo", "Bolt Holdings", "own", "Coil"),
        },
    ),
    (
        "who had agreed to buy is the firm that says so",
        """
Acme PROPN NNP 2 nsubj ORG
said VERB VBD 0 root
that SCONJ IN 6 mark
it PRON PRP 6 nsubj
had AUX VBD 6 aux
agreed VERB VBN 2 ccomp
to PART TO 8 mark
acquire VERB VB 6 xcomp
Bolt_ PROPN NNP 8 obj PERSON
. PUNCT . 2 punct
""",
        {
            ("verbal/svo", "it", "acquire", "Bolt"),
        },
    ),
]
"""A case, its parse, and all relations that are read in it: the rule, subject, predicate and object."""


def rules_of(rows):
    return {(r.evidence.rule, r.subject.text, r.predicate, r.object.text) for r in relations_of(rows)}


OF_SEVERAL_CLAUSES: list[tuple[str, str, set[tuple[str, str, str, str]]]] = [
    (
        "who plays what in a film",
        parses.MPD_CAST,
        {("verbal/svo", "The film", "star", who) for who in ("Ann Lee", "Karl Voss", "Ida Moe")},
    ),
    (
        "who of two is elected to what",
        parses.MPD_ELECTED_EACH,
        {("verbal/svo", "Acme", "elect", "Ann Lee"), ("verbal/deemed", "Ann Lee", "hold role", "chair")},
    ),
    (
        "the last of two with articles is named",
        parses.MPD_AND_BISHOP,
        {("verbal/svo", who, "leave", "Bonn") for who in ("the bishop", "Karl Voss")}
        | {("apposition/role", "Karl Voss", "hold role", "bishop")},
    ),
    ("what each holds one of", parses.MPD_RESPECTIVELY, set()),
    ("who plays a brother is none", parses.MPD_AS_BROTHER, {("verbal/svo", "The film", "star", "Karl Voss")}),
    (
        "where the second of two verbs is",
        parses.MPC_TEACHES,
        {("verbal/svo", "Ann Lee", "head", "the institute"), ("verbal/oblique", "Ann Lee", "teach at", "Falk University")},
    ),
    (
        "two things, each with its place",
        parses.MPC_PARALLEL,
        {
            ("verbal/svo", "Ann", "study", "law in Bonn"),
            ("verbal/bare", "Ann", "study law in", "Bonn"),
            ("verbal/svo", "Ann", "study", "physics in Leeds"),
            ("verbal/bare", "Ann", "study physics in", "Leeds"),
        },
    ),
    (
        "who the owners of which are is no unit",
        parses.MPC_OF_WHICH,
        {
            ("copular/noun", "Bolt", "be", "a unit of Acme"),
            ("copular/noun of", "Bolt", "be unit of", "Acme"),
            ("copular/noun", "the owners", "be", "Ann Lee"),
            ("copular/noun", "the owners", "be", "Bo Ek"),
        },
    ),
    (
        "the name of a firm behind what somebody is there",
        parses.MPC_PARTNER_FIRM,
        {
            ("copular/role", "he", "hold role", "partner"),
            ("apposition/noun", "Falk Orin", "be", "The law firm"),
            ("verbal/svo", "Falk Orin", "leave", "Bonn"),
        },
    ),
    (
        "where a supplier of pumps is",
        parses.MPC_SELLER_BASED,
        {
            ("apposition/noun", "Acme", "be", "a supplier of pumps based in Leeds"),
            ("apposition/noun of", "Acme", "be supplier of", "pumps"),
            ("verbal/agentless", "Acme", "be based in", "Leeds"),
        },
    ),
    (
        "somebody else behind what somebody became",
        parses.MPC_AND_THE_POET,
        {
            ("copular/role", "Karl", "hold role", "head"),
            ("copular/role", "Karl", "be head of", "Acme"),
            ("verbal/svo", "Karl", "leave", "Bonn"),
            ("apposition/noun", "Ann Lee", "be", "the poet"),
        },
    ),
    ("who is spoken to is no engineers", parses.MPC_VOCATIVE, set()),
    ("what something goes back to", parses.MPC_GOES_BACK, {("verbal/oblique", "Acme", "go back to", "a fund of 1893")}),
    (
        "a share that is the next of a list",
        parses.MPC_PER_CENT,
        {("verbal/svo", "Bolt", "own", "Acme"), ("verbal/svo", "Bolt", "own", "Falk")},
    ),
    ("an address is no firm", parses.OF_ADDRESS, set()),
    (
        "a firm without a number is one",
        parses.OF_ADDRESS.replace("14 NUM CD 7 nummod", "the DET DT 7 det"),
        {("modifier/member", "Ann Lee", "be member of", "Elm Court")},
    ),
    ("a verb with a bare noun", parses.MPB_ON_SALE, {("verbal/oblique", "Acme", "go on trial in", "Leeds")}),
    (
        "who was given a prize was elected, too",
        parses.MPB_ELECTED,
        {
            ("verbal/retained", "Ann Lee", "be awarded", "Falk Prize"),
            ("verbal/deemed/noun of", "Ann Lee", "be member of", "Royal Academy"),
        },
    ),
    ("what was attacked left nobody dead", parses.MPB_LEAVING_DEAD, {("verbal/agentless", "Acme", "be attacked in", "Leeds")}),
    ("what two did together neither did", parses.MPB_ATTACKS_KILLED, set()),
    ("what only the second of two verbs has", parses.MPB_REMAINED, set()),
    (
        "a warning covers what it says",
        parses.MPB_WARNING,
        {("verbal/svo", "Acme", "issue", "a warning covering Leeds"), ("verbal/svo", "a warning", "cover", "Leeds")},
    ),
    (
        "what is based on something is no writer",
        parses.MPB_BASED_ON,
        {("verbal/svo", "Ann Lee", "write", "a play"), ("verbal/agentless", "a play", "be based on", "a myth of Norway")},
    ),
    (
        "each of which sells the others to nobody",
        parses.MPB_EACH_OF_WHICH,
        {("copular/noun", "The units", "be", who) for who in ("Falk", "Orin", "Corex")}
        | {("verbal/oblique", who, "sell to", "Bolt") for who in ("Falk", "Orin", "Corex")},
    ),
    ("whom a ticket is for", parses.MPB_FOR_PRESIDENT, {("title/name", "Eric Voss", "hold role", "engineer")}),
    (
        "whose nominee the first of two is",
        parses.MPB_NOMINEE,
        {("verbal/svo", "Acme", "nominate", who) for who in ("Bo Lee", "Karl Voss")}
        | {
            ("verbal/bare", "Acme", "nominate nominee for", "president"),
            ("apposition/party", "Bo Lee", "be member of", "Falk Party"),
            ("modifier/of name", "Bo Lee", "be nominee of", "Falk Party"),
            ("modifier/noun", "Karl Voss", "be", "rapper"),
        },
    ),
    (
        "each of a list is born when its own bracket says",
        parses.MPA_LISTED_BORN,
        {("verbal/agentless", "Karl Voss", "be born", "1951"), ("verbal/agentless", "Ann Lee", "be born", "1952")}
        | {("verbal/svo", who, "found", "Acme") for who in ("Karl Voss", "Ann Lee", "Bo Lind")},
    ),
    (
        "whose wife the nearest of a list is",
        parses.MPA_HIS_WIFE,
        {("verbal/svo", who, "meet", "Bo Lind") for who in ("Ann Lee", "Karl Voss", "Ida Voss")}
        | {("possessive/kin", "Karl Voss", "be spouse of", "Ida Voss"), ("possessive/kin", "Ida Voss", "be wife of", "Karl Voss")},
    ),
    (
        "what most of several do",
        parses.MPA_MOST_OF_WHICH,
        {("verbal/svo", "Acme", "own", "ten mills"), ("verbal/svo", "most of ten mills", "burn", "coal")},
    ),
    ("what two are together neither is", parses.MPA_ONLY_MEMBERS, set()),
    (
        "what two are each",
        parses.MPA_ONLY_MEMBERS.replace("only ADJ", "new ADJ"),
        {("copular/noun", who, "be", "the new members") for who in ("Norway", "Chile")},
    ),
    (
        "a part of a whole is no kind of it",
        parses.MPA_COALITION,
        {("verbal/svo", who, "win", "the vote") for who in ("A coalition", "Norda")},
    ),
    (
        "of two kinds nobody tells which one something is",
        parses.MPA_TWO_KINDS,
        {("verbal/svo", who, "meet", "Ann Lee") for who in ("Poor states", "rich countries", "Norway")},
    ),
    ("one of two roles is held", parses.MPA_KING_OR_QUEEN, {("verbal/svo", "Bo", "meet", "Ida Voss")}),
    ("what is to be done is not done", parses.MPA_INCLUDING_SELLING, {("verbal/svo", "Acme", "faces", "tasks")}),
    ("what something happens ahead of", parses.MPA_AHEAD_OF, set()),
    (
        "a gerund beside a gerund",
        parses.MPA_URGING_TO,
        {
            ("verbal/svo", "Ann", "praise", "Acme"),
            ("verbal/svo", "Acme", "urge", "Bolt"),
            ("verbal/svo", "Bolt", "sell", "Corex"),
            ("verbal/svo", "Acme", "buy", "Falk"),
        },
    ),
    ("no year or place does what somebody does", parses.MPA_BY_AND_IN, {("verbal/passive", "Acme", "release", "The song")}),
    (
        "of what a union leader is the founder",
        parses.MPA_UNION_LEADER,
        {
            ("apposition/role", "Ann Lee", "hold role", "union leader"),
            ("apposition/role", "Ann Lee", "hold role", "founder"),
            ("apposition/role", "Ann Lee", "be founder of", "Green Party"),
        },
    ),
    (
        "of what a lawyer is the director",
        parses.MPA_LAWYER_AND,
        {
            ("apposition/role", "Ann Lee", "hold role", "lawyer"),
            ("apposition/role", "Ann Lee", "hold role", "director"),
            ("apposition/role", "Ann Lee", "be director of", "Acme"),
        },
    ),
    ("so many at most", parses.MPA_UP_TO, {("verbal/svo", "Acme", "hold", "up to five rallies")}),
    ("who is counted together", parses.MPA_MEN_AND_BOYS, {("verbal/svo", "Serb forces", "kill", "8,000 men and boys")}),
    (
        "what is no more of those counted",
        parses.MPA_MEN_AND_BOYS.replace("boys_", "ships_"),
        {("verbal/svo", "Serb forces", "kill", who) for who in ("8,000 men", "ships")},
    ),
    (
        "one executive of two firms",
        parses.MPA_FORMER_EXECUTIVE,
        {("verbal/oblique", "Bo", "meet with", "Ann Lee"), ("title/name", "Ann Lee", "hold role", "executive")},
    ),
    (
        "a noun that three names share",
        parses.MPA_PLANS,
        {("verbal/svo", "Acme Cloud, Bolt Sky and Corex Air plans", "include", "storage")},
    ),
    (
        "what killed another than the wounded",
        parses.MPA_THAT_KILLED,
        {
            ("verbal/agentless", "A lawmaker", "be wounded in", "a bombing"),
            ("verbal/oblique", "A lawmaker", "die in", "Leeds"),
            ("verbal/svo", "a bombing", "kill", "Karl Voss"),
        },
    ),
    ("until when somebody has time", parses.MPA_HAS_UNTIL, set()),
    ("where somebody arrives on a visit", parses.MPA_FIRST_VISIT, {("verbal/oblique", "Ann Lee", "arrive in", "Bonn")}),
    (
        "with whom something is done",
        parses.MPA_IN_COOPERATION,
        {("verbal/agentless", "The report", "be published in cooperation with", "Acme")},
    ),
    (
        "names of one",
        parses.WHO_KNOWN_AS.replace(
            "and CCONJ CC 4 cc\nBo PROPN NNP 1 conj PERSON", "of ADP IN 4 case\nBo PROPN NNP 1 nmod PERSON"
        ),
        {("verbal/agentless", "Ann Lee", "be known as", "Lucky"), ("verbal/agentless", "Ann Lee", "be known as", "Skuff Cole")},
    ),
    (
        "those listed after votes and a colon",
        parses.VOTES_AGAINST_LIST,
        {("verbal/oblique", "Ann", "vote against", "the motion"), ("verbal/oblique", "Tom", "vote against", "the motion")},
    ),
    ("who is named after a vote that is for nothing yet", parses.VOTE_FOR_GOVERNOR, set()),
    (
        "clause that stands before the second of two",
        parses.CLAUSE_OF_THE_FIRST,
        {
            ("verbal/svo", "Acme", "own", "Bolt"),
            ("verbal/svo", "Acme", "own", "Corex"),
            ("verbal/svo", "Bolt", "sell", "soap"),
        },
    ),
    (
        "two names with a clause each",
        parses.TWO_WITH_CLAUSES,
        {
            ("verbal/svo", "Acme", "own", "Bolt"),
            ("verbal/svo", "Acme", "own", "Corex"),
            ("verbal/svo", "Bolt", "sell", "soap"),
            ("verbal/svo", "Corex", "sell", "Tarn"),
        },
    ),
    (
        "what is sold, with a clause of its own, is no second seller",
        parses.TWO_OF_A_UNIT,
        {
            ("verbal/svo", "Acme", "own", "a unit"),
            ("verbal/svo", "a unit", "sell", "Bolt"),
            ("verbal/svo", "a unit", "sell", "soap"),
        },
    ),
    (
        "what has a term of its own in brackets",
        parses.TEAM_CALLED_IN_BRACKETS,
        {
            ("verbal/svo", "Acme", "own", "the Product Security Team"),
            ("verbal/oblique", "the Product Security Team", "work on", "fraud"),
        },
    ),
    (
        "participle that tells which water",
        parses.WATER_PUMPED,
        {("verbal/passive", "Bolt", "pumped", "Water"), ("verbal/svo", "Water pumped by Bolt in Chile", "reached", "Acme")},
    ),
    (
        "who measures what a clause is about",
        parses.AS_MEASURED_BY,
        {("verbal/passive", "the index", "measure", "Inflation")},
    ),
    (
        "verb that adverbs part from its to",
        parses.TO_QUICKLY_AND_SIMPLY_BUILD,
        {("verbal/svo", "Acme", "allow", "Bolt"), ("verbal/svo", "Bolt", "build", "Corex")},
    ),
    (
        "role in which something is done",
        parses.AS_CHAIRMAN,
        {
            ("verbal/meanwhile", "Ann Lee", "be chairman of", "Acme"),
            ("verbal/meanwhile", "Ann Lee", "hold role", "chairman"),
            ("verbal/svo", "Ann Lee", "oppose", "the sale"),
        },
    ),
    (
        "place beside an object",
        parses.HOUSE_WHERE_HE_MET,
        {
            ("verbal/oblique", "Ann Lee", "move to", "Leeds"),
            ("verbal/svo", "she", "meet", "Karl"),
        },
    ),
    (
        "place where somebody died",
        parses.LEEDS_WHERE_DIED,
        {
            ("verbal/oblique", "Ann Lee", "move to", "Leeds"),
            ("verbal/oblique", "she", "die in", "Leeds"),
        },
    ),
    (
        "body where something is done to one",
        parses.FIRM_WHERE_EMPLOYED,
        {
            ("verbal/agentless", "she", "be employed at", "the firm"),
            ("verbal/svo", "Ann Lee", "leave", "the firm"),
        },
    ),
    (
        "who does something where they are",
        parses.IN_THE_YARD_MENDING,
        {
            ("copular/place", "Karl Voss", "be in", "the yard mending a fence"),
            ("verbal/svo", "Karl Voss", "mend", "a fence"),
        },
    ),
    (
        "party by a member of it",
        parses.A_DEMOCRAT,
        {
            ("affiliation/partisan", "Ann Lee", "be member of", "Democratic Party"),
            ("verbal/svo", "Ann Lee", "oppose", "it"),
        },
    ),
    (
        "member of a party that is called by two words",
        parses.A_DEMOCRAT.replace("Democrat PROPN NNP 1 appos NORP", "Liberal ADJ JJ 6 amod ORG\nDemocrat PROPN NNP 1 appos NORP")
        .replace("a DET DT 5", "a DET DT 6")
        .replace(", PUNCT , 5 punct", ", PUNCT , 6 punct")
        .replace("from ADP IN 7 case\nOhio_ PROPN NNP 5 nmod GPE:REGION", "from ADP IN 8 case\nOhio_ PROPN NNP 6 nmod GPE:REGION")
        .replace(" 9 nsubj", " 10 nsubj")
        .replace("it_ PRON PRP 9", "it_ PRON PRP 10")
        .replace(". PUNCT . 9", ". PUNCT . 10"),
        {("verbal/svo", "Ann Lee", "oppose", "it")},
    ),
    (
        "killed by what a clause with when tells",
        parses.KILLED_WHEN_HIT,
        {("casualty/when", "a bomb", "kill", "A soldier"), ("verbal/passive", "a bomb", "hit", "a convoy")},
    ),
    (
        "place around a place before another verb",
        parses.BORN_IN_FABER,
        {
            ("verbal/agentless", "Karl", "be born in", "Faber"),
            ("place/comma", "Faber", "be located in", "Virginia"),
            ("verbal/agentless", "Karl", "be born in", "Virginia"),
            ("verbal/svo", "Karl", "meet", "Ann"),
        },
    ),
    (
        "description before a name",
        parses.A_SUBSIDIARY_BOLT,
        {
            ("apposition/noun of", "Bolt Energy", "be subsidiary of", "Acme Group"),
            ("verbal/svo", "Bolt Energy", "meet", "Karl"),
        },
    ),
    (
        "each of the states that a deal is with",
        parses.DEAL_WITH_STATES,
        {
            ("verbal/entered", "Acme", "enter into deal with", "Ohio"),
            ("verbal/entered", "Acme", "enter into deal with", "Utah"),
            ("verbal/oblique", "Acme", "enter into", "a deal with the states of Ohio and Utah"),
        },
    ),
    (
        "by how much something falls, and to what",
        parses.FELL_BY_TO,
        {("verbal/amount", "Revenue", "fall to", "$5"), ("verbal/change", "Revenue", "fall by", "3%")},
    ),
    (
        "how much something results in",
        parses.RESULTED_IN_LOSS_OF,
        {
            ("verbal/measure", "The strike", "result in loss of", "$2 million"),
            ("verbal/oblique", "The strike", "result in", "a loss of $2 million"),
        },
    ),
    (
        "description before a pronoun",
        parses.A_NATIVE_HE,
        {
            ("apposition/noun of", "he", "be native of", "Detroit"),
            ("verbal/svo", "he", "meet", "Karl"),
        },
    ),
    (
        "circumstance behind the second of two passive clauses",
        parses.HURT_IN_FIRE,
        {
            ("verbal/agentless", "Two soldiers", "be killed in", "the fire"),
            ("verbal/agentless", "five guards", "be hurt in", "the fire"),
        },
    ),
    (
        "two passive clauses that count nobody",
        parses.HURT_IN_FIRE.replace("Two NUM CD 2 nummod", "The DET DT 2 det"),
        {("verbal/agentless", "five guards", "be hurt in", "the fire")},
    ),
    (
        "who does the second of two deeds alone",
        parses.SOLD_AND_BOUGHT,
        {("verbal/passive", "Crate", "buy", "Bolt")},
    ),
    (
        "harm at a meeting is not the meeting's",
        parses.EXPLOSION_THAT_KILLED.replace("an DET DT 4 det\nexplosion", "a DET DT 4 det\nmeeting"),
        {("verbal/svo", "Ann", "see", "a meeting at a pipeline"), ("verbal/svo", "a pipeline", "kill", "Karl")},
    ),
    (
        "harm that an event does, not what it happens to",
        parses.EXPLOSION_THAT_KILLED.replace("at ADP", "of ADP").replace("pipeline", "train"),
        {("verbal/svo", "Ann", "see", "an explosion of a train"), ("verbal/svo", "an explosion of a train", "kill", "Karl")},
    ),
    (
        "harm that an event does, not its place",
        parses.EXPLOSION_THAT_KILLED,
        {("verbal/svo", "Ann", "see", "an explosion at a pipeline"), ("verbal/svo", "an explosion at a pipeline", "kill", "Karl")},
    ),
    (
        '"who" after an organization',
        parses.DIRECTOR_WHO,
        {
            ("copular/role", "Ann Lee", "be employee of", "Acme"),
            ("copular/role", "Ann Lee", "hold role", "director"),
            ("verbal/svo", "Ann Lee", "meet", "Karl"),
        },
    ),
    (
        "infinitive after where somebody is",
        parses.CREWS_ON_SCENE,
        {("copular/place", "Crews", "be on", "the scene"), ("verbal/svo", "Crews", "repair", "the pipes")},
    ),
    (
        "who spends a time doing something does it",
        parses.NEWS_SPENT_MONTH,
        {("verbal/svo", "Ann", "start", "the month visiting Leeds"), ("verbal/svo", "Ann", "visit", "Leeds")},
    ),
    (
        "an adverb beside what somebody is names nothing",
        parses.NEWS_THERE,
        {("copular/noun", "Acme", "be", "the winner")},
    ),
    (
        "a time behind a name is no age",
        parses.NEWS_TIME_OF_RACE,
        {("verbal/svo", "Karl", "meet", "Ann Lee")},
    ),
    (
        "a plural noun before one name describes nobody",
        parses.NEWS_PREMIERS,
        {("verbal/svo", "They", "meet", "Karl")},
    ),
    (
        "votes by which something is passed do nothing",
        parses.NEWS_BY_VOTES,
        set(),
    ),
    (
        "who grows and buys a firm grows no firm",
        parses.NEWS_GREW_BOUGHT,
        {("verbal/svo", "Acme", "buy", "Bolt")},
    ),
    (
        "what is listed behind an aside is no part of it",
        parses.NEWS_LISTED_AFTER_ASIDE,
        {("verbal/svo", "Acme", "buy", "Bolt"), ("verbal/svo", "Acme", "buy", "Norway"), ("verbal/svo", "Bolt", "help", "growth")},
    ),
    (
        "an aside says nothing of what is listed behind it",
        parses.NEWS_HIRED_WHO,
        {("verbal/svo", "Acme", "hire", "Ann"), ("verbal/svo", "Acme", "hire", "Karl"), ("verbal/svo", "Ann", "lead", "Bolt")},
    ),
    (
        "what somebody calls something calls nobody",
        parses.NEWS_WHAT_CALLS,
        {("verbal/svo", "Ann", "criticize", "what")},
    ),
]
"""Sentences whose second clause keeps its own status, whatever is said of the first."""


@pytest.mark.parametrize(
    ("case", "rows", "expected"), [*RELATIONS, *OF_SEVERAL_CLAUSES], ids=[case for case, *_ in (*RELATIONS, *OF_SEVERAL_CLAUSES)]
)
def test_constructions_read_these_relations_by_these_rules(case, rows, expected):
    assert rules_of(rows) == expected


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_row_misses_a_construction_that_reads_nothing(pattern, monkeypatch):
    monkeypatch.setitem(PATTERNS, pattern, lambda *_: iter(()))
    rows_of_all = (*RELATIONS, *OF_SEVERAL_CLAUSES)
    assert any(rules_of(rows) < expected for _, rows, expected in rows_of_all), f"give the construction {pattern!r} a row"


STATUS = [
    ("planned by will", parses.SAID_WILL, False, Modality.PLANNED),
    ("planned by plan to", parses.PLANS_TO, False, Modality.PLANNED),
    ("denied by not", parses.NOT_BOUGHT, True, Modality.ASSERTED),
    ("denied by fail to", parses.FAILED_TO, True, Modality.ASSERTED),
    ("denied by rule out", parses.RULED_OUT, True, Modality.ASSERTED),
    ("denied by deny that", parses.DENIED_THAT, True, Modality.ASSERTED),
    ("possible by may", parses.MAY_BUY, False, Modality.POSSIBLE),
    ("denied before but", parses.NOT_BUT, False, Modality.ASSERTED),
    ("purpose of what is denied", parses.NOT_IN_ORDER_TO, True, Modality.PLANNED),
    ("not said to be planned", parses.DID_NOT_SAY, False, Modality.POSSIBLE),
    ("after a plan, with an auxiliary of its own", parses.WILL_AND_HAS, False, Modality.ASSERTED),
    ("asserted", parses.RELATIVE, False, Modality.ASSERTED),
    ("not true that", parses.NOT_TRUE, True, Modality.ASSERTED),
    ("rumours that", parses.RUMOURS_THAT, False, Modality.POSSIBLE),
    ("neither, nor", parses.NEITHER_NOR, True, Modality.ASSERTED),
    ("whether to", parses.WHETHER_TO, False, Modality.POSSIBLE),
    ("no longer", parses.NO_LONGER.replace("owns", "buys"), True, Modality.ASSERTED),
    ("headline in capitals", parses.CAPITALS, False, Modality.PLANNED),
]


@pytest.mark.parametrize(("case", "rows", "negated", "modality"), STATUS, ids=[case for case, *_ in STATUS])
def test_status_of_a_relation(case, rows, negated, modality):
    purchases = [r for r in relations_of(rows) if r.predicate in ("buy", "acquire")]
    assert purchases
    assert {(r.factuality.negated, r.factuality.modality) for r in purchases} == {(negated, modality)}


@pytest.mark.parametrize(
    ("rows", "negated", "modality"),
    [
        (parses.REPORTS_OF_MERGER, True, Modality.POSSIBLE),
        (parses.POSSIBLE_MERGER, False, Modality.POSSIBLE),
        (parses.PROPOSED_MERGER, False, Modality.PLANNED),
        (parses.FAILED_MERGER, True, Modality.ASSERTED),
        (parses.PLAN_FOR_MERGER, False, Modality.PLANNED),
        (parses.DENIED_MERGER, True, Modality.ASSERTED),
    ],
)
def test_noun_tells_what_its_clause_and_the_words_around_it_let_be_so(rows, negated, modality):
    (merger,) = [r for r in relations_of(rows) if r.predicate == "merge with"]
    assert (merger.factuality.negated, merger.factuality.modality) == (negated, modality)


def test_who_does_not_do_something_is_somewhere_all_the_same():
    (place,) = [r for r in relations_of(parses.COURT_DID_NOT) if r.predicate == "be located in"]
    assert not place.factuality.negated


@pytest.mark.parametrize(
    ("rows", "killer", "modality"),
    [
        (parses.SENTENCED_FOR_MURDER, "Karl Voss", Modality.ASSERTED),
        (parses.SENTENCED_FOR_MURDER.replace("sentenced", "accused").replace("for", "of"), "Karl Voss", Modality.POSSIBLE),
        (parses.CALLED_FOR_MURDER, None, None),
        (parses.CALLED_FOR_MURDER.replace("called", "apologized"), "Karl Voss", Modality.POSSIBLE),
    ],
    ids=["sentenced", "accused", "called", "apologized"],
)
def test_deed_is_of_who_is_blamed_for_it_not_of_who_blames(rows, killer, modality):
    murders = [r for r in relations_of(rows) if r.predicate == "murder"]
    assert [(r.subject.text, r.factuality.modality) for r in murders] == ([(killer, modality)] if killer else [])


def test_apology_that_is_rejected_was_made():
    (apology,) = [r for r in relations_of(parses.APOLOGY_FOR) if r.predicate == "apologize for"]
    assert not apology.factuality.negated


def test_each_of_listed_persons_has_the_role_said_after_the_name():
    offices = {t for t in triples_of(parses.LISTED) if t[1].startswith("be ")}
    assert offices == {("Ann", "be head of", "Acme"), ("Bo", "be chairman of", "Bolt")}


def test_date_of_a_fronted_participle_is_not_the_main_verbs():
    triples = triples_of(parses.BORN_AND_FOUNDED)
    assert ("Ann", "be born", "4 May 1961") in triples
    assert not any(predicate.startswith("be founded") for _, predicate, _ in triples)


def test_what_is_kept_from_happening_is_denied_of_whom_it_is_kept():
    (visit,) = [r for r in relations_of(parses.KEPT_FROM) if r.predicate == "visit"]
    assert (visit.subject.text, visit.factuality.negated) == ("Ann", True)


def test_verb_beside_a_predicate_noun_is_no_kind():
    assert triples_of(parses.MAKER_AND_SOLD) == {
        ("Acme", "be", "a maker of cars"),
        ("Acme", "be maker of", "cars"),
        ("Acme", "sell", "Bolt"),
    }


def test_whose_stands_for_the_noun_before_its_clause():
    assert {("Karl", "be chairman of", "Globex"), ("Karl", "hold role", "chairman")} < triples_of(parses.WHOSE_CHAIR_IS)


def test_what_somebody_resigns_as_is_a_role():
    (relation,) = relations_of(parses.RESIGNED_AS_ASSISTANT)
    assert relation.object.mention.label == "Role"


def test_relative_clause_is_of_the_noun_that_its_verb_agrees_with():
    assert ("Bank", "regulates", "Acme") in triples_of(parses.POLICIES_OF_WHICH)


@pytest.mark.parametrize("rows", [parses.LISTED_WITH_NAMES, parses.TERM_BESIDE])
def test_what_is_listed_with_names_and_what_is_a_term_are_no_kinds(rows):
    assert not [t for t in triples_of(rows) if t[1] == "be"]
    assert [t for t in triples_of(parses.TERM_BESIDE.replace("the DET", "a DET")) if t[1] == "be"]


def test_how_something_is_done_is_done_by_no_patient():
    assert triples_of(parses.CALCULATED_USING) == {("Growth", "be calculated using", "averages")}


def test_party_before_a_title_is_of_who_bears_it():
    assert ("Ann", "be member of", "Democratic Party") in triples_of(parses.DEMOCRATIC_MAYOR)


def test_clause_with_which_for_its_subject_describes_the_noun():
    assert triples_of(parses.WHICH_IS_ABOUT) == {("The film", "be about", "Ann"), ("The film", "leave", "Oslo")}


def test_titles_listed_before_a_name_belong_to_it():
    assert {("Doris Day", "die in", "Carmel")} == {t for t in triples_of(parses.SINGER_AND_ACTOR) if t[1] == "die in"}


def test_each_of_two_persons_has_the_role_beside_them_alone():
    held = {(r.subject.text, r.object.text) for r in relations_of(parses.TWO_ROLES_OF_TWO) if r.evidence.rule == "apposition/role"}
    assert held == {("Ann", "director"), ("Ann", "Acme"), ("Karl", "chairman"), ("Karl", "Acme")}


def test_no_country_is_in_another():
    assert not [r for r in relations_of(parses.IMPOSED_ON_A_COUNTRY) if r.predicate == "be located in"]
    city = parses.IMPOSED_ON_A_COUNTRY.replace("US PROPN NNP 2 obl:agent GPE:COUNTRY", "Oslo PROPN NNP 2 obl:agent GPE:CITY")
    assert [(r.subject.text, r.object.text) for r in relations_of(city) if r.predicate == "be located in"] == [("Oslo", "Norway")]


def test_what_is_counted_after_a_second_and_is_no_place():
    read = {(r.phrase, r.object.text) for r in relations_of(parses.OFFICES_AND_EMPLOYEES)}
    assert ("has", "400 employees") in read
    assert not {phrase for phrase, text in read if text == "400 employees"} - {"has"}


def test_what_a_contract_is_for_is_yet_to_be_done():
    built = [r.factuality.modality for r in relations_of(parses.WON_A_CONTRACT) if r.predicate == "build"]
    assert built == [Modality.PLANNED]


@pytest.mark.parametrize(
    ("rows", "negated", "modality"),
    [
        (parses.WARNED_AGAINST, True, Modality.OBLIGATORY),
        (parses.WARNED_AGAINST.replace("warned", "clear").replace("against", "of"), False, Modality.POSSIBLE),
        (parses.DREAMED_OF, False, Modality.POSSIBLE),
        (parses.DREAMED_OF.replace("dreamed", "think"), False, Modality.POSSIBLE),
        (parses.TURNED_DOWN_AN_OFFER, True, Modality.PLANNED),
        (parses.FALSELY_SAID, True, Modality.ASSERTED),
        (parses.FALSELY_SAID.replace("said", "helped").replace("that SCONJ IN", "to PART TO"), False, Modality.ASSERTED),
        (parses.WRONGLY_CONVICTED, True, Modality.ASSERTED),
        (parses.WRONGLY_CONVICTED.replace("wrongly", "later"), False, Modality.ASSERTED),
    ],
    ids=[
        "warned",
        "cleared",
        "dreamed",
        "thought",
        "turned down",
        "falsely said",
        "wrongly helped",
        "wrongly convicted",
        "convicted",
    ],
)
def test_what_is_warned_against_thought_of_turned_down_or_falsely_said_is_no_fact(rows, negated, modality):
    (purchase,) = [r for r in relations_of(rows) if r.predicate == "buy"]
    assert (purchase.subject.text, purchase.object.text) == ("Acme", "Bolt")
    assert (purchase.factuality.negated, purchase.factuality.modality) == (negated, modality)


@pytest.mark.parametrize(
    ("rows", "modality"),
    [
        (parses.CALLED_FOR_IT_TO_BUY, Modality.OBLIGATORY),
        (parses.CALLED_FOR_IT, Modality.OBLIGATORY),
        (parses.CALLED_FOR_IT_TO_BUY.replace("called", "waited"), Modality.POSSIBLE),
    ],
)
def test_who_is_called_upon_has_not_done_it(rows, modality):
    (purchase,) = [r for r in relations_of(rows) if r.predicate == "buy"]
    assert (purchase.subject.text, purchase.factuality.modality) == ("Acme", modality)


def test_what_a_noun_is_for_is_done_by_no_subject():
    assert not [r for r in relations_of(parses.NEED_FOR_BUYING) if r.predicate == "buy"]
    planned = parses.NEED_FOR_BUYING.replace("need", "plan")
    assert [r.subject.text for r in relations_of(planned) if r.predicate == "buy"] == ["Acme"]


def test_trouble_in_doing_something_leaves_open_whether_it_is_done():
    (sale,) = [r for r in relations_of(parses.TROUBLE_SELLING) if r.predicate == "sell"]
    assert sale.factuality.modality is Modality.POSSIBLE


@pytest.mark.parametrize(("verb", "source"), [("alleged", "Ann"), ("said", None)])
def test_what_is_told_in_passing_of_a_name_is_alleged_with_the_rest(verb, source):
    (bribe,) = [r for r in relations_of(parses.ALLEGED_IN_PASSING.replace("alleged", verb)) if r.predicate == "bribe"]
    assert (bribe.factuality.attribution and bribe.factuality.attribution.text) == source


def test_what_somebody_calls_a_kind_is_one_by_their_word():
    (called,) = [r for r in relations_of(parses.MS_CALLS_ROGUE) if r.evidence.rule == "instance/such as"]
    assert (called.subject.text, called.object.text) == ("Chad", "rogue state")
    assert called.factuality.attribution is not None
    assert called.factuality.attribution.text == "Ann"


@pytest.mark.parametrize(
    ("before", "now", "kinds"),
    [
        ("", "", []),
        ("a DET DT 4 det", "any DET DT 4 det", []),
        ("a DET DT 4 det", "cold ADJ JJ 4 amod", ["cold planet"]),
    ],
)
def test_a_planet_like_mars_says_nothing_new_of_mars(before, now, kinds):
    relations = relations_of(parses.MS_LIKE.replace(before, now))
    assert [r.object.text for r in relations if r.evidence.rule == "instance/such as"] == kinds


@pytest.mark.parametrize(("noun", "kinds"), [("title", []), ("film", ["the film"])])
def test_a_title_is_no_kind_of_what_is_called_so(noun, kinds):
    relations = relations_of(parses.MS_TITLE.replace("title", noun))
    assert [r.object.text for r in relations if r.evidence.rule == "apposition/noun"] == kinds


@pytest.mark.parametrize(("label", "modality"), [("PERSON", Modality.PLANNED), ("ORG:PARTY", Modality.ASSERTED)])
def test_whom_a_party_nominates_is_its_candidate_at_once(label, modality):
    rows = parses.CO_NOMINATED_AS.replace("nsubj PERSON", f"nsubj {label}").replace("1 flat +PERSON", f"1 flat +{label}")
    (named,) = [r for r in relations_of(rows) if r.predicate == "nominate"]
    assert named.factuality.modality is modality


@pytest.mark.parametrize(("verb", "modality"), [("nominated", Modality.PLANNED), ("elected", Modality.ASSERTED)])
def test_who_is_nominated_has_yet_to_get_the_office(verb, modality):
    roles = [r for r in relations_of(parses.NOMINATED_AS.replace("nominated", verb)) if r.predicate == "hold role"]
    assert [(r.subject.text, r.factuality.modality) for r in roles] == [("Ann", modality)]


@pytest.mark.parametrize(("label", "read"), [("EVENT:EVENT", {"be winner of"}), ("ORG:COMPANY", {"be winner of", "be winner at"})])
def test_where_somebody_won_something_is_nothing_that_they_won(label, read):
    rows = parses.MS_RECIPIENT_AT.replace("EVENT:EVENT", label)
    assert {r.predicate for r in relations_of(rows) if r.predicate.startswith("be winner")} == read


def test_what_is_smaller_than_others_is_so_beside_them_alone():
    (kind,) = [r.object.text for r in relations_of(parses.MS_SMALLER) if r.evidence.rule == "instance/such as"]
    assert kind == "shop"


@pytest.mark.parametrize(("noun", "modality"), [("attempt", Modality.POSSIBLE), ("delay", Modality.ASSERTED)])
def test_what_is_attempted_is_yet_to_be_there(noun, modality):
    (place,) = [r for r in relations_of(parses.MS_ATTEMPT_AT.replace("attempt", noun)) if r.object.text == "Kiel"]
    assert place.factuality.modality is modality


@pytest.mark.parametrize(("rows", "modality"), [(parses.MS_UNTIL_RECENTLY, Modality.PAST), (parses.MS_UNTIL_NOW, Modality.PAST)])
def test_what_somebody_was_until_recently_is_no_longer_so_and_what_they_do_is(rows, modality):
    read = {r.predicate: r for r in relations_of(rows)}
    assert read["be mayor of"].factuality.modality is modality
    assert read["join"].factuality.modality is Modality.ASSERTED
    assert read["join"].qualifiers == ()


@pytest.mark.parametrize(("verb", "modality"), [("is", Modality.ASSERTED), ("was", Modality.PAST)])
def test_what_was_the_capital_is_it_no_longer(verb, modality):
    (capital,) = [
        r
        for r in relations_of(parses.IS_THE_CAPITAL.replace("is AUX VBZ", f"{verb} AUX {'VBD' if verb == 'was' else 'VBZ'}"))
        if r.predicate == "be capital of"
    ]
    assert (capital.object.text, capital.factuality.modality) == ("Japan", modality)


@pytest.mark.parametrize(
    ("rows", "dated"),
    [
        (parses.LIFE_BEHIND_HONOURS, True),
        (parses.LIFE_BEHIND_HONOURS.replace("FRS", "CEO"), False),
        (parses.LIFE_BEHIND_HONOURS.replace("LEE_", "Labour_"), False),
    ],
)
def test_years_behind_an_office_or_a_party_are_no_life(rows, dated):
    assert any(r.evidence.rule == "life/dates" for r in relations_of(rows)) == dated


def test_time_of_an_office_is_no_date_of_a_death():
    assert not [r for r in relations_of(parses.DEATH_OF_A_MAYOR) if r.predicate == "die"]


def test_who_writes_a_text_speaks_in_it_whoever_prints_it():
    (purchase,) = [r for r in relations_of(parses.LETTER_BY) if r.predicate == "buy"]
    assert purchase.factuality.attribution.text == "Ann"


def test_media_report_what_stands_behind_report():
    (purchase,) = [r for r in relations_of(parses.MEDIA_REPORT_THAT) if r.predicate == "buy"]
    assert (purchase.subject.text, purchase.factuality.attribution.text) == ("Acme", "media")


def test_adverb_that_ties_a_sentence_to_the_last_is_no_word_of_its_verb():
    assert {r.phrase for r in relations_of(parses.CLOSED_LAST_YEAR)} == {"closed"}


def test_passive_is_said_of_its_agent_in_active_words():
    (relation,) = [r for r in relations_of(parses.PASSIVE) if r.predicate == "hinder"]
    assert relation.phrase == "hindered"


def test_what_governs_coordinated_verbs_denies_both():
    status = {r.predicate: r.factuality.negated for r in relations_of(parses.FAILED_BOTH)}
    assert status == {"buy": True, "sell": True}


def test_partnership_that_is_ended_or_rejected_is_no_present_one():
    ended = {(r.predicate, r.factuality.modality) for r in relations_of(parses.ENDED) if r.object.text == "Opel"}
    assert ended
    assert {modality for _, modality in ended} == {Modality.PAST}
    rejected = [r for r in relations_of(parses.ENDED.replace("ended", "rejected")) if r.object.text == "Opel"]
    assert rejected
    assert all(r.factuality.negated for r in rejected)


def test_attribution_is_who_says_so():
    (relation,) = [r for r in relations_of(parses.SAID_WILL) if r.predicate == "acquire"]
    assert relation.factuality.attribution.text == "Microsoft"


def test_who_judges_says_what_something_is():
    (deemed,) = [r for r in relations_of(parses.DEEMED_BY) if r.object.text == "a pioneer"]
    assert deemed.factuality.attribution.text == "Ann Lee"


def test_speaker_after_a_quotation_says_all_its_sentences():
    assert [r.factuality.attribution.text for r in relations_of(parses.QUOTED)] == ["Ann Lee", "Ann Lee"]


def test_words_of_a_denial_stay_with_the_verb_that_is_denied():
    phrases = {r.object.text: r.phrase for r in relations_of(parses.NEVER_BUT_INSTEAD)}
    assert phrases == {"Globex": "never bought", "Bolt": "instead bought"}


def test_role_after_then_is_over():
    both = relations_of(parses.THEN_THE_DIRECTOR)
    assert both
    assert {role.factuality.modality for role in both} == {Modality.PAST}


@pytest.mark.parametrize(
    ("rows", "objects"),
    [
        (parses.ONCE_A_DIRECTOR, {"director", "Acme"}),
        (parses.RETIRED_GENERAL, set()),
        (parses.TIT_THEN, {"President"}),
        (parses.TIT_OUSTED, {"president"}),
        (parses.TIT_WHO_OUSTED, set()),
        (parses.FORMER_PARTY_MEMBER, {"a former Labour Party politician in Norway", "Labour Party", "Norway"}),
        (parses.HEADED_UNTIL_RECENTLY, {"Acme"}),
        (parses.A2_FORMER_CAPITAL, {"Norway"}),
        (parses.A2_RESIDENT, {"Leeds"}),
    ],
)
def test_what_is_said_of_the_past_is_over(rows, objects):
    assert {r.object.text for r in relations_of(rows) if r.factuality.modality is Modality.PAST} == objects


def test_role_in_the_past_tense_is_over():
    both = relations_of(parses.WAS_PRESIDENT)
    assert len(both) == 2
    assert {role.factuality.modality for role in both} == {Modality.PAST}


@pytest.mark.parametrize(
    ("rows", "predicate", "expected"),
    [
        (parses.WHERE_FOUNDED, "found", {("place", "Leeds")}),
        (parses.BEFORE_IT_BOUGHT, "sell", {("time", "before it bought Crate")}),
        (parses.IN_2014_AGREED, "buy", {("time", "2014")}),
        (parses.KILLING, "kill", {("count", "six"), ("place", "Leeds"), ("time", "Monday")}),
    ],
)
def test_qualifiers_come_from_the_clause_around(rows, predicate, expected):
    (relation,) = [r for r in relations_of(rows) if r.predicate == predicate]
    assert {(q.kind.value, q.text) for q in relation.qualifiers} == expected


def test_qualifiers_have_words_and_normal_forms():
    (relation,) = [r for r in relations_of(parses.INVEST) if r.predicate == "invest in"]
    qualifiers = {q.kind.value: (q.text, q.normal) for q in relation.qualifiers}
    assert qualifiers["amount"] == ("$10 billion", "USD 10000000000")
    assert qualifiers["time"] == ("over four years", "P4Y")


@pytest.mark.parametrize("rows", [rows for _, rows, _ in RELATIONS])
def test_spans_lie_in_the_text_and_say_what_they_say(rows):
    text = parses.parse(rows).text
    for relation in relations_of(rows):
        for argument in (relation.subject, relation.object):
            said = text[argument.span.start : argument.span.end]
            words = said.lower().replace(",", "").split()
            of_one = {form for word in words for form in (word, parses.LEMMAS.get(word, word))}
            assert (
                argument.text == said
                or of_one.issuperset(argument.text.lower().split())
                or argument.text
                in (
                    "Afghanistan",
                    "Chechnya",
                    "Democratic Party",
                    "Norway",
                    "Republican Party",
                    "Japan",
                    "Germany",
                    "Britain",
                    "France",
                    "Brazil",
                )
            )
        evidence = relation.evidence.span
        assert 0 <= evidence.start < evidence.end <= len(text)
        for qualifier in relation.qualifiers:
            assert 0 <= qualifier.span.start < qualifier.span.end <= len(text)


def test_what_is_of_the_first_role_is_not_of_the_second():
    """Read "chairman of the board and CEO of Acme", and "leader of the board and CEO"."""
    for rows, owners in (
        (parses.BOARD_AND_CEO, {"chairman": ["the board"], "CEO": ["Acme"]}),
        (
            parses.BOARD_AND_CEO.replace("CEO NOUN NN 7", "CEO_ NOUN NN 7").replace(
                "of ADP IN 11 case\nAcme_ PROPN NNP 7 nmod ORG:COMPANY\n. PUNCT . 4 punct", ". PUNCT . 4 punct"
            ),
            {"chairman": ["the board"], "CEO": []},
        ),
    ):
        held = [r for r in relations_of(rows) if r.predicate == "hold role"]
        assert {r.object.text: [q.text for q in r.qualifiers] for r in held} == owners


def test_office_sought_is_a_role():
    for verb in ("run", "stand"):
        (relation,) = relations_of(parses.RUN_FOR_GOVERNOR.replace("run", verb))
        assert (relation.predicate, relation.object.mention.label) == (f"{verb} for", "Role")


def test_what_somebody_went_on_to_do_was_done():
    (relation,) = relations_of(parses.P_WENT_ON_TO)
    assert relation.factuality.modality is Modality.ASSERTED
    (relation,) = relations_of(parses.P_WENT_ON_TO.replace("went VERB VBD", "stayed VERB VBD"))
    assert relation.factuality.modality is Modality.PLANNED


def test_what_somebody_works_as_is_a_role():
    (relation,) = relations_of(parses.P_WORKED_AS_COOK)
    assert (relation.predicate, relation.object.mention.label) == ("work as", "Role")
    rows = parses.P_WORKED_AS_COOK.replace("cook_", "subsidiary_")
    assert {r.object.mention.label for r in relations_of(rows)} == {"Company"}


def test_role_in_which_somebody_would_act_need_not_be_held():
    rows = parses.AS_CHAIRMAN.replace("opposed VERB VBD 0 root", "would AUX MD 9 aux\noppose VERB VB 0 root")
    rows = rows.replace(" 8 obl", " 9 obl").replace(" 8 nsubj", " 9 nsubj").replace("the DET DT 10", "the DET DT 11")
    rows = rows.replace("sale_ NOUN NN 8", "sale_ NOUN NN 9").replace(". PUNCT . 8", ". PUNCT . 9")
    roles = [r for r in relations_of(rows) if r.evidence.rule == "verbal/meanwhile"]
    assert roles
    assert {r.factuality.modality for r in roles} == {Modality.CONDITIONAL}


@pytest.mark.parametrize("rows", [parses.CO_OFFICES, parses.CO_TWO_OFFICES], ids=["three", "two"])
def test_each_office_of_a_list_has_its_years(rows):
    held = [r for r in relations_of(rows) if r.predicate == "hold role"]
    years = {r.object.text: [q.text.replace("–", "-") for q in r.qualifiers if q.kind is QualifierKind.TIME] for r in held}
    expected = {"mayor": ["1999-2004"], "senator": ["2004-10"], "minister of finance": ["2010-12"]}
    assert years == {office: expected[office] for office in years}
    assert {"mayor", "senator"} <= years.keys()


def test_owner_of_the_last_office_is_none_of_one_with_years():
    owners = {r.object.text: [q.text for q in r.qualifiers if q.kind is QualifierKind.OF] for r in relations_of(parses.CO_OFFICES)}
    assert owners["senator"] == []


@pytest.mark.parametrize("rows", [parses.TY_AGENCY_BEFORE, parses.TY_AGENCY_APPOSED])
def test_a_kind_has_the_class_of_all_its_nouns(rows):
    (label,) = {r.object.mention.label for r in relations_of(rows) if r.predicate == "be"}
    assert label == "MediaOutlet"


def test_who_turned_to_something_else_was_a_lawyer():
    rows = next(rows for title, rows, _ in RELATIONS if title == "what a poet was before")
    (role,) = (r for r in relations_of(rows) if r.predicate == "hold role")
    assert role.factuality.modality is Modality.PAST


def test_one_role_says_nothing_of_another():
    jobs = [r for r in relations_of(parses.MPD_AS_COOK) if r.predicate == "work as"]
    assert len(jobs) == 2
    assert all(q.kind is not QualifierKind.ROLE for r in jobs for q in r.qualifiers)
