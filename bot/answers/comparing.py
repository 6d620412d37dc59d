"""Questions that set figures side by side: by how much, how many times, which is larger, what share, how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers.growing import first_and_last
from bot.answers.marks import as_meant
from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.shares import share
from bot.answers.sides import Halves, Shaped, halves, in_their_roles, parted, says_a_role, side
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, metric_named
from index.figures.query import Aggregate, CompareOp, Comparison, FigureQuery, Op, Period
from index.figures.selection import selected

_MARKS = frozenset(
    {Sense.COMPARES, Sense.POINTS, Sense.GROWTH, Sense.CAGR, Sense.DURATION, Sense.SHARE, Sense.COMMON, Sense.BOTH}
)
_USED_UP = _MARKS - {Sense.BOTH}
_STRENGTH = (
    CompareOp.PERCENT,
    CompareOp.RATIO,
    CompareOp.DIFFERENCE,
    CompareOp.LARGER,
    CompareOp.SMALLER,
)
"""Of several words of comparing the strongest one says what is wanted: “by what percent was it larger”."""


def is_comparison(reading: Reading) -> bool:
    """Whether some words set two figures side by side."""
    marked = any(span.sense in _USED_UP or _sets_against(span) or _grows(span) for span in reading.spans)
    return marked or _grew_between(reading)


def _grows(span: Span) -> bool:
    """Whether, as in “how much did the valuation increase”, the metric itself is a growth."""
    return _is_metric(span, {"valuation_growth"})


def _grew_between(reading: Reading) -> bool:
    """Whether “valuation growth” or “step-up” is said of the way from one round to another."""
    measured = sum(_is_metric(span, _MULTIPLES) for span in reading.spans)
    if measured != 1 or any(map(_sets_against, reading.spans)):
        return False
    parts = halves(reading.spans)
    return parts is not None and all(map(_tells_a_time, parts))


def _sets_against(span: Span) -> bool:
    """Whether a word alone sets two things side by side, as "and" does not."""
    return span.sense is Sense.SEPARATOR and not span.joins


def comparison(reading: Reading, table: FactsTable, shaped: Shaped) -> Asked | None:
    """The comparison that a question asks for, or ``None`` where its sides cannot be told."""
    reading = as_meant(reading)
    senses = {span.sense for span in reading.spans}
    if Sense.SHARE in senses:
        return share(reading.spans, table, shaped)
    op, spans = _op(reading), _without_marks(in_their_roles(reading.spans), senses)
    return (
        _of_many(reading.spans, spans, table, shaped)
        or _over_a_figure(spans, op, table, shaped)
        or _grown(spans, senses, op, table, shaped)
        or _side_by_side(reading, op, spans, table, shaped)
    )


def _without_marks(spans: Sequence[Span], senses: set[Sense]) -> list[Span]:
    """The spans without the words that the comparison itself uses up."""
    kept = list(spans) if Sense.POINTS in senses else _counted(spans)
    kept = [span for span in kept if not _is_used_up(span)]
    if senses & {Sense.COMMON, Sense.POINTS, Sense.DURATION}:
        kept = [span for span in kept if span.sense is not Sense.COUNTS]
    kept = [span for span in kept if not _is_what_differs(span, kept)]
    if Sense.DURATION in senses:
        kept = [Span(Sense.METRIC, "announced", ()), *(span for span in kept if not _is_date(span))]
    return kept


def _of_many(said: Sequence[Span], spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Compare the valuations of A, B and C”: each of them, the largest first."""
    marks = [span for span in said if span.sense is Sense.COMPARES]
    names = {span.value for span in spans if span.sense is Sense.COMPANY}
    measures = [span for span in spans if _is_metric(span, _COMPARED)]
    summed = [span for span in spans if span.sense is Sense.AGGREGATE and span.value is Aggregate.SUM]
    if len(marks) != 1 or marks[0].value is not None or len(names) < 3 or not (measures or summed):
        return None
    name = measures[0].value if measures else "raised"
    rest = [span for span in spans if span not in (*measures, *summed)]
    slots = slots_of([Span(Sense.LISTS, None, marks[0].words), *rest, Span(Sense.RANKS_BY, name, marks[0].words)])
    return shaped(slots, table) if slots else None


