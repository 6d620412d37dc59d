"""An answer in JSON and a gold become a verdict: right, wrong or declined.

Wrong is what harms: a figure that is not the one asked for. An answer that only quotes or shows a card gave no wrong
figure and counts as declined, unless the card holds what a plain look-up asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from benchmarks.figures.case import AnyOf, Day, Declined, Gold, Names, Number, Rows, Several, Text, YesNo

RELATIVE = Decimal("0.0006")
ROUNDED = frozenset({"percent", "percentage points", "x", "years"})
LOOK_UPS = frozenset({"lookups", "messy", "ambiguity"})
MORE = re.compile(r" (in |series |seed|.*\b(round|package|investment|funding|financing|extension)\b).*")
"""What may follow a company's name in an answer: its round or the period. An arm of an investor is another name."""

Answer = Mapping[str, Any]


class Verdict(StrEnum):
    """What an answer was worth."""

    RIGHT = "right"
    WRONG = "wrong"
    DECLINED = "declined"


def grade(answer: Answer, gold: Gold, *, family: str = "") -> Verdict:
    """How the answer stands to the gold. A card counts in families of plain look-ups only."""
    if answer["kind"] == "broken":
        return Verdict.WRONG
    if isinstance(gold, AnyOf):
        return _best([grade(answer, one, family=family) for one in gold.golds])
    if isinstance(gold, Several):
        return _all_of(answer, gold, family)
    if isinstance(gold, Declined):
        return Verdict.RIGHT if answer["kind"] == "declined" else Verdict.WRONG
    if answer["kind"] == "round":
        return Verdict.RIGHT if family in LOOK_UPS and _on_the_card(answer["rows"], gold) else Verdict.DECLINED
    if answer["kind"] in ("declined", "passages"):
        return Verdict.DECLINED
    return _graded(answer, gold)


def _graded(answer: Answer, gold: Gold) -> Verdict:
    """The verdict on an answer with a figure or rows."""
    value = (answer["figure"] or {}).get("value")
    rows: Sequence[Answer] = answer["rows"]
    match gold:
        case Number():
            if value is None and len(rows) != 1 and _counts(gold, rows):
                return Verdict.DECLINED
            is_right = _is_number(_lone(answer), gold)
        case Names():
            is_right = any(_are_names(given, gold) for given in _namings(value, rows)) or _is_about(answer, gold)
        case Day():
            is_right = str(_lone(answer).get("value")).startswith(gold.iso)
        case Rows():
            is_right = _is_table(rows, gold)
        case YesNo():
            is_right = value == ("yes" if gold.is_yes else "no")
        case Text():
            is_right = _is_text(_lone(answer).get("value"), gold)
        case _:
            raise TypeError(f"a gold of the kind {type(gold).__name__} is graded before it comes here")
    return Verdict.RIGHT if is_right else Verdict.WRONG


def _best(verdicts: Sequence[Verdict]) -> Verdict:
    for verdict in (Verdict.RIGHT, Verdict.DECLINED):
        if verdict in verdicts:
            return verdict
    return Verdict.WRONG


def _all_of(answer: Answer, gold: Several, family: str) -> Verdict:
    """Right if all are; wrong if any is. Answering one question of several is no wrong figure."""
    answers: Sequence[Answer] = answer.get("answers") or []
    if len(answers) == len(gold.golds):
        verdicts = [grade(one, wanted, family=family) for one, wanted in zip(answers, gold.golds, strict=True)]
        for verdict in (Verdict.WRONG, Verdict.DECLINED):
            if verdict in verdicts:
                return verdict
        return Verdict.RIGHT
    given = [grade(one, AnyOf(gold.golds), family=family) for one in answers or [answer]]
    return Verdict.WRONG if Verdict.WRONG in given else Verdict.DECLINED


