"""Follow-ups: what was asked before completes the question, or is corrected, or must be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from benchmarks.figures.book import Book, Round, days_between, known
from benchmarks.figures.case import AnyOf, Case, Day, Declined, Gold, Number, Text, YesNo, names
from benchmarks.figures.golds import (
    amount,
    count,
    day,
    eur,
    growth,
    leads,
    mean,
    middle,
    percent,
    post,
    pre,
    table,
    times,
    usd,
)
from benchmarks.figures.wanted import gbp, listed, round_named, stake, step_up

Talk = Iterator[tuple[tuple[str, ...], Gold]]
"""The questions of a conversation, the last of which is the case, and its gold."""


def cases(book: Book) -> Iterator[Case]:
    """The last question of each conversation."""
    groups: Iterable[Callable[[Book], Talk]] = (
        *(_attributes, _other_company, _other_period, _currencies, _narrowed),
        *(_picked, _grouped, _corrected, _forgotten, _longer, _computed),
    )
    for group in groups:
        for (*before, question), gold in group(book):
            yield Case("follow_ups", question, gold, tuple(before))


def _in(book: Book, year: int, group: str = "") -> list[Round]:
    return [one for one in book.rounds if one.year == year and group in ("", book.company(one).group)]


def _of(book: Book, company: str, *years: int) -> list[Round]:
    return [one for one in book.of(company) if one.year in years]


def _attributes(book: Book) -> Talk:
    anthropic, cursor = book.round("anthropic-series-g"), book.round("cursor-series-d")
    waymo, helsing = book.round("waymo-2026"), book.companies["Helsing"]
    yield ("What was the post-money of Anthropic's Series G?", "and the pre-money?"), pre(anthropic)
    yield ("What was the post-money of Anthropic's Series G?", "who led it?"), leads(anthropic)
    yield ("How much did Waymo raise in 2026?", "when was that?"), day(waymo)
    yield ("how much did cursor raise in its series d", "at what valuation?"), post(cursor)
    yield ("Who led Cursor's Series D?", "Who else was in?"), names(*cursor.participants)
    yield ("Who led Cursor's Series D?", "and the one before that?"), leads(book.round("cursor-series-c"))
    yield ("What was Helsing's latest valuation?", "Who founded it?"), names(*helsing.founders)
    yield ("how much did Helsing raise in the series d", "where are they based?"), Text(helsing.city)
    yield (
        ("Tell me the amount of Cognition's Series D.", "What stake did they sell?"),
        stake(book.round("cognition-2026")),
    )


def _other_company(book: Book) -> Talk:
    yield (
        ("How much did xAI raise in 2024?", "and OpenAI?"),
        usd(book.total(_of(book, "OpenAI", 2024))),
    )
    yield ("Who led Nscale's Series C?", "what about Skild's?"), leads(book.round("skild-series-c"))
    yield ("Post-money of Shield AI's Series G?", "Same for Anduril's Series H"), post(book.round("anduril-series-h"))
    yield (
        ("What did robotics companies raise in 2025?", "And defence?"),
        usd(book.total(_in(book, 2025, "defence"))),
    )
    yield ("How many rounds did Founders Fund lead?", "and greenoaks?"), count(book.led_by("Greenoaks"))
    yield (
        ("which rounds did Accel lead in 2025", "ok and Greenoaks"),
        listed(one for one in book.led_by("Greenoaks") if one.year == 2025),
    )
    yield ("Ramp's July 2025 round size?", "compared to that, how big was Glean's Series F?"), Declined()


def _other_period(book: Book) -> Talk:
    def largest(quarter: str) -> Round:
        return book.largest(one for one in book.rounds if one.quarter == quarter)

    yield ("How much did xAI raise in 2024?", "and in 2026?"), usd(book.total(_of(book, "xAI", 2026)))
    yield ("Largest round of Q4 2025?", "in Q1 2026?"), round_named(largest("2026 Q1"))
    yield (
        ("Which rounds did Founders Fund lead?", "only since 2025"),
        listed(one for one in book.led_by("Founders Fund") if one.year >= 2025),
    )
    yield ("how many rounds were there in 2023", "and the year after?"), count(_in(book, 2024))
    yield (
        ("What did Harvey raise in 2025?", "over its whole history?"),
        usd(book.total(book.of("Harvey"))),
    )
    yield (
        ("What did AI chips companies raise in 2024?", "the same but for 2025"),
        usd(book.total(_in(book, 2025, "AI chips"))),
    )


def _currencies(book: Book) -> Talk:
    mistral, openai = book.round("mistral-series-c"), book.round("openai-2026")
    yield ("How much did Mistral raise in its Series C?", "in dollars?"), usd(known(book.raised(mistral)))
    yield ("how much did mistral raise in its series c?", "what's that in pounds"), gbp(book.raised(mistral, "GBP"))
    yield (
        ("How big was OpenAI's 2026 strategic round?", "and the pre-money?", "in euros?"),
        eur(book.in_currency(openai.pre, openai, "EUR")),
    )
    yield ("Helsing's Series D?", "How much was it, in $?"), usd(known(book.raised(book.round("helsing-series-d"))))
    yield ("How much did Cohere raise in its 2025 round?", "in Swiss francs?"), Declined()


def _narrowed(book: Book) -> Talk:
    may = [one for one in book.rounds if one.month == "2026-05"]
    nvidia = [one for one in book.joined_by("Nvidia") if one.year == 2024]
    yield (
        ("Which rounds were announced in May 2026?", "only those led by Thrive Capital"),
        listed(one for one in may if "Thrive Capital" in one.leads),
    )
    yield (
        ("rounds in march 2026", "just the ones above $1bn"),
        listed(one for one in book.rounds if one.month == "2026-03" and (book.raised(one) or 0) > 10**9),
    )
    yield (
        ("Which rounds did Nvidia join in 2024?", "just AI chips"),
        listed(one for one in nvidia if book.company(one).group == "AI chips"),
    )
    yield (
        ("Total raised in 2026?", "without OpenAI and Anthropic?"),
        usd(book.total(one for one in _in(book, 2026) if one.company not in ("OpenAI", "Anthropic"))),
    )
    yield (
        ("List the defence rounds", "official ones only"),
        listed(one for one in book.within("defence") if one.confidence == "official"),
    )
    yield (
        ("How many rounds did Sequoia Capital join?", "and in how many of these was Nvidia as well?"),
        count(one for one in book.joined_by("Sequoia Capital") if "Nvidia" in one.investors),
    )


def _picked(book: Book) -> Talk:
    may = [one for one in book.rounds if one.month == "2026-05"]
    defence = _in(book, 2025, "defence")
    yield (
        ("Which rounds were announced in May 2026?", "which of those is the largest?"),
        round_named(book.largest(may)),
    )
    yield ("rounds led by lux capital", "the latest?"), round_named(book.led_by("Lux Capital")[-1])
    yield ("List the defence rounds of 2025", "Which one was the smallest?"), round_named(book.by_size(defence)[-1])
    yield (
        ("Which rounds did Nvidia join in 2024?", "how many is that?"),
        count(one for one in book.joined_by("Nvidia") if one.year == 2024),
    )
    yield (
        ("What was the largest round of 2024?", "and the second largest?"),
        round_named(book.largest(_in(book, 2024), 2)),
    )
    yield ("How many rounds did Helsing raise?", "list them"), listed(book.of("Helsing"))
    yield (
        ("xAI's rounds?", "which of them had Nvidia in it?"),
        listed(one for one in book.of("xAI") if "Nvidia" in one.investors),
    )


def _grouped(book: Book) -> Talk:
    robots = _in(book, 2025, "robotics")
    years = {str(year): book.total(_of(book, "Harvey", year)) for year in (2023, 2024, 2025, 2026)}
    yield ("How much has Harvey raised?", "by year?"), table(years)
    yield ("What did robotics companies raise in 2025 in total?", "on average?"), usd(mean(book.amounts(robots)))
    yield ("What did robotics companies raise in 2025 in total?", "median?"), usd(middle(book.amounts(robots)))
    yield (
        ("Total raised by robotics companies in 2025", "break it down by company"),
        table({one.company: known(book.raised(one)) for one in robots}),
    )
    yield ("total raised by robotics in 2025?", "over how many rounds?"), count(robots)


def _corrected(book: Book) -> Talk:
    yield (
        ("How much did Anthropic raise in its Series E?", "no, I meant the Series F"),
        amount(book.round("anthropic-series-f")),
    )
    yield ("how much did sierra raise in 2026", "sorry, i meant harvey"), amount(book.round("harvey-2026-03"))
    yield ("Who led Mistral's Series B?", "Not B, C."), leads(book.round("mistral-series-c"))
    yield (
        ("What was raised in Q1 2025?", "oops, Q1 2026 of course"),
        usd(book.total(one for one in book.rounds if one.quarter == "2026 Q1")),
    )
    yield (
        ("largest round led by Thrive?", "I mean the smallest"),
        round_named(book.by_size(book.led_by("Thrive Capital"))[-1]),
    )


def _forgotten(book: Book) -> Talk:
    """A whole question of its own takes nothing over."""
    yield (
        ("How much did Anthropic raise in 2025?", "How many rounds did Thrive Capital lead?"),
        count(book.led_by("Thrive Capital")),
    )
    yield ("Rounds led by Nvidia in 2026?", "Which company raised the largest round of 2024?"), names("Databricks")
    yield (
        ("Will Anthropic go public next year?", "ok, its latest post-money then?"),
        post(book.round("anthropic-series-h")),
    )
    yield (
        ("What did Mistral raise in its Series C, in pounds?", "How much did Wayve raise in its Series C?"),
        amount(book.round("wayve-series-c")),
    )
    yield ("How many defence rounds were there in 2025?", "Total raised by xAI?"), usd(book.total(book.of("xAI")))
    yield ("what's the weather like", "and in dollars?"), Declined()
    yield ("and what about the second one?",), Declined()


def _longer(book: Book) -> Talk:
    first, second = book.round("openai-2026"), book.round("anthropic-series-h")
    yield (
        (
            "How much did OpenAI raise in its 2026 strategic round?",
            "who led?",
            "is that more than Anthropic's Series H?",
        ),
        YesNo(known(first.amount) > known(second.amount)),
    )
    yield (
        ("Which company raised the largest round of 2026?", "how much?", "what stake was that?"),
        stake(book.largest(_in(book, 2026))),
    )
    yield (
        ("Skild's Series C amount", "and series b?", "and a?"),
        amount(book.round("skild-series-a")),
    )
    yield (
        ("What was Databricks valued at in its Series J?", "and K?", "and L?"),
        post(book.round("databricks-series-l")),
    )
    joined = book.joined_by("Founders Fund")
    # After a list and its total, "those" may mean either of the two again.
    yield (
        ("rounds led by Founders Fund", "total?", "and those it only joined?"),
        AnyOf((usd(book.total(joined)), listed(joined))),
    )
    yield ("When did Cerebras announce its Series H?", "and G?", "thanks! and Groq's last?"), Day("2026-06-22")


def _computed(book: Book) -> Talk:
    mistral, anthropic = book.round("mistral-series-c"), book.round("anthropic-series-h")
    asml, before = book.committed("mistral-series-c", "ASML"), book.previous(anthropic)
    ssi, staff = book.round("ssi-2024"), book.metric("Safe Superintelligence", "employees", at="2024-09-04").value
    each = known(ssi.amount) / staff
    yield (
        ("How much did ASML put into Mistral's Series C?", "as a share of the round?"),
        percent(asml, mistral.amount),
    )
    yield ("How much did ASML put into Mistral's Series C?", "and what stake is that?"), percent(asml, mistral.post)
    yield (
        ("When was Anthropic's Series H?", "how many days after the Series G?"),
        Number(days_between(before, anthropic), "days"),
    )
    yield (
        ("Anthropic series H post-money", "how many times the previous one is that?"),
        times(anthropic.post, before.post),
    )
    # "USD" and "USD per employee" are both fair names of the unit.
    yield (
        ("How much did Safe Superintelligence raise in 2024?", "what does that come to per employee?"),
        AnyOf((usd(each), Number(each, "USD per employee"))),
    )
    yield (
        ("Amount of Harvey's Series F?", "how much more is that than its Series B?"),
        usd(known(book.round("harvey-series-f").amount) - known(book.round("harvey-series-b").amount)),
    )
    yield ("What's Cursor's Series D valuation?", "and the step-up?"), step_up(book, book.round("cursor-series-d"))
    yield (
        ("What's Cursor's Series D valuation?", "vs the Series C, up how many percent?"),
        growth(book.round("cursor-series-d").post, book.round("cursor-series-c").post),
    )
