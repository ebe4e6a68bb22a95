"""The review page by keyboard: a detection's whole life, two reviewers, blind, undo, a held key, a crash."""

import dataclasses

import pytest
from bench_world import ANN, BOB, BOSS, CAS, RULES, Key, bench_on, console_with, copy_of, found, load
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from console.model.review import Disposal, Fact, Recheck, Status
from console.profile import Profile
from console.wiring import Console
from widgets.review.ahead import draw_ahead, wanted


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    console_with(folder).close()
    return folder


@pytest.fixture
def console(template, tmp_path):
    made = copy_of(template, tmp_path)
    yield made
    made.close()


@pytest.fixture
def hand(qtbot, console):
    with bench_on(qtbot, console) as made:
        yield made


def test_one_stroke_judges_and_the_next_comes(hand):
    assert hand.at == "a" and "9" in hand.facts and "none covers it" in hand.facts
    hand.press("1")
    judged = hand.get("a")
    assert (judged.fact, judged.reason, judged.status) == (Fact.FALSE, "tree", Status.SETTLED)
    assert judged.verdicts[0].by == "ann" and judged.verdicts[0].seconds == pytest.approx(1.0)
    assert hand.at == "b" and "Not real · Tree" in hand.page.progress.last.text()
    hand.press("W")
    assert (hand.get("b").fact, hand.get("b").disposal) == (Fact.TRUE, Disposal.LAWFUL) and hand.at == "c"


def test_undo_is_one_key_and_brings_it_back(hand):
    hand.press("1", "2")
    hand.press(Key.Key_Backspace)
    assert hand.at == "b" and hand.get("b").status is Status.NEW and hand.get("b").verdicts[0].undone
    hand.press("W", Key.Key_Backspace, Key.Key_Backspace)
    assert hand.at == "a" and hand.get("a").status is Status.NEW


def test_a_reason_that_says_nothing_asks_for_words_in_place(hand):
    hand.press("8")
    assert hand.at == "a" and hand.page.verdicts.words.hasFocus() and not hand.get("a").verdicts
    hand.write("scaffold 1Q")      # digits and letters are words now
    assert not hand.get("a").verdicts
    hand.press(Key.Key_Return)
    assert hand.get("a").verdicts[0].note == "scaffold 1Q" and hand.at == "b"
    assert hand.page.hasFocus() and not hand.page.verdicts.line.isVisible()


def test_words_stay_with_the_detection_they_are_about(hand):
    hand.press("H")
    hand.write("see the crane")
    hand.press(Key.Key_Return, Key.Key_Down)
    assert hand.at == "b" and hand.page.verdicts.note == ""
    hand.press(Key.Key_Up)
    assert hand.at == "a" and hand.page.verdicts.note == "see the crane"
    hand.press("2")
    assert hand.get("a").verdicts[0].note == "see the crane" and hand.page.verdicts.note == ""


def test_second_look_is_blind_and_opens_the_case(hand, qtbot):
    hand.press("Q")
    assert hand.get("a").status is Status.SECOND and "another pair of eyes" in hand.page.progress.last.text()
    assert "a" not in [one.rpartition("-")[2] for one in hand.page.model.ids[1:]] or hand.at != "a"
    hand.be(BOB)
    assert hand.at == "a" and "blind" in hand.page.head.look.text()
    assert "Real" not in hand.facts and "Ann" not in hand.facts and "kept from you" in hand.facts
    hand.press("Q")
    assert hand.get("a").case and "a case was opened" in hand.page.progress.last.text()
    with qtbot.waitSignal(hand.bench.case_wanted) as asked:
        hand.press("K")
    assert asked.args == [hand.get("a").case]


def test_the_third_sees_both_reasons_and_decides(hand):
    hand.press("Q")
    hand.be(BOB)
    hand.press("2")
    assert hand.get("a").status is Status.THIRD
    hand.be(ANN)
    assert hand.at != "a"                       # nobody checks own work
    hand.be(CAS)
    assert hand.at == "a" and "decides" in hand.page.head.look.text()
    assert "Open a case" in hand.facts and "Crane" in hand.facts and "Ann" in hand.facts and "Bob" in hand.facts
    hand.press("2")
    decided = hand.get("a")
    assert decided.status is Status.SETTLED and decided.fact is Fact.FALSE and decided.first_by == "ann"


def test_a_held_key_judges_once(hand):
    hand.time += 1
    hand.hold(Key.Key_1, 40)
    assert hand.at == "b" and not hand.get("b").verdicts
    hand.press("1")
    assert hand.at == "c"


def test_presses_too_fast_to_have_looked_judge_nothing(hand):
    hand.press("1")
    hand.press("1", "1", "1", "1", "1", wait=0.06)   # a remote desktop sends a held key as presses
    assert hand.at == "b" and not hand.get("b").verdicts
    hand.press("2", wait=0.1)
    assert hand.at == "b"
    hand.press("2")
    assert hand.at == "c"


