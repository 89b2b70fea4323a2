"""The names that a server answers for (RFC 9110, 7.2 and 7.4).

A page of any site can have its own name lead to 127.0.0.1 (DNS rebinding) and would then read a graph that only this machine should
reach. Its requests carry that name in `Host`, so names that the server is not known by are refused. An address (192.0.2.7) cannot
be rebound: who listens on all addresses answers for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

from kg.errors import ConfigError

HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+(?:%25[\w.~-]+)?\]|[\w.-]+)(?::(?P<port>[0-9]{0,5}))?", re.ASCII)
LOOPBACK = ("localhost", "127.0.0.1", "::1")
HIGHEST_PORT = 65535
"""Ports have 16 bits."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A host and, where it is written, a port."""

    name: str
    port: int | None = None


@dataclass(frozen=True, slots=True)
class Hosts:
    """The hosts that are answered for; one without a port stands for every port, which tunnels and containers change."""

    known: frozenset[Authority]
    any_address: bool = False

    def allow(self, host: Authority) -> bool:
        """Tell whether a request for a host is answered."""
        if host in self.known or Authority(host.name) in self.known:
            return True
        return self.any_address and _address(host.name) is not None


def allowed_hosts(bound: Iterable[str], named: Iterable[str] = ()) -> Hosts:
    """Return the hosts that a server answers for.

    Args:
        bound: what it listens on, a name or an address; with a loopback address the other names of this machine for itself are
            allowed, with 0.0.0.0 and :: (or nothing) every address.
        named: names it is known by besides, each with or without a port.

    Raises:
        ConfigError: one of those is no name of a host.

    >>> hosts = allowed_hosts(["127.0.0.1"], ["kg.example.org"])
    >>> [hosts.allow(Authority(name, 8000)) for name in ("localhost", "::1", "kg.example.org", "evil.example")]
    [True, True, True, False]
    """
    known = {_named(text) for text in named}
    any_address = False
    for text in bound:
        address = _address(text)
        if not text or (address is not None and address.is_unspecified):
            any_address = True
            known.add(Authority("localhost"))
        elif text.lower() == "localhost" or (address is not None and address.is_loopback):
            known |= {Authority(name) for name in LOOPBACK}
        if text:
            known.add(Authority(str(address) if address is not None else text.lower().removesuffix(".")))
    return Hosts(frozenset(known), any_address)


def read_host(text: str) -> Authority | None:
    """Return the host and port of a `Host` header in one form, or None where it is not well formed.

    >>> read_host("LocalHost.:8000"), read_host("[0:0::1]"), read_host("user@localhost")
    (Authority(name='localhost', port=8000), Authority(name='::1', port=None), None)
    """
    match = HOST.fullmatch(text)
    if match is None:
        return None
    port = int(match["port"]) if match["port"] else None
    name = match["name"].lower().removesuffix(".")
    address = _address(name.strip("[]"))
    if not name or (port is not None and port > HIGHEST_PORT) or (name.startswith("[") and address is None):
        return None
    return Authority(str(address) if address is not None else name, port)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.replace("%25", "%"))
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _named(text: str) -> Authority:
    try:
        plain = text if text.isascii() else text.encode("idna").decode("ascii")
    except UnicodeError:
        plain = ""
    bare = f"[{plain}]" if plain.count(":") > 1 and not plain.startswith("[") else plain
    host = read_host(bare)
    if host is None:
        raise ConfigError(
            f"--allow-host {text}: no name of a host", remedy="give a name as browsers send it, such as kg.example.org or box:8000"
        )
    return host
