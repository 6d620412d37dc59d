"""Whether a sentence of a briefing states a figure or what it was computed from, read as ``facts check`` reads prose.

Amounts, percentages, multiples, dates and names are compared in whatever way they are written ("$3.5bn"), with the
hedges and the digits that they have; where the words of a sentence name a field ("a valuation of"), only that field
is stated. Which sentences are shown is for ``contexts``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bot.answers.marking import marks_of
from index.facts.checking.agreeing import is_computed
from index.facts.checking.claims import Claim, Statement
from index.facts.checking.dates import WrittenDate
from index.facts.checking.figures import Figure as WrittenFigure
from index.facts.checking.known import Known
from index.facts.checking.matching import is_named
from index.facts.checking.roles import Role, fits, role_of
from index.facts.checking.support import holds
from index.facts.schema import DetailKind as Kind
from index.facts.schema import PartialDate, Round
from index.facts.table import FactsTable
from index.figures.display import is_currency
from index.figures.figure import Figure, inputs_of
from index.figures.working import Given, decimal_of
from index.words import words_of

_KEPT = 10_000
"""Sentences whose words are kept."""
_KINDS = {"percent": Kind.PERCENT, "x": Kind.MULTIPLE}
_ENOUGH = 0.5
"""The share of the words of a text that a sentence must hold to state it."""
_OWN_VALUE = 2
"""What stating a computed figure itself is worth; each of its inputs is worth one."""
_INVESTING = "invest investor investment back join participate participant part include among other syndicate aboard"
_RAISING = (
    "raise round finance financing fund funding invest investment deal facility loan debt money capital total put "
    "add commit figure"
)
_VALUING = "post-money valuation value price worth"
_GROWING = f"{_VALUING} pre-money before previous last earlier rise rose growth step-up"
_WORDS = {
    "amount": f"{_RAISING} amount size tender sale sell bought buy acquire acquisition credit note reach worth",
    "raised": f"{_RAISING} amount equity reach",
    "post_money": _VALUING,
    "valuation": _VALUING,
    "pre_money": f"{_VALUING} pre-money before",
    "stake_sold": "stake share sell sold buyer own dilution",
    "step_up": _GROWING,
    "valuation_multiple": f"{_GROWING} times multiple",
    "valuation_growth": _GROWING,
    "lead_investors": "lead led leader co-led co-lead alone",
    "participants": _INVESTING,
    "investors": f"{_INVESTING} lead led",
    "investor_count": f"{_INVESTING} lead led",
    "announced": "announce announcement disclose sign close complete raise round unveil confirm",
    "commitment": "invest investment put commit commitment contribute pledge stake agree buy bought",
    "share_of_round": "invest investment put commit commitment contribute pledge stake agree buy bought share",
    "use_of_funds": "money fund use proceeds spend earmark pay build plan capital go",
}
"""The words by which the prose of a briefing speaks of a metric; of any other metric, those of its title."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a sentence may state of a figure."""

    known: Known
    is_computed: bool = False
    """Whether it is the figure itself, worked out from the inputs."""
    also: tuple[Known, ...] = ()
    """An investor under its other names."""

    @property
    def is_text(self) -> bool:
        """Whether it is told in words of one's own, and not by a name, a day or a number."""
        return self.known.field == "use_of_funds"

    @property
    def worth(self) -> int:
        """How much stating it counts."""
        return _OWN_VALUE if self.is_computed else 1


def wanted_of(figure: Figure, table: FactsTable) -> tuple[Wanted, ...]:
    """What a sentence may state of a figure: its inputs, its names, its date or text, and a value worked out."""
    found = dict.fromkeys((*_inputs(figure), *_names(figure), *_value(figure), *_investor(figure, table)))
    aliases = {one.name: one.aliases for one in table.facts.investors}
    return tuple(
        replace(one, also=tuple(replace(one.known, value=name) for name in aliases.get(str(one.known.value), ())))
        for one in found
    )


def stated(sentence: Statement, wanted: tuple[Wanted, ...]) -> dict[Wanted, tuple[int, int]]:
    """What a sentence states of a figure, and where in the file."""
    found: dict[Wanted, tuple[int, int]] = {}
    for claim in sentence.claims:
        for one in wanted:
            if one not in found and _states(claim, one) and fits(role_of(claim, sentence), one.known):
                found[one] = (claim.start, claim.end)
    return found


