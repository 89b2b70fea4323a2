"""Which files are read, which are left out, and what is said of them; languages, dates and encodings."""

from __future__ import annotations

import pytest

from kg.config import ReadOptions
from kg.documents import Mended, iter_documents
from kg.documents.dating import dated
from kg.documents.languages import language_of
from kg.errors import SkippedError
from kg.model import Document
from tests.documents.reading import read

SENTENCES = {
    "": "The council said on Monday that it would sell the harbour to a company from Rotterdam, which had made an offer in March.",
    "de": "Der Stadtrat sagte am Montag, dass er den Hafen an ein Unternehmen aus Rotterdam verkaufen werde, das im März ein Angebot machte.",
    "fr": "Le conseil a annoncé lundi qu’il vendrait le port à une société de Rotterdam, qui avait fait une offre au mois de mars dernier.",
    "es": "El consejo dijo el lunes que vendería el puerto a una empresa de Rotterdam, que había presentado una oferta en el mes de marzo.",
    "it": "Il consiglio ha detto lunedì che avrebbe venduto il porto a una società di Rotterdam, che aveva fatto un’offerta nel mese di marzo.",
    "nl": "De gemeenteraad zei maandag dat hij de haven zou verkopen aan een bedrijf uit Rotterdam, dat in maart een bod had gedaan op de stad.",
    "sv": "Kommunfullmäktige sade i måndags att man skulle sälja hamnen till ett företag från Rotterdam, som hade lagt ett bud i mars månad.",
    "pl": "Rada miasta powiedziała w poniedziałek, że sprzeda port firmie z Rotterdamu, która w marcu tego roku złożyła za niego ofertę.",
    "ru": "Городской совет заявил в понедельник, что продаст порт компании из Роттердама, которая сделала предложение в марте этого года.",
    "ja": "市議会は月曜日、三月に提案を行ったロッテルダムの会社に港を売却すると発表した。港には千二百人が働いている。" * 3,
}


@pytest.mark.parametrize("language", SENTENCES)
def test_language_of_a_text_is_recognised(language):
    assert language_of(SENTENCES[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "Profits rose.",
        "Fiat bought Opel.",
        "Acme Corp. NYSE: ACM 12.40 +1.2% 12,400 Volume 1.2m P/E 14.1 Beta 0.9 Yield 2.1%",
        "Der Spiegel reported that Der Stadtrat had agreed with the Bundesbank and the Frankfurter Allgemeine on the sale of the port.",
        "Northgate Holdings | Rotterdam | container terminals | 1987\nAlder Bank | Velmouth | retail banking | 2003\nBolt | engines | Ohio",
    ],
)
def test_english_and_what_is_too_short_is_not_taken_for_another_language(text):
    assert language_of(text) == ""


def test_names_in_other_scripts_do_not_make_another_language():
    named = (
        "Anong Suwan (Thai: อนงค์ สุวรรณ; born 3 May 1980 in Bangkok) is a Thai judge, who presided over several courts of Bangkok."
    )
    assert language_of(named) == ""
    assert language_of("อนงค์ สุวรรณ เป็นผู้พิพากษาชาวไทย เกิดเมื่อวันที่ สาม ที่กรุงเทพมหานคร เธอทำงานในศาลหลายแห่ง Bangkok" * 3) == "th"


def test_other_languages_are_skipped_with_their_reason_unless_they_are_asked_for():
    document = Document(id="x", text=SENTENCES["de"])
    (skipped,) = iter_documents([document])
    assert isinstance(skipped, SkippedError)
    assert (skipped.reason, skipped.count) == ("not in English (de)", 1)
    (read_all,) = iter_documents([document], ReadOptions(any_language=True))
    assert read_all.language == "de"


