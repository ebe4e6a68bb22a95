"""How the two surveys of a scene are flown: two companies, two seasons, two scanners."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from console.detection.simulate.scanner import Flight


def draw_flights(size: float, seed: int, hard: bool = False, densities: tuple[float, float] = (0.0, 0.0)) -> (
        dict[str, Flight]):
    """The earlier and the later flight of one scene.

    Args:
        size: side of the scene, m.
        seed: equal seeds give equal flights.
        hard: thin or uneven points, strips up to 12 cm apart, holes, wilder noise.
        densities: pulses per m² of either epoch; 0 draws 8–25 (hard 4–30).
    """
    luck = np.random.default_rng([seed, 77])
    flights = {epoch: _draw(size, luck, hard, int(luck.integers(1, 2**31 - 1)), wanted)
               for epoch, wanted in zip(("before", "after"), densities, strict=True)}
    if luck.random() < 0.35:     # the same company comes back in the same season
        same = flights["before"]
        flights["after"] = replace(flights["after"], direction=same.direction, pattern=same.pattern, leaf=same.leaf,
                                   noise=same.noise, spread=same.spread, classified=same.classified)
    return flights


def _draw(size: float, luck: np.random.Generator, hard: bool, seed: int, density: float) -> Flight:
    """One flight."""
    holes: tuple[tuple[float, float, float], ...] = ()
    if luck.random() < (0.6 if hard else 0.15):
        holes = tuple((luck.uniform(0, size), luck.uniform(0, size), luck.uniform(4, 0.07 * size + 6))
                      for _ in range(int(luck.integers(1, 4))))
    drawn = float(np.exp(luck.uniform(np.log(4.0), np.log(30.0)) if hard else luck.uniform(np.log(8), np.log(25))))
    steepest, overlap = np.radians(luck.uniform(8, 20)), luck.uniform(0.15, 0.45)
    width = 2 * luck.uniform(400, 900) * np.tan(steepest)
    return Flight(
        seed=seed, density=density or drawn, direction=luck.uniform(0, np.pi), spacing=width * (1 - overlap),
        overlap=overlap, steepest=steepest,
        pattern=int(luck.integers(0, 3)), noise=luck.uniform(0.004, 0.035 if hard else 0.022),
        spread=luck.uniform(0.03, 0.1 if hard else 0.07), beam=luck.uniform(0.08, 0.3),
        bias=luck.normal(0, 0.15), shift=(luck.normal(0, 0.15), luck.normal(0, 0.15)),
        strip_sigma=luck.uniform(0.03, 0.08) if hard else luck.uniform(0.0, 0.03),
        tilt=luck.uniform(0.04, 0.12) if hard else luck.uniform(0.0, 0.05),
        drift=luck.uniform(0.0, 0.05) if hard else luck.uniform(0, 0.015), lost=luck.uniform(0.0, 0.04),
        dark=luck.uniform(0.3, 1.5), outliers=10 ** luck.uniform(-6.5, -4.5), leaf=float(luck.choice([0.0, 0.5, 1.0])),
        holes=holes, gaps=luck.uniform(0, 0.01 if hard else 0.002), classified=int(luck.choice([0, 1, 2])))
