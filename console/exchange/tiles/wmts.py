"""Tiles from a WMTS server (key-value or RESTful) or from a plain {z}/{x}/{y} address."""

from __future__ import annotations

import re
import urllib.parse

from console.errors import BadInput
from console.exchange.tiles.capabilities import Capabilities, Style
from console.exchange.tiles.pyramid import WORLD, Tile, mercator
from console.exchange.tiles.tile import IMAGE, BadTile, TileSource, is_image
from console.exchange.tiles.web import Web, check_address
from console.language import tr

DEEPEST_XYZ = 19


class WMTS(TileSource):
    """One layer of a server."""

    kind = "wmts"
    content = IMAGE
    remote = True

    def __init__(self, style: Style, web: Web) -> None:
        self.style = style
        self._web = web
        self.name = style.title
        self.pyramid, self.bounds = style.pyramid, style.bounds

    def address(self, tile: Tile) -> str:
        """Where one tile is, without the key."""
        style, level = self.style, self.pyramid.levels[tile.level]
        words = {"TileMatrixSet": style.matrix_set, "TileMatrix": level.id, "TileRow": str(tile.row),
                 "TileCol": str(tile.column), "Style": style.style, **dict(style.dimensions)}
        if style.template:
            low = {name.lower(): value for name, value in words.items()}
            return re.sub(r"\{(\w+)\}", lambda m: urllib.parse.quote(low.get(m[1].lower(), ""), safe=""),
                          style.template)
        query = {"SERVICE": "WMTS", "REQUEST": "GetTile", "VERSION": "1.0.0", "LAYER": style.layer,
                 "STYLE": style.style, "FORMAT": style.format, "TILEMATRIXSET": style.matrix_set,
                 "TILEMATRIX": level.id, "TILEROW": tile.row, "TILECOL": tile.column,
                 **{name.upper(): value for name, value in style.dimensions}}
        sign = "" if style.address.endswith(("?", "&")) else "&" if "?" in style.address else "?"
        return f"{style.address}{sign}{urllib.parse.urlencode(query)}"

    def read(self, tile: Tile) -> bytes | None:
        data = self._web.get(self.address(tile))
        if data and not is_image(data):  # an error page or exception report sent with status 200
            raise BadTile(tr("the server sent no picture"))
        return data or None


class XYZ(WMTS):
    """Tiles of the common quad tree behind an address with {z}, {x} and {y} (or {-y} for TMS) in it."""

    kind = "xyz"

    def __init__(self, template: str, web: Web, shift: str = "") -> None:
        self._template = template
        self._web = web
        self.name = urllib.parse.urlsplit(template).netloc
        self.pyramid, self.bounds = mercator(0, DEEPEST_XYZ, 256, shift), WORLD

    def address(self, tile: Tile) -> str:
        level = self.pyramid.levels[tile.level]
        words = {"{z}": level.zoom, "{x}": tile.column, "{y}": tile.row, "{-y}": level.rows - 1 - tile.row}
        return re.sub(r"\{(z|x|-?y)\}", lambda m: str(words[m[0]]), self._template)


def is_template(where: str) -> bool:
    return "{z}" in where and "{x}" in where and ("{y}" in where or "{-y}" in where)


def fetch_capabilities(where: str, web: Web) -> bytes:
    """The capabilities document of a server, asked for as the standard says unless `where` names it already.

    Raises:
        BadInput: there is none.
        SourceGone: the server does not answer.
    """
    check_address(where)
    address = where
    if not re.search(r"(?i)capabilities", where):
        sign = "&" if "?" in where else "?"
        address = f"{where.rstrip('?&')}{sign}SERVICE=WMTS&REQUEST=GetCapabilities&VERSION=1.0.0"
    document = web.get(address)
    if not document:
        raise BadInput(tr("{host} has no WMTS at this address; nothing was added.",
                          host=urllib.parse.urlsplit(where).netloc))
    return document


def open_wmts(document: bytes, origin: str, web: Web, layer: str = "", matrix_set: str = "") -> WMTS:
    """The layer to draw of a server whose document is at hand."""
    return WMTS(Capabilities(document, origin).choose(layer, matrix_set), web)
