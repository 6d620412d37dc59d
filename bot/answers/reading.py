"""A question is read: every word gets a sense, from left to right, the longest match first.

What no list and no name knows is UNKNOWN and stays visible, so that whoever acts on the reading can refuse. A name
with a slip of the pen is matched to the one name that it can mean, and the reading says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapidfuzz import fuzz, process

from bot.answers.binding import bound
from bot.answers.grammar import Phrase, Sense
from bot.answers.lexicon import Lexicon
from bot.answers.money import CURRENCY_WORDS, money_at
from bot.answers.numbers import count_at, multiple_at, ordinal_at, percentage_at
from bot.answers.periods import period_at
from bot.answers.spans import Span
from bot.answers.words import Word, words_of
from bot.answers.years import Clock, years_named

_SLIP = 90
"""How alike (0-100, normalised Indel distance) a word must be to a name to be taken for it."""
_SLIP_LENGTH = 6
"""Shorter words are too easily like something else."""
_TIME_WORDS = frozenset({"by", "from", "to", "as", "around", "about", "approximately", "roughly", "now", "currently"})
_NEAR = 80
"""How alike a name must be to be suggested."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question with a sense for every word."""

    question: str
    spans: tuple[Span, ...]
    notes: tuple[str, ...] = ()

    @property
    def meant(self) -> tuple[Span, ...]:
        """The spans without the words that cannot change what is asked."""
        return tuple(span for span in self.spans if span.sense is not Sense.FILLER)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that nothing is known of, as they were typed."""
        return tuple(span.text for span in self.spans if span.sense is Sense.UNKNOWN)

    def values(self, sense: Sense) -> tuple[object, ...]:
        """The different values of one sense, in order."""
        return tuple(dict.fromkeys(span.value for span in self.spans if span.sense is sense))

    @property
    def says_the_company(self) -> bool:
        """Whether "the company" stands for one that was named before."""
        return any(
            before.text.casefold() == "the" and span.sense is Sense.METRIC and span.value == "company"
            for before, span in pairwise(self.spans)
        )

    def has(self, sense: Sense) -> bool:
        """Whether some words have this sense."""
        return any(span.sense is sense for span in self.spans)


class Reader:
    """Reads questions against one generation's names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._companies = lexicon.names(Sense.COMPANY)
        self._slips = lexicon.names(Sense.COMPANY) + lexicon.names(Sense.INVESTOR)

    def read(self, question: str, *, today: date, companies: Sequence[str] = ()) -> Reading:
        """The reading of a question. ``companies`` are those that the conversation is about already."""
        words = words_of(question)
        spans, notes = self._spans(words, today, companies)
        named = tuple(str(span.value) for span in spans if span.sense is Sense.COMPANY)
        if named:  # now the names of these companies' own rounds can be told from other words
            spans, notes = self._spans(words, today, named)
        return Reading(question, bound(_timed(spans), self._lexicon.is_investor), notes)

    def near_names(self, text: str, limit: int = 3) -> list[str]:
        """Companies whose names are like a text, likest first."""
        found = process.extract(
            text.casefold(), self._companies, scorer=fuzz.ratio, processor=str.casefold, limit=limit
        )
        return [name for name, score, _ in found if score >= _NEAR]

    def _spans(
        self, words: tuple[Word, ...], today: date, companies: Sequence[str]
    ) -> tuple[tuple[Span, ...], tuple[str, ...]]:
        spans: list[Span] = []
        notes: list[str] = []
        at = 0
        while at < len(words):
            phrase, size = self._longest(words, at, today, companies)
            if ((size == 1 and words[at].is_capitalised) or phrase.sense is Sense.UNKNOWN) and _is_company(spans):
                phrase = self._lexicon.series(str(spans[-1].value), words[at].text) or phrase
            if phrase.sense is Sense.MONEY and at and words[at - 1].end == words[at].start:
                phrase = Phrase(Sense.UNKNOWN)  # A$ and C$ are other dollars
            if phrase.sense is Sense.UNKNOWN:
                mended = self._slip(words[at])
                if mended is not None:
                    phrase, text = mended
                    notes.append(f"Took “{words[at].typed}” to mean {text}.")
            spans.append(Span(phrase.sense, phrase.value, words[at : at + size]))
            at += size
        return tuple(spans), tuple(notes)

    def _longest(self, words: tuple[Word, ...], at: int, today: date, companies: Sequence[str]) -> tuple[Phrase, int]:
        """The longest reading here; of equally long ones the first in this order."""
        candidates = [
            self._lexicon.round_at(words, at, companies),
            _series_at(words, at),
            self._lexicon.name_at(words, at),
            _period_at(words, at, today),
            _as_phrase(Sense.MONEY, money_at(words, at)),
            _as_phrase(Sense.PERCENTAGE, percentage_at(words, at)),
            self._lexicon.grammar_at(words, at),
            _as_phrase(Sense.ORDINAL, ordinal_at(words, at)),
            _as_phrase(Sense.MULTIPLE, multiple_at(words, at)),
            _as_phrase(Sense.NUMBER, count_at(words, at)),
            _currency_at(words, at),
        ]
        found = [candidate for candidate in candidates if candidate is not None]
        return max(found, key=lambda pair: pair[1], default=(Phrase(Sense.UNKNOWN), 1))

    def _slip(self, word: Word) -> tuple[Phrase, str] | None:
        """The one name that a mistyped word can mean."""
        if len(word.text) < _SLIP_LENGTH:
            return None
        found = process.extract(
            word.text, self._slips, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_SLIP, limit=2
        )
        alike = [text for text, _, _ in found if _is_a_slip(word.text, text.casefold())]
        phrases = {text: self._lexicon.name(text) for text in alike}
        meanings = {phrase for phrase in phrases.values() if phrase is not None}
        if len(meanings) != 1:
            return None
        return meanings.pop(), next(iter(phrases))


