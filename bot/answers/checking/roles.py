"""Whether somebody led, joined or backed: one round, or any of a company's; alone; or which of two did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.checking.asides import meant
from bot.answers.roles import METRIC_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.sides import Shaped
from bot.answers.slots import Slots, slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.query import Aggregate, Check, FigureQuery, Filter, Money, Op
from index.figures.selection import selected

_SOLE_LEAD = Filter("lead_count", Op.EQ, (1,))
_TELLING_ONE = (Sense.PICK, Sense.ORDINAL, Sense.EXTREME)


def in_a_role(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Did Thrive lead OpenAI's Series F?”, “has Sequoia invested in xAI?”, “was Accel in its first round?”."""
    if any(map(_bounds_money, spans)):
        return None  # "was its Google convertible less than $3bn": not whether Google was in one that was
    spans = _with_their_role(meant(spans))
    roles = [span for span in spans if _is_role(span)]
    filters = [span.value for span in roles if isinstance(span.value, Filter)]
    if len({f.field for f in filters}) != 1 or any(f.op is not Op.EQ for f in filters):
        return None
    if not any(span.sense in {Sense.COMPANY, Sense.EXTREME} for span in spans):
        return None
    metric = Span(Sense.METRIC, METRIC_OF[filters[0].field], roles[0].words)
    rest = [metric, *(span for span in spans if span not in roles)]
    found = _names_of(rest, table, shaped)
    if found is None or any(len(f.values) > 1 for f in filters):
        return found  # "led by A or by B": whoever it was
    names = tuple(dict.fromkeys(str(value) for f in filters for value in f.values))
    if not isinstance(found.query, FigureQuery):
        return None
    return replace(found, query=Check(found.query, Op.EQ, names), others=())


def _bounds_money(span: Span) -> bool:
    """Whether a condition holds money against a bound, and does not tell a round by it."""
    condition = span.value
    if not isinstance(condition, Filter) or condition.op is Op.EQ:
        return False
    return any(isinstance(value, Money) for value in condition.values)


def _is_role(span: Span) -> bool:
    return isinstance(span.value, Filter) and span.value.field in ROLES


def _with_their_role(spans: Sequence[Span]) -> list[Span]:
    """The spans with an investor that stands alone, or beside the word for its role, made a condition."""
    loose = [span for span in spans if span.sense is Sense.INVESTOR and isinstance(span.value, tuple)]
    if len(loose) != 1 or any(map(_is_role, spans)):
        return list(spans)
    said = [span for span in spans if span.sense is Sense.METRIC and span.value in METRIC_OF.values()]
    others = [span for span in spans if span.sense is Sense.METRIC and span not in said]
    if len(said) > 1 or others:
        return list(spans)
    field = next((role for role, name in METRIC_OF.items() if said and said[0].value == name), "investor")
    names = loose[0].value if isinstance(loose[0].value, tuple) else ()
    condition = replace(loose[0], sense=Sense.CONDITION, value=Filter(field, Op.EQ, names))
    return [condition if span is loose[0] else span for span in spans if span not in said]


def _names_of(rest: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """The names in a role: of the one round that is told, else of all rounds of the company."""
    slots = slots_of(list(rest))
    if slots is None:
        return None
    found = None
    if slots.names_a_round or any(slots.has(sense) for sense in _TELLING_ONE):
        found = shaped(slots, table)
    elif slots.metrics[1:] == () and not slots.without(Sense.ROUNDS).shape[1:]:
        found = _of_all_rounds(slots, table)
    return found if found is not None and isinstance(found.query, FigureQuery) else None


def _of_all_rounds(slots: Slots, table: FactsTable) -> Asked | None:
    """The names of all rounds that fit; of “the round of 2024” only where there is no other."""
    one = slots.has(Sense.ROUNDS) and not slots.says_many and slots.on("announced") is not None
    if one and len(selected(slots.filters, table).rounds) != 1:
        return None
    return Asked(FigureQuery(slots.metrics[0], Aggregate.LIST, slots.filters))


_WHO = Span(Sense.ASKS, "who", ())


def anybody_else(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Did anyone other than Thrive lead it?”: whoever else did."""
    spans = meant(spans)
    if not any(_is_role(span) and isinstance(span.value, Filter) and span.value.op is Op.NE for span in spans):
        return None
    slots = slots_of([_WHO, *spans])
    found = shaped(slots, table) if slots else None
    return found if found is not None and isinstance(found.query, FigureQuery) and found.query.without else None


def leading_alone(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Did Thrive lead it by itself?”, “was Thrive the sole lead?”, “has Lux ever led a round alone?”."""
    spans = _with_a_sole_lead(meant(spans))
    slots = slots_of(spans)
    if slots is None or _SOLE_LEAD not in slots.filters or slots.on("lead") is None:
        return None
    if any(span.sense not in {Sense.ROUNDS, Sense.METRIC} for span in slots.shape) or slots.metrics:
        return None
    query = FigureQuery("round", Aggregate.COUNT, slots.filters)
    if selected(slots.filters, table).rounds:
        return Asked(Check(query, Op.GE, 1))
    told = tuple(f for f in slots.filters if f.field not in {"lead", "lead_count"})
    rounds = selected(told, table).rounds
    known = slots.names_a_round and rounds and all(one.lead_investors for one in rounds)
    return Asked(Check(query, Op.GE, 1)) if known or not slots.on("company") else None


def _with_a_sole_lead(spans: Sequence[Span]) -> list[Span]:
    """The spans with “alone” beside a lead, or an investor beside “the sole lead”, as conditions."""
    leads = any(isinstance(span.value, Filter) and span.value.field == "lead" for span in spans)
    sole = any(span.value == _SOLE_LEAD for span in spans)
    done: list[Span] = []
    for span in spans:
        if span.sense is Sense.ALONE and leads and not sole:
            done.append(replace(span, sense=Sense.CONDITION, value=_SOLE_LEAD))
        elif span.sense is Sense.INVESTOR and sole and isinstance(span.value, tuple):
            done.append(replace(span, sense=Sense.CONDITION, value=Filter("lead", Op.EQ, span.value)))
        else:
            done.append(span)
    return done


_ATTRIBUTES = {Sense.CITY: "city", Sense.COUNTRY: "country", Sense.SECTOR: "sector", Sense.INSTRUMENT: "instrument"}
_WORDING = {"headquarters", "company", "sector", "instrument", "city", "country"}


def one_or_the_other(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Is it based in Paris or in Berlin?”, “was it equity or debt?”: asks which it is."""
    spans = meant(spans)
    if not any(span.sense is Sense.SEPARATOR and span.key == "or" for span in spans):
        return None
    kinds = {span.sense for span in spans if span.sense in _ATTRIBUTES}
    if len(kinds) != 1 or sum(span.sense in kinds for span in spans) < 2:
        return None
    metric = Span(Sense.METRIC, _ATTRIBUTES[kinds.pop()], ())
    dropped = {Sense.SEPARATOR, *_ATTRIBUTES}
    rest = [one for one in spans if one.sense not in dropped and not _is_metric(one, _WORDING)]
    slots = slots_of([metric, *rest])
    found = shaped(slots, table) if slots and slots.on("company") else None
    return found if found is not None and isinstance(found.query, FigureQuery) else None


def _is_metric(span: Span, names: set[str]) -> bool:
    return span.sense is Sense.METRIC and span.value in names
