"""Messages that ask for no facts: thanks, a greeting, a call for help, and "are you sure?" after an answer."""

from __future__ import annotations

import re
from enum import StrEnum

_WHOLE = r"^\W*(?:{})\W*$"
_PLEASE = r"(?:,?\s+(?:bot|roundtable|all|everyone|there|again|a\s+lot|so\s+much|very\s+much|mate|please|pls))*"


class Courtesy(StrEnum):
    """What such a message wants."""

    THANKS = "thanks"
    GREETING = "greeting"
    HELP = "help"
    SOURCE = "source"
    """Where the last answer is from, or whether it is certain."""


_WORDINGS = {
    Courtesy.THANKS: (
        r"(?:(?:ok(?:ay)?|great|cool|perfect|nice|super|awesome|got\s+it|wonderful|brilliant|excellent|good)[\s,.!]*)*"
        r"(?:many\s+)?(?:thanks|thank\s+you|thx|ty|cheers|ta|much\s+appreciated|appreciate\s+it|that\s+helps)"
        r"|great|cool|perfect|nice|awesome|got\s+it|wonderful|brilliant|excellent|good\s+bot|well\s+done|never\s+mind"
    ),
    Courtesy.GREETING: r"hi|hello|hey|hiya|yo|good\s+(?:morning|afternoon|evening|day)|greetings",
    Courtesy.HELP: (
        r"help|what\s+can\s+(?:you\s+do|i\s+ask(?:\s+you)?)|how\s+do\s+(?:you|i\s+use\s+(?:you|this))(?:\s+work)?"
        r"|what\s+do\s+you\s+know"
    ),
    Courtesy.SOURCE: (
        r"(?:and\s+|ok(?:ay)?,?\s+|but\s+)?(?:are\s+you\s+(?:sure|certain)(?:\s+(?:about|of)\s+(?:that|this|it))?|really"
        r"|(?:what(?:'s|\s+is|\s+are)\s+(?:the|your)\s+)?(?:sources?|references?|citations?)(?:\s+(?:for|of)\s+(?:that|this|it))?"
        r"|where(?:'s|\s+is|\s+did|\s+does|\s+do)?\s+(?:that|this|it|the\s+(?:number|figure)|you|they)"
        r"(?:\s+(?:number|figure))?\s*(?:from|come\s+from|get\s+(?:that|this|it)(?:\s+from)?)"
        r"|says\s+who|who\s+says(?:\s+(?:so|that))?|how\s+do\s+you\s+know(?:\s+that)?|according\s+to\s+whom|proof"
        r"|is\s+(?:that|this)\s+(?:right|correct|true|certain|confirmed)|can\s+i\s+trust\s+(?:that|this|it))"
    ),
}
_PATTERNS = {
    courtesy: re.compile(_WHOLE.format(f"(?:{wording}){_PLEASE}"), re.IGNORECASE)
    for courtesy, wording in _WORDINGS.items()
}


def courtesy_of(message: str) -> Courtesy | None:
    """What a message wants that asks for no facts; ``None`` for every other message."""
    plain = message.replace("’", "'")
    return next((courtesy for courtesy, pattern in _PATTERNS.items() if pattern.match(plain)), None)
