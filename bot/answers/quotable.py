"""What a question demands of a quote: the briefings it may come from, the words that it must hold.

A quote that is about another company, another time or another number is no answer, however near its words come.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answers.answer_types import has_type, type_asked
from bot.answers.grammar import Sense
from bot.answers.quoting import Cut, holds
from bot.answers.reading import Reading
from bot.answers.spans import Span
from bot.answers.words import Word
from index.facts.schema import Instrument
from index.facts.table import FactsTable
from index.figures.query import Money
from index.search import Searcher
from index.words import words_of

_EXPLAINS = frozenset({"why", "how"})
_PRESUMES = frozenset({"why", "how", "when", "how come"})
_TAKES_OVER = re.compile(
    r"\b(?:merg(?:e|ed|ing)|t(?:ake|aking|ook|aken) over|b(?:uy|uying|ought) out)\b", re.IGNORECASE
)
_ASIDE = frozenset(
    {Sense.FILLER, Sense.ASKS, Sense.CARD, Sense.LISTS, Sense.FOLLOW_UP, Sense.SEPARATOR, Sense.FORECAST}
    | {Sense.COMPANY, Sense.ROUND, Sense.ROUNDS}
)
"""Words that ask, and names that chose the briefing already."""
_COUNTABLE = frozenset(
    {
        Sense.METRIC,
        Sense.AGGREGATE,
        Sense.EXTREME,
        Sense.ACTIVE,
        Sense.COUNTS,
        Sense.COMPARES,
        Sense.GROUP,
        Sense.RANKS_BY,
        Sense.BOUND,
        Sense.CONDITION,
    }
)
_DENIES = frozenset(
    {"not", "no", "without", "except", "excluding", "other", "only", "but", "nobody", "none", "never", "neither"}
)
_DIVIDES = frozenset({"both", "per", "each", "every", "alone", "minus"})
"""Words that turn a figure of the tables into another one; “rides per week” is a figure that prose has or has not."""
_EXACT = frozenset({Sense.PERIOD, Sense.MONEY, Sense.PERCENTAGE, Sense.MULTIPLE, Sense.FOUNDER})
"""A sentence about another time, another number or another person is no answer."""
_NUMBERS = frozenset({Sense.MONEY, Sense.PERCENTAGE, Sense.MULTIPLE})
_DATE = re.compile(r"(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}")
"""A day, a month or a year, as a period prints."""
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_CALLED = frozenset({Sense.COMPANY, Sense.INVESTOR})
"""Names that people write in many ways."""
_IN_MANY_NAMES = frozenset(
    words_of(["AI capital fund group holdings investment labs management partners ventures"])[0]
)


def demands_of(
    reading: Reading, table: FactsTable, searcher: Searcher, files: frozenset[str] | None = None
) -> Callable[[Cut], bool]:
    """What tells whether a quote has all that a question demands: times, numbers, names, and the kind of thing asked.

    ``files`` are the briefings that the question is about; ``None`` for all.
    """
    required, wanted = exact_words(reading, table, files), type_asked(reading)
    named = _named(reading, table)

    def met_by(cut: Cut) -> bool:
        words = frozenset(words_of([f"{cut.passage.title} {cut.text}"])[0])
        return (
            holds(cut, required)
            and is_told_of(reading, cut.passage.file, searcher)
            and all(any(name <= words for name in spellings) for spellings in named)
            and (wanted is None or has_type(wanted, cut.text, besides=reading.question))
        )

    return met_by


def _named(reading: Reading, table: FactsTable) -> list[list[frozenset[str]]]:
    """Of each company and investor in a question the ways to name it or whom it belongs to, each by its words."""
    named = []
    for span in reading.spans:
        if span.sense in _CALLED:
            names = span.value if isinstance(span.value, tuple) else (span.value,)
            spellings = [text for name in names for text in table.spellings_of(str(name))]
            words = [frozenset(words) for words in words_of(spellings)]
            named.append([one - _IN_MANY_NAMES or one for one in words])
    return named


def asks_for_reasons(reading: Reading) -> bool:
    """Whether it asks why or how, which may take several sentences to say."""
    return any(span.text.casefold() in _EXPLAINS for span in reading.spans)


def asks_why(reading: Reading) -> bool:
    """Whether it asks why."""
    return any(span.text.casefold() == "why" for span in reading.spans)


def content_of(reading: Reading) -> list[str]:
    """The words that say what is asked about whatever was named."""
    return [word.text for span in reading.spans if span.sense not in _ASIDE for word in span.words]


def exact_words(reading: Reading, table: FactsTable, files: frozenset[str] | None = None) -> list[str]:
    """The words that a quote must hold: another time, number or person is another answer.

    Of a number its figures: "$300m", "$300 million" and "300 million dollars" are one; of a month its full name,
    and its year where the question has one. An amount that is a round's, of those that ``files`` tell of, only says
    which round is meant.
    """
    sizes = _sizes(table, files)
    exact = [span for span in reading.spans if span.sense in _EXACT]
    return [word for span in exact for word in _exactly(span, sizes, has_year=span.text not in reading.assumed)]


def _exactly(span: Span, sizes: frozenset[int], *, has_year: bool) -> list[str]:
    if isinstance(span.value, Money) and span.value.amount in sizes:
        return []
    if span.sense in _NUMBERS:
        return _FIGURES.findall(span.text)
    plain = _DATE.fullmatch(str(span.value)) if span.sense is Sense.PERIOD else None
    if plain is None:
        return [word.text for word in span.words]
    return plain[0].split() if has_year else plain[0].split()[:-1]


def _sizes(table: FactsTable, files: frozenset[str] | None) -> frozenset[int]:
    """What the rounds raised and were valued at that some briefings tell of."""
    told = {round_id for round_id, file in table.facts.briefing_of.items() if files is not None and file in files}
    rounds = [one for one in table.rounds if one.round_id in told]
    sizes = [size for one in rounds for size in (one.amount, one.pre_money, one.post_money)]
    return frozenset(int(size) for size in sizes if size is not None)


def is_in_words_of_tables(reading: Reading) -> bool:
    """Whether a figure would answer, if any did: of why and how, and where nothing is counted, only prose tells."""
    counts = any(_is_countable(span) for span in reading.spans)
    return counts and not (prose_of(reading) or asks_for_reasons(reading))


def presumes_a_takeover(reading: Reading, table: FactsTable) -> bool:
    """Whether it asks why, how or when a company was bought that the tables know no takeover of."""
    bought = "buyout" in reading.values(Sense.INSTRUMENT) or _TAKES_OVER.search(reading.question) is not None
    if not bought or reading.spans[0].text.casefold() not in _PRESUMES:
        return False
    rounds = [one for name in reading.values(Sense.COMPANY) for one in table.rounds_of(str(name))]
    return bool(rounds) and not any(one.instrument is Instrument.BUYOUT for one in rounds)


def prose_of(reading: Reading) -> list[str]:
    """The words of a question that no table has: neither a name that nobody knows, nor a number."""
    unknown = [span for span in reading.spans if span.sense is Sense.UNKNOWN and not _is_strange(span)]
    words = [word.text for span in unknown for word in span.words]
    return [word for word in words if word not in _EXPLAINS and word.isalpha()]


def is_told_of(reading: Reading, file: str, searcher: Searcher) -> bool:
    """Whether a briefing has every name in the question that nobody here knows."""
    strange = [span for span in reading.spans if _is_strange(span)]
    # What is written in capitals and stands elsewhere too is a term of the trade, not a name: an IPO.
    names = [span for span in strange if not (_is_initials(span.words[0]) and not searcher.strange([span.text]))]
    words = frozenset(words_of([" ".join(word.text for span in names for word in span.words)])[0])
    return words <= searcher.words_in(file)


def in_full(reading: Reading) -> str:
    """The question with every name as the tables have it: "msft" is Microsoft there."""
    text, at = [], 0
    for span in reading.spans:
        if span.sense in _CALLED and str(span.value).casefold() != span.text.casefold():
            text += [reading.question[at : span.words[0].start], str(span.value)]
            at = span.words[-1].end
    return "".join((*text, reading.question[at:]))


def asks_for_no_quote(reading: Reading) -> bool:
    """Whether a quote would be no answer.

    That is so where a word changes a figure into another one, of a figure that is to come, of advice, and of "the
    company" where nobody was named. Why something is so is told in words, whatever is counted.
    """
    countable = any(_is_countable(span) for span in reading.spans) and reading.spans[0].text.casefold() != "why"
    words = {word.text for span in reading.spans for word in span.words}
    in_tables = not set(prose_of(reading)) - _DIVIDES
    changed = not words.isdisjoint(_DENIES | _DIVIDES if in_tables else _DENIES)
    nameless = "company" in reading.values(Sense.METRIC) and not reading.has(Sense.COMPANY)
    told = {Sense.COUNTS, Sense.ASKS}  # “how many plants will it build?” asks for a plan, which prose may tell
    figure = any(_is_countable(span) and span.sense not in told for span in reading.spans)
    of_tables = figure or (countable and in_tables) or "announced" in reading.values(Sense.ASKS)
    to_come = reading.looks_ahead and of_tables
    return to_come or (countable and changed) or nameless or reading.has(Sense.ADVICE)


def _is_strange(span: Span) -> bool:
    """Whether these words are a name that nobody here knows."""
    first = span.words[0]
    return span.sense is Sense.UNKNOWN and first.is_capitalised and (first.start > 0 or _is_initials(first))


def _is_initials(word: Word) -> bool:
    return len(word.typed) > 1 and word.typed.isupper()


def _is_countable(span: Span) -> bool:
    """Whether a figure would answer to these words."""
    if span.value == "use_of_funds":  # which is told in words
        return False
    return span.sense in _COUNTABLE or (span.sense is Sense.ASKS and span.value == "amount")


def briefings_about(reading: Reading, table: FactsTable) -> frozenset[str] | None:
    """The briefings that a question may be answered from; ``None`` for all, empty where there is none."""
    companies = [str(name) for name in reading.values(Sense.COMPANY)]
    if not companies:
        return None
    rounds = [one for name in companies for one in table.rounds_of(name)]
    named = {str(name).casefold() for name in reading.values(Sense.ROUND)}
    if named:
        rounds = [one for one in rounds if named.intersection(name.casefold() for name in one.names)]
    kinds = {str(kind) for kind in reading.values(Sense.INSTRUMENT)}
    # Where no round is of that kind, the word may still be what a briefing speaks of: a company's loans.
    rounds = [one for one in rounds if one.instrument.value in kinds] or rounds
    told = table.facts.briefing_of
    return frozenset(told[one.round_id] for one in rounds if one.round_id in told)
