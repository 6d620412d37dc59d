"""From an Answer to the bytes of a picture: the same for the same Answer, whatever the day or the settings."""

from __future__ import annotations

from enum import StrEnum

from bot.answers.answer import Answer
from bot.render.charts.plan import chart_of, described


class ChartFormat(StrEnum):
    """The sorts of file that a chart can be, each by its suffix."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def drawn(answer: Answer, *, file_format: ChartFormat = ChartFormat.PNG) -> bytes:
    """The chart of an answer as a file's content; ValueError where ``chart_kind`` says that there is none."""
    chart = chart_of(answer)
    if chart is None:
        raise ValueError(f"there is no chart of {answer.understood!r}")
    from bot.render.charts.drawing import picture

    return picture(chart, file_format=file_format, description=described(answer))
