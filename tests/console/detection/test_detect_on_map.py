"""Candidates and places to fly again as layers of the map."""

from contextlib import closing

import pytest
import shapely

from console.detection.candidate import Candidate
from console.detection.gaps_on_map import COLOURS
from console.detection.nodata import Gap
from console.detection.on_map import show_candidates, take_away
from console.detection.result import Report, Result, write_result
from console.exchange.layers import attributes_of
from console.model.layer import CANDIDATES
from console.profile import Profile
from console.store.engine import open_store
from console.store.layers import LayerStore


def place(east):
    return shapely.box(500_000 + east, 2_500_000, 500_010 + east, 2_500_010)


def candidate(number, kind, confidence):
    return Candidate(str(number), kind, place(20 * number), 3.0, 3.2, 0.1, 100.0, 300.0, confidence=confidence)


@pytest.fixture
def desk(tmp_path):
    profile = Profile(tmp_path / "profile").make()
    with closing(open_store(profile.database)) as store:
        yield profile, LayerStore(store)


def written(path, candidates=(), gaps=()):
    write_result(path, Result(list(candidates), Report(), list(gaps), "EPSG:4547", False))
    return path


GAPS = [Gap(place(200), "after", 100.0), Gap(place(300), "both", 100.0)]


def test_places_to_fly_again_are_a_layer_of_their_own_below_the_candidates(desk, tmp_path):
    profile, layers = desk
    found = [candidate(1, "new", 0.9), candidate(2, "shed", 0.3), candidate(3, "new", 0.05)]
    told = show_candidates(written(tmp_path / "run.gpkg", found, GAPS), profile, layers, "May")
    assert (told["features"], told["fly_again"]["features"], told["fly_again"]["name"]) == (2, 2, "May: fly again")
    again, shown = layers.all()
    assert shown.name == "May" and again.id == told["fly_again"]["layer"] and again.use == shown.use == CANDIDATES
    assert [(band.label, band.colour) for band in again.style.bands] == [
        ("missing in the later survey", COLOURS["after"]), ("missing in both surveys", COLOURS["both"])]
    table = attributes_of(profile, again)
    assert set(table.column(again.style.label).tolist()) == {"no data: fly here again"}
    assert again.source == shown.source == str(tmp_path / "run.gpkg")
    take_away(layers, "May", 1.0)
    assert layers.all() == ()


def test_a_survey_without_gaps_gives_no_layer_and_says_so(desk, tmp_path):
    profile, layers = desk
    told = show_candidates(written(tmp_path / "run.gpkg", [candidate(1, "new", 0.9)]), profile, layers)
    assert told["fly_again"] == {"layer": "", "name": told["name"] + ": fly again", "features": 0}
    assert len(layers.all()) == 1


def test_gaps_are_shown_where_nothing_was_found(desk, tmp_path):
    profile, layers = desk
    told = show_candidates(written(tmp_path / "run.gpkg", gaps=GAPS), profile, layers)
    assert told["layer"] == "" and told["features"] == 0 and told["fly_again"]["features"] == 2
    assert [one.id for one in layers.all()] == [told["fly_again"]["layer"]]
