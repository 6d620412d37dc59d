"""Words that belong together become one condition: an investor with its role, an amount with its bound and measure.

"Led by Thrive", "valued at more than €500m" and "the $40 billion round" each say one thing about a round. Bound here,
they stay whole when a question is cut in two or carried over into a follow-up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answers.grammar import Sense
from bot.answers.spans import Span
from index.figures.catalogue import Kind, metric_named
from index.figures.query import Filter, Money, Op

ROLES = {"lead_investors": "lead", "participants": "participant", "investors": "investor"}
_VERBS = frozenset(
    {"led", "lead", "invested", "invest", "joined", "join", "backed", "back", "participated", "participate"}
)


def bound(spans: Sequence[Span], is_investor: Callable[[str], bool]) -> tuple[Span, ...]:
    """The spans with every role and every bound made one CONDITION, whose value is its Filter.

    A company that the words make an investor becomes one where the table knows it as such, else it is UNKNOWN: its
    own rounds are not what is asked about.
    """
    return _Binder(spans, is_investor).run()


class _Binder:
    """One pass over the spans that mean something; what a condition takes up leaves its place."""

    def __init__(self, spans: Sequence[Span], is_investor: Callable[[str], bool]) -> None:
        self._spans = list(spans)
        self._meant = [at for at, span in enumerate(spans) if span.sense is not Sense.FILLER]
        self._is_investor = is_investor
        self._taken: set[int] = set()

    def run(self) -> tuple[Span, ...]:
        for k, at in enumerate(self._meant):
            match self._spans[at].sense:
                case Sense.INVESTOR:
                    self._bind_investor(k)
                case Sense.COMPANY:
                    self._bind_company(k)
                case Sense.MONEY:
                    self._bind_money(k)
                case _:
                    pass
        return tuple(span for at, span in enumerate(self._spans) if at not in self._taken)

    def _beside(self, k: int, step: int) -> Span | None:
        """The meaningful span that stands so many places away, if nothing has taken it."""
        if not 0 <= k + step < len(self._meant) or self._meant[k + step] in self._taken:
            return None
        return self._spans[self._meant[k + step]]

    def _bind_investor(self, k: int) -> None:
        step = next((step for step in (-1, 1) if _is_role(self._beside(k, step))), None)
        span = self._spans[self._meant[k]]
        if step is None or not isinstance(span.value, tuple):
            return
        marker = self._beside(k, step)
        if marker is not None:
            self._condition(k, Filter(ROLES[str(marker.value)], Op.EQ, span.value), (step,))

    def _bind_company(self, k: int) -> None:
        step = -1 if self._is_led_by(k) else 1 if self._leads(k) else None
        marker = self._beside(k, step) if step else None
        if step is None or marker is None:
            return
        name = str(self._spans[self._meant[k]].value)
        if self._is_investor(name):
            self._condition(k, Filter(ROLES[str(marker.value)], Op.EQ, (name,)), (step,))
        else:
            self._spans[self._meant[k]] = Span(Sense.UNKNOWN, None, self._spans[self._meant[k]].words)

    def _is_led_by(self, k: int) -> bool:
        """Whether, as in “rounds led by X”, the company stands right behind “by”."""
        at = self._meant[k]
        return _is_role(self._beside(k, -1)) and at > 0 and self._spans[at - 1].text.casefold() == "by"

    def _leads(self, k: int) -> bool:
        """Whether, as in “which rounds did X lead”, the verb follows and nobody asks who did it."""
        following = self._beside(k, 1)
        asks_who = any(span.sense is Sense.ASKS and span.value == "who" for span in self._spans)
        return following is not None and _is_role(following) and following.words[-1].text in _VERBS and not asks_who

    def _bind_money(self, k: int) -> None:
        money = self._spans[self._meant[k]].value
        before, after = self._beside(k, -1), self._beside(k, 1)
        if not isinstance(money, Money):
            return
        if before is not None and before.sense is Sense.BOUND and isinstance(before.value, Op):
            if _is_other_number(self._beside(k, -2)):
                return  # "a step-up under $1 billion" compares what does not compare
            step = next((step for step in self._measure_steps(k) if _is_money_metric(self._beside(k, step))), None)
            measure = self._beside(k, step) if step else None
            field = str(measure.value) if measure is not None else "amount"
            self._condition(k, Filter(field, before.value, (money,)), (-1, step) if step else (-1,))
        elif after is not None and after.sense in {Sense.ROUNDS, Sense.INSTRUMENT}:
            self._condition(k, Filter("amount", Op.EQ, (money,)), ())

    def _measure_steps(self, k: int) -> tuple[int, ...]:
        """Where a bound's measure may stand: before it, or after the amount unless another bound follows there."""
        following = self._beside(k, 2)
        return (-2,) if following is not None and following.sense is Sense.BOUND else (-2, 1)

    def _condition(self, k: int, condition: Filter, steps: tuple[int, ...]) -> None:
        places = sorted(self._meant[k + step] for step in (*steps, 0))
        words = tuple(word for place in places for word in self._spans[place].words)
        self._taken.update(place for place in places if place != self._meant[k])
        self._spans[self._meant[k]] = Span(Sense.CONDITION, condition, words)


def _is_role(span: Span | None) -> bool:
    return span is not None and span.sense is Sense.METRIC and span.value in ROLES


def _is_money_metric(span: Span | None) -> bool:
    return span is not None and span.sense is Sense.METRIC and metric_named(str(span.value)).kind is Kind.MONEY


def _is_other_number(span: Span | None) -> bool:
    number = span is not None and span.sense is Sense.METRIC and metric_named(str(span.value)).kind.is_number
    return number and not _is_money_metric(span)
