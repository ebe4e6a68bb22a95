"""Detections in the ten grids, rules that draw nothing by lot, and people who review them."""

import msgspec
import shapely

from console.desk.metres import per_degree
from console.desk.review.loading import Incoming
from console.model.person import Role, User
from console.model.review import Found, Question
from console.model.review_rules import FieldRule, Reason, ReviewRules, SecondRule, SensitivityRule

TICK = 6.0   # seconds between two looks at the clock
RULES = ReviewRules(
    "test", "test", "1", reasons=(Reason("tree", "树木", "Tree", "1"), Reason("other", "其他", "Other", "8", True)),
    second=SecondRule(share=0.0), sensitivity=(SensitivityRule(2.0, kinds=("new",)),),
    field=FieldRule((Question("builder", "建设人", "Who builds"), Question("size", "面积", "Area", False)),
                    (Question("whole", "全貌", "The whole"),)))
INSPECTORS = tuple(User(name, f"巡查{name}", frozenset({Role.INSPECTOR})) for name in ("ann", "bob", "cas"))
ANN, BOB, CAS = INSPECTORS
BOSS = User("boss", "督导", frozenset({Role.SUPERVISOR}))
LOCAL = User("loc", "片区", frozenset({Role.INSPECTOR}), area="S0")
CLERK = User("cl", "受理", frozenset({Role.ACCEPTOR}))
COLLECTOR = User("col", "采集", frozenset({Role.COLLECTOR}))


def found(source_id, lon=114.005, lat=22.55, side=10.0, kind="new", confidence=0.9, dz=3.0, **fields):
    """A square of `side` metres around a place."""
    east, north = per_degree(lat)
    half_x, half_y = side / 2 / east, side / 2 / north
    shape = shapely.box(lon - half_x, lat - half_y, lon + half_x, lat + half_y)
    values = dict(m2=side * side, compact=0.785, dz_median=dz, dz_max=dz, dz_sigma=0.1, dz_error=0.05,
                  volume=side * side * dz, model="2026.1") | fields
    return Found("", "", source_id, kind, shapely.to_wkb(shape), lon, lat, confidence=confidence, **values)


def six():
    """Two alike, one permitted, one doubtful, one in the other street, one outside all areas."""
    return [found("a", 114.005), found("b", 114.006, side=10.5, confidence=0.88),
            found("c", 114.015, permit="P1", side=20, kind="storey"), found("d", 114.025, confidence=0.4, side=8),
            found("e", 114.075, confidence=0.7, sources="image", kind="shed"), found("f", 115.0, confidence=0.6)]


def incoming(folder, rows=None, name="found.gpkg", **fields):
    """A file as it was read; its content does not matter to the desk, its hash does."""
    path = folder / name
    path.write_bytes(msgspec.json.encode([name, [one.source_id for one in rows or six()]]))
    return Incoming(path, six() if rows is None else rows, "EPSG:4547", **fields)
