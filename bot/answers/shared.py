"""Who was in both of two rounds or companies, and who was in the one and not in the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers.binding.roles import role_of
from bot.answers.reading import Reading
from bot.answers.roles import METRIC_OF, ROLE_OF
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.sides import Shaped, side
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, metric_named
from index.figures.compute import Figure, compute
from index.figures.holding import names_of
from index.figures.query import Aggregate, CompareOp, Comparison, FigureQuery, Filter, Op

_PLACES = frozenset({Sense.COMPANY, Sense.ROUND, Sense.PERIOD})
_FIELDS = {"company": Sense.COMPANY, "round": Sense.ROUND}
_DROPPED = frozenset({Sense.FILLER, Sense.ASKS, Sense.BOTH, Sense.COUNTS, Sense.LISTS, Sense.RETURNS})


def shared(reading: Reading, table: FactsTable, shaped: Shaped) -> Asked | None:
    """The names that two places share, or that only the first holds; ``None`` where nothing of that kind is asked."""
    counts = reading.has(Sense.COUNTS)
    spans = [span for span in reading.spans if span.sense is not Sense.FILLER]
    if not _asks_names(spans):
        return None
    everywhere = _in_all_rounds(reading.spans, table)
    if everywhere is not None:
        return Asked(Comparison(CompareOp.COMMON_COUNT if counts else CompareOp.COMMON, everywhere))
    parts = _in_both(spans) or _again(spans)
    if (
        parts is not None and parts[0] and parts[0][-1].sense is Sense.NEGATES
    ):  # "which of them did not come back for"
        left_out = _names_of_either((parts[0][:-1], parts[1]), table, shaped)
        return _without(left_out, table, counts=counts) if left_out is not None else None
    if parts is not None:
        found = _names_of_either(parts, table, shaped)
        op = CompareOp.COMMON_COUNT if counts else CompareOp.COMMON
        return Asked(Comparison(op, found)) if found is not None else None
    parts = _only_in_the_first(spans)
    found = _names_of_either(parts, table, shaped) if parts is not None else None
    return _without(found, table, counts=counts) if found is not None else None


def _asks_names(spans: Sequence[Span]) -> bool:
    """Whether investors are asked for."""
    asked = any(span.sense is Sense.ASKS and span.value == "who" for span in spans)
    return asked or any(_is_role(span) for span in spans)


def _is_role(span: Span) -> bool:
    return span.sense is Sense.METRIC and span.value in ROLE_OF


def _in_both(spans: Sequence[Span]) -> tuple[list[Span], list[Span]] | None:
    """The sides of “who backed both A and B”, “who was in both its Series A and its Series B”."""
    both = [at for at, span in enumerate(spans) if span.sense is Sense.BOTH and span.value is True]
    joints = [at for at, span in enumerate(spans) if span.joins and span.key == "and"]
    if len(both) != 1 or len(joints) != 1 or not both[0] < joints[0]:
        return None
    between, behind = spans[both[0] + 1 : joints[0]], spans[joints[0] + 1 :]
    told = [{span.sense for span in part} for part in (between, behind)]
    if not all(part and part <= _PLACES | {Sense.ROUNDS} for part in told) or not told[0] & told[1] & _PLACES:
        return None
    left = list(spans[: joints[0]])
    if not any(span.sense in {Sense.PERIOD, Sense.ROUND} for span in left):
        left += [span for span in behind if span.sense is Sense.PERIOD]  # "both A and B in 2025"
    return left, list(behind)


def _in_all_rounds(said: Sequence[Span], table: FactsTable) -> tuple[FigureQuery, ...] | None:
    """The names of each round of “who backed both of its rounds”, “which investors were in every one of them”."""
    spans = [span for span in said if span.sense is not Sense.FILLER]
    companies = {str(span.value) for span in spans if span.sense is Sense.COMPANY}
    roles = [str(span.value) for span in spans if _is_role(span)]
    rounds = [span for span in spans if span.sense is Sense.ROUNDS]
    marked = any(span.sense is Sense.BOTH and span.value is True for span in spans) or _says_all_so_many(said)
    every = any(span.sense is Sense.LISTS and span.key == "every" for span in spans) and "investors" in roles
    if len(companies) != 1 or len(rounds) != 1 or not (marked or every) or any(map(_is_something_else, spans)):
        return None
    own = table.rounds_of(companies.pop())
    numbers = {span.value for span in spans if span.sense is Sense.NUMBER}
    numbers |= {2 for span in spans if span.sense is Sense.BOTH and span.key.startswith("both")}
    if not 1 < len(own) <= _MOST_ROUNDS or numbers - {len(own)}:
        return None
    metric = "lead_investors" if "lead_investors" in roles else "investors"
    return tuple(FigureQuery(metric, Aggregate.LIST, (Filter("round_id", Op.EQ, (one.round_id,)),)) for one in own)


_MOST_ROUNDS = 8


def _says_all_so_many(said: Sequence[Span]) -> bool:
    """Whether “all three” stands in a question."""
    return any(one.key.split()[-1:] == ["all"] and other.sense is Sense.NUMBER for one, other in pairwise(said))


def _is_something_else(span: Span) -> bool:
    """Whether a word says more than who was in the rounds of one company."""
    if span.sense is Sense.ASKS:
        return span.value != "who"
    if span.sense is Sense.METRIC:
        return not _is_role(span)
    return span.sense not in {Sense.COMPANY, Sense.ROUNDS, Sense.BOTH, Sense.NUMBER, Sense.LISTS, Sense.COUNTS}


def _again(spans: Sequence[Span]) -> tuple[list[Span], list[Span]] | None:
    """The sides of “which backers of its Series B had been in the Series A”, parted by words that say so."""
    at = [at for at, span in enumerate(spans) if span.sense is Sense.RETURNS]
    if len(at) != 1:
        return None
    left, right = list(spans[: at[0]]), list(spans[at[0] + 1 :])
    if left and left[-1].sense is Sense.SEPARATOR:
        left.pop()  # "who led its Series D and also led its Series E"
    if not any(span.sense in _PLACES for span in left) or not any(span.sense in _PLACES for span in right):
        return None
    return left, _as(str(spans[at[0]].value), right)


def _only_in_the_first(spans: Sequence[Span]) -> tuple[list[Span], list[Span]] | None:
    """The sides of “which investors of its Series B were not in its Series A”, “who backed A but not B”."""
    denied = [span for span in spans if isinstance(span.value, Filter) and span.value.op is Op.NE]
    if len(denied) != 1 or not isinstance(denied[0].value, Filter):
        return None
    field, values = denied[0].value.field, denied[0].value.values
    left = [span for span in spans if span is not denied[0]]
    sense = _FIELDS.get(field)
    if sense is None or len(values) != 1 or not any(span.sense is sense for span in left):
        return None
    led = [span for span in left if span.value == "lead_investors" and span.words[-1].text == "led"]
    return left, _as("lead_investors" if led else "investors", [Span(sense, values[0], denied[0].words)])


def _as(metric: str, spans: list[Span]) -> list[Span]:
    """The spans with a metric, unless they name one."""
    return spans if any(map(_is_role, spans)) else [Span(Sense.METRIC, metric, ()), *spans]


def _names_of_either(
    parts: tuple[list[Span], list[Span]], table: FactsTable, shaped: Shaped
) -> tuple[FigureQuery, FigureQuery] | None:
    """The queries for the names of either side, each lent what only the other says."""
    left, right = ([_of_all(span) for span in part if span.sense not in _DROPPED] for part in parts)
    if not any(map(_is_role, (*left, *right))):
        left = [Span(Sense.METRIC, "investors", ()), *left]
    found = [side(left, right, table, shaped), side(right, left, table, shaped)]
    queries = [_listing(one.query) for one in found if one is not None and isinstance(one.query, FigureQuery)]
    names = [one for one in queries if one is not None]
    apart = len(names) == 2 and set(names[0].filters) != set(names[1].filters)
    return (names[0], names[1]) if apart else None


def _of_all(span: Span) -> Span:
    """“Took part” said of leads, too: whoever led one round may have joined the other."""
    return replace(span, value=METRIC_OF[role_of(span)]) if _is_role(span) else span


def _listing(query: FigureQuery) -> FigureQuery | None:
    """All names that a query is for; of a company without a round, those of all its rounds."""
    if metric_named(query.metric).kind is not Kind.NAMES or query.group_by or query.metric not in ROLE_OF:
        return None
    if query.aggregate is None and query.pick is None:
        return FigureQuery(query.metric, Aggregate.LIST, query.filters)
    return query if query.aggregate is Aggregate.LIST else replace(query, aggregate=Aggregate.LIST)


def _without(queries: tuple[FigureQuery, FigureQuery], table: FactsTable, *, counts: bool) -> Asked | None:
    """The names of the first without those of the second."""
    figure = compute(queries[1], table)
    names = names_of(figure) if isinstance(figure, Figure) else ()
    if not names:
        return None
    how = Aggregate.COUNT if counts else Aggregate.LIST
    return Asked(replace(queries[0], aggregate=how, without=names))
