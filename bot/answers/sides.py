"""Two things set side by side: what only one side of a question says holds for both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answers.binding.roles import role_of
from bot.answers.roles import ROLE_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.shapes import SIZES, Asked
from bot.answers.slots import Slots, slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import metric_named
from index.figures.query import Aggregate, Filter, Op

Shaped = Callable[[Slots, FactsTable], Asked | None]
Halves = tuple[list[Span], list[Span]]

COMPARABLE = frozenset(
    {Sense.COMPANY, Sense.ROUND, Sense.PERIOD, Sense.SECTOR, Sense.COUNTRY, Sense.INVESTOR, Sense.REGION, Sense.CITY}
    | {Sense.INSTRUMENT, Sense.METRIC, Sense.CONDITION, Sense.ORDINAL, Sense.PICK, Sense.EXTREME}
)
_PLACING = frozenset({Sense.ROUND, Sense.PERIOD, Sense.PICK, Sense.ORDINAL})


def halves(spans: Sequence[Span]) -> Halves | None:
    """The spans of either side of the one separator that parts two alike things."""
    at = [i for i, span in enumerate(spans) if span.sense is Sense.SEPARATOR]
    than = [i for i in at if not spans[i].joins]
    at = than if len(than) == 1 else at
    at = at or [i for i, span in enumerate(spans) if span.sense is Sense.FILLER and span.text.casefold() == "to"]
    return parted(spans, at[0], at[0] + 1) if len(at) == 1 else None


def parted(spans: Sequence[Span], first: int, last: int) -> Halves | None:
    """The spans before ``first`` and from ``last`` on, fillers left out, if they hold something alike."""
    left, right = (
        [span for span in half if span.sense is not Sense.FILLER] for half in (spans[:first], spans[last:])
    )
    alike = {span.sense for span in left} & {span.sense for span in right} & COMPARABLE
    named = any(span.sense is Sense.INVESTOR for span in (*left, *right)) and any(map(says_a_role, (*left, *right)))
    placed = all(any(span.sense in _PLACING | {Sense.INSTRUMENT} for span in half) for half in (left, right))
    return (left, right) if left and right and (alike or named or placed) else None


def side(own: Sequence[Span], other: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """One side with what it lacks taken over from the other.

    A side that says for itself which round or when it means takes over no round and no time.
    """
    own, other = _with_role(own, other), _without_its_sum(own, other)
    mine = {span.sense for span in own}
    fields = {span.value.field for span in own if isinstance(span.value, Filter)}
    lent = [span for span in other if _is_lent(span, mine, fields)]
    if Sense.EXTREME in mine:  # a rank among the same rounds, where the other side is one, too
        ranked = any(span.sense is Sense.EXTREME for span in other)
        apart = {Sense.PICK, Sense.ORDINAL} if ranked else {Sense.PICK, Sense.ORDINAL, Sense.ROUND, Sense.COMPANY}
        lent = [span for span in lent if span.sense not in apart]
    elif mine & _placing(own, other) or _is_all_of_another(own, mine):
        lent = [span for span in lent if span.sense not in _PLACING and not _places(span)]
    lent = [span for span in lent if span.sense not in _told_by_kind(mine, other)]
    slots = slots_of([_in_the_singular(span) for span in dict.fromkeys([*own, *lent])])
    borrowed = any(span.sense is Sense.PERIOD for span in lent)
    left_open = not mine & _PLACING and _lends_a_time(own, other)
    if slots is None or ((borrowed or left_open) and not _adds_up(slots)):
        return None
    return shaped(slots, table)


def _placing(own: Sequence[Span], other: Sequence[Span]) -> frozenset[Sense]:
    """What tells a round or its time: where rounds are counted, “Series B” is only their kind."""
    counted = any(span.sense is Sense.COUNTS for span in (*own, *other))
    named = any(span.sense is Sense.COMPANY for span in (*own, *other))
    return _PLACING - {Sense.ROUND} if counted and not named else _PLACING


def _told_by_kind(mine: set[Sense], other: Sequence[Span]) -> frozenset[Sense]:
    """What is not lent where one side names its round and the other only its kind: “from Series E to the tender”."""
    theirs = {span.sense for span in other}
    if Sense.INSTRUMENT in mine and Sense.INSTRUMENT not in theirs:
        return frozenset({Sense.ROUND})
    return frozenset({Sense.INSTRUMENT}) if Sense.ROUND in mine and Sense.ROUND not in theirs else frozenset()


def _without_its_sum(own: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """The other side without the words that add up what only it lists: “than its Series F and Series G together”."""
    sums = [span for span in other if span.value is Aggregate.SUM]
    joins = [span for span in other if span.joins]
    if not sums or not joins or any(span.value is Aggregate.SUM or span.joins for span in own):
        return list(other)
    return [span for span in other if span not in (*sums, *joins)]


def _is_all_of_another(own: Sequence[Span], mine: set[Sense]) -> bool:
    """Whether a side says whose it is and that all of it is meant: “than Tide has raised in total”."""
    summed = any(span.sense is Sense.AGGREGATE and span.text.casefold() in _IN_ALL for span in own)
    return summed and Sense.COMPANY in mine


_IN_ALL = frozenset({"in total", "altogether", "in all", "all told", "all together", "overall"})


def _in_the_singular(span: Span) -> Span:
    """A number without its plural: “their valuations” are one of each side."""
    if span.sense is not Sense.METRIC or not metric_named(str(span.value)).kind.is_number:
        return span
    return replace(span, words=tuple(replace(word, text=word.stem) for word in span.words))


def _is_lent(span: Span, mine: set[Sense], fields: set[str]) -> bool:
    if isinstance(span.value, Filter):
        return span.value.field not in fields
    if span.sense is Sense.INVESTOR and fields & ROLES:
        return False
    return span.sense not in mine


def _places(span: Span) -> bool:
    return isinstance(span.value, Filter) and span.value.field in {"amount", "announced", "round", "round_id"}


def _with_role(own: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """The side with its bare investor in the role that the other side's investor has."""
    role = next((span.value.field for span in other if says_a_role(span) and isinstance(span.value, Filter)), None)
    if role is None or any(map(says_a_role, own)):
        return list(own)
    return [_in_role(span, role) for span in own]


