"""A question that names a section of a briefing is answered with it, whole: "strategic view on X's Series C".

Which briefing is meant is told by the company and round that are named or described, else by the titles of the
briefings, so that a corpus without facts answers as well; there a summary is asked for in the same way. How sections
are asked for is in ``section_words``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.answer import Answer, AnswerKind
from bot.answers.citing import Citations
from bot.answers.declining import declined
from bot.answers.following import is_card
from bot.answers.meant import Read, round_described, without
from bot.answers.reading import Reading
from bot.answers.rounds import key_figures
from bot.answers.section_words import section_alone, section_asked
from bot.answers.senses import Sense
from bot.answers.stories import Extract, Stories, paragraphs_of, quotes_from, section_of, whole
from index.briefings import FULL_STORY, STRATEGIC_VIEW, SUMMARY, Briefing
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.passages import title_of
from index.words import words_of

_SUGGESTED = 3
_LISTED = 6
"""Briefings that are named where several could be meant."""
_CONFIDENCE = 0.9
_ASKS = {None: "Summarise", SUMMARY: "What does the summary say of"}
_ASIDE = frozenset({Sense.FILLER, Sense.ROUNDS, Sense.CARD})
"""Words that no title need hold."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The briefing that is meant, and what has to be said about taking it."""

    file: str
    round: Round | None = None
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """What else could have been asked for, as one would type it."""


