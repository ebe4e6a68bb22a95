"""Surveys from LAS 1.0–1.4, LAZ and COPC files, in chunks of metres.

The order is: check the header against the file (`las_header`), settle the CRS (`survey_crs`), then decode
chunk by chunk, so that no file can take more memory than one chunk.
"""

from __future__ import annotations

import datetime
import logging
import math
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import laspy
import lazrs
import numpy as np
from laspy import DecompressionSelection as Fields
from laspy.errors import LaspyException
from numpy.typing import NDArray

from console.causes import cause_of
from console.detection.las_header import LasHeader, read_header
from console.detection.points import Points, concat
from console.detection.survey_crs import SurveyCrs, survey_crs
from console.detection.unpacking import columns
from console.errors import BadInput
from console.language import tr

# laspy tells its log what it also raises; a person gets one sentence, not three.
logging.getLogger("laspy").setLevel(logging.CRITICAL)

CHUNK = 300_000            # points decoded at a time: six of LAZ, whose columns still fit into memory used before
FARTHEST = 400_000.0       # m; a survey that reaches farther is noise in the coordinates
ENDINGS = (".las", ".laz")
WIDEST_UNIT = 3.3          # feet in a metre, for a look at bounds before the unit is known
GPS_START = datetime.datetime(1980, 1, 6)
FIRST_DAY = 5e8            # s after it, November 1995: before that nobody flew lasers over cities
MAKER = "grid-console generated demo data"   # the system identifier of every file that the generator writes

Box = tuple[float, float, float, float]
# What laspy and lazrs raise on damaged files; their own error classes stand on no common ground.
_FAULTS = (LaspyException, lazrs.LazrsError, ValueError, OverflowError, EOFError, OSError, struct.error, KeyError,
           IndexError, TypeError)


@dataclass(frozen=True)
class Source:
    """One file that was opened and found usable; nothing of its points is in memory.

    Attributes:
        path: the file.
        header: what it claims.
        crs: its CRS and how its numbers become metres.
        target: the CRS of the points that `read_chunks` gives; `crs.metric` unless another was asked for.
        bounds: metres in `target` as far as the header can be believed, else nan.
        warnings: in the user's language.
        demo: it was generated.
    """

    path: Path
    header: LasHeader
    crs: SurveyCrs
    target: str
    bounds: Box
    warnings: tuple[str, ...]
    demo: bool


def survey_files(paths: Path | Sequence[Path]) -> list[Path]:
    """The LAS and LAZ files among files and folders, sorted, each once.

    Raises:
        BadInput: a path does not exist or a folder holds none.
    """
    found: dict[Path, None] = {}
    for path in [paths] if isinstance(paths, Path) else paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() in ENDINGS)
            if not inside:
                raise _nothing_in(path)
            found |= dict.fromkeys(p.absolute() for p in inside)
        elif path.exists():
            found[path.absolute()] = None
        else:
            raise BadInput(tr("There is no file {file}.", file=path))
    if not found:
        raise BadInput(tr("No file was named."))
    return list(found)


def _nothing_in(folder: Path) -> BadInput:
    """Says where the files are, should they lie one folder deeper."""
    deeper = sorted({p.parent.name for p in folder.glob("*/*") if p.suffix.lower() in ENDINGS})
    if deeper:
        return BadInput(tr("The folder {folder} holds no LAS or LAZ file; give the folder in it that does: {deeper}",
                           folder=folder.name, deeper=", ".join(deeper)))
    return BadInput(tr("The folder {folder} holds no LAS or LAZ file.", folder=folder.name))


def open_survey(paths: Path | Sequence[Path], crs: str = "", into: str = "") -> list[Source]:
    """Open all files of one survey and bring them to one CRS.

    Args:
        paths: files or folders of tiles.
        crs: of files that do not say; overrides those that do (with a warning).
        into: the metric CRS to read into; "" for the first file's own.

    Raises:
        BadInput: with one sentence on the first file that cannot be used.
    """
    sources: list[Source] = []
    for path in survey_files(paths):
        sources.append(describe(path, crs, into or (sources[0].target if sources else "")))
    return sources


def describe(path: Path, crs: str = "", into: str = "") -> Source:
    """Open one file, check it and settle its CRS.

    Raises:
        BadInput: see `las_header.read_header` and `survey_crs.survey_crs`.
    """
    header = read_header(path)
    if header.count == 0:
        raise BadInput(tr("{file} holds no points; nothing was read.", file=path.name))
    header, warnings = _believable(path, header)
    with _opened(path) as reader:
        records = reader.header
        low, high = header.low, header.high
        found = survey_crs(records, crs, header.wkt, path.name, (low[0], low[1], high[0], high[1]))
    target = into or found.metric
    return Source(path, header, found, target, _bounds(header, found, target), (*warnings, *found.warnings),
                  demo=MAKER in header.maker)


def _believable(path: Path, header: LasHeader) -> tuple[LasHeader, tuple[str, ...]]:
    """The header with bounds that can be: where it claims countries, those of its first points, with a warning.

    Raises:
        BadInput: the points are noise too.
    """
    claimed = [np.array([header.low[axis], header.high[axis]]) for axis in (0, 1)]
    if all(np.isfinite(c).all() and 0 <= c[1] - c[0] < FARTHEST * WIDEST_UNIT for c in claimed):
        return header, ()
    with _opened(path) as reader:
        try:
            points = next(reader.chunk_iterator(CHUNK), None)
        except _FAULTS:
            points = None
    if points is None:  # `read_chunks` will say why
        return header, ()
    xyz = [np.asarray(axis, np.float64) for axis in (points.x, points.y, points.z)]
    _sane(xyz[0], xyz[1], path.name, FARTHEST * WIDEST_UNIT)
    low, high = (tuple(float(reach(axis)) for axis in xyz) for reach in (np.min, np.max))
    told = tr("The bounds in the header of {file} cannot be; those of its points are used.", file=path.name)
    return replace(header, low=low, high=high), (told,)  # type: ignore[arg-type]