_COMPARED = {"raised", "amount", "post_money", "pre_money"}


def _side_by_side(
    reading: Reading, op: CompareOp, spans: Sequence[Span], table: FactsTable, shaped: Shaped
) -> Asked | None:
    """Two figures, one on either side of the word that parts them."""
    senses = {span.sense for span in reading.spans}
    found = halves(spans) or _around_the_mark(reading.spans) or first_and_last(spans, senses)
    if found is None:
        return None
    left, right = _of_valuations(found)
    if op is CompareOp.DIFFERENCE and _is_over_a_figure(left, right) and not _says_difference(reading):
        return None  # “its mark against revenue”: the one over the other, or both
    if not any(span.sense is Sense.METRIC for span in (*left, *right)) and not _names_a_size(left, right):
        return None  # two companies do not compare by themselves, only their figures do
    if not any(span.sense in {Sense.METRIC, Sense.COUNTS} for span in (*left, *right)):
        measure = "post_money" if any(map(_is_revalued, reading.spans)) else "amount"
        left = [Span(Sense.METRIC, measure, ()), *left]
    if _is_a_step(reading):
        return _stepped(found, table, shaped)
    whole = _above_the_round_before((left, right), table, shaped)
    if whole is not None:
        return whole
    if op is CompareOp.RATIO and any(_is_metric(span, _MULTIPLES) for span in (*left, *right)):
        return None  # a step-up over a step-up is nothing
    dated = Sense.DURATION in senses or any(_is_metric(span, {"announced"}) for span in (*left, *right))
    if dated and not all(map(_tells_a_time, (left, right))):
        return None
    smaller = any(span.sense is Sense.COMPARES and span.value is CompareOp.SMALLER for span in reading.spans)
    if smaller and op is CompareOp.DIFFERENCE:
        left, right = right, left  # how much less the one is than the other
    grew = any(map(_says_growth, reading.spans)) or any(map(_grows, found[0]))
    in_time = grew or senses & {Sense.GROWTH, Sense.CAGR, Sense.DURATION}
    return _compared(op, (left, right), table, shaped, later_first=bool(in_time))