def _is_company(spans: list[Span]) -> bool:
    """Whether the last span names a company."""
    return bool(spans) and spans[-1].sense is Sense.COMPANY


def _is_a_slip(typed: str, name: str) -> bool:
    """Whether a word can be a name mistyped, and is not simply another form of it or another word."""
    return typed[0] == name[0] and not name.startswith(typed) and not typed.startswith(name)


def _timed(spans: tuple[Span, ...]) -> list[Span]:
    """Spans in which a word beside a period that may change it ("by 2024", "2024 to now") is no filler."""
    beside = {at + step for at, span in enumerate(spans) if span.sense is Sense.PERIOD for step in (-1, 1)}
    return [
        Span(Sense.UNKNOWN, None, span.words)
        if at in beside and span.sense is Sense.FILLER and span.text.casefold() in _TIME_WORDS
        else span
        for at, span in enumerate(spans)
    ]


def _period_at(words: tuple[Word, ...], at: int, today: date) -> tuple[Phrase, int] | None:
    years = years_named(words)
    found = period_at(words, at, Clock(today, next(iter(years)) if len(years) == 1 else None))
    return (Phrase(Sense.PERIOD, found.period), found.size) if found else None


def _as_phrase(sense: Sense, found: tuple[object, int] | None) -> tuple[Phrase, int] | None:
    return (Phrase(sense, found[0]), found[1]) if found else None


def _series_at(words: tuple[Word, ...], at: int) -> tuple[Phrase, int] | None:
    """Seed, Series E, Series C1: how rounds are called in general."""
    if words[at].text == "seed":
        return Phrase(Sense.ROUND, "Seed"), 1
    if words[at].text == "growth" and at + 1 < len(words) and words[at + 1].stem == "round":
        return Phrase(Sense.ROUND, "Growth"), 1
    if words[at].text != "series" or at + 1 >= len(words):
        return None
    letter = words[at + 1]
    if len(letter.text) != 1 or not letter.text.isalpha():
        return None
    glued = at + 2 < len(words) and words[at + 2].start == letter.end and words[at + 2].text.isdigit()
    suffix = words[at + 2].text if glued else ""
    return Phrase(Sense.ROUND, f"Series {letter.text.upper()}{suffix}"), 3 if glued else 2


def _currency_at(words: tuple[Word, ...], at: int) -> tuple[Phrase, int] | None:
    if words[at].text in {"us", "american"} and at + 1 < len(words) and words[at + 1].stem == "dollar":
        return Phrase(Sense.CURRENCY, "USD"), 2
    code = CURRENCY_WORDS.get(words[at].stem)
    return (Phrase(Sense.CURRENCY, code), 1) if code else None
