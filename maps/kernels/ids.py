"""Which feature lies under each pixel, and colours from a table by it: for picking and for choropleths."""

from numba import uint32

from maps.kernels.jit import kernel


@kernel("void(i4[:,::1], f4[::1], f4[::1], i4[::1], i4[::1], f4[:,::1], i4[:,::1], f8, f8, f8)")
def identify(ids, xs, ys, rings, features, bounds, ranges, scale, ox, oy):
    """Write each pixel's feature, by its middle, into `ids`; nothing is antialiased.

    An edge adds ± (feature + 1) to the first pixel whose middle lies to its right; summed along the row that
    leaves the feature's number between its edges. Right for polygons that do not overlap.

    Args:
        ids: rows × columns, becomes the feature's position, -1 for none. The rest as in `fill.accumulate`.
    """
    height, width = ids.shape
    for row in range(height):
        for column in range(width):
            ids[row, column] = 0
    for k in range(ranges.shape[0]):
        for f in range(ranges[k, 0], ranges[k, 1]):
            if oy - bounds[f, 1] * scale <= 0.0 or oy - bounds[f, 3] * scale >= height:
                continue
            if bounds[f, 2] * scale + ox <= 0.0 or bounds[f, 0] * scale + ox >= width:
                continue
            for ring in range(features[f], features[f + 1]):
                x0 = xs[rings[ring]] * scale + ox
                y0 = oy - ys[rings[ring]] * scale
                for v in range(rings[ring] + 1, rings[ring + 1]):
                    x1 = xs[v] * scale + ox
                    y1 = oy - ys[v] * scale
                    value = f + 1 if y1 > y0 else -(f + 1)
                    top = min(y0, y1)
                    slope = 0.0 if y0 == y1 else (x1 - x0) / (y1 - y0)
                    first = max(0, int(max(top, 0.0) + 0.5))
                    last = min(height, int(min(max(y0, y1), float(height)) + 0.5))
                    for row in range(first, last):
                        x = x0 + (row + 0.5 - y0) * slope
                        column = 0 if x <= 0.0 else int(min(x, float(width)) + 0.5)
                        if column < width:
                            ids[row, column] += value
                    x0 = x1
                    y0 = y1
    for row in range(height):
        found = 0
        for column in range(width):
            found += ids[row, column]
            ids[row, column] = found - 1


@kernel("void(i4[:,::1], u4[::1], u4[:,:])")
def colour(ids, table, frame):
    """Colour the frame by feature.

    Args:
        ids: from `identify`. table: 0xffRRGGBB per feature, 0 to leave the pixel as it is.
    """
    height, width = ids.shape
    for row in range(height):
        for column in range(width):
            found = ids[row, column]
            if found >= 0 and table[found] != uint32(0):
                frame[row, column] = table[found]
