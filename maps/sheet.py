"""A map on paper: one PDF page of true size and scale, with everything a sheet must carry to stand for itself."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from console.causes import cause_of
from console.errors import ProfileError
from console.language import tr
from console.model.catalogue import Catalogue
from console.model.layer import Layer as Record
from console.progress import Progress
from maps.fonts import load_icon_font, load_text_font
from maps.live import Shot
from maps.map_keys import Key
from maps.overlays import Overlay
from maps.scene import Scene
from maps.sheet_furniture import (
    draw_foot,
    draw_frame,
    draw_grid,
    draw_north,
    draw_title,
    draw_watermark,
    north_box,
)
from maps.sheet_glow import draw_glow
from maps.sheet_labels import draw_names, place_names
from maps.sheet_layout import Ground, Layout
from maps.sheet_legend import draw_legend, key_sections, legend_of
from maps.sheet_map import Part, draw_parts, parts_of
from maps.sheet_marks import PaperSymbols, arrange, draw_marks, rows_inside
from maps.style import LIGHT, Theme, rgba

RESOLUTION = 1200          # units per inch of the page's own coordinates
PIXEL = 0.2                # mm × unit that stand for a logical pixel of the window
NO_CATALOGUE = Catalogue("", "", "", ())
# White where there is nothing: ink costs money, and a copier turns grey ground into dirt.
# Tones lie further apart than on a screen, where they could be told apart by zooming in.
PAPER_THEME = msgspec.structs.replace(
    LIGHT, outside=rgba("#ffffff"), shade=rgba("#ffffff", 0.6),
    buildings=tuple(rgba(c) for c in ("#e0e4e6", "#ccd2d6", "#b5bec4", "#99a5ad", "#7d8b95")))


@dataclasses.dataclass(frozen=True, eq=False)
class Sheet:
    """What is printed.

    Attributes:
        layout, ground: where it stands on the paper and which ground it shows, see `maps.sheet_layout`.
        crs: the working CRS of `ground`, `scene` and `shot`.
        shot: the cases, None for none. codes: class code of each row of the shot.
        records: of the layers that people added, for the legend.
        title, subtitle: above the map. notes: coordinate system, dates, sources, a line each.
        state: which state of which record this is, in the last line.
        demo: part of it is generated; it is then marked 演示数据 twice.
        overlay: heat over the map (units move too fast for paper). keys: what all overlays mean.
    """

    layout: Layout
    ground: Ground
    crs: str
    scene: Scene
    title: str
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    state: str = ""
    demo: bool = False
    shot: Shot | None = None
    codes: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()
    catalogue: Catalogue = NO_CATALOGUE
    theme: Theme = PAPER_THEME
    overlay: Overlay | None = None
    keys: tuple[Key, ...] = ()

    @property
    def pixel(self) -> float:
        """Millimetres that stand for a logical pixel of the window."""
        return PIXEL * self.layout.unit


class Printed(msgspec.Struct, frozen=True):
    """What is on a sheet.

    Attributes:
        features: of all layers inside the frame. cases: the same.
        names: how many were set. left_out: rows for which the legend had no room.
        vector, raster: layers drawn as paths, and those painted at 300 dots per inch.
    """

    features: int
    cases: int
    names: int
    left_out: int
    vector: tuple[str, ...]
    raster: tuple[str, ...]


def write_sheet(path: Path, sheet: Sheet, progress: Progress | None = None) -> Printed:
    """Write the PDF; a file of that name is replaced when all is well.

    Needs a Qt application object. Runs in any thread.

    Raises:
        ProfileError: the file cannot be written.
        Cancelled: stopped; nothing was written.
    """
    load_text_font()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(sheet.title)
    writer.setCreator(tr("Grid Console"))
    writer.setPageLayout(page_of(sheet.layout))
    with QPainter(writer) as painter:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.LosslessImageRendering)
        painter.scale(RESOLUTION / 25.4, RESOLUTION / 25.4)
        printed = draw_sheet(painter, sheet, progress or Progress())
    buffer.close()
    save_file(path, bytes(buffer.data().data()))
    return printed


def page_of(layout: Layout) -> QPageLayout:
    """The page without any margin: the sheet keeps its own."""
    short, long = sorted((layout.width, layout.height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, layout.paper)
    way = QPageLayout.Orientation.Landscape if layout.landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(size, way, QMarginsF(0, 0, 0, 0))


def draw_sheet(painter: QPainter, sheet: Sheet, progress: Progress) -> Printed:
    """Draw it with any painter whose unit is a millimetre from the paper's top left corner."""
    layout, ground, unit = sheet.layout, sheet.ground, sheet.layout.unit
    symbols = PaperSymbols(sheet.theme, 1.0, load_icon_font())
    parts = parts_of(sheet.scene, ground, sheet.pixel)
    names = _draw_map(painter, sheet, parts, symbols, progress)
    draw_frame(painter, ground, sheet.crs, unit)
    draw_title(painter, layout, sheet.title, sheet.subtitle, sheet.demo, sheet.theme)
    shown = rows_inside(sheet.shot, ground)
    codes = Counter(sheet.codes[row] for row in shown.tolist()) if sheet.codes else Counter()
    legend = legend_of(parts, sheet.records, sheet.shot, shown, sheet.theme, symbols, sheet.catalogue, codes, unit)
    legend = key_sections(sheet.keys) + legend
    left_out = draw_legend(painter, legend, layout.legend, unit)
    draw_foot(painter, layout, ground, sheet.notes, sheet.state)
    return Printed(
        sum(len(part.rows) for part in parts), len(shown), names, left_out,
        tuple(part.layer.name for part in parts if not part.raster),
        tuple(part.layer.name for part in parts if part.raster))


def _draw_map(painter: QPainter, sheet: Sheet, parts: Sequence[Part], symbols: PaperSymbols,
              progress: Progress) -> int:
    """Everything inside the frame, cut at its edge; how many names were set."""
    ground, pixel, unit = sheet.ground, sheet.pixel, sheet.layout.unit
    said = tr("Drawing the sheet")
    painter.save()
    try:
        painter.setClipRect(QRectF(*ground.map))
        draw_parts(painter, parts, sheet.scene, ground, pixel, lambda done, total: progress(done, total, said))
        if sheet.overlay is not None and sheet.overlay.heat is not None:
            draw_glow(painter, sheet.overlay.heat, ground, pixel, sheet.theme)
        draw_grid(painter, ground, unit)
        hits = arrange(sheet.shot, ground, pixel)
        names = place_names(sheet.scene.labels, ground, pixel, hits, (north_box(ground, unit),))
        if sheet.shot is not None:
            draw_marks(painter, symbols, sheet.shot, hits, ground, pixel)
        draw_names(painter, names, pixel)
        if sheet.demo:
            draw_watermark(painter, ground.map)
        draw_north(painter, ground, unit)
    finally:
        painter.restore()
    return len(names)


def save_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        ProfileError: it cannot be written; what was there is kept.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise ProfileError(tr("{file} cannot be written ({why}); what was there is kept.", file=path,
                              why=cause_of(error))) from error
    finally:
        with suppress(OSError):
            part.unlink()
