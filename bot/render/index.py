"""The state of the index, and a build's progress, as embeds. Nothing here asks or decides anything."""

from __future__ import annotations

from collections.abc import Iterator

import discord

from bot.answers.live import LiveState, LiveStatus
from bot.rebuilds import Rebuild
from bot.render.markdown import escaped
from bot.render.pages import Entry, Frame, Part, Prose, embeds_of
from bot.render.safe import one_line
from index.errors import Fault
from index.generation import BuildReport, Counts, Status

BAR_CELLS = 20
FULL, EMPTY = "▰", "▱"
MOST_FAULTS = 8

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
    footer = f"Begun by {rebuild.by}. Questions are answered all the while."
    return embeds_of([Prose(_stage(rebuild))], Frame(title="Building the index", footer=footer, colour=BUSY))[0]


def built_embed(report: BuildReport, rebuild: Rebuild, live: LiveStatus) -> discord.Embed:
    """What came of a build."""
    begun = f"Begun by {rebuild.by}"
    if live.generation_id != report.id:
        words = f"Generation {report.id} does not open; {live.generation_id or 'nothing'} stays live."
        return embeds_of([Prose(escaped(words)), *_problem(live)], Frame("", "Not in use", begun, BAD))[0]
    made = f"Nothing has changed: generation {report.id} holds the corpus as it is."
    if not report.unchanged:
        took = f"built in {report.elapsed_s:.1f} s, {report.encoded:,} passages encoded, {report.reused:,} taken over"
        made = f"Answering from generation {report.id} now: {took}."
    parts = [Prose(escaped(made)), Entry("It holds", (_counts(report.counts),)), *_left_out(report.left_out)]
    return embeds_of(parts, Frame(title="The index is up to date", footer=begun, colour=GOOD))[0]


def status_embeds(live: LiveStatus, on_disk: Status, *, running: Rebuild | None) -> list[discord.Embed]:
    """What is live, what is being built, and what is wrong, as pages."""
    parts: list[Part] = [Entry(name, (value,), inline=True) for name, value in _facts(live, on_disk)]
    if on_disk.counts is not None:
        parts.append(Entry("It holds", (_counts(on_disk.counts),)))
    parts += [Entry("A build is running", lines) for lines in _running(on_disk, running)]
    parts += _problem(live)
    if on_disk.failure is not None:
        parts.append(Entry("The last build failed", (escaped(one_line(on_disk.failure.message)),)))
    parts += _left_out(on_disk.left_out)
    is_well = live.state is LiveState.READY and live.problem is None and on_disk.failure is None
    return embeds_of(parts, Frame(title=_STATES[live.state], colour=GOOD if is_well else BAD))


def _facts(live: LiveStatus, on_disk: Status) -> Iterator[tuple[str, str]]:
    yield "Generation", escaped(live.generation_id or "none")
    if on_disk.created is not None and on_disk.id == live.generation_id:
        yield "Built", discord.utils.format_dt(on_disk.created, "R")
    if live.opened is not None:
        yield "Live since", discord.utils.format_dt(live.opened, "R")
    loaded = "loaded" if live.is_warm else "loading: figures are answered, passages a little later"
    yield "Model", escaped(f"{on_disk.model or 'unknown'}, {loaded}")
    if on_disk.corpus_changed is not None:
        yield "Corpus", "changed since: a build is due" if on_disk.corpus_changed else "unchanged since"
    if on_disk.size is not None:
        yield "Size", f"{on_disk.size / 1e6:,.1f} MB, {len(on_disk.older)} older kept"


def _running(on_disk: Status, running: Rebuild | None) -> Iterator[tuple[str, ...]]:
    if running is not None:
        yield f"{escaped(running.by)} began it {running.elapsed_s:.0f} s ago.", _stage(running)
    elif on_disk.running is not None:
        yield (escaped(f"Elsewhere: {on_disk.running}"),)


def _counts(counts: Counts) -> str:
    return (
        f"{counts.briefings:,} briefings in {counts.passages:,} passages; {counts.rounds:,} rounds "
        f"of {counts.companies:,} companies from {counts.sources:,} sources; "
        f"{counts.conflicts:,} facts on which origins disagree"
    )


def _left_out(faults: tuple[Fault, ...]) -> list[Part]:
    if not faults:
        return []
    lines = [f"• {escaped(one_line(str(fault)))}" for fault in faults[:MOST_FAULTS]]
    more = [f"… and {len(faults) - MOST_FAULTS:,} more: `roundtable facts check` lists all"]
    return [Entry("Left out, because it cannot be used", tuple(lines + (more if len(faults) > MOST_FAULTS else [])))]


def _problem(live: LiveStatus) -> list[Part]:
    return [] if live.problem is None else [Entry("Wrong", (escaped(one_line(live.problem)),))]


def _stage(rebuild: Rebuild) -> str:
    stage = rebuild.stage
    name = escaped(one_line(stage.name)).capitalize()
    if stage.share is None or stage.total is None:
        return f"{name}…"
    return f"{name}\n{bar(stage.share)} {stage.share:.0%} ({stage.finished:,} of {stage.total:,})"
