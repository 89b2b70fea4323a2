"""The state of a graph as it is served: the newest one that a writer has published."""

from __future__ import annotations

import asyncio
from pathlib import Path

from kg.dataset.folder import MANIFEST
from kg.errors import DatasetError
from kg.graph import KnowledgeGraph
from kg.opening import open_graph
from kg.server.pages import Pages
from kg.server.settings import Settings


class Served:
    """One state of the graph as it is served; it stays open as long as a request that began with it goes on."""

    def __init__(self, folder: Path, version: tuple[int, int], settings: Settings) -> None:
        self.version = version
        given = settings.given
        self.graph: KnowledgeGraph = open_graph(folder, ontology=given.ontology, lexicon=given.lexicon)
        self.ontology = self.graph.ontology  # told now where nobody has named it, and not page by page
        self.pages = Pages(self.graph, settings.root_path, settings.title)
        self.explorer = ""
        self.making = asyncio.Lock()
        """Held while what is made once for all requests is made: the explorer, the index of names."""

    @property
    def changed(self) -> float:
        """When the graph was last changed, in seconds since 1970."""
        return self.version[0] / 1e9


class Newest:
    """The newest state of a folder: opened again when a writer has published another."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder, self._settings = folder, settings
        self._served = Served(folder, self._seen(), settings)

    def _seen(self) -> tuple[int, int]:
        try:
            status = (self._folder / MANIFEST).stat()
        except OSError as error:
            raise DatasetError(
                f"{self._folder}: {error.strerror or error}", remedy="the graph was taken away; put it back"
            ) from error
        return status.st_mtime_ns, status.st_ino

    def get(self) -> Served:
        """Return the newest state; the one before is let go of when the last request has ended that reads it."""
        seen = self._seen()
        if seen != self._served.version:
            self._served = Served(self._folder, seen, self._settings)
        return self._served

    def close(self) -> None:
        """Let the state go that is held: it may be an old one, which would be left behind."""
        self._served.graph.close()
