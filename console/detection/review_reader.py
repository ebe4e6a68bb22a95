"""Reads the scenes of detections, each once, and the next ones beforehand: only the tiles they lie on are touched."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely

from console.detection.bring import Field
from console.detection.grid import Bounds, grown
from console.detection.lineage import Epoch, MadeFrom
from console.detection.review_near import Approved
from console.detection.review_scene import (
    Cloud,
    Measure,
    Photo,
    Relief,
    Scene,
    reach_of,
    section_line,
    square_around,
)
from console.detection.tile_files import META, Tiles, open_tiles
from console.errors import ConsoleError
from console.language import tr
from console.progress import Progress

ROOM = 200_000_000  # bytes of scenes that are kept
DENSE = 8.0  # points per m² from which cells of a quarter metre are fine enough to look at, not yet too empty


class SceneReader:
    """Scenes of one batch of detections. Safe from any thread; `close` it at the end."""

    def __init__(self, made_from: MadeFrom | None, caches: Path, registry: Path | None = None,
                 room: int = ROOM) -> None:
        """Take what the detections were made from; nothing is read before the first scene.

        Args:
            made_from: None where the file of detections does not say; then every scene says so.
            caches: the profile's folder of caches; tiles are cut again into it should they be gone.
            registry: file of buildings and permits to show beside; by default the one the run used.
            room: bytes of scenes that are kept.
        """
        self._from = made_from
        self._caches, self._room = caches, room
        named = registry or (Path(made_from.registry) if made_from is not None and made_from.registry else None)
        self._approved = Approved(named, made_from.metric if made_from is not None else "")
        self._kept: OrderedDict[bytes, Scene] = OrderedDict()
        self._coming: dict[bytes, Future[Scene]] = {}
        self._lock, self._opening = threading.Lock(), threading.Lock()
        self._tiles: tuple[Tiles | None, Tiles | None] | None = None
        self._lacks: list[str] = []
        self._pool: ThreadPoolExecutor | None = None

    # -- what is asked ----------------------------------------------------------------------------------------------

    def scene(self, geometry: shapely.Geometry, measure: Measure | None = None) -> Scene:
        """The scene of a detection given in the surveys' CRS; at once where it was read beforehand.

        Never fails for want of data: what is missing is named in `Scene.missing`, the rest is there.
        """
        key = shapely.to_wkb(geometry)
        with self._lock:
            found, coming = self._kept.get(key), self._coming.get(key)
            if found is not None:
                self._kept.move_to_end(key)
        if found is None and coming is not None and not coming.cancel():
            try:
                found = coming.result()
            except CancelledError:
                found = None
        if found is None:
            found = self._read(geometry)
            self._keep(key, found)
        return found if measure is None else replace(found, measure=measure)

    def scene_at(self, geometry: shapely.Geometry, measure: Measure | None = None, crs: str = "EPSG:4490") -> Scene:
        """The scene of a detection given in another CRS: degrees, as the desk keeps it."""
        return self.scene(self.to_survey(geometry, crs), measure)

    def prefetch(self, geometries: Iterable[shapely.Geometry]) -> None:
        """Read these next, in this order, in a thread; what waited from an earlier call is dropped."""
        with self._lock:
            wanted = {shapely.to_wkb(one): one for one in geometries}
            for key in [k for k, job in self._coming.items() if k not in wanted and job.cancel()]:
                self._coming.pop(key, None)
            new = {k: one for k, one in wanted.items() if k not in self._kept and k not in self._coming}
            if new and self._pool is None:
                self._pool = ThreadPoolExecutor(1, "scenes")
            for key, one in new.items():
                assert self._pool is not None
                self._coming[key] = self._pool.submit(self._ahead, key, one)

    def prefetch_at(self, geometries: Iterable[shapely.Geometry], crs: str = "EPSG:4490") -> None:
        """As `prefetch`, for geometries in another CRS."""
        self.prefetch([self.to_survey(one, crs) for one in geometries])

    def prepare(self, progress: Progress | None = None) -> list[str]:
        """Open both surveys, cutting their tiles again where the cache was cleared; may take long then.

        Returns:
            Sentences about what is missing.

        Raises:
            Cancelled: asked to stop.
        """
        with self._opening:
            if self._tiles is None:
                self._lacks.clear()
                self._tiles = self._open(0, progress), self._open(1, progress)
            return list(self._lacks)

    def surveys(self, progress: Progress | None = None) -> tuple[Tiles | None, Tiles | None]:
        """Both surveys as `prepare` opens them; None for one that has no heights or is gone."""
        self.prepare(progress)
        assert self._tiles is not None
        return self._tiles

    def to_survey(self, geometry: shapely.Geometry, crs: str) -> shapely.Geometry:
        """A geometry of another CRS in the CRS (and unit) in which this batch's detections are given."""
        if self._from is None or not self._from.metric:
            return geometry
        from console.exchange.crs import transform_geometries

        # The way back of how the desk took them in: pyproj alone would miss the shift between two datums (100 m in RD).
        shapes = np.array([geometry], object)
        degrees = shapes if crs == "EPSG:4490" else transform_geometries(shapes, crs)
        found = transform_geometries(degrees, self._from.metric, inverse=True)[0]
        unit = self._from.unit
        return found if unit == 1.0 else shapely.transform(found, lambda xy: xy / unit)

    def close(self) -> None:
        """Drop what waits and end the thread."""
        with self._lock:
            pool, self._pool = self._pool, None
            self._coming.clear()
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    # -- how it is read ---------------------------------------------------------------------------------------------

    def _ahead(self, key: bytes, geometry: shapely.Geometry) -> Scene:
        from console.detection.pictures.shade import prepare

        try:
            found = self._read(geometry)
            prepare(found)
            self._keep(key, found)
            return found
        finally:
            with self._lock:
                self._coming.pop(key, None)

    def _keep(self, key: bytes, scene: Scene) -> None:
        with self._lock:
            self._kept[key] = scene
            self._kept.move_to_end(key)
            self._coming.pop(key, None)
            while len(self._kept) > 2 and sum(one.nbytes for one in self._kept.values()) > self._room:
                self._kept.popitem(last=False)

    def _read(self, geometry: shapely.Geometry) -> Scene:
        import console.detection.pictures.strokes  # noqa: F401  # compiled or loaded here, not while painting

        told = self._from
        outline = geometry
        if told is not None and told.unit != 1.0:
            outline = shapely.transform(geometry, lambda xy: xy * told.unit)
        bounds = square_around(outline)
        reach = reach_of(bounds)
        middle = round((bounds[0] + bounds[2]) / 2), round((bounds[1] + bounds[3]) / 2)
        if told is None:
            return Scene(outline, bounds, reach, (*middle, 0.0), section_line(outline), missing=(
                tr("The file of detections does not say which surveys it was made from, so there is nothing to show."),
            ))
        missing = self.prepare()
        photos = tuple(_photo(epoch, reach, told.metric, missing) for epoch in (told.before, told.after))
        clouds, reliefs, zero, sigma = self._heights(told, reach, middle, missing)
        buildings, permits = self._approved.near(reach, told.after.flown, missing)
        return Scene(outline, bounds, reach, (*middle, zero), section_line(outline), clouds, reliefs,
                     photos, (told.before.flown, told.after.flown), sigma,  # type: ignore[arg-type]
                     buildings, permits, None, tuple(missing), told.demo)

    def _heights(self, told: MadeFrom, reach: Bounds, middle: tuple[float, float], missing: list[str]
                 ) -> tuple[tuple[Cloud | None, Cloud | None], tuple[Relief | None, Relief | None], float, float]:
        from console.detection.surface import rasterise

        assert self._tiles is not None
        field, sigma = _movement(told, reach)
        clouds: list[Cloud | None] = [None, None]
        reliefs: list[Relief | None] = [None, None]
        zero = next((round(one.z0) for one in self._tiles if one is not None), 0)
        dense = min((one.density for one in self._tiles if one is not None), default=0.0)
        for epoch, tiles in enumerate(self._tiles):
            if tiles is None:
                continue
            try:
                points = tiles.read(grown(reach, max(map(abs, field.shift)) + 0.1) if epoch else reach)
            except ConsoleError as error:
                missing.append(str(error))
                continue
            if epoch:
                points = field.apply(points)
            cell = 0.25 if dense >= DENSE else 0.5
            # filled no further than two cells: a roof that grows into an alley looks like a wall that went
            surface = rasterise(points, reach, cell, known=2 * cell, colour=False)
            reliefs[epoch] = Relief(surface.window, (surface.upper - zero).astype(np.float32))
            inside = surface.cells >= 0  # noise left out
            rgb = None if points.rgb is None else (points.rgb[inside] >> 8).astype(np.uint8)
            x, y, z = ((values[inside] - start).astype(np.float32) for values, start in zip(
                (points.x, points.y, points.z), (*middle, zero), strict=True))
            clouds[epoch] = Cloud(x, y, z, rgb)
        return (clouds[0], clouds[1]), (reliefs[0], reliefs[1]), float(zero), sigma

    def _open(self, number: int, progress: Progress | None) -> Tiles | None:
        """The tiles of an epoch; None where it has no heights or is gone, which is then said."""
        assert self._from is not None
        epoch = (self._from.before, self._from.after)[number]
        if not epoch.files and not epoch.tiles:
            return None
        try:
            if epoch.tiles and (Path(epoch.tiles) / META).exists():
                return open_tiles(Path(epoch.tiles))
            gone = next((name for name in epoch.files if not Path(name).exists()), "" if epoch.files else epoch.tiles)
            if not gone:
                from console.detection.job import read_survey

                return read_survey(tuple(Path(name) for name in epoch.files), self._caches / "surveys", epoch.crs,
                                   self._from.metric, progress)
            self._lacks.append(
                tr("The later survey {file} is gone or moved; put it back to see its heights.", file=Path(gone).name)
                if number else
                tr("The earlier survey {file} is gone or moved; put it back to see its heights.", file=Path(gone).name))
        except ConsoleError as error:
            self._lacks.append(str(error))
        return None


