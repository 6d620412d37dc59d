"""The whole program measured: on answers made by hand, so that every count can be checked by eye."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.retrieval.declining import as_set, curve, draw
from benchmarks.retrieval.others import missing_tools
from benchmarks.retrieval.pipeline import Outcome, Result, across, tally, worst
from benchmarks.retrieval.questions import Kind, Place, Question
from benchmarks.retrieval.stopwatch import Stage, Stopwatch, Watched
from benchmarks.retrieval.tables import high, median, print_misses, print_pipeline, print_times
from bot.answers.answer import Answer, AnswerKind, Quote

HERE = Place("briefings/lamps.md", 10, 20)
THERE = Place("briefings/chairs.md", 30, 40)
WHO_PAYS = Question("Who pays?", (HERE,))
WHO_WON = Question("Who won?", (), Kind.MISSING, "no prize is named")


def quoting(*places: Place, confidence: float = 0.5) -> Answer:
    quotes = tuple(Quote("Lamps pay.", 1, one.file, "Full story", one.start, one.end, confidence) for one in places)
    return Answer("?", "", AnswerKind.PASSAGES, "“Lamps pay.” [1]", quotes=quotes, confidence=confidence)


DECLINED = Answer("?", "", AnswerKind.DECLINED, "My sources do not say.")
FIGURE = Answer("?", "", AnswerKind.FIGURE, "$7", confidence=0.9)


def showing(place: Place) -> Answer:
    """The figure, and beside it what a briefing says of it."""
    return replace(FIGURE, quotes=quoting(place).quotes)


def nearest(place: Place, confidence: float = 0.0) -> Answer:
    """Declined, with a quote that may not be the answer."""
    return replace(DECLINED, quotes=quoting(place).quotes, confidence=confidence)


def outcome(question: Question, answer: Answer, took_ms: float = 1.0) -> Outcome:
    return Outcome(question, answer, took_ms, {})


@pytest.mark.parametrize(
    ("question", "answer", "result", "is_right"),
    [
        pytest.param(WHO_PAYS, quoting(HERE), Result.QUOTED, True, id="quote is the answer"),
        pytest.param(
            WHO_PAYS, quoting(Place(HERE.file, 0, 11)), Result.QUOTED, True, id="quote shares a letter with it"
        ),
        pytest.param(WHO_PAYS, quoting(THERE, HERE), Result.QUOTED, True, id="second quote is the answer"),
        pytest.param(WHO_PAYS, quoting(Place(HERE.file, 20, 30)), Result.MISQUOTED, False, id="quote ends before it"),
        pytest.param(WHO_PAYS, quoting(THERE), Result.MISQUOTED, False, id="quote of another file"),
        pytest.param(WHO_PAYS, DECLINED, Result.DECLINED, False, id="declined for nothing"),
        pytest.param(WHO_PAYS, nearest(HERE), Result.DECLINED, False, id="declined and the answer shown as nearest"),
        pytest.param(WHO_WON, nearest(HERE), Result.DECLINED, True, id="nothing to quote and something near shown"),
        pytest.param(WHO_PAYS, FIGURE, Result.FIGURE, False, id="figure"),
        pytest.param(WHO_PAYS, showing(HERE), Result.QUOTED, True, id="figure beside the quote that is the answer"),
        pytest.param(WHO_PAYS, showing(THERE), Result.FIGURE, False, id="figure beside another quote"),
        pytest.param(WHO_WON, DECLINED, Result.DECLINED, True, id="nothing to quote and declined"),
        pytest.param(WHO_WON, quoting(HERE), Result.MISQUOTED, False, id="nothing to quote and quoted"),
        pytest.param(WHO_WON, FIGURE, Result.FIGURE, False, id="nothing to quote and a figure"),
    ],
)
def test_what_becomes_of_a_question(question: Question, answer: Answer, result: Result, is_right: bool) -> None:
    found = outcome(question, answer)
    assert (found.result, found.is_right) == (result, is_right)


def test_every_question_comes_to_one_result() -> None:
    counts = tally([outcome(WHO_PAYS, quoting(HERE)), outcome(WHO_PAYS, DECLINED), outcome(WHO_PAYS, DECLINED)])
    assert counts == {Result.QUOTED: 1, Result.MISQUOTED: 0, Result.FIGURE: 0, Result.DECLINED: 2}


def test_question_across_briefings_is_measured_by_the_briefings_quoted() -> None:
    asked = Question("Who pays, and who sits?", (HERE, THERE), Kind.ACROSS)
    elsewhere = Place("briefings/tables.md", 0, 5)
    found = across([outcome(asked, quoting(HERE, elsewhere)), outcome(asked, DECLINED), outcome(asked, FIGURE)])
    assert (found.asked, found.files_found, found.quotes_elsewhere) == (2, 0.25, 0.5)


def test_the_surest_wrong_answer_is_the_worst_miss_and_a_needless_decline_the_least() -> None:
    sure, unsure = outcome(WHO_WON, quoting(HERE, confidence=0.8)), outcome(WHO_PAYS, quoting(THERE, confidence=0.3))
    declined, figure = outcome(WHO_PAYS, DECLINED), outcome(WHO_WON, FIGURE)
    right = [outcome(WHO_PAYS, quoting(HERE)), outcome(WHO_WON, DECLINED), outcome(WHO_PAYS, FIGURE)]
    assert worst([declined, unsure, *right, sure, figure], 9) == [figure, sure, unsure, declined]


def test_a_higher_threshold_declines_more_of_the_unanswerable_and_keeps_what_is_surer() -> None:
    found = [
        outcome(WHO_PAYS, quoting(HERE, confidence=0.9)),
        outcome(WHO_WON, quoting(HERE, confidence=0.4)),
        outcome(WHO_WON, DECLINED),
        outcome(WHO_PAYS, DECLINED),
    ]
    lowest, surer = curve(found)
    assert lowest == as_set(found)
    assert (lowest.threshold, surer.threshold) == (0.4, 0.9)
    assert (lowest.declined_right, lowest.declined_of_unanswerable) == (0.5, 0.5)
    assert (lowest.quoted_right, lowest.answered_of_answerable) == (0.5, 0.5)
    assert (surer.declined_right, surer.declined_of_unanswerable) == (2 / 3, 1.0)
    assert (surer.quoted_right, surer.answered_of_answerable) == (1.0, 0.5)


def test_a_lower_threshold_would_answer_with_what_was_only_shown_as_the_nearest() -> None:
    found = [outcome(WHO_PAYS, quoting(HERE, confidence=0.9)), outcome(WHO_PAYS, nearest(HERE, confidence=0.2))]
    lower, same = curve(found)
    assert (lower.answered_of_answerable, same.answered_of_answerable) == (1.0, 0.5)
    assert as_set(found) == same


def test_picture_of_the_curve_is_drawn(tmp_path: Path) -> None:
    found = [outcome(WHO_PAYS, quoting(HERE)), outcome(WHO_WON, DECLINED)]
    draw(curve(found), as_set(found), tmp_path / "made" / "curve.png")
    assert (tmp_path / "made" / "curve.png").read_bytes().startswith(b"\x89PNG")


def clock(*seconds: float) -> Iterator[float]:
    return iter(seconds)


def test_a_stage_is_not_charged_with_the_stages_inside_it() -> None:
    times = clock(0, 1, 3, 7)
    watch = Stopwatch(lambda: next(times))
    with watch.stage(Stage.FUSE), watch.stage(Stage.ENCODE):
        pass
    assert watch.read() == {Stage.FUSE: 1000 + 4000, Stage.ENCODE: 2000}
    assert watch.read() == {}


def test_what_is_watched_answers_as_before_and_only_named_methods_are_timed() -> None:
    times = clock(0, 2)
    watch = Stopwatch(lambda: next(times))
    words = Watched(["lamp", "chair", "lamp"], watch, {"count": Stage.LEXICAL}, {"owner": "Ann"})
    assert (len(words), words.index("chair"), words.owner, words.count("lamp")) == (3, 1, "Ann", 2)
    assert watch.read() == {Stage.LEXICAL: 2000}
    assert Watched(7, watch, {})


def test_half_of_the_times_are_no_longer_than_the_median_and_most_no_longer_than_the_high() -> None:
    took = [float(ms) for ms in range(1, 102)]
    assert (median(took), high(took), median([7.0])) == (51.0, 96.0, 7.0)


def test_program_is_printed_by_answerable_and_unanswerable(capsys: pytest.CaptureFixture[str]) -> None:
    print_pipeline("lamps", [outcome(WHO_PAYS, quoting(HERE)), outcome(WHO_WON, DECLINED), outcome(WHO_WON, FIGURE)])
    printed = capsys.readouterr().out
    assert "| answerable | 1 | 1 (100%) | 0 (0%) | 0 (0%) | 0 (0%) |" in printed
    assert "| unanswerable | 2 | 0 (0%) | 0 (0%) | 1 (50%) | 1 (50%) |" in printed
    assert "Declined 1 rightly and 0 wrongly; answered 1 wrongly." in printed


def test_misses_say_what_was_expected_and_what_was_got(capsys: pytest.CaptureFixture[str]) -> None:
    found = [outcome(WHO_PAYS, quoting(THERE)), outcome(WHO_WON, FIGURE)]
    print_misses("lamps", found, {HERE.file: "0123456789the lamp co"}, 2)
    printed = capsys.readouterr().out
    assert "- Who pays? [fact]\n  - expected: the lamp c\n  - got, at 0.50: passages: Lamps pay." in printed
    assert "- Who won? [missing]\n  - expected: declined (no prize is named)\n  - got, at 0.90: figure: $7" in printed


def test_times_are_printed_without_ratios_where_no_other_tool_ran(capsys: pytest.CaptureFixture[str]) -> None:
    print_times("lamps", [], [outcome(WHO_PAYS, DECLINED, 2.0), outcome(WHO_WON, DECLINED, 2.0)])
    assert "| whole program | 2.0 | 2.0 |" in capsys.readouterr().out


def test_other_tools_are_optional() -> None:
    assert set(missing_tools()) <= {"LlamaIndex with FAISS", "txtai, hybrid"}
