"""Words that may be left out of a question that is complete without them; the answer's notes say that they were.

They render, present or happen ("struck at", "clocked", "on the tape"): left out, they take no condition with them. A
word that could narrow down, compare, rank, exclude or count has no place here; one that never changes anything is
``filler``. Each part of speech has its own guard, and what a guard stops stays unknown: a verb that describes a noun
("the struck round") could be a condition, an adverb before an amount a hedge ("presumably $5bn"), a word that opens a
request ("state the …") means something else further in, and papers only stand behind a preposition ("in my deck").
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.listed import listed
from bot.answers.senses import Sense
from bot.answers.spans import Span

_VERBS = frozenset(
    listed("""
        strike, strikes, struck, imply, implies, implied, computed, clock, clocks, clocked,
        calculated, tabulated, tallied, pegged, rendered, printed, cited, logged, amounted, amounting, equated, sat,
        notch, notched, transpire, transpired, ensued, unfolded
    """)
)
_ADVERBS = frozenset(
    listed("""
        ultimately, eventually, finally, lastly, firstly, reportedly, apparently, presumably, allegedly, supposedly,
        purportedly, ostensibly, seemingly, evidently, obviously, clearly, plainly, undoubtedly, undeniably,
        doubtless, unquestionably, certainly, surely, definitely, truly, indeed, naturally, curiously, oddly,
        interestingly, surprisingly, remarkably, astonishingly, amazingly, incredibly, impressively, famously,
        incidentally, admittedly, arguably, easily, luckily, fortunately, unfortunately, sadly, regrettably,
        hopefully, thankfully, importantly, crucially, essentially, factually, expressly, explicitly, formally, duly,
        successfully, triumphantly, proudly, boldly, happily, gladly, hence, thus, thereby, therefore, consequently,
        somehow, even, possibly, perhaps, maybe, absolutely, carefully, correctly, accurately, faithfully, genuinely,
        inevitably, mysteriously, nicely, neatly, objectively, perfectly, politely, positively,
        predictably, promptly, properly, readily, rightly, rightfully, smoothly, spectacularly, suddenly,
        unexpectedly, thoroughly, wisely, comfortably, conveniently, coincidentally, ironically, funnily, strangely,
        weirdly, bizarrely, unsurprisingly, understandably, notoriously, gracefully, logically, presently
    """)
)
_DATED = frozenset({"dated", "held", "falling", "staged", "occurred", "occurring", "happening"})
"""Verbs between a round and its time."""
_HEDGES = frozenset({"possibly", "perhaps", "maybe", "presumably", "supposedly", "essentially"})
"""What may hedge an amount that does not follow at once: “maybe worth $5bn”."""
_EXACT = frozenset(listed("implied, computed, calculated, derived, resulting, actual, precise, accurate, correct"))
"""Adjectives that say of a figure only that it is this one."""
_WHOLE = frozenset({"whole", "entire"})
REQUESTS = frozenset(
    listed("""
        state, specify, identify, determine, ascertain, deduce, derive, pinpoint, provide, furnish, produce,
        display, print, return, output, quote, cite, mention, say, report, recall, retrieve, extract, grab, name,
        recite, clarify, note, deliver, render, plot, chart, graph, draw, visualise, visualize, tabulate, compute,
        pick, select, choose, isolate, consider, pull
    """)
)
"""Some are verbs of putting money in further on: “provide the amount”, “who provided it”."""
_REMARKS = frozenset(
    listed("""
        great, cool, nice, awesome, perfect, brilliant, lovely, excellent, fantastic, wonderful, sweet, neat, super,
        amazing, fab, good, fine, interesting, fair, understood, noted, agreed, gotcha, true
    """)
)
_PAPERS = frozenset(
    listed("""
        tape, spreadsheet, worksheet, tracker, memo, deck, slide, slides, presentation, chart, graph, plot, diagram,
        article, story, newsletter, blog, essay, thesis, dissertation, homework, assignment, boss, editor, podcast,
        column, draft, brochure, handout, quiz, wiki, page, website, dashboard, screen, notebook, email, file, files,
        folder, register, ledger, log, archive, catalogue, catalog, database, dataset, data, table, tables, list,
        sheet, sheets, corpus, collection, universe, coverage, sources, footnote, appendix, annex, readers, viewers,
        listeners, audience, meeting
    """)
)
NEUTRAL = _VERBS | _DATED | _ADVERBS | _EXACT | _WHOLE | REQUESTS | _REMARKS | _PAPERS
"""Casefolded, in every form that counts."""

_NOUNS = frozenset(
    {Sense.ROUNDS, Sense.ROUND, Sense.INSTRUMENT, Sense.SECTOR, Sense.INVESTOR, Sense.METRIC, Sense.COUNTS}
)
_NAMES = frozenset(
    {Sense.COMPANY, Sense.INVESTOR, Sense.ROUND, Sense.SECTOR, Sense.COUNTRY, Sense.CITY, Sense.REGION}
)
_VALUES = frozenset(
    {Sense.MONEY, Sense.NUMBER, Sense.PERCENTAGE, Sense.MULTIPLE, Sense.PERIOD, Sense.ORDINAL, Sense.BOUND}
)
_WHOLES = frozenset({Sense.PERIOD, Sense.ROUND, Sense.ROUNDS, Sense.COMPANY, Sense.SECTOR, Sense.COUNTRY})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "this", "that", "any", "every", "each", "all"})
_PREPOSITIONS = frozenset(
    {"in", "on", "from", "for", "into", "as", "across", "among", "throughout", "per", "to", "of", "within", "off"}
)
_WHOSE = frozenset({"my", "our", "the", "a", "an", "your", "this", "ur"})
_HOW_MUCH_OF_IT = frozenset({"whole", "entire", "full", "complete", "quick", "short", "brief", "simple", "little"})
_NOT_OF = frozenset({"slide", "slides", "boss", "editor", "readers", "viewers", "listeners", "audience", "meeting"})
"""What a figure can be one of: “the size of our audience”."""
_OPENS_AN_OBJECT = frozenset({Sense.FILLER, Sense.ASKS, Sense.LISTS, Sense.COMPANY, Sense.COUNTS, Sense.AGGREGATE})
_GOES_ON = frozenset({"on", "of", "in", "for", "by", "to"})


def left_out(spans: Sequence[Span]) -> frozenset[int]:
    """The places of the words that may be left out."""
    found: set[int] = set()
    for at, span in enumerate(spans):
        if len(span.words) > 1:
            continue
        if at == 0 or not span.words[0].is_capitalised:
            found |= _papers(spans, at)
            found |= {at} if span.sense is Sense.UNKNOWN and _is_left_out(spans, at) else set()
        if _opens_a_request(spans, at, found):
            found.add(at)
    return frozenset(found)


def _is_left_out(spans: Sequence[Span], at: int) -> bool:
    text = spans[at].words[0].text
    before, after = _beside(spans, at, -1), _beside(spans, at, 1)
    if before is not None and before.sense is Sense.NEGATES:
        return False
    if text in _EXACT and after is not None and after.sense is Sense.METRIC:
        return True
    if text in _WHOLE:
        return _is_whole(spans, at)
    if text in _DATED:
        return _stands_between_a_round_and_its_time(spans, at)
    if text in _ADVERBS:
        reach = 2 if text in _HEDGES else 1
        return not any(one.sense in _VALUES | _NAMES for one in spans[at + 1 : at + 1 + reach])
    return text in _VERBS and not _describes(spans, at)


def _describes(spans: Sequence[Span], at: int) -> bool:
    """Whether a verb stands as an adjective would: “the struck round”, “list computed rounds”."""
    before, after = _beside(spans, at, -1), _beside(spans, at, 1)
    if after is None or after.sense not in _NOUNS:
        return False
    opens = before is None or before.sense is not Sense.FILLER or before.words[-1].text in _ARTICLES
    return opens or after.sense is Sense.ROUNDS


def _is_whole(spans: Sequence[Span], at: int) -> bool:
    """Whether “whole” says of one thing only that it is meant: “the whole of 2025”, “the entire Series B”."""
    rest = [span for span in spans[at + 1 : at + 3] if span.key not in {"of", "the"}]
    many = bool(rest) and rest[0].sense is Sense.ROUNDS and rest[0].is_plural
    return bool(rest) and rest[0].sense in _WHOLES and not many


def _stands_between_a_round_and_its_time(spans: Sequence[Span], at: int) -> bool:
    """Whether, as in “rounds held in 2025”, a verb only joins a round to its time."""
    before = [span for span in spans[:at] if span.sense is not Sense.FILLER]
    after = [span for span in spans[at + 1 :] if span.sense is not Sense.FILLER]
    is_round = bool(before) and before[-1].sense in {Sense.ROUNDS, Sense.ROUND, Sense.INSTRUMENT}
    return is_round and bool(after) and after[0].sense is Sense.PERIOD


def _papers(spans: Sequence[Span], at: int) -> set[int]:
    """The unknown words of “in my deck”, “across the whole table”, “on your list”, if these end here."""
    lists = (
        spans[at].sense is Sense.LISTS and spans[at].key == "list" and at > 0 and spans[at - 1].key not in {"a", "an"}
    )
    if not (lists or spans[at].sense is Sense.UNKNOWN) or spans[at].words[0].text not in _PAPERS:
        return set()
    first = at
    while first and spans[first - 1].key in _HOW_MUCH_OF_IT | _WHOSE:
        first -= 1
    preposition = spans[first - 1].words[-1].text if first else ""
    after = _beside(spans, at, 1)
    describes = after is not None and after.sense in _NOUNS | {Sense.UNKNOWN} and not _is_apart(after)
    if preposition not in _PREPOSITIONS or spans[first - 1].sense is not Sense.FILLER or describes:
        return set()
    if first == at and (lists or preposition == "of"):
        return set()
    if preposition == "of" and spans[at].words[0].text in _NOT_OF:
        return set()
    return {place for place in range(first, at + 1) if spans[place].sense is not Sense.FILLER}


def _opens_a_request(spans: Sequence[Span], at: int, dropped: set[int]) -> bool:
    """Whether a word only asks for what follows (“state the amount”), or remarks on what was said (“great, …”)."""
    span = spans[at]
    text, after = span.words[0].text, _beside(spans, at, 1)
    if span.sense not in {Sense.UNKNOWN, Sense.METRIC} or after is None:
        return False
    first = all(one.sense is Sense.FILLER or place in dropped for place, one in enumerate(spans[:at]))
    if text in _REMARKS:
        return first and _is_apart(after)
    if text not in REQUESTS or not (first or _is_apart(span)):
        return False
    if text == "name" and not any(one.sense in {Sense.METRIC, Sense.ASKS} for one in spans[at:]):
        return False  # "name them" asks for names, of whatever was said before
    return after.sense in _OPENS_AN_OBJECT and after.words[0].text not in _GOES_ON


def _is_apart(span: Span) -> bool:
    """Whether a comma or the like stands before a span."""
    return bool(set(span.words[0].gap) & set(",;:.!?-"))


def _beside(spans: Sequence[Span], at: int, step: int) -> Span | None:
    return spans[at + step] if 0 <= at + step < len(spans) else None
