"""Whether a completed follow-up strays from what was asked: judgements on its words and its query.

A follow-up can be completed in several ways, each of which may be a question that can be answered. Here is what rules
one out; the ways themselves are ``leaning`` and ``substituting``.
"""

from __future__ import annotations

from bot.answers.asking import is_yes_or_no
from bot.answers.fragments import points_at_a_round, points_at_all
from bot.answers.grammar import Sense
from bot.answers.reading import Reading
from index.figures.catalogue import Kind, metric_named
from index.figures.query import Aggregate, Check, CompareOp, Comparison, FigureQuery, Filter, Query


def strays(own: Reading, whole: Reading, query: Query | None, *, names_a_round: bool, of_a_sum: bool) -> bool:
    """Whether a whole question, with its query if it has one, is another than its follow-up asks.

    ``names_a_round`` is whether one round was talked about, ``of_a_sum`` whether a follow-up keeps to some of a sum.
    """
    if is_yes_or_no(own) and not is_yes_or_no(whole):
        return True  # what asks for yes or no is not answered with anything else
    if query is None:
        return False
    if own.has(Sense.COUNTS) and own.has(Sense.ROUNDS) and _counts_others(query):
        return True
    if points_at_a_round(own.question) and not names_a_round and _lists(query):
        return True  # "that one" of many is none of them
    if (points_at_all(own.question) or own.has(Sense.BOTH)) and not _is_of_all(query):
        return True  # which of them, or who was in both: not who was in the last one
    if of_a_sum and _is_what_one_put_in(own, query):
        return True  # "of which from Amazon": not the whole of the rounds that it was in
    return _only_adds_up(own) and isinstance(query, Comparison)  # what is added up is not compared


def _counts_others(query: Query) -> bool:
    """Whether something else is counted than rounds."""
    counts = isinstance(query, FigureQuery) and query.aggregate is Aggregate.COUNT
    return counts and isinstance(query, FigureQuery) and query.metric != "round"


def _lists(query: Query) -> bool:
    return isinstance(query, FigureQuery) and query.aggregate is Aggregate.LIST


def _is_of_all(query: Query) -> bool:
    """Whether a query speaks of what was named before, and not only of something like it."""
    if isinstance(query, Check):
        return True
    if isinstance(query, Comparison):
        return query.op in {CompareOp.COMMON, CompareOp.COMMON_COUNT}
    return isinstance(query, FigureQuery) and metric_named(query.metric).kind is not Kind.NAMES


def _is_what_one_put_in(own: Reading, query: Query) -> bool:
    """Whether only an investor is named, and money of whole rounds would be answered."""
    roles = {span.value.field for span in own.meant if isinstance(span.value, Filter)}
    named = bool(own.meant) and all(span.sense in {Sense.INVESTOR, Sense.CONDITION} for span in own.meant)
    whole = isinstance(query, FigureQuery) and query.metric in {"raised", "amount"}
    return named and roles <= {"investor"} and whole


def _only_adds_up(own: Reading) -> bool:
    return own.has(Sense.AGGREGATE) and not own.has(Sense.COMPARES)
