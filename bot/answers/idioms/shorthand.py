"""How people shorten words when they type fast: all of a sentence's are spelled out at once. Data, and the one step.

Like every idiom it is tried only where a sentence was not understood as it was typed. Of one letter ("u", "n") only a
small one counts, and none beside the word "series" or another letter, where it is a round's.
"""

from __future__ import annotations

import re

from bot.answers.listed import listed

_FULL: dict[str, tuple[str, ...]] = {
    "you": listed("u, ya, yall"),
    "your": listed("ur"),
    "are": listed("r"),
    "and": listed("n, nd"),
    "with": listed("w, wit, wth"),
    "them": listed("em, dem"),
    "the": listed("da, tha"),
    "that": listed("dat"),
    "companies": listed("cos, comps"),
    "people": listed("ppl, peeps"),
    "because": listed("bc, cuz, coz, bcuz, bcos"),
    "though": listed("tho"),
    "before": listed("b4, bfore"),
    "between": listed("btwn, b/w"),
    "through": listed("thru"),
    "until": listed("til"),
    "about": listed("abt"),
    "something": listed("smth, sth, somethin, smthn, sumthin"),
    "anything": listed("anythin, nething"),
    "anyone": listed("any1, ne1"),
    "someone": listed("some1"),
    "everyone": listed("every1"),
    "year": listed("yr"),
    "years": listed("yrs"),
    "months": listed("mos, mths, mnths"),
    "month": listed("mth, mnth"),
    "quarter": listed("qtr"),
    "difference": listed("diff, differnce"),
    "different": listed("diffrent"),
    "amount": listed("amt, amnt"),
    "amounts": listed("amts"),
    "total": listed("ttl, tot"),
    "percentage": listed("pctg, perc, pcnt"),
    "founders": listed("foundrs"),
    "billion": listed("billy, bil, billi, bils, billys, billies"),
    "million": listed("milli, mills, millys, millies"),
    "now": listed("rn"),
    "have": listed("hav, hv"),
    "has": listed("haz"),
    "was": listed("wuz"),
    "when": listed("wen"),
    "want": listed("wanna"),
    "give me": listed("gimme, gimmie"),
    "let me": listed("lemme"),
    "got to": listed("gotta"),
    "how is": listed("hows"),
    "where is": listed("wheres"),
    "when is": listed("whens"),
    "who is": listed("whos"),
    "what is": listed("whats, wats, wuts"),
    "which is": listed("whichs"),
    "that is": listed("thats, dats"),
    "there is": listed("theres"),
    "i'm": listed("im"),
    "i've": listed("ive"),
    "isn't": listed("isnt, aint"),
    "aren't": listed("arent"),
    "wasn't": listed("wasnt"),
    "weren't": listed("werent"),
    "don't": listed("dont"),
    "doesn't": listed("doesnt"),
    "didn't": listed("didnt"),
    "hasn't": listed("hasnt"),
    "haven't": listed("havent"),
    "can't": listed("cant"),
    "they're": listed("theyre"),
    "you're": listed("youre"),
    "valuation": listed("val, valu, valn, valuatn"),
    "valuations": listed("vals, valus"),
    "investors": listed("invstrs, investrs"),
    "investor": listed("invstr"),
    "invested": listed("invstd"),
    "raised": listed("rased, raisd"),
    "headquarters": listed("hqs, headquaters"),
    "run rate": listed("runrate"),
}
"""What is meant, and the ways it is typed. Nothing that is a word of its own, or a name of anybody here."""
_SPELLED = {short: full for full, shorts in _FULL.items() for short in shorts}
_SHORT = re.compile(
    rf"(?<![\w'’/.&-])(?P<short>{'|'.join(re.escape(one) for one in sorted(_SPELLED, key=len, reverse=True))})"
    r"(?![\w/&]|['’.-]\w)",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"(?<![\w'’/.&-])(?<!& )co(?![\w/&'’.-]|\s+(?:lead|leads|led|leading|invest\w*|founder|founders)\b)",
    re.IGNORECASE,
)
"""“Co” alone is the company; before a verb of investors it is together with others."""
_OF_A_ROUND = re.compile(r"(?:\bseries|(?:^|[\s,])[a-hj-m])[\s,]+$", re.IGNORECASE)
_LETTER_NEXT = re.compile(r"[\s,]+[a-hj-m](?![\w'’])", re.IGNORECASE)


def spelled_out(text: str) -> str:
    """A sentence with its shortened words spelled out."""
    full = _SHORT.sub(_full, text)
    return _COMPANY.sub("company", full)


def _full(match: re.Match[str]) -> str:
    short = match["short"]
    if len(short) == 1 and (short.isupper() or _is_a_letter(match)):
        return short
    return _SPELLED[short.casefold()]


def _is_a_letter(match: re.Match[str]) -> bool:
    """Whether a single letter may be a round's: "series n". What stands between two others joins them: "d n e"."""
    before = bool(_OF_A_ROUND.search(match.string[: match.start()]))
    after = bool(_LETTER_NEXT.match(match.string, match.end()))
    return before and not (match["short"] == "n" and after)
