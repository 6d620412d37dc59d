"""What makes a row bad although its cells are all right: cells that do not fit each other, or other rows.

Every function sees the fields of one table only and names the column at fault; ``columns`` says which table uses
which. What names a row of another table is for ``linking``.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.facts.schema import CommitmentKind
from index.facts.spec import Problem, Values


def _currency_problems(values: Values) -> list[Problem]:
    money = [c for c in ("amount", "equity_amount", "pre_money", "post_money") if values.get(c) is not None]
    if money and values["currency"] is None:
        return [("currency", f"empty although {money[0]} is given; want three capitals such as USD")]
    return []


def round_problems(values: Values) -> list[Problem]:
    """Valuations and parts that cannot be, and sums without a currency."""
    found = _currency_problems(values)
    amount, equity = values["amount"], values["equity_amount"]
    pre, post = values["pre_money"], values["post_money"]
    if pre is not None and post is not None and pre > post:
        found.append(("pre_money", f"got {pre}, want no more than post_money, which is {post}"))
    if equity is not None and amount is not None and equity > amount:
        found.append(("equity_amount", f"got {equity}, want no more than amount, which is {amount}"))
    if values["round_id"] in values["overlaps_with"]:
        found.append(("overlaps_with", "names the row itself; want other rounds"))
    return found


def fx_problems(values: Values) -> list[Problem]:
    """A rate of a currency to itself."""
    if values["base"] == values["quote"]:
        return [("quote", f"got {values['quote']}, want a currency other than base")]
    return []


def commitment_problems(values: Values) -> list[Problem]:
    """A part of nothing."""
    if values["part"] is not None and values["part_of"] is None:
        return [("part_of", f"empty although part is {values['part']!r}; want whose amount already holds it")]
    return []


def parts_without_whole(rows: Sequence[Values]) -> dict[int, str]:
    """Parts of an amount that does not stand in the table as a whole, or that is smaller than they are."""
    wholes = {(row["round_id"], row["investor"]): row for row in rows if row["part_of"] is None}
    found: dict[int, str] = {}
    for at, row in enumerate(rows):
        if row["part_of"] is None:
            continue
        whole = wholes.get((row["round_id"], row["part_of"]))
        if whole is None:
            found[at] = f"part_of: no row of {row['round_id']} has all of what {row['part_of']!r} put in; add it"
        elif row["currency"] == whole["currency"] and row["amount"] > whole["amount"]:
            found[at] = f"amount: got {row['amount']}, want no more than the whole, which is {whole['amount']}"
    return found


def own_parents(rows: Sequence[Values]) -> dict[int, str]:
    """Investors that are an arm of themselves, directly or in a circle."""
    parents = {row["name"]: row["parent"] for row in rows}
    found: dict[int, str] = {}
    for at, row in enumerate(rows):
        line, above = [row["name"]], row["parent"]
        while above is not None and above not in line:
            line.append(above)
            above = parents.get(above)
        if above == row["name"]:
            found[at] = f"parent: goes round in a circle ({' > '.join([*line, above])}); want one above the others"
    return found


def single_investor(values: Values) -> tuple[str, ...]:
    """The investor of a commitment; a group has no row of its own."""
    return (values["investor"],) if values["kind"] is CommitmentKind.INVESTOR else ()
