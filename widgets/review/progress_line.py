"""How far the queue is: done, left, pace, expected end; and who is at work on what beside me."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from console.language import tr
from widgets.theme import Theme


class ProgressLine(QWidget):
    """One line; quiet, since a pace that shouts makes careless verdicts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self.words, self.last, self.claims = QProgressBar(), QLabel(), QLabel(), QLabel()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.size * 12)
        for label in (self.words, self.claims):
            label.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap, 0, theme.gap, 0)
        row.setSpacing(theme.pad)
        row.addWidget(self.bar)
        row.addWidget(self.words)
        row.addWidget(self.last, 1)
        row.addWidget(self.claims)

    def show_progress(self, done: int, left: int, per_hour: float, expected_end: float | None) -> None:
        """Show the figures.

        Args:
            per_hour: verdicts of everybody in this queue lately; 0 where there is no pace yet.
            expected_end: seconds since 1970 UTC, None where it cannot be said.
        """
        self.bar.setMaximum(max(1, done + left))
        self.bar.setValue(done)
        words = [tr("{done} done", done=f"{done:,}"), tr("{left} left", left=f"{left:,}")]
        if per_hour > 0:
            words.append(tr("{n} an hour", n=f"{per_hour:,.0f}"))
        if left and expected_end is not None:
            words.append(tr("done by about {when}", when=_when(expected_end)))
        self.words.setText(" · ".join(words))

    def say(self, text: str) -> None:
        """What was done last."""
        self.last.setText(text)

    def show_claims(self, others: list[tuple[str, int]]) -> None:
        """Colleagues and how many each has at this moment."""
        self.claims.setText(tr("At work beside you: {who}", who=", ".join(
            name if n == 1 else f"{name} ({n})" for name, n in others)) if others else "")


def _when(at: float) -> str:
    """By the clock on this desk; the day only where it is another one."""
    then, now = datetime.fromtimestamp(at), datetime.now()
    return then.strftime("%H:%M" if then.date() == now.date() else "%m-%d %H:%M")
