"""Two orthophotos laid on each other: where the later one lies, in what light, and whether both show one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import ndimage

from console.detection.grid import Bounds, Window, common, squares, window_of
from console.detection.imagery import read_picture
from console.errors import Refused
from console.language import tr

COARSE = 1.0  # metres: of the cells that light and shift are fitted on
PATCH = 256.0  # metres: squares that each give a shift
LEAST_SIDE = 32.0  # metres: of a patch that can give one
FARTHEST = 12.0  # metres; a larger shift is no shift but another place
SAMPLES = 12  # patches looked at
SHARP = 5.5  # height of a peak, in standard deviations, from which it says where the other picture lies
CLEAR = 8.0  # from which one tile is believed against the whole
LOCAL = 3.0  # metres by which a tile may lie otherwise than the whole
ALIKE = 0.1  # correlation of edges below which the pictures have nothing in common
TELLING = 3  # patches from which that means another place; one quarter may have been rebuilt altogether
GRAIN = 0.3  # correlation of neighbouring cells below which a picture is noise
Light = tuple[np.ndarray, np.ndarray]  # gain and offset of each band


@dataclass(frozen=True)
class Fit:
    """How the later picture is laid on the earlier: moved by `shift` (m east, north), colours times gain plus offset.

    Attributes:
        agree: correlation of the edges of both once that is done.
        sure: whether that is enough to say that both show one place; else the places that the files state were taken.
    """

    shift: tuple[float, float]
    light: Light
    agree: float
    sure: bool


def bring_together(before: Path, after: Path, crs: str, shared: Bounds) -> Fit:
    """Shift and light from patches spread over what both show.

    Raises:
        Refused: the edges of the pictures do not agree anywhere.
    """
    pairs = _patches(before, after, crs, shared)
    if not pairs:
        raise Refused(tr("The two pictures do not overlap; nothing was compared."))
    haze = [_haze([pair[k] for _, pair in pairs]) for k in (0, 1)]
    told = np.array([phase_shift(tones(a, haze[0]), tones(b, haze[1])) for _, (a, b) in pairs])
    weight = told[:, 2]
    shift = np.array([_weighted_median(told[:, k], weight) for k in (0, 1)]) * COARSE
    if float(np.median(weight)) < SHARP:  # little is the same in both: the places that the files state are better
        shift = np.zeros(2)
    again = [(a, read_picture(after, w, crs, (shift[0], shift[1]))) for w, (a, _) in pairs]
    agree = float(np.median([_agreement(tones(a, haze[0]), tones(b, haze[1])) for a, b in again]))
    sure = agree >= ALIKE
    empty = any(min(_grain(one) for one in pair) < GRAIN for _, pair in pairs)
    if float(np.hypot(*shift)) > FARTHEST or (not sure and (len(pairs) >= TELLING or empty)):
        raise Refused(tr("The two pictures show different places, or one is too coarse: their edges do not agree. "
                         "Nothing was compared."))
    light = fit_light(np.hstack([a.reshape(3, -1) for a, _ in again]), np.hstack([b.reshape(3, -1) for _, b in again]))
    return Fit((float(shift[0]), float(shift[1])), light, round(agree, 3), sure)


def _patches(before: Path, after: Path, crs: str, shared: Bounds) -> list[tuple[Window, list[np.ndarray]]]:
    boxes = squares(shared, PATCH)
    boxes = [boxes[i] for i in np.unique(np.linspace(0, len(boxes) - 1, SAMPLES).astype(int))]
    pairs = []
    for box in boxes:
        inner = common(box, shared)
        if inner is None or min(inner[2] - inner[0], inner[3] - inner[1]) < LEAST_SIDE:
            continue
        window = window_of(inner, COARSE)
        pair = [read_picture(path, window, crs) for path in (before, after)]
        if all(np.isfinite(p[0]).mean() > 0.3 for p in pair):
            pairs.append((window, pair))
    return pairs


def _grain(picture: np.ndarray) -> float:
    """Correlation of each cell with its neighbour, 1 for an even picture."""
    grey = picture.mean(axis=0)
    one, other = grey[:, :-1], grey[:, 1:]
    known = np.isfinite(one) & np.isfinite(other)
    one, other = one[known], other[known]
    return float(np.corrcoef(one, other)[0, 1]) if len(one) > 9 and one.std() > 0 and other.std() > 0 else 1.0


def phase_shift(first: np.ndarray, second: np.ndarray) -> tuple[float, float, float]:
    """Cells east and north by which tones `second` must be moved onto `first`, and how sharp the peak is."""
    a, b = (_edges(one) for one in (first, second))
    window = np.outer(np.hanning(a.shape[0]), np.hanning(a.shape[1]))
    cross = np.fft.rfft2(a * window) * np.conj(np.fft.rfft2(b * window))
    # Not whitened altogether: what is in one picture only would count as much as what is in both.
    peak = np.fft.irfft2(cross / np.sqrt(np.maximum(np.abs(cross), 1e-12)), a.shape)
    peak = ndimage.gaussian_filter(peak, 0.8, mode="wrap")
    reach = int(FARTHEST * 1.5 / COARSE)
    rows = np.r_[0:min(reach, a.shape[0] // 2), -min(reach, a.shape[0] // 2):0]
    cols = np.r_[0:min(reach, a.shape[1] // 2), -min(reach, a.shape[1] // 2):0]
    near = peak[np.ix_(rows, cols)]
    i, j = np.unravel_index(int(np.argmax(near)), near.shape)
    row, col = int(rows[i]), int(cols[j])
    parts = [peak[(row + np.array([-1, 0, 1])) % a.shape[0], col], peak[row, (col + np.array([-1, 0, 1])) % a.shape[1]]]
    down, right = (float(n) + _vertex(p) for n, p in zip((row, col), parts, strict=True))
    return right, -down, float(near.max() / max(near.std(), 1e-12))


def _vertex(three: np.ndarray) -> float:
    """Where the parabola through three values has its top, from the middle one."""
    bend = three[0] - 2 * three[1] + three[2]
    return float(np.clip((three[0] - three[2]) / (2 * bend), -0.5, 0.5)) if bend < 0 else 0.0


def fit_light(first: np.ndarray, second: np.ndarray) -> Light:
    """Gain and offset of each band that bring `second` [3, n] to `first`; what changed is left out step by step."""
    gain, offset = np.ones(3), np.zeros(3)
    known = np.isfinite(first).all(axis=0) & np.isfinite(second).all(axis=0)
    a, b = first[:, known].astype(float), second[:, known].astype(float)
    keep = np.ones(a.shape[1], bool)
    for _ in range(6):
        for k in range(3):
            u, v = b[k, keep], a[k, keep]
            spread = u.std()
            # The line of equal spreads: ordinary least squares flattens every picture whose grain is not the other's.
            gain[k] = float(np.clip(v.std() / spread, 0.3, 3.0)) if spread > 1e-6 else 1.0
            offset[k] = float(np.median(v - gain[k] * u))
        off = np.abs(gain[:, None] * b + offset[:, None] - a).max(axis=0)
        kept = off <= 2.5 * max(float(np.median(off[keep])), 1.0)
        if kept.sum() < 50 or (kept == keep).all():
            break
        keep = kept
    return gain, offset


def tones(picture: np.ndarray, haze: np.ndarray) -> np.ndarray:
    """[2, rows, cols] red against green and blue against both, which neither light nor shadow changes much."""
    red, green, blue = np.maximum(picture - haze[:, None, None], 0.0)
    total = np.maximum(red + green + blue, 0.0) + 30.0  # grey values: below, colour is grain
    return np.stack([(red - green) / total, (blue - (red + green) / 2) / total])


def _haze(pictures: list[np.ndarray]) -> np.ndarray:
    """The darkest of each band: light from the air, on everything alike."""
    whole = np.hstack([one.reshape(3, -1) for one in pictures])
    found: np.ndarray = np.nanquantile(whole, 0.005, axis=1)
    return found


def _edges(tone: np.ndarray) -> np.ndarray:
    """Strength of the tones' edges, without the few strongest."""
    total = np.zeros(tone.shape[1:])
    for one in tone:
        middle = float(np.nanmedian(one)) if np.isfinite(one).any() else 0.0
        smooth = ndimage.gaussian_filter(np.where(np.isfinite(one), one, middle), 1.0)
        total += np.hypot(ndimage.sobel(smooth, 0), ndimage.sobel(smooth, 1))
    cut: np.ndarray = np.minimum(total, np.quantile(total, 0.98))
    return cut - cut.mean()


