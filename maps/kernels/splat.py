"""Sprites onto the frame: symbols, labels, numbers; and the grouping of points that would lie on each other."""

from numba import uint32, uint64

from maps.kernels.jit import kernel


@kernel("void(u4[:,::1], f4[::1], f4[::1], i4[::1], u4[::1], i4[:,::1])")
def splat(frame, xs, ys, sprites, pixels, table):
    """Lay sprites over the frame in the given order.

    Args:
        frame: rows × columns, 0xffRRGGBB.
        xs, ys: where each anchor goes, in pixels.
        sprites: number of the sprite for each place; below 0 nothing.
        pixels, table: see `maps.sprites.Sprites`.
    """
    height, width = frame.shape
    flat = frame.reshape(height * width)
    for i in range(xs.shape[0]):
        s = sprites[i]
        if s < 0:
            continue
        left = int(xs[i] + 65536.5) - 65536 - table[s, 3]
        top = int(ys[i] + 65536.5) - 65536 - table[s, 4]
        wide = table[s, 1]
        high = table[s, 2]
        if left >= width or top >= height or left + wide <= 0 or top + high <= 0:
            continue
        first = max(0, -left)
        count = uint64(min(wide, width - left) - first)
        for row in range(max(0, -top), min(high, height - top)):
            source = uint64(table[s, 0] + row * wide + first)
            target = uint64((top + row) * width + left + first)
            # Without a branch, so that several pixels are done at once. Two channels share a product, each
            # with eight spare bits above it; 256 - alpha leaves a pixel under a transparent one as it is.
            for column in range(count):
                over = pixels[source + column]
                under = flat[target + column]
                keep = uint32(256) - (over >> uint32(24))
                red_blue = ((under & uint32(0xFF00FF)) * keep >> uint32(8)) & uint32(0xFF00FF)
                green = ((under & uint32(0x00FF00)) * keep >> uint32(8)) & uint32(0x00FF00)
                flat[target + column] = uint32(0xFF000000) | ((over & uint32(0xFFFFFF)) + red_blue + green)


@kernel("i8(f4[::1], f4[::1], b1[::1], u1[::1], f8, f8, f8, f8, i8, i8, i4[:,::1], f4[::1], f4[::1], i4[::1])")
def gather(xs, ys, shown, ranks, scale, ox, oy, cell, columns, rows, counts, sum_x, sum_y, member):
    """Count points into square cells of the frame.

    Args:
        xs, ys: metres from the origin; shown: whether to count; ranks: smaller is more important.
        scale, ox, oy: to pixels from the first cell's corner.
        cell: size of a cell in pixels.
        counts: result, per cell: points, those of rank 1, those of rank 2.
        sum_x, sum_y, member: results, per cell: sums of the points' pixels, the point of the best rank.

    Returns:
        How many points were counted.
    """
    total = 0
    for i in range(xs.shape[0]):
        if not shown[i]:
            continue
        px = xs[i] * scale + ox
        py = oy - ys[i] * scale
        if not (px >= 0.0 and py >= 0.0 and px < columns * cell and py < rows * cell):
            continue
        c = int(py / cell) * columns + int(px / cell)
        if counts[c, 0] == 0 or ranks[i] < ranks[member[c]]:
            member[c] = i
        counts[c, 0] += 1
        if ranks[i] == 1:
            counts[c, 1] += 1
        elif ranks[i] == 2:
            counts[c, 2] += 1
        sum_x[c] += px
        sum_y[c] += py
        total += 1
    return total


@kernel("void(i4[::1], i8, f8, u1[::1], i4[:,::1], f4[::1], f4[::1], i4[::1])")
def merge(order, columns, reach, ranks, counts, sum_x, sum_y, member):
    """Let each cell, the fullest first, take in neighbours whose middle is nearer than `reach` pixels."""
    cells = counts.shape[0]
    for k in range(order.shape[0]):
        c = order[k]
        if counts[c, 0] == 0:
            continue
        for step in range(9):
            n = c + (step // 3 - 1) * columns + step % 3 - 1
            if n == c or n < 0 or n >= cells or counts[n, 0] == 0 or counts[n, 0] > counts[c, 0]:
                continue
            dx = sum_x[n] / counts[n, 0] - sum_x[c] / counts[c, 0]
            dy = sum_y[n] / counts[n, 0] - sum_y[c] / counts[c, 0]
            if dx * dx + dy * dy < reach * reach:
                if ranks[member[n]] < ranks[member[c]]:
                    member[c] = member[n]
                sum_x[c] += sum_x[n]
                sum_y[c] += sum_y[n]
                for column in range(3):
                    counts[c, column] += counts[n, column]
                    counts[n, column] = 0
