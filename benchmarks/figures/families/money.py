"""Money: one currency told in another at the dated rate, mixed currencies, and sums as people write them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from benchmarks.figures.book import EUROPE, Book, Round, known
from benchmarks.figures.case import Case, Gold, Number, Rows, YesNo
from benchmarks.figures.golds import companies, count, eur, table, times, usd
from benchmarks.figures.wanted import asked, gbp, listed, round_named

BILLION = Decimal(10) ** 9
MILLION = Decimal(10) ** 6


def cases(book: Book) -> Iterator[Case]:
    """Questions about currencies and about amounts in words."""
    parts = (_dollars, _euros, _pounds, _own_currency, _compared, _summed, _bounded_2025, _bounded, _exact)
    return asked("money", dict(chain.from_iterable(part(book).items() for part in parts)))


def _dollars(book: Book) -> dict[str, Gold]:
    mistral, helsing = book.round("mistral-series-c"), book.round("helsing-series-d")
    schwarz, seed = book.round("cohere-series-e-schwarz"), book.round("mistral-seed")
    package, first = book.round("mistral-series-b"), book.round("mistral-series-a")
    return {
        "How much is Mistral's Series C in US dollars?": usd(book.in_currency(mistral.amount, mistral)),
        "helsing series D in dollars": usd(book.in_currency(helsing.amount, helsing)),
        "mistral series c post money in usd": usd(known(book.worth(mistral))),
        "What does Mistral's pre-money in the Series C come to when you put it in dollars?": usd(
            book.in_currency(mistral.pre, mistral)
        ),
        "convert the Schwarz Group money for Cohere into USD": usd(book.in_currency(schwarz.amount, schwarz)),
        "Dollar value of Mistral's seed?": usd(book.in_currency(seed.amount, seed)),
        "How many dollars of equity did Mistral raise in June 2024?": usd(known(book.raised(package))),
        "What was Helsing valued at in the Series D, in $?": usd(known(book.worth(helsing))),
        "$ equivalent of the Series A of Mistral AI": usd(book.in_currency(first.amount, first)),
    }


def _euros(book: Book) -> dict[str, Gold]:
    openai, anthropic = book.round("openai-2024-10"), book.round("anthropic-series-h")
    synthesia, ssi = book.round("synthesia-series-e"), book.round("ssi-2024")
    flux, anduril = book.round("bfl-series-b"), book.round("anduril-series-g")
    pledge = book.committed("coreweave-nvidia-2026", "Nvidia")
    return {
        "OpenAI's 2024 venture round expressed in euros": eur(book.in_currency(openai.amount, openai, "EUR")),
        "anthropic series h post-money in EUR": eur(known(book.worth(anthropic, "EUR"))),
        "In euros, what did Synthesia raise in its Series E?": eur(known(book.raised(synthesia, "EUR"))),
        "How many euros did Safe Superintelligence take in on 4 September 2024?": eur(known(book.raised(ssi, "EUR"))),
        "Black Forest Labs raised how many euros in its Series B?": eur(known(book.raised(flux, "EUR"))),
        "Give me Anduril's Series G pre-money in €, please.": eur(book.in_currency(anduril.pre, anduril, "EUR")),
        "What did Nvidia put into CoreWeave, in euros?": eur(
            book.in_currency(pledge, book.round("coreweave-nvidia-2026"), "EUR")
        ),
    }


def _pounds(book: Book) -> dict[str, Gold]:
    anthropic, wayve = book.round("anthropic-series-g"), book.round("wayve-series-d")
    nscale, seed = book.round("nscale-series-c"), book.round("mistral-seed")
    mistral = book.round("mistral-series-c")
    early = [one for one in book.country("United Kingdom") if one.quarter == "2026 Q1"]
    return {
        "What would Anthropic's Series G have been in pounds sterling?": gbp(book.raised(anthropic, "GBP")),
        "Wayve series D in £": gbp(book.raised(wayve, "GBP")),
        "GBP value of Nscale's Series C, please": gbp(book.raised(nscale, "GBP")),
        "nscale post-money after the series C, in sterling": gbp(book.worth(nscale, "GBP")),
        "And what was Mistral's seed in British pounds?": gbp(book.raised(seed, "GBP")),
        "How much did ASML's round at Mistral bring in, in pounds?": gbp(book.raised(mistral, "GBP")),
        "How many pounds did UK companies raise in Q1 2026?": gbp(book.total(early, "GBP")),
    }


def _own_currency(book: Book) -> dict[str, Gold]:
    sakana = book.round("sakana-series-b")
    in_euros = book.where(lambda one: one.currency == "EUR")
    return {
        "How much was Sakana AI's Series B?": Number(known(sakana.amount), "JPY"),
        "sakana series b post money, in yen": Number(known(sakana.post), "JPY"),
        "Which rounds were raised in yen?": listed([sakana]),
        "How many rounds are denominated in euros?": count(in_euros),
        "Which rounds were not in dollars?": listed(book.where(lambda one: one.currency != "USD")),
        "largest euro-denominated round?": round_named(book.largest(in_euros)),
        "What's the smallest of the euro-denominated rounds?": round_named(book.by_size(in_euros)[-1]),
        "Which companies have raised in euros?": companies(in_euros),
        "Sum of the rounds denominated in euros, in euros.": eur(book.total(in_euros, "EUR")),
    }


def _compared(book: Book) -> dict[str, Gold]:
    mistral, cohere = book.round("mistral-series-c"), book.round("cohere-2025-08")
    helsing, later = book.round("helsing-series-d"), book.round("helsing-2026")
    first, poolside = book.round("mistral-series-a"), book.round("poolside-series-b")
    reflection, shield = book.round("reflection-2025"), book.round("shield-ai-series-f")

    def size(one: Round) -> Decimal:
        return known(book.raised(one))

    return {
        "Which was bigger, Mistral's Series C or Reflection's October 2025 round?": round_named(
            max(mistral, reflection, key=size)
        ),
        "Is Helsing's 2026 round larger in dollar terms than its Series D?": YesNo(size(later) > size(helsing)),
        "How much more did Mistral raise in its Series C than Poolside in its Series B, in dollars?": usd(
            size(mistral) - size(poolside)
        ),
        "Did Mistral's series A bring in more money than Cohere's series D?": YesNo(
            size(first) > size(book.round("cohere-series-d"))
        ),
        "How many times the size of Cohere's August 2025 round was Mistral's Series C?": times(
            size(mistral), size(cohere)
        ),
        "was helsing at its series d worth more than shield ai at its series f": YesNo(
            known(book.worth(helsing)) > known(book.worth(shield))
        ),
        "Helsing Series D vs Saronic Series C: which raised more?": round_named(
            max(helsing, book.round("saronic-series-c"), key=size)
        ),
    }


def _summed(book: Book) -> dict[str, Gold]:
    cohere = [one for one in book.of("Cohere") if one.year >= 2024]
    labs = [one for one in book.within("AI labs") if book.company(one).country in EUROPE and one.year <= 2024]
    germans = [one for one in book.country("Germany") if one.year == 2025]
    anthropic = [one for one in book.of("Anthropic") if one.year == 2024]
    return {
        "How much has Mistral raised altogether, in dollars?": usd(book.total(book.of("Mistral AI"))),
        "total raised by mistral to date, in euros": eur(book.total(book.of("Mistral AI"), "EUR")),
        "What has Cohere raised since 2024 in USD?": usd(book.total(cohere)),
        "What did European AI labs raise up to the end of 2024, in dollars?": usd(book.total(labs)),
        "Total raised by German companies in 2025, in euros": eur(book.total(germans, "EUR")),
        "Anthropic's total raised in 2024 in euros?": eur(book.total(anthropic, "EUR")),
        "mean size of mistral's rounds in dollars": usd(book.total(book.of("Mistral AI")) / 4),
    }


def _bounded_2025(book: Book) -> dict[str, Gold]:
    rounds = book.where(lambda one: one.year == 2025)
    sized = {one: size for one in rounds if (size := book.raised(one)) is not None}
    return {
        "Which companies raised more than 10bn in a single round in 2025?": companies(
            one for one, size in sized.items() if size > 10 * BILLION
        ),
        "How many companies raised at least half a billion dollars in a single 2025 round?": count(
            companies(one for one, size in sized.items() if size >= BILLION / 2).names
        ),
        "rounds between $1.3bn and $1.6bn in 2025": listed(
            one for one, size in sized.items() if BILLION * 13 <= size * 10 <= BILLION * 16
        ),
        "Equity rounds in 2025 over two billion dollars, largest first": listed(
            (
                one
                for one in book.by_size(rounds)
                if known(book.raised(one)) > 2 * BILLION and one.instrument == "equity"
            ),
            ordered=True,
        ),
        "Name the companies with a 2025 Series A under a quarter of a billion dollars.": companies(
            one for one, size in sized.items() if one.series == "Series A" and size < BILLION / 4
        ),
    }


def _bounded(book: Book) -> dict[str, Gold]:
    german = [one for one in book.country("Germany") if (book.raised(one, "EUR") or 0) >= 600 * MILLION]
    priced = book.where(lambda one: one.is_priced and one.currency != "JPY")
    half = book.where(lambda one: "2026-01" <= one.month <= "2026-06")
    small = [one for one in book.rounds if one.series == "Series D" and 0 < (book.raised(one) or 0) < BILLION / 4]
    big = [one for one in priced if one.year == 2026 and known(book.worth(one, "GBP")) >= 10 * BILLION]
    return {
        "German rounds of €600 million or more": listed(german),
        "Which companies have had a valuation above $100bn?": companies(
            one for one in priced if known(book.worth(one)) > 100 * BILLION
        ),
        "How many 2026 rounds had a post-money of £10bn or more?": count(big),
        "series D rounds below $0.25bn": listed(small),
        "H1 2026 rounds from $1.5bn up to and including $2.1bn": listed(
            one for one in half if BILLION * 15 <= (book.raised(one) or 0) * 10 <= BILLION * 21
        ),
        "Equity rounds above 50 billion dollars, with their amounts": _with_amounts(book, 50 * BILLION),
    }


def _with_amounts(book: Book, bound: Decimal) -> Rows:
    equity = [one for one in book.rounds if one.instrument == "equity"]
    rounds = [one for one in book.by_size(equity) if known(book.raised(one)) > bound]
    return table({one.label: known(book.raised(one)) for one in rounds})


def _exact(book: Book) -> dict[str, Gold]:
    def raisers(amount: str) -> Gold:
        return companies(one for one in book.rounds if one.primary == Decimal(amount))

    return {
        "Who raised $3,500m?": raisers("3500000000"),
        "whose round was 1.375 billion dollars?": raisers("1375000000"),
        "Which company raised 73.6 million?": raisers("73600000"),
        "which company did the $863 million round": raisers("863000000"),
        "Someone raised 5.6bn. Who?": raisers("5600000000"),
        "Which startup raised sixty-five billion dollars in one go?": raisers("65000000000"),
        "Who closed a round of USD 693M?": raisers("693000000"),
    }
