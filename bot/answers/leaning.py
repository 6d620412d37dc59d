"""A follow-up becomes the whole question that it stands for: text, so that it is read as if somebody had typed it.

``completed`` lends the follow-up the conditions of the last question ("who led it?"); ``compared`` sets what was
talked about beside what the follow-up names ("is that more than Lumen's Series B?"). The third way, to put it into
the last question, is ``substituting``. None of them decides whether the outcome can be answered: ``dialogue`` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.answers.carrying import OF_MANY_ROUNDS, PLACES, RANKS, SHAPING, in_words, kept, place_of
from bot.answers.fragments import points_at_many, points_at_one
from bot.answers.grammar import Sense
from bot.answers.reading import Reading
from bot.answers.spans import Span
from bot.answers.subjects import Subject
from index.facts.schema import Round
from index.facts.table import FactsTable

_COMPANY_WORDS = r"(?:the|this|that)\s+(?:company|startup|firm)"
_ROUND_WORDS = r"(?:the|this|that)\s+(?:round|deal|one)"
_OWN = re.compile(rf"\b(?:its|their|theirs)\b|\b{_COMPANY_WORDS}'s", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"\b{_COMPANY_WORDS}\b|\b(?:it|they|them|those|these)\b|\b(?:this|that)\b(?!\s+(?:round|deal|one)\b)",
    re.IGNORECASE,
)
_THE_ROUND = re.compile(rf"\b{_ROUND_WORDS}\b", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:(?:which|all|any|each|some|none)\s+)?(?:of\s+)?(?:them|those|these|(?:the\s+)?ones)\b", re.I
)
_WHICH_ONE = re.compile(r"\bwhich\s+one\b", re.IGNORECASE)
_WHICH_THEN = re.compile(
    r"^(?:so\s+|then\s+)?(?:which|what|who)(?:\s+(?:ones?|rounds?|deals?|compan(?:y|ies)))?(?:\s+(?:is|was|did|does|has))?"
    r"(?:\s+(?:it|that|then|instead|so))*$",
    re.IGNORECASE,
)
_ANY_OF = re.compile(
    r"\b(?:any(?:thing)?|an?|more\s+than\s+one)\b\s*(?P<noun>rounds?|deals?|compan(?:y|ies)|)\b", re.IGNORECASE
)
_VERB_FIRST = re.compile(r"^\W*(?:is|are|was|were)\s+there\b", re.IGNORECASE)
_NOUNS = {"comp": "companies"}
_SINGULAR = {
    "rounds": "round",
    "companies": "company",
    "companies that raised": "company that raised",
    "investors": "investor",
}
_TIME_BETWEEN = re.compile(
    r"^(?P<how>(?:how\s+many\s+)?(?:days|weeks|months|years)|how\s+long)"
    r"(?:\s+(?:was|is|did)\s+(?:it|that|this)(?:\s+take)?)?\s+(?P<after>after|before|since|from|until|till|to)\s+(?P<other>.+)$",
    re.IGNORECASE,
)
_TIMES = re.compile(r"^how\s+many\s+times\s+(?P<other>.+?)\s+(?:is|was)\s+(?:it|that|this)$", re.IGNORECASE)
_THE_PREVIOUS = re.compile(r"\bthe\s+(?:previous|last|prior)\s+(?:one|round)(?:'s)?\b", re.IGNORECASE)
_THE_NEXT = re.compile(r"\bthe\s+(?:next|following|subsequent)\s+(?:one|round)(?:'s)?\b", re.IGNORECASE)
_END = " \t\n?!.,;:"


def completed(own: Reading, last: Reading, subject: Subject, *, narrows: bool, table: FactsTable) -> Iterator[str]:
    """The follow-up with what it leaves out: the one round that was talked about, else the last conditions."""
    counted = _counts_the_names(own, subject)
    if counted is not None:
        yield counted
    if subject.round is not None and is_singular(own.meant):
        yield _said_of(own.question, subject.round.company, subject.round.round, "")
    stay = kept(own.meant, last, narrows=narrows, table=table)
    if subject.totalled and _asks_how_much(own):
        yield from _total_of_the_winner(stay, last, subject)
        return
    company = _companies(stay)
    period = [span for span in stay if span.sense is Sense.PERIOD]
    if not company and subject.company and _is_of_the_company(own, subject):
        company = subject.company
        stay = [] if not _is_of_sizes(own.meant) else period
    elif subject.held and not own.has(Sense.INVESTOR):
        stay = [] if _NAMES_A_TIME.search(subject.held) else period
    rounds = " ".join(last.question[slice(*place_of(span))] for span in stay if span.sense is Sense.ROUND)
    others = " ".join(in_words(s, last) for s in stay if s.sense not in {Sense.COMPANY, Sense.ROUND})
    if subject.held and not own.has(Sense.INVESTOR):
        others = f"{subject.held} {others}".strip()
    one = _SINGULAR[subject.noun]
    noun = one if _picks_one(own) else subject.noun
    plain = _WHICH_ONE.sub(f"which {one}", own.question)
    plain = _MANY.sub(f"which {one}" if _picks_one(own) else subject.noun, plain)
    yield _said_of(plain, company, rounds, others)
    if one not in plain and _takes_a_noun(own):
        yield _said_of(f"{plain.strip(_END)} {noun}", company, rounds, others)


def _counts_the_names(own: Reading, subject: Subject) -> str | None:
    """“How many?” after the investors of one round: of those that were named; “in total” of all in it."""
    senses = {span.sense for span in own.meant}
    if (
        subject.round is None
        or subject.role is None
        or not {Sense.COUNTS} <= senses <= {Sense.COUNTS, Sense.AGGREGATE}
    ):
        return None
    whole = Sense.AGGREGATE in senses or subject.role not in _COUNTED
    return f"how many {'investors' if whole else _COUNTED[subject.role]} were in {subject.label}"


_COUNTED = {"lead_investors": "lead investors", "participants": "participants", "investors": "investors"}


def which_instead(own: Reading, last: Reading) -> str | None:
    """“Which one is, then?” after “was it the largest …?”: the question which one that is."""
    top = next((span for span in last.meant if span.sense is Sense.EXTREME), None)
    if not _WHICH_THEN.match(own.question.strip(_END)):
        return None
    if top is not None:
        return f"which is the {last.question[place_of(top)[0] :]}"
    noun = _ANY_OF.search(last.question)
    rest = _ANY_OF.sub("", _VERB_FIRST.sub("", last.question), count=1)
    return f"which {_NOUNS.get(noun['noun'].casefold()[:4], 'rounds')} {rest}" if noun else ""


def _asks_how_much(own: Reading) -> bool:
    """Whether, as in “how much was it?”, “how many were there?”, nothing but the number is asked for."""
    return bool(own.meant) and all(
        span.sense is Sense.COUNTS or (span.sense is Sense.ASKS and span.value == "amount") for span in own.meant
    )


def _total_of_the_winner(stay: Sequence[Span], last: Reading, subject: Subject) -> Iterator[str]:
    """What put the company, the year or the investor first that the last question was answered with."""
    winner = subject.company or subject.held
    if winner is None:
        return
    in_time = subject.held is not None and _NAMES_A_TIME.search(subject.held) is not None
    said = [span for span in stay if not (in_time and span.sense is Sense.PERIOD)]
    others = " ".join(in_words(span, last) for span in said if span.sense is not Sense.METRIC)
    yield f"{subject.totalled} {winner} {others}".strip()


_NAMES_A_TIME = re.compile(r"^in (?:\w+ )?\d{4}$")


def _picks_one(own: Reading) -> bool:
    """Whether, as in “which of those is the largest?”, a single one of many is asked for."""
    return any(own.has(sense) for sense in RANKS - {Sense.NUMBER}) and not own.has(Sense.NUMBER)


def _takes_a_noun(own: Reading) -> bool:
    """Whether, as in “how many?”, nothing is left out but the word rounds."""
    shapes = {span.sense for span in own.meant} & (SHAPING | {Sense.ROUNDS})
    return shapes <= {Sense.AGGREGATE, Sense.COUNTS, Sense.LISTS, Sense.EXTREME, Sense.GROUP, Sense.RANKS_BY}


def of_the_company(own: Reading, subject: Subject) -> str | None:
    """The follow-up said of the company alone, for what is asked of companies: "where are they based?"."""
    return _said_of(own.question, subject.company, "", "") if subject.company and is_singular(own.meant) else None


def is_singular(spans: Sequence[Span]) -> bool:
    """Whether one value of one round is asked for, where no period, round or count is named."""
    senses = {span.sense for span in spans}
    wide = (
        OF_MANY_ROUNDS | PLACES | {Sense.PERIOD, Sense.ROUND, Sense.ROUNDS, Sense.PICK, Sense.ORDINAL, Sense.COMPANY}
    )
    return not senses & wide and bool(senses & SHAPING)


def _is_of_the_company(own: Reading, subject: Subject) -> bool:
    """Whether a follow-up is about the company of the last answer, where the last question named none."""
    if own.has(Sense.COMPANY) or points_at_many(own.question):
        return False
    return subject.round is None or points_at_one(own.question)


def _is_of_sizes(spans: Sequence[Span]) -> bool:
    """Whether money raised or rounds are asked about, which a period bounds, and not what a company is worth."""
    sizes = any(span.sense is Sense.METRIC and span.value in {"raised", "amount"} for span in spans)
    return sizes or any(span.sense in {Sense.ROUNDS, Sense.COUNTS} for span in spans)


def _companies(stay: Sequence[Span]) -> str:
    names = dict.fromkeys(str(span.value) for span in stay if span.sense is Sense.COMPANY)
    return " and ".join(names)


def _said_of(text: str, company: str, round_name: str, others: str) -> str:
    """The text with its pronouns replaced by the company and the round; what has no pronoun stands at the end."""
    text = text.replace("’", "'").strip(_END)
    if round_name:
        text, count = _THE_ROUND.subn(f"the {round_name}", text, count=1)
        round_name = "" if count else round_name
    if company:
        possessive = f"{company}'s"
        text, count = _OWN.subn(possessive, text)
        if not count:
            text, count = _SUBJECT.subn(company, text, count=1)
        text = _SUBJECT.sub("", text) if count else text
        round_name = f"in the {round_name}" if count and round_name else round_name
        company = "" if count else company
    return " ".join(filter(None, (text, company, round_name, others)))


def pointed(own: Reading, subject: Subject, companies: Sequence[str]) -> str | None:
    """The follow-up with the company and round that were talked about; ``None`` where there is no one company."""
    if len(companies) != 1 and subject.company is None:
        return None
    return _said_of(own.question, subject.company or companies[0], subject.round.round if subject.round else "", "")


def compared(
    own: Reading, subject: Subject, previous: Round | None = None, following: Round | None = None
) -> Iterator[str]:
    """The follow-up with what was talked about in the place of "that", else before or after its own words.

    ``previous`` and ``following`` are the rounds around the one that was talked about, for "the previous one".
    """
    if not subject.label:
        return
    text = own.question.replace("’", "'").strip(_END)
    measured = " ".join(filter(None, (subject.label, subject.measured)))
    text = _OWN.sub(f"{subject.company}'s", text)
    if previous is not None:
        text = _THE_PREVIOUS.sub(" ".join(filter(None, (previous.label, subject.measured))), text)
    if following is not None and subject.measured is not None:
        text = _THE_NEXT.sub(following.label, text)
    between = _TIME_BETWEEN.match(text)
    if between:
        sides = [between["other"], subject.label]
        ahead = between["after"].casefold() in {"before", "until", "till", "to"}
        first, second = sides[::-1] if ahead else sides
        yield f"{between['how']} between {first} and {second}"
    times = _TIMES.match(text)
    if times:
        yield f"ratio of {measured} to {times['other']}"
    for words, meaning in ((_SUBJECT, measured), (_THE_ROUND, subject.label)):
        with_names, count = words.subn(meaning, text, count=1)
        if count:
            yield with_names
            return
    yield f"{text} {subject.label}"
    yield f"{measured} {text}"
