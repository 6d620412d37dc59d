"""What a message asks, in which order it is answered, and when nothing of it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.answer import Answer, AnswerKind
from bot.answers.answerer import Answerer, Conversation
from bot.answers.turns import MOST_QUESTIONS


def lines(answer: Answer) -> list[str]:
    return [part.understood for part in answer.answers] or [answer.understood]


AMOUNT = 'amount where company = "Lumen Robotics" and round = "Series A"'
LEAD = 'lead_investors where company = "Lumen Robotics" and round = "Series A"'
STAKE = 'stake_sold where company = "Lumen Robotics" and round = "Series A"'


@pytest.mark.parametrize(
    ("message", "understood"),
    [
        ("hey all, I can't find this anywhere: how big was Lumen's Series A? thanks!!", AMOUNT),
        ("My boss says Lumen's Series A valued it at 20 billion. I doubt that. Who led really?", LEAD),
        ("Writing up kelp. Who led Lumen's Series A? For a timeline.", LEAD),
        ("Who led Lumen's Series A? Asking for a friend.", LEAD),
        ("ok bot, you're up: lead of Lumen's Series A, go", LEAD),
        ("We talked about Harbor Bio over lunch. Who led Lumen's Series A?", LEAD),
        ("Lumen's Series A. Lead?", LEAD),
    ],
)
def test_a_question_inside_a_longer_message_is_answered_alone(
    message: str, understood: str, answerer: Answerer
) -> None:
    answer = answerer.ask(message)
    assert answer.understood == understood
    assert answer.question == message
    assert not answer.answers


def test_a_note_says_which_part_was_taken_as_the_question(answerer: Answerer) -> None:
    answer = answerer.ask("I'm writing up Harbor Bio for a memo. Who led Lumen's Series A? It is for a table.")
    assert answer.notes[0] == "Answered: “Who led Lumen's Series A?”."
    assert not any("Answered" in note for note in answerer.ask("Who led Lumen's Series A? Thanks!").notes)


@pytest.mark.parametrize(
    "message",
    [
        "Assume the rate is 1.1. How much did Lumen raise in its Series A in euros?",
        "If it had raised 2bn. What stake did Lumen's Series A sell?",
        "How much was raised in 2023? Ignore Lumen, though it is big.",
        "Adjust for inflation. How much did Lumen raise in 2023?",
        "I only care about Tidewater Capital here. How much was raised in 2023?",
        "Pretend that Lumen's Series A was in euros. How big was it?",
    ],
)
def test_a_condition_in_another_sentence_is_never_left_out(message: str, answerer: Answerer) -> None:
    answer = answerer.ask(message)
    assert answer.is_declined, answer.understood
    assert answer.figure is None
    assert "changes" in answer.text


@pytest.mark.parametrize(
    "message", ["Who led Lumen's Series A, in real terms", "Lumen's Series A lead, as a rule of thumb"]
)
def test_a_clause_that_may_matter_is_never_taken_off_a_sentence(message: str, answerer: Answerer) -> None:
    assert answerer.ask(message).kind not in {AnswerKind.FIGURE, AnswerKind.LIST}


@pytest.mark.parametrize(
    ("message", "understood"),
    [
        ("How big was Lumen's Series A? And who led it?", [AMOUNT, LEAD]),
        ("How big was Lumen's Series A and who led it?", [AMOUNT, LEAD]),
        ("amount of lumen's series a? also the lead?", [AMOUNT, LEAD]),
        ("lumen's series A: amount? lead? stake sold?", [AMOUNT, LEAD, STAKE]),
        ("what were the amount and lead of Lumen's Series A", [AMOUNT, LEAD]),
        ("amount, lead and stake sold of Lumen's Series A", [AMOUNT, LEAD, STAKE]),
        ("Three things. How big was Lumen's Series A? Who led it? What stake was sold?", [AMOUNT, LEAD, STAKE]),
        ("- amount of Lumen's Series A\n- lead of Lumen's Series A", [AMOUNT, LEAD]),
        ("1) amount of Lumen's Series A 2) lead of Lumen's Series A", [AMOUNT, LEAD]),
        ("Lumen's Series A amount\nLumen's Series A lead", [AMOUNT, LEAD]),
        ("I need two numbers for a slide: amount of Lumen's Series A and the stake sold.", [AMOUNT, STAKE]),
        ("Good morning! Two quick ones: Lumen's Series A amount; Lumen's Series A lead.", [AMOUNT, LEAD]),
        ("Hi, how big was Lumen's Series A and also who led it? Cheers", [AMOUNT, LEAD]),
        (
            "Largest round of 2023? Largest round of 2024?",
            ["max(raised) where announced in 2023", "max(raised) where announced in 2024"],
        ),
    ],
)
def test_several_questions_are_answered_in_turn(message: str, understood: list[str], answerer: Answerer) -> None:
    answer = answerer.ask(message)
    assert lines(answer) == understood
    assert answer.text.count("\n") == len(understood) - 1


@pytest.mark.parametrize(
    "message",
    [
        "difference between Lumen's seed and series a amounts",
        "how much did Lumen and Harbor Bio raise",
        "rounds led by Tidewater Capital and joined by North Pier",
        "ratio of Lumen's Series A amount and post-money",
        "total amount and post-money of rounds in 2023",
        "which is larger, Lumen's Series A or its seed, and not the post-money?",
    ],
)
def test_what_belongs_together_is_never_cut_in_two(message: str, answerer: Answerer) -> None:
    assert answerer.ask(message).answers == ()


@pytest.mark.parametrize(
    ("message", "understood"),
    [
        ("How much was raised in 2023? Only by Lumen.", "announced in 2023"),
        ("How much was raised in 2023? Not counting debt.", "instrument != debt"),
        ("How much did Lumen raise in its Series A? In euros, please.", "in EUR"),
    ],
)
def test_what_is_added_after_a_question_is_part_of_it(message: str, understood: str, answerer: Answerer) -> None:
    answer = answerer.ask(message)
    assert understood in lines(answer)[-1]


@pytest.mark.parametrize(
    ("message", "understood"),
    [
        ("How much did Lumen raise in 2022? No, 2023.", "announced in 2023"),
        ("How much did Lumen raise in 2024? Sorry, I meant Harbor Bio.", 'company = "Harbor Bio"'),
        ("How big was Lumen's Series A? I mean the stake.", "stake_sold"),
    ],
)
def test_a_correction_takes_the_place_of_the_question_before_it(
    message: str, understood: str, answerer: Answerer
) -> None:
    answer = answerer.ask(message)
    assert not answer.answers
    assert understood in answer.understood
    assert "!=" not in answer.understood


def test_a_claim_is_never_confirmed_by_what_only_resembles_it(answerer: Answerer) -> None:
    assert answerer.ask("Lumen raised 9bn. Is it?").is_declined
    figure = answerer.ask("My client thinks Lumen raised 10bn in 2023. Is that right?").figure
    assert figure is None or figure.value == "no"


def test_a_total_after_totals_of_periods_is_that_of_all_time(answerer: Answerer) -> None:
    answer = answerer.ask("How much did Lumen raise in 2022? How much in 2023? And in total?")
    assert lines(answer)[-1] == 'sum(raised) where company = "Lumen Robotics"'


def test_a_part_that_is_declined_leaves_the_others(answerer: Answerer) -> None:
    answer = answerer.ask("How big was Lumen's Series A? And will it go public?")
    assert [part.is_declined for part in answer.answers] == [False, True]
    assert answer.kind is AnswerKind.FIGURE
    assert answer.figure is not None
    assert answer.figure.value == 20_000_000


def test_the_whole_is_declined_only_where_every_part_is(answerer: Answerer) -> None:
    answer = answerer.ask("Will Lumen go public? Should I buy Harbor Bio?")
    assert len(answer.answers) == 2
    assert answer.is_declined


def test_marks_count_the_citations_of_the_whole(answerer: Answerer) -> None:
    answer = answerer.ask(
        "Who led Lumen's seed? Who led Lumen's Series A? top 3 rounds? What are the capsules made of?"
    )
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    places = {citation.n: (citation.file, citation.start) for citation in answer.citations}
    assert len(set(places.values())) == len(places)
    for part in answer.answers:
        own = {citation.n for citation in part.citations}
        assert {int(n) for n in re.findall(r"\[(\d+)\]", part.text)} <= own
        assert {row.citation for row in part.rows} <= own
        assert {citation.n: (citation.file, citation.start) for citation in part.citations}.items() <= places.items()


@pytest.mark.parametrize("count", [MOST_QUESTIONS, MOST_QUESTIONS + 1])
def test_more_questions_than_fit_are_declined_at_once(count: int, answerer: Answerer) -> None:
    answer = answerer.ask(" ".join(f"How much was raised in {2020 + year}?" for year in range(count)))
    assert (len(answer.answers) == count) is (count <= MOST_QUESTIONS)
    if count > MOST_QUESTIONS:
        assert f"{count} questions" in answer.text


def test_what_comes_after_a_message_leans_on_its_last_question(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("Who led Harbor Bio's Series A? And how big was Lumen's Series A?", talk)
    assert answerer.ask("who led it?", talk).understood == LEAD


def test_a_failed_attempt_to_cut_a_sentence_leaves_no_trace_in_the_conversation(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("amount of Lumen's Series A and the wibble of Harbor Bio", talk)
    assert talk.last is None


@pytest.mark.parametrize("message", ["thanks", "Thank you!", "hello", "what can you do?", "ok great, thanks a lot"])
def test_courtesies_are_answered_in_kind_and_forget_nothing(message: str, answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("How big was Lumen's Series A?", talk)
    answer = answerer.ask(message, talk)
    assert answer.kind is AnswerKind.REPLY
    assert not answer.is_declined
    assert answerer.ask("who led it?", talk).understood == LEAD


@pytest.mark.parametrize(
    "message", ["are you sure?", "source?", "where is that from?", "how do you know", "says who?"]
)
def test_whoever_asks_for_the_source_gets_the_last_answer_with_its_citations(
    message: str, answerer: Answerer
) -> None:
    talk = Conversation()
    first = answerer.ask("How big was Lumen's Series A?", talk)
    again = answerer.ask(message, talk)
    assert (again.text, again.figure, again.citations) == (first.text, first.figure, first.citations)
    assert again.question == message
    assert "rests on [1]" in again.notes[0]
    assert answerer.ask(message).is_declined


@pytest.mark.parametrize(
    "message",
    [
        "how much did it raise in 2023?",
        "how many rounds did they have in 2023?",
        "what was their largest round?",
        "who led those?",
        "What is the median stake robotics firms sold in theirs?",
    ],
)
def test_a_pronoun_that_means_nobody_is_never_passed_over(message: str, answerer: Answerer) -> None:
    answer = answerer.ask(message)
    assert answer.is_declined, answer.understood
    assert "stands for" in answer.text


def test_a_pronoun_within_a_question_means_what_the_question_names(answerer: Answerer) -> None:
    assert answerer.ask("how much did Lumen raise in its Series A?").figure is not None
    assert not answerer.ask("largest round of 2023 and who led it?").is_declined
    assert answerer.ask("Of the rounds that Tidewater Capital was in, how many did it lead?").answers == ()


SAID = st.lists(
    st.sampled_from(
        [
            *("how big was Lumen's Series A", "who led it", "and Harbor Bio", "which of those is the largest"),
            *("in euros", "by year", "on average", "and the one before that", "the year after", "only those led by"),
            *("Tidewater Capital", "total", "top 2 rounds", "rounds led by North Pier", "not B, A", "ever", "2023"),
            *("is that more than", "the Seed", "and b", "why", "thanks", "source?", "1)", "2)", "- ", "without"),
            *(
                "how many days after",
                "compared to 2022",
                "vs",
                "who else was in",
                "and join",
                "how many did they lead",
            ),
        ]
    ),
    min_size=1,
    max_size=4,
)
MESSAGES = st.lists(
    st.tuples(SAID, st.sampled_from([" ", "? ", ". ", "\n", ", ", " and ", ": "])), min_size=1, max_size=4
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(messages=MESSAGES)
def test_no_talk_breaks_the_answerer_or_leaves_a_mark_without_citation(
    messages: list[tuple[list[str], str]], answerer: Answerer
) -> None:
    talk = Conversation()
    for words, sign in messages:
        answer = answerer.ask(sign.join(words), talk)
        assert answer.text
        marks = {int(n) for n in re.findall(r"\[(\d+)\]", answer.text)}
        assert marks <= {citation.n for citation in answer.citations}
        if answer.answers:
            assert answer.is_declined is all(part.is_declined for part in answer.answers)
