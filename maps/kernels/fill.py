"""Antialiased polygon fill by signed areas (the accumulation buffer of font rasterisers, in colour).

Each edge adds its signed area times the polygon's colour to the pixels it crosses; a running sum along the
row then gives Σ coverage × colour in every pixel. Holes subtract themselves. Where two polygons share an
edge their parts add up to exactly one, whatever their colours: no seams, and the order does not matter.
Cost: one visit per edge and one per pixel, never a sort.
"""

import numpy as np
from numba import float32, uint32, uint64

from maps.kernels.jit import inner, kernel


@inner
def _add(acc, pixel, amount, r, g, b, a):
    # Unsigned indices spare the check for negative ones, and four in a row become one vector operation.
    at = uint64(pixel) * uint64(4)
    value = float32(amount)
    acc[at] += value * r
    acc[at + uint64(1)] += value * g
    acc[at + uint64(2)] += value * b
    acc[at + uint64(3)] += value * a


@inner
def _add_slice(acc, start, width, left, right, amount, r, g, b, a):
    """Add an edge's piece inside one row: `amount` of signed height spread over columns left … right."""
    if left >= width:
        return
    if right <= 0.0:
        _add(acc, start, amount, r, g, b, a)
        return
    if left < 0.0:
        outside = amount * (-left / (right - left))
        _add(acc, start, outside, r, g, b, a)
        amount -= outside
        left = 0.0
    if right > width:
        amount *= (width - left) / (right - left)
        right = float(width)
    first = int(left)
    last = int(right)
    if right <= first + 1:
        share = amount * (0.5 * (left + right) - first)
        _add(acc, start + first, amount - share, r, g, b, a)
        _add(acc, start + first + 1, share, r, g, b, a)
        return
    # Coverage of a pixel is the mean, over the edge's x positions, of how much of it lies to the right.
    if right <= first + 2:
        before = amount * (first + 1 - left) / (right - left)
        after = amount - before
        covered = before * 0.5 * (first + 1 - left)
        beyond = after * 0.5 * (right - first - 1)
        _add(acc, start + first, covered, r, g, b, a)
        _add(acc, start + first + 1, before - covered + after - beyond, r, g, b, a)
        _add(acc, start + first + 2, beyond, r, g, b, a)
        return
    slope = amount / (right - left)
    before = 0.0
    for column in range(first, last + 1):
        here = slope * (min(right, column + 1.0) - max(left, float(column)))
        covered = here * (column + 1 - 0.5 * (min(right, column + 1.0) + max(left, float(column))))
        _add(acc, start + column, covered + before, r, g, b, a)
        before = here - covered
    _add(acc, start + last + 1, before, r, g, b, a)


@inner
def _add_edge(acc, height, width, x0, y0, x1, y1, r, g, b, a):
    sign = 1.0
    if y0 > y1:
        x0, y0, x1, y1 = x1, y1, x0, y0
        sign = -1.0
    if y1 <= 0.0 or y0 >= height or y0 == y1:
        return
    row = int(max(0.0, y0))
    if y0 >= 0.0 and y1 <= row + 1:
        _add_slice(acc, row * (width + 2), width, min(x0, x1), max(x0, x1), sign * (y1 - y0), r, g, b, a)
        return
    slope = (x1 - x0) / (y1 - y0)
    if y0 < 0.0:
        x0 -= y0 * slope
        y0 = 0.0
    y1 = min(y1, float(height))
    x = x0
    y = y0
    while y < y1:
        below = min(float(row + 1), y1)
        after = x + (below - y) * slope
        _add_slice(acc, row * (width + 2), width, min(x, after), max(x, after), sign * (below - y), r, g, b, a)
        x = after
        y = below
        row += 1


