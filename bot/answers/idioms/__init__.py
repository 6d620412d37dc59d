"""Idioms: what people say for what the grammar has plain words for ("how rich was" is "what was the multiple of").

The data is in the modules beside this one, by what it is about. The one rule: plain words mean the same wherever the
idiom stands; they are tried only where a question was not understood as it was typed, and are then held to all that
any question is held to.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.answers.idioms import companies, deals, desk, everyday, investors, measures, shares, talk
from bot.answers.idioms.pattern import Idiom
from bot.answers.idioms.shorthand import spelled_out

__all__ = ["put_plainly", "spelled_out"]

_IDIOMS: tuple[Idiom, ...] = (
    *talk.IDIOMS,
    *measures.IDIOMS,
    *shares.IDIOMS,
    *investors.IDIOMS,
    *companies.IDIOMS,
    *deals.IDIOMS,
    *everyday.IDIOMS,
    *desk.IDIOMS,
)
_DEEPEST = 4
"""Idioms that one sentence holds at most."""
_MOST = 40
"""Wordings that are tried at most."""


def put_plainly(text: str) -> Iterator[str]:
    """The wordings of a sentence with its idioms in plain words: first those with one of them, then with more.

    Words that are typed in short are spelled out first, all of them.
    """
    full = spelled_out(text)
    if full != text:
        yield full
    seen = {text, full}
    level = [full]
    for _ in range(_DEEPEST):
        found = (idiom.put_plainly(one) for one in level for idiom in _IDIOMS)
        level = [one for one in dict.fromkeys(found) if one is not None and one not in seen]
        for one in level:
            if len(seen) > _MOST:
                return
            seen.add(one)
            yield one
