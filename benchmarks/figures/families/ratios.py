"""Rounds against other figures of the company: valuation over revenue, money per employee, pledges against prices.

A revenue multiple divides by the latest run-rate figure at or before the round, else by the nearest after it. Rounds
whose latest figure is stale, or where two figures would serve, are not asked about.
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
    parts = (_priced_high, _priced_late, _of_a_year, _compared, _per_head, _per_head_worth, _bought, _covered)
    return asked("ratios", dict(chain.from_iterable(part(book).items() for part in parts)))


def _multiple(book: Book, round_id: str) -> Number:
    one = book.round(round_id)
    return times(one.post, book.metric(one.company, *RUN_RATE, at=one.announced).value)


def _priced_high(book: Book) -> dict[str, Gold]:
    return {
        "What multiple of run-rate revenue did Anthropic's Series G value it at?": _multiple(
            book, "anthropic-series-g"
        ),
        "anthropic series h revenue multiple": _multiple(book, "anthropic-series-h"),
        "How many times its annualised revenue was Cursor worth at its Series D?": _multiple(book, "cursor-series-d"),
        "valuation to run-rate of anysphere in the june 2025 series c?": _multiple(book, "cursor-series-c"),
        "Databricks Series K: post-money divided by revenue run rate?": _multiple(book, "databricks-series-k"),
        "At what multiple of its revenue run-rate did Databricks raise the Series L?": _multiple(
            book, "databricks-series-l"
        ),
        "Price to sales at Harvey's Series D, on run-rate revenue": _multiple(book, "harvey-series-d"),
        "harvey f round, ev/run rate revenue roughly?": _multiple(book, "harvey-series-f"),
        "What was Harvey's Series E valuation as a multiple of run-rate revenue?": _multiple(book, "harvey-series-e"),
        "How rich was Mistral's Series C in terms of run-rate revenue, i.e. valuation over revenue?": _multiple(
            book, "mistral-series-c"
        ),
    }


def _priced_late(book: Book) -> dict[str, Gold]:
    wiz = book.round("wiz-google-2025")
    return {
        "OpenEvidence Series D valuation / run-rate revenue": _multiple(book, "openevidence-series-d"),
        "revenue multiple, OpenEvidence Series B": _multiple(book, "openevidence-series-b"),
        "What revenue multiple did investors pay for Perplexity in its September 2025 round?": _multiple(
            book, "perplexity-2025-09"
        ),
        "Perplexity's series B as a multiple of run-rate revenue": _multiple(book, "perplexity-series-b"),
        "How many years of run-rate revenue did Cognition's Series D price in, as a multiple?": _multiple(
            book, "cognition-2026"
        ),
        "sierra 2026 round valuation over run-rate revenue": _multiple(book, "sierra-2026"),
        "Synthesia Series E: valuation as a multiple of ARR?": _multiple(book, "synthesia-series-e"),
        "Lovable's Series A at what ARR multiple?": _multiple(book, "lovable-series-a"),
        "What multiple of ARR did Glean's Series F valuation represent?": _multiple(book, "glean-series-f"),
        "How many times ARR did Google pay for Wiz?": times(
            wiz.amount, book.metric("Wiz", "arr", at=wiz.announced).value
        ),
    }


def _of_a_year(book: Book) -> dict[str, Gold]:
    def against(round_id: str, year: int) -> Number:
        one = book.round(round_id)
        revenue = book.metric(one.company, "annual_revenue", at=f"{year}-12-31")
        return times(one.post, revenue.value)

    return {
        "Anduril's Series G valuation as a multiple of its 2024 annual revenue": against("anduril-series-g", 2024),
        "How many times 2025 revenue is Anduril's Series H post-money?": against("anduril-series-h", 2025),
        "Cerebras series h post-money over annual revenue for 2025": against("cerebras-series-h", 2025),
        "Scale AI, Meta deal: valuation divided by 2024 annual revenue?": against("scale-meta-2025", 2024),
        "What was OpenAI's SoftBank-led round price relative to... hm, let me ask differently: post-money of the "
        "2026 strategic round over 2025 annual revenue?": against("openai-2026", 2025),
    }


def _compared(book: Book) -> dict[str, Gold]:
    def value(round_id: str) -> Decimal:
        return _multiple(book, round_id).value

    cheaper = min(
        ("Anthropic", "anthropic-series-h"), ("Databricks", "databricks-2026"), key=lambda one: value(one[1])
    )
    dearer = max(("Harvey", "harvey-series-f"), ("Cognition", "cognition-2026"), key=lambda one: value(one[1]))
    fall = Number(value("anthropic-series-g") - value("anthropic-series-h"), "x")
    pricey = value("openevidence-series-d") > value("perplexity-2025-09")
    return {
        "Which had the higher revenue multiple, Harvey's Series F or Cognition's Series D?": _either(book, *dearer),
        "Whose run-rate multiple was lower: Anthropic at Series H or Databricks at its 2026 package?": _either(
            book, *cheaper
        ),
        "By how many turns did Anthropic's revenue multiple come down from Series G to Series H?": fall,
        "was openevidence series d pricier than perplexity's september 2025 round on run rate revenue": YesNo(pricey),
    }


def _either(book: Book, company: str, round_id: str) -> AnyOf:
    """The company or its round: the question puts both in one breath."""
    return AnyOf((names(company), names(book.round(round_id).label)))


def _each(value: Decimal) -> AnyOf:
    """Dollars a head: "USD" and "USD per employee" are both fair names of the unit."""
    return AnyOf((usd(value), Number(value, "USD per employee")))


def _per_head(book: Book) -> dict[str, Gold]:
    def per_head(round_id: str) -> AnyOf:
        one = book.round(round_id)
        return _each(known(book.raised(one)) / book.metric(one.company, "employees", at=one.announced).value)

    return {
        "How many dollars per employee did Safe Superintelligence raise in September 2024?": per_head("ssi-2024"),
        "thinking machines seed, raised per employee": per_head("tml-seed"),
        "Reflection AI's October 2025 round per head of staff?": per_head("reflection-2025"),
        "Amount raised per employee in Figure's Series B": per_head("figure-series-b"),
        "What did Wayve's Series C bring in for each employee?": per_head("wayve-series-c"),
        "Lightmatter series D $ per employee": per_head("lightmatter-series-d"),
        "sakana series a money per employee": per_head("sakana-series-a"),
    }


def _per_head_worth(book: Book) -> dict[str, Gold]:
    def worth(round_id: str) -> AnyOf:
        one = book.round(round_id)
        return _each(known(book.worth(one)) / book.metric(one.company, "employees", at=one.announced).value)

    return {
        "Valuation per employee of Thinking Machines at its seed?": worth("tml-seed"),
        "What was SSI worth per employee after the 2024 round?": worth("ssi-2024"),
        "post-money per employee, Reflection 2025 round": worth("reflection-2025"),
        "Databricks at Series K, valuation for each employee": worth("databricks-series-k"),
    }


def _bought(book: Book) -> dict[str, Gold]:
    """The stake that one pledge bought: what it was, over the post-money."""

    def bought(round_id: str, investor: str) -> Number:
        return percent(book.committed(round_id, investor), book.round(round_id).post)

    return {
        "What stake in Mistral did ASML's money buy?": bought("mistral-series-c", "ASML"),
        "Bezos Expeditions' cheque in Figure's Series B as a percentage of the post-money": bought(
            "figure-series-b", "Bezos Expeditions"
        ),
        "Divide what Founders Fund put into Anduril's Series G by the post-money: what percentage is that?": bought(
            "anduril-series-g", "Founders Fund"
        ),
        "Thrive's commitment in the 2024 OpenAI round vs the post-money, in percent": bought(
            "openai-2024-10", "Thrive Capital"
        ),
        "GIC's money in Anthropic Series G as % of post-money": bought("anthropic-series-g", "GIC"),
        "How large a stake did SoftBank's commitment to the SoftBank-led round of OpenAI amount to?": bought(
            "openai-softbank-2025", "SoftBank"
        ),
        "Nvidia's commitment to OpenAI in 2026 as a share of the post-money valuation?": bought(
            "openai-2026", "Nvidia"
        ),
    }


def _covered(book: Book) -> dict[str, Gold]:
    openai, first, figure = book.round("openai-2026"), book.round("openai-2024-10"), book.round("figure-series-b")
    three = sum((book.committed("openai-2026", name) for name in ("Amazon", "Nvidia", "SoftBank")), Decimal(0))
    stated = {one.investor: one.amount for one in book.commitments if one.round_id == "openai-2024-10"}
    on_figure = sum((one.amount for one in book.commitments if one.round_id == "figure-series-b"), Decimal(0))
    two = book.committed("anthropic-series-g", "GIC") + book.committed("anthropic-series-g", "Coatue")
    return {
        "How much of OpenAI's 2026 round do Amazon, Nvidia and SoftBank account for together, in percent?": percent(
            three, openai.amount
        ),
        "What did Amazon, Nvidia and SoftBank commit to OpenAI in 2026 all told?": usd(three),
        "How many dollars of OpenAI's 2024 venture round are left once the stated commitments are taken off?": usd(
            known(first.amount) - sum(stated.values(), Decimal(0))
        ),
        "Stated commitments in Figure's Series B as a share of the round": percent(on_figure, figure.amount),
        "GIC plus Coatue, what percent of Anthropic's Series G was that?": percent(
            two, book.round("anthropic-series-g").amount
        ),
        "Was Microsoft's cheque in OpenAI's 2024 round bigger than SoftBank's?": YesNo(
            stated["Microsoft"] > stated["SoftBank"]
        ),
        "What is the ratio of Thrive's commitment to Nvidia's in the October 2024 OpenAI round?": times(
            stated["Thrive Capital"], stated["Nvidia"]
        ),
    }
