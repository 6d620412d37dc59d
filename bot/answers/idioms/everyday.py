"""Idioms with words of every day: for money that goes in, what is cheap, who is behind. ``pattern`` reads a line."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    top {n:*} most valuable => {n} most valuable
    top {n:*} (largest|biggest) => {n} largest
    how much [money|capital|cash] (was|has been) (put|poured|pumped|ploughed|plowed) into => how much was raised in
    how much [money|capital|cash] (was|has been) (sunk|injected|invested) (in|into) => how much was raised in
    how much [money|cash] did (investors|backers|people) (pour|pump|plough|plow) into {x}$ => how much did {x} raise
    how much [money] did (investors|backers|people) (sink|inject|invest) (into|in) {x}$ => how much did {x} raise
    how much [money|cash] did {x} (pour|plough|plow|pump|sink|funnel) into => how much did {x} put into
    (upon|on|when|while) (raising|securing|closing|announcing|completing) its {r:series|seed} => in its {r}
    after (raising|securing|closing|announcing|completing) its {r:series|seed} => after its {r}
    where (does|do|did) {x} (hail|come) from => where is {x} based
    (businesses|outfits|enterprises|ventures) => companies
    (which|what) (business|outfit|concern) => which company
    (cheapest|lowest valued|lowest priced) {n:company|startup|firm} => least valuable {n}
    (highest valued|top valued|most highly priced|priciest|dearest) {n:company|startup|firm} => most valuable {n}
    (best|most|most highly|most heavily) funded {n:company|startup|firm} => {n} that raised the most
    (worst|least) funded {n:company|startup|firm} => {n} that raised the least
    (which|what) (vc|fund|vc firm|venture firm|investment firm) {v:led|co-led} => which investors {v}
    (took|take|take on|had|played|play) (the|a) (lead|leading) role in => led
    (headlined|captained) by => led by
    ^which [round|deal|one|of them|of these] (came|was|is|happened|closed|was announced) (first|earlier|sooner) {x} or {y}$\
 => which announcement date is lower, {x} or {y}
    ^which [round|deal|one|of them|of these] (came|was|is|happened|closed|was announced) (later|more recent|second)\
 {x} or {y}$ => which announcement date is higher, {x} or {y}
    ^which [round|deal|one|of them] (was|is) (dearer|pricier|costlier|more expensive) {x} or {y}$\
 => which valuation is higher, {x} or {y}
    ^which [round|deal|one|of them] (was|is) (cheaper|less expensive) {x} or {y}$\
 => which valuation is lower, {x} or {y}
    ^which {n:company|startup|firm} (was|is) (dearer|pricier|more expensive) => which {n} has the higher valuation
    ^which {n:company|startup|firm} (was|is) (cheaper|less expensive) => which {n} has the lower valuation
    who (comprised|made up|formed|constituted|composed) the syndicate (of|in|for|behind) => who were the investors in
    {h:combined|total|aggregate|average|median|mean|overall} value of {x:all|the|its|their|all the} \
{n:deals|rounds|buyouts|transactions|acquisitions|financings|tenders} => {h} amount of {x} {n}
    how much [money|capital|cash] (went|flowed|has gone|has flowed) (to|into) => how much was raised in
    (biggest|largest|top) raisers => companies that raised the most
    ^[what was|what is|what's] [the] price (of|for) {x} in [its|the] {n:series|seed} => valuation of {x} in its {n}
    {how:biggest|largest|smallest|single} (check|checks|ticket|tickets) => {how} cheque
""")
