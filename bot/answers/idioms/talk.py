"""Idioms about how people talk, whatever it is about. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    ^compute => calculate
    gimme => give me
    (rn|right now|atm) => now
    (cos|co's) => companies
""")
