"""A watched graph equals one built from scratch of what the folder holds, whatever was changed and whenever the watch was killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg.config import Config
from kg.documents.isolation import ReaderProcess
from kg.watching import Watcher, watch
from tests.commands import run_command

FULL = os.environ.get("KG_ATTACK") == "full"
SENTENCES = (
    "Acme acquired Initech.",
    "Microsoft will invest $2 billion in Japan.",
    "Globex sued Acme.",
    "Brad Smith is the president of Microsoft.",
    "SoftBank denied that it bought Arm.",
    "Tim Cook leads Apple.",
    "Nokia is based in Finland.",
    "Initech hired Jane Doe.",
)
OLD = 1_700_000_000
"""When the files of these tests were changed, as it seems: long ago, so that they are whole."""


@pytest.fixture
def news(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news/deep").mkdir(parents=True)
    return tmp_path / "news"


def put(path, text, when=OLD):
    path.write_text(text)
    os.utime(path, (when, when))


def watcher(errors=None, **options):
    report = [].append if errors is None else errors.append
    return Watcher("news", Path("g"), config=Config(), report=report, progress=lambda _: None, **options)


def same_as_from_scratch():
    watched = kg.open_graph("g")
    try:
        return watched.verify() and watched.manifest.hash == kg.build("news", report=lambda _: None).manifest.hash
    finally:
        watched.close()


def change_at_random(chance, folder, number):
    """Make one change: a file written, written anew, renamed or removed; a line of a file of many."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    kind = chance.choice(["new", "new", "change", "rename", "remove", "lines"])
    text = " ".join(chance.sample(SENTENCES, chance.randint(1, 3)))
    if kind == "lines":
        lines = (f'{{"id": "l{n}", "text": "{chance.choice(SENTENCES)}"}}\n' for n in chance.sample(range(6), chance.randint(1, 5)))
        put(folder / "many.jsonl", "".join(lines), OLD + number)
    elif kind == "new" or len(files) < 3:
        put(folder / chance.choice(["", "deep"]) / f"{number}.txt", text, OLD + number)
    elif kind == "change" and (texts := [path for path in files if path.suffix == ".txt"]):
        put(chance.choice(texts), text, OLD + number)
    elif kind == "rename":
        path = chance.choice(files)
        path.rename(path.with_name(f"r{number}{path.suffix}"))
    else:
        chance.choice(files).unlink()


@pytest.mark.parametrize("seed", range(10 if FULL else 1))
def test_random_changes_give_the_graph_built_from_scratch(news, nlp, seed):
    chance, looking = random.Random(seed), watcher()
    for number in range(50 if FULL else 12):
        change_at_random(chance, news, number)
        if chance.random() < 0.4:
            looking.look()
        if chance.random() < 0.1:
            looking = watcher()  # as after a kill: nothing is remembered
    looking.look()
    assert same_as_from_scratch()


def test_a_file_that_is_written_to_waits_and_what_it_held_stays(news, nlp):
    put(news / "a.txt", SENTENCES[0])
    put(news / "b.txt", SENTENCES[1])
    looking = watcher()
    assert (looking.look().put, looking.look().put) == (2, 0)
    put(news / "a.txt", "Acme acq", time.time())
    (news / "b.txt").unlink()
    result = looking.look()
    assert (result.put, result.removed, result.is_settled) == (0, 0, False)
    put(news / "a.txt", SENTENCES[2], OLD + 1)
    result = looking.look()
    assert (result.put, result.removed, result.is_settled) == (1, 2, True)
    assert same_as_from_scratch()


def test_an_empty_folder_takes_nothing_out_and_what_is_wrong_is_told_once(news, nlp):
    put(news / "a.txt", SENTENCES[0])
    put(news / "b.txt", "")
    errors = []
    looking = watcher(errors)
    looking.look()
    assert looking.look().put == 0
    assert [error.source for error in errors] == ["news/b.txt"]
    (news / "a.txt").unlink()
    (news / "b.txt").unlink()
    assert looking.look().removed == 0
    assert len(kg.open_graph("g").documents()) == 1


def test_what_cannot_be_listed_keeps_what_is_stored_and_ends_once_all_the_same(news, nlp):
    put(news / "a.txt", SENTENCES[0])
    put(news / "b.txt", SENTENCES[1])
    (news / "c.txt").symlink_to("nothing.txt")
    looking = watcher()
    assert [(r.put, r.removed) for r in watch(looking, interval=0.1, once=True)] == [(2, 0)]
    (news / "b.txt").unlink()
    assert looking.look().removed == 0
    (news / "c.txt").unlink()
    assert looking.look().removed == 1
    assert same_as_from_scratch()


def test_one_process_reads_all_files_of_a_look(news, nlp, monkeypatch):
    started = []
    start = ReaderProcess._start
    monkeypatch.setattr(ReaderProcess, "_start", lambda *given: started.append(1) or start(*given))
    for name in "abc":
        put(news / f"{name}.csv", f"text\n{SENTENCES[0]}\n")
    looking = watcher()
    assert looking.look().put == 3
    assert (len(started), looking._process._processes) == (1, {})


def test_rounds_are_told_until_once_is_over(news, nlp):
    put(news / "a.txt", SENTENCES[0], time.time())
    rounds = list(watch(watcher(settled=0.05), interval=0.05, once=True))
    assert [(r.put, r.removed) for r in rounds] == [(1, 0)]


def test_command_brings_a_graph_up_to_date_once(news, nlp):
    put(news / "a.txt", SENTENCES[0])
    assert run_command("watch", "news", "-o", "g", "--once").stdout == "g: 1 document put in, 0 removed\n"
    put(news / "b.txt", SENTENCES[1])
    (news / "a.txt").unlink()
    assert run_command("watch", "news", "-o", "g", "--once").stdout == "g: 1 document put in, 1 removed\n"
    assert run_command("watch", "news", "-o", "g", "--once").stdout == ""
    assert same_as_from_scratch()


def test_the_settings_of_the_file_hold_for_a_watched_graph(news, nlp):
    put(news / "a.txt", SENTENCES[0])
    settings = {"direct_confidence": 0.9, "min_confidence": 0.1, "base": "https://a.example/", "complements": True}
    Path("kg.toml").write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in settings.items()))
    run_command("watch", "news", "-o", "g", "--once")
    assert kg.open_graph("g").manifest.settings.items() >= settings.items()


@pytest.mark.slow
@pytest.mark.parametrize("number", ["SIGTERM", "SIGKILL"])
def test_signals_and_kills_cost_nothing(news, nlp, number):
    chance = random.Random(7)
    for n in range(20 if FULL else 3):
        for k in range(25 if FULL else 4):
            change_at_random(chance, news, 100 * n + k)
        command = [sys.executable, "-m", "kg", "watch", "news", "-o", "g", "--interval", "0.1"]
        with (
            Path("messages").open("w+", encoding="utf-8") as messages,
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=messages) as process,
        ):
            time.sleep(chance.uniform(1, 8))
            process.send_signal(getattr(signal, number))
            ended = process.wait(60)
            messages.seek(0)
            # In time, or at the end of its patience.
            assert ended in (-getattr(signal, number), 128 + getattr(signal, number)), messages.read()
    assert run_command("watch", "news", "-o", "g", "--once").returncode == 0
    assert same_as_from_scratch()
