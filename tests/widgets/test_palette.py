"""The palette: a few letters, Enter, done."""

import pytest
import typer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shell_fakes import small_areas, small_tree

from console.commands import address, areas
from console.model.area import AreaTree
from console.model.case import Case
from widgets.command_entries import entries
from widgets.palette import MOST_RECENT, Palette
from widgets.palette_offers import Offers
from widgets.theme import Theme

TREE = AreaTree(small_areas())
CASES = {case.id: case for case in (Case("test:1", "莲花路积水"), Case("test:2", "Broken lamp"))}


@pytest.fixture
def offers():
    return Offers(entries(small_tree()), lambda: TREE, lambda: CASES)


@pytest.fixture
def palette(qtbot, offers):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    palette = Palette(offers, [], Theme(), window)
    palette.open()
    return palette


def lines(offers, text, recent=()):
    return [offer.line for offer in offers.find(text, recent)]


@pytest.mark.parametrize("text", ["莲花", "lh", "lianh", "440304008"])
def test_an_area_is_found_by_name_pinyin_initials_and_code(offers, text):
    found = offers.find(text)
    assert found[0].line == "view area S0"
    assert found[0].title == "Go to 莲花街道"
    assert found[0].ready


@pytest.mark.parametrize("text", ["zoom in", "view zoom-in", "zoomin", "vzi"])
def test_a_command_is_found_by_title_line_and_letters(offers, text):
    assert lines(offers, text)[0] == "view zoom-in"


def test_a_command_is_found_in_chinese_and_by_its_pinyin():
    from console import language

    language.use("zh")
    offers = Offers(entries(small_tree()), lambda: TREE, lambda: CASES)
    for text in ("放大", "fangda", "fd"):
        assert "view zoom-in" in lines(offers, text)[:3], text


def test_a_case_is_found_by_title_and_id(offers):
    assert "view case test:2" in lines(offers, "broken")
    assert "view case test:1" in lines(offers, "积水")


def test_nothing_typed_offers_what_was_used_lately_first(offers):
    found = offers.find("", ["view area S1", "gone command", "view up"])
    assert [offer.line for offer in found[:2]] == ["view area S1", "view up"]
    assert found[0].title == "Go to 梅林街道"
    assert len(lines(offers, "")) == len(set(lines(offers, "")))


def test_what_was_found_lately_is_called_by_its_name_of_today():
    app = typer.Typer()
    app.add_typer(address.app, name="address")
    app.add_typer(areas.app, name="areas")
    names = {("building", "4403"): "莲心大厦"}
    offers = Offers(entries(typer.main.get_command(app)), lambda: TREE, dict,
                    named=lambda kind, id: names.get((kind, id), ""))
    found = offers.find("", ["address show building:4403", "address show room:1"])
    assert (found[0].title, found[0].detail, found[0].ready) == ("莲心大厦", "Building · used lately", True)
    assert found[1].title.endswith("room:1")    # gone: the line as it was


def test_what_makes_no_sense_in_a_palette_is_not_offered(offers):
    assert not any(line.startswith("snapshot") for line in lines(offers, "snapshot"))


def test_arguments_are_hinted_and_completed(offers):
    assert offers.hint("view area ").startswith("view area AREA")
    assert offers.hint("nothing") == ""
    assert lines(offers, "view area ")[:2] == ["view area D", "view area S1"]
    assert lines(offers, "view area mei")[-1] == "view area S1"
    assert lines(offers, "view language ") == ["view language zh", "view language en"]
    assert "view filter --state" in lines(offers, "view filter --s")
    assert "view filter --state closed" in lines(offers, "view filter --state clo")
    assert lines(offers, "view filter --open ")[0] == "view filter --open"


def test_a_line_without_its_argument_cannot_be_run(offers):
    assert [offer for offer in offers.find("count ") if offer.ready] == []
    assert [offer.line for offer in offers.find("count 3")] == ["count 3"]


def test_enter_runs_what_is_chosen(qtbot, palette):
    qtbot.keyClicks(palette.field, "zoom in")
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == ["view zoom-in"]
    assert not palette.isVisible()
    assert palette._recent == ["view zoom-in"]


def test_enter_begins_a_line_that_needs_more(qtbot, palette):
    qtbot.keyClicks(palette.field, "count")
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.field.text() == "count "
    qtbot.keyClicks(palette.field, "3")
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == ["count 3"]


def test_tab_completes_arrows_choose_escape_closes(qtbot, palette):
    qtbot.keyClicks(palette.field, "lh")
    first = palette._current()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette._current() != first
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.field.text() == "view area S0 "
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_an_unknown_line_is_run_as_typed_so_that_its_error_is_told(qtbot, palette):
    qtbot.keyClicks(palette.field, "qqqqqq 1")
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == ["qqqqqq 1"]


def test_only_so_many_lines_are_remembered(palette):
    for i in range(MOST_RECENT + 5):
        palette.remember(f"count {i}")
    palette.remember("count 9")
    assert len(palette._recent) == MOST_RECENT
    assert palette._recent[:2] == ["count 9", f"count {MOST_RECENT + 4}"]
    assert palette._recent.count("count 9") == 1


def test_it_stays_inside_a_small_window(qtbot, palette):
    palette.parentWidget().resize(400, 300)
    palette.open("l")
    assert palette.parentWidget().rect().contains(palette.geometry())
