"""A made-up scene: level ground at 10 m with a house that grows by 3 m, a shed that goes and a corner nobody saw."""

import numpy as np
import shapely

from console.detection.grid import window_of
from console.detection.review_scene import (
    Cloud,
    Near,
    Photo,
    Relief,
    Scene,
    reach_of,
    section_line,
    square_around,
)

GROUND, HOUSE, GAIN, SHED, CELL = 10.0, 6.0, 3.0, 2.5, 0.5
ORIGIN = (500000.0, 2500000.0, 0.0)
HOUSE_BOX = (-8.0, -5.0, 8.0, 5.0)     # from the origin: west, south, east, north
SHED_BOX = (-14.0, -12.0, -9.0, -9.0)


def house():
    """The outline of the detection."""
    return shapely.box(*(np.array(HOUSE_BOX) + np.tile(ORIGIN[:2], 2)))


def made_scene(gain=GAIN, photos=False, epochs=(True, True), missing=(), **more):
    """The scene; `epochs` that are False have no heights."""
    outline = house()
    bounds = square_around(outline)
    reach = reach_of(bounds)
    window = window_of(reach, CELL)
    reliefs, clouds = [None, None], [None, None]
    for epoch in (0, 1):
        if epochs[epoch]:
            upper = _heights(window, epoch, gain)
            reliefs[epoch] = Relief(window, upper.astype(np.float32))
            rows, cols = np.nonzero(np.isfinite(upper))
            x = (window.col + cols + 0.5) * CELL - ORIGIN[0]
            y = (window.row - rows - 0.5) * CELL - ORIGIN[1]
            clouds[epoch] = Cloud(*(v.astype(np.float32) for v in (x, y, upper[rows, cols])))
    pictures = tuple(_photo(reach, epoch) for epoch in (0, 1)) if photos else (None, None)
    return Scene(outline, bounds, reach, ORIGIN, section_line(outline), tuple(clouds), tuple(reliefs), pictures,
                 ("2025-11-15", "2026-11-14"), 0.02, missing=tuple(missing), **more)


def permit(top, box=(-8.0, -5.0, 0.0, 5.0), active=True):
    """A permit over the house's western half."""
    return Near("P1", shapely.box(*(np.array(box) + np.tile(ORIGIN[:2], 2))), top, float("nan"), active)


def place(x, y):
    """Survey coordinates of metres from the origin."""
    return ORIGIN[0] + x, ORIGIN[1] + y


def _heights(window, epoch, gain):
    y, x = np.indices(window.shape)
    x, y = (window.col + x + 0.5) * CELL - ORIGIN[0], (window.row - y - 0.5) * CELL - ORIGIN[1]
    upper = np.full(window.shape, GROUND)
    upper[_in(x, y, HOUSE_BOX)] += HOUSE + (gain if epoch else 0.0)
    if not epoch:
        upper[_in(x, y, SHED_BOX)] += SHED
    else:
        upper[(x > 14) & (y < -10)] = np.nan
    return upper


def _in(x, y, box):
    return (x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])


def _photo(reach, epoch):
    window = window_of(reach, 0.25)
    colour = ((30, 90, 40), (120, 60, 60))[epoch]
    return Photo(window, np.broadcast_to(np.array(colour, np.uint8), (*window.shape, 3)).copy())
