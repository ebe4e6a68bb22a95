"""Changes between two orthophotos where no heights tell: leads for a person to look at, never more.

Both pictures are brought together (phase correlation of their edges), the later one's light is fitted to the
earlier's, and what still differs in colour and in structure is taken object by object. Shadows, leaves and roofs that
lean another way look like changes too: so a lead's confidence stays low, and it claims no height.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from scipy import ndimage

from console.detection.candidate import Candidate, identity
from console.detection.features import NAMES
from console.detection.grid import Bounds, Window, common, grown, squares, window_of
from console.detection.image_leads import FLOOR, RING, believed, measure, outline
from console.detection.imagery import bounds_of, crs_of, read_window
from console.errors import Refused
from console.language import tr
from console.progress import Progress

MODEL = "image-1"
KIND = "change"
CELL, TILE, HALO = 0.5, 256.0, 24.0  # metres
COARSE = 1.0  # metres: of the cells that light and shift are fitted on
PATCH = 256.0  # metres: squares that each give a shift
FARTHEST = 12.0  # metres; a larger shift is no shift but another place
SAMPLES = 12  # patches looked at
SHARP = 5.5  # height of a peak, in standard deviations, from which it says where the other picture lies
LEAN = 2  # cells by which a roof may lean to another side
STRONG = 4.0  # times what stays where nothing changed, from which a cell has
BRIGHT = 0.15  # what a difference of brightness counts beside one of tone
DARK = 25.0  # grey values above the haze; below, tone says little
LEAST = 8.0  # square metres
Light = tuple[np.ndarray, np.ndarray]  # gain and offset of each band


@dataclass(frozen=True)
class Fit:
    """How the later picture is laid on the earlier: moved by `shift` (m east, north), colours times gain plus offset.

    `dark` is the haze of the earlier picture by band, which lies on shadow and light alike; `spread` is what stays of
    the difference in either measure (colour, structure) where nothing changed.
    """

    shift: tuple[float, float]
    light: Light
    dark: np.ndarray
    spread: tuple[float, float]
    agree: float


def image_changes(before: Path, after: Path, crs: str = "", cell: float = CELL, min_area: float = LEAST,
                  progress: Progress | None = None) -> tuple[list[Candidate], Fit, str]:
    """Leads from two orthophotos.

    Args:
        crs: metric CRS to work in; "" for that of the earlier picture.

    Returns:
        (leads, how the pictures were brought together, CRS of the leads). `dz_*` and volume of a lead are nan.

    Raises:
        BadInput: a picture cannot be used.
        Refused: they do not overlap or show different places.
    """
    progress = progress or Progress()
    metric = crs or crs_of(before)
    shared = common(bounds_of(before, metric), bounds_of(after, metric))
    if shared is None:
        raise Refused(tr("The two pictures do not overlap; nothing was compared."))
    progress(0, 0, tr("Bringing the pictures together …"))
    fit = bring_together(before, after, metric, shared)
    found: dict[str, Candidate] = {}
    cores = squares(shared, TILE)
    for number, core in enumerate(cores):
        progress(number, len(cores), tr("Comparing the pictures …"))
        window = window_of(grown(core, HALO), cell)
        first, second = _pair(before, after, metric, window, fit)
        if np.isfinite(first[0]).any() and np.isfinite(second[0]).any():
            found.update((one.id, one) for one in _objects(first, second, window, core, fit, min_area))
    return sorted(found.values(), key=lambda one: (-one.confidence, one.id)), fit, metric


def bring_together(before: Path, after: Path, crs: str, shared: Bounds) -> Fit:
    """Shift and light from patches spread over what both show.

    Raises:
        Refused: the edges of the pictures do not agree anywhere.
    """
    boxes = squares(shared, PATCH)
    boxes = [boxes[i] for i in np.unique(np.linspace(0, len(boxes) - 1, SAMPLES).astype(int))]
    pairs = []
    for box in boxes:
        inner = common(box, shared)
        if inner is None or min(inner[2] - inner[0], inner[3] - inner[1]) < 32:
            continue
        window = window_of(inner, COARSE)
        pair = [_grey_or_colour(read_window(path, window, crs)) for path in (before, after)]
        if all(np.isfinite(p[0]).mean() > 0.3 for p in pair):
            pairs.append((window, pair))
    if not pairs:
        raise Refused(tr("The two pictures do not overlap; nothing was compared."))
    haze = [_haze([pair[k] for _, pair in pairs]) for k in (0, 1)]
    told = np.array([phase_shift(tones(a, haze[0]), tones(b, haze[1])) for _, (a, b) in pairs])
    weight = told[:, 2]
    shift = np.array([_weighted_median(told[:, k], weight) for k in (0, 1)]) * COARSE
    if float(np.median(weight)) < SHARP:  # little is the same in both: the places that the files state are better
        shift = np.zeros(2)
    again = [(a, _grey_or_colour(read_window(after, w, crs, (shift[0], shift[1])))) for w, (a, _) in pairs]
    agree = float(np.median([_agreement(tones(a, haze[0]), tones(b, haze[1])) for a, b in again]))
    if float(np.hypot(*shift)) > FARTHEST or agree < 0.1:
        raise Refused(tr("The two pictures show different places, or one is too coarse: their edges do not agree. "
                         "Nothing was compared."))
    light = fit_light(np.hstack([a.reshape(3, -1) for a, _ in again]), np.hstack([b.reshape(3, -1) for _, b in again]))
    spreads = []
    for a, b in again:
        colour, structure = measures(a, _lit(b, light), haze[0])
        known = np.isfinite(colour)
        spreads.append([np.median(colour[known]), np.median(structure[known])])
    spread = np.maximum(np.median(spreads, axis=0), (0.01, 0.05))
    return Fit((float(shift[0]), float(shift[1])), light, haze[0], (float(spread[0]), float(spread[1])),
               round(agree, 3))


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


def measures(first: np.ndarray, second: np.ndarray, haze: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(difference of tone, loss of structure 0 … 2) per cell, both spared what only leans or shades.

    A shadow darkens all bands alike, so brightness counts for little beside tone. A roof that leans to another side
    is looked for some cells around.
    """
    known = np.isfinite(first[0]) & np.isfinite(second[0])
    a, b = (np.where(known, p, 0.0) for p in (first, second))
    a, b = (ndimage.uniform_filter(p, (0, 3, 3)) for p in (a, b))
    tone_a, tone_b = tones(a, haze), tones(b, haze)
    best = np.full(known.shape, np.inf)
    for dy in range(-LEAN, LEAN + 1, 2):
        for dx in range(-LEAN, LEAN + 1, 2):
            hue = np.abs(tone_a - np.roll(tone_b, (dy, dx), (1, 2))).sum(axis=0)
            bright = np.abs((a - np.roll(b, (dy, dx), (1, 2))).mean(axis=0)) / 255
            best = np.minimum(best, hue + BRIGHT * bright)
    structure = 1.0 - local_correlation(tone_a, tone_b, 9)
    return np.where(known, best, np.nan), np.where(known, structure, np.nan)


