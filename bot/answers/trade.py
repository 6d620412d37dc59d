"""The words of the trade, as data: instruments, rounds, verbs of raising; and what only looks as if it were known.

A kind that is narrower than what the facts table tells apart ("bond", "term loan", "preferred") stays unknown: its
figure would be that of something wider. Metrics have their words in the metric catalogue.
"""

from __future__ import annotations

from bot.answers.listed import listed
from bot.answers.senses import Sense
from index.figures.catalogue import METRICS, Kind, Level

_OF_ROUNDS = frozenset(metric.name for metric in METRICS if metric.level is Level.ROUND)
_OF_WHO = frozenset({"investors", "lead_investors", "participants", "investor_count", "lead_count"})
_OF_MONEY = frozenset(metric.name for metric in METRICS if metric.kind is Kind.MONEY)
_OF_ALL_TIME = _OF_WHO | {"raised", "amount", "round", "company", "commitment"}

_FROM_ROUND_TO_ROUND = frozenset(
    {"step_up", "valuation_multiple", "valuation_growth", "days_since_previous", "months_since_previous"}
)
"""What is measured from one round to the next, whether or not the words say so."""

_INSTRUMENTS: dict[object, tuple[str, ...]] = {
    "equity": listed(
        "equity, primary equity, straight equity, pure equity, plain equity, equity financing, equity funding"
    ),
    "convertible": listed("""
        convertible, convertible note, convertible round, convertible loan, convertible loan note, convertible debt,
        convertible bond, convertible financing, convertible paper, convertible security, convertible instrument
    """),
    "debt": listed("""
        debt, debt financing, debt funding, debt facility, debt capital, debt raise, loan, loan facility,
        credit facility, credit line, line of credit, venture debt, borrow, borrowed, borrowing
    """),
    "secondary": listed("""
        secondary, secondary sale, secondary share sale, tender, tender offer, share sale, employee share sale,
        employee stock sale, employee tender, employee tender offer, staff share sale, stock sale,
        secondary transaction
    """),
    "strategic": listed("strategic, strategic investment, strategic round, strategic financing"),
    "buyout": listed("""
        buyout, take private, taken private, took private, going private, lbo, leveraged buyout, acquisition,
        purchase, acquire, acquired, takeover, m and a, takeout, take out deal
    """),
    "debt+equity": listed("debt plus equity, equity plus debt, debt and equity package, equity and debt package"),
}

_NAMED = (
    *(text for metric in METRICS for text in metric.synonyms),
    *(text for texts in _INSTRUMENTS.values() for text in texts),
    "round",
    "deal",
)
_ASKED_FOR_ITS_MEANING = tuple(dict.fromkeys(f"{text} mean" for text in _NAMED))
"""“What does step-up mean” asks for no average."""

_COUNTS: dict[object, tuple[str, ...]] = {
    metric.name: tuple(f"{opening} {text}" for opening in ("how many", "number of") for text in metric.synonyms)
    for metric in METRICS
    if metric.kind is Kind.COUNT and metric.level is Level.COMPANY
}
"""“How many employees” asks for a figure that is stated, and counts no records."""

_TICKETS = tuple(
    f"{how} {size}{noun}"
    for how in ("average", "avg", "mean", "median", "typical", "usual")
    for size in ("", "disclosed ", "single ")
    for noun in ("ticket", "cheque", "check", "ticket size", "cheque size", "check size")
)
"""An average of cheques is of all that were written, of which the table knows a few."""

