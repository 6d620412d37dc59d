"""Ways of asking for one value of one round: the one named, the first, the latest, the one before another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.answers.roles import METRIC_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.shapes.asked import PASSED_OVER, SIZES, Asked
from bot.answers.shapes.sets import is_described, of_companies
from bot.answers.slots import Slots
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures.catalogue import Kind, Level, Metric, metric_named
from index.figures.display import displayed
from index.figures.query import FIRST, LATEST, Aggregate, FigureQuery, Filter, Op, Period, Pick
from index.figures.selection import selected


def of_one_round(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """One value of one round of one company: the round named, the first, the latest, or the one that is meant."""
    if slots.joined or metric.name == "company" or metric.level is not Level.ROUND:
        return None
    if slots.has_loose_investor and not slots.has(Sense.ROUNDS):
        return None  # what an investor has to do with the value is not said
    company = slots.on("company")
    if company is not None and len(company.values) > 1:
        return None
    others = _who_else(slots, metric, table)
    if others is not None:
        return others
    if any(f.op in {Op.NE, Op.UNKNOWN} for f in slots.filters):
        return None  # what is left out does not tell which one round is meant
    if slots.filters and _says_values(slots, metric) and not slots.names_a_round and not _pick(slots):
        return Asked(FigureQuery(metric.name, Aggregate.LIST, slots.filters, order_by="announced", descending=False))
    if not any(isinstance(f.values[0], str) and f.op is Op.EQ for f in slots.filters if f.field in _TELLING):
        return None
    if metric.name == "round" or (metric.name == "raised" and not _says_new_money(slots)):
        metric = metric_named("amount")
    pick = _pick(slots)
    if pick is not None and (pick != LATEST or slots.has(Sense.ROUNDS) or _names_an_investor(slots)):
        company = slots.on("company")
        start = noted.coverage(str(company.values[0]), table) if company and not pick.descending else None
        return Asked(FigureQuery(metric.name, None, slots.filters, pick), (start,) if start else ())
    return _most_reasonable(slots.filters, metric, table)


def _says_new_money(slots: Slots) -> bool:
    """Whether only what is new to the company is asked for, which a secondary sale brings none of."""
    spans = [span for span in slots.shape if span.sense is Sense.METRIC and span.value == "raised" and span.words]
    return any(span.words[0].text in {"new", "fresh", "primary"} for span in spans)


_TELLING = frozenset({"company", "round_id"})


def _who_else(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The names of one round but for some: “who besides Pier invested in Lumen's Series A”."""
    left_out = [f for f in slots.filters if f.op is Op.NE]
    named = metric.name in METRIC_OF.values() and slots.on("company") and slots.names_a_round
    if not named or len(left_out) != 1 or left_out[0].field not in ROLES:
        return None
    filters = tuple(f for f in slots.filters if f is not left_out[0])
    names = tuple(str(name) for name in left_out[0].values)
    if len(selected(filters, table).rounds) != 1:
        return None
    return Asked(FigureQuery(metric.name, Aggregate.LIST, filters, without=names))


def _names_an_investor(slots: Slots) -> bool:
    return any(f.field in ROLES and f.op is Op.EQ for f in slots.filters)


def _says_values(slots: Slots, metric: Metric) -> bool:
    """Whether a number is asked for in the plural: “Anthropic's valuations”."""
    spans = [span for span in slots.shape if span.sense is Sense.METRIC and span.value == metric.name and span.words]
    return metric.kind.is_number and any(word.text != word.stem for span in spans for word in span.words)


def _pick(slots: Slots) -> Pick | None:
    """The place in time that the words give: first, latest, third."""
    ordinal, pick = slots.first(Sense.ORDINAL), slots.first(Sense.PICK)
    span = slots.span(Sense.PICK)
    if span is not None and span.text.casefold() in {"oldest", "youngest"} and slots.on("sector"):
        return None  # said of companies, not of their rounds
    if isinstance(ordinal, int):
        return replace(pick if isinstance(pick, Pick) else FIRST, position=ordinal)
    return pick if isinstance(pick, Pick) else None


