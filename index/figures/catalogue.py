"""The metric catalogue: every metric once, with its definition, formula, unit, synonyms and the definition's source.

This is the one place to add a metric (docs/architecture.md shows how). What it computes is in ``round_metrics``; how
people ask for it is the ``synonyms``, in lower case and without plural forms that only add an s.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures import round_metrics
from index.figures.cells import Cell
from index.figures.working import Combined, Given, Operator


class Kind(StrEnum):
    """What sort of value a metric has, which decides what can be done with it."""

    MONEY = "money"
    PERCENT = "percent"
    MULTIPLE = "multiple"
    COUNT = "count"
    NAMES = "names"
    DATE = "date"
    TEXT = "text"
    YEAR = "year"
    DAYS = "days"

    @property
    def is_number(self) -> bool:
        """Whether values can be averaged and ranked by size."""
        return self in {Kind.MONEY, Kind.PERCENT, Kind.MULTIPLE, Kind.COUNT, Kind.YEAR, Kind.DAYS}


class Level(StrEnum):
    """Of what sort of record a metric is: what is selected, counted and ranked."""

    ROUND = "round"
    COMPANY = "company"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that can be asked of a record."""

    name: str
    title: str
    kind: Kind
    definition: str
    formula: str
    source: str
    synonyms: tuple[str, ...]
    of: Callable[[Any, FactsTable], Cell]
    """From a record of the metric's level."""
    level: Level = Level.ROUND
    series: Callable[[Any, FactsTable], tuple[Cell, ...]] | None = None
    """Every dated value, oldest first, where a record can have several; ``of`` is the last of them."""

    def of_round(self, this: Round, table: FactsTable) -> Cell:
        """The value for one round: of a company's metric, the value of the company that raised it."""
        if self.level is Level.COMMITMENT:
            return Cell(this, "", missing=f"{self.title} is said of an investor in {this.label}, not of the round")
        if self.level is Level.COMPANY:
            company = table.company(this.company)
            return self.of(company, table) if company else Cell(this, "", missing=f"{this.company} is not described")
        return self.of(this, table)


_DESK = "the conventions of docs/architecture.md"
_NVCA = "NVCA Model Legal Documents (term sheet: pre-money valuation, fully diluted post-money)"


def _names(field: str) -> Callable[[Round, FactsTable], Cell]:
    def of(this: Round, table: FactsTable) -> Cell:
        names: tuple[str, ...] = getattr(this, field)
        missing = None if names else f"no {field.replace('_', ' ')} are known for {this.label}"
        return Cell(this, "name", names=names, missing=missing)

    return of


def _text(field: str, unit: str) -> Callable[[Round, FactsTable], Cell]:
    def of(this: Round, table: FactsTable) -> Cell:
        value = getattr(this, field)
        missing = None if value else f"the {field.replace('_', ' ')} of {this.label} is not known"
        return Cell(this, unit, text=str(value) if value else None, missing=missing)

    return of


def _company(this: Round, table: FactsTable) -> Cell:
    return Cell(this, "name", names=(this.company,))


def _one(this: Round, table: FactsTable) -> Cell:
    return Cell(this, "count", Given(this.label, Fraction(1), "count", this.fact_id, "round_id"))


def _investor_count(this: Round, table: FactsTable) -> Cell:
    if not this.investors:
        return Cell(this, "count", missing=f"no investors are known for {this.label}")
    ones = tuple(
        Given(
            name,
            Fraction(1),
            "count",
            this.fact_id,
            "lead_investors" if name in this.lead_investors else "participants",
        )
        for name in this.investors
    )
    note = "Named investors only: lists in announcements are often partial."
    return Cell(this, "count", Combined(Operator.ADD, ones), notes=(note,))


