"""Sprites onto the frame: symbols, labels, numbers; and the grouping of points that would lie on each other."""

import numpy as np
from numba import int64, uint32, uint64

from maps.kernels.jit import inner, kernel

SHIFT = 4
TILE = 1 << SHIFT  # pixels: what changed is drawn anew in squares of this size
_SPRITES = "u4[::1], i4[:,::1]"


@inner
def _over(over, under):
    """A premultiplied pixel over an opaque one.

    Two channels share a product, each with eight spare bits above it; 256 - alpha leaves a pixel under a
    transparent one as it is. Every step is cut back to 32 bits, or numba would go on with 64.
    """
    keep = uint32(uint32(256) - uint32(over >> uint32(24)))
    red_blue = uint32(uint32(uint32(under & uint32(0xFF00FF)) * keep) >> uint32(8)) & uint32(0xFF00FF)
    green = uint32(uint32(uint32(under & uint32(0x00FF00)) * keep) >> uint32(8)) & uint32(0x00FF00)
    return uint32(uint32(0xFF000000) | uint32(uint32(over & uint32(0xFFFFFF)) + uint32(red_blue | green)))


@inner
def _eight(flat, at, pixels, source):
    """Eight pixels in a row. All are read before one is written: only then LLVM does them at once."""
    a0, b0 = pixels[source], flat[at]
    a1, b1 = pixels[source + uint64(1)], flat[at + uint64(1)]
    a2, b2 = pixels[source + uint64(2)], flat[at + uint64(2)]
    a3, b3 = pixels[source + uint64(3)], flat[at + uint64(3)]
    a4, b4 = pixels[source + uint64(4)], flat[at + uint64(4)]
    a5, b5 = pixels[source + uint64(5)], flat[at + uint64(5)]
    a6, b6 = pixels[source + uint64(6)], flat[at + uint64(6)]
    a7, b7 = pixels[source + uint64(7)], flat[at + uint64(7)]
    flat[at] = _over(a0, b0)
    flat[at + uint64(1)] = _over(a1, b1)
    flat[at + uint64(2)] = _over(a2, b2)
    flat[at + uint64(3)] = _over(a3, b3)
    flat[at + uint64(4)] = _over(a4, b4)
    flat[at + uint64(5)] = _over(a5, b5)
    flat[at + uint64(6)] = _over(a6, b6)
    flat[at + uint64(7)] = _over(a7, b7)


@inner
def _lay(flat, start, across, left, top, s, pixels, table, west, north, east, south):
    """One sprite with its corner at (left, top), clipped to a rectangle of the window.

    Pixel (column, row) of the window is `flat[start + row * across + column]`.
    """
    padded = (int64(table[s, 1]) + 7) // 8 * 8   # a sprite's rows end in transparent pixels: see `maps.sprites`
    first = max(west - left, 0)
    stop = min(int64(table[s, 1]), east - left)
    limit = min(padded, east - left)
    if first >= stop:
        return
    for row in range(max(north - top, 0), min(int64(table[s, 2]), south - top)):
        source = table[s, 0] + row * padded
        target = start + (top + row) * across + left
        column = first
        while column < stop and column & 7:
            flat[uint64(target + column)] = _over(pixels[uint64(source + column)], flat[uint64(target + column)])
            column += 1
        while column + 8 <= limit:
            _eight(flat, uint64(target + column), pixels, uint64(source + column))
            column += 8
        while column < stop:
            flat[uint64(target + column)] = _over(pixels[uint64(source + column)], flat[uint64(target + column)])
            column += 1


@kernel(f"void(u4[:,::1], f4[::1], f4[::1], i4[::1], {_SPRITES})")
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
        if s >= 0:
            left = int(xs[i] + 65536.5) - 65536 - table[s, 3]
            top = int(ys[i] + 65536.5) - 65536 - table[s, 4]
            _lay(flat, 0, width, left, top, s, pixels, table, 0, 0, width, height)


@kernel("void(u4[::1], i8, i8, i8, i8, f4[::1], f4[::1], i4[::1], i4[::1], u2[::1], i4[:,::1], f8, f8, f8,"
        f" {_SPRITES})")
def splat_points(flat, first, across, height, width, xs, ys, parts, features, classes, ranges, scale, ox, oy, pixels,
                 table):
    """Lay one sprite over the frame at each point of a prepared layer, numbered by the feature's class.

    Args:
        flat, first, across: the window in the frame's memory, see `resolve.resolve`.
        xs, ys, parts, features, classes, ranges, scale, ox, oy: as in `fill.accumulate`. Classes beyond the
            last sprite get the last one.
    """
    for k in range(ranges.shape[0]):
        for f in range(ranges[k, 0], ranges[k, 1]):
            s = min(int64(classes[f]), table.shape[0] - 1)
            for v in range(parts[features[f]], parts[features[f + 1]]):
                x = xs[v] * scale + ox
                y = oy - ys[v] * scale
                if x < -1000.0 or y < -1000.0 or x > width + 1000.0 or y > height + 1000.0:
                    continue
                left = int(x + 65536.5) - 65536 - table[s, 3]
                top = int(y + 65536.5) - 65536 - table[s, 4]
                _lay(flat, first, across, left, top, s, pixels, table, 0, 0, width, height)


