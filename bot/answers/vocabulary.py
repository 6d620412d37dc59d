"""The words of asking, as data: which phrase has which sense. Names come from the facts table instead.

A phrase is written in lower case and singular. A word that is in no list here and is no name is *unknown*, and a
question with an unknown word is never answered by a figure: that is what keeps wrong figures out. What changes
nothing is in ``filler``, what measures and compares in ``comparatives``, the words of the trade in ``trade``, those
of every day in ``everyday``.
"""

from __future__ import annotations

from bot.answers.comparatives import COMPARATIVES
from bot.answers.everyday import EVERYDAY
from bot.answers.filler import FILLER
from bot.answers.listed import listed
from bot.answers.senses import Sense
from bot.answers.trade import TRADE
from index.figures.query import FIRST, LATEST, Aggregate, Pick

_NUMBERS_OF_ROUNDS = tuple(
    text
    for noun in ("round", "deal", "investment", "financing", "transaction", "funding round", "financing round")
    for text in (f"number of {noun}", f"{noun} count", f"count of {noun}")
)
"""How many rounds there were, as what something is ranked by."""
_ORDERINGS = (
    "by",
    "ranked by",
    "rank by",
    "sorted by",
    "sort by",
    "ordered by",
    "order by",
    "in order of",
    "going by",
)


def _numbers_of(*superlatives: str) -> tuple[str, ...]:
    return tuple(f"{superlative} {number}" for superlative in superlatives for number in _NUMBERS_OF_ROUNDS)


def _superlatives(texts: str) -> tuple[str, ...]:
    """Superlatives, and what makes each of them stronger: the single largest, the largest single."""
    stronger = ("{}", "single {}", "{} single", "very {}", "all time {}")
    return tuple(form.format(text) for text in listed(texts) for form in stronger)


