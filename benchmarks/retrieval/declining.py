"""Declining by confidence: what each threshold would keep and lose, and the picture of it.

A question is declined below a threshold of confidence; what the program itself declines has none and is declined at
every threshold above 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.retrieval.pipeline import Outcome, Result

_QUOTING = (Result.QUOTED, Result.MISQUOTED)


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
    """How sure the program is of its answer; nothing where it has none."""
    return 0.0 if one.answer.is_declined else one.answer.confidence


def curve(found: Sequence[Outcome]) -> tuple[Point, ...]:
    """One point for each confidence that occurs, from declining nothing more than the program does upwards."""
    steps = sorted({confidence_of(one) for one in found} - {0.0})
    return tuple(_point(found, threshold) for threshold in steps)


def _point(found: Sequence[Outcome], threshold: float) -> Point:
    declined = [one for one in found if confidence_of(one) < threshold]
    quoted = [one for one in found if confidence_of(one) >= threshold and one.result in _QUOTING]
    unanswerable = [one for one in found if not one.question.is_answerable]
    right_to_decline = sum(not one.question.is_answerable for one in declined)
    right_quotes = sum(one.result is Result.QUOTED for one in quoted)
    return Point(
        threshold=threshold,
        declined_right=_share(right_to_decline, len(declined)),
        declined_of_unanswerable=_share(right_to_decline, len(unanswerable)),
        quoted_right=_share(right_quotes, len(quoted)),
        answered_of_answerable=_share(right_quotes, len(found) - len(unanswerable)),
    )


def _share(part: int, whole: int) -> float:
    # Nothing declined is nothing declined wrongly; likewise for answers.
    return part / whole if whole else 1.0


def draw(points: Sequence[Point], path: Path) -> None:
    """The two curves as a picture; the dot is where the program stands today."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4.2), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    left, right = figure.subplots(1, 2)
    for axes, title, across, up in (
        (left, "Declining", [p.declined_of_unanswerable for p in points], [p.declined_right for p in points]),
        (right, "Quoting", [p.answered_of_answerable for p in points], [p.quoted_right for p in points]),
    ):
        axes.plot(across, up, color="#3b6ea5", linewidth=1.8)
        axes.plot(across[:1], up[:1], "o", color="#c2410c", markersize=7, label="as it is set")
        axes.set(title=title, xlim=(0, 1.02), ylim=(0, 1.02))
        axes.grid(visible=True, color="#dddddd", linewidth=0.6)
        axes.legend(loc="lower left", frameon=False)
    left.set(xlabel="declined, of the unanswerable (recall)", ylabel="unanswerable, of the declined (precision)")
    right.set(xlabel="rightly quoted, of the answerable (recall)", ylabel="right, of the quoted (precision)")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Software": None})
