"""The words of the trade and of asking, as data: which phrase has which sense. Names come from the facts table instead.

A phrase is written in lower case and singular. A word that is in no list here and is no name is *unknown*, and a
question with an unknown word is never answered by a figure: that is what keeps wrong figures out. FILLER holds only
words that cannot change what is asked; words that can ("not", "per", "only", "except") stay out of it.
"""

from __future__ import annotations

from bot.answers.senses import Sense
from index.figures.query import FIRST, LATEST, Aggregate, CompareOp, Op

_FILLER = """
    what which was is were are be been being the a an of in for at its it their they this that these those did do
    does has have had having to as on by from with please pls tell me give show i we hi hello hey thanks thank so
    currently now exactly actually just get got see find out there any ever all much during into made s ok well
    really right my number figure data stand come done happen occur say said ask about according roughly approximately
    around bot roundtable what's whats that's put in
    """
"""Single words that leave a question the same. Beside a period some of them do not: ``reading`` sees to that."""

PHRASES: dict[Sense, dict[object, tuple[str, ...]]] = {
    Sense.FILLER: {
        None: (
            *sorted(set(_FILLER.split())),
            "do you know",
            "can you",
            "could you",
            "i want to know",
            "i need to know",
            "i want",
            "i need",
            "we need",
            "want to know",
            "would like to know",
            "i would like to know",
            "i'd like to know",
            "let me know",
            "by the way",
            "as of today",
            "as of now",
            "right now",
            "tell us",
            "give us",
            "show us",
            "let us",
            "figure out",
            "work out",
            "i wonder",
            "wondering",
            "curious",
            "can you tell me",
            "in its",
            "funding event",
            "at the time",
            "by name",
            "in the table",
            "on record",
            "so far",
            "to date",
        )
    },
    Sense.ASKS: {
        "amount": (
            "how much",
            "how much money",
            "how much cash",
            "how much capital",
            "how much funding",
            "how big",
            "how large",
        ),
        "who": ("who", "whom", "whose"),
        "announced": ("when", "what date", "which date", "what day", "what month", "what year", "which year"),
    },
    Sense.AGGREGATE: {
        Aggregate.SUM: ("total", "sum", "in total", "altogether", "combined", "overall", "cumulative", "in all"),
        Aggregate.MEAN: ("average", "mean", "avg", "on average"),
        Aggregate.MEDIAN: ("median",),
    },
    Sense.EXTREME: {
        True: ("largest", "biggest", "highest", "most", "maximum", "max", "greatest", "top", "record"),
        False: ("smallest", "lowest", "least", "minimum", "min", "tiniest"),
    },
    Sense.ACTIVE: {
        None: (
            "most active",
            "busiest",
            "most round",
            "most deal",
            "most investment",
            "most often",
            "most frequent",
            "by number of round",
            "by number of deal",
            "by number of investment",
        )
    },
    Sense.COUNTS: {None: ("how many", "number of", "count", "count of", "how often", "how many time")},
    Sense.LISTS: {None: ("list", "list all", "list of", "ranking of", "rank", "ranking", "show all", "show me all")},
    Sense.PICK: {
        LATEST: ("latest", "last", "most recent", "newest", "current", "recent"),
        FIRST: ("first", "earliest", "oldest", "initial"),
    },
    Sense.COMPARES: {
        CompareOp.DIFFERENCE: (
            "difference",
            "difference between",
            "gap between",
            "how much more",
            "how much less",
            "how much smaller",
            "how much lower",
            "how much larger",
            "how much bigger",
            "how much higher",
        ),
        CompareOp.RATIO: (
            "ratio",
            "ratio of",
            "ratio between",
            "how many times bigger",
            "how many times larger",
            "how many times as big",
            "how many times as large",
            "how many times more",
        ),
        CompareOp.LARGER: ("bigger", "larger", "higher", "more", "greater", "which is bigger", "which was bigger"),
        CompareOp.SMALLER: ("smaller", "lower", "less"),
        CompareOp.PERCENT: (
            "how many percent more",
            "percent more",
            "percent larger",
            "percent bigger",
            "percent higher",
        ),
        None: ("compare", "comparison", "comparison of"),
    },
    Sense.SEPARATOR: {None: ("and", "or", "vs", "versus", "than", "against", "compared to", "compared with", "v")},
    Sense.INSTRUMENT: {
        "equity": ("equity",),
        "convertible": ("convertible", "convertible note", "convertible round"),
        "debt": ("debt", "debt financing", "loan", "debt facility", "credit facility"),
        "secondary": ("secondary", "secondary sale", "tender", "tender offer", "share sale", "employee share sale"),
        "strategic": ("strategic", "strategic investment", "strategic round"),
        "buyout": ("buyout", "take private", "acquisition", "buyouts", "acquired"),
    },
    Sense.CONFIDENCE: {
        "official": ("official", "officially announced"),
        "disputed": ("disputed", "contested"),
    },
    Sense.GROUP: {
        field: (f"by {name}", f"per {name}", f"for each {name}", f"broken down by {name}", f"grouped by {name}")
        for field, name in {
            "year": "year",
            "quarter": "quarter",
            "month": "month",
            "company": "company",
            "sector": "sector",
            "country": "country",
            "city": "city",
            "instrument": "instrument",
            "currency": "currency",
            "lead": "lead investor",
            "investor": "investor",
        }.items()
    },
    Sense.BOUND: {
        Op.GT: ("over", "above", "more than", "larger than", "bigger than", "greater than", "exceeding", "north of"),
        Op.GE: ("at least", "from at least", "no less than", "minimum of"),
        Op.LT: ("under", "below", "less than", "smaller than", "lower than"),
        Op.LE: ("at most", "up to", "no more than"),
    },
    Sense.ROUNDS: {
        "round": ("round", "funding round", "financing", "financing round", "fundraise", "investment round"),
        "deal": ("deal", "transaction", "financing event"),
    },
    Sense.CARD: {
        None: (
            "tell me about",
            "tell me more about",
            "summarise",
            "summarize",
            "summary",
            "summary of",
            "sum up",
            "overview",
            "overview of",
            "rundown",
            "rundown on",
            "details",
            "details on",
            "details of",
            "brief me on",
            "key facts",
            "what do we know about",
            "what do you know about",
        )
    },
    Sense.FORECAST: {
        None: (
            "will",
            "going to",
            "predict",
            "prediction",
            "forecast",
            "expected to",
            "likely to",
        )
    },
    Sense.ADVICE: {None: ("should i", "should we", "good investment", "worth investing", "buy share", "sell share")},
    Sense.FOLLOW_UP: {
        None: (
            "i meant",
            "i mean",
            "no i meant",
            "sorry i meant",
            "only",
            "just those",
            "only those",
            "only the one",
            "what about",
            "how about",
            "and what about",
            "and how about",
            "same for",
            "and for",
            "same question for",
        )
    },
    Sense.NEGATES: {
        None: (
            *("not", "no", "never", "without", "except", "except for", "excluding", "exclude", "other than"),
            *("apart from", "but not", "leaving out", "outside", "outside of", "bar", "aside from", "besides"),
            *("not counting", "rather than", "didn't", "wasn't", "weren't", "isn't", "hasn't", "haven't", "doesn't"),
        )
    },
    Sense.ALONE: {
        None: ("alone", "sole", "solely", "on its own", "by itself", "single handedly", "as sole", "as the only")
    },
    Sense.BOTH: {True: ("both", "all of", "jointly", "together with"), False: ("either", "any of")},
    Sense.RELATES: {
        "previous": ("previous", "prior", "preceding", "the one before", "round before", "before that"),
        "next": ("next", "following", "subsequent", "the one after", "round after", "after that"),
    },
    Sense.DIMENSION: {
        "year": ("year", "calendar year"),
        "quarter": ("quarter",),
        "month": ("month",),
        "currency": ("currency",),
        "instrument": ("kind of money",),
        "region": ("region", "continent"),
        "series": ("stage", "round name", "letter"),
    },
    Sense.KNOWN: {
        True: ("disclosed", "known", "stated", "published"),
        False: ("undisclosed", "unknown", "not disclosed", "not known", "not stated", "unstated"),
    },
    Sense.SHARE: {
        None: (
            *("share of", "share", "what share", "what share of", "percentage of", "what percentage of"),
            *("as a percentage of", "as a share of", "as a percent of", "percent of", "what percent of"),
            *("fraction of", "what fraction of", "portion of", "proportion of", "what proportion of"),
        )
    },
    Sense.GROWTH: {
        None: (
            "growth",
            "grow",
            "grew",
            "increase",
            "increased",
            "rise",
            "rose",
            "change",
            "changed",
            "jump",
            "jumped",
        )
    },
    Sense.CAGR: {
        None: (
            *("cagr", "compound annual growth", "compound annual growth rate", "annualised growth"),
            *("annualized growth", "annual growth rate", "compounded annual growth", "growth per year"),
        )
    },
    Sense.POINTS: {None: ("percentage point", "percent point", "pp", "ppt")},
    Sense.COMMON: {None: ("in common", "common", "shared", "overlap")},
    Sense.ALONGSIDE: {
        None: ("alongside", "co investor", "coinvestor", "together with", "invest with", "invested with")
    },
    Sense.DURATION: {
        "days": ("how many day", "number of day", "day between", "day from", "how long", "time between"),
        "months": ("how many month", "number of month", "month between", "month from"),
    },
    Sense.VERB: {
        frozenset({"stake_sold"}): ("sell", "sold", "give up", "gave up", "hand over", "part with"),
    },
}
