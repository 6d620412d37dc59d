"""What a list is to show beside each of its rows: “the top 5 rounds of 2025, with their leads and valuations”.

The words for it are taken out, and what is left must be understood as a list by itself; then its rows show what the
words name. One rule: a word that may say which rounds are meant (“rounds with a lead”), or by what they are ranked
(“by amount and valuation”), is no column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.shapes import SIZES, Asked
from bot.answers.spans import Span
from bot.answers.words import words_of
from index.facts.table import FactsTable
from index.figures.allowed import columns_of, field_of_names
from index.figures.fields import COMPANY_NAMES
from index.figures.query import Aggregate, FigureQuery, Money, Period

Ask = Callable[[Reading, FactsTable], Asked | None]

_BETWEEN = frozenset({Sense.SEPARATOR, Sense.FILLER, Sense.VERB})
_RANKED = frozenset({Sense.RANKS_BY, Sense.METRIC, Sense.EXTREME, Sense.AGGREGATE, Sense.ORDERED})
_INTRODUCING = frozenset(
    {"with", "showing", "show", "including", "plus", "their", "alongside", "give", "giving", "+"}
    | {"together with", "along with", "together", "along"}
)
"""Words after which columns stand, whatever stands before."""
_ONE_OF_SOME = frozenset({"a", "an", "any", "no", "without", "some", "same", "one"})
"""Before a metric: it says which rounds are meant."""
_OF_EACH = frozenset({"each", "them", "one", "of", "round", "deal", "was", "were", "did", "respectively", "those"})
_ON_COMPANIES = {"post_money": "valuation", "announced": "last_raised"}
"""What words for a round mean in a row that is a company."""
_NAMES = frozenset({"company", "company_name", "round", "name", "round_name"})
"""What the label of a row says already."""
_STOPS = frozenset(":;-(–—+")
_LIST = Span(Sense.LISTS, None, words_of("list"))
_SIZE = Span(Sense.METRIC, "amount", words_of("amount"))
"""What stands for a round in a list where nothing else does."""
_MOST = 6


def with_columns(reading: Reading, table: FactsTable, ask: Ask) -> Asked | None:
    """The query of a question that names what its rows are to show, or ``None`` where it does not."""
    if any(span.sense in _TYING for span in reading.spans):
        return None
    for first, last in _rows(reading.spans):
        row = reading.spans[first:last]
        names = () if row[0].value in _NAMES and not _is_told_off(reading.spans, first) else _named(row)
        if not names or not _introduced(reading.spans, first, last, len(names)):
            continue
        for rest in _rests(reading.spans, first, last):
            found = _list(reading, rest, table, ask)
            shown = _beside(found, names) if found is not None else None
            if shown is not None:
                return shown
    return None


def _list(reading: Reading, rest: tuple[Span, ...], table: FactsTable, ask: Ask) -> Asked | None:
    """The list that a question asks for without its columns: of rounds that nothing is said of, their amounts."""
    found = ask(replace(reading, spans=rest), table)
    rounds = any(span.sense in {Sense.ROUNDS, Sense.LISTS} for span in rest)
    if found is not None:
        return found
    if _says_companies(rest):
        return ask(replace(reading, spans=(_LIST, *rest)), table)
    return ask(replace(reading, spans=(*rest, _SIZE)), table) if rounds else None


def _says_companies(spans: Sequence[Span]) -> bool:
    return any(span.sense is Sense.METRIC and span.value == "company" for span in spans)


_TYING = frozenset(
    {Sense.COMPARES, Sense.SHARE, Sense.GROWTH, Sense.CAGR, Sense.DURATION, Sense.COMMON, Sense.POINTS}
    | {Sense.FORECAST, Sense.ADVICE, Sense.CARD, Sense.MONEY}
)
"""Senses that tie what is measured to something else, or that make the question another one."""


def _rows(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Stretches that may be a row of columns, the longest first: at the question's end, then at its beginning."""
    last = len(spans)
    first = last
    while first > 0 and _is_of_a_row(spans, first - 1):
        first -= 1
    yield from ((at, last) for at in range(first, last) if _opens(spans[at]))
    start = next((at for at, span in enumerate(spans) if span.sense is not Sense.FILLER), last)
    start += start < last and spans[start].sense is Sense.LISTS and spans[start].value != "each"
    end = start
    while end < last and _is_of_a_row(spans, end):
        end += 1
    yield from ((start, at) for at in range(end, start + 1, -1) if at < last)


