"""What the eye says of every metre that two pictures share, kept on disk: memory does not grow with the pictures."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from console.causes import cause_of
from console.detection.grid import Bounds, Window, common, grown, squares, window_of
from console.detection.image_eye import CELL, STRIDE, Eye
from console.detection.image_fit import Fit, local_shift
from console.detection.imagery import read_picture
from console.errors import BadInput
from console.language import tr
from console.progress import Progress

TILE, HALO = 256.0, 32.0  # metres; together a multiple of the eye's stride, so that tiles lie alike on its cells
FULL = 255  # what probability 1 is stored as


@contextmanager
def looked_at(before: Path, after: Path, crs: str, shared: Bounds, fit: Fit, eye: Eye,
              progress: Progress) -> Iterator[tuple[np.ndarray, Window]]:
    """(uint8 [4, rows, cols] in the order of `Seen`, its window) as long as the block lasts.

    Raises:
        BadInput: no room on the disk, or a picture is damaged.
        Cancelled: nothing is left behind.
    """
    window = window_of(shared, CELL)
    with tempfile.TemporaryDirectory(prefix="leads-") as folder:
        try:
            seen = np.memmap(Path(folder) / "seen", np.uint8, "w+", shape=(4, *window.shape))
        except OSError as error:
            raise BadInput(tr("There is no room for what is seen in the pictures ({why}); nothing was compared.",
                              why=cause_of(error))) from error
        try:
            cores = squares(shared, TILE)
            for number, core in enumerate(cores):
                progress(number, len(cores), tr("Comparing the pictures …"))
                _one(before, after, crs, core, fit, eye, seen, window)
            yield seen, window
        finally:
            del seen  # a mapped file cannot be removed everywhere


def _one(before: Path, after: Path, crs: str, core: Bounds, fit: Fit, eye: Eye, seen: np.ndarray,
         whole: Window) -> None:
    around = window_of(common(grown(core, HALO), whole.bounds) or core, CELL)
    first = read_picture(before, around, crs)
    if not np.isfinite(first[0]).any():
        return
    second = read_picture(after, around, crs, local_shift(first, lambda at: read_picture(after, around, crs, at), fit))
    if not np.isfinite(second[0]).any():
        return
    told = eye.look(_filled(first), _filled(second))
    inner = common(core, whole.bounds)
    if inner is None:
        return
    source, target = around.inside(inner), whole.inside(inner)
    for layer, one in zip(seen, told, strict=True):
        layer[target] = np.round(FULL * one[source]).astype(np.uint8)


def _filled(picture: np.ndarray) -> np.ndarray:
    """Up to whole strides of the eye, by what lies mirrored at the edge: an empty margin would look like a place."""
    rows, cols = (-n % STRIDE for n in picture.shape[1:])
    return np.pad(picture, ((0, 0), (0, rows), (0, cols)), mode="symmetric")
