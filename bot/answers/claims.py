"""Claims that want a yes or no: “is it true that Thrive led it?”, “Thrive led it, correct?”, “confirm that …”.

Each is the question for yes or no that stands behind it: “did Thrive led it”, whose verb the reading takes in any
form. A claim that is denied within itself stays a denial, which ``checking`` declines. A statement that only its
question mark makes a question (“Thrive led it?”) is the same question; whose it is, the caller reads.
"""

from __future__ import annotations

import re


def _any(text: str) -> str:
    """Any of some phrases, which commas part; their words may stand any space apart."""
    phrases = (r"\s+".join(map(re.escape, phrase.split())) for phrase in text.split(","))
    return f"(?:{'|'.join(phrases)})".replace("'", "['’]")


_TRUE = _any("true, correct, right, accurate, so, a fact, the case, fair to say, right to say, correct to say")
_SAY = _any(
    "say, saying, think, thinking, believe, believing, assume, assuming, conclude, understand, recall, suppose"
)
_KINDLY = _any("please, kindly, pls, just, can you, could you, would you, will you, can someone, could someone")
_ASK = _any("confirm, verify, check, double check, double-check, tell me, tell us, say, let me know, find out, see")
_FOR_ME = _any("for me, to me, please, for us")
_WISH = _any("i want to, i need to, i would like to, i'd like to, i'd love to, we want to, we need to, we'd like to")
_KNOW = _any("do you, do we, does anyone, does anybody, do you happen to")
_WONDER = _any("i wonder, i'm wondering, i was wondering, wondering")
_OR = _any("true or false, right or wrong, true or not, correct or not, right or not, yes or no, y or n, yes/no, y/n")
_WHETHER = r"(?:whether|if)(?:\s+or\s+not)?"
_LEADS = (
    rf"(?:{_KINDLY}\s+)*(?:is|was|would)\s+it\s+(?:be\s+)?(?:really\s+|indeed\s+)?{_TRUE}\s+that",
    rf"{_OR}\s*[:;,.?–—-]?(?:\s+that\b)?",
    rf"(?:am\s+i|are\s+we)\s+(?:right|correct)(?:\s+(?:in|to))?(?:\s+{_SAY})?(?:\s+that\b)?",
    rf"(?:{_KINDLY}\s+)*{_ASK}(?:\s+{_FOR_ME})?\s+{_WHETHER}",
    rf"(?:{_KINDLY}\s+)*(?:confirm|verify|check)(?:\s+{_FOR_ME})?\s*[:,]?\s*(?:that\b|:)",
    rf"{_WISH}\s+(?:know|confirm|check)\s+{_WHETHER}",
    rf"{_KNOW}\s+know\s+{_WHETHER}",
    rf"{_WONDER}\s+{_WHETHER}",
)
_SUPPOSED = _any("""
    i put it to you, it is alleged, it is said, it is claimed, it is reported, it is rumoured, it is rumored,
    i am told, i'm told, i was told, i have been told, i've been told, i think, i believe, i heard, i read,
    i understand, i recall, i gather, i hear, i guess, i assume, i suppose, somebody says, someone says, people say,
    they say, apparently, supposedly, allegedly, so
""")
_MY = r"my\s+\w+\s+(?:says?|said|claims?|claimed|told\s+me|insists?|thinks?|believes?)"
_TAGS = _any(
    "is that so, is that true, is that correct, is that right, is that accurate, is that the case, is this so, "
    "is this true, is this correct, is this right, is it so, is it true, is it correct, is it right, right, "
    "correct, true, yes, no, yeah, agreed, am i right, am i correct, confirm, please confirm, fact or fiction"
)
_NOT_SO = r"(?:did|do|does|was|were|is|are|has|have|had)(?:n['’]t|\s+not)\s+(?:it|they|he|she|that)"
_LED = re.compile(rf"^\W*(?:{'|'.join(_LEADS)})\s*", re.IGNORECASE)
_TAGGED = re.compile(rf"\s*[,;:.!?–—-]+\s*(?:and\s+)?(?:{_TAGS}|{_OR}|{_NOT_SO})\W*$", re.IGNORECASE)
_AHEAD = re.compile(rf"^\W*(?:{_SUPPOSED}|{_MY})\s*,?\s+(?:that\s+)?", re.IGNORECASE)
_SENTENCES = re.compile(r"\?|[.!]\s+[A-Z]")
_NO_CLAIM = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how|if)\b", re.IGNORECASE)
_ASKS = re.compile(r"^\W*(?:list|show|name|tell|give|compare|and)\b", re.IGNORECASE)
_VERB = re.compile(r"^\W*(?:did|do|does|was|were|is|are|has|have|had)\b", re.IGNORECASE)


