"""The formulas of the trade on rounds that one can check by eye."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.facts.schema import Instrument, ValuationBasis
from index.figures.compute import Figure, Missing, compute
from index.figures.query import FigureQuery, Filter, Op
from tests.builders import a_rate, a_round, table_of


def figure(metric: str, *rounds: object, of: str = "Series B", **more: object) -> Figure | Missing:
    table = table_of(*rounds, **more)  # type: ignore[arg-type] # rounds and rates, as the builder takes them
    return compute(FigureQuery(metric, filters=(Filter("round", Op.EQ, (of,)),)), table)


def value(found: Figure | Missing) -> Decimal | str | None:
    assert isinstance(found, Figure), found
    return found.value


def reason(found: Figure | Missing) -> str:
    assert isinstance(found, Missing), found
    return found.reason


A = a_round(name="Series A", announced="2024-01-10", amount=20, post_money=100)
B = a_round(name="Series B", announced="2025-01-10", amount=50, post_money=400)


def test_pre_money_is_post_money_less_the_amount_and_says_so() -> None:
    found = figure("pre_money", B)
    assert value(found) == 350
    assert isinstance(found, Figure)
    assert any("computed" in note for note in found.notes)


def test_a_stated_pre_money_is_used_as_it_stands_and_says_so() -> None:
    found = figure("pre_money", a_round(name="Series B", amount=50, pre_money=340, post_money=400))
    assert value(found) == 340
    assert isinstance(found, Figure)
    assert any("stated by a source" in note for note in found.notes)


def test_post_money_is_computed_where_only_pre_money_is_stated() -> None:
    assert value(figure("post_money", a_round(name="Series B", amount=50, pre_money=350))) == 400


def test_a_headline_valuation_that_is_pre_money_is_never_taken_for_post_money() -> None:
    headline = a_round(name="Series B", amount=50, post_money=350, valuation_basis=ValuationBasis.PRE)
    assert value(figure("post_money", headline)) == 400
    assert value(figure("pre_money", headline)) == 350


def test_a_valuation_of_unspecified_basis_says_so_wherever_it_is_used() -> None:
    for metric in ("post_money", "pre_money", "stake_sold"):
        found = figure(metric, B)
        assert isinstance(found, Figure)
        assert any("pre- or post-money" in note for note in found.notes), metric


def test_stake_sold_is_the_amount_over_post_money_in_percent() -> None:
    assert value(figure("stake_sold", B)) == Decimal("12.50")


def test_step_up_is_this_pre_money_over_the_last_post_money() -> None:
    assert value(figure("step_up", A, B)) == Decimal("3.50")


def test_valuation_multiple_is_post_money_over_the_last_post_money() -> None:
    assert value(figure("valuation_multiple", A, B)) == Decimal("4.00")


def test_step_up_passes_over_a_secondary_sale_and_names_it() -> None:
    sale = a_round(name="Tender", announced="2024-06-01", instrument=Instrument.SECONDARY, amount=5, post_money=300)
    found = figure("step_up", A, sale, B)
    assert value(found) == Decimal("3.50")
    assert isinstance(found, Figure)
    assert any("Tender" in note for note in found.notes)


def test_step_up_converts_where_the_last_round_was_in_another_currency() -> None:
    euros = a_round(name="Series A", announced="2024-01-10", amount=20, post_money=100, currency="EUR")
    found = figure("step_up", euros, B, fx=(a_rate("2024-01-10", "USD", "1.25"),))
    assert value(found) == Decimal("2.80")


def test_step_up_converts_at_the_rate_of_the_last_rounds_day_not_of_this_one() -> None:
    euros = a_round(name="Series A", announced="2024-01-10", amount=20, post_money=100, currency="EUR")
    rates = (a_rate("2024-01-10", "USD", "1.25"), a_rate("2025-01-10", "USD", "2"))
    assert value(figure("step_up", euros, B, fx=rates)) == Decimal("2.80")


def test_step_up_without_a_rate_is_missing_and_says_which() -> None:
    euros = a_round(name="Series A", announced="2024-01-10", amount=20, post_money=100, currency="EUR")
    assert "EUR to USD" in reason(figure("step_up", euros, B))


def test_the_first_round_has_no_step_up() -> None:
    assert "no earlier priced round" in reason(figure("step_up", B))


@pytest.mark.parametrize("instrument", [Instrument.SECONDARY, Instrument.BUYOUT, Instrument.DEBT])
@pytest.mark.parametrize("metric", ["pre_money", "stake_sold", "step_up", "valuation_multiple"])
def test_deals_without_new_shares_have_no_price_of_their_own(metric: str, instrument: Instrument) -> None:
    deal = a_round(name="Series B", announced="2025-01-10", amount=50, post_money=400, instrument=instrument)
    assert isinstance(figure(metric, A, deal), Missing)


def test_of_a_package_only_the_stated_equity_part_counts_as_raised() -> None:
    package = a_round(name="Series B", amount=100, post_money=400, instrument=Instrument.DEBT_AND_EQUITY)
    assert "equity part" in reason(figure("raised", package))
    with_part = a_round(
        name="Series B", amount=100, equity_amount=40, post_money=400, instrument=Instrument.DEBT_AND_EQUITY
    )
    assert value(figure("raised", with_part)) == 40
    assert value(figure("pre_money", with_part)) == 360


@pytest.mark.parametrize("metric", ["amount", "raised", "pre_money", "post_money", "stake_sold", "announced"])
def test_an_unknown_fact_is_missing_and_never_zero(metric: str) -> None:
    assert isinstance(figure(metric, a_round(name="Series B", announced=None)), Missing)
