"""What computing a figure query yields: a Figure, or the reason why there is none. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from index.facts.schema import Qualifier, Round
from index.figures.catalogue import Metric
from index.figures.cells import Cell, Record
from index.figures.exchange import before_exchange
from index.figures.query import Aggregate, FigureQuery, Query
from index.figures.working import Expression, Given, Operator, evaluated, givens, rounded


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of a list, ranking or group."""

    label: str
    value: Decimal | str | None
    unit: str
    working: Expression | None = None
    fact_id: str | None = None
    hedge: Qualifier = Qualifier.EXACT
    field: str | None = None
    """The column of the fact that states the value, where one does."""
    record: Record | None = None
    """The record that the row is of, where it is of one."""
    beside: tuple[FigureRow, ...] = ()
    """What else is shown of the record; the label of each is the title of its metric."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed value with its working, the rounds it rests on and what must be said with it."""

    query: Query
    metric: Metric
    label: str
    """What the value is of: ``Anthropic Series E``, ``3 rounds``."""
    unit: str
    value: Decimal | str | None = None
    working: Expression | None = None
    rows: tuple[FigureRow, ...] = ()
    rounds: tuple[Round, ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    """The facts that state a value which is no number and rests on no round."""
    as_of: Given | None = None
    """The day that the value is of, where it is not that of a round: an input, counted in days."""

    lacks: bool = False
    """Whether values that belong into a sum are not known, so that it may be more."""

    @property
    def may_be_more(self) -> bool:
        """Whether the value is a floor: some of it is not known, or stated as at least so much."""
        return self.lacks or self._rests_on(Qualifier.AT_LEAST)

    @property
    def may_be_less(self) -> bool:
        """Whether the value is a ceiling: some of it is stated as up to so much."""
        return self._rests_on(Qualifier.UP_TO)

    def _rests_on(self, hedge: Qualifier) -> bool:
        return self.working is not None and any(given.hedge is hedge for given in givens(self.working))

    @property
    def hedge(self) -> Qualifier:
        """How the value is to be hedged: as its inputs are, for a hedge is part of the fact.

        A sum of floors is a floor and a sum of ceilings a ceiling; whatever else rests on a hedged input is about so
        much.
        """
        if self.working is None or not isinstance(self.value, Decimal):
            return Qualifier.EXACT
        if isinstance(self.query, FigureQuery) and self.query.aggregate in {Aggregate.MIN, Aggregate.MAX}:
            return self.rows[0].hedge
        return hedge_of(self.working)


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a query has no figure, and the rounds that came nearest to having one."""

    query: Query
    reason: str
    rounds: tuple[Round, ...] = ()


Result = Figure | Missing


def row_of(cell: Cell, metric: Metric) -> FigureRow:
    """A record's value as a line of a list."""
    if cell.expression is None:
        text = cell.text or ", ".join(cell.names) or None
        return FigureRow(cell.label, text, cell.unit, None, cell.fact_id, field=metric.name, record=cell.record)
    field = cell.expression.field if isinstance(cell.expression, Given) else None
    value, hedge = value_of(cell.expression, cell.unit), hedge_of(cell.expression)
    return FigureRow(cell.label, value, cell.unit, cell.expression, cell.fact_id, hedge, field, cell.record)


def hedge_of(working: Expression) -> Qualifier:
    """The hedge on a value, which converting keeps: a sum of floors is a floor, and one of ceilings a ceiling.

    Whatever else rests on a hedged input is about so much.
    """
    stated = before_exchange(working)
    if isinstance(stated, Given):
        return stated.hedge
    adds = stated.operator is Operator.ADD
    hedges = {hedge_of(part) for part in stated.parts} - {Qualifier.EXACT}
    if len(hedges) == 1 and adds and hedges <= {Qualifier.AT_LEAST, Qualifier.UP_TO}:
        return hedges.pop()
    return Qualifier.APPROX if hedges else Qualifier.EXACT


def value_of(expression: Expression, unit: str) -> Decimal:
    """The value of a working as it is reported."""
    return rounded(evaluated(expression), unit)


def rounds_behind(cells: list[Cell]) -> tuple[Round, ...]:
    """The rounds that values rest on, each once."""
    return tuple(dict.fromkeys(cell.round for cell in cells if cell.round is not None))


def inputs_of(figure: Figure) -> tuple[Given, ...]:
    """The stated numbers that a figure was computed from, each once."""
    rows = [one for row in figure.rows for one in (row, *row.beside)]
    trees = [row.working for row in rows if row.working is not None]
    trees = [figure.working, *trees] if figure.working is not None else trees
    return tuple(dict.fromkeys(given for tree in trees for given in givens(tree)))
