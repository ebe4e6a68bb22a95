"""A map as one HTML file that opens in any browser without a network."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely

from console.causes import cause_of
from console.errors import ProfileError, Refused
from console.language import RESOURCES, current, tr

MOST_FEATURES = 20_000
MOST_BYTES = 30_000_000
MOST_COLUMNS = 12         # shown when a feature is pointed at
NAMES = ("name", "名称", "名字", "mc")


class PageLayer(msgspec.Struct, frozen=True):
    """One layer of the page: its name, shapes (EPSG:4490), columns to show on hover, colour of each feature."""

    name: str
    shapes: np.ndarray
    columns: dict[str, np.ndarray]
    colours: list[str]
    legend: tuple[tuple[str, str], ...] = ()   # (label, "#rrggbb")


def write_page(path: Path, title: str, layers: list[PageLayer], date: str, demo: bool = False) -> dict[str, Any]:
    """Write the page.

    Args:
        path: of the HTML file.
        title: heading, shown on the page.
        layers: bottom first.
        date: of the data, as shown.
        demo: writes 演示数据 beside the title.

    Returns:
        {"file", "features", "bytes"}.

    Raises:
        Refused: more than a browser can take; says how many and what to do.
        ProfileError: the file cannot be written.
    """
    count = sum(len(layer.shapes) for layer in layers)
    if count > MOST_FEATURES:
        raise Refused(tr("{n} features are too many for one page ({most} at most); select fewer or zoom in. "
                         "Nothing was written.", n=f"{count:,}", most=f"{MOST_FEATURES:,}"))
    text = _page(title, layers, date, demo)
    data = text.encode()
    if len(data) > MOST_BYTES:
        raise Refused(tr("The page would be {n} MB, {most} at most; select fewer features. Nothing was written.",
                         n=len(data) // 1_000_000, most=MOST_BYTES // 1_000_000))
    try:
        part = path.with_name(path.name + ".part")
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise ProfileError(tr("{file} cannot be written ({why}); what was there is kept.", file=path,
                              why=cause_of(error))) from error
    return {"file": str(path), "features": count, "bytes": len(data)}


def _page(title: str, layers: list[PageLayer], date: str, demo: bool) -> str:
    import folium

    page = folium.Map(tiles=None, prefer_canvas=True, control_scale=True, attribution_control=False)
    page.default_js, page.default_css = [], []      # Leaflet is in the page itself
    root: Any = page.get_root()
    leaflet = RESOURCES / "leaflet"
    css, script = (leaflet / "leaflet.css").read_text(), (leaflet / "leaflet.js").read_text()
    root.header.add_child(folium.Element(f"<style>{css}{_STYLE}</style><script>{script}</script>"))
    root.header.add_child(folium.Element(f"<title>{html.escape(title)}</title>"))
    for layer in layers:
        _add(page, layer)
    bounds = shapely.total_bounds(np.concatenate([layer.shapes for layer in layers]))
    if np.isfinite(bounds).all():
        page.fit_bounds([[bounds[1], bounds[0]], [bounds[3], bounds[2]]], padding=(24, 24))
    if len(layers) > 1:
        folium.LayerControl(collapsed=False).add_to(page)
    root.html.add_child(folium.Element(_heading(title, layers, date, demo)))
    found = root.render().replace("L.control.scale()", "L.control.scale({imperial: false})")
    return found.replace("<html>", f'<html lang="{current()}">', 1)


def _add(page: Any, layer: PageLayer) -> None:
    import folium

    texts = {name: [_word(value) for value in values.tolist()] for name, values in layer.columns.items()}
    names = _told(texts)
    rows = zip(*(texts[name] for name in names), strict=True) if names else (() for _ in layer.shapes)
    features = []
    for shape, row, colour in zip(shapely.to_geojson(layer.shapes), rows, layer.colours, strict=True):
        if shape is not None:
            values = dict(zip(names, row, strict=True))
            features.append({"type": "Feature", "geometry": json.loads(shape),
                             "properties": {**values, "__colour": colour}})
    if not features:
        return
    # Leaflet writes tooltips as HTML, so a field that holds markup must not become any.
    for feature in features:
        feature["properties"] = {k: html.escape(v) for k, v in feature["properties"].items()}
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features}, name=html.escape(layer.name),
        style_function=lambda f: {"color": f["properties"]["__colour"], "weight": 1.2, "fillOpacity": .55,
                                  "fillColor": f["properties"]["__colour"]},
        marker=folium.CircleMarker(radius=5, fill=True),
        tooltip=folium.GeoJsonTooltip(names[:MOST_COLUMNS]) if names else None,
    ).add_to(page)


def _word(value: object) -> str:
    """A value as a reader expects it: nothing for NaN, no decimals for a whole number."""
    if value is None or value != value:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _told(texts: dict[str, list[str]]) -> list[str]:
    """The columns that say anything, names first, then those with most values."""
    filled = {name: sum(map(bool, words)) for name, words in texts.items()}
    return sorted((name for name in texts if filled[name]),
                  key=lambda name: (name.lower() not in NAMES, -filled[name]))


def _heading(title: str, layers: list[PageLayer], date: str, demo: bool) -> str:
    lines = "".join(f'<div><i style="background:{colour}"></i>{html.escape(label)}</div>'
                    for layer in layers for label, colour in layer.legend)
    mark = " <b>演示数据 (demo data)</b>" if demo else ""
    legend = f"<details open><summary>{html.escape(tr('Legend'))}</summary>{lines}</details>" if lines else ""
    return f'<div class="heading"><h1>{html.escape(title)}{mark}</h1><p>{html.escape(date)}</p>{legend}</div>'


_STYLE = """
body{font:14px "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
.leaflet-container{background:#e8ecef}
.heading{position:fixed;left:60px;top:12px;z-index:1000;background:#fffd;padding:8px 14px;border-radius:6px}
.heading h1{font-size:18px;margin:0}.heading p{margin:2px 0 6px;color:#555}.heading b{color:#b00020}
.heading summary{cursor:pointer;font-weight:600;margin-bottom:2px}
.heading i{display:inline-block;width:12px;height:12px;margin-right:6px}
"""
