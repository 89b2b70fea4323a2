"""Turn the bytes of a file into text, or say why they are none.

UTF-8, with or without a byte order mark, or UTF-16 or UTF-32 with one. Half characters (lone surrogates, which some programs write as bytes) are
let through as such: `kg.documents.checking` replaces them and says so.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from kg.errors import ReadError

MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
MARK = "\ufeff"
BEGINNING = 8192
"""Bytes looked at to tell what a file is."""

PACKED = {
    rb"\x1f\x8b": ("a gzip archive", "unpack it first (gunzip)"),
    rb"PK\x03\x04": ("a ZIP archive, as .docx and .xlsx are", "unpack it first, or save the document as plain text"),
    rb"%PDF-\d": ("a PDF file", "convert it to plain text first (pdftotext)"),
    rb"BZh[1-9]1AY&SY": ("a bzip2 archive", "unpack it first (bunzip2)"),
    rb"\xfd7zXZ\x00": ("an xz archive", "unpack it first (unxz)"),
    rb"\x28\xb5\x2f\xfd": ("a Zstandard archive", "unpack it first (unzstd)"),
}
"""How files begin that may be called like texts and are none: what they are, and what to do."""

NAMED_ENCODING = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
LOOKED_AT = 50_000
"""Bytes of a text by which its encoding is guessed."""

AT_A_TIME = 1_000_000
"""Bytes of a text decoded to see whether it is UTF-8."""

LAST_LATIN = "\u0250"
LEAST_LATIN = 0.7
"""The share of Latin letters under the likeliest encoding from which a text is taken for Western: there Windows-1252 is the safest guess."""

OBJECT = re.compile(rb"^\s*\{", re.MULTILINE)
SAVE_AS_UTF8 = "save the file as UTF-8 (iconv -f LATIN1 -t UTF-8 converts)"


NO_TEXT = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no text in an 8-bit encoding holds: with them, bytes that are not UTF-8 are no text."""


def decode(source: str, content: bytes) -> str | ReadError:
    """Return the text of a file's bytes with line feeds for line ends, or the error that says why there is none."""
    problem = _no_text(source, content)
    if problem is None and b"\0" in content and _encoding(content) == "utf-8":
        problem = _binary(source)
    if problem is not None:
        return problem
    text = decode_part(content)
    if isinstance(text, int):
        return ReadError(source, f"not {_encoding(content)}: byte {text} cannot be decoded", remedy=SAVE_AS_UTF8)
    text = text.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n")
    return text if text.strip() else empty(source)


def decode_lines(source: str, content: bytes) -> list[bytes] | ReadError:
    """Return the lines of a file of JSON Lines, each to be decoded for itself, so that a bad one costs no other."""
    problem = _no_text(source, content)
    if problem is not None:
        return problem
    if _encoding(content) != "utf-8":
        text = decode(source, content)
        return text if isinstance(text, ReadError) else text.encode("utf-8", "surrogatepass").split(b"\n")
    if b"\0" in content[:BEGINNING] and not OBJECT.search(content[:BEGINNING].removeprefix(codecs.BOM_UTF8)):
        return _binary(source)
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def to_utf8(content: bytes) -> tuple[bytes, str]:
    """Return the bytes of a text in UTF-8, and the encoding that they are taken for where they are in another one.

    >>> to_utf8("“Müller” costs €5".encode("cp1252"))[1]
    'windows-1252'
    """
    if NO_TEXT.search(content) or _encoding(content) != "utf-8" or _is_utf8(content):
        return content, ""
    encoding = _likeliest_encoding(content)
    return content.decode(encoding, "replace").encode(), "windows-1252" if encoding == "cp1252" else encoding


def decode_markup(source: str, content: bytes) -> str | ReadError:
    """Return the text of the bytes of a page or a feed: in UTF-8, else in the encoding that it names, else in the likeliest one."""
    if b"\0" in content or _encoding(content) != "utf-8" or isinstance(decode_part(content), str):
        return decode(source, content)
    named = NAMED_ENCODING.search(content[:BEGINNING])
    with suppress(LookupError):
        if named is not None:
            return decode(source, content.decode(named[1].decode(), "replace").encode())
    return decode(source, to_utf8(content)[0])


def _is_utf8(content: bytes) -> bool:
    """Tell whether bytes are UTF-8, without holding all of their text: it may take four times as much."""
    decoder, view = codecs.getincrementaldecoder("utf-8")("surrogatepass"), memoryview(content)
    try:
        for start in range(0, len(content), AT_A_TIME):
            decoder.decode(view[start : start + AT_A_TIME])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:  # it may be half a character, between two parts
        return isinstance(decode_part(content), str)
    return True


def _likeliest_encoding(content: bytes) -> str:
    """Return the likeliest encoding: Windows-1252, unless the text is in another script under another one."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[:LOOKED_AT]).best()
    letters = [character for character in str(best) if character.isalpha()] if best is not None else []
    is_latin = sum(letter < LAST_LATIN for letter in letters) >= LEAST_LATIN * len(letters)
    return "cp1252" if best is None or is_latin else best.encoding


def decode_part(content: bytes) -> str | int:
    """Return bytes as text, with half characters where they hold some, or the place of the first byte that is none."""
    encoding = _encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        place = error.start
    try:
        return content.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return place


def _encoding(content: bytes) -> str:
    return next((encoding for mark, encoding in MARKS.items() if content.startswith(mark)), "utf-8")


def _no_text(source: str, content: bytes) -> ReadError | None:
    if not content.strip():
        return empty(source)
    for beginning, (kind, remedy) in PACKED.items():
        if re.match(beginning, content):
            return ReadError(source, f"this is {kind}, not text", remedy=remedy)
    return None


def _binary(source: str) -> ReadError:
    return ReadError(source, "this is a binary file, not text", remedy="convert it to plain text first")


def empty(source: str) -> ReadError:
    """Return the error for a file without a text."""
    return ReadError(source, "the file is empty", remedy="leave it out, or put a text into it")
