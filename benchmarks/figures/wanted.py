"""More golds, beside those of `golds`: rounds named in two ways, stakes, steps, and cases from a mapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from benchmarks.figures.book import Book, Round, known
from benchmarks.figures.case import AnyOf, Case, Gold, Number, Rows, names
from benchmarks.figures.golds import percent, times


def asked(family: str, golds: Mapping[str, Gold]) -> Iterator[Case]:
    """A case for each question that stands alone."""
    for question, gold in golds.items():
        yield Case(family, question, gold)


def gbp(value: Decimal | None) -> Number:
    """Pounds sterling."""
    return Number(known(value), "GBP")


def listed(rounds: Iterable[Round], *, ordered: bool = False) -> Rows:
    """These rounds, without values; in any order unless the question sets one."""
    return Rows(tuple((one.label, None) for one in rounds), ordered)


def round_named(one: Round) -> AnyOf:
    """Which round it was; naming the company says as much where it is the only one of its rounds in question."""
    return AnyOf((names(one.label), names(one.company)))


def stake(one: Round) -> Number:
    """Amount over post-money, in percent."""
    return percent(one.primary, one.post)


def step_up(book: Book, one: Round) -> Number:
    """Pre-money over the post-money of the previous priced round."""
    return times(one.pre, book.previous(one).post)
