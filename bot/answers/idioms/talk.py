"""Idioms about how people talk, whatever it is about. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
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
