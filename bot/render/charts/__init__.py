"""An Answer with three rows or more becomes a picture: columns or a line over time, bars for rankings and groups.

``plan`` decides what stands where in plain data, ``titles`` words it, ``fitting`` makes it fit, ``drawing`` draws it.
The rule: nothing is drawn that the rows do not say. An unknown value is named below the chart, never drawn as zero.
matplotlib is imported when the first chart is drawn, not before.
"""

from bot.render.charts.plan import ChartKind, chart_kind, described
from bot.render.charts.saving import ChartFormat, drawn

__all__ = ["ChartFormat", "ChartKind", "chart_kind", "described", "drawn"]
