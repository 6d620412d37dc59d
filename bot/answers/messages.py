"""A message is cut into pieces: sentences, lines, points of a list; and a sentence into clauses. Text in, text out.

Nothing is cut inside a number, an abbreviation or a name that ends in one ("Safe Superintelligence Inc."). Which
pieces ask something, and what is done with the others, is ``turns``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ENDS = re.compile(
    r"(?P<stop>[.!?…]+)[\"”’')\]*_]*(?=\s|$)|;(?=\s)|\n+|(?<=\s)[:;=]['-]?[()DPp/|\\3](?=\s|$)|(?<=\s)<3+(?=\s|$)"
)
"""What ends a sentence: a stop, a line, and a face made of signs."""
_NEVER_ENDS = re.compile(
    r"(?:^|[\s(])(?:[a-z]|inc|ltd|llc|plc|corp|co|vs|v|no|nr|approx|ca|e\.g|i\.e|st|dr|mr|mrs|ms|jr|sr|est|fig|ser)$"
    r"|\.[a-z]$",
    re.IGNORECASE,
)
"""What a full stop may follow without ending a sentence: one letter, a legal form, an abbreviation."""
_OPENS_A_QUESTION = re.compile(
    r"\s+(?:Who|What|When|Where|Which|Whose|Why|How|And|Also|List|Is|Was|Did|Does|Thanks)\b"
)
_POINT = re.compile(r"(?:(?<=\n)|^)[ \t]*(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-h]\))[ \t]+", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:(?<=\s)|^)\(?(?P<n>\d{1,2})[.)]\s+")
_CLAUSE = re.compile(
    r"\s*,\s+|\s*:\s+|\s+[-–—]+\s+|\s*\.\.\.\s*|\s*…\s*"
    r"|\s+(?:and|n|so|but|&)\s+(?=(?:i(?:'m|m|\s+am|\s+just)?\s+|just\s+)?(?:need|want|wanna|wondering|wonder|was\s+wondering)\b)"
    r"|(?<=pls|plz|thx)\s+(?=i'?m\b)",
    re.IGNORECASE,
)
"""Where a sentence can be cut into clauses: at a sign, before "and I need", behind "pls"."""
_JOINT = re.compile(
    r"\s*(?:,\s*(?:and\s+also|and|plus|as\s+well\s+as)\b|,|\band(?:\s+also)?\b|\bplus\b|\bas\s+well\s+as\b|/|\s&\s)\s*",
    re.I,
)

_ASKS = re.compile(
    r"^(?:(?:and|or|also|so|ok(?:ay)?|please|pls|then|but|now)[\s,]+)*"
    r"(?:(?:by|in|at|for|to|of|from|on|with|over|under)\s+(?=who|what|which|how))?"
    r"(?:who|whom|whose|what|when|where|which|why|how|list|show|give|tell|name|compare|rank|count|summari[sz]e|find)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:i|i'm|im|i've|ive|i'd|i'll|me|my|we|we're|our|you|you're|your|someone|somebody|anyone|anybody|everyone|"
    r"boss|client|colleague|friend|team|folks|guys|he|she|people|ppl|teacher|prof|dad|mom|mum|bro)\b",
    re.IGNORECASE,
)
_CHAT = re.compile(
    r"^(?:(?:hey|hi|hello|yo|hiya|greetings|good|morning|afternoon|evening|all|there|team|folks|guys|bot|lol|haha|hmm+|ok"
    r"|okay|so|well|right|now|then|quick|quickly|real|one|another|question|questions|sorry|please|pls|and|thanks|thank"
    r"|thx|cheers|ta|in|advance|go|go\s+on|fine|cool|great|sure|not|where|to|look|for|this|off|a|the|an|my|on|of|it|is|at"
    r"|meeting|memo|deck|slide|slides|report|call|timeline|asking|friend|again|anyway|anyways|btw|fyi|asap|urgent|maybe"
    r"|two|three|four|five|six|[2-6](?=\s+(?:quick\s+)?(?:things|qs?|questions))|few|qs?|long|story|but|though|tho|gm|things|ones|yes|or|no|just|curious|wondering|here|goes|roundtable|tia|kindly|if|possible)"
    r"[\s,.!?:;'-]*)+$",
    re.IGNORECASE,
)
_SMALL_TALK = re.compile(
    r"^\W*(?:how\s+are\s+you(?:\s+\w+)?|(?:does\s+)?any(?:one|body)\s+(?:here\s+)?know(?:\s+this)?|"
    r"(?:can|could)\s+(?:you|some(?:one|body)|any(?:one|body))\s+(?:please\s+)?help(?:\s+me|\s+us)?(?:\s+out)?|"
    r"(?:are\s+)?(?:you|u)\s+there|quick\s+question|right|ok(?:ay)?|you\s+know\s+what|guess\s+what|who(?:'s|s|\s+is)\s+right|"
    r"am\s+i\s+right|which\s+is\s+it|(?:can|could)\s+(?:you|u|some(?:one|body)|any(?:one|body))\s+(?:pls\s+|please\s+)?"
    r"(?:add|look|check|work|figure|find|sort|calculate|do)\s+(?:it|that|this|them)(?:\s+(?:up|out|for\s+me))*(?:\s+(?:pls|please))?)\W*$",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"\b(?:(?:i|he|she|they|we|you|people|everyone|someone|(?:my|our|the|a)\s+\w+)\s+(?:\w+\s+)?"
    r"(?:thought|think|says?|said|claims?|claimed|reckons?|swears?|swore|insists?|heard|bet|guess(?:ed)?|told|believes?|"
    r"figured|assumed|works?|worked|read|saw|keeps?|kept|argued?|remember(?:ed)?)"
    r"|(?:i'?m|i\s+am|i\s+was|we'?re|we\s+are|we\s+were|am|was|been|have\s+been|'ve\s+been)\s+(?:just\s+|here\s+)?"
    r"(?:\w{2,}ing|bad\s+at|new\s+(?:to|at)|not\s+(?:good|great)\s+(?:at|with)|terrible\s+at|too\s+lazy)"
    r"|lost\s+a\s+bet|won\s+a\s+bet|had\s+a\s+bet|heard)\b"
    r"|\b(?:is|was|are|were|seems?|sounds?|looks?)\s+(?:so\s+|really\s+|pretty\s+|kinda\s+|just\s+|absolutely\s+)?"
    r"(?:wild|crazy|insane|nuts|bonkers|mad|ridiculous|amazing|unreal|absurd|mental|impressive|cool|huge|interesting)\W*$",
    re.IGNORECASE,
)
"""What somebody says that he does, heard or thinks, which asks nothing."""
_REQUESTS = re.compile(
    r"\b(?:need|want|wanna|would\s+like|'d\s+like|give|show|tell|list|interested\s+in|looking\s+for|looking\s+at|after|"
    r"trying\s+to|asking\s+(?:about|for)|only|mean|meant|talking\s+about|thinking\s+of)\b",
    re.IGNORECASE,
)
_HARMLESS = re.compile(
    r"\b(?:can't|cannot|can\s+not|couldn't|could\s+not|don't|do\s+not|didn't|did\s+not)\s+"
    r"(?:\w+\s+)?(?:find|know|remember|recall|see|think|understand|believe|trust|get|buy|have)\b|\bnot\s+sure\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:not|never|no|none|without|except|exclud\w*|excl|ignor\w+|omit\w*|drop|skip|leav\w+\s+out|leave|keep|if|unless|"
    r"would\s+have|had\s+it|only|instead|other\s+than|apart\s+from|minus|"
    r"treat\w*|convert\w*|restrict\w*|limit\w*|focus\w*|consider\w*|use|using|include|including|count|counting|"
    r"per|each|both|either|neither|net\s+of|gross\s+of)\b|n't\b",
    re.IGNORECASE,
)
_BENDS = re.compile(
    r"\b(?:adjust\w*|inflation|real\s+terms|constant|nominal|(?:un)?weighted|pro\s+forma|annuali[sz]ed|normali[sz]ed|"
    r"suppos(?:e|ing)|assum(?:e|ing)|pretend|imagine|hypothetically|what\s+if|let's\s+say)\b",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"^[^?:]*\w\s+(?:was|were|is|are|has|had|led|raised|announced|closed)\s+\w[^?:]*\.\s*$", re.IGNORECASE
)
_NO_JOINT = re.compile(
    r"\b(?:either|neither|not|except|excluding|without|if|per|each)\b|^\W*(?:of|out\s+of|among|amongst|within|given)\b",
    re.IGNORECASE,
)
"""What holds for the whole of a sentence, so that it is never cut."""
_TIES = re.compile(
    r"\b(?:between|both|than|ratio|share|combined|together|same|common|difference|gap|compare|compared|versus|vs|sum|"
    r"after|before|since|until|to)\b",
    re.IGNORECASE,
)
"""What sets two things side by side: then it is only cut before a question of its own."""


_SECOND_QUESTION = re.compile(
    r"\s*[,;]?\s+and\s+(?:also\s+)?"
    r"(?=(?:(?:by|in|at|for|to|of|from|on|with|over|under)\s+)?(?:who|whom|whose|what|which|when|where|how)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message: ``text`` is what stands at ``start:end`` of it."""

    text: str
    start: int
    end: int
    is_point: bool = False
    """Whether it is a point of a list."""

    @property
    def is_marked(self) -> bool:
        """Whether it ends as a question does."""
        return self.text.rstrip("\"”’')]*_ \t🙏").endswith("?")

    @property
    def asks(self) -> bool:
        """Whether it ends or opens as a question, or tells somebody to list or show."""
        return not _SMALL_TALK.match(self.text) and (self.is_marked or opens_a_question(self.text))

    @property
    def is_chat(self) -> bool:
        """Whether it only greets, thanks, apologises or hurries."""
        return bool(_CHAT.match(self.text) or _SMALL_TALK.match(self.text))


