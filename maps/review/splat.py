"""Points into a picture: nearest wins, and edges of depth are darkened so that form shows without light."""

from maps.kernels.jit import kernel

FAR = 1e30


@kernel("void(u4[:,::1], f4[:,::1], f4[::1], f4[::1], f4[::1], u4[::1], f8, f8, f8, f8, f8, f8, f8, i8)")
def splat_cloud(frame, depth, xs, ys, zs, colours, cos_yaw, sin_yaw, cos_pitch, sin_pitch, scale, ox, oy, side):
    """Lay each point as a square of `side` pixels where nothing nearer lies.

    Args:
        frame: rows × columns, 0xffRRGGBB. depth: the same, metres away from the viewer, `FAR` for nothing.
        xs, ys, zs: metres east, north, up. yaw: the direction looked in, 0 north; pitch: 0 level, 90° from above.
        scale: pixels per metre; (ox, oy): pixel of the origin.
    """
    height, width = frame.shape
    back = side // 2
    for i in range(xs.shape[0]):
        x = float(xs[i])
        y = float(ys[i])
        z = float(zs[i])
        ahead = y * cos_yaw - x * sin_yaw
        away = ahead * cos_pitch - z * sin_pitch
        left = int(ox + scale * (x * cos_yaw + y * sin_yaw) + 65536.5) - 65536 - back
        top = int(oy - scale * (ahead * sin_pitch + z * cos_pitch) + 65536.5) - 65536 - back
        for r in range(max(top, 0), min(top + side, height)):
            for c in range(max(left, 0), min(left + side, width)):
                if away < depth[r, c]:
                    depth[r, c] = away
                    frame[r, c] = colours[i]


@kernel("void(u4[:,::1], f4[:,::1], i8, f8)")
def shade_edges(frame, depth, reach, strength):
    """Darken pixels that lie behind their neighbours (eye-dome lighting, Boucheny 2009).

    Args:
        reach: pixels to the neighbours. strength: darkness per metre of depth.
    """
    height, width = frame.shape
    for r in range(height):
        for c in range(width):
            here = depth[r, c]
            if here > 1e29:
                continue
            behind = 0.0
            for k in range(4):
                rr = r + (reach if k == 0 else -reach if k == 1 else 0)
                cc = c + (reach if k == 2 else -reach if k == 3 else 0)
                if 0 <= rr < height and 0 <= cc < width and depth[rr, cc] < here:
                    behind += min(here - depth[rr, cc], 1.5)
            if behind > 0.0:
                light = 1.0 / (1.0 + strength * behind)
                pixel = frame[r, c]
                red = int(((pixel >> 16) & 255) * light)
                green = int(((pixel >> 8) & 255) * light)
                blue = int((pixel & 255) * light)
                frame[r, c] = 0xFF000000 | (red << 16) | (green << 8) | blue
