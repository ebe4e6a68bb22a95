"""Evidence of one candidate: both epochs, the difference of heights, a section. Made on demand, kept by content."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import shapely

from console.detection.bring import Field, none_at
from console.detection.candidate import Candidate
from console.detection.grid import Bounds, grown
from console.detection.lineage import Epoch, MadeFrom
from console.detection.points import Points
from console.detection.surface import Surface, rasterise
from console.detection.tasks import read_field
from console.detection.tile_files import META, Tiles, open_tiles
from console.errors import BadInput
from console.language import current, tr

DRAWN = 3  # raised when the pictures change
NAMES = ("before", "after", "height", "section")
MARGIN, WIDEST = 10.0, 260.0  # metres around a candidate, and of the longest side shown
BAND = 1.0  # metres: width of the strip whose points a section shows


@dataclass(frozen=True)
class Scene:
    """What the pictures of one candidate are drawn from, in the surveys' metric CRS.

    Attributes:
        bounds: a square; outline: the candidate's.
        points: of both epochs, the later brought onto the earlier; surfaces: the same in cells; None where there
            are pictures only.
        images: the orthophotos in `bounds` [rows, cols, 3] uint8, None where there is none.
        line: of the section, along the candidate's longer side.
    """

    one: Candidate
    outline: shapely.Polygon
    bounds: Bounds
    points: tuple[Points, Points] | None
    surfaces: tuple[Surface, Surface] | None
    images: tuple[np.ndarray | None, np.ndarray | None]
    line: shapely.LineString
    flown: tuple[str, str]
    demo: bool


def evidence(one: Candidate, made_from: MadeFrom, cache: Path, surveys: Path) -> dict[str, Path]:
    """Pictures of a candidate: before, after, height, section; those that are there are not drawn again.

    Args:
        cache: folder for pictures; surveys: folder of tiles, should they have to be cut again.

    Raises:
        BadInput: the surveys are gone.
    """
    from console.detection.evidence_pictures import draw

    home = cache / _digest(one, made_from)
    flat = not made_from.before.files  # pictures only: there is no height to draw
    paths = {name: home / f"{name}.png" for name in (NAMES[:2] if flat else NAMES)}
    if not all(path.exists() for path in paths.values()):
        home.mkdir(parents=True, exist_ok=True)
        for name, picture in draw(gather(one, made_from, surveys)).items():
            part = home / f".{name}.png"
            picture.save(part, format="PNG")
            part.replace(paths[name])
    return paths


def _digest(one: Candidate, made_from: MadeFrom) -> str:
    """Names the pictures by all they are drawn from."""
    told = hashlib.sha256(msgspec.json.encode((DRAWN, current(), one.id, one.kind, one.dz_median, one.dz_sigma,
                                               one.dz_error, one.confidence, made_from)))
    told.update(shapely.to_wkb(one.geometry))
    for name in (made_from.before.image, made_from.after.image):
        if name and Path(name).exists():
            state = Path(name).stat()
            told.update(f"{state.st_size} {state.st_mtime_ns}".encode())
    return told.hexdigest()[:24]


def gather(one: Candidate, made_from: MadeFrom, surveys: Path) -> Scene:
    """Read what the pictures need around a candidate.

    Raises:
        BadInput: neither the tiles nor the files of a survey are there any more.
    """
    outline = one.geometry if made_from.unit == 1.0 else shapely.transform(one.geometry,
                                                                           lambda xy: xy * made_from.unit)
    bounds = square_around(outline)
    images = tuple(_image(epoch.image, bounds, made_from.metric) for epoch in (made_from.before, made_from.after))
    days = made_from.before.flown, made_from.after.flown
    if not made_from.before.files:
        if any(one is None for one in images):
            raise BadInput(tr("The orthophotos that this candidate came from are gone; put them back."))
        return Scene(one, outline, bounds, None, None, images, section_line(outline), days,  # type: ignore[arg-type]
                     made_from.demo)
    before, after = (_tiles(epoch, made_from.metric, surveys) for epoch in (made_from.before, made_from.after))
    field = _field(made_from, bounds)
    first = before.read(bounds)
    second = field.apply(after.read(grown(bounds, max(map(abs, field.shift)) + 0.1)))
    cell = 0.25 if min(before.density, after.density) > 20 else 0.5
    surfaces = rasterise(first, bounds, cell), rasterise(second, bounds, cell)
    return Scene(one, outline, bounds, (first, second), surfaces, images, section_line(outline),  # type: ignore[arg-type]
                 days, made_from.demo)


def square_around(outline: shapely.Polygon) -> Bounds:
    """A square with room around the outline, on whole cells."""
    west, south, east, north = outline.bounds
    side = min(max(east - west, north - south) * 1.5 + 2 * MARGIN, WIDEST)
    x, y, half = round((west + east) / 2), round((south + north) / 2), math.ceil(side / 2)
    return float(x - half), float(y - half), float(x + half), float(y + half)


def section_line(outline: shapely.Polygon) -> shapely.LineString:
    """Along the longer side, through a point inside, a few metres beyond both ends."""
    frame = shapely.get_coordinates(shapely.minimum_rotated_rectangle(outline))[:3]
    sides = np.diff(frame, axis=0)
    along = sides[int(np.argmax(np.hypot(*sides.T)))]
    length = float(np.hypot(*along))
    way = along / max(length, 0.1)
    middle = shapely.get_coordinates(outline.centroid if outline.contains(outline.centroid)
                                     else shapely.point_on_surface(outline))[0]
    reach = min(length / 2 + 8.0, WIDEST / 2)
    ends = np.array([middle - way * reach, middle + way * reach])
    return shapely.LineString(ends if ends[0][0] <= ends[1][0] else ends[::-1])


def along(points: Points, line: shapely.LineString, band: float = BAND) -> tuple[np.ndarray, np.ndarray]:
    """(distance along the line, height) of the points within half a `band` of it."""
    start, end = shapely.get_coordinates(line)
    way = (end - start) / line.length
    dx, dy = points.x - start[0], points.y - start[1]
    at, off = dx * way[0] + dy * way[1], dx * way[1] - dy * way[0]
    near = (np.abs(off) <= band / 2) & (at >= 0) & (at <= line.length)
    return at[near], points.z[near]


def _tiles(epoch: Epoch, metric: str, surveys: Path) -> Tiles:
    """The survey's tiles; cut again from its files where the cache was cleared."""
    if (Path(epoch.tiles) / META).exists():
        return open_tiles(Path(epoch.tiles))
    files = [Path(name) for name in epoch.files]
    if not files or not all(path.exists() for path in files):
        raise BadInput(tr("The survey {file} that this candidate came from is gone; put it back where it was.",
                          file=epoch.files[0] if epoch.files else "?"))
    from console.detection.tiles import ingest

    return ingest(files, surveys, epoch.crs, into=metric)


def _field(made_from: MadeFrom, bounds: Bounds) -> Field:
    """The movement that was used, or its mean where the cache was cleared."""
    if made_from.field and Path(made_from.field).exists():
        return read_field(Path(made_from.field))
    level = none_at(bounds)
    return Field(made_from.shift, level.drop + made_from.bias, level.west, level.south, made_from.bias, (0.0, 0.0),
                 level.sigma, 0.0)


def _image(name: str, bounds: Bounds, crs: str) -> np.ndarray | None:
    """The orthophoto in the square, None where there is none."""
    if not name or not Path(name).exists():
        return None
    from console.detection.imagery import read_colour

    return read_colour(Path(name), bounds, crs, 0.1 if bounds[2] - bounds[0] < 60 else 0.25)
