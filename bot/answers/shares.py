"""The share that some of the rounds, or of the companies, are of all of them: “what share of the rounds had no lead”.

What narrows the noun down before it holds for all of them, and so does a time wherever it stands; what follows tells
the part. A share of money is ``comparing``'s.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.sides import Shaped
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.query import Aggregate, CompareOp, Comparison, FigureQuery, Filter, Op

_TELLS = frozenset(
    {Sense.CONDITION, Sense.INSTRUMENT, Sense.ROUND, Sense.SECTOR, Sense.COUNTRY, Sense.CITY, Sense.REGION}
    | {Sense.PERIOD, Sense.CONFIDENCE}
)


def share_of_the_counted(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """How many of the rounds, or of the companies, are so, in percent of how many there are."""
    meant = [span for span in spans if span.sense is not Sense.FILLER]
    counted = next((at for at, span in enumerate(meant) if span.sense is Sense.COUNTS), None)
    if not meant or meant[0].sense is not Sense.SHARE or counted is None or counted + 2 >= len(meant):
        return None
    end = max(_noun_phrase(spans, meant[counted + 1]), counted + 2)
    whole, told = meant[1:end], meant[end:]
    percent = [span for span in told if span.sense is Sense.COMPARES and span.value is CompareOp.PERCENT]
    told = [span for span in told if span not in percent]  # "as a percentage"
    if not told or any(span.sense not in _TELLS for span in told):
        return None
    times = [span for span in told if span.sense is Sense.PERIOD]
    if times == told or (times and any(span.sense is Sense.PERIOD for span in whole)):
        return None
    whole = [*whole, *times]
    found = [_count(one, table, shaped) for one in ([*whole, *(s for s in told if s not in times)], whole)]
    part, all_of_them = found
    if part is None or all_of_them is None or not _holds(all_of_them, part):
        return None
    return Asked(Comparison(CompareOp.SHARE, (part, all_of_them)))


def _noun_phrase(spans: Sequence[Span], noun: Span) -> int:
    """How many spans stand before the verb, if there is one: “what share of the rounds in robotics are …”."""
    rest = list(spans)[list(spans).index(noun) + 1 :]
    verb = next((at for at, span in enumerate(rest) if span.sense is Sense.FILLER and _is_verb(span)), None)
    before = list(spans)[: len(spans) - len(rest) + (verb or 0)]
    return sum(span.sense is not Sense.FILLER for span in before)


def _is_verb(span: Span) -> bool:
    return bool(_VERBS.intersection(word.text for word in span.words))


_VERBS = frozenset({"is", "are", "was", "were", "has", "have", "had"})


def _count(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> FigureQuery | None:
    slots = slots_of(list(spans))
    found = shaped(slots, table) if slots else None
    if found is None or not isinstance(found.query, FigureQuery):
        return None
    query = found.query
    return query if query.aggregate is Aggregate.COUNT and query.group_by is None else None


def _holds(whole: FigureQuery, part: FigureQuery) -> bool:
    """Whether all that is said of the whole is said of the part, which is less."""
    conditions: set[Filter] = set(part.filters)
    same = {whole.metric, part.metric} <= {"company", "company_name"} or whole.metric == part.metric
    unknown = any(f.op is Op.KNOWN for f in whole.filters)
    return same and not unknown and whole != part and all(f in conditions for f in whole.filters)
