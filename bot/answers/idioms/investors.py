"""Idioms about who puts money in, and what they hold. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    ^(was|is|were|are) {x} [a] (part of|in on|involved in|party to|present in|represented in) => did {x} take part in
    ^(do|does|did) {x} count {y} among its (backers|investors|shareholders|supporters) => is {y} an investor in {x}
    ^(is|was) {y} (among|one of) {x}'s (backers|investors|supporters) => is {y} an investor in {x}
    ^(do|does|did) {x} have {y} (as|among its) [an|a] (investor|backer|investors|backers) => is {y} an investor in {x}
    ^(is|was) {x} backed by {y} => is {y} an investor in {x}
    (excluding|besides|not counting) (its|the) (lead|leads), how many investors => how many participants
    how many investors {x} (not counting|excluding|besides) (its|the) (lead|leads)$ => how many participants {x}
    (stayed out of|sat out|had no part in|kept out of|was not part of|were not part of) => did not back
    ^(are|were|have) {x} and {y} [ever|both] [been] in the same round => is there any round backed by both {x} and {y}
    ^(have|did) {x} and {y} [ever] (back|joined) the same {n} => is there any {n} backed by both {x} and {y}
    ^(have|did) {x} and {y} [ever] (invested|invest) together => is there any round backed by both {x} and {y}
    (invest|invested) in the same => back the same
    what is in {x}'s portfolio => which companies did {x} back
    ^(beside|besides) {x}, who {y}$ => who other than {x} {y}
""")
