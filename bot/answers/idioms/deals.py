"""Idioms about rounds and what happens in them. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    {x}'s (funding|fundraising|financing|round|deal|capital-raising|investment) history => list of {x}'s rounds
    (funding|fundraising|financing|round|deal|investment) history (of|for) {x} => list of {x}'s rounds
    ^{x} (funding|fundraising|financing|round|deal|investment) history => list of {x}'s rounds
    (made|make|makes|did|do) a (raising|fundraise|raise|levy) => raised money
    {n:biggest|largest|smallest|first|last|latest|second|third|each|every} (raising|levy) => {n} round
    (raisings|levies) => rounds
    [financing|funding|financial] operations => deals
    {n:earliest|latest|first|last|oldest|newest} {k} (records|entries|rows|lines) => {n} {k} rounds
    {n:one|two|three|four|five|six} round (companies|company|startups|firms) => companies with exactly {n} rounds
    (did|does|do|will) {x} (plan to do|intend to do|want to do|do) with the (money|cash|funds|proceeds) \
        (from|of) [its|the] {y}$ => are the use of funds of {x} {y}
    (names|carries|carry|lists|list|show|shows|bear|bears|states|state|give|gives) no => have no
    (not say|not state|not name|not give|not list) (who led|a lead|its lead) => have no lead
    which {d:buyout|acquisition|take-private|takeover|purchase} was the (cheapest|least expensive)\
 => which was the smallest {d}
    which {d:buyout|acquisition|take-private|takeover|purchase} was the (dearest|most expensive|priciest|costliest)\
 => which was the largest {d}
    (cheapest|least expensive) {d:buyout|acquisition|take-private|takeover|purchase} => smallest {d}
    (dearest|most expensive|priciest|costliest) {d:buyout|acquisition|take-private|takeover|purchase} => largest {d}
    how {d:many days|many months|long} (separate|separates|separated|divide|divides|divided) {x} (from|and) {y}\
 => how {d} between {x} and {y}
    how {d:many days|many months|long} after {x} did {y} (raise|announce|close|complete|get|land|secure|do|sign)\
 {z}$ => how {d} between {y}'s {x} and {y}'s {z}
    how long did it take {x} to (go|get|move|progress|advance|jump|rise) from {y} to {z}$\
 => how long between {x}'s {y} and {x}'s {z}
    how long did {x} (wait|take) between {y} and {z}$ => how long between {x}'s {y} and {x}'s {z}
    how (much time|long a time) (elapsed|passed|went by|lay|was there) between => how long between
    ^between {x} and {y}, how {d:many days|many months|long} (elapsed|passed|went by|were there|lay)$\
 => how {d} between {x} and {y}
    what did (it|this|that|the round) value (the company|it|them) at => what was the valuation
    (combined|total|aggregate|overall|summed) value of [all] [the] \
        {w:buyouts|acquisitions|takeovers|deals|transactions|rounds|secondary sales|tender offers} \
        => combined amount of all {w}
    [the] price tag (on|of|for) => the amount of
    {y:*}'s (purchase|acquisition|takeover|buyout) of {x}$ => {x}'s Acquisition by {y}
    what did {y} (pay|shell out|fork out) for {x}$ => what was the amount of {x}'s Acquisition by {y}
    what did {x} (pay|shell out|fork out) for {y}$ => how big was the acquisition of {y} by {x}
    the (consortium|group|investors|buyers|firms) that (bought|bought out|acquired|took private) => the buyout of
    ^who (acquired|bought|bought out|purchased|took over|is acquiring|is buying) {x}$ => who led the buyout of {x}
    ^(did|has|have) {x} (buy|bought|purchase|purchased|take over|taken over) {y}$ => did {x} acquire {y}
    ^when did {x} (buy|acquire|purchase|take over) {y}$ => when was the buyout of {y} led by {x} announced
    ^(how much|what) (did|has|have) {x} (pay|paid) (for|to acquire|to buy|to take over) {y}$\
 => what was the amount of the buyout of {y} led by {x}
    ^who (is|was|were|are) the (acquirer|acquirers|buyer|buyers|purchaser|purchasers) of {x}$\
 => who led the buyout of {x}
    (round|deal) {x}, (whatever|regardless of|irrespective of|no matter) [the|what] (instrument|kind|type|form) => \
        deal {x}
    (go|went|going) public with => announce
    {n:largest|biggest|smallest|top} {x} {r:rounds|deals|raises} {y} and (what they raised|how much they raised)$ \
        => {n} {x} {r} {y}
    {n:largest|biggest|smallest|top} {x} {r:rounds|deals|raises} and (what they raised|how much they raised|their \
        sizes|their amounts)$ => {n} {x} {r}
    which {r} (had|counted|featured) {y} (in them|in it|on board|among the investors|among its investors)$ \
        => which {r} did {y} take part in
    ^convert {x} (into|to) {c}$ => {x} in {c}
    (make|makes|made) {x} public => announced {x}
    everything {x} did (that|which) => all deals of {x} that
    ^{x}, {y} (left out|not counted|not included|excluded|set aside|taken out|stripped out|omitted|removed|aside)$ \
        => {x}, excluding {y}
    if (you|we|i|one) (leave out|exclude|ignore|drop|strip out|take out|skip|disregard|leave aside|set aside) => \
        excluding
    (money|funding|cash) by {w:company|sector|country|year|quarter|month} => raised by {w}
    in (all|every) (years|year|other years) (but|except) => except
    what will {x} use the {r} money for => what is the use of funds of {x} {r}
    ^what will {x} use the {r} for$ => what is the use of funds of {x} {r}
    ^what (is|are|was|were) {x} (going to|gonna|planning to|about to) (do with|use|spend) {y}\
 (money|cash|funds|funding|proceeds) [on|for]$ => what is the use of funds of {x} {y}
    ^what (is|are|was|were|will|would|did|does|do) {x} [going to|gonna|planning to|about to]\
 (do with|use|spend|spending|using|put|doing with) (the|its|their|all the|that|this) [new|fresh|extra]\
 (money|cash|funds|funding|capital|proceeds) [on|for|into|toward|towards]$ => what is the use of funds of {x}
    ^what (will|would|is|was|are|were) (the|this|that|its|their|all the) [new|fresh] (money|cash|funds|funding|proceeds|capital)\
 [going to be|be|being|to be|meant to be] (used|spent|for) [for|on]$ => what is the use of funds
    ^what (is|was|will) the (money|cash|funding) (from|of) {x} (going to be|be|meant to be) (used|spent) (for|on)$\
 => what is the use of funds of {x}
    (was|is) {x} (primary or secondary|secondary or primary) => what kind of deal was {x}
    the round that (took|brought|pushed|lifted|carried) {x}'s valuation (past|over|above|beyond) => the first \
        round of {x} with a valuation above
    {v:did|have|had|when|after|before} [the] (staff|employees|workers) of {x} (sell|sold) [their] (shares|stock)\
 => {v} the share sale of {x}
    {v:did|have|had|has|when|after|before} {x} (employees|staff|workers) (sell|sold) [their] (shares|stock)\
 => {v} the {x} share sale
""")