def test_the_keyboard_stays_with_the_page(hand):
    for key in ("1", "X", Key.Key_Space, Key.Key_Down, "L", Key.Key_Escape, "J", Key.Key_Escape, Key.Key_Question,
                Key.Key_Escape, "G", Key.Key_Escape, Key.Key_Backspace, Key.Key_PageDown, "S", "F", "A"):
        hand.press(key)
        assert QApplication.focusWidget() is hand.page, key
        assert QApplication.activePopupWidget() is None and QApplication.activeModalWidget() is None


def test_every_key_of_the_map_does_something(hand):
    acts = {bound.act.name for row in hand.page.keyboard.rows for bound in row.keys}
    assert acts <= set(hand.bench._acts)
    keys = [bound.key for row in hand.page.keyboard.rows for bound in row.keys]
    assert len(keys) == len(set(keys))
    hand.press(Key.Key_Question)
    assert hand.page.at == "keys"
    hand.press("1")                              # a key that judges first shows what it judges, then does
    assert hand.page.at == "views"


def test_a_verdict_is_corrected_and_locked_by_keys(hand, console):
    hand.press("1", Key.Key_Up)
    first = hand.get("a").verdicts[-1]
    assert hand.at == "a" and first.reason
    hand.shifted("C")
    assert "Correcting" in hand.error and hand.page.verdicts.buttons["2"].isEnabled()
    hand.press(Key.Key_Escape, "2")
    assert len(hand.get("a").verdicts) == 1, "Esc leaves it, and without the key nothing is overwritten"
    hand.shifted("C")
    hand.press("2")
    verdicts = hand.get("a").verdicts
    assert hand.at == "a" and len(verdicts) == 2 and verdicts[-1].reason != first.reason
    hand.be(BOSS)
    hand.bench.show_detection(hand.get("a").id)
    hand.settle()
    hand.shifted("L")
    hand.press(Key.Key_Escape)
    assert hand.get("a").status is Status.SETTLED
    hand.shifted("L")
    hand.press("1")
    assert hand.get("a").status is Status.LOCKED and hand.page.head.look.text() == "Locked"
    hand.shifted("L")
    assert "not locked yet" in hand.error
    hand.shifted("C")
    hand.press("1")
    assert "is locked" in hand.error and len(hand.get("a").verdicts) == 2


def test_a_recheck_and_the_evidence_have_keys(hand, console, monkeypatch):
    lines = []
    hand.bench.line_wanted.connect(lines.append)
    hand.shifted("R")
    assert "No re-check" in hand.error
    hand.shifted("E")
    assert lines == [f"evidence make {hand.bench.now.id} --out "]
    closed = []
    one = hand.bench.shown.one
    waiting = replace(one, recheck=Recheck(one.id, "case", "closed", 1.0))
    hand.bench.now.shown = dataclasses.replace(hand.bench.shown, one=waiting)
    monkeypatch.setattr(console.reviews, "recheck", lambda *told: closed.append(told) or one)
    hand.shifted("R")
    hand.press("2")
    assert [(id, who.id, gone, note) for id, who, gone, note in closed] == [(one.id, "ann", False, "")]


def test_somebody_else_has_it(hand, console):
    console.reviews.release(hand.bench.now.id, ANN)
    console.reviews.claim(hand.get("a").id, BOB)
    hand.press("1")
    assert not hand.get("a").verdicts and "Bob is looking" in hand.error and hand.at == "a"
    hand.press(Key.Key_Down, Key.Key_Up)
    assert hand.at == "a" and not hand.bench.shown.mine and "Bob" in hand.page.head.lacks.text()
    hand.press("1")
    assert not hand.get("a").verdicts and "Bob" in hand.error
    assert hand.page.progress.claims.text() == "At work beside you: Bob"


def test_judged_meanwhile_is_refused_in_one_sentence(hand, console):
    id = hand.bench.now.id
    console.reviews.release(id, ANN)
    console.reviews.judge(id, BOB, "true", disposal="case")
    hand.press("2")
    assert "while you looked" in hand.error and hand.at == "a" and len(hand.get("a").verdicts) == 1


def test_unsure_waits_for_evidence(hand):
    hand.press("A")
    assert hand.get("a").status is Status.EVIDENCE and hand.at == "b"


def test_a_duplicate_is_chosen_with_a_digit(hand):
    hand.press("D")
    assert list(hand.page.choices) == ["1"] and not hand.get("a").verdicts
    hand.press("1")                              # now it says which one, not "Tree"
    judged = hand.get("a")
    assert judged.fact is Fact.DUPLICATE and judged.verdicts[0].duplicate_of == hand.get("d").id
    hand.press("D")
    assert "repeats none" in hand.error and not hand.page.choices      # b stands alone
    hand.press("1")
    assert hand.get("b").reason == "tree"


