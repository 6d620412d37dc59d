"""What a follow-up takes over from the question before it, and what it never does."""

from __future__ import annotations

import pytest

from bot.answers.answerer import Answerer, Conversation
from bot.answers.dialogue import continued, leans
from bot.answers.grammar import Sense
from bot.answers.reading import Reading
from tests.bot.answers.desk import Desk
from tests.builders import a_company, a_round, table_of

DESK = Desk(
    table_of(
        a_round("Lumen", "Seed", announced="2023-05", amount=2_000_000, lead_investors=("Pier",)),
        a_round("Lumen", "Series B", announced="2025-02", amount=40_000_000, post_money=400_000_000),
        a_round("Harbor", "Series B", announced="2025-06", amount=30_000_000, post_money=120_000_000),
        a_round("Orchard", "Series A", announced="2025-08", amount=50_000_000, lead_investors=("Pier", "Tide")),
        companies=(a_company("Lumen", hq_country="United States"), a_company("Harbor"), a_company("Orchard")),
    )
)


def merged(question: str, after: str) -> Reading | None:
    last = DESK.reading(after)
    about = (str(name) for name in last.values(Sense.COMPANY))
    return continued(DESK.reading(question, *about), last, DESK.table)


def line(question: str, after: str) -> str | None:
    """The query of a follow-up, with what it takes over."""
    whole = merged(question, after)
    assert whole is not None, question
    return DESK.line(whole)


@pytest.mark.parametrize(
    ("after", "question", "query"),
    [
        ("Lumen's Series B valuation", "and the amount?", 'amount where company = Lumen and round = "Series B"'),
        ("Lumen's Series B valuation", "who led it?", 'lead_investors where company = Lumen and round = "Series B"'),
        (
            "how much did Lumen raise in 2025",
            "and in 2023?",
            "sum(raised) where company = Lumen and announced in 2023",
        ),
        ("Lumen's latest round amount", "and the first?", "amount where company = Lumen pick 1 by announced asc"),
        ("Lumen's Series B valuation", "in euros?", 'post_money where company = Lumen and round = "Series B" in EUR'),
        ("total raised by Lumen", "what about Harbor?", "sum(raised) where company = Harbor"),
    ],
)
def test_only_what_a_follow_up_says_is_replaced(after: str, question: str, query: str) -> None:
    assert line(question, after) == query


@pytest.mark.parametrize(
    ("after", "question", "conditions"),
    [
        ("rounds led by Pier", "and in 2025?", ["lead = Pier"]),
        ("rounds joined by Pier", "and in 2025?", ["participant = Pier"]),
        ("rounds over $10m", "and in 2025?", ["amount > 10000000 USD"]),
        ("rounds valued at more than $100m", "and in 2025?", ["post_money > 100000000 USD"]),
        ("rounds led by Pier over $10m", "and in the US?", ["lead = Pier", "amount > 10000000 USD"]),
        ("rounds led by Pier", "and over $10m?", ["lead = Pier", "amount > 10000000 USD"]),
    ],
)
def test_conditions_stay_whole_with_their_roles_and_bounds(after: str, question: str, conditions: list[str]) -> None:
    whole = merged(question, after)
    assert whole is not None
    assert [str(value) for value in whole.values(Sense.CONDITION)] == conditions
    assert DESK.line(whole) is not None


@pytest.mark.parametrize(
    ("after", "question", "conditions"),
    [
        ("rounds over $10m led by Pier", "and over $45m?", ["lead = Pier", "amount > 45000000 USD"]),
        ("rounds led by Pier in 2025", "and led by Tide?", ["lead = Tide"]),
    ],
)
def test_a_condition_gives_way_to_another_on_its_own_field_only(
    after: str, question: str, conditions: list[str]
) -> None:
    whole = merged(question, after)
    assert whole is not None
    assert [str(value) for value in whole.values(Sense.CONDITION)] == conditions


def test_a_new_company_keeps_the_round_that_it_has_too() -> None:
    assert (
        line("and Harbor?", "Lumen's Series B valuation")
        == 'post_money where round = "Series B" and company = Harbor'
    )


def test_a_new_company_drops_a_round_that_it_does_not_have() -> None:
    whole = merged("and Orchard?", "Lumen's Series B amount")
    assert whole is not None
    assert not whole.has(Sense.ROUND)
    assert DESK.line(whole) == "amount where company = Orchard"


@pytest.mark.parametrize("question", ["and the Series B?", "and the Seed?"])
def test_a_named_round_replaces_the_period(question: str) -> None:
    whole = merged(question, "how much did Lumen raise in 2024")
    assert whole is not None
    assert not whole.has(Sense.PERIOD)
    assert "announced" not in (DESK.line(whole) or "announced")


def test_a_name_that_rounds_of_many_companies_bear_leaves_the_period_as_it_is() -> None:
    whole = merged("and the Series B?", "largest round in 2025")
    assert whole is not None
    assert whole.has(Sense.PERIOD)


