"""What is really built, raised, torn down or heaped up between the two epochs, with its exact outline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from console.detection.simulate.buildings import Building, Roof
from console.detection.simulate.materials import Material
from console.detection.simulate.parts import Floats, Prism, Round
from console.detection.simulate.site import Site

SMALLEST = 4.0       # m²; what is smaller is no change that anybody asks for
APART = 1.0          # m between two changes, so that each is an object of its own


@dataclass(frozen=True)
class Change:
    """One true change.

    Attributes:
        kind: new, storey, extension, shed, raise, demolished, lowered, heap or dug.
        rule: how it was made, finer than the kind (widening, part_storey, shed_removed …).
        shape: its outline in scene metres.
        building: number of the building it belongs to, −1 for none.
        before, after: that building in either epoch, None where it does not stand.
        extra: pieces of the later epoch that are no building: heaps, rubble.
    """

    kind: str
    rule: str
    shape: shapely.Polygon
    building: int
    before: Building | None
    after: Building | None
    extra: tuple[Prism | Round, ...] = ()


class Maker:
    """Makes changes in a site, none on top of another and none into a neighbour's house."""

    def __init__(self, site: Site) -> None:
        self.site, self.luck = site, site.luck
        self.footprints = [building.shape for building in site.buildings]
        self.tree = shapely.STRtree(self.footprints)
        self.taken: list[shapely.Geometry] = [
            polygon(stain.ring) for stain in site.stains if stain.material is Material.WATER]  # no place to build
        self.touched: set[int] = set()
        self.vacant = list(site.vacant)
        self.luck.shuffle(self.vacant)  # type: ignore[arg-type]
        self.next_number = len(site.buildings)

    def make(self, count: int, rules: Mapping[str, tuple[Rule, float]]) -> list[Change]:
        """About `count` changes, as many as find a place.

        Args:
            count: wanted.
            rules: by name, how a change is made and how often.
        """
        made: list[Change] = []
        names = list(rules)
        weights = self.luck.dirichlet([25.0 * weight for _, weight in rules.values()])
        for _ in range(count * 5):
            if len(made) >= count:
                break
            rule = names[int(self.luck.choice(len(names), p=weights))]
            small = self.luck.random() < self.site.rules["small"]
            for _ in range(6):
                change = rules[rule][0](self, small)
                if change is not None and self._fits(change):
                    made.append(change)
                    self.taken.append(change.shape)
                    self.touched.add(change.building)
                    break
        return made

    def _fits(self, change: Change) -> bool:
        size = self.site.size
        if change.shape.area < SMALLEST or not change.shape.within(shapely.box(1.5, 1.5, size - 1.5, size - 1.5)):
            return False
        return not shapely.dwithin(np.array(self.taken, object), change.shape, APART).any() if self.taken else True

    def some_building(self, flat: bool = False, largest: float = 1e9) -> Building | None:
        """A building that nothing has happened to yet and that stands wholly in the survey."""
        for _ in range(12):
            if not self.site.buildings:
                return None
            one = self.site.buildings[int(self.luck.integers(len(self.site.buildings)))]
            if one.number in self.touched or self.footprints[one.number].area > largest:
                continue
            if flat and one.bodies[0].roof is not Roof.FLAT:
                continue
            return one
        return None

    def free(self, ring: Floats, but: int = -1, gap: float = 0.25) -> bool:
        """Whether no building (but one) stands within `gap` of a place."""
        shape = shapely.Polygon(ring)
        near = self.tree.query(shape, "dwithin", distance=gap)
        return all(int(i) == but for i in near)


def polygon(ring: Floats) -> shapely.Polygon:
    return shapely.Polygon(ring)


Rule = Callable[[Maker, bool], Change | None]   # the second: a change of 4–8 m² is wanted
