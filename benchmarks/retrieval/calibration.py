"""Fit what ``bot/answers/support.py`` weighs, and show what each bound would keep: ``python -m …calibration``.

Asks the development questions with declining switched off and looks at the sentences that would be quoted. The fit is
a logistic regression on whether they hold the answer; an unanswerable question's never do.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures.asking import TODAY
from benchmarks.retrieval.pipeline import generation_of
from benchmarks.retrieval.questions import HARD, NATURAL, Kind, Part, Question, own_task
from bot.answers.lexicon import Lexicon
from bot.answers.quotable import asks_for_reasons, asks_why, briefings_about, content_of, in_full
from bot.answers.quoting import Cut, cuts_for
from bot.answers.reading import Reader
from bot.answers.support import confidence_of, lead_of, worth_quoting
from index.encoder import SentenceEncoder
from index.facts.table import FactsTable
from index.generation import Generation

ROOT = Path(__file__).resolve().parents[2]
_BOUNDS = (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Seen:
    """The best sentences for a question: what is known of them, and whether they hold the answer."""

    is_answerable: bool
    is_right: bool
    features: tuple[float, float, float]
    """Relevance, lead and strangeness, as ``support`` takes them."""
    confidence: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the weights and the table of bounds."""
    options = _options(arguments)
    generation = generation_of(options.corpus, options.index, SentenceEncoder())
    tasks = [own_task(options.corpus, folder, part=Part.DEVELOPMENT) for folder in (NATURAL, HARD)]
    found = [list(_seen(task.questions, generation)) for task in tasks]
    _print_weights([one for seen in found for one in seen])
    for task, seen in zip(tasks, found, strict=True):
        print(f"{task.name}\n")
        _print_bounds(seen)
        print()
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.retrieval.calibration", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", metavar="DIR")
    parser.add_argument("--index", type=Path, default=ROOT / ".benchmarks" / "retrieval", metavar="DIR")
    return parser.parse_args(arguments)


def _seen(questions: Sequence[Question], generation: Generation) -> Iterator[Seen]:
    table = FactsTable(generation.facts)
    reader = Reader(Lexicon(table))
    for question in questions:
        if question.kind is Kind.ACROSS:
            continue
        reading = reader.read(question.text, today=TODAY)
        files = briefings_about(reading, table) or None
        cuts = cuts_for(in_full(reading), generation.searcher, files=files, asks_why=asks_why(reading))
        if cuts:
            strange = generation.searcher.strange(content_of(reading), files=files)
            features = (cuts[0].relevance, lead_of(cuts[0], cuts), strange)
            confidence = confidence_of(cuts[0], cuts, strange=strange)
            quoted = worth_quoting(cuts, explains=asks_for_reasons(reading))
            yield Seen(question.is_answerable, any(_holds(question, cut) for cut in quoted), features, confidence)


def _holds(question: Question, cut: Cut) -> bool:
    return any(place.overlaps(cut.passage.file, cut.start, cut.end) for place in question.places)


def _print_weights(found: Sequence[Seen]) -> None:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression().fit([one.features for one in found], [one.is_right for one in found])
    relevance, lead, strange = model.coef_[0]
    print(
        f"fitted: relevance {relevance:.3f}, lead {lead:.3f}, strange {strange:.3f}, "
        f"constant {model.intercept_[0]:.3f}\n"
    )


def _print_bounds(found: Sequence[Seen]) -> None:
    print("| bound | answerable: right | answerable: wrong | answerable: declined | unanswerable: declined |")
    print("|---|---|---|---|---|")
    answerable = [one for one in found if one.is_answerable]
    others = [one for one in found if not one.is_answerable]
    for bound in _BOUNDS:
        kept = [one for one in answerable if one.confidence >= bound]
        right = sum(one.is_right for one in kept) / len(answerable)
        declined = sum(one.confidence < bound for one in others) / len(others)
        wrong, lost = len(kept) / len(answerable) - right, 1 - len(kept) / len(answerable)
        print(f"| {bound:.2f} | {right:.0%} | {wrong:.0%} | {lost:.0%} | {declined:.0%} |")


if __name__ == "__main__":
    raise SystemExit(main())
