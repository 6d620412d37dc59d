"""``roundtable round``: everything known about one round."""

from __future__ import annotations

import click

from bot.cli.options import Invocation, corpus_option, debug_option, index_option, json_option, quiet_option


@click.command(short_help="Show one round of a company.")
@click.argument("company")
@click.argument("round_name", nargs=-1, metavar="[ROUND]")
@json_option
@corpus_option
@index_option
@quiet_option
@debug_option
@click.pass_obj
def round(invocation: Invocation, company: str, round_name: tuple[str, ...]) -> int:  # noqa: A001 - the command's name
    """Show what is known about a round of COMPANY: the one named ROUND, or its latest.

    \b
    Examples:
      roundtable round Anthropic "Series E"
      roundtable round "Scale AI"
    """  # noqa: D301 - click's mark for lines that it must not wrap is that very character
    from bot.cli.opening import open_answerer
    from bot.cli.output import show

    answerer = open_answerer(invocation)
    return show(answerer.round(company, " ".join(round_name) or None), as_json=invocation.as_json)
