"""The board of devices: readings in any order, alarms on record, silence shown, nothing invented."""

import msgspec
import numpy as np
import pytest

from console.demo.devices import place_devices, readings
from console.desk.devices.board import DeviceBoard, Mood
from console.errors import BadInput, NotFound
from console.language import RESOURCES
from console.ledger.ledger import Ledger
from console.model.device import Device, Reading
from console.model.device_rules import read_device_kinds
from console.model.premises import Building
from console.store.engine import open_store

NOW = 1_800_000_000.0
KINDS = read_device_kinds(RESOURCES / "catalogues" / "devices-2026.1.toml")
GAS = Device("g1", "gas", "三楼燃气", "G0", 114.001, 22.5)
WATER = Device("w1", "water", "桥下积水", "G0", 114.002, 22.5)


class World:
    """A profile whose clock stands still until it is set."""

    def __init__(self, path):
        self.path, self.now, self.hazards = path, NOW, []
        self.open()

    def open(self):
        self.store = open_store(self.path)
        self.ledger = Ledger(self.store)
        self.board = DeviceBoard(self.store, self.ledger, lambda: KINDS, lambda: self.now)
        self.board.raises = lambda device, rule, value, at: self.hazards.append((device.id, rule.name, value, at))

    def again(self):
        self.store.close()
        self.open()

    def say(self, device, *said):
        return self.board.take([Reading(device, NOW + at, value) for at, value in said])

    def alarms(self):
        return [(entry.subject, entry.kind, entry.payload["set"]["rule"], entry.at - NOW)
                for entry in self.ledger.entries() if entry.kind in ("device.alarmed", "device.cleared")]


@pytest.fixture
def world(tmp_path):
    world = World(tmp_path / "console.db")
    world.board.register([GAS, WATER], "ann")
    yield world
    world.store.close()


def test_an_alarm_is_on_record_once_and_raises_a_hazard(world):
    taken = world.say("g1", (-120, 2.0), (-90, 12.0), (-60, 12.5), (-30, 30.0))
    assert taken.new == 4 and set(taken.raised) == {("g1", "leak"), ("g1", "danger")}
    assert world.alarms() == [("device:g1", "device.alarmed", "leak", -60),
                              ("device:g1", "device.alarmed", "danger", -30)]
    assert world.hazards == [("g1", "leak", 12.5, NOW - 60), ("g1", "danger", 30.0, NOW - 30)]
    now = world.board.now()[0]
    assert (now.mood, now.value, now.holding) == (Mood.ALARM, 30.0, (("danger", NOW - 30), ("leak", NOW - 60)))


def test_the_same_readings_again_change_nothing(world):
    said = ((-90, 12.0), (-60, 12.5))
    world.say("g1", *said)
    again = world.say("g1", *said)
    assert (again.new, again.repeated, again.raised) == (0, 2, ()) and len(world.alarms()) == 1


def test_readings_come_late_and_only_fill_the_curve(world):
    """What is older than the newest word is kept, and raises no alarm any more."""
    world.say("g1", (-10, 1.0))
    late = world.say("g1", (-300, 50.0), (-10, 1.0), (-200, 50.0))
    assert (late.new, late.repeated, late.raised) == (2, 1, ())
    times, values = world.board.curve("g1")
    assert (times - NOW).tolist() == [-300, -200, -10] and values.tolist() == [50, 50, 1]
    assert world.board.now()[0].value == 1.0 and world.hazards == []


def test_a_day_is_kept(world):
    world.say("g1", (-24 * 3600 - 10, 1.0), (-3600, 2.0))
    world.say("g1", (0, 3.0))
    assert world.board.curve("g1")[1].tolist() == [2.0, 3.0]


def test_what_nobody_can_believe_is_counted(world):
    taken = world.board.take([Reading("g1", NOW, -5.0), Reading("g1", NOW, float("nan")), Reading("g1", NOW + 400, 1.0),
                              Reading("ghost", NOW, 1.0), Reading("ghost", NOW, 2.0), Reading("g1", NOW, 1.0)])
    assert (taken.new, taken.unbelievable, dict(taken.unknown), taken.repeated) == (1, 3, {"ghost": 2}, 0)


def test_silence_is_shown_and_ends(world):
    world.say("w1", (0, 1.0))
    world.now = NOW + 31 * 60   # a gauge speaks every half hour at least
    moods = {one.device.id: one for one in world.board.now()}
    assert moods["w1"].mood is Mood.SILENT and moods["w1"].silent_for == pytest.approx(60)
    assert moods["g1"].mood is Mood.NEVER
    world.board.take([Reading("w1", world.now)])   # a sign of life without a number
    heard = {one.device.id: one for one in world.board.now()}["w1"]
    assert (heard.mood, heard.value, heard.value_at, heard.seen_at) == (Mood.CALM, 1.0, NOW, world.now)


