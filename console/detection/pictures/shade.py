"""Surfaces as pictures: light and shade of one epoch, and the change of height over it."""

from __future__ import annotations

import math

import numpy as np
from scipy import ndimage

from console.detection.grid import Window
from console.detection.pictures.ink import HATCH, UNKNOWN
from console.detection.review_scene import Relief, Scene

# From nothing to much, for heights gained and lost. The lightness rises alike on both sides, so that the amount
# reads without colour; orange against blue stays apart with every colour blindness.
GAIN = np.array([(120, 72, 34), (214, 112, 20), (250, 172, 62), (255, 232, 170)], float)
LOSS = np.array([(36, 76, 118), (42, 124, 196), (104, 184, 240), (208, 236, 255)], float)
ROUND = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
FADED = 0.3  # of its colour is left to what is no broader than a wall's rim
RIM = 1.0  # metres
LEAST, MOST_NOISE = 0.05, 0.3  # metres: a smaller change is never coloured, a greater one always


def prepare(scene: Scene) -> None:
    """Derive beforehand what drawing would derive."""
    for epoch in (0, 1):
        shaded(scene, epoch)
    change(scene)


def shaded(scene: Scene, epoch: int) -> tuple[np.ndarray, Window] | None:
    """The surface of an epoch as a picture, both with the same scale of heights; None without one."""
    relief = scene.reliefs[epoch]
    if relief is None:
        return None
    key = ("shaded", epoch)
    if key not in scene.kept:
        low, high = _heights(scene)
        light, known = _light(relief), np.isfinite(relief.upper)
        share = np.clip((np.nan_to_num(relief.upper, nan=low) - low) / max(high - low, 1.0), 0, 1)
        grey = np.clip((0.36 + 0.40 * share) * (0.4 + 0.6 * light), 0.06, 1) * 255
        tint = grey[:, :, None] * np.array([1.0, 0.985, 0.95])
        scene.kept[key] = np.where(known[:, :, None], tint, hatched(known.shape)).astype(np.uint8)
    return scene.kept[key], relief.window


def change(scene: Scene) -> tuple[np.ndarray, Window] | None:
    """Change of height in colours over the grey of the later surface; None without both surfaces."""
    first, second = scene.reliefs
    if first is None or second is None:
        return None
    if "change" not in scene.kept:
        diff = second.upper - first.upper
        most, noise = most_of(scene), noise_of(scene)
        light = _light(second)
        colour = ramp(diff, most, noise) * np.clip(0.9 + 0.12 * (light - 1), 0.8, 1.06)[:, :, None]
        grey = np.clip(62 * light, 42, 110)[:, :, None] * np.array([0.96, 1.0, 1.05])
        sure = _broad(diff, noise)[:, :, None]
        picture = np.where((np.abs(diff) > noise)[:, :, None], grey + (colour - grey) * sure, grey)
        picture = np.where(np.isfinite(diff)[:, :, None], picture, hatched(diff.shape))
        scene.kept["change"] = np.clip(picture, 0, 255).astype(np.uint8)
    return scene.kept["change"], second.window


