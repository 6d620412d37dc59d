"""The records of the facts table, typed. Nothing here reads a file or a database; the terms in them are ``terms``.

Money is whole units of its currency in ``int``, rates are ``Decimal``; a fact that nobody stated is ``None``,
never zero. Dates keep the precision of their source: ``PartialDate("2025-03")`` is a month, not its first day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from index.facts.terms import CommitmentKind as CommitmentKind
from index.facts.terms import Confidence as Confidence
from index.facts.terms import DetailKind as DetailKind
from index.facts.terms import Instrument as Instrument
from index.facts.terms import PartialDate as PartialDate
from index.facts.terms import Precision as Precision
from index.facts.terms import Qualifier as Qualifier
from index.facts.terms import ValuationBasis as ValuationBasis

_PARENTHESIS = re.compile(r"\s*\([^)]*\)")
_STAGES = re.compile(r"(?:Seed|Series \w+)(?: and (?:Seed|Series \w+))+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was read: the row of a table, or a briefing's front matter."""

    file: str
    """Path below the corpus folder: ``facts/rounds.csv`` or ``briefings/x.md``."""
    line: int
    """1-based line on which the record starts."""
    start: int
    """First character of the record, counted in the file's own text."""
    end: int
    """One past its last character."""


@dataclass(frozen=True, slots=True)
class Round:
    """One financing event."""

    round_id: str
    company: str
    round: str
    announced: PartialDate | None
    instrument: Instrument
    amount: int | None
    currency: str | None
    pre_money: int | None
    post_money: int | None
    lead_investors: tuple[str, ...]
    participants: tuple[str, ...]
    use_of_funds: str | None
    confidence: Confidence
    source_ids: tuple[str, ...]
    notes: str | None
    origin: Origin
    amount_qualifier: Qualifier = Qualifier.EXACT
    equity_amount: int | None = None
    """The equity part of a debt+equity package, where a source states it."""
    overlaps_with: tuple[str, ...] = ()
    """Rounds whose amount already holds some or all of this one's money."""
    valuation_basis: ValuationBasis = ValuationBasis.UNSPECIFIED
    series: str | None = None
    """The word of the trade for the round, of ``vocabulary.SERIES``: Series A, Growth, Debt."""
    amount_includes_secondary: bool = False
    """Whether part of the amount of a round that is no pure secondary went to holders for shares they had."""

    @property
    def fact_id(self) -> str:
        """The name by which a citation points here."""
        return f"round:{self.round_id}"

    @property
    def label(self) -> str:
        """What people call it: ``Anthropic Series E``."""
        return f"{self.company} {self.round}"

    def is_called_by(self, investor: str) -> bool:
        """Whether the round's own name has an investor in it: “Acquisition by Google”."""
        return re.search(rf"\b{re.escape(investor)}\b", self.round) is not None

    @property
    def names(self) -> tuple[str, ...]:
        """The round's name and the shorter ones it goes by.

        ``Series E (Schwarz commitment)`` is also Series E; ``Seed and Series A (combined)`` is also both its parts.
        """
        plain = _PARENTHESIS.sub("", self.round).strip()
        parts = plain.split(" and ") if _STAGES.fullmatch(plain) else []
        growth = [self.series] if self.series == "Growth" else []
        return tuple(dict.fromkeys((self.round, plain, *parts, *growth)))

    @property
    def investors(self) -> tuple[str, ...]:
        """Leads first, then participants, each once."""
        return tuple(dict.fromkeys(self.lead_investors + self.participants))

    @property
    def is_priced(self) -> bool:
        """Whether a valuation is known, pre or post."""
        return self.post_money is not None or self.pre_money is not None


@dataclass(frozen=True, slots=True)
class Company:
    """A company that raised."""

    name: str
    aliases: tuple[str, ...]
    hq_city: str | None
    hq_country: str | None
    founded: int | None
    sector: str | None
    founders: tuple[str, ...]
    origin: Origin
    sector_group: str | None = None
    """The wider group that the sector belongs to: robotics, AI chips."""

    @property
    def fact_id(self) -> str:
        """The name by which a citation points here."""
        return f"company:{self.name}"

    @property
    def label(self) -> str:
        """What people call it."""
        return self.name