@inner
def _add_box(acc, height, width, left, top, right, bottom, density, r, g, b, a):
    """A tiny polygon as its box with the polygon's share of it: same area, placed within its own pixel."""
    top = max(top, 0.0)
    bottom = min(bottom, float(height))
    row = int(top)
    while top < bottom:
        below = min(float(row + 1), bottom)
        amount = (below - top) * density
        if left >= 0.0 and right < width:
            first = int(left)
            start = row * (width + 2) + first
            enter = left - first
            leave = right - first
            # An upright edge at x adds 1 - x to its own pixel's sum and x to the next.
            if leave < 1.0:
                _add(acc, start, amount * (leave - enter), r, g, b, a)
                _add(acc, start + 1, amount * (enter - leave), r, g, b, a)
            else:
                step = int(leave)
                _add(acc, start, amount * (1.0 - enter), r, g, b, a)
                _add(acc, start + 1, amount * enter, r, g, b, a)
                _add(acc, start + step, -amount * (step + 1 - leave), r, g, b, a)
                _add(acc, start + step + 1, -amount * (leave - step), r, g, b, a)
        else:
            _add_slice(acc, row * (width + 2), width, left, left, amount, r, g, b, a)
            _add_slice(acc, row * (width + 2), width, right, right, -amount, r, g, b, a)
        top = below
        row += 1


@kernel("void(f4[::1], i8, i8, f4[::1], f4[::1], i4[::1], i4[::1], f4[:,::1], f4[::1], u2[::1], f4[:,::1],"
      " i4[:,::1], f8, f8, f8)")
def accumulate(acc, height, width, xs, ys, rings, features, bounds, sizes, classes, colours, ranges, scale, ox, oy):
    """Add polygons to an accumulation buffer.

    Args:
        acc: height × (width + 2) × 4, flat, zero at first.
        xs, ys: vertices, metres from the layer's origin; exterior rings anticlockwise, holes clockwise.
        rings, features: first vertex of each ring, first ring of each feature, with one more at the end.
        bounds, sizes: west, south, east, north and area (m²) of each feature.
        classes: index into `colours` of each feature.
        colours: premultiplied r, g, b, a in 0 … 1; a class with a = 0 is not drawn.
        ranges: features to draw as (start, stop).
        scale: pixels per metre; ox, oy: pixel of the layer's origin in this window (y downwards).
    """
    for k in range(ranges.shape[0]):
        for f in range(ranges[k, 0], ranges[k, 1]):
            colour = classes[f]
            a = colours[colour, 3]
            if a <= 0.0:
                continue
            top = oy - bounds[f, 3] * scale
            bottom = oy - bounds[f, 1] * scale
            left = bounds[f, 0] * scale + ox
            right = bounds[f, 2] * scale + ox
            if bottom <= 0.0 or top >= height or right <= 0.0 or left >= width:
                continue
            r = colours[colour, 0]
            g = colours[colour, 1]
            b = colours[colour, 2]
            box = (right - left) * (bottom - top)
            if right - left <= 2.0 and bottom - top <= 2.0 and box > 0.0:
                _add_box(acc, height, width, left, top, right, bottom, sizes[f] * scale * scale / box, r, g, b, a)
                continue
            for ring in range(features[f], features[f + 1]):
                start = rings[ring]
                stop = rings[ring + 1]
                x0 = xs[start] * scale + ox
                y0 = oy - ys[start] * scale
                for v in range(start + 1, stop):
                    x1 = xs[v] * scale + ox
                    y1 = oy - ys[v] * scale
                    _add_edge(acc, height, width, x0, y0, x1, y1, r, g, b, a)
                    x0 = x1
                    y0 = y1


@inner
def _side(feature, bounds, classes, colours, channel, beside, scale, ox):
    """One channel of the colour beside an edge: nothing without a feature, or where none of it is in the window."""
    if feature < 0 or (beside and bounds[feature, 2] * scale + ox <= 0.0):
        return float32(0.0)
    return colours[classes[feature], channel]


@kernel("void(f4[::1], i8, i8, f4[::1], f4[::1], i4[::1], f4[:,::1], i4[:,::1], f4[:,::1], u2[::1], f4[:,::1],"
        " i4[:,::1], f8, f8, f8)")