METRICS: tuple[Metric, ...] = (
    Metric(
        "amount",
        "Amount",
        Kind.MONEY,
        "The headline amount of one round or deal, whatever its instrument.",
        "amount, as stated",
        _DESK,
        (
            "amount",
            "size",
            "round size",
            "deal size",
            "deal value",
            "round value",
            "transaction value",
        ),
        round_metrics.amount,
    ),
    Metric(
        "raised",
        "Raised",
        Kind.MONEY,
        "Primary money into the company: equity, convertible and strategic rounds, and the stated equity part of a "
        "debt+equity package. Secondary sales, buyouts and debt are left out. In a sum, money that another counted "
        "round already holds is counted once.",
        "Σ amount of primary rounds",
        _DESK,
        (
            "raised",
            "raise",
            "raising",
            "bring in",
            "brought in",
            "take in",
            "took in",
            "amount raised",
            "funding",
            "fundraising",
            "capital raised",
            "money raised",
            "funding raised",
        ),
        round_metrics.raised,
    ),
    Metric(
        "pre_money",
        "Pre-money valuation",
        Kind.MONEY,
        "The company's valuation without the round's new money.",
        "stated, else post-money − amount",
        _NVCA,
        ("pre-money", "pre money", "premoney", "pre-money valuation", "pre money valuation", "premoney valuation"),
        round_metrics.pre_money,
    ),
    Metric(
        "post_money",
        "Post-money valuation",
        Kind.MONEY,
        "The company's valuation with the round's new money.",
        "stated, else pre-money + amount",
        _NVCA,
        (
            "post-money",
            "post money",
            "postmoney",
            "post-money valuation",
            "post money valuation",
            "postmoney valuation",
            "valuation",
            "valued at",
            "valued",
            "company value",
            "worth",
            "val",
            "price tag",
        ),
        round_metrics.post_money,
    ),
    Metric(
        "stake_sold",
        "Stake sold",
        Kind.PERCENT,
        "The share of the company that the round's buyers hold after it (dilution of everybody else).",
        "amount ÷ post-money × 100",
        _NVCA,
        (
            "stake sold",
            "stake",
            "dilution",
            "dilute",
            "share sold",
            "percentage sold",
            "equity sold",
            "how much of the company",
            "how much equity",
            "ownership sold",
        ),
        round_metrics.stake_sold,
    ),
    Metric(
        "step_up",
        "Step-up",
        Kind.MULTIPLE,
        "How far the price of the company rose between rounds, without this round's own money. Some in the trade "
        "divide post-money by post-money instead: that is the valuation multiple here.",
        "pre-money ÷ post-money of the last priced round",
        "PitchBook, valuation step-up (pre-money over prior post-money)",
        ("step-up", "step up", "stepup", "valuation step-up", "valuation step up"),
        round_metrics.step_up,
    ),
    Metric(
        "valuation_multiple",
        "Valuation multiple",
        Kind.MULTIPLE,
        "The company's valuation as a multiple of that of its last priced round.",
        "post-money ÷ post-money of the last priced round",
        _DESK,
        ("valuation multiple", "multiple", "post-to-post multiple", "multiple on the last round"),
        round_metrics.valuation_multiple,
    ),
    Metric(
        "lead_investors",
        "Lead investors",
        Kind.NAMES,
        "Who led or co-led the round. A participant is never a lead.",
        "as stated",
        _DESK,
        (
            "lead investor",
            "lead",
            "led",
            "leading investor",
            "co-lead",
            "co lead",
            "colead",
            "leader",
            "lead backer",
            "leading",
        ),
        _names("lead_investors"),
    ),
    Metric(
        "participants",
        "Participants",
        Kind.NAMES,
        "Who put money in without leading.",
        "as stated",
        _DESK,
        (
            "participant",
            "participating investor",
            "participated",
            "took part",
            "joined",
            "other investor",
            "follow-on investor",
            "participate",
            "join",
            "take part",
        ),
        _names("participants"),
    ),
    Metric(
        "investors",
        "Investors",
        Kind.NAMES,
        "Everybody who put money in: leads first, then participants.",
        "lead investors ∪ participants",
        _DESK,
        (
            "investor",
            "backer",
            "backed",
            "invested",
            "invest",
            "put money",
            "funded",
            "shareholder list",
            "cap table",
        ),
        _names("investors"),
    ),
    Metric(
        "investor_count",
        "Number of investors",
        Kind.COUNT,
        "How many investors are named, leads and participants together.",
        "count of distinct names",
        _DESK,
        ("investor count",),
        _investor_count,
    ),
    Metric(
        "announced",
        "Announced",
        Kind.DATE,
        "When the round was announced, in the precision of its source.",
        "as stated",
        _DESK,
        ("announced", "announce", "date", "announcement date", "announcement"),
        _text("announced", "date"),
    ),
    Metric(
        "instrument",
        "Instrument",
        Kind.TEXT,
        "What kind of money it is: equity, convertible, debt, secondary, strategic, buyout or debt+equity.",
        "as stated",
        _DESK,
        ("instrument", "kind of deal", "type of deal", "deal type", "kind of round", "type of round"),
        _text("instrument", "text"),
    ),
    Metric(
        "use_of_funds",
        "Use of funds",
        Kind.TEXT,
        "What the money is for, as announced or reported.",
        "as stated",
        _DESK,
        ("use of funds", "use of proceeds", "what for", "spend the money", "use the money", "money for", "money go"),
        _text("use_of_funds", "text"),
    ),
    Metric(
        "round",
        "Rounds",
        Kind.COUNT,
        "Financing events of any instrument.",
        "count of rounds",
        _DESK,
        (),
        _one,
    ),
    Metric(
        "company",
        "Companies",
        Kind.NAMES,
        "Companies that a selection of rounds belongs to, each once.",
        "distinct companies",
        _DESK,
        ("company", "startup", "start-up", "firm"),
        _company,
    ),
)

_BY_NAME = {metric.name: metric for metric in METRICS}


def metric_named(name: str) -> Metric:
    """The catalogue's metric of this name; KeyError if it has none."""
    return _BY_NAME[name]
