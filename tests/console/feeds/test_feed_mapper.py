import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.feeds.listing import Listing
from console.feeds.mapper import Mapper
from console.feeds.mapping import ClassWord, Fields, Gone, Mapping, Pick, PriorityWord, Records, SourceWord, StateWord
from console.feeds.plausible import Plausible
from console.feeds.readers import Frame
from console.model.area import Area, AreaTree, Level
from console.model.case import Case, Priority, Source, State

FUTIAN = AreaTree([Area("D", "", "d", Level.DISTRICT, bounds=(113.99, 22.50, 114.10, 22.60))])


def mapping(**more):
    return Mapping(**({"title": "t", "name": "f", "fields": Fields(id="id", lon="x", lat="y")} | more))


def one(mapping, record, plausible=None, head=None):
    mapped = Mapper(mapping, plausible).reports(Frame([(1, record)], [], head or {}))
    return mapped.reports[0] if mapped.reports else mapped.refused[0][1]


def test_every_field_of_a_report():
    fields = Fields(id="id", title="t", class_="c", state="s", priority="p", source="o", address="a", lon="x", lat="y",
                    reported=Pick(field="r", format="epoch"), updated=Pick(field="u", format="epoch"))
    found = one(mapping(fields=fields, extra={"more": "m", "blank": "b"},
                        states=(StateWord("done", State.CLOSED),), priorities=(PriorityWord("!", "urgent"),),
                        sources=(SourceWord("tel", Source.HOTLINE),), classes=(ClassWord("hole", "0110"),)),
                {"id": 7, "t": "T", "c": "a HOLE", "s": "Done", "p": "!!", "o": "Tel", "a": "A", "x": "114.5",
                 "y": 22.5, "r": 10, "u": "20", "m": 1, "b": ""})
    assert (found.external_id, found.title, found.address) == ("7", "T", "A")
    assert (found.state, found.priority, found.source, found.class_code) == (
        State.CLOSED, Priority.URGENT, Source.HOTLINE, "0110")
    assert (found.lon, found.lat, found.reported_at, found.updated_at) == (114.5, 22.5, 10.0, 20.0)
    assert found.extra == {"more": "1"}


def test_words_that_mean_nothing_to_us_say_nothing():
    found = one(mapping(fields=Fields(id="id", state="s", priority="s", class_="s")), {"id": "1", "s": "?"})
    assert (found.state, found.priority, found.class_code) == (None, None, "")


@pytest.mark.parametrize("record,why", [
    ({"x": 1}, "It has no id."), ({"id": "", "u": "2026-01-01"}, "It has no id."),
    ({"id": 1, "u": "yesterday"}, "Its time cannot be read: yesterday"),
])
def test_refused_with_a_reason(record, why):
    assert one(mapping(fields=Fields(id="id", updated="u")), record) == why


def test_times_of_a_snapshot():
    snapshots = mapping(records=Records(path="rows", time=Pick(field="t", format="epoch")))
    assert one(snapshots, {"id": 1}, head={"t": 50}).updated_at == 50.0
    assert "its snapshot" in one(snapshots, {"id": 1}, head={"t": "?"}).lower()


def test_a_record_that_says_gone_says_nothing_else():
    found = one(mapping(gone=Gone(field="kind", equals="gone"), fields=Fields(id="id", title="t", lon="x", lat="y"),
                        extra={"k": "kind"}), {"id": 1, "kind": "gone", "t": "", "x": "", "y": ""})
    assert (found.state, found.title, found.lon, found.extra) == (State.CLOSED, "", None, None)


@pytest.mark.parametrize("x,y", [("", ""), ("abc", "22"), (None, 22.5), (0, 0), ("0.0", "0"), ("nan", "22")])
def test_without_a_place(x, y):
    plausible = Plausible(FUTIAN)
    found = one(mapping(), {"id": 1, "x": x, "y": y}, plausible)
    assert (found.lon, found.lat) == (None, None)
    assert plausible.warnings(False, "EPSG:4326") == []


def test_swapped_says_the_mapping():
    found = one(mapping(swapped=True), {"id": 1, "x": 22.5, "y": 114.05}, Plausible(FUTIAN))
    assert (found.lon, found.lat) == (114.05, 22.5)


