"""A day's way as a file to take along: a table (CSV), GeoJSON, or GPX for a navigation app."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import msgspec

from console.causes import cause_of
from console.desk.hazard.route import Place, Route, whole_line
from console.errors import BadInput, ProfileError
from console.language import tr

ENDINGS = (".csv", ".geojson", ".gpx")


class RouteStop(msgspec.Struct, frozen=True):
    """One stop: degrees of EPSG:4490, metres from the stop before, and whether those go along roads."""

    number: int
    building: str
    name: str
    lon: float
    lat: float
    metres: float
    by_road: bool
    checklist: str


def write_route(path: Path, found: Route, stops: Sequence[RouteStop], start: str = "") -> Path:
    """Write a way by the file's ending; a file of that name is replaced.

    Coordinates are those of CGCS2000, which a GPX reader takes for WGS84: the two differ by less than a metre.

    Args:
        start: what the place is called where it begins.

    Raises:
        BadInput: another ending. ProfileError: the file cannot be written.
    """
    writers = {".csv": _csv, ".geojson": _geojson, ".gpx": _gpx}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise BadInput(tr("{file}: a way is written as {endings}.", file=path.name, endings=", ".join(ENDINGS)))
    try:
        path.write_text(writer(found, stops, start), "utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8",
                        newline="")
    except OSError as error:
        raise ProfileError(tr("{file} cannot be written ({why}). Name a file in a folder that can be written to.",
                              file=path, why=cause_of(error))) from error
    return path


def _line(found: Route, stops: Sequence[RouteStop]) -> list[Place]:
    return whole_line(found, {one.building: (one.lon, one.lat) for one in stops})


def _csv(found: Route, stops: Sequence[RouteStop], start: str) -> str:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow([tr("Stop"), tr("Building"), tr("Name"), tr("Checklist"), tr("Metres"), tr("Longitude"),
                   tr("Latitude")])
    if found.start is not None:
        rows.writerow([0, "", start or tr("Start"), "", "", f"{found.start[0]:.7f}", f"{found.start[1]:.7f}"])
    for one in stops:   # codes of 19 digits lose their last ones in a spreadsheet unless they are text
        rows.writerow([one.number, f'="{one.building}"', one.name, one.checklist, round(one.metres),
                       f"{one.lon:.7f}", f"{one.lat:.7f}"])
    return text.getvalue()


def _geojson(found: Route, stops: Sequence[RouteStop], start: str) -> str:
    def point(lon: float, lat: float, about: dict[str, Any]) -> dict[str, Any]:
        return {"type": "Feature", "properties": about, "geometry": {"type": "Point", "coordinates": [lon, lat]}}

    features = [point(*found.start, {"stop": 0, "name": start})] if found.start is not None else []
    features += [point(one.lon, one.lat, {"stop": one.number, "building": one.building, "name": one.name,
                                          "checklist": one.checklist, "metres": round(one.metres)}) for one in stops]
    line = _line(found, stops)
    if len(line) > 1:
        features.append({"type": "Feature", "properties": {"metres": round(found.metres), "by_road": found.is_by_road},
                         "geometry": {"type": "LineString", "coordinates": [list(one) for one in line]}})
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def _gpx(found: Route, stops: Sequence[RouteStop], start: str) -> str:
    begin = [(found.start[0], found.start[1], start or tr("Start"))] if found.start is not None else []
    places = [*begin, *((one.lon, one.lat, f"{one.number} {one.name}") for one in stops)]
    points = [f'<wpt lat="{lat:.7f}" lon="{lon:.7f}"><name>{escape(name)}</name></wpt>' for lon, lat, name in places]
    track = "".join(f'<trkpt lat="{lat:.7f}" lon="{lon:.7f}"/>' for lon, lat in _line(found, stops))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Grid Console" '
            'xmlns="http://www.topografix.com/GPX/1/1">\n' + "\n".join(points) +
            f"\n<trk><trkseg>{track}</trkseg></trk>\n</gpx>\n")
