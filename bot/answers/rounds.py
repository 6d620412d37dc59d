"""The card of a round: all that is known of it, each line cited, with the figures that follow from it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answer import Answer, AnswerKind, Row
from bot.answers.citing import Citations
from bot.answers.figures import question_about
from bot.answers.stories import Extract, quotes_from
from index.facts.schema import Confidence, Round
from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures.catalogue import Metric, metric_named
from index.figures.cells import Cell
from index.figures.display import displayed
from index.figures.working import Given, evaluated, rounded

_LINES = (
    "announced",
    "instrument",
    "amount",
    "pre_money",
    "post_money",
    "stake_sold",
    "step_up",
    "valuation_multiple",
    "lead_investors",
    "participants",
    "use_of_funds",
)
_HEADLINE = ("amount", "announced", "post_money", "lead_investors")
_ALWAYS = frozenset({"amount", "post_money", "lead_investors"})
"""Lines that are shown as undisclosed where nothing is known: a reader looks for them."""
_SUGGESTED = ("step_up", "stake_sold", "investors")


def round_answer(
    question: str, this: Round, table: FactsTable, *, notes: tuple[str, ...] = (), gist: Sequence[Extract] = ()
) -> Answer:
    """The summary card of one round, as an Answer; ``gist`` is what its briefing says in short."""
    citations = Citations(table)
    mark = citations.fact(this.fact_id)
    cells = {name: metric_named(name).of(this, table) for name in _LINES}
    rows = tuple(
        _line(metric_named(name), cell, citations)
        for name, cell in cells.items()
        if cell.missing is None or name in _ALWAYS
    )
    said = [note for name in _LINES for note in cells[name].notes]
    confidence = _plain("Confidence", this.confidence.value, mark)
    quotes = quotes_from(gist, citations)  # last: their numbers follow those of the facts
    suggested = [metric_named(name) for name in _SUGGESTED]
    return Answer(
        question=question,
        understood=f"round where round_id = {this.round_id}",
        kind=AnswerKind.ROUND,
        text=f"{_headline(this, cells)} [{mark}]",
        rows=(*rows, confidence),
        quotes=quotes,
        citations=citations.all(),
        notes=tuple(dict.fromkeys((*notes, *noted.about((this,), None, table), *said))),
        confidence=0.6 if this.confidence is Confidence.DISPUTED else 0.9,
        suggestions=tuple(question_about(m, this) for m in suggested if m.of(this, table).missing is None),
    )


def key_figures(this: Round, table: FactsTable, citations: Citations) -> str:
    """One line with the amount, day, valuation and leads of a round, cited: what a quote about it leaves out."""
    cells = {name: metric_named(name).of(this, table) for name in _HEADLINE}
    told = [(name, cell) for name, cell in cells.items() if cell.missing is None]
    numbers = dict.fromkeys(citations.fact(cell.fact_id, _field(name, cell)) for name, cell in told)
    marks = "".join(f"[{n}]" for n in numbers) or f"[{citations.fact(this.fact_id)}]"
    return f"{_headline(this, cells)} {marks}"


def _headline(this: Round, cells: dict[str, Cell]) -> str:
    amount, announced, leads = (_shown(cells[name]) for name in ("amount", "announced", "lead_investors"))
    parts = [f"{this.label}: {amount or 'undisclosed amount'} ({this.instrument})"]
    if announced:
        parts.append(f"announced {announced}")
    post = _shown(cells["post_money"])
    if post:
        parts.append(f"at a valuation of {post}")
    if leads:
        parts.append(f"led by {leads}")
    return ", ".join(parts) + "."


def _line(metric: Metric, cell: Cell, citations: Citations) -> Row:
    number = citations.fact(cell.fact_id, _field(metric.name, cell))
    if cell.missing is not None:
        return Row(metric.title, None, cell.unit, "undisclosed", number)
    if cell.expression is not None:
        value = rounded(evaluated(cell.expression), cell.unit)
        return Row(metric.title, value, cell.unit, _shown(cell) or "", number)
    return Row(metric.title, cell.text or ", ".join(cell.names), cell.unit, _shown(cell) or "", number)


def _field(metric: str, cell: Cell) -> str:
    """The field of a fact that states a cell."""
    return cell.expression.field if isinstance(cell.expression, Given) else metric


def _plain(label: str, text: str, citation: int) -> Row:
    return Row(label, text, "text", text, citation)


def _shown(cell: Cell) -> str | None:
    if cell.missing is not None:
        return None
    if cell.expression is None:
        return displayed(cell.text or ", ".join(cell.names), cell.unit)
    value = displayed(rounded(evaluated(cell.expression), cell.unit), cell.unit)
    if isinstance(cell.expression, Given):
        return displayed(rounded(cell.expression.value, cell.unit), cell.unit, cell.expression.hedge)
    return value


def latest_round(rounds: tuple[Round, ...]) -> Round:
    """The round that a company's name alone means: its latest with an amount or valuation, else its latest."""
    told = [one for one in rounds if one.amount is not None or one.is_priced]
    return (told or list(rounds))[-1]
