"""The service circle on paper: who is within reach before and after, how stations overlap, what each carries."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPolygonF

from console.commands.circle_lines import figure_word, proof, way_word
from console.exchange.crs import from_lonlat, working_crs
from console.language import tr
from maps.fonts import load_text_font, text_font
from widgets.document import write_document
from widgets.words import moment

if TYPE_CHECKING:
    from console.commands.circle import Asked

WIDTH, HIGHEST = 658, 560      # px at 96 dots per inch
SHARP = 2                      # dots of the picture to one of these
STATIONS = 40                  # of the table of loads
INSIDE, OUTSIDE, REACH, STATION, SITE = "#8d99a3", "#d1572f", "#2f8f86", "#14605a", "#e0a100"


def write_report(path: Path, asked: Asked, covered: dict[str, Any], plan: dict[str, Any] | None, by: str, at: float,
                 place: str) -> int:
    """Write it as PDF; returns the number of pages. Needs a Qt application object.

    Args:
        covered, plan: as `circle show` and `circle next` answer; no plan, no "after".
        by: who prints it; at: when, seconds since 1970 UTC; place: the area, "" for everywhere.

    Raises:
        ProfileError: the file cannot be written.
    """
    load_text_font()
    title = tr("Service circle report")
    picture = draw(asked, plan["sites"] if plan else [])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(picture)
    data = bytes(buffer.data().toBase64().data()).decode()
    lines = [f"<h1>{escape(title)}</h1>", f"<p class='muted'>{escape(_what(asked, covered, place))}</p>",
             _table(*_shares(covered, plan))]
    if plan is not None:
        lines += [f"<p>{escape(proof(plan))}</p>"]
    lines += [f"<p><img src='data:image/png;base64,{data}' width='{picture.width() // SHARP}'></p>",
              f"<p class='muted'>{escape(_legend(bool(plan)))}</p>"]
    if plan is not None:
        lines.append(_table(*_sites(plan), tr("Proposed stations")))
    lines += [_table(*_overlap(covered), tr("Overlap of stations")),
              _table(*_loads(covered), tr("Load of the stations"))]
    demo = tr("{title} (演示数据 demo data)", title=title) if asked.demo else title
    foot = tr("Printed by {who} on {time}", who=by or "–", time=moment(at, 0.0))
    return write_document(path, f"<body>{''.join(lines)}</body>", title, demo, foot)


def draw(asked: Asked, sites: Sequence[dict[str, Any]]) -> QImage:
    """A plan: buildings as dots, those outside in red, the reach of stations, proposed places by number."""
    demand, covered = asked.demand, asked.covered
    at = [(one["lon"], one["lat"]) for one in sites]
    lons = np.concatenate([demand.lons, [one.lon for one in covered.stations], [one[0] for one in at]])
    lats = np.concatenate([demand.lats, [one.lat for one in covered.stations], [one[1] for one in at]])
    crs = working_crs((float(lons.min()), float(lats.min()), float(lons.max()), float(lats.max())))
    spots = np.column_stack(from_lonlat(lons, lats, crs))
    reach = covered.reach_m
    low, high = spots.min(axis=0) - reach, spots.max(axis=0) + reach
    scale = SHARP * min(WIDTH / (high[0] - low[0]), HIGHEST / (high[1] - low[1]))
    size = ((high - low) * scale).round().astype(int)
    image = QImage(int(size[0]), int(size[1]), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    pixels = np.column_stack([spots[:, 0] - low[0], high[1] - spots[:, 1]]) * scale
    count, stations = len(demand), len(covered.stations)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not covered.by_road:   # on foot a circle would say what is not so
            _discs(painter, pixels[count:count + stations], reach * scale, _pale(REACH))
        _dots(painter, pixels[:count][~covered.outside], 2.0, INSIDE)
        _dots(painter, pixels[:count][covered.outside], 3.2, OUTSIDE)
        _dots(painter, pixels[count:count + stations], 9.0, STATION)
        for number, (x, y) in enumerate(pixels[count + stations:].tolist(), 1):
            box = QRectF(x - 13, y - 13, 26, 26)
            painter.setPen(QColor("#3a2c00"))
            painter.setBrush(QColor(SITE))
            painter.drawEllipse(box)
            painter.setFont(text_font(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
    return image


def _discs(painter: QPainter, places: NDArray[np.float64], radius: float, colour: QColor) -> None:
    """Each on its own: where several lie over each other, the colour is deeper."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for x, y in places.tolist():
        painter.drawEllipse(QPointF(x, y), radius, radius)


