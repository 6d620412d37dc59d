"""All that the tables hold of one deal, as figures, dates and names that a briefing about it may state.

That is: the round's own row, commitments, alternatives and details; the company's row, metrics and other rounds; and
the pages behind them. Everything carries the id of its record and the place of its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from index.facts.checking.dates import dates
from index.facts.checking.figures import figures
from index.facts.checking.names import Lexicon
from index.facts.schema import Alternative, Company, CompanyMetric, Detail, Origin, PartialDate, Round, ValuationBasis
from index.facts.schema import DetailKind as Kind
from index.facts.table import FactsTable
from index.figures.display import displayed, is_currency

_SUMS = ("amount", "equity_amount", "pre_money", "post_money")
_NOT_MONEY = {"percent": Kind.PERCENT}


@dataclass(frozen=True, slots=True)
class Known:
    """One value of one record."""

    kind: Kind
    value: Decimal | PartialDate | str
    unit: str
    field: str
    """A field of Round, "commitment", "metric", "detail" or another table's column."""
    label: str
    """What it is, for people: "post_money of Anthropic Series E"."""
    fact_id: str
    origin: Origin | None
    named: str = ""
    """Whose commitment it is."""
    cues: tuple[str, ...] = ()
    """Words of which a paragraph has one if it speaks of this; empty where a briefing speaks of it anyway."""

    def __str__(self) -> str:
        place = f"{self.origin.file}:{self.origin.line}: " if self.origin else ""
        unit = "date" if self.kind is Kind.DATE else "count" if self.kind is Kind.COUNT else self.unit
        shown = self.value.iso if isinstance(self.value, PartialDate) else displayed(self.value, unit)
        if isinstance(self.value, Decimal) and self.value != self.value.to_integral_value() and is_currency(unit):
            shown = f"{unit} {self.value:f}"
        return f"{place}{self.label} is {shown}"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of one deal."""

    this: Round
    figures: tuple[Known, ...]
    dates: tuple[Known, ...]
    names: tuple[Known, ...]

    @property
    def every(self) -> tuple[Known, ...]:
        """All of it."""
        return self.figures + self.dates + self.names

    @property
    def own_sums(self) -> list[Known]:
        """The sums of the deal's own row, alternatives and commitments."""
        return [one for one in self.figures if one.kind is Kind.MONEY and self.is_own(one)]

    def spoken_of(self, text: str) -> list[Known]:
        """The figures that a paragraph may state: the deal's own, and those of which it gives a cue."""
        lower = text.lower()
        return [one for one in self.figures if not one.cues or any(cue in lower for cue in one.cues)]

    def is_own(self, one: Known) -> bool:
        """Whether a value is the round's own: of its row, a commitment or an alternative."""
        kinds = ("commitment", "alternative")
        own = tuple(f"{kind}:{self.this.round_id}:" for kind in kinds)
        return one.fact_id == self.this.fact_id or one.fact_id.startswith(own)


def lexicon_of(table: FactsTable) -> Lexicon:
    """The names that the tables know, to be found in prose."""
    facts = table.facts
    own = {c.name for c in facts.companies} | {name for one in facts.rounds for name in one.investors}
    own |= {commitment.investor for commitment in facts.commitments}
    others = {alias for c in facts.companies for alias in (*c.aliases, *c.founders)}
    others |= {name for one in facts.rounds for name in one.names}
    own |= {investor.name for investor in facts.investors}
    others |= {alias for investor in facts.investors for alias in investor.aliases}
    others |= {str(detail.value) for detail in facts.details if detail.kind is Kind.NAME}
    return Lexicon(own, aliases=others)


def knowledge_of(table: FactsTable, this: Round) -> Knowledge:
    """Gather what the tables hold of a round."""
    own = table.rounds_of(this.company)
    rounds = (this, *(one for one in own if one is not this))
    known = list(
        chain(
            chain.from_iterable(_cued(_of_round(table, one), one, this) for one in rounds),
            chain.from_iterable(_of_metric(m) for m in table.facts.metrics if m.company == this.company),
            _of_company(table.company(this.company)),
        )
    )
    known += _of_sources(table, known)
    return Knowledge(
        this=this,
        figures=tuple(one for one in known if isinstance(one.value, Decimal)),
        dates=tuple(one for one in known if isinstance(one.value, PartialDate)),
        names=tuple(one for one in known if isinstance(one.value, str)),
    )


