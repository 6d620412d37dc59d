"""What follows from one round and the one before it: pre-money, stake, step-up, growth, days, sums, shares."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from benchmarks.figures.book import Book, Round, days_between, months_between
from benchmarks.figures.case import Case, Declined, Number
from benchmarks.figures.golds import Asked, cases_of, growth, percent, pre, times, usd


def cases(book: Book) -> Iterator[Case]:
    """Figures derived per round."""
    yield from cases_of(
        "derived", book, _pre_money, _stakes, _step_ups, _multiples, _growth, _time, _sums, _shares, _of_the_year
    )


def _stake(one: Round) -> Number:
    return percent(one.amount, one.post)


def _pre_money(book: Book) -> Asked:
    this = book.round
    yield "what was crusoe's pre-money in the series E", pre(this("crusoe-series-e"))
    yield "Pre-money of Skild AI's Series C?", pre(this("skild-series-c"))
    yield "What was Synthesia valued at before the new money of its Series E?", pre(this("synthesia-series-e"))
    yield "How much was OpenEvidence worth pre-money in its Series B?", pre(this("openevidence-series-b"))
    yield "Helsing series D pre-money", pre(this("helsing-series-d"))
    yield "Give me the pre-money valuation for Waymo's 2026 round.", pre(this("waymo-2026"))


def _stakes(book: Book) -> Asked:
    this = book.round
    yield "What stake did Anthropic sell in its Series E?", _stake(this("anthropic-series-e"))
    yield "How much of the company did Cerebras give up in the Series H?", _stake(this("cerebras-series-h"))
    yield "dilution in Anduril's Series G", _stake(this("anduril-series-g"))
    yield "What percentage of Lovable was sold in its Series A?", _stake(this("lovable-series-a"))
    yield "stake sold, thinking machines lab seed", _stake(this("tml-seed"))
    yield "How dilutive was Harvey's Series D?", _stake(this("harvey-series-d"))
    yield "What share of Nscale went to the investors in its Series C?", _stake(this("nscale-series-c"))
    yield "By how much were existing holders of Figure AI diluted in the Series C?", _stake(this("figure-series-c"))


def _step_up(book: Book, one: Round) -> Number:
    return times(one.pre, book.previous(one).post)


def _step_ups(book: Book) -> Asked:
    this = book.round
    yield "What was the step-up in Anthropic's Series F?", _step_up(book, this("anthropic-series-f"))
    yield "step up of Ayar Labs' series E", _step_up(book, this("ayar-labs-series-e"))
    yield (
        "How large a step-up did Lovable get in its Series B over the Series A?",
        _step_up(book, this("lovable-series-b")),
    )
    yield "Step-up for Cognition's Series D?", _step_up(book, this("cognition-2026"))
    yield "what step-up did openevidence see in series c", _step_up(book, this("openevidence-series-c"))
    yield "What was the stepup in Shield AI's Series G round?", _step_up(book, this("shield-ai-series-g"))


def _multiple(book: Book, one: Round) -> Number:
    return times(one.post, book.previous(one).post)


def _multiples(book: Book) -> Asked:
    this = book.round
    yield "What was the valuation multiple of Anduril's Series H?", _multiple(book, this("anduril-series-h"))
    yield (
        "How many times the previous post-money was Anysphere's Series D post-money?",
        _multiple(book, this("cursor-series-d")),
    )
    yield "By what factor did Waymo's valuation rise with the 2026 round?", _multiple(book, this("waymo-2026"))
    yield "valuation multiple SSI 2025 round", _multiple(book, this("ssi-2025"))
    yield "Figure's Series C was priced at what multiple of its Series B?", _multiple(book, this("figure-series-c"))


def _rise(book: Book, one: Round) -> Number:
    return growth(one.post, book.previous(one).post)


def _growth(book: Book) -> Asked:
    this = book.round
    yield (
        "By how many percent did Anthropic's valuation grow from Series F to Series G?",
        _rise(book, this("anthropic-series-g")),
    )
    yield (
        "How much higher, in percent, was Databricks valued in Series K than in Series J?",
        _rise(book, this("databricks-series-k")),
    )
    yield (
        "Percentage increase in Harvey's valuation between its Series C and its Series D?",
        _rise(book, this("harvey-series-d")),
    )
    yield "valuation growth of Crusoe in the series e", _rise(book, this("crusoe-series-e"))
    yield (
        "Mistral's valuation grew by what percentage between the Series B and the Series C?",
        _rise(book, this("mistral-series-c")),
    )


def _time(book: Book) -> Asked:
    this = book.round
    g, h = this("anthropic-series-g"), this("anthropic-series-h")
    yield "How many days lie between Anthropic's Series G and Series H?", Number(days_between(g, h), "days")
    c, d = this("cursor-series-c"), this("cursor-series-d")
    yield "days from Anysphere's series C to its series D", Number(days_between(c, d), "days")
    j, k = this("databricks-series-j"), this("databricks-series-k")
    yield (
        "How many months after the Series J did Databricks announce the Series K?",
        Number(months_between(j, k), "months"),
    )
    first, second = this("cognition-2025"), this("cognition-2026")
    yield (
        "How many days did Cognition wait between its Series C and its Series D?",
        Number(days_between(first, second), "days"),
    )
    last = this("waymo-2026")
    yield (
        "Days since the previous round when Waymo announced its 2026 round?",
        Number(days_between(book.previous(last), last), "days"),
    )
    ayar = this("ayar-labs-series-e")
    yield (
        "months between Ayar Labs Series D and Series E",
        Number(months_between(book.previous(ayar), ayar), "months"),
    )
    yield "How many days passed between Harvey's Series D and its Series E?", Declined()
    yield "days between lovable's series a and series b", Declined()


def _up_to(book: Book, last: str) -> Decimal:
    one = book.round(last)
    return book.total(other for other in book.of(one.company) if other.announced <= one.announced)


def _before(book: Book, next_one: str) -> Decimal:
    one = book.round(next_one)
    return book.total(other for other in book.of(one.company) if other.announced < one.announced)


def _sums(book: Book) -> Asked:
    yield (
        "How much had Anthropic raised in all up to and including its Series E?",
        usd(_up_to(book, "anthropic-series-e")),
    )
    yield "Total raised by Harvey before its Series F?", usd(_before(book, "harvey-series-f"))
    yield "How much had Figure AI raised through its Series C?", usd(_up_to(book, "figure-series-c"))
    yield "cumulative funding of Skild AI including the Series B", usd(_up_to(book, "skild-series-b"))
    yield "What had xAI raised before the Series E came along?", usd(_before(book, "xai-series-e"))


def _part(book: Book, round_id: str, investor: str) -> Number:
    return percent(book.committed(round_id, investor), book.round(round_id).amount)


def _shares(book: Book) -> Asked:
    yield (
        "What share of OpenAI's 2024 venture round did Thrive Capital put in?",
        _part(book, "openai-2024-10", "Thrive Capital"),
    )
    yield "How much of Mistral's Series C, in percent, came from ASML?", _part(book, "mistral-series-c", "ASML")
    yield "Founders Fund's share of Anduril's Series G?", _part(book, "anduril-series-g", "Founders Fund")
    yield (
        "What fraction of Nscale's Series B was Aker ASA's money, as a percentage?",
        _part(book, "nscale-series-b", "Aker ASA"),
    )
    yield (
        "What percentage of Cerebras' Series H did Benchmark provide?",
        _part(book, "cerebras-series-h", "Benchmark"),
    )


def _of_year(book: Book, round_id: str) -> Number:
    one = book.round(round_id)
    year = book.total(other for other in book.rounds if other.year == one.year)
    return percent(book.raised(one), year)


def _of_the_year(book: Book) -> Asked:
    yield (
        "What share of all the money raised in 2025 was OpenAI's SoftBank-led round?",
        _of_year(book, "openai-softbank-2025"),
    )
    yield "Databricks Series J as a percentage of everything raised in 2024?", _of_year(book, "databricks-series-j")
    f = book.round("anthropic-series-f")
    total = book.total(book.of("Anthropic"))
    yield "How much of Anthropic's total funding did the Series F bring, in percent?", percent(f.amount, total)
    of_2024 = [one for one in book.of("xAI") if one.year == 2024]
    yield (
        "What percentage of xAI's 2024 money came in with the Series B?",
        percent(book.round("xai-series-b").amount, book.total(of_2024)),
    )
