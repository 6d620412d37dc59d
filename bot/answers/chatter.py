"""What people say around a question: clauses that only chat go, those that tell a story are what it is about.

A clause goes only where nothing in it could be a condition; a story before a question lends it its names, and one
behind it goes where it names nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answers.carrying import PLACES
from bot.answers.dialogue import FollowUps
from bot.answers.fragments import points_somewhere
from bot.answers.grammar import Sense
from bot.answers.messages import (
    Piece,
    bends_by_itself,
    changes_a_figure,
    clauses_of,
    speaks_of_people,
    tells_a_story,
)
from bot.answers.reading import Reading

NO_FIGURE_WORDS = frozenset({Sense.FILLER, Sense.UNKNOWN, Sense.SEPARATOR, Sense.FOLLOW_UP, Sense.VERB, Sense.CARD})
NAMES = PLACES | {Sense.COMPANY, Sense.ROUND, Sense.PERIOD}


class Chatter:
    """Tells chatter from questions within a sentence."""

    def __init__(self, read: Callable[[str], Reading], follow_ups: FollowUps) -> None:
        """``read`` reads a text without a conversation."""
        self._read = read
        self._follow_ups = follow_ups

    def without_asides(self, text: str) -> tuple[str, list[Piece]]:
        """A sentence without the clauses before and behind it that only chat or tell a story, and those stories."""
        clauses = list(clauses_of(Piece(text, 0, len(text))))
        stories: list[Piece] = []
        while len(clauses) > 1 and (self._is_aside(clauses[0]) or self._is_story(clauses[0])):
            stories.append(clauses.pop(0))
        while len(clauses) > 1 and (self._is_aside(clauses[-1]) or self._is_idle_story(clauses[-1])):
            clauses.pop()
        kept = text[clauses[0].start : clauses[-1].end] if clauses else text
        return kept, [story for story in stories if self._is_story(story)]

    def _is_story(self, clause: Piece) -> bool:
        """Whether a clause before a question tells a story, and does not change what is asked."""
        return tells_a_story(clause.text) and not changes_a_figure(clause.text) and not bends_by_itself(clause.text)

    def _is_idle_story(self, clause: Piece) -> bool:
        """Whether a clause behind a question tells a story that names nothing."""
        telling = NAMES | {Sense.INVESTOR, Sense.CONDITION, Sense.MONEY, Sense.INSTRUMENT}
        return self._is_story(clause) and not any(span.sense in telling for span in self._read(clause.text).meant)

    def leaves_its_company(self, stories: Sequence[Piece], kept: str) -> bool:
        """Whether a story is about a company and the question behind it, complete in itself, about all of them."""
        named = any(self._read(story.text).has(Sense.COMPANY) for story in stories)
        asks = self._read(kept)
        return (
            named
            and not asks.has(Sense.COMPANY)
            and not points_somewhere(kept)
            and self._follow_ups.understands(asks)
        )

    def _is_aside(self, clause: Piece) -> bool:
        """Whether a clause may go: it chats, and holds neither a figure word nor one that changes a figure."""
        if clause.is_chat:
            return True
        reading = self._read(clause.text)
        silent = all(span.sense in NO_FIGURE_WORDS | {Sense.NEGATES, Sense.NUMBER} for span in reading.spans)
        return silent and speaks_of_people(clause.text) and not bends_by_itself(clause.text)
