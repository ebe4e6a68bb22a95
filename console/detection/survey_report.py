"""What `detect check` finds out about a survey."""

from __future__ import annotations

from typing import Any

import msgspec


class SurveyReport(msgspec.Struct):
    """A survey in numbers and, where something is to be known before it is used, in words.

    Attributes:
        files: names; points: in all, copies in overlapping files counted once.
        crs: of the file; metric_crs: in which it is measured; unit: metres per file unit.
        bounds: west, south, east, north, m.
        area_m2: covered ground; coverage: % of the smallest rectangle around it.
        density: points per m² of covered ground; pulses: last returns per m².
        noise_cm: 1 σ of heights on smooth ground and roofs; None where there are none.
        strips: flight lines; strip_cm: median disagreement where they overlap, None where too little ground tells.
        flown: first and last day on which its files were measured, "" where their times do not say.
        overlap_m2: ground that more than one file covers; duplicates: points that stand in two files.
        classes: share of each ASPRS class, %; multi: points of pulses with several returns, %.
        colour: whether points carry it.
        height_m: lowest and highest, without the outermost 0.01 %.
        holes: count and m² of places over 25 m² without points inside the survey; largest first as (x, y, m²).
        demo: generated data.
        warnings: in the user's language; empty is good news.
    """

    files: list[str]
    points: int
    crs: str
    metric_crs: str
    unit: float
    bounds: tuple[float, float, float, float]
    area_m2: float
    coverage: float
    density: float
    pulses: float
    noise_cm: float | None
    strips: int
    strip_cm: float | None
    flown: tuple[str, str]
    overlap_m2: float
    duplicates: int
    classes: dict[str, float]
    multi: float
    colour: bool
    height_m: tuple[float, float]
    holes: dict[str, Any]
    demo: bool
    warnings: list[str]
