"""Antialiased polygon fill by signed areas (the accumulation buffer of font rasterisers, in colour).

Each edge adds its signed area times the polygon's colour to the pixels it crosses; a running sum along the
row (`resolve`) then gives Σ coverage × colour in every pixel. Holes subtract themselves. Where two polygons
share an edge their parts add up to exactly one, whatever their colours: no seams, and the order does not
matter. Cost: one visit per edge and one per pixel, never a sort.

The buffer is four floats a pixel, row by row, `pitch` pixels to a row. Beside it stands one byte for each
tile of `TILE` pixels in a row: set where an edge touched it, so that everything between is one colour.
"""

from numba import float32, uint64

from maps.kernels.jit import inner, kernel

SHIFT = 4
TILE = 1 << SHIFT
SPILL = 3  # an edge at the window's right border reaches so many pixels beyond it


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
def _mark(marks, pixel):
    marks[uint64(pixel) >> uint64(SHIFT)] = 1


@inner
def _add_long(acc, marks, start, left, right, amount, r, g, b, a):
    """A piece of an edge inside one row that crosses several columns."""
    first = int(left)
    last = int(right)
    slope = amount / (right - left)
    before = 0.0
    for column in range(first, last + 1):
        here = slope * (min(right, column + 1.0) - max(left, float(column)))
        covered = here * (column + 1 - 0.5 * (min(right, column + 1.0) + max(left, float(column))))
        _add(acc, start + column, covered + before, r, g, b, a)
        _mark(marks, start + column)
        before = here - covered
    _add(acc, start + last + 1, before, r, g, b, a)
    _mark(marks, start + last + 1)


@inner
def _add_slice(acc, marks, start, width, left, right, amount, steep, r, g, b, a):
    """Add an edge's piece inside one row: `amount` of signed height spread over columns left … right.

    Args:
        steep: half the edge's signed height per column it crosses, to spare a division in every row.
    """
    if left < 0.0 or right >= width:
        if left >= width:
            return
        if right <= 0.0:
            _add(acc, start, amount, r, g, b, a)
            _mark(marks, start)
            return
        if left < 0.0:
            outside = amount * (-left / (right - left))
            _add(acc, start, outside, r, g, b, a)
            _mark(marks, start)
            amount -= outside
            left = 0.0
        if right > width:
            amount *= (width - left) / (right - left)
            right = float(width)
    first = int(left)
    if right > first + 2:
        _add_long(acc, marks, start, left, right, amount, r, g, b, a)
        return
    # Coverage of a pixel is the mean, over the edge's x positions, of how much of it lies to the right. Its sum
    # up to and with each column, without asking in which of two columns the edge ends:
    inside = min(first + 1.0, right) - left
    once = steep * inside * inside + amount * max(0.0, first + 1.0 - right)
    twice = amount * (first + 2 - 0.5 * (left + right))
    at = start + first
    _add(acc, at, once, r, g, b, a)
    _add(acc, at + 1, twice - 2.0 * once, r, g, b, a)
    _add(acc, at + 2, once + amount - twice, r, g, b, a)
    _mark(marks, at)
    _mark(marks, at + 2)


@inner
def _add_edge(acc, marks, height, width, pitch, x0, y0, x1, y1, r, g, b, a):
    sign = 1.0
    if y0 > y1:
        x0, y0, x1, y1 = x1, y1, x0, y0
        sign = -1.0
    if y1 <= 0.0 or y0 >= height or y0 == y1:
        return
    slope = (x1 - x0) / (y1 - y0)
    steep = sign * 0.5 * (y1 - y0) / max(abs(x1 - x0), 1e-9)
    if y0 < 0.0:
        x0 -= y0 * slope
        y0 = 0.0
    y1 = min(y1, float(height))
    row = int(y0)
    start = row * pitch
    below = float(row)
    x = x0
    y = y0
    while y < y1:
        below = min(below + 1.0, y1)
        after = x + (below - y) * slope
        _add_slice(acc, marks, start, width, min(x, after), max(x, after), sign * (below - y), steep, r, g, b, a)
        x = after
        y = below
        start += pitch


