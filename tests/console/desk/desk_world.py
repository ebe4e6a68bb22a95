"""A small catalogue and ten grids in a row, for all tests of the desk."""

import shapely

from console.model.area import Area, Level
from console.model.case import Priority
from console.model.catalogue import CaseClass, Catalogue

CATALOGUE = Catalogue("test", "test", "1", (
    CaseClass("0101", "私搭乱建", "Illegal shed", "市容环境", "City", priority=Priority.HIGH, limit_hours=10),
    CaseClass("0501", "路面塌陷", "Road collapse", "突发事件", "Sudden", priority=Priority.URGENT, limit_hours=2),
))
NOW = 1_800_000_000.0


def area(id, level, parent, west, east):
    shape = shapely.box(west, 22.5, east, 22.6)
    return Area(id, id, f"名{id}", level, parent, wkb=shape.wkb, bounds=shape.bounds, size=1e6)


def ten_grids():
    """District D, streets S0 (grids G0–G4) and S1 (G5–G9), each grid 0.01° wide from 114°E."""
    return [
        area("D", Level.DISTRICT, "", 114.0, 114.1),
        area("S0", Level.STREET, "D", 114.0, 114.05), area("S1", Level.STREET, "D", 114.05, 114.1),
        *(area(f"G{i}", Level.GRID, f"S{i // 5}", 114 + i / 100, 114 + (i + 1) / 100) for i in range(10)),
    ]