def test_a_start_in_the_middle_of_a_delay_forgets_nothing(world):
    world.say("g1", (-60, 12.0))
    world.again()
    assert world.say("g1", (-30, 12.0)).raised == (("g1", "leak"),)
    world.again()
    assert world.board.now()[0].mood is Mood.ALARM
    world.say("w1", (-500, 0.0))
    world.again()
    assert world.say("w1", (-1, 25.0)).raised == (("w1", "rising"),)   # the rate looks back beyond the start


def test_a_device_out_of_service_rests(world):
    world.board.register([msgspec.structs.replace(GAS, off=True)])
    assert world.say("g1", (-60, 50.0), (0, 50.0)).raised == ()
    assert {one.device.id: one.mood for one in world.board.now()}["g1"] is Mood.OFF


@pytest.mark.parametrize(("wrong", "says"), [
    ({"kind": "toaster"}, "kinds"), ({"id": " "}, "id"), ({"lon": 200.0}, "globe"),
    ({"stream": "file:///etc/passwd"}, "rtsp"), ({"stream": "rtsp:"}, "address")])
def test_what_cannot_be_registered_is_said_and_nothing_changes(world, wrong, says):
    with pytest.raises(BadInput, match=says):
        world.board.register([Device("n", "gas", "new"), msgspec.structs.replace(WATER, **wrong)])
    assert "n" not in world.board.devices()
    with pytest.raises(NotFound):
        world.board.get("n")


def test_two_boards_see_each_other(world):
    other = DeviceBoard(world.store, world.ledger, lambda: KINDS, lambda: world.now)
    other.register([Device("n", "gas", "new", lon=114.0, lat=22.5)])
    assert world.board.get("n").name == "new"


def test_a_demo_day_is_the_same_twice_and_holds_events(world):
    buildings = [Building(f"{i:019}", f"楼{i}", "G0", "residential", 6, 18.0, 12, 114.0 + i / 1e4, 22.5, b"")
                 for i in range(50)]
    devices = place_devices(buildings)
    assert devices == place_devices(buildings) and all(one.demo for one in devices)
    world.board.register(devices)
    said = list(readings(devices, NOW))
    assert said == list(readings(devices, NOW)) and {one.device for one in said} >= {one.id for one in devices[:20]}
    assert all(NOW - 24 * 3600 < one.at <= NOW for one in said)
    taken = world.board.take(said)
    assert taken.new == len(said) and taken.raised and taken.unbelievable == 0
    later = world.board.take(readings(devices, NOW + 600))
    assert 0 < later.new < len(said) / 20 and later.repeated > later.new
    assert any(one.mood is Mood.SILENT for one in world.board.now())
    with world.store.write() as connection:
        world.board.remove_demo(connection)
    assert set(world.board.devices()) == {"g1", "w1"} and len(world.board.curve("g1")[0]) == 0


def test_a_curve_is_numbers_in_order(world):
    world.say("g1", (-3, 1.5), (-2, None), (-1, 2.5))
    times, values = world.board.curve("g1", 1.0)
    assert np.all(np.diff(times) > 0) and values.tolist() == [1.5, 2.5]


def test_a_number_in_another_unit_is_not_believed(world):
    taken = world.board.take([Reading("w1", NOW - 3, 0.3, "m"), Reading("w1", NOW - 2, 12.0, " CM "),
                              Reading("g1", NOW - 2, 500.0, "ppm"), Reading("g1", NOW - 1, 3.0, "％lel"),
                              Reading("w1", NOW - 1, 13.0)])
    assert (taken.new, taken.unbelievable, dict(taken.wrong_unit)) == (3, 2, {"w1": "m", "g1": "ppm"})
    assert world.board.curve("w1")[1].tolist() == [12.0, 13.0]


def test_an_alarm_that_falls_silent_says_both_and_one_out_of_service_keeps_its_last_word(world):
    world.say("g1", (-60, 12.0), (-20, 12.0))
    world.now = NOW + 2 * 3600
    found = {one.device.id: one for one in world.board.now()}["g1"]
    assert found.mood is Mood.ALARM and found.silent_for == pytest.approx(3600 - (-20) * -1 + 40, abs=60)
    world.board.register([msgspec.structs.replace(GAS, off=True)])
    found = {one.device.id: one for one in world.board.now()}["g1"]
    assert (found.mood, found.value, found.seen_at) == (Mood.OFF, 12.0, NOW - 20)


def test_a_rule_that_was_taken_out_holds_no_more(world):
    world.say("g1", (-60, 12.0), (-20, 12.0))
    assert world.board.now()[0].holding
    gas = msgspec.structs.replace(KINDS.named("gas"), rules=())
    world.board._kinds = lambda: msgspec.structs.replace(KINDS, kinds=tuple(
        gas if one.kind == "gas" else one for one in KINDS.kinds))
    assert {one.device.id: one.mood for one in world.board.now()}["g1"] is Mood.CALM