def told_in_words(sentence: Statement, wanted: tuple[Wanted, ...]) -> tuple[tuple[int, int], ...]:
    """Where a sentence holds the words of a text, if it holds enough of them."""
    texts = [str(one.known.value) for one in wanted if one.is_text]
    if not texts:
        return ()
    own = _words_in(texts[0])
    if len(own & _words_in(sentence.text)) < max(2, _ENOUGH * len(own)):
        return ()
    start = sentence.span.start
    return tuple((start + left, start + right) for left, right in marks_of(texts, sentence.text))


def states_amount(sentence: Statement, this: Round) -> bool:
    """Whether a sentence states the amount of a round."""
    if this.amount is None:
        return False
    known = Known(Kind.MONEY, Decimal(this.amount), this.currency or "", "amount", this.label, this.fact_id, None)
    return bool(stated(sentence, (Wanted(known),)))


def speaks_of(sentence: Statement, figure: Figure) -> int:
    """How many words of the figure's metric a sentence holds."""
    return len(_words_in(_WORDS.get(figure.metric.name, figure.metric.title)) & _words_in(sentence.text))


def names_field(sentence: Statement, places: Iterable[tuple[int, int]]) -> bool:
    """Whether the words beside something that a sentence states say what it is: "raised", "a valuation of"."""
    own = frozenset(places)
    return any((one.start, one.end) in own and role_of(one, sentence) is not Role.ANY for one in sentence.claims)


@lru_cache(maxsize=_KEPT)
def _words_in(text: str) -> frozenset[str]:
    return frozenset(words_of([text])[0])


def _inputs(figure: Figure) -> Iterator[Wanted]:
    for given in inputs_of(figure):
        if given.unit == "count":
            yield _wanted(Kind.NAME, given.label, given)
        elif given.unit in _KINDS or is_currency(given.unit):
            yield _wanted(_KINDS.get(given.unit, Kind.MONEY), decimal_of(given.value), given)


def _wanted(kind: Kind, value: Decimal | str, given: Given) -> Wanted:
    field = "commitment" if given.fact_id.startswith("commitment:") else given.field
    return Wanted(Known(kind, value, given.unit, field, given.label, given.fact_id, None))


def _names(figure: Figure) -> Iterator[Wanted]:
    if figure.unit == "name":
        for row in figure.rows:
            yield Wanted(Known(Kind.NAME, row.label, "", figure.metric.name, row.label, row.fact_id or "", None))


def _value(figure: Figure) -> Iterator[Wanted]:
    """The figure itself, where it is worked out, a date or a text; else an input or the names say it."""
    name, label, value = figure.metric.name, figure.label, figure.value
    if isinstance(value, Decimal) and not isinstance(figure.working, Given):
        if figure.unit in _KINDS or is_currency(figure.unit):
            kind = _KINDS.get(figure.unit, Kind.MONEY)
            yield Wanted(Known(kind, value, figure.unit, name, label, "", None), is_computed=True)
    elif figure.unit == "date" and isinstance(value, str):
        yield Wanted(Known(Kind.DATE, PartialDate(value), "", name, label, "", None))
    elif name == "use_of_funds" and isinstance(value, str):
        yield Wanted(Known(Kind.NAME, value, "", name, label, "", None))


def _investor(figure: Figure, table: FactsTable) -> Iterator[Wanted]:
    """Whose commitment it is."""
    ids = {given.fact_id for given in inputs_of(figure)}
    for this in figure.rounds:
        for one in table.commitments_of(this.round_id):
            if one.fact_id in ids:
                yield Wanted(Known(Kind.NAME, one.investor, "", "commitment", one.investor, one.fact_id, None))


def _states(claim: Claim, one: Wanted) -> bool:
    told, known = claim.stated, one.known
    if isinstance(told, WrittenFigure):
        ends = dict.fromkeys((told.low, told.high))
        if one.is_computed and told.kind is known.kind and told.unit in ("", known.unit):
            return any(is_computed(end, told, Decimal(str(known.value))) for end in ends)
        return any(holds(told, end, known) for end in ends)
    if isinstance(told, WrittenDate):
        return told.month is not None and isinstance(known.value, PartialDate) and told.allows(known.value)
    if known.kind is not Kind.NAME or one.is_text:
        return False
    return is_named(claim.text, (known, *one.also)) is not None
