"""Results of a review as a GeoPackage that opens in QGIS with its colours: styles lie in the file itself.

QGIS reads the table `layer_styles` of a GeoPackage and takes the default style of a layer from it. Beside the layer of
detections stand two tables without geometry: every verdict ever given, and every field check.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely

from console.causes import cause_of
from console.detection.kinds import COLOURS, kind_word
from console.errors import BadInput, ProfileError
from console.exchange.evidence.words import disposal_word, fact_word, round_word, status_word, time_word
from console.exchange.export import DEMO_FIELD, DEMO_WORD
from console.exchange.qgis_style import qml_of
from console.language import current, tr
from console.model.layer import Band, Layer, LayerStyle, Look, Shape
from console.model.review import Detection, Fact, Question

LAYER, VERDICTS, FIELD = "detections", "verdicts", "field_checks"
CRS = "EPSG:4490"
# After Okabe & Ito, readable with red-green blindness.
FACTS = {Fact.TRUE: "#d55e00", Fact.FALSE: "#56b4e9", Fact.UNSURE: "#f0e442", Fact.DUPLICATE: "#999999"}
OPEN = "#ffffff"
CONFIDENCE = ((0.0, 0.2, "#f1eef6"), (0.2, 0.4, "#bdc9e1"), (0.4, 0.6, "#74a9cf"), (0.6, 0.8, "#2b8cbe"),
              (0.8, 1.0, "#045a8d"))   # light to dark: order shows without hue

_STYLES = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
    f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')))
"""
_CONTENTS = ("INSERT INTO gpkg_contents (table_name, data_type, identifier, description) "
             "VALUES ('layer_styles', 'attributes', 'layer_styles', '')")


class Words(NamedTuple):
    """Turns codes into words: reason → its name, user id → as shown, area id → name, use of a building → word."""

    reason: Callable[[str], str] = str
    person: Callable[[str], str] = str
    area: Callable[[str], str] = str
    use: Callable[[str], str] = str


class Column(NamedTuple):
    """One column of the layer: its title, and its value for a detection."""

    title: str
    value: Callable[[Detection], Any]


def write_results(path: Path, found: Sequence[Detection], words: Words | None = None) -> dict[str, Any]:
    """Write detections, their verdicts and field checks; a file of that name is replaced when all is well.

    Raises:
        BadInput: the name does not end in .gpkg, or there is nothing to write.
        ProfileError: the file cannot be written.
    """
    words = words or Words()
    if path.suffix.lower() != ".gpkg":
        raise BadInput(tr("{file}: results are written to a GeoPackage (.gpkg).", file=path.name))
    if not found:
        raise BadInput(tr("There are no detections to write; nothing was written."))
    from pyogrio.errors import DataSourceError

    part = path.with_name(f".{path.stem}.part.gpkg")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        columns = columns_of(words)
        _write_layer(part, found, columns)
        _write_table(part, VERDICTS, _verdicts(found, words))
        _write_table(part, FIELD, _checks(found, words))
        _write_styles(part, {name: one.title for name, one in columns.items()})
        part.replace(path)
    except (OSError, DataSourceError, sqlite3.Error) as error:
        raise ProfileError(tr("{file} cannot be written ({why}); what was there is kept.", file=path,
                              why=cause_of(error))) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return {"file": str(path), "detections": len(found), "verdicts": sum(len(one.verdicts) for one in found)}


def columns_of(words: Words) -> dict[str, Column]:
    """Every column of the layer by its name: codes for programs, words and titles for people."""
    return {
        "id": Column(tr("Patch id"), lambda one: one.id),
        "batch": Column(tr("Batch"), lambda one: one.batch),
        "source_id": Column(tr("Id in the file"), lambda one: one.source_id),
        "kind": Column(tr("Kind of change"), lambda one: kind_word(one.kind)),
        "kind_code": Column(tr("Kind of change (code)"), lambda one: one.kind),
        "status": Column(tr("State"), lambda one: status_word(one.status)),
        "fact": Column(tr("Fact"), lambda one: fact_word(one.fact)),
        "fact_code": Column(tr("Fact (code)"), lambda one: one.fact.value if one.fact else "open"),
        "reason": Column(tr("Why not real"), lambda one: words.reason(one.reason) if one.reason else ""),
        "disposal": Column(tr("Disposal"), lambda one: disposal_word(one.disposal)),
        "area_m2": Column(tr("Plan area, m²"), lambda one: round(one.m2, 1)),
        "volume_m3": Column(tr("Volume, m³"), lambda one: round(one.volume, 1)),
        "dz_median": Column(tr("Change of height, median, m"), lambda one: round(one.dz_median, 3)),
        "dz_error": Column(tr("Standard error of the median, m"), lambda one: round(one.dz_error, 3)),
        "dz_max": Column(tr("Change of height, extreme, m"), lambda one: round(one.dz_max, 3)),
        "dz_sigma": Column(tr("Spread of heights σ, m"), lambda one: round(one.dz_sigma, 3)),
        "storeys": Column(tr("Storeys"), lambda one: one.storeys),
        "confidence": Column(tr("Confidence"), lambda one: round(one.confidence, 4)),
        "model": Column(tr("Scorer"), lambda one: one.model),
        "building": Column(tr("Building"), lambda one: one.building),
        "address": Column(tr("Address"), lambda one: one.address),
        "use": Column(tr("Use"), lambda one: words.use(one.use)),
        "permit": Column(tr("Permit"), lambda one: one.permit),
        "grid": Column(tr("Grid"), lambda one: words.area(one.area) if one.area else ""),
        "first_by": Column(tr("First judged by"), lambda one: words.person(one.first_by) if one.first_by else ""),
        "decided_by": Column(tr("Decided by"), lambda one: ", ".join(words.person(by) for by in one.decided_by if by)),
        "decided_at": Column(tr("Time of decision"), lambda one: time_word(one.decided_at)),
        "case_id": Column(tr("Case"), lambda one: one.case),
        "verdicts": Column(tr("Verdicts"), lambda one: len(one.verdicts)),
        "remarks": Column(tr("Remarks of the detector"), lambda one: "; ".join(one.reasons)),
        DEMO_FIELD: Column(tr("Label"), lambda one: DEMO_WORD if one.demo else ""),
    }


