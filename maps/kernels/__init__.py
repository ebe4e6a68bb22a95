"""Numba kernels: world coordinates in, pixels out, without Python's lock.

Every kernel has one explicit signature and `cache=True`: compiled once per machine, loaded from disk in
milliseconds afterwards (`maps.compile` does it with progress). All of them work on a *window* of the frame:
the arrays handed in may be slices (a band, a strip), and `ox`, `oy` place the world's origin in that slice,
so a frame painted in pieces equals one painted whole.
"""
