"""QGIS as the peer: the system's Python draws the same layers on request, in turn with our own pictures."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from console.errors import Refused
from console.language import tr
from maps.view import View

DIFFERENCES = (
    "Same shapes, colours, extents and size, antialiased in both, no outlines and no labels. QGIS reads GeoPackages "
    "with their spatial index and simplifies on the fly (its default, within a pixel); we paint prepared layers, "
    "simplified within half a pixel, grids filled by their edges (each shared one once) and polygons under two pixels "
    "as boxes of the same area. QGIS draws overlapping polygons in file order, we mix them; along shared edges QGIS "
    "lets the ground shine through, we do not. QGIS's time is the render job alone, ours includes the event loop and "
    "painting on screen."
)

# Runs in the system's Python, which has QGIS but not us; talks in lines of JSON.
_WORKER = r"""
import json, os, sys, time
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import (Qgis, QgsApplication, QgsFillSymbol, QgsLineSymbol, QgsMapRendererParallelJob, QgsMapSettings,
                       QgsMarkerSymbol, QgsCategorizedSymbolRenderer, QgsRendererCategory, QgsRectangle,
                       QgsSingleSymbolRenderer, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
folder, width, height = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
made = json.load(open(os.path.join(folder, "made.json")))
app = QgsApplication([], False)
app.initQgis()
def colour(c):
    return QColor.fromRgbF(*c).name()
layers = []
for one in reversed(made["layers"]):
    layer = QgsVectorLayer(os.path.join(folder, one["name"] + ".gpkg"), one["name"], "ogr")
    assert layer.isValid(), one["name"]
    if one["dimension"] == 2:
        layer.setRenderer(QgsCategorizedSymbolRenderer("tone", [
            QgsRendererCategory(i, QgsFillSymbol.createSimple({"color": colour(c), "outline_style": "no"}), str(i))
            for i, c in enumerate(one["fills"])]))
    else:
        look, wide = colour(one["line"]["colour"]), str(one["line"]["width"])
        symbol = (QgsMarkerSymbol.createSimple({"name": "circle", "color": look, "outline_style": "no",
                                                "size": wide, "size_unit": "Pixel"}) if one["dimension"] == 0 else
                  QgsLineSymbol.createSimple({"line_color": look, "line_width": wide, "line_width_unit": "Pixel"}))
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    layers.append(layer)
print(json.dumps({"version": Qgis.QGIS_VERSION}), flush=True)
for line in sys.stdin:
    order = json.loads(line)
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setOutputSize(QSize(width, height))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor(colour(made["background"])))
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    settings.setFlag(QgsMapSettings.UseRenderingOptimization, True)
    settings.setExtent(QgsRectangle(*order["bounds"]))
    start = time.perf_counter()
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    took = time.perf_counter() - start
    if order.get("save"):
        image.save(order["save"])
    print(json.dumps({"ms": took * 1e3}), flush=True)
"""


class Qgis:
    """A QGIS that renders the files of `maps.bench_city` in a process of its own.

    Raises:
        Refused: QGIS's Python module is not installed for the system's Python.
    """

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        python = shutil.which("python3", path="/usr/bin:/bin") or "python3"
        self._process = subprocess.Popen(
            [python, "-c", _WORKER, str(folder), str(size[0]), str(size[1])], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.version = f"QGIS {self._answer()['version']}"

    def render(self, view: View, save: Path | None = None) -> float:
        """Milliseconds QGIS takes for this view."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"bounds": view.bounds, "save": str(save) if save else ""}) + "\n")
        self._process.stdin.flush()
        return float(self._answer()["ms"])

    def close(self) -> None:
        self._process.communicate()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            _, errors = self._process.communicate()
            raise Refused(tr("QGIS cannot be run by the system's Python ({why}); on Debian install python3-qgis.",
                             why=(errors.strip().splitlines() or ["?"])[-1]))
        answer: dict[str, Any] = json.loads(line)
        return answer
