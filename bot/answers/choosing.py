"""Which metric a question asks for: the words name one, or several of which the others are only wording."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.implied import asks_what_was_invested, implied
from bot.answers.roles import ROLE_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.shapes.asked import DIMENSIONS, SIZES
from bot.answers.slots import Slots
from index.figures.catalogue import Kind, Level, Metric, metric_named
from index.figures.query import Aggregate, Op

_RAISING = frozenset({"raise", "raised", "raises", "raising"})
_SECURING = frozenset(
    {
        "secure",
        "secured",
        "land",
        "landed",
        "bag",
        "bagged",
        "score",
        "scored",
        "snag",
        "snagged",
        "attract",
        "attracted",
    }
    | {"collect", "collected", "garner", "garnered", "obtain", "obtained", "nab", "nabbed", "grabbed", "mustered"}
)
"""Verbs that are of a round as much as of its money: “at what valuation did it secure its Series B”."""
_ANNOUNCING = frozenset({"announce", "announced", "announces", "unveiled", "unveil", "disclosed", "published"})
_PRICES = frozenset(
    {"pre_money", "step_up", "valuation_multiple", "valuation_growth", "stake_sold", "revenue_multiple"}
    | {"commitment_to_valuation"}
)
_YIELDS = {
    "investors": frozenset(
        {
            "lead_investors",
            "participants",
            "commitment",
            "share_of_round",
            "investor_count",
            "commitment_to_valuation",
        }
    ),
    "post_money": _PRICES,
    "headquarters": frozenset({"city", "country"}),
    "founded": frozenset({"founders"}),
    "amount": frozenset({"share_of_year", "cumulative_raised", "share_of_round", "commitment"}),
    "company_name": frozenset({"company"}),
    "run_rate_revenue": frozenset({"revenue_multiple"}),
    "revenue": frozenset({"revenue_multiple"}),
}
"""Metrics that are only wording beside others: “valued pre-money at”, “which investors led”."""
_DATED_BY = frozenset({"announced", "investors", "lead_investors", "participants", "name"})


COMPANY_SERIES_MONEY = frozenset({"revenue", "run_rate_revenue", "arr"})


def _is_bare(name: str, slots: Slots) -> bool:
    """Whether a metric is asked for by one word that could be another measure of the trade: “multiple”."""
    spans = [span for span in slots.shape if span.sense is Sense.METRIC and span.value == name]
    ranked = slots.has(Sense.EXTREME) or slots.has(Sense.PICK) or slots.has(Sense.RELATES)
    return not ranked and all(len(span.words) == 1 for span in spans)


def metric_of(slots: Slots) -> Metric | None:
    """The one metric that the words ask for, or ``None`` where they leave it open."""
    names = _named(slots)
    if slots.has(Sense.PER_HEAD):
        return _per_head(names, slots)
    if slots.asks == "announced":
        return _date(names, slots)
    if _is_an_investors_stake(names, slots):
        return None
    if _is_an_investors_part(names, slots) or (names == ["investors"] and asks_what_was_invested(slots)):
        names = ["commitment"]
    found = names or (["round"] if _counts_times(slots) else implied(slots))
    if len(found) != 1 or (slots.asks == "who" and not _is_a_who(slots, found[0])):
        return None
    metric = metric_named(found[0])
    if metric.name == "valuation_multiple" and not slots.names_a_round and _is_bare(metric.name, slots):
        return None  # a multiple of what, nobody said
    if metric.name == "valuation_multiple" and any(f.field in COMPANY_SERIES_MONEY for f in slots.filters):
        return None  # over its revenue, and not over the round before
    if metric.name in ROLE_OF and _describes_investors(slots):
        return None
    if slots.first(Sense.ASKS) == "amount" and metric.kind in _NO_SIZE:
        return None  # "how much did its founders …"
    return metric


def _describes_investors(slots: Slots) -> bool:
    """Whether, as in “which chip makers joined Lumen's Series A”, investors are told by what they do or where."""
    described = any(slots.on(field) for field in ("sector", "country", "region", "city"))
    return "company" in slots.metrics and described and slots.on("company") is not None


def _named(slots: Slots) -> list[str]:
    """The metrics that are named, without those that are only wording beside another."""
    names = [name for name in slots.metrics if name != "company"]
    if len(names) > 1:
        names = [name for name in names if not _gives_way(name, names, slots)]
    if names == ["announced"] and _only_says_that_it_was(slots):
        names = []
    ranks = slots.has(Sense.RANKS_BY) or slots.has(Sense.EXTREME) or slots.has(Sense.ACTIVE)
    if ranks and DIMENSIONS.intersection(names):
        names = [name for name in names if name not in DIMENSIONS] or [str(slots.first(Sense.RANKS_BY) or "raised")]
    if names in (["raised_per_employee"], ["amount", "raised_per_employee"]) and _tells_a_round(slots):
        return ["amount_per_employee"]
    return ["founders"] if slots.asks == "who" and names == ["founded"] else names


