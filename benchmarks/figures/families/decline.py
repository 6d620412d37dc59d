"""What must not be answered with a figure, and near misses: exclusions and negations whose naive reading is wrong.

A near miss that the tables do answer has its gold; the others, like questions about what no table holds, must be
declined. A question whose honest answer may be a quotation from a briefing is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from benchmarks.figures.book import EUROPE, Book, Round, known
from benchmarks.figures.case import AnyOf, Case, Declined, Gold, names
from benchmarks.figures.golds import companies, count, mean, middle, percent, times, usd
from benchmarks.figures.wanted import asked, listed, round_named

NO_SUCH_ATTRIBUTE = (
    "How many board seats came with Lightspeed's cheque in Anthropic's Series E?",
    "what liquidation preference did tiger global get in cerebras series h",
    "IRR of Thrive Capital on its OpenAI shares?",
    "EBITDA multiple of Databricks at the Series L",
    "How big is Helsing's option pool after the 2026 round?",
    "gross margin of Wiz when it did its Series E",
    "What was the price per share in Ramp's July 2025 round?",
    "How many employees did Lovable have when it raised its Series A?",
    "cohere's net revenue retention please",
    "What carried interest did Founders Fund earn last year?",
    "Greenoaks: assets under management?",
    "How long did due diligence on Wayve's Series D take?",
    "dividend yield of nebius",
    "sierra churn rate 2026",
)
NOT_OURS = (
    "What will Anthropic be worth in 2028?",
    "Should I buy CoreWeave?",
    "which of the robotics startups is the best bet right now",
    "Predict the size of OpenAI's next round.",
    "How much should I put into an Anduril secondary?",
    "What's the weather like in Paris?",
    "who won the world cup in 2022",
    "bitcoin price today?",
    "What is 17 times 23?",
    "How much did crypto startups raise in 2025?",
    "Total raised by Canadian mining companies in 2024",
)
WRONG_ENTITY = (
    "How much did Nvidia raise in 2025?",
    "What is Sequoia's post-money valuation?",
    "valuation of andreessen horowitz",
    "rounds led by Cohere",
    "Which investors took part in SoftBank's Series B?",
    "How much did Stripe raise in its Series I?",
    "What stake did Menlo Ventures sell?",
    "step-up of Lightspeed between 2024 and 2025",
    "How much has the buyer of Wiz raised?",
    "size of the last round of the company that bought Celestial AI",
)
UNITS_THAT_DO_NOT_FIT = (
    "How many days is Anthropic's Series F in dollars?",
    "What is the average instrument of 2025?",
    "median lead investor of the Series B rounds",
    "What percentage of Cohere's Series D is its headquarters?",
    "By how many dollars is Toronto larger than Anthropic's Series G?",
    "sum of the announcement dates of the 2025 seed rounds",
    "Convert OpenAI's 2024 venture round to Swiss francs.",
    "How much is Mistral's Series C in yen?",
    "Sakana AI's Series B in dollars",
    "ratio of OpenAI's founding year to its valuation in euros per investor",
)
NO_SUCH_DATE = (
    "Which rounds were announced on 30 February 2025?",
    "How much was raised in Q5 2025?",
    "rounds in H3 2025",
    "What was announced on 31 June 2025?",
    "total raised in the thirteenth month of 2024",
    "How many days passed between Anthropic's Series E and its Series F?",
    "days between openai's softbank tender and its 2024 venture round?",
    "On which day of the month was Isomorphic's Series A announced?",
)
NOT_STATED = (
    "How much of Anthropic's Series E came from Lightspeed alone?",
    "What did Microsoft put into Wayve's Series D?",
    "post-money of the Google deal for Wiz",
    "Who led xAI's Series E?",
    "pre-money of Abridge's Series E",
    "what stake did glean sell in its series f",
    "Lambda's valuation at the Series E?",
    "How many months before its Series B did Isomorphic raise its Series A?",
    "step-up in cohere's series c",
)
WHAT_IF = (
    "If Anthropic had raised only $20bn in its Series G, what would the stake have been?",
    "Had Nvidia stayed out, how big would Mistral's Series C have been?",
    "Suppose SoftBank had not led: who would have led OpenAI's 2025 round?",
    "What would Databricks be worth if it had skipped its Series K?",
    "If Helsing's Series D had been in dollars instead of euros, would its valuation be the same?",
)


def cases(book: Book) -> Iterator[Case]:
    """Questions to decline, then exclusions and negations with an answer."""
    for question in chain(NO_SUCH_ATTRIBUTE, NOT_OURS, WRONG_ENTITY, UNITS_THAT_DO_NOT_FIT):
        yield Case("decline", question, Declined())
    for question in chain(NO_SUCH_DATE, NOT_STATED, WHAT_IF):
        yield Case("decline", question, Declined())
    parts = (_totals, _of_one_company, _averages, _superlatives, _not_led, _other_investors, _counted, _elsewhere)
    yield from asked("decline", dict(chain.from_iterable(part(book).items() for part in parts)))


def _but(rounds: tuple[Round, ...], *left_out: str) -> list[Round]:
    """These rounds without those of some companies."""
    return [one for one in rounds if one.company not in left_out]


def _in(book: Book, period: str) -> tuple[Round, ...]:
    """The rounds of 2025, 2025-03 or 2025 Q1."""
    return book.where(lambda one: period in (str(one.year), one.month, one.quarter))


def _totals(book: Book) -> dict[str, Gold]:
    spring = _in(book, "2026 Q1")
    everyone, others = book.total(spring), book.total(_but(spring, "OpenAI"))
    return {
        "total raised in 2024 without xAI": usd(book.total(_but(_in(book, "2024"), "xAI"))),
        "How much was raised in Q1 2026, leaving out OpenAI?": usd(others),
        "Excluding the largest round, what did companies raise in Q1 2026?": usd(
            everyone - known(book.raised(book.largest(spring)))
        ),
        "What share of the money raised in Q1 2026 went to anybody but OpenAI?": percent(others, everyone),
        "sum of all 2024 rounds other than AI labs": usd(
            book.total(one for one in _in(book, "2024") if book.company(one).group != "AI labs")
        ),
        "What did the AI labs except Anthropic and OpenAI raise in 2026?": usd(
            book.total(_but(tuple(one for one in book.within("AI labs") if one.year == 2026), "Anthropic", "OpenAI"))
        ),
    }


def _of_one_company(book: Book) -> dict[str, Gold]:
    anthropic = [one for one in book.of("Anthropic") if one.year == 2025]
    return {
        "How much did Anthropic raise in 2025, not counting strategic money?": usd(
            book.total(one for one in anthropic if one.instrument != "strategic")
        ),
        "What did Databricks raise in all years but 2026?": usd(
            book.total(one for one in book.of("Databricks") if one.year != 2026)
        ),
        "cursor total raised, series d not included": usd(
            book.total(one for one in book.of("Anysphere") if one.series != "Series D")
        ),
        "How much had Anthropic raised before its Series E?": usd(
            book.total(one for one in book.of("Anthropic") if one.announced < "2025-03")
        ),
        "Mistral rounds without Nvidia": listed(
            one for one in book.of("Mistral AI") if "Nvidia" not in one.investors
        ),
        "Everything OpenAI did that was not equity": listed(
            one for one in book.of("OpenAI") if one.instrument != "equity"
        ),
        "Which of Nebius's deals were neither equity nor strategic?": listed(
            one for one in book.of("Nebius") if one.instrument == "convertible"
        ),
    }


def _averages(book: Book) -> dict[str, Gold]:
    cohere = book.round("cohere-2025-08")
    calm = _but(_in(book, "2026"), "OpenAI", "Anthropic")
    american = [one for one in _in(book, "2024") if book.company(one).country == "United States"]
    old = [one for one in american if book.company(one).group != "AI labs"]
    big = [book.raised(one) for one in book.by_size(_in(book, "2025 Q1"))[1:]]
    return {
        "Average round of 2026 leaving out OpenAI and Anthropic": usd(mean(book.amounts(calm))),
        "median size of American rounds in 2024 outside the AI labs": usd(middle(book.amounts(old))),
        "Mean round in the first quarter of 2025 once you drop the biggest one": usd(mean(map(known, big))),
        # Dividing by the named investors is a fair answer that says what it does; the whole amount is not.
        "average per investor in Cohere's August 2025 round": AnyOf(
            (Declined(), usd(known(cohere.amount) / len(cohere.investors)))
        ),
    }


def _superlatives(book: Book) -> dict[str, Gold]:
    last, before = _in(book, "2025"), _in(book, "2024")
    runner_up = book.largest(_but(last, "OpenAI"))
    small = [one for one in book.by_size(_in(book, "2026")) if one.company not in ("OpenAI", "Anthropic")]
    return {
        "Which company did the largest round of 2025 that wasn't OpenAI's?": names(runner_up.company),
        "How big was the largest 2025 round apart from OpenAI's?": usd(book.raised(runner_up) or 0),
        "third largest round of 2024 if you leave out xAI": round_named(book.largest(_but(before, "xAI"), 3)),
        "largest 2026 round by anyone other than openai or anthropic": round_named(small[0]),
        "biggest non-US round of 2025": round_named(
            book.largest(one for one in last if book.company(one).country != "United States")
        ),
        "How many times larger was the largest round of 2025 than the largest that OpenAI had no part in?": times(
            book.raised(book.largest(last)), book.raised(runner_up)
        ),
    }


def _not_led(book: Book) -> dict[str, Gold]:
    """Months in which every round has a known lead, so that "not led by" leaves nothing open."""
    march, april = _in(book, "2026-03"), _in(book, "2026-04")
    large = [one for one in _in(book, "2024") if (book.raised(one) or 0) > 5 * 10**9 and one.instrument == "equity"]
    return {
        "rounds not led by Nvidia in March 2026": listed(one for one in march if "Nvidia" not in one.leads),
        "Which April 2026 deals were led by somebody other than Google?": listed(
            one for one in april if "Google" not in one.leads
        ),
        "Equity rounds above $5bn in 2024 that Nvidia stayed out of": listed(
            one for one in large if "Nvidia" not in one.investors
        ),
        "How much was raised in March 2026 in rounds that Nvidia did not lead?": usd(
            book.total(one for one in march if "Nvidia" not in one.leads)
        ),
        "Which rounds did Founders Fund join without leading?": listed(book.joined_by("Founders Fund")),
        "how many rounds was coatue in but not leading": count(book.joined_by("Coatue")),
    }


def _other_investors(book: Book) -> dict[str, Gold]:
    cursor, skild = book.round("cursor-series-c"), book.round("skild-series-c")
    thrive = _but(book.backed_by("Thrive Capital"), "OpenAI")
    return {
        "Companies Thrive Capital backed other than OpenAI": companies(thrive),
        "Who besides Nvidia invested in Wayve's Series C?": names(
            *(one for one in book.round("wayve-series-c").investors if one != "Nvidia")
        ),
        "everybody but the lead in cursor's series c": names(*cursor.participants),
        "How many investors did Skild's Series C have, not counting the lead?": count(skild.participants),
        "rounds with Amazon as the only investor": listed(one for one in book.rounds if one.investors == ("Amazon",)),
        "In which rounds was there nobody but Thrive Capital?": listed(
            one for one in book.rounds if one.investors == ("Thrive Capital",)
        ),
        "Nvidia's rounds in 2024 except OpenAI's, how many?": count(
            _but(tuple(one for one in book.backed_by("Nvidia") if one.year == 2024), "OpenAI")
        ),
        "Which investors took part in Anthropic's Series G but not in its Series H?": names(
            *set(book.round("anthropic-series-g").investors) - set(book.round("anthropic-series-h").investors)
        ),
    }


def _counted(book: Book) -> dict[str, Gold]:
    return {
        "How many deals in September 2025 were anything but equity?": count(
            one for one in _in(book, "2025-09") if one.instrument != "equity"
        ),
        "How many rounds in Q4 2025 weren't straight equity?": count(
            one for one in _in(book, "2025 Q4") if one.instrument != "equity"
        ),
        "number of 2026 rounds that are neither official nor disputed": count(
            one for one in _in(book, "2026") if one.confidence not in ("official", "disputed")
        ),
        "Series D rounds of 2025 with no named lead, how many": count(
            one for one in _in(book, "2025") if one.series == "Series D" and not one.leads
        ),
        "How many companies have no round in 2025?": count(set(book.companies) - companies(_in(book, "2025")).names),
    }


def _elsewhere(book: Book) -> dict[str, Gold]:
    europe = [one for one in _in(book, "2026") if book.company(one).country in EUROPE]
    return {
        "European rounds in 2026 outside the UK": listed(
            one for one in europe if book.company(one).country != "United Kingdom"
        ),
        "How many 2025 rounds were by companies that are not American?": count(
            one for one in _in(book, "2025") if book.company(one).country != "United States"
        ),
        "Robotics companies that sit neither in Palo Alto nor in Sunnyvale nor in San Francisco": names(
            *(
                name
                for name, one in book.companies.items()
                if one.group == "robotics" and one.city not in ("Palo Alto", "Sunnyvale", "San Francisco")
            )
        ),
        "US AI labs not seated in San Francisco or Palo Alto, where the seat is known": names(
            *(
                name
                for name, one in book.companies.items()
                if (one.group, one.country) == ("AI labs", "United States")
                and one.city not in ("", "San Francisco", "Palo Alto")
            )
        ),
    }
