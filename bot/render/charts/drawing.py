"""Draws a Chart with matplotlib. What it shows is ``plan``; this module decides sizes and colours only.

Everything is placed by hand on a sheet measured in points, so that no label is clipped or lies over another. Nothing
of the machine's own matplotlib settings or fonts counts: the same chart is the same bytes everywhere it is drawn with
the same matplotlib. matplotlib's settings are global, so one chart is drawn at a time.
"""

from __future__ import annotations

import threading
from io import BytesIO

from bot.render.charts.bars import bars
from bot.render.charts.columns import columns
from bot.render.charts.fitting import wrapped
from bot.render.charts.plan import Chart, ChartKind
from bot.render.charts.saving import ChartFormat
from bot.render.charts.sheet import FAINT, INK, NOTE, TITLE, WIDTH, Body, Sheet, settings

MARGIN = 16.0
_INNER = WIDTH - 2 * MARGIN
_TITLE_LINES, _NOTE_LINES = 3, 2
_GAP = 10.0

_one_at_a_time = threading.Lock()


def picture(chart: Chart, *, file_format: ChartFormat, description: str) -> bytes:
    """The chart as the content of a file that carries its description."""
    with _one_at_a_time, settings():
        sheet = sheet_of(chart)
        out = BytesIO()
        sheet.save(out, file_format=file_format.value, title=chart.title, description=description)
    return out.getvalue()


def sheet_of(chart: Chart) -> Sheet:
    """Title, body and the lines below it, one under the other."""
    title = wrapped(TITLE.known(chart.title), within=_INNER, lines=_TITLE_LINES, width=TITLE.width)
    notes = [line for text in (*chart.captions, chart.source) for line in _note(text)]
    body = _body(chart)
    top = MARGIN + len(title) * TITLE.leading + _GAP
    height = top + body.height + _GAP + len(notes) * NOTE.leading + MARGIN
    sheet = Sheet(WIDTH, height)
    for number, line in enumerate(title):
        sheet.text(line, MARGIN, MARGIN + (number + 1) * TITLE.leading, font=TITLE, colour=INK)
    body.draw(sheet, MARGIN, top)
    for number, line in enumerate(notes):
        below = top + body.height + _GAP + (number + 1) * NOTE.leading
        sheet.text(line, MARGIN, below, font=NOTE, colour=FAINT)
    return sheet


def _note(text: str) -> tuple[str, ...]:
    return wrapped(NOTE.known(text), within=_INNER, lines=_NOTE_LINES, width=NOTE.width)


def _body(chart: Chart) -> Body:
    return bars(chart, _INNER) if chart.kind is ChartKind.BARS else columns(chart, _INNER)
