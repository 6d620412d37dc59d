"""Tables as they stand alone: what is read, where it stands, and every fault."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts import columns
from index.facts.cells import exact, partial_date, whole
from index.facts.columns import TableSpec
from index.facts.rows import decoded, printable, raw_rows
from index.facts.schema import Instrument, PartialDate, Qualifier
from index.facts.tables import Table, read_table, read_tables, table_of
from tests.index.facts.folders import (
    ALTERNATIVES,
    COMPANIES,
    DETAILS,
    FX,
    LUMEN,
    METRICS,
    PAGE,
    ROUNDS,
    SEED,
    SERIES_A,
    SOURCES,
    table,
)


def problems(read: Table) -> list[str]:
    return [str(fault) for fault in read.faults]


def rounds_of(*rows: str) -> Table:
    return table_of(table(ROUNDS, *rows).encode(), columns.ROUNDS)


def with_cell(row: str, place: int, cell: str) -> str:
    cells = next(csv.reader([row]))
    cells[place] = cell
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def test_cells_become_typed_values() -> None:
    values = rounds_of(SEED).rows[0].values
    assert values["amount"] == 2_000_000
    assert values["announced"] == PartialDate("2022-12-31")
    assert values["instrument"] is Instrument.EQUITY
    assert values["participants"] == ("Alder", "Cedar")


def test_empty_cells_are_unknown_and_never_zero() -> None:
    row = rounds_of(SERIES_A).rows[0]
    assert row.values["post_money"] is None
    assert row.values["participants"] == ()
    assert row.values["amount_qualifier"] is Qualifier.EXACT
    assert {"post_money", "participants", "amount_qualifier"}.isdisjoint(row.stated)


def test_month_stays_a_month() -> None:
    assert str(rounds_of(SERIES_A).rows[0].values["announced"]) == "2023-05"


def test_rates_and_metrics_are_exact_decimals() -> None:
    rates = table_of(table(FX, "2024-01-11,EUR,USD,1.0980,s1").encode(), columns.FX)
    assert rates.rows[0].values["rate"] == Decimal("1.098")
    assert str(rates.rows[0].values["rate"]) == "1.098"
    assert rates.rows[0].values["on"] == date(2024, 1, 11)
    metrics = table_of(table(METRICS, "Lumen,net_income,-5000.50,USD,2024,approx,s1,").encode(), columns.METRICS)
    assert metrics.rows[0].values["value"] == Decimal("-5000.5")


@pytest.mark.parametrize(
    ("place", "cell", "want"),
    [
        pytest.param(5, "2,5m", "amount: got '2,5m', want a whole number such as 2500000", id="words for a number"),
        pytest.param(5, "2500000.0", "amount: got '2500000.0', want a whole number such as 2500000", id="float"),
        pytest.param(5, "-1", "amount: got '-1', want a whole number such as 2500000", id="negative"),
        pytest.param(5, "٣", "amount: got '٣', want a whole number such as 2500000", id="other digits"),
        pytest.param(5, "9" * 19, f"amount: got '{'9' * 19}', want a whole number of at most 18 digits", id="absurd"),
        pytest.param(
            3, "1 Mar 2025", "announced: got '1 Mar 2025', want a date as YYYY-MM-DD, YYYY-MM or YYYY", id="date"
        ),
        pytest.param(6, "usd", "currency: got 'usd', want three capitals such as USD", id="currency"),
        pytest.param(
            12, "sure", "confidence: got 'sure', want one of: official, reported, disputed, extracted", id="enum"
        ),
        pytest.param(
            7,
            "10000001",
            "pre_money: got 10000001, want no more than post_money, which is 10000000",
            id="pre over post",
        ),
        pytest.param(0, "a b", "round_id: got 'a b', want an id without spaces, commas or semicolons", id="id"),
        pytest.param(1, "", "company: empty, want a value", id="no company"),
        pytest.param(
            6, "", "currency: empty although amount is given; want three capitals such as USD", id="no currency"
        ),
    ],
)
def test_bad_cell_is_reported_with_what_was_got_and_wanted(place: int, cell: str, want: str) -> None:
    read = rounds_of(with_cell(SEED, place, cell), SERIES_A)
    assert problems(read) == [f"facts/rounds.csv:2: {want}"]
    assert [row.values["round_id"] for row in read.rows] == ["lumen-a"]


def test_date_that_does_not_exist_is_a_fault() -> None:
    (problem,) = problems(rounds_of(with_cell(SEED, 3, "2023-02-29")))
    assert problem.startswith("facts/rounds.csv:2: announced: got '2023-02-29', want a date that exists")


def test_all_faults_of_a_row_are_reported_at_once() -> None:
    row = with_cell(with_cell(SEED, 5, "much"), 6, "dollars")
    assert [problem.split(":")[2].strip() for problem in problems(rounds_of(row))] == ["amount", "currency"]


def test_founded_wants_a_year_within_reason() -> None:
    read = table_of(table(COMPANIES, LUMEN.replace("2019", "219")).encode(), columns.COMPANIES)
    assert problems(read) == [
        "facts/companies.csv:2: founded: got '219', want a year from 1600 to 2100, such as 2021"
    ]


@pytest.mark.parametrize("cell", ["0", "-1.5", "1e3", "NaN", "inf", "1,1"])
def test_rate_wants_a_plain_number_above_zero(cell: str) -> None:
    read = table_of(table(FX, f'2024-01-11,EUR,USD,"{cell}",s1').encode(), columns.FX)
    assert read.rows == ()
    assert len(read.faults) == 1


def test_rate_of_a_currency_to_itself_is_a_fault() -> None:
    read = table_of(table(FX, "2024-01-11,EUR,EUR,1,s1").encode(), columns.FX)
    assert problems(read) == ["facts/fx.csv:2: quote: got EUR, want a currency other than base"]


@pytest.mark.parametrize(
    ("cells", "want"),
    [
        ("money,2.5m,USD", "value: got '2.5m', want a number such as 1.0987, of at most 24 digits before the point"),
        ("money,5,dollars", "unit: got 'dollars', want three capitals such as USD, because kind is money"),
        ("percent,5,percent", "unit: got 'percent', want nothing, because kind is percent"),
        ("count,5,", "unit: got '', want what is counted, because kind is count"),
        ("date,1 March,", "value: got '1 March', want a date as YYYY-MM-DD, YYYY-MM or YYYY, because kind is date"),
    ],
)
def test_detail_whose_value_does_not_fit_its_kind_is_a_fault(cells: str, want: str) -> None:
    read = table_of(table(DETAILS, f"lumen-a,{cells},s1").encode(), columns.DETAILS)
    assert len(read.faults) == 1
    assert str(read.faults[0]).startswith(f"facts/details.csv:2: {want}")


@pytest.mark.parametrize(
    ("cells", "want"),
    [
        ("headcount,5,people", "metric: got 'headcount', want the name 'employees', which means the same"),
        (
            "employes,5,people",
            "want a metric of index/facts/vocabulary.py such as employees; did you mean 'employees'?",
        ),
        ("employees,5,persons", "unit: got 'persons', want a unit such as USD per year or people"),
        ("arr,5,dollars", "unit: got 'dollars', want a unit such as USD per year or people"),
    ],
)
def test_metric_or_unit_outside_the_vocabulary_is_a_fault(cells: str, want: str) -> None:
    read = table_of(table(METRICS, f"Lumen,{cells},2024,exact,s1,").encode(), columns.METRICS)
    assert len(read.faults) == 1
    assert want in str(read.faults[0])


def test_money_of_a_metric_may_be_in_any_currency() -> None:
    rows = (f"Lumen,arr,5,{unit},{year},exact,s1," for year, unit in enumerate(["PLN", "EUR per year"], start=2020))
    assert not table_of(table(METRICS, *rows).encode(), columns.METRICS).faults


def test_figures_of_one_metric_and_day_differ_in_scope() -> None:
    rows = [f"Lumen,customers,5,customers,2024,exact,s1,,{scope}" for scope in ("shops", "homes", "shops")]
    read = table_of(table(METRICS + ",scope", *rows).encode(), columns.METRICS)
    assert len(read.rows) == 2
    (problem,) = problems(read)
    assert problem == (
        "facts/metrics.csv:4: company, metric, as_of, scope: got 'Lumen, customers, 2024, shops' again, "
        "want it once; line 2 has it"
    )


@pytest.mark.parametrize(
    ("cells", "want"),
    [
        ("amount,1.5bn,exact", "value: got '1.5bn' for amount, want a whole number such as 2500000"),
        ("announced,March,exact", "value: got 'March' for announced, want a date as YYYY-MM-DD, YYYY-MM or YYYY"),
        ("price,5,exact", "field: got 'price', want one of: round, series,"),
        ("commitment,5,exact", "investor: want whose commitment it is, and nothing for other fields"),
        (",5,exact", "field: empty, want a value"),
    ],
)
def test_alternative_is_read_like_the_field_that_it_is_about(cells: str, want: str) -> None:
    read = table_of(table(ALTERNATIVES, f"lumen-a,{cells},s1,").encode(), columns.ALTERNATIVES)
    assert read.rows == ()
    assert want in problems(read)[0]


def test_series_and_secondary_part_of_a_round_are_read_where_they_are() -> None:
    header = ROUNDS + ",series,amount_includes_secondary"
    data = table(header, SEED + ",Seed,yes", SERIES_A + ",,").encode()
    first, second = (row.values for row in table_of(data, columns.ROUNDS).rows)
    assert (first["series"], first["amount_includes_secondary"]) == ("Seed", True)
    assert (second["series"], second["amount_includes_secondary"]) == (None, False)


def test_series_outside_the_vocabulary_is_a_fault() -> None:
    data = table(ROUNDS + ",series,amount_includes_secondary", SEED + ",Sede,sure").encode()
    assert problems(table_of(data, columns.ROUNDS)) == [
        "facts/rounds.csv:2: series: got 'Sede', want a term such as Seed, Series A or Growth; did you mean 'Seed'?",
        "facts/rounds.csv:2: amount_includes_secondary: got 'sure', want yes or no",
    ]


def test_repeated_id_is_reported_with_the_line_of_the_first() -> None:
    read = rounds_of(SEED, SERIES_A, SEED)
    assert problems(read) == ["facts/rounds.csv:4: round_id: got 'lumen-seed' again, want it once; line 2 has it"]
    assert len(read.rows) == 2


def test_wrong_number_of_cells_is_one_fault() -> None:
    (problem,) = problems(rounds_of(SEED + ",more", SERIES_A))
    assert problem == "facts/rounds.csv:2: has 16 cells, want 15; put a cell that holds a comma in quotes"


@pytest.mark.parametrize(
    ("header", "want", "kept"),
    [
        pytest.param(
            SOURCES.replace("url", "link"), ["column 'url' is missing", "column 'link' is unknown"], 1, id="renamed"
        ),
        pytest.param(
            SOURCES.replace("publisher", "publsher"),
            ["column 'publisher' is missing", "column 'publsher' is unknown; did you mean 'publisher'?"],
            1,
            id="typo",
        ),
        pytest.param(
            SOURCES.replace("url", "title"),
            ["column 'title' stands there 2 times, want it once", "column 'url' is missing"],
            0,
            id="twice",
        ),
        pytest.param(
            SOURCES.replace("source_id", "id"),
            ["column 'source_id' is missing", "column 'id' is unknown"],
            0,
            id="no key",
        ),
    ],
)
def test_header_faults_are_all_named(header: str, want: list[str], kept: int) -> None:
    read = table_of(table(header, PAGE).encode(), columns.SOURCES)
    assert problems(read) == [f"facts/sources.csv:1: header: {problem}" for problem in want]
    assert len(read.rows) == kept
    assert read.usable is bool(kept)


def test_columns_may_stand_in_any_order() -> None:
    read = table_of(b"title,published,url,publisher,source_id\nA page,2024,,,s9\n", columns.SOURCES)
    assert not read.faults
    assert read.rows[0].values["source_id"] == "s9"


def test_semicolons_between_columns_are_named_as_such() -> None:
    read = table_of(SOURCES.replace(",", ";").encode(), columns.SOURCES)
    assert "separated by semicolons or tabs, want commas" in problems(read)[0]


def test_empty_file_wants_a_header() -> None:
    assert problems(table_of(b"", columns.SOURCES)) == [f"facts/sources.csv: is empty, want a header row: {SOURCES}"]


def test_optional_columns_of_rounds_are_read_where_they_are() -> None:
    header = ROUNDS + ",amount_qualifier,equity_amount,overlaps_with,valuation_basis"
    data = table(header, SEED + ",up_to,1500000,other-round,post").encode()
    values = table_of(data, columns.ROUNDS).rows[0].values
    assert values["amount_qualifier"] is Qualifier.UP_TO
    assert values["equity_amount"] == 1_500_000
    assert values["overlaps_with"] == ("other-round",)


def test_equity_part_above_the_whole_is_a_fault() -> None:
    data = table(ROUNDS + ",equity_amount", SEED + ",2000001").encode()
    (problem,) = problems(table_of(data, columns.ROUNDS))
    assert "equity_amount: got 2000001, want no more than amount, which is 2000000" in problem


def test_byte_order_mark_and_crlf_are_no_faults() -> None:
    data = b"\xef\xbb\xbf" + table(ROUNDS, SEED, SERIES_A, end="\r\n").encode()
    read = table_of(data, columns.ROUNDS)
    assert not read.faults
    assert [row.origin.line for row in read.rows] == [2, 3]
    assert read.text is not None
    assert [read.text[row.origin.start : row.origin.end] for row in read.rows] == [SEED, SERIES_A]


def test_record_with_line_breaks_keeps_its_first_line_and_its_span() -> None:
    noted = SEED + '"first line\r\nsecond, with ""quotes"""'
    read = rounds_of(noted, SERIES_A)
    assert [row.origin.line for row in read.rows] == [2, 4]
    assert read.rows[0].values["notes"] == 'first line\r\nsecond, with "quotes"'
    assert read.text is not None
    assert read.text[read.rows[0].origin.start : read.rows[0].origin.end] == noted


