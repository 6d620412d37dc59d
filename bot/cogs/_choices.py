"""What Discord offers while an option is being typed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from discord import app_commands

CHOICE_LIMIT = 100
"""Discord's limit for the characters of a choice."""
MOST_CHOICES = 25
CHOICES_WITHIN_S = 2.0
"""Discord drops choices after three seconds; the way there and back needs some of them."""

Choices = list[app_commands.Choice[str]]


async def choices_of(texts: Awaitable[list[str]]) -> Choices:
    """The texts as choices; none rather than too late."""
    try:
        async with asyncio.timeout(CHOICES_WITHIN_S):
            found = await texts
    except TimeoutError:
        return []
    fitting = [text for text in found if 0 < len(text) <= CHOICE_LIMIT]
    return [app_commands.Choice(name=text, value=text) for text in fitting[:MOST_CHOICES]]