def picked_in_time(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The first or latest of many companies' rounds: “GIC's latest investment”, “the first round above $1bn”."""
    if _says_the_age(slots) and slots.asks_companies and metric.name == "company":
        return _by_age(slots)
    pick = _pick(slots)
    if pick is None or metric.level is not Level.ROUND or not slots.filters or slots.has(Sense.EXTREME):
        return None
    company = slots.on("company")
    if company is not None and (not slots.has(Sense.ROUNDS) or len(company.values) > 1):
        return None
    asks_itself = metric.name in {"raised", "amount", "round"} and "amount" not in slots.metrics
    name = "name" if asks_itself and slots.asks not in {"amount", "who"} else metric.name
    name = "amount" if name in {"raised", "round"} else name
    if slots.asks == "who" and metric.name in SIZES:
        name = "company"  # "who raised first"
    if name == "company" and slots.asks_rounds:
        name = "name"  # "in which round was a company first valued at …"
    return Asked(FigureQuery(name, None, slots.filters, pick))


def _says_the_age(slots: Slots) -> bool:
    """Whether “oldest” or “youngest” stands, which of companies goes by their founding."""
    span = slots.span(Sense.PICK)
    return span is not None and span.text.casefold() in {"oldest", "youngest"} and not slots.has(Sense.ROUNDS)


def _by_age(slots: Slots) -> Asked | None:
    """The oldest company that is valued at so much: the one that was founded first."""
    filters, pick = of_companies(slots.filters), slots.first(Sense.PICK)
    if filters is None or not is_described(filters) or not isinstance(pick, Pick):
        return None
    return Asked(FigureQuery("company_name", None, filters, Pick("founded", pick.descending)))


def up_to(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """All that a company had raised when it announced a round: including that round, or before it."""
    reach = slots.first(Sense.UPTO)
    if reach is None or not slots.names_a_round:
        return None
    if reach == "after" and metric.name == "post_money" and not slots.asks_rounds:
        return _most_reasonable(slots.filters, metric, table)  # what a round left the company worth
    said = SIZES.intersection(slots.metrics) or "cumulative_raised" in slots.metrics or slots.asks == "amount"
    if slots.asks_rounds or slots.has(Sense.ROUNDS) or not said or reach == "after":
        return None
    if metric.name not in SIZES | {"cumulative_raised"}:
        return None
    if reach == "including":
        return Asked(FigureQuery("cumulative_raised", None, slots.filters))
    fits = selected(slots.filters, table).rounds
    if len(fits) != 1 or fits[0].announced is None:
        return None
    before = Period(None, fits[0].announced.first - timedelta(days=1))
    filters = (Filter("company", Op.EQ, (fits[0].company,)), Filter("announced", Op.IN, (before,)))
    return Asked(FigureQuery("raised", Aggregate.SUM, filters), (f"{fits[0].label} itself is left out.",))


def related(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """A value of the round before or after the one that is named."""
    which = slots.first(Sense.RELATES) or _SIDES.get(str(slots.first(Sense.UPTO)))
    if not slots.has(Sense.RELATES) and not slots.has(Sense.ROUNDS):
        return None
    if which is None or metric.level is not Level.ROUND or not (slots.names_a_round or slots.has(Sense.PICK)):
        return None
    fits = _picked(slots, table)
    if len(fits) != 1:
        return None
    if slots.says_many:
        listed = slots.has(Sense.UPTO) and metric.name in {*SIZES, "round", "name"} and slots.asks in {None, "amount"}
        return _all_beside(fits[0], str(which), table) if listed else None
    other = table.previous_priced(fits[0]) if which == "previous" else table.next_priced(fits[0])
    if other is None:
        return None
    asks_itself = metric.name in {"raised", "amount", "round", "name"} and slots.asks != "amount"
    name = "name" if asks_itself else "amount" if metric.name in {"raised", "round"} else metric.name
    query = FigureQuery(name, None, (Filter("round_id", Op.EQ, (other.round_id,)),))
    return Asked(query, (f"The {which} priced round {_SIDE[str(which)]} {fits[0].label} is {other.label}.",))


def _all_beside(this: Round, which: str, table: FactsTable) -> Asked | None:
    """All rounds of the company before or after one; ``None`` where another may be of the same day."""
    if this.announced is None:
        return None
    first, last = this.announced.first, this.announced.last
    others = [one.announced for one in table.rounds_of(this.company) if one is not this and one.announced]
    if any(other.first <= last and first <= other.last for other in others):
        return None
    time = Period(last + timedelta(days=1), None) if which == "next" else Period(None, first - timedelta(days=1))
    filters = (Filter("company", Op.EQ, (this.company,)), Filter("announced", Op.IN, (time,)))
    return Asked(FigureQuery("amount", Aggregate.LIST, filters, descending=False, order_by="announced"))


def _picked(slots: Slots, table: FactsTable) -> Sequence[Round]:
    """The rounds that the conditions leave; of a company's first or latest only that one."""
    fits = selected(slots.filters, table).rounds
    pick = slots.first(Sense.PICK)
    if not isinstance(pick, Pick):
        return fits
    if not slots.on("company") or pick not in {FIRST, LATEST} or slots.has(Sense.ORDINAL):
        return ()
    return fits[-1:] if pick == LATEST else fits[:1]


_SIDE = {"previous": "before", "next": "after"}
_SIDES = {"before": "previous", "after": "next"}


def _most_reasonable(filters: tuple[Filter, ...], metric: Metric, table: FactsTable) -> Asked:
    """Of several rounds that fit, the latest that has the value and is no secondary sale, buyout or debt."""
    fits = selected(filters, table).rounds
    if len(fits) <= 1:
        return Asked(FigureQuery(metric.name, None, filters))
    known = [one for one in fits if metric.of_round(one, table).missing is None]
    proper = [one for one in known if one.instrument not in PASSED_OVER]
    best = (proper or known or fits)[-1]
    kept = tuple(f for f in filters if f.field in {"company", *ROLES})
    query = FigureQuery(metric.name, None, (*kept, Filter("round_id", Op.EQ, (best.round_id,))))
    later = known[known.index(best) + 1 :] if best in known else []
    notes = [f"{len(fits)} rounds fit; taken is {best.label}, the latest that has the value."]
    notes += [f"Passed over: {_with_value(one, metric, table)}." for one in later]
    return Asked(query, tuple(notes), tuple(one for one in reversed(fits) if one is not best))


def _with_value(one: Round, metric: Metric, table: FactsTable) -> str:
    value = metric.of_round(one, table).value
    size = f", {displayed(int(value), one.currency or '')}" if metric.kind is Kind.MONEY and value is not None else ""
    return f"{one.label} ({one.instrument}{size})"