def test_blank_lines_and_lines_of_commas_are_passed_over() -> None:
    read = rounds_of("", SEED, "," * 14, "", SERIES_A)
    assert not read.faults
    assert [row.origin.line for row in read.rows] == [3, 6]


def test_forgotten_quote_costs_one_row_only() -> None:
    read = rounds_of(SEED + '"never closed', SERIES_A, SEED.replace("lumen-seed", "lumen-b") + '"fine"')
    assert [row.values["round_id"] for row in read.rows] == ["lumen-a", "lumen-b"]
    (problem,) = problems(read)
    assert problem.startswith("facts/rounds.csv:2: not a CSV row")


def test_bad_byte_costs_one_row_and_names_its_line() -> None:
    data = table(ROUNDS, SEED, SERIES_A).encode().replace(b"Birch,Alder", b"B\xeerch,Alder")
    read = table_of(data, columns.ROUNDS)
    assert problems(read) == ["facts/rounds.csv:2: byte 0xee on line 2 is not UTF-8; save the file as UTF-8"]
    assert [row.values["round_id"] for row in read.rows] == ["lumen-a"]
    assert read.text is not None
    assert read.text[read.rows[0].origin.start : read.rows[0].origin.end] == SERIES_A
    read.text.encode()


def test_nul_is_a_fault_of_its_row() -> None:
    data = table(ROUNDS, SEED.replace("lamps", "la\0mps"), SERIES_A).encode()
    assert [fault.line for fault in table_of(data, columns.ROUNDS).faults] == [2]