@dataclass(frozen=True, slots=True)
class Investor:
    """Somebody who puts money into companies, under the one spelling that all tables use."""

    name: str
    aliases: tuple[str, ...]
    parent: str | None
    """The investor whose arm or vehicle this one is."""
    origin: Origin

    @property
    def fact_id(self) -> str:
        """The name by which a citation points here."""
        return f"investor:{self.name}"


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one investor put in, or pledged, in one round."""

    round_id: str
    investor: str
    amount: int
    currency: str
    qualifier: Qualifier
    source_ids: tuple[str, ...]
    origin: Origin
    part: str | None = None
    """Which part of the investor's money this is, where it is not all of it: ``initial part``."""
    part_of: str | None = None
    """The investor or group of the same round whose amount already holds this one: never add both."""
    kind: CommitmentKind = CommitmentKind.INVESTOR

    @property
    def fact_id(self) -> str:
        """The name by which a citation points here."""
        return ":".join(filter(None, ("commitment", self.round_id, self.investor, self.part)))


@dataclass(frozen=True, slots=True)
class CompanyMetric:
    """Another dated figure of a company: revenue, staff, users."""

    company: str
    metric: str
    value: Decimal
    unit: str
    as_of: PartialDate
    qualifier: Qualifier
    source_ids: tuple[str, ...]
    notes: str | None
    origin: Origin
    scope: str | None = None
    """What the figure is limited to, where the metric's name does not say all: ``AWS``, ``end of 2026``."""

    @property
    def fact_id(self) -> str:
        """The name by which a citation points here."""
        return ":".join(filter(None, ("metric", self.company, self.metric, str(self.as_of), self.scope)))


@dataclass(frozen=True, slots=True)
class Detail:
    """A single further value that the sources of a round give and no other table holds."""

    round_id: str
    kind: DetailKind
    value: Decimal | PartialDate | str
    """A number, except for a date and a name."""
    unit: str | None
    """The currency of money, what a count counts; else empty."""
    source_ids: tuple[str, ...]
    origin: Origin

    @property
    def fact_id(self) -> str:
        """The name by which a citation points here."""
        written = f"{self.value:f}" if isinstance(self.value, Decimal) else str(self.value)
        return ":".join(filter(None, ("detail", self.round_id, self.kind, written, self.unit)))


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another source says of a field of a round, beside the value that stands in the round's own row."""

    round_id: str
    field: str
    """A field of Round, or ``commitment``."""
    value: str
    """As a cell of that field would hold it: ``14800000000``, ``Felicis; Accel``."""
    qualifier: Qualifier
    source_ids: tuple[str, ...]
    note: str | None
    origin: Origin
    currency: str | None = None
    """The currency of the value, where it is not the round's own."""
    investor: str | None = None
    """Whose commitment the value is about."""

    @property
    def fact_id(self) -> str:
        """The name by which a citation points here."""
        currency = f"{self.currency} " if self.currency else ""
        return ":".join(
            filter(None, ("alternative", self.round_id, self.field, self.investor, currency + self.value))
        )


@dataclass(frozen=True, slots=True)
class FxRate:
    """One day's reference rate: one unit of ``base`` is ``rate`` units of ``quote``."""

    on: date
    base: str
    quote: str
    rate: Decimal
    source_id: str
    origin: Origin

    @property
    def fact_id(self) -> str:
        """The name by which a citation points here."""
        return f"fx:{self.on.isoformat()}:{self.base}{self.quote}"


@dataclass(frozen=True, slots=True)
class Source:
    """A page that a fact was read from."""

    source_id: str
    title: str
    publisher: str | None
    url: str | None
    published: PartialDate | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two origins that give one field of one round differently. The first is the one used."""

    round_id: str
    field: str
    used: str
    used_origin: Origin
    other: str
    other_origin: Origin

    def __str__(self) -> str:
        return (
            f"{self.round_id}.{self.field}: {self.used_origin.file}:{self.used_origin.line} says {self.used}, "
            f"{self.other_origin.file}:{self.other_origin.line} says {self.other}"
        )


@dataclass(frozen=True, slots=True)
class Filled:
    """A field that a round's own row leaves empty and a briefing's front matter gives: cite it from there."""

    round_id: str
    field: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Facts:
    """All structured facts of one corpus, in the order of their files. Empty tables are fine."""

    rounds: tuple[Round, ...] = ()
    companies: tuple[Company, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    metrics: tuple[CompanyMetric, ...] = ()
    fx: tuple[FxRate, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    briefing_of: dict[str, str] = field(default_factory=dict)
    """round_id to the briefing file that tells its story."""
    filled: tuple[Filled, ...] = ()
    """Where the fields stand that a table row leaves to a briefing."""
    investors: tuple[Investor, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    details: tuple[Detail, ...] = ()
