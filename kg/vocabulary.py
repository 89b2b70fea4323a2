"""The terms that kg itself writes: of statements, their status and evidence, of entities and facts, whatever the ontology.

Each is declared, with its meaning, in `ontologies/kg.ttl`. The vocabulary is closed: a term that is not here is an AttributeError,
and an error to the type checker. Terms of RDF, RDFS, OWL and SKOS are rdflib's, which are closed, too. The properties and classes
that an ontology brings ("investsIn", "Company") are no part of it: they come from the ontology.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF, URIRef

from kg import namespaces
from kg.model import Modality, QualifierKind


def _kgo(name: str) -> URIRef:
    return URIRef(namespaces.KGO + name)


def _nif(name: str) -> URIRef:
    return URIRef(namespaces.NIF + name)


class KGO:
    """kg's own terms; names that Python keeps for itself end in an underscore."""

    # Statements
    Statement = _kgo("Statement")
    FactualStatement = _kgo("FactualStatement")
    OpenRelation = _kgo("OpenRelation")
    Rejection = _kgo("Rejection")
    Inference = _kgo("Inference")
    polarity = _kgo("polarity")
    Affirmed = _kgo("Affirmed")
    Denied = _kgo("Denied")
    modality = _kgo("modality")
    Asserted = _kgo("Asserted")
    Planned = _kgo("Planned")
    Possible = _kgo("Possible")
    Conditional = _kgo("Conditional")
    Obligatory = _kgo("Obligatory")
    Past = _kgo("Past")
    confidence = _kgo("confidence")
    heldBackBy = _kgo("heldBackBy")
    rule = _kgo("rule")
    phrase = _kgo("phrase")
    reason = _kgo("reason")
    subjectMention = _kgo("subjectMention")
    objectMention = _kgo("objectMention")
    refersTo = _kgo("refersTo")

    # Who is meant in a statement beside its subject and object, and what qualifies it
    attributedTo = _kgo("attributedTo")
    amount = _kgo("amount")
    count = _kgo("count")
    share = _kgo("share")
    time = _kgo("time")
    place = _kgo("place")
    role = _kgo("role")
    purpose = _kgo("purpose")
    topic = _kgo("topic")
    cause = _kgo("cause")
    recipient = _kgo("recipient")
    from_ = _kgo("from")
    of = _kgo("of")
    with_ = _kgo("with")
    manner = _kgo("manner")
    complement = _kgo("complement")
    other = _kgo("other")

    # The local entities that its document means by these
    subjectEntity = _kgo("subjectEntity")
    objectEntity = _kgo("objectEntity")
    attributedToEntity = _kgo("attributedToEntity")
    amountEntity = _kgo("amountEntity")
    countEntity = _kgo("countEntity")
    shareEntity = _kgo("shareEntity")
    timeEntity = _kgo("timeEntity")
    placeEntity = _kgo("placeEntity")
    roleEntity = _kgo("roleEntity")
    purposeEntity = _kgo("purposeEntity")
    topicEntity = _kgo("topicEntity")
    causeEntity = _kgo("causeEntity")
    recipientEntity = _kgo("recipientEntity")
    fromEntity = _kgo("fromEntity")
    ofEntity = _kgo("ofEntity")
    withEntity = _kgo("withEntity")
    mannerEntity = _kgo("mannerEntity")
    complementEntity = _kgo("complementEntity")
    otherEntity = _kgo("otherEntity")

    # Entities and values
    Entity = _kgo("Entity")
    LocalEntity = _kgo("LocalEntity")
    formOf = _kgo("formOf")
    names = _kgo("names")
    label = _kgo("label")
    alias = _kgo("alias")
    named = _kgo("named")
    readAs = _kgo("readAs")
    mentionCount = _kgo("mentionCount")
    documentCount = _kgo("documentCount")
    MonetaryAmount = _kgo("MonetaryAmount")
    currency = _kgo("currency")
    value = _kgo("value")

    # Which names mean one entity
    resolvesTo = _kgo("resolvesTo")
    splitFrom = _kgo("splitFrom")
    matchReason = _kgo("matchReason")
    matchScore = _kgo("matchScore")
    profile = _kgo("profile")
    blockKey = _kgo("blockKey")
    identity = _kgo("identity")

    # Facts
    Fact = _kgo("Fact")
    sourceCount = _kgo("sourceCount")
    firstReported = _kgo("firstReported")
    lastReported = _kgo("lastReported")
    conflictsWith = _kgo("conflictsWith")

    # Documents
    dateSource = _kgo("dateSource")
    places = _kgo("places")
    sha256 = _kgo("sha256")
    contentHash = _kgo("contentHash")
    minhashBand = _kgo("minhashBand")
    sameSourceAs = _kgo("sameSourceAs")

    # What a graph was made of and by what
    Manifest = _kgo("Manifest")
    manifest = _kgo("manifest")
    kg = _kgo("kg")
    model = _kgo("model")
    modelHash = _kgo("modelHash")
    ontology = _kgo("ontology")
    ontologyHash = _kgo("ontologyHash")
    lexicon = _kgo("lexicon")
    lexiconHash = _kgo("lexiconHash")
    complements = _kgo("complements")
    min_confidence = _kgo("min_confidence")
    direct_confidence = _kgo("direct_confidence")
    open_confidence = _kgo("open_confidence")


