"""Name the class of a mention by the label that the pipeline gave it and by its head noun.

The class names are those of the ontology's top; an ontology without them simply leaves such mentions untyped.
"""

from __future__ import annotations

from functools import cache

from kg.english import nouns
from kg.models.gazetteer import read_nouns

CLASS_OF_SUBTYPE = {
    "COMPANY": "Company",
    "GOVERNMENT": "GovernmentBody",
    "PARTY": "PoliticalParty",
    "SCHOOL": "EducationalInstitution",
    "MEDIA": "MediaOutlet",
    "TEAM": "SportsTeam",
    "INTERNATIONAL": "InternationalBody",
    "NONPROFIT": "NonProfit",
    "COUNTRY": "Country",
    "CITY": "City",
    "REGION": "Region",
    "NATURAL": "NaturalFeature",
    "FACILITY": "Facility",
    "PERSON": "Person",
    "QUANTITY": "Quantity",
    "PRODUCT": "Product",
    "SOFTWARE": "Software",
    "SERVICE": "Service",
    "DEVICE": "Device",
    "TOPIC": "Topic",
    "VEHICLE": "Vehicle",
    "DISASTER": "Disaster",
    "CONFLICT": "Conflict",
    "MEETING": "Meeting",
    "CASE": "LegalCase",
    "ELECTION": "Election",
    "EVENT": "Event",
    "AWARD": "Award",
    "LAW": "Law",
    "WORK": "CreativeWork",
}
CLASS_OF_LABEL = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
    "EVENT": "Event",
    "WORK": "CreativeWork",
    "WORK_OF_ART": "CreativeWork",
    "PRODUCT": "Product",
    "AWARD": "Award",
    "LAW": "Law",
}


HAPPENING = frozenset({"Event", "Meeting", "Election", "Conflict", "Disaster"})
"""Classes of what happens."""

KINDS_OF_ORGANIZATIONS = (
    "Company",
    "GovernmentBody",
    "PoliticalParty",
    "EducationalInstitution",
    "MediaOutlet",
    "SportsTeam",
    "NonProfit",
    "InternationalBody",
)
ORGANIZATIONS = frozenset({"Organization", *KINDS_OF_ORGANIZATIONS})
PEOPLE = frozenset({"Group", "Person"})
AGENTS = ORGANIZATIONS | PEOPLE
"""Classes of who acts, and is told without a name, too: "sent a message to members of the council"."""

KINDS_OF_PLACES = ("Country", "Region", "City", "Facility", "NaturalFeature")
PLACES = frozenset({"Place", *KINDS_OF_PLACES})


def class_of_entity(label: str, subtype: str) -> str:
    """Return the class of a named entity, or "".

    >>> class_of_entity("ORG", "COMPANY"), class_of_entity("MISC", "")
    ('Company', '')
    """
    return CLASS_OF_SUBTYPE.get(subtype) or CLASS_OF_LABEL.get(label, "")


def class_of_noun(noun: str, *, counted: bool, plural: bool) -> str:
    """Return the class of a mention without a name by its noun, "" where the noun tells none; counted or plural persons are a Group.

    >>> class_of_noun("carmaker", counted=False, plural=False), class_of_noun("engineer", counted=True, plural=True)
    ('Company', 'Group')
    """
    kind = _class_of_noun().get(noun, "")
    if not kind:
        return ""
    if noun in nouns.people and (counted or plural):
        return "Group"
    if plural and noun in nouns.ballots:
        return ""
    return "Group" if kind == "Person" and plural else kind


@cache
def _class_of_noun() -> dict[str, str]:
    """Return the class of what each noun means, of one and uncounted."""
    of_subtypes = {noun: CLASS_OF_SUBTYPE[subtype] for noun, subtype in read_nouns().items()}
    return dict.fromkeys(nouns.people, "Group") | nouns.classes | of_subtypes


@cache
def family(class_name: str) -> str:
    """Return the broad kind of a class, which must agree between the mentions of one entity."""
    if class_name in ORGANIZATIONS:
        return "organization"
    if class_name in PLACES:
        return "place"
    return class_name.lower()


def kind_of(class_name: str) -> str:
    """Return the broad kind of a class that tells what something is; "" of those that may be anything."""
    return "" if class_name in ("", "Entity", "Agent", "Topic") else family(class_name)