def _dots(painter: QPainter, places: NDArray[np.float64], size: float, colour: str) -> None:
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setColor(QColor(colour))
    pen.setWidthF(size)
    painter.setPen(pen)
    painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in places.tolist()]))


def _pale(colour: str) -> QColor:
    found = QColor(colour)
    found.setAlphaF(0.16)
    return found


Rows = tuple[list[str], list[list[str]]]


def _shares(covered: dict[str, Any], plan: dict[str, Any] | None) -> Rows:
    head = ["", tr("In all"), tr("Within reach"), tr("Share")]
    head += [tr("After"), tr("Share after"), tr("Newly served")] if plan else []
    rows = []
    for name, total in covered["total"].items():
        row = [figure_word(name), f"{total:,.0f}", f"{covered['inside'][name]:,.0f}",
               f"{100 * covered['share'][name]:.1f} %"]
        if plan:
            gain = plan["gain"][name]
            row += [f"{covered['inside'][name] + gain:,.0f}", f"{100 * plan['share_after'][name]:.1f} %",
                    f"+{gain:,.0f}"]
        rows.append(row)
    return head, rows


def _sites(plan: dict[str, Any]) -> Rows:
    names = list(plan["gain"])
    return (["", tr("Place"), tr("Area"), tr("Longitude"), tr("Latitude"), *map(figure_word, names)],
            [[str(number), one["name"] or one["code"], one["area_name"], f"{one['lon']:.6f}", f"{one['lat']:.6f}",
              *(f"+{one['gain'][name]:,.0f}" for name in names)] for number, one in enumerate(plan["sites"], 1)])


def _overlap(covered: dict[str, Any]) -> Rows:
    names = list(covered["total"])
    return ([tr("Stations in reach"), *map(figure_word, names)],
            [[str(count), *(f"{sums[name]:,.0f}" for name in names)]
             for count, sums in covered["by_stations_in_reach"].items()])


def _loads(covered: dict[str, Any]) -> Rows:
    main = "people" if "people" in covered["total"] else "rooms"
    rows = [[one["name"], one["area_name"], *(f"{one[part][main]:,.0f}" for part in ("within", "nearest", "alone"))]
            for one in covered["load"][:STATIONS]]
    return [tr("Station"), tr("Area"), tr("Within reach"), tr("Nearest to them"), tr("Only this one")], rows


def _table(head: list[str], rows: list[list[str]], title: str = "") -> str:
    """Figures to the right; the title is a row of it, so that no page ends with a title alone."""
    right = [bool(rows) and all(row[at][:1] in "+0123456789" for row in rows) for at in range(len(head))]
    sides = ["align='right'" if one else "" for one in right]
    top = f"<tr><td colspan='{len(head)}'><h2>{escape(title)}</h2></td></tr>" if title else ""
    cells = "".join(f"<td class='label' {side}>{escape(one)}</td>" for side, one in zip(sides, head, strict=True))
    body = "".join("<tr>" + "".join(f"<td {side}>{escape(one)}</td>" for side, one in zip(sides, row, strict=True))
                   + "</tr>" for row in rows)
    return f"<table>{top}<tr>{cells}</tr>{body}</table>"


def _what(asked: Asked, covered: dict[str, Any], place: str) -> str:
    return " · ".join(filter(None, (place, tr("{count} stations, {way}", count=covered["stations"],
                                              way=way_word(covered["reach_m"], covered["on_foot"])))))


def _legend(plan: bool) -> str:
    words = [tr("Grey: buildings within reach"), tr("red: outside"), tr("green: stations and their reach")]
    return tr(", ").join([*words, *([tr("yellow: proposed, by number")] if plan else [])])
