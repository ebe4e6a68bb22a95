"""Change of height from above: coloured where it is more than the surveys' noise, with a legend that says so."""

from __future__ import annotations

import math

import numpy as np
import shapely

from console.detection.grid import Bounds
from console.detection.kinds import kind_word
from console.detection.pictures import marks
from console.detection.pictures.canvas import SMALL, Canvas
from console.detection.pictures.chip import lay, nothing
from console.detection.pictures.frame import Frame, filling
from console.detection.pictures.ink import DIM, HEAD, LINE, TEXT
from console.detection.pictures.shade import GAIN, LOSS, change, most_of, noise_of, ramp
from console.detection.review_scene import Measure, Scene
from console.language import tr

LEGEND = 104.0  # logical pixels right of the picture
GREY = (64, 68, 72)


def draw_difference(scene: Scene, size: tuple[float, float], scale: float = 1.0, *, view: Bounds | None = None,
                    line: shapely.LineString | None = None) -> tuple[np.ndarray, Frame]:
    """Draw later minus earlier; arguments and result as of `chip.draw_chip`."""
    canvas, frame = difference_base(scene, size, scale, view)
    return difference_marks(canvas, frame, scene, line), frame


def difference_base(scene: Scene, size: tuple[float, float], scale: float,
                    view: Bounds | None = None) -> tuple[Canvas, Frame]:
    """The picture and its legend, without what is laid over it."""
    canvas = Canvas(size, scale)
    frame = filling(view or scene.bounds, 0.0, HEAD, size[0] - LEGEND, size[1] - HEAD, scale)
    marks.head(canvas, _title(scene), tr("Demo data") if scene.demo else "")
    found = change(scene)
    if found is None:
        nothing(canvas, frame, scene.missing[0] if scene.missing else
                tr("There are no heights of both epochs to compare."))
    else:
        lay(canvas, frame, *found, smooth=False)
        _legend(canvas, frame, most_of(scene), noise_of(scene), scene.sigma)
    return canvas, frame


def difference_marks(canvas: Canvas, frame: Frame, scene: Scene, line: shapely.LineString | None) -> np.ndarray:
    """A copy of the picture with all that is laid over it."""
    return marks.over_ground(canvas, frame, scene, line)


def signed(metres: float, digits: int = 2) -> str:
    """With its sign, and a true minus."""
    return f"{metres:+.{digits}f}".replace("-", "−")


def measure_words(measure: Measure) -> str:
    """"Added storey +3.21 ± 0.01 m": the sign, the amount and how sure it is."""
    word = kind_word(measure.kind)
    if not math.isfinite(measure.dz_median):
        return word
    sure = max(measure.dz_error, 0.01) if math.isfinite(measure.dz_error) else math.nan
    amount = tr("{dz} m", dz=signed(measure.dz_median)) if not math.isfinite(sure) else tr(
        "{dz} ± {error} m", dz=signed(measure.dz_median), error=f"{sure:.2f}")
    return f"{'▲' if measure.dz_median > 0 else '▼'} {amount}  {word}".rstrip()


def _title(scene: Scene) -> str:
    title = tr("Change of height")
    return title if scene.measure is None else f"{title}  {measure_words(scene.measure)}"


def _legend(canvas: Canvas, frame: Frame, most: float, noise: float, sigma: float) -> None:
    left, wide = frame.left + frame.width + 14, 16.0
    top, bottom = frame.top + 26, frame.top + frame.height - 80
    canvas.text(left, top - 14, tr("▲ higher, m"), tuple(GAIN[2].astype(int).tolist()), SMALL, weight=600)
    bar = canvas.part(left, top, wide, bottom - top)
    dz = np.linspace(most, -most, bar.shape[0])
    colours = np.where((np.abs(dz) > noise)[:, None], ramp(dz, most, noise), np.array(GREY, float))
    bar[:] = colours.round().astype(np.uint8)[:, None, :]
    for part in (1.0, 0.5, 0.0, -0.5, -1.0) if bottom - top > 90 else (1.0, 0.0, -1.0):
        y = top + (1 - part) / 2 * (bottom - top)
        canvas.line([left + wide, left + wide + 4], [y, y], LINE, 1.0)
        canvas.text(left + wide + 8, y, f"{part * most:+.3g}".replace("-", "−") if part else "0", TEXT, SMALL)
    canvas.text(left, bottom + 13, tr("▼ lower, m"), tuple(LOSS[2].astype(int).tolist()), SMALL, weight=600)
    words = tr("σ ±{sigma} m", sigma=f"{sigma:.2f}") if math.isfinite(sigma) else tr("σ unknown")
    for row, text in enumerate((tr("below {noise} m", noise=f"{noise:.2f}"), tr("no data"), words)):
        y = bottom + 32 + 17 * row
        if row == 0:
            canvas.box(left, y - 6, 12, 12, GREY)
        elif row == 1:
            canvas.hatch(left, y - 6, 12, 12, 6.0)
        canvas.text(left + 18 if row < 2 else left, y, text, DIM, SMALL)
