"""The tables, as Markdown: what ``docs/retrieval.md`` quotes. Only prints; nothing is measured here.

Scores do not depend on the machine, times do: each is printed beside how many times that of another tool it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import quantiles

from benchmarks.retrieval.declining import Point
from benchmarks.retrieval.others import LLAMA_INDEX
from benchmarks.retrieval.pipeline import Outcome, Result, across, as_line, tally, worst
from benchmarks.retrieval.questions import Kind
from benchmarks.retrieval.ranking import Run, by_stage

_SHOWN = 200
"""Characters of an answer in the list of misses."""


def heading(title: str, *columns: str) -> None:
    """A title and a table's first two lines."""
    print(f"### {title}\n")
    row(*columns)
    row(*("---" for _ in columns))


def row(*cells: object) -> None:
    """One line of a table."""
    print(f"| {' | '.join(map(str, cells))} |", flush=True)


def print_rankings(name: str, runs: Sequence[Run], *, questions: int, passages: int) -> None:
    """How well each way of ranking finds passages."""
    heading(
        f"{name}: {questions} questions, {passages} passages",
        "search",
        "nDCG@10",
        "recall@5",
        "MRR@10",
        "first right",
    )
    for run in runs:
        got = run.measured
        scores = (f"{score:.3f}" for score in (got.ndcg_at_10, got.recall_at_5, got.mrr_at_10))
        row(run.name, *scores, f"{got.first_right:.0%}")
    print()


def print_pipeline(name: str, found: Sequence[Outcome]) -> None:
    """What the whole program makes of the questions."""
    answerable = [one for one in found if one.question.is_answerable]
    unanswerable = [one for one in found if not one.question.is_answerable]
    heading(f"{name}: the whole program", "", "questions", *(result.value for result in Result))
    for title, part in (("answerable", answerable), ("unanswerable", unanswerable)):
        if part:
            counts = tally(part)
            row(title, len(part), *(f"{counts[result]} ({counts[result] / len(part):.0%})" for result in Result))
    print()
    if unanswerable:
        declined = tally(unanswerable)[Result.DECLINED]
        wrongly = tally(answerable)[Result.DECLINED]
        print(f"Declined {declined} rightly and {wrongly} wrongly; answered {len(unanswerable) - declined} wrongly.")
    nearest = sum(one.shows_answer for one in answerable if one.result is Result.DECLINED)
    if nearest:
        print(f"Of those declined wrongly, {nearest} show the answer as what comes nearest.")
    together = across(found)
    if together.asked:
        print(
            f"Of {together.asked} questions across briefings: {together.files_found:.0%} of the briefings that "
            f"answer are quoted, and {together.quotes_elsewhere:.2f} quotes each come from others."
        )
    print()


def print_kinds(name: str, found: Sequence[Outcome]) -> None:
    """The same by kind of question."""
    heading(f"{name}: by kind of question", "kind", "questions", *(result.value for result in Result))
    for kind in Kind:
        counts = tally(part := [one for one in found if one.question.kind is kind])
        if part:
            row(kind.value, len(part), *(counts[result] for result in Result))
    print()


def print_times(name: str, runs: Sequence[Run], found: Sequence[Outcome]) -> None:
    """How long each way takes, and the stages of the longest; every ratio is to the other tool's whole search."""
    whole = {run.name: run.took_ms for run in runs}
    if found:
        whole["whole program"] = tuple(one.took_ms for one in found)
    beside = whole.get(LLAMA_INDEX)
    title = f"{name}: milliseconds of a question, in a warm process"
    heading(title, "", "p50", "p95", *((f"× {LLAMA_INDEX}",) if beside else ()))
    for way, took in (*whole.items(), *_stages(runs, found).items()):
        ratio = (f"{median(took) / median(beside):.2f}",) if beside else ()
        row(way, f"{median(took):.1f}", f"{high(took):.1f}", *ratio)
    print()


def _stages(runs: Sequence[Run], found: Sequence[Outcome]) -> Mapping[str, tuple[float, ...]]:
    """The stages of the search that has most, then those of the program where it searched."""
    staged: Run | None = max(runs, key=lambda run: len(run.stages_ms), default=None)
    stages = {f"{staged.name}: {stage}": took for stage, took in staged.stages_ms.items()} if staged else {}
    searched = [one.stages_ms for one in found if len(one.stages_ms) > 1]
    return {**stages, **{f"whole program: {stage}": took for stage, took in by_stage(searched).items()}}


def median(took: Sequence[float]) -> float:
    """Half of the times are no longer."""
    return _cut(took, 50)


def high(took: Sequence[float]) -> float:
    """Nineteen in twenty of the times are no longer."""
    return _cut(took, 95)


def _cut(took: Sequence[float], percent: int) -> float:
    return took[0] if len(took) == 1 else quantiles(took, n=100, method="inclusive")[percent - 1]


def print_curve(name: str, points: Sequence[Point], today: Point, most: int = 12) -> None:
    """Some points of the curve of declining, evenly taken, and where the program stands."""
    columns = ("declined: right", "declined: of the unanswerable", "quoted: right", "quoted: of the answerable")
    heading(f"{name}: declining by confidence", "declined below", *columns)
    step = max(1, len(points) // most)
    for point in points[::step]:
        row(f"{point.threshold:.2f}", *_shares(point))
    row("as it is set", *_shares(today))
    print()


def _shares(point: Point) -> tuple[str, ...]:
    shares = (
        point.declined_right,
        point.declined_of_unanswerable,
        point.quoted_right,
        point.answered_of_answerable,
    )
    return tuple(f"{share:.0%}" for share in shares)


def print_misses(name: str, found: Sequence[Outcome], texts: Mapping[str, str], most: int) -> None:
    """The worst misses: what was asked, what answers it, what was got."""
    print(f"### {name}: the {most} worst misses\n")
    for one in worst(found, most):
        places = one.question.places
        expected = texts[places[0].file][places[0].start : places[0].end] if places else "declined"
        more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
        note = f" ({one.question.note})" if one.question.note else ""
        print(f"- {one.question.text} [{one.question.kind}]")
        print(f"  - expected: {expected}{more}{note}")
        print(f"  - got, at {one.answer.confidence:.2f}: {as_line(one.answer)[:_SHOWN]}")
    print()
