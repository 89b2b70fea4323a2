"""What the formats can hold of Unicode: characters of XML 1.0, names in XML and Turtle; and a count of what was replaced."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

from kg.counting import count_words

logger = logging.getLogger(__name__)

REPLACEMENT = "\ufffd"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a character reference (https://www.w3.org/TR/xml/#charsets)."""

FIRST = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
"""Characters that names begin with, in XML (https://www.w3.org/TR/xml-names/#NT-NCName) as in Turtle."""

FURTHER = f"{FIRST}0-9\u00b7\u0300-\u036f\u203f\u2040\\-"
XML_NAME_AT_END = re.compile(f"[{FIRST}][{FURTHER}.]*$")


def has_xml_name(iri: str) -> bool:
    """Tell whether an IRI ends in a name of XML, without which RDF/XML cannot write it as a property.

    >>> has_xml_name("https://kg.example.org/relation/2_be"), has_xml_name("https://kg.example.org/relation/m²")
    (True, False)
    """
    return XML_NAME_AT_END.search(iri) is not None


class Replacing:
    """Replace in texts what a format cannot hold, and tell how often that was.

    Args:
        pattern: what it cannot hold.
        by: what stands there instead.
    """

    def __init__(self, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str] = REPLACEMENT) -> None:
        self._pattern = pattern
        self._by = by
        self.times = 0

    def __call__(self, text: str) -> str:
        """Return a text as the format can hold it."""
        written, times = self._pattern.subn(self._by, text)
        self.times += times
        return written

    def tell(self, path: Path, what: str) -> None:
        """Say in one line how often something was done, if at all."""
        if self.times:
            logger.warning("%s: %s (%s)", path.name, what, count_words(self.times, "time"))
