"""What an answer was about: the one round or company that a pronoun means, and what the answer was a list of."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from bot.answers.carrying import ROLES
from bot.answers.shapes.asked import MONEY_RAISED
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level
from index.figures.figure import Figure
from index.figures.holding import names_of
from index.figures.query import Aggregate, Check, FigureQuery, Query, simple_queries


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer was about: a company, and the one round of it, where there is just one."""

    company: str | None = None
    round: Round | None = None
    noun: str = "rounds"
    """What a list or a total was of: rounds, companies, investors."""
    measured: str | None = None
    """The number that was asked for, in words: "amount", "post-money"."""
    role: str | None = None
    """The metric, where names of investors were asked for: lead_investors."""
    names: tuple[str, ...] = ()
    """The investors that were named."""
    held: str | None = None
    """Whose rounds were counted, where a ranking was answered with one investor: "led by X"."""
    totalled: str | None = None
    """What the place in a ranking was measured by, where it was a total or a count: "total raised"."""
    is_cut: bool = False
    """Whether the answer was some of those that fit: the five largest."""

    @property
    def label(self) -> str:
        """The company with its round, as one would type it."""
        return self.round.label if self.round else self.company or ""


def subject_of(figure: Figure, table: FactsTable) -> Subject:
    """What a figure is about: the one round that it rests on, or the one company, and what was measured."""
    query = figure.query
    measured = figure.metric.synonyms[0] if figure.metric.synonyms and figure.metric.kind.is_number else None
    noun = "companies" if figure.metric.name in {"company", "company_name"} else "rounds"
    if noun == "companies" and isinstance(query, FigureQuery) and MONEY_RAISED in query.filters:
        noun = "companies that raised"
    role = figure.metric.name if figure.metric.kind is Kind.NAMES and noun == "rounds" else None
    if role and figure.metric.level is Level.ROUND:
        noun = "investors"
    if not isinstance(query, FigureQuery):
        return Subject(_only_company(query), noun="rounds" if isinstance(query, Check) else noun)
    one = _one_round(figure, query, table)
    companies = {str(value) for f in query.filters if f.field == "company" for value in f.values}
    if query.group_by == "company" and isinstance(figure.value, str):
        companies = {figure.value}
    company = one.company if one else companies.pop() if len(companies) == 1 else None
    names = names_of(figure)
    is_cut = (query.limit or 1) > 1 or _is_tied(figure, query, len(names))
    held = _held(figure, query)
    first = query.is_of_one_group
    totalled = _TOTALS.get((query.aggregate, query.metric)) if first else None
    return Subject(company, one, noun, measured, role, names if role else (), held, totalled, is_cut)


_TOTALS: dict[tuple[Aggregate | None, str], str] = {
    (Aggregate.SUM, "raised"): "total raised",
    (Aggregate.SUM, "amount"): "total amount",
    (Aggregate.COUNT, "round"): "how many rounds",
}


def _held(figure: Figure, query: FigureQuery) -> str | None:
    """Whose or which rounds a ranking was answered with, as one would type it: “led by Pier”, “in Q3 2025”."""
    group, winner = query.group_by, figure.value
    if group is None or not query.is_of_one_group or len(figure.rows) != 1 or not isinstance(winner, str):
        return None
    if group in ROLES:
        return f"{ROLES[group]} {winner}"
    if group == "quarter":
        return "in " + " ".join(reversed(winner.split()))
    if group == "month":
        year, month = winner.split("-")
        return f"in {calendar.month_name[int(month)]} {year}"
    return f"in {winner}" if group in {"year", "sector", "country", "city", "region"} else None


def _only_company(query: Query) -> str | None:
    """The one company that all sides of a comparison, or what is checked, are about."""
    sides = simple_queries(query)
    named = [{str(v) for f in side.filters if f.field == "company" for v in f.values} for side in sides]
    return named[0].pop() if named and len(named[0]) == 1 and all(one == named[0] for one in named) else None


def _is_tied(figure: Figure, query: FigureQuery, names: int) -> bool:
    """Whether several share the place that was asked for, so that nobody can say which of them is meant."""
    of_several = query.pick is not None and query.pick.position != (query.pick.last or query.pick.position)
    return of_several or (bool(query.group_by) and isinstance(figure.value, str) and names > 1)


def _one_round(figure: Figure, query: FigureQuery, table: FactsTable) -> Round | None:
    """The round that a value is of, unless it is one of a company or of many rounds."""
    if query.aggregate in {Aggregate.MIN, Aggregate.MAX} and figure.rows and (query.limit or 1) == 1:
        best = figure.rows[0]
        metric = figure.metric
        fits = [
            one
            for one in figure.rounds
            if f"round:{one.round_id}" == best.fact_id
            or (best.label == one.company and metric.of_round(one, table).value == best.value)
        ]
        return fits[0] if len(fits) == 1 else None
    if query.group_by or query.aggregate is Aggregate.COUNT or len(figure.rounds) != 1:
        return None
    return figure.rounds[0]
