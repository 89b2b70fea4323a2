"""Who sues whom by the parties of a case that a text tells of by their sides: "ACME LTD – Claimant … BOLT PLC – Defendant", "the Plaintiff, Ms Lee,"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.english import nouns
from kg.mentions import parties_of
from kg.mentions.parties import Party
from kg.model import Relation
from kg.relations.reading import DocumentReading

RULE = "suit/parties"


def find_suits(reading: DocumentReading) -> Iterator[Relation]:
    """Yield who sues whom, where one side brings the case and another answers it; who appeals may be either."""
    parties = list({_key(reading, party): party for party in reversed(parties_of(reading.tree))}.values())[::-1]
    suing = [party for party in parties if party.side in nouns.suing]
    sued = [party for party in parties if party.side in nouns.sued]
    if len({party.side for party in suing}) != 1 or len({party.side for party in sued}) != 1:
        return
    for claimant in suing:
        for defendant in sued:
            trigger = reading.trigger(max(claimant.name, defendant.name))
            yield trigger.relation(claimant.name, "sue", defendant.name, rule=RULE, phrase="sues")


def _key(reading: DocumentReading, party: Party) -> tuple[str, str]:
    """Return what tells that a party is told of twice: its name and its side."""
    return reading.mention(party.name).text.lower(), party.side
