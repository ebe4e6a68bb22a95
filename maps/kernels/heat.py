"""A coarse grid of values laid over the frame as a glow."""

from numba import float32, int32, int64, uint32

from maps.kernels.jit import kernel


@kernel("void(u4[:,::1], f4[:,::1], f4[::1], u4[::1], i8, i8, i8)")
def glow(frame, heat, line, colours, step, left, top):
    """Lay the values over the frame, smooth between the grid's points.

    Args:
        frame: rows × columns of 0xffRRGGBB.
        heat: values 0 … 1 at the middles of squares of `step` pixels; the frame lies inside the grid by at least
            half a square on every side.
        line: scratch, as long as a row of `heat`.
        colours: 256 premultiplied 0xAARRGGBB for 0 … 1; the first one is transparent.
        left, top: pixel of the frame where the grid's first square begins, below 0.
    """
    height, width = frame.shape
    columns = heat.shape[1]
    double = 2 * step
    for row in range(height):
        # Places count in halves of a pixel from the middle of the first square, so that they are whole numbers.
        y = 2 * (row - top) + 1 - step
        r = y // double
        down = float32(y - r * double) / float32(double)
        hot = float32(0.0)
        for c in range(columns):
            value = (heat[r, c] + (heat[r + 1, c] - heat[r, c]) * down) * float32(255.0)
            line[c] = value
            hot = max(hot, value)
        if hot < float32(0.5):
            continue
        x = 1 - 2 * left - step
        c = int64(x // double)
        part = int32(x - c * double)
        now = line[c]
        slope = (line[c + 1] - now) / float32(double)
        for column in range(width):
            over = colours[int64(now + slope * float32(part) + float32(0.5))]
            if over != uint32(0):
                under = frame[row, column]
                keep = uint32(256) - (over >> uint32(24))
                red_blue = ((under & uint32(0xFF00FF)) * keep >> uint32(8)) & uint32(0xFF00FF)
                green = ((under & uint32(0x00FF00)) * keep >> uint32(8)) & uint32(0x00FF00)
                frame[row, column] = uint32(0xFF000000) | ((over & uint32(0xFFFFFF)) + red_blue + green)
            part += int32(2)
            if part >= double:
                part -= int32(double)
                c += 1
                now = line[c]
                slope = (line[c + 1] - now) / float32(double)
