"""Every word finds its slot, or there are no slots at all."""

from __future__ import annotations

from itertools import permutations

import pytest

from bot.answers.grammar import Sense
from bot.answers.slots import Slots, slots_of
from bot.answers.spans import Span
from bot.answers.words import words_of
from index.figures.query import FIRST, LATEST, Aggregate
from tests.bot.answers.desk import Desk
from tests.builders import a_company, a_round, table_of

DESK = Desk(
    table_of(
        a_round("Lumen", "Series B", lead_investors=("Pier", "Tide")),
        a_round("Harbor", "Series B"),
        a_round("Orchard", "Series A"),
        companies=(
            a_company("Lumen", sector="robots", hq_country="United States", hq_city="Boston"),
            a_company("Harbor", sector="biotech", hq_country="United Kingdom", hq_city="Leeds"),
        ),
    )
)


def slots(question: str) -> Slots | None:
    return slots_of(DESK.reading(question).spans)


def filters(question: str) -> list[str]:
    found = slots(question)
    assert found is not None, question
    return [str(condition) for condition in found.filters]


def span(sense: Sense, value: object, text: str = "x") -> Span:
    return Span(sense, value, words_of(text))


TWO_OF_A_KIND = {
    Sense.AGGREGATE: (Aggregate.SUM, Aggregate.MEAN),
    Sense.EXTREME: (True, False),
    Sense.GROUP: ("year", "company"),
    Sense.NUMBER: (2, 3),
    Sense.ORDINAL: (2, 3),
    Sense.PICK: (LATEST, FIRST),
    Sense.CURRENCY: ("EUR", "JPY"),
    Sense.RANKS_BY: ("amount", "post_money"),
    Sense.ASKS: ("who", "announced"),
}


@pytest.mark.parametrize(("sense", "values"), TWO_OF_A_KIND.items(), ids=str)
def test_where_there_is_room_for_one_a_second_one_leaves_no_slots(
    sense: Sense, values: tuple[object, object]
) -> None:
    one, other = (span(sense, value) for value in values)
    rounds = span(Sense.ROUNDS, "round")
    for order in permutations((one, other, rounds)):
        assert slots_of(order) is None
    assert slots_of((one, rounds)) is not None


@pytest.mark.parametrize("sense", [Sense.AGGREGATE, Sense.GROUP, Sense.CURRENCY, Sense.RANKS_BY, Sense.ASKS])
def test_the_same_said_twice_changes_nothing(sense: Sense) -> None:
    one = span(sense, TWO_OF_A_KIND[sense][0])
    assert slots_of((one, span(Sense.ROUNDS, "round"), one)) is not None


@pytest.mark.parametrize("sense", [Sense.EXTREME, Sense.NUMBER, Sense.ORDINAL, Sense.PICK])
def test_a_rank_said_twice_is_of_two_things(sense: Sense) -> None:
    """“The latest round of the latest company” ranks both."""
    one = span(sense, TWO_OF_A_KIND[sense][0])
    assert slots_of((one, span(Sense.ROUNDS, "round"), one)) is None


@pytest.mark.parametrize("sense", [Sense.UNKNOWN, Sense.MONEY])
def test_a_word_that_has_no_place_leaves_no_slots(sense: Sense) -> None:
    assert slots_of((span(sense, None), span(Sense.ROUNDS, "round"))) is None


def test_filler_has_no_part_in_the_slots() -> None:
    found = slots("what was the round of Lumen in 2025")
    assert found is not None
    assert [part.text for part in found.order] == ["round", "Lumen", "2025"]
    assert [part.text for part in found.shape] == ["round"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Lumen", ["company = Lumen"]),
        ("Lumen Series B", ["company = Lumen", 'round = "Series B"']),
        ("robots rounds", ["sector = robots"]),
        ("UK rounds", ['country = "United Kingdom"']),
        ("rounds in Leeds", ["city = Leeds"]),
        ("debt", ["instrument = debt"]),
        ("official rounds", ["confidence = official"]),
        ("Pier rounds", ["investor = Pier"]),
        ("rounds led by Pier", ["lead = Pier"]),
        ("rounds over $10m in 2025", ["amount > 10000000 USD", "announced in 2025"]),
    ],
)
def test_names_conditions_and_periods_become_filters(question: str, expected: list[str]) -> None:
    assert filters(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Lumen and Harbor", "company = (Lumen, Harbor)"),
        ("Lumen or Harbor", "company = (Lumen, Harbor)"),
        ("Lumen and Harbor and Orchard", "company = (Lumen, Harbor, Orchard)"),
        ("robots and biotech rounds", "sector = (robots, biotech)"),
        ("US and UK rounds", 'country = ("United States", "United Kingdom")'),
        ("equity and debt rounds", "instrument = (equity, debt)"),
        ("rounds in Leeds and Boston", "city = (Leeds, Boston)"),
        ("Lumen, Harbor and Orchard", "company = (Lumen, Harbor, Orchard)"),
        ("rounds in 2024 and 2025", "announced in (2024, 2025)"),
    ],
)
def test_names_that_are_joined_are_one_filter_of_any_of_them(question: str, expected: str) -> None:
    found = slots(question)
    assert found is not None
    assert [str(condition) for condition in found.filters] == [expected]
    assert found.joined
    assert not found.has(Sense.SEPARATOR)


