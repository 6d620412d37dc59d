"""Periods in a question: "in 2025", "Q1 2025", "since March 2024", "between 2023 and 2025", "last 12 months".

A point in time (``points``) is a stretch of whole days; the words around it ("since", "before", "or later") open one
side. "After March" starts on 1 April and "since March" on 1 March. Relative periods count from a day that is handed
in. What is vague ("early 2025", "a year ago") is read as none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.dates import RANKED, day_number
from bot.answers.points import DAY, point_at
from bot.answers.stretches import STRETCHES
from bot.answers.words import Word
from bot.answers.years import Clock, Found, text_at, texts_at
from index.errors import QueryError
from index.figures.query import Period

__all__ = ["Clock", "Found", "period_at"]

_SINCE = (
    *("since", "starting", "starting in", "starting from", "beginning", "beginning in"),
    *("not before", "no earlier than"),
)
_UNTIL = (
    *("until", "till", "through", "thru", "by", "up to", "up until", "up through", "as of"),
    *("no later than", "not after"),
)
_OPENINGS = {
    **dict.fromkeys(_SINCE, "since"),
    **dict.fromkeys(_UNTIL, "until"),
    **dict.fromkeys(("after", "post", "later than"), "after"),
    **dict.fromkeys(("before", "pre", "prior to", "earlier than"), "before"),
}
_BOUNDING = {"between": "between", "btw": "between", "from": "from"}
_EDGES = {
    **dict.fromkeys(("the start of", "start of", "the beginning of", "beginning of"), "start"),
    **dict.fromkeys(("the end of", "end of", "the close of"), "end"),
}
_EDGED = {("since", "start"), ("until", "end"), ("before", "start"), ("after", "end")}
"""Openings that mean with an edge what they mean without; other pairs are too vague."""
_ON = ("on", "onward", "onwards", "forward", "to date", "to now", "to today", "until now", "until today", "till now")
_ALL_OF = ("throughout", "over the course of", "in the course of", "the whole of", "the entire year", "all of")
_OR_LATER = ("onward", "onwards", "or later", "and later", "or after", "and after", "and onwards", "and beyond")
_OR_EARLIER = ("or earlier", "and earlier", "or before", "and before")
_NOW = frozenset({"now", "today", "date", "present"})
_ANNOUNCING = frozenset({"announced", "announce", "raised", "closed", "round", "deal", "happened"})


def period_at(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """The longest period that starts at a word; of equally long ones the first in this order."""
    readers = (_days, _bounded, _open, *STRETCHES, _on_a_day, _point)
    found = [one for reader in readers if (one := reader(words, at, clock)) is not None]
    return max(found, key=lambda one: one.size, default=None)


def _longest(words: Sequence[Word], at: int, phrases: Sequence[str]) -> tuple[str, int]:
    """The longest of these phrases here, and its words; an empty one where there is none."""
    split = [(phrase, len(phrase.split())) for phrase in phrases]
    here = [(phrase, size) for phrase, size in split if " ".join(texts_at(words, at, size)) == phrase]
    return max(here, key=lambda pair: pair[1], default=("", 0))


def _point(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """A point, alone or with what follows it: "2024 or later", "throughout 2025", "over the course of 2025"."""
    skipped = _longest(words, at, _ALL_OF)[1]
    found = point_at(words, at + skipped, clock)
    if found is None:
        return None
    found = replace(found, size=found.size + skipped)
    later, earlier = (_longest(words, at + found.size, endings)[1] for endings in (_OR_LATER, _OR_EARLIER))
    if skipped or not (later or earlier):
        return found
    side = Period(found.period.first, None, f"since {found.period}")
    if earlier:
        side = Period(None, found.period.last, f"until {found.period}")
    return replace(found, period=side, size=found.size + (later or earlier))


def _bounded(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """From X to Y; between X and Y; X through Y; X-Y. Years with "to" alone are two periods, and no one."""
    opening = _BOUNDING.get(words[at].text, "")
    start = at + bool(opening)
    inside = replace(clock, is_in_a_range=True)
    first = point_at(words, start, inside)
    if first is None or start + first.size >= len(words):
        return None
    middle = start + first.size
    joined = _join(words, middle, opening, first)
    if joined is None:
        return None
    if opening and joined and words[middle + 1].text in _NOW:
        return _until_now(first, middle + 2 - at)
    last = point_at(words, middle + joined, inside)
    whole = _whole(words, start, first, last, inside) if last else None
    return replace(whole, size=middle + joined + last.size - at) if whole and last else None


def _days(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """1-15 March 2025, between 1 and 15 March: days of one month that is named once."""
    opening = _BOUNDING.get(words[at].text, "")
    start = at + bool(opening)
    first, end = day_number(words, start)
    if first is None or end >= len(words) or text_at(words, start - 1) in RANKED:
        return None
    joins = {"between": {"and"}, "from": {"to", "until", "till", "through"}}.get(opening, {"to", "through"})
    middle = end if words[end].gap == "-" else end + 1 if words[end].text in joins else None
    last = point_at(words, middle, replace(clock, is_in_a_range=True)) if middle is not None else None
    day = last.period.first if last is not None else None
    if middle is None or last is None or day is None or day != last.period.last or first > day.day:
        return None
    label = f"{first} to {last.period.label}"
    return replace(last, period=Period(day.replace(day=first), day, label), size=middle + last.size - at)


def _until_now(first: Found, size: int) -> Found:
    return replace(first, period=Period(first.period.first, None, f"since {first.period}"), size=size)


def _join(words: Sequence[Word], at: int, opening: str, first: Found) -> int | None:
    """How many words join the ends of a period: none for a hyphen; ``None`` where nothing does."""
    if words[at].gap == "-":
        return 0
    joins = {"between": {"and"}, "from": {"to", "until", "till", "through", "thru"}}.get(opening, {"through", "thru"})
    if not opening and not str(first.period).isdecimal():
        joins = joins | {"to", "until", "till"}
    return 1 if words[at].text in joins and at + 1 < len(words) else None


def _whole(words: Sequence[Word], start: int, first: Found, last: Found, clock: Clock) -> Found | None:
    """Both ends and what lies between. A start without a year is the last one of its name before the end."""
    ending = last.period.first
    if first.is_bare and ending:
        years = [ending.year, ending.year - 1]
        starts = [point_at(words, start, replace(clock, year=year)) for year in years]
        first = next((one for one in starts if one and one.period.first and one.period.first <= ending), first)
    try:
        period = Period(first.period.first, last.period.last, f"{first.period} to {last.period}")
    except QueryError:
        return None
    return Found(period, 0, is_assumed=last.is_assumed, is_bare=last.is_bare)


def _open(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """Since X, after X, before X, until X, by the end of X, pre-X; from X on, onwards, to date or to now."""
    phrase, size = _longest(words, at, tuple(_OPENINGS))
    opening = _OPENINGS.get(phrase, "")
    if words[at].text == "from":
        return _from(words, at, clock)
    if not opening:
        return None
    edge, taken = _longest(words, at + size, tuple(_EDGES))
    found = point_at(words, at + size + taken, clock)
    if found is None or found.period.first is None or found.period.last is None:
        return None
    if (edge and (opening, _EDGES[edge]) not in _EDGED) or (phrase == "post" and found.is_assumed):
        return None
    side = replace(found, period=_side(opening, found.period), size=size + taken + found.size)
    return _closed(words, at, side, clock) or side


def _closed(words: Sequence[Word], at: int, start: Found, clock: Clock) -> Found | None:
    """Since X until Y, after X and before Y: a period that is open behind, closed by the words that follow."""
    end = at + start.size
    if start.period.first is None or end >= len(words):
        return None
    skipped = 1 if words[end].text in {"and", "but"} else 0
    closing = _open(words, end + skipped, clock) if end + skipped < len(words) else None
    if closing is None or closing.period.last is None or closing.period.last < start.period.first:
        return None
    label = f"{start.period.label} and {closing.period.label}"
    size = start.size + skipped + closing.size
    return replace(start, period=Period(start.period.first, closing.period.last, label), size=size)


def _side(opening: str, point: Period) -> Period:
    label = f"{opening} {point}"
    if opening == "after" and point.last:
        return Period(point.last + DAY, None, label)
    if opening == "before" and point.first:
        return Period(None, point.first - DAY, label)
    return Period(point.first, None, label) if opening == "since" else Period(None, point.last, label)


def _from(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    taken = _longest(words, at + 1, [edge for edge, side in _EDGES.items() if side == "start"])[1]
    found = point_at(words, at + 1 + taken, clock)
    if found is None:
        return None
    end = at + 1 + taken + found.size
    closing = _longest(words, end, _ON)[1]
    return _until_now(found, end + closing - at) if closing else None


def _on_a_day(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """Today, where something is said to have happened; elsewhere it only means now."""
    if words[at].text != "today" or at == 0 or words[at - 1].stem not in _ANNOUNCING:
        return None
    today = clock.today
    return Found(Period(today, today, f"{today.day} {today:%B %Y}"), 1)
