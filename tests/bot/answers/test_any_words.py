"""Whatever words stand together, nothing breaks, and no word that tells something is left out of the query.

Questions are put together at random from the vocabulary and the names of a small table; most make no sense and have
no query. Those that have one must compute or say why not, and their line must read back.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.answers.asking import asked
from bot.answers.figures import figure_answer
from bot.answers.grammar import Sense, phrases
from bot.answers.reading import Reading
from index.figures.compute import Missing, compute
from index.figures.syntax import parse
from tests.bot.answers.small_desk import DESK, TABLE

NAMES = (
    *("Lumen", "Orchard", "Harbor", "Kestrel", "Pier", "Quay", "Gull", "Tidewater Capital", "Ada Lovelace"),
    *("Seed", "Series A", "Series B", "loan", "debt", "equity", "robotics", "AI labs", "US", "Europe", "Munich"),
    *("2024", "2025", "Q1 2025", "since 2024", "before 2026", "$10m", "€20m", "20%", "3x", "two", "third", "five"),
)
COMMON = (
    *(
        "who",
        "which",
        "how much",
        "how many",
        "did",
        "is",
        "was",
        "and",
        "or",
        "than",
        "of",
        "not",
        "without",
        "except",
    ),
    *(
        "companies",
        "company",
        "rounds",
        "round",
        "investors",
        "led",
        "backed by",
        "raised",
        "valuation",
        "stake sold",
    ),
    *("largest", "smallest", "latest", "first", "average", "total", "more than", "at least", "between", "known"),
    *(
        "by year",
        "per company",
        "share of",
        "growth of",
        "days between",
        "in common",
        "undisclosed",
        "alone",
        "in euros",
    ),
)
VOCABULARY = tuple(phrases())
questions = st.lists(
    st.one_of(st.sampled_from(NAMES), st.sampled_from(COMMON), st.sampled_from(VOCABULARY)), min_size=2, max_size=9
).map(" ".join)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questions)
@example("rounds with no disclosed lead")
@example("rounds with undisclosed amount")
@example("undisclosed companies more than $10m")
@example("average revenue by year")
@example("is the stake sold in Lumen's Series B over $10m")
@example("did third company equity over $10m")
@example("largest valuation Gull and Munich in common amount")
@example("Orchard than 2025 raised Lumen per year")
def test_any_words_have_a_figure_or_a_reason_and_a_line_that_reads_back(question: str) -> None:
    found = asked(DESK.reading(question), TABLE)
    if found is None:
        return
    figure = compute(found.query, TABLE)
    if isinstance(figure, Missing):
        assert figure.reason
        return
    assert figure_answer(question, found, figure, TABLE).text
    assert parse(str(found.query)) == found.query


@settings(max_examples=150, deadline=None)
@given(questions)
def test_the_same_words_are_understood_the_same_way_again(question: str) -> None:
    assert asked(DESK.reading(question), TABLE) == asked(DESK.reading(question), TABLE)


TELLING = frozenset(
    {Sense.COMPANY, Sense.INVESTOR, Sense.ROUND, Sense.SECTOR, Sense.COUNTRY, Sense.CITY, Sense.REGION, Sense.FOUNDER}
    | {Sense.INSTRUMENT, Sense.CONFIDENCE, Sense.PERIOD, Sense.CONDITION, Sense.HAVING, Sense.NUMBER, Sense.ORDINAL}
    | {Sense.PICK, Sense.EXTREME, Sense.GROUP, Sense.CURRENCY, Sense.NEGATES, Sense.ALONE, Sense.PER_HEAD}
)
"""Senses of words without which something else is asked."""


def left_out(reading: Reading) -> list[str]:
    """Words that tell something and without which the query would be the same."""
    line = DESK.line(reading)
    dropped = []
    for at, span in enumerate(reading.spans):
        alike = [one for one in reading.spans if one.sense is span.sense and one.value == span.value]
        if span.sense in TELLING and len(alike) == 1:
            shorter = replace(reading, spans=(*reading.spans[:at], *reading.spans[at + 1 :]))
            dropped += [span.text] if DESK.line(shorter) == line else []
    return dropped


@pytest.mark.parametrize(
    "question",
    [
        "who led two rounds of Lumen",
        "who led the rounds of the oldest robotics company",
        "is Lumen the most valuable company",
        "companies with exactly two rounds in 2025",
        "the two largest rounds of 2025 led by Quay",
        "second largest round of a European company since 2024",
        "who led Orchard's first round in 2025",
        "total raised by robotics companies in 2025 without Kestrel in euros",
        "which robotics company raised the most in 2025 excluding debt",
        "how many rounds of Lumen were led by Pier alone",
        "rounds over $10m valued at more than €200m not led by Quay",
        "Lumen's Series B valuation per employee",
        "average stake sold in Series B rounds by country",
        "how much more did Lumen raise than Orchard in 2025",
        "stake sold in the latest round of the youngest AI lab",
        "did Pier lead the second round of Lumen",
        "Lumen's last two rounds in 2025",
    ],
)
def test_no_word_that_tells_something_is_left_out(question: str) -> None:
    reading = DESK.reading(question)
    if DESK.line(reading) is not None:
        assert left_out(reading) == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(
    st.lists(st.one_of(st.sampled_from(NAMES), st.sampled_from(COMMON)), min_size=3, max_size=7, unique=True).map(
        " ".join
    )
)
def test_no_name_no_period_and_no_bound_is_left_out_of_any_words(question: str) -> None:
    reading = DESK.reading(question)
    line = DESK.line(reading)
    if line is None:
        return
    named = {Sense.COMPANY, Sense.INVESTOR, Sense.PERIOD, Sense.CONDITION, Sense.SECTOR, Sense.REGION, Sense.NUMBER}
    told = [span.text for span in reading.spans if span.sense in named]
    assert not set(left_out(reading)) & set(told), line
