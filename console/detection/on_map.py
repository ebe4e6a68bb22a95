"""Candidates as a map layer, coloured by kind; what the scorer doubts is paler."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely

from console.detection.candidate import Candidate
from console.detection.gaps_on_map import show_gaps
from console.detection.kinds import COLOURS, kind_word
from console.detection.result import read_detections
from console.exchange.layers import add_layers
from console.language import tr
from console.model.layer import CANDIDATES, Band, LayerStyle, Look
from console.profile import Profile
from console.progress import Progress
from console.store.layers import LayerStore

SURE = 0.5  # confidence from which a candidate has the full colour
SHOWN = 0.15  # and from which it is shown at all
PALE = 0.6  # how far the doubted ones go towards the map's ground
GROUND = "#2a333c"


def show_candidates(result: Path, profile: Profile, layers: LayerStore, name: str = "", actor: str = "",
                    progress: Progress | None = None) -> dict[str, Any]:
    """Add the candidates of a file as a layer, most believable last so that they lie on top, and places to fly again.

    Returns:
        layer (id), name, features; features is 0 and layer "" where nothing was found; the same of `fly_again`.

    Raises:
        BadInput: the file holds no detections.
    """
    candidates, crs = read_detections(result)
    shown = sorted((one for one in candidates if one.confidence >= SHOWN), key=lambda one: one.confidence)
    called = name or tr("Candidates {name}", name=result.stem)
    again = show_gaps(result, profile, layers, again_name(called), actor, progress)  # first: they lie below
    if not shown:
        return {"layer": "", "name": called, "features": 0, "fly_again": again}
    # Read from the profile, not from a copy that goes: the layer's source stays the file of the run.
    with tempfile.TemporaryDirectory(prefix="candidates_") as folder:
        part = Path(folder) / f"{result.stem}.gpkg"
        _write(part, shown, crs)
        added = add_layers(part, profile, layers, name=called, actor=actor, progress=progress)[0]
    layer = layers.find(added.layer)
    layers.update(msgspec.structs.replace(layer, style=style_of(shown), source=str(result.absolute()),
                                         use=CANDIDATES))
    return {"layer": layer.id, "name": layer.name, "features": layer.features, "fly_again": again}


def again_name(name: str) -> str:
    """What the layer of places to fly again is called beside the candidates' one."""
    return tr("{name}: fly again", name=name)


def style_of(shown: list[Candidate]) -> LayerStyle:
    """A line of the legend for each kind, and a paler one for the doubted of it."""
    bands = []
    for kind in [*COLOURS, *sorted({one.kind for one in shown} - set(COLOURS))]:
        for doubted in (False, True):
            word = _word(kind, doubted)
            if any(one.kind == kind and (one.confidence < SURE) == doubted for one in shown):
                full = COLOURS.get(kind, "#c0c8d0")
                bands.append(Band(word, _mixed(full, GROUND, PALE) if doubted else full, value=word))
    return LayerStyle(look=Look.CATEGORISED, field=field_word(), bands=tuple(bands), fill=GROUND, stroke="#e8eef3",
                      width=1.2)


def take_away(layers: LayerStore, name: str, at: float) -> None:
    """Take the layers of an earlier run of this name off the map: runs must not pile up. Recall brings them back."""
    for layer in layers.all():
        if layer.name in (name, again_name(name)) and layer.style.look is Look.CATEGORISED:
            layers.remove(layer.id, at)


def field_word() -> str:
    """The column the layer is coloured by, in the language of whoever added it: it heads the legend."""
    return tr("Kind of change")


def _word(kind: str, doubted: bool) -> str:
    return tr("{kind} (doubtful)", kind=kind_word(kind)) if doubted else kind_word(kind)


def _mixed(colour: str, other: str, share: float) -> str:
    one, two = ([int(text[i:i + 2], 16) for i in (1, 3, 5)] for text in (colour, other))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(one, two, strict=True))


def _write(path: Path, shown: list[Candidate], crs: str) -> None:
    import pyogrio

    columns: dict[str, Any] = {
        "id": [one.id for one in shown], field_word(): [_word(one.kind, one.confidence < SURE) for one in shown],
        "kind": [one.kind for one in shown], "confidence": [one.confidence for one in shown],
        "dz_median": [one.dz_median for one in shown], "dz_sigma": [one.dz_sigma for one in shown],
        "area": [one.area for one in shown], "volume": [one.volume for one in shown],
        "storeys": [one.storeys for one in shown], "building": [one.building for one in shown],
        "permit": [one.permit for one in shown], "sources": [one.sources for one in shown],
        "reasons": ["; ".join(one.reasons) for one in shown], "model": [one.model for one in shown]}
    texts = ("id", field_word(), "kind", "building", "permit", "sources", "reasons", "model")
    arrays = [np.array(values, object if name in texts else np.float64) for name, values in columns.items()]
    pyogrio.raw.write(path, shapely.to_wkb(np.array([one.geometry for one in shown], object)), arrays, list(columns),
                      layer="detections", driver="GPKG", geometry_type="Polygon", crs=crs or None)

