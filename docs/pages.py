"""Write the pages of `kg serve` as files that open from disk.

    python docs/pages.py GRAPH FOLDER TITLE EXPLORER

What needs a server (searches, questions, other formats, SPARQL) is left out: its links are plain words, its forms are gone.
"""

from __future__ import annotations

import re
import sys
from collections import deque
from pathlib import Path

from lxml import html
from starlette.testclient import TestClient

from kg.identifiers import digest
from kg.server import Settings, make_app

KINDS = re.compile(r"/(documents|entity/.+|document/.+|fact/.+|statement/.+|relation/.+|value/.+)?(\?page=\d+)?")


def write_pages(graph: Path, folder: Path, title: str, explorer: str) -> int:
    """Write the pages of a graph; return how many.

    Args:
        graph: its folder.
        folder: where the pages go.
        title: what the graph is called.
        explorer: the address of its explorer, from the pages' folder.
    """
    with TestClient(make_app(graph, Settings(title=title)), base_url="http://localhost") as client:
        waiting, seen = deque(["/"]), {"/"}
        while waiting:
            address = waiting.popleft()
            answer = client.get(address, headers={"accept": "text/html"}).raise_for_status()
            page = html.document_fromstring(answer.content)
            for link in _links(page, address, explorer):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
            _write(folder / file_of(address), html.tostring(page, doctype="<!doctype html>", encoding="utf-8"))
        for name in ("style.css", "icon.svg"):
            _write(folder / name, client.get(f"/{name}").content)
    return len(seen)


def _links(page: html.HtmlElement, address: str, explorer: str) -> list[str]:
    """Return what a page leads to that becomes a page, too, and let its links lead to files."""
    found, up = [], "../" * file_of(address).count("/")
    for part in page.xpath("//form | //details[.//form] | //h2[following-sibling::*[1][self::details]] | //link[@rel='alternate']"):
        part.drop_tree()
    for link in page.xpath("//*[@href]"):
        target, _, fragment = link.get("href").partition("#")
        if target.startswith("/explore"):
            link.set("href", f"{up}{explorer}" + (f"#{fragment}" if fragment else ""))
        elif target in ("/style.css", "/icon.svg"):
            link.set("href", up + target[1:])
        elif KINDS.fullmatch(target) and "format=" not in target:
            found.append(target)
            link.set("href", up + file_of(target) + (f"#{fragment}" if fragment else ""))
        elif target.startswith("/"):
            del link.attrib["href"]
    for part in page.xpath("//nav/a[not(@href)] | //p[@class='screen'][not(a[@href])]"):
        part.drop_tree()
    for line in page.xpath("//p[@class='screen']"):  # the explorer is left of it
        line[:], line.text = line.xpath("a[@href]"), ""
    return found


def file_of(address: str) -> str:
    """Return the file of a page.

    >>> file_of("/"), file_of("/entity/Microsoft"), file_of("/documents?page=2")
    ('index.html', 'entity/Microsoft.html', 'documents_page_2-f8d2b25c.html')
    """
    path = address.strip("/") or "index"
    plain = re.sub(r"[^A-Za-z0-9_./-]", "_", path)
    return f"{plain}.html" if plain == path else f"{plain}-{digest(path)[:8]}.html"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
