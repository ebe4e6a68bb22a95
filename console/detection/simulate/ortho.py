"""Orthophotos of a generated scene: materials in the sun, with shadows, each epoch in its own light."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.transform import Affine
from rasterio.windows import Window
from scipy import ndimage

from console.detection.kernels import kernel
from console.detection.simulate.materials import COLOUR, Material
from console.detection.simulate.paint import Canvas
from console.detection.simulate.scene import Scene

SQUARE = 256.0     # m, painted at a time
SHADOW = 60.0      # m, how far a shadow is looked for
BLOCK = 16         # cells


def write_ortho(path: Path, scene: Scene, epoch: str, seed: int, leaf: float, origin: tuple[float, float], crs: str,
                cell: float) -> None:
    """Write one epoch's orthophoto as a tiled GeoTIFF (uint8 RGB), and say that it was generated.

    Args:
        path: file to write.
        scene, epoch: what is photographed.
        seed: of the light, the camera and the grain.
        leaf: 0 bare … 1 full leaf.
        origin: coordinates of the scene's south-west corner in `crs`.
        crs: metric.
        cell: m.
    """
    luck = np.random.default_rng([seed, 13 if epoch == "before" else 14])
    side = int(scene.size / cell)
    light = (luck.uniform(0.75, 1.2) * luck.uniform(0.92, 1.08, 3)).astype(np.float32)
    haze, gamma = luck.uniform(0, 28, 3).astype(np.float32), np.float32(luck.uniform(0.85, 1.2))
    sun = (luck.uniform(0, 2 * np.pi), np.radians(luck.uniform(35, 65)))
    shift = luck.normal(0, 0.35, 2)
    profile = {"driver": "GTiff", "width": side, "height": side, "count": 3, "dtype": "uint8", "crs": crs,
               "transform": Affine(cell, 0.0, origin[0] + shift[0], 0.0, -cell, origin[1] + side * cell + shift[1]),
               "tiled": True, "blockxsize": 256, "blockysize": 256, "compress": "deflate", "zlevel": 1,
               "num_threads": 2, "photometric": "RGB"}
    step = int(SQUARE / cell)
    with rasterio.open(path, "w", **profile) as file:
        file.update_tags(DEMO="1", SOURCE="generated demo data, grid-console detect simulate")
        for top in range(0, side, step):
            for left in range(0, side, step):
                rows, cols = min(step, side - top), min(step, side - left)
                west, north = left * cell, (side - top) * cell
                box = (west - SHADOW, north - rows * cell - SHADOW, west + cols * cell + SHADOW, north + SHADOW)
                canvas = scene.canvas(epoch, box, cell)
                picture = picture_of(canvas, sun, leaf, round(SHADOW / cell))[:rows, :cols]
                seen = 255 * np.clip((picture * light + haze) / 255, 0, 1) ** gamma
                seen += luck.standard_normal(picture.shape, np.float32) * 3
                file.write(np.clip(seen, 0, 255).astype(np.uint8)[::-1].transpose(2, 0, 1),
                           window=Window(left, top, cols, rows))


def picture_of(canvas: Canvas, sun: tuple[float, float], leaf: float, edge: int = 0) -> NDArray[np.float32]:
    """Colours of a canvas in sunlight, 0–255, row 0 south.

    Args:
        canvas: the painted surface.
        sun: its direction and height, radians.
        leaf: deciduous crowns show their leaf or what lies below.
        edge: cells on each side that throw shadows and are not in the picture.
    """
    leafy = (canvas.veil_top > canvas.top) & ((canvas.veil_material != Material.LEAF) | (leaf > 0.3))
    top = np.where(leafy, canvas.veil_top, canvas.top)
    material = np.where(leafy, canvas.veil_material, canvas.material)
    return _lit(top, _highest_near(top), material, canvas.tint, COLOUR.astype(np.float32), edge, canvas.cell,
                np.cos(sun[0]), np.sin(sun[0]), np.sin(sun[1]), np.cos(sun[1]))


def _highest_near(top: NDArray[np.float32]) -> NDArray[np.float32]:
    """The highest cell of each block and the blocks around it: a ray above it may jump a block."""
    rows, cols = -(-top.shape[0] // BLOCK), -(-top.shape[1] // BLOCK)
    padded = np.full((rows * BLOCK, cols * BLOCK), top.min(), np.float32)
    padded[:top.shape[0], :top.shape[1]] = top
    return ndimage.maximum_filter(padded.reshape(rows, BLOCK, cols, BLOCK).max(axis=(1, 3)), 3)


@kernel
def _lit(top, near, material, tint, colour, edge, cell, east, north, sine, cosine):
    """Colour by slope to the sun, halved where something towards it stands higher than the ray."""
    rows, cols = top.shape
    highest, steep = top.max(), sine / cosine
    found = np.empty((rows - 2 * edge, cols - 2 * edge, 3), np.float32)
    for i in range(edge, rows - edge):
        for j in range(edge, cols - edge):
            gx = (top[i, min(j + 1, cols - 1)] - top[i, max(j - 1, 0)]) / (2 * cell)
            gy = (top[min(i + 1, rows - 1), j] - top[max(i - 1, 0), j]) / (2 * cell)
            towards = min(max(gx * east + gy * north, -1.5), 1.5)
            slope = min(gx * gx + gy * gy, 2.25)
            light = min(max((sine - cosine * towards) / (np.sqrt(1 + slope) * sine), 0.45), 1.25)
            z = top[i, j] + 0.2
            far, d = min(60.0, (highest - z) / steep), cell
            while d < far:
                p, q = int(i + north * d / cell + 0.5), int(j + east * d / cell + 0.5)
                if p < 0 or q < 0 or p >= rows or q >= cols:
                    break
                if near[p // BLOCK, q // BLOCK] <= z + d * steep:
                    d += BLOCK * cell
                    continue
                if top[p, q] > z + d * steep:
                    light *= 0.5
                    break
                d += cell * 1.5
            light *= 1 + tint[i, j] / 127 * 0.18 + 0.04 * np.sin(i * 0.9 + j * 0.1) * np.sin(j * 0.7 + i * 0.2)
            for k in range(3):
                found[i - edge, j - edge, k] = colour[material[i, j], k] * light
    return found