def _movement(told: MadeFrom, bounds: Bounds) -> tuple[Field, float]:
    """The movement that was used and what it left (m); its mean, and nan, where the cache was cleared."""
    from console.detection.bring import none_at
    from console.detection.tasks import read_field

    if told.field and Path(told.field).exists():
        found = read_field(Path(told.field))
        return found, found.sigma
    level = none_at(bounds)
    return replace(level, shift=told.shift, drop=level.drop + told.bias, bias=told.bias), told.sigma or float("nan")


def _photo(epoch: Epoch, bounds: Bounds, crs: str, missing: list[str]) -> Photo | None:
    """The orthophoto there, None where there is none; a file that is gone is said."""
    if not epoch.image:
        return None
    path = Path(epoch.image)
    if not path.exists():
        missing.append(tr("The orthophoto {file} is gone or moved; the shaded surface is shown.", file=path.name)
                       if epoch.files else tr("The orthophoto {file} is gone or moved.", file=path.name))
        return None
    from console.detection.grid import window_of
    from console.detection.imagery import read_colour

    cell = 0.1 if bounds[2] - bounds[0] < 100 else 0.25
    try:
        rgb = read_colour(path, bounds, crs, cell)
    except ConsoleError as error:
        missing.append(str(error))
        return None
    return None if rgb is None else Photo(window_of(bounds, cell), rgb)
