"""The words that measure and compare, as data: bounds, groups, differences, shares, growth, spans of time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from bot.answers.listed import listed
from bot.answers.senses import Sense
from index.figures.query import CompareOp, Op

_LARGER = ("more", "larger", "bigger", "greater", "higher", "longer")
_SMALLER = ("less", "smaller", "lower", "fewer", "shorter")
_GROUP_NOUNS = {
    "year": listed("year, calendar year"),
    "quarter": listed("quarter, calendar quarter"),
    "month": listed("month, calendar month"),
    "company": listed("company, startup, start up, firm"),
    "sector": listed("sector, industry, vertical"),
    "sector_group": listed("sector group, group of sector, broad sector"),
    "country": listed("country, nation, hq country, headquarters country, home country, country of headquarters"),
    "city": listed("city, hq city, headquarters city, home city"),
    "region": listed("region, continent"),
    "instrument": listed("""
        instrument, kind of money, type of money, kind of deal, type of deal, deal type, instrument type,
        type of instrument, type of financing, financing type, kind of financing
    """),
    "currency": listed("currency,"),
    "series": listed("stage, funding stage, round name, series letter, round letter, series label, series name"),
    "lead": listed("lead investor, lead, leader"),
    "participant": listed("participant,"),
    "investor": listed("investor, backer"),
}
_GROUP_OPENINGS = listed("""
    by, per, each, for each, for every, in each, in every, of each, of every, across each, at each, broken down per,
    split per, grouped per, group per, segmented by, bucketed by, by each, by every, broken down by, break down by,
    breakdown by, break it down by, broken out by, split by, split it by, split up by, grouped by, group by,
    group it by, aggregated by
""")
_GROUP_ADVERBS = {
    "year": listed("annually, yearly, annual, year by year, on a yearly basis, on an annual basis"),
    "quarter": listed("quarterly, quarter by quarter, on a quarterly basis"),
    "month": listed("monthly, month by month, on a monthly basis"),
    "company": listed("company by company,"),
    "investor": listed("investor by investor,"),
    "country": listed("country by country,"),
    "sector": listed("sector by sector,"),
    "series": listed("per series, each series, for each series, in each series, of each series, for every series"),
}
_BETWEEN_DATES = listed("""
    between, btw, passed between, elapsed between, lie between, lay between, went by between, are there between,
    were there between, are between, were between, is it between, did it take between
""")

PASSING = listed("""
    cross, crossed, topped, topping, pass, passed, past, go past, went past, gone past, go above, went above,
    gone above, go over, went over, climb above, climbed above, climb past, climbed past, rise above, rose above,
    risen above,
    move past, moved past, push past, pushed past, jump past, jumped past, break through, broke through, breach,
    breached
""")
"""Verbs of going past a mark, and, below, of coming to one: said of a value that was lower before."""
REACHING = listed("reach, reached, reaching, hit, hitting, climb to, climbed to, rise to, rose to, get to, arrive at")

_PERCENT = listed("""
    percent, percentage, as a percentage, as percentage,
    %, pct, in percent, in %, in percentage term, percentage wise, by what percent,
    by what percentage, by how many percent, by what %, how many percent, what percent, what percentage,
    percentage difference, percent difference, percentage change, percent change, percentage increase,
    percent increase, % increase, % change, % difference
