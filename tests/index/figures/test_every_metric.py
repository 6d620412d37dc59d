"""Every metric of every record of the shipped corpus: workings come to their values, inputs are what the table says.

The derived ones are held against ``restated``, which knows nothing of the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from index.corpus import load_corpus
from index.facts.schema import Commitment, Company, CompanyMetric, Facts, FxRate, PartialDate, Round
from index.facts.table import FactsTable
from index.figures.catalogue import METRICS, Level, Metric, metric_named
from index.figures.cells import Cell, Record
from index.figures.compute import Figure, Missing, compute
from index.figures.figure import row_of
from index.figures.query import FigureQuery, Filter, Op
from index.figures.working import Given, evaluated, givens, rounded
from tests.index.figures import restated

CORPUS = Path(__file__).parents[3] / "corpus"
BY_NAME = [pytest.param(metric, id=metric.name) for metric in METRICS]
FIELD_OF_LEVEL = {Level.ROUND: "round_id", Level.COMPANY: "company"}


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_corpus(CORPUS).facts


@pytest.fixture(scope="module")
def table(facts: Facts) -> FactsTable:
    return FactsTable(facts)


@pytest.fixture(scope="module")
def by_id(facts: Facts) -> dict[str, object]:
    records: tuple[Round | Company | Commitment | CompanyMetric | FxRate, ...]
    records = (*facts.rounds, *facts.companies, *facts.commitments, *facts.metrics, *facts.fx)
    return {one.fact_id: one for one in records}


def records_of(metric: Metric, facts: Facts) -> tuple[Record, ...]:
    if metric.level is Level.ROUND:
        return facts.rounds
    return facts.companies if metric.level is Level.COMPANY else facts.commitments


def all_cells(metric: Metric, one: Record, table: FactsTable) -> list[Cell]:
    several = metric.every or metric.series
    return [metric.of(one, table), *(several(one, table) if several else ())]


@pytest.mark.parametrize("metric", BY_NAME)
def test_a_cell_has_a_value_or_the_reason_why_it_has_none(metric: Metric, facts: Facts, table: FactsTable) -> None:
    for one in records_of(metric, facts):
        cell = metric.of(one, table)
        has = cell.expression is not None or cell.text is not None or bool(cell.names)
        assert has is (cell.missing is None), cell
        assert (cell.expression is not None) is (cell.missing is None and metric.kind.is_number)
        assert cell.missing is None or cell.missing.strip()
        assert cell.unit or cell.missing, cell


@pytest.mark.parametrize("metric", BY_NAME)
def test_every_working_comes_to_its_value_and_rests_on_what_the_table_states(
    metric: Metric, facts: Facts, table: FactsTable, by_id: dict[str, object]
) -> None:
    for one in records_of(metric, facts):
        for cell in all_cells(metric, one, table):
            assert table.origin(cell.fact_id) is not None
            if cell.expression is None:
                continue
            assert row_of(cell, metric).value == rounded(evaluated(cell.expression), cell.unit)
            for given in givens(cell.expression):
                assert given.value == stated(by_id[given.fact_id], given), given


def stated(record: object, given: Given) -> Fraction:
    """What the record says in the field that an input names: one for what is only counted."""
    if given.unit == "count" and given.field not in {"value"}:
        names = getattr(record, given.field)
        assert given.label in names or given.field == "round_id"
        return Fraction(1)
    value = getattr(record, given.field)
    return Fraction(value.first.toordinal() if isinstance(value, PartialDate) else value)


@pytest.mark.parametrize("metric", [m for m in METRICS if m.level is not Level.COMMITMENT], ids=lambda m: m.name)
def test_a_question_about_one_record_has_its_value_and_says_how_it_is_hedged(
    metric: Metric, facts: Facts, table: FactsTable
) -> None:
    for one in records_of(metric, facts):
        assert not isinstance(one, Commitment)
        name = one.fact_id.partition(":")[2]
        figure = compute(
            FigureQuery(metric.name, filters=(Filter(FIELD_OF_LEVEL[metric.level], Op.EQ, (name,)),)), table
        )
        cell = metric.of(one, table)
        if isinstance(figure, Missing):
            assert figure.reason == cell.missing
        elif cell.expression is not None:
            assert figure.working is not None
            assert figure.value == rounded(evaluated(figure.working), figure.unit)
            assert figure.hedge is row_of(cell, metric).hedge
        else:
            assert figure.value == (cell.text or ", ".join(cell.names))


Restated = Callable[[Facts, Record], Fraction | None]
DERIVED: dict[str, Callable[..., Fraction | None]] = {
    "valuation_growth": restated.growth,
    "cumulative_raised": restated.cumulative,
    "share_of_year": restated.share_of_year,
    "days_since_previous": restated.days_since,
    "months_since_previous": restated.months_since,
    "revenue_multiple": restated.revenue_multiple,
    "valuation": restated.valuation,
    "raised_per_employee": restated.raised_per_employee,
}


@pytest.mark.parametrize("name", DERIVED)
def test_a_derived_metric_is_what_its_plain_restatement_says(name: str, facts: Facts, table: FactsTable) -> None:
    metric = metric_named(name)
    found = {one.fact_id: metric.of(one, table).value for one in records_of(metric, facts)}
    expected = {one.fact_id: DERIVED[name](facts, one) for one in records_of(metric, facts)}
    assert sum(value is not None for value in found.values()) > 10
    assert found == expected


@pytest.mark.parametrize("name", ["share_of_round", "commitment_to_valuation"])
def test_a_commitment_is_in_percent_of_its_round_or_valuation(name: str, facts: Facts, table: FactsTable) -> None:
    rounds = {one.round_id: one for one in facts.rounds}
    seen = 0
    for one in facts.commitments:
        within = rounds[one.round_id]
        assert within.currency == one.currency
        whole = within.amount if name == "share_of_round" else restated.post(within)
        expected = Fraction(one.amount, whole) * 100 if whole else None
        assert metric_named(name).of(one, table).value == expected
        seen += expected is not None
    assert seen > 30


def test_the_percentages_of_all_counted_rounds_of_a_year_come_to_a_hundred(facts: Facts, table: FactsTable) -> None:
    shares = metric_named("share_of_year")
    for year in ("2023", "2024", "2025", "2026"):
        rounds = [one for one in facts.rounds if str(one.announced).startswith(year)]
        values = [shares.of(one, table).value for one in restated.counted(rounds)]
        assert sum((value for value in values if value is not None), Fraction(0)) == 100


def test_a_figure_in_the_table_is_a_whole_number_of_its_unit_or_keeps_its_fraction(table: FactsTable) -> None:
    assert rounded(Fraction(6, 5), "GW") == Decimal("1.20")
    figure = compute(FigureQuery("active_power", filters=(Filter("company", Op.EQ, ("CoreWeave",)),)), table)
    assert isinstance(figure, Figure)
    assert (figure.value, figure.unit) == (Decimal("850.00"), "MW")
