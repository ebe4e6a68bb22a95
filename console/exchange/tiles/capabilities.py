"""WMTS capabilities (OGC 07-057r7): which layers a server has, in which grids, and how a tile is asked for."""

from __future__ import annotations

import math
from xml.etree.ElementTree import Element, ParseError

import msgspec
import numpy as np
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from pyproj import CRS

from console.errors import BadInput
from console.exchange.crs import is_geographic, known_crs
from console.exchange.tiles.pyramid import MERCATOR, MERCATOR_SPAN, WORLD, Bounds, Level, Pyramid, north_up
from console.language import tr

PIXEL = 0.00028               # metres, the standard's "standardised rendering pixel"
PIXEL_96 = 0.0254 / 96        # metres, what 天地图 and many Chinese servers reckon with instead
DEGREE = MERCATOR_SPAN / 360  # metres, the standard's size of a degree
_GOOGLE = ("900913", "3785", "102100", "102113")


class Style(msgspec.Struct, frozen=True):
    """A layer of a server as it can be asked for.

    Attributes:
        layer, title, style, format, matrix_set: words of the request.
        template: RESTful address with {TileMatrix} … in it, "" for key-value requests.
        address: base address of key-value requests.
        dimensions: further words of the request, as the server's defaults.
    """

    layer: str
    title: str
    style: str
    format: str
    matrix_set: str
    template: str
    address: str
    dimensions: tuple[tuple[str, str], ...]
    pyramid: Pyramid
    bounds: Bounds


class Capabilities:
    """A parsed document.

    Raises:
        BadInput: it is no XML, tries an entity attack, or is not a WMTS 1.0.0 capabilities document.
    """

    def __init__(self, document: bytes, origin: str) -> None:
        self.origin = origin
        try:
            self._root: Element = fromstring(document)
        except DefusedXmlException as error:
            raise BadInput(tr("{origin} declares XML entities, as attacks do; it was not read.",
                              origin=origin)) from error
        except (ParseError, ValueError, LookupError) as error:
            raise BadInput(tr("{origin} is not a WMTS capabilities document but {what}; nothing was added.",
                              origin=origin, what=_what(document))) from error
        if _plain(self._root.tag) != "Capabilities" or _child(self._root, "Contents") is None:
            what = _plain(self._root.tag)
            raise BadInput(tr("{origin} is not a WMTS capabilities document but {what}; nothing was added.",
                              origin=origin, what=_exception(self._root) or f"<{what}>"))
        contents = _child(self._root, "Contents")
        assert contents is not None
        self._layers = _children(contents, "Layer")
        self._sets = {_text(e, "Identifier"): e for e in _children(contents, "TileMatrixSet")}

    @property
    def layers(self) -> list[str]:
        return [_text(layer, "Identifier") for layer in self._layers]

    def choose(self, layer: str = "", matrix_set: str = "") -> Style:
        """The named layer and grid, or the first layer and the grid that fits the map best.

        Raises:
            BadInput: there is none of that name, or none whose grid can be used.
        """
        found = [e for e in self._layers if not layer or _text(e, "Identifier") == layer]
        if not found:
            raise BadInput(tr("{origin} has no layer {layer}; it has: {layers}.", origin=self.origin, layer=layer,
                              layers=", ".join(self.layers[:20]) or "–"))
        reasons: list[str] = []
        for element in found:
            for name in self._ordered(element, matrix_set):
                try:
                    return self._style(element, name)
                except BadInput as error:
                    reasons.append(f"{name}: {error}")
        raise BadInput(tr("{origin} offers no tile grid that can be drawn ({why}); nothing was added.",
                          origin=self.origin, why="; ".join(reasons[:3]) or matrix_set or "–"))

    def _ordered(self, layer: Element, wanted: str) -> list[str]:
        """Names of the layer's grids: those with most levels first, EPSG:3857 before others of as many."""
        names = [_text(link, "TileMatrixSet") for link in _children(layer, "TileMatrixSetLink")]
        names = [name for name in names if name in self._sets and (not wanted or name == wanted)]

        def rank(name: str) -> tuple[int, int]:
            one = self._sets[name]
            plain = any(code in _text(one, "SupportedCRS") for code in ("3857", *_GOOGLE))
            return -len(_children(one, "TileMatrix")), 0 if plain else 1

        return sorted(names, key=rank)

    def _style(self, layer: Element, matrix_set: str) -> Style:
        bounds = _lonlat(layer)
        limits = _limits(layer, matrix_set)
        pyramid = pyramid_of(self._sets[matrix_set], bounds, limits)
        template = next((e.get("template", "") for e in _children(layer, "ResourceURL")
                         if e.get("resourceType") == "tile" and _is_picture(e.get("format", "image/png"))), "")
        address = self._address()
        if not template and not address:
            raise BadInput(tr("it does not say where its tiles are"))
        styles = _children(layer, "Style")
        default = next((s for s in styles if s.get("isDefault") == "true"), styles[0] if styles else None)
        identifier = _text(layer, "Identifier")
        return Style(
            identifier, _text(layer, "Title") or identifier,
            _text(default, "Identifier") if default is not None else "", _format(layer), matrix_set,
            template, address, tuple(
                (_text(d, "Identifier"), _text(d, "Default")) for d in _children(layer, "Dimension")),
            pyramid, bounds or pyramid.bounds())

    def _address(self) -> str:
        """Where GetTile is asked for with keys and values."""
        for operation in self._root.iter():
            if _plain(operation.tag) == "Operation" and operation.get("name") == "GetTile":
                gets = [e for e in operation.iter() if _plain(e.tag) == "Get"]
                for get in gets:
                    ways = [e.text or "" for e in get.iter() if _plain(e.tag) == "Value"]
                    if not ways or any(way.strip().upper() == "KVP" for way in ways):
                        return next((v for k, v in get.attrib.items() if _plain(k) == "href"), "")
        return ""


