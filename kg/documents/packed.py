"""Open packed files within bounds: ZIP files and the formats that are ones (DOCX, ODT, PPTX, EPUB), and the XML in them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

from kg.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 100_000_000
"""That come out of a part."""

MOST_PARTS = 20_000
"""Files in an office file, a book or an archive. Not measured: listing more takes a while before anything is read."""


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files begin that an old Office wrote, or a new one with a password."""


class PackedError(Exception):
    """A packed file that cannot be read: what is wrong, and what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy

    def of(self, source: str) -> ReadError:
        """Return it as the error of a source."""
        return ReadError(source, str(self), remedy=self.remedy)


class Package:
    """A packed file and its parts.

    Raises:
        PackedError: it is damaged, or protected by a password.
    """

    def __init__(self, content: bytes) -> None:
        if content.startswith(OLE):
            raise PackedError("protected by a password, or of an old format", "save it without one, in the present format")
        try:
            self._file = ZipFile(io.BytesIO(content))
        except (BadZipFile, OSError, ValueError) as error:
            raise _damaged() from error
        if len(self._file.filelist) > MOST_PARTS:
            raise PackedError(f"more than {MOST_PARTS:,} files in it", "unpack it first")

    def parts(self) -> Iterator[ZipInfo]:
        """Yield what is in it, but for folders."""
        return (part for part in self._file.filelist if not part.is_dir())

    def __contains__(self, name: str) -> bool:
        return name in self._file.NameToInfo

    def read(self, part: str | ZipInfo) -> bytes:
        """Return the bytes of a part.

        Raises:
            PackedError: there are none, or too many.
        """
        try:
            with self._file.open(part) as stream:
                content = stream.read(MOST_BYTES + 1)
        except NotImplementedError as error:
            raise PackedError("packed in a way that is not known here", "pack it anew, with Deflate") from error
        except RuntimeError as error:  # what zipfile says of a part that needs a password
            raise PackedError("protected by a password", "save it without one") from error
        except (KeyError, BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise _damaged() from error
        if len(content) > MOST_BYTES:
            raise PackedError(f"a part of it unpacks to more than {MOST_BYTES // 1_000_000} MB", "it may be hostile: leave it out")
        return content

    def xml(self, name: str) -> _Element:
        """Return the root of a part in XML; entities are left as they are.

        Raises:
            PackedError: it is none.
        """
        return parse_xml(self.read(name))


def _damaged() -> PackedError:
    return PackedError("a damaged file", "open it in its program and save it again")


def parse_xml(content: bytes) -> _Element:
    """Return the root of a text in XML; entities are left as they are, and nothing is loaded.

    Raises:
        PackedError: it is none.
    """
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    try:
        return fromstring(content, XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True))
    except (XMLSyntaxError, ValueError) as error:
        raise _damaged() from error


def local(element: _Element) -> str:
    """Return the name of an element without its namespace; nothing for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """Return an attribute by its name without its namespace; by "}id", the one that has a namespace."""
    return next((value for key, value in element.attrib.items() if key == name or key.endswith(f"}}{name.lstrip('}')}")), "")


def metadata(root: _Element) -> dict[str, str]:
    """Return what a part tells of its document in the terms of Dublin Core, by their names."""
    return {local(element): (element.text or "").strip() for element in reversed(list(root.iter())) if element.text}
