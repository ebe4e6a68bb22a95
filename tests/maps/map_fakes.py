"""A small district of its own for map tests: four levels, shared edges, a few cases."""

import shapely

from console.model.area import Area, AreaTree, Level
from console.model.case import Case, Priority, State
from console.model.catalogue import CaseClass, Catalogue

WEST, SOUTH, STEP = 114.0, 22.5, 0.002  # degrees; a grid is about 200 m wide
ACROSS = 16                             # grids along one side


def area(area_id, name, level, parent, shape, demo=True):
    return Area(id=area_id, code=area_id, name=name, level=level, parent=parent, demo=demo, wkb=shapely.to_wkb(shape),
                bounds=tuple(shape.bounds), size=shape.area * 1.1e10)


def box(column, row, size):
    """A square of grids, with every grid's corners on its border, as a union of real grids would have."""
    return shapely.union_all([
        shapely.box(WEST + c * STEP, SOUTH + r * STEP, WEST + (c + 1) * STEP, SOUTH + (r + 1) * STEP)
        for c in range(column, column + size) for r in range(row, row + size)])


def cells(size):
    return [(c, r) for r in range(0, ACROSS, size) for c in range(0, ACROSS, size)]


def square_district():
    """One district of 2 × 2 streets of 2 × 2 communities of 4 × 4 grids."""
    def within(prefix, size, c, r):
        return f"{prefix}{c // size}-{r // size}"

    made = [area("d", "方区", Level.DISTRICT, "", box(0, 0, ACROSS))]
    for c, r in cells(8):
        made.append(area(within("s", 8, c, r), f"第{c // 8}{r // 8}街道", Level.STREET, "d", box(c, r, 8)))
    for c, r in cells(4):
        made.append(area(within("c", 4, c, r), f"{c // 4}{r // 4}社区", Level.COMMUNITY, within("s", 8, c, r),
                         box(c, r, 4)))
    for c, r in cells(1):
        made.append(area(within("g", 1, c, r), f"{c:02d}{r:02d}", Level.GRID, within("c", 4, c, r), box(c, r, 1)))
    return AreaTree(made)


def case(case_id, column, row, **fields):
    """A case in the middle of a grid; column None for one without a place."""
    lon = None if column is None else WEST + (column + 0.5) * STEP
    lat = None if row is None else SOUTH + (row + 0.5) * STEP
    values = {"class_code": "0101", "priority": Priority.NORMAL, "state": State.REPORTED} | fields
    return Case(id=case_id, title=case_id, lon=lon, lat=lat, **values)


def catalogue():
    rubbish = CaseClass("0101", "暴露垃圾", "Rubbish", "市容环境", "Appearance", "waste")
    return Catalogue("test", "test", "1", (rubbish,))