def _lone(answer: Answer) -> Answer:
    """The figure, or the one row of a list that has no figure of its own."""
    figure: Answer = answer["figure"] or {}
    rows: Sequence[Answer] = answer["rows"]
    return rows[0] if figure.get("value") is None and len(rows) == 1 else figure


def _counts(gold: Number, rows: Sequence[Answer]) -> bool:
    return gold.unit == "count" and len(rows) == gold.value


def _is_number(given: Answer, gold: Number) -> bool:
    value = _decimal(given.get("value"))
    if value is None or given.get("unit") != gold.unit:
        return False
    if gold.unit in ("count", "days", "months"):
        return value == gold.value
    return abs(value - gold.value) <= max(RELATIVE * abs(gold.value), _half_unit(gold))


def _half_unit(gold: Number) -> Decimal:
    """What rounding for display may take away: two decimals, or three significant digits below one."""
    if gold.unit not in ROUNDED:
        return Decimal("0.5")
    if abs(gold.value) >= 1 or not gold.value:
        return Decimal("0.00501")
    return Decimal(5).scaleb(gold.value.adjusted() - 3) * Decimal("1.002")


def _decimal(value: object) -> Decimal | None:
    return Decimal(str(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _namings(value: object, rows: Sequence[Answer]) -> list[frozenset[str]]:
    """The sets of names that an answer may be read as: its rows, else its value whole or cut at commas and ands."""
    labels = [_folded(row["label"]) for row in rows]
    values = [_folded(row["value"]) for row in rows if isinstance(row.get("value"), str)]
    given = [frozenset(labels), frozenset(values)] if rows else []
    if isinstance(value, str):
        cuts = ([value], value.split(", "), re.split(r", | and ", value))
        given += [frozenset(map(_folded, cut)) for cut in cuts]
    return given


def _are_names(given: frozenset[str], gold: Names) -> bool:
    wanted = frozenset(map(_folded, gold.names))
    return given == wanted if gold.among == "exact" else bool(wanted) and wanted <= given


def _is_about(answer: Answer, gold: Names) -> bool:
    """Whether the one name wanted is given with more, as "X Series E" is of X, or with its number, "X raised"."""
    figure: Answer = answer["figure"] or {}
    if len(gold.names) != 1 or not figure:
        return False
    (name,) = map(_folded, gold.names)
    if _decimal(figure["value"]) is None:
        value = _folded(figure["value"])
        return value.startswith(name) and MORE.fullmatch(value.removeprefix(name)) is not None
    given = [_folded(one["label"]).startswith(name) for one in figure["inputs"]]
    text = _folded(answer["text"])
    return any(given) and (text.startswith(name) or (name in text and all(given)))


def _is_table(rows: Sequence[Answer], gold: Rows) -> bool:
    if len(rows) != len(gold.rows):
        return False
    if gold.ordered:
        return all(_is_row(row, wanted) for row, wanted in zip(rows, gold.rows, strict=True))
    by_label = {_folded(row["label"]): row for row in rows}
    return all(
        _folded(label) in by_label and _is_row(by_label[_folded(label)], (label, value)) for label, value in gold.rows
    )


def _is_row(row: Answer, wanted: tuple[str, Decimal | None]) -> bool:
    label, value = wanted
    if _folded(row["label"]) != _folded(label):
        return False
    return value is None or _is_number(row, Number(value, str(row.get("unit"))))


def _is_text(value: object, gold: Text) -> bool:
    """The very words, one of several such, or (of a phrase) the words within a sentence."""
    given, wanted = _folded(value), _folded(gold.text)
    return given == wanted or wanted in given.split(", ") or (" " in wanted and wanted in given)


def _on_the_card(rows: Sequence[Answer], gold: Gold) -> bool:
    cards = [{"kind": "figure", "figure": row, "rows": []} for row in rows]
    return any(_graded(card, gold) is Verdict.RIGHT for card in cards)


def _folded(text: object) -> str:
    return " ".join(str(text).casefold().split())
