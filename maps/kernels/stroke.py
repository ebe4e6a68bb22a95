"""Antialiased lines: every pixel keeps the largest coverage of any segment near it.

Taking the largest instead of adding makes joints and caps round and shared lines no darker than single ones.
Beside a segment the coverage of a pixel is exact, whatever the angle: that of a straight strip. Beyond its
ends it is that of a strip turned towards the pixel, which rounds them off.
"""

from math import sqrt

from numba import uint64

from maps.kernels.jit import inner, kernel

SHIFT = 4  # as in `fill`


@inner
def _behind(away, wide, narrow):
    """The share of a pixel that lies behind a straight line.

    Args:
        away: distance of the pixel's middle from the line, positive behind it.
        wide, narrow: the larger and the smaller of |x| and |y| of the line's direction (length 1).
    """
    corner = 0.5 * (wide + narrow)
    distance = abs(away)
    if distance >= corner:
        return 1.0 if away > 0.0 else 0.0
    if distance <= corner - narrow:
        return 0.5 + away / wide
    cut = (corner - distance) * (corner - distance) / (2.0 * wide * narrow)
    return 1.0 - cut if away > 0.0 else cut


@inner
def _strip(away, half, x, y):
    """The share of a pixel inside a strip, `away` from its axis, which runs along (x, y) (length 1)."""
    wide = max(abs(x), abs(y))
    narrow = min(abs(x), abs(y))
    return _behind(half - away, wide, narrow) + _behind(half + away, wide, narrow) - 1.0


@inner
def _segment(cover, marks, pitch, height, width, x0, y0, x1, y1, half):
    dx = x1 - x0
    dy = y1 - y0
    length = sqrt(dx * dx + dy * dy)
    reach = half + 0.7072
    low = min(y0, y1) - reach
    high = max(y0, y1) + reach
    near = min(x0, x1) - reach
    far = max(x0, x1) + reach
    if high <= 0.0 or low >= height or far <= 0.0 or near >= width:
        return
    ux = dx / length if length > 0.0 else 1.0
    uy = dy / length if length > 0.0 else 0.0
    flat = abs(uy) < 1e-9
    spread = 0.0 if flat else reach / abs(uy)
    slope = 0.0 if flat else ux / uy
    for row in range(max(0, int(low)), min(height, int(high) + 1)):
        py = row + 0.5 - y0
        start = near
        stop = far
        if not flat:
            start = max(near, x0 + py * slope - spread)
            stop = min(far, x0 + py * slope + spread)
        first = int(max(0.0, start - 0.5))
        last = min(width, int(max(0.0, stop + 0.5)))
        base = uint64(row * pitch)
        for column in range(first, last):
            px = column + 0.5 - x0
            along = px * ux + py * uy
            if along >= 0.0 and along <= length:
                inside = _strip(abs(px * uy - py * ux), half, ux, uy)
            else:
                ex = px if along < 0.0 else px - dx
                ey = py if along < 0.0 else py - dy
                away = sqrt(ex * ex + ey * ey)
                if away >= reach:
                    continue
                inside = _strip(away, half, ey / away, ex / away)
            value = int(inside * 255.0 + 0.5)
            at = base + uint64(column)
            if value > cover[at]:
                cover[at] = value
                marks[at >> uint64(SHIFT)] = 1


@kernel("void(u1[::1], u1[::1], i8, i8, i8, f4[::1], f4[::1], i4[::1], i4[::1], f4[:,::1], u2[::1], i8, i4[:,::1],"
        " f8, f8, f8, f8)")
def stroke(cover, marks, pitch, height, width, xs, ys, parts, features, bounds, classes, wanted, ranges, half, scale,
           ox, oy):
    """Draw the lines, polygon rings or points (as round dots) of one class into a coverage mask.

    Args:
        cover: height × pitch, flat, 0 … 255, zero at first. pitch: a multiple of 16, at least width.
        marks: one for 16 pixels of `cover` in a row, set where something was drawn.
        parts, features: first vertex of each part, first part of each feature, with one more at the end.
        wanted: class to draw, -1 for all.
        half: half the line width in pixels. The rest as in `fill.accumulate`.
    """
    reach = half + 0.7072
    for k in range(ranges.shape[0]):
        for f in range(ranges[k, 0], ranges[k, 1]):
            if wanted >= 0 and classes[f] != wanted:
                continue
            if oy - bounds[f, 1] * scale <= -reach or oy - bounds[f, 3] * scale >= height + reach:
                continue
            if bounds[f, 2] * scale + ox <= -reach or bounds[f, 0] * scale + ox >= width + reach:
                continue
            for part in range(features[f], features[f + 1]):
                x0 = xs[parts[part]] * scale + ox
                y0 = oy - ys[parts[part]] * scale
                if parts[part + 1] == parts[part] + 1:
                    _segment(cover, marks, pitch, height, width, x0, y0, x0, y0, half)
                for v in range(parts[part] + 1, parts[part + 1]):
                    x1 = xs[v] * scale + ox
                    y1 = oy - ys[v] * scale
                    _segment(cover, marks, pitch, height, width, x0, y0, x1, y1, half)
                    x0 = x1
                    y0 = y1
