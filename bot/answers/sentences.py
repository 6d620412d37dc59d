"""The one sentence that states a figure: what it is of, the value, the marks of what it rests on."""

from __future__ import annotations

from decimal import Decimal

from index.facts.schema import ValuationBasis
from index.figures.catalogue import Kind, Level
from index.figures.compute import Figure, FigureRow
from index.figures.display import displayed
from index.figures.query import Aggregate, Check, CompareOp, Comparison, FigureQuery, subject, when

_SENTENCES = {
    "amount": "The amount of {of} was {value}",
    "raised": "{of} brought in {value}",
    "announced": "{of} was announced {on} {value}",
    "lead_investors": "{of} was led by {value}",
    "participants": "{value} took part in {of} without leading it",
    "investors": "{value} invested in {of}",
    "investor_count": "{value} investors are named for {of}",
    "instrument": "{of} is classed as {value}",
    "stake_sold": "The buyers of {of} hold {value} of the company for it",
    "use_of_funds": "The money of {of} is for: {value}",
    "round": "It was {of}",
    "round_name": "It was {of}",
    "name": "It was {of}",
    "company": "{value}: {of}",
    "company_name": "It is {value}",
    "founders": "{of} was founded by {value}",
    "founded": "{of} was founded in {value}",
    "headquarters": "{of} is based in {value}",
    "city": "{of} is based in {value}",
    "country": "{of} is based in {value}",
    "employees": "{of} had {value} employees",
    "customers": "{of} had {value} customers",
    "users": "{of} had {value} users",
    "sector": "The sector of {of} is {value}",
    "cumulative_raised": "Up to and including {of}, {value} was raised in all",
    "share_of_round": "{of}: {value} of the round",
    "commitment_to_valuation": "{of}: {value} of the valuation",
    "commitment": "The stated commitment of {of} was {value}",
}
_AGGREGATES = {
    Aggregate.SUM: "total",
    Aggregate.MEAN: "average",
    Aggregate.MEDIAN: "median",
    Aggregate.MIN: "smallest",
    Aggregate.MAX: "largest",
    Aggregate.RANGE: "range of",
    Aggregate.COUNT: "number of",
    Aggregate.LATEST: "latest",
}


def sentence(figure: Figure, display: str, marks: str) -> str:
    """The sentence; ``display`` is the value as people write it, ``marks`` are those of its citations."""
    query = figure.query
    if isinstance(query, Check):
        return f"{_verdict(figure)}{marks}."
    if isinstance(query, Comparison):
        return f"{_compared(query, figure, display)}{marks}."
    if figure.value is None:
        return _listed(query, figure)
    if query.group_by:
        best = figure.rows[0]
        size = displayed(best.value, best.unit, best.hedge)
        return f"{display}, with {size}{_of_what(figure)}{marks}."
    if query.aggregate is Aggregate.COUNT:
        return f"{_fitting(figure, display)}{marks}."
    if query.aggregate in {Aggregate.MIN, Aggregate.MAX}:
        word = _AGGREGATES[query.aggregate]
        verb = "are" if len(figure.rows) > 1 else "is"  # of equal size
        return f"The {word} {verb} {figure.label}, with {display}{_of_what(figure)}{marks}."
    if query.aggregate is Aggregate.SUM and figure.metric.name == "raised":
        return f"{_raised(query, figure, display)}{marks}."
    if query.aggregate and query.aggregate is not Aggregate.LATEST:
        what = f"{_AGGREGATES[query.aggregate]} {_title(figure)}"
        if figure.metric.level is Level.COMMITMENT and query.aggregate is Aggregate.SUM:
            return f"The commitments stated come to {display}{when(query)}, in {_many(figure)}{marks}."
        return f"The {what} of {_many(figure)}{when(query)} is {display}{marks}."
    return f"{_single(figure, display)}{marks}."


def _fitting(figure: Figure, display: str) -> str:
    """How many rounds or companies fit, or how many different names there are."""
    many = "s" if display == "1" else ""
    if figure.metric.name == "round":
        return f"{_counted(int(figure.value or 0), 'round')} fit{many}"
    if figure.metric.name == "company":
        return "1 company fits" if many else f"{display} companies fit"
    title = figure.metric.title.lower()
    if figure.metric.kind is Kind.TEXT:
        return f"{display} different {title if many else _PLURALS.get(title, f'{title}s')}"
    return f"{display} different {title}" if not many else f"1 {title.removesuffix('s')}"


_PLURALS = {"city": "cities", "country": "countries", "currency": "currencies"}


