"""What each key of the review page does. One table: buttons, keyboard and the map on `?` are made from it.

The rows of the keyboard carry the meaning, so that it holds in any language: a digit says "it is not real" together
with the reason (不属实 + reason), the row of letters under the digits says "it is real" together with what is to become
of it (属实 + disposal), the home row holds what is neither, the lowest row the views. A decision is one stroke.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from console.language import tr
from console.model.review import Disposal, Fact
from console.model.review_rules import Reason
from widgets.review.words import disposal_word

REASONS = "1234567890"
REAL = "QWERTYU"
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_NAMED = {
    Qt.Key.Key_Space: "Space", Qt.Key.Key_Backspace: "Backspace", Qt.Key.Key_Escape: "Esc", Qt.Key.Key_Up: "↑",
    Qt.Key.Key_Down: "↓", Qt.Key.Key_Left: "←", Qt.Key.Key_Right: "→", Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDn", Qt.Key.Key_Return: "Enter", Qt.Key.Key_Enter: "Enter", Qt.Key.Key_Plus: "+",
    Qt.Key.Key_Equal: "+", Qt.Key.Key_Minus: "-", Qt.Key.Key_Comma: ",", Qt.Key.Key_Slash: "?",
    Qt.Key.Key_Question: "?",
}


@dataclass(frozen=True)
class Act:
    """What a key asks for: `name` "judge" with its verdict, "view" with the mode in `value`, or another deed."""

    name: str
    fact: Fact | None = None
    disposal: Disposal = Disposal.NONE
    reason: str = ""
    value: str = ""


@dataclass(frozen=True)
class Bound:
    """One key: as it is written on the button, what it does, in a word and in a sentence."""

    key: str
    act: Act
    word: str
    tip: str = ""


@dataclass(frozen=True)
class Row:
    """Keys that belong together under one heading."""

    title: str
    keys: tuple[Bound, ...]


class Keyboard:
    """All keys of the page.

    Args:
        reasons: for 不属实, from the catalogue; ten of them get keys, the one the catalogue names where it can.
    """

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self.real = Row(tr("Real"), tuple(_real()))
        self.unreal = Row(tr("Not real"), tuple(
            Bound(key, Act("judge", Fact.FALSE, reason=reason.code), reason.label,
                  tr("Not real: {reason} (key {key})", reason=reason.label, key=key))
            for key, reason in keyed(reasons)))
        self.other = Row(tr("Other"), tuple(_other()))
        self.views = Row(tr("View"), tuple(_views()))
        self.record = Row(tr("On record"), tuple(_record()))
        self.ways = Row(tr("Moving about"), tuple(_ways()))
        self._acts = {one.key: one.act for row in self.rows for one in row.keys}

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.unreal, self.real, self.other, self.record, self.views, self.ways

    def find(self, key: int, modifiers: Qt.KeyboardModifier) -> Act | None:
        """What a key event means here, None for nothing: then it is the window's."""
        keypad = Qt.KeyboardModifier.KeypadModifier
        held = modifiers & ~keypad
        if held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Z:
            return self._acts["Backspace"]
        if held == SHIFT and key in _SHIFTED:
            return _SHIFTED[Qt.Key(key)]
        if held == SHIFT and key != Qt.Key.Key_Question:
            return self._acts.get(f"Shift+{written(key)}")
        if held not in (NONE, SHIFT):
            return None
        return self._acts.get(written(key))


_SHIFTED = {Qt.Key.Key_Space: Act("step_view", value="-1"), Qt.Key.Key_Left: Act("turn", value="-1"),
            Qt.Key.Key_Right: Act("turn", value="1"), Qt.Key.Key_Plus: Act("zoom", value="1")}


def keyed(reasons: Sequence[Reason]) -> list[tuple[str, Reason]]:
    """Each reason with its key, as the keys lie: the catalogue's own where it lies in the row, the free ones else."""
    wanted = {one.key.upper(): one for one in reasons if one.key and one.key.upper() in REASONS}
    free = iter([key for key in REASONS if key not in wanted])
    for one in reasons:
        if one not in wanted.values() and (key := next(free, "")):
            wanted[key] = one
    return sorted(wanted.items(), key=lambda pair: REASONS.index(pair[0]))