class NIF:
    """Places in a text (NIF 2.0, https://persistence.uni-leipzig.org/nlp2rdf/), as far as kg writes them."""

    Context = _nif("Context")
    Sentence = _nif("Sentence")
    Phrase = _nif("Phrase")
    isString = _nif("isString")
    beginIndex = _nif("beginIndex")
    endIndex = _nif("endIndex")
    anchorOf = _nif("anchorOf")
    referenceContext = _nif("referenceContext")


class PROV:
    """Where something is from (PROV-O, https://www.w3.org/TR/prov-o/), as far as kg writes it."""

    Activity = URIRef(f"{namespaces.PROV}Activity")
    wasDerivedFrom = URIRef(f"{namespaces.PROV}wasDerivedFrom")
    wasGeneratedBy = URIRef(f"{namespaces.PROV}wasGeneratedBy")


class DCTERMS:
    """What a document brings with its text (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/)."""

    title = URIRef(f"{namespaces.DCTERMS}title")
    date = URIRef(f"{namespaces.DCTERMS}date")
    source = URIRef(f"{namespaces.DCTERMS}source")
    creator = URIRef(f"{namespaces.DCTERMS}creator")
    publisher = URIRef(f"{namespaces.DCTERMS}publisher")
    language = URIRef(f"{namespaces.DCTERMS}language")


class OA:
    """Where in a file something stands (Web Annotation, https://www.w3.org/TR/annotation-vocab/), as far as kg writes it."""

    FragmentSelector = URIRef(f"{namespaces.OA}FragmentSelector")
    hasSelector = URIRef(f"{namespaces.OA}hasSelector")


def iter_terms(vocabulary: type) -> Iterator[URIRef]:
    """Yield the terms of a vocabulary, in the order in which it names them.

    >>> str(next(iter_terms(DCTERMS)))
    'http://purl.org/dc/terms/title'
    """
    return (term for term in vars(vocabulary).values() if isinstance(term, URIRef))


@dataclass(frozen=True, slots=True)
class StatementRole:
    """What somebody or something is in a statement: its subject, its object, who says it, or what qualifies it.

    Attributes:
        name: what it is called where it stands without a namespace.
        property: joins the statement to the entity meant, over all documents; of a value, to the value.
        local_property: joins the statement to the local entity that its document means.
    """

    name: str
    property: URIRef
    local_property: URIRef


SUBJECT = StatementRole("subject", RDF.subject, KGO.subjectEntity)
OBJECT = StatementRole("object", RDF.object, KGO.objectEntity)
ATTRIBUTED_TO = StatementRole("attributedTo", KGO.attributedTo, KGO.attributedToEntity)

QUALIFIER_ROLES: Mapping[QualifierKind, StatementRole] = {
    kind: StatementRole(kind.value, property_, local_property)
    for kind, property_, local_property in (
        (QualifierKind.AMOUNT, KGO.amount, KGO.amountEntity),
        (QualifierKind.COUNT, KGO.count, KGO.countEntity),
        (QualifierKind.SHARE, KGO.share, KGO.shareEntity),
        (QualifierKind.TIME, KGO.time, KGO.timeEntity),
        (QualifierKind.PLACE, KGO.place, KGO.placeEntity),
        (QualifierKind.ROLE, KGO.role, KGO.roleEntity),
        (QualifierKind.PURPOSE, KGO.purpose, KGO.purposeEntity),
        (QualifierKind.TOPIC, KGO.topic, KGO.topicEntity),
        (QualifierKind.CAUSE, KGO.cause, KGO.causeEntity),
        (QualifierKind.RECIPIENT, KGO.recipient, KGO.recipientEntity),
        (QualifierKind.FROM, KGO.from_, KGO.fromEntity),
        (QualifierKind.OF, KGO.of, KGO.ofEntity),
        (QualifierKind.WITH, KGO.with_, KGO.withEntity),
        (QualifierKind.MANNER, KGO.manner, KGO.mannerEntity),
        (QualifierKind.COMPLEMENT, KGO.complement, KGO.complementEntity),
        (QualifierKind.OTHER, KGO.other, KGO.otherEntity),
    )
}
STATEMENT_ROLES: Mapping[str, StatementRole] = {
    role.name: role for role in (SUBJECT, OBJECT, ATTRIBUTED_TO, *QUALIFIER_ROLES.values())
}
LOCAL_ROLES: Mapping[URIRef, StatementRole] = {role.local_property: role for role in STATEMENT_ROLES.values()}
"""The roles by the properties that stand in a document's graph."""

MODALITIES: Mapping[Modality, URIRef] = {
    Modality.ASSERTED: KGO.Asserted,
    Modality.PLANNED: KGO.Planned,
    Modality.POSSIBLE: KGO.Possible,
    Modality.CONDITIONAL: KGO.Conditional,
    Modality.OBLIGATORY: KGO.Obligatory,
    Modality.PAST: KGO.Past,
}

ACTIVITY_SETTINGS: Mapping[str, URIRef] = {
    "kg": KGO.kg,
    "model": KGO.model,
    "modelHash": KGO.modelHash,
    "ontology": KGO.ontology,
    "ontologyHash": KGO.ontologyHash,
    "lexicon": KGO.lexicon,
    "lexiconHash": KGO.lexiconHash,
    "complements": KGO.complements,
    "min_confidence": KGO.min_confidence,
    "direct_confidence": KGO.direct_confidence,
    "open_confidence": KGO.open_confidence,
}
"""What a run of the pipeline is described by, by the names that a manifest has for it."""
