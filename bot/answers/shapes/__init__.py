"""The ways of asking: one short function each, tried in order, from slots and a metric to a figure query.

A shape answers only for a question that it understands whole; it is given one only when each word has a sense that it
uses up. To teach a new way of asking, add a function and its line in ``SHAPES`` (docs/architecture.md).
"""

from __future__ import annotations

from bot.answers.senses import Sense
from bot.answers.shapes.asked import SIZES as SIZES
from bot.answers.shapes.asked import Asked as Asked
from bot.answers.shapes.asked import Shape as Shape
from bot.answers.shapes.commitments import all_put_in, put_in
from bot.answers.shapes.companies import (
    aggregate_of_companies,
    fact_of_companies,
    list_of_companies,
    ranking_of_companies,
)
from bot.answers.shapes.counting import (
    counting,
    investors_of_the_largest,
    investors_on_average,
    most_counted,
    most_rounds,
    often,
    sizes_of_syndicates,
    widest,
    without_a_round,
)
from bot.answers.shapes.having import counted_groups, measured_groups
from bot.answers.shapes.investing import kinds_backed
from bot.answers.shapes.kinds import kinds_counted, kinds_listed
from bot.answers.shapes.listing import all_but, all_investors, alongside, listing, portfolio
from bot.answers.shapes.ordering import ARRANGING, largest_of_each, ranked_companies, ranked_list
from bot.answers.shapes.places import nth_group
from bot.answers.shapes.rankings import by_dimension, extreme, most_active
from bot.answers.shapes.rounds import of_one_round, picked_in_time, related, up_to
from bot.answers.shapes.totals import (
    aggregate,
    money_raised,
    of_several,
    over_its_rounds,
    raised_in_all,
    who_raised,
    worth_of_each,
    worth_together,
)

ALWAYS = frozenset({Sense.METRIC, Sense.ROUNDS, Sense.CURRENCY, Sense.ASKS, Sense.VERB, Sense.PER_HEAD})
_RANKED = frozenset({Sense.EXTREME, Sense.RANKS_BY, Sense.ORDINAL, Sense.NUMBER, Sense.LISTS, Sense.ORDERED})
SHAPES: tuple[tuple[frozenset[Sense], Shape], ...] = (
    (ARRANGING | {Sense.HAVING, Sense.DIMENSION}, counted_groups),
    (ARRANGING | {Sense.COUNTS, Sense.HAVING, Sense.ACTIVE}, often),
    (frozenset({Sense.AGGREGATE, Sense.DIMENSION, Sense.LISTS}), measured_groups),
    (frozenset({Sense.ALONGSIDE, Sense.LISTS, Sense.COUNTS}), alongside),
    (frozenset({Sense.LISTS}), all_but),
    (ARRANGING | {Sense.ACTIVE, Sense.DIMENSION}, most_active),
    (
        frozenset({Sense.EXTREME, Sense.NUMBER, Sense.LISTS, Sense.DIMENSION, Sense.AGGREGATE, Sense.RANKS_BY}),
        by_dimension,
    ),
    (frozenset({Sense.COUNTS, Sense.LISTS, Sense.NEGATES}), without_a_round),
    (frozenset({Sense.COUNTS, Sense.EXTREME}), investors_of_the_largest),
    (frozenset({Sense.COUNTS, Sense.EXTREME, Sense.SINGLY}), sizes_of_syndicates),
    (frozenset({Sense.EXTREME, Sense.NUMBER, Sense.LISTS}), widest),
    (frozenset({Sense.EXTREME, Sense.NUMBER, Sense.LISTS}), most_rounds),
    (frozenset({Sense.LISTS}), kinds_backed),
    (frozenset({Sense.COUNTS}), kinds_counted),
    (frozenset({Sense.LISTS}), kinds_listed),
    (ARRANGING | {Sense.COUNTS, Sense.DIMENSION}, most_counted),
    (ARRANGING | {Sense.COUNTS, Sense.AGGREGATE, Sense.GROUP}, investors_on_average),
    (ARRANGING | {Sense.COUNTS, Sense.GROUP, Sense.AGGREGATE}, counting),
    (_RANKED | {Sense.PICK}, ranking_of_companies),
    (frozenset({Sense.AGGREGATE, Sense.GROUP}), aggregate_of_companies),
    (frozenset({Sense.GROUP, Sense.LISTS, Sense.PICK}), fact_of_companies),
    (frozenset({Sense.LISTS}), list_of_companies),
    (frozenset({Sense.AGGREGATE, Sense.GROUP, Sense.LISTS, Sense.EXTREME}), put_in),
    (frozenset({Sense.AGGREGATE, Sense.GROUP, Sense.LISTS, Sense.EXTREME, Sense.NUMBER}), all_put_in),
    (frozenset({Sense.AGGREGATE, Sense.SINGLY, Sense.COUNTS}), raised_in_all),
    (_RANKED | {Sense.AGGREGATE}, extreme),
    (frozenset({Sense.EXTREME, Sense.ACTIVE, Sense.ORDINAL, Sense.DIMENSION, Sense.AGGREGATE}), nth_group),
    (frozenset({Sense.AGGREGATE, Sense.EXTREME, Sense.PICK, Sense.NUMBER}), of_several),
    (frozenset({Sense.AGGREGATE, Sense.PICK}), worth_together),
    (frozenset({Sense.AGGREGATE, Sense.NUMBER}), over_its_rounds),
    (ARRANGING | {Sense.AGGREGATE, Sense.GROUP}, aggregate),
    (ARRANGING | {Sense.GROUP}, worth_of_each),
    (ARRANGING | {Sense.GROUP}, largest_of_each),
    (frozenset({Sense.UPTO, Sense.AGGREGATE}), up_to),
    (frozenset({Sense.RELATES, Sense.PICK, Sense.UPTO}), related),
    (ARRANGING | {Sense.AGGREGATE}, ranked_companies),
    (ARRANGING, ranked_list),
    (frozenset({Sense.LISTS}), who_raised),
    (frozenset({Sense.LISTS, Sense.PICK, Sense.NUMBER, Sense.ORDERED, Sense.LIMIT}), listing),
    (frozenset({Sense.LISTS}), all_investors),
    (frozenset({Sense.LISTS}), portfolio),
    (frozenset[Sense](), money_raised),
    (frozenset({Sense.PICK, Sense.ORDINAL}), of_one_round),
    (frozenset({Sense.PICK, Sense.ORDINAL}), picked_in_time),
)
"""Each way of asking with the senses that it can use up; a word of any other sense rules it out."""
