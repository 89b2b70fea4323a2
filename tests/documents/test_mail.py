from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from kg.documents.mail import own_words
from tests.documents.files import make_pdf, paragraph
from tests.documents.reading import cited, read, read_file


def mail(text, subtype="plain", **headers):
    message = EmailMessage()
    for name, value in {
        "From": "Ann Lee <ann@a.example>",
        "Subject": "Bolt",
        "Date": "Mon, 6 May 2024 09:00:00 +0200",
        **headers,
    }.items():
        message[name] = value
    message.set_content(text, subtype=subtype)
    return message


def test_mail_is_read_without_what_it_quotes_and_without_its_signature():
    (document,), errors = read(Path(__file__).parents[2] / "data" / "inbox" / "mail.eml")
    assert not errors
    assert (document.title, document.author, document.date) == ("Re: The lighthouse", "Hanna Brandt", "2024-05-14")
    assert "Tidewater" not in document.text
    assert "owned by nobody" not in document.text
    assert cited(document, "Northgate Holdings") == "paragraph 3"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Yes.\n\n-----Original Message-----\nFrom: Tom\nNo.", "Yes."),
        ("Yes.\n________________________________\nFrom: Tom\nNo.", "Yes."),
        ("> No.\nYes.\n>> No.", "Yes."),
        ("Yes.\nOn Mon, May 6, 2024 at 9:00 AM Tom Reyes\n<tom@a.example> wrote:\n> No.", "Yes."),
        ("On Monday Acme bought Bolt.\nIt paid.", "On Monday Acme bought Bolt.\nIt paid."),
        ("Yes.\n-- \nTom", "Yes."),
        ("a -- b", "a -- b"),
    ],
)
def test_words_of_others_are_none_of_a_mail(text, own):
    assert own_words(text).strip() == own


def test_html_and_attachments_are_read(tmp_path):
    message = mail("<p>Acme bought <b>Bolt</b>.</p><blockquote type=cite>No.</blockquote><div class=gmail_quote>No.</div>", "html")
    message.add_attachment(
        make_pdf(paragraph("Bolt makes engines.")), maintype="application", subtype="pdf", filename="../annual.pdf"
    )
    message.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")
    (body, attached), (error,) = read_file(tmp_path, "a.eml", message.as_bytes())
    assert body.text == "Acme bought Bolt."
    assert (attached.text, attached.source) == ("Bolt makes engines.", f"{tmp_path}/a.eml/annual.pdf")
    assert "no reader for a file that ends in .png (logo.png)" in error


def test_each_mail_of_a_mailbox_is_a_document(tmp_path):
    box = b"".join(
        b"From ann Mon May 6 09:00:00 2024\n" + mail(text).as_bytes() + b"\n"
        for text in ("Acme bought Bolt.", "From Acme came Bolt.")
    )
    documents, errors = read_file(tmp_path, "a.mbox", box)
    assert not errors
    assert [cited(document, "Bolt") for document in documents] == ["mail 1, paragraph 1", "mail 2, paragraph 1"]
    assert "no mail in this file" in read_file(tmp_path, "b.mbox", b"Text.")[1][0]


@pytest.mark.parametrize(
    "content", [b"\n", b"Subject: x\n\n", mail("> No.").as_bytes(), b"Content-Type: multipart/mixed; boundary=b\n\n--b--"]
)
def test_mail_that_says_nothing_is_an_error(tmp_path, content):
    documents, (error,) = read_file(tmp_path, "a.eml", content)
    assert not documents
    assert "a mail without a text of its own" in error


def test_encoding_that_nobody_knows_does_not_keep_a_mail_from_being_read(tmp_path):
    content = b"Subject: x\nContent-Type: text/plain; charset=unheard-of\n\nAcme bought Bolt for \x805."
    (document,), _ = read_file(tmp_path, "a.eml", content)
    assert document.text == "Acme bought Bolt for €5."
