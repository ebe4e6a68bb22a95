"""What a file of candidates was made from, kept in the file itself: surveys, pictures, movement, scorer."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np

from console.detection.tile_files import Tiles
from console.errors import BadInput
from console.language import tr

TABLE = "made_from"


class Epoch(msgspec.Struct, frozen=True):
    """One survey.

    Attributes:
        tiles: folder of its tiles, a cache that may be gone; digest: of its content.
        files: what it was read from; crs: named by the user, "" for the files' own.
        image: its orthophoto, "" for none; flown: day, "" for unknown.
    """

    tiles: str = ""
    digest: str = ""
    files: tuple[str, ...] = ()
    crs: str = ""
    image: str = ""
    flown: str = ""


class MadeFrom(msgspec.Struct, frozen=True):
    """Both epochs, and how the later was laid on the earlier.

    Attributes:
        field: file of the movement, a cache that may be gone; then `bias` and `shift` (m) stand in.
        metric: CRS of the tiles; unit: metres per unit of the candidates' CRS.
        sigma: metres that stay between the surveys on firm ground, 0 for unknown.
        registry: file of approved buildings and permits that was used, "" for none.
    """

    before: Epoch = Epoch()
    after: Epoch = Epoch()
    field: str = ""
    bias: float = 0.0
    shift: tuple[float, float] = (0.0, 0.0)
    metric: str = ""
    unit: float = 1.0
    model: str = ""
    made_at: str = ""
    demo: bool = False
    sigma: float = 0.0
    registry: str = ""


def epoch_of(tiles: Tiles, files: list[Path], crs: str = "", image: Path | None = None) -> Epoch:
    """How a survey is remembered."""
    return Epoch(str(tiles.folder), tiles.digest, tuple(str(path.absolute()) for path in files), crs,
                 str(image.absolute()) if image else "", str(tiles.lineage.get("flown") or "")[:10])


def write_made_from(path: Path, told: MadeFrom) -> None:
    """Add (or replace) the table in a GeoPackage that is there."""
    import pyogrio

    text = msgspec.json.encode(told).decode()
    pyogrio.raw.write(path, geometry=None, field_data=[np.array([text], object)], fields=["json"], layer=TABLE,
                      driver="GPKG", geometry_type=None, append=False)


def read_made_from(path: Path) -> MadeFrom:
    """What a file of candidates was made from.

    Raises:
        BadInput: the file does not say.
    """
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        _, _, _, (column,) = pyogrio.raw.read(path, layer=TABLE, read_geometry=False)
        return msgspec.json.decode(str(column[0]), type=MadeFrom)
    except (DataSourceError, DataLayerError, OSError, ValueError, IndexError) as error:
        raise BadInput(tr("{file} does not say which surveys it was made from; write it again with detect run.",
                          file=path.name)) from error