@pytest.mark.parametrize("question", ["and in 2023?", "and the first round?", "and the second?"])
def test_a_time_or_a_place_in_the_row_replaces_a_named_round(question: str) -> None:
    whole = merged(question, "Lumen's Series B amount")
    assert whole is not None
    assert not whole.has(Sense.ROUND)


@pytest.mark.parametrize(
    "question", ["how much was raised in total?", "total raised?", "how much did it raise in total"]
)
def test_a_total_is_not_that_of_the_one_round_that_was_talked_about(question: str) -> None:
    assert line(question, "Lumen's Series B valuation") == "sum(raised) where company = Lumen"


def test_a_new_way_of_asking_replaces_the_old_one_whole() -> None:
    whole = merged("and how many?", "total raised by year in 2025")
    assert whole is not None
    assert not {Sense.AGGREGATE, Sense.GROUP, Sense.METRIC}.intersection(span.sense for span in whole.spans)
    assert whole.has(Sense.PERIOD)


@pytest.mark.parametrize("question", ["was it led by Pier?", "is it disputed?", "did Harbor?", "has it raised more?"])
def test_a_yes_or_no_question_never_leans(question: str) -> None:
    assert merged(question, "Lumen's Series B valuation") is None


@pytest.mark.parametrize("question", ["and the wibble?", "what about Quux?", "who really wobbled it?"])
def test_a_question_with_an_unknown_word_never_leans(question: str) -> None:
    assert merged(question, "Lumen's Series B valuation") is None


@pytest.mark.parametrize("question", ["and?", "what about", ""])
def test_a_question_that_says_nothing_of_its_own_leans_on_nothing(question: str) -> None:
    assert merged(question, "Lumen's Series B valuation") is None


def test_without_a_question_before_there_is_nothing_to_lean_on() -> None:
    assert continued(DESK.reading("and Harbor?"), None, DESK.table) is None


@pytest.mark.parametrize("question", ["how much did the company raise in 2023", "the company's funding in 2023"])
def test_the_company_is_the_one_that_was_talked_about(question: str) -> None:
    assert line(question, "what is Lumen worth") == "sum(raised) where company = Lumen and announced in 2023"


@pytest.mark.parametrize(
    "question",
    [
        "what is the company worth?",
        "how many rounds did the company have?",
        "the company's largest round?",
        "how big was the company's smallest round",
        "which rounds did the company raise?",
        "most active investor of the company",
    ],
)
def test_the_company_is_never_taken_for_which_company(question: str) -> None:
    assert "company = Lumen" in (line(question, "who led Lumen's Series B") or "")


@pytest.mark.parametrize("question", ["the company's funding in 2025", "how many rounds did the company have"])
def test_the_company_is_nobody_where_nobody_was_named(question: str) -> None:
    assert DESK.query(question) is None


def test_without_one_the_company_is_nobody() -> None:
    assert line("how much did the company raise", "total raised in 2025") is None


@pytest.mark.parametrize(
    "question", ["which company raised the most?", "what companies raised?", "most active company"]
)
def test_which_company_does_not_inherit_the_company(question: str) -> None:
    whole = merged(question, "how much did Lumen raise in 2025")
    assert whole is not None
    assert not whole.has(Sense.COMPANY)
    assert whole.has(Sense.PERIOD)


@pytest.mark.parametrize(
    ("question", "does"),
    [
        ("and in 2024?", True),
        ("who led it?", True),
        ("its valuation?", True),
        ("what about Harbor?", True),
        ("average?", True),
        ("how much did it raise in 2023", True),
        ("how much did Lumen raise in its Series B", False),
        ("how much did Lumen raise in 2025", False),
        ("who led Lumen's Series B", False),
        ("what is Lumen worth", False),
        ("", False),
        ("thanks", False),
    ],
)
def test_wording_that_leaves_something_out_leans(question: str, does: bool) -> None:
    assert leans(DESK.reading(question)) is does


def test_a_conversation_knows_the_companies_it_is_about() -> None:
    assert Conversation().companies == ()
    assert Conversation(DESK.reading("Lumen and Harbor valuations")).companies == ("Lumen", "Harbor")


@pytest.mark.parametrize("declined", ["was it led by North Pier?", "and the wibble?", "Lumen's Series F valuation"])
def test_a_turn_that_was_declined_leaves_nothing_to_lean_on(declined: str, answerer: Answerer) -> None:
    talk = Conversation()
    assert not answerer.ask("what was Lumen's pre-money in the Series A?", talk).is_declined
    assert answerer.ask(declined, talk).is_declined
    assert talk.last is None
    assert answerer.ask("and the post-money?", talk).is_declined


def test_a_turn_that_was_answered_is_leant_on_with_what_it_had_taken_over(answerer: Answerer) -> None:
    talk = Conversation()
    for question in ("what was Lumen's pre-money in the Series A?", "and the post-money?", "and the stake sold?"):
        answer = answerer.ask(question, talk)
    assert "where" in answer.understood
    assert 'round = "Series A"' in answer.understood
