"""A device in the field (感知设备): a sensor that says a number, or a camera that shows a picture."""

from __future__ import annotations

import math

import msgspec

CAMERA = "camera"
SCHEMES = ("rtsp", "rtsps", "rtmp", "http", "https")   # of a stream; anything else a link could start a program


class Device(msgspec.Struct, frozen=True):
    """One device.

    Attributes:
        id: as it names itself; unique.
        kind: in the catalogue of devices: "smoke", "gas", "water", "tilt", "crowd", "camera" …
        area: id of the grid it stands in; building: 19-digit code, "" outdoors.
        lon, lat: EPSG:4490 degrees.
        stream: address of a camera's picture, "" for none.
        azimuth, angle: where a camera looks, degrees clockwise from north, and how wide; reach: how far, metres.
        off: taken out of service; the record stays.
        demo: generated, not real.
    """

    id: str
    kind: str
    name: str
    area: str = ""
    lon: float = 0.0
    lat: float = 0.0
    building: str = ""
    stream: str = ""
    azimuth: float | None = None
    angle: float = 60.0
    reach: float = 60.0
    off: bool = False
    demo: bool = False

    @property
    def is_camera(self) -> bool:
        return self.kind == CAMERA


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What a device said: a number at a moment, seconds since 1970 UTC; `None` is only a sign of life.

    `unit` is the one the message names, "" for none: a number in another unit than the device's is not believed.
    """

    device: str
    at: float
    value: float | None = None
    unit: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether both are numbers."""
        return bool(self.device) and math.isfinite(self.at) and (self.value is None or math.isfinite(self.value))
