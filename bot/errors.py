"""The errors of the asking side, as a family. The knowledge side's are in ``index.errors``.

    FixableError              (index.errors) somebody can put it right; str() is one line that says what and how
      SettingsError           settings that are unknown or make no sense; holds every Fault that was found
      DiscordSetupError       Discord refuses the bot as it is set up: its token, an intent, its shards

Declining is no error: it is an Answer.
"""

from __future__ import annotations

from index.errors import Fault, FixableError


class SettingsError(FixableError):
    """Settings cannot be used. ``faults`` lists all of them, each with the place it was read from."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(map(str, faults)))


class DiscordSetupError(FixableError):
    """Discord refuses the bot as it is set up; the message names the setting and what to do about it."""
