"""A question with its gold answer. Grading an answer against it is `grading`; computing it is `book`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Literal


@dataclass(frozen=True, slots=True)
class Number:
    """A figure: money in a currency, percent, x, count, days, months, years. 5.69 percent is 5.69."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Names:
    """Companies, investors, rounds (company and round name), people: exactly these, or at least these."""

    names: frozenset[str]
    among: Literal["exact", "minimal"] = "exact"


@dataclass(frozen=True, slots=True)
class Day:
    """An ISO date, as exact as it is known: 2025-03-31, 2025-03 or 2025."""

    iso: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: labels, and values where the question asks for them (None: not asked for)."""

    rows: tuple[tuple[str, Decimal | None], ...]
    ordered: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """A word or phrase of the tables: a city, a sector, an instrument, what the money is for."""

    text: str


@dataclass(frozen=True, slots=True)
class YesNo:
    """A yes or a no."""

    is_yes: bool


@dataclass(frozen=True, slots=True)
class Declined:
    """Nothing in the tables answers this: any figure is wrong."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Several readings are fair: the answer to one of them is right."""

    golds: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """Several questions in one message: one gold for each, in order."""

    golds: tuple[Gold, ...]


Gold = Number | Names | Day | Rows | Text | YesNo | Declined | AnyOf | Several


@dataclass(frozen=True, slots=True)
class Case:
    """One question, asked after the questions of `before` in the same conversation."""

    family: str
    question: str
    gold: Gold
    before: tuple[str, ...] = ()

    @property
    def is_held_out(self) -> bool:
        """Whether it belongs to the third that nobody looks at while improving the program."""
        return int(sha256(self.question.encode()).hexdigest(), 16) % 3 == 0


def names(*given: str, among: Literal["exact", "minimal"] = "exact") -> Names:
    """Gold of these names."""
    return Names(frozenset(given), among)
