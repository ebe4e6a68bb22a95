"""Places to fly again as a map layer: where one survey or both have no data, and nothing is claimed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from console.detection.result import AGAIN
from console.errors import BadInput
from console.exchange.layers import add_layers
from console.language import tr
from console.model.layer import CANDIDATES, Band, LayerStyle, Look
from console.profile import Profile
from console.progress import Progress
from console.store.layers import LayerStore

# Greys with a hue: no data is no change, and must not be taken for one.
COLOURS = {"before": "#8a7fb0", "after": "#6f93a8", "both": "#8d949b"}
CLOSE = 5_000.0  # scale denominator up to which the words stand beside each place
THROUGH = 0.7  # opacity: the map beneath says where it is


def show_gaps(result: Path, profile: Profile, layers: LayerStore, name: str, actor: str = "",
              progress: Progress | None = None) -> dict[str, Any]:
    """Add the places to fly again that a run wrote into its file.

    Returns:
        layer (id), name, features; features is 0 and layer "" where the surveys cover everything, or where another
        program wrote the file.

    Raises:
        ConsoleError: the layer cannot be added.
    """
    shapes, lacks, areas, crs = _read(result)
    if not len(shapes):
        return {"layer": "", "name": name, "features": 0}
    words = lacking()
    with tempfile.TemporaryDirectory(prefix="fly_again_") as folder:
        part = Path(folder) / f"{result.stem}.gpkg"
        columns = {field_word(): [words.get(one, one) for one in lacks],
                   label_word(): [tr("no data: fly here again")] * len(lacks), "lacks": lacks, "area": areas}
        _write(part, shapes, columns, crs)
        added = add_layers(part, profile, layers, name=name, actor=actor, progress=progress)[0]
    layer = layers.find(added.layer)
    layers.update(msgspec.structs.replace(layer, style=style_of(set(lacks)), source=str(result.absolute()),
                                         opacity=THROUGH, use=CANDIDATES))
    return {"layer": layer.id, "name": layer.name, "features": layer.features}


def style_of(lacks: set[str]) -> LayerStyle:
    """A line of the legend for each survey that lacks something."""
    words = lacking()
    bands = tuple(Band(words[one], colour, value=words[one]) for one, colour in COLOURS.items() if one in lacks)
    return LayerStyle(look=Look.CATEGORISED, field=field_word(), bands=bands, fill=COLOURS["both"], stroke="#e8eef3",
                      width=1.0, label=label_word(), min_scale=CLOSE)


def lacking() -> dict[str, str]:
    """Which survey has no data, in words."""
    return {"before": tr("missing in the earlier survey"), "after": tr("missing in the later survey"),
            "both": tr("missing in both surveys")}


def field_word() -> str:
    """The column that heads the legend, in the language of whoever added it."""
    return tr("No data")


def label_word() -> str:
    """The column written beside each place."""
    return tr("To do")


def _read(result: Path) -> tuple[np.ndarray, list[str], np.ndarray, str]:
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        meta, _, geometry, data = pyogrio.raw.read(result, layer=AGAIN)
        columns = dict(zip(meta["fields"], data, strict=True))
        return geometry, [str(one) for one in columns["lacks"]], columns["area"], str(meta["crs"] or "")
    except (DataLayerError, KeyError):
        return np.zeros(0, object), [], np.zeros(0), ""
    except (DataSourceError, OSError) as error:
        raise BadInput(tr("{file} holds no layer of detections.", file=result.name)) from error


def _write(path: Path, shapes: np.ndarray, columns: dict[str, Any], crs: str) -> None:
    import pyogrio

    arrays = [np.asarray(values, np.float64 if name == "area" else object) for name, values in columns.items()]
    pyogrio.raw.write(path, shapes, arrays, list(columns), layer=AGAIN, driver="GPKG", geometry_type="Polygon",
                      crs=crs or None)
