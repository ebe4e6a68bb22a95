"""A reviewer's own figures: pace, agreement, overturned. Seen by the reviewer and by supervisors, nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from console.desk.review.figures import Statistics
from console.language import tr
from console.model.review import Fact
from widgets.review.words import fact_word
from widgets.theme import Theme


class OwnPage(QWidget):
    """Signals: asked(user id): a supervisor wants another reviewer's figures."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title, self.about, self.pairs, self.error = QLabel(), QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "heading")
        self.about.setProperty("role", "muted")
        for label in (self.about, self.pairs, self.error):
            label.setWordWrap(True)
        self.about.setText(tr("Only you and supervisors see these figures. They are there to learn from, not to race: "
                              "no pace is demanded."))
        self.who = QComboBox()
        self.who.setToolTip(tr("Whose figures"))
        self.who.setAccessibleName(tr("Whose figures"))
        self.who.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.who.activated.connect(lambda _: self.asked.emit(self.who.currentData()))
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.pad)
        self._figures: dict[str, tuple[QLabel, QLabel]] = {}
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.who)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.pad * 2] * 4)
        column.setSpacing(theme.pad)
        column.addLayout(head)
        for part in (self.about, self.error):
            column.addWidget(part)
        column.addLayout(self._grid)
        column.addWidget(self.pairs)
        column.addStretch(1)

    def offer(self, reviewers: Sequence[tuple[str, str]], chosen: str) -> None:
        """Whose figures may be seen; a choice only where there are several."""
        self.who.clear()
        for user, name in reviewers:
            self.who.addItem(name, user)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self.who.setVisible(len(reviewers) > 1)

    def say(self, text: str) -> None:
        """Why they cannot be seen."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def show_figures(self, found: Statistics, names: dict[str, str]) -> None:
        """Show them.

        Args:
            names: of the other reviewers, by user id.
        """
        self.say("")
        self.title.setText(tr("Figures of {name}", name=found.name or found.who or tr("Operator")))
        tiles = [
            ("judged", f"{found.judged:,}", tr("verdicts"),
             tr("{undone} taken back, {corrected} corrected", undone=found.undone, corrected=found.corrected)),
            ("pace", _number(found.per_hour, "{:,.0f}"), tr("an hour of work"), tr("without pauses")),
            ("seconds", _number(found.seconds, "{:.0f} s"), tr("for one, median"), ""),
            ("agreement", _share(found.agreement), tr("agreement"),
             tr("{agreed} of {compared} blind second looks", agreed=found.agreed, compared=found.compared)),
            ("kappa", _number(found.overall, "{:.2f}"), tr("Cohen's κ with the others"),
             tr("1 is full agreement, 0 is chance")),
            ("overturned", _share(found.overturned_share), tr("overturned"),
             tr("{n} of {decided} with more than one look", n=found.overturned, decided=found.decided)),
        ]
        for i, (key, value, word, more) in enumerate(tiles):
            self._tile(i, key, value, word, more)
        self.pairs.setText(self._table(found, names))

    def _tile(self, place: int, key: str, value: str, word: str, more: str) -> None:
        if key not in self._figures:
            figure, under = QLabel(), QLabel()
            figure.setProperty("role", "counter")
            under.setTextFormat(Qt.TextFormat.RichText)
            under.setWordWrap(True)
            under.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            row, column = divmod(place, 3)
            self._grid.addWidget(figure, row * 2, column)
            self._grid.addWidget(under, row * 2 + 1, column, Qt.AlignmentFlag.AlignTop)
            self._figures[key] = figure, under
        figure, under = self._figures[key]
        figure.setText(value)
        under.setText(f"{escape(word)}<br><span style='color: {self._theme.muted}; font-size: {self._theme.small}px'>"
                      f"{escape(more)}</span>")

    def _table(self, found: Statistics, names: dict[str, str]) -> str:
        muted, pad = self._theme.muted, self._theme.pad * 2
        rows = [(fact_word(fact), f"{found.facts[fact.value]:,}") for fact in Fact if found.facts.get(fact.value)]
        rows += [(tr("κ with {name}", name=names.get(by, by)), "—" if value is None else f"{value:.2f}")
                 for by, value in found.kappa.items()]
        return "<table>" + "".join(
            f"<tr><td style='color: {muted}; padding-right: {pad}px'>{escape(word)}</td><td>{escape(value)}</td></tr>"
            for word, value in rows) + "</table>"


def _share(value: float | None) -> str:
    return "—" if value is None else f"{value:.0%}"


def _number(value: float | None, form: str) -> str:
    return "—" if value is None else form.format(value)
