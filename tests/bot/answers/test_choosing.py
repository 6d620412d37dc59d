"""One metric is asked for: words beside it are its wording, or they leave it open and there is none."""

from __future__ import annotations

import pytest

from bot.answers.choosing import metric_of
from bot.answers.slots import slots_of
from tests.bot.answers.small_desk import DESK


def metric(question: str) -> str | None:
    slots = slots_of(DESK.reading(question).spans)
    assert slots is not None, question
    found = metric_of(slots)
    return found.name if found else None


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Lumen's valuation when it raised its Series B", "post_money"),
        ("what was Lumen valued at pre-money in its Series B", "pre_money"),
        ("which investors led Lumen's Series B", "lead_investors"),
        ("which investors joined Lumen's Series B", "participants"),
        ("how much did Lumen raise in its Series B", "raised"),
        ("step-up of Lumen's valuation in its Series B", "step_up"),
    ],
)
def test_a_verb_gives_way_to_the_metric_beside_it(question: str, name: str) -> None:
    assert metric(question) == name


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("when did Lumen raise its Series B", "announced"),
        ("when was Lumen founded", "founded"),
        ("when did Pier lead Lumen's Series A", "announced"),
        ("when was Lumen", None),
        ("when was Lumen's valuation", None),
    ],
)
def test_when_asks_for_a_date_of_what_has_one(question: str, name: str | None) -> None:
    assert metric(question) == name


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("who founded Lumen", "founders"),
        ("who led Lumen's Series B", "lead_investors"),
        ("who raised in 2025", "raised"),
        ("whom did Pier lead", "company"),
        ("who amount Lumen's Series B", None),
        ("who pre-money Lumen's Series B", None),
    ],
)
def test_who_asks_for_names(question: str, name: str | None) -> None:
    assert metric(question) == name


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Lumen's Series B per employee", "amount_per_employee"),
        ("how much did Lumen raise per employee", "raised_per_employee"),
        ("how much did Lumen raise per employee in its Series B", "amount_per_employee"),
        ("Lumen's valuation per employee", "valuation_per_employee"),
        ("Lumen's pre-money per employee", None),
    ],
)
def test_money_per_head_is_of_a_round_of_a_valuation_or_of_all_that_was_raised(
    question: str, name: str | None
) -> None:
    assert metric(question) == name


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("how much did Pier put into Lumen", "commitment"),
        ("how much did Pier invest in Lumen's Series B", "commitment"),
        ("how much did Lumen raise from Pier in its Series B", "commitment"),
        ("total invested by Pier", "commitment"),
    ],
)
def test_what_an_investor_put_in_is_its_part_and_not_the_round(question: str, name: str) -> None:
    assert metric(question) == name


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("how big was Lumen's Series B", "amount"),
        ("how big is Lumen", None),
        ("largest round", "raised"),
        ("rounds by Pier", "amount"),
        ("which companies are in Germany", "company"),
        ("Lumen's Series B in euros", "amount"),
        ("oldest company", "founded"),
    ],
)
def test_where_no_metric_is_named_the_noun_tells_it_or_nothing_does(question: str, name: str | None) -> None:
    assert metric(question) == name


@pytest.mark.parametrize("question", ["step-up and stake sold of Lumen's Series B", "pre-money and amount of Lumen"])
def test_two_metrics_are_not_one(question: str) -> None:
    assert metric(question) is None
