"""A figure query prints as one readable line, and refuses what contradicts itself."""

from __future__ import annotations

from datetime import date

import pytest

from index.errors import QueryError
from index.figures.query import LATEST, Aggregate, CompareOp, Comparison, FigureQuery, Filter, Money, Op, Period

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31), "2025")


@pytest.mark.parametrize(
    ("query", "line"),
    [
        pytest.param(
            FigureQuery(
                "pre_money", None, (Filter("company", Op.EQ, ("Anthropic",)), Filter("round", Op.EQ, ("Series E",)))
            ),
            'pre_money where company = Anthropic and round = "Series E"',
            id="one round",
        ),
        pytest.param(
            FigureQuery("amount", None, (Filter("company", Op.EQ, ("OpenAI",)),), LATEST, currency="EUR"),
            "amount where company = OpenAI pick 1 by announced desc in EUR",
            id="latest round in euros",
        ),
        pytest.param(
            FigureQuery("raised", Aggregate.SUM, (Filter("announced", Op.IN, (YEAR,)),), group_by="company", limit=3),
            "sum(raised) where announced in 2025 by company order raised desc limit 3",
            id="ranking of groups",
        ),
        pytest.param(
            FigureQuery("round", Aggregate.COUNT, (Filter("amount", Op.GE, (Money(10**9, "USD"),)),)),
            "count(round) where amount >= 1000000000 USD",
            id="bound",
        ),
        pytest.param(
            Comparison(CompareOp.RATIO, (FigureQuery("amount"), FigureQuery("post_money"))),
            "ratio(amount; post_money)",
            id="comparison",
        ),
    ],
)
def test_a_query_prints_as_one_line(query: FigureQuery | Comparison, line: str) -> None:
    assert str(query) == line


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(QueryError, match="ends before it starts"):
        Period(date(2025, 2, 1), date(2025, 1, 1))
