"""One sentence at a time, none lost."""

import pytest

from widgets.message_bar import KEPT, Kind, MessageBar
from widgets.theme import Theme


@pytest.fixture
def bar(qtbot):
    bar = MessageBar(Theme())
    qtbot.addWidget(bar)
    bar.resize(300, 30)
    bar.show()
    return bar


def test_a_long_sentence_is_elided_and_readable_in_the_tooltip(bar):
    text = "word " * 200
    bar.say(text, Kind.ERROR)
    assert bar.text == text.strip()
    assert bar._label.text().endswith("…")
    assert bar._label.toolTip() == text.strip()
    assert bar.width() == 300
    assert bar.minimumSizeHint().width() < 300


def test_errors_stay_and_news_goes(bar):
    bar.say("fine", Kind.OK)
    assert bar._timer.isActive()
    bar.say("broken", Kind.ERROR)
    assert not bar._timer.isActive()
    bar._close.click()
    assert bar.text == ""


def test_messages_can_be_read_again(bar, qtbot):
    for i in range(KEPT + 5):
        bar.say(f"message {i}")
    bar.say("working", Kind.BUSY)
    assert len(bar.history) == KEPT
    assert bar.history[-1].text == f"message {KEPT + 4}"
    with qtbot.waitSignal(bar.history_asked) as asked:
        bar._past.click()
    assert asked.args[0] == bar.history
