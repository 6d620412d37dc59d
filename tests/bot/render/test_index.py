from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.live import LiveState, LiveStatus
from bot.rebuilds import Rebuild
from bot.render.index import BAR_CELLS, EMPTY, FULL, bar, build_embed, status_embeds
from index.errors import Fault
from index.generation import Holder, LastFailure, Status

NOTHING = Status(
    index_dir=Path("index"),
    id=None,
    created=None,
    model=None,
    counts=None,
    size=None,
    left_out=(),
    corpus_changed=None,
    older=(),
    running=None,
    failure=None,
    problem=None,
)


def fields_of(status: Status, live: LiveStatus | None = None, running: Rebuild | None = None) -> dict[str, str]:
    pages = status_embeds(live or LiveStatus(LiveState.READY), status, running=running)
    return {field.name or "": field.value or "" for page in pages for field in page.fields}


@given(st.floats(0, 1))
def test_a_bar_is_full_only_when_all_is_done(share: float) -> None:
    shown = bar(share)
    assert len(shown) == BAR_CELLS
    assert shown == FULL * shown.count(FULL) + EMPTY * shown.count(EMPTY)
    assert (EMPTY not in shown) == (share == 1.0)


def test_progress_shows_how_much_of_how_much() -> None:
    rebuild = Rebuild("Boss")
    rebuild.step("Encoding", 1200)
    rebuild.advance(300)
    assert "25% (300 of 1,200)" in str(build_embed(rebuild).description)
    rebuild.step("Writing", None)
    assert build_embed(rebuild).description == "Writing…"


def test_a_build_of_another_process_is_shown() -> None:
    holder = Holder(42, "host", "2026-01-31T12:00:00+00:00")
    assert "process 42 on host" in fields_of(replace(NOTHING, running=holder))["A build is running"]


def test_a_build_of_ours_is_shown_with_who_began_it() -> None:
    shown = fields_of(NOTHING, running=Rebuild("Bo*ss*"))["A build is running"]
    assert shown.startswith(r"Bo\*ss\* began it")


def test_a_failed_build_and_a_problem_are_shown() -> None:
    failed = replace(NOTHING, failure=LastFailure("2026-01-31T12:00:00+00:00", "no room on the disk"))
    fields = fields_of(failed, LiveStatus(LiveState.FAILED, problem="does not open"))
    assert fields["The last build failed"] == "no room on the disk"
    assert fields["Wrong"] == "does not open"


def test_many_faults_are_counted_rather_than_all_shown() -> None:
    faults = tuple(Fault("facts/rounds.csv", line, "amount") for line in range(2, 22))
    shown = fields_of(replace(NOTHING, left_out=faults))["Left out, because it cannot be used"]
    assert "facts/rounds.csv:2" in shown
    assert "… and 12 more" in shown
