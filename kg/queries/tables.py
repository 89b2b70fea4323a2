"""What a graph holds as tables, by queries: its facts, its entities, the mentions of these, the texts of its documents."""

FACTS = """SELECT ?subject ?property ?object ?subject_label ?object_label ?sources ?confidence ?first_reported ?last_reported WHERE {
  ?fact a kgo:Fact ; owl:annotatedSource ?subject ; owl:annotatedProperty ?property ; owl:annotatedTarget ?object ;
      kgo:sourceCount ?sources ; kgo:confidence ?confidence .
  OPTIONAL { ?subject rdfs:label ?subject_label }
  OPTIONAL { ?object rdfs:label ?label }
  BIND (COALESCE(?label, STR(?object)) AS ?object_label)
  OPTIONAL { ?fact kgo:firstReported ?first_reported }
  OPTIONAL { ?fact kgo:lastReported ?last_reported }
} ORDER BY ?subject ?property ?object"""

ENTITIES = """SELECT ?entity (MIN(?name) AS ?label) (MIN(?kind) AS ?class) (MIN(?count) AS ?documents)
    (GROUP_CONCAT(DISTINCT ?alias; separator="; ") AS ?aliases) WHERE {
  ?entity kgo:documentCount ?count ; rdfs:label ?name .
  OPTIONAL { ?entity a ?kind }
  OPTIONAL { ?entity skos:altLabel ?alias }
} GROUP BY ?entity ORDER BY ?entity"""

MENTIONS = """SELECT DISTINCT ?entity ?label ?text ?document ?start ?end WHERE {
  { ?statement rdf:subject ?entity ; kgo:subjectMention ?mention } UNION { ?statement rdf:object ?entity ; kgo:objectMention ?mention }
  ?entity rdfs:label ?label .
  ?mention nif:anchorOf ?text ; nif:beginIndex ?start ; nif:endIndex ?end ; nif:referenceContext ?document .
} ORDER BY ?document ?start ?end ?entity"""

TEXTS = """SELECT ?document ?title ?date ?source ?author ?site ?language ?text WHERE {
  ?document a nif:Context ; nif:isString ?text .
  OPTIONAL { ?document dcterms:title ?title }
  OPTIONAL { ?document dcterms:date ?date }
  OPTIONAL { ?document dcterms:source ?source }
  OPTIONAL { ?document dcterms:creator ?author }
  OPTIONAL { ?document dcterms:publisher ?site }
  OPTIONAL { ?document dcterms:language ?language }
} ORDER BY ?document"""
