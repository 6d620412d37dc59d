"""Short ways to say what is right: golds of rounds and sums, so that a family reads as questions and expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import chain
from statistics import median

from benchmarks.figures.book import Book, Round, known
from benchmarks.figures.case import Case, Day, Gold, Names, Number, Rows

Asked = Iterator[tuple[str, Gold]]
"""Questions with their golds."""


def cases_of(family: str, book: Book, *groups: Callable[[Book], Asked]) -> Iterator[Case]:
    """The cases of a family, group by group."""
    for question, gold in chain.from_iterable(group(book) for group in groups):
        yield Case(family, question, gold)


def usd(value: Decimal | int) -> Number:
    """Dollars."""
    return Number(Decimal(value), "USD")


def eur(value: Decimal | int) -> Number:
    """Euros."""
    return Number(Decimal(value), "EUR")


def count(things: Iterable[object] | int) -> Number:
    """How many there are."""
    return Number(Decimal(things if isinstance(things, int) else len(list(things))), "count")


def amount(one: Round) -> Number:
    """The headline amount in its own currency."""
    return Number(known(one.amount), one.currency)


def post(one: Round) -> Number:
    """The post-money in its own currency."""
    return Number(known(one.post), one.currency)


def pre(one: Round) -> Number:
    """The pre-money in its own currency."""
    return Number(known(one.pre), one.currency)


def percent(part: Decimal | None, whole: Decimal | None) -> Number:
    """One sum as a percentage of another."""
    return Number(known(part) / known(whole) * 100, "percent")


def growth(later: Decimal | None, earlier: Decimal | None) -> Number:
    """By how many percent the later sum is above the earlier; below zero if it fell."""
    return Number((known(later) / known(earlier) - 1) * 100, "percent")


def times(value: Decimal | None, other: Decimal | None) -> Number:
    """One sum as a multiple of another."""
    return Number(known(value) / known(other), "x")


def mean(values: Iterable[Decimal]) -> Decimal:
    """The arithmetic mean."""
    given = list(values)
    return sum(given, Decimal(0)) / len(given)


def middle(values: Iterable[Decimal]) -> Decimal:
    """The median."""
    return Decimal(median(values))


def day(one: Round) -> Day:
    """The announcement, as exact as it is known."""
    return Day(one.announced)


def leads(one: Round) -> Names:
    """Who led."""
    return Names(frozenset(one.leads))


def companies(rounds: Iterable[Round]) -> Names:
    """Whose rounds these are."""
    return Names(frozenset(one.company for one in rounds))


def labels(rounds: Iterable[Round]) -> Names:
    """The rounds by company and name, in any order."""
    return Names(frozenset(one.label for one in rounds))


def ranking(rounds: Iterable[Round], value: Callable[[Round], Decimal | None] = lambda _: None) -> Rows:
    """The rounds by company and name, in this order."""
    return Rows(tuple((one.label, value(one)) for one in rounds))


def table(values: dict[str, Decimal], *, ordered: bool = False) -> Rows:
    """A group by label, with its values."""
    return Rows(tuple(values.items()), ordered)
