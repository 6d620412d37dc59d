"""``roundtable search``: ranked passages with the scores that ranked them, for whoever tunes retrieval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from bot.answers.answer import JsonObject
from bot.cli.failures import DECLINED
from bot.cli.options import Invocation, corpus_option, debug_option, index_option, json_option, quiet_option

if TYPE_CHECKING:
    from index.search import Hit

MODES = ("reranked", "late", "fused", "dense", "lexical")


@click.command(short_help="Rank passages for a query.")
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@click.option("-k", "count", type=click.IntRange(1, 1_000), default=10, show_default=True, help="How many passages.")
@click.option("--mode", type=click.Choice(MODES), default=MODES[0], show_default=True, help="What ranks them.")
@json_option
@corpus_option
@index_option
@quiet_option
@debug_option
@click.pass_obj
def search(invocation: Invocation, query: tuple[str, ...], count: int, mode: str) -> int:
    """Rank the passages of the corpus for QUERY, best first, with each one's scores and ranks."""
    from bot.cli.ask import well_formed
    from bot.cli.opening import open_index
    from bot.cli.output import print_json
    from index.search import Mode

    words = well_formed(" ".join(query))
    hits = open_index(invocation).searcher.search(words, count, mode=Mode(mode))
    if invocation.as_json:
        print_json({"query": words, "mode": mode, "hits": [_record(rank, hit) for rank, hit in enumerate(hits, 1)]})
    else:
        _print(hits)
    return 0 if hits else DECLINED


def _record(rank: int, hit: Hit) -> JsonObject:
    passage = hit.passage
    scores = ("score", "dense_score", "dense_rank", "lexical_score", "lexical_rank", "late_score", "rerank_score")
    places = ("file", "section", "start", "end", "title", "text")
    return {
        "rank": rank,
        **{name: getattr(hit, name) for name in scores},
        **{name: getattr(passage, name) for name in places},
    }


def _print(hits: Sequence[Hit]) -> None:
    from bot.render.safe import one_line

    if not hits:
        click.echo("No passage found.")
    for rank, hit in enumerate(hits, 1):
        passage = hit.passage
        click.echo(f"{rank:>3}. {one_line(passage.file)}, {one_line(passage.section)}, {passage.start}-{passage.end}")
        click.echo(f"     {_scores(hit)}")
        click.echo(f"     {one_line(passage.text)}")


def _scores(hit: Hit) -> str:
    halves = (("dense", hit.dense_score, hit.dense_rank), ("lexical", hit.lexical_score, hit.lexical_rank))
    found = [f"{name} {score:.3f} (#{rank})" for name, score, rank in halves if score is not None]
    later = (("reranked", hit.rerank_score), ("late", hit.late_score))
    refined = [f"{name} {score:.3f}" for name, score in later if score is not None]
    return ", ".join([*refined, f"score {hit.score:.4f}", *found])