def test_what_has_no_reader_is_named_and_counted_and_what_is_hidden_is_not(tmp_path):
    for name in ("a.txt", "b.jpg", "c.jpg", "d.jpg", "e.JPG", "Makefile", ".hidden.txt", ".git/a.txt", "~$a.txt", "__MACOSX/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    results = list(iter_documents([tmp_path]))
    (document,) = [r for r in results if isinstance(r, Document)]
    assert document.source.endswith("a.txt")
    skipped = [r for r in results if isinstance(r, SkippedError)]
    assert len(results) == 3
    assert [(s.reason, s.count) for s in skipped] == [
        ("no reader for files that have no ending", 1),
        ("no reader for files that end in .jpg", 4),
    ]
    assert "no reader for 4 files that end in .jpg (b.jpg, c.jpg, d.jpg and 1 more)" in str(skipped[1])


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({"only": ("*.md",)}, ["b.md", "sub/c.md"]),
        ({"skip": ("sub/*",)}, ["a.txt", "b.md"]),
        ({"only": ("sub/*",)}, ["sub/c.md"]),
        ({"only": ("*.md",), "skip": ("b.*",)}, ["sub/c.md"]),
        ({}, ["a.txt", "b.md", "sub/c.md"]),
    ],
)
def test_patterns_say_which_files_of_a_folder_are_read(tmp_path, options, names):
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "b.md", "sub/c.md"):
        (tmp_path / name).write_text(f"Text {name}")
    documents, errors = read(tmp_path, **options)
    assert not errors
    assert [d.source for d in documents] == [str(tmp_path / name) for name in names]


DATED = [
    ("BERLIN, May 6, 2024 (dpa) - Acme bought Bolt.", "a.txt", "2024-05-06", "dateline"),
    ("Acme buys Bolt\n\nVELMOUTH, 6 May 2024 — Acme bought Bolt.", "a.txt", "2024-05-06", "dateline"),
    ("Acme buys Bolt\nPublished: Monday, 6 May 2024 10:30\nAcme bought Bolt.", "a.txt", "2024-05-06", "dateline"),
    ("Acme buys Bolt\n2024-05-06\nAcme bought Bolt.", "b/2023-01-01.txt", "2024-05-06", "dateline"),
    ("Acme bought Bolt.", "https://a.example/2024/05/06/acme-buys", "2024-05-06", "address"),
    ("Acme bought Bolt.", "news/2024-05-06-acme.txt", "2024-05-06", "path"),
    ("Acme bought Bolt.", "news/acme_20240506.txt", "2024-05-06", "path"),
    ("Acme bought Bolt on May 6, 2024.", "a.txt", "", ""),
    ("Acme was founded on 6 May 2004 — and Bolt later.", "a.txt", "", ""),
    ("Acme bought Bolt.", "news/2024/05/06/acme.txt", "2024-05-06", "path"),
    ("Acme bought Bolt.", "backup-2024-05-06/news/acme.txt", "", ""),
    ("Acme bought Bolt.", "order-2024050699.txt", "", ""),
    ("Acme bought Bolt.", "2024-13-45.txt", "", ""),
]


@pytest.mark.parametrize(("text", "source", "date", "way"), DATED)
def test_date_is_reported_by_the_dateline_then_the_address_then_the_path(text, source, date, way):
    document = dated(Document(id="x", text=text, source=source))
    assert (document.date, document.dated_by) == (date, way)


def test_date_that_a_document_tells_stays():
    assert dated(Document(id="x", text="BERLIN, May 6, 2024 (dpa) - Acme.", date="2023")).date == "2023"


@pytest.mark.parametrize(
    ("encoding", "text", "called"),
    [
        ("cp1252", "“Müller” paid €5 – no more.", "windows-1252"),
        ("latin-1", "Müller sagt", "windows-1252"),
        ("cp1251", SENTENCES["ru"], "cp1251"),
        ("shift_jis", SENTENCES["ja"], "cp932"),
        ("gb18030", "市议会星期一宣布出售港口。" * 9, "gb18030"),
    ],
)
def test_encoding_is_guessed_and_said(tmp_path, encoding, text, called):
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    mended, document = iter_documents([tmp_path / "a.txt"], ReadOptions(any_language=True))
    assert isinstance(mended, Mended)
    assert f"read as {called}" in str(mended)
    assert document.text == text
