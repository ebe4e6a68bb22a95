"""A day's way as a file: stops in their order, codes that stay whole, and the line that is gone along."""

import csv
import json
from xml.etree import ElementTree

import pytest

from console.desk.hazard.route import Route, whole_line
from console.errors import BadInput, ProfileError
from console.exchange.route_file import RouteStop, write_route

PLACES = {"1" * 19: (114.01, 22.5), "2" * 19: (114.02, 22.5)}
WAY = Route(tuple(PLACES), (100.0, 250.0), 350.0, 400.0, (114.0, 22.5),
            ((), ((114.01, 22.5), (114.015, 22.51), (114.02, 22.5))))
STOPS = [RouteStop(i, code, f"楼<{i}>", *PLACES[code], WAY.legs[i - 1], bool(WAY.lines[i - 1]), "城中村")
         for i, code in enumerate(PLACES, 1)]
LINE = [(114.0, 22.5), (114.01, 22.5), (114.015, 22.51), (114.02, 22.5)]


def test_the_line_goes_along_roads_where_it_does():
    assert whole_line(WAY, PLACES) == LINE
    assert whole_line(Route(tuple(PLACES), (0.0, 9.0), 9.0, 9.0, None, ((), ())), PLACES) == list(PLACES.values())


def test_each_kind_of_file(tmp_path):
    rows = list(csv.reader(write_route(tmp_path / "a.csv", WAY, STOPS, "站").read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:]] == ["0", "1", "2"] and rows[1][2] == "站"
    assert rows[2][1] == f'="{"1" * 19}"' and rows[3][4] == "250"
    found = json.loads(write_route(tmp_path / "a.geojson", WAY, STOPS, "站").read_text())["features"]
    assert [one["properties"].get("stop") for one in found] == [0, 1, 2, None]
    assert found[-1]["geometry"]["coordinates"] == [list(one) for one in LINE]
    tree = ElementTree.parse(write_route(tmp_path / "a.gpx", WAY, STOPS)).getroot()
    names = {"g": "http://www.topografix.com/GPX/1/1"}
    assert [one.text for one in tree.findall("g:wpt/g:name", names)][1:] == ["1 楼<1>", "2 楼<2>"]
    assert [(float(p.get("lon")), float(p.get("lat"))) for p in tree.findall(".//g:trkpt", names)] == LINE


def test_what_cannot_be_written(tmp_path):
    with pytest.raises(BadInput, match="geojson"):
        write_route(tmp_path / "a.docx", WAY, STOPS)
    with pytest.raises(ProfileError, match="cannot be written"):
        write_route(tmp_path / "no" / "a.csv", WAY, STOPS)