def _agreement(a: np.ndarray, b: np.ndarray) -> float:
    known = np.isfinite(a[0]) & np.isfinite(b[0])
    if known.sum() < 50:
        return 0.0
    one, other = _edges(a)[known], _edges(b)[known]
    return float(np.corrcoef(one, other)[0, 1]) if one.std() > 0 and other.std() > 0 else 0.0


def _weighted_median(values: np.ndarray, weight: np.ndarray) -> float:
    order = np.argsort(values)
    return float(values[order][np.searchsorted(np.cumsum(weight[order]), weight.sum() / 2)])


def local_shift(first: np.ndarray, second_at: Callable[[tuple[float, float]], np.ndarray],
                fit: Fit) -> tuple[float, float]:
    """The whole picture's shift, bettered for one tile where its edges say clearly how.

    Args:
        first: the earlier picture of the tile; second_at: reads the later one moved by a shift.
    """
    second = second_at(fit.shift)
    if not fit.sure or not np.isfinite(second[0]).any():
        return fit.shift
    right, up, sharp = phase_shift(tones(first, _haze([first])), tones(second, _haze([second])))
    if sharp < CLEAR or np.hypot(right, up) * COARSE > LOCAL:
        return fit.shift
    return fit.shift[0] + right * COARSE, fit.shift[1] + up * COARSE
