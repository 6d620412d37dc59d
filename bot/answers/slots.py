"""What a reading's words contribute to a figure query: filters with their roles, and the words that shape the query.

Here is decided which investor led and which only joined, and which bound belongs to which metric. Nothing is dropped:
a word that finds no slot makes ``slots_of`` answer ``None``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.grammar import Sense
from bot.answers.reading import Span
from index.figures.catalogue import metric_named
from index.figures.query import Filter, Money, Op, Period

_ROLES = {"lead_investors": "lead", "participants": "participant", "investors": "investor"}
_NAMED = {
    Sense.COMPANY: "company",
    Sense.ROUND: "round",
    Sense.SECTOR: "sector",
    Sense.CITY: "city",
    Sense.INSTRUMENT: "instrument",
    Sense.CONFIDENCE: "confidence",
}
_JOINABLE = frozenset({Sense.COMPANY, Sense.SECTOR, Sense.COUNTRY, Sense.INSTRUMENT, Sense.CITY})


@dataclass(frozen=True, slots=True)
class Slots:
    """A question's parts: conditions on rounds, and the spans that say what to do with those rounds."""

    filters: tuple[Filter, ...]
    shape: tuple[Span, ...]
    """The spans that are no condition, in order."""
    metrics: tuple[str, ...]
    joined: bool = False
    """Whether one condition lists several names ("Anthropic and OpenAI")."""

    def has(self, sense: Sense) -> bool:
        """Whether some words that are no condition have this sense."""
        return any(span.sense is sense for span in self.shape)

    def first(self, sense: Sense) -> object:
        """The value of the first span of this sense, or ``None``."""
        return next((span.value for span in self.shape if span.sense is sense), None)

    def values(self, sense: Sense) -> tuple[object, ...]:
        """The different values of the spans of this sense, in order."""
        return tuple(dict.fromkeys(span.value for span in self.shape if span.sense is sense))

    @property
    def group(self) -> str | None:
        """The field that the question groups by."""
        value = self.first(Sense.GROUP)
        return str(value) if value else None

    @property
    def asks_companies(self) -> bool:
        """Whether the word company stands for what is asked ("which company raised the most")."""
        return "company" in self.metrics

    @property
    def is_wide(self) -> bool:
        """Whether every kind of deal is meant, not only money raised: the word deal, or a named instrument."""
        return self.first(Sense.ROUNDS) == "deal" or self.on("instrument") is not None

    def after(self, sense: Sense) -> Span | None:
        """The span that follows the first one of this sense."""
        for span, following in zip(self.shape, self.shape[1:], strict=False):
            if span.sense is sense:
                return following
        return None

    def on(self, field: str) -> Filter | None:
        """The condition on a field, if there is one."""
        return next((f for f in self.filters if f.field == field), None)

    @property
    def names_a_round(self) -> bool:
        """Whether the conditions themselves tell which round of a company is meant."""
        return any(f.field in {"round", "round_id", "instrument"} or f.op is Op.EQ for f in self.filters if _tells(f))


def slots_of(spans: Sequence[Span]) -> Slots | None:
    """The slots of a question, or ``None`` where a word has no place in them."""
    spans = [span for span in spans if span.sense is not Sense.FILLER]
    if any(span.sense is Sense.UNKNOWN for span in spans):
        return None
    taken: set[int] = set()
    filters = [*_investors(spans, taken), *_bounds(spans, taken), *_names(spans, taken), *_periods(spans, taken)]
    joined = _joins(spans, taken)
    shape = tuple(span for at, span in enumerate(spans) if at not in taken)
    if any(span.sense is Sense.MONEY for span in shape) or len({f.field for f in filters}) < len(filters):
        return None
    metrics = dict.fromkeys(str(span.value) for span in shape if span.sense is Sense.METRIC)
    return Slots(tuple(filters), shape, tuple(metrics), joined)


def _tells(condition: Filter) -> bool:
    return condition.field not in {"company", "announced", "sector", "country", "city", "confidence"}


def _investors(spans: Sequence[Span], taken: set[int]) -> list[Filter]:
    """Investors by the role that the words beside them give: led, joined, or either."""
    found: dict[str, list[str]] = {}
    role = "investor"
    for at, span in enumerate(spans):
        if span.sense is not Sense.INVESTOR or not isinstance(span.value, tuple):
            continue
        marker = next((beside for beside in (at - 1, at + 1) if _is_role(spans, beside, taken)), None)
        if marker is not None:
            role = _ROLES[str(spans[marker].value)]
            taken.add(marker)
        taken.add(at)
        found.setdefault(role, []).extend(str(name) for name in span.value)
    return [Filter(field, Op.EQ, tuple(names)) for field, names in found.items()]


def _is_role(spans: Sequence[Span], at: int, taken: set[int]) -> bool:
    inside = 0 <= at < len(spans) and at not in taken
    return inside and spans[at].sense is Sense.METRIC and spans[at].value in _ROLES


def _bounds(spans: Sequence[Span], taken: set[int]) -> list[Filter]:
    """Bounds: “over $1 billion”, “valued at more than €500m”; and “the $40 billion round”."""
    filters = []
    for at, span in enumerate(spans):
        if span.sense is not Sense.MONEY or not isinstance(span.value, Money):
            continue
        op = spans[at - 1].value if at and spans[at - 1].sense is Sense.BOUND else None
        if isinstance(op, Op):
            taken.update({at - 1, at})
            filters.append(Filter(_measured(spans, at - 2, taken), op, (span.value,)))
        elif at + 1 < len(spans) and spans[at + 1].sense in {Sense.ROUNDS, Sense.INSTRUMENT}:
            taken.add(at)
            filters.append(Filter("amount", Op.EQ, (span.value,)))
    return filters


def _measured(spans: Sequence[Span], at: int, taken: set[int]) -> str:
    """The metric that a bound is on: the one that stands just before it, else the amount."""
    if at >= 0 and spans[at].sense is Sense.METRIC and metric_named(str(spans[at].value)).kind.is_number:
        taken.add(at)
        name = str(spans[at].value)
        return "amount" if name == "raised" else name
    return "amount"


def _names(spans: Sequence[Span], taken: set[int]) -> list[Filter]:
    values: dict[str, list[str]] = {}
    for at, span in enumerate(spans):
        if span.sense in _NAMED:
            values.setdefault(_NAMED[span.sense], []).append(str(span.value))
            taken.add(at)
        elif span.sense is Sense.COUNTRY and isinstance(span.value, tuple):
            values.setdefault("country", []).extend(str(name) for name in span.value)
            taken.add(at)
    return [Filter(field, Op.EQ, tuple(dict.fromkeys(names))) for field, names in values.items()]


def _periods(spans: Sequence[Span], taken: set[int]) -> list[Filter]:
    found = [(at, span.value) for at, span in enumerate(spans) if span.sense is Sense.PERIOD]
    taken.update(at for at, _ in found)
    return [Filter("announced", Op.IN, (value,)) for _, value in found if isinstance(value, Period)]


def _joins(spans: Sequence[Span], taken: set[int]) -> bool:
    """Take the "and" between two names of one sort; any other separator stays, and shapes the question."""
    joined = False
    for at in range(1, len(spans) - 1):
        before, after = spans[at - 1], spans[at + 1]
        alike = before.sense is after.sense and before.sense in _JOINABLE
        if spans[at].sense is Sense.SEPARATOR and spans[at].text.casefold() in {"and", "or"} and alike:
            taken.add(at)
            joined = True
    return joined
