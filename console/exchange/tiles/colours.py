"""From a raster's bands to the red, green, blue and alpha that are shown."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.enums import ColorInterp, Resampling
from rasterio.windows import Window

Pixels = NDArray[np.uint8]
SAMPLE = 1024              # pixels a side from which the stretch is measured
LOW, HIGH = 2.0, 98.0      # percentiles that become black and white
_RGB = (ColorInterp.red, ColorInterp.green, ColorInterp.blue)


class Colours:
    """How one file's values become colours; the same for each of its windows.

    Args:
        bands: one (grey or palette) or three band numbers, from 1.
        stretch: (low, high) per band, () where the values are colours already.
        palette: (256, 4) colours of a palette band.
    """

    def __init__(self, bands: tuple[int, ...], stretch: tuple[tuple[float, float], ...] = (),
                 palette: Pixels | None = None) -> None:
        self.bands, self.stretch, self.palette = bands, stretch, palette

    def read(self, dataset: Any, window: Window, width: int, height: int, exact: bool = True) -> Pixels:
        """A window as (height, width, 4) colours; no data is transparent.

        Args:
            exact: a level of that size is stored, so that nothing is resampled.
        """
        smooth = Resampling.nearest if exact or self.palette is not None else Resampling.average
        data = dataset.read(list(self.bands), window=window, out_shape=(len(self.bands), height, width),
                            resampling=smooth)
        out = np.empty((height, width, 4), np.uint8)
        out[..., 3] = dataset.dataset_mask(window=window, out_shape=(height, width))
        if self.palette is not None:
            colours = self.palette[np.minimum(data[0], len(self.palette) - 1)]
            out[..., :3] = colours[..., :3]
            np.minimum(out[..., 3], colours[..., 3], out=out[..., 3])
            return out
        for i, values in enumerate(data):
            out[..., i] = self._stretched(values, i)
        if np.issubdtype(data.dtype, np.floating):
            out[..., 3][~np.isfinite(data).all(axis=0)] = 0
        if len(self.bands) == 1:
            out[..., 1] = out[..., 2] = out[..., 0]
        return out

    def _stretched(self, values: NDArray[Any], i: int) -> NDArray[Any]:
        if not self.stretch:
            return values
        low, high = self.stretch[i]
        scaled = (values.astype(np.float32) - low) * np.float32(255 / (high - low))
        return np.clip(np.nan_to_num(scaled, posinf=255, neginf=0), 0, 255).astype(np.uint8)


def colours_of(dataset: Any) -> Colours:
    """What an open dataset needs: palette, three colour bands, or grey, stretched unless it is 8 bit."""
    interpretation = list(dataset.colorinterp)
    if interpretation[0] == ColorInterp.palette and dataset.dtypes[0] == "uint8":
        return Colours((1,), palette=_palette(dataset))
    if all(colour in interpretation for colour in _RGB):
        bands = tuple(interpretation.index(colour) + 1 for colour in _RGB)
    else:
        free = [i + 1 for i, kind in enumerate(interpretation) if kind != ColorInterp.alpha]
        bands = tuple(free[:3]) if len(free) >= 3 else tuple(free[:1] or [1])
    if all(dataset.dtypes[band - 1] == "uint8" for band in bands):
        return Colours(bands)
    return Colours(bands, tuple(_range(dataset, band) for band in bands))


def _palette(dataset: Any) -> Pixels:
    palette = np.zeros((256, 4), np.uint8)
    for index, colour in dataset.colormap(1).items():
        if 0 <= index < 256:
            palette[index] = colour
    return palette


def _range(dataset: Any, band: int) -> tuple[float, float]:
    """The values between which nearly all pixels lie, from a coarse look at the whole file."""
    scale = min(1.0, SAMPLE / max(dataset.width, dataset.height))
    shape = max(1, math.ceil(dataset.height * scale)), max(1, math.ceil(dataset.width * scale))
    values = dataset.read(band, out_shape=shape, masked=True).compressed().astype(np.float64)
    values = values[np.isfinite(values)]
    if not len(values):
        return 0.0, 1.0
    low, high = (float(v) for v in np.percentile(values, (LOW, HIGH)))
    return (low, high) if high > low else (low - 0.5, low + 0.5)
