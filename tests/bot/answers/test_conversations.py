from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.conversations import Conversations


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_talk_goes_on_while_it_is_warm() -> None:
    clock = Clock()
    talks = Conversations(quiet_s=60, clock=clock)
    first = talks.of("ana")
    clock.now = 60
    assert talks.of("ana") is first
    clock.now = 120
    assert talks.of("ana") is first


def test_a_talk_that_went_quiet_is_forgotten() -> None:
    clock = Clock()
    talks = Conversations(quiet_s=60, clock=clock)
    first = talks.of("ana")
    clock.now = 61
    assert talks.of("ana") is not first
    assert len(talks) == 1


def test_the_least_recently_used_talk_makes_room() -> None:
    talks = Conversations(most=2)
    ana, bo = talks.of("ana"), talks.of("bo")
    assert talks.of("ana") is ana
    talks.of("cy")
    assert talks.of("ana") is ana
    assert talks.of("bo") is not bo


@given(st.lists(st.tuples(st.integers(0, 9), st.floats(0, 50)), max_size=60))
def test_there_are_never_more_talks_than_allowed_and_none_is_stale(steps: list[tuple[int, float]]) -> None:
    clock = Clock()
    talks = Conversations(most=4, quiet_s=60, clock=clock)
    used: dict[int, float] = {}
    for key, pause in steps:
        clock.now += pause
        talk = talks.of(key)
        assert talk.last_used == clock.now
        used[key] = clock.now
        assert len(talks) <= min(4, sum(clock.now - at <= 60 for at in used.values()))
