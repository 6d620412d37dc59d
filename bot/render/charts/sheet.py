"""A sheet of paper measured in points from its top left corner, with fonts that can tell how wide a text is.

This and what imports it are all that knows matplotlib. Text is drawn as it is: a dollar sign starts no formula, and a
character that the font lacks becomes a box.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

# Its news of font caches and temporary folders are nobody's business who asked for a chart.
logging.getLogger("matplotlib").setLevel(logging.ERROR)

import matplotlib as mpl  # noqa: E402 - after its logger was told to be quiet
from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: E402 - likewise
from matplotlib.figure import Figure  # noqa: E402 - likewise
from matplotlib.font_manager import FontProperties, get_font  # noqa: E402 - likewise
from matplotlib.lines import Line2D  # noqa: E402 - likewise
from matplotlib.patches import Rectangle  # noqa: E402 - likewise
from matplotlib.patheffects import withStroke  # noqa: E402 - likewise
from matplotlib.textpath import text_to_path  # noqa: E402 - likewise

POINTS_PER_INCH = 72.0
DOTS_PER_INCH = 160
HAIR = 0.75
"""The least that is drawn of a value that is not zero."""
WIDTH = 7.5 * POINTS_PER_INCH
"""1,200 dots: Discord shows it at about half of that, where the smallest letters can still be read."""

INK, FAINT, RULE, BAR, PAPER = "#1f2328", "#59636e", "#dfe3e8", "#2f6690", "#ffffff"
"""One hue, told from the paper by lightness alone, so that colours are never needed to read a chart."""
_OVER_RULES, _OVER_BARS = 2.0, 3.0
_MISSING = "□"
_FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"


@dataclass(frozen=True)
class Typeface:
    """A font in one size."""

    file: str
    size: float

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size * 1.28

    @cached_property
    def properties(self) -> FontProperties:
        """The font as matplotlib names it: by its file, which no font of the machine can take the place of."""
        return FontProperties(fname=_FONTS / self.file, size=self.size)

    def known(self, text: str) -> str:
        """The text with a box for every character that the font lacks."""
        signs = _signs(self.file)
        return "".join(sign if ord(sign) in signs else _MISSING for sign in text)

    def width(self, text: str) -> float:
        """How wide a text is."""
        return _width(self, text)


TITLE = Typeface("DejaVuSans-Bold.ttf", 13.5)
BODY = Typeface("DejaVuSans.ttf", 10.5)
SMALL = Typeface("DejaVuSans.ttf", 9.5)
NOTE = Typeface("DejaVuSans.ttf", 8.5)


@dataclass(frozen=True, slots=True)
class Body:
    """The part of a chart between title and notes: how tall it is, and how to draw it from a left top corner."""

    height: float
    draw: Callable[[Sheet, float, float], None]


class Sheet:
    """One picture being drawn."""

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        size = (width / POINTS_PER_INCH, height / POINTS_PER_INCH)
        self.figure = Figure(figsize=size, dpi=DOTS_PER_INCH, facecolor=PAPER)
        FigureCanvasAgg(self.figure)

    def text(
        self,
        words: str,
        x: float,
        y: float,
        *,
        font: Typeface,
        colour: str = INK,
        align: str = "left",
        turned: bool = False,
    ) -> None:
        """Words with their baseline at ``y``; turned ones read upwards from there, centred on ``x``."""
        placed = self.figure.text(
            x / self._width,
            1 - y / self._height,
            words,
            fontproperties=font.properties,
            color=colour,
            ha="center" if turned else align,
            va="bottom" if turned else "baseline",
            rotation=90 if turned else 0,
            parse_math=False,
            zorder=_OVER_BARS,
        )
        placed.set_path_effects([withStroke(linewidth=3, foreground=PAPER)])

    def box(self, left: float, top: float, *, width: float, height: float) -> None:
        """A bar."""
        corner = (left / self._width, 1 - (top + height) / self._height)
        size = (width / self._width, height / self._height)
        self.figure.add_artist(
            Rectangle(corner, *size, color=BAR, linewidth=0, zorder=_OVER_RULES, transform=self.figure.transFigure)
        )

    def line(self, xs: Sequence[float], ys: Sequence[float], *, colour: str = RULE, **style: float | str) -> None:
        """A line through points."""
        places = [x / self._width for x in xs], [1 - y / self._height for y in ys]
        options: Mapping[str, Any] = {
            "linewidth": 0.8,
            "zorder": 1 if colour == RULE else _OVER_BARS - 0.5,
            "transform": self.figure.transFigure,
            **style,
        }
        self.figure.add_artist(Line2D(*places, color=colour, **options))

    def save(self, out: BytesIO, *, file_format: str, title: str, description: str) -> None:
        """Write the picture with its title and description, and nothing of when and by which version."""
        self.figure.savefig(out, format=file_format, metadata=_about(file_format, title, description))


def _about(file_format: str, title: str, description: str) -> dict[str, str | None]:
    match file_format:
        case "png":
            return {"Title": title, "Description": description, "Software": "Roundtable"}
        case "svg":
            return {"Title": title, "Description": description, "Creator": "Roundtable", "Date": None}
        case _:
            mine = {"Title": title, "Subject": description, "Creator": "Roundtable", "Producer": "Roundtable"}
            return {**mine, "CreationDate": None}


@contextmanager
def settings() -> Iterator[None]:
    """The defaults of matplotlib, whatever the machine's own settings are, with nothing left to chance in a file.

    Without hinting a text is as wide in the picture as ``Typeface.width`` says.
    """
    mine: dict[Any, Any] = {"text.parse_math": False, "text.hinting": "none"}
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update({**mine, "svg.hashsalt": "roundtable", "svg.fonttype": "path", "pdf.fonttype": 42})
        yield


@lru_cache(maxsize=4096)
def _width(font: Typeface, text: str) -> float:
    width, _, _ = text_to_path.get_text_width_height_descent(text, font.properties, ismath=False)
    return float(width)


@cache
def _signs(file: str) -> frozenset[int]:
    return frozenset(get_font(_FONTS / file).get_charmap())
