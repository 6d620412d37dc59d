"""Further figures computed from a round and the one before it, asked in other words than in `derived`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from benchmarks.figures.book import Book, days_between, months_between
from benchmarks.figures.case import Case, Gold, Number
from benchmarks.figures.golds import eur, growth, percent, pre, times, usd
from benchmarks.figures.wanted import asked, stake, step_up


def cases(book: Book) -> Iterator[Case]:
    """Stakes, steps, spans and running totals."""
    parts = (_before_the_money, _slices, _steps, _risen, _spans, _running, _portions)
    return asked("derived", dict(chain.from_iterable(part(book).items() for part in parts)))


def _before_the_money(book: Book) -> dict[str, Gold]:
    return {
        "Ahead of the new money, where was PsiQuantum priced in its Series E?": pre(
            book.round("psiquantum-series-e")
        ),
        "Back out the pre-money of Ramp's July 2025 round.": pre(book.round("ramp-2025-07")),
        "Net of the cash raised, what did Waymo's Series C value the company at?": pre(book.round("waymo-series-c")),
    }


def _slices(book: Book) -> dict[str, Gold]:
    return {
        "How large a slice of itself did Tenstorrent hand over in the Series D?": stake(
            book.round("tenstorrent-series-d")
        ),
        "ElevenLabs Series B: ownership sold, in per cent?": stake(book.round("elevenlabs-series-b")),
        "What part of PsiQuantum did its Series E investors end up with?": stake(book.round("psiquantum-series-e")),
        "How much dilution came with Cohere's Series C?": stake(book.round("cohere-series-c")),
        "Poolside gave away what percentage for its Series B money?": stake(book.round("poolside-series-b")),
    }


def _steps(book: Book) -> dict[str, Gold]:
    reflection, first = book.round("reflection-2025"), book.round("reflection-2025-03")
    ssi, perplexity = book.round("ssi-2025"), book.round("perplexity-2024-12")
    crusoe = book.round("crusoe-series-e")
    return {
        "Harvey's Series D, step-up over the C?": step_up(book, book.round("harvey-series-d")),
        "Crusoe's Series E pre-money over its Series D post-money?": times(
            crusoe.pre, book.round("crusoe-series-d").post
        ),
        "what was the stepup when Skild did its c": step_up(book, book.round("skild-series-c")),
        "How many times over did Safe Superintelligence's valuation multiply from its 2024 to its 2025 round?": times(
            ssi.post, book.previous(ssi).post
        ),
        "Reflection's October 2025 post-money was how many times that of March 2025?": times(
            reflection.post, first.post
        ),
        "Perplexity's 2024 growth round: valuation as a multiple of the Series B valuation": times(
            perplexity.post, book.previous(perplexity).post
        ),
    }


def _risen(book: Book) -> dict[str, Gold]:
    def risen(later: str, earlier: str) -> Number:
        return growth(book.round(later).post, book.round(earlier).post)

    return {
        "In per cent, how much dearer was Lovable at its B than at its A?": risen(
            "lovable-series-b", "lovable-series-a"
        ),
        "Valuation change, Cerebras G to H, %": risen("cerebras-series-h", "cerebras-series-g"),
        "OpenAI's valuation rose by what percentage between the 2024 venture round and the SoftBank-led one?": risen(
            "openai-softbank-2025", "openai-2024-10"
        ),
    }


def _spans(book: Book) -> dict[str, Gold]:
    def days(earlier: str, later: str) -> Number:
        return Number(days_between(book.round(earlier), book.round(later)), "days")

    months = months_between(book.round("mistral-series-b"), book.round("mistral-series-c"))
    return {
        "How long, in days, did Wayve leave between its C and its D?": days("wayve-series-c", "wayve-series-d"),
        "Whole months from Mistral's Series B to its Series C?": Number(months, "months"),
        "Day count, Databricks Series J to Series K": days("databricks-series-j", "databricks-series-k"),
    }


def _running(book: Book) -> dict[str, Gold]:
    mistral = [one for one in book.of("Mistral AI") if one.announced < "2024-07"]
    return {
        "Running total at Databricks once the Series K had closed?": usd(
            book.total(one for one in book.of("Databricks") if one.announced <= "2025-09-08")
        ),
        "Everything Mistral had raised by the end of its Series B, in euros": eur(book.total(mistral, "EUR")),
        "OpenAI's tally ahead of the 2026 strategic round?": usd(
            book.total(one for one in book.of("OpenAI") if one.announced < "2026")
        ),
    }


def _portions(book: Book) -> dict[str, Gold]:
    def portion(round_id: str, investor: str) -> Number:
        return percent(book.committed(round_id, investor), book.round(round_id).amount)

    year = book.total(one for one in book.rounds if one.year == 2024)
    return {
        "Autodesk's portion of World Labs' 2026 raise, per cent": portion("worldlabs-2026", "Autodesk"),
        "Reflection's 2025 round: what percentage of it was Nvidia's money?": portion("reflection-2025", "Nvidia"),
        "What slice of 2024's total funding did Waymo's Series C make up?": percent(
            book.raised(book.round("waymo-series-c")), year
        ),
    }
