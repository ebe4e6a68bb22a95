"""A layer's style as QGIS reads it: a .qml file that opens with Layer Properties → Load Style."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as Xml

from console.causes import cause_of
from console.errors import ProfileError
from console.language import tr
from console.model.layer import Band, Layer, Look, Shape

SYMBOLS = {Shape.POLYGON: ("fill", "SimpleFill"), Shape.LINE: ("line", "SimpleLine"),
           Shape.POINT: ("marker", "SimpleMarker")}
PIXEL = 25.4 / 96  # millimetres


def write_qml(path: Path, layer: Layer) -> dict[str, str]:
    """Write the style of a layer.

    Raises:
        ProfileError: the file cannot be written.
    """
    try:
        part = path.with_name(path.name + ".part")
        part.write_bytes(qml_of(layer).encode())
        part.replace(path)
    except OSError as error:
        raise ProfileError(tr("{file} cannot be written ({why}); what was there is kept.", file=path,
                              why=cause_of(error))) from error
    return {"file": str(path)}


def qml_of(layer: Layer, titles: Mapping[str, str] | None = None) -> str:
    """The style as QGIS keeps it, in a file or in a GeoPackage's table of styles.

    Args:
        titles: field → what QGIS writes over its column.
    """
    root = _qgis(layer)
    if titles:
        root.set("styleCategories", f"{root.get('styleCategories')}|Fields")
        lines = Xml.SubElement(root, "aliases")
        for number, (field, title) in enumerate(titles.items()):
            Xml.SubElement(lines, "alias", field=field, index=str(number), name=title)
    return ("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
            + Xml.tostring(root, encoding="unicode"))


def _qgis(layer: Layer) -> Xml.Element:
    style = layer.style
    scaled = bool(style.min_scale or style.max_scale)
    root = Xml.Element("qgis", version="3.22.0", styleCategories="Symbology|Labeling|Rendering",
                       hasScaleBasedVisibilityFlag=str(int(scaled)), minScale=str(style.min_scale or 1e8),
                       maxScale=str(style.max_scale), labelsEnabled=str(int(bool(style.label))))
    root.append(_renderer(layer))
    if style.label:
        root.append(_labels(style.label))
    Xml.SubElement(root, "layerOpacity").text = str(layer.opacity)
    Xml.SubElement(root, "layerGeometryType").text = str({Shape.POINT: 0, Shape.LINE: 1, Shape.POLYGON: 2}[layer.shape])
    return root


def _renderer(layer: Layer) -> Xml.Element:
    style = layer.style
    kinds = {Look.SINGLE: "singleSymbol", Look.CATEGORISED: "categorizedSymbol", Look.GRADUATED: "graduatedSymbol"}
    renderer = Xml.Element("renderer-v2", type=kinds[style.look], forceraster="0", symbollevels="0", enableorderby="0")
    bands = style.bands or (Band(layer.name, style.fill),)
    if style.look is not Look.SINGLE:
        renderer.set("attr", f'"{style.field}"' if style.look is Look.GRADUATED else style.field)
    if style.look is Look.CATEGORISED:
        lines = Xml.SubElement(renderer, "categories")
        for i, band in enumerate(bands):
            Xml.SubElement(lines, "category", value=band.value or "", symbol=str(i), label=band.label, render="true",
                           type="string" if band.value else "NULL")
    elif style.look is Look.GRADUATED:
        lines = Xml.SubElement(renderer, "ranges")
        for i, band in enumerate(bands):
            Xml.SubElement(lines, "range", lower=repr(band.low), upper=repr(band.high), symbol=str(i),
                           label=band.label, render="true")
    symbols = Xml.SubElement(renderer, "symbols")
    for i, band in enumerate(bands):
        symbols.append(_symbol(layer, str(i), band.colour))
    return renderer


def _symbol(layer: Layer, name: str, colour: str) -> Xml.Element:
    kind, painter = SYMBOLS[layer.shape]
    style = layer.style
    symbol = Xml.Element("symbol", name=name, type=kind, alpha="1", clip_to_extent="1", force_rhr="0")
    options = Xml.SubElement(Xml.SubElement(symbol, "layer", {"class": painter, "enabled": "1", "pass": "0",
                                                              "locked": "0"}), "Option", type="Map")
    width = f"{style.width * PIXEL:.3f}"
    values = {
        Shape.POLYGON: {"color": _rgb(colour), "outline_color": _rgb(style.stroke), "outline_width": width,
                        "outline_width_unit": "MM", "style": "solid", "outline_style": "solid"},
        Shape.LINE: {"line_color": _rgb(colour), "line_width": width, "line_width_unit": "MM", "line_style": "solid"},
        Shape.POINT: {"color": _rgb(colour), "outline_color": _rgb(style.stroke), "outline_width": width,
                      "size": f"{style.size * PIXEL:.3f}", "size_unit": "MM", "name": "circle"},
    }[layer.shape]
    for key, value in values.items():
        Xml.SubElement(options, "Option", name=key, value=value, type="QString")
    return symbol


def _labels(field: str) -> Xml.Element:
    labeling = Xml.Element("labeling", type="simple")
    settings = Xml.SubElement(labeling, "settings", calloutType="simple")
    Xml.SubElement(settings, "text-style", fieldName=field, fontSize="9", isExpression="0", textColor="30,40,50,255")
    return labeling


def _rgb(colour: str) -> str:
    return ",".join(str(int(colour[i:i + 2], 16)) for i in (1, 3, 5)) + ",255"
