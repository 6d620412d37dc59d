"""Generations: build, verify, publish and open one immutable directory of everything that answers need."""

from index.generation.builder import build
from index.generation.layout import current_id
from index.generation.lock import Holder
from index.generation.manifest import Counts, Manifest, Recipe
from index.generation.options import BuildOptions, BuildReport
from index.generation.reader import Generation, open_generation
from index.generation.status import LastFailure, Status, status
from index.generation.verification import verify

__all__ = [
    "BuildOptions",
    "BuildReport",
    "Counts",
    "Generation",
    "Holder",
    "LastFailure",
    "Manifest",
    "Recipe",
    "Status",
    "build",
    "current_id",
    "open_generation",
    "status",
    "verify",
]
