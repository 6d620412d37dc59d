"""Idioms about what a company is, has and is worth. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    {x} goes back to which year => in which year was {x} founded
    [the] (company|firm|startup) behind {x} => the company of {x}
""")
