"""The last question with what a follow-up says put in its place: "and OpenAI?", "in 2024?", "the second largest?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.carrying import GEOGRAPHY, PLACES, RANKS, ROLES, dropped, place_of, with_preposition
from bot.answers.fragments import excludes, points_at_one
from bot.answers.grammar import Sense
from bot.answers.reading import Reading
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.query import Filter, Op

_OPEN_PERIOD = re.compile(r"(?:since|before|after|between|from|until|till|through|by)\b", re.IGNORECASE)
_ROLE_WORDS = frozenset(
    {
        *("led", "lead", "leads", "leading", "joined", "join", "joins", "joining", "backed", "back", "backs"),
        *("backing", "invested", "invest", "invests", "investing", "participated", "participate", "participates"),
        *("participating", "investor", "investors", "participant", "participants", "backer", "backers", "part"),
        *("took", "take", "by", "in", "with", "had", "have", "has", "as"),
    }
)
"""The words of a role, beside which only the investor's name is left."""
_VERBS = frozenset(
    {"led", "lead", "leads", "join", "joins", "joined", "back", "backs", "backed", "invest", "invests", "invested"}
)
_JOINS = re.compile(r"[\s,]*(?:\b(?:and|or)\b|&)?[\s,]*", re.IGNORECASE)
_END = " \t\n?!.,;:"


def substituted(
    own: Reading, last: Reading, *, narrows: bool, table: FactsTable, without: Sequence[Sense] = ()
) -> str:
    """The last question with what the follow-up says put in its place; what finds no place stands at the end.

    ``without`` are senses that leave the last question, in the place of which the follow-up has nothing to say.
    """
    edited = _Substitution(own, last, narrows=narrows, table=table)
    return edited.without(without) if without else edited.text()


def takes_the_place(own: Reading, last: Reading) -> bool:
    """Whether all that a follow-up asks replaces words of the last question: "and when?", "and joined?"."""
    spans = own.meant
    if len(spans) != 1:
        return False
    return (spans[0].sense is Sense.ASKS and last.has(Sense.ASKS)) or bool(_role_of(spans[0], last))


