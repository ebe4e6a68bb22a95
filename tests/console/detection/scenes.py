"""Tiny scenes of boxes and trees, scanned from above: enough to know every answer."""

from dataclasses import dataclass, field

import numpy as np
import shapely

from console.detection.points import Points


@dataclass
class Scene:
    """A square of sloping ground with boxes (west, south, east, north, top above ground) and trees (x, y, r, h)."""

    size: float = 120.0
    origin: tuple[float, float] = (500_000.0, 2_500_000.0)
    slope: tuple[float, float] = (0.01, -0.005)
    boxes: list = field(default_factory=list)
    trees: list = field(default_factory=list)

    def ground(self, x, y):
        return 20.0 + self.slope[0] * (x - self.origin[0]) + self.slope[1] * (y - self.origin[1])

    def polygon(self, box):
        west, south, east, north = box[:4]
        return shapely.box(self.origin[0] + west, self.origin[1] + south, self.origin[0] + east,
                           self.origin[1] + north)


def scan(scene, seed=1, density=12.0, noise=0.02, bias=0.0, shift=(0.0, 0.0)):
    """The scene as a survey would see it: jittered points, noise, a bias and a shift of the whole."""
    rng = np.random.default_rng(seed)
    count = int(scene.size ** 2 * density)
    x, y = rng.uniform(0, scene.size, count), rng.uniform(0, scene.size, count)
    z = scene.ground(x + scene.origin[0], y + scene.origin[1])
    floor = z.copy()
    for west, south, east, north, top in scene.boxes:
        inside = (x >= west) & (x < east) & (y >= south) & (y < north)
        z[inside] = np.maximum(z[inside], floor[inside].mean() + top if inside.any() else 0)
    returns = np.ones(count, np.uint8)
    for tx, ty, radius, height in scene.trees:
        crown = (np.hypot(x - tx, y - ty) < radius) & (rng.random(count) < 0.8)
        z[crown] = np.maximum(z[crown], floor[crown] + height * rng.uniform(0.3, 1.0, crown.sum()))
        returns[crown] = rng.integers(1, 4, crown.sum())
    z += rng.normal(0, noise, count) + bias
    x, y = x + scene.origin[0] + shift[0], y + scene.origin[1] + shift[1]
    zeros = np.zeros(count, np.uint8)
    return Points(x, y, z, returns, returns.copy(), zeros + 1, zeros.astype(np.uint16))


def village(seed=3, size=120.0):
    """Boxes of 8 to 14 m on a lattice of 20 m, with trees between."""
    rng = np.random.default_rng(seed)
    boxes, trees = [], []
    for i in range(int(size // 20)):
        for j in range(int(size // 20)):
            w, d = rng.uniform(8, 14, 2)
            boxes.append((i * 20 + 2.0, j * 20 + 2.0, i * 20 + 2.0 + w, j * 20 + 2.0 + d, rng.uniform(4, 18)))
            trees.append((i * 20 + 18.0, j * 20 + 18.0, rng.uniform(1.2, 2.0), rng.uniform(4, 8)))
    return Scene(size=size, boxes=boxes, trees=trees)


def write_las(points, path, crs="EPSG:4547"):
    """The points as a LAZ file with a CRS, in millimetres."""
    import laspy
    from pyproj import CRS

    header = laspy.LasHeader(version="1.4", point_format=6)
    header.offsets, header.scales = [points.x.min() // 1, points.y.min() // 1, 0], [0.001] * 3
    if crs:
        header.add_crs(CRS.from_user_input(crs))
    las = laspy.LasData(header)
    las.x, las.y, las.z = points.x, points.y, points.z
    las.number_of_returns, las.return_number = points.returns, points.number
    las.classification = points.kind
    las.write(path)
    return path
