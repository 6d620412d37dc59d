"""Ways of asking how many: rounds, companies, investors; and which companies had so many rounds."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.binding.bounds import COMPANY_NOUNS
from bot.answers.binding.roles import role_of
from bot.answers.roles import ROLE_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.shapes.asked import DIMENSIONS, SIZES, Asked, bounds_money, limit_of, primary
from bot.answers.shapes.ordering import ARRANGING, arranged
from bot.answers.shapes.rounds import of_one_round
from bot.answers.shapes.sets import OF_COMPANIES, is_described, of_companies
from bot.answers.slots import Slots
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import Level, Metric, metric_named
from index.figures.query import Aggregate, FigureQuery, Filter, Having, Op, Pick

_NOUNS = frozenset({"investor", "lead", "backer", "participant", "leader", "company", "startup", "firm", "founder"})


def counting(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """How many rounds, companies or investors: whatever the words name right after "how many"."""
    found = _counted(slots, metric, table)
    if found is None or not isinstance(found.query, FigureQuery) or not any(map(slots.has, ARRANGING)):
        return found
    query = arranged(found.query, slots) if slots.group else None
    return replace(found, query=query) if query is not None else None


def _counted(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    if slots.first(Sense.AGGREGATE) not in {None, Aggregate.SUM}:
        return None
    if slots.group and slots.says_many and slots.has(Sense.ROUNDS) and not slots.metrics and slots.asks is None:
        return Asked(FigureQuery("round", Aggregate.COUNT, slots.filters, group_by=slots.group))  # "rounds by year"
    if not slots.has(Sense.COUNTS):
        return None
    counts = slots.span(Sense.COUNTS)
    if slots.asks_rounds and counts is not None and counts.text.casefold() == "counted":
        return None  # "which rounds counted X among the leads"
    counted = slots.next_in_shape(Sense.COUNTS)
    if counted is not None and counted.sense is Sense.METRIC and counted.value not in SIZES:
        return _counting_names(slots, str(counted.value), counted.words[-1].stem, table)
    if counted is not None and counted.sense is Sense.DIMENSION:
        return None
    if metric.name not in {*SIZES, "announced", "round", "name"} or slots.asks_companies:
        return None
    return Asked(FigureQuery("round", Aggregate.COUNT, slots.filters, group_by=slots.group))


def _counting_names(slots: Slots, name: str, noun: str, table: FactsTable) -> Asked | None:
    if noun not in _NOUNS or slots.has_loose_investor:
        return None
    if name == "investors" and _leaves_out_leads(slots):
        return Asked(FigureQuery("participants", Aggregate.COUNT, slots.filters, group_by=slots.group))
    if name == "investors" and slots.on("company") and slots.names_a_round:
        return of_one_round(slots, metric_named("investor_count"), table)
    others = set(slots.metrics) - {name}
    if name == "company":
        return _counting_companies(slots, others)
    if metric_named(name).level is Level.COMPANY:
        return Asked(FigureQuery(name, Aggregate.COUNT, slots.filters)) if not others else None
    if name == "investors" and len(others) == 1 and others < set(ROLE_OF) and slots.says_many and slots.asks is None:
        name, others = others.pop(), set()  # "how many investors led rounds": of those who led
    return None if others else Asked(FigureQuery(name, Aggregate.COUNT, slots.filters, group_by=slots.group))


def _leaves_out_leads(slots: Slots) -> bool:
    """Whether, as in “not counting the lead”, only those who did not lead are meant."""
    said = [
        span for span in slots.shape if span.sense is Sense.METRIC and span.value == "participants" and span.words
    ]
    return any(span.words[-1].stem in {"lead", "leading", "leader"} for span in said)


def _counting_companies(slots: Slots, others: set[str]) -> Asked | None:
    if bounds_money(slots) and not others:
        return None  # of one round, or of all together: the words do not say
    raising = bool(others) and others <= SIZES
    filters = of_companies(
        primary(slots.filters) if raising else slots.filters, at_once=slots.at_once, then=slots.raised_at_a_valuation
    )
    if filters is None or (others and not raising and others != {"announced"}):
        return None
    name = "company_name" if is_described(filters) and not others else "company"
    return Asked(FigureQuery(name, Aggregate.COUNT, filters, group_by=slots.group))


def investors_of_the_largest(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """How many investors were in the largest round of a period; the largest number of them in any round."""
    counted = slots.next_in_shape(Sense.COUNTS)
    superlative = slots.first(Sense.EXTREME)
    named = counted is not None and counted.value == "investors" and set(slots.metrics) == {"investors"}
    following = slots.beside(Sense.EXTREME)
    if following is not None and following.sense is Sense.COUNTS and named and isinstance(superlative, bool):
        most = Aggregate.MAX if superlative else Aggregate.MIN  # "the largest number of investors in a round"
        return Asked(FigureQuery("investor_count", most, slots.filters)) if slots.has(Sense.ROUNDS) else None
    if not named or not isinstance(superlative, bool) or slots.says_many or not slots.has(Sense.ROUNDS):
        return None
    if slots.beside(Sense.EXTREME) is slots.span(Sense.COUNTS):  # "the largest number of investors in a round"
        return Asked(FigureQuery("investor_count", Aggregate.MAX if superlative else Aggregate.MIN, slots.filters))
    return Asked(FigureQuery("investor_count", None, slots.filters, Pick(slots.size, superlative)))


def most_counted(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Groups by how many names they have: the country with the most companies, the company with the most founders."""
    extreme = slots.span(Sense.EXTREME)
    dimension = slots.first(Sense.DIMENSION)
    counted = slots.next_in_shape(Sense.COUNTS) or slots.beside(Sense.EXTREME)
    noun = str(counted.value) if counted is not None and counted.sense is Sense.METRIC and counted.is_plural else ""
    groups = [name for name in slots.metrics if name in {*DIMENSIONS, "company"} and name != noun]
    groups += [str(dimension)] if dimension else []
    if extreme is None or noun not in _COUNTED or len(groups) != 1 or set(slots.metrics) - {noun, *groups}:
        return None
    if slots.has(Sense.ROUNDS) or slots.has_loose_investor or slots.has(Sense.RANKS_BY) or slots.has(Sense.LISTS):
        return None
    name = "company_name" if noun == "company" and is_described(slots.filters) else noun
    query = FigureQuery(name, Aggregate.COUNT, slots.filters, group_by=groups[0])
    if slots.has(Sense.NUMBER) or slots.has(Sense.ORDERED):
        found = arranged(query, slots)
        return Asked(found) if found is not None else None
    return Asked(replace(query, descending=extreme.value is True, limit=1))


