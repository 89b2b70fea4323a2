"""Damage every file of a graph's folder, in many ways: each command answers rightly or says what is damaged, and nothing whole is lost."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.editing import edit
from kg.errors import DatasetError
from kg.opening import open_graph
from kg.server import Settings, make_app
from tests.attack.scale import share
from tests.commands import run_command
from tests.contributions import graph_of, put, telling

INPUT, FINDING = 3, 1
OUTSIDE = "something of the user's own"
JSON_TEXTS = {
    "null": "null",
    "list": "[]",
    "empty text": '""',
    "nothing": "",
    "number": "7",
    "no fields": "{}",
    "half": '{"format": 2, "sto',
    "deep": "[" * 100_000,
    "old": '{"format": 1, "store": "store.1", "snapshot": "snapshot.1"}',
    "new": '{"format": 99}',
    "float format": '{"format": 1e999}',
    "text format": '{"format": "two"}',
    "huge format": '{"format": ' + "9" * 5000 + "}",
    "list of names": '{"format": 2, "store": ["store.1"], "snapshot": {}}',
    "outside": '{"format": 2, "store": "../outside", "snapshot": "../outside"}',
    "absolute": '{"format": 2, "store": "/etc", "snapshot": "/etc", "settings": {"store": 1}}',
    "itself": '{"format": 2, "store": ".", "snapshot": "."}',
    "bytes": "\udcff\udcfe",
    "backup": '{"format": 2, "store": "store.backup", "snapshot": "snapshot.backup"}',
}


def flip(path: Path, place: float) -> None:
    content = bytearray(path.read_bytes())
    if content:
        content[min(len(content) - 1, int(len(content) * place))] ^= 0x40
    path.write_bytes(content)


def cut(path: Path, part: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])


def drop(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def link(path: Path) -> None:
    outside = path.parents[2 if path.parent.name.startswith(("store", "snapshot")) else 1] / "outside"
    moved = outside / path.name
    shutil.move(path, moved)
    path.symlink_to(moved)


def swap(path: Path) -> None:
    """Put another file of the same kind in a file's place."""
    neighbours = [p for p in sorted(path.parent.iterdir()) if p != path and p.suffix == path.suffix and p.is_file()]
    content = neighbours[0].read_bytes() if neighbours else b"another"
    path.unlink()
    path.write_bytes(content)


def replaced(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def folder_instead(path: Path) -> None:
    drop(path)
    path.mkdir()
    (path / "x").write_text("x")


def pipe_instead(path: Path) -> None:
    drop(path)
    os.mkfifo(path)


FILES: dict[str, Callable[[Path], None]] = {
    "flip the first byte": lambda p: flip(p, 0),
    "delete": drop,
    "cut to half": lambda p: cut(p, 0.5),
    "flip in the middle": lambda p: flip(p, 0.5),
    "cut to nine tenths": lambda p: cut(p, 0.9),
    "put another in its place": swap,
    "make a link": link,
    "empty": lambda p: cut(p, 0),
    "flip the last byte": lambda p: flip(p, 1),
    "fill with zeros": lambda p: replaced(p, bytes(p.stat().st_size)),
    "make a folder": folder_instead,
    "make a pipe": pipe_instead,
    "append": lambda p: p.write_bytes(p.read_bytes() + b"more"),
}
TEXTS = {f"{name} as JSON": text for name, text in JSON_TEXTS.items()}
KINDS = [*list(FILES)[:8], "null as JSON", "outside as JSON", "old as JSON", "deep as JSON", *list(FILES)[8:], *TEXTS]
KINDS = list(dict.fromkeys(KINDS))


def run(*arguments: object) -> tuple[int, str, str]:
    """Run a command in this process; a traceback is an exception here."""
    done = run_command(*arguments)
    return done.returncode, done.stdout, done.stderr


def quads(folder: Path) -> str:
    graph = open_graph(folder)
    try:
        return graph.to_nquads()
    finally:
        graph.close()


def commands(folder: Path, text: Path) -> dict[str, list[object]]:
    return {
        "query": ["query", folder, "SELECT ?s ?o WHERE { ?s kgo:acquires ?o }", "--format", "csv"],
        "why": ["why", folder, "Acme", "investsIn", "Japan"],
        "stats": ["stats", folder],
        "export": ["export", folder, "-o", folder.parent / "out.nq"],
        "validate": ["validate", folder],
        "merge": ["merge", folder, "Acme", "Bolt"],
        "add": ["add", folder, text],
        "serve": [],
    }


def serve(folder: Path) -> tuple[int, str, str]:
    try:
        app = make_app(folder, Settings())
    except DatasetError as error:
        return INPUT, "", str(error)
    app.close()
    return 0, "", ""


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("folders")
    graph_of(telling("a", ("Acme:Company", "investsIn", "Japan:Country"), ("Acme:Company", "acquires", "Cell:Company"))).save(
        place / "g"
    )
    with edit(place / "g") as editor:
        put(editor, telling("b", ("Bolt:Company", "acquires", "Dent:Company")))
    assert run("rename", place / "g", "Dent", "Dent Works")[0] == 0
    (place / "new.txt").write_text("Microsoft will invest in Japan.")
    return place


def copy(folder: Path, to: Path) -> None:
    """Copy a graph with its hard links: a store and its snapshot share their tables."""
    copied: dict[int, Path] = {}
    for path in sorted(folder.rglob("*")):
        target = to / path.relative_to(folder)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if (first := copied.setdefault(path.stat().st_ino, target)) != target:
            target.hardlink_to(first)
        else:
            shutil.copy2(path, target)


def answer(folder: Path, name: str, text: Path) -> tuple[int, str, str]:
    return serve(folder) if name == "serve" else run(*commands(folder, text)[name])


def result(folder: Path, name: str, out: str) -> str:
    """Return what a command gave: what it printed or wrote, or the graph that it made."""
    if name == "export":
        return (folder.parent / "out.nq").read_text(encoding="utf-8")
    return quads(folder) if name in ("merge", "add") else out.replace(str(folder), "G")


def targets(folder: Path, kind: str) -> Iterator[Path]:
    if kind in TEXTS:
        yield from (folder / "manifest.json", folder / "decisions.jsonl", folder / "building.json")
        return
    yield from sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("LOG") and p.name != "IDENTITY")
    if kind in ("delete", "make a link"):
        yield from sorted(p for p in folder.iterdir() if p.is_dir())


