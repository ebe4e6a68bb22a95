"""A profile with three small layers, for the tests of the layer parts of the window."""

import json

import numpy as np

import main
from console.commands.session import Session

HOUSES = 40


def geojson(path, count=HOUSES, crs="EPSG:4490"):
    """Squares in a row east of Futian, with a number, a text and holes in both."""
    features = []
    for i in range(count):
        x = 114.05 + i * 0.001
        ring = [[x, 22.54], [x + 0.0005, 22.54], [x + 0.0005, 22.5405], [x, 22.5405], [x, 22.54]]
        features.append({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {
            "height": None if i % 10 == 9 else i * 2.5, "kind": "住宅" if i % 4 else "商业", "floors": i // 3}})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features,
                                "crs": {"type": "name", "properties": {"name": crs}}}), "utf-8")
    return path


def session(folder):
    """The real command tree on a profile of its own."""
    made = Session(main.command_tree())
    made.profile, made.json = folder / "profile", True
    return made


def three_layers(made, folder):
    """Bottom to top: 建筑, 街道, 站点."""
    for name in ("建筑", "街道", "站点"):
        made.run(["layer", "add", f"--name={name}", str(geojson(folder / "houses.geojson"))])
    return {layer.name: layer.id for layer in made.console().layers.all()}


def rows(*numbers):
    return np.array(numbers, np.int64)
