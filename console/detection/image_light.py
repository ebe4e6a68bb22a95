"""Light, shadow, camera and grain of a painted picture."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image
from scipy import ndimage

CELL = 0.5  # metres of a cell of the finished pictures
FINE = 1  # cells painted for each finished one, along either side; the lens blurs the stairs away


def coarse(values: np.ndarray) -> np.ndarray:
    rows, cols = values.shape[0] // FINE, values.shape[1] // FINE
    found: np.ndarray = values.reshape(rows, FINE, cols, FINE, *values.shape[2:]).mean(axis=(1, 3), dtype=np.float32)
    return found


def noise(luck: np.random.Generator, side: int, coarse: int, octaves: int = 3, rough: float = 0.5) -> np.ndarray:
    """Smooth random field [side, side], mean about 0, spread about 1; `coarse`: cells of its widest waves."""
    total, weight, power = np.zeros((side, side), np.float32), 1.0, 0.0
    for _ in range(octaves):
        mix = between(side, coarse, float(luck.random()))
        small = luck.standard_normal((mix.shape[1], mix.shape[1]), np.float32)
        total += np.float32(weight * 1.4) * (mix @ small @ mix.T)  # 1.4: what lies between nodes is flatter
        power += weight * weight
        weight *= rough * 2 ** 0.5
        coarse = max(coarse // 2, 1)
        if coarse == 1:
            break
    return total / np.float32(power ** 0.5)


def between(side: int, coarse: int, start: float) -> np.ndarray:
    """float32 [side, nodes]: how each cell is mixed from nodes `coarse` cells apart, smoothly."""
    at = (np.arange(side) + 0.5) / coarse + start
    node = at.astype(int)
    part = at - node
    part = (part * part * (3 - 2 * part)).astype(np.float32)
    found = np.zeros((side, int(node.max()) + 2), np.float32)
    found[np.arange(side), node] = 1 - part
    found[np.arange(side), node + 1] = part
    return found


def light(colour: np.ndarray, height: np.ndarray, cell: float, luck: np.random.Generator) -> np.ndarray:
    """Sun on every slope, shadow behind what stands higher, some of the sky's blue in it."""
    turn, high = luck.uniform(0, 2 * np.pi), np.radians(luck.uniform(25, 72))
    sx, sy, flat = np.cos(turn), np.sin(turn), np.tan(high)
    gx, gy = np.zeros_like(height), np.zeros_like(height)
    gx[:, 1:-1] = np.clip((height[:, 2:] - height[:, :-2]) / (2 * cell), -1.2, 1.2)
    gy[1:-1] = np.clip((height[2:] - height[:-2]) / (2 * cell), -1.2, 1.2)
    lit = (np.sin(high) - np.cos(high) * (gx * sx + gy * sy)) / np.sqrt(1 + gx * gx + gy * gy) / np.sin(high)
    lit = np.clip(lit, 0.3, 1.5) ** luck.uniform(0.6, 1.1)
    if luck.random() < 0.92:
        low = height[::FINE, ::FINE]
        dark = np.zeros(low.shape, bool)
        for k in range(1, int(min(float(low.max()) / flat, 34) / (1.3 * CELL)) + 1):
            d = k * 1.3 * CELL
            dark |= _moved(low, round(sy * d / CELL), round(sx * d / CELL)) > low + np.float32(d * flat + 0.15)
        soft = ndimage.uniform_filter(np.repeat(np.repeat(dark, FINE, 0), FINE, 1).astype(np.float32), 3)
        deep = luck.uniform(0.25, 0.65)
        tint = np.array([deep * luck.uniform(0.85, 1), deep, deep * luck.uniform(1, 1.25)], np.float32)
        lit = lit[..., None] * (1 - soft[..., None] * (1 - tint))
    else:
        lit = (0.6 + 0.4 * lit)[..., None]
    found: np.ndarray = colour * lit.astype(np.float32)
    return found


def _moved(values: np.ndarray, down: int, right: int) -> np.ndarray:
    """values[i + down, j + right], 0 outside."""
    out = np.zeros_like(values)
    n, m = values.shape
    if abs(down) >= n or abs(right) >= m:
        return out
    out[max(-down, 0):n - max(down, 0), max(-right, 0):m - max(right, 0)] = \
        values[max(down, 0):n - max(-down, 0), max(right, 0):m - max(-right, 0)]
    return out


def photo(lit: np.ndarray, luck: np.random.Generator) -> np.ndarray:
    """Camera, air, processing: uint8 of the finished cell size."""
    picture = coarse(lit)
    grey = picture.mean(axis=2, keepdims=True)
    picture = grey + (picture - grey) * luck.uniform(0.25, 1.15)
    picture = picture * luck.uniform(0.6, 1.35) * luck.uniform(0.88, 1.12, 3) + luck.uniform(0, 45) * luck.uniform(
        0.6, 1.4, 3)
    picture = 255 * np.clip(picture / 255, 0, 1) ** luck.uniform(0.75, 1.35)
    blur = luck.uniform(0.35, 1.0)
    if blur > 0.3:
        picture = ndimage.gaussian_filter(picture, (blur, blur, 0))
    if luck.random() < 0.5:
        picture += luck.uniform(0.2, 1.2) * (picture - ndimage.gaussian_filter(picture, (1.2, 1.2, 0)))
    picture += luck.normal(0, luck.uniform(0.5, 5), picture.shape[:2])[..., None] + luck.normal(
        0, luck.uniform(0.2, 3), picture.shape)
    done = np.clip(picture, 0, 255).astype(np.uint8)
    if luck.random() < 0.6:
        held = io.BytesIO()
        Image.fromarray(done).save(held, "JPEG", quality=int(luck.integers(35, 95)))
        done = np.asarray(Image.open(held))
    return done
