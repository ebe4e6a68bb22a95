"""What happened at a place opens from its card: order, inspection and detection each on their own page."""

import pytest
import shapely
from desk_window import settle
from shapely.affinity import translate

from console.desk.order_draft import OrderDraft
from console.desk.review.loading import Incoming
from console.model.order import OrderState
from console.model.person import OPERATOR
from console.model.premises import Building
from console.model.review import Found

LON, LAT = 114.0050, 22.5200
CODE = "4403040010010100001"


@pytest.fixture
def console(console):
    shape = shapely.box(LON - 0.0003, LAT - 0.0003, LON + 0.0003, LAT + 0.0003)
    console.places.add_buildings([Building(CODE, "莲心大厦", "G0", "residential", 3, 9.0, 6, LON, LAT, shape.wkb)])
    path = console.profile.folder / "found.gpkg"
    path.write_bytes(b"found")
    console.reviews.load(Incoming(path, [
        Found("", "", name, "new", translate(shape, shift, shift).wkb, LON + shift, LAT + shift,
              confidence=0.9, m2=100.0, dz_median=3.0) for name, shift in (("here", 0.0), ("aside", 0.002))],
        "EPSG:4490"), OPERATOR)
    department = next(iter(console.catalogues.departments.departments))
    draft = OrderDraft("清理消防通道", (department.code,), "G0", lon=LON, lat=LAT)
    order, = console.orders.issue(draft, OPERATOR)
    console.orders.cancel(order.id, OPERATOR, why="误发")
    console.inspections.visit(CODE, OPERATOR)
    return console


@pytest.fixture
def window(window):
    look(window)
    return window


def look(window):
    for _ in range(2):
        settle(window)
        window.found.background.finish()
        if window.pages.review is not None:
            window.pages.review.work.finish()
        settle(window)


def test_every_event_opens_where_it_is_worked_on(window):
    console = window.console
    window.objects.show("building", CODE)
    look(window)
    items = {one.kind: one for one in window.objects.card.events.items()}
    assert set(items) == {"case", "order", "inspection", "detection"} and all(one.id for one in items.values())
    window.navigation.select_area("S1")         # another area: what is asked for is shown all the same
    opened = window.objects.card.events.opened
    opened.emit("order", items["order"].id)
    look(window)
    assert window.desk.pages.current == "orders" and window.pages.orders.card.order.id == items["order"].id
    assert window.pages.orders.card.order.state is OrderState.CANCELLED
    assert not window.pages.orders.bar.open_only.isChecked()
    opened.emit("inspection", items["inspection"].id)
    look(window)
    assert window.desk.pages.current == "inspections" and window.pages.inspections.code == CODE
    opened.emit("detection", items["detection"].id)
    look(window)
    assert window.desk.pages.current == "review" and window.pages.review.now.id == items["detection"].id
    assert console.reviews.get(items["detection"].id).source_id == "here"
    assert [one.detection for one in console.reviews.claims()] == [items["detection"].id]
