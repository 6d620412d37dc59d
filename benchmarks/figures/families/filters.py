"""Conditions in any number: bounds on amounts and valuations, sector, place, instrument, round, investor, support."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from benchmarks.figures.book import EUROPE, Book, Round
from benchmarks.figures.case import AnyOf, Case
from benchmarks.figures.golds import Asked, cases_of, companies, count, labels, mean, ranking, usd

BILLION = Decimal(1_000_000_000)
Test = Callable[[Round], bool]


def cases(book: Book) -> Iterator[Case]:
    """Filters."""
    yield from cases_of(
        "filters",
        book,
        _above,
        _below,
        _between,
        _worth,
        _places,
        _kinds,
        _support,
        _unknown,
        _backed,
        _many,
        _ordered,
    )


def _in(year: int) -> Test:
    return lambda one: one.year == year


def _series(series: str) -> Test:
    return lambda one: one.series == series


def _instrument(instrument: str) -> Test:
    return lambda one: one.instrument == instrument


def _confidence(confidence: str) -> Test:
    return lambda one: one.confidence == confidence


def _city(book: Book, city: str) -> Test:
    return lambda one: book.company(one).city == city


def _sector(book: Book, group: str) -> Test:
    return lambda one: book.company(one).group == group


def _sized(book: Book, fits: Callable[[Decimal], bool], *tests: Test) -> tuple[Round, ...]:
    """Rounds whose primary money in dollars is known and fits."""
    return book.where(lambda one: (size := book.raised(one)) is not None and fits(size), *tests)


def _rounds_that(book: Book, fits: Callable[[Decimal], bool], year: int) -> AnyOf:
    """How many rounds of a year. A count takes every instrument and a size is primary money: both are fair."""
    by_amount = [one for one in book.rounds if one.year == year and one.amount is not None]
    every = [one for one in by_amount if one.currency != "JPY" and fits(book.in_currency(one.amount, one))]
    return AnyOf((count(_sized(book, fits, _in(year))), count(every)))


def _valued(book: Book, fits: Callable[[Decimal], bool], *tests: Test) -> tuple[Round, ...]:
    """Priced rounds whose post-money in dollars fits."""
    return book.where(lambda one: one.is_priced and (worth := book.worth(one)) is not None and fits(worth), *tests)


def _above(book: Book) -> Asked:
    yield "How many rounds raised more than $5 billion?", count(_sized(book, lambda size: size > 5 * BILLION))
    yield "raises of at least $10bn", labels(_sized(book, lambda size: size >= 10 * BILLION))
    yield (
        "Which companies raised over a billion dollars in one round in 2024?",
        companies(_sized(book, lambda size: size > BILLION, _in(2024))),
    )
    yield (
        "Which robotics rounds were at least 500 million dollars?",
        labels(_sized(book, lambda size: size >= BILLION / 2, _sector(book, "robotics"))),
    )
    yield "number of rounds above $1,000m in 2024", _rounds_that(book, lambda size: size > BILLION, 2024)
    yield (
        "How many Series B rounds brought in $1bn or more?",
        count(_sized(book, lambda size: size >= BILLION, _series("Series B"))),
    )


def _below(book: Book) -> Asked:
    yield "Which rounds raised less than $100 million?", labels(_sized(book, lambda size: size < BILLION / 10))
    yield (
        "How many rounds under 250 million were there in 2025?",
        _rounds_that(book, lambda size: size < BILLION / 4, 2025),
    )
    yield "rounds of at most $75m", labels(_sized(book, lambda size: size <= 75_000_000))
    yield (
        "Defence rounds below 300 million dollars?",
        labels(_sized(book, lambda size: size < 3 * BILLION / 10, _sector(book, "defence"))),
    )
    yield (
        "count of healthcare and biotech rounds smaller than $200m",
        count(_sized(book, lambda size: size < BILLION / 5, _sector(book, "healthcare and biotech"))),
    )


def _between(book: Book) -> Asked:
    yield (
        "Which rounds raised between 12 and 20 billion dollars?",
        labels(_sized(book, lambda size: 12 * BILLION <= size <= 20 * BILLION)),
    )
    yield (
        "How many 2025 rounds were between $450 million and $650 million?",
        count(_sized(book, lambda size: 450_000_000 <= size <= 650_000_000, _in(2025))),
    )
    yield (
        "AI chip rounds from $150m to $300m",
        labels(_sized(book, lambda size: 150_000_000 <= size <= 300_000_000, _sector(book, "AI chips"))),
    )


def _worth(book: Book) -> Asked:
    above_600 = _valued(book, lambda worth: worth > 600 * BILLION)
    yield "Which rounds put the post-money above $600 billion?", labels(above_600)
    yield (
        "How many Series D rounds were done at a valuation of at least $4bn?",
        count(_valued(book, lambda worth: worth >= 4 * BILLION, _series("Series D"))),
    )
    yield (
        "Which companies raised at valuations between 40 and 70 billion?",
        companies(_valued(book, lambda worth: 40 * BILLION <= worth <= 70 * BILLION)),
    )
    yield (
        "2024 rounds at a post-money valuation under $1.2 billion",
        labels(_valued(book, lambda worth: worth < Decimal("1.2") * BILLION, _in(2024))),
    )
    big = {name for name in book.companies if book.priced(name) and _current(book, name) > 100 * BILLION}
    yield (
        "Which companies are currently worth more than $100 billion?",
        companies(one for one in book.rounds if one.company in big),
    )


def _current(book: Book, company: str) -> Decimal:
    """The latest valuation in dollars; nothing where there is no rate."""
    return book.worth(book.priced(company)[-1]) or Decimal(0)


def _places(book: Book) -> Asked:
    yield (
        "How many rounds were done by European companies in 2024?",
        count(one for one in book.country(*EUROPE) if one.year == 2024),
    )
    yield "Which European companies have raised?", companies(book.country(*EUROPE))
    yield "rounds of German companies in 2025", labels(one for one in book.country("Germany") if one.year == 2025)
    yield "Which London-based companies raised in 2026?", companies(book.where(_city(book, "London"), _in(2026)))
    yield (
        "How many rounds outside the United States?",
        count(book.where(lambda one: book.company(one).country != "United States")),
    )
    yield (
        "Largest European round of 2025?",
        labels([book.largest(one for one in book.country(*EUROPE) if one.year == 2025)]),
    )
    yield "how many rounds by companies in Palo Alto", count(book.where(_city(book, "Palo Alto")))


def _kinds(book: Book) -> Asked:
    yield "List all secondary sales.", labels(book.where(_instrument("secondary")))
    yield "Which debt deals were there in 2025?", labels(book.where(_instrument("debt"), _in(2025)))
    yield (
        "convertible rounds of Anthropic",
        labels(one for one in book.of("Anthropic") if one.instrument == "convertible"),
    )
    yield (
        "Which strategic investments were announced in 2026?",
        labels(book.where(_instrument("strategic"), _in(2026))),
    )
    yield (
        "How many equity rounds did CoreWeave do?",
        count(one for one in book.of("CoreWeave") if one.instrument == "equity"),
    )
    yield "All Series F rounds", labels(book.where(_series("Series F")))
    yield "Which companies have done a Series G?", companies(book.where(_series("Series G")))


def _support(book: Book) -> Asked:
    yield "Which rounds are disputed?", labels(book.where(_confidence("disputed")))
    yield (
        "How many of the 2026 rounds are officially confirmed?",
        count(book.where(_confidence("official"), _in(2026))),
    )
    yield (
        "Which of OpenAI's rounds are only reported?",
        labels(one for one in book.of("OpenAI") if one.confidence == "reported"),
    )
    yield "number of disputed rounds in 2025", count(book.where(_confidence("disputed"), _in(2025)))
    yield (
        "What did the official seed rounds of 2025 raise in total?",
        usd(book.total(book.where(_confidence("official"), _series("Seed"), _in(2025)))),
    )


def _unknown(book: Book) -> Asked:
    yield "Which rounds have no disclosed amount?", labels(book.where(lambda one: one.amount is None))
    yield "How many rounds have an undisclosed size?", count(book.where(lambda one: one.amount is None))
    yield (
        "Which 2026 rounds of AI cloud and data centre companies have no known valuation?",
        labels(one for one in book.within("AI cloud and data centres") if one.year == 2026 and one.post is None),
    )
    yield (
        "Rounds in Q1 2025 without a named lead investor?",
        labels(book.where(lambda one: one.quarter == "2025 Q1", lambda one: not one.leads)),
    )
    yield "How many rounds disclose a valuation?", count(book.where(lambda one: one.post is not None))


def _backed(book: Book) -> Asked:
    yield (
        "Which robotics rounds did Lightspeed back?",
        labels(one for one in book.backed_by("Lightspeed Venture Partners") if book.company(one).group == "robotics"),
    )
    yield (
        "Rounds over $1bn led by Thrive Capital?",
        labels(_sized(book, lambda size: size > BILLION, lambda one: "Thrive Capital" in one.leads)),
    )
    yield (
        "How many AI labs rounds has Andreessen Horowitz led?",
        count(one for one in book.led_by("Andreessen Horowitz") if book.company(one).group == "AI labs"),
    )
    yield (
        "European rounds that General Catalyst took part in",
        labels(one for one in book.backed_by("General Catalyst") if book.company(one).country in EUROPE),
    )
    yield (
        "Which Series C rounds had Coatue in them?",
        labels(one for one in book.backed_by("Coatue") if one.series == "Series C"),
    )


def _many(book: Book) -> Asked:
    yield (
        "Official equity rounds in 2025 of at least $2 billion?",
        labels(
            _sized(
                book,
                lambda size: size >= 2 * BILLION,
                lambda one: one.year == 2025 and one.confidence == "official" and one.instrument == "equity",
            )
        ),
    )
    yield (
        "How many US robotics rounds above $300m were there since 2025?",
        count(
            _sized(
                book,
                lambda size: size > 3 * BILLION / 10,
                lambda one: book.company(one).group == "robotics" and one.year >= 2025,
                lambda one: book.company(one).country == "United States",
            )
        ),
    )
    yield (
        "average size of UK equity rounds in 2026",
        usd(
            mean(
                book.amounts(
                    one for one in book.country("United Kingdom") if one.year == 2026 and one.instrument == "equity"
                )
            )
        ),
    )
    yield (
        "Which Series A or Series B rounds in 2025 raised more than half a billion dollars?",
        labels(
            _sized(
                book,
                lambda size: size > BILLION / 2,
                lambda one: one.year == 2025 and one.series in ("Series A", "Series B"),
            )
        ),
    )
    yield (
        "total raised by San Francisco companies founded after 2022",
        usd(
            book.total(book.where(_city(book, "San Francisco"), lambda one: (book.company(one).founded or 0) > 2022))
        ),
    )


def _ordered(book: Book) -> Asked:
    yield "The four largest UK rounds, biggest first", ranking(book.top(book.country("United Kingdom"), 4))
    chips = book.top((one for one in book.within("AI chips") if one.year == 2025), 3)
    yield "top 3 AI chip rounds of 2025", ranking(chips, book.raised)
    yield "Harvey's rounds in order of date", ranking(book.of("Harvey"))
    defence = book.top(book.within("defence"), 2)
    yield "two biggest defence rounds and what they raised", ranking(defence, book.raised)
