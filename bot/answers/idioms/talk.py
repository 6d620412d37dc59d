"""Idioms about how people talk, whatever it is about. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    (over|across|in) all [the|of its|its] rounds [that|which] (you|we) (list|have|cover|hold|know|track)$ =>
    all years$ =>
    {n:total|combined|aggregate|overall} value of [the|all] {w:rounds|deals|financings} => {n} amount of {w}
    {n:total|combined|aggregate|overall} value of {x} {w:rounds|deals|financings} => {n} amount of {x} {w}
    [please] (set out|lay out|write out|reel off|jot down|run through) => list
    as the (table|tables|data|records) (has|have|show|shows) it =>
    (in|from) (this|the|your) (data set|data|universe|sample|collection) =>
    would you say {x} (has|have) => has {x}
    ^(and|also|plus|oh and|ok and) {x}$ => {x}
    (say|explain|write) me => tell me
    give to me => give me
    (i search [for]|i am searching [for]|i look for|i am looking for) the => list the
    (put|show) [it|them] in a table => list
    please to (calculate|tell|say|list|give) => please
    (are|is) having => have
    ^(it exists|exists|exist|there exists|there exist|is there|are there) (a|an|any|some) {x} => any {x}
    ^{x}, (what is|what is it|how much is it|how much is|how much it is|what it is)$ => what is {x}
    (pourcent|percents|pourcents) => percent
    how much (of percent|percent) => how many percent
    serie => series
    ^compute => calculate
    gimme => give me
    (rn|right now|atm) => now
    over the years =>
    ^in (one|a single) (number|figure) [please] =>
    (totl|toal|ttl|tot) => total
    [and] (with|and|plus) (how many each|how much each|the numbers|the amounts|the counts|the figures)$ =>
    ^{x}, (lead|leads|the lead|the leads) included$ => {x}
    (cos|co's) => companies
    [is|are] it (true|right|correct|the case) that => is it that
""")
