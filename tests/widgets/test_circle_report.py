"""The service circle on paper: the plan shows who is outside, and the pages add up."""

import numpy as np
import pyproj
from PySide6.QtGui import QImage

from console.commands.circle import Asked
from console.insight.service_circle import coverage, demand_of
from console.model.premises import Building, Facility
from widgets.circle_report import OUTSIDE, SITE, STATION, draw, write_report

BACK = pyproj.Transformer.from_crs(4547, 4490, always_xy=True)


def at(x):
    return BACK.transform(500_000 + x, 2_494_000)


def asked():
    homes = [Building(f"{n:019}", f"{n}号楼", "g", "residential", 6, 18.0, 10, *at(x), b"", demo=True)
             for n, x in enumerate((0, 100, 3000))]
    posts = [Facility("s", "service_station", "东站", "g", *at(0))]
    demand = demand_of(homes)
    return Asked(posts, homes, demand, coverage(posts, demand), None)


def colours(image):
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    found = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())[:, :rgb.width() * 3]
    return {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in np.unique(found.reshape(-1, 3), axis=0).tolist()}


def test_the_plan_tells_who_is_outside_and_where_to_build(qapp):
    plain = colours(draw(asked(), []))
    assert {OUTSIDE, STATION} <= plain and SITE not in plain
    lon, lat = at(3000)
    assert SITE in colours(draw(asked(), [{"lon": lon, "lat": lat}]))


def test_the_report_is_written(qapp, tmp_path):
    some, ten = {"rooms": 20.0}, {"rooms": 10.0}
    covered = {"stations": 1, "reach_m": 500.0, "on_foot": False, "total": {"rooms": 30.0}, "inside": some,
               "share": {"rooms": 2 / 3}, "by_stations_in_reach": {0: ten, 1: some},
               "load": [{"name": "东站", "area_name": "街道 › 社区", "within": some, "nearest": some, "alone": some}]}
    lon, lat = at(3000)
    plan = {"by": "rooms", "gain": ten, "share_after": {"rooms": 1.0}, "gap": 0.0, "bound": 10.0,
            "sites": [{"name": "2号楼", "code": "2", "area_name": "社区", "lon": lon, "lat": lat, "gain": ten}]}
    path = tmp_path / "c.pdf"
    assert write_report(path, asked(), covered, plan, "", 1e9, "福田区") == 1
    assert path.read_bytes().startswith(b"%PDF") and path.stat().st_size < 400_000
