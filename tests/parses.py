"""Parses written by hand, `parses.INVEST` for the section `[INVEST]` of parses.txt: a test of a rule must not depend on a model.

A parse is a text of lines `word POS TAG head label [ENTITY[:SUBTYPE]]`; heads count from 1, 0 is the root. A word that ends
in `_` has no space after it, `\\n_` with the tag `_SP` is the end of a line. An entity goes on while lines repeat its label with `+`.
"""

from __future__ import annotations

import re
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.clauses import iter_clauses
from kg.model import Document, Modality, Relation
from kg.parsing import Tree
from kg.relations import DocumentReading, extract_relations

VOCABULARY = Vocab()
LEMMAS: dict[str, str] = {}
for _line in (
    "upheld=uphold guarding=guard protesting=protest includes=include envoys=envoy players=player urged=urge hired=hire",
    "presidents=president mayors=mayor painters=painter",
    "upheld=uphold areas=area guarding=guard protesting=protest includes=include envoys=envoy players=player urged=urge hired=hire",
    "an=a joining=join holds=hold european=European",
    "limited=limit thanked=thank fined=fine used=use packs=pack led=lead left=leave months=month results=result served=serve",
    "neighbours=neighbour candidates=candidate invited=invite spotted=spot holdings=Holding",
    "younger=young youngest=young emigrants=emigrant danish=Danish posed=pose daughters=daughter co-founded=co-found",
    "taking=take gone=go photographs=photograph hitting=hit banning=ban",
    "outlined=outline taking=take gone=go photographs=photograph hitting=hit banning=ban",
    "rebels=rebel attacked=attack punished=punish describing=describe economists=economist fears=fear",
    "girls=girl sons=son programs=program provinces=province hiring=hire speakers=speaker",
    "tried=try trying=try shops=shop sentenced=sentence sued=sue ran=run understood=understand",
    "raised=raise survived=survive rejected=reject",
    "raised=raise survived=survive rejected=reject serves=serve times=time",
    "employs=employ confirmed=confirm fined=fine built=build praised=praise demands=demand makers=maker",
    "imposed=impose sanctions=sanction spent=spend rallied=rally appointed=appoint succeeding=succeed tiles=tile raised=raise",
    "delegates=delegate countries=country them=they makes=make oldest=old euros=euro",
    "co-founders=co-founder engaged=engage headquartered=headquarter offices=office shares=share suspended=suspend him=he started=start",
    "accused=accuse thought=think thinking=think denies=deny came=come stepped=step said=say says=say is=be was=be are=be were=be",
    "bought=buy made=make denied=deny met=meet plans=plan models=model",
    "companies=company years=year invested=invest acquired=acquire hinders=hinder hindered=hinder",
    "founded=found launched=launch has=have failed=fail agreed=agree partnerships=partnership",
    "involves=involve costs=cost engineers=engineer announced=announce rumours=rumour",
    "according=accord allowed=allow asked=ask buying=buy closed=close did=do does=do had=have hired=hire ordered=order owned=own",
    "buys=buy owns=own persuaded=persuade saying=say sent=send sold=sell told=tell took=take wants=want",
    "considers=consider exploded=explode killing=kill known=know leads=lead located=locate moved=move works=work",
    "renamed=rename burned=burn spoke=speak called=call interviewed=interview",
    "scientists=scientist rebels=rebel bombings=bombing clients=client reports=report",
    "included=include decided=decide based=base sentenced=sentence seats=seat",
    "left=leave pressed=press helped=help relies=rely exceeds=exceed held=hold named=name ruled=rule lived=live",
    "allows=allow marks=mark received=receive letters=letter fighters=fighter dozens=dozen voting=vote votes=vote opened=open proposed=propose",
    "aged=age dreamed=dream turned=turn warned=warn confessed=confess apologized=apologize pleaded=plead refused=refuse",
    "blocked=block calculated=calculate foiled=foil rose=rise using=use",
    "argued=argue blamed=blame driven=drive gave=give merged=merge shows=show",
    "served=serve grown=grow hailed=hail",
    "founders=founder honors=honor graduated=graduate married=marry",
    "flew=fly hours=hour promoted=promote injured=injure",
    "became=become killed=kill occurred=occur talks=talk knows=know died=die",
    "remains=remain instructed=instruct defendants=defendant argues=argue",
    "broke=break elected=elect filed=file reported=report cases=case resulted=result seeks=seek thousands=thousand",
    "aimed=aim attacking=attack acquiring=acquire going=go flies=fly worked=work leading=lead fell=fall",
    "entered=enter compared=compare paid=pay claimed=claim conclude=conclude continued=continue",
    "markets=market members=member won=win headed=head issued=issue stated=state vowed=vow began=begin cited=cite working=work",
    "signed=sign urging=urge formed=form tested=test saw=see officials=official selling=sell charges=charge leaders=leader tests=test",
    "crews=crew releasing=release resigned=resign soldiers=soldier guards=guard pipes=pipe searched=search presented=present",
    "complained=complain noted=note plants=plant states=state submitted=submit went=go",
    "alleging=allege expects=expect fired=fire nominated=nominate praised=praise used=use",
    "acquires=acquire agrees=agree assuming=assume backed=back circumstances=circumstance credited=credit doubts=doubt goes=go joked=joke",
    "kills=kill leaves=leave looks=look opposes=oppose plays=play provided=provide sees=see acting=act averted=avert being=be fears=fear",
    "needs=need postponed=postpone pulled=pull sought=seek styled=style threatened=threaten",
    "alleged=allege bribed=bribe convicted=convict designed=design mourned=mourn published=publish",
    "attacked=attack banned=ban designs=design directors=director manufactures=manufacture measured=measure phones=phone sells=sell shops=shop",
    "convinced=convince keeps=keep risks=risk scheduled=schedule tried=try visits=visit wanted=want",
    "standards=standard awarded=award presented=present considered=consider visiting=visit visited=visit",
    "kept=keep earned=earn born=bear ended=end rejected=reject urged=urge",
    "standards=standard awarded=award considered=consider visiting=visit visited=visit kept=keep earned=earn born=bear ended=end rejected=reject urged=urge",
    "cars=car cuts=cut directed=direct employed=employ gets=get grandchildren=grandchild joined=join links=link mending=mend",
    "rivals=rival signed=sign banks=bank militants=militant opposed=oppose returned=return rockets=rocket survived=survive wrote=write",
    "managing=manage ousted=oust",
    "chips=chip ships=ship",
    "brothers=brother replaced=replace siblings=sibling sisters=sister succeeded=succeed",
    "angered=anger citing=cite claims=claim collapsed=collapse expected=expect flats=flat later=late",
    "means=mean senators=senator workers=worker",
    "allegations=allegation been=be bribing=bribe cancelled=cancel charged=charge dropped=drop hosts=host points=point",
    "regulating=regulate robbing=rob saved=save scoring=score",
    "been=be cancelled=cancel charged=charge delayed=delay hosts=host points=point regulating=regulate robbing=rob saved=save scoring=score",
    "added=add falls=fall grew=grow placed=place",
    "taught=teach picked=pick recorded=record students=student",
    "awards=award clashed=clash",
    "deaths=death exceeded=exceed surpassed=surpass",
    "accounts=account allowing=allow papers=paper",
    "groups=group",
    "beaten=beat champions=champion started=start",
    "helps=help led=lead",
    "aces=ace firing=fire missiles=missile scored=score",
    "endorsed=endorse",
    "calls=call criticized=criticize",
    "declared=declare kept=keep officers=officer bodyguards=bodyguard ngos=ngo officials=official banks=bank members=member engineers=engineer",
    "honoured=honour mayor=mayor senator=senator",
    "argues=argue lawyers=lawyer",
    "resolved=resolve planned=plan intended=intend voted=vote declined=decline days=day funds=fund disputed=dispute hotels=hotel",
    "ignored=ignore granted=grant honours=honour hiding=hide trying=try playing=play stopped=stop",
    "tens=ten men=man accompanied=accompany organized=organize occasions=occasion parts=part knew=know described=describe",
    "punished=punish advised=advise taxes=tax vaccinated=vaccinate children=child damaged=damage kidnapped=kidnap",
    "followed=follow pardons=pardon orders=order months=month farms=farm rates=rate",
    "condemned=condemn hurt=hurt debts=debt waves=wave",
    "events=event rose=rise ships=ship lacks=lack selling=sell",
    "stores=store specializing=specialize",
    "emigrated=emigrate deployed=deploy upgraded=upgrade performed=perform hopes=hope cornered=corner handed=hand",
    "passed=pass suffered=suffer offers=offer rewards=reward captured=capture released=release fought=fight",
    "elected=elect expires=expire expired=expire soldiers=soldier sold=sell killed=kill sentenced=sentence",
    "convicted=convict pleaded=plead showed=show bombings=bombing bodies=body",
    "apologized=apologize sells=sell winning=win consisted=consist loans=loan attacks=attack",
    "mills=mill burn=burn tasks=task dropped=drop urging=urge praised=praise rallies=rally boys=boy states=state",
    "heads=head teaches=teach studied=study owners=owner goes=go presidents=president",
    "stars=star hearings=hearing",
    "went=go awarded=award attacked=attack leaving=leave guards=guard nominated=nominate wrote=write based=base covering=cover units=unit",
    "wounded=wound men=man arrived=arrive burns=burn published=publish forces=force",
):
    LEMMAS.update(pair.split("=") for pair in _line.split())


