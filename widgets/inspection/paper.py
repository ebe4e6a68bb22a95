"""The day's way on paper (排查任务单): the map with numbered stops, the list, and a form to fill in at every stop.

For those who go out without a screen; what they find is recorded at the desk afterwards, item by item.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from console.desk.hazard.route import Route, whole_line
from console.errors import BadInput
from console.language import tr
from console.model.checklist import Checklist
from console.model.premises import Building
from maps.fonts import text_font
from widgets.case_file import image_tag
from widgets.document import write_document

if TYPE_CHECKING:
    from console.wiring import Console
    from maps.view import View

WIDTH = 658                # of the text, logical pixels
SIZE, RATIO = (1974, 1260), 2.0   # of the map: three device pixels for one of the document
EDGE = 0.0012              # degrees around the way
INK, HALO = QColor("#0b5cad"), QColor("#ffffff")
LINE = "<p style='color: #aab3bb; margin: 9px 0 0 0'>" + "_" * 86 + "</p>"


class Sheet(msgspec.Struct, frozen=True):
    """One stop as its form shows it.

    Attributes:
        area: in words. parties: role and name, as whoever prints may see it. open: hazards that are open there.
    """

    number: int
    building: Building
    checklist: Checklist
    area: str
    parties: tuple[tuple[str, str], ...]
    open: tuple[str, ...]
    metres: float


class Paper(msgspec.Struct, frozen=True):
    """What is printed.

    Attributes:
        title: of the plan. start: what the place is called where the way begins, "" for the first building.
        inspector, printed: in words.
    """

    title: str
    start: str
    inspector: str
    printed: str
    way: Route
    sheets: tuple[Sheet, ...]
    demo: bool


def write_paper(path: Path, paper: Paper, picture: QImage | None) -> int:
    """Write it as PDF; returns the number of pages. Needs a Qt application object.

    Raises:
        ProfileError: the file cannot be written.
    """
    demo = tr("演示数据 Demo data") + " · " if paper.demo else ""
    return write_document(path, paper_html(paper, picture), paper.title,
                          demo + tr("Inspection task: {title}", title=paper.title), paper.printed)


def paper_html(paper: Paper, picture: QImage | None) -> str:
    """The paper as rich text: the way first, then a form for every stop, each on a page of its own."""
    km = f"{paper.way.metres / 1000:.1f}"
    how = tr("{km} km along roads", km=km) if paper.way.is_by_road else tr("{km} km as the crow flies", km=km)
    about = " · ".join(filter(None, (
        tr("{n} buildings", n=len(paper.sheets)), how, tr("from {start}", start=paper.start) if paper.start else "",
        paper.inspector)))
    parts = [f"<h1>{escape(paper.title)}</h1>", f"<p class='muted'>{escape(about)}</p>"]
    if picture is not None:
        parts.append(f"<p>{image_tag(picture, WIDTH)}</p>")
    heads = ("", tr("Building"), tr("Checklist"), tr("Metres"), tr("Open hazards"), "")
    rows = [tuple(map(escape, (str(one.number), f"{one.building.name}  {one.building.code}", one.checklist.label,
                               f"{one.metres:,.0f}", str(len(one.open)), "☐"))) for one in paper.sheets]
    parts.append(_table(heads, rows, (24, 320, 110, 60, 90, 24)))
    parts += [_form(one) for one in paper.sheets]
    return "<body>" + "\n".join(parts) + "</body>"


def _form(one: Sheet) -> str:
    """One stop: facts, the list with boxes, room for what is found, and who signs."""
    building = one.building
    facts = [(tr("Building code"), building.code), (tr("Area"), one.area),
             (tr("Floors and rooms"), tr("{floors} floors · {rooms} rooms", floors=building.floors,
                                         rooms=building.rooms)),
             (tr("Place"), f"{building.lon:.6f}, {building.lat:.6f}"),
             *(one.parties or ((tr("Responsible"), tr("nobody is named")),))]
    rows = "".join(f"<tr><td class='label'>{escape(name)}</td><td>{escape(text)}</td></tr>" for name, text in facts)
    parts = [f"<h1 style='page-break-before: always'>{one.number} · {escape(building.name)}</h1>",
             f"<p class='muted'>{escape(one.checklist.label)}</p>", f"<table>{rows}</table>"]
    if one.open:
        parts.append(f"<h2>{escape(tr('Open hazards: look whether they are gone'))}</h2>")
        parts += [f"<p>☐ {escape(words)}</p>" for words in one.open]
    heads = (tr("Item of the list"), tr("Right"), tr("Not right"), tr("Room"), tr("What is wrong"))
    parts.append(_table(heads, [(escape(item.label), "☐", "☐", "", "") for item in one.checklist.items],
                        (290, 50, 60, 60, 198)))
    parts.append(_spread("☐ " + tr("Not let in"), tr("Photos taken: ____"),
                         tr("Put right on the spot: items ________")))
    parts += [LINE, LINE]
    parts.append(_spread(tr("Inspector: __________"), tr("For the building: __________"),
                         tr("Date and time: __________")))
    return "\n".join(parts)


def _spread(*parts: str) -> str:
    """Several things to fill in on one line."""
    return f"<p style='margin-top: 12px'>{'&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;'.join(map(escape, parts))}</p>"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """A ruled table of cells that are escaped already."""
    head = "".join(f"<td width='{width}' class='label'>{escape(text)}</td>"
                   for text, width in zip(heads, widths, strict=True))
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return ("<p style='margin: 0'>&nbsp;</p><table border='1' cellspacing='0' cellpadding='5' "
            "style='border-color: #aab3bb; border-style: solid; "
            f"border-collapse: collapse' width='{WIDTH}'><tr>{head}</tr>{body}</table>")


def picture_of(console: Console, way: Route, places: dict[str, tuple[float, float]]) -> QImage | None:
    """The map of a way in light colours; None where the profile has nothing to draw there."""
    from console.exchange.crs import from_lonlat
    from maps.picture import paint_picture
    from maps.still import gather
    from maps.still_choice import AREAS, BASEMAPS, BUILDINGS, Wanted
    from maps.style import LIGHT

    line = np.array(whole_line(way, places), np.float64)
    (west, south), (east, north) = line.min(axis=0).tolist(), line.max(axis=0).tolist()
    bounds = (west - EDGE, south - EDGE, east + EDGE, north + EDGE)
    try:
        still = gather(console, Wanted((AREAS, BUILDINGS, BASEMAPS), bounds=bounds), LIGHT)
    except BadInput:   # an empty profile: the list still says where everything is
        return None
    with closing(still):
        x, y = from_lonlat(np.array([bounds[0], bounds[2]]), np.array([bounds[1], bounds[3]]), still.crs)
        image, view = paint_picture(still.scene, None, (x[0], y[0], x[1], y[1]), SIZE, RATIO, LIGHT, still.dress, 0.0,
                                    still.overlay, still.crs)
        wx, wy = from_lonlat(line[:, 0], line[:, 1], still.crs)
        stops = np.array([places[code] for code in way.buildings], np.float64)
        sx, sy = from_lonlat(stops[:, 0], stops[:, 1], still.crs)
        _draw(image, view, np.column_stack([wx, wy]), np.column_stack([sx, sy]), way.start is not None)
    return image


def _draw(image: QImage, view: View, line: np.ndarray, stops: np.ndarray, has_start: bool) -> None:
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(RATIO / image.devicePixelRatio(), RATIO / image.devicePixelRatio())
        points = [QPointF(*view.to_pixel(x, y)) / RATIO for x, y in line.tolist()]
        for colour, width in ((HALO, 5.0), (INK, 2.4)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                                Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline(QPolygonF(points))
        if has_start:
            painter.setPen(QPen(HALO, 2.0))
            painter.setBrush(INK)
            painter.drawRect(QRectF(points[0].x() - 7, points[0].y() - 7, 14, 14))
        painter.setFont(text_font(12.0, 700))
        for number, (x, y) in enumerate(stops.tolist(), 1):
            spot = QPointF(*view.to_pixel(x, y)) / RATIO
            painter.setPen(QPen(HALO, 2.0))
            painter.setBrush(INK)
            painter.drawEllipse(spot, 10, 10)
            painter.setPen(HALO)
            painter.drawText(QRectF(spot.x() - 10, spot.y() - 10, 20, 20), Qt.AlignmentFlag.AlignCenter, str(number))