def pieces_of(message: str) -> tuple[Piece, ...]:
    """The sentences, lines and points of a message, in order; a message of one sentence is one piece."""
    points = list(_points(message))
    ends_of_sentences = (end for end in _sentence_ends(message) if not any(a < end <= b for a, b in points))
    cuts = sorted({*ends_of_sentences, *(start for start, _ in points)})
    starts = [0, *(cut for cut in cuts if 0 < cut < len(message))]
    ends = [*starts[1:], len(message)]
    found = (_trimmed(message, start, end) for start, end in zip(starts, ends, strict=True))
    return tuple(piece for piece in found if piece is not None)


def opens_a_question(text: str) -> bool:
    """Whether a text begins with a question word, or tells somebody to list or show."""
    return bool(_ASKS.match(text))


def states(text: str) -> bool:
    """Whether a sentence says that something was so, which beside a question is what the question leans on."""
    return bool(_STATES.match(text))


def bends_by_itself(text: str) -> bool:
    """Whether words change a figure whatever else is said: "adjust for inflation"."""
    return bool(_BENDS.search(text))


def changes_a_figure(text: str) -> bool:
    """Whether words may turn a figure into another one: "assume", "only", "excluding"."""
    return bool(_CHANGES.search(_HARMLESS.sub("", text.replace("’", "'"))))


