"""Shares: of the rounds or companies that there are, of the money raised, of one round's money by an investor.

Of what is counted (“what share of the rounds had no lead”), what narrows the noun down before it holds for all, and
so does a time wherever it stands; what follows tells the part. Of money, the part must lie within the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.roles import ROLES
from bot.answers.senses import Sense
from bot.answers.shapes import SIZES, Asked
from bot.answers.sides import Shaped, side
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from bot.answers.words import words_of
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, metric_named
from index.figures.query import Aggregate, CompareOp, Comparison, FigureQuery, Filter, Op, Pick
from index.figures.selection import selected

_TELLS = frozenset(
    {Sense.CONDITION, Sense.INSTRUMENT, Sense.ROUND, Sense.SECTOR, Sense.COUNTRY, Sense.CITY, Sense.REGION}
    | {Sense.PERIOD, Sense.CONFIDENCE}
)


_VERBS_OF_A_PART = frozenset(
    {"was", "is", "were", "are", "did", "does", "do", "has", "had", "have", "came", "comes", "through"}
)
"""Words at which the whole of a share ends and its part begins: “what share of 2025’s total did OpenAI raise”."""
_RAISED = Span(Sense.METRIC, "raised", words_of("raised"))
"""What a share is of where nobody says so: “the top five rounds as % of 2026 equity”."""
_MEASURED = frozenset({Sense.METRIC, Sense.COUNTS})


def share(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """The share that a question asks for, or ``None`` where part and whole cannot be told."""
    counted = share_of_the_counted(spans, table, shaped)
    found = counted or _share_of_an_investor(spans, table, shaped) or _share(spans, table, shaped)
    names = any(span.joins for span in spans)
    plain = [span for span in spans if not _says_in_percent(span) and not (names and _says_together(span))]
    return found or (share(plain, table, shaped) if len(plain) < len(spans) else None)


def _says_in_percent(span: Span) -> bool:
    """Whether, as in “as a percentage”, a word only says how a share is written."""
    return span.sense is Sense.COMPARES and span.value is CompareOp.PERCENT


def _says_together(span: Span) -> bool:
    """Whether, as in “OpenAI and xAI together”, a word says of several names what a share of all of them says."""
    return span.sense is Sense.BOTH and span.value is True and span.key in {"together", "combined", "jointly"}


def share_of_the_counted(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """How many of the rounds, or of the companies, are so, in percent of how many there are."""
    meant = [span for span in spans if span.sense is not Sense.FILLER]
    counted = next((at for at, span in enumerate(meant) if span.sense is Sense.COUNTS), None)
    if not meant or meant[0].sense is not Sense.SHARE or counted is None or counted + 2 >= len(meant):
        return None
    end = max(_noun_phrase(spans, meant[counted + 1]), counted + 2)
    whole, told = meant[1:end], meant[end:]
    percent = [span for span in told if span.sense is Sense.COMPARES and span.value is CompareOp.PERCENT]
    told = [span for span in told if span not in percent]  # "as a percentage"
    if not told or any(span.sense not in _TELLS for span in told):
        return None
    times = [span for span in told if span.sense is Sense.PERIOD]
    if times == told or (times and any(span.sense is Sense.PERIOD for span in whole)):
        return None
    whole = [*whole, *times]
    found = [_count(one, table, shaped) for one in ([*whole, *(s for s in told if s not in times)], whole)]
    part, all_of_them = found
    if part is None or all_of_them is None or not _holds(all_of_them, part):
        return None
    return Asked(Comparison(CompareOp.SHARE, (part, all_of_them)))


def _noun_phrase(spans: Sequence[Span], noun: Span) -> int:
    """How many spans stand before the verb, if there is one: “what share of the rounds in robotics are …”."""
    rest = list(spans)[list(spans).index(noun) + 1 :]
    verb = next((at for at, span in enumerate(rest) if span.sense is Sense.FILLER and _is_verb(span)), None)
    before = list(spans)[: len(spans) - len(rest) + (verb or 0)]
    return sum(span.sense is not Sense.FILLER for span in before)


def _is_verb(span: Span) -> bool:
    return bool(_VERBS.intersection(word.text for word in span.words))


_VERBS = frozenset({"is", "are", "was", "were", "has", "have", "had"})


def _count(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> FigureQuery | None:
    slots = slots_of(list(spans))
    found = shaped(slots, table) if slots else None
    if found is None or not isinstance(found.query, FigureQuery):
        return None
    query = found.query
    return query if query.aggregate is Aggregate.COUNT and query.group_by is None else None


def _holds(whole: FigureQuery, part: FigureQuery) -> bool:
    """Whether all that is said of the whole is said of the part, which is less."""
    conditions: set[Filter] = set(part.filters)
    same = {whole.metric, part.metric} <= {"company", "company_name"} or whole.metric == part.metric
    unknown = any(f.op is Op.KNOWN for f in whole.filters)
    return same and not unknown and whole != part and all(f in conditions for f in whole.filters)


def _share_of_an_investor(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """What part of a round, or of the company, one investor's money was."""
    named = [
        span
        for span in spans
        if span.sense is Sense.INVESTOR or (isinstance(span.value, Filter) and span.value.field in ROLES)
    ]
    if not named:
        return None
    of_the_value = any(span.sense is Sense.METRIC and span.value == "post_money" for span in spans)
    name = "commitment_to_valuation" if of_the_value else "share_of_round"
    wording = {"commitment", "investors", "amount", "raised", "post_money"}
    used_up = [span for span in spans if span.sense is Sense.METRIC and span.value in wording]
    rest = [span for span in spans if span.sense is not Sense.SHARE and span not in used_up]
    if any(span.sense is Sense.AGGREGATE for span in rest):
        return None  # of all that was raised, and not of the round that the investor was in
    slots = slots_of([Span(Sense.METRIC, name, ()), *rest])
    if slots is None or (slots.says_many and not slots.names_a_round):
        return None  # a share of rounds is one of counts
    return shaped(slots.without(Sense.ROUNDS, Sense.ASKS), table)