def pyramid_of(matrix_set: Element, bounds: Bounds | None,
               limits: dict[str, tuple[int, int, int, int]]) -> Pyramid:
    """The grid of one TileMatrixSet.

    Raises:
        BadInput: its CRS or its numbers cannot be used.
    """
    written = _text(matrix_set, "SupportedCRS")
    crs = crs_of(written)
    unit = DEGREE if is_geographic(crs) else 1.0
    matrices = sorted(_children(matrix_set, "TileMatrix"), key=lambda m: -_number(m, "ScaleDenominator"))
    if not matrices:
        raise BadInput(tr("it has no levels"))
    pixel = _pixel(matrices, crs, unit)
    swapped = _is_swapped(matrices[-1], written, crs, pixel / unit, bounds)
    levels: list[Level] = []
    for number, matrix in enumerate(matrices):
        name = _text(matrix, "Identifier")
        if levels and name == levels[-1].id:
            continue  # some servers list a level twice
        x, y = _corner(matrix, swapped)
        resolution = _number(matrix, "ScaleDenominator") * pixel / unit
        if not (resolution > 0 and math.isfinite(resolution)):
            raise BadInput(tr("level {name} has no scale", name=name))
        zoom = int(name) if name.isdigit() and int(name) < 40 else number
        levels.append(Level(zoom, north_up(x, y, resolution), _size(matrix, "TileWidth"),
                            _size(matrix, "TileHeight"), _count(matrix, "MatrixWidth"),
                            _count(matrix, "MatrixHeight"), name, limits.get(name)))
    if len({level.zoom for level in levels}) < len(levels):
        levels = [msgspec.structs.replace(level, zoom=number) for number, level in enumerate(levels)]
    return Pyramid(crs, tuple(levels))


def crs_of(written: str) -> str:
    """The CRS that a SupportedCRS names: "urn:ogc:def:crs:EPSG::4490", "EPSG:4326", "urn:…:OGC:1.3:CRS84"."""
    last = written.strip().rsplit(":", 1)[-1].rsplit("/", 1)[-1]
    if last in _GOOGLE:
        return MERCATOR
    if last.upper() in ("CRS84", "84"):
        return "EPSG:4326"
    return known_crs(f"EPSG:{last}" if last.isdigit() else written)


def _pixel(matrices: list[Element], crs: str, unit: float) -> float:
    """Size of the pixel that the server's scales are reckoned with.

    The standard says 0.28 mm. 天地图 and many servers made after it use 96 dots an inch, which would put
    every tile 6 % off; such a grid betrays itself by dividing the world into a power of two that way only.
    """
    world = 360.0 if unit != 1.0 else MERCATOR_SPAN if crs == MERCATOR else 0.0
    if not world:
        return PIXEL

    def fits(pixel: float) -> int:
        found = 0
        for matrix in matrices:
            across = world / (_number(matrix, "ScaleDenominator") * pixel / unit * _size(matrix, "TileWidth"))
            power = math.log2(across) if across > 0 else math.nan
            found += math.isfinite(power) and abs(power - round(power)) < 1e-3
        return found

    return PIXEL_96 if fits(PIXEL_96) > fits(PIXEL) else PIXEL


def _is_swapped(matrix: Element, written: str, crs: str, pixel: float, bounds: Bounds | None) -> bool:
    """Whether TopLeftCorner is written north first.

    By the standard the CRS decides (EPSG:4490 and 4547 are north first, CRS84 is not), but servers err both
    ways; where only one reading makes the grid meet the layer's extent, that one is right.
    """
    by_rule = "CRS84" not in written.upper() and _is_north_first(crs)
    reach = []
    for swapped in (by_rule, not by_rule):
        x, y = _corner(matrix, swapped)
        resolution = _number(matrix, "ScaleDenominator") * pixel
        east = x + resolution * _size(matrix, "TileWidth") * _count(matrix, "MatrixWidth")
        south = y - resolution * _size(matrix, "TileHeight") * _count(matrix, "MatrixHeight")
        reach.append(_overlap(Pyramid(crs, ()), (x, south, east, y), bounds or WORLD))
    return (not by_rule) if reach[1] > 2 * reach[0] else by_rule


