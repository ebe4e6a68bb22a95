"""A review page on a small real console: six detections, no survey files, people by name, a clock set by hand."""

import shutil
from contextlib import contextmanager

import msgspec
import shapely
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shell_fakes import small_console

from console.desk.review.loading import Incoming
from console.model.person import OPERATOR, Role, User
from console.model.review import Found, Question
from console.model.review_rules import FieldRule, Reason, ReviewRules, SecondRule
from console.profile import Profile
from console.wiring import Console
from widgets.review.bench import ReviewBench
from widgets.review.page import ReviewPage
from widgets.review.work import ReviewWork
from widgets.theme import Theme

RULES = ReviewRules(
    "test", "test", "1", reasons=(Reason("tree", "树木", "Tree", "1"), Reason("crane", "塔吊", "Crane", "2"),
                                  Reason("other", "其他", "Other", "8", True)),
    second=SecondRule(share=0.0),
    field=FieldRule((Question("builder", "建设人", "Who builds"),), (Question("whole", "全貌", "The whole"),)))
ANN, BOB, CAS = (User(name, name.title(), frozenset({Role.INSPECTOR})) for name in ("ann", "bob", "cas"))
BOSS = User("boss", "Boss", frozenset({Role.SUPERVISOR}))
PASSWORD = "correct horse 7"
METRE = 1 / 111_320
Key = Qt.Key


def found(source_id, lon=114.005, kind="new", confidence=0.9, side=10.0, **fields):
    """A square in a grid of the small console; with the same confidence the larger one comes first."""
    half = side / 2 * METRE
    shape = shapely.box(lon - half, 22.52 - half, lon + half, 22.52 + half)
    values = {"m2": side * side, "compact": 0.785, "dz_median": 3.0, "dz_max": 3.2, "dz_sigma": 0.1, "dz_error": 0.05,
              "volume": 300.0, "model": "2026.1", "address": f"{source_id} Road"} | fields
    return Found("", "", source_id, kind, shapely.to_wkb(shape), lon, 22.52, confidence=confidence, **values)


def rows():
    """In the order of the queue: a, b, c alike; d a shed beside a; e doubtful; f permitted."""
    return [found("a", side=12), found("b", 114.006, side=11.5), found("c", 114.007, side=11),
            found("d", 114.0051, kind="shed", side=8), found("e", 114.015, confidence=0.4, side=7, kind="extension"),
            found("f", 114.025, permit="P1", side=5, kind="storey")]


def console_with(folder, some=None, people=(ANN, BOB, CAS, BOSS)):
    """A console with these detections; the first of the people is logged in."""
    console = small_console(folder, count=0)
    console.reviews._core._rules = lambda: RULES
    load(console, rows() if some is None else some)
    for one in people:
        roles = one.roles | ({Role.ADMINISTRATOR} if one is people[0] else set())
        console.people.add(msgspec.structs.replace(one, roles=roles), PASSWORD, console.identity.known or OPERATOR)
        if one is people[0]:
            console.identity.switch(console.people.get(one.id))
    return console


def copy_of(template, folder):
    """The console of `console_with`, made once and copied: a quarter of the time."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    console = Console(Profile(folder))
    console.reviews._core._rules = lambda: RULES
    console.identity.switch(console.people.get("ann"))
    return console


def load(console, some, name="found.gpkg"):
    path = console.profile.folder / name
    path.write_bytes(msgspec.json.encode([name, [one.source_id for one in some]]))
    if some:
        console.reviews.load(Incoming(path, some, "EPSG:4490"), OPERATOR)


class Hand:
    """Presses keys as a person does: with time between, after the answer has come."""

    def __init__(self, console, bench):
        self.console, self.bench, self.page, self.time = console, bench, bench.page, 100.0

    def clock(self):
        return self.time

    def settle(self):
        for _ in range(4):
            self.bench.work.finish()
            QApplication.processEvents()

    def press(self, *keys, wait=1.0):
        """Keys by name or letter, each after `wait` seconds, until all is answered."""
        for one in keys:
            self.time += wait
            QTest.keyClick(QApplication.focusWidget() or self.page, one if isinstance(one, Key) else Key(ord(one)))
            self.settle()

    def shifted(self, letter):
        """A letter with Shift."""
        self.time += 1.0
        QTest.keyClick(self.page, Key(ord(letter)), Qt.KeyboardModifier.ShiftModifier)
        self.settle()

    def hold(self, key, times, every=0.03):
        """A key held down: one press, then what the keyboard repeats by itself."""
        for i in range(times):
            self.time += every
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, chr(key), i > 0)
            QApplication.sendEvent(self.page, event)
            self.settle()

    def write(self, words):
        QTest.keyClicks(QApplication.focusWidget(), words)

    def be(self, who):
        """Somebody else logs in."""
        self.console.identity.switch(self.console.people.get(who.id))
        self.bench.user_changed()
        self.settle()

    @property
    def at(self):
        """Source id of what is shown."""
        return self.bench.now.id.rpartition("-")[2]

    def get(self, source):
        (batch,) = self.console.reviews.batches()[:1]
        return self.console.reviews.get(f"{batch.id}-{source}")

    @property
    def facts(self):
        return self.page.facts.words()

    @property
    def error(self):
        return self.page.verdicts.error.text()


@contextmanager
def bench_on(qtbot, console):
    """The page alone, shown, with the keyboard."""
    page = ReviewPage(console.reviews.rules, Theme())
    hand = []
    bench = ReviewBench(console, page, ReviewWork(console), lambda: hand[0].clock() if hand else 0.0)
    hand.append(Hand(console, bench))
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    page.activateWindow()
    page.setFocus()
    hand[0].settle()
    yield hand[0]
    bench.stop()
