"""One flight over a scene, written as LAZ square by square: memory does not grow with the scene."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import laspy
import numpy as np
from laspy.header import GlobalEncoding
from numpy.typing import NDArray
from pyproj import CRS

from console.detection.reading import MAKER
from console.detection.simulate.days import dated
from console.detection.simulate.materials import COLOUR
from console.detection.simulate.scanner import Flight, Returns, lay_strips, reach_of, scan
from console.detection.simulate.scene import Scene

SQUARE = 192.0     # m, scanned at a time
CELL = 0.125       # m, of the painted surface that rays meet
SCALE = 0.001      # m, of the stored coordinates
Origin = tuple[float, float]


def write_survey(path: Path, scene: Scene, epoch: str, flight: Flight, origin: Origin, crs: str,
                 day: datetime.date, workers: int = 2,
                 tell: Callable[[int, int], None] = lambda done, total: None,
                 hit: NDArray[np.bool_] | None = None) -> int:
    """Fly over one epoch of a scene and write what comes back.

    Args:
        path: LAZ to write.
        scene, epoch, flight: what is flown over, when and how.
        origin: coordinates of the scene's south-west corner in `crs`.
        crs: metric.
        day: of the flight, for GPS times and header.
        workers: threads; the result does not depend on it.
        tell: called with squares done and in all.
        hit: cells of 1 m, rows from the south, in which points are marked.

    Returns:
        Points written.
    """
    header = laspy.LasHeader(version="1.4", point_format=7)
    header.scales, header.offsets = np.full(3, SCALE), np.array([*origin, 0.0])
    header.system_identifier, header.generating_software = MAKER[:32], "grid-console detect simulate"
    header.global_encoding = GlobalEncoding(header.global_encoding.value | 0b10000)
    header.add_crs(CRS.from_user_input(crs))
    start, total = dated(header, day), 0
    squares = list(_squares(scene.size))
    with laspy.open(path, "w", header=header, laz_backend=laspy.LazBackend.LazrsParallel) as file:
        for done, returns in enumerate(_flown(scene, epoch, flight, squares, workers)):
            tell(done, len(squares))
            if len(returns.x):
                file.write_points(_record(returns, header, flight, start))
                if hit is not None:
                    last = np.array(hit.shape)[:, None] - 1
                    rows, cols = np.clip(np.array([returns.y, returns.x]).astype(int), 0, last)
                    hit[rows, cols] = True
                total += len(returns.x)
    return total


def _squares(size: float) -> Iterator[tuple[float, float, float, float]]:
    edges = [*np.arange(0.0, size, SQUARE), size]
    # Pulses that cross the ground a little outside may meet a roof inside.
    edges[0], edges[-1] = -16.0, size + 16.0
    for south, north in itertools.pairwise(edges):
        for west, east in itertools.pairwise(edges):
            yield float(west), float(south), float(east), float(north)


def _flown(scene: Scene, epoch: str, flight: Flight, squares: list[tuple[float, float, float, float]],
           workers: int) -> Iterator[Returns]:
    """The squares in order, a few of them in work ahead of the writer."""
    strips, ground = lay_strips(flight, scene.size), scene.ground.at(scene.size / 2, scene.size / 2)
    relief = float(np.abs(scene.ground.heights - ground).max())
    reach = np.ceil(reach_of(flight, scene.tallest + relief))

    def one(box: tuple[float, float, float, float]) -> Returns:
        around = (box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach)
        return scan(scene.canvas(epoch, around, CELL), box, flight, strips, scene.size, ground)

    with ThreadPoolExecutor(workers) as pool:
        waiting: list[Future[Returns]] = []
        try:
            for box in squares:
                waiting.append(pool.submit(one, box))
                if len(waiting) > workers + 1:
                    yield waiting.pop(0).result()
            while waiting:
                yield waiting.pop(0).result()
        finally:
            for future in waiting:
                future.cancel()


def _record(returns: Returns, header: laspy.LasHeader, flight: Flight, start: float) -> laspy.ScaleAwarePointRecord:
    record = laspy.ScaleAwarePointRecord.zeros(len(returns.x), header=header)
    record["X"] = np.rint(returns.x / SCALE).astype(np.int32)
    record["Y"] = np.rint(returns.y / SCALE).astype(np.int32)
    record["Z"] = np.rint(returns.z / SCALE).astype(np.int32)
    record["return_number"], record["number_of_returns"] = returns.number, returns.returns
    record["classification"], record["point_source_id"] = returns.kind, returns.strip
    record["gps_time"] = start + returns.time
    colour = colours(returns, flight)
    record["red"], record["green"], record["blue"] = colour.T
    record["intensity"] = (colour.mean(axis=1) * 0.6).astype(np.uint16)
    return record


def colours(returns: Returns, flight: Flight) -> NDArray[np.uint16]:
    """What a camera beside the scanner saw at each point, with this flight's light."""
    luck = np.random.default_rng([flight.seed, len(returns.x)])
    light = np.random.default_rng(flight.seed).uniform(0.7, 1.15) * np.random.default_rng(flight.seed + 1).uniform(
        0.93, 1.07, 3)
    shade = 1 + returns.tint.astype(np.float32)[:, None] / 127 * 0.15 + luck.normal(0, 0.05, (len(returns.x), 1))
    return np.clip(COLOUR[returns.material] * light * shade * 256, 0, 65_535).astype(np.uint16)
