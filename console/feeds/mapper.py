"""Records of a source → reports, by a mapping."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from console.desk.reports import Report
from console.exchange.crs import known_crs, to_lonlat
from console.feeds.mapping import Mapping, as_pick, formats_of
from console.feeds.picking import Get, Record, getter, text_of, words
from console.feeds.plausible import Plausible
from console.feeds.readers import Frame
from console.feeds.times import time_reader, zone_named
from console.language import tr
from console.model.case import State

LONLAT = ("EPSG:4490", "EPSG:4326")  # nothing to compute, and so no rounding


class Mapped(msgspec.Struct):
    """Reports of one frame in the order of its records, and (number, why) of those that make none."""

    reports: list[Report]
    refused: list[tuple[int, str]]
    time: float | None = None


class Mapper:
    """Applies one mapping, record by record; coordinates of a frame are transformed together.

    Args:
        mapping: checked.
        plausible: says which places cannot be; None to believe all.
    """

    def __init__(self, mapping: Mapping, plausible: Plausible | None = None) -> None:
        fields = mapping.fields
        self._mapping = mapping
        self._plausible = plausible
        self._lonlat = known_crs(mapping.crs) in LONLAT
        self._id = getter(fields.id) or _nothing
        self._title = getter(fields.title) or _nothing
        self._address = getter(fields.address) or _nothing
        self._class, self._state = getter(fields.class_), getter(fields.state)
        self._priority, self._source = getter(fields.priority), getter(fields.source)
        self._lon, self._lat = getter(fields.lon), getter(fields.lat)
        self._reported, self._updated = getter(fields.reported), getter(fields.updated)
        self._frame_time = getter(mapping.records.time)
        self._classes = words([(w.when, w.is_) for w in mapping.classes])
        self._states = words([(w.when, w.is_) for w in mapping.states])
        self._priorities = words([(w.when, w.priority) for w in mapping.priorities])
        self._sources = words([(w.when, w.is_) for w in mapping.sources])
        self._extra = [(name, getter(field) or _nothing) for name, field in mapping.extra.items()]
        zone = zone_named(mapping.time_zone)
        self._read_reported = time_reader(formats_of(as_pick(fields.reported)), zone)
        self._read_updated = time_reader(formats_of(as_pick(fields.updated)), zone)
        self._read_frame = time_reader(formats_of(as_pick(mapping.records.time)), zone)

    def id_of(self, record: Record) -> str:
        return self._id(record)

    def time_of(self, frame: Frame) -> float | None:
        """When the snapshot was taken, seconds since 1970 UTC; None where the file does not say.

        Raises:
            ValueError: what it says is no time.
        """
        text = self._frame_time(frame.head) if self._frame_time is not None else ""
        return self._read_frame(text) if text else None

    def reports(self, frame: Frame) -> Mapped:
        """Every record of a frame as a report or refused with a reason."""
        mapped = Mapped([], list(frame.refused))
        try:
            mapped.time = self.time_of(frame)
        except ValueError as error:
            why = tr("The time of its snapshot cannot be read: {text}", text=error)
            mapped.refused += [(number, why) for number, _ in frame.records]
            return mapped
        said: list[dict[str, Any]] = []
        places = np.full((len(frame.records), 2), np.nan)
        for number, record in frame.records:
            try:
                parts = self._parts(record, mapped.time)
            except ValueError as error:
                mapped.refused.append((number, str(error)))
                continue
            places[len(said)] = self._place(record) if "title" in parts else (np.nan, np.nan)
            said.append(parts)
        lons, lats = self._lonlats(places[:len(said)])
        for parts, lon, lat in zip(said, lons.tolist(), lats.tolist(), strict=True):
            if lon == lon and lat == lat:  # not nan
                parts["lon"], parts["lat"] = lon, lat
            mapped.reports.append(Report(**parts))
        return mapped

    def _parts(self, record: Record, frame_time: float | None) -> dict[str, Any]:
        """The parts of a report but its place.

        Raises:
            ValueError: why the record is refused.
        """
        parts: dict[str, Any] = {"feed": self._mapping.name, "external_id": self._id(record)}
        if not parts["external_id"]:
            raise ValueError(tr("It has no id."))
        parts["updated_at"] = _time(self._updated, self._read_updated, record)
        if parts["updated_at"] is None:
            parts["updated_at"] = frame_time
        gone = self._mapping.gone
        if gone.field and text_of(record.get(gone.field)) == gone.equals:
            return parts | {"state": State.CLOSED}
        parts["reported_at"] = _time(self._reported, self._read_reported, record)
        if parts["updated_at"] is None:
            parts["updated_at"] = parts["reported_at"]
        parts["title"] = self._title(record)
        parts["address"] = self._address(record)
        if self._class is not None:
            parts["class_code"] = self._classes(self._class(record)) or ""
        if self._state is not None:
            parts["state"] = self._states(self._state(record))
        if self._priority is not None:
            parts["priority"] = self._priorities(self._priority(record))
        if self._source is not None:
            parts["source"] = self._sources(self._source(record))
        if self._extra:
            parts["extra"] = {name: text for name, get in self._extra if (text := get(record))}
        return parts

    def _place(self, record: Record) -> tuple[float, float]:
        """x and y as the source gives them, nan for none."""
        if self._lon is None or self._lat is None:
            return _middle(record.get("geometry"))
        return _number(self._lon(record)), _number(self._lat(record))

    def _lonlats(self, places: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """EPSG:4490 degrees; nan where there is no place, or none that can be believed."""
        x, y = places[:, 0], places[:, 1]
        if self._mapping.swapped:
            x, y = y, x
        blank = (x == 0) & (y == 0)
        x, y = np.where(blank, np.nan, x), np.where(blank, np.nan, y)
        if self._lonlat:
            lon, lat = x, y
        else:
            lon, lat = (np.asarray(one, np.float64) for one in to_lonlat(x, y, self._mapping.crs))
        if self._plausible is None:
            return lon, lat
        return self._plausible.believed(lon, lat, stated=np.isfinite(x) & np.isfinite(y))


def _nothing(record: Record) -> str:
    return ""


def _time(get: Get | None, read: Any, record: Record) -> float | None:
    text = get(record) if get is not None else ""
    if not text:
        return None
    try:
        return read(text)
    except ValueError as error:
        raise ValueError(tr("Its time cannot be read: {text}", text=text)) from error


def _number(text: str) -> float:
    try:
        return float(text) if text else np.nan
    except ValueError:
        return np.nan


def _middle(geometry: Any) -> tuple[float, float]:
    """A point in a GeoJSON geometry: itself, or one inside."""
    if not isinstance(geometry, dict):
        return np.nan, np.nan
    try:
        if geometry.get("type") == "Point":
            x, y = geometry["coordinates"][:2]
            return float(x), float(y)
        point = shapely.from_geojson(msgspec.json.encode(geometry)).representative_point()
        return (point.x, point.y) if not point.is_empty else (np.nan, np.nan)
    except (KeyError, TypeError, ValueError, shapely.errors.ShapelyError):
        return np.nan, np.nan