SECTIONS = re.findall(r"^\[(\w+)\]\n((?:.+\n)+)", Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"), re.MULTILINE)
PARSES = dict(SECTIONS)
assert len(PARSES) == len(SECTIONS), "two parses of one name"


def __getattr__(name: str) -> str:
    """Return a parse by its name."""
    try:
        return PARSES[name]
    except KeyError:
        raise AttributeError(f"no section [{name}] in parses.txt") from None


def parse(rows: str) -> Doc:
    """Return the `Doc` of a parse in lines."""
    cells = [line.split() for line in rows.strip().splitlines()]
    words = [row[0].removesuffix("_").replace("\\n", "\n") if row[0] != "_" else "_" for row in cells]
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


def statuses_of(rows: str, subject: str, object_: str) -> set[tuple[bool, Modality, str | None]]:
    """Return what is read of two names: whether it is denied, how far it is a fact, who says so."""
    said = [r.factuality for r in relations_of(rows) if (r.subject.text, r.object.text) == (subject, object_)]
    return {(f.negated, f.modality, None if f.attribution is None else f.attribution.text) for f in said}


def reading_of(rows: str) -> DocumentReading:
    """Return a parse as the constructions see it."""
    doc = parse(rows)
    return DocumentReading(Document(id="d", text=doc.text), Tree(doc))


def clauses_of(rows: str) -> list:
    """Return the clauses of a parse."""
    return list(iter_clauses(Tree(parse(rows))))
