"""Who is signed in: a browser cannot send a bearer token with a link, so that it gets a cookie for one.

The cookie holds the name that somebody gave, and the end of the session, signed with a secret of this process: it is worth nothing to
another one, nor after a restart. Forms carry a signature of the cookie, which no page of another site can read.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import time
from http.cookies import CookieError, SimpleCookie

COOKIE = "kg_session"
LASTS = 12 * 3600
"""Seconds of a session."""

LONGEST_NAME = 100
"""Characters of who decides that a cookie holds. Not measured: browsers refuse cookies of more than 4,096 bytes."""


class Sessions:
    """The sessions of a server that asks for a token.

    Args:
        token: what is asked for; where it is empty nobody can sign in.
    """

    def __init__(self, token: str) -> None:
        self._token = token.encode()
        self._secret = secrets.token_bytes(32)

    def is_token(self, given: bytes) -> bool:
        """Tell whether something is the token."""
        return bool(self._token) and hmac.compare_digest(given, self._token)

    def begin(self, name: str) -> str:
        """Return a cookie's value for a session of somebody who has given the token."""
        content = f"{round(time.time()) + LASTS}:{name[:LONGEST_NAME]}".encode(errors="replace")
        return f"{base64.urlsafe_b64encode(content).decode()}.{self._signed('session', content)}"

    def name_in(self, cookies: str) -> str:
        """Return who is signed in, by a request's `Cookie` header; empty for nobody."""
        content, _, signature = self._value(cookies).partition(".")
        try:
            plain = base64.urlsafe_b64decode(content)
            end, _, name = plain.decode().partition(":")
        except (binascii.Error, ValueError):
            return ""
        if not hmac.compare_digest(signature.encode(), self._signed("session", plain).encode()) or int(end) < time.time():
            return ""
        return name

    def form_key(self, cookies: str) -> str:
        """Return what a form of this session must bring."""
        return self._signed("form", self._value(cookies).encode())

    def is_form_key(self, given: str, cookies: str) -> bool:
        """Tell whether a form is one of this session."""
        return hmac.compare_digest(given.encode(errors="replace"), self.form_key(cookies).encode())

    def _value(self, cookies: str) -> str:
        try:
            morsel = SimpleCookie(cookies).get(COOKIE)
        except CookieError:
            return ""
        return morsel.value if morsel is not None else ""

    def _signed(self, purpose: str, content: bytes) -> str:
        return hmac.digest(self._secret, purpose.encode() + b"\0" + content, "sha256").hex()