def test_esc_takes_the_offer_away(hand):
    hand.press("D", Key.Key_Escape, "1")
    assert hand.get("a").reason == "tree"


def test_go_and_see_and_what_came_back(hand):
    hand.press("F")
    assert hand.get("a").status is Status.FIELD and hand.at == "b"
    hand.press(Key.Key_Up)
    assert hand.at == "a" and "on the way" in hand.facts
    hand.press(Key.Key_Return)
    assert hand.page.at == "field" and hand.page.field.answers["builder"].hasFocus()
    hand.write("Zhang")
    hand.page.field.confirm()
    hand.settle()
    assert hand.get("a").status is Status.NEW and hand.page.at == "views" and hand.page.hasFocus()
    assert "Zhang" in hand.facts and "required photo" in hand.facts   # the one that did not come is said
    hand.press("1")
    assert hand.get("a").status is Status.SETTLED


def test_look_alikes_are_judged_together_once_seen(hand):
    hand.press("G")
    sheet = hand.page.sheet
    assert hand.page.at == "sheet" and [one.rpartition("-")[2] for one in sheet.chosen] == ["a", "b", "c"]
    sheet.grid.seen.discard(sheet.chosen[2])
    hand.press("1")
    assert "not in sight" in hand.error and not hand.get("a").verdicts
    sheet.grid.seen.add(sheet.chosen[2])
    hand.press(Key.Key_Right, Key.Key_Space, "1")                     # b is taken out
    assert hand.get("a").reason == hand.get("c").reason == "tree" and not hand.get("b").verdicts
    assert hand.page.at == "views" and hand.at == "b" and "2 judged" in hand.page.progress.last.text()
    hand.press(Key.Key_Backspace)
    assert hand.get("a").status is hand.get("c").status is Status.NEW


def test_cells_count_as_seen_when_they_were_painted(hand, qtbot):
    hand.press("G")
    hand.page.sheet.grid.repaint()
    assert hand.page.sheet.unseen == 0 and "Arrows move" in hand.page.sheet.hint.text()


def test_the_queue_ends_and_filters_end(hand):
    for key in "111111":
        hand.press(key)
    assert hand.get("e").status is Status.SECOND                      # doubtful: needs other eyes than Ann's
    assert hand.page.at == "empty" and "Nothing waits" in hand.page.empty.words.text()
    hand.press("1")
    assert not hand.page.verdicts.buttons["1"].isEnabled()
    hand.page.filters.text.setText("nowhere")
    hand.page.filters.changed.emit()
    hand.settle()
    assert "this part of the queue" in hand.page.empty.words.text()
    hand.page.empty.button.click()
    hand.settle()
    assert not hand.page.filters.is_on and hand.page.hasFocus()


def test_filters_and_order_by_keyboard(hand):
    hand.press(Key.Key_Comma)
    assert hand.page.filters.text.hasFocus()
    hand.write("e road")
    hand.press(Key.Key_Return)
    assert hand.at == "e" and len(hand.page.model.ids) == 1 and hand.page.hasFocus()
    hand.page.filters.clear()
    hand.page.filters.order.setCurrentIndex(hand.page.filters.order.findData("disagreement"))
    hand.settle()
    assert hand.at == "e" and len(hand.page.model.ids) == 6           # it stays, the order around it changes
    assert hand.page.model.ids[0].endswith("-e")


def test_nobody_is_logged_in(qtbot, console):
    console.identity.leave()
    with bench_on(qtbot, console) as hand:
        assert "Log in" in hand.page.empty.words.text() and not hand.page.model.ids
        with qtbot.waitSignal(hand.bench.login_wanted):
            hand.page.empty.button.click()


def test_nothing_is_loaded(qtbot, tmp_path):
    console = console_with(tmp_path, some=[])
    with bench_on(qtbot, console) as hand:
        assert "No detections" in hand.page.empty.words.text()
        with qtbot.waitSignal(hand.bench.line_wanted) as asked:
            hand.page.empty.button.click()
        assert asked.args == ["review load "]
        load(console, [found("z")])
        qtbot.waitUntil(lambda: hand.at == "z", timeout=5000)    # what another process loads shows by itself
    console.close()


@pytest.mark.noisy
def test_a_verdict_is_on_the_disk_before_the_next_is_shown(hand, console, monkeypatch):
    """The disk fails between the two: another process finds the verdict, the page says so and goes on."""
    said, found = [], []

    def fails(*_, **__):
        other = Console(Profile(console.profile.folder))
        found.append(other.reviews.get(hand.bench.now.id).fact)
        other.close()
        raise OSError("the disk fails")

    hand.bench.said.connect(lambda text, _: said.append(text))
    with monkeypatch.context() as broken:
        broken.setattr(type(console.reviews), "next", fails)
        hand.press("1")
    assert found == [Fact.FALSE] and said == ["OSError: the disk fails"] and hand.at == "a"
    hand.press("1")
    assert "decided" in hand.error or "while you looked" in hand.error
    hand.press("S")
    assert hand.at == "b" and len(hand.get("a").verdicts) == 1


