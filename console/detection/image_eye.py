"""The eye of the image arm: a small convolutional network that sees roofs in two pictures, and which of them are new.

It has learnt from painted pairs only (`image_scenes`), is stored as plain arrays (never a pickle) and is evaluated
here with matrix products, so that the product needs no deep-learning library.

Build: both pictures go through the same four stages of 3 × 3 convolutions (cells of 2, 4, 8 and 16 m); at each stage
what either shows is mixed, and the mixes are added up from coarse to fine. All convolutions are followed by a cut at
zero; batch normalisation was folded into their weights.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
from scipy.special import expit

from console.causes import cause_at
from console.errors import BadInput
from console.language import tr

CELL = 1.0  # metres of a cell of what the eye is given and says
STRIDE = 16  # cells: sides are multiples of this
FLATTEST = 4.0  # grey values added to a picture's spread: an empty picture is not stretched to noise
ENCODER = (("e1.0", 1, 1), ("e1.1", 1, 1), ("e2.0", 2, 1), ("e2.1", 1, 1), ("e3.0", 2, 1), ("e3.1", 1, 1),
           ("e3.2", 1, 2), ("e4.0", 2, 1), ("e4.1", 1, 1))  # name, stride, dilation
STAGES = ("e1.1", "e2.1", "e3.2", "e4.1")  # after which a stage ends


class Seen(NamedTuple):
    """Probabilities float32 [rows, cols]: a roof before, a roof after, a house that is new, a house that is gone."""

    before: np.ndarray
    after: np.ndarray
    new: np.ndarray
    gone: np.ndarray


class Eye(NamedTuple):
    """Weights [out, in · k · k] and offsets [out] by layer, and the version they are known by."""

    weight: dict[str, np.ndarray]
    offset: dict[str, np.ndarray]
    version: str

    def look(self, first: np.ndarray, second: np.ndarray) -> Seen:
        """What is in two pictures [3, rows, cols] of `CELL`, grey values, nan where there is nothing.

        Sides must be multiples of `STRIDE`. Where either picture shows nothing, nothing is new or gone.
        """
        known = np.isfinite(first[0]) & np.isfinite(second[0])
        stages = [self._stages(plain(one)) for one in (first, second)]
        mixed = [self._point(f"f{k + 1}", np.concatenate([one[k] for one in stages])) for k in range(4)]
        told = self._wide("d3", _twice(self._point("u4", mixed[3])) + mixed[2])
        told = self._wide("d2", _twice(self._point("u3", told)) + mixed[1])
        told = self._wide("d1", _twice(self._point("u2", told)) + mixed[0])
        odds = _spread(self._point("head", told, cut=False))
        return Seen(*(np.where(known, expit(one), np.float32(0)) for one in odds))

    def _stages(self, picture: np.ndarray) -> list[np.ndarray]:
        told, kept = _gathered(picture), []
        for name, stride, apart in ENCODER:
            told = self._wide(name, told, stride, apart)
            if name in STAGES:
                kept.append(told)
        return kept

    def _wide(self, name: str, told: np.ndarray, stride: int = 1, apart: int = 1) -> np.ndarray:
        """3 × 3 convolution, zeros around, by one matrix product."""
        channels, rows, cols = told.shape
        around = np.pad(told, ((0, 0), (apart, apart), (apart, apart)))
        r, c = rows // stride, cols // stride
        columns = np.empty((channels, 9, r, c), np.float32)
        for k in range(9):
            i, j = k // 3 * apart, k % 3 * apart
            columns[:, k] = around[:, i:i + rows:stride, j:j + cols:stride]
        return self._product(name, columns.reshape(channels * 9, r * c), (r, c), True)

    def _point(self, name: str, told: np.ndarray, cut: bool = True) -> np.ndarray:
        return self._product(name, told.reshape(len(told), -1), told.shape[1:], cut)

    def _product(self, name: str, columns: np.ndarray, shape: tuple[int, ...], cut: bool) -> np.ndarray:
        found = self.weight[name] @ columns
        found += self.offset[name][:, None]
        if cut:
            np.maximum(found, 0, out=found)
        return found.reshape(-1, *shape)


def plain(picture: np.ndarray) -> np.ndarray:
    """float32 [3, rows, cols]: each band about its mean, all by their common spread; 0 where there is nothing."""
    known = np.isfinite(picture[0])
    if not known.any():
        return np.zeros(picture.shape, np.float32)
    values = picture[:, known]
    mean, spread = values.mean(axis=1), float(values.std(axis=1).mean()) + FLATTEST
    return np.where(known, (picture - mean[:, None, None]) / spread, 0).astype(np.float32)


def load_eye(path: Path) -> Eye:
    """An eye stored by `save_eye`.

    Raises:
        BadInput: the file is missing or damaged.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            names = [key[2:] for key in stored.files if key.startswith("w:")]
            return Eye({n: stored["w:" + n].astype(np.float32) for n in names},
                       {n: stored["b:" + n].astype(np.float32) for n in names}, str(stored["version"]))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise BadInput(tr("The network that looks at pictures cannot be read from {file} ({why}); install the program "
                          "again.", file=path.name, why=cause_at(path, error))) from error


def save_eye(path: Path, eye: Eye) -> None:
    """Half precision: a picture's grain is coarser."""
    arrays = {"w:" + n: v.astype(np.float16) for n, v in eye.weight.items()}
    arrays |= {"b:" + n: v.astype(np.float32) for n, v in eye.offset.items()}
    np.savez_compressed(path, version=np.array(eye.version), **arrays)  # type: ignore[arg-type]


def _gathered(picture: np.ndarray) -> np.ndarray:
    """Four cells become the channels of one: [3, rows, cols] → [12, rows / 2, cols / 2]."""
    bands, rows, cols = picture.shape
    found: np.ndarray = picture.reshape(bands, rows // 2, 2, cols // 2, 2).transpose(0, 2, 4, 1, 3).reshape(
        bands * 4, rows // 2, cols // 2)
    return found


def _spread(told: np.ndarray) -> np.ndarray:
    """The way back: [16, rows, cols] → [4, 2 rows, 2 cols]."""
    channels, rows, cols = told.shape
    found: np.ndarray = told.reshape(channels // 4, 2, 2, rows, cols).transpose(0, 3, 1, 4, 2).reshape(
        channels // 4, rows * 2, cols * 2)
    return found


def _twice(told: np.ndarray) -> np.ndarray:
    return told.repeat(2, axis=1).repeat(2, axis=2)
