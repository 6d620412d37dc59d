"""Ask every figure question and print how many were answered right, wrong or not at all."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from statistics import quantiles

from benchmarks.figures.asking import Outcome, opened, outcomes
from benchmarks.figures.book import Book
from benchmarks.figures.cases import PARTS, all_cases, family_names
from benchmarks.figures.grading import Verdict

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Exit code 0 whatever comes out."""
    options = _options(arguments)
    cases = all_cases(Book(options.corpus / "facts"), part=options.part or "all", family=options.family)
    found = list(outcomes(cases, opened(options.corpus, options.index)))
    _print_table(found)
    _print_times(found)
    _print_most_declined(found)
    if options.failures:
        shown = found if options.part == "held-out" else [one for one in found if not one.case.is_held_out]
        _print_failures(shown, options.failures)
    if options.json:
        options.json.write_text(_as_json(found), encoding="utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description=__doc__)
    parser.add_argument("--part", choices=PARTS, help="the held-out third, the rest, or both (default)")
    parser.add_argument("--family", choices=family_names(), help="one family only")
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="print N questions that went wrong")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every question, gold and answer there")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", metavar="DIR")
    parser.add_argument("--index", type=Path, default=ROOT / ".index", metavar="DIR")
    return parser.parse_args(arguments)


def _print_table(found: Sequence[Outcome]) -> None:
    print(f"{'family':<14}{'asked':>7}{'right':>7}{'wrong':>7}{'declined':>10}")
    for family in sorted({one.case.family for one in found}):
        _print_row(family, [one for one in found if one.case.family == family])
    _print_row("all", found)
    shares = (f"{verdict} {_count(found, verdict) / max(1, len(found)):.1%}" for verdict in Verdict)
    print(", ".join(shares))


def _print_row(name: str, found: Sequence[Outcome]) -> None:
    right, wrong, declined = (_count(found, verdict) for verdict in Verdict)
    print(f"{name:<14}{len(found):>7}{right:>7}{wrong:>7}{declined:>10}")


def _count(found: Sequence[Outcome], verdict: Verdict) -> int:
    return sum(one.verdict is verdict for one in found)


def _print_times(found: Sequence[Outcome]) -> None:
    if len(found) > 1:
        cuts = quantiles((one.elapsed_ms for one in found), n=20, method="inclusive")
        print(f"time per question: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms")


def _print_most_declined(found: Sequence[Outcome], limit: int = 3) -> None:
    declined = [one.case.family for one in found if one.verdict is Verdict.DECLINED]
    families = sorted(set(declined), key=declined.count, reverse=True)[:limit]
    if families:
        print("most declined: " + ", ".join(f"{name} {declined.count(name)}" for name in families))


def _print_failures(found: Sequence[Outcome], limit: int) -> None:
    failed = [one for verdict in (Verdict.WRONG, Verdict.DECLINED) for one in found if one.verdict is verdict]
    for one in failed[:limit]:
        before = "".join(f"{question} | " for question in one.case.before)
        print(f"\n{one.verdict} ({one.case.family}): {before}{one.case.question}")
        print(
            f"  gold: {one.case.gold}\n  understood: {one.answer['understood']}\n  answer: {one.answer['text'][:300]}"
        )


def _as_json(found: Sequence[Outcome]) -> str:
    return json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=1, default=_cell)


def _plain(one: Outcome) -> dict[str, object]:
    gold = {"kind": type(one.case.gold).__name__, **asdict(one.case.gold)}
    case = {"family": one.case.family, "before": one.case.before, "question": one.case.question, "gold": gold}
    return {**case, "verdict": one.verdict, "elapsed_ms": round(one.elapsed_ms, 1), "answer": one.answer}


def _cell(value: object) -> object:
    """What JSON has no form for: exact numbers and sets of names."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"a {type(value).__name__} has no place in the report")


if __name__ == "__main__":
    raise SystemExit(main())
