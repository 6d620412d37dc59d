"""Further rounds against other figures of the company, of rounds that `ratios` leaves out.

As there: the latest revenue figure at or before the round, else the nearest. Rounds whose figure is stale are left
out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from benchmarks.figures.book import Book, known
from benchmarks.figures.case import AnyOf, Case, Gold, Number, YesNo, names
from benchmarks.figures.golds import percent, times, usd
from benchmarks.figures.wanted import asked

RUN_RATE = ("run_rate_revenue", "arr")


def cases(book: Book) -> Iterator[Case]:
    """Questions that divide one stated figure by another."""
    parts = (_on_run_rate, _more_run_rates, _on_a_year, _heads, _more_heads, _shares, _more_shares, _between)
    return asked("ratios", dict(chain.from_iterable(part(book).items() for part in parts)))


def _multiple(book: Book, round_id: str) -> Number:
    one = book.round(round_id)
    return times(one.post, book.metric(one.company, *RUN_RATE, at=one.announced).value)


def _on_run_rate(book: Book) -> dict[str, Gold]:
    return {
        "Cohere's D: price as a multiple of run-rate revenue?": _multiple(book, "cohere-series-d"),
        "How rich was Perplexity's 2024 growth round relative to its revenue run rate?": _multiple(
            book, "perplexity-2024-12"
        ),
        "Perplexity, May 2025 round, valuation to annualised revenue": _multiple(book, "perplexity-2025-05"),
        "Harvey's 2026 round was done at how many times run-rate revenue?": _multiple(book, "harvey-2026-03"),
        "Revenue multiple of the Ramp round in June 2025?": _multiple(book, "ramp-2025-06"),
        "databricks j, x run-rate": _multiple(book, "databricks-series-j"),
    }


def _more_run_rates(book: Book) -> dict[str, Gold]:
    return {
        "Databricks' 2026 package put it at what multiple of run-rate revenue?": _multiple(book, "databricks-2026"),
        "Staff of OpenAI sold shares in October 2025 at how many times its run-rate revenue?": _multiple(
            book, "openai-secondary-2025"
        ),
        "ElevenLabs' employee tender, valuation over revenue run rate": _multiple(book, "elevenlabs-tender-2025"),
        "What did Cognition's C cost in turns of run-rate revenue?": _multiple(book, "cognition-2025"),
        "Price-to-revenue, run rate, at Anthropic's Series E": _multiple(book, "anthropic-series-e"),
    }


def _on_a_year(book: Book) -> dict[str, Gold]:
    def against(round_id: str, year: int) -> Number:
        one = book.round(round_id)
        return times(one.post, book.metric(one.company, "annual_revenue", at=f"{year}-12-31").value)

    return {
        "Anduril's Series F post-money divided by 2023 revenue": against("anduril-series-f", 2023),
        "Scale AI's Series F, how many times 2024 annual revenue?": against("scale-series-f", 2024),
        "Cerebras G valuation on 2024 revenue, multiple please": against("cerebras-series-g", 2024),
        "Shield AI's Series G over its latest stated annual revenue?": against("shield-ai-series-g", 2025),
    }


def _each(value: Decimal, currency: str = "USD") -> AnyOf:
    """Money a head: "USD" and "USD per employee" are both fair names of the unit."""
    return AnyOf((Number(value, currency), Number(value, f"{currency} per employee")))


def _worth_a_head(book: Book, round_id: str) -> AnyOf:
    one = book.round(round_id)
    return _each(known(one.post) / book.metric(one.company, "employees", at=one.announced).value, one.currency)


def _heads(book: Book) -> dict[str, Gold]:
    databricks, mistral = book.round("databricks-series-k"), book.round("mistral-series-c")
    staff = book.metric("Databricks", "employees").value
    at_hand = book.metric("Mistral AI", "employees", at=mistral.announced).value
    return {
        "How much of the Series K money is there for each Databricks employee?": _each(
            known(databricks.amount) / staff
        ),
        "Mistral raised how many euros per employee in its Series C?": _each(known(mistral.amount) / at_hand, "EUR"),
        "Scale AI's post-money in the Meta deal per head?": _worth_a_head(book, "scale-meta-2025"),
    }


def _more_heads(book: Book) -> dict[str, Gold]:
    return {
        "What does OpenAI's 2026 strategic round value each employee at?": _worth_a_head(book, "openai-2026"),
        "perplexity sept 2025, valuation per employee": _worth_a_head(book, "perplexity-2025-09"),
        "Lightmatter D: post-money for every one of its staff": _worth_a_head(book, "lightmatter-series-d"),
        "Divide Figure's Series B valuation by its headcount.": _worth_a_head(book, "figure-series-b"),
    }


def _shares(book: Book) -> dict[str, Gold]:
    def of_amount(round_id: str, investor: str) -> Number:
        return percent(book.committed(round_id, investor), book.round(round_id).amount)

    return {
        "Thrive's stated money as a percentage of Databricks' Series J": of_amount(
            "databricks-series-j", "Thrive Capital"
        ),
        "How much of xAI's Series E could Nvidia's cheque make up, in percent?": of_amount("xai-series-e", "Nvidia"),
        "Dragoneer's slice of OpenAI's SoftBank-led round, in per cent of the amount": of_amount(
            "openai-softbank-2025", "Dragoneer"
        ),
        "What proportion of the EA take-private is PIF's money?": of_amount(
            "ea-buyout-2025", "Public Investment Fund"
        ),
        "Of Anduril's Series F, what percentage was Founders Fund good for?": of_amount(
            "anduril-series-f", "Founders Fund"
        ),
        "a16z's stated ticket over the whole of Mistral's Series A, %": of_amount(
            "mistral-series-a", "Andreessen Horowitz"
        ),
    }


def _more_shares(book: Book) -> dict[str, Gold]:
    pledges = {
        (one.round_id, one.investor, one.part): one.amount
        for one in book.commitments
        if one.investor in ("Amazon", "Google")
    }
    return {
        "ARCH's stated minimum relative to Xaira's launch financing, percent": percent(
            book.committed("xaira-launch", "ARCH Venture Partners"), book.round("xaira-launch").amount
        ),
        "What stake would Benchmark's Cerebras Series H money amount to, over the post-money?": percent(
            book.committed("cerebras-series-h", "Benchmark"), book.round("cerebras-series-h").post
        ),
        "Of the up to $40bn Google pledged to Anthropic in April 2026, what percentage is the initial cash?": percent(
            pledges["anthropic-google-2026", "Google", "initial cash"],
            book.committed("anthropic-google-2026", "Google"),
        ),
    }


def _between(book: Book) -> dict[str, Gold]:
    def put(round_id: str, investor: str) -> Decimal:
        return book.committed(round_id, investor)

    cohere, perplexity = _multiple(book, "cohere-series-d").value, _multiple(book, "perplexity-2024-12").value
    harvey, ramp = _multiple(book, "harvey-2026-03").value, _multiple(book, "ramp-2025-07").value
    return {
        "Bezos Expeditions' ticket in Figure's Series B, how many times the OpenAI Startup Fund's?": times(
            put("figure-series-b", "Bezos Expeditions"), put("figure-series-b", "OpenAI Startup Fund")
        ),
        "Nvidia's pledge to Anthropic in November 2025 relative to Microsoft's, as a multiple": times(
            put("anthropic-msft-nvidia-2025", "Nvidia"), put("anthropic-msft-nvidia-2025", "Microsoft")
        ),
        "In the SoftBank-led round at OpenAI, how much more did SoftBank commit than Dragoneer?": usd(
            put("openai-softbank-2025", "SoftBank") - put("openai-softbank-2025", "Dragoneer")
        ),
        "On run-rate revenue, was Cohere's Series D cheaper than Perplexity's 2024 growth round?": YesNo(
            cohere < perplexity
        ),
        "Whose run-rate multiple was higher, Harvey's in its 2026 round or Ramp's in July 2025?": names(
            "Harvey" if harvey > ramp else "Ramp"
        ),
    }
