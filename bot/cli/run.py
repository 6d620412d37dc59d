"""``roundtable run``: the Discord bot. It lives in ``bot.client``; this reads the settings and hands them over."""

from __future__ import annotations

import click

from bot.cli.options import Invocation, corpus_option, debug_option, index_option


@click.command(short_help="Run the Discord bot.")
@corpus_option
@index_option
@debug_option
@click.pass_obj
def run(invocation: Invocation) -> int:
    """Run the Discord bot until it is stopped.

    Needs ROUNDTABLE_DISCORD_TOKEN, in the environment or in a file named .env; .env.example lists every setting.
    """
    from bot.logs import set_up_logging

    settings = invocation.settings()
    token = settings.discord_token
    level = "DEBUG" if invocation.debug else settings.log_level
    secrets = [token.get_secret_value()] if token is not None else []
    set_up_logging(level, log_format=settings.log_format, secrets=secrets)

    from bot.client import run as run_client

    run_client(settings)
    return 0