def test_utf_16_file_is_one_clear_fault() -> None:
    (problem,) = problems(table_of(table(SOURCES, PAGE).encode("utf-16"), columns.SOURCES))
    assert "save the file as UTF-8" in problem


def test_absent_table_is_empty_without_a_fault(tmp_path: Path) -> None:
    read = read_tables(tmp_path)
    assert not any(one.faults or one.rows or one.usable for one in read.values())


def test_file_above_the_limit_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text(table(SOURCES, PAGE))
    (problem,) = problems(read_table(path, columns.SOURCES, max_bytes=20))
    assert "more than the 20 allowed" in problem


def test_folder_in_the_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").mkdir()
    (problem,) = problems(read_table(tmp_path / "sources.csv", columns.SOURCES))
    assert "cannot be read" in problem


@pytest.mark.parametrize("spec", columns.TABLES, ids=lambda spec: spec.name)
def test_first_field_of_a_key_is_one_that_a_row_must_have(spec: TableSpec) -> None:
    fields = {column.target: column.needed for column in spec.columns}
    assert fields[spec.key[0]]
    assert set(spec.key) <= fields.keys()


@given(st.binary(max_size=300))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    for start in (b"", SOURCES.encode() + b"\n"):
        read = table_of(start + data, columns.SOURCES)
        assert read.text is not None
        read.text.encode()
        for fault in read.faults:
            str(fault).encode()


_CELL = st.text(alphabet=st.sampled_from("ab,\"\r\n é;'"), max_size=6)


@given(st.lists(st.lists(_CELL, min_size=2, max_size=3), max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_written_rows_are_read_back_from_their_spans(rows: list[list[str]], end: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    text = out.getvalue()
    read = list(raw_rows(text, file="f"))
    assert [list(row.cells) for row in read] == [row for row in rows if any(cell.strip() for cell in row)]
    for row in read:
        again = next(csv.reader(io.StringIO(text[row.origin.start : row.origin.end], newline="")))
        assert tuple(again) == row.cells


@given(st.binary(max_size=60))
def test_replacing_bad_bytes_moves_no_offset(data: bytes) -> None:
    assert len(printable(decoded(data))) == len(decoded(data))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_exact_loses_nothing(value: Decimal) -> None:
    assert exact(f"{value:f}") == value


@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_whole_amounts_are_read_as_they_are(amount: int) -> None:
    assert whole(str(amount)) == amount


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_dates_keep_their_precision(day: date, length: int) -> None:
    iso = day.isoformat()[:length]
    read = partial_date(iso)
    assert read.iso == iso
    assert read.first <= day <= read.last
