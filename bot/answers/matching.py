"""What the words at one place mean: of all readers the one that takes the most words, of equals the first.

The readers are the names of rounds, companies, investors and places, periods, amounts and numbers, and the grammar. A
number that is part of something nobody could read (a year of no period, the ten of "ten figures", other dollars) is
unknown, so that no question is answered without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.grammar import Phrase
from bot.answers.lexicon import Lexicon
from bot.answers.money import SYMBOLS, currency_at, money_at
from bot.answers.numbers import count_at, fraction_at, multiple_at, ordinal_at, percentage_at
from bot.answers.periods import period_at
from bot.answers.senses import Sense
from bot.answers.spans import Span, as_typed
from bot.answers.words import Word
from bot.answers.years import Clock
from index.figures.catalogue import Kind, metric_named

_OTHER_DOLLARS = frozenset({"canadian", "australian", "singapore", "kong", "taiwan", "taiwanese", "zealand"})
"""Words before "dollar" that make it another currency."""
_SIZES_IN_WORDS = frozenset({"figure", "digit"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a question beside its words."""

    clock: Clock
    companies: tuple[str, ...] = ()
    """Those whose rounds' own names can be told from other words."""
    names: frozenset[int] = frozenset()
    """Where words start that are names, although they could be other words."""


@dataclass(frozen=True, slots=True)
class Match:
    """Some words and what they mean."""

    sense: Sense
    value: object
    size: int
    """Words."""
    name: str | None = None
    """How the name that was meant is written."""
    note: str | None = None
    """What it was taken for, where the words do not say so themselves."""