def _write_layer(path: Path, found: Sequence[Detection], columns: dict[str, Column]) -> None:
    import pyogrio

    shapes = shapely.to_wkb(shapely.multipolygons([[one] if one.geom_type == "Polygon" else list(one.geoms)
                                                   for one in shapely.from_wkb([d.wkb for d in found])]))
    values = [_array([column.value(one) for one in found]) for column in columns.values()]
    pyogrio.raw.write(path, shapes, values, list(columns), layer=LAYER, driver="GPKG", crs=CRS,
                      geometry_type="MultiPolygon")


def _array(values: list[Any]) -> np.ndarray:
    kinds = {type(value) for value in values}
    return np.array(values, np.int32 if kinds == {int} else np.float64 if kinds <= {int, float} else object)


def _verdicts(found: Sequence[Detection], words: Words) -> list[dict[str, Any]]:
    return [{"detection": one.id, "number": number, "look": round_word(said.round), "turn": said.turn + 1,
             "by": words.person(said.by) if said.by else "", "at": time_word(said.at), "fact": fact_word(said.fact),
             "fact_code": said.fact.value, "reason": words.reason(said.reason) if said.reason else "",
             "disposal": disposal_word(said.disposal), "note": said.note, "scorer": said.model,
             "stands": "yes" if said.stands else "undone" if said.undone else "corrected"}
            for one in found for number, said in enumerate(one.verdicts, 1)]


def _checks(found: Sequence[Detection], words: Words) -> list[dict[str, Any]]:
    return [{"detection": one.id, "task": task.id, "sent_by": words.person(task.sent_by) if task.sent_by else "",
             "sent_at": time_word(task.sent_at), "back_by": words.person(task.back_by) if task.back_by else "",
             "back_at": time_word(task.back_at),
             "answers": "; ".join(f"{title_of(task.questions, key)}: {said}" for key, said in task.answers.items()),
             "photos": "; ".join(f"{photo.name} {photo.hash}" for photo in task.found),
             "doubts": "; ".join(task.doubts)} for one in found for task in one.tasks]


def title_of(questions: Sequence[Question], key: str) -> str:
    """What a question of a field check is called, in the user's language."""
    asked = next((one for one in questions if one.key == key), None)
    return key if asked is None else asked.name if current() == "zh" or not asked.name_en else asked.name_en


def _write_table(path: Path, name: str, rows: list[dict[str, Any]]) -> None:
    import pyogrio

    if rows:
        columns = {key: _array([row[key] for row in rows]) for key in rows[0]}
        pyogrio.raw.write(path, None, list(columns.values()), list(columns), layer=name, driver="GPKG",
                          geometry_type=None, append=True)


def _write_styles(path: Path, titles: dict[str, str]) -> None:
    """Three ways to look at it; QGIS takes the first by itself and offers the others."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(_STYLES)
        file.execute(_CONTENTS)
        for number, (name, style) in enumerate(_styles().items()):
            layer = Layer(LAYER, name, Shape.POLYGON, "", 0, opacity=0.85, style=style)
            file.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
                "styleName, styleQML, styleSLD, useAsDefault, description, owner) "
                "VALUES ('', '', ?, 'geom', ?, ?, '', ?, ?, '')",
                (LAYER, name, qml_of(layer, {"fid": "fid", **titles}), number == 0, name))


def _styles() -> dict[str, LayerStyle]:
    facts = (*(Band(fact_word(fact), colour, fact.value) for fact, colour in FACTS.items()),
             Band(tr("Not decided yet"), OPEN, "open"))
    kinds = tuple(Band(kind_word(kind), colour, kind) for kind, colour in COLOURS.items())
    sure = tuple(Band(f"{low:.1f} – {high:.1f}", colour, None, low, high) for low, high, colour in CONFIDENCE)

    def look(kind: Look, field: str, bands: tuple[Band, ...]) -> LayerStyle:
        return LayerStyle(kind, field, "", bands, stroke="#20262c", width=1.2)

    return {tr("By verdict"): look(Look.CATEGORISED, "fact_code", facts),
            tr("By kind of change"): look(Look.CATEGORISED, "kind_code", kinds),
            tr("By confidence"): look(Look.GRADUATED, "confidence", sure)}
