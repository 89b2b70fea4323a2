"""A store while it is built holds what was committed, whatever was put into its files and whenever the process was killed."""

import random
import resource
import stat
from contextlib import contextmanager

import pytest
from rdflib import Literal, URIRef

from kg.dataset import EmbeddedStore, staging, store
from kg.dataset.staging import StagedStore
from kg.errors import DatasetError

QUADS = [(URIRef(f"urn:s{n % 5}"), URIRef("urn:p"), Literal(f"a\n{n}"), URIRef(f"urn:g{n % 3}")) for n in range(40)]


def staged(tmp_path):
    return StagedStore(EmbeddedStore(tmp_path / "store"), tmp_path / "journal")


def killed(engine):
    """Let go of the files as a process does that is killed."""
    engine._stream.close()
    engine._store.close()


@contextmanager
def room(size):
    """Let no file of this process grow beyond a size, as a full disk does."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("limit", [0, 7, 1000])
def test_staged_store_holds_what_was_committed(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(staging, "LIMIT", limit)
    rng, wanted = random.Random(limit), set()
    engine = staged(tmp_path)
    for step in range(30):
        removed = set(rng.sample(sorted(wanted), min(len(wanted), rng.randrange(4))))
        added = set(rng.sample(QUADS, rng.randrange(5))) - (wanted - removed)
        engine.commit(added, removed)
        wanted = wanted - removed | added
        if step % 10 == 5:
            killed(engine)
            engine = staged(tmp_path)
        assert sorted(engine.find()) == sorted(wanted)
        assert sorted(engine.find(URIRef("urn:s1"))) == sorted(quad for quad in wanted if quad[0] == URIRef("urn:s1"))
    engine.settle()
    assert sorted(engine._store.find()) == sorted(wanted)
    assert len(engine.dataset) == len(wanted)
    killed(engine)


def test_store_that_is_opened_anew_holds_the_same_and_leaves_a_dataset_that_was_given_out(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(
        store.pyoxigraph, "Store", lambda folder, make=store.pyoxigraph.Store: opened.append(folder) or make(folder)
    )
    engine = EmbeddedStore(tmp_path / "store")
    engine.commit(QUADS)
    engine.reopen()
    assert opened == 2 * [str(tmp_path / "store")]
    assert sorted(engine.find()) == sorted(QUADS)
    dataset = engine.dataset
    engine.reopen()
    assert len(opened) == 2
    assert len(dataset) == len(QUADS)
    engine.close()


def test_store_that_could_not_be_opened_anew_tells_so_and_opens_when_it_can(tmp_path):
    engine = EmbeddedStore(tmp_path / "store")
    engine.commit(QUADS)
    answer = engine.query("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }", {})
    for use in (engine.reopen, lambda: next(engine.find())):  # the answer holds the folder
        with pytest.raises(DatasetError, match="this process has it open already"):
            use()
    del answer
    assert sorted(engine.find()) == sorted(QUADS)
    engine.close()
    with pytest.raises(DatasetError, match="closed"):
        next(engine.find())
    EmbeddedStore(tmp_path / "store").close()  # what is closed does not hold the folder


@pytest.mark.parametrize(
    "read",
    [
        lambda engine: engine.find(),
        lambda engine: engine.pairs(URIRef("urn:p")),
        lambda engine: engine.subjects(URIRef("urn:p"), QUADS[0][2]),
    ],
    ids=["find", "pairs", "subjects"],
)
def test_store_that_somebody_is_reading_stays_open(tmp_path, read):
    engine = staged(tmp_path)
    engine.commit(QUADS[:-1])
    engine.settle()
    reader, everything = read(engine._store), list(read(engine._store))
    begun = next(reader)
    engine.commit(QUADS[-1:])
    engine.settle()
    assert len([begun, *reader]) == len(everything)  # as it was when it began
    assert sorted(engine.find()) == sorted(QUADS)
    killed(engine)


def test_change_that_is_not_whole_in_the_journal_is_none(tmp_path):
    engine = staged(tmp_path)
    engine.commit(QUADS[:2])
    engine.commit([QUADS[2]], [QUADS[0]])
    killed(engine)
    content = (tmp_path / "journal").read_bytes()
    for length in (len(content) - 1, content.index(b".\n") + 2, content.index(b".\n+") + 2):
        (tmp_path / "journal").write_bytes(content[:length])
        engine = staged(tmp_path)
        assert set(engine.find()) <= set(QUADS[:2])
        killed(engine)


def test_journal_of_what_is_in_the_files_already_changes_nothing(tmp_path):
    engine = staged(tmp_path)
    engine.commit(QUADS[:9])
    engine.commit(QUADS[9:12], QUADS[:3])
    content = (tmp_path / "journal").read_bytes()
    engine.settle()
    assert (tmp_path / "journal").read_bytes() == b""
    killed(engine)
    (tmp_path / "journal").write_bytes(content)
    engine = staged(tmp_path)
    assert sorted(engine.find()) == sorted(QUADS[3:12])
    killed(engine)


def test_change_that_the_journal_has_no_room_for_is_not_made(tmp_path, monkeypatch):
    engine = staged(tmp_path)
    engine.commit(QUADS[:2])

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(staging.os, "fsync", full)
    with pytest.raises(DatasetError, match="disk is full"):
        engine.commit(QUADS[2:4])
    assert sorted(engine.find()) == sorted(QUADS[:2])
    killed(engine)
    engine = staged(tmp_path)
    assert sorted(engine.find()) == sorted(QUADS[:2])
    killed(engine)


@pytest.mark.parametrize("more", [0, 1, 40, 300])
def test_change_that_a_full_disk_cuts_off_does_not_come_with_the_next(tmp_path, more):
    engine = staged(tmp_path)
    engine.commit(QUADS[:2])
    journal = tmp_path / "journal"
    with room(journal.stat().st_size + more), pytest.raises(DatasetError):
        engine.commit(QUADS[2:30])
    engine.commit(QUADS[30:31])
    killed(engine)
    engine = staged(tmp_path)
    assert sorted(engine.find()) == sorted([*QUADS[:2], QUADS[30]])
    killed(engine)


def test_journal_is_for_its_owner_alone(tmp_path):
    engine = staged(tmp_path)
    assert stat.S_IMODE((tmp_path / "journal").stat().st_mode) == 0o600
    killed(engine)
