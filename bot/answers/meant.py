"""Which one round is meant by words that name or describe it and ask nothing of it: "Mistral's latest round".

Names alone are read by ``following.is_card``; what is here takes whatever the grammar of figures understands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.answers.asking import asked
from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.subjects import subject_of
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures.compute import Missing, compute

Read = Callable[[str], Reading]

_DESCRIBES = frozenset(
    {
        *(Sense.FILLER, Sense.COMPANY, Sense.ROUND, Sense.ROUNDS, Sense.INSTRUMENT, Sense.PERIOD, Sense.INVESTOR),
        *(Sense.PICK, Sense.ORDINAL, Sense.EXTREME, Sense.RELATES, Sense.CONDITION, Sense.MONEY),
        *(Sense.SECTOR, Sense.COUNTRY, Sense.CITY, Sense.REGION, Sense.DENOMINATED, Sense.CURRENCY),
    }
)
"""What a round can be described by."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A round, and what has to be said about taking it."""

    round: Round
    notes: tuple[str, ...] = ()
    others: tuple[Round, ...] = ()
    """Rounds that could be meant as well."""


def round_described(text: str, read: Read, table: FactsTable) -> Meant | None:
    """The one round that a text describes, and nothing more; ``None`` where it is not one, or asks something."""
    if not _only_describes(read(text)):
        return None
    for words in (text, f"which round was {text}"):
        found = asked(read(words), table)
        if found is None:
            continue
        figure = compute(found.query, table)
        this = None if isinstance(figure, Missing) else subject_of(figure, table).round
        if this is not None:
            return Meant(this, found.notes, found.others)
    return None


def without(reading: Reading, sense: Sense) -> str:
    """The words of a reading without those of one sense."""
    text = reading.question
    for span in reversed(reading.spans):
        if span.sense is sense:
            text = f"{text[: span.words[0].start]} {text[span.words[-1].end :]}"
    return " ".join(text.split())


def _only_describes(reading: Reading) -> bool:
    plural = any(span.sense in {Sense.ROUNDS, Sense.INSTRUMENT} and span.is_plural for span in reading.spans)
    return bool(reading.meant) and not plural and {span.sense for span in reading.spans} <= _DESCRIBES
