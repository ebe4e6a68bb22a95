"""Areas on the map: borders once, neighbours told apart, names that have room."""

import numpy as np
import pytest
import shapely
from map_fakes import ACROSS, area, square_district

from console.model.area import Area, AreaTree, Level
from maps.areas import map_areas, split_borders, tones
from maps.style import DARK


@pytest.fixture(scope="module")
def mapped():
    return map_areas(square_district())


def test_working_crs_and_levels(mapped):
    assert mapped.crs == "EPSG:4547"
    assert [rank.level for rank in mapped.ranks] == [Level.DISTRICT, Level.STREET, Level.COMMUNITY, Level.GRID]


def test_every_border_segment_belongs_to_the_highest_level(mapped):
    lengths = [rank.borders.sizes.sum() for rank in mapped.ranks]
    across = mapped.ranks[0].shapes[0].length / 2  # width + height
    assert lengths == pytest.approx([2 * across, across, 2 * across, (ACROSS - 4) * across], rel=1e-3)


def test_multipolygons_and_holes_have_borders_too():
    holed = shapely.box(0, 0, 10, 10).difference(shapely.box(4, 4, 6, 6))
    shape = shapely.MultiPolygon([holed, shapely.box(20, 0, 30, 10)])
    (borders,) = split_borders(np.array([shape], dtype=object), np.array([0]), 1, (0.0, 0.0))
    assert borders.sizes.sum() == pytest.approx(40 + 8 + 40)


def test_neighbours_get_different_tones(mapped):
    rank = mapped.ranks[1]
    tone = tones(rank)
    one, other = rank.index.query(rank.shapes, predicate="intersects")
    beside = one != other
    assert (tone[one[beside]] != tone[other[beside]]).all()


def test_cursor_names_the_finest_area_that_is_large_enough(mapped):
    x, y = shapely.get_coordinates(mapped.ranks[3].shapes[0].centroid)[0]
    grid, street = mapped.ranks[3].areas[0].id, mapped.ranks[1].at(x, y)
    assert mapped.at(x, y, 1.0) == grid
    assert mapped.at(x, y, 30.0) == street
    assert mapped.at(x, y, 1e4) == "d"
    assert mapped.at(x + 1e6, y, 1.0) == ""


def test_names_stand_inside_with_the_room_there_is(mapped):
    for rank in mapped.ranks:
        assert shapely.contains_xy(rank.shapes, rank.x, rank.y).all()
        assert (rank.rooms > 0).all() and (rank.heights > 0).all()


def test_selection_shades_everything_else(mapped):
    shade, outline = mapped.selection("s0-0", DARK)
    assert shade.data.details[0].parts.shape == (3,)  # the outside, and the area as a hole
    assert outline.data.sizes[0] == pytest.approx(mapped.shape("s0-0").area, rel=1e-6)
    assert mapped.selection("nothing", DARK) == ()


def test_areas_without_geometry_or_off_the_map():
    only_a_table = Area(id="x", code="", name="x", level=Level.STREET)
    assert map_areas(AreaTree([only_a_table])).bounds is None
    assert map_areas(AreaTree()).ranks == ()
    far = area("far", "远", Level.STREET, "", shapely.box(-60, -30, -59.9, -29.9))
    near = area("near", "近", Level.STREET, "", shapely.box(114, 22.5, 114.1, 22.6))
    assert len(map_areas(AreaTree([only_a_table, near])).ranks[0].areas) == 1
    assert map_areas(AreaTree([far])).crs.startswith("EPSG:327")
