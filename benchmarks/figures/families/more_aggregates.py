"""Further totals, averages, extremes, counts and tables, asked in other words than in `aggregates`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from benchmarks.figures.book import Book, Round, known
from benchmarks.figures.case import AnyOf, Case, Gold, names
from benchmarks.figures.golds import count, labels, mean, middle, table, usd
from benchmarks.figures.wanted import asked, round_named


def cases(book: Book) -> Iterator[Case]:
    """Sums and counts."""
    parts = (
        *(_of_one_company, _of_groups, _of_periods, _middles, _extremes),
        *(_counts, _distinct_things, _distinct_names, _tables),
    )
    return asked("aggregates", dict(chain.from_iterable(part(book).items() for part in parts)))


def _posts(rounds: Iterable[Round]) -> list[Decimal]:
    return [one.post for one in rounds if one.post is not None]


def _of_one_company(book: Book) -> dict[str, Gold]:
    return {
        "Add up everything Skild AI has brought in.": usd(book.total(book.of("Skild AI"))),
        "World Labs lifetime funding?": usd(book.total(book.of("World Labs"))),
        # A tally may be of money or of rounds.
        "tally for Wayve, all its rounds": AnyOf((usd(book.total(book.of("Wayve"))), count(book.of("Wayve")))),
        "The mean of OpenEvidence's four rounds?": usd(mean(book.amounts(book.of("OpenEvidence")))),
        "Averaged over its rounds, what post-money did Harvey get?": usd(mean(_posts(book.of("Harvey")))),
    }


def _of_groups(book: Book) -> dict[str, Gold]:
    palo_alto = [one for one in book.rounds if book.company(one).city == "Palo Alto"]
    return {
        "How many dollars flowed into defence in 2026?": usd(
            book.total(one for one in book.within("defence") if one.year == 2026)
        ),
        "What has healthcare and biotech taken in, all rounds together?": usd(
            book.total(book.within("healthcare and biotech"))
        ),
        "French companies' haul in dollars, all told": usd(book.total(book.country("France"))),
        "Total funding behind companies in Palo Alto": usd(book.total(palo_alto)),
        "Summed over all Series G rounds, how much?": usd(
            book.total(one for one in book.rounds if one.series == "Series G")
        ),
    }


def _of_periods(book: Book) -> dict[str, Gold]:
    sold = [one for one in book.rounds if one.instrument == "secondary" and one.year == 2024]
    return {
        "What was the October 2024 haul, all companies?": usd(
            book.total(one for one in book.rounds if one.month == "2024-10")
        ),
        "What came in across 2023?": usd(book.total(one for one in book.rounds if one.year == 2023)),
        "Volume of secondary sales in 2024?": usd(sum((known(one.amount) for one in sold), Decimal(0))),
    }


def _middles(book: Book) -> dict[str, Gold]:
    fifth = [one for one in book.rounds if one.series == "Series E"]
    return {
        "What does a quantum computing round come to on average?": usd(
            mean(book.amounts(book.within("quantum computing")))
        ),
        "Take all Series E rounds: the median size is?": usd(middle(book.amounts(fifth))),
    }


def _extremes(book: Book) -> dict[str, Gold]:
    cohere = _posts(book.of("Cohere"))
    dearest = max((one for one in book.within("AI chips") if one.post), key=lambda one: known(one.post))
    return {
        # Whose it is may be given with it.
        "Highest post-money any AI chips company has had?": AnyOf((usd(known(dearest.post)), names(dearest.company))),
        "What's the lowest valuation on record in robotics?": usd(min(_posts(book.within("robotics")))),
        "Which of Perplexity's rounds was the smallest?": labels([book.round("perplexity-series-b")]),
        "Mistral's second largest round?": labels([book.largest(book.of("Mistral AI"), 2)]),
        "What's the runner-up among defence rounds by size?": round_named(book.largest(book.within("defence"), 2)),
        "Cohere's highest valuation minus its lowest?": usd(max(cohere) - min(cohere)),
    }


def _counts(book: Book) -> dict[str, Gold]:
    return {
        "How many financings does Nebius have on file?": count(book.of("Nebius")),
        "How many raises happened in the third quarter of 2024?": count(
            one for one in book.rounds if one.quarter == "2024 Q3"
        ),
    }


def _distinct_things(book: Book) -> dict[str, Gold]:
    american = {one.city for one in book.companies.values() if one.country == "United States" and one.city}
    return {
        "number of healthcare and biotech companies you follow": count(
            one for one in book.companies.values() if one.group == "healthcare and biotech"
        ),
        "In how many different cities do your American companies sit?": count(american),
        "How many countries do the companies come from?": count({one.country for one in book.companies.values()}),
    }


def _distinct_names(book: Book) -> dict[str, Gold]:
    return {
        "Distinct investors named in Safe Superintelligence's two rounds, how many?": count(
            {name for one in book.of("Safe Superintelligence") for name in one.investors}
        ),
        "How many different lead investors has Mistral had so far?": count(
            {name for one in book.of("Mistral AI") for name in one.leads}
        ),
        "Which sectors have had a round in 2023?": names(
            *{book.company(one).group for one in book.rounds if one.year == 2023}
        ),
    }


def _tables(book: Book) -> dict[str, Gold]:
    robots = Counter(str(one.year) for one in book.within("robotics"))
    defence = sorted({one.company for one in book.within("defence")})
    return {
        "Robotics rounds counted year by year": table({year: Decimal(many) for year, many in robots.items()}),
        "Split all the defence money by company.": table({name: book.total(book.of(name)) for name in defence}),
    }
