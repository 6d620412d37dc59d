"""Idioms with words of every day: for money that goes in, what is cheap, who is behind. ``pattern`` reads a line."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    how much [money|capital|cash] (was|has been) (put|poured|pumped|ploughed|plowed) into => how much was raised in
    how much [money|capital|cash] (was|has been) (sunk|injected|invested) (in|into) => how much was raised in
    how much [money|cash] did (investors|backers|people) (pour|pump|plough|plow) into {x}$ => how much did {x} raise
    how much [money] did (investors|backers|people) (sink|inject|invest) (into|in) {x}$ => how much did {x} raise
    how much [money|cash] did {x} (pour|plough|plow|pump|sink|funnel) into => how much did {x} put into
    (upon|on|when|while) (raising|securing|closing|announcing|completing) its {r:series|seed} => in its {r}
    after (raising|securing|closing|announcing|completing) its {r:series|seed} => after its {r}
    where (does|do|did) {x} (hail|come) from => where is {x} based
    (businesses|outfits|enterprises|ventures) => companies
    (which|what) (business|outfit|concern) => which company
    (cheapest|lowest valued|lowest priced) {n:company|startup|firm} => least valuable {n}
    (highest valued|top valued|most highly priced|priciest|dearest) {n:company|startup|firm} => most valuable {n}
    (best|most|most highly|most heavily) funded {n:company|startup|firm} => {n} that raised the most
    (worst|least) funded {n:company|startup|firm} => {n} that raised the least
    (which|what) (vc|fund|vc firm|venture firm|investment firm) {v:led|co-led} => which investors {v}
    (took|take|take on|had|played|play) (the|a) (lead|leading) role in => led
    (headlined|captained) by => led by
    {how:biggest|largest|smallest|single} (check|checks|ticket|tickets) => {how} cheque
""")