def hatched(shape: tuple[int, ...], step: int = 6) -> np.ndarray:
    """Slanting lines [rows, cols, 3]: a place of which nothing is known looks like no height there is."""
    rows, cols = np.indices(shape[:2])
    return np.where(((rows + cols) % step < max(step // 3, 1))[:, :, None], np.array(HATCH), np.array(UNKNOWN))


def _broad(diff: np.ndarray, noise: float) -> np.ndarray:
    """1 where a change is as broad as a thing, `FADED` where it is the rim of a wall or a stray point."""
    broad = np.zeros(diff.shape)
    for sign in (1, -1):
        with np.errstate(invalid="ignore"):
            changed = diff * sign > noise
        many = ndimage.uniform_filter(changed.astype(np.float32), 5, mode="nearest")
        broad[changed & (ndimage.maximum_filter(many, 5) > 0.75)] = 1.0
    return FADED + (1 - FADED) * broad


def ramp(diff: np.ndarray, most: float, noise: float) -> np.ndarray:
    """Colours [..., 3] of changes in metres: `GAIN` for more, `LOSS` for less, strongest at `most`."""
    share = np.clip((np.abs(np.nan_to_num(diff)) - noise) / max(most - noise, 1e-6), 0, 1)
    at = np.linspace(0, 1, len(GAIN))
    gain = np.stack([np.interp(share, at, GAIN[:, i]) for i in range(3)], axis=-1)
    loss = np.stack([np.interp(share, at, LOSS[:, i]) for i in range(3)], axis=-1)
    return np.where((np.nan_to_num(diff) > 0)[..., None], gain, loss)


def most_of(scene: Scene) -> float:
    """Metres at the end of the legend: round, and what the detection reaches still has its own colour."""
    if "most" not in scene.kept:
        scene.kept["most"] = next((r for r in ROUND if r >= _inner(scene) * 0.98), ROUND[-1])
    return float(scene.kept["most"])


def noise_of(scene: Scene) -> float:
    """Metres below which a change is drawn grey: what single cells scatter here, at least twice the surveys' σ."""
    if "noise" not in scene.kept:
        first, second = scene.reliefs
        scatter = 0.0
        if first is not None and second is not None:
            diff = second.upper - first.upper
            diff = diff[np.abs(diff) < MOST_NOISE]  # also leaves out the unknown
            scatter = 3 * 1.4826 * float(np.median(np.abs(diff - np.median(diff)))) if len(diff) else 0.0
        sigma = 2 * scene.sigma if math.isfinite(scene.sigma) else 0.0
        scene.kept["noise"] = min(math.ceil(max(scatter, sigma, LEAST) * 20) / 20, MOST_NOISE)
    return float(scene.kept["noise"])


def _inner(scene: Scene) -> float:
    """The change inside the detection, 90 % of it; its rim, where walls stand, left out if there is more than that."""
    import shapely

    first, second = scene.reliefs
    assert first is not None and second is not None
    diff, win = np.abs(second.upper - first.upper), second.window
    for shape in (scene.outline.buffer(-RIM), scene.outline):  # a small one's core may hold no cell's middle
        if shape.is_empty:
            continue
        rows, cols = win.inside(shape.bounds)
        x = (win.col + np.arange(cols.start, cols.stop) + 0.5) * win.cell
        y = (win.row - np.arange(rows.start, rows.stop) - 0.5) * win.cell
        values = diff[rows, cols][shapely.contains_xy(shape, *np.meshgrid(x, y))]
        values = values[np.isfinite(values)]
        if len(values):
            return float(np.quantile(values, 0.9))
    return 0.5


def _heights(scene: Scene) -> tuple[float, float]:
    """Lowest and highest of both epochs, the same scale of grey for both."""
    if "heights" not in scene.kept:
        values = [one.upper[np.isfinite(one.upper)] for one in scene.reliefs if one is not None]
        both = np.concatenate(values) if values else np.zeros(0)
        scene.kept["heights"] = tuple(np.quantile(both, (0.01, 0.99)).tolist()) if len(both) else (0.0, 1.0)
    low, high = scene.kept["heights"]
    return low, high


def _light(relief: Relief) -> np.ndarray:
    """Lambert's light from the north-west at 45°, about 1 on level ground."""
    known = np.isfinite(relief.upper)
    level = float(np.median(relief.upper[known])) if known.any() else 0.0
    smooth = ndimage.uniform_filter(np.where(known, relief.upper, level), 3, mode="nearest")  # less of single points
    south, east = np.gradient(smooth, relief.window.cell)
    south, east = np.clip(south, -2.5, 2.5), np.clip(east, -2.5, 2.5)
    return (1.0 + 0.7 * south + 0.7 * east) / np.sqrt(1 + south**2 + east**2)
