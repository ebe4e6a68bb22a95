"""Areas coloured by classes: ends, legends, and colours that mean the same in every frame."""

import numpy as np

from console.model.area import Area, Level
from maps.area_classes import bivariate, by_value, diverging
from maps.style import DARK

AREAS = tuple(Area(f"G{i}", f"G{i}", f"网格{i}", Level.GRID) for i in range(6))


def words(made):
    return [row.words for row in made.key.rows]


def test_classes_by_value_and_nothing_at_all():
    made = by_value(Level.GRID, AREAS, np.array([0, 1, 2, 3, 8, np.nan]), "Hazards", DARK, whole=True, note="today")
    assert words(made)[0] == "today" and "G0" not in made.classes and "G5" not in made.classes
    assert made.classes["G4"] == max(made.classes.values()) and len(made.fills) == len(words(made)) - 1
    none = by_value(Level.GRID, AREAS, np.zeros(6), "Hazards", DARK)
    assert none.classes == {} and len(none.key.rows) == 1


def test_a_colour_means_the_same_in_every_frame_of_a_play():
    now, before = np.array([0, 1, 2, 3, 8, 5.0]), np.array([0, 0, 1, 0, 2, 1.0])
    present = by_value(Level.GRID, AREAS, now, "Hazards", DARK, whole=True)
    past = by_value(Level.GRID, AREAS, before, "Hazards", DARK, whole=True, scale=now)
    assert past.key == present.key and past.fills == present.fills
    assert past.classes["G2"] == present.classes["G1"] and not past.looks_like(present)
    assert past.looks_like(by_value(Level.GRID, AREAS, before, "Hazards", DARK, whole=True, scale=now))
    alone = by_value(Level.GRID, AREAS, before, "Hazards", DARK, whole=True, scale=np.zeros(6))
    assert alone.classes   # nothing is there now: the past speaks for itself


def test_two_days_and_two_measures_say_what_they_mean():
    change = diverging(Level.GRID, AREAS, np.array([-9, -1, 0, 1, 2, 9]), "Change", DARK, "b against a")
    assert words(change)[0] == "b against a" and words(change)[3] == "as many"
    assert change.classes["G0"] == 1 and change.classes["G5"] == 4 and "G2" not in change.classes
    both = bivariate(Level.GRID, AREAS, np.array([-1, 0, 2, 6, 8, 4], np.int8), "Both", DARK)
    assert "G0" not in both.classes and both.classes["G1"] == 1 and both.classes["G4"] == 9
    lowest = np.array(both.fills[0][:3])
    assert np.abs(lowest - np.array(DARK.land[0][:3])).max() > 0.12     # not taken for an area without any
    assert both.looks_like(bivariate(Level.GRID, AREAS, np.array([-1, 0, 2, 6, 8, 4], np.int8), "Both", DARK))
