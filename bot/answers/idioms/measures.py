"""Idioms about amounts, prices, ratios and comparisons. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    (sell|sold|give away) {b:more than|less than|at least} {n} of (itself|the company) => have a stake sold {b} {n}
    how (rich|dear|pricey|expensive) (was|is|were) => what was the revenue multiple of
    (how rich|how richly) was {x} (valued|priced) => what was the revenue multiple of {x}
""")