@pytest.mark.parametrize(
    "question",
    [
        "Lumen Harbor",
        "robots and biotech in Leeds Boston",
        "Series A Series B",
    ],
)
def test_several_names_that_are_not_joined_one_by_one_leave_no_slots(question: str) -> None:
    found = slots(question)
    assert found is None or found.has(Sense.SEPARATOR)
    assert DESK.query(f"{question} amount") is None


def test_a_name_said_twice_is_one() -> None:
    found = slots("Lumen and Lumen")
    assert found is not None
    assert [str(condition) for condition in found.filters] == ["company = Lumen"]


def test_two_rounds_of_a_company_are_joined_and_have_no_one_amount() -> None:
    assert filters("Lumen Series A and Series B") == ["company = Lumen", 'round = ("Series A", "Series B")']
    assert DESK.query("Lumen Series A and Series B amount") is None


def test_an_and_between_names_of_two_sorts_joins_nothing() -> None:
    assert slots("Lumen Harbor and robots rounds") is None


@pytest.mark.parametrize("question", ["robots and UK rounds", "Lumen vs Harbor"])
def test_any_other_separator_stays_and_shapes_the_question(question: str) -> None:
    found = slots(question)
    assert found is None or found.has(Sense.SEPARATOR)


@pytest.mark.parametrize(
    "question",
    [
        "rounds over $10m over $20m",
        "rounds in 2024 in 2025",
    ],
)
def test_two_conditions_on_one_field_leave_no_slots(question: str) -> None:
    assert slots(question) is None


def test_a_lower_and_an_upper_bound_stand_together_and_so_do_two_leads() -> None:
    assert filters("rounds over $10m under $20m") == ["amount > 10000000 USD", "amount < 20000000 USD"]
    assert filters("rounds led by Pier led by Tide") == ["lead = Pier", "lead = Tide"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("rounds by Pier and Tide", ["investor = Pier", "investor = Tide"]),
        ("rounds led by Pier or Tide", ["lead = (Pier, Tide)"]),
        ("rounds with both Pier and Tide", ["investor = Pier", "investor = Tide"]),
        ("rounds with either Pier or Tide", ["investor = (Pier, Tide)"]),
    ],
)
def test_investors_joined_by_and_were_in_a_round_together_and_by_or_are_any_of_them(
    question: str, expected: list[str]
) -> None:
    assert filters(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("rounds except Lumen and Harbor", ["company != (Lumen, Harbor)"]),
        ("rounds excluding debt and excluding equity", ["instrument != (debt, equity)"]),
    ],
)
def test_all_that_is_excluded_from_a_field_is_one_condition(question: str, expected: list[str]) -> None:
    assert filters(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Series B rounds", ['series = "Series B"']),
        ("Lumen's Series B", ["company = Lumen", 'round = "Series B"']),
        ("Series B rounds except Lumen", ['series = "Series B"', "company != Lumen"]),
    ],
)
def test_a_series_of_nobody_in_particular_goes_by_the_word_of_the_trade(question: str, expected: list[str]) -> None:
    assert filters(question) == expected


def test_conditions_on_different_fields_stand_together() -> None:
    assert filters("rounds led by Pier joined by Tide valued at over $90m over $10m") == [
        "lead = Pier",
        "participant = Tide",
        "post_money > 90000000 USD",
        "amount > 10000000 USD",
    ]


def test_each_metric_is_named_once_in_order() -> None:
    found = slots("step-up and valuation and step-up")
    assert found is not None
    assert found.metrics == ("step_up", "post_money")


def test_what_stands_beside_is_told_from_what_stands_further_off() -> None:
    found = slots("top 3 rounds by valuation")
    assert found is not None
    beside = found.beside(Sense.NUMBER, -1)
    assert beside is not None
    assert beside.sense is Sense.EXTREME
    assert found.beside(Sense.NUMBER, 5) is None
    assert found.beside(Sense.GROUP) is None


@pytest.mark.parametrize(
    ("question", "names"),
    [("Lumen in 2025", False), ("Lumen Series B", True), ("Lumen debt", True), ("Lumen's $10m round", True)],
)
def test_a_round_is_named_by_its_name_kind_or_size_not_by_its_date(question: str, names: bool) -> None:
    found = slots(question)
    assert found is not None
    assert found.names_a_round is names


@pytest.mark.parametrize(("question", "wide"), [("rounds", False), ("deals", True), ("equity rounds", True)])
def test_deals_and_named_kinds_mean_more_than_money_raised(question: str, wide: bool) -> None:
    found = slots(question)
    assert found is not None
    assert found.is_wide is wide
