"""Antialiased lines by distance: every pixel keeps the largest coverage of any segment near it.

Taking the largest instead of adding makes joints and caps round and shared lines no darker than single ones.
"""

from math import sqrt

from numba import uint32

from maps.kernels.jit import inner, kernel


@inner
def _segment(cover, x0, y0, x1, y1, half):
    height, width = cover.shape
    reach = half + 0.5
    low = min(y0, y1) - reach
    high = max(y0, y1) + reach
    near = min(x0, x1) - reach
    far = max(x0, x1) + reach
    if high <= 0.0 or low >= height or far <= 0.0 or near >= width:
        return
    dx = x1 - x0
    dy = y1 - y0
    square = dx * dx + dy * dy
    length = sqrt(square)
    flat = abs(dy) < 1e-9
    spread = 0.0 if flat else reach * length / abs(dy)
    slope = 0.0 if flat else dx / dy
    for row in range(max(0, int(low)), min(height, int(high) + 1)):
        y = row + 0.5
        start = near
        stop = far
        if not flat:
            middle = x0 + (y - y0) * slope
            start = max(near, middle - spread - abs(slope))
            stop = min(far, middle + spread + abs(slope))
        for column in range(max(0, int(start)), min(width, int(stop) + 1)):
            px = column + 0.5 - x0
            py = y - y0
            along = 0.0
            if square > 0.0:
                along = min(1.0, max(0.0, (px * dx + py * dy) / square))
            ex = px - along * dx
            ey = py - along * dy
            away = ex * ex + ey * ey
            if away < reach * reach:
                inside = min(1.0, reach - sqrt(away))
                value = int(inside * 255.0 + 0.5)
                if value > cover[row, column]:
                    cover[row, column] = value


@kernel("void(u1[:,:], f4[::1], f4[::1], i4[::1], i4[::1], f4[:,::1], u2[::1], i8, i4[:,::1], f8, f8, f8, f8)")
def stroke(cover, xs, ys, parts, features, bounds, classes, wanted, ranges, half, scale, ox, oy):
    """Draw the lines, polygon rings or points (as round dots) of one class into a coverage mask.

    Args:
        cover: rows × columns, 0 … 255, zero at first.
        parts, features: first vertex of each part, first part of each feature, with one more at the end.
        wanted: class to draw, -1 for all.
        half: half the line width in pixels. The rest as in `fill.accumulate`.
    """
    height, width = cover.shape
    reach = half + 0.5
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
                    _segment(cover, x0, y0, x0, y0, half)
                for v in range(parts[part] + 1, parts[part + 1]):
                    x1 = xs[v] * scale + ox
                    y1 = oy - ys[v] * scale
                    _segment(cover, x0, y0, x1, y1, half)
                    x0 = x1
                    y0 = y1


@kernel("void(u1[:,:], u4[:,:], f8, f8, f8, f8)")
def tint(cover, frame, r, g, b, a):
    """Lay one colour (0 … 1, not premultiplied) over the frame where the mask covers it; clear the mask."""
    height, width = cover.shape
    for row in range(height):
        for column in range(width):
            value = cover[row, column]
            if value:
                cover[row, column] = 0
                alpha = a * value / 255.0
                keep = 1.0 - alpha
                under = frame[row, column]
                red = int(r * 255.0 * alpha + keep * ((under >> 16) & 255) + 0.5)
                green = int(g * 255.0 * alpha + keep * ((under >> 8) & 255) + 0.5)
                blue = int(b * 255.0 * alpha + keep * (under & 255) + 0.5)
                frame[row, column] = uint32(0xFF000000) | uint32(red) << uint32(16) \
                    | uint32(green) << uint32(8) | uint32(blue)
