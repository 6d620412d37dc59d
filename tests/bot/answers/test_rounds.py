"""The card of a round: every known line with its citation, and nothing that is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answers.answer import Answer, AnswerKind
from bot.answers.citing import Citations
from bot.answers.rounds import key_figures, latest_round, round_answer
from index.facts.schema import Confidence, Filled, Instrument, Origin, Qualifier, Round
from index.facts.table import FactsTable
from tests.bot.answers.desk import Desk
from tests.builders import a_round, facts_of, table_of

SEED = a_round("Lumen", "Seed", announced="2023-05", amount=2_000_000, post_money=20_000_000)
FULL = a_round(
    "Lumen",
    "Series A",
    announced="2024-02-01",
    amount=10_000_000,
    post_money=90_000_000,
    lead_investors=("Tide",),
    participants=("Pier", "Quay"),
    use_of_funds="a pilot plant",
    round_id="lumen-a",
)
BARE = a_round("Harbor", "Series B", announced=None)


def card(this: Round, *others: Round) -> Answer:
    return round_answer("?", this, table_of(this, *others))


def rows(answer: Answer) -> dict[str, str]:
    return {row.label: row.display for row in answer.rows}


def test_every_line_that_is_known_or_follows_is_shown() -> None:
    answer = card(FULL, SEED)
    assert answer.kind is AnswerKind.ROUND
    assert rows(answer) == {
        "Announced": "1 February 2024",
        "Instrument": "equity",
        "Amount": "$10 million",
        "Pre-money valuation": "$80 million",
        "Post-money valuation": "$90 million",
        "Stake sold": "11.11%",
        "Step-up": "4.00x",
        "Valuation multiple": "4.50x",
        "Lead investors": "Tide",
        "Participants": "Pier, Quay",
        "Use of funds": "a pilot plant",
        "Confidence": "official",
    }


def test_of_what_is_not_known_only_what_a_reader_looks_for_is_shown_as_undisclosed() -> None:
    assert rows(card(BARE)) == {
        "Instrument": "equity",
        "Amount": "undisclosed",
        "Post-money valuation": "undisclosed",
        "Lead investors": "undisclosed",
        "Confidence": "official",
    }
    assert all(row.value is None for row in card(BARE).rows if row.display == "undisclosed")


@pytest.mark.parametrize(
    ("this", "headline"),
    [
        (
            FULL,
            (
                "Lumen Series A: $10 million (equity), announced 1 February 2024, "
                "at a valuation of $90 million, led by Tide."
            ),
        ),
        (BARE, "Harbor Series B: undisclosed amount (equity)."),
        (
            replace(SEED, amount_qualifier=Qualifier.AT_LEAST, instrument=Instrument.STRATEGIC, post_money=None),
            "Lumen Seed: at least $2 million (strategic), announced May 2023.",
        ),
    ],
    ids=["full", "bare", "hedged"],
)
def test_the_headline_says_what_is_known_with_its_hedge(this: Round, headline: str) -> None:
    assert card(this).text == f"{headline} [1]"


def test_every_line_is_cited_from_where_it_stands() -> None:
    row = Origin("facts/rounds.csv", line=7, start=700, end=790)
    briefing = Origin("briefings/lumen.md", line=1, start=0, end=50)
    facts = facts_of(replace(FULL, origin=row))
    filled = tuple(Filled("lumen-a", field, briefing) for field in ("post_money", "participants", "announced"))
    answer = round_answer("?", FULL, FactsTable(replace(facts, filled=filled)))
    at = {citation.n: citation.file for citation in answer.citations}
    from_briefing = {line.label for line in answer.rows if at[line.citation or 0] == briefing.file}
    assert from_briefing == {"Announced", "Post-money valuation", "Participants"}
    assert answer.citations[0].line == 7, "the row itself is cited first"


@pytest.mark.parametrize(
    ("confidence", "sure", "note"),
    [
        (Confidence.OFFICIAL, 0.9, None),
        (Confidence.REPORTED, 0.9, "is reported, not announced officially"),
        (Confidence.DISPUTED, 0.6, "is disputed"),
    ],
)
def test_a_card_says_how_far_it_can_be_trusted(confidence: Confidence, sure: float, note: str | None) -> None:
    answer = card(replace(FULL, confidence=confidence))
    assert answer.confidence == sure
    assert rows(answer)["Confidence"] == confidence
    assert any(note in said for said in answer.notes) if note else not any("Series A is" in n for n in answer.notes)


def test_a_note_that_several_lines_share_is_said_once() -> None:
    notes = card(FULL, SEED).notes
    assert sum("Lumen Series A: no source says whether" in note for note in notes) == 1
    assert len(set(notes)) == len(notes)


@pytest.mark.parametrize(
    ("this", "others", "suggestions"),
    [
        (FULL, (SEED,), ["step-up", "stake sold", "Who invested"]),
        (FULL, (), ["stake sold", "Who invested"]),
        (BARE, (), []),
    ],
    ids=["all", "no earlier round", "nothing known"],
)
def test_what_is_suggested_is_answered(this: Round, others: tuple[Round, ...], suggestions: list[str]) -> None:
    found = card(this, *others).suggestions
    assert len(found) == len(suggestions)
    assert all(words in question for words, question in zip(suggestions, found, strict=True))
    desk = Desk(table_of(this, *others))
    assert not any(desk.answer(question).is_declined for question in found)


@pytest.mark.parametrize(
    ("rounds", "name"),
    [
        ((SEED, FULL), "Series A"),
        ((SEED, a_round("Lumen", "Series B", announced="2025-01")), "Seed"),
        ((SEED, a_round("Lumen", "Series B", announced="2025-01", pre_money=5)), "Series B"),
        ((a_round("Lumen", "Note", announced="2022"), a_round("Lumen", "Series B", announced="2025")), "Series B"),
    ],
    ids=["the latest", "the latest that says something", "a valuation is enough", "nothing is known of any"],
)
def test_a_company_alone_means_its_latest_round_of_which_something_is_known(
    rounds: tuple[Round, ...], name: str
) -> None:
    assert latest_round(rounds).round == name


def test_key_figures_are_one_cited_line() -> None:
    table = table_of(FULL, SEED)
    citations = Citations(table)
    line = key_figures(FULL, table, citations)
    assert line == (
        "Lumen Series A: $10 million (equity), announced 1 February 2024, at a valuation of $90 million, "
        "led by Tide. [1]"
    )
    assert [citation.fact_id for citation in citations.all()] == [FULL.fact_id]


def test_key_figures_count_on_from_the_citations_that_are_there() -> None:
    table = table_of(FULL, BARE)
    citations = Citations(table)
    citations.fact(FULL.fact_id)
    assert key_figures(BARE, table, citations) == "Harbor Series B: undisclosed amount (equity). [2]"
