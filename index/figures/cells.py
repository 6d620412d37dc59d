"""One metric of one record: what the catalogue's functions answer with, and all that an aggregate knows of a record.

A record is a round, a company, or what one investor put into a round. Nothing here computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from index.facts.schema import Commitment, Company, PartialDate, Round
from index.figures.working import Expression, evaluated

Record = Round | Company | Commitment


@dataclass(frozen=True, slots=True)
class Cell:
    """A metric's value for one record: an expression, or text, or names; else the reason why there is none."""

    record: Record
    unit: str
    expression: Expression | None = None
    text: str | None = None
    names: tuple[str, ...] = ()
    missing: str | None = None
    by_convention: bool = False
    """Left out because the metric's definition says so, not because a fact is unknown."""
    notes: tuple[str, ...] = ()
    behind: Round | None = None
    """The round of a commitment, or that a company's value comes from."""
    dated: PartialDate | None = None
    """The day that the value is of, where that is not the announcement of the round."""
    titled: str | None = None
    """What the value is of, where the record's own label would not say it."""
    fact: str | None = None
    """The record that states the value, where it is another one."""

    @property
    def round(self) -> Round | None:
        """The round that the value belongs to; ``None`` for a value of a company."""
        return self.record if isinstance(self.record, Round) else self.behind

    @property
    def label(self) -> str:
        """What the value is of: ``Anthropic Series E``, ``Anthropic``, ``Microsoft in Figure AI Series B``."""
        if self.titled is not None:
            return self.titled
        return self.record.investor if isinstance(self.record, Commitment) else self.record.label

    @property
    def fact_id(self) -> str:
        """The fact that a row with this value cites."""
        return self.fact or self.record.fact_id

    @property
    def when(self) -> PartialDate | None:
        """The date at whose rate money is converted."""
        return self.dated or (self.round.announced if self.round else None)

    @property
    def value(self) -> Fraction | None:
        """The exact number, where the metric is a number and its inputs are known."""
        return evaluated(self.expression) if self.expression is not None else None