_COUNTED = frozenset({"company", "investors", "lead_investors", "founders"})


def investors_on_average(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """How many investors a round has on average: in all, or by group."""
    how, counted = slots.first(Sense.AGGREGATE), slots.next_in_shape(Sense.COUNTS)
    names = {"investors": "investor_count", "lead_investors": "lead_count"}
    name = names.get(str(counted.value)) if counted is not None and counted.sense is Sense.METRIC else None
    if name is None or how not in {Aggregate.MEAN, Aggregate.MEDIAN} or len(slots.metrics) > 1:
        return None
    query = FigureQuery(name, Aggregate(str(how)), slots.filters, group_by=slots.group)
    found = arranged(query, slots) if slots.group else query if not any(map(slots.has, ARRANGING)) else None
    return Asked(found) if found is not None else None


def sizes_of_syndicates(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The round with the most investors, the largest number of leads."""
    count, superlative = _COUNT_OF.get(metric.name), slots.first(Sense.EXTREME)
    counted = slots.next_in_shape(Sense.COUNTS if slots.has(Sense.COUNTS) else Sense.EXTREME)
    if count is None or counted is None or set(slots.metrics) != {metric.name} or counted.value != metric.name:
        return None
    if slots.has_loose_investor or not isinstance(superlative, bool) or not _ranks_a_number(slots, counted):
        return None  # "the biggest investor", "the number of investors in the largest round"
    return Asked(FigureQuery(count, Aggregate.MAX if superlative else Aggregate.MIN, slots.filters))


_COUNT_OF = {"investors": "investor_count", "lead_investors": "lead_count"}


def _ranks_a_number(slots: Slots, counted: Span) -> bool:
    """Whether a superlative is said of how many there are: the most investors, the largest syndicate."""
    span, following = slots.span(Sense.EXTREME), slots.beside(Sense.EXTREME)
    if span is None or following is None:
        return False
    if following.sense is Sense.COUNTS:
        return True
    many = following.is_plural and span.text.casefold() in {"most", "fewest"}
    return following is counted and (many or counted.words[-1].stem == "syndicate")


def widest(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The investors that backed, or led rounds of, the most companies."""
    following = slots.next_in_shape(Sense.EXTREME)
    companies = following is not None and following.value == "company" and following.is_plural
    if not companies or slots.first(Sense.EXTREME) is not True or metric.name not in ROLE_OF:
        return None
    if slots.on("company") or any(f.field in ROLES for f in slots.filters) or slots.has_loose_investor:
        return None
    group = ROLE_OF[metric.name]
    return Asked(FigureQuery("company", Aggregate.COUNT, slots.filters, group_by=group, limit=limit_of(slots)))


def most_rounds(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Who led, joined or backed the most rounds of a kind: “the most Series A rounds”, “the most robotics deals”."""
    span, following = slots.span(Sense.EXTREME), _noun_behind(slots)
    rounds = following is not None and following.sense is Sense.ROUNDS and following.is_plural
    if span is None or span.text.casefold() != "most" or not rounds or metric.name not in ROLE_OF:
        return None
    if slots.has_loose_investor or any(f.field in ROLES for f in slots.filters):
        return None
    role = next(one for one in slots.shape if one.sense is Sense.METRIC and one.value == metric.name)
    return Asked(FigureQuery("round", Aggregate.COUNT, slots.filters, group_by=role_of(role), limit=limit_of(slots)))


def _noun_behind(slots: Slots) -> Span | None:
    """What a superlative is said of, when all that describes it is passed over."""
    at = next((at for at, span in enumerate(slots.order) if span.sense is Sense.EXTREME), len(slots.order))
    passed = {Sense.ROUND, Sense.INSTRUMENT, Sense.SECTOR, Sense.COUNTRY, Sense.REGION, Sense.CITY, Sense.COMPANY}
    return next((span for span in slots.order[at + 1 :] if span.sense not in passed), None)


def without_a_round(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Companies that have no such round: all but those that have one."""
    asks = slots.asks_companies and set(slots.metrics) <= {"company", *SIZES}
    followed = slots.next_in_shape(Sense.NEGATES)
    raised = followed is not None and (followed.sense is Sense.ROUNDS or followed.value in SIZES)
    if not slots.has(Sense.NEGATES) or not asks or not raised or slots.on("company") or not slots.on("announced"):
        return None
    described = tuple(f for f in slots.filters if f.field in OF_COMPANIES)
    rounds = slots.filters if slots.has(Sense.ROUNDS) else primary(slots.filters)
    having = FigureQuery("company", Aggregate.LIST, rounds)
    how = Aggregate.COUNT if slots.has(Sense.COUNTS) else Aggregate.LIST
    return Asked(FigureQuery("company_name", how, (*described, Filter("company", Op.NE, (having,)))))


def often(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Companies, or investors, with so many rounds: listed, or counted."""
    having = slots.first(Sense.HAVING)
    if not isinstance(having, Having) or metric.name not in {*SIZES, "company", *ROLE_OF}:
        return None
    role = next((span for span in slots.shape if span.sense is Sense.METRIC and span.value == metric.name), None)
    group = role_of(role) if metric.name in ROLE_OF and role is not None else "company"
    if group != "company" and slots.asks_companies:
        return None
    filters = primary(slots.filters) if group == "company" and "raised" in slots.metrics else slots.filters
    counted = "company" if _counts_companies(slots) else "round"
    if counted == group:
        return None
    groups = FigureQuery(counted, Aggregate.COUNT, filters, group_by=group, having=having)
    if not slots.has(Sense.COUNTS):
        found = arranged(groups, slots) if not slots.has(Sense.RANKS_BY) else None
        return Asked(found) if found is not None else None
    if group != "company":
        return None
    return Asked(FigureQuery("company", Aggregate.COUNT, (Filter("company", Op.EQ, (groups,)),)))


def _counts_companies(slots: Slots) -> bool:
    """Whether so many companies are wanted, and not so many rounds."""
    span = slots.span(Sense.HAVING)
    return span is not None and bool(COMPANY_NOUNS.intersection(word.stem for word in span.words))
