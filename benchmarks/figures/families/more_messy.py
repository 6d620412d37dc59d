"""Further messages as people type them: slips, clipped words, politeness, two questions in one breath."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from benchmarks.figures.book import Book
from benchmarks.figures.case import Case, Gold, Several
from benchmarks.figures.golds import amount, count, day, leads, post, pre, usd
from benchmarks.figures.wanted import asked, listed, round_named, stake


def cases(book: Book) -> Iterator[Case]:
    """Messages as they come in a chat."""
    parts = (_slips, _clipped, _wordy, _several)
    return asked("messy", dict(chain.from_iterable(part(book).items() for part in parts)))


def _slips(book: Book) -> dict[str, Gold]:
    return {
        "isomrphic series b hw big": amount(book.round("isomorphic-series-b")),
        "wnt 2 know pre-mny of figre series b": pre(book.round("figure-series-b")),
        "anderil g dilution?": stake(book.round("anduril-series-g")),
        "waht did ramp rase in july 25": amount(book.round("ramp-2025-07")),
        "pls!!! psiquantm valuaton": post(book.round("psiquantum-series-e")),
    }


def _clipped(book: Book) -> dict[str, Gold]:
    british = [one for one in book.country("United Kingdom") if one.year == 2025]
    nvidia = [one for one in book.led_by("Nvidia") if one.year == 2026]
    sequoia = [one for one in book.backed_by("Sequoia Capital") if one.year == 2024]
    return {
        "gimme lovable b val thx": post(book.round("lovable-series-b")),
        "k so total raised 4 uk cos in 25?": usd(book.total(british)),
        "sequoia was in how many rds in 24": count(sequoia),
        "nvda-led rds 26, list em": listed(nvidia),
    }


def _wordy(book: Book) -> dict[str, Gold]:
    return {
        "cheers mate, what valuation did Groq's 2025 growth round carry, if you don't mind me asking": post(
            book.round("groq-2025-09")
        ),
        "TL;DR of my question: biggest UK round ever here?": round_named(
            book.largest(book.country("United Kingdom"))
        ),
        "Our intern insists Tiger Global had nothing to do with Cerebras' Series H. So who led it?": leads(
            book.round("cerebras-series-h")
        ),
    }


def _several(book: Book) -> dict[str, Gold]:
    helsing, saronic, flux = (
        book.round("helsing-series-d"),
        book.round("saronic-series-c"),
        book.round("bfl-series-b"),
    )
    return {
        "Hello, first post here! When did Helsing announce its Series D? Also, who led it?": Several(
            (day(helsing), leads(helsing))
        ),
        "saronic series c: post-money? stake sold?": Several((post(saronic), stake(saronic))),
        "BFL B: how much and who led?": Several((amount(flux), leads(flux))),
    }
