"""Sums, means, medians, extremes, ranges and counts over many rounds, and tables of them by group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from benchmarks.figures.book import Book, Round, known
from benchmarks.figures.case import AnyOf, Case, names
from benchmarks.figures.golds import (
    Asked,
    cases_of,
    companies,
    count,
    eur,
    labels,
    mean,
    middle,
    ranking,
    table,
    usd,
)


def cases(book: Book) -> Iterator[Case]:
    """Aggregates."""
    yield from cases_of(
        "aggregates",
        book,
        _totals,
        _totals_by_place,
        _deals,
        _means,
        _medians,
        _extremes,
        _counts,
        _distinct,
        _groups,
    )


def _year(book: Book, year: int) -> tuple[Round, ...]:
    return book.where(lambda one: one.year == year)


def _series(book: Book, series: str) -> tuple[Round, ...]:
    return book.where(lambda one: one.series == series)


def _totals(book: Book) -> Asked:
    yield "How much has OpenAI raised altogether?", usd(book.total(book.of("OpenAI")))
    yield "Total raised by Anthropic to date?", usd(book.total(book.of("Anthropic")))
    yield "databricks total funding", usd(book.total(book.of("Databricks")))
    yield "What has Mistral raised in total, in euros?", eur(book.total(book.of("Mistral AI"), "EUR"))
    yield "Sum of everything Cohere has raised, in dollars?", usd(book.total(book.of("Cohere")))
    yield "How much money did Nscale raise over all of its rounds?", usd(book.total(book.of("Nscale")))
    yield (
        "What did Harvey's rounds add up to in 2025?",
        usd(book.total(one for one in book.of("Harvey") if one.year == 2025)),
    )
    yield "How much was raised in 2024 overall?", usd(book.total(_year(book, 2024)))
    yield "total raised across all companies, 2025", usd(book.total(_year(book, 2025)))
    # A seed and a Series A announced in one sum are a Series A to the table; to count them as a seed is fair as well.
    wide = (*_series(book, "Seed"), book.round("reflection-2025-03"))
    yield "Combined size of all seed rounds", AnyOf((usd(book.total(_series(book, "Seed"))), usd(book.total(wide))))
    yield "How much did the Series E rounds raise together?", usd(book.total(_series(book, "Series E")))
    yield "Sum raised in Q3 2025", usd(book.total(book.where(lambda one: one.quarter == "2025 Q3")))
    yield "how much got raised in september 2025", usd(book.total(book.where(lambda one: one.month == "2025-09")))


def _totals_by_place(book: Book) -> Asked:
    yield "How much have robotics companies raised in total?", usd(book.total(book.within("robotics")))
    yield (
        "What did AI chip makers raise in 2025?",
        usd(book.total(one for one in book.within("AI chips") if one.year == 2025)),
    )
    yield "Total raised by UK companies?", usd(book.total(book.country("United Kingdom")))
    yield "How much funding went to Canada?", usd(book.total(book.country("Canada")))
    yield (
        "Sum of the rounds of companies based in Pittsburgh",
        usd(book.total(book.where(lambda one: book.company(one).city == "Pittsburgh"))),
    )
    yield (
        "How much have companies headquartered in Austin raised?",
        usd(book.total(book.where(lambda one: book.company(one).city == "Austin"))),
    )
    yield "What have quantum computing firms raised all told?", usd(book.total(book.within("quantum computing")))
    yield "total amount of convertible financings", usd(book.total(_kind(book, "convertible")))


def _sum(rounds: Iterable[Round]) -> Decimal:
    return sum((known(one.amount) for one in rounds), Decimal(0))


def _kind(book: Book, instrument: str) -> tuple[Round, ...]:
    return book.where(lambda one: one.instrument == instrument)


def _deals(book: Book) -> Asked:
    yield "How much debt has CoreWeave taken on in total?", usd(_sum(_kind(book, "debt")))
    yield "Combined value of all buyouts?", usd(_sum(_kind(book, "buyout")))
    yield "What do the secondary sales add up to?", usd(_sum(_kind(book, "secondary")))
    yield "Which was the largest deal of 2025, whatever the instrument?", labels([book.round("ea-buyout-2025")])
    yield "What was the biggest deal that was debt only?", labels([book.round("coreweave-ddtl2-2024")])
    yield "How many acquisitions and buyouts are there?", count(_kind(book, "buyout"))


def _mean(book: Book, rounds: Iterable[Round]) -> Decimal:
    return mean(book.amounts(rounds))


def _means(book: Book) -> Asked:
    yield "What was the average round size in 2024?", usd(_mean(book, _year(book, 2024)))
    yield "mean amount raised per round, 2025", usd(_mean(book, _year(book, 2025)))
    yield "Average size of a Series C?", usd(_mean(book, _series(book, "Series C")))
    yield "On average, how much did Perplexity raise per round?", usd(_mean(book, book.of("Perplexity")))
    yield "average round of the defence companies", usd(_mean(book, book.within("defence")))
    yield (
        "What's the mean round of the healthcare and biotech companies?",
        usd(_mean(book, book.within("healthcare and biotech"))),
    )
    posts = [worth for one in _series(book, "Series B") if (worth := book.worth(one)) is not None]
    yield "Average post-money valuation of the Series B rounds?", usd(mean(posts))
    yield "What do Swedish companies raise on average?", usd(_mean(book, book.country("Sweden")))


def _median(book: Book, rounds: Iterable[Round]) -> Decimal:
    return middle(book.amounts(rounds))


def _medians(book: Book) -> Asked:
    yield "Median round size in 2025?", usd(_median(book, _year(book, 2025)))
    yield "What is the median Series B?", usd(_median(book, _series(book, "Series B")))
    yield "median amount raised by robotics companies per round", usd(_median(book, book.within("robotics")))
    yield (
        "What was the median round in the first quarter of 2025?",
        usd(_median(book, book.where(lambda one: one.quarter == "2025 Q1"))),
    )
    yield "the median of Harvey's rounds", usd(_median(book, book.of("Harvey")))


def _smallest(book: Book, rounds: Iterable[Round]) -> Round:
    first, second = book.by_size(rounds)[-1:-3:-1]
    if book.raised(first) == book.raised(second):
        raise ValueError(f"a tie of {first.label} and {second.label}")
    return first


def _extremes(book: Book) -> Asked:
    yield "What was the largest round of 2024?", labels([book.largest(_year(book, 2024))])
    yield "Which round was the fourth largest of 2025?", labels([book.largest(_year(book, 2025), 4)])
    yield "second biggest round in 2024", labels([book.largest(_year(book, 2024), 2)])
    yield "What's the smallest round of 2025?", labels([_smallest(book, _year(book, 2025))])
    yield "How big was the smallest seed round?", usd(known(book.raised(_smallest(book, _series(book, "Seed")))))
    yield "Largest Series C ever in the table?", labels([book.largest(_series(book, "Series C"))])
    yield "Which robotics round was the third largest?", labels([book.largest(book.within("robotics"), 3)])
    yield (
        "What's the largest amount a defence company has raised in one go?",
        usd(known(book.raised(book.largest(book.within("defence"))))),
    )
    yield (
        "smallest round Databricks ever did?",
        AnyOf(
            # The Series I is smallest by what it raised; its size answers "smallest" as well as its name does.
            (
                labels([_smallest(book, book.of("Databricks"))]),
                usd(known(_smallest(book, book.of("Databricks")).amount)),
            )
        ),
    )
    sizes = book.amounts(book.of("Harvey"))
    yield "Range between Harvey's largest and smallest round?", usd(max(sizes) - min(sizes))
    d_rounds = book.amounts(_series(book, "Series D"))
    yield "How far apart are the biggest and the smallest Series D?", usd(max(d_rounds) - min(d_rounds))


def _counts(book: Book) -> Asked:
    yield "How many rounds were announced in 2025?", count(_year(book, 2025))
    yield "Number of rounds in Q4 2025", count(book.where(lambda one: one.quarter == "2025 Q4"))
    yield "how many rounds has cohere done", count(book.of("Cohere"))
    yield "How many convertible rounds are there?", count(_kind(book, "convertible"))
    yield "How many Series D rounds do you have?", count(_series(book, "Series D"))
    yield "Count the rounds of German companies.", count(book.country("Germany"))
    yield "number of rounds denominated in euros", count(book.where(lambda one: one.currency == "EUR"))
    yield "How many rounds does the AI chips sector have?", count(book.within("AI chips"))
    yield "How many rounds came out in March 2025?", count(book.where(lambda one: one.month == "2025-03"))


def _distinct(book: Book) -> Asked:
    yield "How many different companies announced a round in 2025?", count({one.company for one in _year(book, 2025)})
    yield (
        "How many distinct investors have backed Mistral AI?",
        count({name for one in book.of("Mistral AI") for name in one.investors}),
    )
    yield (
        "number of different lead investors at Harvey over the years",
        count({name for one in book.of("Harvey") for name in one.leads}),
    )
    yield (
        "How many robotics companies are covered?",
        count([one for one in book.companies.values() if one.group == "robotics"]),
    )
    yield (
        "How many companies in the table are based in London?",
        count([one for one in book.companies.values() if one.city == "London"]),
    )
    yield "Which companies have raised a seed round?", companies(_series(book, "Seed"))
    yield "Which company has the most rounds?", names("Anthropic")


def _grouped(
    rounds: Iterable[Round], key: Callable[[Round], str], value: Callable[[list[Round]], Decimal]
) -> dict[str, Decimal]:
    groups: dict[str, list[Round]] = {}
    for one in rounds:
        groups.setdefault(key(one), []).append(one)
    return {name: value(members) for name, members in groups.items()}


def _number_of(rounds: list[Round]) -> Decimal:
    return Decimal(len(rounds))


def _groups(book: Book) -> Asked:
    by_year = _grouped(book.rounds, lambda one: str(one.year), book.total)
    yield "Total raised by year", table(by_year)
    yield "How many rounds per year?", table(_grouped(book.rounds, lambda one: str(one.year), _number_of))
    yield "number of rounds by instrument", table(_grouped(book.rounds, lambda one: one.instrument, _number_of))
    yield (
        "Break the OpenAI money down by year.",
        table(_grouped(book.of("OpenAI"), lambda one: str(one.year), book.total)),
    )
    in_2025 = _grouped(_year(book, 2025), lambda one: one.quarter, book.total)
    yield "amount raised per quarter of 2025", table(in_2025)
    yield (
        "Rounds in 2024 by country, just the counts",
        table(_grouped(_year(book, 2024), lambda one: book.company(one).country, _number_of)),
    )
    yield "Top three rounds of 2025 by size", ranking(book.top(_year(book, 2025), 3), book.raised)
    yield "five largest robotics rounds", ranking(book.top(book.within("robotics"), 5), book.raised)
