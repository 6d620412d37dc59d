"""Declining by confidence: what each threshold would keep and lose, and the picture of it.

A question is declined below a threshold of confidence. What the program itself declines counts with the confidence of
the quote that it shows as the nearest, and is declined at every threshold where it shows none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.retrieval.pipeline import Outcome, Result


@dataclass(frozen=True, slots=True)
class Point:
    """What declining everything below ``threshold`` comes to."""

    threshold: float
    declined_right: float
    """Of all that is declined, the part that nothing answers: precision."""
    declined_of_unanswerable: float
    """Of all that nothing answers, the part that is declined: recall."""
    quoted_right: float
    """Of all that is answered by quotes, the part whose quote holds the answer."""
    answered_of_answerable: float
    """Of all that the briefings answer, the part whose quote holds the answer."""


def confidence_of(one: Outcome) -> float:
    """How sure the program is of its answer; nothing where it has none to show."""
    return one.answer.confidence if one.answer.quotes or not one.answer.is_declined else 0.0


def curve(found: Sequence[Outcome]) -> tuple[Point, ...]:
    """One point for each confidence that occurs, the lowest first."""
    steps = sorted({confidence_of(one) for one in found} - {0.0})
    return tuple(_point(found, [confidence_of(one) >= step for one in found], step) for step in steps)


def as_set(found: Sequence[Outcome]) -> Point:
    """Where the program stands, by what it declined."""
    kept = [not one.answer.is_declined for one in found]
    lowest = min((confidence_of(one) for one in found if not one.answer.is_declined), default=1.0)
    return _point(found, kept, lowest)


def _point(found: Sequence[Outcome], kept: Sequence[bool], threshold: float) -> Point:
    """What comes of keeping some answers and declining the others."""
    declined = [one for one, is_kept in zip(found, kept, strict=True) if not is_kept]
    quoted = [one for one, is_kept in zip(found, kept, strict=True) if is_kept and _is_quoting(one)]
    unanswerable = sum(not one.question.is_answerable for one in found)
    rightly = sum(not one.question.is_answerable for one in declined)
    right = sum(one.shows_answer for one in quoted)
    return Point(
        threshold=threshold,
        declined_right=_share(rightly, len(declined)),
        declined_of_unanswerable=_share(rightly, unanswerable),
        quoted_right=_share(right, len(quoted)),
        answered_of_answerable=_share(right, len(found) - unanswerable),
    )


def _is_quoting(one: Outcome) -> bool:
    """Whether its quotes are the answer, or would be if it were not declined; not those beside a figure."""
    return bool(one.answer.quotes) and one.result is not Result.FIGURE


def _share(part: int, whole: int) -> float:
    # Nothing declined is nothing declined wrongly; likewise for answers.
    return part / whole if whole else 1.0


def draw(points: Sequence[Point], today: Point, path: Path) -> None:
    """The two curves as a picture; the dot is where the program stands today."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4.2), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    left, right = figure.subplots(1, 2)
    for axes, title, place in ((left, "Declining", _of_declining), (right, "Quoting", _of_quoting)):
        across, up = zip(*map(place, points), strict=True)
        axes.plot(across, up, color="#3b6ea5", linewidth=1.8)
        axes.plot(*place(today), "o", color="#c2410c", markersize=7, label="as it is set")
        axes.set(title=title, xlim=(0, 1.02), ylim=(0, 1.02))
        axes.grid(visible=True, color="#dddddd", linewidth=0.6)
        axes.legend(loc="lower left", frameon=False)
    left.set(xlabel="declined, of the unanswerable (recall)", ylabel="unanswerable, of the declined (precision)")
    right.set(xlabel="rightly quoted, of the answerable (recall)", ylabel="right, of the quoted (precision)")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Software": None})


def _of_declining(point: Point) -> tuple[float, float]:
    return point.declined_of_unanswerable, point.declined_right


def _of_quoting(point: Point) -> tuple[float, float]:
    return point.answered_of_answerable, point.quoted_right
