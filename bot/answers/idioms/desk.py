"""Idioms of a trading desk: marks and turns, tickets and books, prints and league tables.

Data only; ``pattern`` says how a line is read.
"""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    (step-up|step up), (post on post|post to post) => valuation multiple
    how much did {x} sell in {y}, (in|as) [a] (%|percent) of (post|post-money) => what stake did {x} sell in {y}
    (raise-to-post|raise to post|raise over post|raise-to-post-money) => dilution
    {x} on {p:2023|2024|2025|2026} revenue, how many (turns|x) => {x} valuation as a multiple of {p} revenue
    (trailing|actual|reported) {p:2022|2023|2024|2025|2026} (revenue|sales|turnover) => {p} revenue
    (FY23|FY 23|FY2023|FY 2023|fiscal 2023) (revenue|revenues|sales|turnover) => 2023 annual revenue
    (FY24|FY 24|FY2024|FY 2024|fiscal 2024) (revenue|revenues|sales|turnover) => 2024 annual revenue
    (FY25|FY 25|FY2025|FY 2025|fiscal 2025) (revenue|revenues|sales|turnover) => 2025 annual revenue
    ^mark {x} against {y} => {x} valuation as a multiple of {y}
    {x} (vs|versus|against|over) run-rate [that month] x$ => {x} valuation over run-rate revenue
    at least doubled [its|their] (valuation|post-money) round-on-round => had a valuation multiple of at least 2x
    at least tripled [its|their] (valuation|mark|post-money) round-on-round => had a valuation multiple of at least 3x
    at least quadrupled [its|their] (valuation|post-money) round-on-round => had a valuation multiple of at least 4x
    (step-up|step-ups|step up) between (consecutive|two consecutive|successive) [priced] rounds => step-up
    as (%|a share) of everything {x} (has|have) (closed|done|raised) => as % of the total deal amount of {x}
    (QoQ|YoY|HoH|MoM|year-on-year|quarter-on-quarter) (%|percent|change|growth|increase) => percent change
    {n:equity|debt} (volume|dollars|pool) => {n} raised
    share of {x}, (%|percent|pct|in %|in percent)$ => share of {x}
    {x}'s take of => {x}'s share of
    (raise|amount|size) relative to {x}, % => amount as % of {x}
    [at|using] [the] (ECB|reference|dated) (rate|fixing) [of the day|on the day|that day|of that day] =>
    in {c:EUR|USD|GBP|euros|dollars|pounds|sterling} (on|at) [the] announcement [date|day] => in {c}
    into {c:EUR|USD|GBP|euros|dollars|pounds|sterling} (on|at) [the] announcement [date|day] => in {c}
    to {c:EUR|USD|GBP|euros|dollars|pounds|sterling} (on|at) [the] announcement [date|day] => in {c}
    ^convert {x} (into|to) {c:EUR|USD|GBP|euros|euro|dollars|pounds|sterling} => {x} in {c}
    {x} tally: => {x}
    days elapsed, {x} to {y} => days between {x} and {y}
    {r:Series A|Series B|Series C|Series D|A|B|C|D} to its extension => {r} to {r} extension
    (employee|staff) (sale|sell-down|stock sale) => employee share sale
    venture rounds => equity rounds
    venture round => equity round
    {n:buyouts|deals|rounds|secondaries|raises|quarter|month|year} (by|in) value => {n} by amount
    (strip out|stripping out|strip|net of) {x:debt|secondaries|buyouts|convertibles} => excluding {x}
    ex {x:US|USA|UK|China|Europe|debt|buyouts|secondaries|converts|convertibles|equity} => excluding {x}
    converts => convertibles
    clubs with => rounds with
    prints => rounds
    print (vs|versus|against) => round vs
    counting only (the rounds|rounds|what) (we|you) (list|have|hold|track|cover) =>
    by [the] end [of] {p} => until {p}
    all dates =>
    (per|as per) (our|your|the) (table|tables|data|book|books) =>
    (reported|stated|disclosed|known) {n:ticket|tickets|cheque|cheques|check|checks|commitment|commitments} => {n}
    {x} vs the whole round, (percent|in percent|%|pct|in %) => {x} as % of the round
    {x} took what (proportion|share|part|slice|chunk|percentage|percent|%) of {y} => what share of {y} did {x} put in
    league table: {x} by (count|deal count|number), top {n:3|5|10|15|20} => top {n} {x} by number of rounds
    league table (of|for|:) {x} by (count|deal count|number of deals) => rank {x} by number of rounds
    which (shops|houses|funds|vehicles) => which investors
    overlap between {x} and {y}'s (books|portfolios|book|portfolio) => companies backed by both {x} and {y}
    names [that] both {x} and {y} are (on|in) => companies backed by both {x} and {y}
    ^{x}, (what's|what is) in the (portfolio|book)$ => which companies did {x} back
    ^{x} {n:first|latest|last|most recent|earliest} (cheque|check|ticket|investment|bet) => {n} round backed by {x}
    {x} exposure by {g}, (deal count|by deal count|number of deals|count) => {x} deal count by {g}
    how (deep|wide|broad|big|large) (was|is) [the] {x} syndicate => how many investors were in {x}
    (largest|biggest|deepest|widest|broadest) syndicate => largest number of investors in a round
    (most frequent|most common) non-lead (participant|investor) => most active participant
    , anyone (leading|lead|led) => and who led it
    {w:which|what|how many|defence|robotics|AI|fintech} names => {w} companies
    {x} HQs => {x} companies
    ^{x} comps [table] [please] {m} for {y}$ => {m} for {y}
""")
