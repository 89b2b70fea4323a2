"""Workers that answer queries, as many at once as allowed; each is a process that can be stopped."""

from __future__ import annotations

import asyncio
from pathlib import Path

from kg.errors import QueryError, QueryStoppedError
from kg.queries.worker import Request, Response, Worker
from kg.server.settings import Settings


class BusyError(QueryError):
    """More queries than may run and wait."""


class Pool:
    """Run queries over a graph's folder, in the newest snapshot of it."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder, self._settings = folder, settings
        self._free: list[tuple[object, Worker]] = []
        self._all: set[Worker] = set()
        self._places = asyncio.Semaphore(settings.most_queries)
        self._waiting = 0
        self._is_closed = False

    async def ask(self, request: Request, version: object) -> Response:
        """Run a query.

        Args:
            request: the query, with formats.
            version: which state of the graph is asked; workers that have opened another one are replaced.

        Raises:
            QueryError: it is not SPARQL, not allowed, or took too much.
            BusyError: too many wait already, or the server is being stopped.
        """
        if self._places.locked() and self._waiting >= self._settings.most_waiting:
            raise BusyError("too many queries at once", remedy="try again in a while")
        self._waiting += 1
        try:
            async with self._places:
                self._check_open()
                worker = self._take(version)
                try:
                    answer = await asyncio.to_thread(worker.ask, request, self._settings.timeout)
                except QueryStoppedError:
                    self._check_open()
                    raise
                finally:
                    self._free.append((version, worker))
        finally:
            self._waiting -= 1
        assert isinstance(answer, Response)
        return answer

    def _check_open(self) -> None:
        if self._is_closed:
            raise BusyError("the server is being stopped", remedy="ask again when it is back")

    def _take(self, version: object) -> Worker:
        while self._free:
            opened, worker = self._free.pop()
            if opened == version:
                return worker
            self._all.discard(worker)
            worker.stop()
        worker = Worker(self._folder)
        self._all.add(worker)
        return worker

    def close(self) -> None:
        """End all workers, whatever they are doing, and start no others."""
        self._is_closed = True
        for worker in self._all:
            worker.stop()
        self._all.clear()
