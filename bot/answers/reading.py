"""A question is read: every word gets a sense, from left to right, the longest match first.

What no list and no name knows is UNKNOWN and stays visible, so that whoever acts on the reading can refuse. What was
mended (``mending``), guessed from a part of a name, or dated without a year is said in the notes. In a question that
is all in capitals they mean nothing, except that US is the country.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from rapidfuzz import fuzz, process

from bot.answers.binding import bound
from bot.answers.lexicon import Lexicon
from bot.answers.matching import Match, Matcher, Scene
from bot.answers.mending import Mender
from bot.answers.neutral import left_out
from bot.answers.senses import Sense
from bot.answers.spans import Span, as_typed
from bot.answers.words import Word, words_of
from bot.answers.years import MONTH_NAMES, Clock, years_named
from index.figures.query import Period

_VAGUE = frozenset({"around", "about", "approximately", "roughly", "approx"})
_TIME_WORDS = _VAGUE | {"by", "from", "to", "as", "now", "currently"}
_NEAR = 80
"""How alike (0-100, normalised Indel distance) a name must be to be suggested."""
_DETERMINED = frozenset(
    {"the", "a", "an", "this", "that", "which", "what", "right", "exact", "total", "my", "our", "any"}
)
"""Before a word that could be a name: it is none."""
_INTRODUCES = frozenset(
    {"of", "did", "does", "do", "has", "by", "is", "was", "for", "in", "at", "than", "vs", "versus"}
)
"""Before a word that could be a name, in a question without capitals: it is one."""
_GOES_ON = frozenset({"for", "of", "out", "on"})
_SAID_OF_NAMES = frozenset({Sense.METRIC, Sense.ROUND, Sense.ROUNDS, Sense.PERIOD, Sense.PICK, Sense.ORDINAL})

Matched = tuple[tuple[Span, Match], ...]


_PAST = frozenset({"did", "was", "were", "had"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A question with a sense for every word."""

    question: str
    spans: tuple[Span, ...]
    notes: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    """Times whose year was not said, as they were typed."""

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
    def years(self) -> tuple[int, ...]:
        """The years that its periods lie in, each once; a period of several years has none."""
        periods = (span.value for span in self.spans if isinstance(span.value, Period))
        years = ((one.first.year, one.last.year) for one in periods if one.first and one.last)
        return tuple(dict.fromkeys(first for first, last in years if first == last))

    @property
    def says_the_company(self) -> bool:
        """Whether "the company" stands for one that was named before."""
        return any(
            before.text.casefold() == "the"
            and span.sense is Sense.METRIC
            and span.value == "company"
            and not span.is_plural
            for before, span in pairwise(self.spans)
        )

    @property
    def looks_ahead(self) -> bool:
        """Whether it asks of what is to come; "what was it going to do?" asks of what was told then."""
        ahead = next((at for at, span in enumerate(self.spans) if span.sense is Sense.FORECAST), None)
        before = self.spans[:ahead] if ahead is not None else ()
        return ahead is not None and not any(word.text in _PAST for span in before for word in span.words)

    def has(self, sense: Sense) -> bool:
        """Whether some words have this sense."""
        return any(span.sense is sense for span in self.spans)