class Matcher:
    """Reads words against one generation's names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def matches(self, words: tuple[Word, ...], scene: Scene) -> Iterator[tuple[Span, Match]]:
        """The words from left to right, each in one span."""
        at, before = 0, list[Span]()
        while at < len(words):
            match = self._match(words, at, scene, before)
            before.append(Span(match.sense, match.value, words[at : at + match.size]))
            yield before[-1], match
            at += match.size

    def _match(self, words: tuple[Word, ...], at: int, scene: Scene, before: Sequence[Span]) -> Match:
        found = [match for match in self._readings(words, at, scene, before) if match is not None]
        best = max(found, key=lambda match: match.size, default=Match(Sense.UNKNOWN, None, 1))
        if best.sense is Sense.UNKNOWN or (best.size == 1 and words[at].is_capitalised):
            best = self._series(words, at, scene, before) or best
        spoilt = _spoilt(words, at, best)
        return Match(Sense.UNKNOWN, None, spoilt) if spoilt else best

    def _readings(
        self, words: tuple[Word, ...], at: int, scene: Scene, before: Sequence[Span]
    ) -> Iterator[Match | None]:
        multiple = _plain(Sense.MULTIPLE, multiple_at(words, at))
        if _counts_in_multiples(before):
            yield multiple  # "over 1x" and "a step-up of 1x" name no company
        if before and before[-1].sense is Sense.BOUND:
            yield _plain(Sense.PERCENTAGE, fraction_at(words, at))
        yield _phrase(self._lexicon.round_at(words, at, scene.companies))
        yield _phrase(_series_at(words, at))
        yield self._name(words, at, scene)
        yield _period(words, at, scene.clock)
        yield _plain(Sense.MONEY, money_at(words, at))
        yield _plain(Sense.PERCENTAGE, percentage_at(words, at))
        yield _phrase(self._lexicon.grammar_at(words, at))
        yield _plain(Sense.ORDINAL, ordinal_at(words, at))
        yield multiple
        yield _plain(Sense.NUMBER, count_at(words, at))
        yield _phrase(_currency_at(words, at))

    def _name(self, words: tuple[Word, ...], at: int, scene: Scene) -> Match | None:
        found = self._lexicon.name_at(words, at, is_meant=words[at].start in scene.names)
        if found is None:
            return None
        name, size = found
        note = _taken(words[at : at + size], name.text) if name.is_guess else None
        return Match(name.sense, name.value, size, name.text, note)

    def _series(self, words: tuple[Word, ...], at: int, scene: Scene, before: Sequence[Span]) -> Match | None:
        """A letter beside a company, or beside another of its rounds, is its series: Lumen B, B vs. C, its B2."""
        digits = at + 1 < len(words) and words[at + 1].touches(words[at]) and words[at + 1].text.isdecimal()
        named = words[at].text + (words[at + 1].text if digits else "")
        company = _company_before(before) or (scene.companies[0] if digits and len(scene.companies) == 1 else None)
        if company is None and (_is_a_letter_of_its_own(words, at) or _is_one_of_two_letters(words, at)):
            company = _company_named_last(before) or (scene.companies[0] if len(scene.companies) == 1 else None)
        found = self._lexicon.series(company, named) if company and len(words[at].text) == 1 else None
        if company is None and _follows_a_series(words[at], before):
            found = Phrase(Sense.ROUND, f"Series {named.upper()}")
        return Match(found.sense, found.value, 2 if digits else 1) if found else None


def _counts_in_multiples(spans: Sequence[Span]) -> bool:
    """Whether what stands before is a bound, or a measure that is a multiple."""
    meant = [span for span in spans if span.sense is not Sense.FILLER]
    if not meant or meant[-1].sense is not Sense.METRIC:
        return bool(spans) and spans[-1].sense is Sense.BOUND
    return metric_named(str(meant[-1].value)).kind is Kind.MULTIPLE


def _follows_a_series(word: Word, spans: Sequence[Span]) -> bool:
    """Whether a letter goes on from a series of nobody in particular: "between Series B and C"."""
    meant = [span for span in spans[-2:] if span.sense is not Sense.SEPARATOR]
    is_series = bool(meant) and meant[-1].sense is Sense.ROUND and meant[-1].words[0].text == "series"
    return is_series and len(word.text) == 1 and word.text.isalpha() and word.text != "i"


def _is_a_letter_of_its_own(words: tuple[Word, ...], at: int) -> bool:
    """Whether a letter stands where a round would: “in its D than in its E”, “from G to H”, “rounds, B to D”."""
    word, before = words[at], words[at - 1].text if at else ""
    if len(word.text) != 1 or not word.text.isalpha():
        return False
    if word.is_capitalised and word.text not in {"a", "i"} and (at == 0 or word.gap in _GAPS):
        return True
    return before in _BEFORE_A_LETTER if word.is_capitalised else before == "its" and word.text != "a"


def _is_one_of_two_letters(words: tuple[Word, ...], at: int) -> bool:
    """Whether a letter stands beside another one as rounds do: “g to h”, “K and L”."""
    ends = [words[at + 2 * step].text for step in (-1, 1) if _is_joined(words, at, step)]
    return any(len(text) == 1 and text.isalpha() for text in ends) and words[at].text not in {"i", "u", "n"}


def _is_joined(words: tuple[Word, ...], at: int, step: int) -> bool:
    return 0 <= at + 2 * step < len(words) and words[at + step].text in {
        "to",
        "and",
        "or",
        "vs",
        "n",
        "versus",
        "than",
    }


_BEFORE_A_LETTER = frozenset(
    {"its", "the", "to", "and", "or", "than", "vs", "v", "versus", "in", "at", "their", "from", "between", "through"}
    | {"since", "of", "over", "on", "by", "against", "after", "before", "for", "into", "until", "plus", "+"}
)
_GAPS = frozenset({",", ":", "-", "->", ">", "/", ";", "("})


def _company_named_last(spans: Sequence[Span]) -> str | None:
    """The company that was named last before a letter."""
    return next((str(span.value) for span in reversed(spans) if span.sense is Sense.COMPANY), None)


def _company_before(spans: Sequence[Span]) -> str | None:
    """The company that a letter behind these spans is a series of."""
    meant = [span for span in spans[-4:] if span.sense is not Sense.SEPARATOR]
    while meant and meant[-1].sense is Sense.ROUND:
        meant.pop()
    return str(meant[-1].value) if meant and meant[-1].sense is Sense.COMPANY else None


def _spoilt(words: tuple[Word, ...], at: int, match: Match) -> int:
    """How many words here are only parts of what nobody could read."""
    end = at + match.size
    following = words[end] if end < len(words) else None
    if match.sense is Sense.MONEY and at and words[at - 1].text.isalpha() and words[at].touches(words[at - 1]):
        return match.size  # A$ and C$ are other dollars
    if match.sense is Sense.NUMBER and following is not None and following.stem in _SIZES_IN_WORDS:
        return match.size + 1
    if match.sense is Sense.NUMBER and len(words[at].text) == 4 and words[at].text[:2] in {"19", "20"}:
        return match.size  # a year, of a date that is none
    if words[end - 1].text in _OTHER_DOLLARS and following is not None and following.stem == "dollar":
        return match.size + 1
    return 0


def _taken(words: Sequence[Word], meaning: str) -> str:
    return f"Took “{as_typed(words)}” to mean {meaning}."


def _plain(sense: Sense, found: tuple[object, int] | None) -> Match | None:
    return Match(sense, found[0], found[1]) if found else None


def _phrase(found: tuple[Phrase, int] | None) -> Match | None:
    return Match(found[0].sense, found[0].value, found[1]) if found else None


def _period(words: tuple[Word, ...], at: int, clock: Clock) -> Match | None:
    found = period_at(words, at, clock)
    if found is None:
        return None
    note = _taken(words[at : at + found.size], str(found.period)) if found.is_assumed else None
    return Match(Sense.PERIOD, found.period, found.size, None, note)


def _series_at(words: tuple[Word, ...], at: int) -> tuple[Phrase, int] | None:
    """Seed, Series E, Series C1: how rounds are called in general."""
    if words[at].text == "seed":
        return Phrase(Sense.ROUND, "Seed"), 1
    if words[at].text == "growth" and at + 1 < len(words) and words[at + 1].stem == "round":
        return Phrase(Sense.ROUND, "Growth"), 1
    if words[at].text != "series" or at + 1 >= len(words):
        return None
    letter = words[at + 1]
    if len(_series_letter(letter)) != 1 or not letter.text.isalpha():
        return None
    glued = at + 2 < len(words) and words[at + 2].touches(letter) and words[at + 2].text.isdigit()
    suffix = words[at + 2].text if glued else ""
    return Phrase(Sense.ROUND, f"Series {_series_letter(letter).upper()}{suffix}"), 3 if glued else 2


def _series_letter(word: Word) -> str:
    """The letter of a series, also of several of them: Series Ds; "as" and "is" are words."""
    is_plural = (
        len(word.text) == 2 and word.text[1] == "s" and (word.text not in {"as", "is"} or word.typed[0].isupper())
    )
    return word.text[0] if is_plural else word.text


def _currency_at(words: tuple[Word, ...], at: int) -> tuple[Phrase, int] | None:
    """A currency that is named without an amount: "US dollars", "euros", "in $", "US$"."""
    following = words[at + 1] if at + 1 < len(words) else None
    if words[at].text == "us" and following is not None and following.text == "$" and following.touches(words[at]):
        return Phrase(Sense.CURRENCY, "USD"), 2
    named = currency_at(words, at)
    if named is not None:
        return Phrase(Sense.CURRENCY, named[0]), named[1]
    code = SYMBOLS.get(words[at].text)
    return (Phrase(Sense.CURRENCY, code), 1) if code and not _is_tied(words, at) else None


def _is_tied(words: tuple[Word, ...], at: int) -> bool:
    """Whether a sign belongs to what it touches, as in C$."""
    before = at > 0 and words[at].touches(words[at - 1])
    after = at + 1 < len(words) and words[at + 1].touches(words[at])
    return before or after
