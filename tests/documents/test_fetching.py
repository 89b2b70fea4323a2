"""Pages are fetched where somebody asks for it, politely, within bounds, from public addresses, and once."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from kg.cli.options import reading_of
from kg.config import ReadOptions
from kg.documents import fetching
from kg.documents.fetching import Fetcher, Page, is_public
from kg.errors import ReadError
from tests.documents.files import make_pdf, paragraph
from tests.documents.reading import cited, read
from tests.documents.test_html import PAGE

PAGES: dict[str, tuple[int, str, bytes]] = {
    "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /private/\n"),
    "/news/2024/05/06/acme": (200, "text/html; charset=utf-8", PAGE.encode()),
    "/annual": (200, "application/pdf", make_pdf(paragraph("Acme bought Bolt."))),
    "/list.csv?all=1": (200, "application/octet-stream", b"text\nAcme bought Bolt.\n"),
    "/moved": (301, "/annual", b""),
    "/round": (302, "/round", b""),
    "/out": (302, "file:///etc/passwd", b""),
    "/hidden": (302, "/private/x", b""),
    "/private/x": (200, "text/plain", b"Acme."),
    "/image": (200, "image/png", b"x"),
    "/large": (200, "text/plain", b"x" * 3_000),
    "/gone": (404, "text/html", b"x"),
}


class Site(BaseHTTPRequestHandler):
    """Answers as `PAGES` says, and remembers what it was asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self):
        self.asked.append(self.path)
        if self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
            return
        status, kind, content = PAGES.get(self.path, (500, "text/plain", b""))
        self.send_response(status)
        self.send_header("Location" if status in (301, 302) else "Content-Type", kind)
        if self.path == "/image":
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setattr(Site, "asked", [])
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.handle_error = lambda *_: None  # who reads no further is no fault of the server
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def fetch(tmp_path):
    return Fetcher(tmp_path / "pages", private=True, pause=0).fetch


def test_page_is_fetched_once_and_kept(site, fetch, tmp_path):
    for _ in range(2):
        page = fetch(f"{site}/annual")
        assert (page.address, page.ending, page.content[:4]) == (f"{site}/annual", ".pdf", b"%PDF")
    assert Fetcher(tmp_path / "pages").fetch(f"{site}/annual") == page
    assert Site.asked == ["/robots.txt", "/annual"]
    assert fetch(f"{site}/moved") == page
    assert fetch(f"{site}/list.csv?all=1").ending == ".csv"
    assert Site.asked.count("/robots.txt") == 1


def test_pages_are_read_under_their_addresses(site, tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "PAUSE", 0)
    monkeypatch.setattr(Fetcher.__init__, "__kwdefaults__", {"private": False, "pause": 0.0})
    address, options = f"{site}/news/2024/05/06/acme", {"fetch": str(tmp_path / "pages"), "fetch_private": True}
    documents, (error,) = read(address, f"{site}/annual", f"{site}/image2", **options)
    assert [(d.source, d.date, cited(d, "bought")) for d in documents] == [
        (address, "2024-05-06", "paragraph 2"),
        (f"{site}/annual", "", "page 1"),
    ]
    assert "/image2: the server answers 500" in error


def test_nothing_is_fetched_that_nobody_asks_for(site):
    documents, (error,) = read(f"{site}/annual")
    assert not documents
    assert "nothing is fetched unless you ask for it: --fetch FOLDER" in error
    assert Site.asked == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/private/x", "robots.txt"),
        ("/hidden", "robots.txt"),
        ("/round", "more than 5 redirects"),
        ("/out", "file:///etc/passwd is no address of a page"),
        ("/gone", "the server answers 404"),
        ("/image", "packed, which was not asked for"),
        ("/large", "larger than"),
        ("/slow", "took more than 0.5 seconds"),
        ("@a.example/", "is no address of a page"),
    ],
)
def test_what_is_not_fetched_is_named(site, fetch, monkeypatch, tmp_path, path, message):
    monkeypatch.setattr(fetching, "MOST_BYTES", 2_000)
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    error = fetch(site + path)
    assert isinstance(error, ReadError)
    assert message in str(error)
    assert not (tmp_path / "pages").exists()


def test_site_whose_rules_cannot_be_had_is_left_alone(site, fetch, monkeypatch):
    monkeypatch.setitem(PAGES, "/robots.txt", (503, "text/plain", b""))
    assert "robots.txt" in str(fetch(f"{site}/annual"))


def test_site_without_rules_is_read(site, fetch, monkeypatch):
    monkeypatch.setitem(PAGES, "/robots.txt", (404, "text/html", b"User-agent: *\nDisallow: /"))
    assert isinstance(fetch(f"{site}/annual"), Page)


def test_private_addresses_are_not_asked(site, tmp_path):
    fetch = Fetcher(tmp_path / "pages", pause=0).fetch
    for address in (
        site,
        site.replace("127.0.0.1", "localhost"),
        "http://[::1]:9/",
        "http://0x7f000001/",
        "http://169.254.169.254/latest",
    ):
        assert "is no public address" in str(fetch(address)), address
    assert Site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
    ],
)
def test_addresses_of_a_network_of_its_own_are_not_public(address):
    assert not is_public(address)
    assert is_public("2606:4700::1111")


def test_site_is_asked_once_in_a_while(site, tmp_path):
    fetch = Fetcher(tmp_path / "pages", private=True, pause=0.2).fetch
    begin = time.monotonic()
    fetch(f"{site}/annual")
    fetch(f"{site}/moved")
    assert time.monotonic() - begin >= 0.6


def test_command_line_names_the_folder_and_the_environment_admits_private_addresses(monkeypatch):
    monkeypatch.delenv("KG_FETCH_PRIVATE", raising=False)
    assert reading_of(None, None, None, False, Path("pages")) == ReadOptions(fetch="pages")
    monkeypatch.setenv("KG_FETCH_PRIVATE", "1")
    assert reading_of(None, None, None, False).fetch_private