def _is_told_off(spans: Sequence[Span], at: int) -> bool:
    """Whether a noun stands in a row, “with company and date”, and is not what the question is about."""
    gap = spans[at].words[0].gap if spans[at].words else ""
    before = spans[at - 1] if at else None
    listed = before is not None and (before.key in _INTRODUCING or before.sense is Sense.LISTS)
    return listed or bool(_STOPS.intersection(gap))


def _is_of_a_row(spans: Sequence[Span], at: int) -> bool:
    span = spans[at]
    if span.sense is Sense.AGGREGATE:
        return span.key == "sum" and at > 0 and spans[at - 1].sense in _BETWEEN
    if span.sense is Sense.ROUNDS:
        return not span.is_plural and at > 0 and ("," in span.words[0].gap or spans[at - 1].sense is Sense.SEPARATOR)
    if span.sense is Sense.ASKS:
        return span.value in {"who", "announced", "amount"}
    return span.sense in _BETWEEN | {Sense.METRIC} or _is_of_each(span)


def _is_of_each(span: Span) -> bool:
    """Whether a word says that every row is to show it: “who led each of them”."""
    unread = span.sense in {Sense.UNKNOWN, Sense.LISTS, Sense.BOTH, Sense.GROUP, Sense.NUMBER}
    return unread and all(word.text in _OF_EACH for word in span.words)


def _opens(span: Span) -> bool:
    return span.sense in {Sense.METRIC, Sense.ASKS}


def _named(row: Sequence[Span]) -> tuple[str, ...]:
    """The metrics that a row names, in order; none where its words do not name one each."""
    names: list[str] = []
    founders = any(span.value == "who" for span in row)
    for at, span in enumerate(row):
        if span.sense is Sense.METRIC:
            name = "amount" if span.value in SIZES else str(span.value)
            names.append("founders" if name == "founded" and founders else name)
        elif span.sense is Sense.AGGREGATE:
            names.append("amount")
        elif span.sense is Sense.ASKS and not _asks_by_a_metric(row, at):
            if span.value != "who":
                names.append(str(span.value))
            elif at > 0 and row[at - 1].key == "from":
                names.append("investors")
            else:
                return ()
    return tuple(name for name in dict.fromkeys(names) if name not in _NAMES)


def _asks_by_a_metric(row: Sequence[Span], at: int) -> bool:
    """Whether a question word belongs to the metric behind it: “who led”, “how much was raised”, “when announced”."""
    following = next((span for span in row[at + 1 :] if span.sense is not Sense.FILLER), None)
    if following is None or following.sense is not Sense.METRIC:
        return False
    wanted = {"who": _WHO, "announced": {"announced"}, "amount": SIZES}[str(row[at].value)]
    return following.value in wanted


_WHO = frozenset({"lead_investors", "participants", "investors", "founders", "founded"})


def _rests(spans: Sequence[Span], first: int, last: int) -> Iterator[tuple[Span, ...]]:
    """What is left without the row and the words that join it to the rest, which may be more or fewer fillers."""
    before, behind = list(spans[:first]), list(spans[last:])
    while behind and behind[0].sense is Sense.FILLER:
        behind.pop(0)
    while before and (before[-1].sense is Sense.FILLER or _joins(before[-1])):
        joined = _joins(before.pop())
        if joined and before and before[-1].sense is Sense.FILLER:
            yield (*before, *behind)  # "what rounds has it done, and who led them"
    if any(span.sense is not Sense.FILLER for span in (*before, *behind)):
        yield (*before, *behind)


