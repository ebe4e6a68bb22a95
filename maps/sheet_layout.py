"""Where everything stands on a printed sheet, in millimetres of paper, and which ground the map shows.

Pure numbers: no painter, no device. That one millimetre is N/1000 metres is decided here and nowhere else.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import msgspec

from console.errors import BadInput, Refused
from console.language import tr

PAPERS = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "A2": (420.0, 594.0), "A1": (594.0, 841.0),
          "A0": (841.0, 1189.0)}
# Texts, lines and symbols grow with the paper, for it is read from farther away, but more slowly.
UNITS = {"A4": 1.0, "A3": 1.15, "A2": 1.35, "A1": 1.6, "A0": 1.9}
MARGIN = 10.0     # mm that no printer cuts
TITLE = 16.0      # mm × unit: height of the title
BAND = 5.0        # mm × unit: between the two lines of the frame, where the coordinates stand
LEGEND = 54.0     # mm × unit: width of the legend beside the map, or its height below it
FOOT = 23.0       # mm × unit: height of scale bar, sources and state
GAP = 3.0         # mm × unit
STEPS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0)  # round scales, times a power of ten
LARGEST_SCALE, SMALLEST_SCALE = 50.0, 100_000_000.0

Bounds = tuple[float, float, float, float]


class Box(NamedTuple):
    """A rectangle in millimetres from the paper's top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def grown(self, by: float) -> Box:
        """Larger by so many millimetres on every side; smaller for a negative number."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)


class Layout(msgspec.Struct, frozen=True):
    """One paper with its parts.

    Attributes:
        paper: "A4" … "A0". width, height: of the paper as it lies, mm.
        unit: factor for all sizes of texts, lines and symbols.
        map: inside of the frame. legend, title, foot: around it.
    """

    paper: str
    width: float
    height: float
    unit: float
    title: Box
    map: Box
    legend: Box
    foot: Box

    @property
    def landscape(self) -> bool:
        return self.width > self.height


def lay_out(paper: str, landscape: bool) -> Layout:
    """The parts of a sheet: legend beside the map on a wide paper, below it on a high one.

    Raises:
        BadInput: no such paper.
    """
    if paper.upper() not in PAPERS:
        raise BadInput(tr("There is no paper {paper}; choose {papers}.", paper=paper, papers=", ".join(PAPERS)))
    paper = paper.upper()
    short, long = PAPERS[paper]
    width, height = (long, short) if landscape else (short, long)
    unit = UNITS[paper]
    inner = Box(0, 0, width, height).grown(-MARGIN)
    title = Box(inner.left, inner.top, inner.width, TITLE * unit)
    foot = Box(inner.left, inner.bottom - FOOT * unit, inner.width, FOOT * unit)
    band, gap = BAND * unit, GAP * unit
    left, top = inner.left + band, title.bottom + band
    if landscape:
        legend = Box(inner.right - LEGEND * unit, title.bottom, LEGEND * unit, foot.top - gap - title.bottom)
        ground = Box(left, top, legend.left - gap - band - left, legend.bottom - band - top)
    else:
        legend = Box(inner.left, foot.top - gap - LEGEND * unit, inner.width, LEGEND * unit)
        ground = Box(left, top, inner.width - 2 * band, legend.top - gap - band - top)
    return Layout(paper, width, height, unit, title, ground, legend, foot)


class Ground(msgspec.Struct, frozen=True):
    """Which ground lies inside the frame.

    Attributes:
        map: the inside of the frame, mm of paper.
        west, north: of its top left corner, metres in the working CRS.
        denominator: N of the scale 1:N.
    """

    map: Box
    west: float
    north: float
    denominator: float

    @property
    def metres(self) -> float:
        """Metres of ground in one millimetre of paper."""
        return self.denominator / 1000

    @property
    def bounds(self) -> Bounds:
        """West, south, east, north in metres."""
        return (self.west, self.north - self.map.height * self.metres, self.west + self.map.width * self.metres,
                self.north)

    def to_paper(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Millimetres from the paper's top left corner of places in metres; numbers or arrays."""
        return self.map.left + (x - self.west) / self.metres, self.map.top + (self.north - y) / self.metres


def needed_scale(box: Box, bounds: Bounds, air: float = 0.0) -> float:
    """The smallest N at which `bounds` (metres) fit into the box with `air` millimetres left around them."""
    west, south, east, north = bounds
    return 1000 * max((east - west) / (box.width - 2 * air), (north - south) / (box.height - 2 * air))


def round_scale(needed: float) -> float:
    """The next round N that is not smaller."""
    needed = max(needed, LARGEST_SCALE)
    power = 10.0 ** math.floor(math.log10(needed))
    return next(step * power for step in STEPS if step * power >= needed * (1 - 1e-9))


def place_ground(layout: Layout, bounds: Bounds, denominator: float | None) -> Ground:
    """The ground with the middle of `bounds` in the middle of the frame, at a given or the largest round scale.

    Raises:
        Refused: at the given scale `bounds` do not fit; says which scale does.
    """
    box = layout.map
    air = GAP * layout.unit
    if denominator is None:
        denominator = round_scale(needed_scale(box, bounds, air))
    elif needed_scale(box, bounds) > denominator * (1 + 1e-9):
        raise Refused(tr("At 1:{scale} this needs {w} × {h} mm and {paper} has room for {room_w} × {room_h} mm; "
                         "1:{fits} fits. Nothing was written.", scale=f"{denominator:,.0f}",
                         w=round((bounds[2] - bounds[0]) * 1000 / denominator),
                         h=round((bounds[3] - bounds[1]) * 1000 / denominator), paper=layout.paper,
                         room_w=round(box.width), room_h=round(box.height),
                         fits=f"{round_scale(needed_scale(box, bounds)):,.0f}"))
    metres = denominator / 1000
    return Ground(box, (bounds[0] + bounds[2]) / 2 - box.width / 2 * metres,
                  (bounds[1] + bounds[3]) / 2 + box.height / 2 * metres, denominator)


def read_scale(text: str) -> float:
    """N of "1:10000", "1:10,000" or "10000".

    Raises:
        BadInput: it is no scale.
    """
    plain = text.replace("：", ":").replace(",", "").replace(" ", "").removeprefix("1:")
    try:
        found = float(plain)
    except ValueError:
        found = math.nan
    if not LARGEST_SCALE <= found <= SMALLEST_SCALE:
        raise BadInput(tr("{text} is no scale between 1:50 and 1:100,000,000; write it as 1:10000.", text=text))
    return found


def round_step(most: float) -> float:
    """The largest of 1, 2, 5 × 10ⁿ that is not more than `most`."""
    power = 10.0 ** math.floor(math.log10(most) + 1e-12)
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= most * (1 + 1e-9))