def _cued(known: Iterable[Known], one: Round, this: Round) -> Iterator[Known]:
    """Values of another round count only where it, one of its investors or its date is spoken of."""
    if one is this:
        yield from known
        return
    day = [displayed(str(one.announced), "date")] if one.announced else []
    month = [displayed(one.announced.iso[:7], "date")] if one.announced else []
    cues = tuple(cue.lower() for cue in (*one.names, *one.investors, *day, *month))
    for value in known:
        yield value if value.kind is Kind.NAME else replace(value, cues=cues)


def _of_round(table: FactsTable, one: Round) -> Iterator[Known]:
    yield from _sums_of(table, one)
    if one.announced is not None:
        yield _round_value(table, one, "announced", one.announced)
    yield from _names_of(table, one)
    for commitment in table.commitments_of(one.round_id):
        label = f"what {commitment.investor} put into {one.label}"
        place = (label, commitment.fact_id, commitment.origin)
        amount = Decimal(commitment.amount)
        yield Known(Kind.MONEY, amount, commitment.currency, "commitment", *place, named=commitment.investor)
        yield Known(Kind.NAME, commitment.investor, "", "commitment", *place)
    for alternative in table.alternatives_of(one.round_id):
        yield from _of_alternative(alternative, one)
    for detail in table.details_of(one.round_id):
        yield _of_detail(detail, one)


def _sums_of(table: FactsTable, one: Round) -> Iterator[Known]:
    """The money of a round's row. Only a stated basis makes a headline valuation a post-money or pre-money one."""
    for field in _SUMS:
        value = getattr(one, field)
        if value is None:
            continue
        known = replace(_round_value(table, one, field, Decimal(value)), unit=one.currency or "")
        if field == "post_money" and one.valuation_basis is ValuationBasis.UNSPECIFIED:
            known = replace(known, field="valuation", label=f"valuation (basis unspecified) of {one.label}")
        elif field == "post_money" and one.valuation_basis is ValuationBasis.PRE:
            known = replace(known, field="pre_money")
        yield known


def _names_of(table: FactsTable, one: Round) -> Iterator[Known]:
    """What a round is called, who is in it under every name, and what it is for."""
    aliases = {investor.name: investor.aliases for investor in table.facts.investors}
    for name in (one.company, one.label, *one.names):
        yield _round_value(table, one, "round", name)
    for field, investors in (("lead_investors", one.lead_investors), ("participants", one.participants)):
        for name in investors:
            for called in (name, *aliases.get(name, ())):
                yield _round_value(table, one, field, called)
    if one.use_of_funds:
        yield _round_value(table, one, "use_of_funds", one.use_of_funds)


def _round_value(table: FactsTable, one: Round, field: str, value: Decimal | PartialDate | str) -> Known:
    kind = {Decimal: Kind.MONEY, PartialDate: Kind.DATE, str: Kind.NAME}[type(value)]
    origin = table.origin(one.fact_id, field)
    return Known(kind, value, "", field, f"{field} of {one.label}", one.fact_id, origin)


def _of_alternative(other: Alternative, one: Round) -> Iterator[Known]:
    """A disputed value, as what its field holds; of a valuation nobody knows the basis."""
    label = f"another {other.field} of {one.label}"
    place = (label, other.fact_id, other.origin)
    if other.note:
        yield Known(Kind.NAME, other.note, "", "notes", *place)
    if other.value.isdigit():
        field = "valuation" if other.field == "post_money" else other.field
        yield Known(Kind.MONEY, Decimal(other.value), other.currency or one.currency or "", field, *place)
    elif other.field == "announced":
        yield Known(Kind.DATE, PartialDate(other.value), "", "announced", *place)
    else:
        for name in other.value.split(";"):
            yield Known(Kind.NAME, name.strip(), "", other.field, *place)


def _of_detail(detail: Detail, one: Round) -> Known:
    unit = detail.unit or {Kind.PERCENT: "percent", Kind.MULTIPLE: "x"}.get(detail.kind, "")
    label = f"a {detail.kind} told of {one.label}"
    return Known(detail.kind, detail.value, unit, "detail", label, detail.fact_id, detail.origin)


