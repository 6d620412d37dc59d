"""Measure how well the search finds passages and the program answers from them, beside two other tools."""

from __future__ import annotations

import argparse
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.retrieval import tables
from benchmarks.retrieval.declining import as_set, curve, draw
from benchmarks.retrieval.depth import print_depths
from benchmarks.retrieval.others import missing_tools, other_rankers
from benchmarks.retrieval.pipeline import Outcome, generation_of, outcomes
from benchmarks.retrieval.questions import HARD, NATURAL, Part, Question, Task, own_task
from benchmarks.retrieval.ranking import Run, by_mode, cut, runs, searcher_over
from benchmarks.retrieval.sizes import print_sizes
from benchmarks.retrieval.stopwatch import Stopwatch
from benchmarks.retrieval.tatqa import tatqa_as_cut, tatqa_as_pages, tatqa_corpus
from index.encoder import SentenceEncoder
from index.models import DEFAULT_MODEL
from index.passages import DEFAULT_MAX_WORDS, DEFAULT_OVERLAP_SENTENCES, Passage
from index.search import Mode

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Exit code 0, also where TAT-QA or another tool is not at hand."""
    options = _options(arguments)
    # Every model is on this machine or its tool is left out: nothing is fetched while measuring.
    os.environ["HF_HUB_OFFLINE"] = "1"
    encoder = SentenceEncoder(options.model)
    own = [own_task(options.corpus, folder, part=options.part) for folder in options.questions]
    has_tatqa = (options.tatqa / "passages.jsonl").is_file()
    for name in missing_tools():
        print(f"{name} is not installed: left out. make bench-retrieval installs it.\n")
    if not has_tatqa:
        print(f"TAT-QA is not at {options.tatqa}: left out. Name its folder with --tatqa.\n")
    else:
        _measure_tatqa(options, encoder)
    for task in own:
        _measure_own(task, options, encoder)
    for task in [*own, *([tatqa_as_pages(options.tatqa)] if has_tatqa else [])] if options.sizes else []:
        print_sizes(task, options.sizes, options.overlaps, encoder)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.retrieval", description=__doc__)
    parser.add_argument("--tatqa", type=Path, default=ROOT.parent / "shared" / "eval" / "tatqa", metavar="DIR")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", metavar="DIR")
    parser.add_argument("--index", type=Path, default=ROOT / ".benchmarks" / "retrieval", metavar="DIR")
    parser.add_argument(
        "--questions", type=Path, nargs="+", default=[NATURAL, HARD], metavar="DIR", help="asked of the corpus"
    )
    parser.add_argument("--part", type=Part, choices=list(Part), default=Part.DEVELOPMENT, help="of these questions")
    parser.add_argument("--model", default=DEFAULT_MODEL, help="path or Hub id of the encoder")
    parser.add_argument("--misses", type=int, default=10, metavar="N", help="print the N worst, of development only")
    parser.add_argument("--curve", type=Path, metavar="DIR", help="draw the curves of declining into this folder")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[], metavar="WORDS", help="also measure these lengths"
    )
    parser.add_argument("--overlaps", type=int, nargs="*", default=[0, 1], metavar="SENTENCES")
    return parser.parse_args(arguments)


def _measure_tatqa(options: argparse.Namespace, encoder: SentenceEncoder) -> None:
    passages, questions = tatqa_as_cut(options.tatqa)
    runs = _rankings(passages, questions, encoder, options.model)
    tables.print_rankings("TAT-QA paragraphs", runs, questions=len(questions), passages=len(passages))
    print_depths("TAT-QA paragraphs", passages, questions, encoder)
    with tempfile.TemporaryDirectory() as folder:
        task = tatqa_corpus(options.tatqa, Path(folder) / "corpus")
        generation = generation_of(Path(folder) / "corpus", Path(folder) / "index", encoder)
        found = outcomes(task.questions, generation, encoder)
        generation.close()
    tables.print_pipeline(task.name, found)
    tables.print_times("TAT-QA", runs, found)


def _measure_own(own: Task, options: argparse.Namespace, encoder: SentenceEncoder) -> None:
    passages = cut(own, max_words=DEFAULT_MAX_WORDS, overlap=DEFAULT_OVERLAP_SENTENCES)
    runs = _rankings(passages, own.answerable, encoder, options.model)
    tables.print_rankings(own.name, runs, questions=len(own.answerable), passages=len(passages))
    if options.part is Part.DEVELOPMENT:
        print_depths(own.name, passages, own.answerable, encoder)
    found = outcomes(own.questions, generation_of(options.corpus, options.index, encoder), encoder)
    tables.print_pipeline(own.name, found)
    tables.print_kinds(own.name, found)
    tables.print_times(own.name, runs, found)
    _print_declining(own.name, found, options.curve)
    if options.part is Part.DEVELOPMENT and options.misses:
        tables.print_misses(own.name, found, {one.file: one.text for one in own.briefings}, options.misses)


def _print_declining(name: str, found: Sequence[Outcome], folder: Path | None) -> None:
    points, today = curve(found), as_set(found)
    tables.print_curve(name, points, today)
    if folder is not None and points:
        picture = folder / f"{'-'.join(re.findall(r'[a-z]+', name))}.png"
        draw(points, today, picture)
        print(f"The curve stands in {picture}.\n")


def _rankings(
    passages: Sequence[Passage], questions: Sequence[Question], encoder: SentenceEncoder, model: str
) -> list[Run]:
    """Each mode of our search and each other tool."""
    watch = Stopwatch()
    searcher = searcher_over(passages, encoder, watch)
    ours = {mode.value: by_mode(searcher, mode) for mode in Mode}
    return runs({**ours, **other_rankers(passages, model)}, passages, questions, watch)


if __name__ == "__main__":
    raise SystemExit(main())