def _share(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """One figure as a part of another: “X as a percentage of Y”, “what share of Y was X”."""
    at = next(i for i, span in enumerate(spans) if span.sense is Sense.SHARE)
    before, after = list(spans[:at]), list(spans[at + 1 :])
    if any(span.sense is not Sense.FILLER for span in before):
        return _part_of(before, after, table, shaped)
    after = [replace(span, sense=Sense.FILLER, value=None) if span.sense is Sense.UPTO else span for span in after]
    for i, span in enumerate(after):
        if span.sense in {Sense.FILLER, Sense.VERB} and any(word.text in _VERBS_OF_A_PART for word in span.words):
            found = _part_of(after[i + 1 :], after[:i], table, shaped)
            if found is not None:
                return found
    return None


def _part_of(part: Sequence[Span], whole: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """The share of the part in the whole, which lends the part what it lacks, and nothing the other way."""
    part, whole = ([span for span in one if span.sense is not Sense.FILLER] for one in (part, whole))
    if not part or not whole:
        return None
    if not any(span.sense in _MEASURED for span in (*part, *whole)):
        whole.append(_RAISED)
    if not any(span.sense in {Sense.COMPANY, Sense.PERIOD} for span in (*part, *_companies_in(whole))):
        part += [span for span in whole if span.sense is Sense.PERIOD]  # the seed rounds of that time
    measure = [span for span in part if span.sense is Sense.METRIC]
    of_whole = side(whole, measure, table, shaped)
    of_part = side(part, whole, table, shaped)
    if not any(span.sense is Sense.EXTREME for span in part):  # "seed rounds" of a sum are their sum
        money = [span for span in part if span.sense is not Sense.ROUNDS]
        of_part = (side(money, whole, table, shaped) if money and len(money) < len(part) else None) or of_part
    if of_whole is None or of_part is None:
        return None
    all_of_it, some = of_whole.query, of_part.query
    if not isinstance(all_of_it, FigureQuery) or not isinstance(some, FigureQuery):
        return None
    some = _added_up(some, all_of_it)
    if some.currency is not None and some.currency != all_of_it.currency:
        return None  # "how much of it came in euros"
    if _is_of_whom(all_of_it, some) or not _is_a_part(some, all_of_it, table):
        return None
    notes = tuple(dict.fromkeys((*of_part.notes, *of_whole.notes)))
    return Asked(Comparison(CompareOp.SHARE, (some, all_of_it)), notes)


def _companies_in(spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if span.sense is Sense.COMPANY]


def _added_up(part: FigureQuery, whole: FigureQuery) -> FigureQuery:
    """The largest so many rounds, or companies, as one sum of what the whole is a sum of."""
    if whole.aggregate is not Aggregate.SUM or part.limit is None or part.limit < 2 or part.beside:
        return part
    companies = part.group_by == "company" and part.aggregate is Aggregate.SUM and part.metric == whole.metric
    if companies and part.having is None and set(part.filters) <= set(whole.filters):
        ranked = replace(part, filters=whole.filters)  # by what they raised of the whole
        return replace(whole, filters=(*whole.filters, Filter("company", Op.EQ, (ranked,))))
    if part.aggregate is not Aggregate.LIST or part.order_by is not None or part.metric not in SIZES:
        return part
    return replace(
        part,
        metric=whole.metric,
        aggregate=Aggregate.SUM,
        pick=Pick(part.metric, part.descending, 1, part.limit),
        limit=None,
        descending=True,
    )


def _is_a_part(part: FigureQuery, whole: FigureQuery, table: FactsTable) -> bool:
    """Whether both are one value each, and all that is in the part is in the whole."""
    if Aggregate.LIST in {whole.aggregate, part.aggregate} or part.is_ordered or whole.is_ordered:
        return False
    if _are_alike(part, whole):
        return True
    return _says_all_of(whole, part) and (_is_nested(part) or _lies_within(part, whole, table))


def _are_alike(part: FigureQuery, whole: FigureQuery) -> bool:
    """Whether two companies are set side by side by the same figure: “A's valuation as a percentage of B's”."""
    sides = [{f for f in one.filters if f.field == "company"} for one in (part, whole)]
    named = all(len(side) == 1 and all(len(f.values) == 1 for f in side) for side in sides)
    kinds = {part.metric, whole.metric}
    alike = len(kinds) == 1 and metric_named(part.metric).kind is Kind.MONEY and not kinds & SIZES
    return named and alike and sides[0] != sides[1] and part.aggregate is whole.aggregate


def _is_nested(query: FigureQuery) -> bool:
    return any(isinstance(value, FigureQuery) for f in query.filters for value in f.values)


def _lies_within(part: FigureQuery, whole: FigureQuery, table: FactsTable) -> bool:
    """Whether the rounds of the part are all among those of the whole: a Series H of 2026 is no part of 2025."""
    if any(metric_named(one.metric).level is not Level.ROUND for one in (part, whole)) or _is_nested(whole):
        return True
    return set(selected(part.filters, table).rounds) <= set(selected(whole.filters, table).rounds)


def _is_of_whom(whole: FigureQuery, part: FigureQuery) -> bool:
    """Whether a whole without any condition may be that of the company that the part names: “debt of all raised”."""
    outside = any(f.field == "instrument" and _NOT_RAISED.intersection(map(str, f.values)) for f in part.filters)
    raised = whole.metric == "raised" and not any(f.field == "instrument" for f in whole.filters)
    return (not whole.filters and len(part.filters) > 1) or (outside and raised)


_NOT_RAISED = frozenset({"debt", "secondary", "buyout"})
"""Instruments whose money is no part of what is raised."""


def _says_all_of(whole: FigureQuery, part: FigureQuery) -> bool:
    """Whether the conditions of the whole all stand in the part too, or the part is one round."""
    if whole == part:
        return False
    told = any(f.field in {"round", "round_id"} and f.op is Op.EQ for f in part.filters)
    conditions: set[Filter] = set(part.filters)
    return told or all(f in conditions for f in whole.filters)
