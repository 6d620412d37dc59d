"""The state of the index, and a build's progress, as embeds. Nothing here asks or decides anything."""

from __future__ import annotations

import discord

from bot.answers.live import LiveState, LiveStatus
from bot.rebuilds import Rebuild, Rebuilds
from bot.render.markdown import escaped
from bot.render.pages import Entry, Frame, Part, Prose, embeds_of
from bot.render.safe import one_line
from index.generation import BuildReport

BAR_CELLS = 20
FULL, EMPTY = "▰", "▱"

GOOD, BUSY, BAD = 0x2F6F4F, 0x3B5B92, 0x9B2C2C

_STATES = {
    LiveState.LOADING: "Opening the index",
    LiveState.READY: "Answering",
    LiveState.FAILED: "Not answering",
}


def bar(share: float) -> str:
    """A bar that is filled to a share between 0 and 1; full only when all is done."""
    filled = int(share * BAR_CELLS)
    return FULL * filled + EMPTY * (BAR_CELLS - filled)


def build_embed(rebuild: Rebuild) -> discord.Embed:
    """How far a build is."""
    frame = Frame(title="Building the index", footer=f"Begun by {rebuild.by}. Questions are answered all the while.")
    return embeds_of([Prose(_stage(rebuild))], frame)[0]


def built_embed(report: BuildReport, rebuild: Rebuild, status: LiveStatus) -> discord.Embed:
    """What came of a build."""
    if status.generation_id != report.id:
        words = f"Generation {report.id} was built but does not open; {status.generation_id or 'nothing'} stays live."
        return embeds_of([Prose(escaped(words)), *_problem(status)], Frame(title="Not in use", colour=BAD))[0]
    words = f"Answering from generation {report.id} now, built in {rebuild.elapsed_s:.0f} s."
    frame = Frame(title="The index is up to date", footer=f"Begun by {rebuild.by}", colour=GOOD)
    return embeds_of([Prose(escaped(words))], frame)[0]


def status_embed(status: LiveStatus, rebuilds: Rebuilds) -> discord.Embed:
    """What is live, what is being built, and what is wrong."""
    parts: list[Part] = [Entry(name, (value,), inline=True) for name, value in _facts(status)]
    if rebuilds.running is not None:
        begun = f"{escaped(rebuilds.running.by)} began it {rebuilds.running.elapsed_s:.0f} s ago."
        parts.append(Entry("A build is running", (begun, _stage(rebuilds.running))))
    parts += _problem(status)
    is_well = status.state is LiveState.READY and status.problem is None
    return embeds_of(parts, Frame(title=_STATES[status.state], colour=GOOD if is_well else BAD))[0]


def _facts(status: LiveStatus) -> list[tuple[str, str]]:
    opened = "not yet" if status.opened is None else discord.utils.format_dt(status.opened, "R")
    return [
        ("Generation", escaped(status.generation_id or "none")),
        ("Live since", opened),
        ("Model", "loaded" if status.is_warm else "loading: figures are answered, passages a little later"),
    ]


def _problem(status: LiveStatus) -> list[Part]:
    return [] if status.problem is None else [Entry("Wrong", (escaped(one_line(status.problem)),))]


def _stage(rebuild: Rebuild) -> str:
    stage = rebuild.stage
    name = escaped(one_line(stage.name)).capitalize()
    if stage.share is None or stage.total is None:
        return f"{name}…"
    return f"{name}\n{bar(stage.share)} {stage.share:.0%} ({stage.finished:,} of {stage.total:,})"
