"""Decisions of people from the pages: who is signed in decides, and takes back; one at a time.

In: forms. Out: lines of the graph's file of decisions, each with who decided it and when, and the graph changed by them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.editing import Editor, edit
from kg.errors import DatasetError, KgError, LockedError
from kg.identifiers import digest
from kg.namespaces import local_name
from kg.queries.wording import date_words
from kg.resolution import Decision, fields_of
from kg.resolution.uncertain_matches import UncertainMatch
from kg.server.answers import page, served_by
from kg.server.sessions import COOKIE, LASTS, LONGEST_NAME, Sessions
from kg.server.settings import Settings
from kg.server.sparql import body_of
from kg.server.state import Served

log = logging.getLogger("kg.server.decisions")
DELAY = 0.5
"""Seconds that who gives a wrong token waits."""

MOST_MATCHES = 20
"""Uncertain matches on a page, the surest first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision as a list shows it, with the key to take it back by."""

    words: str
    by: str
    at: str
    key: str


async def sign_in(request: Request) -> Response:
    """Show the form that asks for the token; give a cookie for it."""
    settings: Settings = request.app.state.settings
    sessions: Sessions = request.app.state.sessions
    if request.method != "POST":
        return page(request, "sign_in")
    fields = await _form(request)
    name = " ".join(fields.get("name", "").split())
    if not name or len(name) > LONGEST_NAME or not sessions.is_token(fields.get("token", "").encode(errors="replace")):
        await asyncio.sleep(DELAY)
        return page(request, "sign_in", 403, error="A name and the token of this server are wanted.", given=name)
    answer = RedirectResponse(f"{settings.root_path}/", 303)
    answer.set_cookie(
        COOKIE,
        sessions.begin(name),
        max_age=LASTS,
        path=f"{settings.root_path}/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


async def sign_out(request: Request) -> Response:
    """Take the cookie back."""
    root = request.app.state.settings.root_path
    answer = RedirectResponse(f"{root}/sign-in", 303)
    answer.delete_cookie(COOKIE, path=f"{root}/", httponly=True, samesite="strict")
    return answer


async def decisions(request: Request) -> Response:
    """Show what was decided, by whom and when, and what is doubtful."""
    served = served_by(request)
    records = served.graph.stored.decisions().records
    entries = [_entry(decision) for decision in reversed(records)]
    matches = await run_in_threadpool(_matches, served)
    return page(request, "decisions", entries=entries, matches=matches[:MOST_MATCHES], more=len(matches) - MOST_MATCHES)


@lru_cache(maxsize=2)
def _matches(served: Served) -> list[UncertainMatch]:
    return served.graph.uncertain_matches()


async def decide(request: Request) -> Response:
    """Apply a decision, or take one back; then lead to the page of what it is about."""
    sessions: Sessions = request.app.state.sessions
    settings: Settings = request.app.state.settings
    fields, cookies = await _form(request), request.headers.get("cookie", "")
    by = sessions.name_in(cookies)
    if by and not (_is_own(request) and sessions.is_form_key(fields.get("key", ""), cookies)):
        return PlainTextResponse("this form is none of this session: open the page anew\n", 403)
    remarks = {
        "by": by or fields.get("by", "")[:LONGEST_NAME] or "a program",
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    folder: Path = request.app.state.folder
    try:
        async with request.app.state.writing:
            await run_in_threadpool(_apply, folder, settings, fields, remarks)
    except KgError as error:
        return page(request, "refused", 503 if isinstance(error, LockedError) else 400, error=str(error))
    log.warning("%s: %s", remarks["by"], {name: value for name, value in fields.items() if name != "key"})
    about = fields.get("name", "")
    return RedirectResponse(served_by(request).pages.path(about) or f"{settings.root_path}/decisions", 303)


def _apply(folder: Path, settings: Settings, fields: Mapping[str, str], remarks: Mapping[str, object]) -> None:
    given = settings.given
    with edit(folder, ontology=given.ontology, lexicon=given.lexicon, remarks=remarks) as editor:
        changed = _decided(editor, fields)
    if not changed:
        raise DatasetError("that decides nothing new", remedy="it was decided so already, or the names are one")


def _decided(editor: Editor, fields: Mapping[str, str]) -> list[Decision]:
    name = fields.get("name", "")
    match fields.get("do"):
        case "merge" if fields.get("document"):
            return editor.merge(name, fields.get("form", ""), documents=[fields["document"]])
        case "merge":
            return editor.merge(name, fields.get("other", "").strip())
        case "split" if fields.get("document"):
            names = filter(None, (name, fields.get("form", "")))
            return editor.split(*names, documents=[fields["document"]], label=fields.get("label", "").strip())
        case "split":
            return editor.split(name, fields.get("other", ""))
        case "retype":
            return editor.retype(name, fields.get("class", ""))
        case "rename" if fields.get("label", "").strip():
            return editor.rename(name, fields["label"].strip())
        case "reject":
            return editor.reject(name, fields.get("property", ""), fields.get("object", ""))
        case "undo":
            records = editor.graph.stored.decisions().records
            return [editor.take_back(decision) for decision in records[::-1] if _entry(decision).key == fields.get("decision")][:1]
    raise DatasetError("no decision", remedy="merge, split, retype, rename, reject or undo, with what it is about")


def _entry(decision: Decision) -> Entry:
    fields = fields_of(decision)
    by, at = (str(fields.pop(name, "")) for name in ("by", "at"))
    kind = fields.pop("do")
    values = [value for held in fields.values() for value in (held if isinstance(held, list) else [held])]
    words = ", ".join(unquote(local_name(str(value).strip("<>"))).replace("_", " ") for value in values)
    return Entry(f"{kind}: {words}", by, _moment(at), digest(str(sorted(fields_of(decision).items()))))


def _moment(at: str) -> str:
    """Return when something was decided, in words, as exactly as it is known; in UTC, where the zone is known.

    >>> _moment("2026-11-28T17:39:23+00:00"), _moment("2026-11-28T17:39"), _moment("2026-11-28"), _moment("yesterday")
    ('28 November 2026, 17:39 UTC', '28 November 2026, 17:39', '28 November 2026', 'yesterday')
    """
    if len(at) <= len("2026-11-28"):
        return date_words(at)
    try:
        moment = datetime.fromisoformat(at)
        moment = moment.astimezone(UTC) if moment.tzinfo is not None else moment
    except (ValueError, OverflowError):  # no time, or one before the year 1 or after the year 9999
        return at
    return f"{date_words(moment.date().isoformat())}, {moment:%H:%M}{' UTC' if moment.tzinfo is not None else ''}"


async def _form(request: Request) -> dict[str, str]:
    body = await body_of(request, request.app.state.settings.most_body)
    return dict(parse_qsl((body or b"").decode(errors="replace"), keep_blank_values=True))


def _is_own(request: Request) -> bool:
    """Tell whether a form was sent by a page of this server, as far as the browser says so.

    Our pages send no referrer, so that browsers say "null" for the origin of their forms; whose form it is, its key proves.
    """
    site, origin = request.headers.get("sec-fetch-site", "same-origin"), request.headers.get("origin", "null")
    return site == "same-origin" and (origin == "null" or origin.partition("://")[2] == request.headers.get("host"))