_ASKING: dict[Sense, dict[object, tuple[str, ...]]] = {
    Sense.ASKS: {
        "amount": listed("""
            how much, how much money, how much capital, how big, how big of a, how large, how high, how highly,
            how sizeable, how sizable, how hefty, how huge, how many million, how many billion, how many bn,
            how many mn
        """),
        "who": listed("who, whom, whose, who all"),
        "announced": listed("""
            when, what date, which date, what day, which day, what month, which month, what year, which year
        """),
    },
    Sense.AGGREGATE: {
        Aggregate.SUM: listed("""
            total, a total of, grand total, sum total, total sum, sum, sum of, in total, altogether, combined,
            overall, cumulative, cumulatively, in all, all told, aggregate, aggregated, in aggregate, in sum,
            put together, taken together, added together, added, added up, all together, all round together,
            add up to, sum up all, add up all, when added up, summed, summed up, combined total
        """),
        Aggregate.MEAN: listed("""
            average, mean, avg, on average, arithmetic mean, mean average, per round, per deal, per funding round
        """),
        Aggregate.MEDIAN: listed("median,"),
        Aggregate.RANGE: (
            *listed("range, range of, range in, spread, spread of"),
            *(
                f"{most} minus {the}{least}"
                for most in ("max", "maximum", "highest", "largest", "biggest")
                for the in ("", "the ")
                for least in ("min", "minimum", "lowest", "smallest")
            ),
        ),
    },
    Sense.EXTREME: {
        True: (
            *_superlatives("largest, biggest, highest, greatest, heftiest, hugest, steepest"),
            *listed(
                "most, maximum, max, top, record, peak, all time high, most big, most large, most high, most great"
            ),
        ),
        False: (
            *_superlatives("smallest, lowest, tiniest, littlest"),
            *listed("""
                least, minimum, min, bottom, all time low, fewest, most small, most low, least big, least large,
                least high, less big
            """),
        ),
    },
    Sense.ACTIVE: {
        True: (
            *listed("""
                most active, busiest, most round, most deal, most investment, most often, most frequent,
                most frequently, most prolific, most time, most financing, most transaction, by round count,
                by deal count, come up most, come up most often, appear most, appear most often, show up most,
                show up most often, crop up most, most common, commonest, most popular
            """),
            *_numbers_of("most", "highest", "largest", "biggest", "greatest", "top", "maximum", "max"),
            *(f"{opening} {number}" for opening in _ORDERINGS for number in _NUMBERS_OF_ROUNDS),
        ),
        False: (
            *listed("""
                least active, fewest round, fewest deal, fewest investment, fewest financing, fewest transaction,
                least round, least deal, least often, least frequent, least frequently, quietest, slowest,
                least common, come up least, appear least, show up least
            """),
            *_numbers_of("fewest", "lowest", "smallest", "least", "minimum", "min"),
        ),
    },
    Sense.COUNTS: {
        None: listed("""
            how many, number of, total number of, overall number of, count, count of, count up, how often,
            how many time, how many different, how many distinct, how many separate, how many unique,
            how many individual, number of different, number of distinct, number of unique, no of, nr of, num of,
            quantity of, how many in total, how many total, counted
        """)
    },
    Sense.LISTS: {
        None: listed("""
            list, list all, list of, list out, list every, list me, line up, give me a list, give me a list of,
            a list of all, list of all, full list, full list of, complete list, complete list of, ranking of, rank,
            ranking, show all, show me all, show every, show me every, give me all, give me every, enumerate,
            sort, sort all, itemise, itemize, distinct, all distinct, unique, all unique, every distinct,
            all the different, i want list, i want list of, i want a list of, make me list, make me list of,
            make me a list of, make list of, make a list of, make a list, give me list of, give list of
        """),
        "each": listed("""
            per round breakdown, per deal breakdown, breakdown per round, breakdown by round, broken down by round,
            break down by round, round by round, round by round breakdown, deal by deal, split by round,
            at each round, at every round, at each of its round, in each of its round, for each of its round,
            after each of its round, after each round, split per round, itemised by round, itemized by round
        """),
    },
    Sense.PICK: {
        LATEST: listed("""
            latest, very latest, last, very last, most recent, most recently, latest known, last known,
            most recent known, newest, youngest, current, present, last time,
            most recent time, most new, most young
        """),
        Pick("announced", descending=True, position=2): listed("""
            penultimate, second last, second to last, next to last, last but one
        """),
        Pick("announced", descending=True, position=3): listed(
            "third last, third to last, antepenultimate, last but two"
        ),
        FIRST: listed("""
            first, very first, first ever, first time, very first time, earliest, oldest, initial, inaugural,
            maiden, debut, most old
        """),
    },
    Sense.SEPARATOR: {
        None: listed("""
            and, or, vs, versus, than, against, compared to, compared with, compared against, compare to,
            compare with, compare against, in comparison to, in comparison with, set against, stacked up against,
            stack up against, v, nor
        """)
    },
    Sense.FOLLOW_UP: {
        None: listed("""
            i meant, i mean, no i meant, sorry i meant, i was asking about, i was talking about, only, just those,
            only those, only the one, what about, and what about, what of, and what of, how about, and how about,
            same for, same thing for, the same for, and the same for, ditto for, likewise for, do the same for,
            and for, and now for, same question for, same question about, same but for, the same but for,
            same but in, the same but in, same again for, same again but for
        """)
    },
    Sense.SINGLY: {
        None: listed("""
            in a single, in a single round, in one round, in one single round, in just one round, in one go,
            in a single go, at once, in one swoop, in one fell swoop, single round, one single round
        """)
    },
    Sense.ORDERED: {
        ("announced", True): listed("""
            newest first, latest first, most recent first, from newest to oldest, newest to oldest,
            from latest to earliest, reverse chronological order, in reverse chronological order,
            latest to earliest, new to old, from new to old, reverse chronological, reverse chronologically,
            most recent to oldest, by date descending, by date desc, date descending, date desc, most recent on top,
            newest on top, newest at the top, latest on top, last first, from the newest, starting with the newest,
            starting with the latest, starting from the latest, starting from the newest
        """),
        ("announced", False): listed("""
            oldest first, earliest first, from oldest to newest, oldest to newest, in order of date,
            in chronological order, chronologically, by date, in date order, sorted by date, ordered by date,
            in order, chronological, chronological order, order of date, date order, sort by date, order by date,
            sorted chronologically, ordered chronologically, in time order, in order of time, old to new,
            from old to new, earliest to latest, from earliest to latest, from the oldest to the newest, by date asc,
            by date ascending, date asc, date ascending, by announcement date, sorted by announcement date,
            in order of announcement, in the order of date, starting with the oldest, starting with the earliest,
            starting with the first, starting from the oldest, starting from the first, first to last,
            from first to last, from the first to the last
        """),
        ("size", True): listed("""
            biggest first, largest first, highest first, dearest first, most valuable first,
            from largest to smallest, in descending order, from biggest to smallest, largest to smallest,
            biggest to smallest, descending, desc, in desc order, descending order, high to low, from high to low,
            highest to lowest, from highest to lowest, big to small, from big to small, from the big to the small,
            from the big to the small one, from the biggest to the smallest, from the largest to the smallest,
            from the highest to the lowest, in decreasing order, decreasing order, most first,
            most to least, from most to least, from most to fewest, most to fewest, from more to less, biggest on top,
            largest on top, highest on top, biggest at the top, top to bottom, from top to bottom, top down,
            starting with the biggest, starting with the largest, starting with the highest,
            starting from the biggest, starting from the largest
        """),
        ("size", False): listed("""
            smallest first, lowest first, from smallest to largest, in ascending order, ascending,
            from smallest to biggest, smallest to largest, smallest to biggest, asc, in asc order, ascending order,
            low to high, from low to high, lowest to highest, from lowest to highest, small to big, small to large,
            from small to big, from small to large, from the small to the big, from the small to the big one,
            from the smallest to the biggest, from the smallest to the largest, from the lowest to the highest,
            in increasing order, increasing order, least to most, from least to most, fewest to most,
            fewest first, least first, from less to more, bottom to top, bottom up, smallest on top,
            starting with the smallest, starting with the lowest, starting from the smallest
        """),
    },
    Sense.LIMIT: {None: listed("limit, limited to, limit to, limit of, limit it to, cap at, capped at")},
    Sense.PER_HEAD: {
        None: (
            *(
                "per employee",
                "for each employee",
                "for every employee",
                "per head",
                "per fte",
                "per person employed",
                "per staffer",
            ),
            *("per staff member", "per worker", "a head", "per capita"),
        )
    },
    Sense.UPTO: {
        "including": listed("up to and including, through, including, as of, as at, by the time of"),
        "before": listed("before, prior to, ahead of, leading up to"),
        "after": ("after", "following on"),
    },
    Sense.OFTEN: {
        1: listed("once, one time, a single time"),
        2: listed("twice, two time"),
        3: listed("thrice, three time"),
    },
    Sense.DENOMINATED: {None: listed("denominated, denominated in")},
    Sense.NEGATES: {
        None: listed("""
            not, no, never, without, except, except for, excepting, excluding, exclude, excl, not including,
            other than, apart from, but not, leaving out, leave out, leaving aside, outside, outside of, bar,
            barring, aside from, besides, not counting, don't count, do not count, without counting, rather than,
            didn't, wasn't, weren't, isn't, aren't, hasn't, haven't, hadn't, doesn't, don't, with the exception of,
            exclusive of, save for, sans, ignoring, ignore, disregarding, disregard, omitting, omit, setting aside,
            non, anything but, everything but, all but, anyone but, anybody but, everyone but, everybody but,
            anything except, everything except, all except, anyone except, everyone except, everybody except,
            anything other than, anyone other than, anybody other than, someone other than, somebody other than,
            something other than, neither, if you leave out, if we leave out, if i leave out, if you exclude,
            if we exclude, if i exclude, if you ignore,
            if we ignore, once you leave out, once we leave out, once you exclude, once we exclude,
            all year but, in all year but, every year but, in every year but, any year but, all year
            except, every year except, any year except
        """),
        "behind": listed("not included, excluded, left out, not counted, taken out, stripped out, aside"),
    },
    Sense.ALONE: {
        None: listed("""
            alone, sole, solely, on its own, by itself, single handedly, singlehandedly, as sole, as the only, solo,
            lone, no co lead, no co leader, without co lead, without a co lead, without any co lead, with no co lead,
            with no co leader, with no other lead, without another lead, without other lead, no other lead,
            on its own no co lead, on its own without co lead, on its own with no co lead, alone no co lead
        """)
    },
    Sense.BOTH: {
        True: listed("""
            both, all of, jointly, each of, every one of, every single one of, together, in tandem, side by side,
            as a pair, as a duo
        """),
        False: listed("either, any of, either of"),
    },
    Sense.RELATES: {
        "previous": listed("previous, prior, preceding, the one before, before that, preceded"),
        "next": listed("""
            next, following round, following one, round following, following funding round, subsequent,
            the one after, after that, followed
        """),
    },
    Sense.DIMENSION: {
        "year": listed("year, calendar year"),
        "quarter": listed("quarter, calendar quarter"),
        "month": listed("month, calendar month"),
        "instrument": listed("kind of money, type of money"),
        "region": listed("region, continent"),
        "series": listed("stage, letter, series"),
    },
    Sense.COMMON: {None: listed("in common, common, shared, overlap, overlapping, mutual")},
    Sense.ALONGSIDE: {
        None: listed("""
            alongside, next to, co investor, coinvestor, co investor of, co investor with, together with,
            invest with, invested with, invest alongside, invested alongside, co invest with, co invested with,
            coinvest with, coinvested with, invest together with, invested together with, partner with,
            partnered with, team up with, teamed up with
        """)
    },
}

