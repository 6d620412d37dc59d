"""Whether a round or a company is the largest, the most valuable, the second largest of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.checking.asides import meant
from bot.answers.checking.existing import COMPANIES, WHICH
from bot.answers.roles import METRIC_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.sides import Shaped
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.compute import Figure, compute
from index.figures.query import Aggregate, Check, FigureQuery, Filter, Op
from index.figures.selection import selected

_ITS = frozenset({"its", "their", "it", "them", "they"})


def is_the_top(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Was its Series D the largest defence round of 2025?”, “is OpenAI the most valuable company?”."""
    at = next((i for i, span in enumerate(spans) if span.sense in {Sense.EXTREME, Sense.ACTIVE}), None)
    if at is None or (at + 1 < len(spans) and spans[at + 1].text.casefold() == "of"):
        return None  # "most of"
    own = at + 1 < len(spans) and any(_ITS.intersection(word.text for word in span.words) for span in spans[:at])
    subject, scope = meant(spans[:at]), meant(spans[at:])
    while subject and subject[-1].sense is Sense.ORDINAL:
        scope = [subject.pop(), *scope]
    named = [span for span in subject if span.sense in {Sense.COMPANY, Sense.INVESTOR} or _is_role(span)]
    if len(named) != 1 or any(span.sense in {Sense.COMPANY, Sense.INVESTOR, Sense.NUMBER} for span in scope):
        return None
    if any(span.sense in {Sense.ROUND, Sense.ROUNDS, Sense.INSTRUMENT} for span in subject):
        return _round(subject, [named[0], *scope] if own else scope, table, shaped)
    return None if own else _name(named[0], [*(one for one in subject if one is not named[0]), *scope], table, shaped)


def _round(subject: Sequence[Span], scope: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """Whether a round is as large as the largest of those that it is one of."""
    theirs, ours = slots_of(scope), slots_of([*subject, *(s for s in scope if s.sense is Sense.METRIC)])
    best = shaped(theirs, table) if theirs else None
    mine = shaped(ours.without(Sense.ROUNDS), table) if ours and ours.filters else None
    if best is None or ours is None or not isinstance(best.query, FigureQuery):
        return None
    top = best.query
    metric = top.metric
    if top.group_by or not (top.aggregate in {Aggregate.MAX, Aggregate.MIN} or (top.pick and not top.aggregate)):
        return None
    if not {span.value for span in scope if span.sense is Sense.METRIC} <= {metric, "raised", "amount", "round"}:
        return None
    one = selected(ours.filters, table).rounds
    among = selected(top.filters, table).rounds
    if len(one) != 1 or one[0] not in among or len(among) < 2:
        return None
    figure = FigureQuery(metric, None, ours.filters, currency=top.currency)
    if mine is not None and isinstance(mine.query, FigureQuery) and mine.query.metric == metric:
        figure = mine.query
    if figure.aggregate is not None or figure.group_by:
        return None
    op = Op.EQ if top.pick else Op.GE if top.aggregate is Aggregate.MAX else Op.LE
    return replace(best, query=Check(figure, op, top))


def _name(subject: Span, scope: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """Whether a company is the one that a ranking puts first, alone."""
    if isinstance(subject.value, Filter):  # "did Sequoia lead the most rounds"
        scope = [Span(Sense.METRIC, METRIC_OF[subject.value.field], subject.words), *scope]
        subject = replace(subject, sense=Sense.INVESTOR, value=subject.value.values)
    nouns = {"company"} if subject.sense is Sense.COMPANY else {"investors", "lead_investors"}
    said = any(span.sense is Sense.METRIC and span.value in nouns for span in scope)
    if not said and subject.sense is Sense.INVESTOR:
        return None
    slots = slots_of([WHICH, *scope] if said else [WHICH, COMPANIES, *scope])
    found = shaped(slots, table) if slots else None
    query = found.query if found is not None and isinstance(found.query, FigureQuery) else None
    if found is None or query is None:
        return None
    ranks = (query.group_by in {"company", "investor", "lead"} and query.limit == 1) or (
        query.metric == "company_name" and query.pick is not None and query.pick.last is None
    )
    if not ranks or _is_shared(query, table):
        return None
    name = subject.value[0] if isinstance(subject.value, tuple) else subject.value
    return replace(found, query=Check(query, Op.EQ, (str(name),)), others=())


def _is_role(span: Span) -> bool:
    value = span.value
    return isinstance(value, Filter) and value.field in ROLES and value.op is Op.EQ and len(value.values) == 1


def _is_shared(query: FigureQuery, table: FactsTable) -> bool:
    """Whether several stand first."""
    if query.group_by is None:
        return False
    found = compute(replace(query, limit=2), table)
    rows = found.rows if isinstance(found, Figure) else ()
    return len(rows) > 1 and rows[0].value == rows[1].value
