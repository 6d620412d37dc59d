"""Idioms about parts of a whole: shares, slices, what went to whom. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    how (much|many) of {w} (went|flowed|has gone|goes) (to|into) {p}$ => what share of {w} did {p} raise
    how much of {w} (came|comes|has come|was raised) (from|in|through|via|with) {p}$ => what share of {w} came from {p}
    how much of {w} (was|were|is|are) {p}$ => what share of {w} was {p}
    how much of {w} did {p} (account for|make up|represent|take|attract|claim|capture|bring in|bring|contribute)$ => \
        what share of {w} was raised by {p}
    {s:share|proportion|percentage|fraction|portion|%|slice|part} of {w} (that|which) \
        (went|flowed|has gone|goes) (to|into) {p}$ => what share of {w} did {p} raise
    {s:share|proportion|percentage|fraction|portion|%|slice|part} of {w} (that|which) \
        (came|was raised|comes) (from|in|through|via|with) {p}$ => what share of {w} came from {p}
    {s:share|proportion|percentage|fraction|portion|%|slice|part} of {w} \
        (going|flowing|having gone|gone|coming) (to|into) {p}$ => what share of {w} did {p} raise
    {s:share|proportion|percentage|fraction|portion|slice|part} of {w} \
        (taken|raised|captured|absorbed|claimed|attracted|accounted for|brought in) by {p}$ => what share of {w} was \
        raised by {p}
    ^{p} (took|takes|got|had|has|made up|accounted for|represented|captured|absorbed|claimed|attracted|drew|raised) \
        (what|which) (share|proportion|percentage|percent|fraction|portion|part|slice|chunk|%) of {w}$ => \
        what share of {w} came from {p}
    ^{p} (took|takes|got|had|has|made up|accounted for|represented|captured|absorbed|claimed|attracted|drew|raised) \
        (what|which) (share|proportion|percentage|percent|fraction|portion|part|slice|chunk|%) of {w}$ => \
        what share of {w} did {p} raise
    ^of {w}, (what|which|how big a|how large a) (share|slice|portion|part|fraction|proportion|percentage|chunk|piece) \
        (came from|was from|came in|was) {p}$ => what share of {w} came from {p}
    ^of {w}, (what|which|how big a|how large a) (share|slice|portion|part|fraction|proportion|percentage|chunk|piece) \
        (went to|went into|was taken by|was raised by|flowed to) {p}$ => what share of {w} did {p} raise
    ^of {w}, {p}'s share [by value|by amount|by dollars|in dollars|by volume]$ => what share of {w} did {p} raise
    ^of {w}, {p}'s share (by value|by amount|by dollars|in dollars|by volume)$ => what share of the total amount of \
        {w} was {p}
    ^[the] share of {p} in [the] {w} {m:total|funding|money|capital}$ => what share of {w} {m} did {p} raise
    ^{p} {n:together|combined|jointly|between them}, what {s:share|proportion|percentage|fraction|portion|part} of {w}$ \
        => what share of {w} did {p} {n} raise
    {s:what share|what proportion|what fraction|what percentage|what part|what portion|what slice} of {x} \
        (went|flowed|was going|has gone|goes) (to|into) {y}$ => {s} of {x} was raised in {y}
    ^concentration: {x}$ => {x}
    ^{t:top|the top|largest|the largest} {n:*} share of {w}$ => {t} {n} rounds as a percentage of {w}
    {w} (pool|pie|pot|cake)$ => {w} money raised
    {s:what share|what proportion|what fraction|what percentage|what part|what portion|what slice} of {w} (was|were) \
        (raised|brought in|taken in|accounted for|collected|attracted) (by|in) {p}$ => {s} of {w} was {p}
    {s:what share|what proportion|what fraction|what percentage|what part|what portion|what slice} of {w} (was|were) \
        (raised|brought in|taken in|accounted for|collected|attracted) by {p}$ => {s} of {w} did {p} raise
    [investment] from {p} alone$ => from {p}
""")
