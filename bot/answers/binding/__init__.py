"""Words that belong together become one condition: an investor with its role, an amount with its bound and measure.

"Led by Thrive", "valued at more than €500m", "not in dollars" and "the $40 billion round" each say one thing about a
round. Bound here, they stay whole when a question is cut in two or carried over into a follow-up. Each rule looks at
the words from one place, fillers left out, and answers with what they become; what no rule takes stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answers.binding.bounds import (
    and_above,
    between,
    bounded,
    exactly,
    founded,
    names_wanted,
    or_more_behind,
    rounds_wanted,
    so_many,
    topping,
)
from bot.answers.binding.comparing import (
    after_or_valued,
    beside_a_preposition,
    over_all,
    over_revenue,
    times_over,
    unbound,
    when_beside,
)
from bot.answers.binding.currencies import denominated, of_a_currency
from bot.answers.binding.descriptions import (
    companies_described,
    each_company,
    every_one,
    place,
    the_one,
    those_ones,
)
from bot.answers.binding.desk import less, rounds_in_a_role, without_one
from bot.answers.binding.investors import (
    companies_in_roles,
    investors_from,
    investors_listed,
    investors_together,
    name_goes_on,
    raised_from,
    who_is_in,
)
from bot.answers.binding.items import Rule, items_of, rewritten, start_of
from bot.answers.binding.milestones import first_beyond, first_time, mark_passed, reaching
from bot.answers.binding.negation import disclosed, left_aside, left_out_behind, negated
from bot.answers.binding.roles import (
    as_a_lead,
    but_the_leads,
    co_led,
    counted_among,
    it_did,
    lead_alone,
    no_lead,
    role_after,
    role_before,
    sole_leads_of,
    told_as_lead,
    with_whom,
)
from bot.answers.binding.terse import (
    and_between,
    companies_of_each,
    compared_groups,
    counted_share,
    currency_only,
    dimension_grouped,
    each_of_them,
    each_round,
    label,
    only,
    role_of_group,
    rounds_exactly,
    side_by_side,
    where_of,
)
from bot.answers.senses import Sense
from bot.answers.spans import Span


def bound(spans: Sequence[Span], is_investor: Callable[[str], bool]) -> tuple[Span, ...]:
    """The spans with every role, bound and negation made a CONDITION, whose value is its Filter.

    A company that the words make an investor becomes one where the table knows it as such, else it is UNKNOWN: its
    own rounds are not what is asked about.
    """
    items = items_of(spans)
    asks_who = any(item.sense is Sense.ASKS and item.value == "who" for item in items)
    for rule in (investors_listed, companies_in_roles(is_investor, asks_who=asks_who), *_RULES):
        items = rewritten(items, rule)
    fillers = [span for span in spans if span.sense is Sense.FILLER]
    return tuple(sorted([*fillers, *(item.span for item in items)], key=start_of))


_RULES: tuple[Rule, ...] = (
    where_of,
    label,
    currency_only,
    role_of_group,
    dimension_grouped,
    investors_from,
    name_goes_on,
    topping,
    after_or_valued,
    less,
    beside_a_preposition,
    raised_from,
    who_is_in,
    when_beside,
    times_over,
    over_all,
    place,
    it_did,
    counted_among,
    as_a_lead,
    role_before,
    told_as_lead,
    rounds_in_a_role,
    role_after,
    with_whom,
    investors_together,
    lead_alone,
    but_the_leads,
    no_lead,
    sole_leads_of,
    and_above,
    or_more_behind,
    between,
    names_wanted,
    so_many,
    rounds_exactly,
    rounds_wanted,
    first_beyond,
    reaching,
    mark_passed,
    bounded,
    co_led,
    exactly,
    first_time,
    founded,
    without_one,
    disclosed,
    over_revenue,
    of_a_currency,
    denominated,
    left_aside,
    left_out_behind,
    negated,
    the_one,
    each_company,
    every_one,
    those_ones,
    only,
    each_round,
    each_of_them,
    companies_of_each,
    side_by_side,
    compared_groups,
    and_between,
    counted_share,
    companies_described,
    unbound,
)