def _verdict(figure: Figure) -> str:
    verdict = str(figure.value).capitalize()
    if figure.rows and all(row.value == row.label for row in figure.rows):
        return f"{verdict}. {figure.metric.title}: {', '.join(row.label for row in figure.rows)}"
    if len(figure.rows) == 1 and figure.rows[0].unit == "count":
        return verdict  # whether there is any was asked
    shown = " and ".join(f"{row.label}{_size(row)}" for row in figure.rows)
    return f"{verdict}: {shown}" if shown else verdict


def _size(row: FigureRow) -> str:
    size = "" if row.value is None or row.value == row.label else displayed(row.value, row.unit, row.hedge)
    return f" ({size})" if size and not row.label.startswith(f"{size} ") else ""  # "43 rounds" says it


def _single(figure: Figure, display: str) -> str:
    metric, of = figure.metric, figure.label
    title = f"{metric.title[0].lower()}{metric.title[1:]}"
    if metric.name == "post_money" and any(
        one.valuation_basis is ValuationBasis.UNSPECIFIED for one in figure.rounds
    ):
        title = "valuation"  # nobody says that it is post-money
    default = f"The {title} of {{of}} was {{value}}"
    template = _SENTENCES.get(metric.name, default)
    on = "on" if display[:1].isdigit() and " " in display else "in"  # a day is "on", a month or year is "in"
    return template.format(of=of, value=_enumerated(figure) or display, on=on)


def _enumerated(figure: Figure) -> str:
    """Several names as they are read aloud: A, B and C."""
    names = [row.label for row in figure.rows] if figure.unit == "name" else []
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else ""


def _raised(query: FigureQuery, figure: Figure, display: str) -> str:
    """A total, said of whoever raised it."""
    who = subject(query) if any(f.field == "company" for f in query.filters) else ""
    if not who:
        return f"{_many(figure)[0].upper()}{_many(figure)[1:]} raised {display} in total{when(query)}"
    return f"{who} raised {display}{when(query)}, in {_many(figure)}"


def _title(figure: Figure) -> str:
    return "amount raised" if figure.metric.name == "raised" else figure.metric.title.lower()


def _of_what(figure: Figure) -> str:
    return "" if figure.metric.name in {"raised", "amount", "round"} else f" {figure.metric.title.lower()}"


def _many(figure: Figure) -> str:
    return _counted(len(figure.rounds), "round")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(query: FigureQuery, figure: Figure) -> str:
    title = _title(figure)
    if query.group_by:
        word = _AGGREGATES.get(query.aggregate or Aggregate.SUM, str(query.aggregate))
        return f"The {word} {title} by {query.group_by}, {_counted(len(figure.rows), 'group')}."
    if figure.metric.name in {"company", "company_name"}:
        return f"{len(figure.rows)} companies fit." if len(figure.rows) != 1 else "1 company fits."
    if figure.unit == "name":
        return f"{figure.metric.title}: {len(figure.rows)} found."
    if len(figure.rows) == 1:
        return "1 round fits."
    order = f"by {title}" if query.order_by is None else "in order of date"
    return f"{_counted(len(figure.rows), 'round')}, {order}."


def _compared(query: Comparison, figure: Figure, display: str) -> str:
    shown = " and ".join(f"{row.label}{_size(row)}" for row in figure.rows)
    if query.op is CompareOp.COMMON:
        return f"{len(figure.rows)} in common" if figure.rows else "None in common"
    if query.op is CompareOp.COMMON_COUNT:
        return f"{display} in common"
    if query.op in {CompareOp.LARGER, CompareOp.SMALLER}:
        return f"{display} has the {query.op} {_title(figure)}: {shown}"
    if query.op in {CompareOp.RATIO, CompareOp.SHARE}:
        part, whole = (f"{row.label}{_size(row)}" for row in figure.rows)
        is_share = query.op is CompareOp.SHARE
        return f"{part} is {display} of {whole}" if is_share else f"The ratio of {part} to {whole} is {display}"
    if query.op is CompareOp.CAGR:
        return f"From {figure.rows[1].label} to {figure.rows[0].label} it grew {display} a year: {shown}"
    first, second = figure.rows
    if figure.unit in {"days", "months"}:
        return f"From {second.label} to {first.label} it was {display}: {shown}"
    if isinstance(figure.value, Decimal) and figure.value < 0:
        return f"{first.label} is {displayed(-figure.value, figure.unit)} below {second.label}: {shown}"
    return f"{first.label} is {display} above {second.label}: {shown}"
