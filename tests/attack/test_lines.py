"""A hundred kinds of bad lines and files among good ones: no traceback, each bad one named, every good document there."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import faults
from tests.attack.scale import share

pytestmark = [pytest.mark.slow, pytest.mark.model]
INPUT = 3

GOOD = {
    "good-1": "Microsoft will invest $10 billion in Japan.",
    "good-2": "Toyota acquired Fiat in 2019.",
    "good-3": "Tim Cook leads Apple.",
}


def line(**fields: object) -> bytes:
    return json.dumps({"id": "bad", "text": "Intel acquired Altera.", **fields}).encode()


def raw(rest: bytes, start: bytes = b'{"id": "bad", "text": "x"') -> bytes:
    return start + rest


MILLION = share(1_000_000, 100_000)
NO_IDS = ([], ["x"], {}, {"a": 1}, True, False, "", " ", "\n", "\u00a0", "\u3000", "\ud800", "a\udfffb", "i" * 2_001)
NO_TEXTS = (None, 1, 1.5, True, [], ["x"], {}, "", " ", "\n\t", "\u2028")
NO_DATES = ("03/04/2024", "soon", "2024-13-01", "2024-02-30", 1700000000, [2024], {"y": 1}, True, "9" * 5_000, "\0")
REFUSED: dict[str, bytes] = {
    **{f"id is {value!r}"[:40]: line(id=value) for value in NO_IDS},
    **{f"text is {value!r}"[:40]: line(text=value) for value in NO_TEXTS},
    **{f"{n} twice": raw(b', "%s": "x", "%s": "y"}' % (n.encode(), n.encode())) for n in ("id", "text", "title", "source", "date")},
    **{
        f"id is {n}"[:24]: raw(b', "text": "x"}', b'{"id": ' + n.encode())
        for n in ("NaN", "Infinity", "-Infinity", "1e999", "9" * 4_301)
    },
    **{
        f"text is {number}"[:24]: raw(b"}", b'{"id": "bad", "text": ' + number.encode())
        for number in ("NaN", "9" * 4_301, "9" * MILLION)
    },
    **{f"{n} brackets {b[:1].decode()}": b * n for n in (2_000, 100_000) for b in (b"[", b'{"a":', b"[{}, ")},
    "brackets in a field": raw(b', "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
    "cut off": b'{"id": "bad", "text": "x',
    "no end": b'{"id": "bad", "text": "x"',
    "two objects": b'{"id": "bad", "text": "x"} {"id": "b"}',
    "single quotes": b"{'id': 'bad', 'text': 'x'}",
    "a word": b"bad",
    "a string": b'"bad"',
    "null": b"null",
    "a number": b"12",
    "a list": b'["bad"]',
    "NaN": b"NaN",
    "digits": b"9" * 10_000,
    "a comma too many": b'{"id": "bad", "text": "x",}',
    "a comment": b'{"id": "bad", "text": "x"} // good',
    "raw NUL": b'{"id": "bad", "text": "a\0b"}',
    "raw tab": b'{"id": "bad", "text": "a\tb"}',
    "raw ESC": b'{"id": "bad", "text": "\x1b[2J"}',
    "Latin-1": b'{"id": "bad", "text": "caf\xe9"}',
    "cut UTF-8": b'{"id": "bad", "text": "\xe2\x82"}',
    "bytes": bytes(range(128, 256)),
    "overlong UTF-8": b'{"id": "bad", "text": "\xc0\xaf"}',
    "beyond Unicode": b'{"id": "bad", "text": "\xf5\x80\x80\x80"}',
    "wrong escape": b'{"id": "bad", "text": "\\x41"}',
    "half an escape": b'{"id": "bad", "text": "\\u12"}',
    "no text": b'{"id": "bad"}',
    "empty object": b"{}",
    "another text": b'{"id": "bad", "words": "x"}',
    "fifty megabytes": line(text="x " * share(25_000_000, 5_500_000)),
    "the id of another": line(id="good-1"),
}

MENDED: dict[str, bytes] = {
    **{f"half a character in {name}": line(**{name: "a\ud83db"}) for name in ("text", "title", "source", "date")},
    "raw half a character": b'{"id": "bad", "text": "Intel acquired \xed\xa0\xbd Altera."}',
    **{f"date is {value!r}"[:40]: line(date=value) for value in NO_DATES},
    **{
        f"{name} is {value!r}"[:40]: line(**{name: value})
        for name in ("title", "source")
        for value in (["x"], {}, True, float("nan"))
    },
}

ENDLESS = "9" * 5_000
READ: dict[str, bytes] = {
    "a capital letter": b'{"id": "bad", "Text": "Intel acquired Altera."}',
    "byte order mark": b"\xef\xbb\xbf" + line(),
    "NaN in another field": raw(b', "x": NaN}'),
    "digits in another field": raw(b', "x": %s}' % ENDLESS.encode()),
    "NUL in the text": line(text="Intel \0 acquired \0\0 Altera."),
    "controls": line(text="".join(map(chr, range(32))) + " Intel acquired Altera."),
    "noncharacters": line(text="Intel \ufffe acquired \uffff Altera \U0001ffff.", title="\ufdd0"),
    "right to left": line(text="\u202eIntel acquired Altera.\u202c"),
    "a million digits": line(text=f"Intel paid {'9' * MILLION} for Altera."),
    "digits for money": line(text=f"Intel paid ${ENDLESS} million for Altera, up {ENDLESS}%."),
    "digits for years": line(text=f"It was {ENDLESS} years ago.", date="0001-01-01"),
    "the first day": line(text="It came last Friday.", date="0001-01-01"),
    "the last day": line(text="It comes next Friday.", date="9999-12-31"),
    "an id with marks": line(id='../a/%2F "x"\n<y>'),
    "a decomposed id": line(id="e\u0301"),
    "formula": line(text="=1+1 Intel acquired Altera.", title="=cmd|x"),
    "page": line(text="</script><!-- Intel acquired Altera."),
    "escape": line(text="\x1b[2J Intel acquired Altera.", title="\x1b]0;x\x07"),
}


def special_files(folder: Path) -> tuple[list[str], list[socket.socket]]:
    """Put files into a folder that cannot be read; return their names."""
    packed = gzip.compress(b"text")
    contents = {
        "packed.txt": packed,
        "packed.jsonl": packed,
        "late.txt": b"text " * 5_000 + b"\0",
        "empty.txt": b"",
        "blank.jsonl": b" \n\n",
    }
    contents |= {
        "paper.txt": b"%PDF-1.7",
        "table.md": b"PK\x03\x04",
        "wide.txt": b"\xff\xfet",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    os.mkfifo(folder / "pipe.jsonl")
    server = socket.socket(socket.AF_UNIX)
    place = Path.cwd()
    os.chdir(folder)
    server.bind("socket.txt")
    os.chdir(place)
    (folder / "broken.txt").symlink_to("nothing.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "round").symlink_to(folder)
    return [*contents, "pipe.jsonl", "socket.txt", "broken.txt", "loop.txt"], [server]


def run(*arguments: object, cwd: Path, content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(cwd), str(Path(__file__).parents[2])]), "KG_TRACE": ""}
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    done = subprocess.run(command, input=content, capture_output=True, cwd=cwd, env=environment, timeout=600, check=False)
    assert b"Traceback" not in done.stderr + done.stdout, done.stderr.decode(errors="replace")[-3000:]
    assert b"\x1b" not in done.stderr + done.stdout
    return done


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """A folder of good and bad lines and files, and what must be said of which."""
    folder = tmp_path_factory.mktemp("lines")
    sources = folder / "sources"
    (sources / "folder.jsonl").mkdir(parents=True)
    kinds = [*REFUSED.items(), *MENDED.items(), *READ.items()]
    lines, numbers = [], {}
    for name, content in kinds:
        numbers[name] = len(lines) + 1
        fields = content if name in REFUSED else content.replace(b'"id": "bad"', b'"id": "%s"' % name.encode().hex().encode(), 1)
        lines.append(fields)
    good = [json.dumps({"id": name, "text": text}).encode() for name, text in GOOD.items()]
    body = b"\n".join([*lines[:40], good[1], *lines[40:]])
    (sources / "lines.jsonl").write_bytes(good[0] + b"\n" + body + b"\n" + good[2])
    numbers = {name: number + 1 + (number > 40) for name, number in numbers.items()}
    (sources / "folder.jsonl" / "inner.txt").write_text("SAP acquired Qualtrics.")
    (sources / "cr.jsonl").write_bytes(
        b'{"id": "cr-1", "text": "Ford acquired Volvo."}\r{"id": "cr-2", "text": "Geely acquired Volvo."}\r'
    )
    names, held = special_files(sources)
    faults.install(folder)
    yield folder, numbers, names
    for server in held:
        server.close()


def check(done: subprocess.CompletedProcess[bytes], numbers: dict[str, int], names: list[str]) -> None:
    said = done.stderr.decode()
    assert done.returncode == INPUT
    for name, number in numbers.items():
        reports = [text for text in said.splitlines() if f"lines.jsonl, line {number}: " in text]
        assert len(reports) == (name not in READ), (name, reports)
        assert all(": " in text.partition(f"line {number}: ")[2] for text in reports), f"{name}: no remedy"
    for name in names:
        assert f"/{name}: " in said, name


def expected_ids(numbers: dict[str, int]) -> set[str]:
    ids = {json.loads(READ["an id with marks"])["id"], "e\u0301", *GOOD, "cr-1", "cr-2"}
    return ids | {
        name.encode().hex() for name in numbers if name not in REFUSED and name not in ("an id with marks", "a decomposed id")
    }


def test_there_are_a_hundred_kinds(attacked):
    _, numbers, names = attacked
    assert len(numbers) + len(names) >= 100


@pytest.mark.parametrize("processes", [1, 2])
def test_good_documents_are_built_and_bad_ones_named(attacked, processes):
    folder, numbers, names = attacked
    graph = f"graph-{processes}"
    done = run("build", "sources", "-o", graph, "--processes", processes, cwd=folder)
    check(done, numbers, names)
    listed = json.loads(run("stats", graph, "--documents", "--json", cwd=folder).stdout)
    assert {name for name in listed if not name.startswith("inner-")} == expected_ids(numbers)
    assert len(listed) == len(expected_ids(numbers)) + 1
    assert run("export", graph, "-o", f"{graph}.nq", cwd=folder).returncode == 0
    assert run("load", f"{graph}.nq", "-o", f"{graph}-again", cwd=folder).returncode == 0
    run("stats", graph, cwd=folder), run("stats", graph, "--documents", cwd=folder)
    for subject in ("Intel", "Altera"):
        run("why", graph, subject, cwd=folder)
    if processes == 2:
        assert (folder / "graph-1.nq").read_bytes() == (folder / "graph-2.nq").read_bytes()


def test_good_documents_are_added_and_extracted_and_bad_ones_named(attacked):
    folder, numbers, names = attacked
    (folder / "first.txt").write_text("Oracle acquired Sun.")
    run("build", "first.txt", "-o", "added", cwd=folder)
    check(run("add", "added", "sources", cwd=folder), numbers, names)
    again = run("add", "added", "sources", "--json", cwd=folder)
    assert len(json.loads(again.stdout)["unchanged"]) == len(expected_ids(numbers)) + 1
    done = run("extract", "sources", cwd=folder)
    check(done, numbers, names)
    rows = [json.loads(text) for text in done.stdout.decode().splitlines()]
    assert {row["id"] for row in rows if not row["id"].startswith("inner-")} == expected_ids(numbers)


def test_standard_input_is_read_as_files_are(attacked):
    folder, numbers, _ = attacked
    content = (folder / "sources" / "lines.jsonl").read_bytes()
    done = run("extract", "-", cwd=folder, content=content)
    assert done.returncode == INPUT
    assert all((f"stdin, line {number}: " in done.stderr.decode()) == (name not in READ) for name, number in numbers.items())
    for text in (b"\xff\xfe\x00", b"\x1f\x8b\x08"):
        assert run("extract", "-", cwd=folder, content=text).returncode == INPUT
    run("why-not", "-", "a", "b", "c", cwd=folder, content=b"caf\xe9 \xed\xa0\x80")


def test_strict_run_stops_at_the_first(attacked):
    folder, numbers, _ = attacked
    done = run("extract", "sources/lines.jsonl", "--strict", cwd=folder)
    assert done.returncode == INPUT
    assert len(done.stdout.splitlines()) <= 1
    assert f"line {min(numbers.values())}: " in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("processes", [1, 2])
def test_document_that_fails_or_kills_its_process_is_named(attacked, processes):
    folder, _, _ = attacked
    texts = [f"{faults.RAISES} acquired Nokia.", *GOOD.values()] + ([f"{faults.DIES} acquired Nokia."] if processes > 1 else [])
    (folder / "failing.jsonl").write_bytes(b"\n".join(line(id=f"d{n}", text=text) for n, text in enumerate(texts)))
    graph = f"failing-{processes}"
    done = run("build", "failing.jsonl", "-o", graph, "--model", faults.NAME, "--processes", processes, cwd=folder)
    assert done.returncode == INPUT
    said = done.stderr.decode()
    assert "failing.jsonl: document 'd0' could not be analysed (ZeroDivisionError: a fault for a test)" in said
    assert ("document 'd4' could not be analysed (its process died" in said) == (processes > 1)
    assert set(json.loads(run("stats", graph, "--documents", "--json", cwd=folder).stdout)) == {"d1", "d2", "d3"}
    debugged = [sys.executable, "-m", "kg", "--debug", "extract", "failing.jsonl", "--model", faults.NAME]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(Path(__file__).parents[2])])}
    traced = subprocess.run(debugged, capture_output=True, cwd=folder, env=environment, timeout=600, check=False).stderr
    assert b"Traceback" in traced and b"ZeroDivisionError" in traced
