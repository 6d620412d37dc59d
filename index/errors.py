"""The errors of the knowledge side, as a family.

    RoundtableError
      FixableError            somebody can put it right; str() is one line that says what and how
        CorpusError           files or rows that cannot be used; holds every Fault that was found
        ModelError            a model that is not there, is not the one asked for, or will not load
        GenerationError       something about the built index
          NoGenerationError       nothing has been built yet
          MismatchError           built with other settings than those in force
          CorruptError            files missing or not what the manifest says
          BuildLockedError        another build is running
        QueryError            a figure query that makes no sense as written

Anything else that escapes is our own fault: it is logged whole, and the asker sees a plain apology.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with one file, worded so that its owner can mend it."""

    file: str
    """Path below the corpus folder, or as it was given."""
    line: int | None
    """1-based; None where the whole file is meant."""
    problem: str
    """What is wrong, and what would be right: "amount: got '2,5m', want a whole number"."""

    def __str__(self) -> str:
        """``file:line: problem``, the form that editors make clickable."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.problem}"


class RoundtableError(Exception):
    """Everything that Roundtable raises on purpose."""


class FixableError(RoundtableError):
    """Somebody can put it right: the message is one line that says what to do."""


class CorpusError(FixableError):
    """Files or rows of a corpus cannot be used. ``faults`` lists all of them, not only the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        first = str(faults[0]) if faults else "no fault given"
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(first + more)


class ModelError(FixableError):
    """A model cannot be found, has the wrong checksum, or does not load."""


class GenerationError(FixableError):
    """Something is wrong with a generation."""


class NoGenerationError(GenerationError):
    """There is no generation to open: nothing has been built in this folder."""


class MismatchError(GenerationError):
    """The generation was built with other settings than those in force."""


class CorruptError(GenerationError):
    """A file of the generation is missing or differs from its checksum."""


class BuildLockedError(GenerationError):
    """Another process is building in the same folder; the message names it."""


class QueryError(FixableError):
    """A figure query contradicts itself or names what the catalogue does not have."""
