"""Confidence by a rule that anyone can follow, for as long as no trained scorer is at hand."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from console.detection.features import INDEX


class Scorer(Protocol):
    """Turns rows of features into confidences."""

    @property
    def version(self) -> str:
        """Shown with every candidate it judged."""
        ...

    def confidence(self, features: np.ndarray) -> np.ndarray:
        """[objects] values 0 … 1 of [objects, features] in the order of `features.NAMES`."""
        ...


class RuleScorer:
    """Buildings are smooth, thick enough, dropped off at their rims, and the laser does not pass through them."""

    version = "rule-1"

    def confidence(self, features: np.ndarray) -> np.ndarray:
        rows = np.atleast_2d(np.asarray(features, np.float64))

        def of(name: str) -> np.ndarray:
            return rows[:, INDEX[name]]

        planar = _rise(np.maximum(of("smooth_share"), of("plane_share")), 0.1, 0.6)
        firm = 1.0 - 0.9 * _rise(np.nan_to_num(of("multi_high")), 0.2, 0.6)
        closed = 1.0 - 0.7 * _rise(np.nan_to_num(of("through_high")), 0.3, 0.8)
        leafless = 1.0 - 0.6 * _rise(np.nan_to_num(of("gap_high")), 0.15, 0.6)
        thick = _rise(of("mean_thickness"), 0.35, 1.0)
        solid = _rise(np.nan_to_num(of("convexity")), 0.3, 0.7)
        beside = np.maximum(of("attached"), of("touching"))
        rimmed = 0.4 + 0.6 * np.maximum(_rise(np.nan_to_num(of("drop_share")), 0.1, 0.5), beside)
        seen = _rise(1.0 - np.maximum(of("empty_high"), of("empty_low")), 0.0, 0.2) * (1.0 - of("ring_unknown"))
        low = np.abs(of("dz_median")) < 1.3
        even = np.where(low & (of("on_ground") < 0.5), 1.0 - _rise(of("dz_spread"), 0.1, 0.2), 1.0)
        even = even * np.where(low, _rise(np.abs(of("dz_median")) * of("area"), 0.6, 2.0), 1.0)
        thick, solid = np.where(low, np.sqrt(thick), thick), np.where(low, np.sqrt(solid), solid)
        rimmed = np.where(low, 1.0, rimmed)
        parked = np.where(_vehicle(rows), 0.25, 1.0) * np.where(_cars(rows), 0.2, 1.0)
        return np.clip(seen * planar * firm * closed * leafless * thick * solid * rimmed * even * parked, 0.0, 1.0)


def _rise(value: np.ndarray, low: float, high: float) -> np.ndarray:
    """0 up to `low`, 1 from `high`, straight between."""
    return np.clip((value - low) / (high - low), 0.0, 1.0)


def _cars(rows: np.ndarray) -> np.ndarray:
    """A car or a row of cars: no storey high, on the ground, smooth like no heap."""
    height, area = np.abs(rows[:, INDEX["dz_median"]]), rows[:, INDEX["area"]]
    return (rows[:, INDEX["on_ground"]] > 0.8) & (height > 1.0) & (height < 2.0) & (area > 3.0) & (area < 40.0) & (
        rows[:, INDEX["drop_share"]] > 0.4)


def _vehicle(rows: np.ndarray) -> np.ndarray:
    """Free-standing boxes of a vehicle's width on the ground; a shed of that size is as likely to be one."""
    width, length = rows[:, INDEX["width"]], rows[:, INDEX["length"]]
    height, free = np.abs(rows[:, INDEX["dz_median"]]), rows[:, INDEX["attached"]] < 0.3
    return ((rows[:, INDEX["on_ground"]] > 0.8) & free & (width > 1.2) & (width < 3.2) & (length / width > 1.5)
            & (length < 15.0) & (height < 4.2))
