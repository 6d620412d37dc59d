"""Idioms about who puts money in, and what they hold. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    what is in {x}'s portfolio => which companies did {x} back
    ^(beside|besides) {x}, who {y}$ => who other than {x} {y}
""")