def speaks_of_people(text: str) -> bool:
    """Whether somebody says something of himself or others, as chatter does and a figure's condition does not."""
    return bool(_PERSON.search(text.replace("’", "'")))


def tells_a_story(text: str) -> bool:
    """Whether somebody says what he does, heard or thinks, and neither asks nor wants anything by it."""
    plain = text.replace("’", "'")
    return bool(_STORY.search(plain)) and not _REQUESTS.search(plain) and not opens_a_question(text)


def clauses_of(piece: Piece) -> tuple[Piece, ...]:
    """A sentence cut at its commas, colons and dashes."""
    cuts = [(match.start(), match.end()) for match in _CLAUSE.finditer(piece.text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(piece.text)]
    found = (_trimmed(piece.text, start, end) for start, end in zip(starts, ends, strict=True))
    return tuple(Piece(one.text, piece.start + one.start, piece.start + one.end) for one in found if one is not None)


def second_questions_of(text: str) -> Iterator[tuple[str, str]]:
    """Each way to cut a sentence in two where a second question opens with a question word: “…, and who led it”."""
    for match in _SECOND_QUESTION.finditer(text):
        left, right = text[: match.start()].strip(), text[match.end() :].strip()
        if left and right:
            yield left, right


def joints_of(text: str) -> Iterator[tuple[str, str]]:
    """Each way to cut a sentence in two at "and", a comma or a slash; none where its words tie the two together."""
    if _NO_JOINT.search(text):
        return
    tied = bool(_TIES.search(text))
    for match in _JOINT.finditer(text):
        left, right = text[: match.start()].strip(), text[match.end() :].strip(" ,")
        if left and right and (not tied or opens_a_question(right)):
            yield left, right


def _sentence_ends(message: str) -> Iterator[int]:
    for match in _ENDS.finditer(message):
        if match["stop"] and set(match["stop"]) == {"."} and len(match["stop"]) == 1:
            abbreviates = _NEVER_ENDS.search(message[: match.start()])
            if abbreviates and not _OPENS_A_QUESTION.match(message, match.end()):
                continue
        yield match.end()


def _points(message: str) -> Iterator[tuple[int, int]]:
    """Where the marks of a list stand; numbers within a line count only where they count up from 1."""
    yield from (match.span() for match in _POINT.finditer(message))
    numbered = list(_NUMBERED.finditer(message))
    if len(numbered) > 1 and [int(match["n"]) for match in numbered] == list(range(1, len(numbered) + 1)):
        yield from (match.span() for match in numbered)


def _trimmed(message: str, start: int, end: int) -> Piece | None:
    """The piece without the mark of a list before it and the space around it; ``None`` where nothing is left."""
    text = message[start:end]
    marker = _POINT.match(text.lstrip("\n ")) or _NUMBERED.match(text.lstrip())
    lead = len(text) - len(text.lstrip("\n ")) if marker else 0
    start += lead + (marker.end() if marker else 0)
    text = message[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Piece(text, start, start + len(text), bool(marker)) if re.search(r"\w", text) else None
