"""The evaluation panel: counts, follows the choices, opens figures into their cases."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt

from console.desk.clocks import Clocks
from console.insight.evaluation import Evaluator, Names
from console.language import RESOURCES
from console.model.area import Area, AreaTree, Level
from console.model.case import Case, Source, State
from console.model.catalogue import Catalogue
from console.model.figures import read_figures
from console.model.limits import LimitCatalogue
from widgets.background import Background
from widgets.evaluation_panel import EvaluationPanel
from widgets.period_picker import PeriodPicker
from widgets.theme import Theme

ZONE = ZoneInfo("Asia/Shanghai")
NOW = 1_795_240_800.0   # 2026-11-21 14:00 in Shanghai
DAY = 86400.0
TREE = AreaTree([Area("D", "D", "福田区", Level.DISTRICT), Area("S0", "S0", "莲花街道", Level.STREET, "D"),
                 Area("S1", "S1", "梅林街道", Level.STREET, "D"), Area("C0", "C0", "景田社区", Level.COMMUNITY, "S0")])
FIGURES = read_figures(RESOURCES / "catalogues" / "evaluation-2026.1.toml")


class Desk:
    """A case desk without a ledger."""

    def __init__(self):
        self.known = {}
        for i in range(40):
            reported = NOW - i * 2 * DAY
            self.known[str(i)] = Case(
                str(i), "路灯不亮", state=State.CLOSED if i % 4 else State.TAKEN, area=("C0", "S1", "")[i % 3],
                source=list(Source)[i % 3], reported_at=reported, closed_at=reported + 3600 if i % 4 else None,
                reworks=int(i % 5 == 0), handled_at=reported + 60, dispatched_by="")

    def cases(self):
        return dict(self.known)

    def get(self, case_id):
        return self.known.get(case_id)

    def listen(self, callback):
        return lambda: None


class Areas:
    def tree(self):
        return TREE


@pytest.fixture
def panel(qtbot):
    clocks = Clocks(LimitCatalogue("t", "t", "1", "t", {"workday": (("09:00", "18:00"),)}, (), legal_holidays=""),
                    Catalogue("t", "t", "1", ()))
    names = Names(lambda handler: "", str, str)
    evaluator = Evaluator(Desk(), Areas(), clocks, lambda: FIGURES, names, lambda: ZONE, lambda: NOW)
    background = Background()
    made = EvaluationPanel(evaluator, background, Theme(), lambda: NOW)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.asked = []
    made.cases_wanted.connect(lambda ids, words: made.asked.append((ids, words)))
    made.set_tree(TREE)
    made.show()
    made.choices.period.choose("year")
    background.finish()
    yield made
    background.stop()


def settle(panel):
    panel._background.finish()


def heading(panel, word):
    next(one for one in panel._heading_group.buttons() if one.text() == word).click()


def test_counts_when_it_is_seen_and_says_when(panel):
    assert [panel.model.rows[i].label for i in range(3)] == ["All cases", "莲花街道", "梅林街道"]
    assert panel.model.headerData(1, Qt.Orientation.Horizontal) == "Reported"
    assert panel.model.data(panel.model.index(0, 1)) == "40"
    assert panel.choices.status.text() == f"as of {datetime.fromtimestamp(NOW):%H:%M}"
    assert panel.detail.value.text() == "40" and "reported in the period" in panel.detail.formula.text()


def test_a_click_on_a_figure_opens_its_cases(panel, qtbot):
    heading(panel, "Quality")
    index = panel.model.index(1, 1)     # rework rate of 莲花街道
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=panel.table.visualRect(index).center())
    ((ids, words),) = panel.asked
    assert ids == frozenset(str(i) for i in range(0, 40, 15)) and words == "Rework rate · 莲花街道"
    assert panel.detail.name.text() == "Rework rate" and panel.detail.row.text() == "莲花街道"
    assert panel.detail.numbers.text() == "3 of 14"
    panel.detail.rest.click()
    assert len(panel.asked[-1][0]) == 11 and panel.asked[-1][1].endswith("not counting")


def test_keys_do_the_same(panel, qtbot):
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Right)
    assert panel.chosen[1] == "open"
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert panel.asked[-1] == (frozenset(str(i) for i in range(0, 40, 4)), "Open")


def test_a_figure_without_value_is_a_dash_and_opens_nothing(panel):
    heading(panel, "Three levels")
    cell = panel.model.index(0, 2)
    assert panel.model.data(cell) == "—"
    assert "neither 0 % nor 100 %" in panel.model.data(cell, Qt.ItemDataRole.ToolTipRole)
    panel.table.setCurrentIndex(cell)
    panel.open_figure(*panel.chosen)
    assert panel.asked == [] and not panel.detail.counted.isEnabled()


def test_area_period_and_rows_are_followed(panel):
    panel.set_area("S0")
    settle(panel)
    assert panel.choices.level is Level.COMMUNITY and panel.choices.within.text() == "in 莲花街道"
    assert [row.label for row in panel.model.rows] == ["All cases", "景田社区"]
    assert panel.model.data(panel.model.index(0, 1)) == "14"
    panel.set_area("")
    panel.choices.period.choose("custom", date(2026, 11, 1), date(2026, 11, 5))
    settle(panel)
    assert panel.model.data(panel.model.index(0, 1)) == "3"     # 2026-11-05, 11-03 and 11-01
    panel.choices.rows.setCurrentIndex(2)
    settle(panel)
    assert "nobody to evaluate" in panel.none.text() and panel.none.isVisible()


def test_an_empty_period_says_so(panel):
    panel.choices.period.choose("custom", date(2001, 1, 1), date(2001, 1, 2))
    settle(panel)
    assert panel.none.isVisible() and "No case was reported" in panel.none.text()
    panel.choices.period.choose("all")
    settle(panel)
    assert not panel.none.isVisible()


def test_pictures_of_a_figure(panel):
    chart = panel.picture.chart
    assert [name for name, _ in chart.bars] == ["莲花街道", "梅林街道", "Outside these areas, or without a place"]
    panel.picture.ways["trend"].click()
    assert [name for name, _ in chart.bars] == ["2026-09", "2026-10", "2026-11"]
    assert sum(value for _, value in chart.bars) == 40
    panel.picture.ways["source"].click()
    assert sorted(value for _, value in chart.bars) == [13, 13, 14]
    heading(panel, "Three levels")
    panel.table.setCurrentIndex(panel.model.index(0, 2))
    assert chart.bars == [] and chart.empty.isVisible()


def test_sorting_keeps_all_cases_on_top_and_dashes_last(panel):
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        panel.model.sort(1, order)
        assert panel.model.rows[0].key == "*"
        values = [panel.model.cell(i, 1).numerator for i in range(1, panel.model.rowCount())]
        assert values == sorted(values, reverse=order is Qt.SortOrder.DescendingOrder)


def test_export_begins_the_line_that_asks_for_the_same(panel, qtbot):
    panel.set_area("S0")
    with qtbot.waitSignal(panel.line_wanted) as told:
        panel.choices.export_wanted.emit()
    assert told.args == ["evaluate --by area --level community --area S0 --since 2026-01-01 --until 2026-11-21 "
                         "--out evaluation.xlsx"]
    settle(panel)


@pytest.mark.parametrize(("key", "days"), [
    ("month", (date(2026, 11, 1), date(2026, 11, 21))), ("last_month", (date(2026, 10, 1), date(2026, 10, 31))),
    ("thirty", (date(2026, 10, 23), date(2026, 11, 21))), ("last_year", (date(2025, 1, 1), date(2025, 12, 31))),
    ("today", (date(2026, 11, 21), date(2026, 11, 21))), ("all", (None, None))])
def test_periods(qtbot, key, days):
    picker = PeriodPicker(Theme(), lambda: ZONE, lambda: NOW)
    qtbot.addWidget(picker)
    picker.choose(key)
    assert picker.days == days
    since, until = picker.bounds
    if key == "today":
        assert since <= NOW < until == since + DAY


def test_the_last_figure_is_not_cut_when_a_scroll_bar_comes(panel, qtbot):
    settle(panel)
    panel.split.setSizes([70, 600])
    qtbot.waitUntil(panel.table.verticalScrollBar().isVisible)
    assert panel.table.horizontalScrollBar().maximum() == 0
