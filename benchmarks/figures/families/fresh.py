"""Fifty questions of ten readers who know nothing of the program: five each, in the words of their trade.

Kinds of questions are mixed as they come. Nobody looks at them while improving the program's wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from benchmarks.figures.book import EUROPE, Book, Round, known, months_between
from benchmarks.figures.case import AnyOf, Case, Declined, Gold, Number, Several, Text, YesNo, names
from benchmarks.figures.golds import (
    amount,
    companies,
    count,
    eur,
    growth,
    leads,
    mean,
    middle,
    percent,
    post,
    pre,
    ranking,
    times,
    usd,
)
from benchmarks.figures.wanted import asked, gbp, listed, round_named, stake

MILLION, BILLION = 10**6, 10**9


def cases(book: Book) -> Iterator[Case]:
    """Five questions of each reader."""
    readers = (
        *(_associate, _journalist, _hobby_investor, _german_analyst, _student),
        *(_corporate_development, _sovereign_fund, _sceptical_cfo, _founder, _on_a_phone),
    )
    return asked("fresh", dict(chain.from_iterable(reader(book).items() for reader in readers)))


def _in(book: Book, year: int) -> list[Round]:
    return [one for one in book.rounds if one.year == year]


def _series(rounds: Iterable[Round], letter: str) -> list[Round]:
    return [one for one in rounds if one.series == f"Series {letter}"]


def _share(part: int, whole: int) -> Number:
    return percent(Decimal(part), Decimal(whole))


def _associate(book: Book) -> dict[str, Gold]:
    priced = [worth for one in _series(_in(book, 2025), "C") if (worth := book.worth(one)) is not None]
    ramp = book.round("ramp-2025-07")
    return {
        "Quick comp check: where did Synthesia's E get done, post-money?": post(book.round("synthesia-series-e")),
        "Median post across the Series C rounds of 2025?": usd(middle(priced)),
        "What percentage of the rounds Accel has been in did it actually lead?": _share(
            len(book.led_by("Accel")), len(book.backed_by("Accel"))
        ),
        "Who came into ElevenLabs' Series B next to a16z?": names("Sequoia Capital", "Nat Friedman", "Daniel Gross"),
        "Revenue run-rate multiple on Ramp's July 2025 print?": times(
            ramp.post, book.metric("Ramp", "run_rate_revenue", at=ramp.announced).value
        ),
    }


def _journalist(book: Book) -> dict[str, Gold]:
    anduril = book.round("anduril-series-g"), book.round("anduril-series-h")
    large = [one for one in _in(book, 2026) if (book.raised(one) or 0) > BILLION]
    labs = [one for one in book.within("AI labs") if one.year == 2025]
    biggest = book.largest(book.rounds).round_id == "openai-2026"
    return {
        "For a headline: is OpenAI's February 2026 financing the largest raise on your books?": YesNo(biggest),
        "Which European companies have pulled in more than a billion dollars in one go this year? Names will do.": (
            companies(one for one in large if book.company(one).country in EUROPE)
        ),
        "How many months after its Series G did Anduril go public with the Series H?": Number(
            months_between(*anduril), "months"
        ),
        "In one number, please: the money AI labs pulled in during 2025": usd(book.total(labs)),
        "Names of everyone leading the consortium that bought out Electronic Arts?": leads(
            book.round("ea-buyout-2025")
        ),
    }


def _hobby_investor(book: Book) -> dict[str, Gold]:
    three = max(("Sierra", "Glean", "Harvey"), key=book.valuation)
    return {
        "Kindly tell the present valuation of Perplexity AI only.": usd(book.valuation("Perplexity")),
        "Glean founders are who all?": names(*book.companies["Glean"].founders),
        "Out of Sierra, Glean and Harvey which one is having highest valuation as of now?": names(three),
        "Please tell amount of Lovable Series B in Indian rupees": Declined(),
        "Aravind Srinivas his company got how much funding in total till date?": usd(
            book.total(book.of("Perplexity"))
        ),
    }


def _german_analyst(book: Book) -> dict[str, Gold]:
    german = [one.name for one in book.companies.values() if one.country == "Germany"]
    return {
        "How high was the pre-money of Black Forest Labs at the Series B?": pre(book.round("bfl-series-b")),
        "Please sum up all what Helsing has raised until now, in Euro.": eur(
            book.total(book.of("Helsing"), "EUR").quantize(Decimal(1))
        ),
        "Which companies from Germany do you cover?": names(*german),
        "The commitment of the Schwarz Group to Cohere amounts to how many Euro?": eur(
            book.committed("cohere-series-e-schwarz", "Schwarz Group")
        ),
        "By which factor did the valuation of Helsing rise from the Series C to the Series D?": times(
            book.round("helsing-series-d").post, book.round("helsing-series-c").post
        ),
    }


def _student(book: Book) -> dict[str, Gold]:
    born = [one for one in book.companies.values() if one.founded is not None]
    last = _in(book, 2025)
    ((instrument, _),) = Counter(one.instrument for one in _in(book, 2026)).most_common(1)
    return {
        "for my thesis: mean size of the Series D rounds of 2025?": usd(mean(book.amounts(_series(last, "D")))),
        "how many companies in the dataset were founded before 2015": count(
            one for one in born if known(one.founded) < 2015
        ),
        "whats the oldest company you have": names(min(born, key=lambda one: known(one.founded)).name),
        "which type of instrument comes up most among the 2026 rounds?": AnyOf((names(instrument), Text(instrument))),
        "What share of 2025 rounds has a named lead investor, in %?": _share(
            sum(bool(one.leads) for one in last), len(last)
        ),
    }


def _corporate_development(book: Book) -> dict[str, Gold]:
    strategic = [one for one in book.rounds if one.instrument == "strategic"]
    buyouts = sorted(book.where(lambda one: one.instrument == "buyout"), key=lambda one: -known(one.amount))
    cloud = [one for one in strategic if one.year == 2026 and one in book.within("AI cloud and data centres")]
    a_head = known(book.round("wiz-google-2025").amount) / book.metric("Wiz", "employees").value
    (salesforce,) = book.led_by("Salesforce Ventures")
    return {
        "Strategic investments over $1bn where Nvidia was a lead?": listed(
            one for one in strategic if "Nvidia" in one.leads and known(one.amount) > BILLION
        ),
        "Acquisitions and take-privates ranked by price, highest first": ranking(buyouts),
        "What did Google pay for each Wiz employee?": AnyOf((usd(a_head), Number(a_head, "USD per employee"))),
        "Which round has Salesforce Ventures led or co-led?": round_named(salesforce),
        "How much strategic money has gone into AI cloud and data centres this year?": usd(book.total(cloud)),
    }


def _sovereign_fund(book: Book) -> dict[str, Gold]:
    british = [one for one in book.country("United Kingdom") if one.year >= 2025]
    (mubadala,) = book.led_by("Mubadala Capital")
    return {
        "In which rounds has Temasek acted as lead?": listed(book.led_by("Temasek")),
        "Kindly list the companies that the Qatar Investment Authority has backed.": companies(
            book.backed_by("Qatar Investment Authority")
        ),
        "Mubadala Capital has been lead investor in which round?": round_named(mubadala),
        "How many rounds has MGX been part of since the start of 2025, as lead or otherwise?": count(
            one for one in book.backed_by("MGX") if one.year >= 2025
        ),
        "Total primary capital raised by United Kingdom companies since January 2025, expressed in pounds sterling": (
            gbp(book.total(british, "GBP"))
        ),
    }


def _sceptical_cfo(book: Book) -> dict[str, Gold]:
    plain = [one for one in book.of("Anthropic") if one.instrument == "equity"]
    debt = [known(one.amount) for one in book.of("CoreWeave") if one.instrument == "debt"]
    disputed = [one for one in book.rounds if one.confidence == "disputed"]
    return {
        "Strip out the strategic money and the convertibles. What has Anthropic raised in plain equity?": usd(
            book.total(plain)
        ),
        # Nothing came to the company: zero says so, and so does declining to name a sum.
        "How much of the October 2025 share sale by OpenAI staff did the company itself raise?": AnyOf(
            (usd(0), Declined())
        ),
        "CoreWeave's debt deals as a multiple of the primary money it has raised, please": times(
            sum(debt, Decimal(0)), book.total(book.of("CoreWeave"))
        ),
        "By how many percent was Groq marked up between the Series D and the 2025 growth round?": growth(
            book.round("groq-2025-09").post, book.round("groq-series-d").post
        ),
        "Which of the rounds with disputed figures are bigger than $400m?": listed(
            one for one in disputed if (book.raised(one) or 0) > 400 * MILLION
        ),
    }


def _founder(book: Book) -> dict[str, Gold]:
    sold = [stake(one).value for one in _series(book.within("robotics"), "B") if one.post and one.primary]
    first = Counter(lead for one in _series(book.rounds, "A") for lead in one.leads)
    apps = [
        one
        for one in _series(book.within("AI applications"), "D")
        if one.year >= 2025 and book.company(one).country == "United States"
    ]
    return {
        "I'm raising a B for a robot company. What is the median stake robotics firms sold in theirs?": Number(
            middle(sold), "percent"
        ),
        "who has led more than one Series A in your data?": names(*(name for name, led in first.items() if led > 1)),
        "How many days were there between Synthesia's D and its E?": Declined(),
        "What did US AI application companies raise on average in their Series Ds since 2025?": usd(
            mean(book.amounts(apps))
        ),
        "Which fund should I pitch first for a defence seed round?": Declined(),
    }


def _on_a_phone(book: Book) -> dict[str, Gold]:
    nscale = book.round("nscale-series-c")
    return {
        "crusoe last rnd lead?": leads(book.round("crusoe-series-e")),
        "hw much openevidence raised this yr": amount(book.round("openevidence-series-d")),
        "nscale c amt? val?": Several((amount(nscale), post(nscale))),
        "who bigger figure or skild val wise": names(max(("Figure AI", "Skild AI"), key=book.valuation)),
        "sakana A how mch $": amount(book.round("sakana-series-a")),
    }
