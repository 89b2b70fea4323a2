"""What a server may be asked for, how much, and how long it waits."""

from __future__ import annotations

from dataclasses import dataclass

from kg.foreign import NOTHING, Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The limits of a server.

    Attributes:
        token: the bearer token that every request must bring (RFC 6750); none is asked for where empty.
        cors: the origin whose pages may ask ("*" for any); none where empty.
        hosts: names that the server is known by, besides what it listens on; with a port where only that one is meant.
        timeout: seconds a query may take.
        most_queries: queries that run at once; a few more wait, the rest is turned away.
        most_waiting: queries that may wait.
        most_bytes: bytes of an answer.
        most_body: bytes of a request.
        most_head: bytes of the first line and the headers of a request.
        most_connections: connections open at once; where one more comes, the one that has kept us waiting longest is closed.
        head_time: seconds until the headers of a request must have come.
        body_time: seconds until its body must have come after them.
        idle_time: seconds that a connection is kept open for another request.
        title: what the graph is called.
        root_path: what the addresses of this server begin with behind a proxy ("/kg"); empty where it stands alone.
        edit: whether who brings the token may decide: merge, split, retype, rename, reject.
        access_log: whether each request is logged, by the logger `kg.server.access`.
        given: the graph's ontology and lexicon, where it has others than the shipped ones.
        stall_time: seconds in which whoever is sent an answer must have taken some of it.
    """

    token: str = ""
    cors: str = ""
    hosts: tuple[str, ...] = ()
    timeout: float = 30.0
    most_queries: int = 2
    most_waiting: int = 16
    most_bytes: int = 64 << 20
    most_body: int = 1 << 20
    title: str = "Knowledge graph"
    root_path: str = ""
    edit: bool = False
    access_log: bool = False
    given: Given = NOTHING
    most_head: int = 64 << 10
    most_connections: int = 200
    head_time: float = 10.0
    body_time: float = 30.0
    idle_time: float = 5.0
    stall_time: float = 30.0
