"""``roundtable figure``: a figure query in its own syntax, and the list of what it can be made of."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.cli.options import (
    Invocation,
    chart_option,
    corpus_option,
    debug_option,
    index_option,
    json_option,
    quiet_option,
)


@click.command(short_help="Compute a figure from an exact query.")
@click.argument("query", nargs=-1, metavar="[QUERY]")
@click.option("--list", "lists", is_flag=True, help="List the metrics, fields, groups and aggregates of queries.")
@chart_option
@json_option
@corpus_option
@index_option
@quiet_option
@debug_option
@click.pass_obj
def figure(invocation: Invocation, query: tuple[str, ...], lists: bool, chart: Path | None) -> int:  # noqa: FBT001 - click's signature
    """Compute the figure of QUERY, written in the syntax of docs/queries.md.

    Every answer with a figure names its query, and that line can be given here again.

    \b
    Examples:
      roundtable figure "median(amount) where sector = robotics by year"
      roundtable figure "step_up where company = Mistral AI and round = Series C"
      roundtable figure "sum(raised) since 2024 by company limit 5" --chart top.png
      roundtable figure --list
    """  # noqa: D301 - click's mark for lines that it must not wrap is that very character
    if lists:
        if query:
            raise click.UsageError("--list takes no query")
        return _list(as_json=invocation.as_json)
    if not query:
        raise click.UsageError("give a query, or --list to see what it can be made of")
    return _answered(invocation, " ".join(query), chart)


def _answered(invocation: Invocation, line: str, chart: Path | None) -> int:
    from bot.cli.ask import well_formed
    from bot.cli.opening import open_answerer
    from bot.cli.output import show
    from index.figures.syntax import QuerySyntaxError, parse

    typed = well_formed(line)
    try:
        parse(typed)  # before an index is opened, or even built, for a slip of the pen
    except QuerySyntaxError as error:
        if sys.stderr.isatty():
            click.echo(error.caret, err=True)
        raise
    answer = open_answerer(invocation).figure(typed)
    code = show(answer, as_json=invocation.as_json)
    if chart is not None:
        from bot.cli.charts import draw

        draw(answer, chart)
    return code


def _list(*, as_json: bool) -> int:
    from bot.cli.output import print_json
    from bot.cli.parts import parts, parts_as_text

    if as_json:
        print_json(parts())
    else:
        click.echo(parts_as_text())
    return 0
