"""What a clause says that is not so, or not yet: tales, drafts, conditions without "if", hearsay, denials by a phrase."""

from __future__ import annotations

import pytest

from kg.model import Modality
from tests.parses import statuses_of

CASES = [
    (
        "under no circumstances",
        """
Under ADP IN 3 case
no DET DT 3 det
circumstances NOUN NNS 6 obl
will AUX MD 6 aux
Acme PROPN NNP 6 nsubj ORG
acquire VERB VB 0 root
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 6 punct
""",
        ("Acme", "Bolt", True, Modality.PLANNED, None),
    ),
    (
        "by no means",
        """
By ADP IN 3 case
no DET DT 3 det
means NOUN NNS 6 obl
does AUX VBZ 6 aux
Acme PROPN NNP 6 nsubj ORG
own VERB VB 0 root
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 6 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "provided that",
        """
Acme PROPN NNP 2 nsubj ORG
buys VERB VBZ 0 root
Bolt PROPN NNP 2 obj ORG
provided VERB VBN 2 advcl
that DET DT 6 det
Globex PROPN NNP 7 nsubj ORG
agrees_ VERB VBZ 4 ccomp
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "assumed",
        """
Assuming VERB VBG 7 advcl
Acme PROPN NNP 3 nsubj ORG
buys VERB VBZ 1 ccomp
Bolt_ PROPN NNP 3 obj ORG
, PUNCT , 1 punct
Globex PROPN NNP 7 compound ORG
leaves_ VERB VBZ 0 root
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "in case",
        """
In ADP IN 4 mark
case NOUN NN 1 fixed
Acme PROPN NNP 4 nsubj ORG
buys VERB VBZ 8 advcl
Bolt_ PROPN NNP 4 obj ORG
, PUNCT , 4 punct
Globex PROPN NNP 8 nsubj ORG
leaves_ VERB VBZ 0 root
. PUNCT . 8 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "on condition that",
        """
Acme PROPN NNP 2 nsubj ORG
buys VERB VBZ 0 root
Bolt PROPN NNP 2 obj ORG
on ADP IN 5 case
condition NOUN NN 2 obl
that PRON WDT 8 obj
Globex PROPN NNP 8 nsubj ORG
agrees_ VERB VBZ 5 acl:relcl
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "bought on condition that",
        """
Acme PROPN NNP 2 nsubj ORG
bought VERB VBD 0 root
Bolt PROPN NNP 2 obj ORG
on ADP IN 5 case
condition NOUN NN 2 obl
that PRON WDT 8 obj
Globex PROPN NNP 8 nsubj ORG
agrees_ VERB VBZ 5 acl:relcl
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "what is a condition",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
left VERB VBD 0 root
on ADP IN 5 case
condition NOUN NN 3 obl
that SCONJ IN 8 mark
Acme PROPN NNP 8 nsubj ORG
owns VERB VBZ 5 acl
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "or else",
        """
Acme PROPN NNP 3 nsubj ORG
must AUX MD 3 aux
pay_ VERB VB 0 root
, PUNCT , 8 punct
or CCONJ CC 8 cc
else ADV RB 8 advmod
Globex PROPN NNP 8 nsubj ORG
acquires VERB VBZ 3 conj
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 3 punct
""",
        ("Globex", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "otherwise as apart from that",
        """
Otherwise_ ADV RB 4 advmod
, PUNCT , 1 punct
Acme PROPN NNP 4 nsubj ORG
owns VERB VBZ 0 root
Bolt_ PROPN NNP 4 obj ORG
. PUNCT . 4 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "in the novel",
        """
In ADP IN 3 case
the DET DT 3 det
novel_ NOUN NN 7 obl
, PUNCT , 3 punct
Karl PROPN NNP 7 nsubj PERSON
Voss PROPN NNP 5 flat +
kills VERB VBZ 0 root
Ann PROPN NNP 7 obj PERSON
Lee_ PROPN NNP 8 flat +
. PUNCT . 7 punct
""",
        ("Karl Voss", "Ann Lee", False, Modality.POSSIBLE, None),
    ),
    (
        "as long as",
        """
Acme PROPN NNP 2 nsubj ORG
keeps VERB VBZ 0 root
Crate PROPN NNP 2 obj ORG
as ADV RB 5 advmod
long ADV RB 2 advmod
as SCONJ IN 8 mark
Globex PROPN NNP 8 nsubj ORG
owns VERB VBZ 5 advcl
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 2 punct
""",
        ("Globex", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "until what is to come",
        """
Ann PROPN NNP 2 nsubj PERSON
leads VERB VBZ 0 root
Crate PROPN NNP 2 obj ORG
until SCONJ IN 6 mark
Acme PROPN NNP 6 nsubj ORG
owns VERB VBZ 2 advcl
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "in name only",
        """
Ann PROPN NNP 2 nsubj PERSON
leads VERB VBZ 0 root
Acme PROPN NNP 2 obj ORG
in ADP IN 5 case
name NOUN NN 2 obl
only_ ADV RB 5 advmod
. PUNCT . 2 punct
""",
        ("Ann", "Acme", False, Modality.POSSIBLE, None),
    ),
    (
        "done whatever comes",
        """
Acme PROPN NNP 3 nsubj ORG
has AUX VBZ 3 aux
offer VERB VBN 0 root
Bolt PROPN NNP 3 obj ORG
if SCONJ IN 7 mark
Karl PROPN NNP 7 nsubj PERSON
agrees_ VERB VBZ 3 advcl
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "will if",
        """
Acme PROPN NNP 3 nsubj ORG
will AUX MD 3 aux
acquire VERB VB 0 root
Bolt PROPN NNP 3 obj ORG
if SCONJ IN 7 mark
Karl PROPN NNP 7 nsubj PERSON
agrees_ VERB VBZ 3 advcl
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "must not",
        """
Acme PROPN NNP 4 nsubj ORG
must AUX MD 4 aux
not PART RB 4 advmod
acquire VERB VB 0 root
Bolt_ PROPN NNP 4 obj ORG
. PUNCT . 4 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "according to a rumour",
        """
According VERB VBG 4 case
to ADP IN 1 fixed
a DET DT 4 det
rumour_ NOUN NN 7 obl
, PUNCT , 4 punct
Acme PROPN NNP 7 nsubj ORG
owns VERB VBZ 0 root
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, "a rumour"),
    ),
    (
        "who is called a legend",
        """
The DET DT 2 det
legend NOUN NN 5 nsubj
Ann PROPN NNP 2 appos PERSON
Lee_ PROPN NNP 3 flat +
said VERB VBD 0 root
Acme PROPN NNP 7 nsubj ORG
owns VERB VBZ 5 ccomp
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 5 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee"),
    ),
    (
        "what somebody may find out",
        """
Ann PROPN NNP 3 nsubj PERSON
will AUX MD 3 aux
sue VERB VB 0 root
if SCONJ IN 6 mark
Karl PROPN NNP 6 nsubj PERSON
knows VERB VBZ 3 advcl
that SCONJ IN 9 mark
Acme PROPN NNP 9 nsubj ORG
owns VERB VBZ 6 ccomp
Bolt_ PROPN NNP 9 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.CONDITIONAL, None),
    ),
    (
        "what somebody hopes to learn",
        """
Karl PROPN NNP 2 nsubj PERSON
hopes VERB VBZ 0 root
to PART TO 4 mark
learn VERB VB 2 xcomp
Acme PROPN NNP 6 nsubj ORG
owns VERB VBZ 4 ccomp
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "what rumours say",
        """
Rumours NOUN NNS 2 nsubj
say VERB VBP 0 root
Acme PROPN NNP 4 nsubj ORG
owns VERB VBZ 2 ccomp
Bolt_ PROPN NNP 4 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, "Rumours"),
    ),
    (
        "announced buying",
        """
Acme PROPN NNP 2 nsubj ORG
announced VERB VBD 0 root
buying VERB VBG 2 xcomp
Bolt_ PROPN NNP 3 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, "Acme"),
    ),
    (
        "tried in vain",
        """
Acme PROPN NNP 2 nsubj ORG
tried VERB VBD 0 root
in ADP IN 4 case
vain NOUN NN 2 obl
to PART TO 6 mark
acquire VERB VB 2 advcl
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", True, Modality.PLANNED, None),
    ),
    (
        "would know that",
        """
Ann PROPN NNP 3 nsubj PERSON
would AUX MD 3 aux
know VERB VB 0 root
that SCONJ IN 6 mark
Acme PROPN NNP 6 nsubj ORG
owns VERB VBZ 3 ccomp
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, None),
    ),
    (
        "was convinced that",
        """
Ann PROPN NNP 3 nsubj:pass PERSON
was AUX VBD 3 aux:pass
convinced VERB VBN 0 root
that SCONJ IN 6 mark
Acme PROPN NNP 6 nsubj ORG
owns VERB VBZ 3 ccomp
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann"),
    ),
    (
        "reports denied by somebody",
        """
Reports NOUN NNS 7 nsubj:pass
that SCONJ IN 4 mark
Acme PROPN NNP 4 nsubj ORG
owns VERB VBZ 1 acl
Bolt PROPN NNP 4 obj ORG
were AUX VBD 7 aux:pass
denied VERB VBN 0 root
by ADP IN 9 case
Ann_ PROPN NNP 7 obl:agent PERSON
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, "Ann"),
    ),
    (
        "one of the risks noted",
        """
Ann PROPN NNP 2 nsubj PERSON
noted VERB VBD 0 root
risks_ NOUN NNS 2 obj
, PUNCT , 7 punct
including VERB VBG 7 case
the DET DT 7 det
chance NOUN NN 3 nmod
that SCONJ IN 10 mark
Acme PROPN NNP 10 nsubj ORG
owns VERB VBZ 7 acl
Bolt_ PROPN NNP 10 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, "Ann"),
    ),
    (
        "a state until a year",
        """
Bolt PROPN NNP 4 nsubj ORG
was AUX VBD 4 cop
a DET DT 4 det
subsidiary NOUN NN 0 root
of ADP IN 6 case
Acme PROPN NNP 4 nmod ORG
until ADP IN 8 case
2004_ NUM CD 4 obl
. PUNCT . 4 punct
""",
        ("Bolt", "Acme", False, Modality.PAST, None),
    ),
    (
        "was to but left",
        """
Ann PROPN NNP 4 nsubj:outer PERSON
was AUX VBD 4 cop
to PART TO 4 mark
meet VERB VB 0 root
Karl PROPN NNP 4 obj PERSON
but CCONJ CC 7 cc
left VERB VBD 4 conj
Acme_ PROPN NNP 7 obj ORG
. PUNCT . 4 punct
""",
        ("Ann", "Acme", False, Modality.ASSERTED, None),
    ),
    (
        "next visits",
        """
Ann PROPN NNP 3 nsubj PERSON
next ADV RB 3 advmod
visits VERB VBZ 0 root
Acme_ PROPN NNP 3 obj ORG
. PUNCT . 3 punct
""",
        ("Ann", "Acme", False, Modality.PLANNED, None),
    ),
    (
        "scheduled for",
        """
Acme PROPN NNP 3 nsubj:pass ORG
was AUX VBD 3 aux:pass
scheduled VERB VBN 0 root
for ADP IN 5 case
May_ PROPN NNP 3 obl
. PUNCT . 3 punct
""",
        ("Acme", "May", False, Modality.PLANNED, None),
    ),
    (
        "made clear that",
        """
Ann PROPN NNP 2 nsubj PERSON
made VERB VBD 0 root
clear ADJ JJ 2 xcomp
that SCONJ IN 6 mark
Acme PROPN NNP 6 nsubj ORG
owns VERB VBZ 2 ccomp
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann"),
    ),
    (
        "wanted for killing",
        """
Karl PROPN NNP 3 nsubj:pass PERSON
is AUX VBZ 3 aux:pass
wanted VERB VBN 0 root
for SCONJ IN 5 mark
killing VERB VBG 3 advcl
Ann_ PROPN NNP 5 obj PERSON
. PUNCT . 3 punct
""",
        ("Karl", "Ann", False, Modality.POSSIBLE, None),
    ),
    (
        "reported having sold",
        """
Acme PROPN NNP 2 nsubj ORG
reported VERB VBD 0 root
having AUX VBG 4 aux
sold VERB VBN 2 xcomp
Bolt_ PROPN NNP 4 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Acme"),
    ),
    (
        "was the founder of",
        """
Ann PROPN NNP 4 nsubj PERSON
was AUX VBD 4 cop
the DET DT 4 det
founder NOUN NN 0 root
of ADP IN 6 case
Acme_ PROPN NNP 4 nmod ORG
. PUNCT . 4 punct
""",
        ("Ann", "Acme", False, Modality.ASSERTED, None),
    ),
    (
        "were directors of",
        """
Ann PROPN NNP 5 nsubj PERSON
and CCONJ CC 3 cc
Karl PROPN NNP 1 conj PERSON
were AUX VBD 5 cop
directors NOUN NNS 0 root
of ADP IN 7 case
Acme_ PROPN NNP 5 nmod ORG
. PUNCT . 5 punct
""",
        ("Ann", "Acme", False, Modality.PAST, None),
    ),
    (
        "alleged attempt to",
        """
Ann PROPN NNP 2 nsubj PERSON
sees VERB VBZ 0 root
Acme_ PROPN NNP 6 nmod:poss ORG
's PART POS 3 case
alleged ADJ JJ 6 amod
attempt NOUN NN 2 obj
to PART TO 8 mark
acquire VERB VB 6 acl
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "told of a film in the past",
        """
In ADP IN 3 case
the DET DT 3 det
film_ NOUN NN 7 obl
, PUNCT , 3 punct
Karl PROPN NNP 7 nsubj PERSON
Voss PROPN NNP 5 flat +
praised VERB VBD 0 root
Ann PROPN NNP 7 obj PERSON
Lee_ PROPN NNP 8 flat +
. PUNCT . 7 punct
""",
        ("Karl Voss", "Ann Lee", False, Modality.ASSERTED, None),
    ),
    (
        "who plays in a film",
        """
In ADP IN 3 case
the DET DT 3 det
film_ NOUN NN 7 obl
, PUNCT , 3 punct
Karl PROPN NNP 7 nsubj PERSON
Voss PROPN NNP 5 flat +
plays VERB VBZ 0 root
Ann PROPN NNP 7 obj PERSON
Lee_ PROPN NNP 8 flat +
. PUNCT . 7 punct
""",
        ("Karl Voss", "Ann Lee", False, Modality.ASSERTED, None),
    ),
    (
        "a novel in which",
        """
Globex PROPN NNP 2 nsubj ORG
sold VERB VBD 0 root
a DET DT 4 det
novel NOUN NN 2 obj
in ADP IN 6 case
which PRON WDT 9 obl
Karl PROPN NNP 9 nsubj PERSON
Voss PROPN NNP 7 flat +
kills VERB VBZ 4 acl:relcl
Ann PROPN NNP 9 obj PERSON
Lee_ PROPN NNP 10 flat +
. PUNCT . 2 punct
""",
        ("Karl Voss", "Ann Lee", False, Modality.POSSIBLE, None),
    ),
    (
        "under a draft",
        """
Under ADP IN 4 case
the DET DT 4 det
draft NOUN NN 4 compound
agreement_ NOUN NN 7 obl
, PUNCT , 4 punct
Acme PROPN NNP 7 nsubj ORG
acquires VERB VBZ 0 root
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "next year",
        """
Next ADJ JJ 2 amod
year NOUN NN 4 obl:unmarked
Acme PROPN NNP 4 nsubj ORG
acquires VERB VBZ 0 root
Bolt_ PROPN NNP 4 obj ORG
. PUNCT . 4 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "tomorrow",
        """
Acme PROPN NNP 2 nsubj ORG
acquires VERB VBZ 0 root
Bolt PROPN NNP 2 obj ORG
tomorrow_ NOUN NN 2 obl:unmarked
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "said in passing",
        """
Acme_ PROPN NNP 7 nsubj ORG
, PUNCT , 1 punct
it PRON PRP 5 nsubj:pass
is AUX VBZ 5 aux:pass
said_ VERB VBN 7 parataxis
, PUNCT , 5 punct
owns VERB VBZ 0 root
Bolt_ PROPN NNP 7 obj ORG
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "as the rumour goes",
        """
Acme_ PROPN NNP 8 nsubj ORG
, PUNCT , 1 punct
so ADV RB 6 advmod
the DET DT 5 det
rumour NOUN NN 6 nsubj
goes_ VERB VBZ 8 advcl
, PUNCT , 1 punct
owns VERB VBZ 0 root
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 8 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "rumour has it",
        """
Rumour NOUN NN 2 nsubj
has VERB VBZ 0 root
it PRON PRP 2 expl
that SCONJ IN 6 mark
Acme PROPN NNP 6 nsubj ORG
acquired VERB VBD 2 ccomp
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "it looks like",
        """
It PRON PRP 2 nsubj
looks VERB VBZ 0 root
like SCONJ IN 5 mark
Acme PROPN NNP 5 nsubj ORG
bought VERB VBD 2 advcl
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "backed out of",
        """
Acme PROPN NNP 2 nsubj ORG
backed VERB VBD 0 root
out ADP IN 5 mark
of SCONJ IN 5 mark
buying VERB VBG 2 advcl
Bolt_ PROPN NNP 5 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "proposed doing",
        """
Acme PROPN NNP 2 nsubj ORG
proposed VERB VBD 0 root
acquiring VERB VBG 2 xcomp
Bolt_ PROPN NNP 3 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "opposed doing",
        """
Acme PROPN NNP 2 nsubj ORG
opposes VERB VBZ 0 root
acquiring VERB VBG 2 xcomp
Bolt_ PROPN NNP 3 obj ORG
. PUNCT . 2 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, None),
    ),
    (
        "wrongly credited",
        """
Acme PROPN NNP 4 nsubj:pass ORG
was AUX VBD 4 aux:pass
wrongly ADV RB 4 advmod
credited VERB VBN 0 root
with SCONJ IN 6 mark
buying VERB VBG 4 advcl
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 4 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "a story that is fake",
        """
The DET DT 2 det
story NOUN NN 8 nsubj
that SCONJ IN 5 mark
Acme PROPN NNP 5 nsubj ORG
bought VERB VBD 2 acl
Bolt PROPN NNP 5 obj ORG
is AUX VBZ 8 cop
fake_ ADJ JJ 0 root
. PUNCT . 8 punct
""",
        ("Acme", "Bolt", True, Modality.ASSERTED, None),
    ),
    (
        "joked that",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
joked VERB VBD 0 root
that SCONJ IN 6 mark
Acme PROPN NNP 6 nsubj ORG
owned VERB VBD 3 ccomp
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, "Ann Lee"),
    ),
    (
        "doubted that",
        """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
doubts VERB VBZ 0 root
that SCONJ IN 6 mark
Acme PROPN NNP 6 nsubj ORG
owns VERB VBZ 3 ccomp
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 3 punct
""",
        ("Acme", "Bolt", False, Modality.POSSIBLE, "Ann Lee"),
    ),
    (
        "when it will",
        """
When ADV WRB 3 advmod
Acme PROPN NNP 3 nsubj ORG
buys VERB VBZ 8 advcl
Bolt_ PROPN NNP 3 obj ORG
, PUNCT , 3 punct
Globex PROPN NNP 8 nsubj ORG
will AUX MD 8 aux
leave_ VERB VB 0 root
. PUNCT . 8 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "before it will",
        """
Before SCONJ IN 2 mark
buying VERB VBG 7 advcl
Bolt_ PROPN NNP 2 obj ORG
, PUNCT , 2 punct
Acme PROPN NNP 7 nsubj ORG
will AUX MD 7 aux
sell VERB VB 0 root
Globex_ PROPN NNP 7 obj ORG
. PUNCT . 7 punct
""",
        ("Acme", "Bolt", False, Modality.PLANNED, None),
    ),
    (
        "as somebody sees it",
        """
As SCONJ IN 4 mark
Ann PROPN NNP 4 nsubj PERSON
Lee PROPN NNP 2 flat +
sees VERB VBZ 8 advcl
it_ PRON PRP 4 obj
, PUNCT , 4 punct
Acme PROPN NNP 8 nsubj ORG
owns VERB VBZ 0 root
Bolt_ PROPN NNP 8 obj ORG
. PUNCT . 8 punct
""",
        ("Acme", "Bolt", False, Modality.ASSERTED, "Ann Lee"),
    ),
]
"""A case, its parse, and what is read of two names: subject, object, denied, modality, who says so."""


@pytest.mark.parametrize(("case", "rows", "expected"), CASES, ids=[case for case, *_ in CASES])
def test_status_of_what_is_not_so(case, rows, expected):
    subject, object_, *status = expected
    assert statuses_of(rows, subject, object_) == {tuple(status)}
