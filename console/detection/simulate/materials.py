"""What surfaces are made of: how they look from above and how they answer a laser.

The numbers are plausible, not measured; the generator varies them from survey to survey.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Material(IntEnum):
    """Also the index into the tables below."""

    SOIL = 0
    ASPHALT = 1
    GRASS = 2
    PAVING = 3
    WATER = 4
    CONCRETE = 5
    RED_TILE = 6
    GREY_TILE = 7
    BLUE_TIN = 8
    RUSTY_TIN = 9
    WHITE_TIN = 10
    BITUMEN = 11
    GRAVEL = 12
    GLASS = 13
    SOLAR = 14
    CAR = 15
    CONTAINER = 16
    LEAF = 17
    BARE_TWIG = 18
    HEAP = 19
    RUBBLE = 20
    POLE = 21
    CRANE = 22
    FABRIC = 23
    NET = 24
    CROP = 25
    EVERGREEN = 26


#            red green blue  noise(m) lost  ASPRS class of a well classified survey
_TABLE = [
    (134, 110, 84, 0.020, 0.00, 2),    # SOIL
    (78, 78, 82, 0.008, 0.06, 2),      # ASPHALT
    (86, 122, 60, 0.030, 0.00, 2),     # GRASS
    (158, 152, 144, 0.008, 0.01, 2),   # PAVING
    (52, 74, 78, 0.020, 0.85, 9),      # WATER
    (168, 166, 160, 0.010, 0.01, 6),   # CONCRETE
    (158, 84, 62, 0.022, 0.01, 6),     # RED_TILE
    (112, 112, 116, 0.020, 0.02, 6),   # GREY_TILE
    (64, 108, 172, 0.014, 0.02, 6),    # BLUE_TIN
    (138, 96, 74, 0.018, 0.02, 6),     # RUSTY_TIN
    (214, 216, 218, 0.012, 0.01, 6),   # WHITE_TIN
    (58, 56, 56, 0.010, 0.15, 6),      # BITUMEN
    (146, 142, 132, 0.014, 0.00, 6),   # GRAVEL
    (96, 126, 138, 0.015, 0.35, 6),    # GLASS
    (30, 40, 78, 0.010, 0.12, 6),      # SOLAR
    (150, 150, 156, 0.030, 0.12, 1),   # CAR
    (150, 70, 60, 0.015, 0.01, 1),     # CONTAINER
    (58, 98, 46, 0.100, 0.00, 5),      # LEAF
    (120, 108, 92, 0.060, 0.00, 5),    # BARE_TWIG
    (150, 118, 82, 0.060, 0.00, 1),    # HEAP
    (160, 150, 140, 0.120, 0.00, 1),   # RUBBLE
    (150, 140, 110, 0.030, 0.00, 1),   # POLE
    (206, 170, 60, 0.030, 0.00, 1),    # CRANE
    (196, 110, 90, 0.040, 0.02, 1),    # FABRIC
    (60, 110, 70, 0.030, 0.02, 1),     # NET
    (120, 138, 64, 0.050, 0.00, 3),    # CROP
    (48, 84, 48, 0.100, 0.00, 5),      # EVERGREEN
]
_ROWS = np.array(_TABLE, np.float64)

COLOUR: NDArray[np.float64] = _ROWS[:, :3]
NOISE: NDArray[np.float32] = _ROWS[:, 3].astype(np.float32)
LOST: NDArray[np.float32] = _ROWS[:, 4].astype(np.float32)
CLASS: NDArray[np.uint8] = _ROWS[:, 5].astype(np.uint8)

ROOFS_FLAT = (Material.CONCRETE, Material.CONCRETE, Material.GRAVEL, Material.BITUMEN, Material.WHITE_TIN)
ROOFS_PITCHED = (Material.RED_TILE, Material.GREY_TILE, Material.RED_TILE, Material.BLUE_TIN)
ROOFS_LIGHT = (Material.BLUE_TIN, Material.RUSTY_TIN, Material.WHITE_TIN, Material.GREY_TILE)