def _of_metric(metric: CompanyMetric) -> Iterator[Known]:
    label = f"{metric.metric} of {metric.company} as of {metric.as_of}"
    place = (label, metric.fact_id, metric.origin)
    first, _, _ = metric.unit.partition(" ")
    if is_currency(first):
        cues = _cues_of(metric)
        yield Known(Kind.MONEY, metric.value, first, f"metric {metric.metric}", *place, cues=cues)
    else:
        kind = _NOT_MONEY.get(metric.unit, Kind.COUNT)
        unit = metric.unit if kind is Kind.PERCENT else f"{metric.unit} {metric.metric.replace('_', ' ')}"
        yield Known(kind, metric.value, unit, f"metric {metric.metric}", *place)
    yield Known(Kind.DATE, metric.as_of, "", "as_of", *place)
    if metric.scope:
        yield Known(Kind.NAME, metric.scope, "", "scope", *place)
    yield from _in_words(metric.notes or "", place, currency=first if is_currency(first) else None)


_WORDS_FOR = {
    "arr": ("revenue",),
    "revenue": ("sales",),
    "raised": ("funding", "total", "taken in"),
    "debt": ("loan", "lent", "borrow", "financing"),
    "investment": ("invest", "put into", "paid", "outlay"),
    "capex": ("spend", "capital expenditure"),
    "deal": ("merger", "option", "offer"),
    "net": ("losing", "lost"),
}
"""Other words for what a metric's name says."""


def _cues_of(metric: CompanyMetric) -> tuple[str, ...]:
    """The words of a metric's name and scope, and others for them."""
    words = [word for word in f"{metric.metric}_{metric.scope or ''}".lower().replace(" ", "_").split("_") if word]
    return tuple(dict.fromkeys([*words, *(other for word in words for other in _WORDS_FOR.get(word, ()))]))


def _in_words(notes: str, place: tuple[str, str, Origin], *, currency: str | None) -> Iterator[Known]:
    """What a note says in figures and dates; its text stands for the names in it.

    A note beside a sum writes "150m" and means its currency.
    """
    days = dates(notes, 0, len(notes))
    for figure in figures(notes, 0, len(notes), taken=[(one.start, one.end) for one in days]):
        for value in dict.fromkeys((figure.low, figure.high)):
            yield Known(figure.kind, value, figure.unit, "notes", *place)
            if currency and figure.kind is Kind.COUNT and figure.step > 1:
                yield Known(Kind.MONEY, value, currency, "notes", *place)
    for one in days:
        parts = (f"{one.year:04}" if one.year else None, *(f"{part:02}" for part in (one.month, one.day) if part))
        if parts[0]:
            yield Known(Kind.DATE, PartialDate("-".join(filter(None, parts))), "", "notes", *place)
    if notes:
        yield Known(Kind.NAME, notes, "", "notes", *place)


def _of_company(company: Company | None) -> Iterator[Known]:
    if company is None:
        return
    place = (f"what is known of {company.name}", company.fact_id, company.origin)
    texts = (company.name, *company.aliases, company.hq_city, company.hq_country, company.sector, *company.founders)
    for text in filter(None, texts):
        yield Known(Kind.NAME, text, "", "company", *place)
    if company.founded is not None:
        yield Known(Kind.DATE, PartialDate(str(company.founded)), "", "founded", *place)


def _of_sources(table: FactsTable, known: Iterable[Known]) -> Iterator[Known]:
    """Who published the pages behind these records, what they are called, and when they came out."""
    ids = dict.fromkeys(fact_id for one in known if (fact_id := one.fact_id))
    source_ids = dict.fromkeys(source for fact_id in ids for source in table.source_ids(fact_id))
    for source in table.sources_of(source_ids):
        place = (f"the source {source.source_id}", f"source:{source.source_id}", None)
        for text in filter(None, (source.title, source.publisher)):
            yield Known(Kind.NAME, text, "", "source", *place)
        if source.published is not None:
            yield Known(Kind.DATE, source.published, "", "published", *place)
