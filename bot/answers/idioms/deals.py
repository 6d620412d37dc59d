"""Idioms about rounds and what happens in them. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    (names|carries|carry|lists|list|show|shows|bear|bears|states|state|give|gives) no => have no
    (not say|not state|not name|not give|not list) (who led|a lead|its lead) => have no lead
    [the] price tag (on|of|for) => the amount of
""")
