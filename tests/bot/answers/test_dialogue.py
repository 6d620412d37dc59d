"""What a follow-up takes over from the question before it, and what it never does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.answers.answerer import Answerer, Conversation
from bot.answers.asking import asked
from bot.answers.dialogue import FollowUps
from bot.answers.reading import Reading
from bot.answers.subjects import Subject, subject_of
from index.figures.compute import Figure, compute
from tests.bot.answers.desk import Desk
from tests.builders import a_company, a_round, table_of

DESK = Desk(
    table_of(
        a_round(
            "Lumen", "Seed", announced="2023-05", amount=2_000_000, lead_investors=("Pier",), post_money=9_000_000
        ),
        a_round(
            "Lumen",
            "Series B",
            announced="2025-02",
            amount=40_000_000,
            post_money=400_000_000,
            lead_investors=("Pier",),
            participants=("Tide",),
        ),
        a_round("Harbor", "Series B", announced="2025-06", amount=30_000_000, post_money=120_000_000),
        a_round("Orchard", "Series A", announced="2025-08", amount=50_000_000, lead_investors=("Pier", "Tide")),
        a_round("Orchard", "Series C", announced="2026-02-03", amount=70_000_000, lead_investors=("Tide",)),
        companies=(
            a_company("Lumen", hq_country="United States", sector_group="robotics"),
            a_company("Harbor", sector_group="defence"),
            a_company("Orchard", sector_group="robotics"),
        ),
    )
)


class Talk:
    """A conversation about the rounds of DESK, without answers in words."""

    def __init__(self) -> None:
        self.conversation = Conversation()
        self._follow_ups = FollowUps(self._read, DESK.table)

    def ask(self, question: str) -> str | None:
        """The query of the next question, with what it takes over."""
        reading = self._follow_ups.whole(self._read(question), self.conversation).reading
        found = asked(reading, DESK.table)
        figure = compute(found.query, DESK.table) if found else None
        self.conversation.last = reading
        self.conversation.subject = subject_of(figure, DESK.table) if isinstance(figure, Figure) else Subject()
        return str(found.query) if found else None

    def _read(self, text: str, companies: Sequence[str] = ()) -> Reading:
        return DESK.reading(text, *companies)


def line(question: str, *after: str) -> str | None:
    talk = Talk()
    for earlier in after:
        talk.ask(earlier)
    return talk.ask(question)


@pytest.mark.parametrize(
    ("after", "question", "whole"),
    [
        ("Lumen's Series B valuation", "and the amount?", "Lumen's Series B amount"),
        ("Lumen's Series B valuation", "who led it?", "who led Lumen's Series B?"),
        ("how much did Lumen raise in 2025", "and in 2023?", "how much did Lumen raise in 2023"),
        ("Lumen's latest round amount", "and the first?", "Lumen's first round amount"),
        ("Lumen's Series B valuation", "in euros?", "Lumen's Series B valuation in euros"),
        ("total raised by Lumen", "what about Harbor?", "total raised by Harbor"),
        ("how much did Lumen raise in 2025", "sorry, I meant Harbor", "how much did Harbor raise in 2025"),
        ("who led Lumen's Series B?", "Not B, the seed.", "who led Lumen's seed?"),
        ("how much did Lumen raise in 2025", "since 2024", "how much did Lumen raise since 2024"),
        ("how much did Lumen raise in 2025", "over its whole history?", "how much did Lumen raise"),
        ("how much did Lumen raise in 2025", "the same but for 2023", "how much did Lumen raise in 2023"),
        ("how much did Lumen raise in 2025", "and the year before?", "how much did Lumen raise in 2024"),
        ("how many rounds were there in Q1 2025", "and the next quarter?", "how many rounds were there in Q2 2025"),
        ("how many rounds were there in December 2025", "the month after?", "how many rounds in January 2026"),
        ("how much has Lumen raised?", "by year?", "how much has Lumen raised by year"),
        ("total raised by robotics in 2025", "on average?", "average raised by robotics in 2025"),
        ("total raised by robotics in 2025", "over how many rounds?", "how many rounds robotics in 2025"),
        (
            "total raised by robotics in 2025",
            "break it down by company",
            "total raised by robotics in 2025 by company",
        ),
        ("what did robotics raise in 2025", "And defence?", "what did defence raise in 2025"),
        ("largest round of 2025", "and the second largest?", "second largest round of 2025"),
        ("largest round of 2025", "I mean the smallest", "smallest round of 2025"),
        ("top 3 rounds of 2025", "and of 2023?", "top 3 rounds of 2023"),
        ("who led Lumen's Series B?", "who else was in?", "who joined Lumen's Series B?"),
        ("who led Lumen's Series B?", "and the one before that?", "who led Lumen's seed?"),
        ("who led Orchard's Series A?", "and c?", "who led Orchard's Series C?"),
        ("who led Orchard's Series A?", "and in its C?", "who led Orchard's Series C?"),
        ("what was Lumen's Series B amount?", "thanks! and Harbor's last?", "what was Harbor's last round amount"),
    ],
)
def test_a_follow_up_is_asked_as_the_whole_question_that_it_stands_for(after: str, question: str, whole: str) -> None:
    expected = line(whole)
    assert expected is not None
    assert set((line(question, after) or "").split()) == set(expected.split())


@pytest.mark.parametrize(
    ("after", "question", "conditions"),
    [
        ("rounds led by Pier", "and in 2025?", ["lead = Pier", "announced in 2025"]),
        ("rounds led by Pier", "and Tide?", ["lead = Tide"]),
        ("rounds joined by Pier", "and in 2025?", ["participant = Pier", "announced in 2025"]),
        ("which rounds did Pier lead in 2025", "ok and Tide", ["lead = Tide", "announced in 2025"]),
        ("which rounds did Pier lead in 2025", "only those over $45m", ["lead = Pier", "amount > 45000000 USD"]),
        ("rounds over $10m", "and in 2025?", ["amount > 10000000 USD", "announced in 2025"]),
        ("rounds over $10m", "only those led by Tide", ["amount > 10000000 USD", "lead = Tide"]),
        ("rounds valued at more than $100m", "and in 2025?", ["post_money > 100000000 USD", "announced in 2025"]),
        ("rounds led by Pier over $10m", "and in the US?", ["lead = Pier", "amount > 10000000 USD", "country ="]),
        ("rounds over $10m led by Pier", "and over $45m?", ["lead = Pier", "amount > 45000000 USD"]),
        ("rounds led by Pier in 2025", "and led by Tide?", ["lead = Tide", "announced in 2025"]),
        ("rounds led by Pier in 2025", "how many?", ["count(", "lead = Pier", "announced in 2025"]),
        ("rounds led by Pier in 2025", "which of those is the largest?", ["max(", "lead = Pier", "in 2025"]),
        ("rounds led by Pier in 2025", "total?", ["sum(", "lead = Pier", "announced in 2025"]),
    ],
)
def test_conditions_stay_whole_with_their_roles_and_bounds(after: str, question: str, conditions: list[str]) -> None:
    found = line(question, after)
    assert found is not None
    assert [part for part in conditions if part not in found] == []


def test_a_role_takes_the_place_of_another_role() -> None:
    found = line("and joined by Tide?", "rounds led by Pier")
    assert found is not None
    assert "participant = Tide" in found
    assert "lead" not in found


@pytest.mark.parametrize("question", ["and Orchard?", "and Orchard's Series A?"])
def test_a_new_company_or_round_drops_the_amount_that_told_the_old_round(question: str) -> None:
    found = line(question, "what was the lead of Lumen's $40 million round?")
    assert found is not None
    assert "Orchard" in found
    assert "amount" not in found


def test_a_new_company_keeps_the_round_that_it_has_too_and_drops_one_that_it_has_not() -> None:
    assert 'round = "Series B"' in (line("and Harbor?", "Lumen's Series B valuation") or "")
    assert "Series B" not in (line("and Orchard?", "Lumen's Series B amount") or "Series B")


def test_a_named_round_replaces_the_period() -> None:
    assert "announced" not in (line("and the Series B?", "how much did Lumen raise in 2024") or "announced")
    assert "2025" in (line("and the Series B?", "largest round in 2025") or "")


@pytest.mark.parametrize("question", ["total raised?", "how much did it raise in total", "and its total funding?"])
def test_a_total_is_not_that_of_the_one_round_that_was_talked_about(question: str) -> None:
    assert line(question, "Lumen's Series B valuation") == "sum(raised) where company = Lumen"


@pytest.mark.parametrize(
    ("after", "question", "part"),
    [
        ("largest round of 2025", "who led it?", 'company = Orchard and round = "Series A"'),
        ("largest round of 2025", "what was its amount?", 'company = Orchard and round = "Series A"'),
        ("which company raised the most?", "how many rounds did it raise?", "count(round) where company = Orchard"),
        ("how much did Harbor raise in 2025", "when was that?", 'company = Harbor and round = "Series B"'),
    ],
)
def test_a_pronoun_means_what_the_last_answer_was_about(after: str, question: str, part: str) -> None:
    assert part in (line(question, after) or "")


@pytest.mark.parametrize(
    ("earlier", "question", "query"),
    [
        (("who led Orchard's Series C?",), "how many rounds did they lead?", "count(round) where lead = Tide"),
        (("who led Orchard's Series A?",), "how many rounds did they lead?", None),
        (("how many rounds did Pier lead in 2025?",), "and join?", "participant = Pier and announced in 2025"),
        (("top 2 rounds of 2025",), "who led them?", None),
        (("top 2 rounds of 2025",), "and of 2023?", "announced in 2023 order raised desc limit 2"),
        (("is Lumen's Series B larger than Harbor's?",), "by how much?", "difference(amount where company = Lumen"),
        (("how much did Lumen raise in 2025",), "compared to 2023?", "difference(sum(raised) where company = Lumen"),
        (("Lumen's Series B post-money",), "how many times the previous one is that?", "ratio(post_money where"),
        (("largest round in the US in 2025",), "and in Europe?", "region = Europe and announced in 2025"),
        (("most active investors in 2025",), "top 3", "by investor order round desc limit 3"),
        (("who led Orchard's Series C?",), "which rounds?", 'where company = Orchard and round = "Series C"'),
    ],
)
def test_they_are_whoever_the_words_can_be_said_of(
    earlier: tuple[str, ...], question: str, query: str | None
) -> None:
    found = line(question, *earlier)
    assert found is None if query is None else query in (found or "")


def test_the_rounds_of_an_investor_that_a_ranking_named_are_its_own() -> None:
    assert "lead = Pier and announced in 2023" in (
        line("which rounds?", "which investor led the most rounds in 2023?") or ""
    )


def test_a_valuation_after_a_ranking_is_the_companys_and_of_no_period() -> None:
    found = line("and its pre-money?", "which company raised the most in 2025?")
    assert found is not None
    assert "Orchard" in found
    assert "2025" not in found


@pytest.mark.parametrize(
    "question",
    [
        "what is the company worth?",
        "how many rounds did the company have?",
        "the company's largest round?",
        "how much did the company raise in 2023",
    ],
)
def test_the_company_is_the_one_that_was_talked_about(question: str) -> None:
    assert "company = Lumen" in (line(question, "who led Lumen's Series B") or "")


def test_the_company_is_nobody_where_nobody_was_named() -> None:
    assert line("how much did the company raise") is None
    assert line("how much did the company raise", "total raised in 2025") is None


@pytest.mark.parametrize(
    "question", ["and the wibble?", "what about Quux?", "who really wobbled it?", "and?", "why?"]
)
def test_words_that_nothing_is_known_of_stay_so(question: str) -> None:
    assert line(question, "Lumen's Series B valuation") is None


@pytest.mark.parametrize("question", ["without Lumen?", "excluding Pier?"])
def test_what_is_taken_away_takes_no_other_names_place(question: str) -> None:
    found = line(question, "total raised by robotics in 2025")
    assert found is None or "!=" in found


WHOLE = (
    "how much did Lumen raise in its Series B",
    "how much did Lumen raise in 2025",
    "who led Lumen's Series B",
    "what is Lumen worth",
    "top 2 rounds",
    "total raised by company",
    "total raised in 2025",
    "which company raised the most?",
    "which company raised the largest round of 2025?",
    "how many rounds did Pier lead",
    "how many rounds were there in 2025",
    "largest round of 2025",
    "average round size in 2025",
    "rounds led by Pier",
    "rounds over $10m in 2025",
    "list the robotics rounds",
    "how many companies raised in 2025",
    "compare Lumen's Series B and Harbor's Series B amounts",
)


@pytest.mark.parametrize("question", WHOLE)
@pytest.mark.parametrize("before", [*WHOLE[:6], WHOLE[9], "who led Orchard's Series C?", "and the wibble?"])
def test_a_question_that_stands_on_its_own_is_never_touched(question: str, before: str) -> None:
    alone = line(question)
    assert alone is not None
    assert line(question, before) == alone


def test_a_conversation_knows_the_companies_it_is_about() -> None:
    assert Conversation().companies == ()
    assert Conversation(DESK.reading("Lumen and Harbor valuations")).companies == ("Lumen", "Harbor")
    assert Conversation(DESK.reading("largest round"), Subject("Lumen")).companies == ("Lumen",)


@pytest.mark.parametrize("declined", ["what is the weather like", "total rain without Harbor Bio in 2030"])
def test_a_turn_that_was_declined_and_names_nobody_leaves_nothing_to_lean_on(
    declined: str, answerer: Answerer
) -> None:
    talk = Conversation()
    assert not answerer.ask("what was Lumen's pre-money in the Series A?", talk).is_declined
    assert answerer.ask(declined, talk).is_declined
    assert talk.last is None
    assert answerer.ask("and the post-money?", talk).is_declined


@pytest.mark.parametrize("slip", ["leed?", "why?", "wibble wobble"])
def test_a_few_words_that_are_not_understood_change_no_subject(slip: str, answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("what was Lumen's pre-money in the Series A?", talk)
    answerer.ask(slip, talk)
    assert 'round = "Series A"' in answerer.ask("and the post-money?", talk).understood


def test_a_follow_up_that_was_declined_leaves_the_company_and_the_round(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("what was Lumen's pre-money in the Series A?", talk)
    assert answerer.ask("and the wibble?", talk).is_declined
    assert 'round = "Series A"' in answerer.ask("and the post-money?", talk).understood


def test_a_question_whose_value_is_not_known_is_leant_on_like_any_other(answerer: Answerer) -> None:
    talk = Conversation()
    assert answerer.ask("how much did Lumen raise in 2019?", talk).is_declined
    assert "$4 million" in answerer.ask("and in 2022?", talk).text


def test_the_company_of_a_declined_question_may_be_leant_on(answerer: Answerer) -> None:
    talk = Conversation()
    assert answerer.ask("will Harbor Bio go public in 2030?", talk).is_declined
    assert "Harbor Bio" in answerer.ask("ok, its post-money then?", talk).text


def test_a_turn_that_was_answered_is_leant_on_with_what_it_had_taken_over(answerer: Answerer) -> None:
    talk = Conversation()
    for question in ("what was Lumen's pre-money in the Series A?", "and the post-money?", "and the stake sold?"):
        answer = answerer.ask(question, talk)
    assert 'round = "Series A"' in answer.understood


def test_a_quote_in_a_follow_up_need_not_say_the_company(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("who led Harbor Bio's Series A?", talk)
    answer = answerer.ask("what are the company's capsules pressed from?", talk)
    assert {quote.file for quote in answer.quotes} == {"briefings/harbor-series-a.md"}
    answerer.ask("who led Lumen's Series A?", talk)
    assert answerer.ask("what are the company's capsules pressed from?", talk).is_declined


def test_a_follow_up_of_nothing_is_no_search_in_all_briefings(answerer: Answerer) -> None:
    assert answerer.ask("and what about the second one?").is_declined
