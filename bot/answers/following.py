"""What a follow-up says and what it leaves out: judgements about one reading, beside the one before it.

Nothing here completes anything: that is ``dialogue``, which asks these questions first.
"""

from __future__ import annotations

import re

from bot.answers.asking import is_yes_or_no
from bot.answers.carrying import PLACES, RANKS, SHAPING
from bot.answers.fragments import begins_with_it, pointer_of, points_as_a_company, says_it
from bot.answers.grammar import Sense
from bot.answers.reading import Reading
from index.figures.query import Filter, Money

_CONDITIONS = PLACES | {
    *(Sense.COMPANY, Sense.ROUND, Sense.PERIOD, Sense.INSTRUMENT, Sense.INVESTOR, Sense.CONFIDENCE, Sense.MONEY),
    Sense.CONDITION,
}
_PLAIN_SUM = frozenset(
    {Sense.AGGREGATE, Sense.COUNTS, Sense.METRIC, Sense.ROUNDS, Sense.ASKS, Sense.CURRENCY, Sense.INSTRUMENT}
)
"""All that a question says that has no subject: "total raised?", "how many rounds?", "total debt?"."""
_MOST_OF_A_WORD = 3
_ITS_OWN = re.compile(
    r"^\W*(?:who|which|any\w*)\b(?!.*\b(?:it|they|them)\b).*?"
    r"\b(?:(?:against|for|from|on|through|with|to|of|off)\s+(?:their|its)|(?:their|its)(?=\s+own\b))\W+(?P<what>\w+)",
    re.IGNORECASE,
)
NAMING = frozenset({Sense.COMPANY, Sense.INVESTOR})


def is_card(reading: Reading) -> bool:
    """Whether a summary is asked for, or nothing but a company and perhaps its round is named."""
    others = {span.sense for span in reading.meant} - {Sense.COMPANY, Sense.ROUND, Sense.ROUNDS, Sense.CARD}
    one = len(reading.values(Sense.COMPANY)) == 1 and len(reading.values(Sense.ROUND)) <= 1
    return one and not others and not reading.unknown


def pointer_to_nobody(reading: Reading) -> str | None:
    """A pronoun of a whole question that nothing in it can be meant by."""
    pointer = None if _owns_it_itself(reading) else pointer_of(reading.question)
    if (says_it(reading.question) or begins_with_it(reading.question)) and asks_whether_of_any(reading):
        return "it"  # "was Nvidia in it?" is not asked of any round there is
    if pointer is None or pointer.casefold() == "theirs":  # "in theirs": in what of theirs, the words do not say
        return pointer
    named = any(span.sense in NAMING | PLACES | {Sense.CONDITION} for span in reading.meant)
    named = named or not {"company", "investors"}.isdisjoint(map(str, reading.values(Sense.METRIC)))
    if not points_as_a_company(reading.question):
        named = named or any(reading.has(sense) for sense in (Sense.ROUNDS, Sense.ROUND, Sense.EXTREME, Sense.PICK))
    return None if named else pointer


def _owns_it_itself(reading: Reading) -> bool:
    """Whether “their” belongs to whom is asked for, as in “who borrowed against their chips?”.

    Of what the tables have ("who led their Series B?") it may be somebody else's.
    """
    match = _ITS_OWN.match(reading.question)
    return match is not None and any(
        span.sense is Sense.UNKNOWN and span.words[0].start <= match.start("what") < span.words[-1].end
        for span in reading.spans
    )


def asks_by_how_much(own: Reading) -> bool:
    """Whether a follow-up to a comparison asks for nothing but the difference."""
    return all(span.sense in {Sense.COMPARES, Sense.ASKS} for span in own.meant)


def is_plain_sum(reading: Reading) -> bool:
    """Whether nothing but a total, an average or a count is asked for, and not of what."""
    senses = {span.sense for span in reading.meant}
    sums = bool(senses & {Sense.AGGREGATE, Sense.COUNTS}) and senses <= _PLAIN_SUM
    return sums and "company" not in reading.values(Sense.METRIC)


def is_bare_total(reading: Reading) -> bool:
    """Whether a total or an average is asked for, and nothing says even of what: “total?”, “how much in all?”."""
    senses = {span.sense for span in reading.meant}
    return Sense.AGGREGATE in senses and senses <= {Sense.AGGREGATE, Sense.ASKS} and not reading.unknown


def is_only_metrics(reading: Reading) -> bool:
    """Whether nothing but figures are named, and not of what: "amounts"."""
    return {span.sense for span in reading.meant} == {Sense.METRIC} and len(
        reading.question.split()
    ) < _MOST_OF_A_WORD


def goes_with_a_check(own: Reading, last: Reading) -> bool:
    """Whether, after a question for yes or no, only another investor is named: "was Nvidia in it?", "and Coatue?"."""
    return is_yes_or_no(last) and {span.sense for span in own.meant} == {Sense.INVESTOR}


def asks_whether_of_any(reading: Reading) -> bool:
    """Whether a question for yes or no names an investor and no company: of any company, as far as it says."""
    return is_yes_or_no(reading) and not reading.has(Sense.COMPANY) and not reading.has(Sense.FOUNDER)


def bounds_something_else(own: Reading, last: Reading) -> bool:
    """Whether a bare bound (“and over $200bn?”) follows one that was said of something else than an amount."""
    bounds = [_bounded(span.value) for span in own.meant]
    before = {_bounded(span.value) for span in last.meant} - {None}
    return bounds == ["amount"] and bool(before) and "amount" not in before


def _bounded(value: object) -> str | None:
    """The field that a condition holds against money."""
    if not isinstance(value, Filter) or not any(isinstance(one, Money) for one in value.values):
        return None
    return value.field


def asks_itself(own: Reading) -> bool:
    """Whether the follow-up itself says what is asked for, and not only of what."""
    strong = SHAPING - RANKS - {Sense.GROUP, Sense.AGGREGATE, Sense.COMPARES}
    if not any(own.has(sense) for sense in RANKS):
        strong |= {Sense.ROUNDS}
    of_places = any(own.has(sense) for sense in PLACES)
    said = [span for span in own.meant if span.sense in strong]
    return any(not (of_places and span.value == "company") for span in said)


def ranks_anew(own: Reading, last: Reading) -> bool:
    """Whether a follow-up picks out of rounds of many companies that were not ranked before."""
    ranked = any(last.has(sense) for sense in RANKS | {Sense.COMPANY, Sense.ACTIVE})
    return any(own.has(sense) for sense in RANKS) and not ranked


def is_complete(own: Reading) -> bool:
    """Whether a follow-up says both what is asked and of whom."""
    return asks_itself(own) and any(own.has(sense) for sense in NAMING | PLACES)


def leaves_out(own: Reading) -> bool:
    """Whether the wording lacks what is asked, or of what, or of which company."""
    shapes = any(span.sense in SHAPING | RANKS for span in own.meant)
    says_of_what = any(span.sense in _CONDITIONS for span in own.meant)
    if shapes and says_of_what:
        return not any(own.has(sense) for sense in NAMING)
    return shapes or says_of_what or own.has(Sense.CURRENCY) or own.has(Sense.ROUNDS)
