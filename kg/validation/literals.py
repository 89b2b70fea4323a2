"""Find ill-typed literals: texts that are none of what their datatype says (https://www.w3.org/TR/rdf11-concepts/#section-Graph-Literal)."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterator
from functools import lru_cache

from rdflib import RDF, XSD, Literal, URIRef

from kg.dataset import Engine
from kg.namespaces import local_name
from kg.severity import Severity
from kg.validation.problems import Problem, Report

ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
YEAR = r"-?(?:[1-9]\d{3,}|0\d{3})"
DATE = rf"({YEAR})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
TIME = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
SECONDS = r"T(?=[\d.])(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?"
DECIMAL = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
FLOAT = rf"(?:{DECIMAL}(?:[eE][+-]?\d+)?|[+-]?INF|NaN)"
FORMS = {
    XSD.boolean: r"true|false|1|0",
    XSD.integer: r"[+-]?\d+",
    XSD.nonNegativeInteger: r"\+?\d+|-0+",
    XSD.positiveInteger: r"\+?0*[1-9]\d*",
    XSD.decimal: DECIMAL,
    XSD.double: FLOAT,
    XSD.float: FLOAT,
    XSD.date: DATE + ZONE,
    XSD.dateTime: rf"{DATE}T{TIME}{ZONE}",
    XSD.dateTimeStamp: rf"{DATE}T{TIME}(?!$){ZONE}",
    XSD.time: TIME + ZONE,
    XSD.gYear: YEAR + ZONE,
    XSD.gYearMonth: rf"{YEAR}-(?:0[1-9]|1[0-2]){ZONE}",
    XSD.gMonth: rf"--(?:0[1-9]|1[0-2]){ZONE}",
    XSD.gDay: rf"---(?:0[1-9]|[12]\d|3[01]){ZONE}",
    XSD.gMonthDay: rf"--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]){ZONE}",
    XSD.duration: rf"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:{SECONDS})?",
    XSD.dayTimeDuration: rf"-?P(?=.)(?:\d+D)?(?:{SECONDS})?",
    XSD.yearMonthDuration: r"-?P(?=.)(?:\d+Y)?(?:\d+M)?",
    XSD.anyURI: r"[^\x00-\x20<>\"{}|\\^`]*",
    XSD.language: r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*",
}
"""How XML Schema 1.1 (https://www.w3.org/TR/xmlschema11-2/) writes values of its types; of a type that is not here, nothing is said."""


@lru_cache(maxsize=1 << 14)
def is_well_typed(text: str, datatype: str) -> bool:
    """Tell whether a text is a value of a datatype.

    >>> is_well_typed("2024-02-29", str(XSD.date)), is_well_typed("03/04/2024", str(XSD.date)), is_well_typed("2023-02-29", str(XSD.date))
    (True, False, False)
    """
    if datatype == str(RDF.JSON):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return False
        return True
    form = FORMS.get(URIRef(datatype))
    match = re.fullmatch(form, text, re.ASCII) if form is not None else None
    if match is None:
        return form is None
    if not match.groups():
        return True
    year, month, day = match.groups()
    return int(day) <= monthrange(2000 + int(year[-9:]) % 400, int(month))[1]  # the calendar comes round every 400 years


def find_ill_typed(engine: Engine) -> Iterator[Problem]:
    """Yield the literals that are no values of their datatypes, by what has them."""
    report = Report(engine)
    ill_typed = {
        (subject, predicate, value)
        for subject, predicate, value, _ in engine.find()
        if isinstance(value, Literal) and value.datatype is not None and not is_well_typed(str(value), str(value.datatype))
    }
    for subject, predicate, value in sorted(ill_typed, key=lambda triple: tuple(map(str, triple))):
        datatype = local_name(str(value.datatype))
        message = f"{local_name(str(predicate))} is {str(value)[:80]!r}, which is no {datatype}"
        yield report.problem(Severity.VIOLATION, "ill-typed", subject, message)
