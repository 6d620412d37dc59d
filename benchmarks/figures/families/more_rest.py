"""Further questions of the other families: filters, periods, money, ambiguity, and follow-ups in a conversation."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.figures.book import Book, known
from benchmarks.figures.case import AnyOf, Case, Declined, Gold, YesNo, names
from benchmarks.figures.golds import amount, eur, labels, post, usd
from benchmarks.figures.wanted import asked, gbp, listed, stake

MILLION, BILLION = 10**6, 10**9


def cases(book: Book) -> Iterator[Case]:
    """A handful of each."""
    yield from asked("filters", _filters(book))
    yield from asked("periods", _periods(book))
    yield from asked("money", _money(book))
    yield from asked("ambiguity", _ambiguity(book))
    for (*before, question), gold in _follow_ups(book).items():
        yield Case("follow_ups", question, gold, tuple(before))


def _filters(book: Book) -> dict[str, Gold]:
    bought = [one for one in book.rounds if one.instrument == "buyout" and known(one.amount) > 30 * BILLION]
    seeds = [one for one in book.rounds if one.series == "Seed" and (book.raised(one) or 0) >= 300 * MILLION]
    chips = [one for one in book.within("AI chips") if "Nvidia" in one.investors]
    catalyst = [one for one in book.led_by("General Catalyst") if book.company(one).country in ("France", "Germany")]
    latest = [rounds[-1] for name in book.companies if (rounds := book.priced(name))]
    return {
        "Seed rounds of $300m or more": listed(seeds),
        "Which AI chips rounds had Nvidia among the investors?": listed(chips),
        "Every buyout with a price north of $30bn": listed(bought),
        "French or German rounds led by General Catalyst": listed(catalyst),
        "Companies now valued at between $12.5bn and $16bn": names(
            *(one.company for one in latest if 12_500 * MILLION < (book.worth(one) or 0) < 16 * BILLION)
        ),
    }


def _periods(book: Book) -> dict[str, Gold]:
    spring = [one for one in book.rounds if one.quarter == "2024 Q2"]
    return {
        "From April to June 2024, how much was raised?": usd(book.total(spring)),
        "Which round was announced on 28 May 2026?": labels(
            one for one in book.rounds if one.announced == "2026-05-28"
        ),
        "Harvey, this year so far: how much raised?": usd(
            book.total(one for one in book.of("Harvey") if one.year == 2026)
        ),
        "Rounds announced from 8 to 10 September 2025": listed(
            one for one in book.rounds if "2025-09-08" <= one.announced <= "2025-09-10"
        ),
    }


def _money(book: Book) -> dict[str, Gold]:
    harvey, wayve = book.round("harvey-series-c"), book.round("wayve-series-c")
    helsing, lila = book.round("helsing-series-d"), book.round("lila-series-a")
    return {
        # Of the announcement only the month is known: its first day and its middle are both in use.
        "Euro equivalent of Harvey's Series C amount": AnyOf(
            (
                eur(known(harvey.amount) * book.rate("USD", "EUR", f"{harvey.month}-01")),
                eur(book.in_currency(harvey.amount, harvey, "EUR")),
            )
        ),
        "Express Wayve's Series C in sterling.": gbp(book.in_currency(wayve.amount, wayve, "GBP")),
        "Helsing's D: post-money in pounds, please": gbp(book.in_currency(helsing.post, helsing, "GBP")),
        "Who was it that raised exactly 235 million dollars?": names(lila.company),
    }


def _ambiguity(book: Book) -> dict[str, Gold]:
    return {
        "How much did Crusoe last raise?": amount(book.round("crusoe-series-e")),
        "Quantinuum post-money?": post(book.round("quantinuum-2025")),
        "Size of DeepL's last round?": Declined(),
        "Who was lead of Mistral's Series D?": Declined(),
    }


def _follow_ups(book: Book) -> dict[tuple[str, ...], Gold]:
    helsing, early = book.round("helsing-2026"), [one for one in book.led_by("Coatue") if one.year < 2025]
    return {
        ("Who led Skild's Series B?", "How much did it bring in?"): amount(book.round("skild-series-b")),
        ("What has Wayve raised in total?", "Same question for Waymo"): usd(book.total(book.of("Waymo"))),
        # Yes is a fair answer, though a curt one.
        ("Which rounds did Coatue lead?", "any of them before 2025?"): AnyOf((listed(early), YesNo(bool(early)))),
        ("What's Helsing worth?", "make that euros"): eur(book.in_currency(helsing.post, helsing, "EUR")),
        ("Cerebras Series H amount?", "and as a percentage of the post-money?"): stake(
            book.round("cerebras-series-h")
        ),
    }
