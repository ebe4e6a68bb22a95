"""What registers and their fields are called."""

from __future__ import annotations

from console.language import tr


def register_word(kind: str) -> str:
    """A register as shown."""
    return {"buildings": tr("Register of buildings"), "rooms": tr("Register of rooms"),
            "residents": tr("Register of residents"), "firms": tr("Register of firms"),
            "facilities": tr("Register of public facilities"), "grids": tr("Base grid of each unit grid"),
            "aliases": tr("Codes that were replaced"), "names": tr("Former and other names")}.get(kind, kind)


def crs_choices() -> list[tuple[str, str]]:
    """(name for the importer, as shown) of the ways coordinates are written in registers."""
    return [("", tr("as the file says, else CGCS2000")), ("EPSG:4326", "WGS 84"),
            ("gcj02", tr("GCJ-02 (most web maps)")), ("bd09", "BD-09"), ("EPSG:4547", tr("CGCS2000 metres, 114° E"))]