def local_correlation(a: np.ndarray, b: np.ndarray, size: int) -> np.ndarray:
    """Correlation of the tones in a square around each cell; 1 where both are flat."""
    def mean(values: np.ndarray) -> np.ndarray:
        return ndimage.uniform_filter(values, (0, size, size))

    ma, mb = mean(a), mean(b)
    flat = 4e-4  # tone squared: below, grain is all there is to correlate
    va, vb = np.maximum(mean(a * a) - ma * ma, 0).sum(axis=0), np.maximum(mean(b * b) - mb * mb, 0).sum(axis=0)
    found: np.ndarray = ((mean(a * b) - ma * mb).sum(axis=0) + flat) / np.sqrt((va + flat) * (vb + flat))
    return np.clip(found, -1.0, 1.0)


def _objects(first: np.ndarray, second: np.ndarray, window: Window, core: Bounds, fit: Fit,
             min_area: float) -> list[Candidate]:
    colour, structure = measures(first, second, fit.dark)
    strength = np.nan_to_num(colour / fit.spread[0]) / STRONG
    loss = np.nan_to_num(structure / fit.spread[1]) / STRONG
    leaf = (_green(first) > 0.06) & (_green(second) > 0.06)
    dark = np.fmin(_grey(first), _grey(second)) < DARK + fit.dark.mean()
    changed = (strength > 1.0) & ~(leaf & (strength < 2.0)) & ~(dark & (strength < 1.6))
    changed = ndimage.binary_opening(ndimage.binary_closing(changed, np.ones((3, 3))), np.ones((3, 3)), iterations=2)
    label, _ = ndimage.label(changed)
    grey = [_grey(one) - fit.dark.mean() for one in (first, second)]
    usual = max(float(np.nanmedian(np.concatenate([one.ravel() for one in grey]))), FLOOR)
    tone = np.nan_to_num(np.abs(tones(first, fit.dark) - tones(second, fit.dark)).sum(axis=0))
    found = []
    for number, (rows, cols) in enumerate(ndimage.find_objects(label), 1):
        mask = label[rows, cols] == number
        area = float(mask.sum()) * window.cell ** 2
        if area < min_area:
            continue
        x = (window.col + (cols.start + cols.stop) / 2) * window.cell
        y = (window.row - (rows.start + rows.stop) / 2) * window.cell
        if not (core[0] <= x < core[2] and core[1] <= y < core[3]):
            continue
        shape = outline(mask, window, rows.start, cols.start)
        if shape is None or shape.area < min_area:
            continue
        near = _around(rows, cols, strength.shape)
        inside = label[near] == number
        told = {name: float(layer[rows, cols][mask].mean()) for name, layer in (
            ("strength", strength), ("loss", loss), ("tone", tone), ("leaf", leaf))}
        row = measure(grey[0][near], grey[1][near], inside, shape, usual, told)
        found.append(_lead(shape, row, told["leaf"], float(dark[rows, cols][mask].mean())))
    return found


