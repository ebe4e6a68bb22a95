"""The scenes of what is reviewed: one reader for each batch, the next ones read beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import shapely

from console.detection.lineage import MadeFrom
from console.detection.review_reader import SceneReader
from console.detection.review_scene import Measure, Scene
from console.model.review import Batch, Detection


class Scenes:
    """Safe from any thread; `close` it at the end.

    Args:
        batch: a batch by its id. caches: the profile's folder of caches.
    """

    def __init__(self, batch: Callable[[str], Batch | None], caches: Path) -> None:
        self._batch, self._caches = batch, caches
        self._readers: dict[str, SceneReader] = {}

    def scene(self, one: Detection) -> Scene:
        """The scene of a detection; what is missing is said in it."""
        return self._reader(one.batch).scene_at(shapely.from_wkb(one.wkb), measure_of(one))

    def prefetch(self, some: Sequence[Detection]) -> None:
        """Read these next, in a thread."""
        for batch in dict.fromkeys(one.batch for one in some):
            self._reader(batch).prefetch_at([shapely.from_wkb(one.wkb) for one in some if one.batch == batch])

    def close(self) -> None:
        """End the threads."""
        for reader in self._readers.values():
            reader.close()
        self._readers.clear()

    def _reader(self, batch: str) -> SceneReader:
        if batch not in self._readers:
            self._readers[batch] = SceneReader(made_from(self._batch(batch)), self._caches)
        return self._readers[batch]


def made_from(batch: Batch | None) -> MadeFrom | None:
    """What a batch was made from; None where its file does not say."""
    if batch is None or not batch.made_from:
        return None
    try:
        return msgspec.json.decode(batch.made_from.encode(), type=MadeFrom)
    except msgspec.DecodeError:   # written by another version: as if it did not say
        return None


def measure_of(one: Detection) -> Measure:
    """What the pictures write beside the difference of heights."""
    return Measure(one.kind, one.dz_median, one.dz_max, one.dz_sigma, one.dz_error)
