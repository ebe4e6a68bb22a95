"""One generated place in two epochs, with the exact truth of what was built between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from console.detection.simulate.buildings import Building
from console.detection.simulate.change_rules import RULES
from console.detection.simulate.changes import Change, Maker
from console.detection.simulate.layout import lay_out
from console.detection.simulate.materials import Material
from console.detection.simulate.nuisance import Clutter, Nuisance, roof_plant
from console.detection.simulate.paint import Box, Canvas, Ground, paint
from console.detection.simulate.parts import Layer, Packed, pack
from console.detection.simulate.site import Site


@dataclass(frozen=True)
class Scene:
    """Two epochs of one place.

    Attributes:
        size: side, m; ground: terrain; bare: material of unpainted ground.
        before, after: all pieces of either epoch.
        buildings: as they stood in the earlier epoch.
        changes, nuisances: what differs.
        tallest: highest thing above the ground, m.
        rules: what this scene was drawn by.
        codes: names of the buildings in a register, by their number; () for made-up ones.
    """

    size: float
    ground: Ground
    bare: Material
    before: Packed
    after: Packed
    buildings: tuple[Building, ...]
    changes: tuple[Change, ...]
    nuisances: tuple[Nuisance, ...]
    tallest: float
    rules: dict[str, float]
    codes: tuple[str, ...] = ()

    def canvas(self, epoch: str, box: Box, cell: float) -> Canvas:
        """One epoch's surface over a box."""
        return paint(self.ground, self.before if epoch == "before" else self.after, box, cell, self.bare)

    def gain(self, shape: shapely.Polygon, cell: float = 0.2) -> np.ndarray:
        """Height gained at each cell inside a shape, from the surfaces themselves, without any noise."""
        west, south, east, north = shape.bounds
        cols, rows = max(1, round((east - west) / cell)), max(1, round((north - south) / cell))
        box = (west, south, west + cols * cell, south + rows * cell)
        first, second = (self.canvas(epoch, box, cell).top for epoch in ("before", "after"))
        y, x = np.mgrid[:rows, :cols]
        inside = shapely.contains_xy(shape, west + (x + 0.5) * cell, south + (y + 0.5) * cell)
        found = (second - first)[inside]
        return found if found.size else (second - first).ravel()


def make_scene(size: float, seed: int, style: str = "mixed", unchanged: bool = False) -> Scene:
    """Lay out a place, change it, clutter it.

    Args:
        size: side of the square, m.
        seed: equal seeds give equal scenes.
        style: one of `rules.STYLES`, or "mixed".
        unchanged: nothing is built or torn down; trees, vehicles, cranes and the rest differ as ever, so that
            whatever is claimed is false.
    """
    luck = np.random.default_rng([seed, 5])
    site = lay_out(size, style, luck)
    return assemble(site, []) if unchanged else finish(site)


def finish(site: Site, codes: tuple[str, ...] = ()) -> Scene:
    """Change and clutter a laid-out site."""
    maker = Maker(site)
    count = max(6, round(site.rules["changes"] * (site.size / 1000) ** 2))
    changes = maker.make(count, RULES)
    return assemble(site, changes, codes)


def assemble(site: Site, changes: list[Change], codes: tuple[str, ...] = ()) -> Scene:
    """The two epochs of a site with these changes."""
    luck = site.luck
    clutter = Clutter(site, [change.shape for change in changes])
    changed = {change.building: change for change in changes if change.building >= 0}
    clutter.fill([b for b in site.buildings if b.number not in changed])
    same, first, second = Layer(), Layer(), Layer()
    for building in site.buildings:
        if building.number in changed:
            continue
        if luck.random() < 0.06 * site.rules["nuisance"]:
            first.add(building.pieces())
            second.add(roof_plant(building, luck).pieces())
        else:
            same.add(building.pieces())
    for change in changes:
        for layer, state in ((first, change.before), (second, change.after)):
            if state is not None:
                layer.add(state.pieces())
        second.add(change.extra)
    ground = Layer(site.stains)
    packed = {epoch: pack([ground, _water(clutter.layers[epoch]), same, layer, clutter.layers[epoch]])
              for epoch, layer in (("before", first), ("after", second))}
    tallest = max((b.height + 14 for b in site.buildings), default=20.0)
    tallest = max(tallest, *(60.0 for n in clutter.found if n.kind == "crane"), 25.0)
    return Scene(site.size, site.ground, Material.SOIL, packed["before"], packed["after"], tuple(site.buildings),
                 tuple(changes), tuple(clutter.found), tallest, site.rules, codes)


def _water(layer: Layer) -> Layer:
    """The open water of a layer, taken out of it: it is painted before the houses."""
    water = [p for p in layer.prisms if p.material is Material.WATER]
    layer.prisms[:] = [p for p in layer.prisms if p.material is not Material.WATER]
    return Layer(water)
