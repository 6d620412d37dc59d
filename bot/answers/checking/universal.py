"""Whether something holds for all of several rounds or companies: whether there is none of which it does not hold."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.binding.negation import OPPOSITE
from bot.answers.checking.asides import meant
from bot.answers.roles import ROLES
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import Level
from index.figures.query import Aggregate, Check, FigureQuery, Filter, Op, Period
from index.figures.selection import records, selected

_EVERY = frozenset({"all", "every", "each"})
_FIELDS = {
    Sense.INSTRUMENT: "instrument",
    Sense.CURRENCY: "currency",
    Sense.SECTOR: "sector",
    Sense.COUNTRY: "country",
    Sense.CITY: "city",
    Sense.REGION: "region",
}
_WHEN = frozenset({"announced", "raised"})
_OF_COMPANIES = frozenset({"sector", "country", "city", "region"})


def of_every_one(spans: Sequence[Span], table: FactsTable) -> Asked | None:
    """“Were all of its deals convertibles?”, “did Sequoia lead every Harvey round?”."""
    at = next(i for i, span in enumerate(spans) if any(word.text in _EVERY for word in span.words))
    ahead, behind = meant(spans[:at]), [span for span in meant(spans[at:]) if span.sense is not Sense.BOTH]
    if len(ahead) == 1:
        said, scope = ahead, behind
    elif not ahead and len(behind) > 1:
        said, scope = _predicate(behind)
    else:
        return None
    denied = _denied(said)
    slots = slots_of(scope)
    if denied is None or slots is None or not slots.filters or _is_torn(scope, behind_it=len(ahead) == 1):
        return None
    rounds = slots.has(Sense.ROUNDS) or slots.says_many
    kinds = any(span.sense is Sense.SECTOR and span.is_plural for span in scope) and not rounds
    silent = all(span.sense in {Sense.ROUNDS, Sense.METRIC} for span in slots.shape)
    if not silent or set(slots.metrics) - ({"company"} if not rounds else set()):
        return None
    if any(f.field == denied.field for f in slots.filters):
        return None
    if rounds:
        return _rounds((*slots.filters,), denied, table)
    if denied.field not in _OF_COMPANIES or not (kinds or "company" in slots.metrics):
        return None
    fits = records(slots.filters, Level.COMPANY, table).records
    query = FigureQuery("company_name", Aggregate.COUNT, (*slots.filters, denied))
    return Asked(Check(query, Op.EQ, 0)) if fits else None


def _rounds(filters: tuple[Filter, ...], denied: Filter, table: FactsTable) -> Asked | None:
    fits = selected(filters, table).rounds
    against = (*filters, denied)
    if denied.field in ROLES:
        against = (*against, Filter(denied.field, Op.KNOWN))
    unknown = (*filters, Filter(denied.field, Op.UNKNOWN))
    open_ones = selected(against, table).undecided or (denied.field in ROLES and selected(unknown, table).rounds)
    if not fits or (open_ones and not selected(against, table).rounds):
        return None
    return Asked(Check(FigureQuery("round", Aggregate.COUNT, against), Op.EQ, 0))


def _predicate(spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """What is said of all, which stands last, and of what it is said."""
    exceeds = len(spans) > 2 and spans[-1].sense is Sense.MONEY and spans[-2].sense is Sense.COMPARES
    cut = len(spans) - (2 if exceeds else 1)
    scope = spans[:cut]
    if isinstance(spans[-1].value, Period) and scope[-1].sense is Sense.METRIC and scope[-1].value in _WHEN:
        scope = scope[:-1]  # "announced in 2025"
    return spans[cut:], scope


def _denied(said: Sequence[Span]) -> Filter | None:
    """The condition of those of which it does not hold."""
    span = said[-1]
    if len(said) == 2:
        op = {"larger": Op.LE, "smaller": Op.GE}.get(str(said[0].value))
        return Filter("amount", op, (span.value,)) if op is not None else None  # type: ignore[arg-type]
    if isinstance(span.value, Filter):
        turned = span.value.op in {Op.EQ, Op.GT, Op.GE, Op.LT, Op.LE}
        return Filter(span.value.field, OPPOSITE[span.value.op], span.value.values) if turned else None
    if isinstance(span.value, Period):
        return Filter("announced", Op.NE, (span.value,))
    if span.sense not in _FIELDS:
        return None
    values = span.value if isinstance(span.value, tuple) else (str(span.value),)
    return Filter(_FIELDS[span.sense], Op.NE, values)


def _is_torn(scope: Sequence[Span], *, behind_it: bool) -> bool:
    """Whether more than names and times tell which are meant: what is said of all could then be half of that."""
    nouns = [i for i, span in enumerate(scope) if span.sense in {Sense.ROUNDS, Sense.INSTRUMENT} or _is_company(span)]
    after = scope[nouns[-1] + 1 :] if nouns else scope
    return not behind_it and any(span.sense is Sense.CONDITION for span in after)


def _is_company(span: Span) -> bool:
    return span.sense is Sense.METRIC and span.value == "company"
