"""The words by which a sentence says that it computes, and what they allow to be computed.

A method named in a sentence ("by our arithmetic", "both are computed") also speaks for the sentence beside it; other
words ("leaves", "which makes") only for their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.facts.checking.derivation import Operation

_METHOD = re.compile(
    r"\b(?:arithmetic|calculat\w+|comput(?:ed?|es|ing|ations?)|divi(?:sion|ded?|ding|des)|subtract\w*|addition|adding|"
    r"multipl\w+|by (?:our )?count)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:adds? up|sums?|works? out|comes? to|makes?|impl(?:y|ies|ied)|averages?|product|plus|exactly|less|leaves?|"
    r"left|spread|equals?|exceeds?|times|-?fold|gives?|in all|together|a head|of (?:the|that|its|all)|on that)\b",
    re.IGNORECASE,
)
_SUM = (
    r"addition|add(?:s|ing|ed)?\b|sums?\b|plus\b|together|make|in all|carry|lift|takes|twice|both|after|total|come to"
)
_DIFFERENCE = (
    r"subtract|less\b|left\b|leave|remain|pre-money|unallocated|differ|exceed|above|earlier|before|passed|margin|"
    r"went unused|other\b"
)
_PRODUCT = r"multipl|times\b|a year|a month|costs?\b|each\b|impl|product|worth|would|half|paid"
_QUOTIENT = r"divi|per\b|a head|each\b|average|spread|a month|impl|gives|person|investor|even"
_RISE = (
    r"ris(?:e|es|en|ing)\b|rose\b|increas|gr[eo]w|up\b|above|over\b|more\b|higher|premium|exceed|below|under\b|"
    r"discount|f[ae]ll|down|lift|mov|means"
)
_ALLOWED = tuple(
    (operation, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for operation, words in (
        (Operation.SUM, _SUM),
        (Operation.DIFFERENCE, _DIFFERENCE),
        (Operation.PRODUCT, _PRODUCT),
        (Operation.QUOTIENT, _QUOTIENT),
        (Operation.RISE, _RISE),
        (Operation.STEP_UP, r"step-up|pre-money|before the (?:new )?money"),
    )
)


def computes(sentence: str, beside: Iterable[str]) -> bool:
    """Whether a sentence says that it computes, or one beside it says so of both."""
    return bool(_OWN.search(sentence)) or any(_METHOD.search(one) for one in (sentence, *beside))


def allowed_in(sentence: str, beside: Iterable[str]) -> Operation:
    """The operations that the words of a sentence, or the method named beside it, allow. A ratio always is."""
    found = Operation.RATIO
    texts = [sentence, *(one for one in beside if _METHOD.search(one))]
    for operation, words in _ALLOWED:
        if any(words.search(text) for text in texts):
            found |= operation
    return found