@kernel("i8(f4[::1], f4[::1], b1[::1], u2[::1], u1[::1], i4[::1], f8, f8, f8, i8, i8, i8,"
        " i4[::1], i4[::1], i4[::1], i4[::1])", allocates=True)
def place_dots(xs, ys, shown, looks, ranks, numbers, scale, ox, oy, edge, width, height, across, down, sprites, order):
    """Where each mark's dot goes, and in which order they are drawn.

    Args:
        xs, ys, shown, looks, ranks: see `maps.live.Shot`. numbers: sprite of each look.
        scale, ox, oy: to pixels of a frame of `width` × `height`; `edge` pixels more are drawn around it.
        across, down, sprites: results, per mark: pixel of its anchor, sprite or -1 where it is not drawn.
        order: result: those drawn, the least important first, then by row.

    Returns:
        How many are drawn.
    """
    firsts = np.zeros(257, np.int64)
    for i in range(xs.shape[0]):
        x = xs[i] * scale + ox
        y = oy - ys[i] * scale
        sprites[i] = -1
        if shown[i] and x > -edge and y > -edge and x < width + edge and y < height + edge:
            across[i] = int(x + 65536.5) - 65536
            down[i] = int(y + 65536.5) - 65536
            sprites[i] = numbers[looks[i]]
            firsts[256 - ranks[i]] += 1
    for rank in range(1, 257):
        firsts[rank] += firsts[rank - 1]
    for i in range(xs.shape[0]):
        if sprites[i] >= 0:
            order[firsts[255 - ranks[i]]] = i
            firsts[255 - ranks[i]] += 1
    return firsts[256]


@inner
def _mark(tiles, across, down, s, table):
    left = across - table[s, 3]
    top = down - table[s, 4]
    for row in range(max(0, top >> SHIFT), min(tiles.shape[0], ((top + table[s, 2] - 1) >> SHIFT) + 1)):
        for column in range(max(0, left >> SHIFT), min(tiles.shape[1], ((left + table[s, 1] - 1) >> SHIFT) + 1)):
            tiles[row, column] = 1


@kernel("void(i4[::1], i4[::1], i4[::1], i4[::1], i4[::1], i4[::1], i4[:,::1], u1[:,::1])")
def mark_changes(across, down, sprites, old_across, old_down, old_sprites, table, tiles):
    """Mark the tiles of `TILE` pixels in which a dot came, went, moved or looks different.

    Args:
        tiles: rows × columns of tiles; becomes 1 where the picture changes. The rest as in `place_dots`, now
            and before; marks beyond the end of one did not exist.
    """
    now = across.shape[0]
    before = old_across.shape[0]
    for i in range(max(now, before)):
        one = sprites[i] if i < now else -1
        other = old_sprites[i] if i < before else -1
        if one == other and (one < 0 or (across[i] == old_across[i] and down[i] == old_down[i])):
            continue
        if one >= 0:
            _mark(tiles, across[i], down[i], one, table)
        if other >= 0:
            _mark(tiles, old_across[i], old_down[i], other, table)


@kernel("void(u4[:,::1], u4[:,::1], u1[:,::1])")
def copy_tiles(frame, source, tiles):
    """Copy the marked tiles from another frame of the same size."""
    height, width = frame.shape
    for row in range(height):
        for column in range(tiles.shape[1]):
            if tiles[row >> SHIFT, column]:
                for pixel in range(column * TILE, min(width, column * TILE + TILE)):
                    frame[row, pixel] = source[row, pixel]


@kernel(f"void(u4[:,::1], i4[::1], i4[::1], i4[::1], i4[::1], {_SPRITES}, u1[:,::1])")
def splat_tiles(frame, across, down, sprites, order, pixels, table, tiles):
    """Lay the sprites of `order` over the marked tiles and leave the rest of the frame as it is."""
    height, width = frame.shape
    flat = frame.reshape(height * width)
    for k in range(order.shape[0]):
        i = order[k]
        s = sprites[i]
        left = int(across[i]) - table[s, 3]
        top = int(down[i]) - table[s, 4]
        first = max(0, left >> SHIFT)
        last = min(tiles.shape[1] - 1, (left + table[s, 1] - 1) >> SHIFT)
        for row in range(max(0, top >> SHIFT), min(tiles.shape[0] - 1, (top + table[s, 2] - 1) >> SHIFT) + 1):
            north = max(0, row << SHIFT)
            south = min(height, north + TILE)
            column = first
            while column <= last:
                stop = column
                while stop <= last and tiles[row, stop]:
                    stop += 1
                if stop > column:  # neighbouring tiles at once
                    _lay(flat, 0, width, left, top, s, pixels, table, column << SHIFT, north,
                         min(width, stop << SHIFT), south)
                column = stop + 1


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
