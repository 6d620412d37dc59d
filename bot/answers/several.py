"""Several answers to one message become one Answer, whose ``answers`` are the single ones.

The rule: one numbering. Every mark, in the whole and in each part, counts the citations of the whole; a place that
two parts cite has one number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.answer import Answer, Citation, Row


def together(question: str, answers: Sequence[Answer]) -> Answer:
    """One Answer of several; kind, figure and rows are those of the first that was not declined."""
    places: dict[tuple[object, ...], Citation] = {}
    parts = tuple(_renumbered(answer, places) for answer in answers)
    first = next((part for part in parts if not part.is_declined), parts[0])
    answered = [part for part in parts if not part.is_declined]
    return Answer(
        question=question,
        understood="; ".join(part.understood for part in parts if part.understood),
        kind=first.kind,
        text="\n".join(f"{number}. {_on_one_line(part.text)}" for number, part in enumerate(parts, start=1)),
        figure=first.figure,
        rows=first.rows,
        quotes=tuple(quote for part in parts for quote in part.quotes),
        citations=tuple(places.values()),
        notes=tuple(dict.fromkeys(note for part in parts for note in part.notes)),
        confidence=min((part.confidence for part in answered), default=0.0),
        suggestions=tuple(dict.fromkeys(suggestion for part in parts for suggestion in part.suggestions)),
        answers=parts,
    )


def _renumbered(answer: Answer, places: dict[tuple[object, ...], Citation]) -> Answer:
    """The answer with its marks counted on from the citations so far, to which its own are added."""
    number: dict[int | None, int] = {}
    for citation in answer.citations:
        key = (citation.kind, citation.file, citation.section, citation.start, citation.end, citation.fact_id)
        found = places.setdefault(key, replace(citation, n=len(places) + 1))
        number[citation.n] = found.n
    figure = answer.figure
    if figure is not None:
        inputs = tuple(replace(one, citation=number.get(one.citation)) for one in figure.inputs)
        figure = replace(figure, working=_marked(figure.working, number, ()), inputs=inputs)
    own = {number[citation.n]: citation for citation in answer.citations}
    return replace(
        answer,
        text=_marked(answer.text, number, [quote.text for quote in answer.quotes]),
        figure=figure,
        rows=tuple(_row(row, number) for row in answer.rows),
        quotes=tuple(replace(quote, citation=number[quote.citation]) for quote in answer.quotes),
        citations=tuple(replace(citation, n=n) for n, citation in sorted(own.items())),
    )


def _row(row: Row, number: dict[int | None, int]) -> Row:
    columns = tuple(replace(column, citation=number.get(column.citation)) for column in row.columns)
    return replace(row, citation=number.get(row.citation), columns=columns)


def _marked(text: str, number: dict[int | None, int], quoted: Sequence[str]) -> str:
    """The text with its marks renumbered; what a file says within square brackets is no mark."""
    kept = "|".join(re.escape(quote) for quote in quoted if quote)
    pattern = re.compile(rf"{kept}|\[(?P<n>\d+)\]" if kept else r"\[(?P<n>\d+)\]")

    def renumbered(match: re.Match[str]) -> str:
        n = int(match["n"]) if match["n"] else None
        return f"[{number[n]}]" if n in number else match[0]

    return pattern.sub(renumbered, text)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
