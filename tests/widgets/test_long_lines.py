"""Long lines run in a process of their own: progress shows, the outcome comes back, Cancel stops them."""

import sys

import pytest

from console.commands.tree import Door
from widgets.long_lines import LongLines
from widgets.theme import Theme

PROGRAM = """
import json, sys
def tell(done): print(json.dumps({"done": done, "total": 4, "text": "looking"}), file=sys.stderr, flush=True)
tell(1)
if "fail" in sys.argv: print("It was refused.", file=sys.stderr); sys.exit(1)
if "wait" in sys.argv:
    while sys.stdin.buffer.read(64): pass
    print("Stopped.", file=sys.stderr); sys.exit(1)
print(json.dumps({"words": sys.argv[-3:]}))
"""


@pytest.fixture
def lines(qtbot, tmp_path):
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    strip = LongLines(tmp_path, lambda words: Door(), Theme(), [sys.executable, str(script)])
    qtbot.addWidget(strip)
    yield strip
    strip.stop()


def test_only_long_lines_are_taken(lines):
    assert not lines.take(["layer", "list"]) and not lines.take(["detect", "score", "a", "b"])
    assert not lines.take(["detect", "run", "--help"])


def test_the_answer_comes_back_as_an_outcome(qtbot, lines):
    with qtbot.waitSignal(lines.finished, timeout=20_000) as told:
        assert lines.take(["detect", "run", "here"])
    assert told.args[0].value == {"words": ["detect", "run", "here"]} and not told.args[0].error
    qtbot.waitUntil(lines.isHidden)


def test_a_refusal_is_said_in_its_own_words(qtbot, lines):
    with qtbot.waitSignal(lines.finished, timeout=20_000) as told:
        lines.take(["detect", "run", "fail"])
    assert told.args[0].error == "It was refused."


def test_cancel_stops_it(qtbot, lines):
    lines.take(["detect", "demo", "wait"])
    qtbot.waitUntil(lambda: lines.text.text() == "looking", timeout=20_000)
    assert not lines.isHidden() and (lines.bar.value(), lines.bar.maximum()) == (1, 4)
    with qtbot.waitSignal(lines.finished, timeout=20_000) as told:
        lines.cancel.click()
    assert told.args[0].error == "Stopped." and not lines.cancel.isEnabled(), "it says itself what it keeps"
