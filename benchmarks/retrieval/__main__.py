"""Print the tables: each half of the search on TAT-QA and on our briefings, and passage lengths on both."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.retrieval.measures import DEPTH, Judged, Measured, averages
from benchmarks.retrieval.questions import QUESTIONS, Part, Question, Task, own_task
from benchmarks.retrieval.tatqa import tatqa_as_cut, tatqa_as_pages
from index.encoder import SentenceEncoder
from index.lexical import LexicalIndex
from index.models import DEFAULT_MODEL
from index.passages import DEFAULT_MAX_WORDS, DEFAULT_OVERLAP_SENTENCES, Passage, passages_of
from index.search import Mode, Searcher
from index.vectors import FaissVectors

ROOT = Path(__file__).resolve().parents[2]

Ranker = Callable[[str], list[Passage]]
"""A query's passages, best first."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Exit code 0, also where TAT-QA is not at hand."""
    options = _options(arguments)
    encoder = SentenceEncoder(options.model)
    own = own_task(options.corpus, options.questions, part=options.part)
    default = _cut(own, max_words=DEFAULT_MAX_WORDS, overlap=DEFAULT_OVERLAP_SENTENCES)
    tasks = [own]
    if (options.tatqa / "passages.jsonl").is_file():
        tasks.append(tatqa_as_pages(options.tatqa))
        _print_modes("TAT-QA paragraphs", *tatqa_as_cut(options.tatqa), encoder=encoder)
    else:
        print(f"TAT-QA is not at {options.tatqa}: left out. Name its folder with --tatqa.\n")
    _print_modes(own.name, default, own.answerable, encoder=encoder)
    for task in tasks:
        _print_sizes(task, options.sizes, options.overlaps, encoder=encoder)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.retrieval", description=__doc__)
    parser.add_argument("--tatqa", type=Path, default=ROOT.parent / "shared" / "eval" / "tatqa", metavar="DIR")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", metavar="DIR")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, metavar="DIR", help="asked of the corpus")
    parser.add_argument("--part", type=Part, choices=list(Part), default=Part.DEVELOPMENT, help="of these questions")
    parser.add_argument("--model", default=DEFAULT_MODEL, help="path or Hub id of the encoder")
    parser.add_argument("--sizes", type=int, nargs="*", default=[40, 60, 80, 100, 130, 180], metavar="WORDS")
    parser.add_argument("--overlaps", type=int, nargs="*", default=[0, 1], metavar="SENTENCES")
    return parser.parse_args(arguments)


def _cut(task: Task, *, max_words: int, overlap: int) -> tuple[Passage, ...]:
    cut = (passages_of(one, max_words=max_words, overlap_sentences=overlap) for one in task.briefings)
    return tuple(passage for passages in cut for passage in passages)


def _searcher(passages: Sequence[Passage], encoder: SentenceEncoder) -> Searcher:
    texts = [passage.embedded_text for passage in passages]
    return Searcher(passages, FaissVectors.build(encoder.encode(texts)), LexicalIndex.build(texts), encoder)


def _by_mode(searcher: Searcher, mode: Mode) -> Ranker:
    return lambda query: [hit.passage for hit in searcher.search(query, DEPTH, mode=mode)]


def _blended(searcher: Searcher, *, size: int) -> Ranker:
    """Equal parts of both scores, each scaled to 0..1 over all passages: what fusing by rank is compared with."""

    def ranked(query: str) -> list[Passage]:
        hits = searcher.search(query, size)
        dense = _scaled([hit.dense_score for hit in hits])
        lexical = _scaled([hit.lexical_score or 0 for hit in hits])
        order = sorted(range(len(hits)), key=lambda place: -(dense[place] + lexical[place]))
        return [hits[place].passage for place in order[:DEPTH]]

    return ranked


def _scaled(scores: Sequence[float | None]) -> list[float]:
    known = [score for score in scores if score is not None]
    low, high = min(known, default=0), max(known, default=0)
    return [0.0 if score is None or high == low else (score - low) / (high - low) for score in scores]


def _measured(ranker: Ranker, passages: Sequence[Passage], questions: Sequence[Question]) -> Measured:
    return averages([_judged(ranker(question.text), passages, question) for question in questions])


def _judged(found: Sequence[Passage], passages: Sequence[Passage], question: Question) -> Judged:
    return Judged(
        right=tuple(_is_right(passage, question) for passage in found),
        words=tuple(len(passage.text.split()) for passage in found),
        total=max(1, sum(_is_right(passage, question) for passage in passages)),
    )


def _is_right(passage: Passage, question: Question) -> bool:
    return any(place.is_met_by(passage) for place in question.places)


def _print_modes(
    name: str, passages: Sequence[Passage], questions: Sequence[Question], *, encoder: SentenceEncoder
) -> None:
    print(f"### {name}: {len(questions)} questions, {len(passages)} passages\n")
    print("| search | nDCG@10 | recall@5 | MRR@10 | first right |")
    print("|---|---|---|---|---|")
    searcher = _searcher(passages, encoder)
    rankers = {mode.value: _by_mode(searcher, mode) for mode in (Mode.DENSE, Mode.LEXICAL, Mode.FUSED)}
    for title, ranker in {
        **rankers,
        "equal parts of scores (not built in)": _blended(searcher, size=len(passages)),
    }.items():
        got = _measured(ranker, passages, questions)
        scores = f"{got.ndcg_at_10:.3f} | {got.recall_at_5:.3f} | {got.mrr_at_10:.3f} | {got.first_right:.0%}"
        print(f"| {title} | {scores} |")
    print()


def _print_sizes(task: Task, sizes: Sequence[int], overlaps: Sequence[int], *, encoder: SentenceEncoder) -> None:
    print(f"### {task.name}, cut to size, fused: {len(task.answerable)} questions\n")
    print("| max words | overlap | passages | first right | right in 5 | MRR@10 | right in 200 words |")
    print("|---|---|---|---|---|---|---|")
    for overlap in overlaps:
        for size in sizes:
            passages = _cut(task, max_words=size, overlap=overlap)
            got = _measured(_by_mode(_searcher(passages, encoder), Mode.FUSED), passages, task.answerable)
            found = f"{got.first_right:.0%} | {got.right_in_5:.0%} | {got.mrr_at_10:.3f}"
            print(f"| {size} | {overlap} | {len(passages)} | {found} | {got.right_in_200_words:.0%} |", flush=True)
    print()


if __name__ == "__main__":
    raise SystemExit(main())
