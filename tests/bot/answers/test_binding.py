"""Words that say one thing together are one condition, and what they take up is gone from the question."""

from __future__ import annotations

import pytest

from bot.answers.grammar import Sense
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
