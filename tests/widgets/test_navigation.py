"""Area, case, filter and the way back, over a map that only remembers where it was told to look."""

import pytest
from shell_fakes import small_areas

from console.desk.filter import CaseFilter
from console.model.area import AreaTree
from console.model.case import Case, State
from maps.view import View
from widgets.navigation import Navigation


class Plan:
    def __init__(self):
        self.view = View()

    def move_to(self, view):
        self.view = view

    def go_to(self, bounds, margin=0.08):
        west, south, east, north = bounds
        self.view = View(x=(west + east) / 2, y=(south + north) / 2, scale=east - west)


class Known:
    def __init__(self):
        self.tree = AreaTree(small_areas())
        self.cases = {"a": Case("a", "A", lon=114.01, lat=22.51, area="G1"), "b": Case("b", "B")}


@pytest.fixture
def go(qtbot):
    go = Navigation(Plan(), Known())
    go.told = []
    go.area_changed.connect(lambda one: go.told.append(("area", one)))
    go.case_changed.connect(lambda one: go.told.append(("case", one)))
    go.filter_changed.connect(lambda one: go.told.append(("filter", one)))
    return go


def test_an_area_is_chosen_filtered_by_and_moved_to(go):
    go.show_area("S1")
    assert go.told == [("area", "S1"), ("filter", CaseFilter(area="S1"))]
    assert go._map.view.x == pytest.approx(114.03)


def test_a_click_on_the_map_does_not_move_it(go):
    before = go._map.view
    go.select_area("G2")
    assert go.area == "G2" and go._map.view == before


def test_unknown_areas_are_ignored_and_nothing_is_told_twice(go):
    go.select_area("nowhere")
    go.show_area("S0")
    go.show_area("S0")
    assert [what for what, _ in go.told] == ["area", "filter"]


def test_up_to_the_whole_profile(go):
    go.show_area("G3")
    seen = []
    for _ in range(4):
        go.up()
        seen.append(go.area)
    assert seen == ["S1", "D", "", ""]


def test_back_and_forward(go):
    go.show_area("D")
    go.show_area("S1")
    at_street = go._map.view
    go.show_case("a")
    assert go.area == "S1" and go.case == "a"
    go.back()
    assert go._map.view == at_street
    go.back()
    assert go.area == "D"
    go.forward()
    assert (go.area, go._map.view) == ("S1", at_street)
    go.show_area("S0")
    there = go._map.view
    go.forward()
    assert go._map.view == there, "a new way ends the old one"


def test_the_filter_keeps_the_chosen_area(go):
    go.show_area("S0")
    go.set_filter(CaseFilter(states=frozenset([State.CLOSED]), area="S1"))
    assert go.filter == CaseFilter(states=frozenset([State.CLOSED]), area="S0")
    go.clear_filter()
    assert go.filter == CaseFilter(area="S0")


def test_a_case_without_a_place_leaves_the_map(go):
    before = go._map.view
    go.show_case("b")
    assert go.case == "b" and go._map.view == before


def test_what_is_gone_is_no_longer_chosen(go):
    go.show_area("S0")
    go._live = type("Known", (), {"tree": AreaTree(), "cases": {}})
    go.forget_missing()
    assert go.area == ""


def test_an_area_without_geometry_goes_to_what_lies_below(go):
    import msgspec

    areas = [msgspec.structs.replace(a, wkb=None, bounds=None) if a.id == "S0" else a for a in small_areas()]
    go._live = type("Known", (), {"tree": AreaTree(areas), "cases": {}})
    go.show_area("S0")
    assert go._map.view.x == pytest.approx(114.01)
