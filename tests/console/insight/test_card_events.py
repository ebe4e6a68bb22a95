"""What cards tell of cases and orders, and how cases are found by text and area."""

import pytest

from console.insight.card_events import case_events, order_events
from console.insight.card_parts import Subject
from console.insight.case_finder import CaseFinder
from console.model.area import Area, AreaTree, Level
from console.model.case import Case, State
from console.model.changes import Changes
from console.model.order import Order, OrderState

TREE = AreaTree([Area("s", "s", "街道", Level.STREET), Area("g", "g", "网格", Level.GRID, "s")])


class Desk:
    """As much of the case desk as the finder asks."""

    def __init__(self, *cases):
        self.all = {case.id: case for case in cases}
        self.told = []

    def cases(self):
        return dict(self.all)

    def get(self, case_id):
        return self.all.get(case_id)

    def listen(self, callback):
        self.told.append(callback)

    def put(self, *cases):
        self.all.update({case.id: case for case in cases})
        for callback in self.told:
            callback(Changes(updated=cases))

    def drop(self, case_id):
        del self.all[case_id]
        for callback in self.told:
            callback(Changes(removed=(case_id,)))


class NoPlaces:
    def building(self, code):
        return None


@pytest.fixture
def desk():
    return Desk(Case("A-1", "楼道堆物", area="g", address="翠湖花园3栋", reported_at=10, lon=114.05, lat=22.54),
                Case("A-2", "井盖破损", area="s", reported_at=20, state=State.CLOSED),
                Case("A-3", "Open MANHOLE", area="g", reported_at=30, lon=114.06, lat=22.54))


def ids(cases):
    return [case.id for case in cases]


def test_cases_are_found_by_number_title_and_address(desk):
    finder = CaseFinder(desk)
    assert ids(finder.find("堆物")) == ["A-1"] and ids(finder.find("manhole")) == ["A-3"]
    assert ids(finder.find("翠湖")) == ["A-1"] and finder.find("无此") == [] and finder.find(" ") == []
    assert ids(finder.find("a-")) == ["A-3", "A-1", "A-2"]      # open ones first, then the latest
    assert ids(finder.find("A-2")) == ["A-2"] and ids(finder.find("a-", 2)) == ["A-3", "A-1"]


def test_the_finder_follows_what_happens(desk):
    finder = CaseFinder(desk)
    finder.find("堆物")
    desk.put(Case("A-1", "电动车充电", area="s", reported_at=10), Case("A-4", "楼道堆物", area="g", reported_at=40))
    assert ids(finder.find("堆物")) == ["A-4"] and ids(finder.find("电动车")) == ["A-1"]
    assert ids(finder.of_areas(["g"])) == ["A-4", "A-3"] and ids(finder.of_areas(["s"])) == ["A-2", "A-1"]
    desk.drop("A-4")
    assert finder.find("堆物") == [] and ids(finder.of_areas(["g"])) == ["A-3"]


def test_cases_stand_on_the_card_of_their_area_and_place(desk):
    tell = case_events(CaseFinder(desk), NoPlaces(), lambda: TREE)
    assert [event.id for event in tell(Subject("area", "s", "s"))] == ["A-3", "A-2", "A-1"]
    near = list(tell(Subject("facility", "F1", "g", "", 114.0501, 22.54)))      # 10 m away
    assert [event.id for event in near] == ["A-1"] and near[0].open
    assert list(tell(Subject("facility", "F1", "g", "", 114.0503, 22.54))) == []


def test_orders_stand_on_the_card_of_their_area():
    orders = {"1": Order("1", "整改", "g", "d", issued_at=5.0),
              "2": Order("2", "旧令", "s", "d", OrderState.ACCEPTED, issued_at=1.0)}
    tell = order_events(lambda: orders, lambda: TREE)
    assert [(event.id, event.open) for event in tell(Subject("area", "s", "s"))] == [("1", True), ("2", False)]
    assert [event.id for event in tell(Subject("area", "g", "g"))] == ["1"]
    assert list(tell(Subject("building", "x", "g", "x"))) == []


def test_orders_stand_at_the_place_they_call_to(desk):
    orders = {"1": Order("1", "到场", "s", "d", lon=114.05, lat=22.54, issued_at=5.0),
              "2": Order("2", "就事件下令", "s", "d", case="A-1", issued_at=6.0),
              "3": Order("3", "别处", "s", "d", case="A-3"), "4": Order("4", "无处", "s", "d", case="gone")}
    tell = order_events(lambda: orders, lambda: TREE, places=NoPlaces(), case=desk.get)
    at = Subject("facility", "F1", "g", "", 114.05, 22.54)
    assert [event.id for event in tell(at)] == ["1", "2"]
    assert list(tell(Subject("facility", "F1", "g", ""))) == []
