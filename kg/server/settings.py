"""What a server may be asked for, and how much."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The limits of a server.

    Attributes:
        token: the bearer token that every request must bring (RFC 6750); none is asked for where empty.
        cors: the origin whose pages may ask ("*" for any); none where empty.
        timeout: seconds a query may take.
        most_queries: queries that run at once; a few more wait, the rest is turned away.
        most_waiting: queries that may wait.
        most_bytes: bytes of an answer.
        most_body: bytes of a request.
    """

    token: str = ""
    cors: str = ""
    timeout: float = 30.0
    most_queries: int = 2
    most_waiting: int = 16
    most_bytes: int = 64 << 20
    most_body: int = 1 << 20
