"""Confidence from a trained model: three boosted forests, averaged and calibrated; and the file it is kept in."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from console.causes import cause_of
from console.detection.features import INDEX, is_block, is_level
from console.detection.forest import Forest
from console.detection.saving import whole
from console.errors import BadInput, ProfileError
from console.language import tr

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "detection"
FORMAT = 1
PLANAR = 0.25  # share of smooth or planar surface below which a gain is taken for leaves until verdicts say otherwise
ROUGH_AT_MOST = 0.2  # confidence of what is rougher
HARD = 0.15  # share of points of several returns up to which what is rough has no leaves: a narrow roof beside a wall
LEVEL_AT_MOST = 0.2  # confidence of ground or water that lies a little higher or lower
BLOCK_AT_MOST = 0.4  # confidence of a free-standing block with the measures of containers side by side
LEARNT = 100  # verdicts after which these gates are dropped


@dataclass(frozen=True)
class TrainedScorer:
    """Features to calibrated confidence.

    Attributes:
        version: shown with every candidate it judged.
        names: features it was trained on, in the order of its columns.
        slope, offset: of the calibration (Platt): confidence = sigmoid(slope · log odds + offset).
        facts: what it was trained on and how it did, for people.
        floors: by feature, the size below which its value is no more than a scanner's own scatter; it is taken for
            that size. Trees would otherwise learn how quiet one scanner is, and mistrust a quieter one.
    """

    version: str
    names: tuple[str, ...]
    forest: Forest
    slope: float
    offset: float
    facts: dict[str, Any] = field(default_factory=dict)
    floors: dict[str, float] = field(default_factory=dict)

    def log_odds(self, features: np.ndarray) -> np.ndarray:
        """[objects], before calibration, of [objects, features] in the order of `features.NAMES`."""
        rows = floored(np.atleast_2d(np.asarray(features, np.float64)), self.floors)
        return self.forest.log_odds(rows[:, [INDEX[name] for name in self.names]]).mean(axis=1)

    def confidence(self, features: np.ndarray) -> np.ndarray:
        """[objects] values 0 … 1 of [objects, features] in the order of `features.NAMES`."""
        rows = np.atleast_2d(np.asarray(features, np.float64))
        sure = calibrated(self.log_odds(rows), self.slope, self.offset)
        if int(self.facts.get("verdicts", 0)) >= LEARNT:
            return sure
        sure = np.where(is_level(rows), np.minimum(sure, LEVEL_AT_MOST), sure)
        sure = np.where(is_block(rows), np.minimum(sure, BLOCK_AT_MOST), sure)
        return np.where(is_leafy(rows), np.minimum(sure, ROUGH_AT_MOST), sure)


def floored(rows: np.ndarray, floors: Mapping[str, float]) -> np.ndarray:
    """[objects, features] with values that lie nearer to nought than their feature's floor taken for that floor."""
    out = rows.copy()
    for name, floor in floors.items():
        column = out[:, INDEX[name]]
        column[np.abs(column) < floor] = floor
    return out


def calibrated(log_odds: np.ndarray, slope: float, offset: float) -> np.ndarray:
    """Platt's sigmoid."""
    return 1.0 / (1.0 + np.exp(-np.clip(slope * log_odds + offset, -30.0, 30.0)))


def planarity(rows: np.ndarray) -> np.ndarray:
    """[objects] the larger of the shares that are smooth and that lie in one plane."""
    return np.fmax(rows[:, INDEX["smooth_share"]], rows[:, INDEX["plane_share"]])


def is_leafy(rows: np.ndarray) -> np.ndarray:
    """[objects] of [objects, features]: nowhere planar, and no scanner of several returns says that it is hard.

    One that gives a single return a pulse says nothing: then none are of several returns around the object either.
    """
    multi, ring = rows[:, INDEX["multi_high"]], rows[:, INDEX["ring_multi"]]
    hard = (multi < HARD) & ((multi > 0) | (ring > 0))
    found: np.ndarray = (planarity(rows) < PLANAR) & ~hard
    return found


def save(path: Path, scorer: TrainedScorer) -> None:
    """Write a model as plain arrays; whole or not at all.

    Raises:
        ProfileError: the folder cannot be written.
    """
    told = {"format": FORMAT, "version": scorer.version, "names": list(scorer.names), "slope": scorer.slope,
            "offset": scorer.offset, "facts": scorer.facts, "floors": scorer.floors}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as part, part.open("wb") as file:
            np.savez_compressed(file, about=np.array(json.dumps(told, ensure_ascii=False)), **scorer.forest._asdict())
    except OSError as error:
        raise ProfileError(tr("The scorer {file} cannot be written ({why}); the one in use stays.", file=path,
                              why=cause_of(error))) from error


def load(path: Path) -> TrainedScorer:
    """Read a model; nothing in the file is executed.

    Raises:
        BadInput: it is damaged or of another version of the program.
    """
    try:
        # Opened here: numpy leaves a file that is no archive open.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as told:
            about = json.loads(str(told["about"]))
            forest = Forest(*(told[name] for name in Forest._fields))
        floors = {str(name): float(floor) for name, floor in about.get("floors", {}).items()}
        fits = about["format"] == FORMAT and all(name in INDEX for name in (*about["names"], *floors)) and _sound(
            forest, len(about["names"]))
        scorer = TrainedScorer(about["version"], tuple(about["names"]), forest, float(about["slope"]),
                               float(about["offset"]), about["facts"], floors)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile) as error:
        raise BadInput(tr("The scorer {file} is damaged; take another with: detect models --use VERSION",
                          file=path.name)) from error
    if not fits:
        raise BadInput(tr("The scorer {file} was made by another version of the program; take another with: "
                          "detect models --use VERSION", file=path.name))
    return scorer


def _sound(forest: Forest, columns: int) -> bool:
    """Whether every walk ends: children lie behind their parents and inside their tree, features exist."""
    start, nodes = forest.start.astype(np.int64), len(forest.leaf)
    if len(start) < 2 or start[0] != 0 or start[-1] != nodes or (np.diff(start) < 1).any():
        return False
    if not all(len(part) == nodes for part in forest[2:9]) or len(forest.model) != len(start) - 1:
        return False
    size = np.diff(start)
    own = np.arange(nodes) - np.repeat(start[:-1], size)
    room = np.repeat(size, size)
    inner = forest.leaf == 0
    return bool(all(((child > own) & (child < room))[inner].all() for child in (forest.left, forest.right))
                and (forest.feature[inner] >= 0).all() and (forest.feature[inner] < columns).all()
                and (forest.model >= 0).all() and (forest.model < len(forest.base)).all())
