"""The Answer: plain data, the same for the terminal, for Discord and for JSON. Nothing here computes.

The JSON keys of ``Answer.to_json`` are a contract (docs/architecture.md): they change only by addition.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

JsonObject = dict[str, Any]

AnswerValue = Decimal | int | str | None
"""A number, or a name or ISO date as a string, or ``None`` where there is nothing to say."""


class AnswerKind(StrEnum):
    """What sort of answer this is; renderers lay out each sort in its own way."""

    FIGURE = "figure"
    PASSAGES = "passages"
    ROUND = "round"
    LIST = "list"
    DECLINED = "declined"
    REPLY = "reply"
    """Said back without a figure or a source: to thanks, to a greeting."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """The page behind a fact."""

    title: str
    publisher: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """What mark ``[n]`` points to: a place in a briefing, or a row of the facts table and its source."""

    n: int
    kind: str
    """``passage`` or ``fact``."""
    file: str
    """Path below the corpus folder."""
    section: str | None = None
    start: int | None = None
    """First character in the file's own text, decoded ``utf-8-sig`` with line ends untouched."""
    end: int | None = None
    line: int | None = None
    """1-based line on which the place starts."""
    fact_id: str | None = None
    source: CitedSource | None = None


@dataclass(frozen=True, slots=True)
class FigureInput:
    """One number (or name) that went into a figure."""

    label: str
    value: AnswerValue
    unit: str
    citation: int | None
    """The ``n`` of its Citation."""


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """A computed value with its working."""

    value: AnswerValue
    unit: str
    display: str
    """The value as people write it: ``$61.5 billion``, ``5.69%``, ``3.3x``."""
    metric: str
    query: str
    """The figure query as one readable line."""
    working: str
    inputs: tuple[FigureInput, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One of several values that a row shows."""

    title: str
    """What it is: ``Lead investors``."""
    metric: str
    value: AnswerValue
    unit: str
    display: str
    citation: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list, ranking or group."""

    label: str
    value: AnswerValue
    unit: str
    display: str
    citation: int | None
    columns: tuple[Column, ...] = ()
    """Of a row with several values each of them, the row's own first; ``display`` then shows them all."""

    @property
    def own_display(self) -> str:
        """The row's own value as people write it, without those beside it."""
        return self.columns[0].display if self.columns else self.display

    @property
    def marks(self) -> tuple[int, ...]:
        """The numbers of the citations that the row rests on, each once."""
        cited = (self.citation, *(column.citation for column in self.columns))
        return tuple(dict.fromkeys(n for n in cited if n is not None))


@dataclass(frozen=True, slots=True)
class Quote:
    """Sentences cut from a passage: ``text`` is exactly what stands at ``start:end`` in the file."""

    text: str
    citation: int
    file: str
    section: str
    start: int
    end: int
    score: float
    marks: tuple[tuple[int, int], ...] = ()
    """Where words to be set off stand in ``text``, first character and one past: the question's, or a figure."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Roundtable says to one question."""

    question: str
    understood: str
    kind: AnswerKind
    text: str
    figure: AnswerFigure | None = None
    rows: tuple[Row, ...] = ()
    quotes: tuple[Quote, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    confidence: float = 0.0
    suggestions: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    """Of a message with several questions the answer to each, in order. Their marks count the whole's citations."""
    elapsed_ms: float = field(default=0.0, compare=False)

    @property
    def is_declined(self) -> bool:
        """Whether Roundtable found nothing that it can support."""
        return self.kind is AnswerKind.DECLINED

    def to_json(self) -> JsonObject:
        """The contract's object: every key present, ``null`` or ``[]`` where empty, numbers as numbers."""
        return {
            "question": self.question,
            "understood": self.understood,
            "kind": self.kind.value,
            "text": self.text,
            "figure": _plain(self.figure),
            "rows": _plain(self.rows),
            "quotes": _plain(self.quotes),
            "citations": _plain(self.citations),
            "notes": list(self.notes),
            "confidence": round(self.confidence, 3),
            "suggestions": list(self.suggestions),
            "answers": [answer.to_json() for answer in self.answers],
            "elapsed_ms": round(self.elapsed_ms, 1),
        }


def _plain(value: Any) -> Any:  # noqa: ANN401 - walks whatever the dataclasses above hold
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
