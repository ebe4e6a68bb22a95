"""The printed sheet: what is drawn where, at which size, and what it says of itself."""

import dataclasses
import re

import numpy as np
import pytest
import shapely
from map_fakes import case, catalogue, square_district
from PySide6.QtGui import QImage, QPainter

from console.errors import Cancelled, ProfileError
from console.exchange.crs import from_lonlat
from console.model.case import Priority, State
from console.model.changes import Changes
from console.progress import Progress
from maps import sheet_map
from maps.areas import map_areas
from maps.fonts import load_icon_font, load_text_font
from maps.hits import NO_HITS
from maps.live import Marks
from maps.prepare import prepare
from maps.scene import Layer, Scene
from maps.sheet import PAPER_THEME, Sheet, draw_sheet, write_sheet
from maps.sheet_furniture import bar_metres, degrees, grid_lines, grid_word
from maps.sheet_labels import place_names
from maps.sheet_layout import lay_out, place_ground
from maps.sheet_legend import Row, Section, flow
from maps.sheet_map import parts_of, path_of
from maps.sheet_marks import arrange, rows_inside
from maps.sheet_text import advance, wrapped
from maps.style import Line, rgba

DOTS = 8  # pixels per millimetre of the pictures looked at here


@pytest.fixture(autouse=True)
def fonts(qapp):
    load_text_font()
    load_icon_font()


def squares(*boxes, fill="#c02020", name="squares"):
    return Layer(name, prepare([shapely.box(*b) for b in boxes], 2), fills=(rgba(fill),))


def plain(layer, bounds=(0.0, 0.0, 1000.0, 800.0), **fields):
    layout = lay_out("A4", True)
    ground = place_ground(layout, bounds, fields.pop("scale", 10_000))
    return Sheet(layout, ground, "EPSG:4547", Scene(PAPER_THEME.outside, (layer,)), "Squares", **fields)