class _Substitution:
    """The last question's text being edited."""

    def __init__(self, own: Reading, last: Reading, *, narrows: bool, table: FactsTable) -> None:
        self._own, self._last, self._narrows = own, last, narrows
        self._edits: dict[tuple[int, int], str] = {}
        self._placed: list[tuple[int, int]] = []
        self._table = table

    def text(self) -> str:
        ranks = [span for span in self._own.meant if span.sense in RANKS]
        out = dropped(self._own.meant, self._last, self._table)
        self._leave_out([span for span in out if not (ranks and span.sense is Sense.ROUND)])
        for span in self._own.meant:
            if span.sense not in RANKS:
                self._place([span], self._targets(span))
        if ranks:
            self._place_rank(ranks)
        return f"{self._edited().strip(_END)} {self._left_over()}".strip()

    def without(self, senses: Sequence[Sense]) -> str:
        """The last question without its words of these senses."""
        self._leave_out([span for span in self._last.meant if span.sense in senses])
        return self._edited().strip(_END)

    def _targets(self, span: Span) -> list[tuple[int, int]]:
        """The places in the last question that this span takes."""
        senses = GEOGRAPHY if span.sense in GEOGRAPHY and not self._narrows else {span.sense}
        alike = [other for other in self._last.meant if other.sense in senses]
        if self._excludes(span):
            return []
        if isinstance(span.value, Filter):
            fields = {span.value.field}
            if span.value.field in ROLES and not self._narrows:
                fields |= set(ROLES)
            alike = [one for one in self._last.meant if isinstance(one.value, Filter) and one.value.field in fields]
        elif role := _role_of(span, self._last):
            return [role]
        elif span.sense in {Sense.COMPANY, Sense.INVESTOR} and not alike and not self._narrows:
            return [_name_in(one) for one in self._last.meant if _is_role(one)][:1]
        elif span.sense in PLACES and not alike and not self._narrows and not points_at_one(self._own.question):
            alike = [one for one in self._last.meant if one.sense is Sense.COMPANY]
        return [place_of(one) for one in alike]

    def _excludes(self, span: Span) -> bool:
        """Whether, as in “without OpenAI”, the words take something away: then they take no other's place."""
        if isinstance(span.value, Filter):
            return span.value.op is Op.NE
        return span.sense in {Sense.COMPANY, Sense.INVESTOR} | PLACES and excludes(self._own.question)

    def _place_rank(self, ranks: list[Span]) -> None:
        """“The latest” takes the place of such words, else of the round, else of the word "rounds"."""
        targets = [place_of(one) for one in self._last.meant if one.sense in RANKS]
        rounds = [one for one in self._last.meant if one.sense is Sense.ROUND]
        nouns = [one for one in self._last.meant if one.sense is Sense.ROUNDS]
        if targets or not (rounds or nouns):
            self._place(ranks, targets)
            return
        self._leave_out([one for one in self._last.meant if one.sense is Sense.LISTS])
        self._place(ranks, [place_of(one) for one in rounds or nouns], after=" round")

    def _place(self, spans: list[Span], targets: list[tuple[int, int]], after: str = "") -> None:
        if not targets:
            return
        targets = _run_together(targets, self._last.question)
        start, end = place_of(spans[0])[0], place_of(spans[-1])[1]
        new = self._own.question[start:end]
        if len(spans) == 1 and spans[0].sense is Sense.COMPANY:
            new = str(spans[0].value)
        old = self._last.question[slice(*targets[0])]
        ending = "'s" if old.replace("’", "'").endswith("'s") and not new.endswith("'s") else ""
        if spans[0].sense is Sense.PERIOD and _OPEN_PERIOD.match(new):
            targets = [with_preposition(targets[0], self._last.question), *targets[1:]]
            new = f" {new}"
        taken = self._edits.get(targets[0])
        self._edits[targets[0]] = f"{taken} and {new}{ending}" if taken else f"{new}{ending}{after}"
        for target in targets[1:]:
            self._edits[target] = ""
        self._placed.append((start, end))

    def _leave_out(self, spans: Sequence[Span]) -> None:
        for span in spans:
            self._edits[with_preposition(place_of(span), self._last.question)] = ""

    def _edited(self) -> str:
        text = self._last.question
        for (start, end), new in sorted(self._edits.items(), reverse=True):
            text = f"{text[:start]}{new}{text[end:]}"
        return text

    def _left_over(self) -> str:
        """What the follow-up says beside what found its place, unless that means nothing."""
        left = [one for one in self._own.meant if not _within(place_of(one), self._placed)]
        if not left:
            return ""
        text = self._own.question
        for start, end in sorted(self._placed, reverse=True):
            text = text[:start] + text[end:]
        return text.strip(_END)


def _within(place: tuple[int, int], placed: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in placed)


def _run_together(places: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Places with those made one that only "and" or a comma divides."""
    found: list[tuple[int, int]] = []
    for place in sorted(places):
        if found and _JOINS.fullmatch(text[found[-1][1] : place[0]]):
            found[-1] = (found[-1][0], place[1])
        else:
            found.append(place)
    return found


def _role_of(span: Span, last: Reading) -> tuple[int, int] | None:
    """Where the last question says the role that a verb of the follow-up replaces: "and joined?" after "X led"."""
    if span.sense is not Sense.METRIC or span.words[-1].text not in _VERBS or last.has(Sense.COMPANY):
        return None
    roles = [one for one in last.meant if _is_role(one)]
    words = [word for one in roles[:1] for word in one.words if word.text in _VERBS]
    return (words[0].start, words[-1].end) if words else None


def _is_role(span: Span) -> bool:
    return isinstance(span.value, Filter) and span.value.field in ROLES


def _name_in(span: Span) -> tuple[int, int]:
    """Where the name stands in the words of a role: all but the words of the role itself."""
    words = [word for word in span.words if word.text not in _ROLE_WORDS]
    kept = words or list(span.words)
    return min(word.start for word in kept), max(word.end for word in kept)
