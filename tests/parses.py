"""Parses written by hand: a test of a rule must not depend on a model.

A parse is a text of lines `word POS TAG head label [ENTITY[:SUBTYPE]]`; heads count from 1, 0 is the root. A word that ends
in `_` has no space after it. An entity goes on while lines repeat its label with `+`.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.clauses import iter_clauses
from kg.model import Document, Relation
from kg.parsing import Tree
from kg.relations import DocumentReading, extract_relations

VOCABULARY = Vocab()
LEMMAS: dict[str, str] = {}
for _line in (
    "said=say says=say is=be was=be are=be were=be",
    "bought=buy made=make denied=deny met=meet plans=plan models=model",
    "companies=company years=year invested=invest acquired=acquire hinders=hinder hindered=hinder",
    "founded=found launched=launch has=have failed=fail agreed=agree partnerships=partnership",
    "involves=involve costs=cost engineers=engineer announced=announce rumours=rumour",
    "according=accord allowed=allow asked=ask buying=buy closed=close did=do does=do had=have hired=hire ordered=order owned=own",
    "buys=buy owns=own persuaded=persuade saying=say sent=send sold=sell told=tell took=take wants=want",
    "considers=consider exploded=explode killing=kill known=know leads=lead located=locate moved=move works=work",
    "renamed=rename burned=burn spoke=speak called=call",
    "included=include decided=decide based=base sentenced=sentence seats=seat",
    "left=leave pressed=press helped=help relies=rely exceeds=exceed held=hold named=name ruled=rule lived=live",
    "allows=allow reports=report marks=mark received=receive letters=letter fighters=fighter dozens=dozen voting=vote votes=vote opened=open proposed=propose",
    "awarded=award considered=consider visiting=visit visited=visit kept=keep earned=earn born=bear died=die ended=end rejected=reject urged=urge",
):
    LEMMAS.update(pair.split("=") for pair in _line.split())


def parse(rows: str) -> Doc:
    """Return the `Doc` of a parse in lines."""
    cells = [line.split() for line in rows.strip().splitlines()]
    words = [row[0].removesuffix("_") if row[0] != "_" else "_" for row in cells]
    doc = Doc(
        VOCABULARY,
        words=words,
        spaces=[not row[0].endswith("_") for row in cells[:-1]] + [False],
        pos=[row[1] for row in cells],
        tags=[row[2] for row in cells],
        heads=[int(row[3]) - 1 if row[3] != "0" else i for i, row in enumerate(cells)],
        deps=["ROOT" if row[4] == "root" else row[4] for row in cells],
        lemmas=[
            LEMMAS.get(word.lower(), word if row[1] == "PROPN" else word.lower()) for word, row in zip(words, cells, strict=True)
        ],
    )
    spans: list[Span] = []
    for i, row in enumerate(cells):
        if len(row) > 5 and row[5].startswith("+"):
            last = spans.pop()
            spans.append(Span(doc, last.start, i + 1, label=last.label_, span_id=last.id_))
        elif len(row) > 5:
            label, _, subtype = row[5].partition(":")
            spans.append(Span(doc, i, i + 1, label=label, span_id=subtype))
    doc.set_ents(spans)
    return doc


def relations_of(rows: str, *, date: str = "") -> list[Relation]:
    """Return the relations that the constructions find in a parse."""
    doc = parse(rows)
    return extract_relations(DocumentReading(Document(id="d", text=doc.text, date=date), Tree(doc)))


def triples_of(rows: str) -> set[tuple[str, str, str]]:
    """Return the relations of a parse as (subject, predicate, object) texts."""
    return {(r.subject.text, r.predicate, r.object.text) for r in relations_of(rows)}


def reading_of(rows: str) -> DocumentReading:
    """Return a parse as the constructions see it."""
    doc = parse(rows)
    return DocumentReading(Document(id="d", text=doc.text), Tree(doc))


def clauses_of(rows: str) -> list:
    """Return the clauses of a parse."""
    return list(iter_clauses(Tree(parse(rows))))


INVEST = """
Microsoft PROPN NNP 3 nsubj ORG:COMPANY
will AUX MD 3 aux
invest VERB VB 0 root
$_ SYM $ 3 obj
10 NUM CD 6 compound
billion NUM CD 4 nummod
in ADP IN 8 case
Japan PROPN NNP 3 obl GPE:COUNTRY
over ADP IN 12 case
four NUM CD 11 nummod
years_ NOUN NNS 3 obl
. PUNCT . 3 punct
""".replace("over ADP IN 12 case", "over ADP IN 11 case")

SAID_WILL = """
Microsoft PROPN NNP 2 nsubj ORG:COMPANY
said VERB VBD 0 root
it PRON PRP 5 nsubj
will AUX MD 5 aux
acquire VERB VB 2 ccomp
Nokia_ PROPN NNP 5 obj ORG:COMPANY
. PUNCT . 2 punct
"""

PASSIVE = """
Growth NOUN NN 3 nsubj:pass
was AUX VBD 3 aux:pass
hindered VERB VBN 0 root
by ADP IN 6 case
high ADJ JJ 6 amod
costs_ NOUN NNS 3 obl:agent
. PUNCT . 3 punct
"""

PLANS_TO = """
Fiat PROPN NNP 2 nsubj ORG:COMPANY
plans VERB VBZ 0 root
to PART TO 4 mark
buy VERB VB 2 xcomp
Opel PROPN NNP 4 obj ORG:COMPANY
and CCONJ CC 7 cc
Saab_ PROPN NNP 5 conj ORG:COMPANY
. PUNCT . 2 punct
"""

NOT_BOUGHT = """
Fiat PROPN NNP 4 nsubj ORG:COMPANY
did AUX VBD 4 aux
not PART RB 4 advmod
buy VERB VB 0 root
Opel_ PROPN NNP 4 obj ORG:COMPANY
. PUNCT . 4 punct
"""

FAILED_TO = """
Fiat PROPN NNP 2 nsubj ORG:COMPANY
failed VERB VBD 0 root
to PART TO 4 mark
buy VERB VB 2 xcomp
Opel_ PROPN NNP 4 obj ORG:COMPANY
. PUNCT . 2 punct
"""

DENIED_THAT = """
Fiat PROPN NNP 2 nsubj ORG:COMPANY
denied VERB VBD 0 root
that SCONJ IN 5 mark
it PRON PRP 5 nsubj
bought VERB VBD 2 ccomp
Opel_ PROPN NNP 5 obj ORG:COMPANY
. PUNCT . 2 punct
"""

MAY_BUY = """
Fiat PROPN NNP 3 nsubj ORG:COMPANY
may AUX MD 3 aux
buy VERB VB 0 root
Opel_ PROPN NNP 3 obj ORG:COMPANY
. PUNCT . 3 punct
"""

TITLE = """
Microsoft PROPN NNP 2 compound ORG:COMPANY
President PROPN NNP 3 nmod:desc
Brad PROPN NNP 5 nsubj PERSON
Smith PROPN NNP 3 flat +
met VERB VBD 0 root
Japanese ADJ JJ 8 amod NORP
Prime ADJ NNP 8 amod
Minister PROPN NNP 9 nmod:desc
Sanae PROPN NNP 5 obj PERSON
Takaichi_ PROPN NNP 9 flat +
. PUNCT . 5 punct
"""

APPOSITION = """
Opel_ PROPN NNP 13 nsubj ORG:COMPANY
, PUNCT , 4 punct
a DET DT 4 det
division NOUN NN 1 appos
of ADP IN 7 case
General PROPN NNP 7 compound ORG:COMPANY
Motors_ PROPN NNP 4 nmod +
, PUNCT , 1 punct
and CCONJ CC 10 cc
Saab_ PROPN NNP 1 conj ORG:COMPANY
, PUNCT , 1 punct
both PRON DT 13 nsubj
launched VERB VBD 0 root
cars_ NOUN NNS 13 obj
. PUNCT . 13 punct
"""

SUCH_AS = """
It PRON PRP 2 nsubj
involves VERB VBZ 0 root
partnerships NOUN NNS 2 obj
with ADP IN 5 case
companies NOUN NNS 3 nmod
such ADJ JJ 8 case
as ADP IN 6 fixed
SoftBank PROPN NNP 5 nmod ORG:COMPANY
and CCONJ CC 10 cc
NTT_ PROPN NNP 8 conj ORG:COMPANY
. PUNCT . 2 punct
"""

BETWEEN = """
A DET DT 2 det
meeting NOUN NN 7 nsubj
between ADP IN 4 case
Smith PROPN NNP 2 nmod PERSON
and CCONJ CC 6 cc
Takaichi PROPN NNP 4 conj PERSON
followed_ VERB VBD 0 root
. PUNCT . 7 punct
"""

BASED = """
Tokyo_ PROPN NNP 3 obl GPE:CITY
-_ PUNCT HYPH 3 punct
based VERB VBN 4 amod
Sakura PROPN NNP 6 nsubj ORG:COMPANY
Internet PROPN NNP 4 flat +
launched VERB VBD 0 root
Koukaryoku_ PROPN NNP 6 obj PRODUCT
. PUNCT . 6 punct
"""

COPULA = """
Japan PROPN NNP 7 nsubj GPE:COUNTRY
is AUX VBZ 7 cop
the DET DT 7 det
world_ NOUN NN 7 nmod:poss
's PART POS 4 case
largest ADJ JJS 7 amod
creditor_ NOUN NN 0 root
. PUNCT . 7 punct
"""

RELATIVE = """
Fiat_ PROPN NNP 7 nsubj ORG:COMPANY
, PUNCT , 4 punct
which PRON WDT 4 nsubj
bought VERB VBD 1 acl:relcl
Chrysler_ PROPN NNP 4 obj ORG:COMPANY
, PUNCT , 4 punct
launched VERB VBD 0 root
models_ NOUN NNS 7 obj
. PUNCT . 7 punct
"""

CLEARNLP = """
The DET DT 2 det
firm NOUN NN 4 nsubjpass
was AUX VBD 4 auxpass
bought VERB VBN 0 root
by ADP IN 4 agent
Fiat PROPN NNP 5 pobj ORG:COMPANY
in ADP IN 4 prep
Turin_ PROPN NNP 7 pobj GPE:CITY
. PUNCT . 4 punct
"""

CLEARNLP_COPULA = """
Turin PROPN NNP 2 nsubj GPE:CITY
is AUX VBZ 0 root
a DET DT 4 det
city NOUN NN 2 attr
in ADP IN 4 prep
Italy_ PROPN NNP 5 pobj GPE:COUNTRY
. PUNCT . 2 punct
"""

SUBSIDIARY = """
Opel PROPN NNP 5 nsubj ORG:COMPANY
is AUX VBZ 5 cop
a DET DT 5 det
German ADJ JJ 5 amod NORP
subsidiary NOUN NN 0 root
of ADP IN 8 case
General PROPN NNP 8 compound ORG:COMPANY
Motors PROPN NNP 5 nmod +
founded VERB VBN 5 acl
in ADP IN 11 case
1862_ NUM CD 9 obl
. PUNCT . 5 punct
"""

LIFE = """
Ada PROPN NNP 10 nsubj PERSON
Lovelace PROPN NNP 1 flat +
(_ PUNCT -LRB- 4 punct
1815_ NUM CD 1 dep
–_ PUNCT : 6 punct
1852_ NUM CD 4 dep
) PUNCT -RRB- 4 punct
was AUX VBD 10 cop
a DET DT 10 det
mathematician_ NOUN NN 0 root
. PUNCT . 10 punct
"""

MAIDEN_NAME = """
Ann PROPN NNP 9 nsubj PERSON
Lee PROPN NNP 1 flat +
(_ PUNCT -LRB- 5 punct
née ADJ JJ 5 amod
Olsen_ PROPN NNP 1 appos PERSON
) PUNCT -RRB- 5 punct
is AUX VBZ 9 cop
a DET DT 9 det
mathematician_ NOUN NN 0 root
. PUNCT . 9 punct
"""

NAME_IN_GREEK = """
Ion PROPN NNP 9 nsubj PERSON
Melas PROPN NNP 1 flat +
(_ PUNCT -LRB- 6 punct
Greek_ ADJ JJ 6 amod NORP
: PUNCT : 4 punct
Ίων PROPN NNP 1 appos ORG
Μελάς_ PROPN NNP 6 flat +
) PUNCT -RRB- 6 punct
paints_ VERB VBZ 0 root
. PUNCT . 9 punct
"""

TICKER = """
Acme PROPN NNP 7 nsubj ORG:COMPANY
(_ PUNCT -LRB- 5 punct
NYSE_ PROPN NNP 5 compound ORG
: PUNCT : 3 punct
ACM_ PROPN NNP 1 appos ORG
) PUNCT -RRB- 5 punct
fell_ VERB VBD 0 root
. PUNCT . 7 punct
"""

AGED = """
Robert PROPN NNP 6 nsubj PERSON
Mugabe_ PROPN NNP 1 flat +
, PUNCT , 4 punct
95_ NUM CD 1 nummod
, PUNCT , 1 punct
died_ VERB VBD 0 root
. PUNCT . 6 punct
"""

URGED = """
Berlin PROPN NNP 2 nsubj GPE:CITY
urged VERB VBD 0 root
Fiat PROPN NNP 2 iobj ORG:COMPANY
to PART TO 5 mark
buy VERB VB 2 xcomp
Opel_ PROPN NNP 5 obj ORG:COMPANY
. PUNCT . 2 punct
"""

UNKNOWN_HE = """
He PRON PRP 2 nsubj
bought VERB VBD 0 root
Opel_ PROPN NNP 2 obj ORG:COMPANY
. PUNCT . 2 punct
"""

FAILED_BOTH = """
Fiat PROPN NNP 2 nsubj ORG:COMPANY
failed VERB VBD 0 root
to PART TO 4 mark
buy VERB VB 2 xcomp
Opel PROPN NNP 4 obj ORG:COMPANY
or CCONJ CC 7 cc
sell VERB VB 4 conj
Saab_ PROPN NNP 7 obj ORG:COMPANY
. PUNCT . 2 punct
"""

NOT_BUT = """
Fiat PROPN NNP 4 nsubj ORG:COMPANY
did AUX VBD 4 aux
not PART RB 4 advmod
sell VERB VB 0 root
Saab PROPN NNP 4 obj ORG:COMPANY
but CCONJ CC 7 cc
bought VERB VBD 4 conj
Opel_ PROPN NNP 7 obj ORG:COMPANY
. PUNCT . 4 punct
"""

NOT_IN_ORDER_TO = """
Fiat PROPN NNP 4 nsubj ORG:COMPANY
did AUX VBD 4 aux
not PART RB 4 advmod
borrow VERB VB 0 root
money NOUN NN 4 obj
to PART TO 7 mark
buy VERB VB 4 advcl
Opel_ PROPN NNP 7 obj ORG:COMPANY
. PUNCT . 4 punct
"""

DID_NOT_SAY = """
Fiat PROPN NNP 4 nsubj ORG:COMPANY
did AUX VBD 4 aux
not PART RB 4 advmod
say VERB VB 0 root
it PRON PRP 7 nsubj
will AUX MD 7 aux
buy VERB VB 4 ccomp
Opel_ PROPN NNP 7 obj ORG:COMPANY
. PUNCT . 4 punct
"""

WILL_AND_HAS = """
Fiat PROPN NNP 3 nsubj ORG:COMPANY
will AUX MD 3 aux
close VERB VB 0 root
plants NOUN NNS 3 obj
and CCONJ CC 7 cc
has AUX VBZ 7 aux
bought VERB VBN 3 conj
Opel_ PROPN NNP 7 obj ORG:COMPANY
. PUNCT . 3 punct
"""

ENDED = """
Fiat PROPN NNP 2 nsubj ORG:COMPANY
ended VERB VBD 0 root
its PRON PRP$ 4 nmod:poss
partnership NOUN NN 2 obj
with ADP IN 6 case
Opel_ PROPN NNP 4 nmod ORG:COMPANY
. PUNCT . 2 punct
"""

HIS_WIFE = """
He PRON PRP 2 nsubj
met VERB VBD 0 root
his PRON PRP$ 4 nmod:poss
wife_ NOUN NN 2 obj
, PUNCT , 6 punct
Ann_ PROPN NNP 4 appos PERSON
. PUNCT . 2 punct
"""

HIS_DEATH = """
He PRON PRP 2 nsubj
painted VERB VBD 0 root
until ADP IN 5 case
his PRON PRP$ 5 nmod:poss
death NOUN NN 2 obl
in ADP IN 7 case
1981_ NUM CD 5 nmod
. PUNCT . 2 punct
"""

DEGREE = """
Ann PROPN NNP 2 nsubj PERSON
earned VERB VBD 0 root
a DET DT 4 det
degree NOUN NN 2 obj
from ADP IN 6 case
Yale_ PROPN NNP 4 nmod ORG:SCHOOL
. PUNCT . 2 punct
"""

FOUNDER_AND_CEO = """
Ann PROPN NNP 4 nsubj PERSON
is AUX VBZ 4 cop
the DET DT 4 det
founder NOUN NN 0 root
and CCONJ CC 6 cc
CEO NOUN NN 4 conj
of ADP IN 8 case
Acme_ PROPN NNP 4 nmod ORG:COMPANY
. PUNCT . 4 punct
"""

CEO_IS = """
The DET DT 2 det
CEO NOUN NN 6 nsubj
of ADP IN 4 case
Acme PROPN NNP 2 nmod ORG:COMPANY
is AUX VBZ 6 cop
Ann_ PROPN NNP 0 root PERSON
. PUNCT . 6 punct
"""

AWARDED = """
Ann PROPN NNP 3 nsubj:pass PERSON
was AUX VBD 3 aux:pass
awarded VERB VBN 0 root
the DET DT 6 det
Fields PROPN NNP 6 compound
Medal_ PROPN NNP 3 obj
. PUNCT . 3 punct
"""

CONSIDERED = """
Ann PROPN NNP 3 nsubj:pass PERSON
is AUX VBZ 3 aux:pass
considered VERB VBN 0 root
a DET DT 5 det
pioneer_ NOUN NN 3 xcomp
. PUNCT . 3 punct
"""

BORN_IN = """
Ann PROPN NNP 3 nsubj:pass PERSON
was AUX VBD 3 aux:pass
born VERB VBN 0 root
on ADP IN 6 case
12 NUM CD 6 nummod
October PROPN NNP 3 obl
1981 NUM CD 6 nmod:unmarked
in ADP IN 9 case
Nara_ PROPN NNP 6 nmod GPE:CITY
, PUNCT , 11 punct
Japan_ PROPN NNP 9 appos GPE:COUNTRY
. PUNCT . 3 punct
"""

LAUNCHED = """
Dragon PROPN NNP 3 nsubj:pass PRODUCT
was AUX VBD 3 aux:pass
launched VERB VBN 0 root
via ADP IN 5 case
Falcon PROPN NNP 3 obl PRODUCT
from ADP IN 7 case
Florida_ PROPN NNP 3 obl GPE:REGION
. PUNCT . 3 punct
"""

KEPT_FROM = """
Rain NOUN NN 2 nsubj
kept VERB VBD 0 root
Ann PROPN NNP 2 obj PERSON
from SCONJ IN 5 mark
visiting VERB VBG 2 advcl
Oslo_ PROPN NNP 5 obj GPE:CITY
. PUNCT . 2 punct
"""

NOT_TRUE = """
It PRON PRP 4 expl
is AUX VBZ 4 cop
not PART RB 4 advmod
true ADJ JJ 0 root
that SCONJ IN 7 mark
Fiat PROPN NNP 7 nsubj ORG:COMPANY
bought VERB VBD 4 csubj
Opel_ PROPN NNP 7 obj ORG:COMPANY
. PUNCT . 4 punct
"""

RUMOURS_THAT = """
There PRON EX 2 expl
are VERB VBP 0 root
rumours NOUN NNS 2 nsubj
that SCONJ IN 7 mark
Fiat PROPN NNP 7 nsubj ORG:COMPANY
will AUX MD 7 aux
buy VERB VB 3 acl
Opel_ PROPN NNP 7 obj ORG:COMPANY
. PUNCT . 2 punct
"""

SINGER_AND_ACTOR = """
Singer NOUN NN 6 nsubj
and CCONJ CC 3 cc
actor NOUN NN 1 conj
Doris PROPN NNP 3 flat PERSON
Day PROPN NNP 4 flat +
died VERB VBD 0 root
in ADP IN 8 case
Carmel_ PROPN NNP 6 obl GPE:CITY
. PUNCT . 6 punct
"""

BOUGHT_BY = """
Opel PROPN NNP 3 nsubj:pass ORG:COMPANY
was AUX VBD 3 aux:pass
bought VERB VBN 0 root
by ADP IN 5 case
Fiat_ PROPN NNP 3 obl:agent ORG:COMPANY
. PUNCT . 3 punct
"""

NEITHER_NOR = """
Fiat PROPN NNP 3 nsubj ORG:COMPANY
neither CCONJ CC 3 cc:preconj
bought VERB VBD 0 root
Opel PROPN NNP 3 obj ORG:COMPANY
nor CCONJ CC 6 cc
acquired VERB VBD 3 conj
Saab_ PROPN NNP 6 obj ORG:COMPANY
. PUNCT . 3 punct
"""

WHETHER_TO = """
Fiat PROPN NNP 2 nsubj ORG:COMPANY
decided VERB VBD 0 root
whether SCONJ IN 5 mark
to PART TO 5 mark
buy VERB VB 2 xcomp
Opel_ PROPN NNP 5 obj ORG:COMPANY
. PUNCT . 2 punct
"""

DOCTOR_BASED = """
Judges NOUN NNS 2 nsubj
sentenced VERB VBD 0 root
a DET DT 4 det
doctor NOUN NN 2 obj
based VERB VBN 2 advcl
in ADP IN 7 case
Oslo_ PROPN NNP 5 obl GPE:CITY
. PUNCT . 2 punct
"""

CAPITALS = """
FIAT PROPN NNP 3 nsubj ORG:COMPANY
TO PART TO 3 mark
BUY VERB VB 0 root
OPEL PROPN NNP 3 obj ORG:COMPANY
"""

LISTED = """
Guests NOUN NNS 2 nsubj
included VERB VBD 0 root
Ann_ PROPN NNP 2 obj PERSON
, PUNCT , 5 punct
head NOUN NN 3 appos
of ADP IN 7 case
Acme_ PROPN NNP 5 nmod ORG:COMPANY
, PUNCT , 9 punct
Bo_ PROPN NNP 3 conj PERSON
, PUNCT , 11 punct
chairman NOUN NN 3 appos
of ADP IN 13 case
Bolt_ PROPN NNP 11 nmod ORG:COMPANY
. PUNCT . 2 punct
"""

BORN_AND_FOUNDED = """
Born VERB VBN 7 advcl
4 NUM CD 7 obl:unmarked
May PROPN NNP 2 nmod:unmarked
1961_ NUM CD 2 nmod:unmarked
, PUNCT , 1 punct
Ann PROPN NNP 7 nsubj PERSON
founded VERB VBD 0 root
Acme_ PROPN NNP 7 obj ORG:COMPANY
. PUNCT . 7 punct
"""

HEAD_OF_AGENCY = """
The DET DT 2 det
head NOUN NN 9 nsubj
of ADP IN 5 case
the DET DT 5 det
Agency_ PROPN NNP 2 nmod ORG:GOVERNMENT
, PUNCT , 7 punct
Ann_ PROPN NNP 5 appos PERSON
, PUNCT , 7 punct
visited VERB VBD 0 root
Oslo_ PROPN NNP 9 obj GPE:CITY
. PUNCT . 9 punct
"""

ITS_CHIEF = """
Its PRON PRP$ 3 nmod:poss
chief NOUN NN 3 compound
Ann PROPN NNP 4 nsubj PERSON
visited VERB VBD 0 root
Oslo_ PROPN NNP 4 obj GPE:CITY
. PUNCT . 4 punct
"""

LEFT_BEFORE = """
Ann PROPN NNP 2 nsubj PERSON
visited VERB VBD 0 root
Oslo PROPN NNP 2 obj GPE:CITY
before ADP IN 5 case
May PROPN NNP 2 obl
2015_ NUM CD 5 nmod:unmarked
. PUNCT . 2 punct
"""

AND_HER_HUSBAND = """
Ann PROPN NNP 2 nsubj PERSON
met VERB VBD 0 root
Bea PROPN NNP 2 obj PERSON
Lee PROPN NNP 3 flat +
and CCONJ CC 7 cc
her PRON PRP$ 7 nmod:poss
husband_ NOUN NN 3 conj
, PUNCT , 9 punct
Cy PROPN NNP 7 appos PERSON
Dunn_ PROPN NNP 9 flat +
. PUNCT . 2 punct
"""

MOTHER_IS = """
Bo PROPN NNP 4 nmod:poss PERSON
Ek_ PROPN NNP 1 flat +
's PART POS 1 case
mother NOUN NN 6 nsubj
is AUX VBZ 6 cop
Ann PROPN NNP 0 root PERSON
Dunn_ PROPN NNP 6 flat +
. PUNCT . 6 punct
"""

HEADQUARTERS_IS = """
Acme_ PROPN NNP 3 nmod:poss ORG
's PART POS 1 case
headquarters NOUN NN 5 nsubj:pass
is AUX VBZ 5 aux:pass
located VERB VBN 0 root
in ADP IN 7 case
Leeds_ PROPN NNP 5 obl GPE:CITY
. PUNCT . 5 punct
"""

AS_A_RESULT = """
As ADP IN 3 case
a DET DT 3 det
result_ NOUN NN 8 obl
, PUNCT , 3 punct
Ann PROPN NNP 8 nsubj:pass PERSON
Lee PROPN NNP 5 flat +
is AUX VBZ 8 aux:pass
known VERB VBN 0 root
as ADP IN 11 case
a DET DT 11 det
pioneer_ NOUN NN 8 obl
. PUNCT . 8 punct
"""

NO_LONGER = """
Acme PROPN NNP 4 nsubj ORG
no ADV RB 3 advmod
longer ADV RBR 4 advmod
owns VERB VBZ 0 root
Bolt_ PROPN NNP 4 obj ORG
. PUNCT . 4 punct
"""

QUOTED = """
"_ PUNCT `` 3 punct
Acme PROPN NNP 3 nsubj ORG
owns VERB VBZ 11 ccomp
Bolt_ PROPN NNP 3 obj ORG
. PUNCT . 3 punct
Crate PROPN NNP 7 nsubj ORG
leads VERB VBZ 11 ccomp
Dune_ PROPN NNP 7 obj ORG
,_ PUNCT , 7 punct
" PUNCT '' 7 punct
said VERB VBD 0 root
Ann PROPN NNP 11 nsubj PERSON
Lee_ PROPN NNP 12 flat +
. PUNCT . 11 punct
"""

WHERE_FOUNDED = """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
moved VERB VBD 0 root
to ADP IN 5 case
Leeds_ PROPN NNP 3 obl GPE:CITY
, PUNCT , 9 punct
where ADV WRB 9 advmod
she PRON PRP 9 nsubj
founded VERB VBD 5 acl:relcl
Acme_ PROPN NNP 9 obj ORG
. PUNCT . 3 punct
"""

BEFORE_IT_BOUGHT = """
Acme PROPN NNP 2 nsubj ORG
sold VERB VBD 0 root
Bolt PROPN NNP 2 obj ORG
before SCONJ IN 6 mark
it PRON PRP 6 nsubj
bought VERB VBD 2 advcl
Crate_ PROPN NNP 6 obj ORG
. PUNCT . 2 punct
"""

IN_2014_AGREED = """
In ADP IN 2 case
2014 NUM CD 4 obl
Acme PROPN NNP 4 nsubj ORG
agreed VERB VBD 0 root
to PART TO 6 mark
buy VERB VB 4 xcomp
Bolt_ PROPN NNP 6 obj ORG
. PUNCT . 4 punct
"""

KILLING = """
A DET DT 2 det
bomb NOUN NN 3 nsubj
exploded VERB VBD 0 root
in ADP IN 5 case
Leeds PROPN NNP 3 obl GPE:CITY
on ADP IN 7 case
Monday_ PROPN NNP 3 obl
, PUNCT , 9 punct
killing VERB VBG 3 advcl
six NUM CD 11 nummod
people_ NOUN NNS 9 obj
. PUNCT . 3 punct
"""

DEEMED_BY = """
Ann PROPN NNP 3 nsubj PERSON
Lee PROPN NNP 1 flat +
considers VERB VBZ 0 root
Acme PROPN NNP 3 obj ORG
a DET DT 6 det
pioneer_ NOUN NN 3 xcomp
. PUNCT . 3 punct
"""

WAS_PRESIDENT = """
Ann PROPN NNP 4 nsubj PERSON
Lee PROPN NNP 1 flat +
was AUX VBD 4 cop
president NOUN NN 0 root
of ADP IN 6 case
Acme_ PROPN NNP 4 nmod ORG
. PUNCT . 4 punct
"""

THEIR_DAUGHTER = """
Their PRON PRP$ 2 nmod:poss
daughter NOUN NN 5 nsubj
Amy PROPN NNP 2 appos PERSON
Ek PROPN NNP 3 flat +
works VERB VBZ 0 root
for ADP IN 7 case
Acme_ PROPN NNP 5 obl ORG
. PUNCT . 5 punct
"""
