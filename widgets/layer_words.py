"""What the layer panels call things: shapes, looks, methods, ramps, and the lineage of a layer."""

from __future__ import annotations

from datetime import datetime

from console.language import tr
from console.model.layer import Layer, Look, Shape


def shape_count(shape: Shape, number: int) -> str:
    """"113,089 polygons"."""
    match shape:
        case Shape.POLYGON:
            return tr("{n:,} polygons", n=number)
        case Shape.LINE:
            return tr("{n:,} lines", n=number)
        case Shape.POINT:
            return tr("{n:,} points", n=number)
    return tr("{n:,} rows", n=number)


def look_words() -> dict[Look, str]:
    """Ways to colour a layer, in the order offered."""
    return {Look.SINGLE: tr("Single"), Look.CATEGORISED: tr("Categories"), Look.GRADUATED: tr("Classes")}


def method_words() -> dict[str, str]:
    """Ways to divide a number into classes."""
    return {"quantile": tr("Quantiles"), "equal": tr("Equal intervals"),
            "natural": tr("Natural breaks")}


def ramp_word(name: str) -> str:
    """A colour ramp's name; one that a customer added keeps its own."""
    return {"blues": tr("Blues"), "oranges": tr("Oranges"), "viridis": tr("Viridis"), "cividis": tr("Cividis"),
            "purple_orange": tr("Purple to orange"), "set": tr("Distinct")}.get(name, name)


def lineage(layer: Layer) -> list[str]:
    """Where a layer comes from and what became of it, a line each."""
    when = f"{datetime.fromtimestamp(layer.added_at):%Y-%m-%d %H:%M}" if layer.added_at else ""
    lines = [
        shape_count(layer.shape, layer.features),
        tr("Source: {file}", file=layer.source) if layer.source else "",
        tr("Coordinates in the file: {crs}", crs=layer.crs) if layer.crs else "",
        tr("Only where: {condition}", condition=layer.filter) if layer.filter else "",
        tr("Added {when} by {who}", when=when, who=layer.added_by) if when and layer.added_by else
        tr("Added {when}", when=when) if when else "",
        tr("Repaired: {n}", n=layer.repaired) if layer.repaired else "",
        tr("Refused: {n}", n=layer.refused) if layer.refused else "",
        tr("Encoding: {name}", name=layer.encoding) if layer.encoding else "",
        tr("Fields: {names}", names=", ".join(layer.fields)) if layer.fields else "",
        tr("Content (SHA-256): {digest}", digest=layer.source_hash) if layer.source_hash else "",
    ]
    return [line for line in lines if line]
