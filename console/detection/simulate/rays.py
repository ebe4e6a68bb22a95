"""Pulse by pulse, compiled: where a ray comes down, what it meets, what comes back (see `scanner`)."""

from __future__ import annotations

import numpy as np

from console.detection.kernels import kernel
from console.detection.simulate.materials import Material

MOST_RETURNS = 4
LEAF = int(Material.LEAF)
APART = 0.7        # m along the ray between two returns that a receiver can tell
BLOCK = 64         # cells of a block whose highest point is known
EDGE = 0.5         # m of height difference under one beam from which it counts as an edge
OPAQUE = 50.0      # hits per metre from which a veil lets nothing through: tin, not leaves or cloth


@kernel
def _chance(state):
    """The next of a pulse's random numbers, 0 ≤ u < 1 (splitmix64), and the new state."""
    state = np.uint64(state + np.uint64(0x9E3779B97F4A7C15))
    mixed = state
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed = mixed ^ (mixed >> np.uint64(31))
    return state, np.float64(mixed >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@kernel
def _bell(state):
    """A normal deviate of σ 1, by Box and Muller, and the new state."""
    state, a = _chance(state)
    state, b = _chance(state)
    return state, np.sqrt(-2.0 * np.log(1.0 - a)) * np.cos(6.283185307179586 * b)


@kernel
def fly(number, offset, width, error, core, flight, holes, ground, size, ceilings, frame, top, material, tint,
         veil_top, veil_base, veil_density, veil_material, noise_of, lost_of, total, out, out_count, out_order,
         out_strip, out_time, out_material, out_tint):
    """All pulses of one strip that cross the ground inside `core`; returns how many points there are now."""
    seed, density, direction, steep, pattern, noise, spread, beam, bias, shift_x, shift_y = flight[:11]
    lost, dark, outliers, leaf, gaps = flight[11:]
    cos, sin = np.cos(direction), np.sin(direction)
    step = 1.0 / np.sqrt(density)
    line_step, across_step = step * 1.15, step / 1.15
    per_line = int(width / across_step)
    low_u, high_u, low_v, high_v = 1e18, -1e18, 1e18, -1e18
    for k in range(4):
        x, y = core[0 if k % 2 else 2], core[1 if k < 2 else 3]
        v, u = x * cos + y * sin, y * cos - x * sin - offset
        low_u, high_u, low_v, high_v = min(low_u, u), max(high_u, u), min(low_v, v), max(high_v, v)
    first_j = max(0, int((low_u + width / 2) / across_step) - 1)
    last_j = min(per_line, int((high_u + width / 2) / across_step) + 2)
    arc = width * 0.35 if pattern == 2 else 0.0
    marks_x, marks_y = np.empty(8), np.empty(8)
    marks_z = np.empty(8)
    marks_m, marks_t = np.empty(8, np.uint8), np.empty(8, np.int8)
    for i in range(int(np.floor((low_v - arc) / line_step)) - 2, int(np.ceil((high_v + arc) / line_step)) + 2):
        state = np.uint64(seed) * np.uint64(1_000_003) + np.uint64(number * 7_919) + np.uint64(
            (i // 12 + 1_000_000) * 104_729)
        state, u1 = _chance(state)
        if u1 < gaps:
            continue
        for j in range(first_j, last_j):
            state = (np.uint64(seed) * np.uint64(0x9E3779B1) + np.uint64(number + 1) * np.uint64(0x85EBCA77C2B2AE63)
                     + np.uint64(i + 10_000_000) * np.uint64(0xC2B2AE3D27D4EB4F) + np.uint64(j) * np.uint64(
                         0x165667B19E3779F9))
            state, a = _chance(state)
            state, b = _chance(state)
            u = (j + a * 0.5 - 0.25) * across_step - width / 2
            v = (i + b * 0.3) * line_step
            side = 2 * u / width
            tilt_u, tilt_v = -side * steep, 0.0
            if pattern == 1:
                v += (j / per_line if i % 2 else 1 - j / per_line) * line_step
            elif pattern == 2:
                bow = np.sqrt(max(0.0, 1 - side * side))
                sense = 1.0 if i % 2 else -1.0
                v += sense * arc * bow
                tilt_v = -sense * steep * bow
            x, y = v * cos - (u + offset) * sin, v * sin + (u + offset) * cos
            if not (core[0] <= x < core[2] and core[1] <= y < core[3]):
                continue
            state, a = _chance(state)
            if a < lost:
                continue
            blind = False
            for h in range(len(holes)):
                if (x - holes[h, 0]) ** 2 + (y - holes[h, 1]) ** 2 < holes[h, 2] ** 2:
                    blind = True
            if blind:
                continue
            tx, ty = tilt_v * cos - tilt_u * sin, tilt_v * sin + tilt_u * cos
            state, n = _cast(state, x, y, tx, ty, ground, leaf, beam, ceilings, frame, top, material, tint, veil_top,
                             veil_base, veil_density, veil_material, marks_x, marks_y, marks_z, marks_m, marks_t)
            if n == 0:
                continue
            state, a = _chance(state)
            if a < lost_of[marks_m[n - 1]] * dark and n == 1:
                continue
            lift = bias + error[0] + error[1] * u + error[2] * np.sin(6.2832 * v / error[3] + error[4])
            state, ex = _bell(state)
            state, ey = _bell(state)
            for k in range(n):
                state, ez = _bell(state)
                state, a = _chance(state)
                z = marks_z[k] + lift + ez * np.sqrt(noise ** 2 + noise_of[marks_m[k]] ** 2)
                if a < outliers:
                    state, b = _chance(state)
                    z += b * 60.0 if a < outliers * 0.6 else -b * 12.0
                px, py = marks_x[k] + shift_x + ex * spread, marks_y[k] + shift_y + ey * spread
                if not (0 <= px < size and 0 <= py < size) or total >= len(out):
                    continue
                out[total, 0], out[total, 1], out[total, 2] = px, py, z
                out_count[total], out_order[total], out_strip[total] = n, k + 1, number + 1
                out_time[total] = number * 400.0 + error[5] * v / 60.0 + 200.0
                out_material[total], out_tint[total] = marks_m[k], marks_t[k]
                total += 1
    return total


@kernel
def _cast(state, x, y, tx, ty, ground, leaf, beam, ceilings, frame, top, material, tint, veil_top, veil_base,
          veil_density, veil_material, marks_x, marks_y, marks_z, marks_m, marks_t):
    """One pulse: its returns into `marks_…`; the state and how many there are."""
    rows, cols = top.shape
    west, south, cell = frame
    slant = np.sqrt(tx * tx + ty * ty)
    n = 0
    j, i = int((x - west) / cell), int((y - south) / cell)
    if not (0 <= i < rows and 0 <= j < cols):
        return state, 0
    high = np.float64(ceilings[i // BLOCK, j // BLOCK])
    for _ in range(2):   # whatever stands within reach of the slanted way
        reach = (high - ground) * slant / cell
        a, b = int(max(0.0, i - reach)) // BLOCK, min(rows - 1, int(i + reach)) // BLOCK
        c, d = int(max(0.0, j - reach)) // BLOCK, min(cols - 1, int(j + reach)) // BLOCK
        for p in range(a, b + 1):
            for q in range(c, d + 1):
                high = max(high, np.float64(ceilings[p, q]))
    z = high + 0.01
    fall = min(cell / max(slant, 1e-6), max(high - ground + 60.0, 1.0))
    for _ in range(4_000):
        below = z - fall
        middle = 0.5 * (z + below) if slant > 1e-3 else ground
        px, py = x + (middle - ground) * tx, y + (middle - ground) * ty
        j, i = int((px - west) / cell), int((py - south) / cell)
        if px < west or py < south or i >= rows or j >= cols:
            z = below
            if z < ground - 60.0:
                break
            continue
        if veil_top[i, j] > below and veil_base[i, j] < z and n < MOST_RETURNS - 1:
            enter, leave = min(z, np.float64(veil_top[i, j])), max(below, np.float64(veil_base[i, j]))
            leave = max(leave, np.float64(top[i, j]))
            if enter > leave:
                way = (enter - leave) * np.sqrt(1 + slant * slant)
                thick = np.float64(veil_density[i, j])
                if veil_material[i, j] == LEAF:
                    thick *= 0.12 + 0.88 * leaf
                state, a = _chance(state)
                depth = -np.log(1.0 - a) / max(thick, 1e-6)
                if depth < way:
                    at = enter - depth / np.sqrt(1 + slant * slant)
                    if n == 0 or marks_z[n - 1] - at > APART:
                        marks_x[n], marks_y[n], marks_z[n] = x + (at - ground) * tx, y + (at - ground) * ty, at
                        marks_m[n], marks_t[n] = veil_material[i, j], np.int8(20 * np.sin(i * 0.37) * np.cos(j * 0.29))
                        n += 1
                        state, a = _chance(state)
                        if a > 0.72 or thick > OPAQUE:   # the whole pulse is spent
                            return state, n
        here = np.float64(top[i, j])
        if here >= below:
            if here >= z and z < high:     # through a side: a wall
                state, a = _chance(state)
                hit = below + a * (z - below)
            else:
                hit = min(_smooth(px, py, west, south, cell, top, i, j), z)
            marks_x[n], marks_y[n], marks_z[n] = x + (hit - ground) * tx, y + (hit - ground) * ty, hit
            marks_m[n], marks_t[n] = material[i, j], tint[i, j]
            n += 1
            return _split(state, n, beam, i, j, cell, top, material, tint, marks_x, marks_y, marks_z, marks_m,
                          marks_t)
        z = below
        if z < ground - 200.0:
            break
    return state, n


@kernel
def _smooth(px, py, west, south, cell, top, i, j):
    """The surface at a place: bilinear where it is one surface, the cell's own height at an edge."""
    u, v = (px - west) / cell - 0.5, (py - south) / cell - 0.5
    jj, ii = int(np.floor(u)), int(np.floor(v))
    if ii < 0 or jj < 0 or ii + 1 >= top.shape[0] or jj + 1 >= top.shape[1]:
        return np.float64(top[i, j])
    a, b, c, d = top[ii, jj], top[ii, jj + 1], top[ii + 1, jj], top[ii + 1, jj + 1]
    if max(max(a, b), max(c, d)) - min(min(a, b), min(c, d)) > 0.25:
        return np.float64(top[i, j])
    s, t = u - jj, v - ii
    return (a * (1 - s) + b * s) * (1 - t) + (c * (1 - s) + d * s) * t


@kernel
def _split(state, n, beam, i, j, cell, top, material, tint, marks_x, marks_y, marks_z, marks_m, marks_t):
    """A beam has width: at an edge part of it goes on to what lies lower."""
    state, a = _chance(state)
    state, b = _chance(state)
    way, far = 6.2832 * a, beam * np.sqrt(b)
    p, q = i + int(np.rint(far * np.sin(way) / cell)), j + int(np.rint(far * np.cos(way) / cell))
    if n >= MOST_RETURNS or not (0 <= p < top.shape[0] and 0 <= q < top.shape[1]):
        return state, n
    other, hit = np.float64(top[p, q]), marks_z[n - 1]
    drop = hit - other
    if drop < EDGE or other > hit:
        return state, n
    state, a = _chance(state)
    if drop > 1.2:
        if a < 0.5:
            marks_x[n], marks_y[n] = marks_x[n - 1] + (q - j) * cell, marks_y[n - 1] + (p - i) * cell
            marks_z[n], marks_m[n], marks_t[n] = other, material[p, q], tint[p, q]
            n += 1
    elif a < 0.6:   # too close to be told apart: one return between the two
        state, b = _chance(state)
        marks_z[n - 1] = hit - b * drop
    return state, n
