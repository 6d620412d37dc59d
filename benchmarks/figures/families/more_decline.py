"""Further questions that no table answers, and near misses whose naive reading gives a wrong figure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from benchmarks.figures.book import Book, Round
from benchmarks.figures.case import Case, Declined, Gold, names
from benchmarks.figures.golds import count, mean, usd
from benchmarks.figures.wanted import asked, listed, round_named

NO_SUCH_ATTRIBUTE = (
    "How many patents does Celestial AI own?",
    "figure ai burn rate 2025",
    "Which law firm advised Harvey on its Series F?",
    "Lock-up period after Ayar Labs' Series E?",
    "What anti-dilution terms came with Etched's round?",
    "salary of cohere's ceo",
    "What is Ramp's customer acquisition cost?",
)
NOT_OURS = (
    "What will Skild raise in its Series D?",
    "Would you rather own xAI or Databricks at today's price?",
    "what's the capital of sweden",
    "Write me a haiku about term sheets.",
    "Total raised by fashion start-ups in 2025?",
)
NO_SUCH_ROUND = (
    "How big was Thinking Machines' Series A?",
    "How much did Andreessen Horowitz pay to acquire Cursor?",
    "Who led OpenEvidence's Series F?",
    "saronic series b amount",
    "What post-money did Databricks get in its Series H?",
    "Valuation of ElevenLabs in the Series C?",
)
NOT_STATED = (
    "Who led Harvey's Series B?",
    "Pre-money of Celestial AI's C1?",
    "What did Microsoft itself put into Anthropic's Series G?",
    "Size of Sierra's 2025 round?",
    "What step-up was there in Poolside's Series B?",
    "How many days between Ramp's June and July 2025 rounds?",
    "Helsing Series C in Swedish kronor",
)


def cases(book: Book) -> Iterator[Case]:
    """What is to be declined, then near misses."""
    every = (*NO_SUCH_ATTRIBUTE, *NOT_OURS, *NO_SUCH_ROUND, *NOT_STATED)
    yield from asked("decline", dict.fromkeys(every, Declined()))
    parts = (_but_for_one, _of_another_kind, _of_other_places)
    yield from asked("decline", dict(chain.from_iterable(part(book).items() for part in parts)))


def _in(book: Book, year: int, group: str) -> list[Round]:
    return [one for one in book.within(group) if one.year == year]


def _but_for_one(book: Book) -> dict[str, Gold]:
    defence = [one for one in _in(book, 2025, "defence") if one.company != "Anduril Industries"]
    labs = [one for one in _in(book, 2025, "AI labs") if one.company not in ("OpenAI", "Anthropic")]
    databricks = [one for one in book.of("Databricks") if one.series != "Series J"]
    seventh = [one for one in book.rounds if one.series == "Series G" and one.year == 2026]
    return {
        "What did defence raise in 2025, Anduril left out?": usd(book.total(defence)),
        "Average Databricks round, the Series J not counted": usd(mean(book.amounts(databricks))),
        "Largest AI labs round of 2025 that neither OpenAI nor Anthropic did?": round_named(book.largest(labs)),
        "Which company other than Anthropic did a Series G in 2026?": names(
            *(one.company for one in seventh if one.company != "Anthropic")
        ),
        "Besides Waymo, who has raised in autonomous driving?": names(
            *{one.company for one in book.within("autonomous driving")} - {"Waymo"}
        ),
    }


def _of_another_kind(book: Book) -> dict[str, Gold]:
    large = [one for one in book.rounds if one.year == 2023 and (book.raised(one) or 0) > 300 * 10**6]
    return {
        "How many of Anthropic's rounds were something other than equity?": count(
            one for one in book.of("Anthropic") if one.instrument != "equity"
        ),
        "Everything CoreWeave did that is neither debt nor equity": listed(
            one for one in book.of("CoreWeave") if one.instrument not in ("debt", "equity")
        ),
        "Equity rounds of 2023 above $300m that weren't Anthropic's": listed(
            one for one in large if one.instrument == "equity" and one.company != "Anthropic"
        ),
        "Rounds Thrive Capital was in but did not lead": listed(book.joined_by("Thrive Capital")),
    }


def _of_other_places(book: Book) -> dict[str, Gold]:
    may = [one for one in book.rounds if one.month == "2024-05"]
    return {
        "2025 rounds of AI labs outside the United States": listed(
            one for one in _in(book, 2025, "AI labs") if book.company(one).country != "United States"
        ),
        "Which May 2024 rounds were not by American companies?": listed(
            one for one in may if book.company(one).country != "United States"
        ),
    }
