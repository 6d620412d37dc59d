"""A conversation: what was asked last, and how a follow-up leans on it.

"And OpenAI?", "what about the step-up?", "in 2024?" say only what changes. The rest is taken over from the last
question, sense by sense; a question that stands on its own is never touched.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answers.asking import is_yes_or_no
from bot.answers.grammar import Sense
from bot.answers.reading import Reading
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.query import Filter

_PRONOUNS = frozenset({"it", "its", "they", "their", "that", "this"})
_SHAPING = frozenset(
    {
        Sense.METRIC,
        Sense.ASKS,
        Sense.AGGREGATE,
        Sense.EXTREME,
        Sense.COUNTS,
        Sense.LISTS,
        Sense.COMPARES,
        Sense.GROUP,
        Sense.ACTIVE,
        Sense.RANKS_BY,
        Sense.CARD,
    }
)
_CONDITIONS = frozenset(
    {
        Sense.COMPANY,
        Sense.ROUND,
        Sense.PERIOD,
        Sense.SECTOR,
        Sense.COUNTRY,
        Sense.CITY,
        Sense.INSTRUMENT,
        Sense.INVESTOR,
        Sense.CURRENCY,
        Sense.PICK,
        Sense.ORDINAL,
        Sense.CONFIDENCE,
        Sense.MONEY,
        Sense.CONDITION,
    }
)
_OF_MANY_ROUNDS = frozenset({Sense.AGGREGATE, Sense.COUNTS, Sense.EXTREME, Sense.LISTS, Sense.ACTIVE, Sense.GROUP})
"""Words that ask about many rounds: the one round that was talked about is not meant any more."""
_OF_ONE_COMPANY = frozenset({Sense.ROUND, Sense.MONEY, Sense.PICK, Sense.ORDINAL})


@dataclass(slots=True)
class Conversation:
    """The memory of one session. Not shared between threads: its questions take turns."""

    last: Reading | None = None

    @property
    def companies(self) -> tuple[str, ...]:
        """The companies that the last question was about."""
        return tuple(str(name) for name in self.last.values(Sense.COMPANY)) if self.last else ()


def continued(reading: Reading, last: Reading | None, table: FactsTable) -> Reading | None:
    """What a question means as a follow-up of the last one, or ``None`` where it cannot be one."""
    if last is None or is_yes_or_no(reading):
        return None
    own = _own(reading)
    if not own or reading.unknown:
        return None
    if _asks_which_company(reading):
        return replace(
            reading, spans=(*(span for span in _kept(last, own, table) if span.sense is not Sense.COMPANY), *own)
        )
    if last.has(Sense.COMPANY):  # "the company" is the one that was talked about
        own = [span for span in own if span.value != "company"]
    return replace(reading, spans=(*_kept(last, own, table), *own))


def _own(reading: Reading) -> list[Span]:
    """What the follow-up itself says, without the words that open it ("and", "what about")."""
    spans = list(reading.meant)
    while spans and spans[0].sense in {Sense.FOLLOW_UP, Sense.SEPARATOR}:
        spans.pop(0)
    return spans


def _asks_which_company(reading: Reading) -> bool:
    """Whether companies are what is asked for, and not the one that was talked about."""
    ranks = reading.has(Sense.EXTREME) or reading.has(Sense.ACTIVE) or reading.has(Sense.COUNTS)
    opens = reading.spans[0].text.casefold() in {"which", "what"}
    return "company" in reading.values(Sense.METRIC) and (ranks or opens) and not reading.says_the_company


def leans(reading: Reading) -> bool:
    """Whether the wording leaves out what a question of its own would say."""
    if not reading.spans:
        return False
    first = reading.spans[0]
    opens = first.sense is Sense.FOLLOW_UP or first.text.casefold() in {"and", "or", "in", "since", "what"}
    says_what = any(span.sense in _SHAPING for span in reading.spans)
    says_of_what = any(span.sense in _CONDITIONS - {Sense.PICK, Sense.CURRENCY} for span in reading.spans)
    points_back = any(word.text in _PRONOUNS for span in reading.spans for word in span.words)
    if says_what and says_of_what:
        return points_back and not reading.has(Sense.COMPANY)
    return (opens or points_back or not says_of_what) and (says_what or says_of_what or reading.has(Sense.CURRENCY))


def _kept(last: Reading, own: list[Span], table: FactsTable) -> list[Span]:
    """The spans of the last question that the follow-up does not replace."""
    senses = {span.sense for span in own}
    replaced = senses | _SHAPING if senses & _SHAPING else set(senses)
    if Sense.COMPANY in senses and not _has_such_rounds(last, own, table):
        replaced |= _OF_ONE_COMPANY
    if senses & ({Sense.ROUND, Sense.PERIOD, Sense.PICK, Sense.ORDINAL} | _OF_MANY_ROUNDS):
        replaced |= _OF_ONE_COMPANY
    if Sense.ROUND in senses and last.has(Sense.COMPANY):  # one named round, and not rounds of that name in a period
        replaced.add(Sense.PERIOD)
    fields = {span.value.field for span in own if isinstance(span.value, Filter)}
    return [span for span in last.meant if _stays(span, replaced, fields)]


def _stays(span: Span, replaced: set[Sense], fields: set[str]) -> bool:
    """A condition stays unless the follow-up has one on the same field; other words, unless it has such words."""
    if isinstance(span.value, Filter):
        return span.value.field not in fields
    return span.sense not in replaced


def _has_such_rounds(last: Reading, own: list[Span], table: FactsTable) -> bool:
    names = {str(name).casefold() for name in last.values(Sense.ROUND)}
    companies = [str(span.value) for span in own if span.sense is Sense.COMPANY]
    return all(
        names <= {name.casefold() for one in table.rounds_of(company) for name in one.names} for company in companies
    )
