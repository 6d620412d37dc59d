"""Parts of an answer, packed into embeds that keep Discord's limits by construction.

A part is either ``Prose`` (goes into the description) or an ``Entry`` (becomes a field); both hold escaped text
of any length. ``embeds_of`` cuts and packs them in order, a page an embed, one embed a message. What the parts
say is ``embeds``; which page is shown is ``buttons``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import discord

from bot.render.markdown import clipped, length, pieces
from bot.render.safe import one_line

FIELD_VALUE = 1024
FIELD_NAME = 256
FIELDS = 25
HEADING = 256
"""Discord's limit for an embed's title and for its author."""
FOOTER = 400
"""Ours, of the 2,048 that Discord takes: a footer is a line or two."""
DESCRIPTION = 2000
"""Ours, of the 4,096 that Discord takes: a page should fit a phone's screen or two."""
PAGE = 4800
"""What description and fields may hold together, so that heading and footer fit below Discord's 6,000."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, list or quote of the description."""

    text: str
    prefix: str = ""
    """Stands before each piece that the text is cut into: ``> `` keeps a quote a quote on the next page."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines shown in fixed width, one beside the other; pages break between lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: its lines stay together while they fit."""

    name: str
    lines: tuple[str, ...]
    inline: bool = False


Part = Prose | Block | Entry


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of an answer carries."""

    author: str = ""
    title: str = ""
    footer: str = ""
    colour: int = 0x5865F2


@dataclass(slots=True)
class _Page:
    """A page being filled."""

    paragraphs: list[str] = field(default_factory=list)
    fields: list[tuple[str, str, bool]] = field(default_factory=list)

    @property
    def described(self) -> int:
        return sum(length(text) + len("\n\n") for text in self.paragraphs)

    @property
    def size(self) -> int:
        return self.described + sum(length(name) + length(value) for name, value, _ in self.fields)

    def takes_prose(self, text: str) -> bool:
        return not self.fields and self.described + length(text) <= DESCRIPTION

    def takes_field(self, name: str, value: str) -> bool:
        return len(self.fields) < FIELDS and self.size + length(name) + length(value) <= PAGE


def embeds_of(parts: Iterable[Part], frame: Frame) -> list[discord.Embed]:
    """The pages of one answer, at least one; each is within every limit of a message's embeds."""
    pages = _packed(parts)
    return [_embed(page, frame, place=(number, len(pages))) for number, page in enumerate(pages, start=1)]


def _packed(parts: Iterable[Part]) -> list[_Page]:
    pages = [_Page()]
    for part in parts:
        if isinstance(part, Entry):
            for name, value in _field_values(part):
                if not pages[-1].takes_field(name, value):
                    pages.append(_Page())
                pages[-1].fields.append((name, value, part.inline))
        else:
            for text in _paragraphs(part):
                if not pages[-1].takes_prose(text):
                    pages.append(_Page())
                pages[-1].paragraphs.append(text)
    return pages


def _paragraphs(part: Prose | Block) -> Iterator[str]:
    if isinstance(part, Prose):
        for piece in pieces(part.text, DESCRIPTION - length(part.prefix)):
            yield part.prefix + piece
        return
    fence = "```\n{}\n```"
    for group in _groups(part.lines, DESCRIPTION - length(fence)):
        yield fence.format(group)


def _field_values(entry: Entry) -> Iterator[tuple[str, str]]:
    name = clipped(entry.name, FIELD_NAME - len(" (continued)"))
    for number, value in enumerate(_groups(entry.lines, FIELD_VALUE)):
        yield (f"{name} (continued)" if number else name), value


def _groups(lines: Iterable[str], limit: int) -> Iterator[str]:
    """Lines joined into texts of at most ``limit``; a line too long for one is cut."""
    group = ""
    for piece in (piece for line in lines for piece in pieces(line, limit)):
        joined = f"{group}\n{piece}" if group else piece
        if length(joined) > limit:
            yield group
            joined = piece
        group = joined
    if group:
        yield group


def _embed(page: _Page, frame: Frame, *, place: tuple[int, int]) -> discord.Embed:
    number, of = place
    description = "\n\n".join(page.paragraphs)
    if not description and not page.fields:
        description = "There is nothing to show."
    embed = discord.Embed(colour=frame.colour, description=description or None)
    if frame.title and number == 1:
        embed.title = clipped(frame.title, HEADING)
    if frame.author:
        embed.set_author(name=clipped(one_line(frame.author), HEADING))
    for name, value, inline in page.fields:
        embed.add_field(name=name, value=value, inline=inline)
    turn = f"Page {number} of {of}" if of > 1 else ""
    footer = " · ".join(text for text in (turn, clipped(one_line(frame.footer), FOOTER - 40)) if text)
    if footer:
        embed.set_footer(text=footer)
    return embed