_PRONOUN = re.compile(r"^\W*(?P<who>they|it)\s+(?P<rest>(?:in|from|based|backed|led|owned)\b.*)$", re.IGNORECASE)
_ANY_IN_IT = re.compile(
    r"^\W*any\s+(?P<who>.+?)\s+in\s+(?:it|there|that(?:\s+(?:one|round|deal))?)\W*$", re.IGNORECASE
)


_DONE = (
    r"(?:(?:led|co-?led|backed|joined|funded|financed|anchored)|"
    r"(?:invested|participated|took\s+part|taken\s+part|came|went|was|were|been)\s+in(?:to)?)\b"
)
_AMOUNT = r"(?:[$€£]\s?\d|\d[\d.,]*\s?(?:%|x\b|[mbk]n?\b|millions?\b|billions?\b|thousand\b))"
_SO_MUCH = rf"(?=(?:\S+\s+){{0,3}}?(?:(?:more|less|fewer)\s+than\b|{_AMOUNT}))"
_RAISED = rf"(?:raised|took\s+in|brought\s+in|sold|secured|bagged|landed)\s+{_SO_MUCH}"
_DID = rf"(?P<did>(?:{_DONE}|{_RAISED}).*)"
_WAS = rf"(?P<be>is|was|are|were|(?:has|had)(?=\s+(?:been\b|{_DONE}|{_RAISED})))\s+(?P<state>.+)"
_STATED = re.compile(rf"^\W*(?:so\s+|and\s+)?(?P<who>\S+(?:\s+\S+){{0,4}}?)\s+(?:{_WAS}|{_DID})\?\W*$", re.IGNORECASE)
_STOPS = re.compile(r"[.!?;:]\s")
POINTERS = frozenset({"it", "they", "that", "this"})
_THERE = re.compile(r"^\W*(?:so\s+|and\s+)?there\s+(?P<be>is|was|are|were)\s+(?P<what>[^?.;]+)\?\W*$", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:rounds|deals|raises|financings|companies|startups|investments)\b", re.IGNORECASE)


def stated(text: str) -> tuple[str, str] | None:
    """Who a statement with a question mark is about, and the question behind it: “Accel led its Series A?”.

    Only of somebody who is named is it a question for yes or no: “the deals Accel led?” asks for those deals.
    """
    there = _THERE.match(text)
    if there is not None:
        return "it", f"{there['be']} there {there['what']}?"
    found = _STATED.match(text)
    if found is None or any(one.search(text) for one in (_NO_CLAIM, _ASKS, _SEVERAL, _STOPS)):
        return None
    who = found["who"]
    return who, f"{found['be']} {who} {found['state']}?" if found["be"] else f"did {who} {found['did']}?"


def question_of(text: str) -> str | None:
    """The question for yes or no behind a claim; ``None`` where a text is none."""
    bare = _PRONOUN.match(text)
    if bare:
        return f"{'are' if bare['who'].casefold() == 'they' else 'is'} {bare['who']} {bare['rest']}"
    within = _ANY_IN_IT.match(text)
    if within:
        return f"did {within['who']} invest in it?"
    led = _LED.match(text)
    body = text[led.end() :] if led else text
    tag = _TAGGED.search(body)
    body = body[: tag.start()] if tag else body
    if not led and not tag:
        return None
    supposed = _AHEAD.match(body)
    body = (body[supposed.end() :] if supposed else body).strip(" ,:;?!.")
    if not body or any(one.search(body) for one in (_NO_CLAIM, _SENTENCES, _ASKS)):
        return None
    return f"{body}?" if _VERB.match(body) else f"did {body}?"
