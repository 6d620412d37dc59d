"""Further look-ups: the same plain facts as in `lookups`, asked in other words and of other rounds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from benchmarks.figures.book import Book
from benchmarks.figures.case import AnyOf, Case, Gold, Text, names
from benchmarks.figures.golds import amount, count, day, leads, post
from benchmarks.figures.wanted import asked


def cases(book: Book) -> Iterator[Case]:
    """Plain facts."""
    parts = (_sums, _people_of_a_round, _days, _kinds, _of_companies)
    return asked("lookups", dict(chain.from_iterable(part(book).items() for part in parts)))


def _sums(book: Book) -> dict[str, Gold]:
    return {
        "The Series B that EQT Ventures led for 1X came to what amount?": amount(book.round("1x-series-b")),
        "Tell me the full size of Poolside's B.": amount(book.round("poolside-series-b")),
        "PsiQuantum closed its Series E at what size?": amount(book.round("psiquantum-series-e")),
        "Quantinuum was priced at how much in its equity round of January 2024?": post(book.round("quantinuum-2024")),
        "At what post-money did Saronic do its C?": post(book.round("saronic-series-c")),
    }


def _people_of_a_round(book: Book) -> dict[str, Gold]:
    cognition, waymo = book.round("cognition-2025"), book.round("waymo-series-c")
    return {
        "On 21 January 2026, which firms were lead investors in OpenEvidence?": leads(
            book.round("openevidence-series-d")
        ),
        "Whose money anchored Tenstorrent's Series D? The leads, please.": leads(book.round("tenstorrent-series-d")),
        "Cohere's August 2025 raise had which two firms in the lead?": leads(book.round("cohere-2025-08")),
        "Isomorphic's first external round was led by?": leads(book.round("isomorphic-series-a")),
        "List every backer of Nscale's SAFE from October 2025.": names(*book.round("nscale-safe-2025").investors),
        "Beside Founders Fund, who put money into Cognition's Series C?": names(*cognition.participants),
        "Waymo's Series C: how many names are in the syndicate, lead included?": count(waymo.investors),
    }


def _days(book: Book) -> dict[str, Gold]:
    return {
        "Exact date on which Reflection AI made its $2bn round public?": day(book.round("reflection-2025")),
        "On which calendar day did Scale AI reveal Meta's investment?": day(book.round("scale-meta-2025")),
        "Month and year of Poolside's Series B?": day(book.round("poolside-series-b")),
        "Celestial AI's sale to Marvell became public when?": day(book.round("celestial-marvell-2025")),
    }


def _kinds(book: Book) -> dict[str, Gold]:
    return {
        "What type of instrument was Nscale's pre-Series C money?": Text(book.round("nscale-safe-2025").instrument),
        "What's the money from Abridge's Series E meant for?": Text(book.round("abridge-series-e").use_of_funds),
        "How solid is Skild's Series B: official, reported or disputed?": Text(
            book.round("skild-series-b").confidence
        ),
    }


def _of_companies(book: Book) -> dict[str, Gold]:
    these = book.companies
    return {
        "Name the founders behind World Labs.": names(*these["World Labs"].founders),
        "By whom was Sakana AI started?": names(*these["Sakana AI"].founders),
        "Anduril's home town is...?": Text(these["Anduril Industries"].city),
        "Sakana AI sits in what country?": Text(these["Sakana AI"].country),
        "Groq goes back to which year?": Text(str(these["Groq"].founded)),
        # The tables hold a fine and a wide sector; either answers the question.
        "Glean's line of business, as in sector?": AnyOf((Text(these["Glean"].sector), Text(these["Glean"].group))),
    }
