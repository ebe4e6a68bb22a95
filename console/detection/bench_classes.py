"""The classes of change that the budgets name, and how well a run does in each."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely

from console.detection.candidate import Candidate
from console.detection.score import Truth, score

WIDENING = 1.5  # metres by which a facade is moved out, at most; anything built against a house is deeper


class _Class(NamedTuple):
    """Areas (m²) and heights (m) from … to below; of raised roofs only; of widenings only (True) or never (False)."""

    small: float
    large: float
    low: float
    high: float
    raised: bool = False
    widened: bool | None = None


CLASSES = {
    "4-8": _Class(4.0, 8.0, 0.0, 1e9),
    ">=8, >=1.5 m": _Class(8.0, 1e9, 1.5, 1e9),
    ">=8, >=1.5 m, no widenings": _Class(8.0, 1e9, 1.5, 1e9, widened=False),
    "widenings 1-1.5 m": _Class(8.0, 1e9, 1.5, 1e9, widened=True),
    "raise 0.2-1.5 m": _Class(12.0, 1e9, 0.2, 1.5, raised=True),
}


def by_class(candidates: list[Candidate], truth: Truth) -> dict[str, Any]:
    """Precision and recall by class: candidates and changes of that size and height.

    Returns:
        By name: precision, recall of all true changes, recall_seen of those both surveys saw (see `score`), truth,
        unseen.
    """
    mine = _columns(np.array([one.geometry for one in candidates], object),
                    np.array([one.dz_median for one in candidates]), np.array([one.kind for one in candidates], object))
    true = _columns(truth.shapes, truth.dz, truth.kinds)
    out = {}
    for name, one in CLASSES.items():
        of, by = _is_of(one, *true), _is_of(one, *mine)
        part = truth.subset(of)
        part = Truth(part.shapes, part.dz, part.kinds, np.concatenate([truth.unseen, truth.shapes[~of]]), part.hidden)
        told = score(candidates, part)
        precision = score([c for c, belongs in zip(candidates, by, strict=True) if belongs], truth)["precision"]
        out[name] = {"precision": precision} | {key: told[key] for key in ("recall", "recall_seen", "truth", "unseen")}
    return out


def _columns(shapes: np.ndarray, dz: np.ndarray, kinds: np.ndarray) -> tuple[np.ndarray, ...]:
    """Area, height, whether a roof was raised, whether a facade was moved out."""
    corners = shapely.get_coordinates(shapely.oriented_envelope(shapes)).reshape(-1, 5, 2)
    sides = np.hypot(*np.moveaxis(np.diff(corners[:, :3], axis=1), -1, 0))
    return (shapely.area(shapes), np.abs(dz), kinds == "raise",
            (kinds == "extension") & (sides.min(axis=1, initial=np.inf) <= WIDENING + 1e-6))


def _is_of(one: _Class, area: np.ndarray, height: np.ndarray, raised: np.ndarray, widened: np.ndarray) -> np.ndarray:
    found: np.ndarray = (area >= one.small) & (area < one.large) & (height >= one.low) & (height < one.high)
    if one.raised:
        found &= raised
    return found if one.widened is None else found & (widened == one.widened)