TRADE: dict[Sense, dict[object, tuple[str, ...]]] = {
    Sense.METRIC: _COUNTS,
    Sense.INSTRUMENT: _INSTRUMENTS,
    Sense.CURRENCY: {
        "USD": listed("""
            dollar term, us dollar term, usd term, dollar equivalent, $ equivalent, dollar value, us dollar value,
            usd value
        """),
        "EUR": listed("euro term, eur term, euro equivalent, € equivalent, euro value, eur value"),
        "GBP": listed("""
            pound term, sterling term, gbp term, sterling equivalent, £ equivalent, pound value, sterling value,
            gbp value
        """),
    },
    Sense.CONFIDENCE: {
        "official": listed("official, officially, officially announced, officially confirmed, confirmed"),
        "reported": listed(
            "only reported, merely reported, reported only, just reported, reported but not confirmed"
        ),
        "disputed": listed("disputed, contested, in dispute"),
    },
    Sense.ROUNDS: {
        "round": listed("""
            round, funding round, financing, financing round, fundraise, investment round, fundraising round,
            fund raise, capital raise, capital round, round of funding, round of financing, round of investment,
            funding event, round worth, financing worth, rnd, rd
        """),
        "deal": listed("""
            deal, transaction, financing event, financing deal, funding deal, deal worth, transaction worth,
            deal valued at, transaction valued at, package, financing package, funding package
        """),
    },
    Sense.KNOWN: {
        True: listed("disclosed, disclose, known, stated, published, named"),
        False: listed("""
            undisclosed, unknown, not disclosed, not known, not stated, not published, not named, unstated, unnamed,
            unpublished
        """),
    },
    Sense.VERB: {
        frozenset({"stake_sold"}): listed("""
            sell, sold, selling, give up, gave up, given up, give away, gave away, given away, hand over,
            handed over, part with, parted with, cede, ceded, existing holder, existing shareholder, existing owner
        """),
        _OF_ROUNDS - {"announced"}: listed("""
            close, closed, complete, completed, finalise, finalised, finalize, finalized, seal, sealed, sign,
            signed, ink, inked, clinch, clinched, wrap up, wrapped up, take on, took on
        """),
        _OF_ROUNDS - {"announced", "stake_sold"}: listed("get, got, gotten, receive, received"),
        _OF_ROUNDS: listed("unveil, unveiled, reveal, revealed, made public, make public, came out"),
        frozenset({"headquarters", "city", "country", "company"}): listed("where, sit, sits, seated"),
        _FROM_ROUND_TO_ROUND: listed("""
            between two round, between any two round, between two consecutive round, between two successive round,
            between consecutive round, between successive round, between round, from one round to the next,
            round over round
        """),
        _OF_WHO: listed("organisation, organization"),
        frozenset({"round", "company", "commitment", "share_of_round"}): listed("make, made"),
        frozenset({"raised", "amount"}): listed("""
            go into, gone into, went into, flow into, flowed into, pour into, poured into
        """),
        frozenset({"sector"}): listed("work, operate, wise"),
        _OF_WHO | {"sector", "company", "round"}: listed("active,"),
        frozenset({"post_money", "pre_money", "amount", "raised"}): listed("put,"),
        frozenset({"raised", "round", "commitment", "amount"}): listed("split,"),
        frozenset({"use_of_funds"}): listed("want, need, intend"),
        frozenset({"raised", "round", "commitment"}): listed("break down, breakdown, breakdown of, split of"),
        _OF_MONEY: listed("""
            convert, convert to, convert into, converted to, converted into, convert it to, expressed in, express
        """),
        frozenset({"commitment", "share_of_round"}): listed("""
            supply, supplied, furnish, furnished,
            write, wrote, written, come from, came from, coming from, came in from
        """),
        _OF_ALL_TIME: listed("""
            since inception, since its inception, since founding, since its founding, since it was founded,
            since the beginning, since the start, from the start, from the beginning, from day one, since day one,
            over its lifetime, in its lifetime, over its life, in its history, in its whole history,
            over its history, over its whole history, in its entire history, over its entire history, all time,
            lifetime
        """),
    },
    Sense.CARD: {
        None: listed("""
            tell me about, tell me more about, tell us about, summarise, summarize, summary, summary of, sum up,
            overview, overview of, rundown, rundown on, rundown of, run down of, recap, recap of, lowdown,
            lowdown on, low down on, detail, detail on, detail of, detail about, full detail, brief me on, brief on,
            briefing on, key fact, main fact, basic fact, the basic on, fill me in on, walk me through,
            talk me through, fact sheet, factsheet, profile, profile of, info on, info about, information on,
            information about, more about, everything about, anything about, what do we know about,
            what do you know about, what is known about, what do you have on, what have you got on,
            what can you tell me about, what can you say about, the story with, the deal with, the story behind,
            the story on, the story of, the story about, short story of, strategic view and summary of,
            strategic view and the summary of, gist, gist of, the gist of, tl dr, tl dr on, tl dr of, tldr, tldr on,
            tldr of, quick summary, quick summary of, short summary, short summary of, brief summary,
            brief summary of, quick overview, quick overview of, short overview, short overview of, quick recap,
            quick recap of, quick rundown, quick rundown of, quick rundown on, executive summary,
            executive summary of, how would you sum up, how would you summarise, how would you summarize,
            how would you describe, in brief, short version, short version of, nutshell, synopsis, synopsis of,
            digest of, highlight, highlight of, highlight from, key point, key point of, key point from,
            key point about, main point, main point of, main point about, essential of, the essential on,
            what do i need to know about, what should i know about, what do we need to know about,
            what should we know about, all i need to know about, what i need to know about, explain, catch me up on,
            catch us up on, get me up to speed on, get us up to speed on, bring us up to speed on, fill us in on,
            brief us on, walk us through, talk us through, update me on, update us on, an update on, any update on,
            primer on, background on, backgrounder on, snapshot of, one pager on, readout on, write up on,
            write up of
        """)
    },
    Sense.FORECAST: {
        None: listed("""
            will, going to, gonna, predict, prediction, forecast, expect, expected, expected to, likely to,
            about to, is to, are to, is to be, are to be, yet to be, remain to be, expected to be, set to, due to,
            plan to, planning to, planned, aim to, aiming to, hope to, hoping to, seek to, seeking to, looking to,
            want to, trying to, poised to, in talk, in talk to, in talk for, next year, next quarter, next month
        """)
    },
    Sense.ADVICE: {
        None: listed("""
            should i, should we, should you, good investment, bad investment, better investment, best investment,
            good bet, better bet, worth investing, worth buying, worth it, time to buy, time to sell, shall i,
            shall we, recommend, recommendation, advice, advise, overvalued, undervalued, overpriced, underpriced,
            overhyped, bubble, would you invest, would you buy, would you put
        """)
    },
    Sense.UNKNOWN: {
        None: _ASKED_FOR_ITS_MEANING
        + _TICKETS
        + listed("""
            first close, first closing, second close, second closing, initial close, initial closing, final close,
            final closing, last close, last closing, close to, closed to, have to, has to, had to, having to,
            got to, did we, did i, do i, have i, had we, had i, were we, are we, was i, am i, i raise, i raised,
            we raise, we raised, i invested, we invested, i led, we led, get back, got back, get out, got out,
            get for its money, got for its money, back in, back at, back when, back then, pay back, paid back,
            give back, buy back, bought back, as much as, as big as, as large as, as high as, as many as, as low as,
            as small as, as little as, strategic investor, strategic backer, strategic partner, private equity,
            growth equity, equity value, common equity, money multiple, multiple on money, multiple of money,
            money on money, pre seed, preseed, secured debt, secured loan, senior debt, in the range of,
            priced round, priced equity round, priced financing, priced deal, followed on, follow on, followed up,
            count as, need to, needed to, more or less, round trip, most exact, per employee mean, per head mean,
            most right, it is right that, it is correct that, it is right, it is correct
        """)
    },
}
"""Under UNKNOWN stands what is made of known words and means something that no figure query says."""