def written(key: int) -> str:
    """A Qt key as the buttons write it; "" for those the page has nothing to do with."""
    if key in _NAMED:
        return _NAMED[Qt.Key(key)]
    return chr(key) if Qt.Key.Key_0 <= key <= Qt.Key.Key_Z else ""


def _real() -> Iterator[Bound]:
    order = (Disposal.CASE, Disposal.LAWFUL, Disposal.HISTORIC, Disposal.STOP, Disposal.RECTIFYING,
             Disposal.DEMOLISHED, Disposal.CLEARED)
    for key, disposal in zip(REAL, order, strict=True):
        word = disposal_word(disposal)
        yield Bound(key, Act("judge", Fact.TRUE, disposal), word, tr("Real: {disposal} (key {key})", disposal=word,
                                                                       key=key))


def _other() -> Iterator[Bound]:
    yield Bound("A", Act("judge", Fact.UNSURE), tr("Cannot tell"),
                tr("Cannot be decided: more evidence is needed (key A)"))
    yield Bound("S", Act("skip"), tr("Skip"), tr("Leave it to somebody else or for later (key S)"))
    yield Bound("D", Act("duplicate"), tr("Duplicate of …"), tr("The same as another detection, to be chosen (key D)"))
    yield Bound("F", Act("field"), tr("Field check"), tr("Somebody has to go and see (key F)"))
    yield Bound("G", Act("alike"), tr("Look-alikes"), tr("Judge those of its kind together, on one sheet (key G)"))
    yield Bound("H", Act("note"), tr("Note"), tr("Write words that go with the next verdict (key H)"))
    yield Bound("Backspace", Act("undo"), tr("Undo"), tr("Take back my last verdict (Backspace or Ctrl+Z)"))


def _record() -> Iterator[Bound]:
    """Rare and weighty: with Shift, so that no finger falls on them."""
    yield Bound("Shift+C", Act("correct"), tr("Correct"),
                tr("Put another verdict in the place of the last one (Shift+C, then its key)"))
    yield Bound("Shift+L", Act("lock"), tr("Lock"), tr("Make the verdict unchangeable; a supervisor's (Shift+L)"))
    yield Bound("Shift+R", Act("recheck"), tr("Re-check"), tr("Close the re-check that waits here (Shift+R)"))
    yield Bound("Shift+E", Act("evidence"), tr("Evidence"), tr("Make the signed folder of evidence (Shift+E)"))


def _views() -> Iterator[Bound]:
    for key, name, word in (("Z", "overview", tr("All")), ("X", "side", tr("Side by side")),
                            ("C", "swipe", tr("Curtain")), ("V", "blink", tr("Blink")),
                            ("B", "difference", tr("Height change")), ("N", "section", tr("Section")),
                            ("M", "cloud", tr("3-D"))):
        yield Bound(key, Act("view", value=name), word, tr("{view} (key {key})", view=word, key=key))
    yield Bound("Space", Act("step_view", value="1"), tr("Next view; with Shift the one before"))
    yield Bound("O", Act("kind"), tr("Orthophoto or shaded surface"))
    yield Bound("P", Act("whole"), tr("Whole view"))
    yield Bound("+", Act("zoom", value="1"), tr("Nearer"))
    yield Bound("-", Act("zoom", value="-1"), tr("Farther"))
    yield Bound("←", Act("nudge", value="-1"), tr("Move line or curtain, turn the points; with Shift turn the line"))
    yield Bound("→", Act("nudge", value="1"), tr("the other way"))


def _ways() -> Iterator[Bound]:
    yield Bound("↑", Act("go", value="-1"), tr("The detection before in the queue"))
    yield Bound("↓", Act("go", value="1"), tr("The next one in the queue, without a verdict"))
    yield Bound("PgUp", Act("scroll", value="-1"), tr("Scroll the facts up"))
    yield Bound("PgDn", Act("scroll", value="1"), tr("Scroll the facts down"))
    yield Bound("Enter", Act("enter"), tr("Write what came back from the field"))
    yield Bound(",", Act("filter"), tr("Filters of the queue; Esc comes back"))
    yield Bound("J", Act("curves"), tr("Curves of precision"))
    yield Bound("K", Act("case"), tr("Open its case at the case desk"))
    yield Bound("L", Act("own"), tr("My own figures"))
    yield Bound("?", Act("keys"), tr("This map of the keyboard"))
    yield Bound("Esc", Act("back"), tr("Back to the views"))