_ALSO = tuple(
    f"{opening}{word}"
    for opening in ("", "were ", "was ", "are ", "is ", "had ", "have ", "has ", "who ", "who had ", "that had ")
    for word in ("also", "already", "previously")
)
_BACKED = listed("""
    in, been in, among the investor in, among the investor of, an investor in, investor in, backer of, a backer of,
    part of, been part of, backed, back, invested in, invest in, participated in, participate in, took part in,
    taken part in, put money into, put money in, funded, financed, came into, come into, supported
""")
_RETURNS: dict[object, tuple[str, ...]] = {
    "investors": (
        *(f"{also} {backed}" for also in _ALSO for backed in _BACKED),
        *listed("""
            come back for, come back in, return for, return to, re up in, carry on into, carried on into,
            came back for, came back in, came back from, came again in, returned for, returned in, returned from,
            re upped in, reupped in, re invested in, reinvested in, followed on in, had been in, had backed,
            had invested in, had put money into, had taken part in, had participated in, were returning from
        """),
    ),
    "lead_investors": tuple(f"{also} {led}" for also in _ALSO for led in ("led", "lead", "co-led")),
}
"""Words between a round and another one that the same investors were in."""

_LISTED: dict[Sense, dict[object, tuple[str, ...]]] = {
    Sense.FILLER: {None: FILLER},
    **_ASKING,
    Sense.RETURNS: _RETURNS,
    **COMPARATIVES,
    **TRADE,
}
PHRASES: dict[Sense, dict[object, tuple[str, ...]]] = {
    sense: {
        value: (*_LISTED.get(sense, {}).get(value, ()), *EVERYDAY.get(sense, {}).get(value, ()))
        for value in (*_LISTED.get(sense, {}), *EVERYDAY.get(sense, {}))
    }
    for sense in (*_LISTED, *EVERYDAY)
}
"""What a phrase can contribute to a question. Data only."""
