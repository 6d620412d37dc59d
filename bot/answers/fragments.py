"""The wording of a follow-up taken apart: what opens and closes it, and words that point at something said before.

Everything here is text in, text out; which question it completes is ``dialogue``. The one rule: what is taken off
("and", "what about", "sorry, I meant") can never change a figure.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import timedelta

from index.figures.query import Period

_OPENERS = re.compile(
    r"""^(?:
        (?P<leans>
            and | or | no(?:pe)? | sorry | oops | i\ (?:meant?|was\ thinking\ of) | make\ that | rather
          | (?:what|how)\ about
          | (?:do\ )?(?:the\ )?same(?:\ (?:question|thing|again))?(?:\ but)?(?:\ (?:for|with|in|of))?
        )
      | ok(?:ay)? | so | then | also | but | well | now | hm+ | ah | oh | thanks | thank\ you | thx | great | cool
      | nice | right | yes | actually | wait | please | pls | again | for(?=\ [^\W\d_]+(?:'s)?$)
    )\b[\s,.!:;-]*""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSERS = re.compile(
    r"[\s,]*\b(?:then|too|as\s+well|instead|of\s+course|rather|please|pls|thanks|though|again)[\s?!.]*$",
    re.IGNORECASE,
)
_NARROWS = re.compile(
    r"^(?:only|just|of\s+which(?!\s+one)|narrow(?:ed)?(?:\s+it|\s+that|\s+them)?(?:\s+down)?\s+to|limited\s+to)\b\s*|[\s,]*\bonly[\s?!.]*$",
    re.IGNORECASE,
)
_THE_ONE = re.compile(
    r"\bthe\s+(?P<what>(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\s+|q[1-4]\s+|h[12]\s+)?\d{4})\s+one(?P<end>\W*$|\s)",
    re.IGNORECASE,
)
"""“The May 2026 one” is told by its period alone."""
_REPLACED = re.compile(r"^not\s+(?P<old>[^,;]+?)\s*(?:[,;]|\bbut\b)\s*(?:but\s+)?(?P<new>.+)$", re.IGNORECASE)
_GROUPS = re.compile(
    r"^(?:(?:can\s+you\s+)?(?:break|split)\s+(?:it|that|this|them|those)\s+(?:down\s+)?)(?=by\b)", re.I
)
_OVER_HOW_MANY = re.compile(r"^(?:over|across|in|from|of|for)\s+(?=how\s+many\b)", re.IGNORECASE)
_WHICH_ROUND = re.compile(
    r"^(?:in|at|with)\s+(?P<which>which|what)\s+round\s+(?:did|was)\s+(?:it|this|that)(?:\s+(?:happen|so))?(?=[\s?!.]*$)",
    re.IGNORECASE,
)
"""“In which round did it happen?” asks for no rounds of “it”."""
_EVER = re.compile(
    r"^(?:(?:in|over|across|for|during)\s+)?(?:(?:its|their|the|his|her)\s+)?"
    r"(?:(?:whole|entire|full|complete)\s+(?:history|life|lifetime)|all\s+time|all\s+years|any\s+year|ever|overall)"
    r"[\s?!.]*$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"^(?:(?:in|for|of)\s+)?(?:(?:the|its|their)\s+)?(?P<letter>[a-z]\d?)[\s?!.]*$", re.IGNORECASE)
_NEIGHBOUR = re.compile(
    r"^(?:for\s+|in\s+|of\s+)?the\s+(?:(?:one|round)\s+(?P<after>before|after|prior)(?:\s+(?:that|it|this)(?:\s+one)?)?"
    r"|(?P<first>previous|prior|preceding|next|following)(?:\s+(?:one|round))?)[\s?!.]*$",
    re.IGNORECASE,
)
_NEIGHBOUR_PERIOD = re.compile(
    r"^(?:in\s+|for\s+)?the\s+(?:(?P<unit>year|quarter|month)\s+(?P<after>before|after)(?:\s+(?:that|it))?"
    r"|(?P<first>previous|preceding|prior|next|following)\s+(?P<of>year|quarter|month))[\s?!.]*$",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"(?<!than )(?<!to )(?<!and )(?<!with )(?<!vs )\b(?:those|these|them)\b|\b(?:which|that|the)\s+ones?\b|\bones\b",
    re.I,
)
_ONE = re.compile(r"\b(?:it|its|they|their|theirs)\b", re.IGNORECASE)
_IT = re.compile(
    r"\b(?:in|on|into|of|lead|led|leading|join|joined|back|backed)\s+(?:it|there)\b"
    r"|^\W*(?:is|was|did|are|were)\s+(?!there\b|any)\S+(?:\s+\S+){0,2}?\s+(?:in|join|invest|participate|take\s+part)\W*$",
    re.IGNORECASE,
)
_IT_FIRST = re.compile(
    r"^\W*(?:\w+\W+)?(?:did|was|is|has|were|are|have)\s+(?:it(?!\b.*\bthat\b)|that|this|they)\b", re.IGNORECASE
)
_AS_COMPANY = re.compile(
    r"\b(?:did|do|does|have|has|had|was|were|is|are|of|by)\s+(?:it|they|them)\b|\b(?:its|their|theirs)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\b(?:which|who|any|how\s+many|some|none|most|all)\s+of\s+(?:them|those|these)\b(?!\s+(?!(?:was|is|has|does)\b)\w+s\b)|^(?:and\s+)?in\s+both\b",
    re.IGNORECASE,
)
_LEAVES_OUT = re.compile(
    r"^(?:excluding|except(?:\s+for)?|without|ignoring|leaving\s+out|not\s+counting|outside(?:\s+of)?)\s+(?:the\s+)?"
    r"(?P<who>[\w.&'-]+(?:\s+[\w.&'-]+)?)\s+(?:companies|firms|start-?ups|ones)[\s?!.]*$",
    re.IGNORECASE,
)
_THAT_ONE = re.compile(r"\b(?:that|this)\s+(?:one|round|deal)\b", re.IGNORECASE)
_SOMETHING = re.compile(
    r"\b(?:that|this|the\s+(?:company|startup|firm|round|deal)|the\s+(?:previous|next)\s+(?:one|round))\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:than|vs|versus|against|compared|times|ratio|difference|gap|share\s+of|(?:percent|%)\s+of|"
    r"(?:days?|weeks?|months?|years?|long)\s+(?:(?:was|is|did)\s+(?:it|that|this)\s+(?:take\s+)?)?(?:after|before|since|between|until|till|to)|more|less|higher|lower|bigger|smaller|larger)\b",
    re.IGNORECASE,
)
_BESIDE_AT_ONCE = re.compile(r"(?:as\s+an?|compared|vs\.?|versus|against|relative|than)\s", re.IGNORECASE)
_CORRECTS = re.compile(
    r"(?:no|nope|sorry|oops|wait|actually|make\s+that|rather|scratch\s+that|i\s+meant?)\b(?!\s+to\b)", re.IGNORECASE
)
_EXCLUDES = re.compile(
    r"\b(?:without|except|excluding|excl|exclude|not|minus|less|ignoring|ignore|besides|(?:other|rather)\s+than|apart\s+from|"
    r"leaving\s+out|leave\s+out|but\s+for|ex)\b|\bnon-",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:and|or|also|(?:what|how)\s+about|(?:the\s+)?same|no\b|not\b|sorry|oops|i\s+meant?|only|just)\b", re.I
)
_WHO_ELSE = re.compile(
    r"^who\s+else\s+(?:(?:was|were|is|came|put\s+money|took\s+part|participated)(?:\s+(?:in|involved|on\s+board))?"
    r"|invested(?:\s+in)?|joined|backed)(?P<rest>\b.*)$",
    re.IGNORECASE,
)
_THEY_LED = re.compile(
    r"(?:\b(?P<aux>did|do|does|have|had)\s+)?\b(?:they|it)\s+(?:(?:also|ever|both)\s+)?"
    r"(?P<verb>leads?|led|joins?|joined|backs?|backed|invests?|invested)\b",
    re.IGNORECASE,
)
_THEY_PUT = re.compile(
    r"^how\s+much\s+(?:money\s+)?(?:did|have|had)\s+(?:they|it)\s+"
    r"(?:put\s+(?:in|up|into\s+it)|chip(?:ped)?\s+in|commit(?:ted)?|contribute[d]?|pledged?|invest(?:ed)?(?:\s+in\s+it)?)[\s?!.]*$",
    re.IGNORECASE,
)
_WERE_IN = re.compile(r"^(?P<verb>were|was|are|is)\s+(?:they|it)\s+(?:also\s+|both\s+)?in\b", re.IGNORECASE)
_IS_THERE_ANY = re.compile(
    r"^(?:is\s+there\s+|was\s+there\s+)?any\s+(?P<who>[^,?]+?)\s+(?:in|on)\s+(?:it|there|that|this|that\s+one|this\s+one)[\s?!.]*$",
    re.IGNORECASE,
)
_THEY_THERE = re.compile(r"^(?P<who>they|it)\s+(?=(?:in|from|based)\b)", re.IGNORECASE)
_LETTER_WITHIN = re.compile(
    r"\bthe\s+(?P<letter>[a-hj-z]\d?)(?=[\s?!.]*(?:$|too\b|round\b|one\b|as\s+well\b))", re.IGNORECASE
)
_WHAT_ELSE = re.compile(r"\b(?:what|which)\s+(?:else|other\s+(?:rounds?|deals?|ones?))\b", re.IGNORECASE)
_HE_OR_SHE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_WHY = re.compile(
    r"^(?:why|how\s+come|how\s+so|what\s+for)(?:\s+(?:is|was)\s+(?:that|it|this))?(?:\s+so)?[\s?!.]*$", re.I
)
_OWN = re.compile(
    r"(?P<said>\b(?:rounds|deals|raises|financings|transactions|buyouts|acquisitions|takeovers|tenders|notes|converts"
    r"|convertibles|megarounds|companies|startups|firms|labs|names|unicorns|seeds|sales|investments)\b[^.?!;]*?"
    r"(?:,|\b(?:and|with|plus|including|showing|alongside)\b)\s+"
    r"(?:(?:who|when|what|how\s+(?:much|big)|at\s+what|also|show|give|list)\b[\w\s'-]{0,30}?\s)?)"
    r"\b(?:their|them|they)\b",
    re.IGNORECASE,
)
"""“The top five rounds with their leads”: of the rounds that the text itself speaks of, and of nothing before it."""
_SIGNS = " ?!.,"
_BEFORE = frozenset({"before", "prior", "previous", "preceding"})


@dataclass(frozen=True, slots=True)
class Fragment:
    """A follow-up without the words that open and close it."""

    text: str
    is_opened: bool
    """Whether it begins as what goes on does: with "and", "what about", "no, I meant"."""
    narrows: bool
    """Whether it keeps to some of what was asked about: "only those led by X"."""
    goes_on: bool
    """Whether its opening is one that nothing but a follow-up has."""


def fragment_of(text: str) -> Fragment:
    """The follow-up that a text would be."""
    kept, is_opened, narrows = text.strip().replace("’", "'"), False, False
    while (match := _OPENERS.match(kept)) and match.end() < len(kept):
        kept, is_opened = kept[match.end() :], is_opened or bool(match["leans"])
    kept = _THE_ONE.sub(r"\g<what>\g<end>", kept)
    closed = _CLOSERS.sub("", kept)
    kept = closed if closed.strip(_SIGNS) else kept
    for _ in range(2):  # it may stand at the beginning as well as at the end
        narrowed = _NARROWS.sub("", kept, count=1)
        if narrowed != kept and narrowed.strip(_SIGNS):
            kept, is_opened, narrows = narrowed.strip(), True, True
    replaced = _REPLACED.match(kept)
    if replaced:
        kept, is_opened = replaced["new"], True
    kept = _WHICH_ROUND.sub(r"in \g<which> round", kept)
    for asking in (_GROUPS, _OVER_HOW_MANY):
        kept, count = asking.subn("", kept)
        is_opened = is_opened or bool(count)
    return Fragment(kept, is_opened, narrows, bool(_GOES_ON.match(text.strip())))


def corrects(text: str) -> bool:
    """Whether a text takes back something said before it: "no, 2025", "sorry, I meant …"."""
    return bool(_CORRECTS.match(text.strip()))


def points_at_many(text: str) -> bool:
    """Whether some word stands for rounds or names that were said before: those, them, the ones."""
    return bool(_MANY.search(_without_its_own(text)))


def left_out_alone(text: str) -> str | None:
    """“Excluding American companies?” as what it leaves out of the question before; ``None`` where it says more."""
    match = _LEAVES_OUT.match(text)
    return f"excluding {match['who']}" if match else None


def points_at_a_round(text: str) -> bool:
    """Whether a follow-up is about one round that was said before: "that one", "this deal"."""
    return bool(_THAT_ONE.search(text))


def points_at_all(text: str) -> bool:
    """Whether a follow-up is about some or all of the names that were said before: "which of them", "in both"."""
    return bool(_OF_THEM.search(text))


def says_it(text: str) -> bool:
    """Whether a text says "it" of a round or company, or leaves it out: "was Accel in it?", "did Accel join?"."""
    return bool(_IT.search(text))


def begins_with_it(text: str) -> bool:
    """Whether a question for yes or no is asked of it: “was it led by Accel?”."""
    return bool(_IT_FIRST.match(text))


def points_at_one(text: str) -> bool:
    """Whether some word stands for a company or round, in this text or before: it, its, they."""
    return bool(_ONE.search(_without_its_own(text)))


def _without_its_own(text: str) -> str:
    """The text without pronouns that stand for rounds or companies which it names in the plural itself."""
    return _OWN.sub(r"\g<said>", text)


def begins_beside(text: str) -> bool:
    """Whether a follow-up begins with what sets it beside the last question: "compared to 2024?"."""
    return bool(_BESIDE_AT_ONCE.match(text))


def pointer_of(text: str) -> str | None:
    """The first word that stands for a company or rounds: "it", "their", "those"; ``None`` where there is none."""
    text = _without_its_own(text)
    match = _ONE.search(text) or _MANY.search(text)
    return match[0] if match else None


def points_as_a_company(text: str) -> bool:
    """Whether that word is somebody who raises or owns: "did it", "their"; and not "led it"."""
    return bool(_AS_COMPANY.search(text))


def points_somewhere(text: str) -> bool:
    """Whether some word may stand for something said before: it, those, that, the company."""
    return points_at_many(text) or points_at_one(text) or bool(_SOMETHING.search(text))


def excludes(text: str) -> bool:
    """Whether a text takes something away: "without debt"."""
    return bool(_EXCLUDES.search(text))


def sets_beside(text: str) -> bool:
    """Whether a follow-up sets what was talked about beside something else: "is that more than …"."""
    return bool(_BESIDE.search(text))


def shifted(period: Period, unit: str, step: int) -> str | None:
    """The calendar year, quarter or month beside a period of that length, in words; ``None`` for other periods."""
    months = {"year": 12, "quarter": 3, "month": 1}[unit]
    if period.first is None or period.last is None or period.first.day != 1:
        return None
    count = period.first.year * 12 + period.first.month - 1
    following = period.last + timedelta(days=1)
    if following.day != 1 or following.year * 12 + following.month - 1 - count != months or count % months:
        return None
    year, month = divmod(count + step * months, 12)
    if unit == "year":
        return str(year)
    return f"Q{month // 3 + 1} {year}" if unit == "quarter" else f"{calendar.month_name[month + 1]} {year}"


def who_else(text: str, role: str | None) -> str | None:
    """“Who else was in?” as a question for the others: after the leads, those who joined, and the other way round."""
    others = {"lead_investors": "Who joined", "participants": "Who led", None: "Who joined"}.get(role)
    return f"{others}{match['rest']}" if others and (match := _WHO_ELSE.match(text)) else None


def asks_of_investors(text: str) -> bool:
    """Whether a follow-up asks what "they" led or joined, which only investors do."""
    return any(one.search(text) for one in (_THEY_LED, _WERE_IN, _THEY_PUT))


def put_in_by(text: str, name: str, label: str) -> str | None:
    """“How much did they put in?” said of the one investor and the round that were talked about, else ``None``."""
    return f"how much did {name} put into {label}" if _THEY_PUT.match(text) else None


def said_of_investor(text: str, name: str) -> str | None:
    """“What else did they lead?” said of an investor; ``None`` where it asks for something else."""
    if not asks_of_investors(text):
        return None
    text = _WERE_IN.sub(lambda match: f"{match['verb']} {name} in", text)
    text = _THEY_LED.sub(lambda match: " ".join(filter(None, (match["aux"], name, match["verb"]))), text)
    return _WHAT_ELSE.sub("which rounds", text)


def as_a_check(text: str) -> str | None:
    """“Any Nvidia in it?”, “they in Paris?” as the questions for yes or no that they are; else ``None``."""
    if match := _IS_THERE_ANY.match(text):
        return f"was {match['who']} in it"
    return (
        f"{'are' if match['who'].casefold() == 'they' else 'is'} {text}"
        if (match := _THEY_THERE.match(text))
        else None
    )


def with_series(text: str) -> str:
    """The letters of rounds that stand within a text with the word that they leave out: "the c too"."""
    return _LETTER_WITHIN.sub(lambda match: f"the Series {match['letter'].upper()}", text)


def says_he_or_she(text: str) -> bool:
    """Whether somebody is spoken of who must have been named before."""
    return bool(_HE_OR_SHE.search(text))


def as_he_or_she(text: str, name: str) -> str:
    """The text with a person in the place of “he” or “she”."""
    return _HE_OR_SHE.sub(name, text)


def asks_why(text: str) -> bool:
    """Whether a follow-up asks for nothing but the reason."""
    return bool(_WHY.match(text))


def is_all_time(text: str) -> bool:
    """Whether a follow-up lifts the period: "over its whole history?"."""
    return bool(_EVER.match(text))


def letter_of(text: str) -> str | None:
    """The letter that a follow-up consists of, as in “and K?”."""
    match = _LETTER.match(text)
    return match["letter"].upper() if match else None


def neighbouring_round(text: str) -> int | None:
    """-1 for “the one before that”, 1 for “the next one”, else ``None``."""
    match = _NEIGHBOUR.match(text)
    return _step(match["after"] or match["first"]) if match else None


def neighbouring_period(text: str) -> tuple[str, int] | None:
    """The unit and the step of “the year after”, else ``None``."""
    match = _NEIGHBOUR_PERIOD.match(text)
    return ((match["unit"] or match["of"]).casefold(), _step(match["after"] or match["first"])) if match else None


def _step(word: str) -> int:
    return -1 if word.casefold() in _BEFORE else 1
