"""One build at a time, whoever starts the second: another process, another thread, or the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.errors import BuildLockedError
from index.generation import build, open_generation, status, verify
from index.generation.lock import ReadHold, build_lock, running_build, unread
from index.progress import Progress
from index.vectors import Matrix
from tests.index.generation.desk import OPTIONS, Desk
from tests.index.word_counts import WordCounts

ROOT = Path(__file__).resolve().parents[3]
_HOLD = """
import sys
from pathlib import Path
from index.generation.lock import build_lock
with build_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process_holding(index: Path) -> Iterator[subprocess.Popen[str]]:
    """A child that holds the build lock until the block ends."""
    index.mkdir(exist_ok=True)
    command = [sys.executable, "-c", _HOLD, str(index)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        try:
            yield child
        finally:
            child.kill()


class Waiting(WordCounts):
    """An encoder that lets the test act while a build is at work."""

    def __init__(self, *words: str) -> None:
        super().__init__(*words)
        self.begun = threading.Event()
        self.go_on = threading.Event()

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Matrix:
        self.begun.set()
        assert self.go_on.wait(60)
        return super().encode(texts, progress=progress)


def test_second_build_is_refused_and_names_the_first(desk: Desk) -> None:
    with (
        another_process_holding(desk.index) as child,
        pytest.raises(BuildLockedError, match=f"process {child.pid} on"),
    ):
        desk.build()


def test_status_shows_the_running_build(desk: Desk) -> None:
    desk.build()
    with another_process_holding(desk.index) as child:
        running = status(desk.index).running
        assert running is not None
        assert running.pid == child.pid
    assert status(desk.index).running is None


def test_killed_holder_blocks_nobody(desk: Desk) -> None:
    with another_process_holding(desk.index) as child:
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert (desk.index / "build.json").exists()
        assert running_build(desk.index) is None
        assert desk.build().id == desk.open().id


def test_second_build_in_the_same_process_is_refused(desk: Desk) -> None:
    desk.index.mkdir()
    with build_lock(desk.index), pytest.raises(BuildLockedError, match=str(os.getpid())):
        desk.build()


def test_lock_is_free_after_a_build_that_failed(desk: Desk) -> None:
    with pytest.raises(RuntimeError), build_lock(desk.corpus):
        raise RuntimeError
    with build_lock(desk.corpus):
        pass
    assert not (desk.corpus / "build.json").exists()


def test_holder_that_cannot_be_read_does_not_hide_the_lock(desk: Desk) -> None:
    with another_process_holding(desk.index):
        (desk.index / "build.json").write_text("{")
        with pytest.raises(BuildLockedError, match="another process"):
            desk.build()


def test_readers_open_and_search_while_a_build_runs(desk: Desk) -> None:
    first = desk.build().id
    encoder = Waiting("lamps", "round", "money")
    desk.write("b.md", "Summary: New lamps.")
    build_thread = threading.Thread(
        target=build, args=(desk.corpus, desk.index), kwargs={"options": OPTIONS, "encoder": encoder}
    )
    build_thread.start()
    assert encoder.begun.wait(60)
    reader = desk.open()
    assert reader.id == first
    assert reader.searcher.search("lamps", k=1)
    encoder.go_on.set()
    build_thread.join()
    assert desk.open().id > first
    assert {hit.passage.file for hit in reader.searcher.search("lamps", k=9)} == {"briefings/a.md"}


def test_many_readers_meet_only_whole_generations_while_builds_follow_each_other(desk: Desk) -> None:
    desk.build()
    stop = threading.Event()
    failures: list[BaseException] = []
    opened: set[str] = set()

    def read() -> None:
        try:
            while not stop.is_set():
                generation = open_generation(desk.index, encoder=WordCounts("lamps", "round", "money"))
                assert generation.searcher.search("version", k=1)
                assert len(generation.passages) == generation.manifest.counts.passages
                opened.add(generation.id)
                generation.close()
        except BaseException as error:
            failures.append(error)
            raise

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for n in range(6):
        desk.write("b.md", f"Summary: Version {n}.")
        desk.build(options=type(OPTIONS)(keep=1, grace_s=0))
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert desk.build().id >= max(opened)
    assert verify(desk.index) == []


_BUILD = """
import sys
from pathlib import Path
from index.errors import BuildLockedError
from index.generation import build
from tests.index.generation.desk import OPTIONS
from tests.index.word_counts import WordCounts
try:
    report = build(Path(sys.argv[1]), Path(sys.argv[2]), options=OPTIONS, encoder=WordCounts("lamps"))
    print("unchanged" if report.unchanged else "built")
except BuildLockedError:
    print("locked")
"""


def test_two_processes_building_at_once_leave_one_sound_generation(desk: Desk) -> None:
    command = [sys.executable, "-c", _BUILD, str(desk.corpus), str(desk.index)]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(2)]
    said = sorted(child.communicate()[0].strip() for child in children)
    assert said in (["built", "unchanged"], ["built", "locked"])
    assert verify(desk.index) == []
    assert len(desk.names()) == 1


def test_hold_and_removal_exclude_each_other(desk: Desk) -> None:
    path = desk.build().path
    hold = ReadHold(path)
    with unread(path) as is_free:
        assert not is_free
    hold.release()
    hold.release()
    with unread(path) as is_free:
        assert is_free
        with pytest.raises(FileNotFoundError):
            ReadHold(path)


def test_forgotten_reader_does_not_hold_for_ever(desk: Desk) -> None:
    path = desk.build().path
    desk.open()
    with unread(path) as is_free:
        assert is_free


def test_holder_file_says_who_and_since_when(desk: Desk) -> None:
    with another_process_holding(desk.index) as child:
        record = json.loads((desk.index / "build.json").read_text())
    assert record["pid"] == child.pid
    assert set(record) == {"pid", "host", "since"}
