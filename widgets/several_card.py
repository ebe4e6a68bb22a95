"""Several selected cases: what they have in common, and the steps that can be done with all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from console.language import tr
from console.model.case import Case
from widgets.theme import Theme
from widgets.words import state_word
from widgets.work_bar import WorkBar

MOST = 500     # cases at once: more is no decision any more
TOLD = 8       # refusals told one by one


class SeveralCard(QWidget):
    """Takes the place of the case card while two or more rows are selected."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ids: list[str] = []
        self.title, self.states, self.result = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "heading")
        self.states.setProperty("role", "muted")
        for label in (self.title, self.states, self.result):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.work = WorkBar(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        column.setSpacing(theme.pad)
        for widget in (self.title, self.states, self.work, self.result):
            column.addWidget(widget)
        column.addStretch(1)

    def show_cases(self, cases: Sequence[Case]) -> None:
        """These are selected now."""
        self.ids = [case.id for case in cases]
        self.result.clear()
        self.title.setText(tr("{n} cases selected", n=f"{len(cases):,}"))
        if len(cases) > MOST:
            self.states.setText(tr("Select at most {n} to work on them together.", n=MOST))
            return
        counts = Counter(case.state for case in cases)
        self.states.setText(" · ".join(f"{state_word(state)} {count}" for state, count in counts.most_common()))

    def show_done(self, moved: int, refused: Sequence[tuple[str, str]]) -> None:
        """What became of a step: how many moved, and why each of the others did not."""
        lines = [tr("Done with {n}.", n=moved)] if moved else []
        lines += [f"{case_id}: {why}" for case_id, why in refused[:TOLD]]
        if len(refused) > TOLD:
            lines.append(tr("… and {n} more that were refused", n=len(refused) - TOLD))
        self.result.setText("\n".join(lines))