def painted(sheet):
    image = QImage(round(sheet.layout.width * DOTS), round(sheet.layout.height * DOTS), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(DOTS, DOTS)
        printed = draw_sheet(painter, sheet, Progress())
    pixels = np.frombuffer(image.bits(), np.uint8).reshape(image.height(), -1, 4)[:, :image.width(), 2::-1]
    return pixels.astype(int), printed


def red(pixels):
    return (pixels[..., 0] > 150) & (pixels[..., 1] < 90) & (pixels[..., 2] < 90)


def extent(mask):
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return columns[0], rows[0], columns[-1] + 1, rows[-1] + 1


def test_a_square_of_500_m_measures_50_mm_at_one_to_ten_thousand():
    sheet = plain(squares((200, 150, 700, 650)))
    left, top, right, bottom = extent(red(painted(sheet)[0]))
    assert right - left == pytest.approx(50 * DOTS, abs=1.5)
    assert bottom - top == pytest.approx(50 * DOTS, abs=1.5)
    x, y = sheet.ground.to_paper(200, 650)
    assert (left, top) == pytest.approx((x * DOTS, y * DOTS), abs=1.5)


def test_the_scale_bar_is_as_long_as_it_says():
    sheet = plain(squares((0, 0, 1, 1)))
    metres = bar_metres(sheet.ground, sheet.layout.unit)
    foot, unit = sheet.layout.foot, sheet.layout.unit
    pixels, _ = painted(sheet)
    line = pixels[round((foot.top + 9.95 * unit) * DOTS), :round((foot.left + 80) * DOTS)].max(axis=1) < 215
    length = np.flatnonzero(line).max() - np.flatnonzero(line).min()
    assert metres == 400 and length == pytest.approx(metres / 10_000 * 1000 * DOTS, abs=3)


def test_nothing_of_the_map_leaves_the_frame():
    sheet = plain(squares((-5000, -5000, 9000, 9000)))
    left, top, right, bottom = extent(red(painted(sheet)[0]))
    box = sheet.layout.map
    assert (left, top, right, bottom) == pytest.approx(
        (box.left * DOTS, box.top * DOTS, box.right * DOTS, box.bottom * DOTS), abs=2.5)


def test_pixels_stand_where_the_paths_would(monkeypatch):
    boxes = [(10 + 90 * i, 20 + 70 * j, 70 + 90 * i, 65 + 70 * j) for i in range(10) for j in range(10)]
    sheet = plain(squares(*boxes))
    paths, printed = painted(sheet)
    assert (printed.vector, printed.raster, printed.features) == (("squares",), (), 100)
    monkeypatch.setattr(sheet_map, "MOST_VERTICES", 10)
    monkeypatch.setattr(sheet_map, "TILE", 256)  # many tiles, so that seams would show
    tiles, printed = painted(sheet)
    assert (printed.vector, printed.raster) == ((), ("squares",))
    assert red(paths).sum() == pytest.approx(red(tiles).sum(), rel=0.03)
    assert (red(paths) != red(tiles)).sum() < 0.04 * red(paths).sum()


def test_a_layer_below_pixels_becomes_pixels_too(monkeypatch):
    below, heavy, above = (squares((0, 0, 100, 100), name="below"),
                           squares(*[(i, 0, i + 1, 1) for i in range(50)], name="heavy"),
                           squares((0, 0, 10, 10), name="above"))
    monkeypatch.setattr(sheet_map, "MOST_VERTICES", 100)
    parts = parts_of(Scene(PAPER_THEME.outside, (below, heavy, above)), plain(below).ground, 0.2)
    assert [part.raster for part in parts] == [True, True, False]


def test_small_features_lie_on_large_ones_whatever_their_classes():
    data = prepare([shapely.box(0, 0, 800, 700), shapely.box(300, 300, 400, 400)], 2, classes=np.array([1, 0]))
    sheet = plain(Layer("two", data, fills=(rgba("#c02020"), rgba("#2020c0"))))
    left, top, right, bottom = extent(red(painted(sheet)[0]))
    assert (right - left, bottom - top) == pytest.approx((10 * DOTS, 10 * DOTS), abs=1.5)


def test_holes_stay_open_and_parts_stay_apart():
    ring = shapely.box(0, 0, 100, 100).difference(shapely.box(40, 40, 60, 60))
    data = prepare([shapely.MultiPolygon([ring, shapely.box(200, 0, 220, 20)])], 2)
    ground = plain(squares((0, 0, 1, 1))).ground
    path = path_of(data, np.array([0]), ground)

    def holds(x, y):
        from PySide6.QtCore import QPointF
        return path.contains(QPointF(*ground.to_paper(x, y)))

    assert holds(20, 20) and holds(210, 10) and not holds(50, 50) and not holds(150, 10)


def test_what_a_filter_leaves_out_is_neither_drawn_nor_counted():
    data = prepare([shapely.box(0, 0, 10, 10), shapely.box(20, 0, 30, 10)], 2, classes=np.array([0, 1]))
    layer = Layer("x", data, fills=(rgba("#c02020"), (0.0, 0.0, 0.0, 0.0)), lines=(
        Line(rgba("#000000")), Line((0.0, 0.0, 0.0, 0.0), 0.0)))
    part, = parts_of(Scene(PAPER_THEME.outside, (layer,)), plain(layer).ground, 0.2)
    assert len(part.rows) == 1


# -- a district with cases ---------------------------------------------------------------------------------


def district(cases=(), **fields):
    areas = map_areas(square_district())
    marks = Marks(lambda lon, lat: from_lonlat(lon, lat, areas.crs), areas.origin, catalogue())
    marks.apply(Changes(added=tuple(cases)), 0.0)
    layout = lay_out("A4", True)
    scene = Scene(PAPER_THEME.outside, areas.base(PAPER_THEME) + areas.borders(PAPER_THEME),
                  areas.labels(PAPER_THEME))
    return Sheet(layout, place_ground(layout, areas.bounds, None), areas.crs, scene, "方区事件分布图",
                 shot=marks.shot(1e9, 0.0), codes=tuple(c.class_code for c in cases), catalogue=catalogue(), **fields)


CASES = [case("u", 2, 2, priority=Priority.URGENT), case("h", 9, 9, priority=Priority.HIGH, state=State.TAKEN),
         case("n", 14, 3), case("away", None, None)]


def test_cases_are_counted_where_they_are_and_stand_at_their_place():
    sheet = district(CASES)
    assert len(rows_inside(sheet.shot, sheet.ground)) == 3
    pixels, printed = painted(sheet)
    assert printed.cases == 3
    place = from_lonlat(114.0 + 2.5 * 0.002, 22.5 + 2.5 * 0.002, sheet.crs)
    x, y = (round(v * DOTS) for v in sheet.ground.to_paper(*place))
    assert red(pixels)[y - 12:y + 12, x - 12:x + 12].any(), "the urgent case is red at its place"


def test_names_of_streets_are_never_missing_and_none_lies_on_another():
    crowd = [case(f"c{c}-{r}", c, r) for c in range(16) for r in range(16)]
    sheet = district(crowd)
    hits = arrange(sheet.shot, sheet.ground, sheet.pixel)
    names = place_names(sheet.scene.labels, sheet.ground, sheet.pixel, hits)
    assert {"第00街道", "第01街道", "第10街道", "第11街道"} <= {name.words for name in names}
    alone = place_names(sheet.scene.labels, sheet.ground, sheet.pixel, NO_HITS)
    assert len(alone) >= len(names) and not any(name.words == "方区" for name in alone), "the title names it"
    for i, one in enumerate(alone):
        for other in alone[i + 1:]:
            sizes = [(advance(n.words, n.look.size * sheet.pixel, n.look.weight), n.look.size * sheet.pixel)
                     for n in (one, other)]
            assert (abs(one.x - other.x) >= (sizes[0][0] + sizes[1][0]) / 2 - 0.3
                    or abs(one.y - other.y) >= (sizes[0][1] + sizes[1][1]) / 2 - 0.3)


def test_generated_data_is_marked_across_the_map_and_in_the_title():
    real, demo = painted(district(CASES))[0], painted(district(CASES, demo=True))[0]
    sheet = district()
    changed = (real != demo).any(axis=2)
    box, title = sheet.layout.map, sheet.layout.title
    assert changed[round(title.top * DOTS):round(title.bottom * DOTS)].sum() > 1000
    assert changed[round(box.top * DOTS):round(box.bottom * DOTS)].sum() > 20_000
    assert not changed[round(sheet.layout.foot.top * DOTS):].any()


def test_the_pdf_has_the_papers_size_and_carries_its_fonts(tmp_path):
    for paper, landscape, size in (("A4", True, (841.9, 595.3)), ("A3", False, (841.9, 1190.6))):
        layout = lay_out(paper, landscape)
        sheet = district(CASES, demo=True, notes=("坐标系",), state="a#1 00ff")
        sheet = dataclasses.replace(sheet, layout=layout, ground=place_ground(layout, sheet.ground.bounds, None))
        write_sheet(tmp_path / "x.pdf", sheet)
        data = (tmp_path / "x.pdf").read_bytes()
        box = re.search(rb"/MediaBox \[([^\]]*)\]", data)
        assert data.startswith(b"%PDF-1.") and data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") <= 2
        assert [float(v) for v in box[1].split()][2:] == pytest.approx(size, abs=0.6)
        assert b"NotoSansSC" in data and b"/FontFile2" in data
    assert not list(tmp_path.glob("*.part"))


def test_a_sheet_that_cannot_be_written_leaves_what_was_there(tmp_path):
    (tmp_path / "file").write_text("kept")
    with pytest.raises(ProfileError, match="cannot be written"):
        write_sheet(tmp_path / "file" / "x.pdf", plain(squares((0, 0, 1, 1))))
    stop = Progress()
    stop.cancel()
    with pytest.raises(Cancelled):
        write_sheet(tmp_path / "file", plain(squares((0, 0, 1, 1))), stop)
    assert (tmp_path / "file").read_text() == "kept"


# -- words and legend --------------------------------------------------------------------------------------


def row(words="x"):
    return Row(lambda painter, box: None, words)


def test_the_legend_says_how_many_rows_found_no_room():
    sections = [Section("a", tuple(row() for _ in range(3))), Section("b", tuple(row() for _ in range(9)))]
    lines = flow(sections, 2, 6)
    assert [what for column, _, what in lines if column == 0][:1] == ["a"]
    assert [what for _, _, what in lines if isinstance(what, int)] == [5]
    assert max(line for _, line, _ in lines) < 6
    assert len({(column, line) for column, line, _ in lines}) == len(lines)
    everything = flow(sections, 1, 40)
    assert sum(isinstance(what, Row) for _, _, what in everything) == 12


@pytest.mark.parametrize(("value", "words"), [
    (113.972861, "113°58′22.3″"), (-74.000001, "−74°00′00.0″"), (22.9999999, "23°00′00.0″")])
def test_degrees_never_show_sixty_minutes(value, words):
    assert degrees(value) == words


def test_grid_lines_are_round_and_inside():
    assert grid_lines(499_312.0, 501_700.0, 1000) == [500_000.0, 501_000.0]
    assert grid_word(500_500.0, 500) == "500.5" and grid_word(500_000.0, 2000) == "500"


def test_lines_break_between_words_and_never_before_a_comma():
    lines = wrapped("坐标系：CGCS2000 (EPSG:4547)；格网间距 500 米，注记单位为千米；图廓四角注经纬度。", 40, 2.2, 9)
    assert len(lines) > 1 and all(advance(line, 2.2) <= 40 for line in lines)
    assert not any(line[0] in "，。；)" for line in lines)
    assert any("CGCS2000" in line for line in lines) and any("4547" in line for line in lines)