def _only_says_that_it_was(slots: Slots) -> bool:
    """Whether, as in “the smallest round announced in 2024”, the verb only carries the time of what is measured."""
    span = slots.span(Sense.METRIC)
    measured = slots.has(Sense.EXTREME) or slots.has(Sense.AGGREGATE)
    unasked = slots.has(Sense.ROUNDS) and slots.asks is None
    return measured and unasked and span is not None and span.text.casefold() in _ANNOUNCING


def _is_an_investors_stake(names: Sequence[str], slots: Slots) -> bool:
    """Whether it is about what an investor holds, of which no round tells: “Pier's stake in Lumen”."""
    told = slots.has(Sense.ROUNDS) or slots.has(Sense.PICK)
    return list(names) == ["stake_sold"] and any(f.field in ROLES for f in slots.filters) and not told


_NO_SIZE = frozenset({Kind.NAMES, Kind.DATE, Kind.TEXT, Kind.YEAR})


def _per_head(names: list[str], slots: Slots) -> Metric | None:
    """Money for each person employed: of a round, of its valuation, or of all that a company raised."""
    if names == ["post_money"]:
        return metric_named("valuation_per_employee")
    if not set(names) <= SIZES or not (names or slots.asks == "amount" or slots.names_a_round):
        return None
    return metric_named("amount_per_employee" if _tells_a_round(slots) else "raised_per_employee")


def _tells_a_round(slots: Slots) -> bool:
    """Whether a round is meant, by its name or its time, and not the company as a whole."""
    timed = slots.on("announced") is not None
    return slots.names_a_round or timed or slots.has(Sense.ROUNDS) or slots.has(Sense.PICK)


def _date(names: list[str], slots: Slots) -> Metric | None:
    """What “when” asks for: the announcement, or the founding of a company. A company alone has no date."""
    if names == ["founded"]:
        return metric_named("founded")
    told = bool(names) or slots.has(Sense.ROUNDS) or slots.has(Sense.PICK) or slots.names_a_round
    if not told or slots.asks_companies:
        return None
    return metric_named("announced") if set(names) <= SIZES | _DATED_BY else None


def _counts_times(slots: Slots) -> bool:
    """Whether, as in “how often has Temasek led”, times are counted, each of which is a round."""
    counts = slots.span(Sense.COUNTS)
    times = counts is not None and counts.words[-1].stem in {"time", "often", "occasion"}
    done = any(f.field in ROLES and f.op is Op.EQ for f in slots.filters)
    return times and done and not slots.has_loose_investor


def _is_an_investors_part(names: Sequence[str], slots: Slots) -> bool:
    """Whether, as in “how much did Amazon put in”, it is about one investor's money and not the round's."""
    roles = [f for f in slots.filters if f.field in ROLES]
    if any(f.op is not Op.EQ for f in roles):
        return False
    summed = slots.asks == "amount" or slots.first(Sense.AGGREGATE) is Aggregate.SUM
    if not summed or not roles or slots.has(Sense.ROUNDS) or slots.group in ROLES:
        return slots.asks == "amount" and names == ["investors"] and bool(roles)
    return all(f.field == "investor" for f in roles) and set(names) <= {"investors", "amount"}


def _gives_way(name: str, names: Sequence[str], slots: Slots) -> bool:
    """Whether a metric is only the verb beside another: “valued at … when it raised”, “which investors led”."""
    spans = [span for span in slots.shape if span.sense is Sense.METRIC and span.value == name]
    if name in {"raised", "announced"}:
        verbs = _RAISING | _SECURING | _ANNOUNCING
        return all(not span.words or span.words[-1].text in verbs for span in spans)
    return bool(_YIELDS.get(name, frozenset()).intersection(names))


def _is_a_who(slots: Slots, name: str) -> bool:
    """Whether "who" can ask for this: for names, for whoever raised the most, or who put in how much."""
    metric = metric_named(name)
    ranks = slots.has(Sense.EXTREME) or slots.has(Sense.ACTIVE) or slots.has(Sense.HAVING)
    if name == "raised" and not slots.on("company"):
        return True  # "who raised money in October"
    return metric.kind is Kind.NAMES or ranks or metric.level is Level.COMMITMENT
