"""Fetch pages by their addresses where somebody asks for it: politely, within bounds, and from public addresses only.

What was fetched is kept in a folder, and not fetched again, so that a graph built of it again is the same. robots.txt is followed
(RFC 9309), one request a second goes to a site, redirects are looked at as what they lead to, and a name is connected to at the
address that was looked at, so that it cannot lead into the network that this computer stands in.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import ssl
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from kg.documents.files import too_large
from kg.errors import ReadError
from kg.version import VERSION

AGENT = f"proofgraph/{VERSION}"
SECONDS = 30.0
"""For a page, from the first byte sent to the last one read."""

MOST_BYTES = 100_000_000
"""Of a page, as of a file that is one document."""

MOST_OF_ROBOTS = 500_000
"""Bytes of a site's robots.txt: about the 500 KiB that RFC 9309 has a crawler read at least."""

MOST_REDIRECTS = 5
"""As many as RFC 9309 has a crawler follow for robots.txt."""

PAUSE = 1.0
"""Seconds between two requests to a site."""

LONGEST_PAUSE = 10.0
"""Seconds that a site's robots.txt may ask for in place of these."""

PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
OK, FAULT_OF_SERVER = 200, 500
"""States of HTTP: the page is there; from here on the fault is the server's."""

STAY_AWAY = ["User-agent: *", "Disallow: /"]
TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses whose last four bytes are those of an IPv4 address (RFC 6052)."""

KINDS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md", "application/pdf": ".pdf",
    "application/json": ".json", "application/rss+xml": ".rss", "application/atom+xml": ".atom", "application/xml": ".xml",
    "text/xml": ".xml", "text/csv": ".csv", "application/zip": ".zip", "application/epub+zip": ".epub", "text/vtt": ".vtt",
}  # fmt: skip
"""How files of the kinds end that servers tell; of other kinds, the address says it."""


def is_address(source: object) -> bool:
    """Tell whether a source is the address of a page.

    >>> is_address("https://a.example/x"), is_address("https.txt")
    (True, False)
    """
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: where it was at last, how files of its kind end, and its bytes."""

    address: str
    ending: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answers, and at which address."""

    address: str
    status: int
    kind: str
    content: bytes


class Fetcher:
    """Fetches pages, and keeps them.

    Args:
        folder: where they are kept.
        private: fetch also from addresses that are not public, such as this computer.
        pause: seconds between two requests to a site.
    """

    def __init__(self, folder: Path, *, private: bool = False, pause: float = PAUSE) -> None:
        self._folder, self._private, self._pause = folder, private, pause
        self._robots: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, address: str) -> Page | ReadError:
        """Return a page, or why there is none."""
        file = self._folder / hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()
        try:
            if not file.exists():
                answer = self._followed(address, MOST_BYTES)
                if answer.status != OK:
                    raise ReadError(address, f"the server answers {answer.status}", remedy="open the address in a browser")
                _keep(file, answer)
            head, _, content = file.read_bytes().partition(b"\n")
            kept = json.loads(head)
            return Page(str(kept["address"]), str(kept["ending"]), content)
        except ReadError as error:
            return error
        except (HTTPException, OSError, ValueError, KeyError) as error:
            message = f"cannot be fetched ({type(error).__name__}: {error})"
            return ReadError(address, message, reason="cannot be fetched", remedy="open the address in a browser")

    def _followed(self, address: str, most: int, *, of_robots: bool = False) -> _Answer:
        """Return the answer at the end of all redirects, each of which is looked at."""
        target = address
        for _ in range(MOST_REDIRECTS + 1):
            parts = urlsplit(target)
            if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
                raise ReadError(
                    address,
                    f"{target} is no address of a page",
                    reason="no address of a page",
                    remedy="write https://HOST/PATH, without a password",
                )
            if not of_robots and not self._rules(parts).can_fetch(AGENT, target):
                raise ReadError(address, "its site asks programs not to read it (robots.txt)", remedy="save it with a browser")
            location, answer = self._get(parts, most)
            if answer.status not in REDIRECTS or not location:
                return answer
            target = urljoin(target, location)
        raise ReadError(address, f"more than {MOST_REDIRECTS} redirects", remedy="open the address in a browser")

    def _rules(self, parts: SplitResult) -> RobotFileParser:
        """Return what a site's robots.txt asks for: nothing, where there is none; to stay away, where the server fails."""
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            rules = RobotFileParser()
            answer = self._followed(f"{site}/robots.txt", MOST_OF_ROBOTS, of_robots=True)
            lines = answer.content.decode("utf-8", "replace").splitlines() if answer.status == OK else []
            rules.parse(STAY_AWAY if answer.status >= FAULT_OF_SERVER else lines)
            self._robots[site] = rules
        return self._robots[site]

    def _get(self, parts: SplitResult, most: int) -> tuple[str, _Answer]:
        """Return where an answer leads, if anywhere, and the answer."""
        self._wait(parts)
        address, stopped = parts.geturl(), threading.Event()
        with closing(self._connected(parts)) as connected:

            def stop() -> None:
                stopped.set()
                with suppress(OSError):  # it has just ended by itself
                    connected.shutdown(socket.SHUT_RDWR)

            timer = threading.Timer(SECONDS, stop)
            timer.start()
            try:
                connection = HTTPConnection(str(parts.hostname))
                connection.sock = connected
                target = quote(f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", safe="/%?&=:;,@!$'()*+~[]")
                headers = {"Host": parts.netloc, "User-Agent": AGENT, "Accept-Encoding": "identity", "Connection": "close"}
                connection.request("GET", target, headers=headers)
                with connection.getresponse() as response:
                    content = response.read(most + 1)
            except (OSError, HTTPException) as error:
                if stopped.is_set():
                    raise _too_slow(address) from error
                raise
            finally:
                timer.cancel()
        if stopped.is_set():
            raise _too_slow(address)
        if len(content) > most:
            raise too_large(address, most)
        if response.getheader("Content-Encoding", "identity") != "identity":
            raise ReadError(address, "packed, which was not asked for", remedy="save it with a browser")
        kind = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
        return response.getheader("Location", ""), _Answer(address, response.status, kind, content)

    def _wait(self, parts: SplitResult) -> None:
        """Wait until a site may be asked again."""
        rules = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        wanted = float(rules.crawl_delay(AGENT) or 0) if rules is not None and self._pause else 0.0
        pause = max(self._pause, min(wanted, LONGEST_PAUSE))
        time.sleep(max(0.0, self._asked.get(parts.netloc, 0.0) + pause - time.monotonic()))
        self._asked[parts.netloc] = time.monotonic()

    def _connected(self, parts: SplitResult) -> socket.socket:
        """Return a connection to the first public address of a host.

        Raises:
            ReadError: it has none.
        """
        host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
        for *_, target in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            if self._private or is_public(str(target[0])):
                connected = socket.create_connection((str(target[0]), port), timeout=SECONDS)
                return (
                    ssl.create_default_context().wrap_socket(connected, server_hostname=host)
                    if parts.scheme == "https"
                    else connected
                )
        raise ReadError(
            parts.geturl(), f"{host} is no public address", reason="no public address", remedy="save the page as a file"
        )


def _too_slow(address: str) -> ReadError:
    return ReadError(address, f"fetching it took more than {SECONDS:g} seconds", remedy="try again later")


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public network.

    >>> is_public("8.8.8.8"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("64:ff9b::a00:1")
    (True, False, False, False)
    """
    given = ip_address(address.partition("%")[0])
    inner: IPv4Address | IPv6Address | None = None
    if isinstance(given, IPv6Address):
        inner = given.ipv4_mapped or given.sixtofour or (given.teredo[1] if given.teredo else None)
        if given in TRANSLATED:
            inner = IPv4Address(given.packed[-4:])
    meant = inner or given
    return meant.is_global and not meant.is_multicast


def _keep(file: Path, answer: _Answer) -> None:
    """Keep an answer whole, or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    ending = KINDS.get(answer.kind) or PurePosixPath(urlsplit(answer.address).path).suffix.lower()
    partial = file.with_suffix(f".{os.getpid()}")
    head = json.dumps({"address": answer.address, "ending": ending})
    partial.write_bytes(head.encode() + b"\n" + answer.content)
    partial.replace(file)