def _overlap(pyramid: Pyramid, grid: Bounds, bounds: Bounds) -> float:
    """Share of a lon/lat rectangle's sample points that fall into a rectangle of map coordinates."""
    lon, lat = np.meshgrid(np.linspace(bounds[0], bounds[2], 9), np.linspace(bounds[1], bounds[3], 9))
    x, y = pyramid.from_lonlat(lon.ravel(), lat.ravel())
    inside = (x >= grid[0]) & (x <= grid[2]) & (y >= grid[1]) & (y <= grid[3])
    return float(np.count_nonzero(inside) + 0.5) / len(inside)


def _is_north_first(crs: str) -> bool:
    return CRS.from_user_input(crs).axis_info[0].direction.lower() == "north"


def _corner(matrix: Element, swapped: bool) -> tuple[float, float]:
    parts = _text(matrix, "TopLeftCorner").replace(",", " ").split()
    try:
        first, second = float(parts[0]), float(parts[1])
    except (ValueError, IndexError) as error:
        raise BadInput(tr("level {name} has no corner", name=_text(matrix, "Identifier"))) from error
    return (second, first) if swapped else (first, second)


def _limits(layer: Element, matrix_set: str) -> dict[str, tuple[int, int, int, int]]:
    """Which tiles of each level hold anything: (first column, first row, end column, end row)."""
    found = {}
    for link in _children(layer, "TileMatrixSetLink"):
        if _text(link, "TileMatrixSet") == matrix_set:
            for one in (e for e in link.iter() if _plain(e.tag) == "TileMatrixLimits"):
                found[_text(one, "TileMatrix")] = (
                    _count(one, "MinTileCol", 0), _count(one, "MinTileRow", 0),
                    _count(one, "MaxTileCol", 0) + 1, _count(one, "MaxTileRow", 0) + 1)
    return found


def _lonlat(layer: Element) -> Bounds | None:
    box = _child(layer, "WGS84BoundingBox")
    if box is None:
        return None
    try:
        west, south = (float(v) for v in _text(box, "LowerCorner").split())
        east, north = (float(v) for v in _text(box, "UpperCorner").split())
    except ValueError:
        return None
    return (west, south, east, north) if west < east and south < north else None


def _format(layer: Element) -> str:
    """The best picture format on offer; PNG keeps edges and transparency."""
    offered = [(e.text or "").strip() for e in _children(layer, "Format")]
    for wanted in ("image/png", "image/webp", "image/jpeg", "image/jpg", "tiles"):
        if wanted in offered:
            return wanted
    return next((name for name in offered if _is_picture(name)), offered[0] if offered else "image/png")


def _is_picture(name: str) -> bool:
    return name.startswith("image/") or name in ("tiles", "")


def _what(document: bytes) -> str:
    """The kind of a document that does not parse, for the sentence about it."""
    head = document[:400].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return tr("a web page")
    if head.startswith((b"{", b"[")):
        return tr("JSON (“{start}”)", start=document[:80].decode("utf-8", "replace"))
    return tr("broken XML") if head.startswith(b"<") else tr("no XML")


def _exception(root: Element) -> str:
    """The text of an OWS exception report, "" for any other document."""
    if "Exception" not in _plain(root.tag):
        return ""
    return " ".join(" ".join(root.itertext()).split())[:160]


def _plain(tag: object) -> str:
    """A tag without its namespace; "" for comments."""
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _children(parent: Element | None, name: str) -> list[Element]:
    return [e for e in parent if _plain(e.tag) == name] if parent is not None else []


def _child(parent: Element, name: str) -> Element | None:
    return next(iter(_children(parent, name)), None)


def _text(parent: Element, name: str) -> str:
    found = _child(parent, name)
    return (found.text or "").strip() if found is not None else ""


def _number(parent: Element, name: str) -> float:
    try:
        return float(_text(parent, name))
    except ValueError as error:
        raise BadInput(tr("{name} is not a number", name=name)) from error


def _count(parent: Element, name: str, least: int = 1) -> int:
    value = _number(parent, name)
    if not least <= value <= 2 ** 31:
        raise BadInput(tr("{name} is {value}", name=name, value=value))
    return int(value)


def _size(parent: Element, name: str) -> int:
    value = _count(parent, name)
    if value > 4096:
        raise BadInput(tr("{name} is {value}", name=name, value=value))
    return value