@pytest.mark.parametrize("x,y,exchanged,off", [
    (22.55, 114.05, 1, 0),      # beyond the pole
    (38.1, -121.2, 1, 0),
    (114.05, 22.55, 0, 0),
    (-121.2, 38.1, 0, 0),       # far away, but not better the other way round
    (500_000, 2_500_000, 0, 1),  # metres
    (500.0, 22.5, 0, 1),
])
def test_an_exchange_that_the_mapping_does_not_name_is_noticed(x, y, exchanged, off):
    plausible = Plausible(FUTIAN)
    found = one(mapping(), {"id": 1, "x": x, "y": y}, plausible)
    assert (plausible.exchanged, plausible.off_globe) == (exchanged, off)
    assert (found.lon is None) == bool(exchanged or off)
    assert len(plausible.warnings(False, "EPSG:4326")) == exchanged + off


def test_an_exchange_within_the_globe_is_noticed_by_the_areas():
    southern_germany = AreaTree([Area("D", "", "d", Level.DISTRICT, bounds=(9.0, 49.0, 10.0, 50.0))])
    plausible = Plausible(southern_germany)
    assert one(mapping(), {"id": 1, "x": 49.5, "y": 9.5}, plausible).lon is None
    assert one(mapping(), {"id": 1, "x": 9.5, "y": 49.5}, plausible).lon == 9.5
    assert one(mapping(), {"id": 1, "x": 9.5, "y": 49.5}, Plausible(AreaTree())).lon == 9.5
    assert "swapped = true" in plausible.warnings(False, "")[0] and "swapped = false" in plausible.warnings(True, "")[0]


def test_other_coordinates_are_transformed():
    found = one(mapping(crs="EPSG:4547"), {"id": 1, "x": 505_000.0, "y": 2_493_000.0})
    assert found.lon == pytest.approx(114.0486, abs=1e-3) and found.lat == pytest.approx(22.533, abs=5e-3)
    shifted = one(mapping(crs="gcj02"), {"id": 1, "x": 114.05, "y": 22.55})
    assert 300 < math.hypot((shifted.lon - 114.05) * 102_800, (shifted.lat - 22.55) * 111_000) < 800


@pytest.mark.parametrize("geometry,place", [
    ({"type": "Point", "coordinates": [114.0, 22.5, 3.0]}, (114.0, 22.5)),
    ({"type": "Polygon", "coordinates": [[[0, 1], [2, 1], [2, 3], [0, 3], [0, 1]]]}, (1.0, 2.0)),
    (None, (None, None)), ({"type": "Point", "coordinates": []}, (None, None)),
    ({"type": "Polygon", "coordinates": "x"}, (None, None)), ({"type": "Cube"}, (None, None)), ("text", (None, None)),
])
def test_places_of_geojson(geometry, place):
    found = one(mapping(fields=Fields(id="id")), {"id": 1, "geometry": geometry})
    assert (found.lon, found.lat) == place


@given(st.lists(st.sets(st.integers(0, 5)), min_size=1, max_size=12))
def test_a_listing_opens_and_closes_like_the_source(snapshots):
    listing, is_open = Listing(), {}
    for time, ids in enumerate(snapshots):
        gone, back = listing.turn(map(str, ids), float(time))
        for i in back:
            assert is_open[i] is False
        for i in gone:
            assert is_open[i] is True
        is_open |= dict.fromkeys(gone, False) | dict.fromkeys(map(str, ids), True)
        assert {i for i, o in is_open.items() if o} == {str(i) for i in ids}


def test_a_listing_goes_on_where_an_earlier_run_ended():
    known = [Case("f:1", "t", updated_at=10.0, external_id="1"), Case("f:2", "t", updated_at=30.0, external_id="2"),
             Case("f:3", "t", state=State.CLOSED, updated_at=10.0, external_id="3")]
    listing = Listing(known)
    assert listing.turn({"3"}, 20.0) == ({"1"}, {"3"})   # 2 was reported only after this snapshot
    assert listing.turn({"3"}, 40.0) == ({"2"}, set())


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), max_size=20))
def test_no_place_off_the_globe_survives(places):
    xy = np.array(places, float).reshape(-1, 2)
    lon, lat = Plausible(FUTIAN).believed(xy[:, 0], xy[:, 1], np.ones(len(xy), bool))
    kept = np.isfinite(lon)
    assert (kept == np.isfinite(lat)).all()
    assert (np.abs(lon[kept]) <= 180).all() and (np.abs(lat[kept]) <= 90).all()
