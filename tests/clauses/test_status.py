"""The status of what a sentence says, by kinds of English: questions, conditions, denials, wishes and orders of others, sources."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests import parses
from tests.parses import relations_of

CASES = [
    (
        "what is done besides what is not taken",
        """
Norda PROPN NNP 2 nsubj ORG
took VERB VBD 0 root
no DET DT 4 det
shares NOUN NNS 2 obj
and CCONJ CC 6 cc
sold VERB VBD 2 conj
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 2 punct
""",
        ("Norda", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "plans that are denied",
        """
Acme PROPN NNP 2 nsubj ORG
denied VERB VBD 0 root
plans NOUN NNS 2 obj
to PART TO 5 mark
buy VERB VB 3 acl
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", True, Modality.PLANNED, None),
    ),
    (
        "talks that one is not in",
        """
Acme PROPN NNP 5 nsubj ORG
is AUX VBZ 5 cop
not PART RB 5 advmod
in ADP IN 5 case
talks NOUN NNS 0 root
to PART TO 7 mark
buy VERB VB 5 acl
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 5 punct
""",
        ("Acme", "Bolt", True, Modality.PLANNED, None),
    ),
    (
        "proviso of what is to come",
        """
Acme PROPN NNP 3 nsubj ORG
will AUX MD 3 aux
buy VERB VB 0 root
Bolt PROPN NNP 3 obj ORG
provided VERB VBN 3 advcl
that SCONJ IN 8 mark
Ann PROPN NNP 8 nsubj PERSON
agrees_ VERB VBZ 5 ccomp
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "question",
        """
Does AUX VBZ 3 aux
Acme PROPN NNP 3 nsubj ORG
own VERB VB 0 root
Bolt_ PROPN NNP 3 obj ORG
? PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "quoted question",
        """
"_ PUNCT `` 4 punct
Did AUX VBD 4 aux
Acme PROPN NNP 4 nsubj ORG
buy VERB VB 8 ccomp
Bolt_ PROPN NNP 4 obj ORG
?_ PUNCT . 4 punct
" PUNCT '' 4 punct
asked VERB VBD 0 root
Ann PROPN NNP 8 nsubj PERSON
Lee_ PROPN NNP 9 flat +
. PUNCT . 8 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, "Ann Lee"),
    ),
    (
        "inversion with had",
        """
Had AUX VBD 3 aux
Acme PROPN NNP 3 nsubj ORG
bought VERB VBN 9 advcl
Bolt_ PROPN NNP 3 obj ORG
, PUNCT , 3 punct
it PRON PRP 9 nsubj
would AUX MD 9 aux
have AUX VB 9 aux
closed VERB VBN 0 root
Crate_ PROPN NNP 9 obj ORG
. PUNCT . 9 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "inversion with should",
        """
Should AUX MD 3 aux
Acme PROPN NNP 3 nsubj ORG
buy VERB VB 8 advcl
Bolt_ PROPN NNP 3 obj ORG
, PUNCT , 3 punct
Crate PROPN NNP 8 nsubj ORG
will AUX MD 8 aux
sue_ VERB VB 0 root
. PUNCT . 8 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "rather than",
        """
Acme PROPN NNP 2 nsubj ORG
sold VERB VBD 0 root
Crate PROPN NNP 2 obj ORG
rather ADV RB 6 cc
than ADP IN 4 fixed
buy VERB VB 2 conj
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "instead of",
        """
Instead ADV RB 3 mark
of SCONJ IN 1 fixed
buying VERB VBG 7 advcl
Bolt_ PROPN NNP 3 obj ORG
, PUNCT , 3 punct
Acme PROPN NNP 7 nsubj ORG
sold VERB VBD 0 root
Crate_ PROPN NNP 7 obj ORG
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "decided against",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
decided VERB VBD 0 root
against SCONJ IN 5 mark
buying VERB VBG 3 advcl
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 3 punct
""",
        ("Ann Lee", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "neither nor",
        """
Neither CCONJ CC 2 cc:preconj
Ann PROPN NNP 7 nsubj PERSON
Lee PROPN NNP 2 flat +
nor CCONJ CC 5 cc
Bo PROPN NNP 2 conj PERSON
Ek PROPN NNP 5 flat +
owns VERB VBZ 0 root
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 7 punct
""",
        ("Bo Ek", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "has yet to",
        """
Acme PROPN NNP 2 nsubj ORG
has VERB VBZ 0 root
yet ADV RB 2 advmod
to PART TO 5 mark
buy VERB VB 2 xcomp
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "unable to",
        """
Acme PROPN NNP 3 nsubj ORG
was AUX VBD 3 cop
unable ADJ JJ 0 root
to PART TO 5 mark
buy VERB VB 3 xcomp
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "refusal to",
        """
Its PRON PRP$ 2 nmod:poss
refusal NOUN NN 6 nsubj
to PART TO 4 mark
buy VERB VB 2 acl
Bolt PROPN NNP 4 obj ORG
hurt VERB VBD 0 root
Acme_ PROPN NNP 6 obj ORG
. PUNCT . 6 punct
""",
        ("Its", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "hired to",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
hired VERB VBD 0 root
Bo PROPN NNP 3 obj PERSON
Ek PROPN NNP 4 flat +
to PART TO 7 mark
buy VERB VB 3 advcl
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 3 punct
""",
        ("Bo Ek", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "sent to",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
sent VERB VBD 0 root
Bo PROPN NNP 3 obj PERSON
Ek PROPN NNP 4 flat +
to PART TO 7 mark
meet VERB VB 3 advcl
Cy PROPN NNP 7 obj PERSON
Dunn_ PROPN NNP 8 flat +
. PUNCT . 3 punct
""",
        ("Bo Ek", "Cy Dunn", False, Modality.PLANNED, None),
    ),
    (
        "told to",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
told VERB VBD 0 root
Bo PROPN NNP 3 iobj PERSON
Ek PROPN NNP 4 flat +
to PART TO 7 mark
buy VERB VB 3 xcomp
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 3 punct
""",
        ("Bo Ek", "Bolt", False, Modality.OBLIGATORY, None),
    ),
    (
        "ordered to",
        """
The DET DT 2 det
court NOUN NN 3 nsubj
ordered VERB VBD 0 root
Acme PROPN NNP 3 obj ORG
to PART TO 6 mark
buy VERB VB 3 xcomp
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.OBLIGATORY, None),
    ),
    (
        "wants to",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
wants VERB VBZ 0 root
Bo PROPN NNP 3 obj PERSON
Ek PROPN NNP 4 flat +
to PART TO 7 mark
buy VERB VB 3 xcomp
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 3 punct
""",
        ("Bo Ek", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "free to",
        """
Acme PROPN NNP 3 nsubj ORG
is AUX VBZ 3 cop
free ADJ JJ 0 root
to PART TO 5 mark
buy VERB VB 3 advcl
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "allowed to",
        """
Acme PROPN NNP 3 nsubj:pass ORG
is AUX VBZ 3 aux:pass
allowed VERB VBN 0 root
to PART TO 5 mark
buy VERB VB 3 xcomp
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    ("a plan that is dropped", parses.PLAN_TO, ("its", "Bolt", True, Modality.PLANNED, None)),
    ("a plan", parses.PLAN_TO.replace("drop VERB", "have VERB"), ("its", "Bolt", False, Modality.PLANNED, None)),
    (
        "a plan that is not dropped",
        parses.PLAN_TO.replace("Acme PROPN NNP 2 nsubj ORG\ndrop VERB VBP 0 root", "never ADV RB 2 advmod\ndrop VERB VB 0 root"),
        ("its", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "a refusal that is dropped",
        parses.PLAN_TO.replace("plan NOUN", "refusal NOUN"),
        ("its", "Bolt", False, Modality.POSSIBLE, None),
    ),
    ("used to", parses.USED_TO, ("Acme", "Bolt", False, Modality.PAST, None)),
    ("what is asked for with let", parses.LET_IT, ("Acme", "Bolt", False, Modality.POSSIBLE, None)),
    (
        "what somebody let happen",
        parses.LET_IT.replace("Let VERB VB", "let VERB VBD"),
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    ("not only", parses.NOT_ONLY_BOUGHT, ("Acme", "Bolt", False, Modality.ASSERTED, None)),
    ("not simply", parses.NOT_ONLY_BOUGHT.replace("only ADV", "simply ADV"), ("Acme", "Bolt", True, Modality.ASSERTED, None)),
    ("not then", parses.NOT_ONLY_BOUGHT.replace("only ADV", "then ADV"), ("Acme", "Bolt", True, Modality.ASSERTED, None)),
    (
        "what somebody is allowed to do, who is named",
        """
Laws NOUN NNS 2 nsubj
allowed VERB VBD 0 root
Acme PROPN NNP 2 obj ORG
to PART TO 5 mark
buy VERB VB 2 xcomp
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "what something was allowed to do",
        """
Engines NOUN NNS 2 nsubj
allowed VERB VBD 0 root
planes NOUN NNS 2 obj
to PART TO 5 mark
reach VERB VB 2 xcomp
Oslo_ PROPN NNP 5 obj GPE:CITY
. PUNCT . 2 punct
""",
        ("planes", "Oslo", False, Modality.ASSERTED, None),
    ),
    (
        "what something allows something to do",
        """
Engines NOUN NNS 2 nsubj
allow VERB VBP 0 root
planes NOUN NNS 2 obj
to PART TO 5 mark
reach VERB VB 2 xcomp
Oslo_ PROPN NNP 5 obj GPE:CITY
. PUNCT . 2 punct
""",
        ("planes", "Oslo", False, Modality.POSSIBLE, None),
    ),
    (
        "what something enables something to do",
        """
Engines NOUN NNS 2 nsubj
enable VERB VBP 0 root
planes NOUN NNS 2 obj
to PART TO 5 mark
reach VERB VB 2 xcomp
Oslo_ PROPN NNP 5 obj GPE:CITY
. PUNCT . 2 punct
""",
        ("planes", "Oslo", False, Modality.POSSIBLE, None),
    ),
    (
        "said to have",
        """
Acme PROPN NNP 3 nsubj:pass ORG
is AUX VBZ 3 aux:pass
said VERB VBN 0 root
to PART TO 6 mark
have AUX VB 6 aux
bought VERB VBN 3 xcomp
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "no guarantee without that",
        """
There PRON EX 2 expl
is VERB VBZ 0 root
no DET DT 4 det
guarantee NOUN NN 2 nsubj
Acme PROPN NNP 7 nsubj ORG
will AUX MD 7 aux
buy VERB VB 4 acl
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "in the view of",
        """
In ADP IN 3 case
the DET DT 3 det
view NOUN NN 9 obl
of ADP IN 5 case
Ann PROPN NNP 3 nmod PERSON
Lee_ PROPN NNP 5 flat +
, PUNCT , 3 punct
Acme PROPN NNP 9 nsubj ORG
owns VERB VBZ 0 root
Bolt_ PROPN NNP 9 obj ORG
. PUNCT . 9 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee"),
    ),
    (
        "in her opinion",
        """
In ADP IN 5 case
Ann PROPN NNP 5 nmod:poss PERSON
Lee_ PROPN NNP 2 flat +
's PART POS 2 case
opinion_ NOUN NN 8 obl
, PUNCT , 5 punct
Acme PROPN NNP 8 nsubj ORG
owns VERB VBZ 0 root
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 8 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee"),
    ),
    (
        "dreamt",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
dreamt VERB VBD 0 root
that SCONJ IN 7 mark
she PRON PRP 7 nsubj
had AUX VBD 7 aux
bought VERB VBN 3 ccomp
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 3 punct
""",
        ("she", "Bolt", False, Modality.POSSIBLE, "Ann Lee"),
    ),
    (
        "according to after coordination",
        """
Acme PROPN NNP 2 nsubj ORG
bought VERB VBD 0 root
Bolt PROPN NNP 2 obj ORG
and CCONJ CC 5 cc
sold VERB VBD 2 conj
Crate_ PROPN NNP 5 obj ORG
, PUNCT , 10 punct
according VERB VBG 10 case
to ADP IN 8 fixed
Ann PROPN NNP 2 obl PERSON
Lee_ PROPN NNP 10 flat +
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee"),
    ),
    (
        "name before said",
        """
Acme_ PROPN NNP 7 nsubj ORG
, PUNCT , 3 punct
Ann PROPN NNP 5 nsubj PERSON
Lee PROPN NNP 3 flat +
said_ VERB VBD 0 root
, PUNCT , 5 punct
owns VERB VBZ 5 ccomp
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee"),
    ),
    (
        "relative clause under saying",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
said VERB VBD 0 root
thieves NOUN NNS 5 nsubj
took VERB VBD 3 ccomp
a DET DT 7 det
van NOUN NN 5 obj
that PRON WDT 11 obj
Acme PROPN NNP 11 nsubj ORG
had AUX VBD 11 aux
bought_ VERB VBN 7 acl:relcl
. PUNCT . 3 punct
""",
        ("Acme", "a van", False, Modality.ASSERTED, "Ann Lee"),
    ),
    (
        "saying as participle",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
criticised VERB VBD 0 root
Bo PROPN NNP 3 obj PERSON
Ek_ PROPN NNP 4 flat +
, PUNCT , 7 punct
saying VERB VBG 3 advcl
Acme PROPN NNP 9 nsubj ORG
owned VERB VBD 7 ccomp
Bolt_ PROPN NNP 9 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee"),
    ),
    (
        "did not deny",
        """
Ann PROPN NNP 5 nsubj PERSON
Lee PROPN NNP 1 flat +
did AUX VBD 5 aux
not PART RB 5 advmod
deny VERB VB 0 root
that SCONJ IN 8 mark
Acme PROPN NNP 8 nsubj ORG
owns VERB VBZ 5 ccomp
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 5 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, "Ann Lee"),
    ),
    (
        "not persuaded",
        """
The DET DT 2 det
judge NOUN NN 5 nsubj:pass
was AUX VBD 5 aux:pass
not PART RB 5 advmod
persuaded VERB VBN 0 root
that SCONJ IN 8 mark
Acme PROPN NNP 8 nsubj ORG
owns VERB VBZ 5 ccomp
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 5 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, "The judge"),
    ),
    (
        "cannot",
        """
Acme PROPN NNP 4 nsubj ORG
can_ AUX MD 4 aux
not PART RB 4 advmod
buy VERB VB 0 root
Bolt_ PROPN NNP 4 obj ORG
. PUNCT . 4 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "what a ruling did, whoever will speak of it",
        parses.RULING_THAT,
        ("a ruling", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "what a ruling that is planned does",
        parses.RULING_THAT.replace("allowed VERB VBD", "allows VERB VBZ"),
        ("a ruling", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "a name before reports that is taken for a part of a noun",
        parses.REPORTS_THAT,
        ("Bolt", "Crate", False, Modality.ASSERTED, "Acme"),
    ),
    (
        "data say nothing of their own",
        parses.REPORTS_THAT.replace("Acme PROPN NNP 2 compound ORG", "data NOUN NNS 2 nsubj"),
        ("Bolt", "Crate", False, Modality.ASSERTED, None),
    ),
    (
        "the case that a rule is for",
        """
Where ADV WRB 4 advmod
Acme PROPN NNP 4 nsubj ORG
has AUX VBZ 4 aux
sued VERB VBN 9 advcl
Bolt_ PROPN NNP 4 obj ORG
, PUNCT , 4 punct
Ann PROPN NNP 9 nsubj PERSON
may AUX MD 9 aux
appeal_ VERB VB 0 root
. PUNCT . 9 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "a place is no case",
        """
Ann PROPN NNP 2 nsubj PERSON
left VERB VBD 0 root
where ADV WRB 5 advmod
Acme PROPN NNP 5 nsubj ORG
sued VERB VBD 2 advcl
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "an inverted condition after that",
        """
Ann PROPN NNP 2 nsubj PERSON
said VERB VBD 0 root
that SCONJ IN 6 mark
had AUX VBD 6 aux
Acme PROPN NNP 6 nsubj ORG
bought VERB VBN 11 advcl
Bolt_ PROPN NNP 6 obj ORG
, PUNCT , 6 punct
it PRON PRP 11 nsubj
would AUX MD 11 aux
fail_ VERB VB 2 ccomp
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, "Ann"),
    ),
    ("a present that is to come", parses.WHEN_SELLS, ("Acme", "Bolt", False, Modality.PLANNED, None)),
    (
        "a past beside what is to come",
        parses.WHEN_SELLS.replace("sells VERB VBZ", "sold VERB VBD"),
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "what a method is for",
        """
Ann PROPN NNP 2 nsubj PERSON
wants VERB VBZ 0 root
methods NOUN NNS 2 obj
to PART TO 5 mark
buy VERB VB 3 acl
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 2 punct
""",
        ("Ann", "Bolt", False, Modality.POSSIBLE, None),
    ),
    ("whose case it is", parses.CASE_IS_THAT, ("Acme", "Bolt", False, Modality.ASSERTED, "Ann")),
    (
        "the question whether",
        parses.CASE_IS_THAT.replace("case NOUN", "question NOUN").replace("that SCONJ", "whether SCONJ"),
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "what is so by a finding",
        parses.CASE_IS_THAT.replace("case NOUN", "problem NOUN"),
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    ("on whose case", parses.ON_CASE, ("Acme", "Bolt", False, Modality.ASSERTED, "Ann")),
    ("evidence that somebody gives", parses.GAVE_EVIDENCE, ("Acme", "Bolt", False, Modality.ASSERTED, "Ann")),
    (
        "evidence that somebody has",
        parses.GAVE_EVIDENCE.replace("gave VERB", "had VERB"),
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    ("not in dispute", parses.NOT_IN_DISPUTE, ("Acme", "Bolt", False, Modality.ASSERTED, None)),
    (
        "in dispute",
        parses.NOT_IN_DISPUTE.replace("not PART RB", "still ADV RB"),
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    ("argued by nobody in particular", parses.WAS_ARGUED, ("Acme", "Bolt", False, Modality.POSSIBLE, None)),
    (
        "found by nobody in particular",
        parses.WAS_ARGUED.replace("argued VERB", "proved VERB"),
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    ("said on behalf of somebody", parses.SAID_ON_BEHALF, ("Acme", "Bolt", False, Modality.POSSIBLE, None)),
    ("done by doing", parses.MERGED_TO_FORM, ("Acme", "Globex", False, Modality.ASSERTED, None)),
    (
        "done by what is yet to be done",
        parses.MERGED_TO_FORM.replace("merged VERB VBD 0 root", "will AUX MD 5 aux\nmerge VERB VB 0 root")
        .replace("4 nsubj", "5 nsubj")
        .replace("IN 6 mark", "IN 7 mark")
        .replace("VB 4 advcl", "VB 5 advcl")
        .replace("NNP 6 obj", "NNP 7 obj"),
        ("Acme", "Globex", False, Modality.PLANNED, None),
    ),
    ("a clause after a semicolon is nobody's word", parses.SHOWS_AFTER, ("Acme", "Bolt", False, Modality.ASSERTED, None)),
    ("a quotation after who is told it", parses.TOLD_QUOTE, ("Acme", "Bolt", False, Modality.ASSERTED, "Ann")),
    ("what somebody is blamed for", parses.BLAMED_FOR, ("Acme", "Bolt", False, Modality.POSSIBLE, "Ann")),
    ("confessed to", parses.CONFESSED_TO, ("Ann", "Karl", False, Modality.ASSERTED, None)),
    ("committed to", parses.CONFESSED_TO.replace("confessed VERB", "commit VERB"), ("Ann", "Karl", False, Modality.PLANNED, None)),
    ("pleaded guilty to", parses.PLEADED_GUILTY, ("Ann", "Karl", False, Modality.ASSERTED, None)),
    (
        "pleaded not guilty to",
        """
Ann PROPN NNP 2 nsubj PERSON
pleaded VERB VBD 0 root
not PART RB 4 advmod
guilty ADJ JJ 2 xcomp
to SCONJ IN 6 mark
bribing VERB VBG 4 advcl
Karl_ PROPN NNP 6 obj PERSON
. PUNCT . 2 punct
""",
        ("Ann", "Karl", True, Modality.ASSERTED, "Ann"),
    ),
    (
        "a point somebody makes",
        """
Ann PROPN NNP 2 nsubj PERSON
made VERB VBD 0 root
the DET DT 4 det
point NOUN NN 2 obj
that SCONJ IN 7 mark
Acme PROPN NNP 7 nsubj ORG
owns VERB VBZ 4 acl
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann"),
    ),
    (
        "a point somebody reaches",
        """
Ann PROPN NNP 2 nsubj PERSON
reach VERB VBD 0 root
the DET DT 4 det
point NOUN NN 2 obj
that SCONJ IN 7 mark
Acme PROPN NNP 7 nsubj ORG
owns VERB VBZ 4 acl
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "a decision against somebody",
        """
Ann PROPN NNP 2 nsubj PERSON
issued VERB VBD 0 root
a DET DT 4 det
decision NOUN NN 2 obj
against ADP IN 6 case
Crate PROPN NNP 4 nmod ORG
saying VERB VBG 6 acl
that SCONJ IN 10 mark
Acme PROPN NNP 10 nsubj ORG
owns VERB VBZ 7 ccomp
Bolt_ PROPN NNP 10 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann"),
    ),
    (
        "a clause that nothing makes a relative one",
        """
Ann PROPN NNP 2 nsubj PERSON
says VERB VBZ 0 root
the DET DT 4 det
film NOUN NN 2 obj
was AUX VBD 6 aux:pass
made VERB VBN 4 acl:relcl
by ADP IN 8 case
Acme_ PROPN NNP 6 obl:agent ORG
. PUNCT . 2 punct
""",
        ("Acme", "the film", False, Modality.ASSERTED, "Ann"),
    ),
    (
        "a relative clause that nothing parts from who says it",
        """
Ann PROPN NNP 2 nsubj PERSON
saw VERB VBD 0 root
a DET DT 4 det
film NOUN NN 2 obj
officials NOUN NNS 6 nsubj
say VERB VBP 4 acl:relcl
was AUX VBD 8 aux:pass
made VERB VBN 4 acl:relcl
by ADP IN 10 case
Acme_ PROPN NNP 8 obl:agent ORG
. PUNCT . 2 punct
""",
        ("Acme", "a film", False, Modality.ASSERTED, "officials"),
    ),
    (
        "said by who does not do it",
        """
Acme PROPN NNP 4 nsubj ORG
did AUX VBD 4 aux
not PART RB 4 advmod
sell VERB VB 0 root
Bolt PROPN NNP 4 obj ORG
, PUNCT , 7 punct
alleging VERB VBG 4 advcl
fraud_ NOUN NN 7 obj
. PUNCT . 4 punct
""",
        ("Acme", "fraud", False, Modality.ASSERTED, None),
    ),
    (
        "what comes of what is not done",
        """
Acme PROPN NNP 4 nsubj ORG
did AUX VBD 4 aux
not PART RB 4 advmod
sell VERB VB 0 root
Bolt PROPN NNP 4 obj ORG
, PUNCT , 7 punct
keep VERB VBG 4 advcl
Crate_ PROPN NNP 7 obj ORG
. PUNCT . 4 punct
""",
        ("Acme", "Crate", False, Modality.POSSIBLE, None),
    ),
    ("a bid that is not dropped", parses.DROP_ITS_BID, ("its", "Bolt", False, Modality.PLANNED, None)),
    ("a plan is to", parses.PLAN_IS_TO, ("Acme", "Bolt", False, Modality.PLANNED, None)),
    ("not the one", parses.NO_BANK_BUT, ("Acme", "a bank", True, Modality.ASSERTED, None)),
    ("but the next", parses.NO_BANK_BUT, ("Acme", "an insurer", False, Modality.ASSERTED, None)),
    ("a takeover that is blocked", parses.TAKEOVER_BLOCKED, ("Globex", "Acme", True, Modality.ASSERTED, None)),
    (
        "a takeover that is approved",
        parses.TAKEOVER_BLOCKED.replace("blocked_ VERB", "approve_ VERB"),
        ("Globex", "Acme", False, Modality.PLANNED, None),
    ),
    (
        "a takeover that fails",
        parses.TAKEOVER_BLOCKED.replace(
            "was AUX VBD 7 aux:pass\nblocked_ VERB VBN 0", "soon ADV RB 7 advmod\nfail_ VERB VBD 0"
        ).replace("nsubj:pass", "nsubj"),
        ("Globex", "Acme", True, Modality.ASSERTED, None),
    ),
    (
        "a takeover that is discussed",
        parses.TAKEOVER_BLOCKED.replace("blocked_ VERB", "discuss_ VERB"),
        ("Globex", "Acme", False, Modality.ASSERTED, None),
    ),
    ("another's attempt", parses.ATTEMPT_BY, ("Acme", "Bolt", True, Modality.PLANNED, None)),
    ("expected in a past that lasts", parses.CONTINUED_TO_EXPECT, ("it", "Opel", False, Modality.PLANNED, "Fiat")),
    ("said with another clause", parses.SAID_AND_WOULD, ("Opel", "Bolt", False, Modality.PLANNED, "Ann Lee")),
    ("how many somebody does not say", parses.SAY_HOW_MANY, ("Acme", "how many banks", False, Modality.ASSERTED, None)),
    (
        "whether somebody does not say",
        parses.SAY_HOW_MANY.replace("how ADV WRB 7 advmod", "whether SCONJ IN 10 mark"),
        ("Acme", "many banks", False, Modality.POSSIBLE, None),
    ),
    ("the author's own finding", parses.I_CONCLUDE, ("Acme", "Bolt", False, Modality.ASSERTED, None)),
    (
        "another's finding",
        parses.I_CONCLUDE.replace("I PRON PRP 2 nsubj", "He PRON PRP 2 nsubj"),
        ("Acme", "Bolt", False, Modality.ASSERTED, "He"),
    ),
    ("what nobody has held", parses.JUDGE_WOULD, ("Acme", "Bolt", False, Modality.POSSIBLE, None)),
    ("who speaks in the next sentence", parses.QUOTE_AND_SENTENCE, ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee")),
    ("who hits back with a quotation", parses.QUOTE_AFTER_COLON, ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee")),
    ("who speaks after a comma", parses.QUOTE_BEFORE_COMMA, ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee")),
    ("who goes on speaking", parses.QUOTE_AFTER_QUOTE, ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee")),
    ("the grounds somebody gives", parses.ON_THE_GROUNDS, ("Acme", "Bolt", False, Modality.ASSERTED, "Fiat")),
    ("responsibility that is claimed", parses.CLAIMED_RESPONSIBILITY, ("Fiat", "Bolt", False, Modality.ASSERTED, "Fiat")),
    (
        "responsibility that is denied",
        parses.CLAIMED_RESPONSIBILITY.replace("claimed VERB", "denied VERB"),
        ("Fiat", "Bolt", True, Modality.ASSERTED, "Fiat"),
    ),
    ("clear to somebody", parses.CLEAR_TO, ("Acme", "Bolt", False, Modality.ASSERTED, "Fiat")),
    ("aimed at", parses.AIMED_AT, ("The raid", "Bolt", False, Modality.PLANNED, None)),
    ("the purpose of", parses.PURPOSE_OF, ("Fiat", "Bolt", False, Modality.PLANNED, None)),
    ("going to", parses.GOING_TO, ("Fiat", "Bolt", False, Modality.PLANNED, None)),
    ("the first in a country to", parses.FIRST_IN_TO, ("Fiat", "Bolt", False, Modality.ASSERTED, None)),
    ("incapable of", parses.INCAPABLE_OF, ("Ann Lee", "Bolt", True, Modality.ASSERTED, None)),
    ("what was done instead", parses.AND_INSTEAD, ("Fiat", "Bolt", False, Modality.ASSERTED, None)),
    (
        "what was not done either",
        parses.AND_INSTEAD.replace("instead ADV", "soon ADV"),
        ("Fiat", "Bolt", True, Modality.ASSERTED, None),
    ),
    ("where one goes on a day to come", parses.FLIES_ON, ("Ann Lee", "Leeds", False, Modality.PLANNED, None)),
    (
        "where one goes every week",
        parses.FLIES_ON.replace("on ADP IN 7 case", "every DET DT 7 det"),
        ("Ann Lee", "Leeds", False, Modality.ASSERTED, None),
    ),
    (
        "who of two it was",
        """
Either CCONJ CC 2 cc
Acme PROPN NNP 5 nsubj ORG
or CCONJ CC 4 cc
Fiat PROPN NNP 2 conj ORG
bought VERB VBD 0 root
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 5 punct
""",
        ("Fiat", "Bolt", False, Modality.POSSIBLE, None),
    ),
    ("whom one goes to talk with", parses.FLIES_ON, ("Ann Lee", "Karl Voss", False, Modality.PLANNED, None)),
    (
        "whom one met",
        parses.FLIES_ON.replace("flies VERB VBZ", "met VERB VBD"),
        ("Ann Lee", "Karl Voss", False, Modality.ASSERTED, None),
    ),
    ("done by work", parses.WORKED_TO, ("Ann Lee", "Bolt", False, Modality.ASSERTED, None)),
    (
        "meant by a journey",
        parses.WORKED_TO.replace("worked VERB", "travelled VERB"),
        ("Ann Lee", "Bolt", False, Modality.PLANNED, None),
    ),
    ("so at first", parses.ORIGINALLY_OWNED, ("Fiat", "Bolt", False, Modality.PAST, None)),
    (
        "done at first",
        parses.ORIGINALLY_OWNED.replace("owned VERB", "bought VERB"),
        ("Fiat", "Bolt", False, Modality.ASSERTED, None),
    ),
    ("a section of one side's submissions", parses.SECTION_OF_CLAIMS, ("Acme", "Bolt", False, Modality.ASSERTED, "Fiat")),
    ("the section after it", parses.SECTION_OF_CLAIMS, ("Opel", "Saab", False, Modality.ASSERTED, None)),
    (
        "claims in the title of a text",
        parses.SECTION_OF_CLAIMS.replace("submissions_ NOUN NNS", "claims_ NOUN NNS"),
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    ("submissions for somebody", parses.SUBMISSIONS_FOR, ("Acme", "Bolt", False, Modality.ASSERTED, "Fiat")),
    (
        "a heading that is none",
        parses.SUBMISSIONS_FOR.replace("\\n_ SPACE _SP 5 dep", ":_ PUNCT : 1 punct"),
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "a heading of something else",
        parses.SECTION_OF_CLAIMS.replace("submissions_ NOUN NNS", "factory_ NOUN NN"),
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    ("quotation without a comma before it", parses.SAID_QUOTE, ("Fiat", "Opel", False, Modality.ASSERTED, "Ann Lee")),
    ("what follows a quotation", parses.SAID_QUOTE, ("Karl", "Leo", False, Modality.ASSERTED, None)),
    ("quotation that its paragraph leaves open", parses.LEFT_OPEN, ("Fiat", "Opel", False, Modality.ASSERTED, "Ann Lee")),
    ("its second paragraph", parses.LEFT_OPEN, ("Crate", "Dray", False, Modality.ASSERTED, "Ann Lee")),
    ("what follows a quotation of two paragraphs", parses.LEFT_OPEN, ("Karl", "Leo", False, Modality.ASSERTED, None)),
    ("quoted after a statement", parses.ISSUED_A_STATEMENT, ("Fiat", "Opel", False, Modality.ASSERTED, "The office")),
    ("said in passing, the verb first", parses.STATED_MINISTER, ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee")),
    ("vowed", parses.VOWED_TO, ("Ann", "Acme", False, Modality.PLANNED, "Ann")),
    ("announced plans", parses.ANNOUNCED_PLANS, ("Acme", "Bolt", False, Modality.PLANNED, "Acme")),
    ("a second content", parses.AND_THAT_IT_WOULD, ("it", "Bolt", False, Modality.PLANNED, "Acme")),
    ("called unlikely", parses.CALLED_UNLIKELY, ("Acme", "Bolt", True, Modality.POSSIBLE, "Ann")),
    ("unlikely to", parses.UNLIKELY_TO, ("Acme", "Bolt", True, Modality.POSSIBLE, None)),
    ("which of the known ones is said", parses.SAID_OF_WHICH, ("Acme", "the yard", False, Modality.ASSERTED, None)),
    (
        "what is said of an unknown one",
        parses.SAID_OF_WHICH.replace("the DET", "a DET"),
        ("Acme", "a yard", False, Modality.ASSERTED, "Ann"),
    ),
    ("a failed attempt", parses.FAILED_ATTEMPT, ("Acme", "Bolt", True, Modality.ASSERTED, None)),
    (
        "an attempt",
        parses.FAILED_ATTEMPT.replace("failed ADJ", "bold ADJ"),
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    ("even if", parses.EVEN_IF, ("Acme", "Bolt", False, Modality.ASSERTED, None)),
    ("not even if", parses.EVEN_IF.replace("even ADV", "so ADV"), ("Acme", "Bolt", False, Modality.CONDITIONAL, None)),
    ("what is used to do it", parses.PRIMARILY_USED, ("the proceeds", "Bolt", False, Modality.ASSERTED, None)),
    ("media report", parses.MEDIA_REPORT, ("Acme", "Bolt", False, Modality.ASSERTED, "media")),
    ("who files what alleges", parses.LAWSUIT_ALLEGING, ("Acme", "Bolt", False, Modality.POSSIBLE, "Ann")),
    (
        "what is only read",
        parses.LAWSUIT_ALLEGING.replace("filed", "read"),
        ("Acme", "Bolt", False, Modality.POSSIBLE, "a lawsuit"),
    ),
    ("expects it to", parses.EXPECTS_IT_TO, ("Acme", "Bolt", False, Modality.PLANNED, "Ann")),
    ("wants it to", parses.EXPECTS_IT_TO.replace("expects", "wants"), ("Acme", "Bolt", False, Modality.POSSIBLE, None)),
    ("what came before a denial", parses.HAVING_READ, ("Acme", "Bolt", False, Modality.ASSERTED, None)),
    ("what talks are about", parses.TALKS_ON_BUYING, ("Acme", "Bolt", False, Modality.POSSIBLE, None)),
    ("what a victory won", parses.BEAT_TO_WIN, ("Ann Lee", "the cup", False, Modality.ASSERTED, None)),
    ("yet to", parses.YET_TO, ("Acme", "Bolt", True, Modality.ASSERTED, None)),
    ("a noun beside a quoted name", parses.QUOTED_BESIDE, ("Kabila", "a criminal", False, Modality.ASSERTED, "Ann")),
    (
        "whom a clause with as cites",
        """
As SCONJ IN 4 mark
Ann PROPN NNP 4 nsubj PERSON
Lee PROPN NNP 2 flat +
noted_ VERB VBD 7 advcl
, PUNCT , 4 punct
Acme PROPN NNP 7 nsubj ORG
bought VERB VBD 0 root
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee"),
    ),
    (
        "time told by a clause with as",
        """
Acme PROPN NNP 2 nsubj ORG
bought VERB VBD 0 root
Bolt PROPN NNP 2 obj ORG
as SCONJ IN 7 mark
Ann PROPN NNP 7 nsubj PERSON
Lee PROPN NNP 5 flat +
complained_ VERB VBD 2 advcl
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "own word after as",
        """
As SCONJ IN 3 mark
I PRON PRP 3 nsubj
noted_ VERB VBD 6 advcl
, PUNCT , 3 punct
Acme PROPN NNP 6 nsubj ORG
bought VERB VBD 0 root
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 6 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "whose submission it is after as",
        """
As SCONJ IN 2 mark
submitted VERB VBN 7 advcl
by ADP IN 4 case
Crate_ PROPN NNP 2 obl:agent ORG
, PUNCT , 2 punct
Acme PROPN NNP 7 nsubj ORG
bought VERB VBD 0 root
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Crate"),
    ),
    (
        "who says it goes before whom he cites",
        """
Karl PROPN NNP 2 nsubj PERSON
said VERB VBD 0 root
that SCONJ IN 10 mark
, PUNCT , 7 punct
as SCONJ IN 7 mark
Crate PROPN NNP 7 nsubj ORG
noted_ VERB VBD 10 advcl
, PUNCT , 7 punct
Acme PROPN NNP 10 nsubj ORG
bought VERB VBD 2 ccomp
Bolt_ PROPN NNP 10 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Karl"),
    ),
    (
        "suit of who files it",
        """
Crate PROPN NNP 2 nsubj ORG
filed VERB VBD 0 root
a DET DT 4 det
suit NOUN NN 2 obj
saying VERB VBG 4 acl
that SCONJ IN 8 mark
Acme PROPN NNP 8 nsubj ORG
bought VERB VBD 5 ccomp
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Crate"),
    ),
    (
        "letter that is read",
        """
Crate PROPN NNP 2 nsubj ORG
read VERB VBD 0 root
a DET DT 4 det
letter NOUN NN 2 obj
saying VERB VBG 4 acl
that SCONJ IN 8 mark
Acme PROPN NNP 8 nsubj ORG
bought VERB VBD 5 ccomp
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "a letter"),
    ),
    (
        "view of a pronoun",
        """
In ADP IN 3 case
her PRON PRP$ 3 nmod:poss
view NOUN NN 5 obl
Acme PROPN NNP 5 nsubj ORG
bought VERB VBD 0 root
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 5 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "her"),
    ),
    (
        "view of the document",
        """
In ADP IN 3 case
my PRON PRP$ 3 nmod:poss
view NOUN NN 5 obl
Acme PROPN NNP 5 nsubj ORG
bought VERB VBD 0 root
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 5 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "more likely than not",
        """
It PRON PRP 4 expl
is AUX VBZ 4 cop
more ADV RBR 4 advmod
likely ADJ JJ 0 root
than SCONJ IN 6 mark
not PART RB 9 advmod
that SCONJ IN 9 mark
Acme PROPN NNP 9 nsubj ORG
bought VERB VBD 4 ccomp
Bolt_ PROPN NNP 9 obj ORG
. PUNCT . 4 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "went on to",
        """
Acme PROPN NNP 2 nsubj ORG
went VERB VBD 0 root
on ADP RP 2 compound:prt
to PART TO 5 mark
buy VERB VB 2 advcl
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "accusation without that",
        """
The DET DT 2 det
accusation NOUN NN 7 nsubj
Acme PROPN NNP 4 nsubj ORG
bribed VERB VBD 2 acl:relcl
Bolt PROPN NNP 4 obj ORG
was AUX VBD 7 cop
old_ ADJ JJ 0 root
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "argued for",
        """
Acme PROPN NNP 2 nsubj ORG
argued VERB VBD 0 root
for SCONJ IN 4 mark
buying VERB VBG 2 advcl
Bolt_ PROPN NNP 4 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.OBLIGATORY, None),
    ),
    (
        "argued against",
        """
Acme PROPN NNP 2 nsubj ORG
argued VERB VBD 0 root
against SCONJ IN 4 mark
selling VERB VBG 2 advcl
Bolt_ PROPN NNP 4 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", True, Modality.OBLIGATORY, None),
    ),
    (
        "infinitive beside a verb that is over",
        """
Acme PROPN NNP 2 nsubj ORG
argued VERB VBD 0 root
for ADP IN 5 case
a DET DT 5 det
law NOUN NN 2 obl
and CCONJ CC 11 cc
for ADP IN 9 case
a DET DT 9 det
board NOUN NN 11 obl
to PART TO 11 mark
buy VERB VB 2 conj
Bolt_ PROPN NNP 11 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "letter of intent",
        """
Acme PROPN NNP 2 nsubj ORG
signed VERB VBD 0 root
a DET DT 4 det
letter NOUN NN 2 obj
of ADP IN 6 case
intent NOUN NN 4 nmod
on SCONJ IN 8 mark
buying VERB VBG 4 acl
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "papers allowing her",
        """
Ann PROPN NNP 2 nsubj PERSON
found VERB VBD 0 root
papers NOUN NNS 2 obj
allowing VERB VBG 3 acl
her PRON PRP 4 iobj
to PART TO 7 mark
buy VERB VB 4 xcomp
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 2 punct
""",
        ("her", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "by some accounts",
        """
By ADP IN 3 case
some DET DT 3 det
accounts_ NOUN NNS 6 obl
, PUNCT , 3 punct
Acme PROPN NNP 6 nsubj ORG
founded VERB VBD 0 root
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 6 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "points with which somebody is beaten",
        """
Acme PROPN NNP 2 nsubj ORG
scored VERB VBD 0 root
twice ADV RB 2 advmod
to PART TO 5 mark
beat VERB VB 2 advcl
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "aces with which somebody is beaten",
        """
Acme PROPN NNP 2 nsubj ORG
won_ VERB VBD 0 root
, PUNCT , 4 punct
firing VERB VBG 2 advcl
aces NOUN NNS 4 obj
to PART TO 7 mark
beat VERB VB 4 advcl
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "missiles with which somebody is to be beaten",
        """
Acme PROPN NNP 2 nsubj ORG
fired VERB VBD 0 root
missiles NOUN NNS 2 obj
to PART TO 5 mark
beat VERB VB 2 advcl
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "who speaks between commas",
        """
Acme_ PROPN NNP 6 nsubj ORG
, PUNCT , 3 punct
Karl PROPN NNP 1 appos PERSON
says_ VERB VBZ 0 root
, PUNCT , 4 punct
founded VERB VBD 4 ccomp
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 6 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Karl"),
    ),
    (
        "what is endorsed",
        """
Acme PROPN NNP 2 nsubj ORG
endorsed VERB VBD 0 root
buying VERB VBG 2 xcomp
Bolt_ PROPN NNP 3 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.OBLIGATORY, None),
    ),
    (
        "what is anticipated",
        """
Acme PROPN NNP 2 nsubj ORG
anticipate VERB VBD 0 root
buying VERB VBG 2 xcomp
Bolt_ PROPN NNP 3 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
]
"""A case, its parse, and what is read of two names: subject, object, denied, modality, who says so."""


@pytest.mark.parametrize(("case", "rows", "expected"), CASES, ids=[case for case, *_ in CASES])
def test_status_of_what_a_sentence_says(case, rows, expected):
    subject, object_, *status = expected
    read = [r for r in relations_of(rows) if (r.subject.text, r.object.text) == (subject, object_)]
    assert read
    for relation in read:
        said = relation.factuality
        source = None if said.attribution is None else said.attribution.text
        assert [said.negated, said.modality, source] == status
