"""From sums to pixels: the second half of the polygon fill, and one colour through a mask.

Windows of the frame are handed over as flat memory: `flat[first + row * across + column]`. Written so that
LLVM does eight pixels at once: unsigned indices, nothing two-dimensional, and no branch inside a run.
"""

from numba import float32, int32, uint32, uint64

from maps.kernels.jit import inner, kernel

SHIFT = 4  # as in `fill`


@inner
def _packed(red, green, blue):
    """0xffRRGGBB of three values in 0 … 255, already rounded up by a half."""
    return uint32(0xFF000000) | uint32(int32(red)) << uint32(16) | uint32(int32(green)) << uint32(8) \
        | uint32(int32(blue))


@inner
def _red(pixel):
    return float32(int32((pixel >> uint32(16)) & uint32(255)))


@inner
def _green(pixel):
    return float32(int32((pixel >> uint32(8)) & uint32(255)))


@inner
def _blue(pixel):
    return float32(int32(pixel & uint32(255)))


@inner
def _lay_planes(planes, pitch, flat, line, start, stop):
    """Lay the summed up r, g, b, a of columns start … stop over the row that begins at `line`."""
    half = float32(0.5)
    full = float32(255.0)
    one = float32(1.0)
    for c in range(start, stop):
        a = planes[c + pitch + pitch + pitch]
        over = full / (a if a > one else one)   # where polygons overlap their colours mix
        keep = one - (a if a < one else one)
        under = flat[line + c]
        flat[line + c] = _packed(planes[c] * over + keep * _red(under) + half,
                                 planes[c + pitch] * over + keep * _green(under) + half,
                                 planes[c + pitch + pitch] * over + keep * _blue(under) + half)


@inner
def _lay_run(flat, start, stop, r, g, b, a):
    """Lay one colour over pixels start … stop."""
    half = float32(0.5)
    full = float32(255.0)
    if a > float32(0.9985):
        over = full / a
        solid = _packed(r * over + half, g * over + half, b * over + half)
        for k in range(start, stop):
            flat[k] = solid
    elif a > float32(0.0015):
        keep = float32(1.0) - a
        red = r * full + half
        green = g * full + half
        blue = b * full + half
        for k in range(start, stop):
            under = flat[k]
            flat[k] = _packed(red + keep * _red(under), green + keep * _green(under), blue + keep * _blue(under))


@kernel("void(f4[::1], u1[::1], i8, f4[::1], u4[::1], i8, i8, i8, i8)")
def resolve(acc, marks, pitch, planes, flat, first, across, height, width):
    """Sum along the rows, lay the result over the frame (0xffRRGGBB) and clear the buffer.

    Args:
        acc, marks, pitch: see `fill.accumulate`; zero again afterwards.
        planes: room for one row of sums, 4 × pitch.
        flat, first, across: the window in the frame's memory.
    """
    zero = float32(0.0)
    plane = uint64(pitch)
    tiles = uint64(pitch >> SHIFT)
    for row in range(height):
        r = g = b = a = zero
        base = uint64(row * pitch)
        line = uint64(first + row * across)
        mark = uint64(row) * tiles
        t = uint64(0)
        while t < tiles:
            start = t << uint64(SHIFT)
            if marks[mark + t]:
                while t < tiles and marks[mark + t]:
                    marks[mark + t] = 0
                    t += uint64(1)
                stop = t << uint64(SHIFT)
                for c in range(start, stop):
                    at = (base + c) * uint64(4)
                    r += acc[at]
                    g += acc[at + uint64(1)]
                    b += acc[at + uint64(2)]
                    a += acc[at + uint64(3)]
                    planes[c] = r
                    planes[c + plane] = g
                    planes[c + plane + plane] = b
                    planes[c + plane + plane + plane] = a
                for k in range((base + start) * uint64(4), (base + stop) * uint64(4)):
                    acc[k] = zero
                _lay_planes(planes, plane, flat, line, start, min(stop, uint64(width)))
            else:
                while t < tiles and not marks[mark + t]:
                    t += uint64(1)
                stop = min(t << uint64(SHIFT), uint64(width))
                if start < stop:
                    _lay_run(flat, line + start, line + stop, r, g, b, a)


@kernel("void(u1[::1], u1[::1], i8, u4[::1], i8, i8, i8, i8, f8, f8, f8, f8)")
def tint(cover, marks, pitch, flat, first, across, height, width, r, g, b, a):
    """Lay one colour (0 … 1, not premultiplied) over the frame where the mask covers it; clear the mask.

    Args:
        cover, marks, pitch: see `stroke.stroke`; zero again afterwards. The rest as in `resolve`.
    """
    half = float32(0.5)
    red = float32(r * 255.0)
    green = float32(g * 255.0)
    blue = float32(b * 255.0)
    strength = float32(a / 255.0)
    tiles = uint64(pitch >> SHIFT)
    for row in range(height):
        base = uint64(row * pitch)
        line = uint64(first + row * across)
        for t in range(tiles):
            if marks[uint64(row) * tiles + t]:
                marks[uint64(row) * tiles + t] = 0
                start = t << uint64(SHIFT)
                for c in range(start, min(start + uint64(1 << SHIFT), uint64(width))):
                    alpha = strength * float32(int32(cover[base + c]))
                    keep = float32(1.0) - alpha
                    under = flat[line + c]
                    flat[line + c] = _packed(red * alpha + keep * _red(under) + half,
                                             green * alpha + keep * _green(under) + half,
                                             blue * alpha + keep * _blue(under) + half)
                for c in range(base + start, base + start + uint64(1 << SHIFT)):
                    cover[c] = 0
