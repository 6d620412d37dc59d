"""A Figure as an Answer: its sentence, its working, what each mark points to, and rows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.answers.answer import Answer, AnswerKind, Citation
from bot.answers.figures import question_about
from index.facts.schema import Confidence, Filled, Instrument, Origin, Qualifier, Round, ValuationBasis
from index.facts.table import FactsTable
from index.figures.catalogue import METRICS, Level, Metric
from tests.bot.answers.desk import Desk
from tests.builders import a_company, a_rate, a_round, facts_of

BRIEFING = Origin("briefings/lumen.md", line=1, start=0, end=50)
ROUNDS = (
    a_round("Lumen", "Seed", announced="2023-05", amount=2_000_000, lead_investors=("Pier",)),
    a_round(
        "Lumen",
        "Series A",
        announced="2024-02-01",
        amount=9_000_000,
        post_money=90_000_000,
        lead_investors=("Tide",),
        participants=("Pier", "Quay"),
        use_of_funds="a pilot plant",
        valuation_basis=ValuationBasis.POST,
    ),
    a_round(
        "Lumen",
        "Series B",
        announced="2025-02-01",
        amount=40_000_000,
        post_money=400_000_000,
        lead_investors=("Pier",),
        round_id="lumen-b",
    ),
    a_round("Harbor", "Series B", announced="2025-06", amount=30_000_000, post_money=120_000_000, currency="EUR"),
    a_round("Orchard", "Loan", announced="2025", amount=3_000_000, instrument=Instrument.DEBT),
)


def at_lines(*rounds: Round) -> tuple[Round, ...]:
    """Rounds as rows of one file, from its second line on."""
    origins = (Origin("facts/rounds.csv", line=n + 2, start=n * 100, end=n * 100 + 99) for n in range(len(rounds)))
    return tuple(replace(one, origin=origin) for one, origin in zip(rounds, origins, strict=True))


def desk(*rounds: Round, filled: tuple[str, ...] = ()) -> Desk:
    """A desk with these rounds; ``filled`` are the fields of lumen-b that stand in its briefing."""
    companies = (a_company("Lumen"), a_company("Harbor"))
    facts = facts_of(*at_lines(*rounds), companies=companies, fx=(a_rate("2025-06-02", "USD", "1.2"),))
    return Desk(FactsTable(replace(facts, filled=tuple(Filled("lumen-b", field, BRIEFING) for field in filled))))


DESK = desk(*ROUNDS)


def marked(answer: Answer) -> list[Citation]:
    """The places that the marks of the sentence point to."""
    at = {citation.n: citation for citation in answer.citations}
    return [at[int(n)] for n in re.findall(r"\[(\d+)\]", answer.text)]


def lines(answer: Answer) -> list[int | None]:
    return [citation.line for citation in marked(answer)]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Lumen's Series A amount", "The amount of Lumen Series A was $9 million [1]."),
        ("Lumen's Series A valuation", "The post-money valuation of Lumen Series A was $90 million [1]."),
        ("Lumen's Series B valuation", "The valuation of Lumen Series B was $400 million [1]."),
        ("stake sold in Lumen's Series A", "The buyers of Lumen Series A hold 10% of the company for it [1]."),
        ("who led Lumen's Series A", "Lumen Series A was led by Tide [1]."),
        ("who joined Lumen's Series A", "Pier and Quay took part in Lumen Series A without leading it [1]."),
        ("who invested in Lumen's Series A", "Tide, Pier and Quay invested in Lumen Series A [1]."),
        ("how many investors were in Lumen's Series A", "3 investors are named for Lumen Series A [1]."),
        ("use of funds of Lumen's Series A", "The money of Lumen Series A is for: a pilot plant [1]."),
        ("what kind of round was Lumen's Series A", "Lumen Series A is classed as equity [1]."),
        ("when was Lumen's Series A announced", "Lumen Series A was announced on 1 February 2024 [1]."),
        ("when was Harbor's Series B announced", "Harbor Series B was announced in June 2025 [1]."),
        ("when was Orchard's loan announced", "Orchard Loan was announced in 2025 [1]."),
        ("how much has Lumen raised", "Lumen raised $51 million, in 3 rounds [1][2][3]."),
        ("how much did Lumen raise in 2025", "Lumen raised $40 million in 2025, in 1 round [1]."),
        ("total raised in 2023", "1 round raised $2 million in total in 2023 [1]."),
        ("median round size of Lumen", "The median amount raised of 3 rounds is $9 million [1][2][3]."),
        ("highest valuation of Lumen", "The largest is Lumen Series B, with $400 million post-money valuation [1]."),
        ("smallest round", "The smallest is Lumen Seed, with $2 million [1]."),
        ("how many rounds in 2025", "3 rounds fit [1][2][3]."),
        ("which company raised the most", "Lumen, with $51 million [1][2][3]."),
        ("top 2 rounds of Lumen", "2 rounds, by amount raised."),
        ("list Lumen's rounds", "3 rounds, in order of date."),
        ("list of investors of Lumen", "Investors: 3 found."),
        ("total raised by company", "The total amount raised by company, 2 groups."),
        (
            "Lumen's Series A vs Series B valuation",
            (
                "Lumen Series A is $310 million below Lumen Series B: "
                "Lumen Series A ($90 million) and Lumen Series B ($400 million) [1][2]."
            ),
        ),
        (
            "which was bigger, Lumen's Series B or Lumen's Series A",
            (
                "Lumen Series B has the larger amount: "
                "Lumen Series B ($40 million) and Lumen Series A ($9 million) [1][2]."
            ),
        ),
        (
            "ratio of Lumen's Series B to Lumen's Series A",
            "The ratio of Lumen Series B ($40 million) to Lumen Series A ($9 million) is 4.44x [1][2].",
        ),
    ],
)
def test_a_figure_is_said_in_one_sentence_with_its_marks(question: str, text: str) -> None:
    assert DESK.answer(question).text == text


@pytest.mark.parametrize(
    ("question", "working"),
    [
        ("Lumen's Series A amount", "Amount: $9 million [1], as stated"),
        ("Lumen's Series A pre-money", "post-money − amount: $90 million [1] − $9 million [1] = $81 million"),
        ("Lumen's Series A stake sold", "amount ÷ post-money × 100: $9 million [1] ÷ $90 million [1] × 100 = 10%"),
        (
            "Lumen's Series B step-up",
            (
                "pre-money ÷ post-money of the last priced round: "
                "($400 million [1] − $40 million [1]) ÷ $90 million [2] = 4.00x"
            ),
        ),
        ("how much has Lumen raised", "$2 million [1] + $9 million [2] + $40 million [3] = $51 million"),
        ("how many rounds in 2024", "Lumen Series A [1] = 1"),
        ("largest round of Lumen", "largest of $2 million [2], $9 million [3], $40 million [1] = $40 million"),
        ("which company raised the most", "$2 million [1] + $9 million [2] + $40 million [3] = $51 million"),
        (
            "which was bigger, Lumen's Series B or Lumen's Series A",
            "$40 million [1] − $9 million [2]: Lumen Series B",
        ),
        ("who led Lumen's Series A", ""),
    ],
)
def test_the_working_shows_every_input_with_its_mark(question: str, working: str) -> None:
    figure = DESK.answer(question).figure
    assert figure is not None
    assert figure.working == working


def test_a_conversion_shows_the_stated_money_and_the_rate_with_a_mark_each() -> None:
    answer = DESK.answer("Harbor's Series B amount in dollars")
    assert answer.figure is not None
    assert answer.figure.working == "Amount: €30 million [1] × 1.2 [2] = $36 million"
    assert [citation.file for citation in marked(answer)] == ["facts/rounds.csv", "facts/fx.csv"]
    assert any("1 EUR in USD on 2025-06-02 = 1.2" in note for note in answer.notes)


def test_a_computed_value_is_converted_behind_its_formula() -> None:
    figure = DESK.answer("Harbor's Series B pre-money in dollars").figure
    assert figure is not None
    assert figure.working == "post-money − amount: (€120 million [1] − €30 million [1]) × 1.2 [2] = $108 million"


def test_a_sum_over_currencies_shows_the_conversion_of_each_part() -> None:
    figure = DESK.answer("how much was raised in 2025").figure
    assert figure is not None
    assert figure.working == "$40 million [1] + (€30 million [2] × 1.2 [3]) = $76 million"


@pytest.mark.parametrize(("question", "line"), [("largest round of Lumen", 4), ("smallest round of Lumen", 2)])
def test_of_a_maximum_the_winner_alone_is_marked_and_cited_first(question: str, line: int) -> None:
    answer = DESK.answer(question)
    assert lines(answer) == [line]
    assert answer.citations[0].line == line
    assert len(answer.citations) == 3, "the others stay among the inputs"


def test_a_tie_for_the_maximum_marks_all_that_share_it() -> None:
    answer = desk(*ROUNDS, a_round("Harbor", "Series A", announced="2022-01", amount=40_000_000)).answer(
        "largest round"
    )
    assert answer.text.startswith("The largest are Harbor Series A and Lumen Series B, with $40 million")
    assert sorted(citation.line or 0 for citation in marked(answer)) == [4, 7]


def test_the_best_of_a_group_is_marked_by_its_own_rounds_only() -> None:
    assert lines(DESK.answer("which company raised the most")) == [2, 3, 4]
    assert [row.label for row in DESK.answer("which company raised the most").rows] == ["Lumen"]


def test_more_marks_than_a_sentence_holds_are_counted() -> None:
    many = desk(*(a_round("Lumen", f"Series {letter}", amount=1_000_000) for letter in "ABCDEFG"))
    answer = many.answer("how much has Lumen raised")
    assert answer.text == "Lumen raised $7 million, in 7 rounds [1][2][3][4] and 3 more."
    assert answer.figure is not None
    assert [given.citation for given in answer.figure.inputs] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("Lumen's Series B valuation", "post_money"),
        ("Lumen's Series B amount", "amount"),
        ("who led Lumen's Series B", "lead_investors"),
        ("when was Lumen's Series B announced", "announced"),
        ("highest valuation of Lumen", "post_money"),
        ("largest round of Lumen", "amount"),
    ],
)
def test_a_field_that_a_briefing_fills_is_cited_from_there(question: str, field: str) -> None:
    assert [one.file for one in marked(desk(*ROUNDS).answer(question))] == ["facts/rounds.csv"]
    assert [one.file for one in marked(desk(*ROUNDS, filled=(field,)).answer(question))] == [BRIEFING.file]


def test_each_input_is_cited_from_where_it_stands() -> None:
    answer = desk(*ROUNDS, filled=("post_money",)).answer("Lumen's Series B pre-money")
    assert answer.figure is not None
    at = {citation.n: citation.file for citation in answer.citations}
    assert [(given.label, at[given.citation or 0]) for given in answer.figure.inputs] == [
        ("Lumen Series B post-money", BRIEFING.file),
        ("Lumen Series B amount", "facts/rounds.csv"),
    ]


def test_rows_of_a_list_have_their_values_and_a_citation_each() -> None:
    answer = desk(*ROUNDS, filled=("amount",)).answer("list Lumen's rounds")
    at = {citation.n: citation for citation in answer.citations}
    assert answer.kind is AnswerKind.LIST
    assert [(row.label, row.display, at[row.citation or 0].file) for row in answer.rows] == [
        ("Lumen Seed", "$2 million", "facts/rounds.csv"),
        ("Lumen Series A", "$9 million", "facts/rounds.csv"),
        ("Lumen Series B", "$40 million", BRIEFING.file),
    ]


def test_a_row_without_a_value_is_undisclosed() -> None:
    answer = desk(*ROUNDS, a_round("Lumen", "Series C", announced="2026-01")).answer("list Lumen's rounds")
    assert (answer.rows[-1].value, answer.rows[-1].display) == (None, "undisclosed")


def test_groups_have_a_row_each_and_every_round_among_the_inputs() -> None:
    answer = DESK.answer("total raised by year in euros")
    assert [row.label for row in answer.rows] == ["2023", "2024", "2025"]
    assert answer.rows[-1].unit == "EUR"
    assert answer.figure is not None
    rounds = [given.label for given in answer.figure.inputs if given.unit != "rate"]
    assert rounds == [
        f"{name} amount" for name in ("Lumen Seed", "Lumen Series A", "Lumen Series B", "Harbor Series B")
    ]


def test_a_hedge_stays_with_the_value_that_is_stated() -> None:
    up_to = replace(ROUNDS[2], amount_qualifier=Qualifier.UP_TO)
    hedged = desk(*ROUNDS[:2], up_to)
    assert hedged.answer("Lumen's Series B amount").text == "The amount of Lumen Series B was up to $40 million [1]."
    assert hedged.answer("list Lumen's rounds").rows[-1].display == "up to $40 million"
    assert any("ceiling" in note for note in hedged.answer("Lumen's Series B pre-money").notes)


@pytest.mark.parametrize(
    ("question", "is_said"),
    [
        ("Lumen's Series B valuation", True),
        ("highest valuation of Lumen", True),
        ("median valuation of Lumen", True),
        ("top 2 rounds of Lumen by valuation", True),
        ("which company is worth the most", True),
        ("Lumen's Series A valuation", False),
        ("how much has Lumen raised", False),
    ],
)
def test_an_answer_that_takes_a_valuation_as_post_money_though_nobody_says_so_says_so(
    question: str, is_said: bool
) -> None:
    notes = DESK.answer(question).notes
    assert any("no source says" in note and "post-money" in note for note in notes) is is_said


def test_confidence_is_that_of_the_least_sure_round() -> None:
    levels = [
        desk(replace(ROUNDS[0], confidence=level), ROUNDS[1]).answer("how much has Lumen raised").confidence
        for level in (Confidence.OFFICIAL, Confidence.REPORTED, Confidence.DISPUTED, Confidence.EXTRACTED)
    ]
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) == 4


def test_what_had_to_be_assumed_comes_before_the_other_notes_and_the_others_are_offered() -> None:
    answer = DESK.answer("Lumen's valuation")
    assert answer.notes[0] == "3 rounds fit; taken is Lumen Series B, the latest that has the value."
    assert answer.suggestions == (
        "What was the post-money valuation of Lumen Series A?",
        "What was the post-money valuation of Lumen Seed?",
    )


COUNTED = {"round", "company"}


@pytest.mark.parametrize(
    "metric", [one for one in METRICS if one.level is Level.ROUND and one.name not in COUNTED], ids=lambda m: m.name
)
def test_the_question_about_a_metric_is_one_that_is_understood_as_that_metric(metric: Metric) -> None:
    line = DESK.query(question_about(metric, ROUNDS[1]))
    asked_for = "amount" if metric.name == "raised" else metric.name
    assert line == f'{asked_for} where company = Lumen and round = "Series A"'
