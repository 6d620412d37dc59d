"""Which of two figures is held against the other: “A against B: how many percent more?” does not say.

“A is how many percent more than B” does, and is answered as it stands, be it a negative number. Where the two only
stand beside each other and the sign is not the one that the words speak of, the larger is held against the smaller if
the question came last, and nothing is answered if it came first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answers.comparing.words import says_growth
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, metric_named
from index.figures.compute import compute
from index.figures.figure import Figure
from index.figures.query import CompareOp, Comparison

_MORE = frozenset(
    {"more", "bigger", "larger", "higher", "greater", "dearer", "pricier", "costlier", "richer", "above", "ahead"}
    | {"exceed", "exceeded", "surpass", "surpassed", "beat", "beats", "outdid", "overtook", "eclipsed", "outstripped"}
)
_LESS = frozenset({"less", "smaller", "lower", "fewer", "cheaper", "below", "behind", "under"})
_BESIDE = frozenset({"and", "or", "vs", "v", "versus", "against"})
_EITHER_ORDER = frozenset({"and", "or"})
_DIRECTED = frozenset({CompareOp.PERCENT, CompareOp.RATIO, CompareOp.DIFFERENCE})
_EVEN = {CompareOp.RATIO: Decimal(1)}


def as_directed(found: Asked | None, spans: Sequence[Span], table: FactsTable) -> Asked | None:
    """The comparison with its sides in the order that the words speak of; ``None`` where they leave it open."""
    if found is None or not isinstance(found.query, Comparison) or found.query.op not in _DIRECTED:
        return found
    less = _way(spans)
    if less is None or any(metric_named(side.metric).kind is Kind.DATE for side in found.query.sides):
        return found
    figure = compute(found.query, table)
    if not isinstance(figure, Figure) or not isinstance(figure.value, Decimal):
        return found
    op, even = found.query.op, _EVEN.get(found.query.op, Decimal(0))
    sought = less and op is not CompareOp.DIFFERENCE  # “how much less” has its sides in order already
    if figure.value == even or (figure.value < even) is sought:
        return found
    parting = _parting(spans)
    if parting is None:
        return None if less and op is not CompareOp.DIFFERENCE else found  # how many percent less, and it is more
    if _asks_last(spans) or spans[parting].key in _EITHER_ORDER:
        return replace(found, query=replace(found.query, sides=found.query.sides[::-1]))
    return found if op is CompareOp.DIFFERENCE else None


def _way(spans: Sequence[Span]) -> bool | None:
    """Whether words of comparing ask for less, or for more; ``None`` where they ask for neither."""
    marks = [span for span in spans if span.sense is Sense.COMPARES and not says_growth(span)]
    texts = {word.text for span in marks for word in span.words}
    if texts & _LESS:
        return True
    return False if texts & _MORE else None


def _parting(spans: Sequence[Span]) -> int | None:
    """Where the word stands that only sets two things beside each other; ``None`` where another parts them."""
    at = [i for i, span in enumerate(spans) if span.sense is Sense.SEPARATOR]
    return at[0] if len(at) == 1 and spans[at[0]].key in _BESIDE else None


def _asks_last(spans: Sequence[Span]) -> bool:
    """Whether what is compared stands before the words that ask how."""
    asks = next(at for at, span in enumerate(spans) if span.sense is Sense.COMPARES)
    parting = _parting(spans)
    return parting is not None and asks > parting
