"""At every place the longest reading wins, and every word is in one span."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.lexicon import Lexicon
from bot.answers.matching import Matcher, Scene
from bot.answers.senses import Sense
from bot.answers.words import words_of
from bot.answers.years import Clock
from tests.builders import a_company, a_round, table_of

MATCHER = Matcher(
    Lexicon(
        table_of(
            a_round("Lumen", "Series B", lead_investors=("Quillon Global",)),
            *(a_round("Lumen", name) for name in ("Series A", "Series B2", "Series C")),
            companies=(a_company("Lumen"), a_company("Figure AI", aliases=("Figure",))),
        )
    )
)
SCENE = Scene(Clock(date(2026, 11, 22)))
WORDS = ["lumen", "series", "b", "$5", "bn", "between", "and", "2025", "q1", "over", "us", "$", "20", "%", "3", "x"]
WORDS += ["ten", "figures", "last", "year", "-", "march", "figure", "quillon", "dollars", "canadian", "half", "a"]


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "", "  "]))
def test_every_word_is_in_one_span_in_order(words: list[str], space: str) -> None:
    typed = words_of(space.join(words))
    spans = [span for span, _ in MATCHER.matches(typed, SCENE)]
    assert tuple(word for span in spans for word in span.words) == typed


def senses(question: str, scene: Scene = SCENE) -> list[tuple[Sense, object]]:
    return [(span.sense, span.value) for span, _ in MATCHER.matches(words_of(question), scene)]


def test_a_letter_behind_a_company_is_its_series() -> None:
    assert senses("Lumen B") == [(Sense.COMPANY, "Lumen"), (Sense.ROUND, "Series B")]
    assert senses("Lumen Z")[1] == (Sense.UNKNOWN, None)


@pytest.mark.parametrize(
    ("question", "rounds"),
    [
        ("Lumen B vs C", ["Series B", "Series C"]),
        ("Lumen B & C", ["Series B", "Series C"]),
        ("lumen b->c", ["Series B", "Series C"]),
        ("Lumen A/B", ["Series A", "Series B"]),
        ("Lumen Series B and C", ["Series B", "Series C"]),
        ("lumen b2", ["Series B2"]),
        ("Lumen B, Z", ["Series B"]),
        ("Lumen valuation B", []),
        ("their Series Bs", ["Series B"]),
        ("Series As", ["Series A"]),
        ("the series as told", []),
        ("between Series B and C", ["Series B", "Series C"]),
        ("Series B and I", ["Series B"]),
        ("Series B amount C", ["Series B"]),
        ("C Lumen", []),
    ],
)
def test_letters_in_a_row_behind_a_company_are_its_series(question: str, rounds: list[str]) -> None:
    assert [value for sense, value in senses(question) if sense is Sense.ROUND] == rounds


def test_a_letter_with_a_number_is_a_series_of_the_company_that_is_talked_about() -> None:
    assert (Sense.ROUND, "Series B2") in senses("its B2", Scene(SCENE.clock, ("Lumen",)))
    assert (Sense.ROUND, "Series B2") not in senses("its B2")


@pytest.mark.parametrize(
    ("question", "currency"),
    [
        ("british pounds", "GBP"),
        ("US dollars", "USD"),
        ("in $", "USD"),
        ("in US$", "USD"),
        ("pounds sterling", "GBP"),
    ],
)
def test_a_currency_is_named_alone(question: str, currency: str) -> None:
    assert (Sense.CURRENCY, currency) in senses(question)


def test_a_word_that_is_known_to_be_a_name_is_one() -> None:
    assert senses("figure")[0][0] is Sense.FILLER
    assert senses("figure", Scene(SCENE.clock, (), frozenset({0}))) == [(Sense.COMPANY, "Figure AI")]


def test_a_guess_carries_its_note() -> None:
    [(_, match)] = MATCHER.matches(words_of("quillon"), SCENE)
    assert match.note == "Took “quillon” to mean Quillon Global."


@pytest.mark.parametrize(
    "question",
    [
        "ten figures",
        "nine digits",
        "canadian dollars",
        "hong kong dollars",
        "C$5m",
        "new zealand dollars",
        "2024/25",
        "$1.000.000",
    ],
)
def test_what_only_looks_like_a_number_or_a_currency_is_unknown(question: str) -> None:
    assert {sense for sense, _ in senses(question)} <= {Sense.UNKNOWN, Sense.NUMBER}
    assert (Sense.UNKNOWN, None) in senses(question)
