"""Whether there is such a round or company, whether a value is known, and whether a thing is of a kind.

That the table has none of a company's rounds does not say that there was none: what is not found is declined. Where
all rounds or companies are asked about, the no comes with a note that the table need not hold every one.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.checking.asides import meant, says_ever
from bot.answers.roles import ROLE_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.shapes.sets import is_described
from bot.answers.sides import Shaped
from bot.answers.slots import Slots, slots_of
from bot.answers.spans import Span
from bot.answers.words import words_of
from index.facts.table import FactsTable
from index.figures.catalogue import Level, metric_named
from index.figures.fields import MEASURES, NAMES
from index.figures.query import Aggregate, Check, FigureQuery, Filter, Op
from index.figures.selection import records, selected

WHICH = Span(Sense.FILLER, None, words_of("which"))
COMPANIES = Span(Sense.METRIC, "company", words_of("companies"))
_ATTRIBUTES = {
    Sense.CITY: "city",
    Sense.COUNTRY: "country",
    Sense.REGION: "region",
    Sense.SECTOR: "sector",
    Sense.FOUNDER: "founders",
}


def of_a_company(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Is Helsing based in Munich?”, “is Mistral an AI lab?”: whether the company is one of those."""
    spans = meant(spans)
    attributes = [span for span in spans if span.sense in _ATTRIBUTES]
    if len(attributes) != 1 or not any(span.sense is Sense.COMPANY for span in spans):
        return None
    name = _ATTRIBUTES[attributes[0].sense]
    slots = slots_of([span for span in spans if not _says_only(span, name)])
    if slots is None or slots.shape or not is_described(slots.filters):
        return None
    return Asked(Check(FigureQuery("company_name", Aggregate.COUNT, slots.filters), Op.GE, 1))


def _says_only(span: Span, name: str) -> bool:
    """Whether a metric is only the verb of the attribute: “based in”, “founded by”."""
    based = {"headquarters", "city", "country"}
    wording = {"city": based, "country": based, "region": based, "founders": {"founded", "founders"}}
    return span.sense is Sense.METRIC and span.value in wording.get(name, {"company", "sector"}) | {"company"}