class Reader:
    """Reads questions against one generation's names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._companies = lexicon.names(Sense.COMPANY)
        self._matcher = Matcher(lexicon)
        self._mender = Mender(lexicon)

    def read(
        self, question: str, *, today: date, companies: Sequence[str] = (), years: Sequence[int] = ()
    ) -> Reading:
        """The reading of a question. ``companies`` and ``years`` are those that the conversation is about already."""
        typed = words_of(question)
        scene = Scene(Clock(today, _only(years_named(typed)), _only(years)), tuple(companies))
        matched = self._settled(typed, scene)
        words = self._mender.mended(typed, _unknown(matched))
        if words != typed:
            matched = self._settled(words, scene)
        slips = {word.start: word for word, mended in zip(typed, words, strict=True) if word != mended}
        spans = tuple(_as_typed(span, slips) for span, _ in matched)
        notes = tuple(note for span, match in matched for note in _notes(span, match, slips))
        dropped = left_out(spans)
        notes += tuple(f"Left out: “{text}”." for text in _runs(spans, dropped))
        kept = tuple(replace(span, sense=Sense.FILLER) if at in dropped else span for at, span in enumerate(spans))
        assumed = tuple(span.text for span, match in matched if span.sense is Sense.PERIOD and match.note)
        bound_ones = bound(_timed(kept), self._lexicon.is_investor)
        return Reading(question, bound_ones, tuple(dict.fromkeys(notes)), assumed)

    def near_names(self, text: str, limit: int = 3) -> list[str]:
        """Companies whose names are like a text, likest first."""
        found = process.extract(
            text.casefold(), self._companies, scorer=fuzz.ratio, processor=str.casefold, limit=limit
        )
        return [name for name, score, _ in found if score >= _NEAR]

    def _settled(self, words: tuple[Word, ...], scene: Scene) -> Matched:
        """The words with their senses, once it is known which companies they name."""
        matched = tuple(self._matcher.matches(words, scene))
        names = self._names_in_small_letters(words, matched)
        if names:
            matched = tuple(self._matcher.matches(words, replace(scene, names=names)))
        named = tuple(str(span.value) for span, _ in matched if span.sense is Sense.COMPANY)
        if not named:
            return matched
        # Now the names of these companies' own rounds can be told from other words.
        scene = self._dated(replace(scene, companies=named, names=names))
        return tuple(self._matcher.matches(words, scene))

    def _dated(self, scene: Scene) -> Scene:
        """The scene with the months in which its one company announced rounds, for a month without a year."""
        companies = tuple(dict.fromkeys(scene.companies))
        return replace(scene, clock=replace(scene.clock, months=self._lexicon.months_of(companies)))

    def _names_in_small_letters(self, words: tuple[Word, ...], matched: Matched) -> frozenset[int]:
        """Where, in a question without capitals, words start that are names and not the word spelled like them."""
        if any(word.is_capitalised for word in words[1:]):
            return frozenset()
        spans = [span for span, _ in matched]
        at = {word.start: place for place, word in enumerate(words)}
        return frozenset(
            span.words[0].start
            for place, span in enumerate(spans)
            if len(span.words) == 1
            and span.sense in {Sense.FILLER, Sense.UNKNOWN}
            and span.words[0].text != "us"
            and self._lexicon.name_at(words, at[span.words[0].start], is_meant=True)
            and _is_a_name_there(spans, place)
        )


def _runs(spans: Sequence[Span], places: Collection[int]) -> list[str]:
    """What stands at some places, as it was typed; what stands side by side in one."""
    runs: list[list[Word]] = []
    for at in sorted(places):
        if at - 1 in places:
            runs[-1].extend(spans[at].words)
        else:
            runs.append(list(spans[at].words))
    return [as_typed(words) for words in runs]


def _only(values: Collection[int]) -> int | None:
    return next(iter(values)) if len(values) == 1 else None


def _is_a_name_there(spans: Sequence[Span], at: int) -> bool:
    """Whether what stands beside a word fits a name: "ramp valuation", "did figure raise", not "the figure for"."""
    before = spans[at - 1].words[-1].text if at else ""
    after = spans[at + 1] if at + 1 < len(spans) else None
    names_a_round = before == "the" and after is not None and after.sense is Sense.ROUND
    if (before in _DETERMINED and not names_a_round) or (after is not None and after.words[0].text in _GOES_ON):
        return False
    if before in _INTRODUCES or len(spans) == 1:
        return True
    others = any(span.sense in {Sense.COMPANY, Sense.INVESTOR} for span in spans)
    if others:
        beside = [span for span in (after, spans[at - 1] if at else None) if span is not None]
        return any(span.sense is Sense.SEPARATOR for span in beside) or (
            after is not None and after.sense is Sense.ROUND
        )
    passive = at + 2 < len(spans) and spans[at + 2].words[0].text == "by"
    return after is not None and after.sense in _SAID_OF_NAMES and not passive


def _unknown(matched: Matched) -> list[int]:
    """The places of words that nothing is known of."""
    places, at = [], 0
    for span, _ in matched:
        places += [at] if span.sense is Sense.UNKNOWN and len(span.words) == 1 else []
        at += len(span.words)
    return places


def _as_typed(span: Span, slips: dict[int, Word]) -> Span:
    """A span that stayed unknown has its words as they were before mending."""
    if span.sense is not Sense.UNKNOWN:
        return span
    return replace(span, words=tuple(slips.get(word.start, word) for word in span.words))


def _notes(span: Span, match: Match, slips: dict[int, Word]) -> tuple[str, ...]:
    """What some words were taken to mean, where that is not what they say."""
    mended = [word for word in span.words if word.start in slips]
    if span.sense is Sense.UNKNOWN or not mended:
        return (match.note,) if match.note else ()
    if match.name is not None:
        return (f"Took “{span.text}” to mean {match.name}.",)
    meant = [word.text.capitalize() if word.text in MONTH_NAMES else word.text for word in mended]
    taken = [f"Took “{word.typed}” to mean {text}." for word, text in zip(mended, meant, strict=True)]
    return (*taken, *((match.note,) if match.note else ()))


def _timed(spans: tuple[Span, ...]) -> list[Span]:
    """Spans in which a word beside a period that may change it ("by 2024", "2024 to now") is no filler.

    The rounds from 2024 are those of that year.
    """
    beside = {at + step for at, span in enumerate(spans) if span.sense is Sense.PERIOD for step in (-1, 1)}
    beside -= _ends_of_growth(spans)
    return [
        Span(Sense.UNKNOWN, None, span.words)
        if (at in beside and span.sense is Sense.FILLER and span.key in _TIME_WORDS and not _is_of(spans, at))
        or _widens(spans, at)
        else span
        for at, span in enumerate(spans)
    ]


def _ends_of_growth(spans: tuple[Span, ...]) -> set[int]:
    """Where, as in “grown from October 2024 to its Series F”, words stand before the two ends of what grew."""
    grew = any(span.sense in _GROWN or span.value == "valuation_growth" for span in spans)
    until = [at for at, span in enumerate(spans) if span.sense is Sense.FILLER and span.key == "to"]
    if not grew or len(until) != 1:
        return set()
    sides = (spans[: until[0]], spans[until[0] + 1 :])
    ends = all(any(span.sense in {Sense.PERIOD, Sense.ROUND, Sense.INSTRUMENT} for span in one) for one in sides)
    opened = {at for at in range(until[0]) if spans[at].sense is Sense.FILLER and spans[at].key == "from"}
    return {*until, *opened} if ends else set()


_GROWN = frozenset({Sense.GROWTH, Sense.CAGR, Sense.DURATION, Sense.COMPARES})


def _widens(spans: tuple[Span, ...], at: int) -> bool:
    """Whether, as in “rounds of about $500m”, more is meant than rounds of just that amount.

    Of a company that is named, the amount tells its one round, however roughly it is put.
    """
    before_money = at + 1 < len(spans) and spans[at + 1].sense is Sense.MONEY
    is_vague = spans[at].sense is Sense.FILLER and spans[at].key in _VAGUE
    return is_vague and before_money and not any(span.sense is Sense.COMPANY for span in spans)


def _is_of(spans: tuple[Span, ...], at: int) -> bool:
    """Whether a word is said of what stands beside it: “rounds from 2024”, “the round of 2026 by a British firm”."""
    if spans[at].key in {"by", "from"} and at > 0 and spans[at - 1].sense is Sense.PERIOD:
        following = (span for span in spans[at + 1 :] if span.key not in _ARTICLES)
        return next((span.sense in _WHOSE for span in following), False)
    return spans[at].key == "from" and at > 0 and spans[at - 1].sense is Sense.ROUNDS


_ARTICLES = frozenset({"a", "an", "the", "any"})
_WHOSE = frozenset({Sense.COMPANY, Sense.COUNTRY, Sense.REGION, Sense.SECTOR, Sense.NEGATES})
