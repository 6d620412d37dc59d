"""A briefing held against the tables: what is supported, what follows from it, and what nobody says."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.corpus import load_corpus
from index.facts.checking.findings import CheckedBriefing, Verdict
from index.facts.checking.prose import ProseCheck
from index.facts.table import FactsTable
from tests.index.facts.folders import (
    COMMITMENTS,
    DETAILS,
    METRICS,
    ROUNDS,
    SEED,
    a_briefing,
    a_corpus,
    good_tables,
    table,
)

SERIES_B = (
    "lumen-b,Lumen,Series B,2024-06-11,equity,600000000,USD,,12000000000,Birch,Alder Fund; Cedar,mines,official,s1,"
)
FACTS = good_tables() | {
    "rounds": table(f"{ROUNDS},valuation_basis", f"{SEED},", f"{SERIES_B},post"),
    "commitments": table(COMMITMENTS, "lumen-b,Birch,285000000,USD,exact,s1"),
    "metrics": table(METRICS, "Lumen,run_rate_revenue,50000000,USD per year,2024-06,approx,s1,"),
    "details": table(
        DETAILS,
        "lumen-b,count,80,staff,s1",
        "lumen-b,percent,15,,s1",
        "lumen-b,date,2024-01,,s1",
        "lumen-b,name,Colossus,,s1",
    ),
}


def checked(folder: Path, story: str, **tables: str) -> CheckedBriefing:
    """What comes of one Full story about Lumen's Series B of $600 million at $12 billion post-money."""
    corpus = load_corpus(
        a_corpus(folder, **FACTS | tables, lumen_md=a_briefing("round_id: lumen-b", f"Full story: {story}"))
    )
    assert corpus.faults == ()
    found = ProseCheck(FactsTable(corpus.facts)).check(corpus.briefings[0])
    assert found is not None
    return found


def verdicts(folder: Path, story: str) -> dict[str, Verdict]:
    return {one.claim.text: one.verdict for one in checked(folder, story).findings}


def test_every_kind_of_claim_is_supported_by_its_record(tmp_path: Path) -> None:
    story = (
        "Lumen announced its Series B of $600 million on 11 June 2024. Birch led with $285 million, Alder Fund came. "
        "The 80 staff work in Oslo on Colossus, and 15% of them were there in January 2024."
    )
    found = checked(tmp_path, story)
    assert found.unsupported == ()
    held = {one.claim.text: one.fact_ids for one in found.findings}
    assert held["$600 million"] == ("round:lumen-b",)
    assert held["$285 million"] == ("commitment:lumen-b:Birch",)
    assert held["80"] == ("detail:lumen-b:count:80:staff",)
    assert held["Oslo"] == ("company:Lumen",)
    assert held["11 June 2024"] == ("round:lumen-b",)


@pytest.mark.parametrize(
    ("story", "text"),
    [
        ("Lumen hired 90 staff.", "90"),
        ("It raised $610 million.", "$610 million"),
        ("It kept 16% of it.", "16%"),
        ("It came in February 2024.", "February 2024"),
        ("Money came from Elm Partners.", "Elm Partners"),
        ("It will be 3.1 times as large.", "3.1 times"),
        ("The 80 lamps are lit.", "80"),
    ],
)
def test_what_no_record_holds_is_not_supported(tmp_path: Path, story: str, text: str) -> None:
    [one] = checked(tmp_path, story).unsupported
    assert one.claim.text == text


@pytest.mark.parametrize(
    ("story", "says"),
    [
        ("It was valued at $13 billion.", "post_money of Lumen Series B is $12 billion"),
        ("It was valued at $600 million.", "post_money of Lumen Series B is $12 billion"),
        ("It is worth $12 billion pre-money.", None),
        ("It was announced on 12 June 2024.", "announced of Lumen Series B is 2024-06-11"),
        ("It was led by Alder Fund.", "lead_investors of Lumen Series B is Birch"),
        ("It raised $700 million.", "amount of Lumen Series B is $600 million"),
    ],
)
def test_field_with_another_value_is_a_conflict_with_its_row(tmp_path: Path, story: str, says: str | None) -> None:
    [one] = checked(tmp_path, story).unsupported
    assert one.verdict is (Verdict.CONFLICT if says else Verdict.MISSING)
    assert says is None or f"facts/rounds.csv:3: {says}" in one.because


def test_valuation_of_unspecified_basis_is_no_post_money(tmp_path: Path) -> None:
    rounds = table(ROUNDS, SEED, SERIES_B)
    assert checked(tmp_path / "a", "It is valued at $12 billion.", rounds=rounds).unsupported == ()
    assert checked(tmp_path / "b", "If $12 billion is post-money, so be it.", rounds=rounds).unsupported == ()
    [one] = checked(tmp_path / "c", "It is worth $12 billion post-money.", rounds=rounds).unsupported
    assert "valuation (basis unspecified) of Lumen Series B" in one.because


