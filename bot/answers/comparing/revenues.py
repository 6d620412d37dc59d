"""A valuation as a multiple of what the company earns: “Series G over 2024 annual revenue”."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.comparing.words import is_metric
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.sides import Shaped
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, metric_named
from index.figures.query import CompareOp, Comparison, FigureQuery


def over_a_figure(spans: Sequence[Span], op: CompareOp, table: FactsTable, shaped: Shaped) -> Asked | None:
    """A valuation as a multiple of one of the company's figures: “Series G over 2024 annual revenue”.

    A year beside the figure is the figure's. Run-rate revenue without one is that of about the time of the round.
    """
    at = next((i for i, span in enumerate(spans) if is_figure_of_a_company(span)), None)
    if at is None or op is not CompareOp.RATIO:
        return None
    beside = [i for i in (at - 1, at + 1, at + 2) if 0 <= i < len(spans) and _is_a_time(spans, i)]
    used = {at, *beside[:1]}
    rest = [
        span for i, span in enumerate(spans) if i not in used and span.sense not in {Sense.FILLER, Sense.SEPARATOR}
    ]
    companies = [span for span in rest if span.sense is Sense.COMPANY]
    if not any(span.sense is Sense.METRIC for span in rest):
        rest.append(Span(Sense.METRIC, "post_money", ()))
    if not beside and spans[at].value in _OF_THE_TIME:
        rest = [Span(Sense.METRIC, "revenue_multiple", ()), *(s for s in rest if not is_metric(s, {"post_money"}))]
        slots = slots_of(rest)
        return shaped(slots, table) if slots else None
    sides = [slots_of(rest), slots_of([*companies, *(spans[i] for i in sorted(used))])]
    found = [shaped(slots, table) if slots else None for slots in sides]
    queries = tuple(one.query for one in found if one is not None and isinstance(one.query, FigureQuery))
    if len(queries) != 2 or not beside:
        return None
    return Asked(Comparison(CompareOp.RATIO, queries), tuple(note for one in found if one for note in one.notes))


def _is_a_time(spans: Sequence[Span], at: int) -> bool:
    """Whether a period stands here that is no round's: “its 2025 round” is a round."""
    following = next((span for span in spans[at + 1 :] if span.sense is not Sense.FILLER), None)
    of_a_round = following is not None and following.sense in {Sense.ROUNDS, Sense.INSTRUMENT}
    return spans[at].sense is Sense.PERIOD and not of_a_round


_OF_THE_TIME = frozenset({"run_rate_revenue", "arr", "revenue"})


def is_figure_of_a_company(span: Span) -> bool:
    """Whether money is named that a company earns, or has at some time: its revenue, its backlog."""
    if span.sense is not Sense.METRIC:
        return False
    metric = metric_named(str(span.value))
    return metric.level is Level.COMPANY and metric.kind is Kind.MONEY and metric.series is not None
