"""Whether two counts count the same thing, as far as their words tell."""

from __future__ import annotations

import re
from decimal import Decimal

_SAME = (
    {"people", "person", "employee", "staff", "headcount", "head"},
    {"chip", "gpu", "processor", "tpu"},
    {"site", "centre", "campus"},
    {"user", "subscriber", "people"},
)
_WATTS = {"mw": Decimal(1), "gw": Decimal(1000)}


def same_unit(written: str, known: str) -> bool:
    """Whether what is counted may be the same: a word in common, or nothing said."""
    one, other = _words(written), _words(known)
    return not one or not other or bool(one & other)


def in_megawatts(value: Decimal, unit: str) -> Decimal:
    """Power in megawatts; any other count as it is."""
    first = unit.lower().partition(" ")[0]
    return value * _WATTS.get(first, Decimal(1))


def _words(unit: str) -> set[str]:
    words = {word.removesuffix("s") if len(word) > 3 else word for word in re.findall(r"[a-z]+", unit.lower())}
    words = {"mw" if word in _WATTS else word for word in words}
    return words | {word for group in _SAME if words & group for word in group}
