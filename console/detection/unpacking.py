"""LAS records as they lie in the file, turned into columns of metres in one pass over their bytes.

The decoder gives all points of a chunk as packed records of 20 to 70 bytes. Taking the columns out one by one walks
over those bytes once for each; here a record is looked at once. By bytes, since records of odd length lie anywhere.
Source: LAS 1.4 R15 (ASPRS), tables 6 to 16.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from console.detection.kernels import kernel
from console.detection.points import Points

NEWER = 6  # from this point format on the return numbers have four bits and the class a byte of its own
Three = tuple[float, float, float]


class _Layout(NamedTuple):
    """Where a record of one length and format keeps what is read of it: first bytes, masks and shifts."""

    x: int
    bits: int  # byte of both return numbers
    number: int  # mask
    returns: int  # mask
    shift: int
    kind: int
    kinds: int  # mask
    flag: int  # byte of the withheld flag
    withheld: int  # mask
    strip: int
    red: int  # -1 without colour


def columns(records: np.ndarray, point_format: int, scale: Three, offset: Three, time: bool = False,
            colour: bool = True) -> Points:
    """The points of packed records, in the units of the file; withheld ones are left out.

    Args:
        records: one-dimensional, with the fields of the point format, as laspy gives them.
        scale, offset: of the header.
        time: with GPS time; colour: with that, where the format has it.
    """
    layout, count = _layout(records.dtype, point_format, colour), len(records)
    raw = np.require(records.view(np.uint8).reshape(count, records.dtype.itemsize), requirements="W")
    x, y, z = np.empty(count), np.empty(count), np.empty(count)
    returns, number, kind = (np.empty(count, np.uint8) for _ in range(3))
    strip, rgb = np.empty(count, np.uint16), np.empty((count if layout.red >= 0 else 0, 3), np.uint16)
    n = _unpack(raw, tuple(layout), scale, offset, x, y, z, returns, number, kind, strip, rgb)
    when = None
    if time and "gps_time" in (records.dtype.names or ()):
        when = records["gps_time"].astype(np.float64)[(raw[:, layout.flag] & layout.withheld) == 0]
    return Points(x[:n], y[:n], z[:n], returns[:n], number[:n], kind[:n], strip[:n],
                  rgb[:n] if layout.red >= 0 else None, when)


def _layout(kind: np.dtype, point_format: int, colour: bool) -> _Layout:
    at = {name: told[1] for name, told in (kind.fields or {}).items()}
    red = at.get("red", -1) if colour else -1
    if point_format >= NEWER:
        return _Layout(at["X"], at["bit_fields"], 15, 240, 4, at["classification"], 255, at["classification_flags"],
                       4, at["point_source_id"], red)
    return _Layout(at["X"], at["bit_fields"], 7, 56, 3, at["raw_classification"], 31, at["raw_classification"], 128,
                   at["point_source_id"], red)


@kernel
def _unpack(raw, layout, scale, offset, x, y, z, returns, number, kind, strip, rgb):
    """Fill the columns; returns how many points were kept."""
    at, bits, number_mask, returns_mask, shift, kind_at, kind_mask, flag_at, withheld, strip_at, red_at = layout
    n = 0
    for i in range(len(raw)):
        one = raw[i]
        if one[flag_at] & withheld:
            continue
        x[n] = _whole(one, at) * scale[0] + offset[0]
        y[n] = _whole(one, at + 4) * scale[1] + offset[1]
        z[n] = _whole(one, at + 8) * scale[2] + offset[2]
        which = max(one[bits] & number_mask, 1)
        number[n] = which
        returns[n] = max((one[bits] & returns_mask) >> shift, which)
        kind[n] = one[kind_at] & kind_mask
        strip[n] = _half(one, strip_at)
        if red_at >= 0:
            for k in range(3):
                rgb[n, k] = _half(one, red_at + 2 * k)
        n += 1
    return n


@kernel
def _whole(one, at):
    """Four bytes, the lowest first, as a signed number."""
    value = (np.int64(one[at]) | np.int64(one[at + 1]) << 8 | np.int64(one[at + 2]) << 16
             | np.int64(one[at + 3]) << 24)
    return value - ((value >> 31) << 32)


@kernel
def _half(one, at):
    return np.int64(one[at]) | np.int64(one[at + 1]) << 8
