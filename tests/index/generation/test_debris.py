"""What a crash can leave behind, laid out by hand, row by row of the table in ``index.generation.debris``."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Callable
from datetime import timedelta

import pytest

from index.errors import NoGenerationError
from index.generation import current_id, open_generation, status, verify
from index.generation import debris as table
from index.generation.debris import clean, prune
from index.generation.layout import moment_of
from tests.index.generation.desk import OPTIONS, Desk

NEWER = "20990101T000000.000000Z-0123abcd"


def half_written(desk: Desk, live: str) -> None:
    """Crashed while writing a generation."""
    aside = desk.index / "generations" / f".tmp-{NEWER}"
    shutil.copytree(desk.generation(live), aside)
    (aside / "manifest.json").unlink()


def barely_begun(desk: Desk, live: str) -> None:
    """Crashed while writing a generation, at its very beginning."""
    assert live
    (desk.index / "generations" / f".tmp-{NEWER}" / "texts").mkdir(parents=True)


def finished_but_unpublished(desk: Desk, live: str) -> None:
    """Crashed between rename and publication."""
    shutil.copytree(desk.generation(live), desk.generation(NEWER))


def pointer_aside(desk: Desk, live: str) -> None:
    """Crashed while publishing, with the new pointer written."""
    finished_but_unpublished(desk, live)
    (desk.index / "CURRENT.tmp").write_text(f"{NEWER}\n")


def pointer_in_part(desk: Desk, live: str) -> None:
    """Crashed while publishing, with half a pointer written."""
    finished_but_unpublished(desk, live)
    (desk.index / "CURRENT.tmp").write_text(NEWER[:7])


def half_removed(desk: Desk, live: str) -> None:
    """Crashed while removing an old generation."""
    aside = desk.index / "generations" / f".old-{NEWER}"
    shutil.copytree(desk.generation(live), aside)
    (aside / "facts.duckdb").unlink()


def lock_of_the_dead(desk: Desk, live: str) -> None:
    """Crashed while holding the lock."""
    assert live
    gone = subprocess.Popen(["true"])
    gone.wait()
    holder = {"pid": gone.pid, "host": socket.gethostname(), "since": "2026-01-01T00:00:00+00:00"}
    (desk.index / "build.lock").touch()
    (desk.index / "build.json").write_text(json.dumps(holder))


ROWS = [
    half_written,
    barely_begun,
    finished_but_unpublished,
    pointer_aside,
    pointer_in_part,
    half_removed,
    lock_of_the_dead,
]


@pytest.mark.parametrize("crash", ROWS)
def test_readers_do_not_notice_debris(desk: Desk, crash: Callable[[Desk, str], None]) -> None:
    live = desk.build().id
    crash(desk, live)
    assert desk.open().id == live
    assert desk.open().searcher.search("lamps", k=1)
    assert verify(desk.index) == []
    assert status(desk.index).running is None


@pytest.mark.parametrize("change", [False, True], ids=["unchanged", "changed"])
@pytest.mark.parametrize("crash", ROWS)
def test_next_build_removes_debris(desk: Desk, crash: Callable[[Desk, str], None], change: bool) -> None:
    live = desk.build().id
    crash(desk, live)
    if change:
        desk.write("b.md", "Summary: New.")
    report = desk.build()
    assert report.unchanged is not change
    assert desk.names() == sorted({live, report.id})
    assert sorted(path.name for path in desk.index.iterdir()) == ["CURRENT", "build.lock", "generations"]
    assert verify(desk.index) == []


def test_first_build_that_crashed_before_publication_never_counts(desk: Desk) -> None:
    first = desk.build().id
    (desk.index / "CURRENT").unlink()
    with pytest.raises(NoGenerationError, match="roundtable index build"):
        open_generation(desk.index)
    report = desk.build()
    assert desk.names() == [report.id]
    assert report.id != first
    assert not report.unchanged


def test_every_row_of_the_table_is_laid_out_above() -> None:
    """Each row of the docstring's table begins with the words of a case of ``ROWS``, or of the first build."""
    assert table.__doc__
    lines = table.__doc__.partition("the next build\n")[2].partition("\n\n")[0].splitlines()
    rows = [line.strip().split("  ")[0] for line in lines]
    told = " ".join(case.__doc__ or "" for case in ROWS)
    assert len(rows) == 6
    assert [row for row in rows if row not in told] == ["the same, in the very first build"]


def test_damaged_pointer_costs_no_generation(desk: Desk) -> None:
    live = desk.build().id
    (desk.index / "CURRENT").write_text("???")
    clean(desk.index)
    assert desk.names() == [live]


def builds(desk: Desk, count: int, *, keep: int = 99) -> list[str]:
    """Ids of generations with a different content each, a minute apart, oldest first."""
    ids = []
    for n in range(count):
        desk.write("b.md", f"Summary: Version {n}.")
        ids.append(desk.build(options=type(OPTIONS)(keep=keep, grace_s=0)).id)
    return ids


def test_only_the_newest_generations_are_kept(desk: Desk) -> None:
    ids = builds(desk, 5, keep=3)
    assert desk.names() == ids[-3:]


def test_live_generation_is_kept_however_old(desk: Desk) -> None:
    ids = builds(desk, 4)
    (desk.index / "CURRENT").write_text(ids[0])
    gone = prune(desk.index, keep=1, grace=timedelta(0), now=desk.clock())
    assert gone == (ids[1], ids[2])
    assert current_id(desk.index) == ids[0]
    assert verify(desk.index) == []


def test_generation_that_was_live_a_moment_ago_is_kept(desk: Desk) -> None:
    """It counts when its successor came: a reader may have read its name just before."""
    ids = builds(desk, 4)
    later = moment_of(ids[1]) + timedelta(seconds=30)
    assert prune(desk.index, keep=1, grace=timedelta(seconds=31), now=later) == ()
    assert prune(desk.index, keep=1, grace=timedelta(seconds=30), now=later) == (ids[0],)


def test_generation_that_is_open_is_kept_until_it_is_closed(desk: Desk) -> None:
    desk.build()
    reader = desk.open()
    ids = [reader.id, *builds(desk, 3, keep=1)]
    assert desk.names() == [ids[0], ids[3]]
    assert reader.searcher.search("lamps", k=1)
    assert "ships" in reader.text("briefings/a.md")
    reader.close()
    assert prune(desk.index, keep=1, grace=timedelta(0), now=desk.clock()) == (ids[0],)
    assert reader.searcher.search("money", k=1), "what was loaded stays usable"


def test_report_names_what_was_removed(desk: Desk) -> None:
    first = desk.build().id
    desk.write("b.md", "Summary: New.")
    assert desk.build(options=type(OPTIONS)(keep=1, grace_s=0)).pruned == (first,)


def test_foreign_files_are_left_alone(desk: Desk) -> None:
    desk.build()
    (desk.index / "generations" / "notes").mkdir()
    (desk.index / "README").write_text("mine")
    builds(desk, 2, keep=1)
    assert "notes" in desk.names()
    assert (desk.index / "README").read_text() == "mine"