class Sections:
    """Answers with sections, from one generation."""

    def __init__(self, table: FactsTable, stories: Stories, read: Read) -> None:
        self._table = table
        self._stories = stories
        self._read = read

    def answer(self, question: str, reading: Reading) -> Answer | None:
        """The section that a question names; ``None`` where it names none, or of no briefing that there is."""
        named = section_asked(reading.question)
        if named is not None:
            return self._of(question, named.name, named.of)
        # Without facts there are no cards: names alone, or a summary of them, are looked for among the titles.
        words = without(reading, Sense.CARD)
        return self._titled(question, None, words, is_asked=reading.has(Sense.CARD))

    def of_the_same(self, question: str, before: Answer | None) -> Answer | None:
        """The section that a question names alone, of the one briefing or round that the answer before was about."""
        section = section_alone(question)
        if section is None or before is None:
            return None
        told = {one.fact_id: self._table.facts.briefing_of.get(one.round_id) for one in self._table.rounds}
        cited = {told[one.fact_id] for one in before.citations if one.fact_id in told}
        files: set[str | None] = {quote.file for quote in before.quotes}
        file = next(iter(files or cited)) if len(files or cited) == 1 else None
        return self._told(question, section, _Found(file, self._round_of(file))) if file is not None else None

    def _of(self, question: str, section: str, words: str) -> Answer | None:
        reading = self._read(words)
        if is_card(reading):
            return self._of_company(question, section, reading)
        meant = round_described(words, self._read, self._table)
        if meant is None:
            return self._titled(question, section, words, is_asked=True)
        file = self._table.facts.briefing_of.get(meant.round.round_id)
        if file is None:
            return self._untold(question, section, meant.round.company, meant.round.label)
        others = tuple(one.label for one in meant.others)
        return self._told(question, section, _Found(file, meant.round, meant.notes, others))

    def _of_company(self, question: str, section: str, reading: Reading) -> Answer:
        """Of the round that is named, else of the company's latest round that has a briefing."""
        company = str(reading.values(Sense.COMPANY)[0])
        names = {str(name).casefold() for name in reading.values(Sense.ROUND)}
        rounds = self._table.rounds_of(company)
        fitting = [one for one in rounds if not names or names & {name.casefold() for name in one.names}]
        told = [one for one in fitting if one.round_id in self._table.facts.briefing_of]
        if not told:
            label = fitting[-1].label if names and fitting else company
            return self._untold(question, section, company, label)
        this = told[-1]
        notes = (f"{len(told)} briefings fit; this is the latest, about {this.label}.",) if len(told) > 1 else ()
        others = tuple(one.label for one in reversed(told[:-1]))
        return self._told(
            question, section, _Found(self._table.facts.briefing_of[this.round_id], this, notes, others)
        )

    def _untold(self, question: str, section: str, company: str, label: str) -> Answer:
        own = self._table.rounds_of(company)
        others = [one.label for one in reversed(own) if one.round_id in self._table.facts.briefing_of]
        suggestions = (*_questions(section, others), *((f"Tell me about {label}",) if own else ()))
        return declined(question, f"There is no briefing about {label}.", suggestions=suggestions[:_SUGGESTED])

    def _titled(self, question: str, section: str | None, words: str, *, is_asked: bool) -> Answer | None:
        """Of the briefing whose title holds all the words, or its names where nothing else is asked."""
        reading = self._read(words)
        wanted = frozenset(words_of([" ".join(_names(reading))])[0])
        if not wanted or (not is_asked and self._table.rounds):
            return None
        titles = self._stories.titles()
        fitting = [file for file, title in titles.items() if wanted <= _words_of_title(file, title)]
        if len(fitting) > 1:
            return _which(question, section, [titles[file] for file in fitting])
        return self._told(question, section, _Found(fitting[0], self._round_of(fitting[0]))) if fitting else None

    def _round_of(self, file: str) -> Round | None:
        ids = (round_id for round_id, told in self._table.facts.briefing_of.items() if told == file)
        return next(map(self._table.round, ids), None)

    def _told(self, question: str, section: str | None, found: _Found) -> Answer:
        briefing = self._stories.of(found.file)
        extracts = _extracts(briefing, section) if section else self._stories.gist(found.file)
        about = found.round.label if found.round else title_of(briefing)
        if not extracts:
            known = [one for one in (STRATEGIC_VIEW, SUMMARY, FULL_STORY) if section_of(briefing, one)]
            suggestions = tuple(question for one in known for question in _questions(one, (about,)))
            return declined(question, f"The briefing about {about} has no {section}.", suggestions=suggestions)
        citations = Citations(self._table)
        quotes = quotes_from(extracts, citations)
        text = "\n\n".join(f"“{quote.text}” [{quote.citation}]" for quote in quotes)
        if found.round is not None:
            text = f"{text}\n\n{key_figures(found.round, self._table, citations)}"
        return Answer(
            question=question,
            understood=f"{section or 'the gist'} of the briefing about {about}",
            kind=AnswerKind.PASSAGES,
            text=text,
            quotes=quotes,
            citations=citations.all(),
            notes=found.notes,
            confidence=_CONFIDENCE,
            suggestions=_questions(section, found.others),
        )


def _extracts(briefing: Briefing, name: str) -> tuple[Extract, ...]:
    section = section_of(briefing, name)
    if section is None:
        return ()
    return paragraphs_of(briefing, section) if name == FULL_STORY else (whole(briefing, section),)


def _which(question: str, section: str | None, titles: Sequence[str]) -> Answer:
    """Several briefings fit, which are named."""
    listed = "; ".join(titles[:_LISTED])
    more = f"; and {len(titles) - _LISTED} more" if len(titles) > _LISTED else ""
    labels = [title.partition(",")[0] for title in titles]
    reason = f"{len(titles)} briefings fit: {listed}{more}. Which one?"
    return declined(question, reason, suggestions=_questions(section, labels))


def _questions(section: str | None, labels: Sequence[str]) -> tuple[str, ...]:
    asks = _ASKS.get(section, f"{section} of")
    return tuple(f"{asks} {label}" for label in dict.fromkeys(labels))[:_SUGGESTED]


def _names(reading: Reading) -> list[str]:
    return [word.typed for span in reading.spans if span.sense not in _ASIDE for word in span.words]


def _words_of_title(file: str, title: str) -> frozenset[str]:
    return frozenset(words_of([f"{title} {file.replace('-', ' ').replace('_', ' ')}"])[0])