def _around(rows: slice, cols: slice, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """The cells of a part and of its surroundings."""
    one, other = (slice(max(s.start - RING - 1, 0), min(s.stop + RING + 1, n))
                  for s, n in zip((rows, cols), shape, strict=True))
    return one, other


def _lead(shape: shapely.Polygon, row: np.ndarray, leaf: float, dark: float) -> Candidate:
    confidence = believed(row)
    said = [tr("the picture changed over {area} m²; no heights say what it is", area=f"{shape.area:.0f}")]
    if leaf > 0.3:
        said.append(tr("green in both pictures: may be a tree or a lawn"))
    if dark > 0.4:
        said.append(tr("dark in one picture: may be a shadow"))
    nan = float("nan")
    return Candidate(identity(shape, 1), KIND, shape, nan, nan, nan, float(shape.area), nan, 0,
                     round(float(confidence), 4), model=MODEL, reasons=said,
                     features=np.full(len(NAMES), np.nan, np.float32), sources="image", dz_error=nan)


def _pair(before: Path, after: Path, crs: str, window: Window, fit: Fit) -> tuple[np.ndarray, np.ndarray]:
    first = _grey_or_colour(read_window(before, window, crs))
    return first, _lit(_grey_or_colour(read_window(after, window, crs, fit.shift)), fit.light)


def _grey_or_colour(picture: np.ndarray) -> np.ndarray:
    return picture if len(picture) == 3 else np.repeat(picture[:1], 3, axis=0)


def _lit(picture: np.ndarray, light: Light) -> np.ndarray:
    return picture * light[0][:, None, None] + light[1][:, None, None]


def _grey(picture: np.ndarray) -> np.ndarray:
    return picture.mean(axis=0)


def _green(picture: np.ndarray) -> np.ndarray:
    red, green, blue = picture
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.nan_to_num((2 * green - red - blue) / np.maximum(red + green + blue, 30.0))


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
