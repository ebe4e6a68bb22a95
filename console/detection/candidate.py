"""A candidate: one place that is higher or lower in the later survey, with all that was measured of it."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
import numpy as np
import shapely

KINDS = ("new", "storey", "extension", "shed", "demolished", "lowered", "heap", "dug", "raise", "growth", "loss")


class Candidate(msgspec.Struct):
    """One suspected change. Heights and lengths in metres, later minus earlier: a gain is positive.

    Attributes:
        id: the same place and sign give the same id, whatever the tiling and the machine.
        kind: one of `KINDS`; English words that the window translates.
        geometry: polygon in the surveys' CRS.
        dz_median, dz_max, dz_sigma: gain over the inner part, its extreme (98 %), its robust spread.
        dz_error: one standard error of `dz_median`, registration included.
        area: of `geometry`; volume: area times mean gain.
        storeys: gained or lost, 0 where the change is none of storeys.
        confidence: 0 … 1, from the scorer named in `model`.
        building: nearest registry building within reach, "" for none.
        permit: the permit that covers this gain in plan and height, "" for none.
        reasons: what a reviewer should know, in words.
        features: one row in the order of `features.NAMES`.
        sources: "lidar", "image" or "both".
        top: highest (90 %) surface of the object in the epoch in which it stands, above the surveys' zero.
    """

    id: str
    kind: str
    geometry: shapely.Geometry
    dz_median: float
    dz_max: float
    dz_sigma: float
    area: float
    volume: float
    storeys: int = 0
    confidence: float = 0.0
    building: str = ""
    permit: str = ""
    model: str = ""
    reasons: list[str] = []
    features: np.ndarray = np.zeros(0, np.float32)
    sources: str = "lidar"
    dz_error: float = 0.0
    top: float = 0.0


def identity(geometry: shapely.Geometry, sign: int) -> str:
    """A name from place and sign: decimetres of a point inside, so that it survives another program's rounding."""
    x, y = shapely.get_coordinates(shapely.point_on_surface(geometry))[0]
    text = f"{round(x * 10)},{round(y * 10)},{'+' if sign > 0 else '-'}"
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def pack(candidates: list[Candidate]) -> bytes:
    """As MessagePack, for the resume folder."""
    return msgspec.msgpack.encode(candidates, enc_hook=_plain)


def unpack(data: bytes) -> list[Candidate]:
    """Inverse of `pack`."""
    return msgspec.msgpack.decode(data, type=list[Candidate], dec_hook=_rich)


def _plain(value: Any) -> bytes:
    if isinstance(value, np.ndarray):
        return value.astype("<f4").tobytes()
    return shapely.to_wkb(value)


def _rich(kind: type, value: Any) -> Any:
    return np.frombuffer(value, "<f4") if kind is np.ndarray else shapely.from_wkb(value)
