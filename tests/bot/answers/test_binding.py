"""Words that say one thing together are one condition, and what they take up is gone from the question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.grammar import Sense
from tests.bot.answers import small_desk
from tests.bot.answers.desk import Desk
from tests.builders import a_round, table_of

DESK = Desk(
    table_of(
        a_round("Lumen", "Series B", lead_investors=("Pier",), participants=("Harbor",)),
        a_round("Harbor", "Series A", lead_investors=("Tide",)),
    )
)


def conditions(question: str) -> list[str]:
    return [str(value) for sense, value in DESK.senses(question) if sense is Sense.CONDITION]


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("rounds led by Pier", "lead = Pier"),
        ("which rounds did Pier lead", "lead = Pier"),
        ("rounds joined by Pier", "participant = Pier"),
        ("rounds backed by Pier", "investor = Pier"),
        ("which rounds did Pier invest in", "investor = Pier"),
    ],
)
def test_an_investor_takes_the_role_beside_it(question: str, condition: str) -> None:
    assert conditions(question) == [condition]
    assert not {Sense.INVESTOR, Sense.METRIC}.intersection(sense for sense, _ in DESK.senses(question))


def test_a_role_is_given_to_one_investor_only() -> None:
    assert conditions("Pier led Tide") == ["lead = Pier"]
    senses = DESK.senses("rounds led by Pier Tide")
    assert [value for sense, value in senses if sense is Sense.INVESTOR] == [("Tide",)]
    assert conditions("rounds led by Pier Tide") == ["lead = Pier"]


def test_an_investor_without_a_role_stays_loose() -> None:
    assert DESK.senses("Pier rounds")[0] == (Sense.INVESTOR, ("Pier",))


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("rounds led by Harbor", "lead = Harbor"),
        ("which rounds did Harbor join", "participant = Harbor"),
        ("which rounds did Harbor lead", "lead = Harbor"),
    ],
)
def test_a_company_that_invests_too_becomes_an_investor_where_the_words_make_it_one(
    question: str, condition: str
) -> None:
    assert conditions(question) == [condition]
    assert Sense.COMPANY not in {sense for sense, _ in DESK.senses(question)}


@pytest.mark.parametrize("question", ["rounds led by Lumen", "which rounds did Lumen lead"])
def test_a_company_that_never_invested_is_unknown_as_an_investor(question: str) -> None:
    assert DESK.reading(question).unknown == ("Lumen",)
    assert not conditions(question)


@pytest.mark.parametrize(
    "question", ["who led Harbor's Series A", "Harbor Series A lead investors", "who did Harbor lead"]
)
def test_who_led_a_company_is_about_the_company(question: str) -> None:
    assert (Sense.COMPANY, "Harbor") in DESK.senses(question)
    assert not conditions(question)


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("rounds over $10m", "amount > 10000000 USD"),
        ("rounds of at least €10m", "amount >= 10000000 EUR"),
        ("rounds under 10 million yen", "amount < 10000000 JPY"),
        ("rounds of at most £10m", "amount <= 10000000 GBP"),
        ("rounds valued at more than $10m", "post_money > 10000000 USD"),
        ("rounds over $10m pre-money", "pre_money > 10000000 USD"),
        ("the $40 million round", "amount = 40000000 USD"),
        ("the $40 million loan", "amount = 40000000 USD"),
    ],
)
def test_an_amount_takes_its_bound_and_what_it_measures(question: str, condition: str) -> None:
    assert conditions(question) == [condition]
    assert not {Sense.MONEY, Sense.BOUND, Sense.METRIC}.intersection(sense for sense, _ in DESK.senses(question))


@pytest.mark.parametrize(
    "question", ["rounds with a step-up under $1 billion", "stake sold over $10m", "$10m", "$10m Pier"]
)
def test_an_amount_that_bounds_nothing_it_could_bound_stays_an_amount(question: str) -> None:
    assert Sense.MONEY in {sense for sense, _ in DESK.senses(question)}
    assert not conditions(question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("rounds over $10m valued at over $90m", ["amount > 10000000 USD", "post_money > 90000000 USD"]),
        (
            "rounds above $10m at a valuation of at least $90m",
            ["amount > 10000000 USD", "post_money >= 90000000 USD"],
        ),
        ("rounds valued at over $90m under $10m", ["post_money > 90000000 USD", "amount < 10000000 USD"]),
    ],
)
def test_of_two_amounts_each_has_the_bound_and_the_measure_that_are_said_with_it(
    question: str, expected: list[str]
) -> None:
    assert conditions(question) == expected


def test_a_bound_is_used_once() -> None:
    assert conditions("rounds over $10m $20m") == ["amount > 10000000 USD"]
    assert Sense.MONEY in {sense for sense, _ in DESK.senses("rounds over $10m $20m")}


def test_a_condition_keeps_the_words_that_it_was_made_of_in_order() -> None:
    [span] = [span for span in DESK.meant("rounds valued at more than $10m") if span.sense is Sense.CONDITION]
    assert span.text == "valued at more than $10m"
    starts = [word.start for word in span.words]
    assert starts == sorted(starts)


def test_several_conditions_of_one_question_stay_apart() -> None:
    found = conditions("rounds led by Pier and joined by Tide over $10m")
    assert found == ["lead = Pier", "participant = Tide", "amount > 10000000 USD"]


SMALL = small_desk.DESK


def bound(question: str) -> list[str]:
    """The conditions of a question about the table that can be added up by eye."""
    return [str(value) for sense, value in SMALL.senses(question) if sense is Sense.CONDITION]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("rounds not led by Pier", ["lead != Pier"]),
        ("rounds led by somebody other than Pier", ["lead != Pier"]),
        ("rounds that Pier did not lead", ["lead != Pier"]),
        ("rounds led by Pier but not Quay", ["lead = Pier", "lead != Quay"]),
        ("rounds without Pier", ["investor != Pier"]),
        ("rounds without Pier and Quay", ["investor != (Pier, Quay)"]),
        ("rounds except Lumen", ["company != Lumen"]),
        ("rounds except Lumen, Harbor and Orchard", ['company != (Lumen, "Harbor Bio", "Orchard AI")']),
        ("rounds outside the US", ['country != "United States"']),
        ("rounds excluding debt", ["instrument != debt"]),
        ("rounds not in 2025", ["announced != 2025"]),
        ("rounds not in dollars", ["currency != USD"]),
        ("rounds not over $10m", ["amount <= 10000000 USD"]),
        ("non-US rounds", ['country != "United States"']),
    ],
)
def test_a_negation_turns_the_condition_that_follows_it_whole(question: str, expected: list[str]) -> None:
    assert bound(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("rounds led by Pier and Quay", ["lead = Pier", "lead = Quay"]),
        ("rounds led by both Pier and Quay", ["lead = Pier", "lead = Quay"]),
        ("rounds led by Pier or Quay", ["lead = (Pier, Quay)"]),
        ("rounds led by Pier alone", ["lead = Pier", "lead_count = 1"]),
        ("rounds co-led by Pier", ["lead = Pier", "lead_count >= 2"]),
        ("rounds with a sole lead", ["lead_count = 1"]),
        ("rounds that Pier joined without leading", ["participant = Pier"]),
    ],
)
def test_several_investors_and_how_they_led_are_in_the_condition(question: str, expected: list[str]) -> None:
    assert bound(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("rounds between $5m and $20m", ["amount >= 5000000 USD", "amount <= 20000000 USD"]),
        ("rounds valued between $100m and $450m", ["post_money >= 100000000 USD", "post_money <= 450000000 USD"]),
        ("rounds of $10m or more", ["amount >= 10000000 USD"]),
        ("rounds of no more than $10m", ["amount <= 10000000 USD"]),
        ("rounds with more than two investors", ["investor_count > 2"]),
        ("rounds with at least two lead investors", ["lead_count >= 2"]),
        ("rounds with a stake above 20%", ["stake_sold > 20"]),
        ("rounds with a step-up over 2x", ["step_up > 2"]),
        ("rounds at a $5m valuation", ["post_money = 5000000 USD"]),
        ("rounds at a valuation of $5m", ["post_money = 5000000 USD"]),
        ("companies founded before 2020", ["founded <= 2019"]),
        ("companies founded in 2021", ["founded = 2021"]),
    ],
)
def test_a_number_bounds_what_it_is_counted_in(question: str, expected: list[str]) -> None:
    assert bound(question) == expected


@pytest.mark.parametrize(
    "question",
    ["stake above $1bn", "valuation above 50%", "valuation over 10x", "rounds over 5", "founded before June 2020"],
)
def test_a_number_in_another_unit_bounds_nothing(question: str) -> None:
    assert bound(question) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("rounds with an undisclosed amount", ["amount unknown"]),
        ("rounds with an undisclosed valuation", ["post_money unknown"]),
        ("rounds with a disclosed valuation", ["post_money known"]),
        ("rounds without disclosed valuation", ["post_money unknown"]),
        ("rounds whose valuation is not known", ["post_money unknown"]),
        ("rounds with no disclosed lead", ["lead unknown"]),
        ("undisclosed rounds", ["amount unknown"]),
    ],
)
def test_what_is_undisclosed_is_the_noun_beside_the_word(question: str, expected: list[str]) -> None:
    assert bound(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("rounds denominated in euros", ["currency = EUR"]),
        ("euro rounds", ["currency = EUR"]),
        ("rounds raised in euros", ["currency = EUR"]),
        ("total raised by Orchard in euros", []),
        ("how many euros did Orchard raise", []),
        ("how much did European companies raise in euros", []),
    ],
)
def test_a_currency_is_that_of_the_rounds_or_one_to_convert_to(question: str, expected: list[str]) -> None:
    assert bound(question) == expected
    assert (Sense.CURRENCY in {sense for sense, _ in SMALL.senses(question)}) is not bool(expected)


@pytest.mark.parametrize(
    "question",
    [
        "German investors in Lumen",
        "rounds led by American investors",
        "rounds by investors from Germany",
        "rounds with at least one investor from the US",
        "how many European investors",
        "investors based in Munich",
    ],
)
def test_where_an_investor_is_from_is_not_where_a_company_is(question: str) -> None:
    assert SMALL.query(question) is None


@given(
    st.sampled_from(
        [
            ("rounds led by Pier", "rounds not led by Pier"),
            ("rounds with Quay", "rounds without Quay"),
            ("rounds in the US", "rounds outside the US"),
            ("debt rounds", "rounds excluding debt"),
            ("rounds in 2025", "rounds not in 2025"),
            ("rounds in dollars", "rounds not in dollars"),
            ("Series B rounds", "rounds other than Series B"),
            ("robotics rounds", "rounds except robotics"),
            ("rounds with an undisclosed amount", "rounds with a disclosed amount"),
        ]
    )
)
def test_rounds_that_are_so_and_rounds_that_are_not_make_up_all(pair: tuple[str, str]) -> None:
    so, not_so = ({row.label for row in SMALL.answer(question).rows} for question in pair)
    if so:
        assert not so & not_so
        assert so | not_so == {one.label for one in SMALL.table.rounds}