""")
_PERCENT_LARGER = tuple(
    f"{opening} {word}" for opening in ("how many percent", "percent", "%") for word in _LARGER[:-1]
)


def _groups(field: str) -> tuple[str, ...]:
    nouns = product(_GROUP_OPENINGS, _GROUP_NOUNS[field])
    return (*(f"{opening} {noun}" for opening, noun in nouns), *_GROUP_ADVERBS.get(field, ()))


def _spelled(texts: Iterable[str]) -> tuple[str, ...]:
    """Phrases, and those that say percent once more with per cent."""
    apart = ((text, " ".join("per cent" if word == "percent" else word for word in text.split())) for text in texts)
    return tuple(dict.fromkeys(spelling for pair in apart for spelling in pair))


def _time(unit: str) -> tuple[str, ...]:
    """How many of a unit: the bare count, and the count with all that stands before the first of two dates."""
    openings = (f"how many {unit}", f"number of {unit}", unit)
    return (
        *openings[:2],
        f"{unit} from",
        *(f"{opening} {middle}" for opening in openings for middle in _BETWEEN_DATES),
    )


COMPARATIVES: dict[Sense, dict[object, tuple[str, ...]]] = {
    Sense.COMPARES: {
        CompareOp.DIFFERENCE: (
            *listed("""
                difference, difference between, difference in, gap, gap between, gap in, delta, delta between,
                by how much, by how many, by how many billion, by how many million, by how many bn,
                by how many mn, by how many dollar,
                by what margin, by what amount, how far apart, how much of a difference,
                how big is the difference, how large is the difference, how big is the gap, how large is the gap,
                how much more money, how much more capital, how much more funding, how much less money,
                how much less capital, minus, less the
            """),
            *(f"how much {word}" for word in (*_LARGER[:-1], *_SMALLER[:3])),
            *(f"how many {word}" for word in ("more", "fewer")),
            *(f"by how many {unit}" for unit in ("bn", "billion", "mn", "million", "dollar", "euro", "pound")),
        ),
        CompareOp.RATIO: (
            *listed("""
                ratio, ratio of, ratio between, by what factor, by which factor, factor between, by what multiple,
                by which multiple, what multiple,
                how many time the size of, how many time the size, how many time as much, as a multiple of,
                as multiple of, divided by, multiple of, how many x, how many turn
            """),
            *(f"how many time {word}" for word in _LARGER[:-1]),
            *(f"how many time as {word}" for word in ("big", "large", "high", "many")),
        ),
        CompareOp.LARGER: (
            *_LARGER[:-1],
            *listed("which is bigger, which was bigger, which is larger, which was larger"),
            *listed("exceed, exceeded, surpass, surpassed, outstrip, outstripped, eclipse, eclipsed"),
            *listed("beat, beats, beaten, outdo, outdid, overtake, overtook, dwarf, dwarfed, trump, trumped"),
        ),
        CompareOp.SMALLER: (
            *_SMALLER[:-1],
            *listed("fall short of, fell short of, fallen short of, trail, trailed, lag behind, lagged behind"),
        ),
        CompareOp.PERCENT: (*_spelled(_PERCENT), *_spelled(_PERCENT_LARGER)),
        None: listed("compare, comparison, comparison of, comparison between"),
    },
    Sense.GROUP: {field: _groups(field) for field in _GROUP_NOUNS},
    Sense.BOUND: {
        Op.GT: (
            *(f"{word} than" for word in _LARGER),
            *listed("""
                over, above, exceeding, in excess of, north of, upward of, beyond
            """),
            *PASSING,
        ),
        Op.GE: listed("""
            at least, from at least, no less than, not less than,
            no fewer than, no smaller than, no lower than, minimum of, a minimum of, starting at, starting from,
            not under, not below, ≥
        """)
        + REACHING,
        Op.LT: (*(f"{word} than" for word in _SMALLER), *listed("under, below, beneath, south of, short of, sub")),
        Op.LE: listed("""
            at most, up to, no more than, not more than, no larger than, no bigger than, no higher than,
            not larger than, maximum of, a maximum of, not over, not above, not exceeding, ≤
        """),
        None: listed("between, anywhere between"),
    },
    Sense.BOUND_AFTER: {
        Op.GE: listed("""
            or more, or above, or over, or higher, or larger, or bigger, or greater, or better, or up, and up,
            and above, and over, and higher, and more, and upward, or upward, upward, plus, +
        """),
        Op.LE: listed("""
            or less, or below, or under, or lower, or fewer, or smaller, and below, and under, and less, and lower
        """),
    },
    Sense.SHARE: {
        None: _spelled(
            listed("""
                share, share of, what share, what share of, which share of, percentage of, what percentage of,
                as a percentage of, as a share of, as a percent of, as a fraction of, as a proportion of,
                in percent of, percent of, what percent of, % of, what % of, as % of, as a % of, fraction of,
                what fraction of, how many percent of, how much percent of,
                portion of, what portion of, proportion of, what proportion of, what part of,
                which part of, what slice of, what chunk of, slice of, chunk of, piece of, how big a share of,
                how large a share of, how big a part of
            """)
        )
    },
    Sense.GROWTH: {
        True: listed("""
            growth, grow, grew, grown, increase, increased, rise, rose, risen, change, changed, jump, jumped, climb,
            climbed, uplift, uplifted, bump, bumped, markup, mark up, marked up, rerating, re rating,
            go up, went up, gone up, surge, surged, soar, soared, gain, gained, advance, advanced, expand,
            expanded, swell, swelled, swollen, balloon, ballooned, leap, leapt, shoot up, shot up, develop, developed,
            evolve, evolved, appreciate, appreciated, appreciation
        """),
        False: listed("""
            fall, fell, fallen, drop, dropped, decline, declined, decrease, decreased, shrink, shrank, shrunk, slip,
            slipped, go down, went down, gone down, come down, came down, sink, sank, tumble, tumbled
        """),
    },
    Sense.CAGR: {
        None: listed("""
            cagr, compound annual growth, compound annual growth rate, compounded annual growth,
            compounded annual growth rate, annual compound growth, annual compound growth rate,
            compound growth rate, annualised growth, annualized growth, annualised growth rate,
            annualized growth rate, annual growth rate, average annual growth, average annual growth rate,
            average yearly growth, yearly growth rate, growth per year, growth per annum, growth a year
        """)
    },
    Sense.POINTS: {None: _spelled(listed("percentage point, percent point, % point, pp, ppt"))},
    Sense.DURATION: {
        "days": (
            *_time("day"),
            *listed("in day, how long, time between, how much time between, how much time passed between"),
        ),
        "months": (*_time("month"), *_time("whole month"), *_time("calendar month"), "in month"),
    },
}
"""What a phrase of measuring contributes to a question."""