@inner
def _add_box(acc, marks, height, width, pitch, left, top, right, bottom, density, r, g, b, a):
    """A tiny polygon as its box with the polygon's share of it: same area, placed within its own pixel."""
    y = max(top, 0.0)
    bottom = min(bottom, float(height))
    row = int(y)
    below = float(row)
    start = row * pitch
    if left < 0.0 or right >= width:
        while y < bottom:
            below = min(below + 1.0, bottom)
            amount = (below - y) * density
            _add_slice(acc, marks, start, width, left, left, amount, 0.0, r, g, b, a)
            _add_slice(acc, marks, start, width, right, right, -amount, 0.0, r, g, b, a)
            y = below
            start += pitch
        return
    first = int(left)
    last = int(right)
    enter = left - first
    leave = right - last
    while y < bottom:
        below = min(below + 1.0, bottom)
        amount = (below - y) * density
        # An upright edge at x adds 1 - x to its own pixel's sum and x to the next.
        _add(acc, start + first, amount * (1.0 - enter), r, g, b, a)
        _add(acc, start + first + 1, amount * enter, r, g, b, a)
        _add(acc, start + last, amount * (leave - 1.0), r, g, b, a)
        _add(acc, start + last + 1, -amount * leave, r, g, b, a)
        _mark(marks, start + first)
        _mark(marks, start + last + 1)
        y = below
        start += pitch


@kernel("void(f4[::1], u1[::1], i8, i8, i8, f4[::1], f4[::1], i4[::1], i4[::1], f4[:,::1], f4[::1], u2[::1],"
        " f4[:,::1], i4[:,::1], f8, f8, f8)")
def accumulate(acc, marks, pitch, height, width, xs, ys, rings, features, bounds, sizes, classes, colours, ranges,
               scale, ox, oy):
    """Add polygons to an accumulation buffer.

    Args:
        acc, marks: height × pitch × 4 and height × pitch / `TILE`, flat, zero at first.
        pitch: a multiple of `TILE`, at least width + `SPILL`.
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
                _add_box(acc, marks, height, width, pitch, left, top, right, bottom,
                         sizes[f] * scale * scale / box, r, g, b, a)
                continue
            for ring in range(features[f], features[f + 1]):
                start = rings[ring]
                x0 = xs[start] * scale + ox
                y0 = oy - ys[start] * scale
                for v in range(start + 1, rings[ring + 1]):
                    x1 = xs[v] * scale + ox
                    y1 = oy - ys[v] * scale
                    _add_edge(acc, marks, height, width, pitch, x0, y0, x1, y1, r, g, b, a)
                    x0 = x1
                    y0 = y1


@inner
def _side(feature, bounds, classes, colours, channel, beside, scale, ox):
    """One channel of the colour beside an edge: nothing without a feature, or where none of it is in the window."""
    if feature < 0 or (beside and bounds[feature, 2] * scale + ox <= 0.0):
        return float32(0.0)
    return colours[classes[feature], channel]


@kernel("void(f4[::1], u1[::1], i8, i8, i8, f4[::1], f4[::1], i4[::1], f4[:,::1], i4[:,::1], f4[:,::1], u2[::1],"
        " f4[:,::1], i4[:,::1], f8, f8, f8)")
def accumulate_shared(acc, marks, pitch, height, width, xs, ys, lines, boxes, sides, bounds, classes, colours,
                      ranges, scale, ox, oy):
    """Add polygons by their edges, each shared one once and only where it parts two colours.

    Args:
        xs, ys, lines: vertices and first vertex of each line, as in `edges.Edges`.
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
                _add_edge(acc, marks, height, width, pitch, x0, y0, x1, y1, r, g, b, a)
                x0 = x1
                y0 = y1