def damage(path: Path, kind: str) -> None:
    if kind in TEXTS:
        path.unlink(missing_ok=True)
        path.write_bytes(TEXTS[kind].encode("utf-8", "surrogateescape"))
    else:
        FILES[kind](path)


def tables(folder: Path) -> dict[str, bytes]:
    return {
        f"{p.parent.name}/{p.name}": p.read_bytes() for p in sorted(folder.glob("s*.*/*.sst")) if p.is_file() and not p.is_symlink()
    }


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.skipif(os.name == "nt", reason="there are no pipes")
def test_damage_is_reported_or_does_not_matter(whole, tmp_path):
    rng = random.Random(14)
    expected = {}
    for name in commands(whole / "g", whole / "new.txt"):
        place = tmp_path / f"right-{name}"
        copy(whole / "g", place / "g")
        code, out, err = answer(place / "g", name, whole / "new.txt")
        assert code in (0, FINDING), err
        expected[name] = code, result(place / "g", name, out)
    before = quads(whole / "g")
    cases = restored = 0
    for kind in KINDS[: share(30, 12)]:
        for target in targets(whole / "g", kind):
            names = list(expected) if share(1, 0) else rng.sample(list(expected), 1)
            for name in names:
                cases += 1
                restored += one_case(whole, tmp_path / "case", kind, target, name, expected, before)
                shutil.rmtree(tmp_path / "case")
    assert restored > cases / 20, f"{cases} cases, but only {restored} graphs restored"


def one_case(whole, place, kind, target, name, expected, before) -> bool:
    """Damage a file, run a command, and see what came of it; return whether the graph had to be restored."""
    case = f"{name} after {kind}: {target.relative_to(whole / 'g')}"
    folder = place / "g"
    copy(whole / "g", folder)
    (place / "outside").mkdir()
    (place / "outside" / "own.txt").write_text(OUTSIDE)
    damage(folder / target.relative_to(whole / "g"), kind)
    tables_before = tables(folder)
    outside = {p.name: p.read_bytes() for p in (place / "outside").rglob("*") if p.is_file()}
    code, out, err = answer(folder, name, whole / "new.txt")
    assert {p.name: p.read_bytes() for p in (place / "outside").rglob("*") if p.is_file()} == outside, f"{case}: wrote outside"
    assert "Traceback" not in err, case
    if code == INPUT:
        assert len(err.strip()) > 40, f"{case}: says nothing: {err}"
        kept = tables(folder)
        lost = [p for p in tables_before if p not in kept and not any(k.endswith(p.split("/")[1]) for k in kept)]
        assert not lost, f"{case}: lost {lost}"
    elif name == "validate":
        assert (code == FINDING and "damage" in out) or (code, result(folder, name, out)) == expected[name], f"{case}: {out}"
        must_be_seen = target.suffix == ".sst" or target.name in ("CURRENT",) or target.name.startswith("MANIFEST")
        assert not must_be_seen or "damage" in out, f"{case}: not noticed"
    elif target.name != "decisions.jsonl":  # of which any text that is well formed is what somebody decided
        assert (code, result(folder, name, out)) == expected[name], f"{case}: a wrong answer: {out}"
        return False
    return restores(folder, before, err, case)


def restores(folder, before, err, case) -> bool:
    """Do what the sentence says where it says that a copy is whole; return whether that was so."""
    if "is whole: the graph can be restored" not in err:
        return False
    code, _, said = run("upgrade", folder)
    assert code == 0, f"{case}: {err} but {said}"
    assert quads(folder) == before, f"{case}: restored otherwise"
    return True