def _joins(span: Span) -> bool:
    return span.sense is Sense.SEPARATOR or span.key in _INTRODUCING


def _introduced(spans: Sequence[Span], first: int, last: int, count: int) -> bool:
    """Whether words stand in a place where they say what is shown, and not which rounds are meant or how ranked."""
    if first > 0 and spans[first - 1].sense is Sense.ASKS:
        return False  # "when, and who led": both are asked
    at = first
    while at > 0 and (spans[at - 1].sense is Sense.FILLER or _joins(spans[at - 1])):
        at -= 1
    joining = {word.text for span in spans[at:first] for word in span.words}
    row = {word.text for span in spans[first:last] if not _is_of_each(span) for word in span.words}
    if _ONE_OF_SOME & (joining | row):
        return False
    if at == 0:
        return count > 1 and last < len(spans)
    gaps = {sign for span in spans[at : first + 1] if span.words for sign in span.words[0].gap}
    if _STOPS & gaps or joining & (_INTRODUCING - {"with"}):
        return True
    if spans[at - 1].sense is Sense.LISTS:
        return count > 1
    if not ("," in gaps or joining & {"with", "and"}):
        return False  # "which two firms in the lead"
    asks = spans[first].sense is Sense.ASKS
    ranked = spans[at - 1].sense in _RANKED and spans[at - 1].value != "company"
    if ranked and not asks and "with" not in joining:
        return False  # "by amount and valuation"
    numbered = any(span.sense is Sense.NUMBER for span in spans[:at])
    return count > 1 or numbered or asks or "with" not in joining  # "rounds with valuations"


def _beside(found: Asked, names: Sequence[str]) -> Asked | None:
    """What was asked with these metrics beside its rows; ``None`` where its rows do not have them."""
    query = found.query
    if not isinstance(query, FigureQuery) or query.is_of_one_group or query.beside or len(names) > _MOST:
        return None
    if query.group_by is None and query.aggregate is not Aggregate.LIST:
        return None
    own = {query.metric, *(SIZES if query.metric in SIZES else ())}
    wanted = tuple(name for name in names if name not in own)
    if not wanted:
        return found
    columns = {metric.name for metric in columns_of(query)}
    if columns.issuperset(wanted) and not (_is_of_companies(query) and _ON_COMPANIES.keys() & set(wanted)):
        return replace(found, query=replace(query, beside=wanted))
    if not _is_of_companies(query):
        return None
    if query.metric in {"company", "company_name"} and "amount" in wanted and not _tells_by_rounds(query):
        total = FigureQuery("raised", Aggregate.SUM, query.filters, group_by="company")
        return _beside(replace(found, query=total), names)
    of_each = tuple(_ON_COMPANIES.get(name, name) for name in wanted)
    rounds = _their_rounds(query)
    if rounds is None:
        return replace(found, query=replace(query, beside=of_each)) if columns.issuperset(of_each) else None
    return _beside(replace(found, query=rounds, notes=(*found.notes, _A_LINE_EACH)), names)


_A_LINE_EACH = "One line for each of their rounds that fit."


def _is_of_companies(query: FigureQuery) -> bool:
    return query.group_by == "company" or field_of_names(query) == "company"


def _tells_by_rounds(query: FigureQuery) -> bool:
    """Whether conditions are on rounds of the companies."""
    return any(f.field not in COMPANY_NAMES for f in query.filters)


def _their_rounds(query: FigureQuery) -> FigureQuery | None:
    """The rounds by which companies are told, instead of the companies; ``None`` where no round tells them."""
    if query.group_by or query.metric != "company" or not _tells_by_rounds(query):
        return None
    plain = FigureQuery("amount", Aggregate.LIST, query.filters, order_by="announced", descending=False)
    return plain if all(isinstance(v, str | int | Period | Money) for f in query.filters for v in f.values) else None