def test_leaving_the_page_gives_back_what_was_claimed(hand, console):
    assert [claim.by for claim in console.reviews.claims()] == ["ann"]
    hand.page.hide()
    hand.settle()
    assert not console.reviews.claims()
    hand.page.show()
    hand.settle()
    assert [claim.by for claim in console.reviews.claims()] == ["ann"] and hand.at == "a"


def test_figures_are_for_oneself_and_supervisors(hand):
    hand.press("1", "2", "L")
    assert hand.page.at == "own" and hand.page.own._figures["judged"][0].text() == "2"
    assert not hand.page.own.who.isVisible()
    hand.be(BOSS)
    hand.press("L")
    assert [hand.page.own.who.itemData(i) for i in range(hand.page.own.who.count())] == ["boss", "ann"]
    hand.page.own.asked.emit("ann")
    hand.settle()
    assert hand.page.own._figures["judged"][0].text() == "2" and "Ann" in hand.page.own.title.text()


def test_curves_say_what_a_threshold_means(hand):
    hand.press("J")
    assert "no curve" in hand.page.curves.none.text()
    hand.press(Key.Key_Escape, "1", "W", "J")
    before = hand.page.curves.threshold.threshold
    hand.press(Key.Key_Right)
    assert hand.page.curves.threshold.threshold > before
    assert "50% of the judged ones real" in hand.page.curves.words.text()


def test_views_step_without_a_word(hand):
    views = hand.page.views
    hand.press("X")
    assert views.mode == "side" and hand.page.head.buttons["side"].isChecked()
    hand.press(Key.Key_Space)
    assert views.mode == "swipe"
    assert hand.page.head.lacks.text()           # the batch does not say its surveys: said, and the review goes on


def test_another_catalogue_gives_other_keys(hand):
    from msgspec.structs import replace

    hand.console.reviews._core._rules = lambda: replace(RULES, reasons=RULES.reasons[1:])
    hand.bench.rules_changed()
    assert "1" not in hand.page.verdicts.buttons or hand.page.verdicts.buttons["1"].word != "Tree"


def test_the_next_one_is_drawn_beforehand_and_the_same(hand, qtbot):
    """What was drawn in the thread is what the view would have drawn, and it is taken once."""
    hand.bench._beside.stop()   # the bench's own thread would draw the same while we look at what was taken
    hand.settle()
    upcoming = hand.bench.work.scenes.scene(hand.get("b"))
    some = wanted(hand.page.views)
    assert {one.name for one in some} == {"before", "after", "difference", "section"}
    draw_ahead(upcoming, some)
    kept = {key[1]: value[0] for key, value in upcoming.kept.items() if key[0] == "ahead"}
    assert set(kept) == {one.name for one in some}
    hand.press("1")
    hand.page.views.repaint()
    assert hand.bench.shown.scene.kept is upcoming.kept
    assert not [key for key in upcoming.kept if key[0] == "ahead"]
    for name, image in kept.items():
        pane = hand.page.views.panes[name]
        assert pane.image == image and pane._now()[0] == image


def test_nothing_moves_from_one_detection_to_the_next(hand):
    """Other words, another look, the offer of duplicates, a note: the pictures stay where they are."""
    page = hand.page

    def places():
        QApplication.processEvents()
        return [part.geometry() for part in (page.middle, page.queue, page.facts, page.verdicts)]

    before = places()
    hand.press("D")
    assert places() == before
    hand.press(Key.Key_Escape, "H")
    assert places() == before
    hand.press(Key.Key_Escape, "Q", Key.Key_Up)
    assert hand.at == "a" and hand.page.head.look.isVisible() and not hand.bench.shown.mine
    assert not [claim for claim in hand.console.reviews.claims() if claim.detection == hand.bench.now.id]
    hand.press("1")
    assert "does not wait" in hand.error and len(hand.get("a").verdicts) == 1
    hand.be(BOB)
    assert hand.page.head.look.isVisible() and places() == before


def test_words_half_written_outlive_the_program(qtbot, console):
    with bench_on(qtbot, console) as hand:
        hand.press("H")
        hand.write("beside the cra")
    with bench_on(qtbot, console) as hand:
        assert hand.at == "a" and hand.page.verdicts.note == "beside the cra"
        hand.press("2")
        assert hand.get("a").verdicts[0].note == "beside the cra"
        hand.press(Key.Key_Backspace)
        assert hand.at == "a" and hand.page.verdicts.note == ""
