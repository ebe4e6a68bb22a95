"""A local grid without a published definition (深圳独立坐标系), from points known in both systems.

The customer's surveyors hand over a CSV with the columns x, y, lon, lat: east and north in the local grid in
metres, and EPSG:4490 degrees. A 4-parameter similarity (四参数), or an affine where it predicts better, is
fitted in the metric CRS of the place, and its residuals are reported before anybody relies on it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from console.errors import BadInput
from console.language import tr

Floats = NDArray[np.float64]
# A similarity of two metric grids has a scale near 1; a larger change means wrong units or mixed-up points.
_SCALES = (0.99, 1.01)
_COLUMNS = ("x", "y", "lon", "lat")


class Fit(msgspec.Struct, frozen=True):
    """A fitted transform from the local grid to a projected CRS, and how well it fits.

    Attributes:
        kind: "similarity" (4 parameters) or "affine" (6).
        matrix: 2 × 3, row-wise: projected = matrix[:, :2] @ (xy - origin) + matrix[:, 2].
        origin: mean of the points' local x, y, taken off for accuracy.
        projected: the metric CRS it leads to, for example "EPSG:4547".
        residuals: metres between fitted and given place, one for each point in the file's order.
        rms: their root mean square in metres; 0 when the points only just suffice and prove nothing.
    """

    kind: str
    matrix: tuple[tuple[float, float, float], tuple[float, float, float]]
    origin: tuple[float, float]
    projected: str
    residuals: tuple[float, ...]
    rms: float

    def forward(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Local grid → `projected`, metres."""
        (a, b, c), (d, e, f) = self.matrix
        dx, dy = x - self.origin[0], y - self.origin[1]
        return a * dx + b * dy + c, d * dx + e * dy + f

    def backward(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """`projected` → local grid, metres."""
        (a, b, c), (d, e, f) = self.matrix
        det = a * e - b * d
        px, py = x - c, y - f
        return (e * px - b * py) / det + self.origin[0], (a * py - d * px) / det + self.origin[1]


def read_points(path: Path) -> tuple[Floats, Floats]:
    """Local (n, 2) x, y and true (n, 2) lon, lat of a control point file.

    Raises:
        BadInput: it cannot be read, lacks a column or holds something that is no number.
    """
    try:
        rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))
        values = np.array([[float(row[name]) for name in _COLUMNS] for row in rows], np.float64)
        if not np.isfinite(values).all():
            raise ValueError(values)
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, ValueError, TypeError) as error:
        raise BadInput(tr("{file} is not a control point file: it needs the columns x, y, lon, lat with "
                          "numbers in every row.", file=path.name)) from error
    if len(values) < 2:
        raise BadInput(tr("{file} has {count} control points; two are the least, four or more show the "
                          "error.", file=path.name, count=len(values)))
    return values[:, :2], values[:, 2:]


def fit_points(local: Floats, target: Floats, projected: str, name: str = "") -> Fit:
    """Fit local (n, 2) onto projected (n, 2) coordinates, both in metres.

    An affine is taken only where it predicts left-out points better: with few points it would merely bend
    to their errors.

    Raises:
        BadInput: the points lie on one spot, are mixed up, or have x and y exchanged.
    """
    if np.ptp(local, axis=0).max() < 1.0 or np.ptp(target, axis=0).max() < 1.0:
        raise BadInput(tr("The control points of {file} all lie on one spot.", file=name))
    matrix = _similarity(local, target)
    scale = float(np.hypot(matrix[0, 0], matrix[1, 0]))
    straight = _rms(matrix, local, target)
    if len(local) > 2 and _rms(_similarity(local[:, ::-1], target), local[:, ::-1], target) < straight / 10:
        raise BadInput(tr("The control points of {file} fit only with x and y exchanged; write the east "
                          "coordinate as x and the north coordinate as y.", file=name))
    if not _SCALES[0] < scale < _SCALES[1]:
        raise BadInput(tr("The control points of {file} do not belong together: fitted, a metre becomes "
                          "{scale} metres.", file=name, scale=f"{scale:.4g}"))
    kind = "similarity"
    if len(local) >= 5 and _spread(local) and _left_out(_affine, local, target) < 0.7 * _left_out(
            _similarity, local, target):
        kind, matrix = "affine", _affine(local, target)
    residuals = np.hypot(*(_apply(matrix, local) - target).T)
    origin = local.mean(axis=0)
    matrix[:, 2] += matrix[:, :2] @ origin
    (a, b, c), (d, e, f) = matrix.tolist()
    rms = float(np.sqrt((residuals**2).mean())) if len(local) > 2 else 0.0
    return Fit(kind, ((a, b, c), (d, e, f)), (float(origin[0]), float(origin[1])), projected,
               tuple(residuals.tolist()), rms)


def _apply(matrix: Floats, points: Floats) -> Floats:
    return points @ matrix[:, :2].T + matrix[:, 2]


def _rms(matrix: Floats, local: Floats, target: Floats) -> float:
    return float(np.sqrt(((_apply(matrix, local) - target) ** 2).sum(axis=1).mean()))


def _similarity(local: Floats, target: Floats) -> Floats:
    """Least squares of rotation, scale and shift, in complex numbers."""
    z = local[:, 0] + 1j * local[:, 1]
    w = target[:, 0] + 1j * target[:, 1]
    dz, dw = z - z.mean(), w - w.mean()
    factor = (np.conj(dz) * dw).sum() / max((np.abs(dz) ** 2).sum(), 1e-12)
    shift = w.mean() - factor * z.mean()
    return np.array([[factor.real, -factor.imag, shift.real], [factor.imag, factor.real, shift.imag]])


def _affine(local: Floats, target: Floats) -> Floats:
    """Least squares of all six parameters."""
    middle = local.mean(axis=0)
    design = np.column_stack([local - middle, np.ones(len(local))])
    solved = np.linalg.lstsq(design, target, rcond=None)[0].T
    solved[:, 2] -= solved[:, :2] @ middle
    return solved


def _spread(local: Floats) -> bool:
    """Whether the points span an area, as an affine needs; points along one road do not."""
    values = np.linalg.svd(local - local.mean(axis=0), compute_uv=False)
    return bool(values[1] > 0.05 * values[0])


def _left_out(fit: Callable[[Floats, Floats], Floats], local: Floats, target: Floats) -> float:
    """Root mean square error at each point when it is predicted from the others, metres."""
    errors = []
    for i in range(len(local)):
        rest = np.arange(len(local)) != i
        matrix = fit(local[rest], target[rest])
        errors.append(((_apply(matrix, local[i:i + 1]) - target[i]) ** 2).sum())
    return float(np.sqrt(np.mean(errors)))


def fit_words(fit: Fit) -> str:
    """How well the points fit, for whoever is to rely on it."""
    kind = tr("affine") if fit.kind == "affine" else tr("similarity of 4 parameters")
    return tr("Control points: {kind}, residuals {rms} m in the mean and {worst} m at most.", kind=kind,
              rms=f"{fit.rms:.3f}", worst=f"{max(fit.residuals):.3f}")
