"""Everyday words for what the other lists have the words of the trade for: pooled, chunkiest, fetched, put under way.

They mean exactly what their sense says, wherever they stand; a word that only sounds like one of them ("payroll" for
the staff, "withheld" for what is unknown) is not here. Words for metrics stand in the metric catalogue.
"""

from __future__ import annotations

from bot.answers.listed import listed
from bot.answers.senses import Sense
from index.figures.catalogue import METRICS, Kind, Level
from index.figures.query import FIRST, LATEST, Aggregate, CompareOp, Op

_OF_ROUNDS = frozenset(metric.name for metric in METRICS if metric.level is Level.ROUND)
_OF_MONEY = frozenset(metric.name for metric in METRICS if metric.kind is Kind.MONEY)
_PRICES = frozenset(
    {"post_money", "pre_money", "valuation", "step_up", "valuation_multiple", "revenue_multiple", "valuation_growth"}
)

EVERYDAY: dict[Sense, dict[object, tuple[str, ...]]] = {
    Sense.AGGREGATE: {
        Aggregate.SUM: listed("""
            taken all together, lumped together, pooled, collectively, in combination, between them,
            tot up, totted up, total up, totalled,
            totaled,
            totalling, totaling, totalled up, combine, when combined, all combined, all added up, all added together,
            add it up, add it all up, add them up, sum them up
        """),
        Aggregate.MEAN: listed("on the average, averaged, averaging"),
        Aggregate.MEDIAN: listed("midpoint, middle value"),
    },
    Sense.EXTREME: {
        True: listed("chunkiest, fattest, beefiest, meatiest, bulkiest"),
        False: listed("puniest, slimmest, thinnest, teeniest, skinniest, meagrest"),
    },
    Sense.LISTS: {
        None: listed("""
            compile, compile a list of, draw up a list of, put together a list of, pull together a list of,
            pull a list of, prepare a list of, get me a list of, send me a list of, want a list of, need a list of,
            table of, a table of, as a table, in a table, in table form, as a list, in a list, in list form,
            as bullet point, in bullet point
        """)
    },
    Sense.PICK: {LATEST: listed("freshest,"), FIRST: listed("eldest, longest established")},
    Sense.ORDERED: {
        ("announced", True): listed("from last to first,"),
        ("announced", False): listed("in date sequence, in calendar order, oldest on top"),
    },
    Sense.PER_HEAD: {
        None: listed("per member of staff, for each worker, for every worker, per person, per full time employee")
    },
    Sense.NEGATES: {
        None: listed("strip out, stripping out, take out, taking out, remove, removing, filter out, filtering out")
    },
    Sense.RELATES: {"previous": listed("foregoing,")},
    Sense.ALONGSIDE: {
        None: listed("""
            teamed with, pair up with, paired up with, join force with, joined force with, in tandem with,
            in concert with, side by side with, syndicate with, syndicated with
        """)
    },
    Sense.COMPARES: {
        CompareOp.DIFFERENCE: listed("""
            discrepancy, discrepancy between, disparity, disparity between, gulf, gulf between, margin between,
            by what sum, how wide is the gap, how much heftier, how much chunkier
        """),
        CompareOp.RATIO: listed("by what ratio, how many fold, how many time heftier, how many time chunkier"),
        CompareOp.LARGER: listed(
            "heftier, chunkier, fatter, steeper, heavier, outraise, outraised, outrank, outranked, outweighed"
        ),
        CompareOp.SMALLER: listed("tinier, slimmer"),
    },
    Sense.GROUP: {
        "sector": listed(
            "by segment, by category, by branch, per segment, per category, each category, each segment"
        ),
        "investor": listed("by funder, per funder, each funder"),
    },
    Sense.BOUND: {
        Op.GT: listed("""
            heftier than, chunkier than, strictly more than, strictly above, strictly over, strictly greater than,
            strictly larger than, surpassing, passing, cleared, clearing, breaching
        """),
        Op.GE: listed("""
            at or above, more than or equal to, greater than or equal to, larger than or equal to, not fewer than,
            not smaller than, not lower than, nothing less than, nothing below, nothing under
        """),
        Op.LT: listed("""
            tinier than, slimmer than, strictly less than, strictly below, strictly under, strictly smaller than
        """),
        Op.LE: listed("""
            at or below, at or under, less than or equal to, smaller than or equal to, lower than or equal to,
            nothing more than, nothing above, nothing over, no greater than, not greater than, not higher than,
            not bigger than
        """),
    },
    Sense.GROWTH: {
        True: listed("leaped, rocket, rocketed, skyrocket, skyrocketed, mushroomed, spiked, uptick, upswing")
    },
    Sense.ROUNDS: {
        "round": listed("""
            fund raising, capital raising, money raise, fundraising exercise, fundraising effort, fundraising drive,
            recorded round, recorded financing
        """),
        "deal": listed("recorded deal, recorded transaction"),
    },
    Sense.KNOWN: {
        True: listed("divulged, specified, quantified, publicly known, publicly stated, publicly disclosed"),
        False: listed("unspecified, unrecorded, unquantified, not specified, not recorded, not divulged"),
    },
    Sense.VERB: {
        _OF_ROUNDS - {"announced"}: listed("""
            conclude, concluded, concluding, consummate, consummated, transact, transacted, execute, executed,
            conduct,
            conducted, carry out, carried out, undertake, undertook, undertaken, pull off, pulled off, nail down,
            nailed down, lock in, locked in, pen, penned, completing
        """),
        _OF_ROUNDS: listed("""
            unveiling, revealing, declare, declared, publicise, publicised, publicize, publicized, trumpet, trumpeted,
            tout, touted, herald, heralded, proclaim, proclaimed
        """),
        _PRICES: listed("""
            fetch, fetched, command, commanded, carry, carried, achieve, achieved, attain, attained, boast, boasted,
            enjoy, enjoyed, sport, sported, assign, assigned, assign to, assigned to, attach, attached, attach to,
            attached to, ascribe to, ascribed to, accord, accorded, place on, placed on, confer on, conferred on
        """),
        frozenset({"raised", "amount"}): listed("""
            pumped into, ploughed into, plowed into, funnelled into, funneled into, channelled into, channeled into,
            sunk into, injected into
        """),
        _OF_MONEY: listed("translate to, translate into, translated to, translated into"),
        frozenset({"commitment", "share_of_round"}): listed("stem from, stemmed from, supply, supplied, furnished"),
    },
    Sense.CARD: {
        None: listed("""
            describe, outline, outline of, run me through, take me through, bring me up to speed on, the skinny on,
            the scoop on
        """)
    },
    Sense.UNKNOWN: {
        None: listed("""
            just under, just below, just over, just above, just shy of, only just, well over, well above, well under,
            well below, well past, far above, far below, far over, well in excess of, make on, made on, make from,
            made from, make out of, made out of, asking price, share price, price per share, stock price,
            strike price,
            conversion price, exercise price, price target, target price, price range, price list, price point,
            issue price, offer price, purchase price allocation
        """)
    },
}
