"""The card of the round that is asked for: by its names, or in a question that asks for a summary of it.

What stands on a card is ``rounds``. A round that is only described ("the largest round of 2025") is found by
``meant``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.answers.answer import Answer
from bot.answers.declining import declined
from bot.answers.following import is_card
from bot.answers.lexicon import Lexicon
from bot.answers.meant import Read, round_described, without
from bot.answers.reading import Reading
from bot.answers.rounds import latest_round, round_answer
from bot.answers.senses import Sense
from bot.answers.stories import Stories
from index.facts.schema import Round
from index.facts.table import FactsTable

_OTHERS = 2
"""Cards of other rounds that are suggested where several fit."""


class Cards:
    """Answers with cards, from one generation."""

    def __init__(
        self,
        table: FactsTable,
        stories: Stories,
        lexicon: Lexicon,
        *,
        read: Read,
        near_names: Callable[[str], list[str]],
        examples: Callable[[], tuple[str, ...]],
    ) -> None:
        """``near_names`` are companies like what was typed, ``examples`` questions to suggest."""
        self._table = table
        self._stories = stories
        self._lexicon = lexicon
        self._read = read
        self._near_names = near_names
        self._examples = examples

    def asked_for(self, question: str, reading: Reading) -> Answer | None:
        """The card for a question that asks for a summary, or names nothing but a company and perhaps its round."""
        if is_card(reading):
            companies, names = reading.values(Sense.COMPANY), reading.values(Sense.ROUND)
            return self.named(str(companies[0]), str(names[0]) if names else None, question=question)
        if not reading.has(Sense.CARD):
            return None
        meant = round_described(without(reading, Sense.CARD), self._read, self._table)
        if meant is None:
            return None
        card = self._card(question, meant.round, meant.notes)
        instead = tuple(f"Tell me about {one.label}" for one in meant.others[:_OTHERS])
        return replace(card, suggestions=(*instead, *card.suggestions))

    def named(self, company: str, round_name: str | None, *, question: str | None = None) -> Answer:
        """The card of a company's round; of its latest where none is named."""
        asked_for = question if question is not None else " ".join(filter(None, (company, round_name)))
        name = self.company(company)
        if name is None:
            near = self._near_names(company)
            hint = f" Did you mean {', '.join(near)}?" if near else ""
            return declined(asked_for, f"I know no company “{company}”.{hint}", suggestions=self._examples())
        rounds = self._table.rounds_of(name)
        this = round_named(rounds, round_name) if round_name else latest_round(rounds) if rounds else None
        if this is None:
            known = ", ".join(one.round for one in rounds) or "none"
            return declined(asked_for, f"I know no round “{round_name or ''}” of {name}. Known: {known}.")
        note = f"The latest of {len(rounds)} rounds that are known of {name}."
        return self._card(asked_for, this, () if round_name or len(rounds) == 1 else (note,))

    def company(self, typed: str) -> str | None:
        """The company of a name, if it is one."""
        phrase = self._lexicon.name(typed)
        return str(phrase.value) if phrase is not None and phrase.sense is Sense.COMPANY else None

    def _card(self, question: str, this: Round, notes: tuple[str, ...]) -> Answer:
        file = self._table.facts.briefing_of.get(this.round_id)
        gist = self._stories.gist(file) if file else ()
        return round_answer(question, this, self._table, notes=notes, gist=gist)


def round_named(rounds: tuple[Round, ...], typed: str) -> Round | None:
    """The round of this name or id; of several, the latest."""
    wanted = typed.strip().casefold()
    fits = [one for one in rounds if wanted in {one.round_id, *(name.casefold() for name in one.names)}]
    return fits[-1] if fits else None
