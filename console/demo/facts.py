"""What is known about the demo district before anything is generated: `resources/demo/futian.toml`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from console.errors import BadInput
from console.language import RESOURCES, tr

FUTIAN = RESOURCES / "demo" / "futian.toml"
Point = tuple[float, float]


class Side(msgspec.Struct, frozen=True):
    """A stretch of the outline; `kind` "road" runs straight, "water" is rounded, "ridge" is rough."""

    kind: str
    points: tuple[Point, ...]


class Road(msgspec.Struct, frozen=True):
    """A main road as a simplified line; rank 2 divides more than rank 1."""

    name: str
    rank: int
    points: tuple[Point, ...]


class Green(msgspec.Struct, frozen=True):
    """A park or a hill: large cells, hardly any buildings. `kind` is "park" or "hill"."""

    name: str
    kind: str
    points: tuple[Point, ...]


class Quarter(msgspec.Struct, frozen=True):
    """A neighbourhood where one use of buildings prevails, as a circle; radius in metres."""

    name: str
    use: str
    point: Point
    radius: float


class Community(msgspec.Struct, frozen=True):
    """A community (社区) and roughly where it lies."""

    code: str
    name: str
    point: Point


class Street(msgspec.Struct, frozen=True):
    """A street (街道) and its communities."""

    code: str
    name: str
    communities: tuple[Community, ...]


class Facts(msgspec.Struct, frozen=True):
    """A district to be generated; all points EPSG:4490 [longitude, latitude] in degrees.

    Attributes:
        authority, year: of the codes of district, streets and communities.
        crs: metric CRS in which blocks and buildings are laid out.
        outline: closed, clockwise, simplified by hand.
    """

    name: str
    code: str
    authority: str
    year: int
    crs: str
    outline: tuple[Side, ...]
    roads: tuple[Road, ...]
    greens: tuple[Green, ...]
    quarters: tuple[Quarter, ...]
    streets: tuple[Street, ...]


def read_facts(path: Path = FUTIAN) -> Facts:
    """Read the facts about the district.

    Raises:
        BadInput: the file is missing or not what it should be.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Facts)
    except (OSError, msgspec.DecodeError) as error:
        raise BadInput(tr("{file} does not describe a demo district: {why}",
                          file=path.name, why=error)) from error