def in_their_roles(spans: Sequence[Span]) -> list[Span]:
    """The spans with each of two investors in the role that is said once of both: “who led more, A or B”."""
    roles = [span for span in spans if span.sense is Sense.METRIC and span.value in ROLE_OF]
    named = [span for span in spans if span.sense is Sense.INVESTOR and isinstance(span.value, tuple)]
    fields = {role_of(span) for span in roles}
    if len(named) != 2 or len(fields) != 1 or any(map(says_a_role, spans)):
        return list(spans)
    (field,) = fields
    return [_in_role(span, field) for span in spans if span not in roles]


def _in_role(span: Span, field: str) -> Span:
    """An investor as the condition that it was in a role; any other span as it is."""
    if span.sense is not Sense.INVESTOR or not isinstance(span.value, tuple):
        return span
    return replace(span, sense=Sense.CONDITION, value=Filter(field, Op.EQ, span.value))


def says_a_role(span: Span) -> bool:
    """Whether words are the condition that somebody was in a role."""
    return isinstance(span.value, Filter) and span.value.field in ROLES and span.value.op is Op.EQ


def _adds_up(slots: Slots) -> bool:
    counted = slots.has(Sense.COUNTS) or slots.has(Sense.EXTREME)
    return bool((SIZES | {"commitment"}).intersection(slots.metrics)) or counted


def _lends_a_time(own: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether only one side says when: of sums that holds for both, of valuations it may not."""
    here, there = (any(span.sense is Sense.PERIOD for span in one) for one in (own, other))
    return here is not there
