"""Idioms about rounds and what happens in them. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    [the] price tag (on|of|for) => the amount of
""")