def read_chunks(source: Source, size: int = CHUNK, time: bool = False, colour: bool = True) -> Iterator[Points]:
    """The points of one file, `size` at a time, in metres of `source.target`; withheld points are left out.

    GPS time takes a tenth of the decoding and is read on request only; colour takes two fifths and can be left out.

    Raises:
        BadInput: the file is damaged further in, or its coordinates are noise.
    """
    header, way, done = source.header, _way(source.crs, source.target), 0
    with _opened(source.path, time, colour) as reader:
        stream = reader.chunk_iterator(size)
        while True:
            try:
                chunk = next(stream, None)
            except _FAULTS as error:
                raise BadInput(tr("{file} is damaged after {done} of {all} points ({why}); nothing of it is used. "
                                  "Fetch the file again.", file=source.path.name, done=f"{done:,}",
                                  all=f"{header.count:,}", why=_why(error))) from error
            if chunk is None or not len(chunk):
                break
            done += len(chunk)
            yield _points(chunk, source, way, time, colour)
    if done != header.count:
        raise BadInput(tr("{file} is cut off: its header promises {wanted} points and it holds {held}. Nothing "
                          "was read; fetch the file again.", file=source.path.name, wanted=f"{header.count:,}",
                          held=f"{done:,}"))


def flown_on(source: Source) -> str:
    """Day (UTC, 2026-11-22) on which the first points of a file were measured, "" where their times do not say.

    The day in the header is that on which the file was written, often years later: it is not asked.
    """
    if not source.header.dated:
        return ""
    with _opened(source.path, time=True) as reader:
        try:
            points = next(reader.chunk_iterator(1_000), None)
        except _FAULTS:
            return ""  # `read_chunks` says in words what is wrong
    seconds = float(np.median(points.gps_time)) + 1e9 if points is not None and len(points) else math.nan
    if not FIRST_DAY <= seconds <= (datetime.datetime.now() - GPS_START).total_seconds():
        return ""
    return (GPS_START + datetime.timedelta(seconds=seconds)).date().isoformat()


def read_points(paths: Path | Sequence[Path], crs: str = "", into: str = "") -> Points:
    """All points of a small survey at once; larger ones go through `tiles.ingest`."""
    return concat([chunk for source in open_survey(paths, crs, into) for chunk in read_chunks(source)])


def _points(chunk: Any, source: Source, way: Any, time: bool, colour: bool) -> Points:
    header = source.header
    points = columns(chunk.array, header.point_format, header.scale, header.offset, time, colour)
    x, y = way(points.x, points.y)
    _sane(x, y, source.path.name)
    z = points.z if source.crs.unit_z == 1.0 else points.z * source.crs.unit_z
    return replace(points, x=x, y=y, z=z)


def _sane(x: NDArray[np.float64], y: NDArray[np.float64], name: str, farthest: float = FARTHEST) -> None:
    """Refuse coordinates that no survey can have: infinite ones, or ones spread over countries."""
    if not len(x):
        return
    ends = [float(end) for axis in (x, y) for end in (axis.min(), axis.max())]  # what is no number comes out at both
    if not all(map(math.isfinite, ends)):
        raise BadInput(tr("{file} has coordinates that are no numbers or lie beyond the reach of its coordinate "
                          "reference system; nothing was read.", file=name))
    wide, high = ends[1] - ends[0], ends[3] - ends[2]
    if not (wide < farthest and high < farthest):
        raise BadInput(tr("{file} is no survey: its points spread over {wide} × {high} km. Nothing was read.",
                          file=name, wide=f"{wide / 1000:,.0f}", high=f"{high / 1000:,.0f}"))


def _way(crs: SurveyCrs, target: str) -> Any:
    """What turns file coordinates into metres of the target CRS."""
    if crs.unit and target == crs.metric:
        if crs.unit == 1.0:
            return lambda x, y: (x, y)
        return lambda x, y: (x * crs.unit, y * crs.unit)
    from pyproj import Transformer

    transform = Transformer.from_crs(crs.source, target, always_xy=True).transform
    return lambda x, y: tuple(np.asarray(v, np.float64) for v in transform(x, y))


def _bounds(header: LasHeader, crs: SurveyCrs, target: str) -> Box:
    """The header's bounds in metres of the target CRS."""
    x = np.array([header.low[0], header.high[0], header.low[0], header.high[0]])
    y = np.array([header.low[1], header.low[1], header.high[1], header.high[1]])
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        return (math.nan,) * 4
    x, y = _way(crs, target)(x, y)
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def _opened(path: Path, time: bool = False, colour: bool = False) -> Any:
    fields = Fields.XY_RETURNS_CHANNEL | Fields.Z | Fields.CLASSIFICATION | Fields.FLAGS | Fields.POINT_SOURCE_ID
    if time:
        fields |= Fields.GPS_TIME
    if colour:
        fields |= Fields.RGB
    try:
        return laspy.open(path, decompression_selection=fields)
    except _FAULTS as error:
        raise BadInput(tr("{file} cannot be read as LAS or LAZ ({why}); nothing was read. Fetch the file again.",
                          file=path.name, why=_why(error))) from error


def _why(error: BaseException) -> str:
    """The system's reason in the user's words; what the decoders say is for programmers."""
    return cause_of(error) if isinstance(error, OSError) and error.errno else tr("its bytes make no sense")
