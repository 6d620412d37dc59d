"""What a phrase can contribute to a question. Data only."""

from __future__ import annotations

from enum import StrEnum, auto


class Sense(StrEnum):
    """What a phrase contributes to a question."""

    FILLER = auto()
    COMPANY = auto()
    INVESTOR = auto()
    ROUND = auto()
    SECTOR = auto()
    COUNTRY = auto()
    CITY = auto()
    METRIC = auto()
    ASKS = auto()
    """A question word that suggests a metric where nothing stronger does."""
    AGGREGATE = auto()
    EXTREME = auto()
    """Largest or smallest."""
    ACTIVE = auto()
    """Ranks names by the number of their rounds."""
    COUNTS = auto()
    LISTS = auto()
    RANKS_BY = auto()
    """The metric that a ranking goes by."""
    PICK = auto()
    ORDINAL = auto()
    NUMBER = auto()
    COMPARES = auto()
    SEPARATOR = auto()
    INSTRUMENT = auto()
    CONFIDENCE = auto()
    GROUP = auto()
    BOUND = auto()
    BOUND_AFTER = auto()
    """A bound that stands after its amount: or more, and up."""
    DENOMINATED = auto()
    """Says that a currency is the round's own."""
    SINGLY = auto()
    """Of one round alone, and not of several together: in a single round, in one go."""
    OFTEN = auto()
    """Once, twice: how many rounds a company raised."""
    UPTO = auto()
    """Reaches to a round that is named: including it, or ``before`` it."""
    ORDERED = auto()
    """The order of a list: by date or by size, and which end stands first."""
    LIMIT = auto()
    """How many of a list are wanted: “limit 4”."""
    PER_HEAD = auto()
    """For each person employed."""
    HAVING = auto()
    """How many rounds a company must have: bound from a number and the word round."""
    ROUNDS = auto()
    """The word round itself, or deal."""
    PERIOD = auto()
    MONEY = auto()
    CONDITION = auto()
    """Words that were bound into one Filter."""
    CURRENCY = auto()
    CARD = auto()
    FOLLOW_UP = auto()
    FORECAST = auto()
    """Asks for what is to come, which nobody has announced."""
    ADVICE = auto()
    REGION = auto()
    FOUNDER = auto()
    PERCENTAGE = auto()
    MULTIPLE = auto()
    NEGATES = auto()
    """Turns the condition that follows into its opposite."""
    ALONE = auto()
    """Of a lead that nobody shares."""
    BOTH = auto()
    """Of several names: all of them together, or (``False``) any of them."""
    RELATES = auto()
    """The round before or after the one that is named: ``previous`` or ``next``."""
    DIMENSION = auto()
    """A noun that rounds can be grouped by: which year, which sector."""
    KNOWN = auto()
    """Whether a value is disclosed at all."""
    SHARE = auto()
    """One figure as a part of another."""
    GROWTH = auto()
    """How far a figure rose from one round or period to the next."""
    CAGR = auto()
    POINTS = auto()
    """Percentage points, in which percentages differ."""
    COMMON = auto()
    """What several names have in common."""
    RETURNS = auto()
    """That names were in another round, too: the metric of those that they were among there."""
    ALONGSIDE = auto()
    """Who else was in the rounds of an investor."""
    DURATION = auto()
    """The time between two rounds, in days or months."""
    VERB = auto()
    """A verb that says nothing beside certain metrics, which are its value: what a stake is, when it is sold."""
    UNKNOWN = auto()
