"""When: years, quarters, halves, months, before and since, first and latest, the round before, growth a year.

Today is 22 November 2026. A month that straddles the edge of a period belongs to none: no question rests on one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from benchmarks.figures.book import Book, Round, known
from benchmarks.figures.case import AnyOf, Case, Number, names
from benchmarks.figures.golds import (
    Asked,
    amount,
    cases_of,
    companies,
    count,
    day,
    growth,
    labels,
    leads,
    post,
    ranking,
    usd,
)


def cases(book: Book) -> Iterator[Case]:
    """Periods."""
    yield from cases_of(
        "periods", book, _years, _quarters, _months, _open, _between, _relative, _ends, _neighbours, _on_year, _yearly
    )


def _within(book: Book, start: str, end: str) -> tuple[Round, ...]:
    """Announced from one month to another, both included."""
    return book.where(lambda one: start <= one.month <= end)


def _of(book: Book, company: str, start: str, end: str) -> list[Round]:
    return [one for one in _within(book, start, end) if one.company == company]


def _years(book: Book) -> Asked:
    yield "How much did OpenAI raise in 2025?", usd(book.total(_of(book, "OpenAI", "2025-01", "2025-12")))
    yield "What did xAI raise during 2024?", usd(book.total(_of(book, "xAI", "2024-01", "2024-12")))
    yield "rounds announced in 2023, how many", count(_within(book, "2023-01", "2023-12"))
    yield (
        "Which companies raised a Series B in 2024?",
        companies(one for one in _within(book, "2024-01", "2024-12") if one.series == "Series B"),
    )
    yield "Anthropic's 2023 rounds?", labels(_of(book, "Anthropic", "2023-01", "2023-12"))
    yield "How much did Groq raise over the course of 2025?", usd(book.total(_of(book, "Groq", "2025-01", "2025-12")))


def _quarters(book: Book) -> Asked:
    yield "How much was raised in the first quarter of 2025?", usd(book.total(_within(book, "2025-01", "2025-03")))
    yield "How many rounds were there in Q2 2025?", count(_within(book, "2025-04", "2025-06"))
    yield "Largest round in Q4 2024?", labels([book.largest(_within(book, "2024-10", "2024-12"))])
    yield "biggest raise of Q2 25", labels([book.largest(_within(book, "2025-04", "2025-06"))])
    yield "Number of rounds in the second half of 2024", count(_within(book, "2024-07", "2024-12"))
    yield "Total raised in H1 2025?", usd(book.total(_within(book, "2025-01", "2025-06")))
    yield (
        "How much did Harvey raise in the first half of 2025?",
        usd(book.total(_of(book, "Harvey", "2025-01", "2025-06"))),
    )
    yield "what was the biggest round in h2 2025?", labels([book.largest(_within(book, "2025-07", "2025-12"))])


def _months(book: Book) -> Asked:
    yield "Which rounds were announced in April 2025?", labels(_within(book, "2025-04", "2025-04"))
    yield "How many rounds happened in December 2025?", count(_within(book, "2025-12", "2025-12"))
    yield "Who raised money in October 2024?", companies(_within(book, "2024-10", "2024-10"))
    yield "largest round of Feb 2025", labels([book.largest(_within(book, "2025-02", "2025-02"))])
    yield "List the rounds from August 2024.", labels(_within(book, "2024-08", "2024-08"))
    yield "Total raised in May 2024?", usd(book.total(_within(book, "2024-05", "2024-05")))


def _open(book: Book) -> Asked:
    yield "How many rounds has Mistral done since 2024?", count(_of(book, "Mistral AI", "2024-01", "9999"))
    yield "How much has Waymo raised since 2025?", usd(book.total(_of(book, "Waymo", "2025-01", "9999")))
    yield "Which companies raised before June 2023?", companies(_within(book, "0000", "2023-05"))
    yield "rounds by CoreWeave after 2024", labels(_of(book, "CoreWeave", "2025-01", "9999"))
    yield "How many rounds were announced before 2024?", count(_within(book, "0000", "2023-12"))
    yield (
        "What has Anysphere raised up to the end of 2024?",
        usd(book.total(_of(book, "Anysphere", "0000", "2024-12"))),
    )
    yield "How much did Skild AI raise from 2025 on?", usd(book.total(_of(book, "Skild AI", "2025-01", "9999")))
    yield (
        "Which rounds were announced after 15 May 2026?",
        labels(book.where(lambda one: one.announced > "2026-05-15")),
    )


def _between(book: Book) -> Asked:
    yield (
        "How much did Anthropic raise between 2023 and 2024?",
        usd(book.total(_of(book, "Anthropic", "2023-01", "2024-12"))),
    )
    yield "Number of rounds between January and March 2024", count(_within(book, "2024-01", "2024-03"))
    yield "Rounds from July to August 2025?", labels(_within(book, "2025-07", "2025-08"))
    yield (
        "How many robotics rounds were there from 2024 through 2025?",
        count(one for one in book.within("robotics") if one.year in (2024, 2025)),
    )
    yield "which rounds were announced between 1 june and 30 june 2026", labels(_within(book, "2026-06", "2026-06"))


def _relative(book: Book) -> Asked:
    yield (
        "How much did Databricks raise in the last 12 months?",
        usd(book.total(_of(book, "Databricks", "2025-12", "9999"))),
    )
    yield "How many rounds were there last year?", count(_within(book, "2025-01", "2025-12"))
    yield "What did Cerebras raise last year?", usd(book.total(_of(book, "Cerebras Systems", "2025-01", "2025-12")))
    yield "How much has Nscale raised this year?", usd(book.total(_of(book, "Nscale", "2026-01", "2026-12")))
    yield "biggest round of the last six months?", labels([book.round("anthropic-series-h")])
    yield (
        "How many rounds did Perplexity do in the past two years?",
        count(_of(book, "Perplexity", "2024-12", "9999")),
    )
    yield (
        "Which defence companies have raised this year?",
        companies(one for one in book.within("defence") if one.year == 2026),
    )


def _ends(book: Book) -> Asked:
    latest = [book.of(name)[-1] for name in ("Lambda", "Saronic", "Lovable")]
    yield "How much did Lambda raise in its latest round?", amount(latest[0])
    yield "When was Saronic's most recent round?", day(latest[1])
    yield "Who led Lovable's latest round?", leads(latest[2])
    yield "What was the first round of Perplexity?", labels([book.of("Perplexity")[0]])
    yield "size of Mistral's first round", amount(book.of("Mistral AI")[0])
    yield "Mistral's second round: who led it?", leads(book.of("Mistral AI")[1])
    yield "What was Harvey valued at in its third round?", post(book.of("Harvey")[2])
    yield "The three most recent rounds of Cohere?", ranking(reversed(book.of("Cohere")[-3:]))
    yield "which is the earliest round in the whole table", labels([book.rounds[0]])
    yield "What was the latest robotics round?", labels([book.within("robotics")[-1]])


def _neighbours(book: Book) -> Asked:
    this = book.round
    yield "Which round came before Anthropic's Series F?", labels([book.previous(this("anthropic-series-f"))])
    yield (
        "What was the valuation in the round before Harvey's Series E?",
        post(book.previous(this("harvey-series-e"))),
    )
    yield "Which round of Mistral followed its seed?", labels([this("mistral-series-a")])
    yield "How much did Anduril raise in the round after its Series F?", amount(this("anduril-series-g"))
    yield "what was scale ai's post money in the round previous to meta's investment", post(this("scale-series-f"))
    yield "Who led the next round after Figure AI's Series B?", leads(this("figure-series-c"))


def _on_year(book: Book) -> Asked:
    year = {number: book.total(one for one in book.rounds if one.year == number) for number in (2024, 2025)}
    yield "Year-on-year growth of the money raised in 2025?", growth(year[2025], year[2024])
    rounds = {number: Decimal(len([one for one in book.rounds if one.year == number])) for number in (2024, 2025)}
    yield "By what percent did the number of rounds change from 2024 to 2025?", growth(rounds[2025], rounds[2024])
    europe = {
        number: len([one for one in book.country("United Kingdom") if one.year == number]) for number in (2024, 2025)
    }
    yield "How many more UK rounds were there in 2025 than the year before?", count(europe[2025] - europe[2024])
    yield "In which year did OpenAI raise the most?", AnyOf((names("2026"), Number(Decimal(2026), "year")))
    yield (
        "Which year between 2023 and 2025 had the most rounds?",
        AnyOf((names("2025"), Number(Decimal(2025), "year"))),
    )


def _cagr(earlier: Round, later: Round) -> AnyOf:
    """Growth a year in percent; a year of 365 days, of 365.25 or of the calendar are all in use."""
    days = Decimal((known(later.day) - known(earlier.day)).days)
    ratio = known(later.post) / known(earlier.post)
    years = (days / 365, days / Decimal("365.25"), _calendar_years(earlier, later))
    return AnyOf(tuple(Number((ratio ** (1 / span) - 1) * 100, "percent") for span in years))


def _calendar_years(earlier: Round, later: Round) -> Decimal:
    """Whole years, and the days of the rest over 365 or 366."""
    start, end = known(earlier.day), known(later.day)
    whole = end.year - start.year - ((end.month, end.day) < (start.month, start.day))
    anniversary = start.replace(year=start.year + whole)
    following = start.replace(year=start.year + whole + 1)
    return whole + Decimal((end - anniversary).days) / (following - anniversary).days


def _yearly(book: Book) -> Asked:
    this = book.round
    yield (
        "What was the CAGR of OpenAI's valuation from the 2024 venture round to the 2026 strategic round?",
        _cagr(this("openai-2024-10"), this("openai-2026")),
    )
    yield (
        "annualised growth of Waymo's valuation between its Series C and the 2026 round",
        _cagr(this("waymo-series-c"), this("waymo-2026")),
    )
    yield (
        "Compound annual growth rate of Ayar Labs' valuation, Series D to Series E?",
        _cagr(this("ayar-labs-series-d"), this("ayar-labs-series-e")),
    )