@pytest.mark.parametrize(
    ("story", "text", "formula"),
    [
        ("By our arithmetic the stake sold is 5.0%.", "5.0%", "$600 million ÷ $12 billion"),
        ("The pre-money value computes to $11.4 billion.", "$11.4 billion", "$12 billion - $600 million"),
        ("By subtraction, $315 million is left for others.", "$315 million", "$600 million - $285 million"),
        ("That is $7.5 million a head for 80 staff.", "$7.5 million", "$600 million ÷ 80"),
        ("Outside the money the stake is 4.8%, as computed.", "4.8%", "$600 million ÷ ($600 million + $12 billion)"),
        ("Revenue was $50 million, so it is 240 times that.", "240 times", "$12 billion ÷ $50 million"),
        ("Interest of 15% makes $90 million a year.", "$90 million", "$600 million × 15%"),
    ],
)
def test_figure_said_to_be_computed_is_computed_again(tmp_path: Path, story: str, text: str, formula: str) -> None:
    story = f"Birch put in $285 million. {story}"
    [one] = [one for one in checked(tmp_path, story).findings if one.claim.text == text]
    assert (one.verdict, one.because) == (Verdict.DERIVED, formula)


def test_figure_that_is_computed_wrongly_is_missing(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "By our arithmetic the stake sold is 5.4%.") == {"5.4%": Verdict.MISSING}


def test_figure_that_is_not_said_to_be_computed_is_missing(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "Investors bought 5.0%.") == {"5.0%": Verdict.MISSING}


def test_computed_figure_may_be_used_further_and_said_again(tmp_path: Path) -> None:
    story = "The pre-money value computes to $11.4 billion. That is 228 times revenue of $50 million by our division."
    found = checked(tmp_path, f"{story}\n\nIt was $11.4 billion, then.")
    assert found.unsupported == ()
    assert [one.because for one in found.findings if one.verdict is Verdict.DERIVED] == [
        "$12 billion - $600 million",
        "$11.4 billion ÷ $50 million",
        "as on line 4: $12 billion - $600 million",
    ]


def test_days_between_two_dates_are_counted(tmp_path: Path) -> None:
    details = FACTS["details"] + "lumen-b,date,2024-07-01,,s1\n"
    assert checked(tmp_path / "a", "It closed on 1 July 2024, 20 days later.", details=details).unsupported == ()
    [one] = checked(tmp_path / "b", "It closed on 1 July 2024, 21 days later.", details=details).unsupported
    assert one.claim.text == "21"


def test_hedge_allows_rounding_and_no_hedge_does_not(tmp_path: Path) -> None:
    details = FACTS["details"] + "lumen-b,money,61500000000,USD,s1\nlumen-b,money,11171485000,USD,s1\n"
    assert checked(tmp_path / "a", "It owes about $62 billion.", details=details).unsupported == ()
    assert checked(tmp_path / "b", "It owes $11.17 billion.", details=details).unsupported == ()
    assert len(checked(tmp_path / "c", "It owes $62 billion.", details=details).unsupported) == 1


def test_sum_of_another_round_counts_only_where_that_round_is_spoken_of(tmp_path: Path) -> None:
    assert checked(tmp_path / "a", "The Seed brought $2 million.").unsupported == ()
    [one] = checked(tmp_path / "b", "A tunnel cost $2 million.").unsupported
    assert "the nearest is facts/rounds.csv:2: amount of Lumen Seed is $2 million" in one.because


def test_claims_stand_at_their_offsets_and_lines(tmp_path: Path) -> None:
    story = "Lumen raised $600 million.\n\nBirch led it on 11 June 2024, with Elm Partners."
    corpus = a_corpus(tmp_path, **FACTS, lumen_md=a_briefing("round_id: lumen-b", f"Full story: {story}"))
    loaded = load_corpus(corpus)
    found = ProseCheck(FactsTable(loaded.facts)).check(loaded.briefings[0])
    assert found is not None
    text = (corpus / "briefings" / "lumen.md").read_text(encoding="utf-8")
    for one in found.findings:
        assert text[one.claim.start : one.claim.end] == one.claim.text
        assert one.claim.text in text.splitlines()[one.claim.line - 1]
    assert found.problems() == ('briefings/lumen.md:6: "Elm Partners": no record holds it',)


def test_source_section_and_briefings_without_a_round_are_left_alone(tmp_path: Path) -> None:
    corpus = load_corpus(a_corpus(tmp_path, **FACTS, lumen_md="Full story: Elm Partners raised $7 billion."))
    assert ProseCheck(FactsTable(corpus.facts)).check(corpus.briefings[0]) is None
    story = "Lumen makes lamps.\nSource: Elm Partners paid $7 billion in 1999"
    assert checked(tmp_path / "b", story).unsupported == ()
