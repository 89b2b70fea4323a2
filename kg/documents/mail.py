"""Read mail (EML, mbox): what its author wrote, without quoted mails and signatures, and its attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import PurePath

from kg.documents.blocks import Block, document_of, on_one_line
from kg.documents.checking import Mended, Placed
from kg.documents.html import text_blocks
from kg.documents.members import Member
from kg.errors import ReadError
from kg.places import fragment

BETWEEN_MAILS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\d\d:\d\d[^\n]*\n")

SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
QUOTED = re.compile(r"^(?:>.*|On [^\n]{5,200}(?:\n[^\n]{1,100})?wrote:[ \t]*)$", re.MULTILINE)
FROM_HERE_ON = re.compile(r"^(?:-{3,} ?(?:Original Message|Forwarded message) ?-{3,}|_{10,}\s*\n\s*From: )", re.MULTILINE)
PARAGRAPH_END = re.compile(r"\n\s*\n")


def read_mail(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended | Member]:
    """Yield what a mail says, and its attachments."""
    yield from _read(source, content)


def read_mailbox(source: str, content: bytes) -> Iterator[Placed | ReadError | Mended | Member]:
    """Yield what each mail of a mailbox says, and its attachments."""
    starts = [*BETWEEN_MAILS.finditer(content)]
    if not starts:
        yield ReadError(source, "no mail in this file", remedy='each must begin with a line "From …"')
        return
    ends = [*(match.start() for match in starts[1:]), len(content)]
    for number, (match, end) in enumerate(zip(starts, ends, strict=True), start=1):
        yield from _read(source, content[match.end() : end], mail=number)


def _read(source: str, content: bytes, **place: int) -> Iterator[Placed | ReadError | Mended | Member]:
    message = BytesParser(policy=policy.default).parsebytes(content)
    name, address = parseaddr(str(message.get("From", "")))
    texts = list(_texts(message))
    blocks = [Block(text, fragment(**place, paragraph=number)) for number, text in enumerate(texts, start=1)]
    if blocks:
        title, date = on_one_line(str(message.get("Subject", ""))), str(message.get("Date", ""))
        yield from document_of(source, blocks, title=title, date=date, author=name or address)
    else:
        yield ReadError(source, "a mail without a text of its own", remedy="leave it out")
    for part in message.iter_attachments():
        attached = part.get_payload(decode=True)
        if isinstance(attached, bytes) and part.get_filename():
            folder = "".join(f"mail {number}/" for number in place.values())
            yield Member(folder + PurePath(str(part.get_filename())).name, attached)


def _texts(message: EmailMessage) -> Iterator[str]:
    """Yield the paragraphs that the author of a mail wrote."""
    body = message.get_body(("plain", "html"))
    if body is None:
        return
    try:
        text = str(body.get_content())
    except (LookupError, MessageError, UnicodeError):  # an encoding that nobody knows
        payload = body.get_payload(decode=True)
        text = payload.decode("cp1252", "replace") if isinstance(payload, bytes) else ""
    if body.get_content_type() == "text/html":
        yield from text_blocks(text)
    else:
        yield from filter(None, map(on_one_line, PARAGRAPH_END.split(own_words(text))))


def own_words(text: str) -> str:
    r"""Return the text of a mail without what it quotes, and without the signature.

    >>> own_words("Yes.\n\nOn Monday, 6 May 2024, Ann Lee wrote:\n> Did Acme buy it?\n\n-- \nTom Reyes\nAlder Bank")
    'Yes.\n\n\n\n\n'
    """
    text = text.replace("\r\n", "\n")
    for end in (SIGNATURE, FROM_HERE_ON):
        match = end.search(text)
        text = text[: match.start()] if match is not None else text
    return QUOTED.sub("", text)
