"""The working is a tree that evaluates to the value, exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from index.figures.compute import Figure, compute
from index.figures.query import Aggregate, FigureQuery
from index.figures.working import Combined, Given, Operator, evaluated, givens, rounded, written
from tests.builders import a_round, table_of

amounts = st.integers(1, 10**15)


def leaf(value: int, label: str = "a") -> Given:
    return Given(label, Fraction(value), "USD", f"round:{label}", "amount")


@given(st.lists(amounts, min_size=1, max_size=30), st.sampled_from(Aggregate))
def test_every_working_evaluates_to_its_figure(values: list[int], aggregate: Aggregate) -> None:
    rounds = [a_round(f"Company {n}", amount=value) for n, value in enumerate(values)]
    figure = compute(FigureQuery("raised", aggregate), table_of(*rounds))
    assert isinstance(figure, Figure)
    trees = [(figure.value, figure.unit, figure.working)] if figure.working else []
    trees += [(row.value, row.unit, row.working) for row in figure.rows if row.working]
    assert trees
    for value, unit, working in trees:
        assert working is not None
        assert rounded(evaluated(working), unit) == value


@given(post=amounts, amount=amounts)
def test_pre_money_stake_and_remainder_fit_together(post: int, amount: int) -> None:
    one = a_round(amount=amount, post_money=post + amount)
    pre = compute(FigureQuery("pre_money"), table_of(one))
    stake = compute(FigureQuery("stake_sold"), table_of(one))
    assert isinstance(pre, Figure)
    assert isinstance(stake, Figure)
    assert pre.value == post
    assert stake.working is not None
    assert evaluated(stake.working) * (post + amount) == amount * 100


@given(st.fractions(min_value=Fraction(1, 10**9), max_value=10**9))
def test_a_share_never_rounds_to_nothing(value: Fraction) -> None:
    assert rounded(value, "percent") > 0


@given(st.fractions())
def test_rounding_moves_money_by_at_most_half_a_unit(value: Fraction) -> None:
    assert abs(Fraction(rounded(value, "USD")) - value) <= Fraction(1, 2)


def test_small_percentages_keep_three_significant_digits() -> None:
    assert rounded(Fraction(123456, 10**8), "percent") == Decimal("0.00123")


def test_inputs_come_once_and_in_order() -> None:
    tree = Combined(Operator.DIVIDE, (Combined(Operator.SUBTRACT, (leaf(9, "b"), leaf(2, "a"))), leaf(9, "b")))
    assert [found.label for found in givens(tree)] == ["b", "a"]


def test_inner_sums_are_written_in_brackets() -> None:
    tree = Combined(Operator.DIVIDE, (Combined(Operator.SUBTRACT, (leaf(9), leaf(2))), leaf(7)))
    assert written(tree, lambda one: str(one.value)) == "(9 − 2) ÷ 7"


def test_long_sums_are_shown_by_their_ends_and_say_how_many_inputs_they_have() -> None:
    tree = Combined(Operator.ADD, tuple(leaf(n, str(n)) for n in range(20)))
    line = written(tree, lambda one: str(one.value))
    assert line == "0 + 1 + 2 + 3 + … + 19 (20 inputs)"
