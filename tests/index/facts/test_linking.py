"""Rows held against each other: what names something that is not there is left out, with all that hangs on it."""

from __future__ import annotations

from decimal import Decimal

from index.facts.columns import TABLES
from index.facts.linking import LoadedFacts, facts_of
from index.facts.schema import PartialDate
from index.facts.tables import table_of
from tests.index.facts.folders import (
    ALTERNATIVES,
    COMMITMENTS,
    COMPANIES,
    DETAILS,
    INVESTORS,
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
    read = loaded(**good() | {"metrics": table(METRICS, "Lumos,employees,5,people,2024,exact,s1,")})
    assert [fault.file for fault in read.faults] == ["facts/metrics.csv"]
    assert read.facts.metrics == ()


def test_no_tables_are_no_facts_and_no_faults() -> None:
    read = loaded()
    assert read.faults == ()
    assert read.facts.rounds == ()


def with_investors(*rows: str) -> dict[str, str]:
    return good() | {"investors": table(INVESTORS, "Alder,,", "Cedar,,", *rows)}


def test_without_a_table_of_investors_any_name_will_do() -> None:
    assert problems(loaded(**good())) == []


def test_investor_that_the_table_lacks_is_reported_with_a_near_name() -> None:
    read = loaded(**with_investors("Birsh,,"))
    assert problems(read) == [
        "facts/rounds.csv:2: lead_investors: 'Birch' is not in facts/investors.csv; did you mean 'Birsh'?",
        "facts/rounds.csv:3: lead_investors: 'Birch' is not in facts/investors.csv; did you mean 'Birsh'?",
    ]


def test_alias_in_a_table_is_reported_with_the_name_to_write() -> None:
    read = loaded(**with_investors("Birchwood,Birch; The Birch,"))
    assert problems(read)[0] == (
        "facts/rounds.csv:2: lead_investors: 'Birch' is only another name in facts/investors.csv; want 'Birchwood'"
    )


def test_parent_that_the_table_lacks_is_reported() -> None:
    read = loaded(**with_investors("Birch,,", "Birch Seed Fund,,Birk"))
    assert problems(read) == [
        "facts/investors.csv:5: parent: 'Birk' is not in facts/investors.csv; did you mean 'Birch'?"
    ]
    assert [one.name for one in read.facts.investors] == ["Alder", "Cedar", "Birch"]


def test_parents_in_a_circle_are_all_reported() -> None:
    read = loaded(**with_investors("Birch,,", "Ash,,Elm", "Elm,,Fir", "Fir,,Ash", "Oak,,Birch"))
    assert problems(read) == [
        "facts/investors.csv:5: parent: goes round in a circle (Ash > Elm > Fir > Ash); want one above the others",
        "facts/investors.csv:6: parent: goes round in a circle (Elm > Fir > Ash > Elm); want one above the others",
        "facts/investors.csv:7: parent: goes round in a circle (Fir > Ash > Elm > Fir); want one above the others",
    ]
    assert [one.parent for one in read.facts.investors] == [None, None, None, "Birch"]


def test_alias_of_two_investors_is_reported_with_both_places_and_means_neither() -> None:
    read = loaded(**with_investors("Birch,The Tree; Oak,", "Elm,THE TREE,"))
    (problem,) = problems(read)
    assert problem == (
        "facts/investors.csv:5: aliases: 'THE TREE' is also a name in facts/investors.csv:4 (Birch); "
        "want it in one row only"
    )
    assert {one.name: one.aliases for one in read.facts.investors}["Birch"] == ("Oak",)
    assert {one.name: one.aliases for one in read.facts.investors}["Elm"] == ()


def test_alias_that_is_a_company_is_reported() -> None:
    read = loaded(**with_investors("Birch,lumen,"))
    (problem,) = problems(read)
    assert problem == (
        "facts/investors.csv:4: aliases: 'lumen' is also a name in facts/companies.csv:2 (Lumen); "
        "want it in one row only"
    )


def test_company_that_invests_shares_its_names() -> None:
    read = loaded(**with_investors("Birch,,", "Lumen,Lumen AI,"))
    assert problems(read) == []
    assert read.facts.companies[0].aliases == ("Lumen AI", "Lumen Labs")


PARTS = COMMITMENTS + ",part,part_of,kind"


def test_parts_stand_beside_their_whole() -> None:
    rows = (
        "lumen-a,Birch,9000000,USD,up_to,s1,,,",
        "lumen-a,Birch,2000000,USD,exact,s1,at signing,Birch,",
        "lumen-a,Several others,500000,USD,approx,s1,,,group",
        "lumen-a,Cedar,200000,USD,approx,s1,,Several others,",
    )
    read = loaded(**with_investors("Birch,,"), commitments=table(PARTS, *rows))
    assert problems(read) == []
    assert [one.part_of for one in read.facts.commitments] == [None, "Birch", None, "Several others"]
    assert len({one.fact_id for one in read.facts.commitments}) == 4


def test_part_without_its_whole_is_left_out() -> None:
    rows = ("lumen-a,Birch,2000000,USD,exact,s1,at signing,Birch,", "lumen-a,Cedar,5,USD,exact,s1,first note,,")
    read = loaded(**good(), commitments=table(PARTS, *rows))
    assert problems(read) == [
        "facts/commitments.csv:2: part_of: no row of lumen-a has all of what 'Birch' put in; add it",
        "facts/commitments.csv:3: part_of: empty although part is 'first note'; want whose amount already holds it",
    ]
    assert read.facts.commitments == ()


def test_part_above_its_whole_is_a_fault() -> None:
    rows = ("lumen-a,Birch,5,USD,exact,s1,,,", "lumen-a,Birch,6,USD,exact,s1,at signing,Birch,")
    read = loaded(**good(), commitments=table(PARTS, *rows))
    assert problems(read) == ["facts/commitments.csv:3: amount: got 6, want no more than the whole, which is 5"]


def test_single_investor_of_a_commitment_must_be_known_and_a_group_need_not() -> None:
    rows = ("lumen-a,Spruce,5,USD,exact,s1,,,", "lumen-a,Many small ones,5,USD,exact,s1,,,group")
    read = loaded(**with_investors("Birch,,"), commitments=table(PARTS, *rows))
    assert [one.investor for one in read.facts.commitments] == ["Many small ones"]
    assert len(read.faults) == 1


def test_alternatives_are_held_against_rounds_sources_and_investors() -> None:
    rows = (
        "lumen-a,amount,9500000,approx,s1,An early report.",
        "lumen-a,lead_investors,Cedar; Alder,exact,,Some pages.",
        "lumen-b,amount,1,exact,,",
        "lumen-a,amount,2,exact,zz,",
        "lumen-a,participants,Cedar; Spruce,exact,,",
    )
    read = loaded(**with_investors("Birch,,"), alternatives=table(ALTERNATIVES, *rows))
    assert [one.value for one in read.facts.alternatives] == ["9500000", "Cedar; Alder"]
    assert problems(read) == [
        "facts/alternatives.csv:4: round_id: 'lumen-b' is not in facts/rounds.csv; did you mean 'lumen-a'?",
        "facts/alternatives.csv:5: source_ids: 'zz' is not in facts/sources.csv; add it there or correct the name",
        "facts/alternatives.csv:6: value: 'Spruce' is not in facts/investors.csv; add it there or correct the name",
    ]