def of_a_kind(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Was Lumen's Series A a secondary?”, “is it in euros?”: the kind or the currency of a round that is named."""
    spans = meant(spans)
    kinds = [span for span in spans if span.sense in {Sense.INSTRUMENT, Sense.CURRENCY}]
    slots = slots_of([span for span in spans if span not in kinds])
    if len(kinds) != 1 or slots is None or slots.shape or not slots.on("company") or not slots.on("round"):
        return None
    metric = "instrument" if kinds[0].sense is Sense.INSTRUMENT else "currency"
    return Asked(Check(FigureQuery(metric, None, slots.filters), Op.EQ, (str(kinds[0].value),)))


def whether_there_is(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Did Anthropic raise money in 2025?”, “has Accel ever led a round?”: whether there is such a round."""
    slots = slots_of(meant(spans))
    if slots is None or set(slots.metrics) - {"raised", "announced", "round"}:
        return None
    if spans and spans[-1].text.casefold() == "done":  # "is the deal done?" is not whether there is one
        return None
    if not _asks_for_any(spans) and (_is_one_of_several(slots, table) or _bounds_a_deal(slots)):
        return None
    leads = any(f.field in ROLES and f.op is Op.EQ for f in slots.filters)
    left_out = any(f.field in ROLES and f.op is Op.NE for f in slots.filters)
    if left_out or not (slots.on("company") or leads):
        return None
    kind_only = [f.field for f in slots.filters if f.field != "announced"] == ["company", "instrument"]
    told = slots.names_a_round and (not kind_only or _asks_for_any(spans))  # "was it debt?" is of one round
    says_so = slots.metrics or slots.has(Sense.ROUNDS) or told or (leads and not slots.on("company"))
    if not says_so or any(span.sense not in {Sense.METRIC, Sense.ROUNDS} for span in slots.shape):
        return None
    query = FigureQuery("round", Aggregate.COUNT, slots.filters)
    if selected(slots.filters, table).rounds:
        return Asked(Check(query, Op.GE, 1))
    if not slots.on("company"):
        return Asked(Check(query, Op.GE, 1)) if says_ever(spans) else None
    return Asked(FigureQuery("amount", None, slots.filters))


def _is_one_of_several(slots: Slots, table: FactsTable) -> bool:
    """Whether, as in “was its 2025 round a secondary”, the kind of one round is asked, and several fit."""
    senses = [span.sense for span in slots.order]
    if Sense.ROUNDS not in senses or Sense.INSTRUMENT not in senses or slots.says_many:
        return False
    told = tuple(f for f in slots.filters if f.field != "instrument")
    is_said_of_it = senses.index(Sense.ROUNDS) < senses.index(Sense.INSTRUMENT)
    return is_said_of_it and len(selected(told, table).rounds) > 1


def _bounds_a_deal(slots: Slots) -> bool:
    """Whether, as in “was its Google convertible below $3bn”, the size of one deal is held against a bound."""
    bounds = any(f.field in {"amount", "raised"} and f.op not in {Op.EQ, Op.KNOWN} for f in slots.filters)
    return bounds and slots.on("instrument") is not None and not slots.has(Sense.ROUNDS)


def _asks_for_any(spans: Sequence[Span]) -> bool:
    """Whether words say that any such round will do: “does it have any debt”, “has it ever …”."""
    return any(word.text in _ANY_OF_IT for span in spans for word in span.words if span.sense is Sense.FILLER)


_ANY_OF_IT = frozenset({"any", "some", "ever", "have", "has", "had", "take", "taken", "took", "do", "done", "with"})


def there_is(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Are there any French companies?”, “was there a round above $10bn?”, “did any company raise twice?”."""
    spans, op, least = _without_a_count(_of_founders(meant(spans)))
    slots = slots_of([WHICH, *spans])
    if slots is None or slots.on("company") or slots.joined:
        return None
    if _is_a_round(slots):
        query = FigureQuery("round", Aggregate.COUNT, slots.filters)
        return Asked(Check(query, op, least))
    found = shaped(slots, table)
    if found is None or not isinstance(found.query, FigureQuery) or not found.query.is_ordered:
        return None
    query = found.query
    if query.metric not in {"company", "company_name"} or query.limit or query.group_by:
        return found if (op, least) == (Op.GE, 1) and (query.having or query.metric in NAMES) else None
    counted = FigureQuery(query.metric, Aggregate.COUNT, query.filters)
    return Asked(Check(counted, op, least))


def _of_founders(spans: list[Span]) -> list[Span]:
    """The spans with “a founder of any company” as the companies of that founder."""
    if not any(span.sense is Sense.FOUNDER for span in spans):
        return spans
    kept = [span for span in spans if not (span.sense is Sense.METRIC and span.value in {"founders", "founded"})]
    said = any(span.sense is Sense.METRIC and span.value == "company" for span in kept)
    return kept if said else [COMPANIES, *kept]


def _is_a_round(slots: Slots) -> bool:
    """Whether rounds are what is asked for, told by more than their being rounds."""
    led = any(f.field in ROLES and f.op is Op.EQ for f in slots.filters) and not slots.metrics
    said = led or slots.has(Sense.ROUNDS) or slots.on("instrument") is not None or slots.on("series") is not None
    silent = all(span.sense in {Sense.ROUNDS, Sense.METRIC} for span in slots.shape)
    return said and silent and bool(slots.filters) and set(slots.metrics) <= {"round", "announced"}


_BOUNDS = {"larger": Op.GT, "smaller": Op.LT}


def _without_a_count(spans: list[Span]) -> tuple[list[Span], Op, int]:
    """The spans without “more than one”, “at least three”, and that bound; without one, one will do."""
    for at, span in enumerate(spans):
        end = at + 1 + (at + 1 < len(spans) and spans[at + 1].sense is Sense.SEPARATOR)
        number = spans[end] if end < len(spans) else None
        op = _BOUNDS.get(str(span.value)) if span.sense is Sense.COMPARES else span.value
        bounds = span.sense in {Sense.COMPARES, Sense.BOUND} and isinstance(op, Op)
        if bounds and isinstance(op, Op) and number is not None and number.sense is Sense.NUMBER:
            return [*spans[:at], *spans[end + 1 :]], op, int(str(number.value))
    return spans, Op.GE, 1


def of_the_same(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Does A have the city of B?”: whether two companies are alike in what they are."""
    spans = meant(spans)
    if [span.sense for span in spans] != [Sense.COMPANY, Sense.METRIC, Sense.COMPANY]:
        return None
    this, field, other = (str(span.value) for span in spans)
    if field not in {"city", "country", "sector"} or this == other:
        return None
    ours = Filter("company", Op.EQ, (this,))
    if not records((ours, Filter(field, Op.KNOWN)), Level.COMPANY, table).records:
        return None
    theirs = FigureQuery(field, None, (Filter("company", Op.EQ, (other,)),))
    if field == "sector" and table.company(this) and not _is_alike(table, this, other):
        return None  # of the two names of a sector, one may be shared
    alike = FigureQuery("company_name", Aggregate.COUNT, (ours, Filter(field, Op.EQ, (theirs,))))
    return Asked(Check(alike, Op.GE, 1))


def _is_alike(table: FactsTable, this: str, other: str) -> bool:
    """Whether two companies have one sector by its narrower name."""
    companies = [table.company(name) for name in (this, other)]
    return len({one.sector for one in companies if one is not None}) == 1


_FIELDS = {**ROLE_OF, "raised": "amount", "headquarters": "city", "founders": "founder"}


def whether_it_is_known(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Is its valuation known?”, “is there a figure for …?”: yes, or what is asked for, which says that it is not."""
    says = {word.text for span in spans for word in span.words if span.sense is Sense.FILLER}
    spans, known = _without_known(meant(spans))
    slots = slots_of(spans)
    if slots is None or not slots.on("company") or not (known or says & {"there", "record", "file"}):
        return None
    if not slots.metrics or any(span.sense not in {Sense.METRIC, Sense.ROUNDS, Sense.PICK} for span in slots.shape):
        return None
    value = shaped(slots, table)
    if value is None or not isinstance(value.query, FigureQuery):
        return None
    level = metric_named(value.query.metric).level
    field = _FIELDS.get(value.query.metric, value.query.metric)
    if level is Level.COMMITMENT or value.query.pick or field not in MEASURES | NAMES | {"announced"}:
        return value
    filters = (*value.query.filters, Filter(field, Op.KNOWN))
    if not records(filters, level, table).records:
        return value
    name = "company_name" if level is Level.COMPANY else "round"
    return Asked(Check(FigureQuery(name, Aggregate.COUNT, filters), Op.GE, 1))


def _without_known(spans: list[Span]) -> tuple[list[Span], bool]:
    """The spans without the word that a value is known, and whether it was said."""
    kept = [span for span in spans if not _says_known(span)]
    return kept, len(kept) < len(spans)


def _says_known(span: Span) -> bool:
    if span.sense is Sense.KNOWN:
        return span.value is True
    return isinstance(span.value, Filter) and span.value.op is Op.KNOWN and span.value.field != "amount"
