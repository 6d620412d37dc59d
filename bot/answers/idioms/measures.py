"""Idioms about amounts, prices, ratios and comparisons. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    what (percentage|share|stake|percent|part) did {x} investors (get|receive|buy|obtain) for their {y} money => \
        what stake was sold in {x} {y}
    (valuation|post-money|post) / (run-rate revenue|run rate|revenue run rate|arr) => revenue multiple
    (price|valuation) after the money => post-money valuation
    (price|valuation) before the money => pre-money valuation
    after-money => post-money
    before-money => pre-money
    (max|maximum|highest|largest|biggest) minus [the] (min|minimum|lowest|smallest) => range of
    (have|has|had) (take|taken|took) [the] {n:most|least} money => raised the {n} money
    (sell|sold|give away) {b:more than|less than|at least} {n} of (itself|the company) => have a stake sold {b} {n}
    by (their|its|the) (latest|current|present|last|most recent|last known) (valuation|valuations) => by valuation
    {w:worth more|worth less|worth the most|more valuable|less valuable} today => {w} now
    , post-money to post-money$ =>
    total price [tag] of => total amount of
    at (year-end|the year-end|year end) [of|in] {n} => at the end of {n}
    (was|were) {x} {w:worth|valued|valued at} at the (end|close) of => was {x} worth by the end of
    valuation {o:of|did} {x} at the (end|close) of => valuation {o} {x} by the end of
    {x}'s valuation at the (end|close) of => {x}'s valuation by the end of
    {h:highest|lowest} valuation at the (end|close) of => {h} valuation by the end of
    {m:most|least} valuable {x} at the (end|close) of => {m} valuable {x} by the end of
    had {x} raised at the (end|close) of => did {x} raise by the end of
    how (did|does|do) {x} compare (with|to|against) {y} => what was {x} compared with {y}
    ^(year on year|year over year|yoy), {x} => {x}
    did {x} (go up or down|rise or fall|grow or shrink|increase or decrease) {j:between|from} {y}, and by how\
 {m:many|much}$\
 => by how {m} did {x} change {j} {y}
    did {x} (go up or down|rise or fall|grow or shrink) {j:between|from} {y} => by how much did {x} change {j} {y}
    did {x} (increase or decrease) {j:between|from} {y} => by how much did {x} change {j} {y}
    how (did|has|have) {x} (change|changed|move|moved) {j:between|from|since} => by how much did {x} change {j}
    how (did|has|have) {x} (develop|developed|evolve|evolved) {j:between|from|since}\
 => by how much did {x} change {j}
    ^how (did|has|have) {x}'s valuation\
 (change|changed|develop|developed|evolve|evolved|progress|progressed|move|moved) [over time|over the years|round\
 by round|from round to round]$ => list {x}'s valuations by round
    (trajectory|history|progression|evolution|development|path) of {x}'s valuation\
 => list of {x}'s valuations by round
    {x}'s valuation (trajectory|history|progression|evolution|over time|over the years) => {x}'s valuations by round
    (took|takes|take|got|get|gets|captured|claimed|attracted|drew|won|received|had|has|absorbed) the\
 (biggest|largest|greatest|lion's|highest) (share|slice|chunk|part|portion|proportion) of [all] [the]\
 (money|capital|funding|cash|total) [raised] => raised the most money
    (took|takes|take|got|get|gets|captured|claimed|attracted|drew|won|received|had|has|absorbed) the\
 (smallest|lowest|least) (share|slice|chunk|part|portion|proportion) of [all] [the]\
 (money|capital|funding|cash|total) [raised] => raised the least money
    {s:what share|what proportion|what fraction|what percentage|what part|what portion|what slice} of {x}\
 (went|flowed|was going|has gone|goes) (to|into) {y}$ => {s} of {x} did {y} raise
    {s:what share|what proportion|what fraction|what percentage|what part|what portion|what slice} of {x} did {y}\
 (account for|make up|represent|take|attract|claim|capture)$ => {s} of {x} did {y} raise
    [converted] at the (rate|exchange rate|rates|exchange rates) of the (day|time|date) =>
    [converted] at (the|that) (day's|time's|day's exchange|date's) (rate|rates|exchange rate) =>
    how many {c:dollars|euros|pounds|us dollars} did {x} (amount to|come to|raise|fetch|bring in|total)\
 => how much was {x} in {c}
    (measured|expressed|converted|stated|counted) in {c:dollars|euros|pounds|us dollars|sterling|yen} => in {c}
    what would {x} be in {c:dollars|euros|pounds|us dollars|sterling|yen} => what is {x} in {c}
    how (rich|dear|pricey|expensive) (was|is|were) => what was the revenue multiple of
    (how rich|how richly) was {x} (valued|priced) => what was the revenue multiple of {x}
    (in terms of|relative to|against|measured against|compared to) [its|the|their] [own] (run rate \
        revenue|revenue run rate|run rate|annualised revenue|annualized revenue|arr) => over run-rate revenue
    (i.e.|ie|meaning|that is) valuation over revenue$ =>
    did {x} (bring|contribute|add|provide|deliver)$ => was {x}
    how many times the size of {x} was {y}$ => ratio of {y} to {x}
    ^{x} {a:a|b|c|d|e|f|g|h|i|j|k} / {b:a|b|c|d|e|f|g|h|i|j|k} ratio [by size|by amount]$ => ratio of {x} Series \
        {a} to \
        Series {b}
    ^{x} {a:a|b|c|d|e|f|g|h|i|j|k} (->|to|→) {b:a|b|c|d|e|f|g|h|i|j|k} (val|valuation|post) (growth|change|increase) \
        [%|percent|in percent|in %]$ => by what percentage did {x}'s valuation grow between Series {a} and Series {b}
    ^{x} {a:a|b|c|d|e|f|g|h|i|j|k}->{b:a|b|c|d|e|f|g|h|i|j|k} (val|valuation|post) (growth|change|increase) \
        [%|percent|in percent|in %]$ => by what percentage did {x}'s valuation grow between Series {a} and Series {b}
    (price|valuation) (to|over|on|divided by) (run rate revenue|revenue|sales|run rate) => valuation over revenue
    price (as a multiple of|in multiples of|over|to|divided by) => post-money as a multiple of
    x (run rate revenue|run rate|revenue|arr|sales)$ => as a multiple of run-rate revenue
    what {m:revenue multiple|multiple of revenue|multiple|valuation} did [the] (investors|buyers|backers|people) \
        pay (for|in|at) {x}$ => what was the {m} of {x}
    (on|by|in terms of|relative to) [its|their] (run rate revenue|revenue run rate|revenue|run rate|arr) \
        {v:was|is} {x} (pricier|dearer|more expensive|costlier|more richly valued) than {y}$ => {v} the revenue \
        multiple of {x} higher than of {y}
    (on|by|in terms of|relative to) [its|their] (run rate revenue|revenue run rate|revenue|run rate|arr) \
        {v:was|is} {x} (cheaper|less expensive|less richly valued) than {y}$ => {v} the revenue multiple of {x} \
        lower than of {y}
    {v:was|is} {x} (pricier|dearer|more expensive|costlier) than {y} (on|by|in terms of|relative to) (run rate \
        revenue|revenue run rate|revenue|run rate|arr) => {v} the revenue multiple of {x} higher than of {y}
    {v:was|is} {x} (cheaper|less expensive) than {y} (on|by|in terms of|relative to) (run rate revenue|revenue run \
        rate|revenue|run rate|arr) => {v} the revenue multiple of {x} lower than of {y}
    how much (dearer|pricier|costlier|more expensive|more valuable) (was|is) {x} than {y}$ => how much higher was \
        the valuation of {x} than of {y}
    how much (cheaper|less expensive|less valuable) (was|is) {x} than {y}$ => how much lower was the valuation of \
        {x} than of {y}
    {v:was|is} {x} (dearer|pricier|costlier|more expensive) than {y}$ => {v} the valuation of {x} higher than of {y}
    {v:was|is} {x} (cheaper|less expensive) than {y}$ => {v} the valuation of {x} lower than of {y}
    (most expensive|most highly priced|most richly valued|dearest|priciest|costliest) => most valuable
    (least expensive|cheapest|lowest valued|lowest priced) => least valuable
    (relatively|in relative terms|proportionally) how much => by how many percent
    how (was|is) {x} (valued|priced) => what was the valuation of {x}
    (ahead of|before|without|not counting) the (new|fresh) money (where|how|at what level) (was|is) {x} \
        (priced|valued) => what was the pre-money valuation of {x}
    ^back out => what is
    where did {x} (get done|price|get priced|come out|land|end up) => what was {x}
    how much steeper => how much higher
    how much (shallower|flatter|gentler) => how much lower
    how far ahead of {x} (is|was) {y} (on|in|by|in terms of|as to) {z}$ => how much higher is the {z} of {y} than \
        of {x}
    what (separates|divides|sets apart) {x} from {y}$ => what is the difference between {x} and {y}
    how many times does {x} (go|fit) into {y}$ => what is the ratio of {y} to {x}
    ^{x}, how many times {y}$ => ratio of {x} to {y}
    how many years older (is|was) {x} than {y}$ => difference in founding year between {y} and {x}
    how many years younger (is|was) {x} than {y}$ => difference in founding year between {x} and {y}
    how much (older|longer established) (is|was) {x} than {y}$ => difference in founding year between {y} and {x}
    how much younger (is|was) {x} than {y}$ => difference in founding year between {x} and {y}
    by how many {x} did {y} (outnumber|exceed|beat|top) {z}$ => how many more {x} did {y} have than {z}
    how much of {x}, in (percent|per cent|%) {y}$ => what percentage of {x} {y}
    ^how much of {x}, in (percent|per cent|%)$ => what percentage of {x}
    ^of {x}, what (percentage|share|portion|part|fraction|proportion|percent|per cent) {y}$ => what percentage of \
        {x} {y}
    {v:did|does|was|were|is} {x} (make up|account for|represent|constitute|come to|amount to|good for) => was {x}
    how much of {x} (could|would|might|did|does) {y} (make up|account for|represent|constitute) [in] (percent|per \
        cent|%) => what is {y} as a percentage of {x}
    {x} relative to {y} as a (ratio|multiple) => ratio of {x} to {y}
    {x} (relative to|against|vs|versus) {y} [in] (percent|per cent|%)$ => {x} as a percentage of {y}
    what (part|share|slice|portion|percentage|fraction|chunk) of {x} did its {r} (investors|backers|buyers) (end \
        up with|get|receive|buy|take|acquire) => what stake did {x} sell in its {r}
    what (part|share|slice|portion|percentage|fraction|chunk) of {x} went to [the] [new] \
        (investors|backers|buyers) (in|of) its {r}$ => what stake did {x} sell in its {r}
    how many times the (previous|last|prior|preceding) (post money|valuation) (was|is) {x} (post money|valuation) \
        => what was the valuation multiple of {x}
    what (portion|share|part|percentage|proportion|fraction|slice) of the money of {x} (was|were|is) its [single] \
        {n:largest|biggest|smallest} round => what share of the money raised in {x} was the {n} round of {x}
    (for|per|to) (each|every) {x} (employee|worker|staff member|head) => per employee at {x}
    (for|per|to) (each|every) [single] [one] of its (staff|employees|people|workers|heads) => per employee
    what (does|did) {x} value each employee at => what is the valuation per employee of {x}
    (ranked|ordered|sorted) by price => by size
    did {x} (leave|wait|take|let pass|need) between (its|their) {y}$ => between {x}'s {y}
    once (its|the|their) {r} (had closed|closed|had been done|was done|was in|had been raised) => including the {r}
    by the end of {w:its|their|the} {r:series|seed|growth} => by {w} {r}
    how many (dollars|euros|pounds) (came in|went) => how much came in
    ^what (came in|was taken in|was brought in) => how much was raised
    (more|less) often, {y} or {z}$ => more rounds, {y} or {z}
    the {a:first|second} half of {y} {z} the {b:first|second}$ => the {a} half of {y} {z} the {b} half of {y}
    (are|were) more of the companies [based] in => are there more companies in
""")
