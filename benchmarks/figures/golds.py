"""Short ways to write a gold, for families that hold many. No question and no table is read here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from benchmarks.figures.book import Round, known
from benchmarks.figures.case import AnyOf, Case, Gold, Number, Rows, names


def usd(value: Decimal | None) -> Number:
    """A sum in dollars, which must be known."""
    return Number(known(value), "USD")


def eur(value: Decimal | None) -> Number:
    """A sum in euros, which must be known."""
    return Number(known(value), "EUR")


def gbp(value: Decimal | None) -> Number:
    """A sum in pounds sterling, which must be known."""
    return Number(known(value), "GBP")


def percent(part: Decimal | None, whole: Decimal | None) -> Number:
    """How many hundredths of the whole the part is."""
    return Number(known(part) * 100 / known(whole), "percent")


def times(value: Decimal | None, base: Decimal | None) -> Number:
    """How many times the base the value is."""
    return Number(known(value) / known(base), "x")


def count(rounds: Iterable[object]) -> Number:
    """How many there are."""
    return Number(Decimal(len(tuple(rounds))), "count")


def listed(rounds: Iterable[Round], *, ordered: bool = False) -> Rows:
    """These rounds, without values."""
    return Rows(tuple((one.label, None) for one in rounds), ordered)


def table(values: Mapping[str, Decimal], *, ordered: bool = False) -> Rows:
    """Labels with values, in the order given."""
    return Rows(tuple(values.items()), ordered)


def round_named(one: Round) -> AnyOf:
    """Which round it was, where naming the company says as much."""
    return AnyOf((names(one.label), names(one.company)))


def companies(rounds: Iterable[Round]) -> frozenset[str]:
    """Who raised these rounds."""
    return frozenset(one.company for one in rounds)


def stake(one: Round) -> Number:
    """Amount over post-money."""
    return percent(one.primary, one.post)


def step_up(one: Round, previous: Round) -> Number:
    """Pre-money over the post-money of the previous priced round."""
    return times(one.pre, previous.post)


def asked(family: str, golds: Mapping[str, Gold]) -> Iterator[Case]:
    """A case for each question that stands alone."""
    for question, gold in golds.items():
        yield Case(family, question, gold)
