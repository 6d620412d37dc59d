"""Every word of a question gets one sense, the longest match first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.grammar import Sense, phrases
from bot.answers.words import words_of
from index.figures.query import FIRST, Aggregate, Money, Op
from tests.bot.answers.desk import Desk
from tests.builders import a_company, a_round, table_of

DESK = Desk(
    table_of(
        a_round("Anthropic", "Series A", lead_investors=("Lightspeed Venture Partners", "Tide")),
        a_round("Anthropic", "Series B"),
        a_round("Anthropic", "Employee tender"),
        a_round("Figure AI", "Series C"),
        a_round("Harbor Bio", "Bridge loan"),
        a_round("Lumenix", "Seed"),
        a_round("Lumenis", "Seed"),
        companies=(
            a_company("Anthropic", hq_country="United States"),
            a_company("Figure AI", aliases=("Figure",)),
            a_company("Harbor Bio", aliases=("Harbor",), hq_country="United Kingdom"),
        ),
    )
)


@pytest.mark.parametrize(
    ("question", "senses"),
    [
        ("how much", [(Sense.ASKS, "amount")]),
        ("how much more", [(Sense.COMPARES, "difference")]),
        ("more than $10m rounds", [(Sense.CONDITION, None), (Sense.ROUNDS, "round")]),
        ("first quarter of 2025", [(Sense.PERIOD, None)]),
        ("first", [(Sense.PICK, FIRST)]),
        ("post-money valuation", [(Sense.METRIC, "post_money")]),
        ("total funding", [(Sense.AGGREGATE, Aggregate.SUM), (Sense.METRIC, "raised")]),
        ("by total funding", [(Sense.RANKS_BY, "raised")]),
        ("most active", [(Sense.ACTIVE, None)]),
        ("Harbor Bio", [(Sense.COMPANY, "Harbor Bio")]),
        ("3rd", [(Sense.ORDINAL, 3)]),
        ("3", [(Sense.NUMBER, 3)]),
        ("2025", [(Sense.PERIOD, None)]),
        ("$3 billion", [(Sense.MONEY, Money(3 * 10**9, "USD"))]),
    ],
)
def test_the_longest_match_gives_the_sense(question: str, senses: list[tuple[Sense, object]]) -> None:
    found = DESK.senses(question)
    assert [sense for sense, _ in found] == [sense for sense, _ in senses]
    assert all(value in (None, meant) for (_, meant), (_, value) in zip(found, senses, strict=True))


WORDS = ["anthropic", "series", "b", "harbor", "bio", "how", "much", "led", "by", "2025", "$3", "bn", "quux", "more"]


@given(st.lists(st.sampled_from(WORDS), max_size=10))
def test_no_word_is_lost_and_none_is_read_twice(words: list[str]) -> None:
    question = " ".join(words)
    read = [word.start for span in DESK.reading(question).spans for word in span.words]
    assert sorted(read) == [word.start for word in words_of(question)]


@settings(max_examples=30)
@given(st.lists(st.sampled_from([*WORDS, *sorted(phrases())]), max_size=8))
def test_the_same_question_always_reads_the_same(words: list[str]) -> None:
    question = " ".join(words)
    assert DESK.reading(question) == Desk(DESK.table).reading(question)


def test_what_nothing_knows_is_unknown_as_it_was_typed() -> None:
    assert DESK.reading("Quux’s valuation of Wibble").unknown == ("Quux's", "Wibble")


@pytest.mark.parametrize("typed", ["Antropic", "anthroppic", "Anthropc"])
def test_a_slip_of_the_pen_is_taken_for_the_one_name_that_it_can_mean_and_said(typed: str) -> None:
    reading = DESK.reading(f"{typed} valuation")
    assert reading.values(Sense.COMPANY) == ("Anthropic",)
    assert reading.notes == (f"Took “{typed}” to mean Anthropic.",)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("anthropics", "another form of the name"),
        ("anthrop", "the name cut short"),
        ("panthropic", "another first letter"),
        ("philanthropic", "another word"),
        ("Lumeni", "two names cut short"),
        ("Harbr", "too short to tell"),
        ("Antropix", "too far off"),
    ],
)
def test_what_is_no_slip_stays_unknown(typed: str, why: str) -> None:
    reading = DESK.reading(f"{typed} valuation")
    assert reading.unknown == (typed,), why
    assert not reading.notes


def test_a_slip_that_two_names_are_as_near_to_is_mended_only_where_they_mean_the_same() -> None:
    one, other = "Interconnectiona", "Interconnectiono"
    apart = Desk(table_of(companies=(a_company(one), a_company(other))))
    alike = Desk(table_of(companies=(a_company(one, aliases=(other,)),)))
    assert apart.reading("Interconectionx valuation").unknown == ("Interconectionx",)
    assert alike.reading("Interconectionx valuation").values(Sense.COMPANY) == (one,)


def test_a_word_that_is_known_is_never_mended() -> None:
    assert not DESK.reading("Anthropic raised rounds in total").notes


@pytest.mark.parametrize(
    ("question", "is_company"),
    [
        ("Figure's valuation", True),
        ("figure's valuation", True),
        ("the valuation of Figure", True),
        ("give me a figure for Anthropic", False),
        ("figure AI valuation", True),
    ],
)
def test_a_name_that_is_a_grammar_word_wants_a_capital_or_a_possessive(question: str, is_company: bool) -> None:
    assert ("Figure AI" in DESK.reading(question).values(Sense.COMPANY)) is is_company


@pytest.mark.parametrize(
    ("question", "is_country"),
    [
        ("US rounds", True),
        ("U.S. rounds", True),
        ("rounds in the US", True),
        ("us rounds", False),
        ("tell us about Harbor", False),
        ("show us the rounds", False),
    ],
)
def test_us_is_the_country_only_where_it_is_typed_as_one(question: str, is_country: bool) -> None:
    assert DESK.reading(question).has(Sense.COUNTRY) is is_country


@pytest.mark.parametrize(
    "question",
    [
        "raised around 2024",
        "raised in 2024 to March",
        "raised from 2024",
        "raised roughly 2024",
        "raised now 2024",
        "raised 2024 as valued",
    ],
)
def test_a_filler_word_beside_a_period_that_may_change_it_is_unknown(question: str) -> None:
    assert DESK.reading(question).unknown


@pytest.mark.parametrize(
    "question", ["raised in 2024", "raised during 2024", "raised now by Anthropic", "2024 for Harbor"]
)
def test_other_filler_words_and_those_further_off_stay_filler(question: str) -> None:
    assert not DESK.reading(question).unknown


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Anthropic B valuation", "Series B"),
        ("anthropic's b", "Series B"),
        ("Anthropic A valuation", "Series A"),
        ("Series B of Anthropic", "Series B"),
        ("series c1", "Series C1"),
        ("Series Z", "Series Z"),
        ("seed", "Seed"),
        ("growth round", "Growth"),
    ],
)
def test_a_round_is_named_by_its_letter(question: str, name: str) -> None:
    assert DESK.reading(question).values(Sense.ROUND) == (name,)


@pytest.mark.parametrize(
    "question", ["Anthropic Z valuation", "Quux B valuation", "B valuation", "Anthropic valuation B"]
)
def test_a_letter_is_a_round_only_right_after_a_company_that_has_it(question: str) -> None:
    assert not DESK.reading(question).has(Sense.ROUND)
    assert DESK.reading(question).unknown


def test_a_rounds_own_name_is_told_from_other_words_once_its_company_is_named() -> None:
    assert DESK.reading("Anthropic's employee tender").values(Sense.ROUND) == ("Employee tender",)
    assert DESK.reading("employee tender of Anthropic").values(Sense.ROUND) == ("Employee tender",)
    assert not DESK.reading("Harbor's employee tender").has(Sense.ROUND)
    assert not DESK.reading("employee tender").has(Sense.ROUND)


def test_a_conversations_company_lends_its_rounds_names() -> None:
    assert DESK.reading("and the bridge loan?", "Harbor Bio").values(Sense.ROUND) == ("Bridge loan",)
    assert not DESK.reading("and Anthropic's bridge loan?", "Harbor Bio").has(Sense.ROUND)


@pytest.mark.parametrize(
    ("question", "currency"),
    [("in US dollars", "USD"), ("in american dollars", "USD"), ("in euros", "EUR"), ("in yen", "JPY")],
)
def test_a_currency_is_no_country_and_no_amount(question: str, currency: str) -> None:
    assert DESK.senses(question) == [(Sense.CURRENCY, currency)]


@pytest.mark.parametrize("question", ["rounds over A$10m", "rounds over C$10m", "rounds over HK$10 million"])
def test_another_dollar_is_no_us_dollar(question: str) -> None:
    assert DESK.query(question) is None


def test_bounds_are_read_before_single_words() -> None:
    assert (Sense.BOUND, Op.GT) in DESK.senses("more than")
    assert (Sense.BOUND, Op.LE) in DESK.senses("no more than")


def test_near_names_are_suggested_likest_first_and_only_near_ones() -> None:
    assert DESK.reader.near_names("Lumeni")[:2] in (["Lumenis", "Lumenix"], ["Lumenix", "Lumenis"])
    assert DESK.reader.near_names("Antropix") == ["Anthropic"]
    assert DESK.reader.near_names("weather") == []
