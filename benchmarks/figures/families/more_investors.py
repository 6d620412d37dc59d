"""Further questions on who led, joined and put in how much, asked of other investors than in `investors`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from benchmarks.figures.book import Book
from benchmarks.figures.case import Case, Day, Gold, Rows, YesNo, names
from benchmarks.figures.golds import companies, count, labels, mean, usd
from benchmarks.figures.wanted import asked, listed, round_named


def cases(book: Book) -> Iterator[Case]:
    """Leads, portfolios, tickets and company kept."""
    parts = (_led, _led_with, _portfolios, _rounds_joined, _money_led, _tickets, _shared, _first_and_last, _counted)
    return asked("investors", dict(chain.from_iterable(part(book).items() for part in parts)))


def _led(book: Book) -> dict[str, Gold]:
    return {
        "Whose rounds has Sequoia led since 2025? Companies, please.": companies(
            one for one in book.led_by("Sequoia Capital") if one.year >= 2025
        ),
        "How often has SoftBank itself, without its Vision Fund, been a lead?": count(book.led_by("SoftBank")),
        "For how many different companies has a16z led a round?": count(
            companies(book.led_by("Andreessen Horowitz")).names
        ),
        "Where was Accel the sole lead?": listed(one for one in book.led_by("Accel") if one.leads == ("Accel",)),
        "Has GV ever led a robotics round?": YesNo(any(one in book.within("robotics") for one in book.led_by("GV"))),
    }


def _led_with(book: Book) -> dict[str, Gold]:
    helsing = {lead for one in book.of("Helsing") for lead in one.leads}
    shared = [one for one in book.led_by("Lightspeed Venture Partners") if len(one.leads) > 1]
    return {
        "In which rounds did Lightspeed share the lead?": listed(shared),
        "Founders Fund shared the lead of Anduril's Series F with whom?": names("Sands Capital"),
        "Which investors have led Helsing's rounds over the years?": names(*helsing),
    }


def _portfolios(book: Book) -> dict[str, Gold]:
    return {
        "Give me Dragoneer's portfolio companies.": companies(book.backed_by("Dragoneer")),
        "Which start-ups count Kleiner Perkins among their investors?": companies(book.backed_by("Kleiner Perkins")),
        "Who has 1789 Capital backed?": companies(book.backed_by("1789 Capital")),
        "BlackRock has money in which companies?": companies(book.backed_by("BlackRock")),
        "NEA's investments, by company": companies(book.backed_by("NEA")),
    }


def _rounds_joined(book: Book) -> dict[str, Gold]:
    return {
        "Valor Equity Partners shows up in which rounds?": listed(book.backed_by("Valor Equity Partners")),
        "In which rounds did Jeff Bezos personally invest?": listed(book.backed_by("Jeff Bezos")),
        "What rounds was Elad Gil part of in 2024?": listed(
            one for one in book.backed_by("Elad Gil") if one.year == 2024
        ),
        "Has Google, itself and not through an arm, invested in Apptronik?": YesNo(
            any(one.company == "Apptronik" for one in book.backed_by("Google"))
        ),
    }


def _money_led(book: Book) -> dict[str, Gold]:
    return {
        "What did the rounds Greenoaks led raise, added up?": usd(book.total(book.led_by("Greenoaks"))),
        "Mean size of rounds with Sequoia in the lead": usd(mean(book.amounts(book.led_by("Sequoia Capital")))),
        "Largest round GIC has had a part in?": round_named(book.largest(book.backed_by("GIC"))),
        "Which was the smaller of the rounds IVP led?": labels([book.by_size(book.led_by("IVP"))[-1]]),
    }


def _tickets(book: Book) -> dict[str, Gold]:
    def put(round_id: str, investor: str) -> Decimal:
        return book.committed(round_id, investor)

    figure = {one.investor: one.amount for one in book.commitments if one.round_id == "figure-series-b"}
    openai = sum((put(one.round_id, "Nvidia") for one in book.of("OpenAI")), Decimal(0))
    return {
        "Benchmark's known cheque in the Cerebras Series H?": usd(put("cerebras-series-h", "Benchmark")),
        "Dragoneer was in OpenAI's SoftBank-led round for how much?": usd(put("openai-softbank-2025", "Dragoneer")),
        "PIF's money in the Electronic Arts take-private, how much?": usd(
            put("ea-buyout-2025", "Public Investment Fund")
        ),
        "How big was the OpenAI Startup Fund's cheque for Figure?": usd(
            put("figure-series-b", "OpenAI Startup Fund")
        ),
        "Nvidia's stated commitments to OpenAI, both rounds added": usd(openai),
        "Who wrote the biggest stated cheque in Figure's Series B?": names(
            max(figure, key=lambda name: figure[name])
        ),
    }


def _shared(book: Book) -> dict[str, Gold]:
    def backers(company: str) -> set[str]:
        return {name for one in book.of(company) for name in one.investors}

    nvidia, microsoft = (companies(book.backed_by(name)).names for name in ("Nvidia", "Microsoft"))
    return {
        "What overlap is there between Skild's and Figure's investors?": names(
            *(backers("Skild AI") & backers("Figure AI"))
        ),
        "Wayve and d-Matrix share which investor?": names(*(backers("Wayve") & backers("d-Matrix"))),
        "Companies that have had money from Nvidia as well as from Microsoft": names(*(nvidia & microsoft)),
        "Who is in both of Ayar Labs' rounds?": names(
            *(set(book.round("ayar-labs-series-d").investors) & set(book.round("ayar-labs-series-e").investors))
        ),
    }


def _first_and_last(book: Book) -> dict[str, Gold]:
    return {
        "What was the earliest round Thrive Capital was in?": round_named(book.backed_by("Thrive Capital")[0]),
        "Tiger Global's most recent round, which is it?": round_named(book.backed_by("Tiger Global")[-1]),
        "When did Temasek first show up in a round?": Day(book.backed_by("Temasek")[0].announced),
    }


def _counted(book: Book) -> dict[str, Gold]:
    led = Counter(lead for one in book.rounds for lead in one.leads)
    in_chips = Counter(name for one in book.within("AI chips") for name in one.investors)
    ((first, most), (_, second)) = in_chips.most_common(2)
    if most == second:
        raise ValueError("two investors are as active in AI chips")
    return {
        "The two investors that have led the most rounds, and how many each": Rows(
            tuple((name, Decimal(many)) for name, many in led.most_common(2))
        ),
        "Most active investor in AI chips?": names(first),
        "Of the rounds that Founders Fund was in, how many did it lead?": count(book.led_by("Founders Fund")),
    }
