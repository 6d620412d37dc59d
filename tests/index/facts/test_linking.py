"""Rows held against each other: what names something that is not there is left out, with all that hangs on it."""

from __future__ import annotations

from decimal import Decimal

from index.facts.columns import TABLES
from index.facts.linking import LoadedFacts, facts_of
from index.facts.schema import PartialDate
from index.facts.tables import table_of
from tests.index.facts.folders import (
    COMMITMENTS,
    COMPANIES,
    DETAILS,
    LUMEN,
    METRICS,
    PAGE,
    ROUNDS,
    SEED,
    SERIES_A,
    SOURCES,
    table,
)
from tests.index.facts.folders import good_tables as good


def loaded(**texts: str) -> LoadedFacts:
    return facts_of({spec.name: table_of(texts[spec.name].encode(), spec) for spec in TABLES if spec.name in texts})


def problems(read: LoadedFacts) -> list[str]:
    return [str(fault) for fault in read.faults]


def test_good_tables_become_facts_in_file_order() -> None:
    read = loaded(**good())
    assert problems(read) == []
    assert [one.round_id for one in read.facts.rounds] == ["lumen-seed", "lumen-a"]
    assert read.facts.companies[0].aliases == ("Lumen AI", "Lumen Labs")
    assert read.facts.sources["s1"].publisher == "The Lamp Post"


def test_unknown_company_is_reported_with_a_near_name() -> None:
    read = loaded(**good() | {"rounds": table(ROUNDS, SEED.replace("Lumen", "Lumenn"), SERIES_A)})
    assert problems(read) == [
        "facts/rounds.csv:2: company: 'Lumenn' is not in facts/companies.csv; did you mean 'Lumen'?"
    ]
    assert [one.round_id for one in read.facts.rounds] == ["lumen-a"]


def test_unknown_source_is_reported() -> None:
    read = loaded(**good() | {"rounds": table(ROUNDS, SEED.replace("s1", "s1; zz"))})
    assert problems(read) == [
        "facts/rounds.csv:2: source_ids: 'zz' is not in facts/sources.csv; add it there or correct the name"
    ]


def test_rows_that_depend_on_a_bad_row_are_reported_too() -> None:
    texts = good() | {
        "companies": table(COMPANIES, LUMEN.replace("2019", "soon")),
        "commitments": table(COMMITMENTS, "lumen-a,Birch,5,USD,exact,s1"),
    }
    read = loaded(**texts)
    assert problems(read) == [
        "facts/commitments.csv:2: round_id: 'lumen-a' is left out, because facts/rounds.csv:3 has a fault; mend it",
        "facts/companies.csv:2: founded: got 'soon', want a year from 1600 to 2100, such as 2021",
        "facts/rounds.csv:2: company: 'Lumen' is left out, because facts/companies.csv:2 has a fault; mend it",
        "facts/rounds.csv:3: company: 'Lumen' is left out, because facts/companies.csv:2 has a fault; mend it",
    ]
    assert read.facts.rounds == ()


def test_overlap_with_a_round_that_falls_makes_its_row_fall() -> None:
    rows = [
        SERIES_A.replace("lumen-a", "c") + ",b",
        SERIES_A.replace("lumen-a", "b") + ",a",
        SERIES_A.replace("lumen-a", "a") + ",nowhere",
        SERIES_A + ",",
    ]
    read = loaded(**good() | {"rounds": table(ROUNDS + ",overlaps_with", *rows)})
    assert [one.round_id for one in read.facts.rounds] == ["lumen-a"]
    assert [fault.line for fault in read.faults] == [2, 3, 4]


def test_bad_header_of_one_table_does_not_stop_the_others() -> None:
    read = loaded(**good() | {"sources": table(SOURCES.replace("source_id", "id"), PAGE)})
    assert len(read.facts.rounds) == 2
    assert {fault.file for fault in read.faults} == {"facts/sources.csv"}


def test_without_a_table_of_companies_they_are_known_by_name() -> None:
    texts = good()
    del texts["companies"]
    read = loaded(**texts)
    assert problems(read) == []
    assert [(company.name, company.founded) for company in read.facts.companies] == [("Lumen", None)]
    assert read.facts.companies[0].origin == read.facts.rounds[0].origin


def test_commitment_to_a_round_that_nobody_gives_is_left_out() -> None:
    read = loaded(commitments=table(COMMITMENTS, "lumen-a,Birch,5,USD,exact,s1"))
    assert read.facts.commitments == ()
    assert len(read.faults) == 1


def test_details_are_values_of_their_kind() -> None:
    rows = ("money,150.5,USD", "percent,7.5,", "count,12,lamps", "date,2025-03,", "name,Birch & Sons,")
    read = loaded(**good(), details=table(DETAILS, *(f"lumen-a,{row},s1" for row in rows)))
    assert problems(read) == []
    assert [(one.value, one.unit) for one in read.facts.details] == [
        (Decimal("150.5"), "USD"),
        (Decimal("7.5"), None),
        (Decimal(12), "lamps"),
        (PartialDate("2025-03"), None),
        ("Birch & Sons", None),
    ]
    assert read.facts.details[0].fact_id == "detail:lumen-a:money:150.5:USD"


def test_detail_of_a_round_or_source_that_nobody_gives_is_left_out() -> None:
    read = loaded(**good(), details=table(DETAILS, "lumen-b,percent,5,,s1", "lumen-a,percent,5,,s-1"))
    assert read.facts.details == ()
    assert problems(read) == [
        "facts/details.csv:2: round_id: 'lumen-b' is not in facts/rounds.csv; did you mean 'lumen-a'?",
        "facts/details.csv:3: source_ids: 's-1' is not in facts/sources.csv; did you mean 's1'?",
    ]


def test_metric_of_an_unknown_company_is_reported() -> None:
    read = loaded(**good() | {"metrics": table(METRICS, "Lumos,staff,5,people,2024,exact,s1,")})
    assert [fault.file for fault in read.faults] == ["facts/metrics.csv"]
    assert read.facts.metrics == ()


def test_no_tables_are_no_facts_and_no_faults() -> None:
    read = loaded()
    assert read.faults == ()
    assert read.facts.rounds == ()