def accumulate_shared(acc, height, width, xs, ys, lines, boxes, sides, bounds, classes, colours, ranges, scale, ox,
                      oy):
    """Add polygons by their edges, each shared one once and only where it parts two colours.

    Args:
        xs, ys, lines: vertices and first vertex of each line, as in `prepare.Edges`.
        boxes: west, south, east, north of each line; sides: feature to its left and right, -1 for none.
        ranges: lines to look at: all of every feature that touches the window, bar those to its right, above
            and below. The rest as in `accumulate`.
    """
    for k in range(ranges.shape[0]):
        for e in range(ranges[k, 0], ranges[k, 1]):
            if oy - boxes[e, 1] * scale <= 0.0 or oy - boxes[e, 3] * scale >= height:
                continue
            if boxes[e, 0] * scale + ox >= width:
                continue
            # A line to the left of the window counts for features that reach into it, and for those only: the
            # other lines of the rest may not be among `ranges`.
            beside = boxes[e, 2] * scale + ox <= 0.0
            one = sides[e, 0]
            other = sides[e, 1]
            r = _side(one, bounds, classes, colours, 0, beside, scale, ox) \
                - _side(other, bounds, classes, colours, 0, beside, scale, ox)
            g = _side(one, bounds, classes, colours, 1, beside, scale, ox) \
                - _side(other, bounds, classes, colours, 1, beside, scale, ox)
            b = _side(one, bounds, classes, colours, 2, beside, scale, ox) \
                - _side(other, bounds, classes, colours, 2, beside, scale, ox)
            a = _side(one, bounds, classes, colours, 3, beside, scale, ox) \
                - _side(other, bounds, classes, colours, 3, beside, scale, ox)
            if r == 0.0 and g == 0.0 and b == 0.0 and a == 0.0:
                continue
            x0 = xs[lines[e]] * scale + ox
            y0 = oy - ys[lines[e]] * scale
            for v in range(lines[e] + 1, lines[e + 1]):
                x1 = xs[v] * scale + ox
                y1 = oy - ys[v] * scale
                _add_edge(acc, height, width, x0, y0, x1, y1, r, g, b, a)
                x0 = x1
                y0 = y1


@inner
def _packed(red, green, blue):
    """0xffRRGGBB of three values in 0 … 255."""
    return uint32(0xFF000000) | uint32(red) << uint32(16) | uint32(green) << uint32(8) | uint32(blue)


@kernel("void(f4[::1], u4[:,:])")
def resolve(acc, frame):
    """Sum along the rows, lay the result over the frame (0xffRRGGBB) and clear the buffer."""
    height, width = frame.shape
    zero = float32(0.0)
    half = float32(0.5)
    full = float32(255.0)
    words = acc.view(np.uint64)  # two to a pixel: all zero bits means that the sums stay as they are
    for row in range(height):
        r = g = b = a = zero
        at = uint64(row * (width + 2) * 2)
        column = 0
        while column < width:
            word = at + uint64(column) * uint64(2)
            stop = column
            while stop < width and (words[word] | words[word + uint64(1)]) == uint64(0):
                word += uint64(2)
                stop += 1
            if stop == column:
                here = word * uint64(2)
                r += acc[here]
                g += acc[here + uint64(1)]
                b += acc[here + uint64(2)]
                a += acc[here + uint64(3)]
                words[word] = uint64(0)
                words[word + uint64(1)] = uint64(0)
                stop = column + 1
            if a > float32(0.9985):
                over = full / a
                solid = _packed(r * over + half, g * over + half, b * over + half)
                for pixel in range(column, stop):
                    frame[row, pixel] = solid
            elif a > float32(0.0015):
                keep = float32(1.0) - a
                for pixel in range(column, stop):
                    under = frame[row, pixel]
                    frame[row, pixel] = _packed(
                        r * full + keep * float32((under >> uint32(16)) & uint32(255)) + half,
                        g * full + keep * float32((under >> uint32(8)) & uint32(255)) + half,
                        b * full + keep * float32(under & uint32(255)) + half)
            column = stop
        for k in range(4):  # the two columns beyond the right edge
            words[at + uint64(width) * uint64(2) + uint64(k)] = uint64(0)