def _is_over_a_figure(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether a valuation stands beside what the company earns."""
    sides = [any(map(_is_figure_of_a_company, one)) for one in (left, right)]
    return sides[0] is not sides[1]


def _says_difference(reading: Reading) -> bool:
    """Whether a word asks how far two figures lie apart."""
    return any(span.sense is Sense.COMPARES and span.value is not None for span in reading.spans)


def _op(reading: Reading) -> CompareOp:
    """What is to be done with the two figures."""
    senses = {span.sense for span in reading.spans}
    if Sense.CAGR in senses:
        return CompareOp.CAGR
    if Sense.DURATION in senses:
        months = any(span.sense is Sense.DURATION and span.value == "months" for span in reading.spans)
        return CompareOp.MONTHS if months else CompareOp.DIFFERENCE
    if Sense.POINTS in senses:
        return CompareOp.DIFFERENCE
    if Sense.COMMON in senses:
        return CompareOp.COMMON_COUNT if Sense.COUNTS in senses else CompareOp.COMMON
    said = {span.value for span in reading.spans if span.sense is Sense.COMPARES}
    found = next((op for op in _STRENGTH if op in said), None)
    if Sense.GROWTH in senses or sum(map(_grows, reading.spans)) == 1:
        if any(
            span.sense is Sense.COMPARES and span.words[-1].stem == "turn" for span in reading.spans if span.words
        ):
            return CompareOp.DIFFERENCE  # by how many turns a multiple came down
        return found if found in {CompareOp.RATIO, CompareOp.DIFFERENCE} else CompareOp.PERCENT
    asks_how_much = any(
        (span.sense is Sense.ASKS and span.value == "amount") or span.sense is Sense.COUNTS for span in reading.spans
    )
    if found in {CompareOp.LARGER, CompareOp.SMALLER} and asks_how_much:
        return CompareOp.DIFFERENCE
    return found or CompareOp.DIFFERENCE


def _is_used_up(span: Span) -> bool:
    """Words that the comparison itself uses up: "who raised more", "which was bigger", "how much more"."""
    asks = span.sense is Sense.ASKS and span.value in {"who", "amount"}
    return span.sense in _MARKS or asks


def _counted(spans: Sequence[Span]) -> list[Span]:
    """The spans with a count where “more” is said of rounds: “were there more rounds in 2025 than in 2024”."""
    for at, span in enumerate(spans[:-1]):
        if span.sense is Sense.COMPARES and _is_counted(spans[at + 1]):
            return [*spans[:at], Span(Sense.COUNTS, None, span.words), *spans[at:]]
    return list(spans)


def _is_counted(span: Span) -> bool:
    """Whether more of something can only be a count: rounds, companies, investors in the plural."""
    return span.sense is Sense.ROUNDS or (span.is_plural and _is_metric(span, _NOUNS))


_NOUNS = {"company", "investors", "lead_investors", "participants", "founders"}


def _is_what_differs(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a noun only says what the two sides are: “which sector raised more, robotics or defence”."""
    if span.sense is Sense.DIMENSION:
        return True
    if span.sense is not Sense.METRIC:
        return False
    named = {"company": Sense.COMPANY, "sector": Sense.SECTOR, "country": Sense.COUNTRY, "city": Sense.CITY}
    sense = named.get(str(span.value))
    counts = any(one.sense is Sense.COUNTS for one in spans)
    return (span.value == "company" and not counts) or (
        sense is not None and sum(one.sense is sense for one in spans) > 1
    )


def _is_revalued(span: Span) -> bool:
    """Whether, as in “marked up”, it is what a company is worth that grew, and not the size of its rounds."""
    return span.sense is Sense.GROWTH and span.words[:1] != () and span.words[0].text in _REVALUED


_REVALUED = frozenset({"mark", "marked", "markup", "uplift", "uplifted", "rerating", "re", "rerated"})


def _is_date(span: Span) -> bool:
    return span.sense is Sense.METRIC and span.value in {"announced", "raised", "amount"}


def _names_a_size(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether rounds are named on both sides, which compare by their amounts, or are counted."""
    spans = (*left, *right)
    dated = all(any(one.sense is Sense.PERIOD for one in half) and _has_a_round(half) for half in (left, right))
    led = all(any(map(says_a_role, half)) and _has_a_round(half) for half in (left, right))  # "the Menlo-led round"
    averaged = any(span.value in {Aggregate.MEAN, Aggregate.MEDIAN} for span in spans)
    return dated or led or averaged or any(span.sense in {Sense.ROUND, Sense.COUNTS, Sense.EXTREME} for span in spans)


def _has_a_round(spans: Sequence[Span]) -> bool:
    return any(span.sense is Sense.ROUNDS for span in spans)


def _around_the_mark(spans: Sequence[Span]) -> Halves | None:
    """The sides of a verb that compares: “by how much did A exceed B”."""
    at = [i for i, span in enumerate(spans) if span.sense is Sense.COMPARES]
    for i in reversed(at):
        left = [span for span in spans[:i] if not _is_used_up(span)]
        right = [span for span in spans[i + 1 :] if not _is_used_up(span)]
        found = parted([*left, *right], len(left), len(left)) if right else None
        if found is not None:
            return found
    return None


def _over_a_figure(spans: Sequence[Span], op: CompareOp, table: FactsTable, shaped: Shaped) -> Asked | None:
    """A valuation as a multiple of one of the company's figures: “Series G over 2024 annual revenue”.

    A year beside the figure is the figure's. Run-rate revenue without one is that of about the time of the round.
    """
    at = next((i for i, span in enumerate(spans) if _is_figure_of_a_company(span)), None)
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
        rest = [Span(Sense.METRIC, "revenue_multiple", ()), *(s for s in rest if not _is_metric(s, {"post_money"}))]
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


def _is_figure_of_a_company(span: Span) -> bool:
    if span.sense is not Sense.METRIC:
        return False
    metric = metric_named(str(span.value))
    return metric.level is Level.COMPANY and metric.kind is Kind.MONEY and metric.series is not None


_PRICES = {"post_money", "valuation_growth"}


def _grown(
    spans: Sequence[Span], senses: set[Sense], op: CompareOp, table: FactsTable, shaped: Shaped
) -> Asked | None:
    """How far a valuation rose with one round, which the round before is the measure of."""
    priced = any(_is_metric(span, _PRICES) for span in spans)
    said = Sense.GROWTH in senses or any(_is_metric(span, {"valuation_growth"}) for span in spans)
    rounds = sum(span.sense is Sense.ROUND for span in spans)
    parts = halves(spans)
    if not said or not priced or rounds != 1 or (parts is not None and all(map(_tells_a_time, parts))):
        return None
    name = "valuation_multiple" if op is CompareOp.RATIO else "valuation_growth"
    rest = [span for span in spans if span.sense is not Sense.FILLER and not _is_metric(span, _PRICES)]
    slots = slots_of([Span(Sense.METRIC, name, ()), *rest])
    return shaped(slots, table) if slots else None


def _of_valuations(sides: Halves) -> Halves:
    """The sides with what a word stands for: growth between two rounds is of valuations, a sale is of stakes."""
    metric = {span.value for span in (*sides[0], *sides[1]) if span.sense is Sense.METRIC}
    sold = [span for span in (*sides[0], *sides[1]) if span.sense is Sense.VERB and span.value == _STAKES]
    if not metric and sold:
        return [Span(Sense.METRIC, "stake_sold", sold[0].words), *sides[0]], sides[1]
    if all(any(_is_metric(span, {"valuation_growth"}) for span in half) for half in sides):
        return sides  # one growth against another
    left, right = (
        [replace(span, value="post_money") if _is_metric(span, {"valuation_growth"}) else span for span in half]
        for half in sides
    )
    return left, right


_STAKES = frozenset({"stake_sold"})


def _tells_a_time(spans: Sequence[Span]) -> bool:
    """Whether a side names a round, and not only whose it would be."""
    told = {Sense.ROUND, Sense.PERIOD, Sense.PICK, Sense.ORDINAL, Sense.EXTREME, Sense.CONDITION, Sense.INSTRUMENT}
    return any(span.sense in told for span in spans)


_MULTIPLES = {"step_up", "valuation_multiple", "valuation_growth"}


def _says_growth(span: Span) -> bool:
    """Whether, as in “percentage increase”, a word of comparing is one of growth, from the first to the second."""
    return span.sense is Sense.COMPARES and bool(_GROWING.intersection(word.stem for word in span.words))


_GROWING = frozenset({"increase", "growth", "rise", "change", "grow", "jump"})


def _is_a_step(reading: Reading) -> bool:
    """Whether one step-up is said of the way between two rounds, with nothing that compares two of them."""
    measured = [span for span in reading.spans if _is_metric(span, {"step_up", "valuation_multiple"})]
    marked = any(span.sense in _USED_UP or _sets_against(span) for span in reading.spans)
    return len(measured) == 1 and not marked and not measured[0].is_plural


def _stepped(sides: Halves, table: FactsTable, shaped: Shaped) -> Asked | None:
    """A step-up “from F to G” is that of G where F is the round before it; a multiple may leap over rounds."""
    names = {
        str(span.value) for half in sides for span in half if _is_metric(span, {"step_up", "valuation_multiple"})
    }
    if len(names) != 1 or not all(map(_tells_a_time, sides)):
        return None
    ends = [side(own, other, table, shaped) for own, other in (sides, sides[::-1])]
    rounds = [_round_of(one, table) for one in ends]
    first, second = rounds
    if (
        first is None
        or second is None
        or first.company != second.company
        or not first.announced
        or not second.announced
    ):
        return None
    later = 0 if first.announced.first > second.announced.first else 1
    if table.previous_priced(rounds[later] or first) == rounds[1 - later]:
        return ends[later]
    if names == {"step_up"}:
        return None  # of which round's price, the words do not say
    prices = [
        replace(one.query, metric="post_money")
        for one in ends
        if one is not None and isinstance(one.query, FigureQuery)
    ]
    return Asked(Comparison(CompareOp.RATIO, (prices[later], prices[1 - later]))) if len(prices) == 2 else None


def _above_the_round_before(sides: Halves, table: FactsTable, shaped: Shaped) -> Asked | None:
    """A step-up “over the Series A” is that of one round, where the Series A is the one it is measured from."""
    measured = any(_is_metric(span, _MULTIPLES) for span in sides[0])
    if not measured or any(span.sense is Sense.METRIC for span in sides[1]):
        return None
    found = side(sides[0], sides[1], table, shaped)
    other = side(sides[1], sides[0], table, shaped)
    this, before = (_round_of(one, table) for one in (found, other))
    if this is None or before is None:
        return None
    return found if table.previous_priced(this) == before else None


def _round_of(found: Asked | None, table: FactsTable) -> Round | None:
    """The one round that a query is about."""
    if found is None or not isinstance(found.query, FigureQuery) or found.query.pick is not None:
        return None
    rounds = selected(found.query.filters, table).rounds
    return rounds[0] if len(rounds) == 1 else None


def _compared(op: CompareOp, sides: Halves, table: FactsTable, shaped: Shaped, *, later_first: bool) -> Asked | None:
    left, right = sides
    found = [side(own, other, table, shaped) for own, other in ((left, right), (right, left))]
    queries = [one.query for one in found if one is not None and isinstance(one.query, FigureQuery)]
    if len(queries) != 2 or queries[0] == queries[1] or _are_of_one_round(found, table):
        return None
    if len({query.metric for query in queries}) > 1 and all(map(_is_multiple, queries)):
        return None  # a step-up is no revenue multiple
    if op in {CompareOp.COMMON, CompareOp.COMMON_COUNT}:
        queries = [_all_names(query) for query in queries]
    notes = tuple(dict.fromkeys(note for one in found if one is not None for note in one.notes))
    ordered = tuple(_later_first(queries, table) if later_first else queries)
    return Asked(Comparison(op, ordered), notes)


def _later_first(queries: Sequence[FigureQuery], table: FactsTable) -> Sequence[FigureQuery]:
    """Two figures of which the first grew out of the second; without dates they are named in order of time."""
    first, second = (_start_of(query, table) for query in queries)
    in_order = first is None or second is None or first <= second
    return queries[::-1] if in_order else queries


def _start_of(query: FigureQuery, table: FactsTable) -> date | None:
    """When a figure's period or its one round begins."""
    timed = [f for f in query.filters if f.field in {"announced", "as_of"} and f.op is Op.IN]
    if len(timed) == 1 and len(timed[0].values) == 1 and isinstance(timed[0].values[0], Period):
        return timed[0].values[0].first
    if metric_named(query.metric).level is not Level.ROUND or query.pick is not None:
        return None
    rounds = selected(query.filters, table).rounds
    return rounds[0].announced.first if len(rounds) == 1 and rounds[0].announced else None


def _are_of_one_round(found: Sequence[Asked | None], table: FactsTable) -> bool:
    """Whether both sides turn out to be the same value of the same round, however each of them tells it."""
    queries = [one.query for one in found if one is not None and isinstance(one.query, FigureQuery)]
    rounds = [_round_of(one, table) for one in found]
    alike = len({(query.metric, query.aggregate) for query in queries}) == 1
    return alike and rounds[0] is not None and rounds[0] == rounds[-1]


def _is_multiple(query: FigureQuery) -> bool:
    return metric_named(query.metric).kind is Kind.MULTIPLE


def _all_names(query: FigureQuery) -> FigureQuery:
    """The names of all of a company's rounds, where no round was named."""
    if metric_named(query.metric).kind is not Kind.NAMES or query.aggregate is Aggregate.LIST:
        return query
    if query.aggregate is None:
        filters = tuple(f for f in query.filters if f.field != "round_id")
        return FigureQuery(query.metric, Aggregate.LIST, filters)
    return replace(query, aggregate=Aggregate.LIST)


def _is_metric(span: Span, names: set[str]) -> bool:
    return span.sense is Sense.METRIC and span.value in names
